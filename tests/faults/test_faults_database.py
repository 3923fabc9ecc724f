"""Every access to the database fails in turn, the first, the second, until none does: nothing is lost or doubled."""

from __future__ import annotations

import asyncio
import contextlib
import json
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import fault_steps
import httpx
import pytest
from fault_platform import Asked, FaultyPlatform, Held, answer_well
from fault_round import SETTLED, FaultRound, event, person
from sqlalchemy import select

from app.delivery.outbox import Entry, enqueue
from app.model.reasons import ProblemCode, ProblemError
from app.storage.database import Database
from app.storage.schema import deliveries

MOST_ACCESSES = 400


@dataclass
class Failing:
    """Fails one access, the `at`th."""

    at: int
    seen: int = 0
    failed: bool = False

    def __call__(self) -> None:
        self.seen += 1
        if self.seen == self.at:
            self.failed = True
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR
            raise error


@dataclass
class Desk:
    """What goes on trying: somebody who puts in line, and a courier, each begun anew when it fails."""

    database: Database
    round: FaultRound
    held: Held = field(default_factory=Held)
    problems: list[ProblemCode] = field(default_factory=list)

    async def put(self, *entries: Entry) -> None:
        while True:
            try:
                await self.database.write(lambda c: enqueue(c, 1, 1, entries, self.round.clock.now()))
            except ProblemError as error:
                self.problems.append(error.problem.code)
            else:
                return

    async def states(self) -> dict[str, str]:
        while True:
            try:
                rows = await self.database.read(
                    lambda c: c.execute(select(deliveries.c.key, deliveries.c.state).order_by(deliveries.c.id)).all()
                )
            except ProblemError as error:
                self.problems.append(error.problem.code)
            else:
                return {row.key: row.state for row in rows}

    async def deliver(self) -> None:
        """Deliver until everything is settled."""
        transport = httpx.MockTransport(self.answer)
        async with httpx.AsyncClient(transport=transport) as http:
            while not set((await self.states()).values()) <= SETTLED:
                running = asyncio.create_task(self.round.courier(self.database, http).run())
                await self._watch(running)

    async def _watch(self, running: asyncio.Task[None]) -> None:
        try:
            while not running.done():
                moved = asyncio.create_task(self.round.moved.wait())
                await asyncio.wait({moved, running}, return_when=asyncio.FIRST_COMPLETED, timeout=60)
                moved.cancel()
                self.round.moved.clear()
                if set((await self.states()).values()) <= SETTLED:
                    return
            for error in _leaves(running.exception()):
                assert isinstance(error, ProblemError), error
                self.problems.append(error.problem.code)
        finally:
            running.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await running

    def answer(self, request: httpx.Request) -> httpx.Response:
        asked = Asked(request.method, request.url.path, {}, json.loads(request.content) if request.content else {})
        status, body = answer_well(self.held, asked)
        return httpx.Response(status, json=body)


def _leaves(error: BaseException | None) -> Iterator[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _leaves(one)
    elif error is not None:
        yield error


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A database with a connection and nothing to deliver."""
    path = tmp_path / "template"
    database = Database(path)
    database.open()
    asyncio.run(database.write(FaultRound(tmp_path, FaultyPlatform(), ()).prepare_connection))
    asyncio.run(database.tidy())
    database.close()
    return path


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param([event("one")], id="a delivery", marks=pytest.mark.deep),
        pytest.param([event("one"), event("two"), event("three")], id="a batch"),
        pytest.param([person("ada"), person("ben")], id="a job", marks=pytest.mark.deep),
    ],
)
def test_no_access_that_fails_loses_or_doubles_anything(
    template: Path, tmp_path: Path, entries: list[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The template has this program's schema: looking into that again would take longer than the deliveries.
    monkeypatch.setattr(Database, "_migrate_or_salvage", lambda _: None)
    for at in range(1, MOST_ACCESSES):
        path = tmp_path / f"{at}.sqlite3"
        shutil.copy(template, path)
        if not asyncio.run(fails_at(at, path, tmp_path, entries)):
            assert at > 20, "hardly anything was counted"
            return
    pytest.fail("it never came through without a failure")


async def fails_at(at: int, path: Path, folder: Path, entries: list[Entry]) -> bool:
    """Let one access fail on the way; tell whether it was reached."""
    failing = Failing(at)
    fault_steps.count(lambda: None)  # opening is not what fails here
    database = Database(path)
    database.open()
    fault_steps.count(failing)
    try:
        desk = Desk(database, FaultRound(folder, FaultyPlatform(), entries))
        await desk.put(*entries)
        await asyncio.wait_for(desk.deliver(), 100)
        keys = [entry.key for entry in entries]
        assert await desk.states() == dict.fromkeys(keys, "delivered"), f"access {at}"
        assert [key.partition("@")[0] for key in desk.held.keys] == keys, f"access {at}"
        assert max(desk.held.received.values()) <= 2
        assert set(desk.problems) <= {ProblemCode.DATABASE_FULL}
    finally:
        fault_steps.count_no_more()
        database.close()
    return failing.failed
