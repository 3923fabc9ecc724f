"""Commands to the agent on behalf of a view: started from the Qt loop, their results come back to it."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.model.reasons import Problem, ProblemCode, ProblemError
from app.ui.agent_link import AgentLink

if TYPE_CHECKING:
    from app.client import Client

log = logging.getLogger(__name__)
T = TypeVar("T")


class Work(QObject):
    """What one view has asked for. When the view goes, what is under way is cancelled and nothing comes back."""

    failed = Signal(object)
    """Problem, of a command that names no `failed` of its own."""

    def __init__(self, link: AgentLink, view: QObject) -> None:
        super().__init__(view)
        self._link = link
        self._tasks: set[asyncio.Task[None]] = set()
        # Not a method of ours: when the view is destroyed, this object is about to go with it.
        view.destroyed.connect(partial(_cancel_all, self._tasks))

    def start(
        self,
        ask: Callable[[Client], Awaitable[T]],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
        busy: QWidget | None = None,
        given_up: Callable[[], None] | None = None,
    ) -> asyncio.Task[None]:
        """Ask the agent; call `done` or `failed` with what came of it.

        `busy`, the control that a person pressed, is disabled meanwhile. They are told that they wait, and may stop
        waiting: then `given_up` is called, for what the view has to take back.
        """
        task = self.spawn(self._run(ask, done, failed, busy, given_up))
        if busy is not None:
            self._link.waits.begin(busy.accessibleName(), task)
        return task

    def spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Run a coroutine that belongs to the view."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        self._link.carry(task)
        return task

    def cancel(self) -> None:
        """Cancel everything that is under way."""
        _cancel_all(self._tasks)

    async def finish(self, seconds: float = 5.0) -> None:
        """Wait until everything that was asked for is done, but no longer than this."""
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=seconds)

    async def _run(
        self,
        ask: Callable[[Client], Awaitable[T]],
        done: Callable[[T], None] | None,
        failed: Callable[[Problem], None] | None,
        busy: QWidget | None,
        given_up: Callable[[], None] | None,
    ) -> None:
        _enable(busy, False)
        try:
            result = await ask(await self._link.first_client())
        except asyncio.CancelledError:
            if isValid(self):  # else the view is gone, and nobody is left to be told
                _enable(busy, True)
                if given_up is not None:
                    given_up()
            raise
        except ProblemError as error:
            _enable(busy, True)
            (failed or self.failed.emit)(error.problem)
            return
        except Exception as error:
            log.exception("a command of the console failed")
            _enable(busy, True)
            (failed or self.failed.emit)(Problem(code=ProblemCode.INTERNAL, detail=type(error).__name__))
            return
        _enable(busy, True)
        if done is not None:
            done(result)

    def _finished(self, task: asyncio.Task[None]) -> None:
        """Let a fault of ours reach sys.excepthook, as one in a slot would."""
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            sys.excepthook(type(error), error, error.__traceback__)


def _cancel_all(tasks: set[asyncio.Task[None]], _: object = None) -> None:
    for task in list(tasks):
        task.cancel()


def _enable(widget: QWidget | None, on: bool) -> None:
    if widget is not None and isValid(widget):
        widget.setEnabled(on)
