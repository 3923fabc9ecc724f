"""A clock that tests hold: waiting takes no time, it only moves the hands."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class FakeClock:
    """Whoever sleeps moves it on at once; `sleeps` lists the seconds that were waited."""

    def __init__(self, start: datetime = START) -> None:
        self._start = start
        self._seconds = 1_000.0
        self.sleeps: list[float] = []

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self._seconds - 1_000.0)

    def monotonic(self) -> float:
        return self._seconds

    async def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self._seconds += seconds
        await asyncio.sleep(0)

    def advance(self, seconds: float) -> None:
        self._seconds += seconds

    def set_wall(self, by: float) -> None:
        """Set the wall clock by so many seconds; the steady one goes on as before."""
        self._start += timedelta(seconds=by)


class StillClock(FakeClock):
    """Whoever sleeps goes on sleeping: nothing moves this clock but `advance`, and that wakes nobody."""

    def __init__(self, start: datetime = START) -> None:
        super().__init__(start)
        self.asleep = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.asleep.set()
        await asyncio.Event().wait()
