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

from app.model.deliveries import TRANSITIONS, DeliveryState
from app.storage.database import Database
from app.storage.schema import (
    deliveries,
    erasures,
    farewells,
    metadata,
    store_spans,
    store_webhooks,
    transition_trigger,
)

RELEASED = ("schema_0001.sql", "schema_0006.sql")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "storewire.sqlite3")
    opened.open()
    yield opened
    opened.close()


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
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
        connection.execute(text(transition_trigger()))
        expected = written(connection), columns(connection)
    assert await database.read(written) == expected[0]
    assert await database.read(columns) == expected[1]


async def test_the_database_refuses_exactly_the_transitions_that_are_not_drawn(database: Database) -> None:
    def attempt(connection: Connection, old: DeliveryState, new: DeliveryState) -> bool:
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        connection.execute(
            text(
                "INSERT INTO deliveries (id, connection_id, scope_id, key, change, kind, record_id, ordering_key,"
                " position, lane, state, summary, created_at, updated_at)"
                " VALUES (1, 1, 1, 'k', 'c', 'product', '1', x'00', 1, 0, :old, x'7b7d', 0, 0)"
            ),
            {"old": old.value},
        )
        try:
            connection.execute(text("UPDATE deliveries SET state = :new"), {"new": new.value})
        except IntegrityError as refusal:
            return "no such transition" not in str(refusal)
        finally:
            connection.execute(text("DELETE FROM deliveries"))
        return True

    for old in DeliveryState:
        for new in DeliveryState:
            taken = await database.write(lambda c, old=old, new=new: attempt(c, old, new))
            assert taken is (old is new or new in TRANSITIONS[old]), f"{old} → {new}"


@pytest.mark.parametrize("schema", RELEASED)
async def test_a_database_of_a_released_schema_is_opened_with_everything_in_it(schema: str, tmp_path: Path) -> None:
    path = tmp_path / "storewire.sqlite3"
    old = sqlite3.connect(path)
    old.executescript(Path(__file__).with_name(schema).read_text("utf-8"))
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
        assert await database.read(lambda c: c.execute(text("PRAGMA integrity_check")).scalar()) == "ok"
        assert await database.read(lambda c: c.execute(text("PRAGMA foreign_key_check")).all()) == []
    finally:
        database.close()


async def test_what_outlives_a_connection_is_still_there_after_an_upgrade(tmp_path: Path) -> None:
    path = tmp_path / "storewire.sqlite3"
    old = sqlite3.connect(path)
    old.executescript(Path(__file__).with_name("schema_0006.sql").read_text("utf-8"))
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
