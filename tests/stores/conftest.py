"""What the tests of reading a store share."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

sys.path.insert(0, str(Path(__file__).parents[2]))

from app.model.store import StoreCredentials, StoreSite
from app.stores.http import store_client
from app.stores.rest import RestClient
from tests.replay import RecordedStore

PASSWORD = "abcdEFGHijklMNOPqrstUVWX"


@pytest.fixture
def site() -> StoreSite:
    return StoreSite(
        home="https://store.example",
        rest_root="https://store.example/wp-json/",
        name="Store",
        namespaces=("wp/v2", "wc/v3"),
        authorize_url="https://store.example/wp-admin/authorize-application.php",
        timezone="Europe/Berlin",
        gmt_offset=1.0,
    )


@pytest.fixture
def credentials() -> StoreCredentials:
    return StoreCredentials(username="manager", password=SecretStr(PASSWORD))


@pytest.fixture
def recorded_store() -> RecordedStore:
    return RecordedStore()


Handler = Callable[[httpx.Request], httpx.Response]


@pytest.fixture
async def clients() -> AsyncIterator[Callable[[Handler], httpx.AsyncClient]]:
    """Make HTTP clients whose requests a handler answers; closed at the end."""
    made: list[httpx.AsyncClient] = []

    def make(handler: Handler) -> httpx.AsyncClient:
        made.append(store_client(transport=httpx.MockTransport(handler)))
        return made[-1]

    yield make
    for one in made:
        await one.aclose()


@pytest.fixture
def naps() -> list[float]:
    """The seconds that a REST client would have waited between its tries."""
    return []


@pytest.fixture
def rest_of(
    clients: Callable[[Handler], httpx.AsyncClient],
    site: StoreSite,
    credentials: StoreCredentials,
    naps: list[float],
) -> Callable[[Handler], RestClient]:
    """Make REST clients that never really wait."""

    async def nap(seconds: float) -> None:
        naps.append(seconds)

    def make(handler: Handler) -> RestClient:
        return RestClient(clients(handler), site, credentials, sleep=nap, jitter=lambda: 1.0)

    return make
