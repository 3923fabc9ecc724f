"""How many requests of one host may be on their way at once: as many as it answers well, and no more.

The number begins small and climbs by one as long as the host gets more done for it. A cheap host shows that it has
enough in one of two ways: it answers 429 or 5xx or not at all, and the number is halved; or one more request on its
way only makes all of them wait longer, and the number goes back by one. If less gets done than before, waiting grows
faster than work, and the number is halved too. A number that was refused is not tried again for a while.

`Limit` decides and knows neither clock nor network; `Gate` lets requests through by its word.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum

FIRST = 2
MOST = 8
"""More at once gains nothing even at a large store, and a shared host takes it for an attack."""

ROUND = 6
"""Answers by which a number is judged, at the least; three times the number where that is more."""

WANTED = 0.75
"""The part of a round's answers at whose coming others waited for their place: a reader that is slow itself, or has
little to ask, proves nothing of the host."""

SHARE_OF_IDEAL = 0.3
"""The part of what one more worker would bring by which the work done must grow for the number to stay."""

COLLAPSE = 0.6
"""Less than this part of the work done before means that the host suffers."""

SLUMP = 0.4
"""Less than this part of what the same number used to bring: the host has become that much slower."""

PATIENCE = 3
"""Rounds after which a number that brought nothing, or was refused, is tried again; longer each time it happens."""
MOST_PATIENCE = 64
REFUSED_PATIENCE = 3
"""So many times as long where the host refused: asking too much is worse than asking too little."""


class Outcome(StrEnum):
    """How a request ended, as far as it says something of the host's strength."""

    SERVED = "served"
    OVERLOADED = "overloaded"
    """429, 5xx, or no answer in time."""
    UNTOLD = "untold"
    """Given up by us, or failed for another reason."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """A request on its way."""

    route: str
    began: float
    epoch: int


@dataclass(slots=True)
class _Round:
    """What was seen of one route at one number; `skip` answers belong to the number before."""

    limit: int
    skip: int
    served: int = 0
    seconds: float = 0.0
    wanted: int = 0
    before: float | None = None
    """The work done a second at one less, or None where that is not known."""
    usual: float = 0.0
    """The work done a second at this number until now, 0 where that is not known."""


class Limit:
    """The number for one host, moved by what becomes of its requests."""

    def __init__(self, first: int = FIRST, most: int = MOST) -> None:
        if not 1 <= first <= most:
            raise ValueError("the first number lies between one and the most")
        self.now = first
        self.in_flight = 0
        self._most = most
        self._epoch = 0
        self._rounds: dict[str, _Round] = {}
        self._ceiling = most
        """The highest number that is tried for the time being."""
        self._patience = PATIENCE
        self._wait = 0
        """Rounds until the ceiling is lifted."""

    def begin(self, route: str, now: float) -> Ticket:
        """Note that a request for a route (requests of one route cost about the same) goes out."""
        self.in_flight += 1
        return Ticket(route, now, self._epoch)

    def end(self, ticket: Ticket, outcome: Outcome, now: float, waiting: int) -> None:
        """Note how a request ended, while so many others waited for a place."""
        self.in_flight -= 1
        if outcome is Outcome.OVERLOADED:
            self._overloaded(ticket)
        elif outcome is Outcome.SERVED:
            self._served(ticket, now, waiting)

    def _overloaded(self, ticket: Ticket) -> None:
        """Halve, once for all requests that were on their way together."""
        if ticket.epoch != self._epoch:
            return
        self._step_down(self.now // 2)
        self._wait *= REFUSED_PATIENCE

    def _served(self, ticket: Ticket, now: float, waiting: int) -> None:
        seen = self._rounds.get(ticket.route)
        if seen is None or seen.limit != self.now:
            seen = self._rounds[ticket.route] = _Round(self.now, skip=self.in_flight)
        if seen.skip:
            seen.skip -= 1
            return
        seen.served += 1
        seen.seconds += now - ticket.began
        seen.wanted += waiting > 0
        if seen.served >= max(ROUND, 3 * self.now):
            self._judge(ticket.route, seen)

    def _judge(self, route: str, seen: _Round) -> None:
        """Decide at the end of a round: down, up, or on as before.

        As many as are on their way ÷ the time that one takes is what gets done a second, whatever the pauses between.
        """
        work = self.now * seen.served / max(seen.seconds, 1e-6)
        self._rounds[route] = _Round(self.now, skip=0, before=seen.before, usual=seen.usual)
        if seen.wanted < WANTED * seen.served:
            return
        self._tire()
        if work < COLLAPSE * (seen.before or 0.0) or work < SLUMP * seen.usual:
            self._step_down(self.now // 2)
        elif seen.before is not None and work < seen.before * (1 + SHARE_OF_IDEAL / max(1, self.now - 1)):
            self._step_down(self.now - 1)
        else:
            self._go_on(route, seen, work)

    def _go_on(self, route: str, seen: _Round, work: float) -> None:
        """Keep the number, and try the next where that is allowed."""
        if seen.before is not None and not self._wait and self.now >= self._ceiling:
            self._ceiling = min(self._most, self.now + 1)
        if self.now < self._ceiling:
            self._move(self.now + 1)
            self._rounds[route] = _Round(self.now, skip=self.in_flight, before=work)
        else:
            usual = (3 * seen.usual + work) / 4 if seen.usual else work
            self._rounds[route] = _Round(self.now, skip=0, usual=usual)

    def _step_down(self, limit: int) -> None:
        self._lower_ceiling(max(1, self.now - 1))
        self._move(max(1, limit))

    def _tire(self) -> None:
        """Lift the ceiling by one when it has stood long enough."""
        if self._ceiling < self._most and self._wait:
            self._wait -= 1
            if not self._wait:
                self._ceiling += 1

    def _lower_ceiling(self, ceiling: int) -> None:
        self._patience = min(self._patience * 2, MOST_PATIENCE) if self._ceiling < self._most else PATIENCE
        self._ceiling, self._wait = ceiling, self._patience

    def _move(self, limit: int) -> None:
        self.now = limit
        self._epoch += 1
        self._rounds.clear()


@dataclass(slots=True)
class Passage:
    """A request that was let through; whoever sent it says how it ended."""

    outcome: Outcome = Outcome.UNTOLD


class Gate:
    """Lets the requests of one host through, first come first served; every connection to that host shares it.

    When the host asks for patience (Retry-After) nobody is let through until then.
    """

    def __init__(
        self,
        limit: Limit | None = None,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.limit = limit or Limit()
        self._monotonic = monotonic
        self._sleep = sleep
        self._queue: deque[asyncio.Future[None]] = deque()
        self._held = 0
        self._shut_until = 0.0

    def shut(self, seconds: float) -> None:
        """Let nobody through for so long: the host asked for it."""
        self._shut_until = max(self._shut_until, self._monotonic() + seconds)

    @asynccontextmanager
    async def passage(self, route: str) -> AsyncGenerator[Passage]:
        """Wait for a place, and hold it for the length of one request."""
        await self._take_place()
        try:
            await self._wait_until_open()
            passage, ticket = Passage(), self.limit.begin(route, self._monotonic())
            try:
                yield passage
            finally:
                self.limit.end(ticket, passage.outcome, self._monotonic(), len(self._queue))
        finally:
            self._held -= 1
            self._let_in()

    async def _wait_until_open(self) -> None:
        waited_for = 0.0
        while waited_for < self._shut_until:
            waited_for = self._shut_until
            if (wait := waited_for - self._monotonic()) > 0:
                await self._sleep(wait)

    async def _take_place(self) -> None:
        if not self._queue and self._held < self.limit.now:
            self._held += 1
            return
        turn = asyncio.get_running_loop().create_future()
        self._queue.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._held -= 1
                self._let_in()
            raise

    def _let_in(self) -> None:
        """Give free places to those who wait."""
        while self._queue and self._held < self.limit.now:
            turn = self._queue.popleft()
            if not turn.done():
                self._held += 1
                turn.set_result(None)
