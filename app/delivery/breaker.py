"""Holds back from a host that does not answer: one probe with growing pauses instead of a storm."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import random

from app.model.clock import Clock
from app.model.reasons import ReasonCode

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


class Breaker:
    """Counts a host's faults in a row; after three it lets one request through at a time, ever more rarely."""

    def __init__(self, clock: Clock, chance: Callable[[], float] = random) -> None:
        self._clock = clock
        self._chance = chance
        self._faults = 0
        self._open_until = 0.0
        self.reason: ReasonCode | None = None

    @property
    def tripped(self) -> bool:
        """Whether the host is held to be down; then requests go one at a time."""
        return self._faults >= TRIP_AFTER

    @property
    def wait(self) -> float:
        """Seconds until the next request may go; 0 when it may go now."""
        return max(0.0, self._open_until - self._clock.monotonic())

    def succeeded(self) -> None:
        """The host answered."""
        self._faults = 0
        self._open_until = 0.0
        self.reason = None

    def failed(self, reason: ReasonCode) -> None:
        """The host did not answer, or with a fault of its own."""
        self._faults += 1
        self.reason = reason
        if self.tripped:
            bound = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(self._faults - TRIP_AFTER, 16)).total_seconds()
            self._open_until = self._clock.monotonic() + bound * (0.5 + self._chance() / 2)
