"""Segmentflow's rules: pairing, each item of a batch by itself, consent, and signed webhooks."""

from __future__ import annotations

import hmac
import json
from base64 import b64encode
from collections.abc import AsyncIterator
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from app.sandbox.segmentflow_state import ORGANIZATIONS, Connection
from app.sandbox.world import World
from tests.sandbox.sandbox_worlds import START, HandClock, small_world

STATUS = "/api/v1/integrations/connect/status"


class Flow:
    """A connected store at Segmentflow."""

    def __init__(self, world: World, http: httpx.AsyncClient, connection: Connection) -> None:
        self.world = world
        self.http = http
        self.connection = connection

    async def batch(self, *items: dict[str, Any], **more: Any) -> list[dict[str, Any]]:
        """Send items and return their results."""
        answer = await self.http.post(
            "/api/v1/ingest/batch", json={"writeKey": self.connection.write_key, "batch": items, **more}
        )
        assert answer.status_code == 200, answer.text
        return list(answer.json()["results"])

    async def webhook(
        self, topic: str, record: dict[str, Any], delivery: str = "d1", secret: str = ""
    ) -> httpx.Response:
        """Send a delivery as WooCommerce does."""
        body = json.dumps(record).encode()
        resource, _, event = topic.partition(".")
        mac = hmac.new((secret or self.connection.webhook_secret).encode(), body, sha256)
        signature = b64encode(mac.digest()).decode()
        named = {
            "Source": "http://store.example/", "Topic": topic, "Resource": resource, "Event": event, "ID": "1",
            "Signature": signature, "Delivery-ID": delivery,
        }  # fmt: skip
        headers = {f"X-WC-Webhook-{name}": value for name, value in named.items()} | {
            "Content-Type": "application/json"
        }
        return await self.http.post(f"/api/v1/webhooks/woocommerce/{self.connection.id}", content=body, headers=headers)


@pytest.fixture
async def flow() -> AsyncIterator[Flow]:
    world = small_world()
    connection = world.segmentflow.approve(ORGANIZATIONS[0], "http://store.example", woocommerce=True)
    connection.token_used = True
    transport = httpx.ASGITransport(world.segmentflow_application())
    async with httpx.AsyncClient(transport=transport, base_url="http://flow.example") as http:
        yield Flow(world, http, connection)


def identify(number: str = "m1", email: str = "a@example.test", **more: Any) -> dict[str, Any]:
    return {"type": "identify", "messageId": number, "email": email, "traits": {}, "source": "woocommerce", **more}


def track(number: str, event: str = "order_paid", **more: Any) -> dict[str, Any]:
    item = {
        "type": "track",
        "messageId": number,
        "event": event,
        "email": "a@example.test",
        "properties": {"order_id": 7},
    }
    return {**item, **more}


