"""Brings one connection's deliveries to its platform: the only place that sends.

Workers take batches from the outbox, send them and write down what the answer meant. Between sending and
writing down the process may die: the batch is then sent again as it was, and its keys make that harmless.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import httpx

from app.delivery import pauses
from app.delivery.batches import Batch, recover
from app.delivery.booking import Booking
from app.delivery.breaker import FREE, HOST_FAULTS, Breaker, Turn
from app.delivery.judging import Moment, judge, told
from app.delivery.limits import limits_of
from app.delivery.log import ages_of_requests
from app.delivery.pace import LONGEST_HOLD, Pacer
from app.delivery.pauses import Pause
from app.delivery.retry import Backoff
from app.delivery.settlement import Attempt, Bodies, Conclusion
from app.delivery.transport import WHOLE_ANSWER_SECONDS, Fault, send
from app.model.clock import Clock
from app.model.reasons import ReasonCode
from app.platforms.protocol import (
    Answer,
    Effect,
    HeartbeatState,
    Platform,
    Ruling,
    Session,
    Verdict,
)
from app.storage.database import Database

log = logging.getLogger(__name__)
IDLE_SECONDS = 30.0
AHEAD = 4
CONFIRMED_FOR = 60.0
"""Seconds for which an account that was found to be well is not asked after again."""


@dataclass(slots=True)
class CourierHooks:
    """What the engine wants to know, and what only it can do."""

    changed: Callable[[int], None]
    """Deliveries of this connection changed state; so many of them were settled."""
    refused: Callable[[], Awaitable[None]]
    """The platform confirmed that it refuses the credential: pause the connection and tell the user."""
    scope_missing: Callable[[str], Awaitable[None]]
    """The credential lacks a permission."""
    scope_granted: Callable[[], Awaitable[None]]
    """No permission is missing any more."""
    tried: Callable[[Attempt], None] = lambda _: None
    """Something was sent, and this came of it."""


@dataclass(slots=True)
class Courier:
    """One connection's way to its platform. `run` until cancelled; `wake` when there is something new."""

    connection_id: int
    platform: Platform
    session: Session
    database: Database
    http: httpx.AsyncClient
    pacer: Pacer
    breaker: Breaker
    clock: Clock
    hooks: CourierHooks
    backoff: Backoff = field(default_factory=Backoff)
    bodies: Bodies = Bodies.DROP
    patience: float = WHOLE_ANSWER_SECONDS
    _line: asyncio.Semaphore = field(init=False)
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _confirming: asyncio.Lock = field(default_factory=asyncio.Lock)
    _confirmed_at: float | None = None
    _refused: bool = False
    _paused: dict[str, Pause] = field(default_factory=dict)
    _booking: Booking = field(init=False)

    def __post_init__(self) -> None:
        self._booking = Booking(self.connection_id, self.platform, self.database, self.clock, self.backoff, self.bodies)
        self._line = asyncio.Semaphore(self.platform.pace.concurrency)

    async def run(self) -> None:
        """Deliver until cancelled. What was on its way at a crash goes first."""
        now = self.clock.now()
        again = await self.database.write(lambda connection: recover(connection, self.connection_id, now))
        if again:
            log.info("sending again what was on its way", extra={"connection": self.connection_id, "batches": again})
        ages = await self.database.read(lambda connection: ages_of_requests(connection, self.connection_id, now))
        self.pacer.remember(ages)
        self._paused = await self.database.read(lambda connection: pauses.load(connection, self.connection_id, now))
        async with asyncio.TaskGroup() as workers:
            for _ in range(self._workers):
                workers.create_task(self._work())

    @property
    def _workers(self) -> int:
        """How many batches are under way at once, of which as many as the platform bears are being sent.

        Where no pace is published the others are being written down or were chosen ahead: the more of them share a
        commit, the less everything waits for the disk. Where one is, choosing ahead would only let history go before
        what happens meanwhile.
        """
        return self.platform.pace.concurrency * (AHEAD if self.platform.pace.per_minute is None else 1)

    def wake(self) -> None:
        """Look for work now."""
        self._wake.set()

    async def _work(self) -> None:
        while (chosen := await self._next()) is not None:
            batch, turn = chosen
            following: Batch | None = batch
            while following is not None:
                following = await self._bring(following, turn)
                turn = FREE

    async def _next(self) -> tuple[Batch, Turn] | None:
        """Wait for the breaker, the pace and something to do, one worker at a time; None once we are refused."""
        async with self._turn:
            while not self._refused:
                turn = await self.breaker.admit()
                found: Batch | datetime | None = None
                try:
                    await self.pacer.acquire()
                    in_vain = self.breaker.tripped and turn is FREE  # it went down while we waited
                    if not in_vain:
                        self._wake.clear()
                        found = await self._booking.take(self._closed())
                finally:
                    if not isinstance(found, Batch):
                        self.breaker.release(turn)
                if isinstance(found, Batch):
                    return found, turn
                self.pacer.refund()
                if not in_vain:
                    await self._rest(found)
        return None

    def _closed(self) -> frozenset[str]:
        """Return the calls that are paused."""
        now = self.clock.now()
        return frozenset(call for call, pause in self._paused.items() if pause.until > now)

    async def _rest(self, until: datetime | None) -> None:
        seconds = IDLE_SECONDS if until is None else (until - self.clock.now()).total_seconds()
        await self._sleep(min(IDLE_SECONDS, max(0.0, seconds)))

    async def _sleep(self, seconds: float) -> None:
        """Wait, but not longer than until somebody wakes us."""
        timer = asyncio.ensure_future(self.clock.sleep(seconds))
        waker = asyncio.ensure_future(self._wake.wait())
        try:
            await asyncio.wait({timer, waker}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            # Not awaited: waiting for them here could swallow our own cancellation.
            timer.cancel()
            waker.cancel()

    async def _bring(self, batch: Batch, turn: Turn) -> Batch | None:
        """Send a batch and write down what became of it; return what goes next where nothing has to be waited for."""
        spec = self.platform.calls[batch.call]
        if spec.local is not None:
            self.pacer.refund()
            verdict = Verdict(tuple(spec.local for _ in batch.items))
            attempt = Attempt(self.clock.now(), 0.0, "", "", None, spec.local.reason)
            following = await self._write_down(batch, verdict, attempt)
            self._tell(verdict)
            return following
        try:
            turn = await self._line_up(turn)
            try:
                verdict, attempt = await self._exchange(batch, turn)
            finally:
                self._line.release()
            following = await self._write_down(batch, verdict, attempt)
        finally:
            self.breaker.release(turn)
        await self._act_on(batch, verdict)
        self._tell(verdict)
        return following

    async def _line_up(self, turn: Turn) -> Turn:
        """Wait for one of the few requests that go at once; where the host went down meanwhile, for a probe's turn."""
        while True:
            if turn is FREE and self.breaker.tripped:
                turn = await self.breaker.admit()
            await self._line.acquire()
            if turn is not FREE or not self.breaker.tripped:
                return turn
            self._line.release()

    async def _exchange(self, batch: Batch, turn: Turn) -> tuple[Verdict, Attempt]:
        """Send a batch, or ask after its job, and find out what the answer means."""
        started, began = self.clock.now(), self.clock.monotonic()
        if batch.job_id:
            request = self.platform.compose_poll(batch.call, batch.job_id, self.session)
        else:
            request = self.platform.compose(batch.call, batch.items, batch.key, self.session)
        answer = await send(self.http, request, self.patience)
        seconds = self.clock.monotonic() - began
        verdict = judge(self.platform, self.backoff, batch, answer)
        self._learn(answer, verdict, turn)
        attempt = told(batch, request, answer, verdict, Moment(started, seconds), self.session.secrets.values())
        self.hooks.tried(attempt)
        return verdict, attempt

    def _tell(self, verdict: Verdict) -> None:
        self.hooks.changed(sum(one.ruling not in (Ruling.RETRY, Ruling.ACCEPTED) for one in verdict.rulings))

    def _learn(self, answer: Answer | Fault, verdict: Verdict, turn: Turn) -> None:
        """Let pace and breaker learn from an answer."""
        if isinstance(answer, Fault):
            self.breaker.failed(answer.reason, turn)
            return
        reasons = {one.reason for one in verdict.rulings}
        if answer.status == httpx.codes.TOO_MANY_REQUESTS:
            self.pacer.refused(verdict.retry_after)
        elif ReasonCode.RATE_LIMITED in reasons:
            self.pacer.hold(verdict.retry_after or LONGEST_HOLD)
        else:
            self.pacer.answered(limits_of(answer.headers))
        fault = next(iter(reasons)) if len(reasons) == 1 else None
        if fault is not None and fault in HOST_FAULTS:
            self.breaker.failed(fault, turn)
        else:
            self.breaker.succeeded()

    async def _write_down(self, batch: Batch, verdict: Verdict, attempt: Attempt) -> Batch | None:
        """Settle a batch and return what goes next, if something may go at once."""
        conclusion = Conclusion(batch, verdict, attempt, self.clock.now(), timedelta(seconds=self.breaker.wait))
        go_on = verdict.effect is Effect.NONE and not self.breaker.tripped and not self._refused
        if not go_on or not self.pacer.take_free():
            await self._booking.settle(conclusion)
            self.wake()
            return None
        following = await self._booking.settle_and_take(conclusion, self._closed())
        self.wake()
        if following is None:
            self.pacer.refund()
        return following

    async def _act_on(self, batch: Batch, verdict: Verdict) -> None:
        if verdict.effect is Effect.CONFIRM_CREDENTIALS:
            await self._confirm()
        elif verdict.effect is Effect.PAUSE_SCOPE:
            pause = Pause(verdict.scope, self.clock.now() + pauses.SCOPE_PAUSE)
            self._paused[batch.call] = pause
            await self.database.write(lambda c: pauses.put(c, self.connection_id, batch.call, pause))
            await self.hooks.scope_missing(verdict.scope)
        elif batch.call in self._paused and any(one.ruling is not Ruling.RETRY for one in verdict.rulings):
            del self._paused[batch.call]
            await self.database.write(lambda c: pauses.lift(c, self.connection_id, batch.call))
            if not self._paused:
                await self.hooks.scope_granted()

    async def _confirm(self) -> None:
        """Find out once whether the credential is really refused; requests refused together share the answer."""
        async with self._confirming:
            lately = self._confirmed_at is not None and self.clock.monotonic() - self._confirmed_at < CONFIRMED_FOR
            if self._refused or lately:
                return
            await self.pacer.acquire()
            state = await self.platform.confirm(self.http, self.session)
            if state is HeartbeatState.ACTIVE:
                self._confirmed_at = self.clock.monotonic()
            if state is HeartbeatState.REVOKED:
                self._refused = True
                self.wake()
                await self.hooks.refused()
