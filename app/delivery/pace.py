"""How fast a credential may be used: published limits as a start, headers and 429s as a correction.

One `Pacer` serves every connection with the same credential. It counts requests of the last minute and
the last second, which is how the platforms count, and waits before a request that would be refused. Whoever
asks first goes first: a connection has one request in this line at a time, so that they take turns.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable
from datetime import timedelta

from app.delivery.limits import Limits
from app.model.clock import Clock
from app.platforms.protocol import Pace

MINUTE = 60.0
MARGIN_SECONDS = 0.05
"""What takes a request from here to there is now more, now less, so that the platform counts other windows."""
LONGEST_MARGIN = 1.0
FIRST_HOLD = timedelta(seconds=5)
LONGEST_HOLD = timedelta(seconds=60)
"""What a 429 without Retry-After holds back, doubling while they go on."""
SLOWER, FASTER = 0.8, 1.05
"""What a 429 makes of the pace, and a minute without one."""
SLOWEST = 6
"""Requests a minute below which no 429 brings the pace."""
SHORT_HOLD = timedelta(seconds=2)
"""Whoever asks to wait no longer than this counts seconds, not minutes."""
BURST_KEPT = 600.0
"""Seconds for which a smaller burst is kept."""
UNLIMITED = 6_000
"""Requests a minute; a learned pace that has grown so far is none."""


def seconds_for(requests: float, per_minute: int, free: int) -> float:
    """Return how long so many requests take where so many a minute are allowed, and some may go at once."""
    return max(0.0, requests - free) / per_minute * MINUTE


class Pacer:
    """Hands out turns. `acquire` before each request; `refund` a turn that was not used."""

    def __init__(self, pace: Pace, clock: Clock) -> None:
        self._pace = pace
        self._clock = clock
        self._line = asyncio.Lock()
        self._sent: deque[float] = deque()
        self._held_until = 0.0
        self._named = pace.per_minute
        self._learned: float | None = None
        self._learned_at = 0.0
        self._refusals = 0
        self._burst: int | None = None
        self._burst_at = 0.0
        self._margin = MARGIN_SECONDS

    async def acquire(self) -> None:
        """Wait for a turn and take it."""
        async with self._line:
            while (wait := self._wait()) > 0:
                await self._clock.sleep(wait)
            self._sent.append(self._clock.monotonic())

    def take_free(self) -> bool:
        """Take a turn if there is one now and nobody waits for it; tell whether."""
        if self._line.locked() or self._wait() > 0:
            return False
        self._sent.append(self._clock.monotonic())
        return True

    def refund(self) -> None:
        """Give the newest turn back: nothing was sent."""
        if self._sent:
            self._sent.pop()

    def remember(self, ages: Iterable[float]) -> None:
        """Count requests that were sent so many seconds ago, by a process before this one."""
        now = self._clock.monotonic()
        self._sent = deque(sorted([*self._sent, *(now - age for age in ages if 0 <= age < MINUTE)]))

    def refused(self, delay: timedelta | None) -> None:
        """Obey a 429: nobody sends before `delay` is over, and from then on all go more slowly.

        Requests that were on their way together are refused together: that is one refusal.
        """
        now = self._clock.monotonic()
        if now >= self._held_until:
            self._refusals += 1
            self._slow_down(now, delay)
        self.hold(delay if delay is not None else min(LONGEST_HOLD, FIRST_HOLD * 2 ** min(self._refusals - 1, 6)))

    def hold(self, delay: timedelta) -> None:
        """Let nobody send before `delay` is over."""
        self._held_until = max(self._held_until, self._clock.monotonic() + delay.total_seconds())

    def _slow_down(self, now: float, delay: timedelta | None) -> None:
        """Learn from what was sent lately: of the last second where seconds are counted, else of the last minute.

        Where no more was sent than is published, it came too close together on the way: the margin grows first. If
        that does not help, somebody else uses the credential too.
        """
        if self._named is not None and self._margin < LONGEST_MARGIN:
            self._margin = min(LONGEST_MARGIN, self._margin * 3)
            return
        if delay is not None and delay <= SHORT_HOLD:
            seen = sum(1 for moment in self._sent if moment > now - 1)
            self._burst, self._burst_at = max(1, int(seen * SLOWER)), now
            return
        self._forget()
        limit = self._limit()
        seen = len(self._sent) if limit is None else min(limit, len(self._sent))
        self._learned, self._learned_at = max(float(SLOWEST), seen * SLOWER), now

    def answered(self, limits: Limits) -> None:
        """Take in an answer that is no refusal, and what its headers tell."""
        if self._clock.monotonic() >= self._held_until:
            self._refusals = 0
        if limits.per_minute is not None:
            self._named = limits.per_minute
        if limits.remaining == 0 and limits.reset is not None:
            self.hold(timedelta(seconds=min(limits.reset, MINUTE)))

    @property
    def per_minute(self) -> int | None:
        """Requests a minute that are allowed as far as is known, for estimates and the health check."""
        return self._limit()

    def seconds_for(self, requests: float) -> float | None:
        """Return how long so many requests take at the pace that is known to be allowed; None without a limit."""
        limit, free = self._limit(), self.free()
        return None if limit is None or free is None else seconds_for(requests, limit, free)

    def free(self) -> int | None:
        """Return how many requests of this minute are left, or None without a limit."""
        limit = self._limit()
        if limit is None:
            return None
        self._forget()
        return max(0, limit - len(self._sent))

    def _limit(self) -> int | None:
        """Return what is published or named by the platform; less after a 429, and slowly more again."""
        if self._learned is None:
            return self._named
        minutes = min(1_000.0, (self._clock.monotonic() - self._learned_at) / MINUTE)
        grown = self._learned * FASTER**minutes
        if grown >= (UNLIMITED if self._named is None else self._named):
            self._learned = None
            return self._named
        return int(grown)

    def _forget(self) -> None:
        horizon = self._clock.monotonic() - MINUTE - self._margin
        while self._sent and self._sent[0] <= horizon:
            self._sent.popleft()

    def _wait(self) -> float:
        now, limit = self._clock.monotonic(), self._limit()
        self._forget()
        waits = [self._held_until - now]
        if limit is not None and len(self._sent) >= limit:
            waits.append(self._sent[-limit] + MINUTE + self._margin - now)
        burst = self._most_a_second(now)
        if burst is not None and len(self._sent) >= burst:
            waits.append(self._sent[-burst] + 1 + self._margin - now)
        return max(waits)

    def _most_a_second(self, now: float) -> int | None:
        if self._burst is None or now - self._burst_at > BURST_KEPT:
            return self._pace.burst
        return self._burst if self._pace.burst is None else min(self._burst, self._pace.burst)
