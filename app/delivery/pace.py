"""How fast a credential may be used: published limits as a start, 429s as a correction.

One `Pacer` serves every connection with the same credential. It counts requests of the last minute and
the last second, which is how the platforms count, and waits before a request that would be refused.
"""

from __future__ import annotations

from collections import deque
from datetime import timedelta

from app.model.clock import Clock
from app.platforms.protocol import Pace

MARGIN_SECONDS = 0.05
"""Our clock and the platform's do not tick together."""


class Pacer:
    """Hands out turns. `acquire` before each request; `refund` a turn that was not used."""

    def __init__(self, pace: Pace, clock: Clock) -> None:
        self._pace = pace
        self._clock = clock
        self._sent: deque[float] = deque()
        self._held_until = 0.0

    async def acquire(self) -> None:
        """Wait for a turn and take it."""
        while (wait := self._wait()) > 0:
            await self._clock.sleep(wait)
        self._sent.append(self._clock.monotonic())

    def refund(self) -> None:
        """Give the newest turn back: nothing was sent."""
        if self._sent:
            self._sent.pop()

    def hold(self, delay: timedelta) -> None:
        """Obey a 429: nobody sends before `delay` is over."""
        self._held_until = max(self._held_until, self._clock.monotonic() + delay.total_seconds())

    @property
    def per_minute(self) -> int | None:
        """The published limit, for estimates and the health check."""
        return self._pace.per_minute

    def free(self) -> int | None:
        """Return how many requests of this minute are left, or None without a limit."""
        if self._pace.per_minute is None:
            return None
        self._forget()
        return max(0, self._pace.per_minute - len(self._sent))

    def _forget(self) -> None:
        horizon = self._clock.monotonic() - 60 - MARGIN_SECONDS
        while self._sent and self._sent[0] <= horizon:
            self._sent.popleft()

    def _wait(self) -> float:
        now = self._clock.monotonic()
        self._forget()
        waits = [self._held_until - now]
        if self._pace.per_minute is not None and len(self._sent) >= self._pace.per_minute:
            waits.append(self._sent[-self._pace.per_minute] + 60 + MARGIN_SECONDS - now)
        if self._pace.burst is not None and len(self._sent) >= self._pace.burst:
            waits.append(self._sent[-self._pace.burst] + 1 + MARGIN_SECONDS - now)
        return max(waits)
