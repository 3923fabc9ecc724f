"""The migrated database is the one that the program describes, and every released schema is upgraded to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import IntegrityError

from app.delivery.batches import load
from app.delivery.identity import record_line
from app.delivery.log import detail
from app.model.deliveries import TRANSITIONS, UNSETTLED, DeliveryState
from app.model.records import RecordKind
from app.storage.database import Database
from app.storage.schema import (
    companions,
    deliveries,
    erasures,
    farewells,
    metadata,
    pauses,
    store_spans,
    store_webhooks,
)
from app.sync import presence
from app.sync.feeds import Filtering, load_feed

RELEASED = sorted(Path(__file__).parent.glob("schema_*.sql"))
"""A database of every schema that users may have, with the same rows in it."""
HOLDING = UNSETTLED | {DeliveryState.FAILED}
"""States in which a delivery stands in line."""
SCHEMA_0001, SCHEMA_0002 = (Path(__file__).with_name(f"schema_{number}.sql") for number in ("0001", "0002"))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "storewire.sqlite3")
    opened.open()
    yield opened
    opened.close()


def written_down(released: Path) -> str:
    return released.read_text("utf-8")


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(
        connection, opts={"compare_type": True, "include_name": lambda name, *_: not str(name).startswith("names_fts")}
    )
    return list(compare_metadata(context, metadata))


def written(connection: Connection) -> dict[str, str]:
    """Return every index and trigger with its words, without blanks."""
    rows = connection.execute(
        text("SELECT name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql > ''")
    )
    return {name: "".join(sql.split()).replace('"', "") for name, sql in rows}


def columns(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return every table's columns: name, type, whether it may be NULL, default, place in the key."""
    names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
    return {
        name: [tuple(row)[1:] for row in connection.execute(text(f"PRAGMA table_xinfo({name})"))]
        for name in names
        if name != "alembic_version"
    }


async def test_the_migrations_make_what_the_program_describes(database: Database, tmp_path: Path) -> None:
    assert await database.read(differences) == []
    described = Database(tmp_path / "described.sqlite3")
    with described._writer.connect() as connection, connection.begin():
        metadata.create_all(connection)
        expected = written(connection), columns(connection)
    assert await database.read(written) == expected[0]
    assert await database.read(columns) == expected[1]


async def test_the_database_refuses_exactly_the_transitions_that_are_not_drawn(database: Database) -> None:
    def attempt(connection: Connection, old: DeliveryState, new: DeliveryState, in_line: bool) -> bool:
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        connection.execute(
            text(
                "INSERT INTO deliveries (id, connection_id, scope_id, key, change, kind, record_id, ordering_key,"
                " position, lane, state, summary, created_at, updated_at, in_line)"
                " VALUES (1, 1, 1, 'k', 'c', 'product', '1', x'00', 1, 0, :old, x'7b7d', 0, 0, :in_line)"
            ),
            {"old": old.value, "in_line": old in HOLDING},
        )
        try:
            changed = {"new": new.value, "in_line": in_line}
            connection.execute(text("UPDATE deliveries SET state = :new, in_line = :in_line"), changed)
        except IntegrityError:
            return False
        finally:
            connection.execute(text("DELETE FROM deliveries"))
        return True

    for old in DeliveryState:
        for new in DeliveryState:
            drawn = old is new or new in TRANSITIONS[old]
            for in_line in (False, True):
                taken = await database.write(lambda c, case=(old, new, in_line): attempt(c, *case))
                assert taken is (drawn and in_line is (new in HOLDING)), f"{old} → {new}, in line: {in_line}"


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
async def test_a_database_of_every_schema_is_opened_with_everything_in_it(tmp_path: Path, released: Path) -> None:
    path = tmp_path / "storewire.sqlite3"
    old = sqlite3.connect(path)
    old.executescript(written_down(released))
    old.close()
    database = Database(path)
    database.open()
    try:
        assert await database.read(differences) == []
        rows = await database.read(lambda c: c.execute(select(deliveries).order_by(deliveries.c.id)).all())
        assert [(row.state, row.summary, row.body) for row in rows] == [
            ("delivered", {"title": "Kaffee ☕"}, None),
            ("waiting", {"email": "m…@example.test"}, {"email": "marie@example.test"}),
        ]
        assert [row.in_line for row in rows] == [False, True]
        found = "SELECT n.record_id FROM names_fts AS f JOIN names AS n ON n.id = f.rowid WHERE names_fts MATCH 'kaff'"
        assert await database.read(lambda c: c.execute(text(found)).scalars().all()) == [rows[0].record_id]
        assert await database.read(lambda c: c.execute(text("PRAGMA integrity_check")).scalar()) == "ok"
        assert await database.read(lambda c: c.execute(text("PRAGMA foreign_key_check")).all()) == []
    finally:
        database.close()


