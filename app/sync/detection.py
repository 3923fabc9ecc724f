"""Finds what changed: records as read from the store become outbox entries, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from app.delivery.identity import event_key, upsert_key
from app.delivery.outbox import Entry
from app.model.changes import Change, ChangeKind, PersonTotals
from app.model.deliveries import Lane
from app.model.records import AnyRecord, Customer, GuestBuyer, Order, Product, RecordKind
from app.model.settings import ConnectionSettings, PastOrders
from app.platforms.protocol import Platform, StoreProfile
from app.storage.hashing import Hasher
from app.storage.schema import records
from app.stores.consent import subscription
from app.stores.orders import buyer_of
from app.sync import ledger
from app.sync.life_cycle import NO_NEWS, Happening, happenings, placed
from app.sync.summary import summary_of

HISTORY_AFTER = timedelta(hours=1)
STAFF = frozenset({"administrator", "editor", "author", "contributor", "shop_manager"})
"""People who run the site; they are customers only once they buy (their orders make them buyers)."""
CHUNK = 400


class Reading(StrEnum):
    """What a pass means by what it finds."""

    PAST = "past"
    """The store's history: an order that waits or failed long ago is no news."""
    NEWS = "news"
    """What happened since the pass before."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the records table has of a record."""

    digest: bytes
    revision: int
    generation: int
    state: str


