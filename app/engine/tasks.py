"""The tasks of one connection, by name: none runs twice, and one that fails is told of and begun again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from app.model.clock import Clock
from app.model.reasons import Problem, ProblemCode, ProblemError

log = logging.getLogger(__name__)

AFTER_A_DEFECT_SECONDS = 30.0

OF_THE_DATABASE = frozenset(
    {
        ProblemCode.DATABASE_FULL,
        ProblemCode.DATABASE_LOCKED,
        ProblemCode.DATABASE_READ_ONLY,
        ProblemCode.DATABASE_CORRUPT,
    }
)

Work = Callable[[], Coroutine[Any, Any, None]]


class Tasks:
    """Named tasks. `failed` is told what a task's failure means; the task goes on after a while."""

    def __init__(self, connection_id: int, clock: Clock, failed: Callable[[Problem], Awaitable[None]]) -> None:
        self._connection_id = connection_id
        self._clock = clock
        self._failed = failed
        self._running: dict[str, asyncio.Task[None]] = {}

    def spawn(self, name: str, work: Work) -> None:
        """Begin a task, unless it runs already."""
        before = self._running.get(name)
        if before is None or before.done():
            task = asyncio.create_task(self._guarded(name, work), name=f"{name} {self._connection_id}")
            self._running[name] = task

    async def end(self, *names: str) -> None:
        """End these tasks, or all where none is named, and wait until they have ended."""
        ended = [self._running.pop(name) for name in names or tuple(self._running) if name in self._running]
        for task in ended:
            task.cancel()
        await asyncio.gather(*ended, return_exceptions=True)

    def end_others(self, but: str) -> None:
        """End every task but this one and the one that says so, without waiting."""
        current = asyncio.current_task()
        for name, task in self._running.items():
            if task is not current and name != but:
                task.cancel()

    async def _guarded(self, name: str, work: Work) -> None:
        """Do a task's work; where it fails (a full disk, a defect of ours) say so and try again after a while."""
        while True:
            try:
                await work()
            except asyncio.CancelledError:
                raise
            except Exception as error:
                log.exception("a task failed", extra={"connection": self._connection_id, "task": name})
                problem = _problem_of(error, name)
                if problem.code not in OF_THE_DATABASE:  # that is over with the next write, and shown until then
                    await self._say(problem)
                await self._clock.sleep(AFTER_A_DEFECT_SECONDS)
            else:
                return

    async def _say(self, problem: Problem) -> None:
        """Show a problem; where even that cannot be written it stands in the log."""
        try:
            await self._failed(problem)
        except Exception:
            log.exception("a problem could not be written down", extra={"connection": self._connection_id})


def _problem_of(error: BaseException, task: str) -> Problem:
    """Return what a task's failure means; several at once mean what the first of them means."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    if isinstance(error, ProblemError):
        return error.problem
    return Problem(code=ProblemCode.INTERNAL, detail=f"{task}: {type(error).__name__}")
