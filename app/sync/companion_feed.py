"""From the companion's events to deliveries, by the same paths as polling.

An event of a record says what to look at: the record is read by its id and taken in as a poll takes it in, so that
digests and keys are those of every other way to notice the change. An event of a cart or a checkout carries its facts.
Events are taken in in their order, a run of one kind at a time; each run's deliveries and the place in the feed are one
commit, so that a page that is interrupted goes on behind its last run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from app.delivery.outbox import Entry, enqueue
from app.model.api import SyncState
from app.model.changes import Change
from app.model.records import GuestBuyer, Order, RecordKind, Unreadable
from app.stores.companion import FeedEvent
from app.sync import ledger
from app.sync.absences import Absences
from app.sync.carts import shopping
from app.sync.checkpoints import load_sync
from app.sync.companion_cursor import move_cursor
from app.sync.detection import Detector
from app.sync.feeds import load_feeds, wanted
from app.sync.intake import Intake
from app.sync.life_cycle import AGAIN
from app.sync.writings import authors, written

STATUS = "order.status"
KINDS = {"product": RecordKind.PRODUCT, "customer": RecordKind.CUSTOMER, "order": RecordKind.ORDER}
"""The kind of record by the first word of an event's type."""


def kind_of(event: FeedEvent) -> RecordKind | None:
    """Return the kind of record that an event is about, or None."""
    return KINDS.get(event.type.partition(".")[0]) if event.record_id else None


def runs(events: Sequence[FeedEvent]) -> Iterator[tuple[RecordKind | None, list[FeedEvent]]]:
    """Yield neighbouring events of one kind together."""
    for kind, found in groupby(events, kind_of):
        yield kind, list(found)


@dataclass(slots=True)
class FeedIntake:
    """Takes in one page of the feed. `take_in` may be cancelled anywhere, and loses and doubles nothing."""

    intake: Intake
    _read: dict[tuple[RecordKind, int], Any] = field(default_factory=dict)
    """Records of this page that were read already."""
    queued: int = 0

    async def take_in(self, events: Sequence[FeedEvent], *, with_records: bool) -> int:
        """Take events in and return how many deliveries were queued.

        `with_records` is False while something else reads the whole store: what events tell of records is then left
        to it, for two readers would overtake each other. Raises ProblemError where the store cannot be read.
        """
        followed = await self._followed() if with_records else set()
        for told_of, run in runs(events):
            kind = self._people_kind if told_of is RecordKind.CUSTOMER else told_of
            if kind in followed:
                await self._records(kind, run)
            else:
                await self._facts(run)
        return self.queued

    async def _followed(self) -> set[RecordKind]:
        """Return the kinds whose past was begun to be read; until then a change is found by that."""
        intake = self.intake
        if not intake.settings.woocommerce:
            sync = await intake.database.read(lambda c: load_sync(c, intake.connection_id))
            read = sync is not None and (sync.pass_number > 1 or sync.state is SyncState.DONE)
            return {RecordKind.USER} if read and intake.settings.send_customers else set()
        feeds = await intake.database.read(lambda c: load_feeds(c, intake.connection_id))
        return {kind for kind in wanted(intake.settings) if feeds[kind].followed_since is not None}

    # -- records ---------------------------------------------------------------------------------

    async def _records(self, kind: RecordKind, run: Sequence[FeedEvent]) -> None:
        """Read the records of a run and take them in; those that are gone are dealt with first, with their guards."""
        numbers = list(dict.fromkeys(event.record_id for event in run))
        found = [await self._get(kind, number) for number in numbers]
        gone = [number for number, record in zip(numbers, found, strict=True) if record is None]
        if kind is not RecordKind.USER:  # of users that are gone nothing is told: only a shop's list is complete
            await Absences(self.intake, self._count).confirm(kind, gone, unseen=0)
        unreadable = [record for record in found if isinstance(record, Unreadable)]
        records = [record for record in found if record is not None and not isinstance(record, Unreadable)]
        if kind is RecordKind.ORDER:
            for passed in await self._passed(records, run):
                self._count(await self.intake.take(kind, [passed]))
        there = [record.id for record in records]
        self._count(
            await self.intake.take(kind, records, ids=there, unreadable=unreadable, also=lambda c: self._move(c, run))
        )

    async def _get(self, kind: RecordKind, number: int) -> Any:
        if (kind, number) not in self._read:
            self._read[kind, number] = await self.intake.source.get(kind, number)
        return self._read[kind, number]

    async def _passed(self, orders: Sequence[Order], run: Sequence[FeedEvent]) -> list[Order]:
        """Return orders as they were in statuses that they have left since, where those were never told.

        A status that was told before may be the very same entry, seen by polling: it is left alone.
        """
        intake, by_id = self.intake, {order.id: order for order in orders}
        scope_id = intake.detector().scope_id
        before = await intake.database.read(lambda c: ledger.known(c, scope_id, list(by_id)))
        passed: list[Order] = []
        for event in run:
            order, status = by_id.get(event.record_id), str(event.facts.get("to", ""))
            if order is None or event.type != STATUS or status == order.status or status not in AGAIN:
                continue
            told = before[order.id].told if order.id in before else []
            if not any(one.startswith(f"{AGAIN[status][0]}:") for one in told):
                passed.append(order.model_copy(update={"status": status, "modified_at": event.at, "refunds": ()}))
        return passed

    # -- what carries its facts ------------------------------------------------------------------

    async def _facts(self, run: Sequence[FeedEvent]) -> None:
        changes = [change for event in run for change in shopping(event)]
        accounts = {change.cart.customer_id for change in changes if change.cart is not None}
        await self._people(accounts - {0} | authors(run))
        intake, detector = self.intake, self.intake.detector()

        def work(connection: Connection) -> int:
            entries = [*behaviour(connection, detector, changes), *written(connection, detector, run)]
            self._move(connection, run)
            return enqueue(connection, intake.connection_id, detector.scope_id, entries, detector.now)

        self._count(await intake.database.write(work))

    async def _people(self, numbers: set[int]) -> None:
        """Read the accounts of those who were signed in, whose records go before what they did."""
        if not numbers or not self.intake.settings.send_customers:
            return
        kind = self._people_kind
        if kind is RecordKind.USER and kind not in await self._followed():
            return  # whoever is not known before everybody was read would be taken for newly registered
        records = [await self._get(kind, number) for number in sorted(numbers)]
        there = [one for one in records if one is not None and not isinstance(one, Unreadable)]
        self._count(await self.intake.take(kind, there))

    @property
    def _people_kind(self) -> RecordKind:
        """What accounts are here: customers of a shop, or users of a site without one."""
        return RecordKind.CUSTOMER if self.intake.settings.woocommerce else RecordKind.USER

    def _move(self, connection: Connection, run: Sequence[FeedEvent]) -> None:
        move_cursor(connection, self.intake.connection_id, run[-1].id, run[-1].at)

    def _count(self, queued: int) -> None:
        self.queued += queued


def behaviour(connection: Connection, detector: Detector, changes: Sequence[Change]) -> list[Entry]:
    """Return the entries for what shoppers did before they bought, each behind the shopper's own record.

    Without a record, an event would subscribe them at the platform. What the platform does not take, or the shopper's
    consent does not allow, leaves no trace of the person.
    """
    entries: list[Entry] = []
    for change in changes:
        person = detector.hasher.person(change.email)
        event = detector.event(change, RecordKind.ORDER, person)
        if event:
            entries += detector.stranger(connection, GuestBuyer(email=change.email), person)
        entries += event
    return entries
