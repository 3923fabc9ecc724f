"""An engine behind its local API, without a process, before sandboxes in the same loop."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.agent.routes import application
from app.client import Client
from app.demo import Sandbox, Visitor, pair
from app.engine import Engine
from app.following import is_over
from app.model import api
from app.model.places import Places
from app.model.settings import ConnectionSettings, PlatformName
from app.sandbox.faults import Target
from app.sandbox.options import SandboxOptions
from app.sandbox.serving import Sandbox as Served
from app.sandbox.serving import running_sandbox
from app.sandbox.store_auth import MANAGER
from app.storage.vault import SessionKeyring

PATIENCE = 60.0
"""Seconds after which a sync that goes on says how far it has come."""


@dataclass
class World:
    """A running sandbox, and how a person meets it."""

    served: Served

    @property
    def inside(self) -> Any:
        return self.served.world

    @property
    def home(self) -> str:
        return self.served.addresses.store

    @property
    def pages(self) -> Sandbox:
        said = self.served.ready_line(os.getpid())
        hosts = {name: said[name] for name in ("sequenzy", "segmentflow")}
        return Sandbox(said["store"], said["control"], said["username"], said["password"], hosts)

    def passwords(self) -> list[str]:
        """Return the names of the manager's application passwords."""
        return [one.name for one in self.inside.access.passwords(MANAGER)]

    def report(self, platform: PlatformName) -> dict[str, Any]:
        return dict(self.inside.report(Target(platform.value)))


@asynccontextmanager
async def running_world(**options: Any) -> AsyncIterator[World]:
    """Serve a small sandbox without rate limits."""
    chosen = {"products": 6, "customers": 8, "orders": 12, "rate_scale": 0.0} | options
    async with running_sandbox(SandboxOptions(**chosen)) as served:
        yield World(served)


@dataclass
class Desk:
    """A computer with an engine."""

    engine: Engine
    client: Client

    async def connect(self, world: World, platform: PlatformName = PlatformName.SEQUENZY) -> api.ConnectionView:
        """Connect a store as a person does in the wizard."""
        return await pair(self.client, world.pages, platform)

    async def draft(self, world: World) -> api.Draft:
        """Let Storewire into a store, by a pasted password."""
        draft = await self.client.find_store(world.home)
        made = world.inside.access.issue(MANAGER, "Storewire on THIS-DESK")
        return await self.client.paste_credentials(draft.id, MANAGER.login, made.spaced)

    async def finish(
        self,
        draft: api.Draft,
        world: World,
        settings: ConnectionSettings | None = None,
        take_over: tuple[str, ...] = (),
    ) -> api.ConnectionView:
        """Pair a draft with Sequenzy, and complete it."""
        draft = await self.client.choose_platform(draft.id, world.pages.choice(PlatformName.SEQUENZY))
        async with httpx.AsyncClient(trust_env=False) as http:
            await Visitor(http, world.served.username, world.served.password).approve(draft.pairing_url, "")
        with self.engine.hub.listen() as events:
            async with asyncio.timeout(PATIENCE):
                while (draft := await self.client.draft(draft.id)).step is not api.DraftStep.APPROVED:
                    assert draft.problem is None
                    await anext(aiter(events))
        return await self.client.complete(draft.id, settings or ConnectionSettings(), take_over)

    async def sync(self, connection: int) -> api.SyncProgress:
        """Sync to the end."""
        with self.engine.hub.listen() as events:
            progress = await self.client.sync(connection)
            return await self._over(connection, progress, events)

    async def synced(self, connection: int) -> api.SyncProgress:
        """Wait for the end of a sync that was begun."""
        with self.engine.hub.listen() as events:
            return await self._over(connection, await self.client.progress(connection), events)

    async def _over(
        self, connection: int, progress: api.SyncProgress, events: AsyncIterator[api.Event]
    ) -> api.SyncProgress:
        try:
            async with asyncio.timeout(PATIENCE):
                while not is_over(progress):
                    await anext(events)
                    progress = await self.client.progress(connection)
        except TimeoutError:
            raise AssertionError(f"{await self.states(connection)} {progress!r}") from None
        return progress

    async def states(self, connection: int) -> dict[str, int]:
        """Return how many deliveries are in each state."""
        return {state.value: count for state, count in (await self.client.totals(connection)).states.items()}

    async def checks(self, connection: int) -> dict[str, str]:
        """Return the doctor's checks by their ids, each with its state."""
        return {one.name.value: one.state.value for one in (await self.client.check_now(connection)).checks}


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Desk]:
    """Open an engine on a data folder."""
    places = Places(folder)
    engine = Engine(places, keyring=SessionKeyring())
    await engine.open()
    transport = httpx.ASGITransport(application(engine, places, lambda: None))
    async with httpx.AsyncClient(transport=transport, base_url="http://agent") as http:
        yield Desk(engine, Client(http))
    await engine.close()


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with opened(tmp_path / "desk") as made:
        yield made


@pytest.fixture
def new_desk(tmp_path: Path) -> Callable[[str], Any]:
    """Return what opens further desks."""
    return lambda name: opened(tmp_path / name)
