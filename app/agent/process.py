"""The agent's life: lock the data folder, open the engine, serve, and end well."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import Callable
from enum import StrEnum
from types import FrameType

import uvicorn
from filelock import FileLock, Timeout
from starlette.types import ASGIApp, Receive, Scope, Send

from app.agent.collector import look_seldom
from app.agent.door import Door
from app.agent.logbook import Logbook
from app.agent.logs import set_up
from app.agent.routes import application
from app.engine import Engine
from app.model.places import Places
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.storage.vault import SessionKeyring

log = logging.getLogger(__name__)
UNUSED_SECONDS = 10.0
"""How long an agent that serves nobody stays, when it is to live only while it is used."""


class Lifetime(StrEnum):
    """When the agent ends."""

    FOREVER = "forever"
    """Until it is told to: a service."""
    WHILE_USED = "while_used"
    """Soon after the last client that listens to its events has gone, unless the user wants it to stay."""


class Secrets(StrEnum):
    """Where secrets are kept."""

    KEYRING = "keyring"
    SESSION = "session"
    """In memory, for this run: the demo."""


def run(places: Places, lifetime: Lifetime, secrets: Secrets, say: Callable[[str], None]) -> int:
    """Run the agent until it ends; return 0, or 1 where it could not start.

    `say` is called once, with a JSON line: {"ready": true} or {"problem": …}.
    """
    lock = FileLock(places.lock)
    try:
        places.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        if sys.platform != "win32":
            places.home.chmod(0o700)
        logbook = set_up(places.logs)
        lock.acquire(timeout=0)
    except Timeout:
        say(_problem(Problem(code=ProblemCode.FOLDER_IN_USE)))
        return 1
    except OSError as error:
        say(_problem(Problem(code=ProblemCode.DATABASE_READ_ONLY, detail=type(error).__name__)))
        return 1
    try:
        while asyncio.run(_serve(places, lifetime, secrets, say, logbook)) is Ended.DAMAGED:
            say = _silent  # it was ready once; what is opened now is the same agent
    except ProblemError as error:
        log.error("the agent could not start", extra={"code": error.problem.code.value})
        say(_problem(error.problem))
        return 1
    finally:
        lock.release()
    return 0


class Ended(StrEnum):
    """Why the agent stopped serving."""

    ASKED = "asked"
    DAMAGED = "damaged"
    """The database turned out to be damaged; opened anew, it is set aside and salvaged."""


def _silent(_: str) -> None:
    """Say nothing."""


def _problem(problem: Problem) -> str:
    return json.dumps({"problem": problem.model_dump(mode="json")})


async def _serve(
    places: Places, lifetime: Lifetime, secrets: Secrets, say: Callable[[str], None], logbook: Logbook
) -> Ended:
    engine = Engine(places, keyring=SessionKeyring() if secrets is Secrets.SESSION else None)
    await engine.open()
    door = Door.open(places)
    look_seldom()
    server: uvicorn.Server

    def stop() -> None:
        server.should_exit = True
        engine.hub.publish_stopping()

    use = Use(door.guard(application(engine, places, stop, logbook.page)))
    config = uvicorn.Config(
        use, log_config=None, lifespan="off", access_log=False, timeout_graceful_shutdown=5, ws="none"
    )
    server = _Server(config, engine.hub.publish_stopping)
    watch = asyncio.create_task(_end_when_unused(engine, use, lifetime, stop))
    repair = asyncio.create_task(_end_when_damaged(engine, stop))
    try:
        door.announce()
        say(json.dumps({"ready": True}))
        log.info("ready")
        await server.serve(sockets=[door.socket])
    finally:
        watch.cancel()
        repair.cancel()
        door.close()
        await engine.close()
        log.info("ended")
    return Ended.DAMAGED if engine.damaged.is_set() else Ended.ASKED


async def _end_when_damaged(engine: Engine, stop: Callable[[], None]) -> None:
    """Stop serving when the database has to be opened anew."""
    await engine.damaged.wait()
    log.error("the database is damaged")
    stop()


class _Server(uvicorn.Server):
    """A server that tells listeners before it waits for them to go, and lets the agent end well at a signal."""

    def __init__(self, config: uvicorn.Config, before_end: Callable[[], None]) -> None:
        super().__init__(config)
        self._before_end = before_end

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End; at once at the second signal. uvicorn would raise it again, before door and database are closed."""
        self.force_exit = self.should_exit
        self.should_exit = True

    async def shutdown(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        self._before_end()
        await super().shutdown(sockets)  # type: ignore[arg-type]


class Use:
    """The application, and how many requests are under way: a client that listens to events is one of them."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.under_way += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self.under_way -= 1


async def _end_when_unused(engine: Engine, use: Use, lifetime: Lifetime, stop: Callable[[], None]) -> None:
    """Stop the agent when nobody has asked for anything for a while."""
    if lifetime is Lifetime.FOREVER:
        return
    unused = 0.0
    while True:
        await asyncio.sleep(1.0)
        unused = 0.0 if use.under_way else unused + 1.0
        if unused >= UNUSED_SECONDS and not (await engine.program_settings()).keep_running:
            stop()
            return
