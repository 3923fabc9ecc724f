"""Following the companion: how often, from where, what is acknowledged when, and what begins a pass over everything."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from app.engine.companion import ABSENT_SECONDS, ACTIVE_SECONDS, IDLE_SECONDS, Listener, Listening
from app.model.api import CompanionState
from app.model.reasons import ProblemCode, ProblemError
from app.model.records import RecordKind
from app.model.settings import ConnectionSettings, PlatformName
from app.platforms.protocol import StoreProfile
from app.platforms.registry import platform
from app.storage.database import Database
from app.storage.hashing import Hasher
from app.storage.schema import connections, deliveries, scopes
from app.stores.companion import FeedEvent, FeedPage, PluginStatus, Standing
from app.sync.companion_cursor import FeedCursor, load_cursor
from app.sync.detection import Detector, Reading
from app.sync.intake import Intake
from tests.clocks import FakeClock

CONNECTION = {
    "id": 1, "uid": "u", "scope_id": 1, "platform": "sequenzy", "name": "Shop", "home": "https://store.example",
    "prefix": "store", "state": "connected", "site": {}, "facts": {}, "settings": {}, "company_id": "co",
    "company_name": "Company", "public": {}, "fingerprint": "", "connected_by": "",
}  # fmt: skip


@dataclass
class Plugin:
    """A plugin in memory: what it holds, and what it was asked."""

    clock: FakeClock
    feed: str = "feed-1"
    newest: int = 0
    dropped: int = 0
    copied: bool = False
    installed: bool = True
    acked: int | None = None
    events_held: list[FeedEvent] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    settings_kept: dict[str, Any] = field(default_factory=lambda: {"consent_required": True, "tracking": False})
    fault: ProblemCode | None = None

    def happen(self, kind: str = "product.updated", record: int = 7, **facts: Any) -> None:
        self.newest += 1
        self.events_held.append(FeedEvent(self.newest, self.clock.now(), kind, record, facts))

    @property
    def standing(self) -> Standing:
        return Standing(self.feed, self.newest, self.dropped, self.copied)

    def _ask(self, what: str) -> None:
        self.asked.append(what)
        if self.fault is not None:
            raise ProblemError(self.fault)

    async def status(self) -> PluginStatus | None:
        self._ask("status")
        begin = self.newest if self.acked is None else self.acked
        return PluginStatus(self.standing, "1.0.0", False, begin) if self.installed else None

    async def events(self, after: int, limit: int = 100) -> FeedPage | None:
        self._ask(f"events {after}")
        found = tuple(event for event in self.events_held if event.id > max(after, self.dropped))[:limit]
        gap = after < self.dropped or after > self.newest
        return FeedPage(self.standing, self.acked is not None, gap, False, found) if self.installed else None

    async def acknowledge(self, cursor: int) -> Standing | None:
        self._ask(f"ack {cursor}")
        self.acked = cursor
        return self.standing

    async def settings(self) -> dict[str, Any]:
        return self.settings_kept

    async def save_settings(self, changes: dict[str, Any]) -> None:
        self._ask(f"settings {sorted(changes)}")
        self.settings_kept |= changes


class NothingThere:
    """A store that answers 404 to every record."""

    async def get(self, kind: RecordKind, number: int) -> None:
        return None


@dataclass
class Desk:
    """A listener with everything around it."""

    listener: Listener
    plugin: Plugin
    clock: FakeClock
    database: Database
    turn: asyncio.Lock
    passes: list[str] = field(default_factory=list)

    async def cursor(self) -> FeedCursor:
        found = await self.database.read(lambda c: load_cursor(c, 1))
        assert found is not None
        return found

    async def queued(self) -> list[str]:
        return list(await self.database.read(lambda c: c.execute(select(deliveries.c.change)).scalars().all()))


def new_desk(database: Database, clock: FakeClock, plugin: Plugin, **settings: Any) -> Desk:
    passes: list[str] = []

    async def begin_pass() -> None:
        passes.append("pass")

    def detector() -> Detector:
        profile = StoreProfile(home="https://store.example", name="Shop", currency="EUR", prefix="store")
        hasher = Hasher(b"key of the folder")
        chosen = ConnectionSettings()
        return Detector("s", 1, 0, platform(PlatformName.SEQUENZY), profile, chosen, hasher, Reading.NEWS, clock.now())

    async def intake() -> Intake:
        return Intake(1, NothingThere(), detector, ConnectionSettings(), database)  # type: ignore[arg-type]

    turn = asyncio.Lock()
    listening = Listening(
        connection_id=1, companion=plugin, intake=intake, turn=turn, database=database, clock=clock,
        settings=settings, queued=lambda: None, pass_over_everything=begin_pass, told=lambda: None,
    )  # type: ignore[arg-type]  # fmt: skip
    return Desk(Listener(listening), plugin, clock, database, turn, passes)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    clock = FakeClock()
    database = Database(tmp_path / "storewire.sqlite3")
    database.open()
    await database.write(lambda c: c.execute(insert(scopes).values(id=1, scope="s")))
    await database.write(lambda c: c.execute(insert(connections).values(**CONNECTION, connected_at=clock.now())))
    yield new_desk(database, clock, Plugin(clock))
    database.close()


async def test_it_begins_behind_what_happened_before_and_makes_itself_known(desk: Desk) -> None:
    desk.plugin.happen()
    await desk.listener.once()
    assert (await desk.cursor()).cursor == 1
    assert desk.plugin.acked == 1
    assert desk.listener.state is CompanionState.ACTIVE
    assert await desk.queued() == []


async def test_interrupted_at_the_first_acquaintance_it_begins_where_the_store_knows_it(desk: Desk) -> None:
    await desk.plugin.acknowledge(0)  # the answer arrived, and then the program ended
    desk.plugin.happen("cart.started", 0)
    again = new_desk(desk.database, desk.clock, desk.plugin)
    await again.listener.once()
    assert "events 0" in desk.plugin.asked


async def test_what_is_safe_is_acknowledged_one_poll_later(desk: Desk) -> None:
    await desk.listener.once()
    desk.plugin.happen()
    desk.plugin.asked.clear()
    await desk.listener.once()
    assert desk.plugin.asked == ["events 0"]
    await desk.listener.once()
    assert desk.plugin.asked == ["events 0", "events 1", "ack 1"]
    await desk.listener.once()
    assert desk.plugin.asked[3:] == ["events 1"]


async def test_it_asks_every_five_seconds_while_shoppers_are_active_and_then_less_and_less(desk: Desk) -> None:
    await desk.listener.once()
    desk.plugin.happen()
    waits = []
    for _ in range(50):
        wait = await desk.listener.once()
        waits.append(wait)
        desk.clock.advance(wait)
    assert waits[0] == ACTIVE_SECONDS
    assert waits.count(ACTIVE_SECONDS) * ACTIVE_SECONDS == pytest.approx(180, abs=10)
    assert waits[-1] == IDLE_SECONDS
    assert waits == sorted(waits)
    desk.plugin.happen()
    assert await desk.listener.once() == ACTIVE_SECONDS


async def test_now_and_then_it_says_that_it_is_still_there(desk: Desk) -> None:
    await desk.listener.once()
    desk.plugin.asked.clear()
    desk.clock.advance(timedelta(hours=13).total_seconds())
    await desk.listener.once()
    await desk.listener.once()
    assert desk.plugin.asked.count("ack 0") == 1


async def test_a_gap_begins_a_pass_once_and_the_rest_is_read(desk: Desk) -> None:
    await desk.listener.once()
    for _ in range(5):
        desk.plugin.happen("cart.started", 0)
    desk.plugin.dropped = 3
    await desk.listener.once()
    await desk.listener.once()
    assert desk.passes == ["pass"]
    assert (await desk.cursor()).cursor == 5


async def test_another_feed_is_begun_anew_with_a_pass(desk: Desk) -> None:
    await desk.listener.once()
    desk.plugin.feed, desk.plugin.newest, desk.plugin.acked = "feed-2", 40, None
    await desk.listener.once()
    assert desk.passes == ["pass"]
    kept = await desk.cursor()
    assert (kept.feed, kept.cursor, desk.plugin.acked) == ("feed-2", 40, 40)


async def test_numbers_that_went_back_are_begun_anew_with_a_pass(desk: Desk) -> None:
    desk.plugin.newest = 90
    await desk.listener.once()
    desk.plugin.newest, desk.plugin.acked = 50, 50
    await desk.listener.once()
    assert desk.passes == ["pass"]
    assert (await desk.cursor()).cursor == 50


async def test_forgotten_by_the_store_it_comes_back_with_a_pass(desk: Desk) -> None:
    await desk.listener.once()
    desk.plugin.acked = None
    await desk.listener.once()
    assert desk.passes == ["pass"]
    assert desk.plugin.acked is not None


async def test_while_everything_is_read_carts_are_still_told(desk: Desk) -> None:
    await desk.listener.once()
    at = int(desk.clock.now().timestamp() * 1000)
    facts = {"cart": "c", "started": at, "watched": True, "email": "a@example.test", "currency": "EUR", "total": "1"}
    desk.plugin.happen("product.updated", 3)
    desk.plugin.happen("cart.started", 0, **facts, consent={"analytics": True, "marketing": True}, lines=[])
    async with desk.turn:
        await desk.listener.once()
    assert await desk.queued() == ["guest.saved", "cart.started"]
    assert (await desk.cursor()).cursor == 2


@pytest.mark.parametrize(
    ("change", "state"), [({"installed": False}, CompanionState.ABSENT), ({"copied": True}, CompanionState.COPIED)]
)
async def test_a_store_without_it_is_asked_seldom(desk: Desk, change: dict[str, bool], state: CompanionState) -> None:
    await desk.listener.once()
    for name, value in change.items():
        setattr(desk.plugin, name, value)
    assert await desk.listener.once() == ABSENT_SECONDS
    assert desk.listener.state is state
    assert await desk.listener.once() == ABSENT_SECONDS


async def test_refused_it_says_so_and_asks_seldom(desk: Desk) -> None:
    desk.plugin.fault = ProblemCode.NO_PERMISSION
    assert await desk.listener.once() == ABSENT_SECONDS
    assert desk.listener.state is CompanionState.REFUSED


async def test_a_store_that_does_not_answer_is_asked_again_soon(desk: Desk) -> None:
    await desk.listener.once()
    desk.plugin.fault = ProblemCode.TIMED_OUT
    assert await desk.listener.once() <= 5
    desk.plugin.fault = None
    await desk.listener.once()
    assert desk.listener.state is CompanionState.ACTIVE


async def test_settings_are_changed_where_they_differ(desk: Desk) -> None:
    other = new_desk(desk.database, desk.clock, desk.plugin, consent_required=False)
    await other.listener.once()
    assert "settings ['consent_required']" in desk.plugin.asked
    again = new_desk(desk.database, desk.clock, desk.plugin, consent_required=False)
    await again.listener.once()
    assert desk.plugin.asked.count("settings ['consent_required']") == 1


async def test_the_settings_of_the_connection_that_tracks_count(desk: Desk) -> None:
    desk.plugin.settings_kept["tracking"] = True
    other = new_desk(desk.database, desk.clock, desk.plugin, consent_required=False)
    await other.listener.once()
    assert desk.plugin.settings_kept["consent_required"] is True
