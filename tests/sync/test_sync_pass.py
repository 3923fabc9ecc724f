"""A pass over a store: every record ends in the outbox once, whatever interrupts it and however often."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any, Literal

import pytest
from sqlalchemy import Connection, delete, insert, select, update
from sync_records import CONNECTION, HASHER, NOW, PROFILE, MirrorPlatform, customer, order, product

from app.model.api import SyncState
from app.model.reasons import ProblemCode, ProblemError
from app.model.records import RecordKind, Unreadable
from app.model.settings import ConnectionSettings, PastOrders
from app.model.store import Cursor
from app.storage.database import Database
from app.storage.schema import connections, deliveries, scopes, syncs
from app.sync.checkpoints import Phase, begin_sync, load_checkpoints, load_sync, set_sync
from app.sync.detection import Detector, Reading
from app.sync.initial import Pass
from tests.clocks import FakeClock

PAGE = 3


@dataclass(frozen=True)
class FakePage:
    records: Sequence[Any]
    cursor: Cursor
    total: int | None
    unreadable: Sequence[Unreadable] = ()
    last: bool = False
    ids: Sequence[int] = ()
    asked_at: datetime | None = NOW


@dataclass
class FakeSource:
    """A store in memory that is read in pages of three; `before_page` may interrupt it anywhere."""

    records: dict[RecordKind, list[Any]]
    unreadable: dict[RecordKind, list[Unreadable]] = field(default_factory=dict)
    before_page: Callable[[], None] = lambda: None
    read: list[tuple[str, int]] = field(default_factory=list)

    async def pages(self, kind: RecordKind, after: Cursor | None = None) -> AsyncGenerator[FakePage]:
        async for page in self._pages(kind.value, self.records[kind], after, self.unreadable.get(kind, [])):
            yield page

    async def order_heads(self, after: Cursor | None = None) -> AsyncGenerator[FakePage]:
        async for page in self._pages("heads", self.records[RecordKind.ORDER], after, []):
            yield page

    async def _pages(
        self, name: str, rows: list[Any], after: Cursor | None, unreadable: list[Unreadable]
    ) -> AsyncGenerator[FakePage]:
        offset = after.offset if after else 0
        while True:
            self.before_page()
            self.read.append((name, offset))
            part = rows[offset : offset + PAGE]
            first = offset
            offset += len(part)
            yield FakePage(part, Cursor(offset=offset), len(rows), unreadable if first == 0 else ())
            if offset >= len(rows):
                return


def small_store() -> FakeSource:
    return FakeSource(
        {
            RecordKind.PRODUCT: [product(n) for n in range(1, 5)],
            RecordKind.CUSTOMER: [customer(n) for n in range(1, 5)],
            RecordKind.ORDER: [
                order(n, "completed", email=f"customer{n}@example.test" if n < 3 else f"guest{n % 2}@example.test")
                for n in range(1, 6)
            ],
        }
    )


@dataclass
class Desk:
    """A database with a sync begun, and passes over a store."""

    database: Database
    settings: ConnectionSettings = field(default_factory=ConnectionSettings)
    clock: FakeClock = field(default_factory=FakeClock)
    moved: list[tuple[Phase, int]] = field(default_factory=list)
    drained: asyncio.Event = field(default_factory=asyncio.Event)

    async def begin(self, *, full: bool = False) -> None:
        await self.database.write(lambda c: begin_sync(c, 1, 1, NOW, full=full))

    async def run(self, source: FakeSource) -> None:
        a_pass = Pass(1, source, self.detector, self.settings, self.database, self.clock, self._moved)
        a_pass.drained = self.drained
        await a_pass.run()

    def detector(self) -> Detector:
        return Detector("scope", 1, 0, MirrorPlatform(), PROFILE, self.settings, HASHER, Reading.PAST, NOW)  # type: ignore[arg-type]

    def _moved(self, phase: Phase, done: int) -> None:
        self.moved.append((phase, done))

    async def queued(self) -> list[tuple[str, str]]:
        """What stands in line: kind of change and record, in order."""
        rows = await self.database.read(
            lambda c: c.execute(select(deliveries.c.change, deliveries.c.record_id).order_by(deliveries.c.id)).all()
        )
        return [(row.change, row.record_id) for row in rows]

    async def state(self) -> SyncState:
        found = await self.database.read(lambda c: load_sync(c, 1))
        assert found is not None
        return found.state


@contextlib.asynccontextmanager
async def desk_in(folder: Path) -> AsyncIterator[Desk]:
    database = Database(folder / "storewire.sqlite3")
    database.open()

    def prepare(connection: Connection) -> None:
        connection.execute(insert(scopes).values(id=1, scope="s"))
        connection.execute(insert(connections).values(**CONNECTION))
        begin_sync(connection, 1, 1, NOW, full=False)

    try:
        await database.write(prepare)
        yield Desk(database)
    finally:
        database.close()


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with desk_in(tmp_path / "desk") as made:
        yield made


@pytest.fixture
async def expected(tmp_path: Path) -> list[tuple[str, str]]:
    """What an undisturbed pass over the small store puts in line."""
    async with desk_in(tmp_path / "undisturbed") as undisturbed:
        await undisturbed.run(small_store())
        return await undisturbed.queued()


async def test_everything_is_read_and_queued_people_before_their_orders(desk: Desk) -> None:
    await desk.run(small_store())
    queued = await desk.queued()
    assert [record for change, record in queued if change == "product.saved"] == ["1", "2", "3", "4"]
    assert [record for change, record in queued if change == "customer.saved"] == ["1", "2", "3", "4"]
    assert {record for change, record in queued if change == "order.completed"} == {"1", "2", "3", "4", "5"}
    assert len([1 for change, _ in queued if change == "guest.saved"]) >= 2
    changes = [change.partition(".")[0] for change, _ in queued]
    assert changes.index("customer") > changes.index("product")
    assert changes.index("order") > changes.index("customer")
    assert await desk.state() is SyncState.DONE


async def test_totals_are_known_before_the_customers_are_sent(desk: Desk) -> None:
    await desk.run(small_store())
    asked = select(deliveries.c.body).where(deliveries.c.change == "customer.saved").order_by(deliveries.c.id)
    bodies = await desk.database.read(lambda c: c.execute(asked).scalars().all())
    assert [(body["orders"], body["spent"]) for body in bodies] == [(1, 1_000), (1, 1_000), (0, None), (0, None)]


async def test_a_second_pass_over_an_unchanged_store_queues_nothing(
    desk: Desk, expected: list[tuple[str, str]]
) -> None:
    await desk.run(small_store())
    await desk.begin()
    await desk.run(small_store())
    assert await desk.queued() == expected


async def test_whichever_write_fails_nothing_is_lost_or_doubled(
    tmp_path: Path, expected: list[tuple[str, str]]
) -> None:
    """The first write fails, then in another store the second, and so on until a pass runs without a failure."""
    for number in count():
        async with desk_in(tmp_path / str(number)) as desk:
            whole = desk.database.write
            writes = count()

            async def failing(work: Any, whole: Any = whole, writes: Any = writes, number: int = number) -> Any:
                def broken(connection: Any) -> Any:
                    work(connection)
                    raise ProblemError(ProblemCode.DATABASE_FULL)

                return await whole(broken if next(writes) == number else work)

            desk.database.write = failing  # type: ignore[method-assign]
            interrupted = False
            try:
                await desk.run(small_store())
            except ProblemError:
                interrupted = True
                await desk.run(small_store())
            assert await desk.queued() == expected, f"write {number}"
            assert await desk.state() is SyncState.DONE
        if not interrupted:
            break
    assert number > 10


async def test_interrupted_before_any_page_it_goes_on_where_it_was(
    tmp_path: Path, expected: list[tuple[str, str]]
) -> None:
    undisturbed = small_store()
    async with desk_in(tmp_path / "counting") as desk:
        await desk.run(undisturbed)
    for number in range(len(undisturbed.read)):
        async with desk_in(tmp_path / f"at {number}") as desk:
            pages = count()

            def stop(pages: Any = pages, number: int = number) -> None:
                if next(pages) == number:
                    raise asyncio.CancelledError

            first = small_store()
            first.before_page = stop
            with pytest.raises(asyncio.CancelledError):
                await desk.run(first)
            second = small_store()
            await desk.run(second)
            assert await desk.queued() == expected, f"page {number}"
            assert first.read + second.read == undisturbed.read, "a page was read twice, or not at all"


@dataclass
class Deliverer(asyncio.Event):
    """Delivers everything at once whenever a pass begins to wait for it."""

    database: Database
    found: list[int] = field(default_factory=list)
    """How many deliveries were waiting, each time."""

    def __post_init__(self) -> None:
        super().__init__()

    async def wait(self) -> Literal[True]:
        self.found.append(await self.database.write(lambda c: c.execute(delete(deliveries)).rowcount))
        self.set()
        return True


async def test_a_pass_pauses_while_too_much_waits(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.sync.initial.MOST_WAITING", 4)
    desk.drained = deliverer = Deliverer(desk.database)
    await desk.run(small_store())
    assert deliverer.found, "it read on although too much waits"
    assert all(4 < waiting <= 4 + PAGE * 5 for waiting in deliverer.found), deliverer.found
    assert len(await desk.queued()) <= 4 + PAGE * 5
    assert await desk.state() is SyncState.DONE


async def test_what_cannot_be_read_is_a_failure_and_the_pass_goes_on(desk: Desk) -> None:
    source = small_store()
    source.unreadable = {RecordKind.ORDER: [Unreadable(kind=RecordKind.ORDER, id=99, reason="total: not an amount")]}
    await desk.run(source)
    failed = await desk.database.read(
        lambda c: c.execute(select(deliveries).where(deliveries.c.state == "failed")).all()
    )
    assert [(row.record_id, row.reason, row.detail) for row in failed] == [("99", "unreadable", "total: not an amount")]
    at = (await desk.database.read(lambda c: load_checkpoints(c, 1)))[Phase.ORDERS]
    assert (at.state, at.done, at.unreadable) == (SyncState.DONE, 6, 1)
    await desk.begin()
    await desk.run(source)
    assert len([1 for change, record in await desk.queued() if record == "99"]) == 1


@pytest.mark.parametrize(
    ("settings", "read"),
    [
        ({"send_products": False}, {"heads", "customer", "order"}),
        ({"send_customers": False}, {"product", "heads", "order"}),
        ({"send_orders": False}, {"product", "heads", "customer"}),
        ({"send_customers": False, "send_orders": False}, {"product"}),
        ({"past_orders": PastOrders.NONE}, {"product", "heads", "customer", "order"}),
    ],
)
async def test_only_what_is_to_be_sent_is_read(desk: Desk, settings: dict[str, Any], read: set[str]) -> None:
    desk.settings = ConnectionSettings(**settings)
    source = small_store()
    await desk.run(source)
    assert {name for name, _ in source.read} == read


async def test_an_empty_store_is_done_at_once(desk: Desk) -> None:
    await desk.run(FakeSource({RecordKind.PRODUCT: [], RecordKind.CUSTOMER: [], RecordKind.ORDER: []}))
    assert await desk.state() is SyncState.DONE
    assert await desk.queued() == []


# -- the numbers of passes -------------------------------------------------------------------------


async def numbers(desk: Desk, *ends: SyncState) -> list[int]:
    """End the sync that runs and begin another, for each of these ends; return their numbers."""
    found = []
    for end in ends:
        await desk.database.write(lambda c, end=end: set_sync(c, 1, end, NOW))
        await desk.begin()
        found.append(await desk.database.read(lambda c: c.execute(select(syncs.c.pass_number)).scalar()))
    return found


async def test_until_a_pass_has_read_everything_it_is_the_first(desk: Desk) -> None:
    """So that the past of a store is still the past after a first sync that was cancelled."""
    ends = (SyncState.CANCELLED, SyncState.FAILED, SyncState.RUNNING, SyncState.DONE, SyncState.CANCELLED)
    assert await numbers(desk, *ends) == [1, 1, 1, 2, 2]


async def test_sending_everything_again_raises_the_generation(desk: Desk) -> None:
    asked = select(scopes.c.generation)
    await desk.begin()
    assert await desk.database.read(lambda c: c.execute(asked).scalar()) == 0
    await desk.begin(full=True)
    assert await desk.database.read(lambda c: c.execute(asked).scalar()) == 1


async def test_a_new_pass_begins_at_the_beginning(desk: Desk) -> None:
    await desk.run(small_store())
    await desk.begin()
    assert await desk.database.read(lambda c: load_checkpoints(c, 1)) == {}
    await desk.database.write(lambda c: c.execute(update(scopes).values(generation=0)) and None)
    source = small_store()
    await desk.run(source)
    assert ("product", 0) in source.read
