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
from urllib.parse import urlsplit

import httpx

from app.delivery.batches import Batch, recover, take
from app.delivery.breaker import HOST_FAULTS, Breaker
from app.delivery.pace import Pacer
from app.delivery.redaction import excerpt
from app.delivery.retry import Backoff
from app.delivery.settlement import Attempt, Bodies, settle
from app.delivery.transport import Fault, send
from app.model.clock import Clock
from app.model.reasons import ReasonCode
from app.platforms.protocol import Answer, Effect, HeartbeatState, ItemRuling, Platform, Ruling, Session, Verdict
from app.storage.database import Database

log = logging.getLogger(__name__)
IDLE_SECONDS = 30.0
SCOPE_PAUSE = timedelta(hours=1)


@dataclass(slots=True)
class CourierHooks:
    """What the engine wants to know, and what only it can do."""

    changed: Callable[[int], None]
    """Deliveries of this connection changed state; so many of them were settled."""
    refused: Callable[[], Awaitable[None]]
    """The platform confirmed that it refuses the credential: pause the connection and tell the user."""
    scope_missing: Callable[[str], Awaitable[None]]
    """The credential lacks a permission."""


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
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _closed: dict[str, datetime] = field(default_factory=dict)

    async def run(self) -> None:
        """Deliver until cancelled. What was on its way at a crash goes first."""
        now = self.clock.now()
        again = await self.database.write(lambda connection: recover(connection, self.connection_id, now))
        if again:
            log.info("sending again what was on its way", extra={"connection": self.connection_id, "batches": again})
        async with asyncio.TaskGroup() as workers:
            for _ in range(self.platform.pace.concurrency):
                workers.create_task(self._work())

    def wake(self) -> None:
        """Look for work now."""
        self._wake.set()

    async def _work(self) -> None:
        while True:
            batch = await self._next()
            verdict = await self._bring(batch)
            open_yet = (Ruling.RETRY, Ruling.ACCEPTED)
            self.hooks.changed(sum(one.ruling not in open_yet for one in verdict.rulings))

    async def _next(self) -> Batch:
        """Wait for the breaker, the pace and something to do, one worker at a time."""
        async with self._turn:
            while True:
                if (pause := self.breaker.wait) > 0:
                    await self.clock.sleep(pause)  # something new to send is no reason to ask a host that is down
                    continue
                await self.pacer.acquire()
                self._wake.clear()
                now = self.clock.now()
                closed = frozenset(call for call, until in self._closed.items() if until > now)
                found = await self.database.write(
                    lambda connection, now=now, closed=closed: take(  # type: ignore[misc]
                        connection, self.connection_id, self.platform, now, closed
                    )
                )
                if isinstance(found, Batch):
                    return found
                self.pacer.refund()
                await self._sleep(
                    IDLE_SECONDS if found is None else min(IDLE_SECONDS, max(0.0, (found - now).total_seconds()))
                )

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

    async def _bring(self, batch: Batch) -> Verdict:
        spec = self.platform.calls[batch.call]
        if spec.local is not None:
            self.pacer.refund()
            verdict = Verdict(tuple(spec.local for _ in batch.items))
            await self._write_down(batch, verdict, Attempt(self.clock.now(), 0.0, "", "", None, spec.local.reason))
            return verdict
        started, began = self.clock.now(), self.clock.monotonic()
        if batch.job_id:
            request = self.platform.compose_poll(batch.call, batch.job_id, self.session)
        else:
            request = self.platform.compose(batch.call, batch.items, batch.key, self.session)
        answer = await send(self.http, request)
        verdict = self._judge(batch, answer)
        self._learn(answer, verdict)
        reason = answer.reason if isinstance(answer, Fault) else verdict.rulings[0].reason
        attempt = Attempt(
            started,
            self.clock.monotonic() - began,
            request.method,
            urlsplit(request.url).path,
            None if isinstance(answer, Fault) else answer.status,
            reason,
            answer.detail if isinstance(answer, Fault) else excerpt(answer.content, self.session.secrets.values()),
        )
        await self._write_down(batch, verdict, attempt)
        await self._act_on(batch, verdict)
        return verdict

    def _judge(self, batch: Batch, answer: Answer | Fault) -> Verdict:
        if isinstance(answer, Fault):
            if batch.job_id:
                waiting = ItemRuling(Ruling.ACCEPTED, answer.reason, answer.detail)
                return Verdict(tuple(waiting for _ in batch.items), job_id=batch.job_id)
            retry = ItemRuling(Ruling.RETRY, answer.reason, answer.detail)
            return Verdict(tuple(retry for _ in batch.items))
        if not batch.job_id:
            return self.platform.interpret(batch.call, batch.items, answer)
        verdict = self.platform.interpret_poll(batch.call, batch.items, answer)
        lost = any(one.reason is ReasonCode.JOB_LOST for one in verdict.rulings)
        if all(one.ruling is Ruling.RETRY for one in verdict.rulings) and not lost:
            # The question failed, not the job: ask again, and leave the members accepted.
            asked = tuple(ItemRuling(Ruling.ACCEPTED, one.reason, one.detail) for one in verdict.rulings)
            pause = verdict.retry_after or self.backoff.delay(batch.polls + 1)
            return Verdict(asked, batch.job_id, pause, verdict.effect, verdict.scope)
        return verdict

    def _learn(self, answer: Answer | Fault, verdict: Verdict) -> None:
        """Let pace and breaker learn from an answer."""
        reasons = {one.reason for one in verdict.rulings}
        if isinstance(answer, Fault):
            self.breaker.failed(answer.reason)
        elif ReasonCode.RATE_LIMITED in reasons:
            self.pacer.hold(verdict.retry_after or timedelta(seconds=5))
            self.breaker.succeeded()
        elif len(reasons) == 1 and (fault := next(iter(reasons))) in HOST_FAULTS and fault is not None:
            self.breaker.failed(fault)
        else:
            self.breaker.succeeded()

    async def _write_down(self, batch: Batch, verdict: Verdict, attempt: Attempt) -> None:
        now = self.clock.now()
        await self.database.write(
            lambda connection: settle(
                connection,
                self.connection_id,
                batch,
                verdict,
                attempt,
                backoff=self.backoff,
                bodies=self.bodies,
                now=now,
            )
        )
        self.wake()

    async def _act_on(self, batch: Batch, verdict: Verdict) -> None:
        if verdict.effect is Effect.CONFIRM_CREDENTIALS:
            if await self.platform.confirm(self.http, self.session) is HeartbeatState.REVOKED:
                await self.hooks.refused()
        elif verdict.effect is Effect.PAUSE_SCOPE:
            self._closed[batch.call] = self.clock.now() + SCOPE_PAUSE
            await self.hooks.scope_missing(verdict.scope)
