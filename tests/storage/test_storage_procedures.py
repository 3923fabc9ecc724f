"""Procedures: several statements as one, and what becomes of them where something fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import StaticPool

from app.storage.procedures import Procedure

MOVE = Procedure(
    "move",
    "UPDATE accounts SET cents = cents - :cents WHERE name = :giver",
    "UPDATE accounts SET cents = cents + :cents WHERE name = :taker",
)


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"isolation_level": None})
    with engine.connect() as connection:
        connection.execute(text("CREATE TABLE accounts (name TEXT PRIMARY KEY, cents INTEGER CHECK (cents < 100))"))
        connection.execute(text("INSERT INTO accounts VALUES ('ada', 50), ('bob', 50)"))
        connection.commit()
        yield connection
    engine.dispose()


def accounts(connection: Connection) -> dict[str, int]:
    return {row.name: row.cents for row in connection.execute(text("SELECT name, cents FROM accounts"))}


def move(connection: Connection, cents: int) -> None:
    MOVE.perform(connection, {"giver": "ada", "taker": "bob", "cents": cents})


def test_all_statements_are_run_each_time(connection: Connection) -> None:
    move(connection, 10)
    move(connection, 20)
    assert accounts(connection) == {"ada": 20, "bob": 80}


def test_a_statement_that_fails_undoes_the_others_and_nothing_else(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
    move(connection, 10)
    with pytest.raises(sqlite3.IntegrityError):
        move(connection, 45)  # the giver's statement is the first, and would do
    connection.exec_driver_sql("COMMIT")
    assert accounts(connection) == {"ada": 40, "bob": 60}


def test_it_is_learned_anew_where_the_transaction_that_learned_it_was_undone(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
    move(connection, 10)
    connection.exec_driver_sql("ROLLBACK")
    move(connection, 5)
    assert accounts(connection) == {"ada": 45, "bob": 55}


def test_a_table_that_is_missing_inside_is_told_as_it_is(connection: Connection) -> None:
    lost = Procedure("lose", "DELETE FROM treasure WHERE id = :id")
    with pytest.raises(sqlite3.OperationalError, match="treasure"):
        lost.perform(connection, {"id": 1})


def test_an_argument_that_is_missing_changes_nothing(connection: Connection) -> None:
    with pytest.raises(KeyError, match="taker"):
        MOVE.perform(connection, {"giver": "ada", "cents": 10})
    assert accounts(connection) == {"ada": 50, "bob": 50}
