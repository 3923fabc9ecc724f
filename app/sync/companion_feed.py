"""From the companion's events to deliveries, by the same paths as polling.

An event of a record says what to look at: the record is read by its id, so that digests and keys are those of every
other way to notice the change. An event of a cart or a checkout carries its facts. The deliveries and the place in the
feed are one commit.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection

from app.delivery.outbox import Entry, enqueue
from app.model.changes import Change
from app.model.records import Customer, Order, Product, RecordKind, Unreadable
from app.stores.companion import FeedEvent
from app.sync import ledger
from app.sync.carts import shopping
from app.sync.companion_cursor import move_cursor
from app.sync.detection import Detector
from app.sync.life_cycle import AGAIN

STATUS = "order.status"
KINDS = {"product": RecordKind.PRODUCT, "customer": RecordKind.CUSTOMER, "order": RecordKind.ORDER}
"""The kind of record by the first word of an event's type."""

MOST_DELETIONS = 20
"""Where more products than this are gone in one page of the feed, a pass looks at all of them, with its guards."""


class RecordSource(Protocol):
    """Where records are read by their id: stores.reader.Reader."""

    async def get(self, kind: RecordKind, number: int) -> Product | Customer | Order | Unreadable | None: ...


@dataclass(slots=True)
class Findings:
    """What a page of the feed led to."""

    events: Sequence[FeedEvent]
    products: list[Product] = field(default_factory=list)
    customers: list[Customer] = field(default_factory=list)
    orders: dict[int, Order] = field(default_factory=dict)
    pass_needed: bool = False
    """Whether something happened that only a look at everything tells."""


async def look(source: RecordSource, events: Sequence[FeedEvent]) -> Findings:
    """Read the records that events are about, each once. Raises ProblemError where the store cannot be read."""
    found = Findings(events)
    gone: list[int] = []
    async for kind, number, record in _records(source, _wanted(events)):
        match record:
            case Product():
                found.products.append(record)
            case Customer():
                found.customers.append(record)
            case Order():
                found.orders[number] = record
            case Unreadable():
                found.pass_needed = True
            case None if kind is RecordKind.PRODUCT:
                gone.append(number)
            case None:
                # Orders and people that are gone for good are found, and guarded, where everything is compared.
                found.pass_needed = True
    if len(gone) > MOST_DELETIONS:
        found.pass_needed = True
    else:
        found.products += [Product(id=number, status="trash", title=f"#{number}") for number in gone]
    return found


def _wanted(events: Sequence[FeedEvent]) -> list[tuple[RecordKind, int]]:
    """Return what to read, in the order of the events: records that something happened to, and shoppers' accounts."""
    wanted: dict[tuple[RecordKind, int], None] = {}
    for event in events:
        kind = KINDS.get(event.type.partition(".")[0])
        if kind is not None and event.record_id:
            wanted[kind, event.record_id] = None
        for change in shopping(event):
            if change.cart is not None and change.cart.customer_id:
                wanted[RecordKind.CUSTOMER, change.cart.customer_id] = None
    return list(wanted)


async def _records(
    source: RecordSource, wanted: Sequence[tuple[RecordKind, int]]
) -> AsyncIterator[tuple[RecordKind, int, Product | Customer | Order | Unreadable | None]]:
    for kind, number in wanted:
        yield kind, number, await source.get(kind, number)


@dataclass(frozen=True, slots=True)
class Intake:
    """Takes findings into the outbox. `since`: from when on the store recorded for us."""

    connection_id: int
    detector: Detector
    since: datetime

    def take_in(self, connection: Connection, found: Findings) -> int:
        """Queue what the events mean and move the place in the feed; return how many deliveries are new."""
        entries = self._entries(connection, found)
        new = enqueue(connection, self.connection_id, self.detector.scope_id, entries, self.detector.now)
        if found.events:
            last = found.events[-1]
            move_cursor(connection, self.connection_id, last.id, last.at)
        return new

    def _entries(self, connection: Connection, found: Findings) -> list[Entry]:
        wanted = self.detector.settings
        entries: list[Entry] = []
        if wanted.send_products:
            entries += self.detector.products(connection, found.products)
        if wanted.send_customers:
            entries += self.detector.customers(connection, found.customers)
        told: set[int] = set()
        for event in found.events:
            order = found.orders.get(event.record_id) if event.type.startswith("order.") else None
            if order is not None and order.id not in told and wanted.send_orders:
                told.add(order.id)
                entries += self._order(connection, order, found.events)
            entries += self._behaviour(connection, shopping(event))
        return entries

    def _behaviour(self, connection: Connection, changes: list[Change]) -> list[Entry]:
        return self.detector.behaviour(connection, changes) if changes else []

    def _order(self, connection: Connection, order: Order, events: Sequence[FeedEvent]) -> list[Entry]:
        """Return the entries of an order: of what it passed through between two looks, and of what it is now."""
        before = ledger.known(connection, self.detector.scope_id, [order.id]).get(order.id)
        told = before.told if before else []
        if not told and order.created_at is not None and order.created_at < self.since:
            # Its story began before; whether and how that is told, the pass over past orders decides.
            return []
        entries: list[Entry] = []
        for event in events:
            if event.type == STATUS and event.record_id == order.id:
                passed = _passed(order, str(event.facts.get("to", "")), event.at, told)
                entries += self.detector.orders(connection, passed)
        return entries + self.detector.orders(connection, [order])


def _passed(order: Order, status: str, at: datetime, told: Sequence[str]) -> list[Order]:
    """Return the order as it was in a status that it has left since, where that was never told of it.

    A status that was told before may be the very same entry, seen by polling: it is left alone.
    """
    if status == order.status or status not in AGAIN:
        return []
    name = AGAIN[status][0]
    if any(one.startswith(f"{name}:") for one in told):
        return []
    return [order.model_copy(update={"status": status, "modified_at": at, "refunds": ()})]
