"""The verdict is right: nothing is missing after a perfect delivery, and each single fault is found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from app.sandbox.expected import expect, order_events
from app.sandbox.faults import Target
from app.sandbox.order_heads import OrderHead
from app.sandbox.people import canonical
from app.sandbox.segmentflow_state import ORGANIZATIONS
from app.sandbox.world import World
from tests.sandbox.sandbox_worlds import (
    HandClock,
    SequenzyClient,
    event_row,
    history_rows,
    import_body,
    iso,
    parts,
    person_rows,
    product_bodies,
    small_world,
)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def client(clock: HandClock) -> SequenzyClient:
    return SequenzyClient(small_world(clock))


def verdict(client: SequenzyClient) -> dict[str, Any]:
    return client.world.report(Target.SEQUENZY)


def rules(report: dict[str, Any]) -> set[str]:
    return {row["rule"] for row in report["violations"]}


async def test_before_anything_is_sent_everything_is_missing(client: SequenzyClient) -> None:
    report = verdict(client)
    assert report["delivered"] == 0
    counts = report["records_in_store"]
    assert report["missing_at_platform"] > counts["product_published"] + counts["customer"] + counts["guest"]


async def test_a_perfect_delivery_leaves_nothing_missing_or_doubled(client: SequenzyClient) -> None:
    wanted = verdict(client)["missing_at_platform"]
    await client.everything()
    report = verdict(client)
    assert (report["missing_at_platform"], report["duplicates_at_platform"], report["violations"]) == (0, 0, [])
    assert report["delivered"] == wanted
    assert (report["automations"], report["implicit_subscribers"]) == (0, 0)


async def test_the_same_delivery_again_doubles_nothing(client: SequenzyClient) -> None:
    await client.everything()
    await client.everything()
    report = verdict(client)
    assert (report["missing_at_platform"], report["duplicates_at_platform"], report["violations"]) == (0, 0, [])


async def test_one_dropped_event_is_one_missing(client: SequenzyClient) -> None:
    await client.products()
    await client.people()
    rows = list(history_rows(client.world))
    dropped = rows.pop(7)
    for part in parts(rows, 25):
        await client.post("/subscribers/events/imports", {"events": part})
    report = verdict(client)
    assert report["missing_at_platform"] == 1
    assert report["missing"] == ["order {} {}".format(*dropped["eventId"].split(":"))]


async def test_one_dropped_person_and_one_dropped_product_are_missing(client: SequenzyClient) -> None:
    for part in parts(list(product_bodies(client.world))[1:], 100):
        await client.post("/products", {"products": part})
    job = await client.post("/subscribers/imports", import_body(person_rows(client.world)[1:]))
    for _ in range(2):
        await client.http.get(f"/subscribers/imports/{job['import']['id']}")
    lost = person_rows(client.world)[0]["email"]
    rows = [row for row in history_rows(client.world) if row["email"] != lost]
    for part in parts(rows, 25):
        await client.post("/subscribers/events/imports", {"events": part})
    missing = verdict(client)["missing"]
    assert sum(text.startswith("product ") for text in missing) == 1
    assert sum(text.startswith(("customer ", "guest ")) for text in missing) == 1


async def test_a_product_without_its_variations_is_missing(client: SequenzyClient) -> None:
    await client.everything()
    variable = next(body for body in product_bodies(client.world) if body["variants"])
    await client.post("/products", {"products": [{**variable, "variants": variable["variants"][:1]}]})
    assert verdict(client)["missing_at_platform"] == 1


async def test_a_second_event_id_for_the_same_order_is_one_duplicate(client: SequenzyClient) -> None:
    await client.everything()
    row = next(history_rows(client.world))
    await client.post("/subscribers/events/imports", {"events": [{**row, "eventId": "another"}]})
    assert verdict(client)["duplicates_at_platform"] == 1


async def test_pushing_a_past_order_is_a_duplicate_and_an_automation_by_history(client: SequenzyClient) -> None:
    await client.everything()
    row = next(history_rows(client.world))
    order = {"orderId": row["properties"]["orderId"], "totalCents": 100, "currency": "EUR"}
    await client.post("/orders", {**order, "customer": {"email": row["email"]}, "status": "placed"})
    report = verdict(client)
    assert report["duplicates_at_platform"] == 2
    assert "history_started_automation" in rules(report)
    assert report["automations"] == 1


async def test_an_event_for_an_order_that_was_never_placed_is_unexpected(client: SequenzyClient) -> None:
    await client.everything()
    pending = next(h for h in client.world.store.order_heads() if h.status == "pending" and canonical(h.email))
    await client.post("/subscribers/events/imports", {"events": [event_row(pending, "placed", pending.created)]})
    assert "unexpected_effect" in rules(verdict(client))


async def test_subscribing_without_consent_is_a_violation(client: SequenzyClient) -> None:
    rows = person_rows(client.world)
    for row in rows:
        row["status"] = "active"
    job = await client.post("/subscribers/imports", import_body(rows))
    for _ in range(2):
        await client.http.get(f"/subscribers/imports/{job['import']['id']}")
    assert "active_without_consent" in rules(verdict(client))


async def test_staff_with_consent_may_be_held_and_subscribed(client: SequenzyClient) -> None:
    await client.everything()
    values = {"email": "redaktion@example.test", "role": "editor", "consent": "yes"}
    client.world.mutations.apply("customer", "create", None, values)
    await client.post(
        "/subscribers", {"email": "redaktion@example.test", "status": "active", "enrollInSequences": False}
    )
    report = verdict(client)
    assert (report["missing_at_platform"], report["violations"]) == (0, [])


async def test_wrong_totals_unpublished_products_and_strangers_are_violations(client: SequenzyClient) -> None:
    await client.everything()
    buyer = next(row for row in person_rows(client.world) if row["customAttributes"]["orders_count"])
    attributes = {"orders_count": 99}
    await client.post("/subscribers", {**buyer, "customAttributes": attributes, "duplicateStrategy": "overwrite"})
    await client.post("/products", {"products": [{"productId": "shop:99999", "title": "x"}]})
    await client.post("/subscribers", {"email": "stranger@example.test", "enrollInSequences": False})
    assert rules(verdict(client)) == {"wrong_totals", "unpublished_product", "unexpected_person"}


async def test_an_edited_product_must_be_sent_again(client: SequenzyClient) -> None:
    await client.everything()
    number = next(iter(expect(client.world.store).products))
    client.world.mutations.apply("product", "update", number, {"name": "Neu & <b>besser</b>"})
    assert verdict(client)["missing"] == [f"product {number} (out of date)"]
    await client.post("/products", {"products": [{"productId": f"shop:{number}", "title": "Neu & besser"}]})
    assert verdict(client)["missing_at_platform"] == 0


async def test_a_live_order_is_expected_once_and_may_start_automations(
    client: SequenzyClient, clock: HandClock
) -> None:
    await client.everything()
    clock.move(hours=2)
    record = client.world.mutations.apply(
        "order", "create", None, {"email": "neu@example.test", "status": "processing"}
    )
    assert verdict(client)["missing_at_platform"] == 2
    await client.post("/subscribers", {
        "email": "neu@example.test", "status": "unsubscribed", "enrollInSequences": False,
        "customAttributes": {"orders_count": 1},
    })  # fmt: skip
    order = {"orderId": f"shop:{record['id']}", "totalCents": 100, "currency": "EUR", "status": "placed"}
    await client.post("/orders", {**order, "customer": {"email": "neu@example.test"}})
    report = verdict(client)
    assert (report["missing_at_platform"], report["duplicates_at_platform"], report["violations"]) == (0, 0, [])


async def test_two_refunds_need_two_effects(client: SequenzyClient, clock: HandClock) -> None:
    await client.everything()
    paid = next(h for h in client.world.store.order_heads() if h.status == "processing" and canonical(h.email))
    clock.move(minutes=1)
    for _ in range(2):
        client.world.mutations.apply("order", "refund", paid.id, {"amount": "1.00"})
    assert verdict(client)["missing_at_platform"] == 2
    order = {"orderId": f"shop:{paid.id}", "totalCents": 100, "currency": "EUR", "status": "refunded"}
    for cents in (100, 100, 200):
        await client.post("/orders", {**order, "customer": {"email": paid.email}, "refundAmountCents": cents})
    report = verdict(client)
    assert (report["missing_at_platform"], report["duplicates_at_platform"]) == (0, 0)


# -- Segmentflow -----------------------------------------------------------------------------------


async def deliver_to_segmentflow(world: World, http: httpx.AsyncClient, key: str) -> None:
    """Send people and history by ingest; products are put in place, as the webhook tests show them arriving."""
    expected = expect(world.store)
    for number in expected.products:
        world.segmentflow.products[number] = world.store.products.record(number) or {}
    people = [
        {"type": "identify", "messageId": f"i{email}".replace("@", "~"), "email": email,
         "traits": {"orders_count": person.orders_least}}
        for email, person in expected.people.items()
    ]  # fmt: skip
    others = [
        {"type": "identify", "messageId": f"o{email}".replace("@", "~"), "email": email} for email in expected.tolerated
    ]
    tracks = [item for head in expected.heads.values() for item in track_items(world, head)]
    for batch in parts([*people, *others, *tracks], 100):
        answer = await http.post("/api/v1/ingest/batch", json={"writeKey": key, "batch": batch})
        assert {row["status"] for row in answer.json()["results"]} <= {"accepted", "duplicate"}


def track_items(world: World, head: OrderHead) -> Iterator[dict[str, Any]]:
    """Yield the dated events of an order, one for each refund."""
    for kind, span in order_events(world.store, head, Target.SEGMENTFLOW).items():
        for place in range(span.least if kind != "refunded" else len(head.refund_ids)):
            properties: dict[str, Any] = {"order_id": head.id}
            if kind == "refunded":
                properties["refund_id"] = head.refund_ids[place]
            yield {
                "type": "track", "messageId": f"woocommerce:order:{kind}:{head.id}:{place}", "event": f"order_{kind}",
                "email": canonical(head.email), "timestamp": iso(head.created), "properties": properties,
            }  # fmt: skip


async def test_a_perfect_delivery_to_segmentflow_leaves_nothing_missing() -> None:
    world = small_world()
    connection = world.segmentflow.approve(ORGANIZATIONS[0], "http://store.example", woocommerce=True)
    connection.token_used = True
    transport = httpx.ASGITransport(world.segmentflow_application())
    async with httpx.AsyncClient(transport=transport, base_url="http://flow.example") as http:
        for _ in range(2):
            await deliver_to_segmentflow(world, http, connection.write_key)
            report = world.report(Target.SEGMENTFLOW)
            assert (report["missing_at_platform"], report["duplicates_at_platform"], report["violations"]) == (0, 0, [])
        head = next(h for h in world.store.order_heads() if h.status == "completed" and canonical(h.email))
        double = {**next(track_items(world, head)), "messageId": "another"}
        await http.post("/api/v1/ingest/batch", json={"writeKey": connection.write_key, "batch": [double]})
    assert world.report(Target.SEGMENTFLOW)["duplicates_at_platform"] == 1


def test_expectations_follow_the_status_of_an_order() -> None:
    world = small_world(orders=1500)
    seen: dict[str, set[str]] = {}
    for head in world.store.order_heads():
        events = order_events(world.store, head, Target.SEQUENZY)
        seen.setdefault(head.status, set()).update(kind for kind, span in events.items() if span.least)
    assert seen == {
        "pending": set(), "checkout-draft": set(), "trash": set(), "processing": {"placed"}, "on-hold": {"placed"},
        "completed": {"placed", "fulfilled", "refunded"}, "cancelled": {"placed", "cancelled"},
        "refunded": {"placed", "refunded"}, "failed": {"placed"},
    }  # fmt: skip
