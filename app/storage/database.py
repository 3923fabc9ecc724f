"""The database: one writer thread that commits in groups, readers beside it, migrations at opening.

SQLite in WAL mode with synchronous FULL: what a `write` returned from is on the disk. Readers never
wait for the writer. Every connection deletes securely.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import NullPool, QueuePool

from app.model.reasons import ProblemCode, ProblemError
from app.storage.errors import explain

T = TypeVar("T")
Work = Callable[[Connection], T]

BUSY_TIMEOUT_MS = 5_000
READERS = 3
GROUP = 64
"""How many waiting writes share one commit at the most."""

PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA journal_size_limit = 16777216",
)


def _engine(path: Path, *, writer: bool) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=NullPool if writer else QueuePool,
        connect_args={"check_same_thread": False, "timeout": BUSY_TIMEOUT_MS / 1000, "isolation_level": None},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        if writer and connection.execute("PRAGMA page_count").fetchone() == (0,):
            # Only a new file takes it; on another it would be a write, and a newer program's file is not touched.
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        for pragma in PRAGMAS:
            connection.execute(pragma)
        if not writer:
            connection.execute("PRAGMA query_only = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")

    return engine


class Database:
    """A data folder's database. `open` it once, `close` it at the end; methods are safe in any coroutine."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writer = _engine(path, writer=True)
        self._reader = _engine(path, writer=False)
        self._jobs: queue.SimpleQueue[tuple[Work[Any], Future[Any]] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._write_all, name="database writer", daemon=True)
        self._closed = False
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="database reader")

    def open(self) -> None:
        """Create or migrate the database and start the writer.

        Raises ProblemError: DATABASE_NEWER (made by a newer program; it is not touched), DATABASE_CORRUPT,
        DATABASE_READ_ONLY, DATABASE_LOCKED, DATABASE_FULL.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not self._path.exists():
                os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
            self._migrate()
        except OSError as error:
            raise ProblemError(ProblemCode.DATABASE_READ_ONLY, type(error).__name__) from error
        except Exception as error:
            problem = explain(error)
            if problem is None:
                raise
            raise problem from error
        self._thread.start()

    def close(self) -> None:
        """Finish what was asked for and close every connection."""
        self._closed = True
        if self._thread.is_alive():
            self._jobs.put(None)
            self._thread.join()
        self._readers.shutdown()
        self._writer.dispose()
        self._reader.dispose()

    async def write(self, work: Work[T]) -> T:
        """Run `work` in a transaction of its own and return its result once that is on the disk.

        An exception of `work` undoes what it did and is raised here. RuntimeError once the database is closed.
        """
        if self._closed:
            raise RuntimeError("the database is closed")
        future: Future[T] = Future()
        self._jobs.put((work, future))
        return await asyncio.shield(asyncio.wrap_future(future))

    async def read(self, work: Work[T]) -> T:
        """Run `work` on a reader's connection, in one consistent snapshot."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, work)

    def _read(self, work: Work[T]) -> T:
        try:
            with self._reader.connect() as connection, connection.begin():
                return work(connection)
        except Exception as error:
            raise explain(error) or error from error

    def _migrate(self) -> None:
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        with self._writer.connect() as connection, connection.begin():
            self._refuse_newer(connection, config)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    @staticmethod
    def _refuse_newer(connection: Connection, config: Config) -> None:
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        if not connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'")).first():
            return
        present = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        if present is not None and present not in known:
            raise ProblemError(ProblemCode.DATABASE_NEWER, f"schema {present}")

    # -- the writer thread -----------------------------------------------------------------------

    def _write_all(self) -> None:
        with self._writer.connect() as connection:
            while (job := self._jobs.get()) is not None:
                group, last = self._group(job)
                self._commit(connection, group)
                if last:
                    return

    def _group(self, first: tuple[Work[Any], Future[Any]]) -> tuple[list[tuple[Work[Any], Future[Any]]], bool]:
        group = [first]
        with contextlib.suppress(queue.Empty):
            while len(group) < GROUP:
                job = self._jobs.get_nowait()
                if job is None:
                    return group, True
                group.append(job)
        return group, False

    @staticmethod
    def _commit(connection: Connection, group: list[tuple[Work[Any], Future[Any]]]) -> None:
        """Run a group in one transaction, each work in a savepoint; answer once it is committed."""
        settled: list[tuple[Future[Any], Any, BaseException | None]] = []
        try:
            with connection.begin():
                for work, future in group:
                    try:
                        with connection.begin_nested():
                            settled.append((future, work(connection), None))
                    except Exception as error:
                        if _transaction_lost(connection):
                            raise
                        settled.append((future, None, explain(error) or error))
        except BaseException as error:
            # Where SQLite ended the transaction by itself, its reason is behind the savepoint that is missed.
            problem = _first_reason(error) or error
            settled = [(future, None, problem) for _, future in group]
        for future, result, failure in settled:
            if failure is None:
                future.set_result(result)
            else:
                future.set_exception(failure)


def _transaction_lost(connection: Connection) -> bool:
    """Tell whether SQLite undid the whole transaction, as it may when the disk is full: whoever goes on regardless
    would write outside of any."""
    driver = connection.connection.driver_connection
    return driver is not None and not driver.in_transaction


def _first_reason(error: BaseException) -> ProblemError | None:
    seen: BaseException | None = error
    while seen is not None:
        if problem := explain(seen):
            return problem
        seen = seen.__cause__ or seen.__context__
    return None
