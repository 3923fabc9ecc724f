"""Runs a statement without a detour."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection


def run(connection: Connection, statement: str, values: Sequence[Any]) -> sqlite3.Cursor:
    """Run a statement by the driver itself, in the connection's transaction; errors are the driver's.

    For the few statements that every delivery passes through: most take SQLite less time than SQLAlchemy takes to hand
    them over.
    """
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver.execute(statement, values)
