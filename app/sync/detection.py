"""Finds what changed: records as read from the store become outbox entries, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert

from app.delivery.identity import event_key, record_line, upsert_key
from app.delivery.outbox import Entry
from app.model.changes import Change, ChangeKind, PersonTotals
from app.model.deliveries import Lane
from app.model.records import AnyRecord, Customer, GuestBuyer, Order, Product, RecordKind
from app.model.settings import ConnectionSettings, PastOrders
from app.platforms.protocol import Platform, Span, StoreProfile
from app.storage.hashing import Hasher
from app.storage.schema import records
from app.stores.consent import subscription
from app.stores.orders import buyer_of
from app.sync import ledger
from app.sync.life_cycle import NO_NEWS, Happening, happened_within, happenings, placed
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
    person: bytes | None = None
    profile: bytes | None = None
    """Of a customer: the digest without what the orders add to it; None where it was not kept yet."""


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
    since: Mapping[RecordKind, datetime] = field(default_factory=dict)
    """The store's time from which each kind is followed: what happened before is its past, whenever it is found."""
    lane: Lane = Lane.HISTORY
    """Whether new states of records go ahead of history, as a poll's few do."""
    again: Span | None = None
    """What happened to orders within it is told once more, whether or not it was noted."""

    def products(self, connection: Connection, products: Sequence[Product]) -> list[Entry]:
        """Return the entries for products: published ones that are new or differ, known ones that no longer are."""
        known = self.known(connection, RecordKind.PRODUCT, [str(one.id) for one in products])
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
        known = self.known(connection, RecordKind.CUSTOMER, [str(one.id) for one in people])
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
            entries += self._profile(connection, change, customer, person, before)
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
            fresh = self._happenings(order, row)
            told[order.id] = list(dict.fromkeys([*(row.told if row else []), *(one.occurrence for one in fresh)]))
            for one in filter(partial(self._wanted, order, row), fresh):
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
                    history=self._is_past(one, row),
                )
                entries += self.event(change, RecordKind.ORDER, person)
        ledger.enter(connection, self.scope_id, self.hasher, orders, told)
        return entries

    def _happenings(self, order: Order, row: ledger.LedgerRow | None) -> list[Happening]:
        fresh = happenings(order, row)
        if self.again is None:
            return fresh
        known = {one.occurrence for one in fresh}
        return [*fresh, *(one for one in happened_within(order, self.again) if one.occurrence not in known)]

    def _is_past(self, one: Happening, row: ledger.LedgerRow | None) -> bool:
        """Tell whether something belongs to the store's past rather than to what happened since it is followed.

        An order of which something was told is known: what is new of it is news. Another's story began before it
        was followed, as where past orders are read late because they were not to be sent at first.
        """
        since = self.since.get(RecordKind.ORDER)
        if self.reading is Reading.NEWS and (since is None or (row is not None and row.told)):
            return False
        return since is None or one.at is None or one.at < since

    def _wanted(self, order: Order, row: ledger.LedgerRow | None, one: Happening) -> bool:
        """Tell whether something is to be delivered: news always, the past by the user's choice."""
        if not self._is_past(one, row):
            return True
        if one.change in NO_NEWS:
            return False
        if self.settings.past_orders is PastOrders.NONE:
            return False
        since = self.settings.past_orders_since
        if self.settings.past_orders is PastOrders.SINCE and since is not None and order.created_at is not None:
            return order.created_at.date() >= since
        return True

    def guest(
        self,
        connection: Connection,
        guest: GuestBuyer,
        person: bytes,
        before: Known | None = None,
        totals: PersonTotals | None = None,
    ) -> list[Entry]:
        """Return the entry for somebody without an account, if new or different."""
        change = self._guest_saved(guest, totals or PersonTotals())
        return self._upsert(connection, change, RecordKind.GUEST, person.hex(), person, before)

    def stranger(self, connection: Connection, guest: GuestBuyer, person: bytes) -> list[Entry]:
        """Return the record of somebody without whom an event of ours would be one of nobody.

        It goes also where the store tells of people by itself: of this one it may have told nothing.
        """
        if not self.settings.send_customers or self.is_known(connection, person):
            return []
        totals = ledger.totals(connection, self.scope_id, [person], self.profile.currency).get(person, PersonTotals())
        change = self._guest_saved(guest, totals).model_copy(update={"history": True})
        before = self.known(connection, RecordKind.GUEST, [person.hex()]).get(person.hex())
        return self._upsert(connection, change, RecordKind.GUEST, person.hex(), person, before)

    def _guest_saved(self, guest: GuestBuyer, totals: PersonTotals) -> Change:
        return Change(
            kind=ChangeKind.GUEST_SAVED,
            record=guest,
            record_id=guest.email,
            email=guest.email,
            occurrence="",
            subscription=subscription(guest.consent_meta, self.settings.consent_meta_key),
            totals=totals,
            history=self.reading is Reading.PAST,
        )

    def forget_guests(self, connection: Connection, persons: Sequence[bytes]) -> None:
        """These persons went at the platform with their accounts: as buyers they are to be sent anew."""
        r = records.c
        for start in range(0, len(persons), CHUNK):
            mine = (r.scope_id == self.scope_id, r.kind == RecordKind.GUEST.value)
            those = r.person.in_(persons[start : start + CHUNK])
            connection.execute(update(records).where(*mine, those).values(state="gone"))

    def is_known(self, connection: Connection, person: bytes) -> bool:
        """Tell whether the platform has a record of a person from us, or will have before what is queued now."""
        r = records.c
        mine = (r.scope_id == self.scope_id, r.person == person, r.state == "present")
        return connection.execute(select(r.kind).where(*mine).limit(1)).first() is not None

    def accounts(self, connection: Connection, persons: Iterable[bytes]) -> dict[bytes, list[int]]:
        """Return the ids of the customers that these persons have."""
        r = records.c
        found: dict[bytes, list[int]] = {}
        listed = list(persons)
        for start in range(0, len(listed), CHUNK):
            asked = select(r.person, r.record_id).where(
                r.scope_id == self.scope_id,
                r.kind == RecordKind.CUSTOMER.value,
                r.state == "present",
                r.person.in_(listed[start : start + CHUNK]),
            )
            for row in connection.execute(asked):
                found.setdefault(row.person, []).append(int(row.record_id))
        return found

    # -- entries ---------------------------------------------------------------------------------

    def event(self, change: Change, kind: RecordKind, person: bytes) -> list[Entry]:
        """Return the entry of a life-cycle event, in the line of its person."""
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
        known = Known(digest, revision, self.generation, "present", person, before.profile if before else None)
        self.remember(connection, kind, record_id, known)
        if body is None:
            return []
        line = person or record_line(kind.value, record_id)
        moved = before.person if before is not None and before.person != person else None
        if moved is not None:
            # The platform may have taken the old address along to the new one; whoever bought with it is sent anew.
            self.forget_guests(connection, [moved])
        summary = summary_of(change)
        return [Entry(key, change.kind, kind, record_id, person, line, self.lane, body, summary, after_line=moved)]

    def _profile(
        self, connection: Connection, change: Change, customer: Customer, person: bytes, before: Known | None
    ) -> list[Entry]:
        """Return the event of a registration or of a changed profile; an order alone changes nobody's profile."""
        plain = self.platform.prepare(change.model_copy(update={"totals": None}), "", self.profile)
        profile = self.hasher.digest(plain)
        if plain is None or (before is not None and before.profile == profile):
            return []
        mine = (records.c.scope_id == self.scope_id, records.c.kind == RecordKind.CUSTOMER.value)
        connection.execute(
            update(records).where(*mine, records.c.record_id == change.record_id).values(profile=profile)
        )
        since = self.since.get(RecordKind.CUSTOMER)
        if before is None and since is not None and customer.created_at is not None and customer.created_at >= since:
            kind, occurrence, at = ChangeKind.CUSTOMER_CREATED, "created:1", customer.created_at
        elif before is not None and before.profile is not None and self.reading is Reading.NEWS:
            at = customer.modified_at or self.now
            kind, occurrence = ChangeKind.CUSTOMER_UPDATED, f"updated:{at.isoformat()}"
        else:
            return []
        told = change.model_copy(update={"kind": kind, "occurrence": occurrence, "occurred_at": at, "history": False})
        return self.event(told, RecordKind.CUSTOMER, person)

    def _product_left(self, connection: Connection, product: Product, before: Known) -> list[Entry]:
        """A known product is no longer published: at the platform it is to be deleted."""
        what, kind = ChangeKind.PRODUCT_DELETED, RecordKind.PRODUCT
        return self.deletion(connection, what, kind, str(product.id), before, "trashed", product)

    def deletion(
        self,
        connection: Connection,
        what: ChangeKind,
        kind: RecordKind,
        record_id: str,
        before: Known,
        state: str,
        record: AnyRecord | None = None,
    ) -> list[Entry]:
        """Return the entry that deletes a record at the platform, and remember it as `state`: trashed or gone."""
        revision = before.revision + 1
        change = Change(kind=what, record_id=record_id, occurrence=str(revision), occurred_at=self.now)
        key = upsert_key(
            self.scope, change.kind, record_id, generation=before.generation, revision=revision, digest=before.digest
        )
        body = self.platform.prepare(change, key, self.profile)
        self.remember(connection, kind, record_id, replace(before, revision=revision, state=state))
        if body is None:
            return []
        line = before.person or record_line(kind.value, record_id)
        summary = summary_of(change.model_copy(update={"record": record}))
        return [Entry(key, change.kind, kind, record_id, before.person, line, Lane.LIVE, body, summary)]

    # -- the records table -----------------------------------------------------------------------

    def known(self, connection: Connection, kind: RecordKind, ids: Iterable[str]) -> dict[str, Known]:
        """Return what the records table has of these records."""
        r = records.c
        found: dict[str, Known] = {}
        listed = list(ids)
        for start in range(0, len(listed), CHUNK):
            asked = select(r.record_id, r.digest, r.revision, r.generation, r.state, r.person, r.profile).where(
                r.scope_id == self.scope_id, r.kind == kind.value, r.record_id.in_(listed[start : start + CHUNK])
            )
            for row in connection.execute(asked):
                found[row.record_id] = Known(
                    row.digest, row.revision, row.generation, row.state, row.person, row.profile
                )
        return found

    def remember(self, connection: Connection, kind: RecordKind, record_id: str, known: Known) -> None:
        """Write down what is known of a record from now on."""
        values: dict[str, Any] = {
            "digest": known.digest,
            "revision": known.revision,
            "generation": known.generation,
            "state": known.state,
            "person": known.person,
            "profile": known.profile,
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
        self._customers = detector.accounts(connection, persons)
        self._known = detector.known(connection, RecordKind.GUEST, [person.hex() for person in persons])
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
        current = before is not None and before.state == "present" and before.generation == self._detector.generation
        if current and self._newest.get(person) != order.id:
            return []
        guest = buyer_of(order)
        if guest is None:
            return []
        entries = self._detector.guest(self._connection, guest, person, before, self.totals.get(person))
        self._known |= self._detector.known(self._connection, RecordKind.GUEST, [person.hex()])
        return entries
