"""The store sees only GET requests, except the few that the README lists."""

from __future__ import annotations

import re
from pathlib import Path

from app.model.settings import ConnectionSettings, LiveChannel, PlatformName
from app.sandbox.store_auth import MANAGER
from tests.engine.desks import Desk, World, running_world

README = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")
AN_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/webhooks/)[0-9]+")


def documented() -> set[str]:
    """Return the requests that the README says are made."""
    section = README.split("### What Storewire changes in your store")[1].split("\n#")[0]
    rows = re.findall(r"^\| (`(?:POST|PUT|PATCH|DELETE) [^|]+) \|", section, re.MULTILINE)
    return {request for row in rows for request in re.findall(r"`([^`]+)`", row)}


def seen(world: World) -> set[str]:
    """Return the requests that a store saw, without what differs from one to the next."""
    return {AN_ID.sub("{id}", one).replace("/wp-json/", "") for one in world.inside.log.store_writes}


async def whole_life(desk: Desk, world: World, platform: PlatformName) -> None:
    """Do everything that a connection is made for."""
    client = desk.client
    await client.abandon((await desk.draft(world)).id)
    world.inside.access.issue(MANAGER, "Storewire on FRONT-DESK")
    draft = await desk.draft(world)
    view = await desk.finish(draft, world, take_over=tuple(one.uuid for one in draft.others))
    if platform is not PlatformName.SEQUENZY:
        view = await desk.connect(world, platform)
    await desk.sync(view.id)
    world.inside.mutations.apply("order", "create", None, {"email": "neu@example.test"})
    await desk.sync(view.id)
    if platform is PlatformName.SEGMENTFLOW:
        settings = await client.settings(view.id)
        for channel in (LiveChannel.STORE, LiveChannel.STOREWIRE):
            await client.save_settings(view.id, settings.model_copy(update={"live_channel": channel}))
    await client.check_now(view.id)
    await client.diagnose(world.home)
    await client.save_settings(view.id, ConnectionSettings(observe_only=True, **_hosts(await client.settings(view.id))))
    await client.pause(view.id)
    await client.resume(view.id)
    await desk.connect(world, platform)
    for one in await client.connections():
        await client.disconnect(one.id)


def _hosts(settings: ConnectionSettings) -> dict[str, str]:
    return {"api_host": settings.api_host, "dashboard_host": settings.dashboard_host}


async def test_a_store_sees_no_request_but_get_that_the_readme_does_not_list(desk: Desk) -> None:
    for platform in PlatformName:
        async with running_world() as world:
            await whole_life(desk, world, platform)
            assert seen(world) <= documented()
            assert "DELETE wp/v2/users/me/application-passwords/{id}" in seen(world)
            registers = platform is PlatformName.SEGMENTFLOW
            assert ({"POST wc/v3/webhooks", "DELETE wc/v3/webhooks/{id}"} <= seen(world)) is registers
            assert world.passwords() == []
