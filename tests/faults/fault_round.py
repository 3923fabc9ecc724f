"""A courier against a platform that misbehaves: a real network and database, and a clock that only waiting moves."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
from fault_platform import FaultyPlatform
from sqlalchemy import insert, select

from app import wording
from app.delivery.breaker import Breaker
from app.delivery.courier import Courier, CourierHooks
from app.delivery.outbox import Entry, enqueue
from app.delivery.pace import Pacer
from app.delivery.retry import Backoff
from app.model.changes import ChangeKind
from app.model.deliveries import Lane
from app.model.reasons import ReasonCode
from app.model.records import RecordKind
from app.platforms.protocol import Hosts, Pace, Platform, Session
from app.platforms.segmentflow.platform import Segmentflow
from app.platforms.sequenzy.platform import Sequenzy
from app.storage.database import Database
from app.storage.schema import connections, deliveries, scopes, tries
from tests.clocks import START, FakeClock

PATIENCE = 30.0
LITTLE_PATIENCE = 0.5
"""Seconds in place of the half minute that the program waits for an answer, where none comes in time."""
LONG_AGO = START - timedelta(days=30)
SETTLED = {"delivered", "failed", "declined"}


MANY_A_MINUTE = 1_000_000
"""A published pace that holds nothing up; without one, batches are chosen ahead."""


class OneAtATimeSequenzy(Sequenzy):
    """With one worker, so that nothing else moves the clock while a request is on its way."""

    pace = Pace(MANY_A_MINUTE, None, 1)


class OneAtATimeSegmentflow(Segmentflow):
    pace = Pace(MANY_A_MINUTE, None, 1)


def _entry(key: str, change: ChangeKind, kind: RecordKind, body: dict[str, Any], *, dated: bool = True) -> Entry:
    line = key.encode()
    when = LONG_AGO if dated else None
    return Entry(key, change, kind, key, line, line, Lane.HISTORY, body, {"number": key}, when)


def event(key: str) -> Entry:
    """A past order of Sequenzy's events import."""
    body = {
        "event": "ecommerce.order_placed",
        "occurredAt": LONG_AGO.isoformat(),
        "order": {"orderId": f"shop:{key}", "customer": {"email": f"{key}@example.test"}, "totalCents": 1},
    }
    return _entry(key, ChangeKind.ORDER_PLACED, RecordKind.ORDER, body)


def person(key: str) -> Entry:
    """A customer of Sequenzy's subscriber import; known there by the address."""
    body = {"consent": "subscribed", "subscriber": {"email": f"{key}@example.test", "firstName": "Marie"}}
    return _entry(key, ChangeKind.CUSTOMER_SAVED, RecordKind.CUSTOMER, body, dated=False)


def deletion(key: str) -> Entry:
    """A product that is no longer sold, at Sequenzy."""
    body = {"productId": f"shop:{key}"}
    return _entry(key, ChangeKind.PRODUCT_DELETED, RecordKind.PRODUCT, body, dated=False)


def track(key: str) -> Entry:
    """An event of Segmentflow's ingest."""
    body = {"batch": [{"type": "track", "event": "order_paid", "messageId": key, "email": f"{key}@example.test"}]}
    return _entry(key, ChangeKind.ORDER_PAID, RecordKind.ORDER, body)


@dataclass
class Outcome:
    """What is to be seen when it is over."""

    states: dict[str, str]
    reasons: dict[str, str | None]
    tries: list[Any]
    refused: bool
    scopes: list[str]
    granted: int
    platform: FaultyPlatform

    @property
    def sentences(self) -> list[str]:
        """What the log says of each try that did not go well, in order and each once in a row."""
        told = [wording.reason(ReasonCode(one.reason), "Sequenzy").title for one in self.tries if one.reason]
        return [one for place, one in enumerate(told) if place == 0 or told[place - 1] != one]

    def sentence_of(self, key: str) -> str:
        """What the failures tab says of a delivery."""
        reason = self.reasons[key]
        assert reason is not None
        return wording.reason(ReasonCode(reason), "Sequenzy").title


