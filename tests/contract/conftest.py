"""A sandbox store that is called without a network, and the recordings it is held against."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.sandbox.options import SandboxOptions
from app.sandbox.store_auth import ADMIN, MANAGER, SHOPPER
from app.sandbox.world import Addresses, World

RECORDINGS = Path(__file__).parent.parent / "recordings"
HOME = "http://store.example"


def load(name: str) -> Any:
    """Return a recording by its file name without the suffix."""
    return json.loads((RECORDINGS / f"{name}.json").read_text("utf-8"))


def basic(name: str, password: str) -> str:
    """Return an Authorization header's value."""
    return "Basic " + b64encode(f"{name}:{password}".encode()).decode()


class ContractStore:
    """The sandbox store at the recorded store's address."""

    def __init__(self, world: World, http: httpx.AsyncClient) -> None:
        self.world = world
        self.http = http
        issue = world.access.issue
        self._headers = {
            "admin": basic("admin", issue(ADMIN, "rig").spaced),
            "manager": basic("manager", issue(MANAGER, "rig").spaced),
            "shopper": basic("shopper", issue(SHOPPER, "rig").spaced),
            "wrong": basic("admin", "abcd efgh ijkl mnop qrst uvwx"),
            "wronguser": basic("nobody", "abcd efgh ijkl mnop qrst uvwx"),
            "loginpassword": basic("admin", world.access.login_password),
        }

    async def call(
        self,
        path: str,
        query: dict[str, Any] | None = None,
        auth: str | None = "manager",
        method: str = "GET",
        **more: Any,
    ) -> httpx.Response:
        """Make a call as one of the recorded users."""
        headers = dict(more.pop("headers", None) or {})
        if auth is not None:
            headers["Authorization"] = self._headers[auth]
        return await self.http.request(method, path, params=query or {}, headers=headers, **more)

    async def replay(self, request: dict[str, Any]) -> httpx.Response:
        """Make a recorded request again."""
        more: dict[str, Any] = {"headers": request.get("headers")}
        if request.get("body") is not None:
            more["json"] = request["body"]
        return await self.call(request["path"], request.get("query"), request.get("auth"), request["method"], **more)


@pytest.fixture
async def store() -> AsyncIterator[ContractStore]:
    world = World(SandboxOptions(products=120, customers=110, orders=400))
    world.place(Addresses(HOME, *("http://elsewhere.example",) * 5))
    transport = httpx.ASGITransport(world.store_application())
    async with httpx.AsyncClient(transport=transport, base_url=HOME) as http:
        yield ContractStore(world, http)
