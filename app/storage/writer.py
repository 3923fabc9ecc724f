"""The database's only writer: a thread that does what is asked for, many works in one commit."""

from __future__ import annotations

import asyncio
import contextlib
import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

from app.model.reasons import ProblemError
from app.storage.errors import explain, first_reason, is_ours
from app.storage.statements import savepoint

P = TypeVar("P")
T = TypeVar("T")
Work = Callable[[Connection], T]
JointWork = Callable[[Connection, Sequence[P]], Sequence[T]]
"""A work that is done once for all who ask for it together: of each what it brought, for each a result, in order."""

GROUP = 64
"""How many waiting works share one commit at the most."""


class Manner(Enum):
    """How a work is done."""

    IN_A_GROUP = "in a group"
    """In a savepoint, in one transaction with others."""
    JOINTLY = "jointly"
    """Likewise, once for all who ask for it, with what each of them brought."""
    ALONE = "alone"
    """Outside of any transaction."""


@dataclass(frozen=True, slots=True)
class Job:
    """A work for the writer, and who waits for it."""

    work: Callable[..., Any]
    """A Work, or a JointWork."""
    manner: Manner
    future: asyncio.Future[Any]
    """Its result, or its exception, comes when it is on the disk or undone. Whoever waits may go: it is done all the
    same."""
    brought: Any = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job."""

    job: Job
    result: Any = None
    failure: BaseException | None = None


class Writer:
    """Does works one after another. `start` it once, `put` from any loop, `end` it when all is asked for.

    `suspect` is called, in the writer's thread, with a problem of the database's that a work ran into.
    """

    def __init__(self, engine: Engine, suspect: Callable[[ProblemError], None]) -> None:
        self._engine = engine
        self._suspect = suspect
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._write_all, name="database writer", daemon=True)
        self.trouble: ProblemError | None = None
        """Why the last work could not be done, by the world's fault; None since one could."""

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def end(self) -> None:
        """Finish what was asked for."""
        if self._thread.is_alive():
            self._jobs.put(None)
            self._thread.join()

    def put(self, job: Job) -> None:
        """Have a work done."""
        self._jobs.put(job)

    def _write_all(self) -> None:
        """Do what is asked for. Where the database cannot even be opened, say so to whoever asks, and try again."""
        while (job := self._jobs.get()) is not None:
            try:
                with self._engine.connect() as connection:
                    if self._serve(connection, job):
                        return
            except Exception as error:
                # The connection could not be made, or was lost between two works: nobody's work is under way.
                self._answer([Outcome(job, failure=explain(error) or error)])

    def _serve(self, connection: Connection, first: Job) -> bool:
        """Do the works on one connection, in groups; return True at the end, False to have another connection."""
        job: Job | None = first
        while job is not None:
            group, last = self._group(job)
            outcomes = (
                self._alone(connection, group[0])
                if group[0].manner is Manner.ALONE
                else self._commit(connection, group)
            )
            self._answer(outcomes)
            if last:
                return True
            if connection.invalidated or connection.closed:
                return False
            job = self._jobs.get()
        return True

    def _group(self, first: Job) -> tuple[list[Job], bool]:
        group = [first]
        if first.manner is Manner.ALONE:
            return group, False
        with contextlib.suppress(queue.Empty):
            while len(group) < GROUP:
                job = self._jobs.get_nowait()
                if job is None:
                    return group, True
                if job.manner is Manner.ALONE:
                    self._jobs.put(job)  # after what came behind it, which does it no harm
                    return group, False
                group.append(job)
        return group, False

    def _answer(self, outcomes: Sequence[Outcome]) -> None:
        """Tell whoever waits what became of their works: a loop is woken once for all of its own."""
        problems = [one.failure for one in outcomes if isinstance(one.failure, ProblemError) and is_ours(one.failure)]
        self.trouble = problems[0] if problems else None
        for problem in problems[:1]:
            self._suspect(problem)
        told: dict[asyncio.AbstractEventLoop, list[Outcome]] = {}
        for one in outcomes:
            told.setdefault(one.job.future.get_loop(), []).append(one)
        for loop, its_own in told.items():
            with contextlib.suppress(RuntimeError):  # it is closed: nobody waits any more
                loop.call_soon_threadsafe(_tell, its_own)

    @staticmethod
    def _alone(connection: Connection, job: Job) -> list[Outcome]:
        """Do a work that bears no transaction around it."""
        try:
            return [Outcome(job, job.work(connection))]
        except Exception as error:
            return [Outcome(job, failure=explain(error) or error)]

    @staticmethod
    def _commit(connection: Connection, group: Sequence[Job]) -> list[Outcome]:
        """Run a group in one transaction, each work in a savepoint; one that is alone needs none."""
        outcomes: list[Outcome] = []
        parts = _parts(group)
        try:
            with connection.begin() as transaction:
                for part in parts:
                    try:
                        with savepoint(connection) if len(parts) > 1 else contextlib.nullcontext():
                            results = _do(connection, part)
                        outcomes += [Outcome(job, result) for job, result in zip(part, results, strict=True)]
                    except Exception as error:
                        if _transaction_lost(connection):
                            raise
                        outcomes += [Outcome(job, failure=explain(error) or error) for job in part]
                        if len(parts) == 1:
                            transaction.rollback()
        except BaseException as error:
            # Where SQLite ended the transaction by itself, its reason is behind the savepoint that is missed.
            problem = first_reason(error) or error
            _abandon(connection)
            return [Outcome(job, failure=problem) for job in group]
        return outcomes


def _tell(outcomes: Sequence[Outcome]) -> None:
    """Tell each who still waits what became of it, in the loop's own thread."""
    for one in outcomes:
        if one.job.future.done():
            continue
        if one.failure is None:
            one.job.future.set_result(one.result)
        elif isinstance(one.failure, StopIteration):
            # A future bears none, and those behind it would never be told.
            one.job.future.set_exception(RuntimeError("a work ended an iteration that was not its own"))
        else:
            one.job.future.set_exception(one.failure)


def _parts(group: Sequence[Job]) -> list[list[Job]]:
    """Return the jobs that are done together: each by itself, but for those of one joint work."""
    parts: list[list[Job]] = []
    joint: dict[object, list[Job]] = {}
    for job in group:
        together = joint.setdefault(job.work, []) if job.manner is Manner.JOINTLY else []
        if not together:
            parts.append(together)
        together.append(job)
    return parts


def _do(connection: Connection, part: Sequence[Job]) -> Sequence[Any]:
    """Do a part of a group and return a result for each of its jobs."""
    work = part[0].work
    if part[0].manner is not Manner.JOINTLY:
        return [work(connection)]
    results: Sequence[Any] = work(connection, [job.brought for job in part])
    return results


def _abandon(connection: Connection) -> None:
    """Undo what a commit that failed left open, as it may when it is busy or the disk is full.

    Nobody has been told yet that anything was done; left open, no transaction could ever begin again.
    """
    driver = connection.connection.driver_connection
    if driver is not None and driver.in_transaction:
        driver.rollback()


def _transaction_lost(connection: Connection) -> bool:
    """Tell whether SQLite undid the whole transaction, as it may when the disk is full: whoever goes on regardless
    would write outside of any."""
    driver = connection.connection.driver_connection
    return driver is not None and not driver.in_transaction