async def test_a_database_of_the_second_schema_is_opened_with_everything_in_it(tmp_path: Path) -> None:
    path = tmp_path / "storewire.sqlite3"
    old = sqlite3.connect(path)
    old.executescript(SCHEMA_0002.read_text("utf-8"))
    old.close()
    database = Database(path)
    database.open()
    try:
        assert await database.read(differences) == []
        feed = await database.read(lambda c: load_feed(c, 1, RecordKind.ORDER))
        assert (feed.rolling.last_id, feed.filtering) == (512, Filtering.HONOURED)
        held = await database.read(lambda c: presence.held(c, 1))
        assert [(row.kind, row.count) for row in held] == [(RecordKind.PRODUCT, 1)]
        assert await database.read(lambda c: c.execute(text("PRAGMA foreign_key_check")).all()) == []
    finally:
        database.close()


async def test_what_the_first_schema_knew_of_the_store_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "storewire.sqlite3"
    old = sqlite3.connect(path)
    old.executescript(SCHEMA_0001.read_text("utf-8"))
    old.executescript(
        "INSERT INTO records (scope_id, kind, record_id, digest, revision, generation, state)"
        " VALUES (1, 'product', '77', x'00', 1, 0, 'present'), (1, 'product', '78', x'00', 1, 0, 'trashed'),"
        " (1, 'guest', 'ab12', x'00', 1, 0, 'present');"
        "INSERT INTO order_ledger (scope_id, order_id, status, currency, total_minor, counts, told)"
        " VALUES (1, 512, 'completed', 'EUR', 100, 1, x'5b5d');"
    )
    old.close()
    database = Database(path)
    database.open()
    try:
        assert 77 in await database.read(lambda c: presence.between(c, 1, RecordKind.PRODUCT, 0, None))
        assert 78 not in await database.read(lambda c: presence.between(c, 1, RecordKind.PRODUCT, 0, None))
        assert 512 in await database.read(lambda c: presence.between(c, 1, RecordKind.ORDER, 0, None))
    finally:
        database.close()


async def test_what_outlives_a_connection_is_still_there_after_an_upgrade(tmp_path: Path) -> None:
    path = tmp_path / "storewire.sqlite3"
    old = sqlite3.connect(path)
    old.executescript(Path(__file__).with_name("schema_0005.sql").read_text("utf-8"))
    old.close()
    database = Database(path)
    database.open()
    try:
        farewell = await database.read(lambda c: c.execute(select(farewells)).one())
        assert (farewell.entry, farewell.webhooks, farewell.at_platform) == ("to-revoke:u9", [7], "waiting")
        webhook = await database.read(lambda c: c.execute(select(store_webhooks)).one())
        assert (webhook.topic, webhook.webhook_id, webhook.repaired_at) == ("order.created", 7, None)
        span = await database.read(lambda c: c.execute(select(store_spans)).one())
        assert span.ends_at is None
        erasure = await database.read(lambda c: c.execute(select(erasures)).one())
        assert (erasure.person, erasure.deliveries, erasure.outcome) == (b"0123456789abcdef", 3, "deleted")
        companion = await database.read(lambda c: c.execute(select(companions)).one())
        assert (companion.feed, companion.cursor, companion.acked) == ("f33d", 42, 40)
        pause = await database.read(lambda c: c.execute(select(pauses)).one())
        assert (pause.call, pause.scope) == ("order", "orders:write")
    finally:
        database.close()


