"""A typing error in a host sends nobody's data elsewhere: hosts are tried out, and nothing goes there unconfirmed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from engine_desk import EngineDesk, new_desk

from app.model.api import ConnectionState
from app.model.reasons import ProblemCode, ProblemError
from app.model.settings import PlatformName
from app.sandbox.faults import Target

SEQUENZY, SEGMENTFLOW = PlatformName.SEQUENZY, PlatformName.SEGMENTFLOW


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[EngineDesk]:
    async with new_desk(tmp_path / "desk", products=2, customers=2, orders=2) as made:
        yield made


@pytest.mark.parametrize("platform", [SEQUENZY, SEGMENTFLOW])
async def test_the_platforms_own_hosts_pass_the_test_and_others_do_not(
    platform: PlatformName, desk: EngineDesk
) -> None:
    ours, theirs = desk.pages.hosts[platform.value], desk.pages.store
    report = await desk.client.probe_hosts(platform, ours["api"], ours["dashboard"])
    assert report.good
    assert (report.api_host, report.dashboard_host) == (ours["api"], ours["dashboard"])
    swapped = await desk.client.probe_hosts(platform, theirs, ours["api"])
    assert swapped.api_problem is not None
    assert swapped.dashboard_problem is not None
    nowhere = await desk.client.probe_hosts(platform, "http://127.0.0.1:9", ours["dashboard"])
    assert nowhere.api_problem is not None
    assert nowhere.api_problem.code is ProblemCode.PLATFORM_UNREACHABLE
    assert not nowhere.good
    assert {one["auth"] for one in desk.asked(Target(platform.value), "")} == {"none"}


@pytest.mark.parametrize("host", ["http://api.example.com", "https://api.example.com/v1", "api.example.com", "ftp://x"])
async def test_a_host_that_is_no_https_origin_is_neither_tried_nor_kept(host: str, desk: EngineDesk) -> None:
    with pytest.raises(ProblemError) as refused:
        await desk.client.probe_hosts(SEQUENZY, host, "")
    assert refused.value.problem.code is ProblemCode.HOST_NOT_HTTPS


async def test_a_changed_host_gets_nothing_until_somebody_confirms_it(desk: EngineDesk) -> None:
    view = await desk.connect(SEQUENZY)
    settings = await desk.client.settings(view.id)
    elsewhere = "http://127.0.0.1:9"
    await desk.client.save_settings(view.id, settings.model_copy(update={"api_host": elsewhere}))
    view = await desk.client.connection(view.id)
    assert view.state is ConnectionState.ATTENTION
    assert view.problem is not None
    assert (view.problem.code, view.problem.params["host"]) == (ProblemCode.HOST_CHANGED, elsewhere)
    for work in (desk.client.resume, desk.client.pause, desk.client.sync):
        with pytest.raises(ProblemError):
            await work(view.id)
    assert (await desk.client.connection(view.id)).state is ConnectionState.ATTENTION
    await desk.client.save_settings(view.id, settings)  # back to where it was: no question
    assert (await desk.client.connection(view.id)).state is ConnectionState.CONNECTED

    await desk.client.save_settings(view.id, settings.model_copy(update={"api_host": elsewhere}))
    confirmed = await desk.client.confirm_hosts(view.id)
    assert (confirmed.state, confirmed.problem) == (ConnectionState.CONNECTED, None)
    with pytest.raises(ProblemError):
        await desk.client.confirm_hosts(view.id)


async def test_a_paused_connection_stays_paused_after_its_host_was_confirmed(desk: EngineDesk) -> None:
    view = await desk.connect(SEQUENZY)
    await desk.client.pause(view.id)
    settings = await desk.client.settings(view.id)
    changed = settings.model_copy(update={"dashboard_host": "http://127.0.0.1:9"})
    await desk.client.save_settings(view.id, changed)
    assert (await desk.client.connection(view.id)).state is ConnectionState.ATTENTION
    assert (await desk.client.confirm_hosts(view.id)).state is ConnectionState.PAUSED


async def test_other_settings_change_without_a_question(desk: EngineDesk) -> None:
    view = await desk.connect(SEQUENZY)
    settings = await desk.client.settings(view.id)
    await desk.client.save_settings(view.id, settings.model_copy(update={"retention_days": 7}))
    assert (await desk.client.connection(view.id)).state is ConnectionState.CONNECTED
