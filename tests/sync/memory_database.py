"""A database in memory, without threads: what is tested over it costs what the work costs, and nothing to wait for.

Each read and each write is a transaction of its own, as in the real one.
"""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import create_engine, text
from sqlalchemy.pool import StaticPool

from app.storage.database import Database, Work
from app.storage.schema import metadata

T = TypeVar("T")


class MemoryDatabase(Database):
    """Stands where the real one stands; `close` forgets everything."""

    def __init__(self) -> None:  # the real one's threads and file are not wanted
        self._engine = create_engine("sqlite://", poolclass=StaticPool)
        with self._engine.begin() as connection:
            connection.execute(text("PRAGMA foreign_keys = ON"))
            metadata.create_all(connection)

    async def write(self, work: Work[T]) -> T:
        with self._engine.begin() as connection:
            return work(connection)

    async def read(self, work: Work[T]) -> T:
        with self._engine.begin() as connection:
            return work(connection)

    def close(self) -> None:
        self._engine.dispose()
