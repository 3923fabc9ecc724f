"""Journeys after the first sync: what happens in the store arrives, once, and many deletions wait for a person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from journey_desks import Desk, World, connect, running_world

from app.model import api
from app.model.records import RecordKind
from app.model.settings import PlatformName

both = pytest.mark.parametrize("platform", list(PlatformName))


def change(world: World, kind: str, action: str, number: int | None = None, **values: Any) -> dict[str, Any]:
    return dict(world.sandbox.world.mutations.apply(kind, action, number, values))


def ids(world: World, kind: str, state: str) -> list[int]:
    shelf = getattr(world.sandbox.world.store, f"{kind}s")
    return [one for one in shelf.ids() if shelf.state(one) == state and one > 3]


@both
async def test_what_changes_in_the_store_arrives_once(platform: PlatformName, new_desk: Callable[[str], Desk]) -> None:
    async with running_world(orders=80) as world:
        desk = new_desk("desk")
        await desk.start()
        view = await connect(desk, world, platform)
        await desk.sync(view.id)
        products, orders = ids(world, "product", "publish"), ids(world, "order", "processing")
        change(world, "product", "create", name="Neuer Kaffee")
        change(world, "product", "update", products[0], name="Anderer Kaffee")
        change(world, "product", "trash", products[1])
        change(world, "product", "delete", products[2])
        buyer = change(world, "customer", "create", email="neu@example.test", consent="yes")
        change(world, "customer", "update", ids(world, "customer", "customer")[0], first_name="Ada")
        change(world, "order", "create", status="processing", customer_id=buyer["id"])
        change(world, "order", "create", status="on-hold", email="gast@example.test")
        change(world, "order", "status", orders[0], status="completed")
        change(world, "order", "refund", orders[1], amount="1.00")
        change(world, "order", "delete", ids(world, "order", "completed")[0])
        await desk.sync(view.id)
        report = world.report(platform)
        assert report["missing"] == []
        assert report["duplicates"] == []
        assert report["violations"] == []
        assert report["implicit_subscribers"] == 0
        assert (await desk.client.connection(view.id)).failed == 0


async def test_many_deletions_wait_for_a_person_who_is_told_how_soon_changes_are_seen(
    new_desk: Callable[[str], Desk],
) -> None:
    platform = PlatformName.SEQUENZY
    async with running_world(orders=20) as world:
        desk = new_desk("desk")
        client = await desk.start()
        view = await connect(desk, world, platform)
        await desk.sync(view.id)
        gone = ids(world, "product", "publish")[:10]
        for number in gone:
            change(world, "product", "delete", number)
        await desk.sync(view.id)
        watch = await client.watch(view.id)
        assert {one.kind for one in watch.latencies} == {RecordKind.PRODUCT, RecordKind.CUSTOMER, RecordKind.ORDER}
        assert {one.seconds for one in watch.latencies if one.notice is api.Notice.NEW} == {300.0}
        assert [(one.kind, one.count) for one in watch.held] == [(RecordKind.PRODUCT, 10)]
        assert len(at_platform(world, platform)) > len(ids(world, "product", "publish"))
        assert (await client.decide_held(view.id, api.HeldDecision.DELETE)).count == 10
        await desk.sync(view.id)
        assert (await client.watch(view.id)).held == ()
        assert world.report(platform)["violations"] == []


def at_platform(world: World, platform: PlatformName) -> Any:
    inside = world.sandbox.world
    return inside.sequenzy.workspace.products if platform is PlatformName.SEQUENZY else inside.segmentflow.products
