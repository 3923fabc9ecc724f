"""The console's link to the agent: finds or starts it, listens to it, and brings it back when it goes away."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Signal

from app.model import api
from app.model.places import Places
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.ui.waits import Waits

if TYPE_CHECKING:  # httpx takes 125 ms to import; the window is painted before it is needed
    from app.client import Client

Connect = Callable[[], "Awaitable[Client]"]
log = logging.getLogger(__name__)
PAUSES = (0.2, 0.5, 1.0, 2.0, 5.0)
"""Seconds between tries to get the agent back; the last one repeats."""
END_SECONDS = 10.0


class LinkState(Enum):
    """How the console stands to the agent."""

    STARTING = auto()
    """Not found yet since the console began."""
    READY = auto()
    LOST = auto()
    """It went away, and is being started again."""
    FAILED = auto()
    """It does not start; `problem` says why. It is tried again all the same."""


def finder(places: Places, keeping: str) -> Connect:
    """Return what finds the agent of a data folder, or starts it there; `keeping` is a value of launch.Keeping."""

    async def find_or_start() -> Client:
        launch = await asyncio.to_thread(importlib.import_module, "app.launch")
        client: Client = await launch.find_or_start(places, launch.Keeping(keeping))
        return client

    return find_or_start


class AgentLink(QObject):
    """Keeps a client of the agent, and turns the agent's events into signals.

    After `found`, everything shown should be asked for anew: what happened while the link was down was not heard.
    """

    state_changed = Signal(object)
    """LinkState"""
    event = Signal(object)  # type: ignore[assignment]  # QObject.event is C++'s, and not called by this name
    """api.Event, any of them; those below tell of one sort each."""
    connections_changed = Signal()
    progress_changed = Signal(object)
    """api.SyncProgress"""
    deliveries_changed = Signal(int)
    """The connection whose log changed."""
    draft_changed = Signal(object)
    """api.Draft"""
    lost = Signal()
    """The agent went away; it is being brought back."""
    found = Signal()
    failed = Signal(object)
    """Problem: why the agent does not start."""

    def __init__(self, connect: Connect, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hello: api.Hello | None = None
        self.waits = Waits(self)
        self.state = LinkState.STARTING
        self.problem: Problem | None = None
        self._connect = connect
        self._client: Client | None = None
        self._hurry = asyncio.Event()
        self._decided = asyncio.Event()
        self._running: asyncio.Task[None] | None = None
        self._ending = False
        self._asked: set[asyncio.Task[Any]] = set()

    @property
    def client(self) -> Client:
        """Return the client. Raises ProblemError(AGENT_UNREACHABLE) while there is no agent."""
        if self._client is None:
            raise ProblemError(ProblemCode.AGENT_UNREACHABLE, "no agent yet")
        return self._client

    async def first_client(self) -> Client:
        """Return the client, and wait for it where the agent is only just being started.

        Raises ProblemError(AGENT_UNREACHABLE) where there is no agent.
        """
        if self.state is LinkState.STARTING:
            await self._decided.wait()
        return self.client

    async def start(self) -> None:
        """Begin to keep the link up; returns at once, `found` tells when it stands."""
        if self._running is None:
            self._running = asyncio.create_task(self.run(), name="agent link")

    async def stop(self) -> None:
        """Let go of the agent, which goes on or ends by its own rules."""
        for asked in self._asked:
            asked.cancel()
        task, self._running = self._running, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def end_agent(self) -> None:
        """Tell the agent to end, listen until it does, and let go of it."""
        if self._client is not None and self._running is not None:
            self._ending = True
            with contextlib.suppress(ProblemError):
                await self._client.stop_agent()
            await asyncio.wait({self._running}, timeout=END_SECONDS)
        await self.stop()

    def carry(self, task: asyncio.Task[Any]) -> None:
        """Know of something that is asked of the agent: the link lets it end before it closes the way there."""
        self._asked.add(task)
        task.add_done_callback(self._asked.discard)

    def retry(self) -> None:
        """Try at once again what is being waited for."""
        self._hurry.set()

    async def run(self) -> None:
        """Keep the link up until cancelled."""
        tries = 0
        while True:
            try:
                client = await self._connect()
            except ProblemError as error:
                log.warning("the agent does not start", extra={"code": error.problem.code.value})
                self._become(LinkState.FAILED, error.problem)
            else:
                try:
                    tries = 0 if await self._serve(client) else tries
                finally:
                    await self._let_go(client)
                if self._ending:
                    return
            await self._pause(PAUSES[min(tries, len(PAUSES) - 1)])
            tries += 1

    async def _serve(self, client: Client) -> bool:
        """Listen until the agent goes away; tell whether it had been there at all."""
        # The stream is asked for before the greeting, so that what happens from the greeting on is heard.
        listening = asyncio.create_task(self._listen(client))
        try:
            self.hello = await client.hello()
            self._client = client
            self._become(LinkState.READY)
            await listening
        except ProblemError as error:
            log.info("the agent went away", extra={"code": error.problem.code.value})
        finally:
            stood, self._client = self._client is not None, None
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)
        if stood:
            self._become(LinkState.LOST)
        return stood

    async def _let_go(self, client: Client) -> None:
        """Close a client when nothing is asked of it any more.

        What is under way ends by itself when the agent is gone, or was cancelled. Closing a socket that somebody still
        reads from would leave a notifier of Qt's on a descriptor that is no more.
        """
        if self._asked:
            await asyncio.wait(set(self._asked), timeout=END_SECONDS)
        await client.close()

    def _become(self, state: LinkState, problem: Problem | None = None) -> None:
        self.state, self.problem = state, problem
        self._decided.set()
        self.state_changed.emit(state)
        if state is LinkState.READY:
            self.found.emit()
        elif state is LinkState.LOST:
            self.lost.emit()
        elif problem is not None:
            self.failed.emit(problem)

    async def _listen(self, client: Client) -> None:
        """Tell of every event until the stream ends. Raises ProblemError where it breaks off."""
        events = cast("AsyncGenerator[api.Event]", client.events())
        async with contextlib.aclosing(events):
            async for event in events:
                self._tell(event)

    def _tell(self, event: api.Event) -> None:
        self.event.emit(event)
        match event:
            case api.ConnectionsChanged():
                self.connections_changed.emit()
            case api.ProgressChanged():
                self.progress_changed.emit(event.progress)
            case api.DeliveriesChanged():
                self.deliveries_changed.emit(event.connection)
            case api.DraftChanged():
                self.draft_changed.emit(event.draft)
            case api.AgentStopping():
                log.info("the agent is about to end")

    async def _pause(self, seconds: float) -> None:
        self._hurry.clear()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._hurry.wait(), seconds)
