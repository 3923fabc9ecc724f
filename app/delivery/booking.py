"""Books what became of batches, and chooses what goes next: one commit for all who come while the last one is written.

A commit waits for the disk, and every statement for the interpreter: a few for many batches, in place of a few for
each, are what lets delivery keep up with a platform that holds nobody up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection

from app.delivery.batches import Batch, shift
from app.delivery.choosing import take, take_several
from app.delivery.retry import Backoff
from app.delivery.settlement import Bodies, Conclusion, settle_all
from app.model.clock import Clock
from app.platforms.protocol import Platform
from app.storage.database import Database

CLOCK_SET_BACK = timedelta(seconds=60)
"""What the wall clock may lag behind the steady one before somebody must have set it back."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """When something is chosen, and what is not to be."""

    now: datetime
    closed: frozenset[str]
    """The calls that are paused."""
    set_back: timedelta
    """By how much the wall clock was set back since it was looked at last: negative, or zero."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What somebody comes with: a batch that was sent, and whether he takes another one along."""

    conclusion: Conclusion
    following: Circumstances | None


@dataclass(slots=True)
class Booking:
    """The outbox as the courier of one connection sees it."""

    connection_id: int
    platform: Platform
    database: Database
    clock: Clock
    backoff: Backoff
    bodies: Bodies
    _clocks: tuple[datetime, float] | None = field(default=None, init=False)

    async def take(self, closed: frozenset[str]) -> Batch | datetime | None:
        """Return the next batch, marked as on its way; else when to look again, where that is known."""
        at = self._circumstances(closed)

        def work(connection: Connection) -> Batch | datetime | None:
            self._follow_the_clock(connection, [at])
            return take(connection, self.connection_id, self.platform, at.now, at.closed)

        return await self.database.write(work)

    async def settle(self, conclusion: Conclusion) -> None:
        """Write down what became of a batch."""
        await self.database.write_jointly(self._do, Paper(conclusion, None))

    async def settle_and_take(self, conclusion: Conclusion, closed: frozenset[str]) -> Batch | None:
        """Write down what became of a batch, and return the next one if there is one that may go at once."""
        return await self.database.write_jointly(self._do, Paper(conclusion, self._circumstances(closed)))

    def _do(self, connection: Connection, papers: Sequence[Paper]) -> list[Batch | None]:
        """Settle all, then choose; return for each who wants one a batch, as far as there are any."""
        concluded = [paper.conclusion for paper in papers]
        settle_all(connection, self.connection_id, concluded, backoff=self.backoff, bodies=self.bodies)
        several = [paper.following for paper in papers if paper.following is not None]
        if not several:
            return [None] * len(papers)
        likely = sum(len(paper.conclusion.batch.members) for paper in papers)  # what goes resembles what went
        self._follow_the_clock(connection, several)
        at = several[-1]
        batches, _ = take_several(
            connection, self.connection_id, self.platform, at.now, at.closed, len(several), likely=likely
        )
        left = iter(batches)
        return [None if paper.following is None else next(left, None) for paper in papers]

    def _follow_the_clock(self, connection: Connection, several: Sequence[Circumstances]) -> None:
        """Move waiting times along with a clock that was set back."""
        if set_back := sum((one.set_back for one in several), timedelta(0)):
            shift(connection, self.connection_id, set_back, several[-1].now)

    def _circumstances(self, closed: frozenset[str]) -> Circumstances:
        return Circumstances(self.clock.now(), closed, self._clock_set_back())

    def _clock_set_back(self) -> timedelta:
        """Return by how much the wall clock was set back since it was looked at last (negative), or zero.

        What waits for a time would otherwise wait that much longer. A clock that was set forward, and a computer
        that slept, only end waits early.
        """
        wall, steady = self.clock.now(), self.clock.monotonic()
        before, self._clocks = self._clocks, (wall, steady)
        if before is None:
            return timedelta(0)
        jump = (wall - before[0]) - timedelta(seconds=steady - before[1])
        return jump if jump < -CLOCK_SET_BACK else timedelta(0)
