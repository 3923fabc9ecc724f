"""The whole life of a connection, for both platforms: what the platform holds and what the store gave out decide."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from journey_desks import Desk, World, connect, running_world

from app.model import api
from app.model.reasons import ProblemCode
from app.model.settings import PlatformName
from app.sandbox.faults import Target
from app.sandbox.store_auth import MANAGER

both = pytest.mark.parametrize("platform", list(PlatformName))
FOR_EVER = 10**9


def ledger(world: World, platform: PlatformName) -> Any:
    inner = world.sandbox.world
    return (inner.sequenzy.workspace if platform is PlatformName.SEQUENZY else inner.segmentflow).ledger


def told(world: World, platform: PlatformName, order: int) -> list[str]:
    return sorted(effect.kind for effect in ledger(world, platform).effects if effect.order == order)


def cut_off(world: World, *targets: Target) -> None:
    for target in targets:
        world.sandbox.world.faults.order({"target": target.value, "action": "reset", "times": FOR_EVER})


async def needs_somebody(desk: Desk, connection: int) -> api.ConnectionView:
    """Wait until the user is told that the connection needs them."""
    assert desk.client is not None
    heard = asyncio.Event()

    async def listen() -> None:
        assert desk.client is not None
        async for event in desk.client.events():
            if isinstance(event, api.ConnectionsChanged):
                heard.set()

    listening = asyncio.create_task(listen())
    try:
        async with asyncio.timeout(60):
            while (view := await desk.client.connection(connection)).state is not api.ConnectionState.ATTENTION:
                heard.clear()
                await heard.wait()
            return view
    finally:
        listening.cancel()


@both
async def test_from_pairing_to_disconnect(platform: PlatformName, new_desk: Callable[[str], Desk]) -> None:
    async with running_world(products=10, customers=12, orders=30) as world:
        inner, target = world.sandbox.world, Target(platform.value)
        desk = new_desk("desk")
        client = await desk.start()

        # Connect and sync.
        view = await connect(desk, world, platform)
        await desk.sync(view.id)

        # Change things in the store: the right events, once.
        order = inner.mutations.apply("order", "create", None, {"email": "neu@example.test", "status": "processing"})
        await desk.sync(view.id)
        inner.mutations.apply("order", "status", order["id"], {"status": "completed"})
        await desk.sync(view.id)
        await desk.sync(view.id)
        kinds = ["fulfilled", "placed"] if platform is PlatformName.SEQUENZY else ["completed", "created", "paid"]
        assert told(world, platform, order["id"]) == kinds

        # Revoked at the platform: the user is told, and what happens meanwhile waits.
        inner.faults.revoke[target]()
        later = inner.mutations.apply("order", "create", None, {"email": "neu@example.test", "status": "processing"})
        await client.sync(view.id)
        stuck = await needs_somebody(desk, view.id)
        assert stuck.problem is not None
        assert stuck.problem.code is ProblemCode.PLATFORM_REVOKED
        assert told(world, platform, later["id"]) == []

        # Connected again, it goes on where it was.
        again = await connect(desk, world, platform)
        assert again.id == view.id
        await desk.sync(view.id)
        assert told(world, platform, later["id"]) == kinds[1:]
        report = world.report(platform)
        assert (report["missing"], report["duplicates"], report["violations"]) == ([], [], [])
        assert len(inner.access.passwords(MANAGER)) == 1

        # Disconnected offline: gone here at once, and everywhere as soon as it is online.
        cut_off(world, Target.STORE, target)
        ended = await client.disconnect(view.id)
        assert ended.kept_until is not None
        assert await client.connections() == []
        (left,) = await client.revocations()
        inner.faults.rules.clear()
        await client.retry_revocation(left.id)
        assert await client.revocations() == []
        assert inner.access.passwords(MANAGER) == []
        if platform is PlatformName.SEQUENZY:
            assert all(one.revoked for one in inner.sequenzy.installations.values())
        else:
            # The connection that the platform itself had revoked before stays revoked there.
            assert all(one.revoked for one in inner.segmentflow.connections.values())


async def test_the_command_line_disconnects_everything_and_lists_what_is_left(
    new_desk: Callable[[str], Desk], capsys: pytest.CaptureFixture[str]
) -> None:
    from app import cli

    async with running_world(products=1, customers=1, orders=1) as world:
        desk = new_desk("desk")
        await desk.start()
        for platform in PlatformName:
            await connect(desk, world, platform)
        cut_off(world, Target.STORE)

        async def command(*arguments: str) -> int:
            return await asyncio.to_thread(run, *arguments)

        def run(*arguments: str) -> int:
            import sys
            from unittest.mock import patch

            with patch.object(sys, "argv", ["storewire", *arguments]):
                return cli.main()

        assert await command("disconnect") == 2
        assert await command("disconnect", "--all") == 1
        said = capsys.readouterr().out
        assert said.count("could not be told yet") == 2
        assert await command("revocations") == 1
        assert "the store could not be told yet" in capsys.readouterr().out.lower().replace("\n", " ")
        world.sandbox.world.faults.rules.clear()
        assert await command("revocations", "--retry") == 0
        assert world.sandbox.world.access.passwords(MANAGER) == []