@dataclass
class FaultRound:
    """One row of the matrix."""

    folder: Path
    platform: FaultyPlatform
    entries: Sequence[Entry]
    origin: str = ""
    """In place of the platform's own."""
    client: dict[str, Any] = field(default_factory=dict)
    patience: float = PATIENCE
    enough: Callable[[dict[str, str], int], bool] = lambda states, _: set(states.values()) <= SETTLED
    """When to stop: by the states and how many tries there were."""
    after_first_try: Callable[[], Any] | None = None
    clock: FakeClock = field(default_factory=FakeClock)
    moved: asyncio.Event = field(default_factory=asyncio.Event)
    refused: bool = False
    scopes: list[str] = field(default_factory=list)
    granted: int = 0

    async def play(self) -> Outcome:
        """Deliver until it is enough, and return what is to be seen."""
        database = Database(self.folder / "storewire.sqlite3")
        database.open()
        try:
            await database.write(self.prepare)
            states, reasons, tried = await self._deliver(database)
        finally:
            database.close()
        return Outcome(states, reasons, tried, self.refused, self.scopes, self.granted, self.platform)

    def prepare(self, connection: Any) -> None:
        """Make the connection where there is none yet, and put the deliveries in line."""
        if connection.execute(select(connections.c.id)).first() is None:
            self.prepare_connection(connection)
        enqueue(connection, 1, 1, self.entries, self.clock.now())

    @staticmethod
    def prepare_connection(connection: Any) -> None:
        """Make a connection."""
        connection.execute(insert(scopes).values(id=1, scope="s"))
        row: dict[str, Any] = {"scope_id": 1, "platform": "sequenzy", "connected_at": START, "site": {}, "facts": {}}
        row |= {"settings": {}, "public": {}, "state": "connected", "uid": "u"}
        names = ("name", "home", "prefix", "company_id", "company_name", "fingerprint", "connected_by")
        connection.execute(insert(connections).values(row | dict.fromkeys(names, "")))

    async def _deliver(self, database: Database) -> tuple[dict[str, str], dict[str, str | None], list[Any]]:
        options = {"timeout": self.patience, "trust_env": False} | self.client
        async with httpx.AsyncClient(**options) as http:
            running = asyncio.create_task(self.courier(database, http).run())
            try:
                async with asyncio.timeout(100):
                    return await self._until_enough(database)
            finally:
                running.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await running

    async def _until_enough(self, database: Database) -> tuple[dict[str, str], dict[str, str | None], list[Any]]:
        """Return what was to be seen in the moment when it was enough: the courier goes on until it is stopped."""
        while True:
            seen = states, _, tried = await self._look(database)
            if tried and self.after_first_try is not None:
                await self.after_first_try()
                self.after_first_try = None
            if self.refused:
                return await self._look(database)
            if self.enough(states, len(tried)):
                return seen
            await self.moved.wait()
            self.moved.clear()

    def courier(self, database: Database, http: httpx.AsyncClient) -> Courier:
        flows = any("batch" in entry.body for entry in self.entries)
        platform: Platform = OneAtATimeSegmentflow() if flows else OneAtATimeSequenzy()
        secrets = {"write_key": "wk-secret-of-the-shop"} if flows else {"api_key": "sk_live_secret_of_the_shop"}
        session = Session(Hosts(api=self.origin or self.platform.origin), secrets, {})
        hooks = CourierHooks(lambda _: self.moved.set(), self._refused, self._scope, self._granted)
        backoff = Backoff(random=lambda: 0.5)
        return Courier(1, platform, session, database, http, Pacer(platform.pace, self.clock), Breaker(self.clock),
                       self.clock, hooks, backoff, patience=self.patience)  # fmt: skip

    async def _refused(self) -> None:
        self.refused = True
        self.moved.set()

    async def _scope(self, scope: str) -> None:
        self.scopes.append(scope)
        self.moved.set()

    async def _granted(self) -> None:
        self.granted += 1

    @staticmethod
    async def _look(database: Database) -> tuple[dict[str, str], dict[str, str | None], list[Any]]:
        rows = await database.read(lambda c: c.execute(select(deliveries).order_by(deliveries.c.id)).all())
        tried = await database.read(lambda c: c.execute(select(tries).order_by(tries.c.id)).all())
        return {row.key: row.state for row in rows}, {row.key: row.reason for row in rows}, list(tried)
