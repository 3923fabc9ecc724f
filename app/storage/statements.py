"""Runs statements without a detour."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection


def run(connection: Connection, statement: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> sqlite3.Cursor:
    """Run a statement by the driver itself, in the connection's transaction; errors are the driver's.

    For the few statements that every delivery passes through: most take SQLite less time than SQLAlchemy takes to hand
    them over.
    """
    return _driver(connection).execute(statement, values)


@contextmanager
def savepoint(connection: Connection) -> Iterator[None]:
    """Do one of several things of a transaction: an exception undoes it, and only it.

    Where even that cannot be done, as when SQLite has ended the transaction by itself, the whole transaction is over.
    """
    run(connection, "SAVEPOINT one_of_several")
    try:
        yield
        run(connection, "RELEASE one_of_several")
    except Exception:
        try:
            run(connection, "ROLLBACK TO one_of_several")
            run(connection, "RELEASE one_of_several")
        except sqlite3.Error:
            _driver(connection).rollback()
        raise


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver
