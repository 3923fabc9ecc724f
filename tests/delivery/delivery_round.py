"""A courier on its way in a test: a strict toy platform, a clock in hand, and a network that the test answers for."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx
from delivery_outbox import CONNECTION, STEADY
from sqlalchemy import select
from toy_platform import ToyPlatform

from app.delivery.breaker import Breaker
from app.delivery.courier import Courier, CourierHooks
from app.delivery.outbox import Entry, enqueue
from app.delivery.pace import Pacer
from app.model.reasons import ReasonCode
from app.platforms.protocol import (
    Answer,
    CallSpec,
    Effect,
    HeartbeatState,
    Hosts,
    Item,
    ItemRuling,
    Pace,
    Ruling,
    Session,
    Verdict,
)
from app.storage.database import Database
from app.storage.schema import deliveries
from tests.clocks import FakeClock

SECRET = "the-key-of-the-account"
Answering = Callable[[httpx.Request], httpx.Response | Awaitable[httpx.Response]]


class StrictPlatform(ToyPlatform):
    """A toy with an error table: 401 asks for confirmation, 403 lacks a scope, 413 is too large, 422 is refused."""

    pace = Pace(100, 20, concurrency=2)
    calls = {**ToyPlatform.calls, "people": CallSpec("people", batch_size=3)}  # noqa: RUF012 - as the protocol has it

    def __init__(self, account: HeartbeatState = HeartbeatState.ACTIVE) -> None:
        self.account = account
        self.asked = 0

    def interpret(self, call: str, items: Sequence[Item], answer: Answer) -> Verdict:
        def all_of_them(ruling: Ruling, reason: ReasonCode) -> tuple[ItemRuling, ...]:
            return tuple(ItemRuling(ruling, reason) for _ in items)

        match answer.status:
            case 401:
                return Verdict(
                    all_of_them(Ruling.RETRY, ReasonCode.CREDENTIALS_REFUSED), effect=Effect.CONFIRM_CREDENTIALS
                )
            case 403:
                refused = all_of_them(Ruling.RETRY, ReasonCode.SCOPE_MISSING)
                return Verdict(refused, effect=Effect.PAUSE_SCOPE, scope="people:write")
            case 413:
                return Verdict(all_of_them(Ruling.RETRY, ReasonCode.TOO_LARGE), effect=Effect.SPLIT)
            case 422:
                return Verdict(all_of_them(Ruling.FAILED, ReasonCode.INVALID))
            case 429:
                wait = timedelta(seconds=float(answer.headers["retry-after"]))
                return Verdict(all_of_them(Ruling.RETRY, ReasonCode.RATE_LIMITED), retry_after=wait)
            case 503:
                return Verdict(all_of_them(Ruling.RETRY, ReasonCode.SERVER_ERROR))
        return super().interpret(call, items, answer)

    async def confirm(self, http: httpx.AsyncClient, session: Session) -> HeartbeatState:
        self.asked += 1
        return self.account


@dataclass
class Round:
    """A courier on its way, with everything that it did."""

    database: Database
    platform: StrictPlatform = field(default_factory=StrictPlatform)
    clock: FakeClock = field(default_factory=FakeClock)
    sent: list[httpx.Request] = field(default_factory=list)
    moments: list[float] = field(default_factory=list)
    refused: asyncio.Event = field(default_factory=asyncio.Event)
    scopes: list[str] = field(default_factory=list)
    progress: asyncio.Event = field(default_factory=asyncio.Event)
    settled: int = 0
    granted: int = 0

    async def put(self, *entries: Entry) -> None:
        await self.database.write(lambda c: enqueue(c, CONNECTION, 1, entries, self.clock.now()))

    def courier(self, http: httpx.AsyncClient) -> Courier:
        return Courier(
            CONNECTION,
            self.platform,  # type: ignore[arg-type]
            Session(Hosts(api="https://api.example"), {"api_key": SECRET}, {}),
            self.database,
            http,
            Pacer(self.platform.pace, self.clock),
            Breaker(self.clock),
            self.clock,
            CourierHooks(self._changed, self._refused, self._scope, self._granted),
            backoff=STEADY,
        )

    @contextlib.asynccontextmanager
    async def running(self, answering: Answering) -> AsyncIterator[Courier]:
        async def answer(request: httpx.Request) -> httpx.Response:
            self.sent.append(request)
            self.moments.append(self.clock.monotonic())
            found = answering(request)
            return found if isinstance(found, httpx.Response) else await found

        async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as http:
            courier = self.courier(http)
            task = asyncio.create_task(courier.run())
            try:
                yield courier
            finally:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task

    async def until(self, met: Callable[[], Any]) -> None:
        """Wait for something that a settled batch brings about."""
        async with asyncio.timeout(10):
            while not met():
                self.progress.clear()
                await self.progress.wait()

    async def states(self) -> dict[str, str]:
        rows = await self.database.read(lambda c: c.execute(select(deliveries.c.key, deliveries.c.state)).all())
        return {row.key: row.state for row in rows}

    async def run(self, answering: Answering, settled: int) -> dict[str, str]:
        """Deliver until so many deliveries are settled; return the states."""
        async with self.running(answering):
            await self.until(lambda: self.settled >= settled)
        return await self.states()

    def _changed(self, count: int) -> None:
        self.settled += count
        self.progress.set()

    async def _refused(self) -> None:
        self.refused.set()
        self.progress.set()

    async def _scope(self, scope: str) -> None:
        self.scopes.append(scope)
        self.progress.set()

    async def _granted(self) -> None:
        self.granted += 1
        self.progress.set()


class JobPlatform(StrictPlatform):
    """People are taken as a job."""

    calls = ToyPlatform.calls

    def interpret(self, call: str, items: Sequence[Item], answer: Answer) -> Verdict:
        if call == "people" and answer.status == 202:
            return Verdict(tuple(ItemRuling(Ruling.ACCEPTED) for _ in items), job_id="job-1")
        return super().interpret(call, items, answer)

    def interpret_poll(self, call: str, items: Sequence[Item], answer: Answer) -> Verdict:
        if answer.status == 404:
            return Verdict(tuple(ItemRuling(Ruling.RETRY, ReasonCode.JOB_LOST) for _ in items))
        return super().interpret_poll(call, items, answer)