async def test_what_is_of_no_person_stands_in_the_line_of_its_record_after_an_upgrade(tmp_path: Path) -> None:
    path = tmp_path / "storewire.sqlite3"
    rows = (
        (11, "'product'", "'7'", "NULL", "'waiting'", "x'7b7d'", 1),
        (12, "'product'", "'8'", "NULL", "'delivered'", "NULL", 0),
        (13, "'customer'", "'9'", "x'ada0'", "'waiting'", "x'7b7d'", 1),
        (14, "'customer'", "'10'", "NULL", "'failed'", "NULL", 1),
    )
    with closing(sqlite3.connect(path)) as old:
        old.executescript(written_down(Path(__file__).with_name("schema_0006.sql")))
        for number, kind, record, person, state, body, in_line in rows:
            old.execute(
                "INSERT INTO deliveries (id, connection_id, scope_id, key, change, kind, record_id, person,"
                " ordering_key, position, lane, state, body, summary, created_at, updated_at, in_line)"
                f" VALUES ({number}, 1, 1, 'n{number}', 'saved', {kind}, {record}, {person}, x'5eed', {number}, 1,"
                f" {state}, {body}, x'7b7d', 0, 0, {in_line})"
            )
        old.commit()
    database = Database(path)
    database.open()
    try:
        asked = select(deliveries.c.id, deliveries.c.ordering_key).where(deliveries.c.id > 10)
        found = dict(await database.read(lambda c: c.execute(asked).all()))
        untouched = b"\x5e\xed"  # what is settled, what is of a person, and what could never be sent
        assert found == {11: record_line("product", "7"), 12: untouched, 13: untouched, 14: untouched}
    finally:
        database.close()


async def test_batches_are_what_they_were_after_an_upgrade(tmp_path: Path) -> None:
    path = tmp_path / "storewire.sqlite3"
    # Two in a batch that is to be sent again, not in the order of their numbers; one that left it after a try.
    rows = ((11, "'waiting'", 2), (12, "'waiting'", 2), (13, "'failed'", "NULL"))
    with closing(sqlite3.connect(path)) as old:
        old.executescript(written_down(Path(__file__).with_name("schema_0007.sql")))
        old.execute(
            "INSERT INTO batches (id, connection_id, call, key, state, due_at, created_at)"
            " VALUES (2, 1, 'products', 'b2', 'frozen', 0, 0)"
        )
        for number, state, batch in rows:
            old.execute(
                "INSERT INTO deliveries (id, connection_id, scope_id, key, change, kind, record_id, ordering_key,"
                " position, lane, batch_id, state, body, summary, created_at, updated_at)"
                f" VALUES ({number}, 1, 1, 'n{number}', 'product.saved', 'product', '{number}', x'{number}', {number},"
                f" 1, {batch}, {state}, x'7b7d', x'7b7d', 0, 0)"
            )
        old.execute("INSERT INTO batch_members (batch_id, seat, delivery_id) VALUES (2, 0, 12), (2, 1, 13), (2, 2, 11)")
        old.execute(
            "INSERT INTO tries (batch_id, at, seconds, method, path, status)"
            " VALUES (2, 0, 0.5, 'POST', '/products', 207)"
        )
        old.commit()
    database = Database(path)
    database.open()
    try:
        batch = await database.read(lambda c: load(c, 2))
        assert (batch.members, [item.key for item in batch.items]) == ((12, 11), ["n12", "n11"])
        for number, status in ((1, 200), (11, 207), (12, 207), (13, 207)):
            found = await database.read(lambda c, number=number: detail(c, number))  # type: ignore[misc]
            assert found is not None
            assert [one.status for one in found[0].tries] == [status]
    finally:
        database.close()


async def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "storewire.sqlite3"
    dumps = []
    for _ in range(2):
        database = Database(path)
        database.open()
        database.close()
        with closing(sqlite3.connect(path)) as connection:
            dumps.append(list(connection.iterdump()))
    assert dumps[0] == dumps[1]


def test_before_a_migration_a_copy_is_kept_until_the_next_start(tmp_path: Path) -> None:
    path, copy = tmp_path / "storewire.sqlite3", tmp_path / "storewire.sqlite3.before-migration"
    with closing(sqlite3.connect(path)) as old:
        old.executescript(RELEASED[0].read_text("utf-8"))
        before = list(old.iterdump())
    for kept in (True, False):
        database = Database(path)
        database.open()
        database.close()
        assert copy.exists() is kept
        if kept:
            with closing(sqlite3.connect(copy)) as connection:
                assert list(connection.iterdump()) == before
