"""A connection ends here at once; platform and store are told when they answer, for 30 days at the most."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from engine_desk import EngineDesk, new_desk, opened

from app import wording
from app.model.api import ConnectionView, Ending
from app.model.settings import ConnectionSettings, LiveChannel, PlatformName
from app.sandbox.faults import Target

both = pytest.mark.parametrize("platform", list(PlatformName))


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[EngineDesk]:
    async with new_desk(tmp_path / "desk", products=2, customers=2, orders=2) as made:
        yield made


def target(platform: PlatformName) -> Target:
    return Target(platform.value)


def revoked(desk: EngineDesk, platform: PlatformName) -> bool:
    if platform is PlatformName.SEQUENZY:
        return all(one.revoked for one in desk.world.sequenzy.installations.values())
    return not desk.world.segmentflow.connections


@both
async def test_online_everything_is_ended_at_once_and_nothing_is_kept(platform: PlatformName, desk: EngineDesk) -> None:
    view = await desk.connect(platform)
    ended = await desk.client.disconnect(view.id)
    assert (ended.revoked_at_platform, ended.removed_from_store, ended.kept_until) == (True, True, None)
    assert revoked(desk, platform)
    assert desk.passwords() == []
    assert await desk.client.revocations() == []
    assert desk.secrets_kept("to-revoke:") == []


@both
async def test_offline_it_ends_here_at_once_and_everywhere_once_it_is_online(
    platform: PlatformName, desk: EngineDesk
) -> None:
    view = await desk.connect(platform)
    desk.cut_off(Target.STORE, target(platform))
    ended = await desk.client.disconnect(view.id)
    assert (ended.revoked_at_platform, ended.removed_from_store) == (False, False)
    assert ended.kept_until is not None
    assert await desk.client.connections() == []
    (left,) = await desk.client.revocations()
    assert (left.at_platform, left.in_store) == (Ending.WAITING, Ending.WAITING)
    assert left.kept_until - left.ended_at == timedelta(days=30)
    assert len(desk.secrets_kept("to-revoke:")) == 1
    assert wording.platform_title(platform) in wording.revocation(left)

    desk.reach_again()
    with desk.engine.hub.listen() as events:
        desk.clock.ahead += timedelta(hours=7)
        while await desk.client.revocations():
            await anext(events)
    assert revoked(desk, platform)
    assert desk.passwords() == []
    assert desk.secrets_kept("to-revoke:") == []


async def test_what_is_left_is_found_again_after_a_restart(tmp_path: Path) -> None:
    async with new_desk(tmp_path / "desk", products=2, customers=2, orders=2) as desk:
        view = await desk.connect(PlatformName.SEQUENZY)
        desk.cut_off(Target.STORE, Target.SEQUENZY)
        await desk.client.disconnect(view.id)
        await desk.engine.close()
        desk.reach_again()
        async with opened(tmp_path / "desk", desk.keyring, desk.clock) as (_, client):
            (left,) = await client.revocations()
            again = await client.retry_revocation(left.id)
            assert (again.at_platform, again.in_store) == (Ending.DONE, Ending.DONE)
            assert await client.revocations() == []
            assert revoked(desk, PlatformName.SEQUENZY)
        await desk.engine.open()  # the desk closes it at its end


async def test_one_side_that_answers_is_told_while_the_other_waits(desk: EngineDesk) -> None:
    view = await desk.connect(PlatformName.SEGMENTFLOW)
    desk.cut_off(Target.STORE)
    ended = await desk.client.disconnect(view.id)
    assert (ended.revoked_at_platform, ended.removed_from_store) == (True, False)
    (left,) = await desk.client.revocations()
    assert (left.at_platform, left.in_store) == (Ending.DONE, Ending.WAITING)
    said = wording.goodbye(ended, "Segmentflow")
    assert any("keyring until" in sentence for sentence in said)


async def test_after_thirty_days_the_secret_is_forgotten_and_the_rest_is_said(desk: EngineDesk) -> None:
    view = await desk.connect(PlatformName.SEQUENZY)
    desk.cut_off(Target.STORE, Target.SEQUENZY)
    await desk.client.disconnect(view.id)
    with desk.engine.hub.listen() as events:
        desk.clock.ahead += timedelta(days=31)
        while (await desk.client.revocations())[0].at_platform is Ending.WAITING:
            await anext(events)
    (left,) = await desk.client.revocations()
    assert (left.at_platform, left.in_store) == (Ending.BY_HAND, Ending.BY_HAND)
    assert desk.secrets_kept("to-revoke:") == []
    assert "Users → Profile" in wording.revocation(left)
    await desk.client.give_up_revocation(left.id)
    assert await desk.client.revocations() == []


async def test_disconnecting_takes_our_webhooks_out_of_the_store_even_later(desk: EngineDesk) -> None:
    view = await desk.connect(PlatformName.SEGMENTFLOW)
    store = ConnectionSettings(live_channel=LiveChannel.STORE)
    await desk.client.save_settings(view.id, store.model_copy(update=hosts(desk)))
    assert len(desk.world.webhooks._hooks) == 10
    desk.cut_off(Target.STORE)
    await desk.client.disconnect(view.id)
    assert len(desk.world.webhooks._hooks) == 10
    desk.reach_again()
    (left,) = await desk.client.revocations()
    await desk.client.retry_revocation(left.id)
    assert desk.world.webhooks._hooks == {}
    assert desk.passwords() == []


async def connected_with_companion(desk: EngineDesk) -> ConnectionView:
    """Connect a store whose plugin records for us and tracks."""
    desk.world.companion.install(installed=True)
    view = await desk.connect(PlatformName.SEGMENTFLOW)
    with desk.engine.hub.listen() as events:
        await desk.client.look_for_companion(view.id)
        while not (desk.world.companion.readers and desk.world.companion.settings["tracking"]):
            await anext(events)
    return view


async def test_the_companion_that_could_not_be_told_is_told_later_and_the_password_goes_after_that(
    desk: EngineDesk,
) -> None:
    plugin = desk.world.companion
    view = await connected_with_companion(desk)
    desk.world.faults.order(
        {"target": "store", "action": "status:503", "path_contains": "storewire/v1", "times": 10**9}
    )
    ended = await desk.client.disconnect(view.id)
    assert (ended.revoked_at_platform, ended.removed_from_store) == (True, False)
    (left,) = await desk.client.revocations()
    assert left.in_store is Ending.WAITING
    assert "The store" in wording.revocation(left)
    assert (len(plugin.readers), plugin.settings["tracking"], len(desk.passwords())) == (1, True, 1)

    desk.reach_again()
    with desk.engine.hub.listen() as events:
        desk.clock.ahead += timedelta(hours=7)
        while await desk.client.revocations():
            await anext(events)
    assert (plugin.readers, plugin.settings["tracking"], plugin.settings["write_key"]) == ({}, False, "")
    assert desk.passwords() == []


async def test_the_write_key_of_another_connection_goes_on_tracking(desk: EngineDesk) -> None:
    view = await connected_with_companion(desk)
    desk.world.companion.settings["write_key"] = "wk_of_somebody_else"
    ended = await desk.client.disconnect(view.id)
    assert ended.removed_from_store
    assert desk.world.companion.readers == {}
    assert desk.world.companion.settings["tracking"] is True


async def test_a_plugin_that_lets_nobody_in_holds_up_nothing(desk: EngineDesk) -> None:
    view = await connected_with_companion(desk)
    desk.world.faults.order(
        {"target": "store", "action": "status:403", "path_contains": "storewire/v1", "times": 10**9}
    )
    ended = await desk.client.disconnect(view.id)
    assert (ended.removed_from_store, desk.passwords()) == (True, [])


def hosts(desk: EngineDesk) -> dict[str, str]:
    here = desk.pages.hosts["segmentflow"]
    return {"api_host": here["api"], "dashboard_host": here["dashboard"]}
