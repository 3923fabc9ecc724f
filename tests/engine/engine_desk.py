"""An engine behind its own local API, in the test's loop, with a sandbox beside it: quick, and all of it ours."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from app.agent.routes import application
from app.client import Client
from app.demo import Sandbox, pair
from app.engine import Engine
from app.following import is_over
from app.model import api
from app.model.clock import SystemClock
from app.model.places import Places
from app.model.settings import PlatformName
from app.sandbox.faults import Target
from app.sandbox.options import SandboxOptions
from app.sandbox.serving import running_sandbox
from app.sandbox.store_auth import MANAGER
from app.storage.vault import SessionKeyring

FOR_EVER = 10**9


class QuickClock(SystemClock):
    """The system's clock, whose waits take a fiftieth of their time, and which can be put forward."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        return super().now() + self.ahead

    async def sleep(self, seconds: float) -> None:
        await super().sleep(seconds / 50)


@dataclass
class EngineDesk:
    """One data folder's engine, its client, and the world that it works in."""

    engine: Engine
    client: Client
    keyring: SessionKeyring
    clock: QuickClock
    pages: Sandbox
    sandbox: Any

    @property
    def world(self) -> Any:
        return self.sandbox.world

    async def connect(self, platform: PlatformName) -> api.ConnectionView:
        """Go through the wizard's steps as a person would."""
        return await pair(self.client, self.pages, platform)

    async def sync(self, connection: int, *, full: bool = False) -> api.SyncProgress:
        """Sync to the end."""
        await self.client.sync(connection, full=full)
        return await self.settled(connection)

    async def settled(self, connection: int) -> api.SyncProgress:
        """Wait until nothing waits any more, or the connection needs somebody."""
        async with asyncio.timeout(60):
            with self.engine.hub.listen() as events:
                while True:
                    progress = await self.client.progress(connection)
                    view = await self.client.connection(connection)
                    stuck = view.state in {api.ConnectionState.ATTENTION, api.ConnectionState.PAUSED}
                    idle = is_over(progress) or progress.state is api.SyncState.NEVER
                    if stuck or (idle and not view.waiting):
                        return progress
                    await anext(events)

    async def until(self, state: api.ConnectionState, connection: int) -> api.ConnectionView:
        """Wait until a connection is in a state."""
        async with asyncio.timeout(60):
            with self.engine.hub.listen() as events:
                while (view := await self.client.connection(connection)).state is not state:
                    await anext(events)
                return view

    def report(self, platform: PlatformName) -> dict[str, Any]:
        """Return what the platform holds, and what is wrong with it."""
        return dict(self.world.report(Target(platform.value)))

    def mutate(self, kind: str, action: str, number: int | None = None, **values: Any) -> dict[str, Any]:
        """Change something in the store, as its staff or a shopper would; webhooks wait for `flush`."""
        return dict(self.world.mutations.apply(kind, action, number, values))

    def cut_off(self, *targets: Target) -> None:
        """Let these answer nothing from now on."""
        for target in targets:
            self.world.faults.order({"target": target.value, "action": "reset", "times": FOR_EVER})

    def reach_again(self) -> None:
        """Let everybody answer again."""
        self.world.faults.rules.clear()

    def passwords(self) -> list[Any]:
        """Return the application passwords that the store gave out."""
        return list(self.world.access.passwords(MANAGER))

    def asked(self, platform: Target, path: str) -> list[dict[str, Any]]:
        """Return the requests whose path holds something."""
        return [one for one in self.world.log.entries() if one["target"] == platform.value and path in one["path"]]

    def secrets_kept(self, begins: str) -> list[str]:
        """Return the names of entries in the keyring behind the folder's own mark."""
        names = [name.partition(":")[2] for _, name in self.keyring._entries]
        return [name for name in names if name.startswith(begins)]


@asynccontextmanager
async def new_desk(folder: Path, **options: Any) -> AsyncIterator[EngineDesk]:
    """Serve a sandbox and open an engine on a folder."""
    sizes = {"products": 8, "customers": 10, "orders": 24, "rate_scale": 0.0} | options
    keyring, clock = SessionKeyring(), QuickClock()
    async with running_sandbox(SandboxOptions(**sizes), clock.now) as sandbox:
        said = sandbox.ready_line(os.getpid())
        hosts = {name: said[name] for name in ("sequenzy", "segmentflow")}
        pages = Sandbox(said["store"], said["control"], said["username"], said["password"], hosts)
        async with opened(folder, keyring, clock) as (engine, client):
            yield EngineDesk(engine, client, keyring, clock, pages, sandbox)


@asynccontextmanager
async def opened(folder: Path, keyring: SessionKeyring, clock: QuickClock) -> AsyncIterator[tuple[Engine, Client]]:
    """Open an engine on a folder, and close it at the end."""
    places = Places(folder)
    engine = Engine(places, keyring=keyring, clock=clock)
    await engine.open()
    app = application(engine, places, lambda: None)
    http = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://agent", timeout=60)
    try:
        yield engine, Client(http)
    finally:
        await http.aclose()
        await engine.close()