@dataclass(frozen=True, slots=True)
class Detector:
    """Compares records with what was seen of them before. Holds no state of its own."""

    scope: str
    scope_id: int
    generation: int
    platform: Platform
    profile: StoreProfile
    settings: ConnectionSettings
    hasher: Hasher
    reading: Reading
    now: datetime

    def products(self, connection: Connection, products: Sequence[Product]) -> list[Entry]:
        """Return the entries for products: published ones that are new or differ, known ones that no longer are."""
        known = self._known(connection, RecordKind.PRODUCT, [str(one.id) for one in products])
        entries: list[Entry] = []
        for product in products:
            before = known.get(str(product.id))
            if product.published:
                change = Change(
                    kind=ChangeKind.PRODUCT_SAVED,
                    record=product,
                    record_id=str(product.id),
                    occurrence="",
                    history=self.reading is Reading.PAST,
                )
                entries += self._upsert(connection, change, RecordKind.PRODUCT, str(product.id), None, before)
            elif before is not None and before.state == "present":
                entries += self._product_left(connection, product, before)
        return entries

    def customers(self, connection: Connection, customers: Sequence[Customer]) -> list[Entry]:
        """Return the entries for customers with a usable address that are new or differ."""
        people = [one for one in customers if one.email and one.role not in STAFF]
        hashes = {one.id: self.hasher.person(one.email) for one in people}
        known = self._known(connection, RecordKind.CUSTOMER, [str(one.id) for one in people])
        totals = ledger.totals(connection, self.scope_id, list(set(hashes.values())), self.profile.currency)
        entries: list[Entry] = []
        for customer in people:
            person = hashes[customer.id]
            change = Change(
                kind=ChangeKind.CUSTOMER_SAVED,
                record=customer,
                record_id=str(customer.id),
                email=customer.email,
                occurrence="",
                subscription=subscription(customer.consent_meta, self.settings.consent_meta_key),
                totals=totals.get(person, PersonTotals()),
                history=self.reading is Reading.PAST,
            )
            before = known.get(str(customer.id))
            entries += self._upsert(connection, change, RecordKind.CUSTOMER, str(customer.id), person, before)
        return entries

    def orders(self, connection: Connection, orders: Sequence[Order]) -> list[Entry]:
        """Return the entries for orders, each behind its buyer's record, and enter them in the ledger."""
        before = ledger.known(connection, self.scope_id, [order.id for order in orders])
        persons = {order.id: self.hasher.person(order.email) for order in orders if order.email}
        ledger.enter(connection, self.scope_id, self.hasher, orders, {})
        buyers = _Buyers(self, connection, list(set(persons.values())))
        told: dict[int, list[str]] = {}
        entries: list[Entry] = []
        for order in orders:
            row = before.get(order.id)
            person = persons.get(order.id)
            if person is not None and order.status not in ledger.NO_ORDER:
                entries += buyers.record(order, person)
            if person is None:
                # Nothing counts as told while there is nobody to tell it of: staff may add the address later.
                told[order.id] = list(row.told) if row else []
                continue
            fresh = happenings(order, row)
            told[order.id] = [*(row.told if row else []), *(one.occurrence for one in fresh)]
            for one in filter(partial(self._wanted, order), fresh):
                change = Change(
                    kind=one.change,
                    record=order,
                    record_id=str(order.id),
                    email=order.email,
                    occurred_at=one.at,
                    occurrence=one.occurrence,
                    totals=buyers.totals.get(person),
                    placed=placed(order) or any(name.startswith("placed:") for name in told[order.id]),
                    refund_id=one.refund_id,
                    refunded_total=one.refunded_total,
                    history=self.reading is Reading.PAST,
                )
                entries += self._event(change, RecordKind.ORDER, person)
        ledger.enter(connection, self.scope_id, self.hasher, orders, told)
        return entries

    def _wanted(self, order: Order, one: Happening) -> bool:
        """Tell whether something is to be delivered: news always, the past by the user's choice."""
        if self.reading is Reading.NEWS:
            return True
        if one.change in NO_NEWS:
            return False
        if self.settings.past_orders is PastOrders.NONE:
            return False
        since = self.settings.past_orders_since
        if self.settings.past_orders is PastOrders.SINCE and since is not None and order.created_at is not None:
            return order.created_at.date() >= since
        return True

    # -- entries ---------------------------------------------------------------------------------

    def _event(self, change: Change, kind: RecordKind, person: bytes) -> list[Entry]:
        key = event_key(self.scope, change.kind, change.record_id, change.occurrence)
        body = self.platform.prepare(change, key, self.profile)
        if body is None:
            return []
        old = change.occurred_at is None or self.now - change.occurred_at > HISTORY_AFTER
        lane = Lane.HISTORY if old else Lane.LIVE
        return [
            Entry(
                key,
                change.kind,
                kind,
                change.record_id,
                person,
                person,
                lane,
                body,
                summary_of(change),
                change.occurred_at,
            )
        ]

    def _upsert(
        self,
        connection: Connection,
        change: Change,
        kind: RecordKind,
        record_id: str,
        person: bytes | None,
        before: Known | None,
    ) -> list[Entry]:
        """Return an entry if the record is new, differs, came back, or everything is to be sent again."""
        if before is not None and before.generation != self.generation:
            # Sent again deliberately: as the past is, also where the store delivers what is new by itself.
            change = change.model_copy(update={"history": True})
        plain = self.platform.prepare(change, "", self.profile)
        if plain is None:
            return []
        digest = self.hasher.digest(plain)
        if (
            before is not None
            and before.digest == digest
            and before.state == "present"
            and before.generation == self.generation
        ):
            return []
        revision = 1 if before is None else before.revision + 1
        key = upsert_key(
            self.scope, change.kind, change.record_id, generation=self.generation, revision=revision, digest=digest
        )
        change = change.model_copy(update={"first_seen": before is None, "occurrence": str(revision)})
        body = self.platform.prepare(change, key, self.profile)
        self._remember(connection, kind, record_id, Known(digest, revision, self.generation, "present"), person)
        if body is None:
            return []
        line = person or self.hasher.line(kind.value, record_id)
        return [Entry(key, change.kind, kind, record_id, person, line, Lane.HISTORY, body, summary_of(change))]

    def _product_left(self, connection: Connection, product: Product, before: Known) -> list[Entry]:
        """A known product is no longer published: at the platform it is to be deleted."""
        record_id, revision = str(product.id), before.revision + 1
        change = Change(
            kind=ChangeKind.PRODUCT_DELETED, record_id=record_id, occurrence=str(revision), occurred_at=self.now
        )
        key = upsert_key(
            self.scope, change.kind, record_id, generation=before.generation, revision=revision, digest=before.digest
        )
        body = self.platform.prepare(change, key, self.profile)
        gone = Known(before.digest, revision, before.generation, "trashed")
        self._remember(connection, RecordKind.PRODUCT, record_id, gone, None)
        if body is None:
            return []
        line = self.hasher.line(RecordKind.PRODUCT.value, record_id)
        summary = summary_of(change.model_copy(update={"record": product}))
        return [Entry(key, change.kind, RecordKind.PRODUCT, record_id, None, line, Lane.LIVE, body, summary)]

    # -- the records table -----------------------------------------------------------------------

    def _known(self, connection: Connection, kind: RecordKind, ids: Iterable[str]) -> dict[str, Known]:
        r = records.c
        found: dict[str, Known] = {}
        listed = list(ids)
        for start in range(0, len(listed), CHUNK):
            asked = select(r.record_id, r.digest, r.revision, r.generation, r.state).where(
                r.scope_id == self.scope_id, r.kind == kind.value, r.record_id.in_(listed[start : start + CHUNK])
            )
            for row in connection.execute(asked):
                found[row.record_id] = Known(row.digest, row.revision, row.generation, row.state)
        return found

    def _remember(
        self, connection: Connection, kind: RecordKind, record_id: str, known: Known, person: bytes | None
    ) -> None:
        values: dict[str, Any] = {
            "digest": known.digest,
            "revision": known.revision,
            "generation": known.generation,
            "state": known.state,
            "person": person,
        }
        identity = {"scope_id": self.scope_id, "kind": kind.value, "record_id": record_id}
        connection.execute(
            insert(records)
            .values(**identity, **values)
            .on_conflict_do_update(["scope_id", "kind", "record_id"], set_=values)
        )


