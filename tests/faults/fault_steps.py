"""Every access to the database as a step that can be counted, and at which something can happen: each statement, each
fetching of what it found, each commit and each rollback."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import create_engine

from app.storage import database

step: Callable[[], None] = lambda: None  # noqa: E731 - replaced by whoever counts


class CountedCursor(sqlite3.Cursor):
    """A cursor whose every statement is a step."""

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        step()
        return super().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any]) -> sqlite3.Cursor:
        step()
        return super().executemany(sql, parameters)

    def fetchone(self) -> Any:
        step()
        return super().fetchone()

    def fetchmany(self, size: int | None = None) -> list[Any]:
        step()
        return super().fetchmany(self.arraysize if size is None else size)

    def fetchall(self) -> list[Any]:
        step()
        return super().fetchall()


class CountedConnection(sqlite3.Connection):
    """A connection whose every access is a step."""

    def cursor(self, factory: type[sqlite3.Cursor] = CountedCursor) -> sqlite3.Cursor:
        return super().cursor(factory)

    def commit(self) -> None:
        step()
        super().commit()

    def rollback(self) -> None:
        step()
        super().rollback()


def counted_engine(url: str, **options: Any) -> Any:
    """Make an engine as the program does, on counted connections."""
    options["connect_args"] = {**options["connect_args"], "factory": CountedConnection}
    return create_engine(url, **options)


def count(what: Callable[[], None]) -> None:
    """Call this at every step from now on, on every connection that is made from now on."""
    global step
    step = what
    database.create_engine = counted_engine


def count_no_more() -> None:
    """Leave things as they were."""
    global step
    step = lambda: None  # noqa: E731
    database.create_engine = create_engine
