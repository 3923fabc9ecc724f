"""Desks with a real agent process each, and a sandbox in the test's own loop."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from app.client import Client
from app.demo import Sandbox, pair
from app.following import follow
from app.launch import find_or_start
from app.model import api
from app.model.places import HOME_VARIABLE, Places
from app.model.settings import PlatformName
from app.sandbox.faults import Target
from app.sandbox.options import SandboxOptions
from app.sandbox.serving import running_sandbox

TESTS = Path(__file__).parents[1]


@dataclass
class World:
    """A running sandbox, and what its platforms hold."""

    sandbox: Any
    pages: Sandbox

    def report(self, platform: PlatformName) -> dict[str, Any]:
        return dict(self.sandbox.world.report(Target(platform.value)))

    def log(self) -> list[dict[str, Any]]:
        return list(self.sandbox.world.log.entries())


@dataclass
class Desk:
    """A computer: a data folder with a keyring, an agent, and a client of it."""

    places: Places
    client: Client | None = None
    starts: int = 0

    async def start(self) -> Client:
        """Start the agent, or find it running."""
        os.environ[HOME_VARIABLE] = str(self.places.home)
        os.environ["STOREWIRE_TEST_KEYRING"] = str(self.places.home.with_suffix(".keyring"))
        self.client = await find_or_start(self.places)
        self.starts += 1
        return self.client

    async def pid(self) -> int:
        assert self.client is not None
        return (await self.client.hello()).pid

    async def kill(self) -> None:
        """Kill the agent as a power cut does, and wait until it is gone."""
        number = await self.pid()
        os.kill(number, signal.SIGKILL)
        assert self.client is not None
        await self.client.close()
        await _gone(number)
        self.client = None

    async def stop(self) -> None:
        if self.client is not None:
            number = await self.pid()
            await self.client.stop_agent()
            await self.client.close()
            self.client = None
            await _gone(number)

    async def sync(self, connection: int, *, full: bool = False) -> api.SyncProgress:
        """Sync to the end."""
        assert self.client is not None
        await self.client.sync(connection, full=full)
        return await follow(self.client, connection, lambda _: None)


async def _gone(number: int) -> None:
    """Wait until a process has ended."""
    with contextlib.suppress(psutil.NoSuchProcess):
        await asyncio.to_thread(psutil.Process(number).wait, 30)


@asynccontextmanager
async def running_world(**options: Any) -> AsyncIterator[World]:
    """Serve a sandbox without rate limits, unless they are asked for."""
    chosen = {"products": 40, "customers": 60, "orders": 200, "rate_scale": 0.0} | options
    async with running_sandbox(SandboxOptions(**chosen)) as sandbox:
        said = sandbox.ready_line(os.getpid())
        hosts = {name: said[name] for name in ("sequenzy", "segmentflow")}
        yield World(sandbox, Sandbox(said["store"], said["control"], said["username"], said["password"], hosts))


@pytest.fixture
async def new_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Callable[[str], Desk]]:
    """Return a maker of desks; their agents end with the test."""
    monkeypatch.setenv(HOME_VARIABLE, "")
    monkeypatch.setenv("STOREWIRE_TEST_KEYRING", "")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "file_keyring.FileKeyring")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(TESTS), *filter(None, [os.environ.get("PYTHONPATH")])]))
    monkeypatch.syspath_prepend(str(TESTS))
    desks: list[Desk] = []

    def make(name: str) -> Desk:
        desks.append(Desk(Places(tmp_path / name)))
        return desks[-1]

    yield make
    for desk in desks:
        await desk.stop()


async def connect(desk: Desk, world: World, platform: PlatformName) -> api.ConnectionView:
    """Go through the wizard's steps as a person would."""
    assert desk.client is not None
    return await pair(desk.client, world.pages, platform)
