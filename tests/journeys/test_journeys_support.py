"""What support sees: a bundle of a busy desk shows what that desk shows, and nobody in it can be recognised."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from journey_desks import Desk, World, connect, running_world

from app.bundles.archive import read, write
from app.bundles.opened import client_of
from app.client import Client
from app.model import api
from app.model.deliveries import DeliveryState
from app.model.reasons import ProblemCode, ProblemError
from app.model.settings import PlatformName, ProgramSettings
from app.model.support import Bundle, LogLevel, LogQuery
from app.sandbox.customers import customer_head, customer_record
from app.sandbox.faults import Target


def personal(world: World, customers: int) -> set[str]:
    """Return the store's customers' data: addresses, whole names, streets and telephone numbers."""
    site = world.sandbox.world.store.site
    found: set[str] = set()
    for number in range(1, customers + 1):
        record = customer_record(site, customer_head(site, number))
        billing = record["billing"]
        found |= {record["email"], f"{record['first_name']} {record['last_name']}".strip()}
        found |= {billing["address_1"], billing["phone"]}
    return {one for one in found if len(one) > 6}


def texts(bundle: Bundle) -> str:
    return "\n".join(file.text for file in bundle.files)


async def busy(desk: Desk, world: World) -> api.ConnectionView:
    """Connect a store in debug mode, deliver some of it, and have the rest refused."""
    assert desk.client is not None
    view = await connect(desk, world, PlatformName.SEQUENZY)
    settings = await desk.client.settings(view.id)
    await desk.client.save_settings(view.id, settings.model_copy(update={"debug": True}))
    await desk.sync(view.id)
    await desk.client.check_now(view.id)
    return view


async def test_a_console_shows_of_a_bundle_what_the_desk_itself_shows(
    new_desk: Callable[[str], Desk], tmp_path: Path
) -> None:
    async with running_world(products=10, customers=20, orders=30) as world:
        desk = new_desk("desk")
        client = await desk.start()
        view = await busy(desk, world)
        path = tmp_path / "bundle.zip"
        write(await client.diagnostics(), path)
        bundle = read(path)
        opened = client_of(bundle)
        await same(client, opened, view.id)
        assert [one for one in personal(world, 20) if one in texts(bundle)] == []
        await refused(opened, view.id)
        await opened.close()


async def same(client: Client, opened: Client, number: int) -> None:
    """Compare the desk's answers with the bundle's; only masks differ."""
    (theirs,) = await opened.connections()
    ours = await client.connection(number)
    changing = {"connected_by", "last_heartbeat_at", "last_event_at"}
    assert theirs.model_dump(exclude=changing) == ours.model_dump(exclude=changing)
    assert theirs.connected_by.startswith("user-")
    assert await opened.connection(number) == theirs
    assert await opened.checks(number) is not None
    assert (await opened.settings(number)).debug
    assert await opened.totals(number) == await client.totals(number)
    assert (await opened.progress(number)).kinds == (await client.progress(number)).kinds
    assert await opened.failures() == []
    assert (await opened.watch(number)).model_dump().keys() == (await client.watch(number)).model_dump().keys()
    assert await opened.companion(number) == await client.companion(number)
    page = await client.deliveries(api.DeliveryQuery(connection=number, limit=20))
    shown = await opened.deliveries(api.DeliveryQuery(connection=number, limit=20))
    assert [row.id for row in shown.rows] == [row.id for row in page.rows]
    again = await opened.deliveries(api.DeliveryQuery(connection=number, limit=20, before=shown.next_before))
    assert [row.id for row in again.rows] < [row.id for row in shown.rows]
    masked = {row.summary.email for row in shown.rows if row.summary.email}
    assert masked
    assert all(email.endswith("@masked.invalid") for email in masked)
    detail = await opened.delivery(page.rows[0].id)
    assert detail.body is None
    assert detail.row.state is DeliveryState.DELIVERED
    assert detail.tries
    lines = (await opened.log(LogQuery(level=LogLevel.DEBUG, connection=number))).lines
    assert {"the store answered", "the platform answered"} <= {line.text for line in lines}
    assert (await opened.log(LogQuery(level=LogLevel.ERROR))).lines == ()


async def refused(opened: Client, number: int) -> None:
    """Nothing can be changed, and what is not there is said to be not there."""
    for asking in (opened.sync(number), opened.pause(number), opened.save_program_settings(ProgramSettings())):
        with pytest.raises(ProblemError) as caught:
            await asking
        assert caught.value.problem.code is ProblemCode.BUNDLE_READ_ONLY
    for missing in (opened.connection(99), opened.delivery(10**9), opened.settings(99)):
        with pytest.raises(ProblemError) as caught:
            await missing
        assert caught.value.problem.code is ProblemCode.NOT_FOUND


async def test_failures_are_in_the_bundle_with_their_reasons_and_without_their_people(
    new_desk: Callable[[str], Desk],
) -> None:
    async with running_world(products=5, customers=10, orders=10) as world:
        desk = new_desk("desk")
        client = await desk.start()
        view = await connect(desk, world, PlatformName.SEQUENZY)
        world.sandbox.world.faults.revoke[Target.SEQUENZY]()
        await desk.sync(view.id)
        bundle = await client.diagnostics()
        (shown,) = json.loads(bundle.text("connections.json") or "")
        assert shown["problem"]["code"] == "platform_revoked"
        waiting = json.loads(bundle.text("deliveries.json") or "")
        assert waiting
        assert {one["row"]["state"] for one in waiting} <= {"waiting", "failed", "delivered"}
        assert [one for one in personal(world, 10) if one in texts(bundle)] == []


async def test_debug_lines_are_written_only_of_a_store_in_debug_mode(new_desk: Callable[[str], Desk]) -> None:
    async with running_world(products=5, customers=5, orders=5) as world:
        desk = new_desk("desk")
        client = await desk.start()
        view = await connect(desk, world, PlatformName.SEGMENTFLOW)
        await desk.sync(view.id)
        lines = (await client.log(LogQuery(level=LogLevel.DEBUG))).lines
        assert [line.text for line in lines if line.level is LogLevel.DEBUG] == []


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals on Windows")
async def test_an_agent_that_is_told_to_terminate_ends_well(new_desk: Callable[[str], Desk]) -> None:
    """As systemd and the package's removal ask."""
    desk = new_desk("desk")
    client = await desk.start()
    process = psutil.Process(await desk.pid())
    os.kill(process.pid, signal.SIGTERM)
    assert process.wait(30) in {0, None}
    await client.close()
    desk.client = None
    assert not desk.places.door.exists()
    assert not desk.places.socket.exists()
    assert "ended" in (desk.places.logs / "agent.log").read_text("utf-8").splitlines()[-1]
