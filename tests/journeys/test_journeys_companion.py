"""Shoppers' journeys with the companion in the store: what the platform made of them is the judge."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from journey_desks import Desk, World, connect, running_world

from app.client import Client
from app.model import api
from app.model.deliveries import DeliveryState, Lane
from app.model.settings import PlatformName
from app.sandbox.effects import Behaviour

BOTH = {"analytics": True, "marketing": True}
NEITHER = {"analytics": False, "marketing": False}
UNSETTLED = {DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.ACCEPTED}
LOOK_AGAIN_SECONDS = 0.05
"""The agent is a process of its own, and what it leaves undone makes no event that could be awaited."""
both = pytest.mark.parametrize("platform", list(PlatformName))


async def told(world: World, client: Client, connection: int) -> None:
    """Look at the feed at once, and wait until all of it is read and what it led to is settled."""
    async with asyncio.timeout(30):
        await client.look_for_companion(connection)
        while not await is_told(world, client, connection):  # noqa: ASYNC110
            await asyncio.sleep(LOOK_AGAIN_SECONDS)


async def is_told(world: World, client: Client, connection: int) -> bool:
    companion = world.sandbox.world.companion
    if not companion.events:
        return bool(companion.readers)
    read_to = (await client.companion(connection)).last_event_at
    states = (await client.totals(connection)).states
    newest = companion.events[-1]["at"] / 1000
    return read_to is not None and read_to.timestamp() > newest - 0.001 and not UNSETTLED & states.keys()


def behaviour(world: World, platform: PlatformName) -> list[Behaviour]:
    """Return what shoppers did before they bought, by what the platform holds."""
    inside = world.sandbox.world
    ledger = inside.sequenzy.workspace.ledger if platform is PlatformName.SEQUENZY else inside.segmentflow.ledger
    return [one for one in ledger.behaviour if not one.event.startswith("customer.")]


class Shopper:
    """Somebody in the store, by the sandbox's own interface."""

    def __init__(self, world: World, name: str) -> None:
        self._world = world
        self._name = name
        store = world.sandbox.world.store
        published = (number for number in store.products.ids() if store.products.record(number)["status"] == "publish")
        self.product = next(number for number in published if store.products.record(number)["price"])

    def does(self, action: str, **values: Any) -> None:
        self._world.sandbox.world.companion.shop(self._name, action, {"product": self.product, **values})


@both
async def test_a_cart_an_address_and_gone(platform: PlatformName, new_desk: Callable[[str], Desk]) -> None:
    async with running_world(orders=10, companion=True) as world:
        desk = new_desk("desk")
        client = await desk.start()
        view = await connect(desk, world, platform)
        await desk.sync(view.id)
        await told(world, client, view.id)
        shopper = Shopper(world, "guest")
        shopper.does("add", quantity=2)
        shopper.does("checkout", email="Late.Guest@example.test", consent=BOTH)
        await told(world, client, view.id)
        title = world.sandbox.world.store.products.record(shopper.product)["name"]
        expected = {
            PlatformName.SEQUENZY: ["ecommerce.cart_started", "ecommerce.checkout_started"],
            PlatformName.SEGMENTFLOW: ["add_to_cart", "checkout_started"],
        }
        found = behaviour(world, platform)
        assert sorted(one.event for one in found) == expected[platform]
        assert {one.email for one in found} == {"late.guest@example.test"}
        named = [one for one in found if one.event != "checkout_started"]
        assert all(one.lines and one.lines[0].split()[0] == title.split()[0] for one in named)
        report = world.report(platform)
        assert report["violations"] == []
        assert report["implicit_subscribers"] == 0
        assert (await client.connection(view.id)).failed == 0


@both
async def test_nothing_before_consent_and_nothing_after_a_refusal(
    platform: PlatformName, new_desk: Callable[[str], Desk]
) -> None:
    async with running_world(orders=5, companion=True) as world:
        desk = new_desk("desk")
        client = await desk.start()
        view = await connect(desk, world, platform)
        await desk.sync(view.id)
        await told(world, client, view.id)
        for number, consent in enumerate([None, NEITHER, {"analytics": True, "marketing": False}]):
            shopper = Shopper(world, f"shy{number}")
            shopper.does("add", email="shy@example.test", consent=consent)
            shopper.does("checkout", consent=consent)
        await told(world, client, view.id)
        assert behaviour(world, platform) == []
        inside = world.sandbox.world
        assert "shy@example.test" not in {*inside.sequenzy.workspace.subscribers, *inside.segmentflow.profiles}


