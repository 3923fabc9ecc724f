"""Two stores of one company with the same numbers do not touch each other's records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest
from platform_examples import CUSTOMER, NOW, PRODUCT, PROFILE, change, order
from platform_line import segmentflow_session, sequenzy_session

from app.engine.connections import prefix_of
from app.model.changes import ChangeKind
from app.model.deliveries import Lane
from app.model.settings import PlatformName
from app.platforms.protocol import Item, Platform, Session, StoreProfile
from app.platforms.registry import platform
from app.sandbox.options import SandboxOptions
from app.sandbox.world import World

HOMES = ("https://cafe.example", "https://bar.example")


def profile(home: str) -> StoreProfile:
    return replace(PROFILE, home=home, prefix=prefix_of(home))


async def deliver(http: httpx.AsyncClient, one: Platform, session: Session, made: Sequence[Any]) -> None:
    """Send changes one by one, as a connection of this store would."""
    for number, what in enumerate(made):
        key = f"{session.store_home} {what.kind} {number}"
        body = one.prepare(what, key, profile(session.store_home))
        assert body is not None
        item = Item(key, what.kind, body, what.occurred_at, Lane.LIVE)
        call = one.channel(item, NOW)
        assert isinstance(call, str)
        request = one.compose(call, [item], key, session)
        answer = await http.request(request.method, request.url, headers=request.headers, content=request.content)
        assert answer.status_code < 300, answer.text


def changes_of(home: str, kind: ChangeKind) -> list[Any]:
    """One of everything under the same numbers, by another person and of another name in each store."""
    place = home.partition("//")[2].partition(".")[0]
    email = f"{place}@example.test"
    product = PRODUCT.model_copy(update={"title": place, "raw": {"id": 101, "name": place}, "variations": ()})
    customer = CUSTOMER.model_copy(update={"email": email, "first_name": place})
    bought = order(email=email)
    return [
        change(ChangeKind.PRODUCT_SAVED, product),
        change(ChangeKind.CUSTOMER_SAVED, customer),
        change(kind, bought, occurred_at=NOW - timedelta(minutes=1)),
    ]


async def test_sequenzy_keeps_them_apart_by_the_stores_prefix() -> None:
    world = World(SandboxOptions(products=0, customers=0, orders=0, rate_scale=0.0), lambda: NOW)
    transport = httpx.ASGITransport(world.sequenzy_application())
    async with httpx.AsyncClient(transport=transport) as http:
        for home in HOMES:
            session = sequenzy_session(world, home)
            await deliver(http, platform(PlatformName.SEQUENZY), session, changes_of(home, ChangeKind.ORDER_PLACED))
    workspace = world.sequenzy.workspace
    assert {key: body["title"] for key, body in workspace.products.items()} == {
        "cafe-example:101": "cafe",
        "bar-example:101": "bar",
    }
    assert {one.external_id: one.email for one in workspace.subscribers.values()} == {
        "cafe-example:17": "cafe@example.test",
        "bar-example:17": "bar@example.test",
    }
    assert [effect.email for effect in workspace.ledger.effects] == ["cafe@example.test", "bar@example.test"]


async def test_segmentflow_keeps_them_apart_by_the_connection() -> None:
    world = World(SandboxOptions(products=0, customers=0, orders=0, rate_scale=0.0), lambda: NOW)
    transport = httpx.ASGITransport(world.segmentflow_application())
    async with httpx.AsyncClient(transport=transport) as http:
        sessions = [segmentflow_session(world, home) for home in HOMES]
        for session in sessions:
            made = changes_of(session.store_home, ChangeKind.ORDER_PAID)
            await deliver(http, platform(PlatformName.SEGMENTFLOW), session, made)
        sources = list(world.segmentflow.sources.values())
        assert [source.products[101]["name"] for source in sources] == ["cafe", "bar"]
        assert [source.by_user["wc_17"] for source in sources] == ["cafe@example.test", "bar@example.test"]
        gone = change(ChangeKind.CUSTOMER_DELETED, None, record_id="17", email="bar@example.test")
        await deliver(http, platform(PlatformName.SEGMENTFLOW), sessions[1], [gone])
    assert set(world.segmentflow.profiles) == {"cafe@example.test"}
    paid = [(effect.kind, effect.email) for effect in world.segmentflow.ledger.effects]
    assert paid == [("paid", "cafe@example.test"), ("paid", "bar@example.test")]


@pytest.mark.parametrize(
    "pair", [HOMES, ("https://a.example/one", "https://a.example/two"), ("http://x:81", "http://x:82")]
)
def test_two_homes_never_share_a_prefix(pair: tuple[str, str]) -> None:
    assert prefix_of(pair[0]) != prefix_of(pair[1])
