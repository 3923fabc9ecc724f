"""One of several things of a transaction is undone alone, and where that cannot be, everything is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from app.storage.statements import run, savepoint


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"isolation_level": None})
    with engine.connect() as connected:
        run(connected, "CREATE TABLE kept (name TEXT)")
        yield connected


def kept(connection: Connection) -> list[str]:
    return [name for (name,) in run(connection, "SELECT name FROM kept ORDER BY name")]


def keep(connection: Connection, name: str) -> None:
    run(connection, "INSERT INTO kept VALUES (?)", (name,))


def fail_after(connection: Connection, error: Exception, statement: str) -> None:
    with savepoint(connection):
        run(connection, statement)
        raise error


def test_what_fails_is_undone_and_the_rest_stays(connection: Connection) -> None:
    run(connection, "BEGIN")
    with savepoint(connection):
        keep(connection, "first")
    with pytest.raises(LookupError):
        fail_after(connection, LookupError(), "INSERT INTO kept VALUES ('second')")
    with savepoint(connection):
        keep(connection, "third")
    run(connection, "COMMIT")
    assert kept(connection) == ["first", "third"]


def test_when_the_transaction_was_lost_on_the_way_the_reason_is_told_and_nothing_goes_on_outside_of_it(
    connection: Connection,
) -> None:
    run(connection, "BEGIN")
    keep(connection, "before")
    with pytest.raises(sqlite3.OperationalError, match="disk is full"):
        # As SQLite does by itself when the disk is full.
        fail_after(connection, sqlite3.OperationalError("disk is full"), "ROLLBACK")
    assert kept(connection) == []
