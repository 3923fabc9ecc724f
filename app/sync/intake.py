"""Takes in what was read while a store is followed: a page becomes deliveries in one commit with how far it came."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Connection

from app.delivery.outbox import Entry, enqueue
from app.model.records import Customer, Order, RecordKind, Unreadable
from app.model.settings import ConnectionSettings
from app.model.store import Cursor
from app.storage.database import Database
from app.sync import audience, checkouts, ledger, presence
from app.sync.detection import Detector
from app.sync.feeds import load_feeds, since_of
from app.sync.initial import ReadPage
from app.sync.unreadable import enter, take_back


class Followed(Protocol):
    """The store that is followed: stores.follower.Follower."""

    @property
    def per_page(self) -> int:
        """How many records one request brings."""

    @property
    def requests(self) -> int:
        """How many requests were sent so far."""

    def forget(self) -> None:
        """Ask anew what was learnt of the store's lists."""

    def changed(
        self, kind: RecordKind, after: datetime, before: datetime, cursor: Cursor | None = None
    ) -> AsyncGenerator[ReadPage]:
        """Yield what was modified between two times."""

    async def part(self, kind: RecordKind, offset: int, affordable: int | None = None) -> ReadPage:
        """Return the records from one place of the list on."""

    async def ids(self, kind: RecordKind, offset: int, count: int) -> list[int]:
        """Return the ids at some places of the list."""

    async def some(self, kind: RecordKind, numbers: Sequence[int]) -> Sequence[Any]:
        """Return those of some records that are there."""

    async def get(self, kind: RecordKind, number: int) -> Any:
        """Return one record, or None where there is none."""


@dataclass(frozen=True, slots=True)
class Intake:
    """Takes in pages of one connection."""

    connection_id: int
    source: Followed
    detector: Callable[[], Detector]
    settings: ConnectionSettings
    database: Database

    async def take(
        self,
        kind: RecordKind,
        records: Sequence[Any],
        *,
        ids: Iterable[int] = (),
        unreadable: Sequence[Unreadable] = (),
        also: Callable[[Connection], None] = lambda _: None,
    ) -> int:
        """Take records in, and what `also` writes, in one commit; return how many deliveries were queued.

        Customers whose totals change with the orders are read first, so that they are sent with the right ones.
        """
        made = self.detector()
        buyers = await self._buyers(made, records) if kind is RecordKind.ORDER else []

        def work(connection: Connection) -> int:
            detector = replace(made, since=since_of(load_feeds(connection, self.connection_id)))
            presence.note(connection, detector.scope_id, kind, ids)
            entries = self._entries(connection, detector, kind, records, buyers)
            queued = enqueue(connection, self.connection_id, detector.scope_id, entries, detector.now)
            take_back(connection, self.connection_id, kind, [str(one.id) for one in records], detector)
            enter(connection, self.connection_id, detector, unreadable)
            also(connection)
            return queued

        return await self.database.write(work)

    async def refresh(self, persons: set[bytes]) -> Sequence[Customer]:
        """Read the customers that these persons are, as the store has them now."""
        if not self.settings.send_customers or not persons:
            return []
        detector = self.detector()
        found = await self.database.read(lambda c: detector.accounts(c, persons))
        numbers = sorted({one for several in found.values() for one in several})
        return await self.source.some(RecordKind.CUSTOMER, numbers) if numbers else []

    async def _buyers(self, detector: Detector, orders: Sequence[Order]) -> Sequence[Customer]:
        if not self.settings.send_customers:
            return []
        numbers = await self.database.read(lambda c: _concerned(c, detector, orders))
        return await self.source.some(RecordKind.CUSTOMER, numbers) if numbers else []

    def _entries(
        self,
        connection: Connection,
        detector: Detector,
        kind: RecordKind,
        records: Sequence[Any],
        buyers: Sequence[Customer],
    ) -> list[Entry]:
        if kind is RecordKind.PRODUCT:
            return detector.products(connection, records)
        if kind is RecordKind.CUSTOMER:
            return detector.customers(connection, records)
        if kind is RecordKind.USER:
            return audience.users(detector, connection, records)
        ledger.enter(connection, detector.scope_id, detector.hasher, records, {})
        entries = detector.customers(connection, buyers)
        if self.settings.send_orders:
            checkouts.note(connection, detector, records)
            entries += detector.orders(connection, records)
        return entries


def _concerned(connection: Connection, detector: Detector, orders: Sequence[Order]) -> list[int]:
    """Return the customers to be read along with orders: those whose totals change, and buyers not known yet."""
    persons = ledger.affected(connection, detector.scope_id, detector.hasher, orders)
    found = {one for several in detector.accounts(connection, persons).values() for one in several}
    before = ledger.known(connection, detector.scope_id, [order.id for order in orders])
    fresh = {order.customer_id for order in orders if order.customer_id and order.id not in before}
    known = detector.known(connection, RecordKind.CUSTOMER, [str(one) for one in fresh])
    return sorted(found | {one for one in fresh if str(one) not in known})
