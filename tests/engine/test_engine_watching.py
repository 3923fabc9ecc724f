"""When a store is asked again by itself, and what a changed choice of what is sent means for its past."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Connection, insert

from app.engine.watching import WITHOUT_WOOCOMMERCE, Watcher, change_settings, filtering_of
from app.model.api import SyncState
from app.model.records import RecordKind
from app.model.settings import ConnectionSettings
from app.model.store import StoreFacts, StoreSite
from app.storage.database import Database
from app.storage.schema import connections, scopes
from app.sync.checkpoints import begin_sync, set_sync
from app.sync.feeds import Feed, Filtering, PollRow, load_feed, newly_sent, save_feed, save_poll
from tests.clocks import START, FakeClock

EVERY = timedelta(minutes=5)
ROW = {
    "id": 1, "uid": "u", "scope_id": 1, "platform": "sequenzy", "name": "Shop", "home": "https://store.example",
    "prefix": "store", "state": "connected", "site": {}, "facts": {}, "settings": {}, "company_id": "co",
    "company_name": "Company", "public": {}, "fingerprint": "", "connected_by": "", "connected_at": START,
}  # fmt: skip


def site(*namespaces: str) -> StoreSite:
    return StoreSite(home="https://store.example", rest_root="https://store.example/wp-json/", name="Shop",
                     namespaces=namespaces)  # fmt: skip


class Desk:
    """A connection's database and its watcher; nothing is read."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = FakeClock()
        self.kept: Any = SimpleNamespace(id=1, scope_id=1, settings=ConnectionSettings(), site=site("wc/v3"),
                                         facts=StoreFacts(name="Shop", home="https://store.example"))  # fmt: skip
        parts: Any = SimpleNamespace(database=database, clock=self.clock)
        self.watcher = Watcher(parts, lambda: self.kept, lambda: None, lambda: None)  # type: ignore[arg-type,return-value]

    async def write(self, work: Callable[[Connection], Any]) -> None:
        await self.database.write(work)

    async def synced(self, *ends: SyncState) -> None:
        for end in ends:
            await self.write(lambda c: begin_sync(c, 1, 1, START, full=False))
            await self.write(lambda c, end=end: set_sync(c, 1, end, START))  # type: ignore[misc]

    async def due_at(self) -> datetime | None:
        return await self.watcher.due_at()


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    database = Database(tmp_path / "storewire.sqlite3")
    database.open()

    def prepare(connection: Connection) -> None:
        connection.execute(insert(scopes).values(id=1, scope="s"))
        connection.execute(insert(connections).values(**ROW))

    await database.write(prepare)
    yield Desk(database)
    database.close()


async def test_until_a_first_sync_was_begun_nothing_is_asked(desk: Desk) -> None:
    assert await desk.due_at() is None
    assert not await desk.watcher.due()


@pytest.mark.parametrize("end", [SyncState.CANCELLED, SyncState.FAILED])
async def test_a_first_sync_that_was_given_up_is_not_gone_on_with_by_polls(desk: Desk, end: SyncState) -> None:
    await desk.synced(end)
    assert await desk.due_at() is None


async def test_the_next_poll_is_due_so_long_after_the_last(desk: Desk) -> None:
    await desk.synced(SyncState.DONE)
    assert await desk.due_at() == START + EVERY
    await desk.write(lambda c: save_poll(c, 1, PollRow(START + EVERY * 3, 7, 5)))
    assert await desk.due_at() == START + EVERY * 4
    desk.clock.advance(EVERY.total_seconds() * 4)
    assert await desk.watcher.due()


async def test_a_later_comparison_that_is_given_up_stops_no_polls(desk: Desk) -> None:
    await desk.synced(SyncState.DONE, SyncState.CANCELLED)
    assert await desk.due_at() == START + EVERY


async def test_a_site_without_woocommerce_is_read_whole_now_and_then(desk: Desk) -> None:
    desk.kept.site = site("wp/v2")
    desk.kept.settings = ConnectionSettings(woocommerce=False)
    await desk.synced(SyncState.DONE)
    assert await desk.due_at() == START + WITHOUT_WOOCOMMERCE


async def test_a_kind_that_is_sent_from_now_on_is_read_anew_and_its_past_is_past(desk: Desk) -> None:
    await desk.synced(SyncState.DONE)
    for kind in (RecordKind.PRODUCT, RecordKind.CUSTOMER, RecordKind.ORDER):
        await desk.write(lambda c, kind=kind: save_feed(c, 1, Feed(kind).begun(START)))  # type: ignore[misc]
    assert not await desk.watcher.starts_anew()
    before = ConnectionSettings(send_orders=False)
    fresh = newly_sent(before, ConnectionSettings())
    assert fresh == [RecordKind.ORDER]
    await desk.write(lambda c: change_settings(c, desk.kept, {}, fresh))
    assert await desk.watcher.starts_anew()
    assert (await desk.database.read(lambda c: load_feed(c, 1, RecordKind.ORDER))).followed_since is None
    assert newly_sent(ConnectionSettings(), before) == []


@pytest.mark.parametrize(
    ("version", "filtering"),
    [
        ("5.5.3", Filtering.IGNORED),
        ("5.6.0", Filtering.UNKNOWN),
        ("10.0.2", Filtering.UNKNOWN),
        ("", Filtering.UNKNOWN),
    ],
)
def test_an_old_woocommerce_is_known_by_its_version(version: str, filtering: Filtering) -> None:
    facts = StoreFacts(name="Shop", home="https://store.example", woocommerce_version=version)
    assert filtering_of(facts) is filtering


async def test_what_is_told_of_a_store_that_was_never_read_is_nothing(desk: Desk) -> None:
    state = await desk.watcher.state()
    assert (state.latencies, state.held, state.next_poll_at) == ((), (), None)