async def test_a_store_is_approved_on_the_page_and_told_its_secrets_once() -> None:
    world = small_world()
    page = httpx.AsyncClient(
        transport=httpx.ASGITransport(world.segmentflow_dashboard()), base_url="http://flow-dashboard.example"
    )
    back = "http://store.example/wp-admin/admin.php?page=segmentflow"
    target = {"store_url": "http://store.example", "return_url": back}
    login = {"email": "manager@example.test", "password": world.access.login_password}
    await page.post("/connect/woocommerce", params=target, data=login)
    approved = await page.post(
        "/connect/woocommerce", params=target, data={"organization": "org_lumiere", "approve": "1"}
    )
    assert approved.headers["location"].startswith(f"{back}&connected=1&poll_token=")
    token = parse_qs(urlsplit(approved.headers["location"]).query)["poll_token"][0]
    api = httpx.AsyncClient(
        transport=httpx.ASGITransport(world.segmentflow_application()), base_url="http://flow.example"
    )
    answers = [await api.get(STATUS, headers={"X-Poll-Token": token}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 410]
    assert answers[0].json() == {"connected": False}
    assert {"write_key", "webhook_secret", "webhook_delivery_url"} <= set(answers[1].json())
    assert (await api.get(STATUS, headers={"X-Poll-Token": "unknown"})).status_code == 404


async def test_a_way_back_to_another_site_is_not_accepted() -> None:
    world = small_world()
    transport = httpx.ASGITransport(world.segmentflow_dashboard())
    async with httpx.AsyncClient(transport=transport, base_url="http://flow-dashboard.example") as page:
        target = {"store_url": "http://store.example", "return_url": "http://evil.example/"}
        assert (await page.get("/connect/woocommerce", params=target)).status_code == 400


async def test_a_poll_token_expires() -> None:
    clock = HandClock()
    world = small_world(clock)
    connection = world.segmentflow.approve(ORGANIZATIONS[0], "http://store.example", woocommerce=True)
    clock.move(minutes=11)
    transport = httpx.ASGITransport(world.segmentflow_application())
    async with httpx.AsyncClient(transport=transport, base_url="http://flow.example") as api:
        assert (await api.get(STATUS, headers={"X-Poll-Token": connection.poll_token})).status_code == 410


async def test_a_batch_is_judged_item_by_item(flow: Flow) -> None:
    results = await flow.batch(
        track("m0"),
        identify("m1"),
        track("m2"),
        track("m2"),
        track("m3", anonymousId="x"),
        track("m4", userId="guest@example.test"),
        track("m5", timestamp="2026-11-22T12:00:00"),
        {"type": "group", "messageId": "m6"},
        identify("m7", email="A@Example.Test"),
    )
    assert [row["status"] for row in results] == [
        "dropped", "accepted", "accepted", "duplicate", "rejected", "rejected", "rejected", "rejected", "rejected",
    ]  # fmt: skip
    assert results[0]["reason"] == "profile_not_found"
    assert [row["index"] for row in results] == list(range(9))
    assert not any(row["retryable"] for row in results)


async def test_a_broken_envelope_is_refused_as_a_whole(flow: Flow) -> None:
    for body in ({}, {"writeKey": "x"}, {"writeKey": flow.connection.write_key, "batch": []}):
        assert (await flow.http.post("/api/v1/ingest/batch", json=body)).status_code == 400
    wrong = {"writeKey": "wk_wrong", "batch": [identify()]}
    assert (await flow.http.post("/api/v1/ingest/batch", json=wrong)).status_code == 401


async def test_who_refused_analytics_or_is_suppressed_is_not_tracked(flow: Flow) -> None:
    await flow.batch(identify())
    refused = await flow.batch(track("m2"), consent={"analytics": False, "marketing": False})
    assert refused[0]["reason"] == "analytics_consent_revoked"
    flow.world.segmentflow.suppressed.add("a@example.test")
    assert (await flow.batch(track("m3")))[0]["reason"] == "identity_suppressed"


async def test_an_address_of_somebody_else_is_an_identity_conflict(flow: Flow) -> None:
    await flow.batch(identify("m1", userId="wc_1"), identify("m2", "b@example.test", userId="wc_2"))
    result = await flow.batch(identify("m3", "b@example.test", userId="wc_1"))
    assert (result[0]["status"], result[0]["reason"]) == ("rejected", "identity_conflict")


async def test_a_customer_who_changes_the_address_stays_one_person(flow: Flow) -> None:
    await flow.batch(identify("m1", userId="wc_1"), identify("m2", "new@example.test", userId="wc_1"))
    assert set(flow.world.segmentflow.profiles) == {"new@example.test"}


async def test_a_webhook_is_verified_and_counts_once(flow: Flow) -> None:
    product = {"id": 101, "name": "Kaffee", "variations": []}
    assert (await flow.webhook("product.created", product, secret="wrong")).status_code == 401
    assert (await flow.webhook("product.created", product)).json() == {"success": True}
    assert (await flow.webhook("product.created", product)).json()["duplicate"] is True
    assert set(flow.world.segmentflow.products) == {101}
    await flow.webhook("product.deleted", {"id": 101}, "d2")
    assert not flow.world.segmentflow.products


async def test_the_recorded_signature_scheme_is_the_one_that_is_verified() -> None:
    from app.sandbox.segmentflow_webhooks import signature_of

    known = b64encode(hmac.new(b"s3cret", b'{"id":13346}', sha256).digest()).decode()
    assert signature_of("s3cret", b'{"id":13346}') == known


async def test_orders_by_webhook_become_events_by_their_status(flow: Flow) -> None:
    order = {
        "id": 7,
        "status": "processing",
        "billing": {"email": "A@example.test"},
        "date_modified_gmt": "2026-11-22T11:59:00",
    }
    await flow.webhook("order.updated", order, "d1")
    await flow.webhook("order.updated", order, "d2")
    await flow.webhook("order.updated", {**order, "status": "completed"}, "d3")
    effects = flow.world.segmentflow.ledger.effects
    assert [(effect.kind, effect.email) for effect in effects] == [
        ("paid", "a@example.test"),
        ("completed", "a@example.test"),
    ]


async def test_the_unsigned_ping_is_taken(flow: Flow) -> None:
    answer = await flow.http.post(f"/api/v1/webhooks/woocommerce/{flow.connection.id}", data={"webhook_id": "1"})
    assert answer.json()["ping"] is True


async def test_disconnect_needs_the_write_key_and_ends_it(flow: Flow) -> None:
    path = "/api/v1/integrations/connect/disconnect"
    assert (await flow.http.delete(path, headers={"X-Write-Key": "wrong"})).status_code == 401
    assert (await flow.http.delete(path, headers={"X-Write-Key": flow.connection.write_key})).status_code == 200
    again = {"writeKey": flow.connection.write_key, "batch": [identify()]}
    assert (await flow.http.post("/api/v1/ingest/batch", json=again)).status_code == 401


async def test_dated_items_start_no_journeys(flow: Flow) -> None:
    old = START.replace(year=2025).isoformat()
    await flow.batch(identify(), track("m2", timestamp=old), track("m3", timestamp=START.isoformat()))
    assert [effect.live for effect in flow.world.segmentflow.ledger.effects] == [False, True]
