"""Connected again, a store keeps its queue, log and settings; only what was chosen anew changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from engine_desk import new_desk

from app.model.api import ConnectionState
from app.model.reasons import ProblemCode
from app.model.settings import ConnectionSettings, PlatformName
from app.model.store import CheckName, CheckState
from app.sandbox.faults import Target
from app.sandbox.store_auth import MANAGER


@pytest.mark.parametrize("platform", list(PlatformName))
async def test_revoked_told_connected_again_and_gone_on(platform: PlatformName, tmp_path: Path) -> None:
    async with new_desk(tmp_path / "desk") as desk:
        view = await desk.connect(platform)
        await desk.sync(view.id)
        settings = await desk.client.settings(view.id)
        chosen = settings.model_copy(update={"retention_days": 17, "debug": True})
        await desk.client.save_settings(view.id, chosen)
        logged = (await desk.client.totals(view.id)).states
        (former,) = desk.passwords()

        desk.world.faults.revoke[Target(platform.value)]()
        order = desk.mutate("order", "create", email="neu@example.test", status="processing")["id"]
        await desk.client.sync(view.id)
        told = await desk.until(ConnectionState.ATTENTION, view.id)
        assert told.problem is not None
        assert told.problem.code is ProblemCode.PLATFORM_REVOKED

        again = await desk.connect(platform)
        assert (again.id, again.problem) == (view.id, None)
        kept = await desk.client.settings(view.id)
        assert (kept.retention_days, kept.debug) == (17, True)
        after = (await desk.client.totals(view.id)).states
        assert sum(after.values()) >= sum(logged.values())
        assert [one.uuid for one in desk.passwords()] != [former.uuid]
        assert len(desk.passwords()) == 1
        await desk.sync(view.id)
        report = desk.report(platform)
        assert (report["missing"], report["duplicates"], report["violations"]) == ([], [], [])
        effects = desk.world.sequenzy.workspace.ledger if platform is PlatformName.SEQUENZY else None
        ledger = effects or desk.world.segmentflow.ledger
        assert [one.kind for one in ledger.effects if one.order == order and one.kind in {"placed", "paid"}]


async def test_health_tells_of_heartbeat_and_acceptance(tmp_path: Path) -> None:
    async with new_desk(tmp_path / "desk", products=1, customers=1, orders=1) as desk:
        view = await desk.connect(PlatformName.SEQUENZY)
        with desk.engine.hub.listen() as events:
            while (await desk.client.connection(view.id)).last_heartbeat_at is None:
                await anext(events)
        report = await desk.client.check_now(view.id)
        states = {check.name: check.state for check in report.checks}
        assert states[CheckName.HEARTBEAT] is CheckState.PASS
        assert states[CheckName.PLATFORM_ACCEPTS] is CheckState.PASS
        assert CheckName.PERMISSIONS not in states  # an installation's token has none of its own
        assert CheckName.STORE_WEBHOOKS not in states


async def test_an_api_keys_permissions_are_part_of_its_health(tmp_path: Path) -> None:
    async with new_desk(tmp_path / "desk", products=1, customers=1, orders=1, hosted_pairing=False) as desk:
        draft = await desk.client.find_store(desk.pages.store)
        made = desk.world.access.issue(MANAGER, "Storewire on this computer")
        await desk.client.paste_credentials(draft.id, "manager", made.spaced)
        await desk.client.choose_platform(draft.id, desk.pages.choice(PlatformName.SEQUENZY))
        key = next(one for one in desk.world.sequenzy.keys if one.id == "key_company")
        await desk.client.paste_key(draft.id, key.secret)
        view = await desk.client.complete(draft.id, ConnectionSettings())
        report = await desk.client.check_now(view.id)
        found = next(check for check in report.checks if check.name is CheckName.PERMISSIONS)
        assert found.state is CheckState.PASS
        ended = await desk.client.disconnect(view.id)
        assert ended.remains == ("api_key_in_dashboard",)
        assert ended.kept_until is None
