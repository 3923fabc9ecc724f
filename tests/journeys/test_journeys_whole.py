"""Journeys from connecting to delivered, with a real agent process: what the platform holds is the judge."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable

import pytest
from journey_desks import Desk, World, connect, running_world

from app.following import follow
from app.model import api
from app.model.settings import PlatformName

both = pytest.mark.parametrize("platform", list(PlatformName))


def assert_whole(world: World, platform: PlatformName) -> None:
    """The platform holds exactly the store's records, each in effect once, and nothing against its rules."""
    report = world.report(platform)
    assert report["missing"] == []
    assert report["duplicates"] == []
    assert report["violations"] == []
    assert report["automations"] == 0
    assert report["implicit_subscribers"] == 0
    assert report["delivered"] > 0


@both
async def test_a_first_sync_brings_everything_once(platform: PlatformName, new_desk: Callable[[str], Desk]) -> None:
    async with running_world() as world:
        desk = new_desk("desk")
        await desk.start()
        view = await connect(desk, world, platform)
        done = await desk.sync(view.id)
        assert done.state is api.SyncState.DONE
        assert_whole(world, platform)
        assert (await desk.client.connection(view.id)).failed == 0


@both
async def test_nothing_but_pairing_metadata_leaves_before_the_connection_is_complete(
    platform: PlatformName, new_desk: Callable[[str], Desk]
) -> None:
    async with running_world() as world:
        desk = new_desk("desk")
        await desk.start()
        await connect(desk, world, platform)
        report = world.report(platform)
        assert report["before_completion"] == []
        assert report["delivered"] == 0


@both
async def test_syncing_again_without_a_change_sends_nothing(
    platform: PlatformName, new_desk: Callable[[str], Desk]
) -> None:
    async with running_world(orders=80) as world:
        desk = new_desk("desk")
        await desk.start()
        view = await connect(desk, world, platform)
        await desk.sync(view.id)
        before = (await desk.client.totals(view.id)).states
        await desk.sync(view.id)
        assert (await desk.client.totals(view.id)).states == before


@both
@pytest.mark.timeout(600)  # each death is another start of the agent, which a busy machine takes its time for
@pytest.mark.parametrize(
    ("deaths", "orders"),
    [pytest.param(4, 200, id="four"), pytest.param(20, 600, id="twenty", marks=pytest.mark.deep)],
)
async def test_killed_at_random_moments_everything_arrives_once(
    platform: PlatformName, new_desk: Callable[[str], Desk], deaths: int, orders: int
) -> None:
    chance = random.Random(20)
    async with running_world(orders=orders, customers=orders // 3, latency_ms=60) as world:
        desk = new_desk("desk")
        client = await desk.start()
        view = await connect(desk, world, platform)
        await client.sync(view.id)
        for _ in range(deaths):
            await asyncio.sleep(chance.random() * 0.5)
            await desk.kill()
            await desk.start()
        assert desk.client is not None
        done = await follow(desk.client, view.id, lambda _: None)
        assert done.state is api.SyncState.DONE
        assert_whole(world, platform)


@both
async def test_connected_again_after_a_disconnect_nothing_is_doubled(
    platform: PlatformName, new_desk: Callable[[str], Desk]
) -> None:
    async with running_world(orders=80) as world:
        desk = new_desk("desk")
        client = await desk.start()
        view = await connect(desk, world, platform)
        await desk.sync(view.id)
        goodbye = await client.disconnect(view.id)
        assert goodbye.removed_from_store
        assert await client.connections() == []
        again = await connect(desk, world, platform)
        await desk.sync(again.id)
        assert_whole(world, platform)


@both
async def test_disconnected_in_the_middle_and_connected_again_nothing_is_lost(
    platform: PlatformName, new_desk: Callable[[str], Desk]
) -> None:
    async with running_world(orders=400, latency_ms=40) as world:
        desk = new_desk("desk")
        client = await desk.start()
        view = await connect(desk, world, platform)
        await client.sync(view.id)
        async for event in client.events():
            if isinstance(event, api.ProgressChanged) and event.progress.phase in {"orders", "delivering"}:
                break
        await client.disconnect(view.id)
        again = await connect(desk, world, platform)
        await desk.sync(again.id)
        assert_whole(world, platform)


@both
async def test_a_second_data_folder_doubles_nothing(platform: PlatformName, new_desk: Callable[[str], Desk]) -> None:
    async with running_world(orders=80) as world:
        for name in ("front-desk", "laptop"):
            desk = new_desk(name)
            await desk.start()
            view = await connect(desk, world, platform)
            await desk.sync(view.id)
            await desk.stop()
        assert_whole(world, platform)


async def test_cancelling_the_wizard_leaves_nothing_in_the_store(new_desk: Callable[[str], Desk]) -> None:
    async with running_world(orders=0) as world:
        desk = new_desk("desk")
        client = await desk.start()
        draft = await client.find_store(world.pages.store)
        access = world.sandbox.world.access
        from app.sandbox.store_auth import MANAGER

        made = access.issue(MANAGER, "Storewire on this computer")
        await client.paste_credentials(draft.id, MANAGER.login, made.secret)
        await client.abandon(draft.id)
        assert access.passwords(MANAGER) == []
