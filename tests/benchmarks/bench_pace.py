"""How much of the allowed pace is used, and how often more is asked, on a clock that only waiting moves.

The platform enforces 100 requests a minute and 20 a second in every window of that length, as it counts them when
they arrive: a little after they were sent, now more, now less. Three connections share the credential, each with more
to deliver than fits. `budget_used`: requests it took ÷ what it would have taken in that time (after the first minute).
`share_429`: requests it refused ÷ all of them. Beside that what is learned where no limit is published, only a 429.
"""

from __future__ import annotations

import asyncio
import heapq
import random
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.delivery.limits import Limits
from app.delivery.pace import Pacer
from app.platforms.protocol import Pace
from tests.benchmarks.measure import Better, publish
from tests.clocks import START

PER_MINUTE, BURST = 100, 20
MINUTES = 60
WORKERS = 12
"""Three connections with four workers each."""
QUICKEST, SLOWEST = 0.02, 0.3
"""Seconds on the way: what tells our count from theirs is how these differ."""
SERVED = 0.2


class QueueClock:
    """Virtual time for many at once: whoever sleeps least wakes first, and that moves the hands."""

    def __init__(self) -> None:
        self._now = 0.0
        self._asleep: list[tuple[float, int, asyncio.Event]] = []
        self._count = 0

    def now(self) -> datetime:
        return START + timedelta(seconds=self._now)

    def monotonic(self) -> float:
        return self._now

    async def sleep(self, seconds: float) -> None:
        self._count += 1
        awake = asyncio.Event()
        heapq.heappush(self._asleep, (self._now + seconds, self._count, awake))
        await awake.wait()

    async def run(self, seconds: float) -> None:
        """Let so much time pass."""
        while True:
            for _ in range(4 * WORKERS):
                await asyncio.sleep(0)  # let everybody go on until all of them sleep
            if not self._asleep or self._asleep[0][0] > seconds:
                return
            self._now, _, awake = heapq.heappop(self._asleep)
            awake.set()


@dataclass
class Strict:
    """A platform that counts what arrived in the last minute and in the last second, and refuses what is too much."""

    clock: QueueClock
    taken: deque[float] = field(default_factory=deque)
    accepted: list[float] = field(default_factory=list)
    refused: int = 0

    def arrive(self) -> timedelta | None:
        """Take a request, or return how long it is to wait."""
        now = self.clock.monotonic()
        while self.taken and self.taken[0] <= now - 60:
            self.taken.popleft()
        late = sum(1 for moment in self.taken if moment > now - 1)
        if len(self.taken) < PER_MINUTE and late < BURST:
            self.taken.append(now)
            self.accepted.append(now)
            return None
        self.refused += 1
        return timedelta(seconds=1 if late >= BURST else 60 - (now - self.taken[0]))


async def simulate(pace: Pace) -> Strict:
    """Ask as fast as the pacer allows, for an hour."""
    clock = QueueClock()
    platform, pacer, chance = Strict(clock), Pacer(pace, clock), random.Random(1)

    async def ask() -> None:
        while True:
            await pacer.acquire()
            await clock.sleep(chance.uniform(QUICKEST, SLOWEST))
            wait = platform.arrive()
            await clock.sleep(SERVED)
            if wait is None:
                pacer.answered(Limits())
            else:
                pacer.refused(wait)

    workers = [asyncio.create_task(ask()) for _ in range(WORKERS)]
    await clock.run(MINUTES * 60)
    for worker in workers:
        worker.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    return platform


def measure(pace: Pace) -> tuple[float, float]:
    """Return (budget_used, share_429)."""
    platform = asyncio.run(simulate(pace))
    after = sum(1 for moment in platform.accepted if moment >= 60)
    used = after / (PER_MINUTE * (MINUTES - 1))
    return used, platform.refused / (platform.refused + len(platform.accepted))


def main() -> None:
    """Measure and publish."""
    used, refused = measure(Pace(PER_MINUTE, BURST, WORKERS))
    publish("pace", "budget_used", used, "share", Better.HIGHER)
    publish("pace", "share_429", refused, "share", Better.LOWER)
    used, refused = measure(Pace(None, None, WORKERS))
    publish("pace", "unpublished_budget_used", used, "share", Better.HIGHER)
    publish("pace", "unpublished_share_429", refused, "share", Better.LOWER)


if __name__ == "__main__":
    main()