async def test_a_day_without_the_desk_arrives_in_order_and_once(new_desk: Callable[[str], Desk]) -> None:
    async with running_world(orders=5, companion=True) as world:
        desk = new_desk("desk")
        client = await desk.start()
        view = await connect(desk, world, PlatformName.SEQUENZY)
        await desk.sync(view.id)
        await told(world, client, view.id)
        await desk.stop()
        companion = world.sandbox.world.companion
        before = world.sandbox.world.store.clock
        hours = iter(range(23, 0, -1))
        for name in ("one", "two", "three"):
            for action in ("add", "checkout", "order"):
                back = timedelta(hours=next(hours))
                world.sandbox.world.store.clock = lambda back=back: before() - back
                Shopper(world, name).does(action, email=f"{name}@example.test", consent=BOTH)
        world.sandbox.world.store.clock = before
        client = await desk.start()
        await told(world, client, view.id)
        found = behaviour(world, PlatformName.SEQUENZY)
        for name in ("one", "two", "three"):
            story = [one.event for one in found if one.email == f"{name}@example.test"]
            assert story == ["ecommerce.cart_started", "ecommerce.checkout_started", "ecommerce.cart_cleared"]
        assert not any(one.live for one in found)
        rows = (await client.deliveries(api.DeliveryQuery(connection=view.id))).rows
        late = [row for row in rows if row.change.value.startswith(("cart.", "checkout."))]
        assert len(late) == 9
        assert {row.lane for row in late} == {Lane.HISTORY}
        assert len(companion.readers) == 1


@both
async def test_a_change_seen_by_the_feed_and_by_a_sync_has_one_effect(
    platform: PlatformName, new_desk: Callable[[str], Desk]
) -> None:
    async with running_world(orders=30, companion=True) as world:
        desk = new_desk("desk")
        client = await desk.start()
        view = await connect(desk, world, platform)
        await desk.sync(view.id)
        await told(world, client, view.id)
        mutate = world.sandbox.world.mutations.apply
        made = mutate("order", "create", None, {"email": "quick@example.test", "status": "processing"})
        await told(world, client, view.id)
        mutate("order", "status", made["id"], {"status": "completed"})
        mutate("order", "refund", made["id"], {"amount": "1.00"})
        mutate("product", "update", Shopper(world, "x").product, {"name": "Renamed"})
        await told(world, client, view.id)
        count = (await client.totals(view.id)).states
        await desk.sync(view.id)
        assert (await client.totals(view.id)).states == count
        report = world.report(platform)
        assert report["duplicates"] == []
        assert report["missing"] == []


async def test_dropped_events_are_made_good_by_a_sync(new_desk: Callable[[str], Desk]) -> None:
    async with running_world(orders=10, companion=True) as world:
        desk = new_desk("desk")
        client = await desk.start()
        view = await connect(desk, world, PlatformName.SEQUENZY)
        await desk.sync(view.id)
        await told(world, client, view.id)
        await desk.stop()
        inside = world.sandbox.world
        for number in range(4):
            inside.mutations.apply(
                "order", "create", None, {"email": f"n{number}@example.test", "status": "processing"}
            )
        inside.companion.drop(3)
        client = await desk.start()
        await told(world, client, view.id)
        async with asyncio.timeout(30):
            while world.report(PlatformName.SEQUENZY)["missing"]:  # noqa: ASYNC110
                await asyncio.sleep(LOOK_AGAIN_SECONDS)
        assert world.report(PlatformName.SEQUENZY)["duplicates"] == []


async def test_two_desks_read_the_same_feed_and_neither_eats_the_others(new_desk: Callable[[str], Desk]) -> None:
    async with running_world(orders=5, companion=True) as world:
        front = new_desk("front")
        client = await front.start()
        view = await connect(front, world, PlatformName.SEQUENZY)
        await front.sync(view.id)
        await told(world, client, view.id)
        await front.stop()
        back = new_desk("back")
        second = await back.start()
        other = await connect(back, world, PlatformName.SEQUENZY)
        await back.sync(other.id)
        await told(world, second, other.id)
        Shopper(world, "guest").does("add", email="two@example.test", consent=BOTH)
        await told(world, second, other.id)
        await back.stop()
        client = await front.start()
        await told(world, client, view.id)
        assert len(world.sandbox.world.companion.readers) == 2
        assert [one.event for one in behaviour(world, PlatformName.SEQUENZY)] == ["ecommerce.cart_started"]


async def test_a_store_without_the_plugin_works_and_says_so(new_desk: Callable[[str], Desk]) -> None:
    async with running_world(orders=5) as world:
        desk = new_desk("desk")
        client = await desk.start()
        view = await connect(desk, world, PlatformName.SEQUENZY)
        assert (await client.look_for_companion(view.id)).state is api.CompanionState.ABSENT
        await desk.sync(view.id)
        world.sandbox.world.companion.install(installed=True)
        found = await client.look_for_companion(view.id)
        assert (found.state, found.version) == (api.CompanionState.ACTIVE, "1.0.0")
        assert not found.outdated


async def test_a_disconnect_leaves_the_plugin_silent(new_desk: Callable[[str], Desk]) -> None:
    async with running_world(orders=5, companion=True) as world:
        desk = new_desk("desk")
        client = await desk.start()
        view = await connect(desk, world, PlatformName.SEGMENTFLOW)
        await told(world, client, view.id)
        companion = world.sandbox.world.companion
        assert companion.settings["tracking"]
        assert companion.settings["write_key"]
        await client.disconnect(view.id)
        assert companion.readers == {}
        assert (companion.settings["tracking"], companion.settings["write_key"]) == (False, "")
