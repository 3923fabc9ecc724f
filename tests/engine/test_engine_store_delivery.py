"""The store delivers its live changes by our webhooks, or Storewire does: chosen, looked after, never both."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from engine_desk import EngineDesk, new_desk

from app import wording
from app.model.api import ConnectionView
from app.model.reasons import ProblemCode, ProblemError
from app.model.settings import LiveChannel, PlatformName
from app.model.store import CheckName, CheckState
from app.sandbox.faults import Target

SEGMENTFLOW = PlatformName.SEGMENTFLOW
TOPICS = {
    *("order.created", "order.updated", "order.deleted", "order.restored"),
    *("customer.created", "customer.updated", "customer.deleted"),
    *("product.created", "product.updated", "product.deleted"),
}


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[EngineDesk]:
    async with new_desk(tmp_path / "desk", products=4, customers=5, orders=6) as made:
        yield made


async def choose(desk: EngineDesk, view: ConnectionView, channel: LiveChannel) -> None:
    settings = await desk.client.settings(view.id)
    await desk.client.save_settings(view.id, settings.model_copy(update={"live_channel": channel}))


def hooks(desk: EngineDesk) -> list[Any]:
    return list(desk.world.webhooks._hooks.values())


async def buy(desk: EngineDesk) -> int:
    """A guest buys something; whatever the store sends by itself has gone out."""
    desk.clock.ahead += timedelta(seconds=2)  # a store's times have whole seconds
    order = desk.mutate("order", "create", email="neu@example.test", status="processing")
    await desk.world.webhooks.flush()
    desk.clock.ahead += timedelta(seconds=2)
    return int(order["id"])


def told(desk: EngineDesk, order: int) -> list[tuple[str, str]]:
    effects = desk.world.segmentflow.ledger.effects
    return [(effect.kind, effect.channel) for effect in effects if effect.order == order]


async def check(desk: EngineDesk, view: ConnectionView) -> Any:
    report = await desk.client.check_now(view.id)
    return next((one for one in report.checks if one.name is CheckName.STORE_WEBHOOKS), None)


async def test_for_a_store_on_this_machine_storewire_delivers_and_the_store_has_no_webhooks(desk: EngineDesk) -> None:
    view = await desk.connect(SEGMENTFLOW)
    assert (await desk.client.settings(view.id)).live_channel is LiveChannel.STOREWIRE
    assert hooks(desk) == []
    assert await check(desk, view) is None


async def test_each_change_is_told_once_by_whoever_delivered_when_it_happened(desk: EngineDesk) -> None:
    view = await desk.connect(SEGMENTFLOW)
    await desk.sync(view.id)
    first = await buy(desk)  # before the store takes over: read by the sync after it
    await choose(desk, view, LiveChannel.STORE)
    assert {(hook.topic, hook.name, hook.status) for hook in hooks(desk)} == {
        (topic, f"Storewire: {topic}", "active") for topic in TOPICS
    }
    second = await buy(desk)
    await desk.sync(view.id)
    await choose(desk, view, LiveChannel.STOREWIRE)
    assert {hook.status for hook in hooks(desk)} == {"paused"}
    third = await buy(desk)
    await desk.sync(view.id)
    assert told(desk, first) == [("created", "ingest"), ("paid", "ingest")]
    assert told(desk, second) == [("paid", "webhook")]
    assert told(desk, third) == [("created", "ingest"), ("paid", "ingest")]
    assert desk.report(SEGMENTFLOW)["violations"] == []
    desk.clock.ahead += timedelta(hours=1)
    await desk.client.check_now(view.id)  # what the webhooks had in line has gone out long since
    assert hooks(desk) == []


async def test_a_first_sync_and_sending_everything_again_bring_records_although_the_store_delivers(
    desk: EngineDesk,
) -> None:
    view = await desk.connect(SEGMENTFLOW)
    await choose(desk, view, LiveChannel.STORE)
    await desk.sync(view.id)
    report = desk.report(SEGMENTFLOW)
    assert (report["missing"], report["duplicates"]) == ([], [])
    desk.world.segmentflow.products.clear()
    await desk.sync(view.id)
    assert desk.world.segmentflow.products == {}
    await desk.sync(view.id, full=True)
    assert desk.report(SEGMENTFLOW)["missing"] == []
    assert desk.report(SEGMENTFLOW)["duplicates"] == []


async def test_a_webhook_that_was_switched_off_or_deleted_is_mended_and_said(desk: EngineDesk) -> None:
    view = await desk.connect(SEGMENTFLOW)
    await choose(desk, view, LiveChannel.STORE)
    found = await check(desk, view)
    assert (found.state, found.params["active"], found.params["wanted"]) == (CheckState.PASS, 10, 10)
    disabled, moved, deleted = hooks(desk)[:3]
    disabled.status = "disabled"
    moved.delivery_url = "https://elsewhere.example/hook"
    del desk.world.webhooks._hooks[deleted.id]
    found = await check(desk, view)
    assert found.state is CheckState.WARN
    assert found.params["repaired"] == 3
    assert "may be missing" in wording.check(found).remedy
    assert {(hook.topic, hook.status) for hook in hooks(desk)} == {(topic, "active") for topic in TOPICS}
    order = await buy(desk)
    assert told(desk, order) == [("paid", "webhook")]


async def test_connecting_again_gives_every_webhook_the_new_secret_and_doubles_none(desk: EngineDesk) -> None:
    view = await desk.connect(SEGMENTFLOW)
    await choose(desk, view, LiveChannel.STORE)
    before = {hook.id: (hook.secret, hook.delivery_url) for hook in hooks(desk)}
    again = await desk.connect(SEGMENTFLOW)
    assert again.id == view.id
    assert (await desk.client.settings(view.id)).live_channel is LiveChannel.STORE
    after = {hook.id: (hook.secret, hook.delivery_url) for hook in hooks(desk)}
    assert before.keys() == after.keys()
    assert all(before[number] != after[number] for number in before)
    order = await buy(desk)
    assert told(desk, order) == [("paid", "webhook")]


async def test_a_shopper_of_whom_the_store_tells_nothing_is_known_before_what_they_do(desk: EngineDesk) -> None:
    desk.world.companion.install(installed=True)
    view = await desk.connect(SEGMENTFLOW)
    await desk.sync(view.id)
    await choose(desk, view, LiveChannel.STORE)
    with desk.engine.hub.listen() as events:
        await desk.client.look_for_companion(view.id)
        while not desk.world.companion.readers:
            await anext(events)
    product = next(iter(desk.world.segmentflow.products))
    agreed = {"analytics": True, "marketing": True}
    desk.world.companion.shop("guest", "add", {"product": product, "email": "gast@example.test", "consent": agreed})
    with desk.engine.hub.listen() as events:
        await desk.client.look_for_companion(view.id)
        while not desk.world.segmentflow.ledger.behaviour:
            await anext(events)
    assert [one.event for one in desk.world.segmentflow.ledger.behaviour] == ["add_to_cart"]
    assert (await desk.client.connection(view.id)).failed == 0


async def test_other_webhooks_are_never_touched(desk: EngineDesk) -> None:
    store = desk.world.webhooks
    call = type("Call", (), {"body": {"name": "Segmentflow: order.created", "topic": "order.created",
                                      "delivery_url": "https://theirs.example/hook", "status": "disabled"},
                             "site_url": desk.pages.store})()  # fmt: skip
    theirs = store.create(call).body["id"]
    view = await desk.connect(SEGMENTFLOW)
    await choose(desk, view, LiveChannel.STORE)
    await desk.client.check_now(view.id)
    await desk.client.disconnect(view.id)
    (left,) = hooks(desk)
    assert (left.id, left.status, left.delivery_url) == (theirs, "disabled", "https://theirs.example/hook")


async def test_an_answer_that_gets_lost_makes_no_second_webhook(desk: EngineDesk) -> None:
    view = await desk.connect(SEGMENTFLOW)
    desk.world.faults.order({"target": "store", "action": "lost", "path_contains": "wc/v3/webhooks", "nth": 4})
    with pytest.raises(ProblemError):
        await choose(desk, view, LiveChannel.STORE)
    assert (await desk.client.settings(view.id)).live_channel is LiveChannel.STOREWIRE
    await choose(desk, view, LiveChannel.STORE)
    assert sorted(hook.topic for hook in hooks(desk)) == sorted(TOPICS)


async def test_a_store_that_refuses_webhooks_leaves_everything_as_it_was(desk: EngineDesk) -> None:
    view = await desk.connect(SEGMENTFLOW)
    desk.world.faults.order({"target": "store", "action": "status:403", "path_contains": "wc/v3/webhooks", "times": 99})
    with pytest.raises(ProblemError) as refused:
        await choose(desk, view, LiveChannel.STORE)
    assert refused.value.problem.code in {ProblemCode.WEBHOOKS_REFUSED, ProblemCode.REST_BLOCKED, ProblemCode.FIREWALL}
    assert (await desk.client.settings(view.id)).live_channel is LiveChannel.STOREWIRE
    assert hooks(desk) == []


async def test_sequenzy_takes_no_webhooks_whatever_is_set(tmp_path: Path) -> None:
    async with new_desk(tmp_path / "other", products=1, customers=1, orders=1) as desk:
        view = await desk.connect(PlatformName.SEQUENZY)
        await choose(desk, view, LiveChannel.STORE)
        assert hooks(desk) == []
        assert desk.asked(Target.STORE, "webhooks") == []


async def switched_off_for_a_while(desk: EngineDesk, topics: set[str]) -> ConnectionView:
    """Connect, let the store deliver, and let WooCommerce switch some of its webhooks off."""
    view = await desk.connect(SEGMENTFLOW)
    await desk.sync(view.id)
    await choose(desk, view, LiveChannel.STORE)
    await check(desk, view)
    desk.clock.ahead += timedelta(minutes=5)
    for hook in hooks(desk):
        hook.status = "disabled" if hook.topic in topics else hook.status
    return view


async def filled(desk: EngineDesk, view: ConnectionView) -> None:
    """Wait until what was missed was read, and delivered."""
    await asyncio.gather(*being_read())
    await desk.settled(view.id)


def being_read() -> list[asyncio.Task[Any]]:
    """Return what reads something that was missed."""
    return [task for task in asyncio.all_tasks() if task.get_name().startswith("missed ")]


async def test_products_and_people_of_the_time_when_webhooks_were_off_are_read_again_by_themselves(
    desk: EngineDesk,
) -> None:
    view = await switched_off_for_a_while(desk, {topic for topic in TOPICS if not topic.startswith("order.")})
    product = desk.mutate("product", "create", name="Neu", status="publish", regular_price="5.00")
    person = desk.mutate("customer", "create", email="neu@example.test")
    await desk.world.webhooks.flush()
    await desk.sync(view.id)  # a pass during the gap finds them, and leaves them to the store
    assert product["id"] not in desk.world.segmentflow.products
    desk.clock.ahead += timedelta(minutes=5)
    found = await check(desk, view)
    await filled(desk, view)
    assert product["id"] in desk.world.segmentflow.products
    assert desk.report(SEGMENTFLOW)["missing"] == []
    assert found.state is CheckState.PASS  # nothing is left for anybody to do
    assert person["id"]
    before = len(desk.asked(Target.SEGMENTFLOW, "ingest"))
    await check(desk, view)
    assert being_read() == []
    assert len(desk.asked(Target.SEGMENTFLOW, "ingest")) <= before + 1  # the check's own


async def test_what_happened_to_orders_while_webhooks_were_off_is_sent_again_when_somebody_asks(
    desk: EngineDesk,
) -> None:
    view = await switched_off_for_a_while(desk, {"order.created", "order.updated"})
    missed = await buy(desk)
    await desk.sync(view.id)  # a pass notes it and leaves it to the store, as it does with every order
    assert told(desk, missed) == []
    desk.clock.ahead += timedelta(minutes=5)
    found = await check(desk, view)
    assert found.state is CheckState.WARN
    later = await buy(desk)
    assert told(desk, later) == [("paid", "webhook")]

    await desk.client.send_missed(view.id)
    await filled(desk, view)
    assert told(desk, missed) == [("created", "ingest"), ("paid", "ingest")]
    assert told(desk, later) == [("paid", "webhook")]
    assert (await check(desk, view)).state is CheckState.PASS
    report = desk.report(SEGMENTFLOW)
    assert (report["violations"], report["duplicates"]) == ([], [])

    with pytest.raises(ProblemError):
        await desk.client.send_missed(view.id)


async def test_what_was_missed_before_the_store_is_connected_again_is_read_again_too(desk: EngineDesk) -> None:
    view = await switched_off_for_a_while(desk, TOPICS)
    missed = await buy(desk)
    again = await desk.connect(SEGMENTFLOW)
    assert again.id == view.id
    await desk.sync(view.id)
    assert told(desk, missed) == []
    assert (await check(desk, view)).state is CheckState.WARN
    await desk.client.send_missed(view.id)
    await filled(desk, view)
    assert told(desk, missed) == [("created", "ingest"), ("paid", "ingest")]


async def test_sending_that_time_again_twice_sends_it_once(desk: EngineDesk) -> None:
    view = await switched_off_for_a_while(desk, {"order.updated", "order.created"})
    missed = await buy(desk)
    desk.clock.ahead += timedelta(minutes=5)
    await check(desk, view)
    await desk.client.send_missed(view.id)
    await desk.client.send_missed(view.id)  # pressed again before the first was through
    await filled(desk, view)
    assert told(desk, missed) == [("created", "ingest"), ("paid", "ingest")]
