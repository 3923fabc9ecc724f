"""What is written is on the disk, works do not disturb each other, and a broken disk has a name."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
import sys
import threading
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, insert, select, text
from sqlalchemy.exc import IntegrityError

from app.model.reasons import ProblemCode, ProblemError
from app.storage.database import Database
from app.storage.errors import explain
from app.storage.schema import scopes


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "storewire.sqlite3"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    opened = Database(path)
    opened.open()
    yield opened
    opened.close()


def add(scope: str) -> Callable[[Connection], None]:
    return lambda c: c.execute(insert(scopes).values(scope=scope)) and None  # type: ignore[func-returns-value]


def names(connection: Connection) -> list[str]:
    return list(connection.execute(select(scopes.c.scope).order_by(scopes.c.id)).scalars())


def code_of(opening: Database) -> ProblemCode:
    with pytest.raises(ProblemError) as caught:
        opening.open()
    opening.close()
    return caught.value.problem.code


def overwrite(path: Path, start: int, length: int) -> None:
    content = bytearray(path.read_bytes())
    content[start : start + length] = b"\xff" * length
    path.write_bytes(content)


# -- safe settings ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1), ("auto_vacuum", 2)],
)
async def test_both_sides_keep_data_safe(database: Database, pragma: str, value: object) -> None:
    for access in (database.write, database.read):
        assert await access(lambda c: c.execute(text(f"PRAGMA {pragma}")).scalar()) == value


@pytest.mark.skipif(sys.platform == "win32", reason="there are no owner-only modes on Windows")
def test_only_its_owner_can_read_it(path: Path, database: Database) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


async def test_readers_cannot_write(database: Database) -> None:
    with pytest.raises(ProblemError) as caught:
        await database.read(add("by a reader"))
    assert caught.value.problem.code is ProblemCode.DATABASE_READ_ONLY


async def test_a_reader_sees_one_moment(database: Database) -> None:
    """What is written meanwhile does not appear in the middle of a read, and the read holds no write up."""
    loop = asyncio.get_running_loop()
    written = loop.create_future()

    def look_twice(connection: Connection) -> tuple[int, int]:
        first = len(names(connection))
        asyncio.run_coroutine_threadsafe(write_and_tell(), loop).result(10)
        return first, len(names(connection))

    async def write_and_tell() -> None:
        await database.write(add("meanwhile"))
        written.set_result(None)

    assert await database.read(look_twice) == (0, 0)
    assert written.done()
    assert await database.read(names) == ["meanwhile"]


# -- writing ---------------------------------------------------------------------------------------


async def test_a_work_that_fails_undoes_itself_and_not_its_neighbours(database: Database) -> None:
    def broken(connection: Connection) -> None:
        add("half")(connection)
        raise ValueError("on purpose")

    works = [add("one"), broken, add("two"), add("one"), add("three")]
    results = await asyncio.gather(*(database.write(work) for work in works), return_exceptions=True)
    assert [type(result) for result in results] == [type(None), ValueError, type(None), IntegrityError, type(None)]
    assert await database.read(names) == ["one", "two", "three"]


async def test_a_work_that_ends_an_iteration_keeps_nobody_waiting(database: Database) -> None:
    works = [lambda _: next(iter(())), add("behind it")]
    results = await asyncio.wait_for(
        asyncio.gather(*(database.write(work) for work in works), return_exceptions=True), 10
    )
    assert [type(result) for result in results] == [RuntimeError, type(None)]
    assert await database.read(names) == ["behind it"]


async def test_results_come_back_to_whoever_asked(database: Database) -> None:
    asked = [database.write(lambda c, n=n: n * n) for n in range(200)]
    assert await asyncio.gather(*asked) == [n * n for n in range(200)]


async def test_what_was_asked_for_before_closing_is_written(path: Path) -> None:
    database = Database(path)
    database.open()
    writes = [asyncio.ensure_future(database.write(add(f"scope {n}"))) for n in range(300)]
    await asyncio.sleep(0)
    await asyncio.to_thread(database.close)
    await asyncio.gather(*writes)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM scopes").fetchone() == (300,)


async def test_a_write_that_nobody_waits_for_any_more_is_still_done(database: Database) -> None:
    task = asyncio.ensure_future(database.write(add("left alone")))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await database.write(lambda c: None)
    assert await database.read(names) == ["left alone"]


async def test_after_closing_nothing_hangs(path: Path) -> None:
    database = Database(path)
    database.open()
    database.close()
    with pytest.raises(RuntimeError):
        await database.write(add("too late"))
    with pytest.raises(RuntimeError):
        await database.read(names)


class Together:
    """A joint work that notes who was done together, and refuses some names."""

    def __init__(self, refused: str = "") -> None:
        self.refused = refused
        self.calls: list[list[str]] = []

    def add_all(self, connection: Connection, brought: Sequence[str]) -> list[str]:
        self.calls.append(list(brought))
        for scope in brought:
            add(scope)(connection)
            if scope == self.refused:
                raise ValueError(scope)
        return [scope.upper() for scope in brought]


async def while_the_writer_is_busy(database: Database, *works: Awaitable[object]) -> list[object]:
    """Ask for works while another is done, so that all of them wait; return what became of each."""
    begun, go_on = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()
    busy = asyncio.ensure_future(database.write(lambda _: loop.call_soon_threadsafe(begun.set) and go_on.wait(10)))
    await begun.wait()
    asked = asyncio.gather(*works, return_exceptions=True)
    await asyncio.sleep(0)
    go_on.set()
    await busy
    return await asked


async def test_what_waits_for_one_joint_work_is_done_at_once(database: Database) -> None:
    one, other = Together(), Together()
    results = await while_the_writer_is_busy(
        database,
        database.write_jointly(one.add_all, "a"),
        database.write(add("b")),
        database.write_jointly(other.add_all, "c"),
        database.write_jointly(one.add_all, "d"),
    )
    assert results == ["A", None, "C", "D"]
    assert (one.calls, other.calls) == ([["a", "d"]], [["c"]])
    assert sorted(await database.read(names)) == ["a", "b", "c", "d"]


async def test_a_joint_work_that_fails_is_undone_for_all_who_asked_and_for_nobody_else(database: Database) -> None:
    joint = Together(refused="c")
    results = await while_the_writer_is_busy(
        database,
        database.write_jointly(joint.add_all, "a"),
        database.write(add("b")),
        database.write_jointly(joint.add_all, "c"),
    )
    assert [type(result) for result in results] == [ValueError, type(None), ValueError]
    assert await database.read(names) == ["b"]
    assert await database.write_jointly(joint.add_all, "again") == "AGAIN"


async def test_a_joint_work_that_forgets_somebody_is_an_error_and_nobody_waits_for_ever(database: Database) -> None:
    def forgetful(_: Connection, brought: Sequence[str]) -> list[str]:
        return list(brought[1:])

    with pytest.raises(ValueError, match="shorter"):
        await database.write_jointly(forgetful, "a")


# -- what can be wrong with it ---------------------------------------------------------------------


async def test_a_full_disk_has_a_name_and_loses_only_what_it_refused(database: Database) -> None:
    def fill(connection: Connection) -> None:
        pages = connection.execute(text("PRAGMA page_count")).scalar()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        connection.execute(insert(scopes).values(scope="x" * 1_000_000))

    works = [add("before"), fill, add("after")]
    results = await asyncio.gather(*(database.write(work) for work in works), return_exceptions=True)
    refused = results[1]
    assert isinstance(refused, ProblemError)
    assert refused.problem.code is ProblemCode.DATABASE_FULL
    told_done = [name for name, result in zip(["before", "", "after"], results, strict=True) if result is None]
    assert await database.read(names) == told_done
    await database.write(lambda c: c.execute(text("PRAGMA max_page_count = 1000000")).scalar())
    await database.write(add("there is room again"))
    assert (await database.read(names))[-1] == "there is room again"


async def test_a_read_only_file_has_a_name(database: Database) -> None:
    await database.write(lambda c: c.execute(text("PRAGMA query_only = ON")) and None)
    with pytest.raises(ProblemError) as caught:
        await database.write(add("refused"))
    assert caught.value.problem.code is ProblemCode.DATABASE_READ_ONLY


async def test_a_lock_of_another_program_has_a_name(path: Path, database: Database) -> None:
    await database.write(lambda c: c.execute(text("PRAGMA busy_timeout = 1")) and None)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ProblemError) as caught:
            await database.write(add("refused"))
        assert caught.value.problem.code is ProblemCode.DATABASE_LOCKED
        other.execute("ROLLBACK")
    await database.write(add("then"))
    assert await database.read(names) == ["then"]


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_may_not_be_written_has_a_name(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert code_of(Database(tmp_path / "storewire.sqlite3")) is ProblemCode.DATABASE_READ_ONLY
    finally:
        tmp_path.chmod(0o700)


def test_a_folder_that_cannot_be_made_has_a_name(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert code_of(Database(tmp_path / "file" / "storewire.sqlite3")) is ProblemCode.DATABASE_READ_ONLY


def test_a_folder_in_the_files_place_has_a_name(path: Path) -> None:
    path.mkdir(parents=True)
    assert code_of(Database(path)) is ProblemCode.DATABASE_READ_ONLY


async def test_a_damaged_page_has_a_name(path: Path) -> None:
    database = Database(path)
    database.open()
    await database.write(lambda c: c.execute(insert(scopes), [{"scope": f"{n:0>900}"} for n in range(200)]) and None)
    root = await database.read(
        lambda c: c.execute(text("SELECT rootpage FROM sqlite_master WHERE name = 'scopes'")).scalar()
    )
    database.close()
    overwrite(path, (root - 1) * 4096, 4096)
    damaged = Database(path)
    damaged.open()
    try:
        with pytest.raises(ProblemError) as caught:
            await damaged.read(lambda c: c.execute(select(func.sum(scopes.c.generation))).scalar())
        assert caught.value.problem.code is ProblemCode.DATABASE_CORRUPT
    finally:
        damaged.close()


def test_a_newer_database_is_refused_and_not_touched(path: Path) -> None:
    database = Database(path)
    database.open()
    database.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.execute("CREATE TABLE of_tomorrow (id INTEGER)")
        connection.commit()
    before = path.read_bytes()
    assert code_of(Database(path)) is ProblemCode.DATABASE_NEWER
    assert path.read_bytes() == before


def test_our_own_defects_are_not_taken_for_the_worlds() -> None:
    with closing(sqlite3.connect(":memory:")) as connection, pytest.raises(sqlite3.Error) as caught:
        connection.execute("SELECT nonsense")
    assert explain(caught.value) is None
    assert explain(ValueError("of ours")) is None


def take_away(path: Path, elsewhere: Path) -> None:
    path.rename(elsewhere)
    path.mkdir()


def bring_back(path: Path, elsewhere: Path) -> None:
    path.rmdir()
    elsewhere.rename(path)


def size(path: Path) -> int:
    return path.stat().st_size


async def test_a_writer_that_cannot_connect_says_so_and_goes_on_when_it_can(path: Path) -> None:
    database = Database(path)
    database.open()
    await database.write(add("before"))
    database.close()
    later = Database(path)
    later.open()
    moved = path.with_name("elsewhere")
    # The writer connects when it is asked first, and finds a folder where the file was.
    take_away(path, moved)
    try:
        for _ in range(2):
            with pytest.raises(ProblemError) as caught:
                await asyncio.wait_for(later.write(add("in vain")), 10)
            assert caught.value.problem.code is ProblemCode.DATABASE_READ_ONLY
        assert later.trouble is not None
        bring_back(path, moved)
        await later.write(add("after"))
        assert later.trouble is None
        assert await later.read(names) == ["before", "after"]
    finally:
        later.close()


async def test_the_file_shrinks_again_and_the_journal_is_emptied(path: Path, database: Database) -> None:
    await database.write(lambda c: c.execute(insert(scopes), [{"scope": f"{n:0>3000}"} for n in range(1_000)]) and None)
    await database.tidy()
    full = size(path)
    await database.write(lambda c: c.execute(text("DELETE FROM scopes")) and None)
    await database.tidy()
    assert size(path) < full / 10
    assert size(path.with_name(path.name + "-wal")) == 0


async def test_a_backup_is_whole_while_the_database_is_used(path: Path, database: Database, tmp_path: Path) -> None:
    await database.write(add("one"))
    copy = tmp_path / "copy.sqlite3"
    await asyncio.to_thread(database.back_up, copy)
    await database.write(add("two"))
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT scope FROM scopes").fetchall() == [("one",)]
