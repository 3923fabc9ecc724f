"""The database: one writer thread that commits in groups, readers beside it, migrations at opening.

SQLite in WAL mode with synchronous FULL: what a `write` returned from is on the disk. Readers never
wait for the writer. Every connection deletes securely.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from app.model.reasons import ProblemCode, ProblemError
from app.storage.errors import explain, first_reason
from app.storage.replacing import finish
from app.storage.salvage import Salvage, salvage
from app.storage.writer import Job, JointWork, Manner, Work, Writer

P = TypeVar("P")
T = TypeVar("T")

BUSY_TIMEOUT_MS = 5_000
READERS = 3
VACUUM_PAGES = 2_000
"""How many unused pages one tidying gives back to the disk: 8 MB."""

PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA journal_size_limit = 16777216",
    "PRAGMA wal_autocheckpoint = 4000",  # 16 MB: a checkpoint waits for the disk twice
)
WRITER_CACHE = "PRAGMA cache_size = -16384"
"""16 MB: a page of records changes rows all over the file. Readers do with SQLite's own 2 MB, for there are several."""
MIGRATIONS = Path(__file__).parent / "migrations"


def revisions() -> list[str]:
    """Return the schema's revisions, oldest first: each is a file whose name begins with it."""
    return sorted(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def _revision(engine: Engine) -> str | None:
    """Return the revision of a database's schema; None for an empty one."""
    with engine.connect() as connection:
        if not connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").first():
            return None
        found: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        return found


def _engine(path: Path, *, writer: bool) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=NullPool if writer else QueuePool,
        hide_parameters=True,  # errors are told without the rows' values
        connect_args={"check_same_thread": False, "timeout": BUSY_TIMEOUT_MS / 1000, "isolation_level": None},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        if writer and connection.execute("PRAGMA page_count").fetchone() == (0,):
            # Only a new file takes it; on another it would be a write, and a newer program's file is not touched.
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        for pragma in PRAGMAS:
            connection.execute(pragma)
        connection.execute(WRITER_CACHE if writer else "PRAGMA query_only = ON")

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
        self._writing = Writer(self._writer, self._suspect)
        self._closed = False
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="database reader")
        self.salvaged: Salvage | None = None
        """Set by `open` where the database was damaged and another was put in its place."""
        self.on_damage: Callable[[], None] = lambda: None
        """Called, in any thread, when the database is found to be damaged while it is used. `open` it anew."""

    def open(self) -> None:
        """Create or migrate the database and start the writer; one that is damaged is set aside and salvaged.

        Raises ProblemError: DATABASE_NEWER (made by a newer program; it is not touched), DATABASE_CORRUPT (and it
        cannot be set aside), DATABASE_READ_ONLY, DATABASE_LOCKED, DATABASE_FULL.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            finish(self._path)
            self._create(self._path)
            self._migrate_or_salvage()
        except OSError as error:
            raise ProblemError(ProblemCode.DATABASE_READ_ONLY, type(error).__name__) from error
        except Exception as error:
            problem = explain(error)
            if problem is None:
                raise
            raise problem from error
        self._writing.start()

    @property
    def trouble(self) -> ProblemError | None:
        """Why the last write could not be done, by the world's fault; None since one could."""
        return self._writing.trouble

    @staticmethod
    def _create(path: Path) -> None:
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))

    def _migrate_or_salvage(self) -> None:
        try:
            if self._marker.exists():
                self._check()
            self._migrate(self._writer)
        except Exception as error:
            problem = first_reason(error)
            if problem is None or problem.problem.code is not ProblemCode.DATABASE_CORRUPT:
                raise
            self._writer.dispose()
            self.salvaged = salvage(self._path, self._make)
        self._marker.unlink(missing_ok=True)

    @property
    def _marker(self) -> Path:
        """The file that says that damage was found, so that the next opening looks at every page."""
        return self._path.with_name(self._path.name + ".suspect")

    def _check(self) -> None:
        """Read the whole database. Raises sqlite3.DatabaseError where it is damaged."""
        with closing(sqlite3.connect(self._path, timeout=BUSY_TIMEOUT_MS / 1000)) as connection:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if found != ("ok",):
            error = sqlite3.DatabaseError(str(found[0]))
            error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise error

    def _make(self, path: Path) -> None:
        """Make an empty database at a path."""
        self._create(path)
        engine = _engine(path, writer=True)
        try:
            self._migrate(engine)
        finally:
            engine.dispose()

    def close(self) -> None:
        """Finish what was asked for and close every connection."""
        self._closed = True
        self._writing.end()
        self._readers.shutdown()
        self._writer.dispose()
        self._reader.dispose()

    async def write(self, work: Work[T]) -> T:
        """Run `work` in a transaction of its own and return its result once that is on the disk.

        An exception of `work` undoes what it did and is raised here. RuntimeError once the database is closed.
        """
        result: T = await self._have_done(work, Manner.IN_A_GROUP)
        return result

    async def write_jointly(self, work: JointWork[P, T], brought: P) -> T:
        """Have a work done for whoever asks for it while the writer is busy: once, in one transaction, for all.

        The same `work` is given what each of them brought. What it raises is raised for each.
        """
        result: T = await self._have_done(work, Manner.JOINTLY, brought)
        return result

    async def read(self, work: Work[T]) -> T:
        """Run `work` on a reader's connection, in one consistent snapshot."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, work)

    async def tidy(self) -> None:
        """Give unused pages back to the disk, and empty the journal: deleted data stands there for a while."""
        await self._have_done(_tidy, Manner.ALONE)

    async def _have_done(self, work: Callable[..., Any], manner: Manner, brought: Any = None) -> Any:
        if self._closed:
            raise RuntimeError("the database is closed")
        job = Job(work, manner, asyncio.get_running_loop().create_future(), brought)
        self._writing.put(job)
        return await job.future

    def back_up(self, target: Path) -> None:
        """Write a whole copy, by SQLite's own backup, which may run while the database is used."""
        self._create(target)
        with closing(sqlite3.connect(self._path)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)

    def _read(self, work: Work[T]) -> T:
        try:
            with self._reader.connect() as connection, connection.begin():
                return work(connection)
        except Exception as error:
            problem = explain(error)
            self._suspect(problem)
            raise problem or error from error

    def _suspect(self, problem: BaseException | None) -> None:
        """Note damage for the next opening, and tell whoever can bring that about."""
        if isinstance(problem, ProblemError) and problem.problem.code is ProblemCode.DATABASE_CORRUPT:
            with contextlib.suppress(OSError):
                self._marker.touch(mode=0o600)
            self.on_damage()

    def _migrate(self, engine: Engine) -> None:
        present, known = _revision(engine), revisions()
        backup = self._path.with_name(self._path.name + ".before-migration")
        if present == known[-1]:
            backup.unlink(missing_ok=True)
            return
        if present is not None:
            if present not in known:
                raise ProblemError(ProblemCode.DATABASE_NEWER, f"schema {present}")
            if not backup.exists():
                self.back_up(backup)  # kept until the next start finds the database migrated
        from app.storage.migrating import migrate  # takes 100 ms and 12 MB, and is rarely needed

        with engine.connect() as connection, connection.begin():
            migrate(connection, MIGRATIONS)


def _tidy(connection: Connection) -> None:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    # As a script, for the pragma gives one page back at each step, and `execute` takes one step.
    driver.executescript(f"PRAGMA incremental_vacuum({VACUUM_PAGES}); PRAGMA wal_checkpoint(TRUNCATE)")
