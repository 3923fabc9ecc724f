"""Holds back from a host that does not answer: one probe with growing pauses instead of a storm.

One breaker serves everybody who asks a host, whichever connection they work for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from random import random

from app.model.clock import Clock
from app.model.reasons import ProblemCode, ReasonCode

HOST_FAULTS = frozenset(
    {
        ReasonCode.OFFLINE,
        ReasonCode.TIMED_OUT,
        ReasonCode.TLS_FAILED,
        ReasonCode.CUT_ANSWER,
        ReasonCode.SERVER_ERROR,
        ReasonCode.FIREWALL,
        ReasonCode.REDIRECTED,
    }
)
"""Reasons that say something of the host, not of what was sent."""

TRIP_AFTER = 3
FIRST_PAUSE = timedelta(seconds=2)
LONGEST_PAUSE = timedelta(minutes=10)


class Turn:
    """A request's leave to go to its host. Each is its own, so that none gives another's back."""

    __slots__ = ()


FREE = Turn()
"""One of many: the host is held to be well."""


class Breaker:
    """Counts a host's faults in a row; after three it lets one request through at a time, ever more rarely.

    `admit` before a request; then `succeeded` or `failed` with the turn that it gave, or `release` where nothing
    was sent.
    """

    def __init__(self, clock: Clock, chance: Callable[[], float] = random) -> None:
        self._clock = clock
        self._chance = chance
        self._faults = 0
        self._open_until = 0.0
        self._probe: Turn | None = None
        self._moved = asyncio.Event()
        self.reason: ReasonCode | ProblemCode | None = None

    @property
    def tripped(self) -> bool:
        """Whether the host is held to be down; then requests go one at a time."""
        return self._faults >= TRIP_AFTER

    @property
    def wait(self) -> float:
        """Seconds until the next request may go; 0 when it may go now."""
        return max(0.0, self._open_until - self._clock.monotonic())

    async def admit(self) -> Turn:
        """Wait until a request may go: at once while the host is well, else for the pause and for one's turn."""
        while self.tripped:
            if (pause := self.wait) > 0:
                await self._clock.sleep(pause)
            elif self._probe is not None:
                await self._moved.wait()
            else:
                self._probe = Turn()
                return self._probe
        return FREE

    def release(self, turn: Turn) -> None:
        """Give a turn back: nothing was sent."""
        if turn is self._probe:
            self._probe = None
            self._tell()

    def succeeded(self) -> None:
        """The host answered."""
        self._faults = 0
        self._open_until = 0.0
        self._probe = None
        self.reason = None
        self._tell()

    def failed(self, reason: ReasonCode | ProblemCode, turn: Turn) -> None:
        """The host did not answer, or with a fault of its own.

        Once it is held to be down only the probe says anything new: the rest was on its way before.
        """
        if self.tripped and turn is not self._probe:
            return
        self._faults += 1
        self.reason = reason
        if self.tripped:
            bound = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(self._faults - TRIP_AFTER, 16)).total_seconds()
            self._open_until = self._clock.monotonic() + bound * (0.5 + self._chance() / 2)
        self.release(turn)

    def trip(self, reason: ReasonCode | ProblemCode) -> None:
        """The host is down: whoever asked has tried often enough to know."""
        self._faults = max(self._faults, TRIP_AFTER - 1)
        self.failed(reason, FREE)

    def _tell(self) -> None:
        """Wake whoever waits for the probe's end."""
        self._moved.set()
        self._moved = asyncio.Event()