class _Buyers:
    """The buyers of one page of orders: who has a record of their own, and who becomes a guest buyer."""

    def __init__(self, detector: Detector, connection: Connection, persons: list[bytes]) -> None:
        self._detector = detector
        self._connection = connection
        self._customers = self._with_account(persons)
        self._known = detector._known(connection, RecordKind.GUEST, [person.hex() for person in persons])
        self._newest = ledger.newest_orders(connection, detector.scope_id, persons)
        self.totals = ledger.totals(connection, detector.scope_id, persons, detector.profile.currency)

    def record(self, order: Order, person: bytes) -> list[Entry]:
        """Return the buyer's entry where one is due.

        A buyer who was never seen, or is to be sent again, needs a record before any event; after that the
        details of the newest order count, so that reading the same orders again finds no change.
        """
        if person in self._customers or not self._detector.settings.send_customers:
            return []
        before = self._known.get(person.hex())
        current = before is not None and before.generation == self._detector.generation
        if current and self._newest.get(person) != order.id:
            return []
        guest = buyer_of(order)
        if guest is None:
            return []
        entries = self._detector._upsert(
            self._connection, self._change(guest, person), RecordKind.GUEST, person.hex(), person, before
        )
        self._known |= self._detector._known(self._connection, RecordKind.GUEST, [person.hex()])
        return entries

    def _change(self, guest: GuestBuyer, person: bytes) -> Change:
        record: AnyRecord = guest
        return Change(
            kind=ChangeKind.GUEST_SAVED,
            record=record,
            record_id=guest.email,
            email=guest.email,
            occurrence="",
            subscription=subscription(guest.consent_meta, self._detector.settings.consent_meta_key),
            totals=self.totals.get(person, PersonTotals()),
            history=self._detector.reading is Reading.PAST,
        )

    def _with_account(self, persons: list[bytes]) -> set[bytes]:
        r = records.c
        found: set[bytes] = set()
        for start in range(0, len(persons), CHUNK):
            asked = select(r.person).where(
                r.scope_id == self._detector.scope_id,
                r.kind == RecordKind.CUSTOMER.value,
                r.person.in_(persons[start : start + CHUNK]),
            )
            found.update(self._connection.execute(asked).scalars())
        return found
