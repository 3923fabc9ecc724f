"""A damaged database is set aside whole, what can be read of it goes on, and the platform's side stays right."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, text

from app.delivery.identity import record_line
from app.model.reasons import ProblemCode, ProblemError
from app.storage.database import Database
from app.storage.salvage import salvage
from app.storage.schema import batches, connections, deliveries, names, records, scopes
from tests.clocks import START

ROWS = 400
PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "storewire.sqlite3"


def filled(connection: Connection) -> None:
    """One connection with many deliveries, one of them in a batch on its way, and as many records."""
    connection.execute(insert(scopes).values(id=1, scope="s", generation=3))
    row: dict[str, Any] = {"scope_id": 1, "platform": "sequenzy", "connected_at": START, "site": {}, "facts": {}}
    row |= {"settings": {}, "public": {}, "state": "connected", "uid": "u"}
    row |= dict.fromkeys(("name", "home", "prefix", "company_id", "company_name", "fingerprint", "connected_by"), "")
    connection.execute(insert(connections).values(row))
    connection.execute(
        insert(batches).values(id=1, connection_id=1, call="orders", key="b", state="sending", created_at=START)
    )
    common = {
        "connection_id": 1,
        "scope_id": 1,
        "change": "order.paid",
        "kind": "order",
        "lane": 0,
        "created_at": START,
    }
    common |= {"updated_at": START, "summary": {}, "ordering_key": b"x"}
    connection.execute(
        insert(deliveries),
        [
            common | {"id": n, "key": f"k{n}", "record_id": str(n), "position": n, "state": "waiting",
                      "body": {"words": f"{n} " * 200}, "batch_id": None}
            for n in range(1, ROWS)
        ] + [common | {"id": ROWS, "key": "sent", "record_id": "0", "position": ROWS, "state": "sending",
                       "body": {"words": "on its way"}, "batch_id": 1}],
    )  # fmt: skip
    connection.execute(
        insert(records),
        [{"scope_id": 1, "kind": "product", "record_id": f"{n:06}", "digest": b"d" * 16, "revision": 1, "generation": 3,
          "state": "present"} for n in range(ROWS)],
    )  # fmt: skip
    connection.execute(insert(names).values(connection_id=1, record_id="5", kind="product", name="Kaffee"))


async def made(path: Path) -> None:
    database = Database(path)
    database.open()
    await database.write(filled)
    await database.tidy()
    database.close()


def pages_of(path: Path, table: str) -> list[int]:
    """Return the numbers of a table's pages, but for its root."""
    with closing(sqlite3.connect(path)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
        found = connection.execute("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'", (table,))
        return [number for (number,) in found if number != root]


def move(path: Path, elsewhere: Path) -> None:
    path.rename(elsewhere)


def damage(path: Path, *pages: int) -> bytes:
    content = bytearray(path.read_bytes())
    for page in pages:
        content[(page - 1) * PAGE : page * PAGE] = b"\xff" * PAGE
    path.write_bytes(content)
    return bytes(content)


async def found_damaged(path: Path) -> None:
    """Use the database until it notices."""
    noticed: list[bool] = []
    database = Database(path)
    database.open()
    database.on_damage = lambda: noticed.append(True)
    with pytest.raises(ProblemError) as caught:
        await database.read(lambda c: c.execute(text("SELECT sum(length(body)) FROM deliveries")).scalar())
    assert caught.value.problem.code is ProblemCode.DATABASE_CORRUPT
    assert noticed
    database.close()


@pytest.fixture
def reopened(path: Path) -> Iterator[Database]:
    database = Database(path)
    yield database
    database.close()


async def test_what_can_be_read_goes_on_in_a_new_file(path: Path, reopened: Database) -> None:
    await made(path)
    lost = pages_of(path, "deliveries")[20:22]
    content = damage(path, *lost)
    await found_damaged(path)
    reopened.open()
    assert reopened.salvaged is not None
    assert path.with_name(reopened.salvaged.aside).read_bytes() == content
    kept = await reopened.read(lambda c: c.execute(select(deliveries.c.key, deliveries.c.state)).all())
    assert ROWS - 40 < len(kept) < ROWS
    assert {row.state for row in kept} == {"waiting"}
    assert "sent" in {row.key for row in kept}
    assert await reopened.read(lambda c: len(c.execute(select(records)).all())) == ROWS
    assert await reopened.read(lambda c: c.execute(text("PRAGMA integrity_check")).scalar()) == "ok"
    assert await reopened.read(lambda c: c.execute(text("PRAGMA foreign_key_check")).all()) == []


async def test_everything_is_sent_again_by_new_keys(path: Path, reopened: Database) -> None:
    await made(path)
    damage(path, *pages_of(path, "deliveries")[:1])
    await found_damaged(path)
    reopened.open()
    assert await reopened.read(lambda c: c.execute(select(scopes.c.generation)).scalar()) == 4
    assert await reopened.read(lambda c: c.execute(select(batches.c.state)).scalars().all()) == ["dissolved"]
    found = "SELECT rowid FROM names_fts WHERE names_fts MATCH '\"kaff\"'"
    assert await reopened.read(lambda c: c.execute(text(found)).scalars().all()) == [1]


def test_a_file_of_which_nothing_can_be_read_is_set_aside_as_it_is(path: Path, reopened: Database) -> None:
    letter = b"a letter to my grandmother, not a database\n" * 100
    path.write_bytes(letter)
    reopened.open()
    assert reopened.salvaged is not None
    assert reopened.salvaged.saved == 0
    assert path.with_name(reopened.salvaged.aside).read_bytes() == letter


def test_a_second_damage_does_not_replace_what_was_set_aside(path: Path) -> None:
    for number in (1, 2):
        path.write_bytes(b"damage no. %d" % number * 1000)
        database = Database(path)
        database.open()
        assert database.salvaged is not None
        assert database.salvaged.aside.endswith(f"-{number}")
        database.close()
        path.unlink()
    assert path.with_name(path.name + ".damaged-1").read_bytes().startswith(b"damage no. 1")


async def test_a_suspicion_without_damage_changes_nothing(path: Path, reopened: Database) -> None:
    await made(path)
    path.with_name(path.name + ".suspect").touch()
    reopened.open()
    assert reopened.salvaged is None
    assert not path.with_name(path.name + ".suspect").exists()
    assert await reopened.read(lambda c: len(c.execute(select(deliveries)).all())) == ROWS


async def test_a_salvage_that_was_interrupted_between_its_moves_is_finished(path: Path, reopened: Database) -> None:
    await made(path)
    move(path, path.with_name(path.name + ".whole"))
    reopened.open()
    assert await reopened.read(lambda c: len(c.execute(select(deliveries)).all())) == ROWS


def test_what_an_older_program_left_stands_in_the_lines_of_this_one_afterwards(path: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(path)) as old:
        old.executescript(Path(__file__).with_name("schema_0005.sql").read_text("utf-8"))

    def make(fresh: Path) -> None:
        database = Database(fresh)
        database.open()
        database.close()

    salvage(path, make)
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT state, in_line, ordering_key FROM deliveries ORDER BY id").fetchall()
        assert found == [("delivered", 0, b"\x01"), ("waiting", 1, record_line("customer", "17"))]
        was_in = connection.execute("SELECT delivery_id, batch_id FROM former_members").fetchall()
        assert was_in == [(1, 1)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
