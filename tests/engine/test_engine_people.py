"""A person is erased here and at the platform, and stays away; a test to one's own address harms nobody."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from engine_desk import EngineDesk, new_desk

from app import wording
from app.model.api import DeliveryQuery, ErasureOutcome
from app.model.changes import ChangeKind
from app.model.reasons import ProblemCode, ProblemError
from app.model.settings import PlatformName
from app.sandbox.faults import Target

SEQUENZY, SEGMENTFLOW = PlatformName.SEQUENZY, PlatformName.SEGMENTFLOW
both = pytest.mark.parametrize("platform", [SEQUENZY, SEGMENTFLOW])


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[EngineDesk]:
    async with new_desk(tmp_path / "desk", products=2, customers=6, orders=12) as made:
        yield made


def held(desk: EngineDesk, platform: PlatformName) -> set[str]:
    """Return the addresses that a platform has."""
    if platform is SEQUENZY:
        return set(desk.world.sequenzy.workspace.subscribers)
    return set(desk.world.segmentflow.profiles)


async def rows_of(desk: EngineDesk, email: str) -> int:
    return len((await desk.client.deliveries(DeliveryQuery(text=email))).rows)


@both
async def test_a_customer_is_erased_and_does_not_come_back(platform: PlatformName, desk: EngineDesk) -> None:
    view = await desk.connect(platform)
    await desk.sync(view.id)
    email = desk.mutate("customer", "create", email="weg@example.test")["email"]
    desk.mutate("order", "create", email=email, status="processing")
    await desk.sync(view.id)
    assert email in held(desk, platform)
    before = await rows_of(desk, email)
    assert before
    receipt = await desk.client.erase(view.id, f"  {email.upper()} ")
    assert receipt.deliveries == before
    assert receipt.outcome in {ErasureOutcome.DELETED, ErasureOutcome.PROFILE_DELETED}
    assert email not in held(desk, platform)
    assert await rows_of(desk, email) == 0
    assert email not in receipt.model_dump_json()
    assert email not in " ".join(wording.erasure(receipt))
    assert await desk.client.erasures(view.id) == [receipt]

    desk.mutate("order", "create", email=email, status="completed")
    await desk.sync(view.id, full=True)
    assert email not in held(desk, platform)
    assert await rows_of(desk, email) == 0
    violations = {one["rule"] for one in desk.report(platform)["violations"]}
    assert violations == set()


async def test_nothing_readable_of_an_erased_person_is_left_on_the_disk(desk: EngineDesk, tmp_path: Path) -> None:
    view = await desk.connect(SEQUENZY)
    settings = await desk.client.settings(view.id)
    await desk.client.save_settings(view.id, settings.model_copy(update={"debug": True}))
    desk.mutate("customer", "create", email="unverwechselbar@example.test", first_name="Unverwechselbar")
    await desk.sync(view.id)
    files = [tmp_path / "desk" / name for name in ("storewire.sqlite3", "storewire.sqlite3-wal")]
    assert any(b"nverwechselbar" in path.read_bytes() for path in files)
    await desk.client.erase(view.id, "unverwechselbar@example.test")
    await desk.engine.close()
    assert not any(b"nverwechselbar" in path.read_bytes() for path in files if path.exists())
    await desk.engine.open()


async def test_a_guest_is_erased_by_hand_where_the_platform_has_no_call_for_it(desk: EngineDesk) -> None:
    view = await desk.connect(SEGMENTFLOW)
    desk.mutate("order", "create", email="gast-weg@example.test", status="processing")
    await desk.sync(view.id)
    receipt = await desk.client.erase(view.id, "gast-weg@example.test")
    assert receipt.outcome is ErasureOutcome.BY_HAND
    assert receipt.people_url == desk.pages.hosts["segmentflow"]["dashboard"]
    assert "dashboard" in wording.erasure(receipt)[0]


async def test_what_the_platform_did_not_hear_is_said_and_can_be_done_again(desk: EngineDesk) -> None:
    view = await desk.connect(SEQUENZY)
    await desk.sync(view.id)
    email = next(iter(held(desk, SEQUENZY)))
    desk.cut_off(Target.SEQUENZY)
    receipt = await desk.client.erase(view.id, email)
    assert receipt.outcome is ErasureOutcome.UNREACHABLE
    assert await rows_of(desk, email) == 0
    desk.reach_again()
    again = await desk.client.erase(view.id, email)
    assert (again.number, again.outcome) == (receipt.number, ErasureOutcome.DELETED)
    assert (await desk.client.erase(view.id, email)).outcome is ErasureOutcome.NOT_THERE


@both
async def test_a_test_arrives_before_the_first_sync_and_starts_and_subscribes_nothing(
    platform: PlatformName, desk: EngineDesk
) -> None:
    view = await desk.connect(platform)
    assert (await desk.client.send_test(view.id, "Me@Example.test")).count == 2
    await desk.settled(view.id)
    rows = (await desk.client.deliveries(DeliveryQuery(text="me@example.test"))).rows
    assert {row.change for row in rows} == {ChangeKind.TEST_EVENT, ChangeKind.GUEST_SAVED}
    assert "me@example.test" in held(desk, platform)
    report = desk.report(platform)
    assert (report["automations"], report["implicit_subscribers"]) == (0, 0)
    if platform is SEQUENZY:
        assert desk.world.sequenzy.workspace.subscribers["me@example.test"].status == "unsubscribed"


async def test_what_is_no_address_is_refused(desk: EngineDesk) -> None:
    view = await desk.connect(SEQUENZY)
    for work in (desk.client.erase, desk.client.send_test):
        with pytest.raises(ProblemError) as refused:
            await work(view.id, "nobody")
        assert refused.value.problem.code is ProblemCode.EMAIL_INVALID
