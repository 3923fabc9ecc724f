"""Sandbox stores at names of their own, reached without a network: what is wrong with a host is a profile of theirs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import httpx
from pydantic import SecretStr

from app.model.store import StoreCredentials
from app.sandbox.options import SandboxOptions, StoreCondition
from app.sandbox.store_auth import MANAGER, Account
from app.sandbox.world import Addresses, World
from app.stores.http import store_client
from tests.clocks import START

HOME = "https://store.example"
SMALL: dict[str, Any] = {"products": 12, "customers": 12, "orders": 12, "epoch": START}


def clock() -> datetime:
    """Return the time at which everything here happens."""
    return START


def store_at(home: str = HOME, condition: StoreCondition = StoreCondition.HEALTHY, **options: Any) -> World:
    """Return a sandbox at an address."""
    world = World(SandboxOptions(**(SMALL | options)), clock)
    world.place(Addresses(home, *("http://elsewhere.example",) * 5))
    world.choose_condition(condition)
    return world


class Internet(httpx.AsyncBaseTransport):
    """Some hosts, and nobody else: asking for any other is what a name that does not exist does."""

    def __init__(self, worlds: dict[str, World], faults: dict[str, Callable[[], Exception]] | None = None) -> None:
        self.requests: list[httpx.Request] = []
        self._faults = faults or {}
        self._apps = {host: httpx.ASGITransport(world.store_application()) for host, world in worlds.items()}
        for world in worlds.values():
            world.choose_condition(world.store_app.condition)  # now that its gate is there

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        host = request.url.host
        fault = self._faults.get(f"{request.url.scheme}://{host}") or self._faults.get(host)
        if fault is not None:
            raise fault()
        if host not in self._apps:
            raise httpx.ConnectError("refused")
        return await self._apps[host].handle_async_request(request)


@asynccontextmanager
async def reaching(internet: Internet) -> AsyncIterator[httpx.AsyncClient]:
    """Yield the client for stores, behind which are these hosts only."""
    async with store_client(transport=internet) as http:
        yield http


def password_of(world: World, account: Account = MANAGER, name: str = "Storewire on FRONT-DESK") -> StoreCredentials:
    """Make an application password in a store, as approving Storewire there does."""
    made = world.access.issue(account, name)
    return StoreCredentials(username=account.login, password=SecretStr(made.secret), password_uuid=made.uuid)
