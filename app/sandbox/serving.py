"""Serving a sandbox on ports of this machine: one server, one socket for each of its applications."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from app.sandbox.control import Control
from app.sandbox.options import Clock, JsonObject, SandboxOptions, system_clock
from app.sandbox.store_auth import MANAGER
from app.sandbox.world import Addresses, World


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A sandbox that answers."""

    world: World
    addresses: Addresses

    @property
    def username(self) -> str:
        """Return the name for the store's sign-in page, and for the platforms' pages."""
        return MANAGER.login

    @property
    def password(self) -> str:
        """Return the password for all sign-in pages."""
        return self.world.access.login_password

    def ready_line(self, pid: int) -> JsonObject:
        """Return what the process says when it is ready."""
        return {
            "store": self.addresses.store,
            "sequenzy": {"api": self.addresses.sequenzy_api, "dashboard": self.addresses.sequenzy_dashboard},
            "segmentflow": {"api": self.addresses.segmentflow_api, "dashboard": self.addresses.segmentflow_dashboard},
            "control": self.addresses.control,
            "username": self.username,
            "email": MANAGER.email,
            "password": self.password,
            "pid": pid,
        }


class _Server(uvicorn.Server):
    """A server that says when it listens, and leaves the signals to its owner."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listening.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class _ByPort:
    """Sends each call to the application of the port that it came in at."""

    def __init__(self, applications: dict[int, ASGIApp]) -> None:
        self._applications = applications

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._applications[scope["server"][1]](scope, receive, send)


@asynccontextmanager
async def running_sandbox(options: SandboxOptions | None = None, clock: Clock = system_clock) -> AsyncIterator[Sandbox]:
    """Serve a sandbox in the running loop until the block ends."""
    options = options or SandboxOptions()
    world = World(options, clock)
    applications: list[ASGIApp] = [
        world.store_application(),
        world.sequenzy_application(),
        world.sequenzy_dashboard(),
        world.segmentflow_application(),
        world.segmentflow_dashboard(),
        Control(world).application(),
    ]
    sockets = [_bound(options.host, options.store_port if place == 0 else 0) for place in range(len(applications))]
    ports = [bound.getsockname()[1] for bound in sockets]
    host = f"[{options.host}]" if ":" in options.host else options.host
    addresses = Addresses(*(f"http://{host}:{port}" for port in ports))
    world.place(addresses)
    app = _ByPort(dict(zip(ports, applications, strict=True)))
    config = uvicorn.Config(
        app, lifespan="off", log_level="error", access_log=False, timeout_keep_alive=75, timeout_graceful_shutdown=1,
        ws="none", server_header=False, date_header=False,
    )  # fmt: skip
    server = _Server(config)
    serving = asyncio.create_task(server.serve(sockets))
    listening = asyncio.create_task(server.listening.wait())
    try:
        await asyncio.wait({serving, listening}, return_when=asyncio.FIRST_COMPLETED)
        if serving.done():
            await serving
        yield Sandbox(world, addresses)
    finally:
        listening.cancel()
        server.should_exit = True
        await serving
        for bound in sockets:
            bound.close()


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind((host, port))
    return bound
