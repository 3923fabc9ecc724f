"""Runs what a click asks for, without making the window wait: a call to the agent, then success or failure."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject

from app.model.reasons import Problem, ProblemCode, ProblemError

if TYPE_CHECKING:
    from app.client import Client

T = TypeVar("T")
log = logging.getLogger(__name__)
_running: set[asyncio.Task[Any]] = set()
"""The event loop holds tasks weakly; what was begun must not vanish before it ends."""


def run(
    parent: QObject,
    coroutine: Coroutine[Any, Any, T],
    done: Callable[[T], object] | None = None,
    failed: Callable[[Problem], object] | None = None,
) -> asyncio.Task[None]:
    """Run a coroutine on the Qt loop for as long as `parent` lives, and call back on the UI thread.

    `done` gets the result, `failed` the Problem of a ProblemError. Anything else that is raised is a mistake of ours:
    it is logged, and `failed` gets an INTERNAL problem. Neither is called once `parent` is gone or the task cancelled.
    """
    task = asyncio.get_running_loop().create_task(_carry_out(parent, coroutine, done, failed))
    _running.add(task)
    parent.destroyed.connect(task.cancel)
    task.add_done_callback(_running.discard)
    return task


class Linked(Protocol):
    """Whatever holds a client of the agent."""

    @property
    def client(self) -> Client:
        """Raises ProblemError(AGENT_UNREACHABLE) while there is none."""


def ask(
    parent: QObject,
    link: Linked,
    call: Callable[[Client], Awaitable[T]],
    done: Callable[[T], object] | None = None,
    failed: Callable[[Problem], object] | None = None,
) -> asyncio.Task[None]:
    """Ask the agent something, as `run` does; without an agent `failed` gets AGENT_UNREACHABLE."""

    async def asked() -> T:
        return await call(link.client)

    return run(parent, asked(), done, failed)


async def _carry_out(
    parent: QObject,
    coroutine: Coroutine[Any, Any, T],
    done: Callable[[T], object] | None,
    failed: Callable[[Problem], object] | None,
) -> None:
    try:
        result = await coroutine
    except ProblemError as error:
        _tell(parent, failed, error.problem)
    except Exception as error:
        log.exception("an operation of the window failed")
        _tell(parent, failed, Problem(code=ProblemCode.INTERNAL, detail=type(error).__name__))
    else:
        _tell(parent, done, result)


def _tell(parent: QObject, listener: Callable[[T], object] | None, what: T) -> None:
    if listener is not None and shiboken6.isValid(parent):
        listener(what)


async def cancel_all() -> None:
    """Cancel what still runs and wait for its end: the console closes."""
    tasks = list(_running)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
