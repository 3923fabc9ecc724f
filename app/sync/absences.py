"""Records that a list no longer has: each is asked for by its own address before it counts as deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Connection

from app.delivery.outbox import enqueue
from app.model.records import RecordKind, Unreadable
from app.sync import guard, ledger, presence
from app.sync.deletions import missing
from app.sync.departures import mattering
from app.sync.feeds import load_feed
from app.sync.intake import Intake

MOST_CONFIRMED = 50
"""Records that are asked for by their own address in one go; the others are found again."""


@dataclass(frozen=True, slots=True)
class Absences:
    """Deals with absent records of one connection."""

    intake: Intake
    moved: Callable[[int], None] = lambda _: None
    """Called after a commit with how many deliveries were queued."""

    async def by_total(self, kind: RecordKind, total: int) -> None:
        """Find what is missing where the store counts fewer records than are known to be there."""
        intake, scope_id = self.intake, self.intake.detector().scope_id
        feed = await intake.database.read(lambda c: load_feed(c, intake.connection_id, kind))
        known = await intake.database.read(lambda c: presence.count(c, scope_id, kind))
        lacking = known + feed.surplus - total
        if lacking <= 0:
            return
        everything = await intake.database.read(lambda c: presence.everything(c, scope_id, kind))
        if total == 0:
            # An empty list is believed of no store: its records are asked one by one, a few at a time.
            found: Sequence[int] = everything[: guard.allowance(known) + 1]
        elif feed.surplus:
            return  # places are not what they seem; comparing everything finds it
        else:
            found = await missing(everything, lacking, partial(intake.source.ids, kind), intake.source.per_page)
        await self.confirm(kind, found, unseen=max(0, lacking - len(found)))

    async def within(self, kind: RecordKind, stretch: tuple[int, int | None], there: Sequence[int]) -> list[int]:
        """Return the known ids in a stretch of the list that has only these."""
        scope_id = self.intake.detector().scope_id
        known = await self.intake.database.read(lambda c: presence.between(c, scope_id, kind, *stretch))
        present = set(there)
        return [one for one in known if one not in present]

    async def confirm(self, kind: RecordKind, absent: Sequence[int], *, unseen: int) -> None:
        """Ask for records by their own addresses and take in what became of them.

        `unseen` more records are missing by the store's count: many at once are held until a person agrees.
        """
        if not absent:
            return
        intake, detector = self.intake, self.intake.detector()
        matter = await intake.database.read(lambda c: mattering(c, detector, kind, absent))
        asked = matter[:MOST_CONFIRMED]
        gone = [one for one in absent if one not in set(matter)]
        here: list[Any] = []
        for number in asked:
            record = await intake.source.get(kind, number)
            if record is None:
                gone.append(number)
            elif not isinstance(record, Unreadable):
                here.append(record)
        if here:
            self.moved(await intake.take(kind, here))
        if gone:
            await self._gone(kind, gone, unseen + len(matter) - len(asked))

    async def _gone(self, kind: RecordKind, gone: Sequence[int], unseen: int) -> None:
        """Settle what is gone; an order that is gone changes what its buyer's record says."""
        intake, detector = self.intake, self.intake.detector()
        buyers: Sequence[Any] = ()
        if kind is RecordKind.ORDER:
            persons = await intake.database.read(lambda c: ledger.persons_of(c, detector.scope_id, gone))
            buyers = await intake.refresh(persons)

        def work(connection: Connection) -> int:
            queued = guard.settle(connection, intake.connection_id, detector, kind, gone, unseen=unseen)
            entries = detector.customers(connection, buyers)
            return queued + enqueue(connection, intake.connection_id, detector.scope_id, entries, detector.now)

        self.moved(await intake.database.write(work))
