"""Sequenzy's published rules: validation, idempotency, history, consent, jobs and limits."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx
import pytest

from app.sandbox.options import SandboxOptions
from app.sandbox.rate_limit import RateLimit
from tests.sandbox.sandbox_worlds import HandClock, SequenzyClient, import_body, small_world


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def client(clock: HandClock) -> SequenzyClient:
    return SequenzyClient(small_world(clock))


def event(clock: HandClock, number: str, *, hours_ago: float = 0.0, email: str = "a@example.test") -> dict[str, Any]:
    occurred = (clock.now - timedelta(hours=hours_ago)).isoformat()
    name, properties = "ecommerce.order_placed", {"orderId": number}
    return {"eventId": number, "name": name, "email": email, "occurredAt": occurred, "properties": properties}


def single(row: dict[str, Any]) -> dict[str, Any]:
    return {("event" if key == "name" else key): value for key, value in row.items()}


async def subscribe(client: SequenzyClient, email: str = "a@example.test", **more: Any) -> dict[str, Any]:
    return await client.post("/subscribers", {"email": email, "enrollInSequences": False, **more})


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("/products", {"products": []}, "products"),
        ("/products", {"products": [{"productId": "1"}]}, "title"),
        ("/products", {"products": [{"productId": "1", "title": "x", "colour": "red"}]}, "colour"),
        ("/products", {"products": [{"productId": "1", "title": "x", "priceCents": 1.5}]}, "priceCents"),
        ("/orders", {"orderId": "1", "totalCents": 1, "currency": "EUR", "customer": {"email": "no"}}, "email"),
        (
            "/orders",
            {"orderId": "1", "totalCents": "1", "currency": "EUR", "customer": {"email": "a@b.test"}},
            "totalCents",
        ),
        ("/subscribers", {"email": "not an address"}, "email"),
        ("/subscribers/imports", {"subscribers": [{"email": "a@b.test", "name": "x"}]}, "name"),
        ("/subscribers/imports", {"subscribers": [{"email": "a@b.test"}], "idempotencyKey": " "}, "idempotencyKey"),
        ("/subscribers/events/imports", {"events": [{"name": "x", "email": "a@b.test"}]}, "eventId"),
    ],
)
async def test_a_wrong_body_is_refused_and_the_field_named(
    client: SequenzyClient, path: str, body: dict[str, Any], field: str
) -> None:
    answer = await client.http.post(path, json=body)
    assert answer.status_code == 400
    assert field in answer.json()["error"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/products", {"products": [{"productId": str(n), "title": "x"} for n in range(101)]}),
        (
            "/subscribers/events/imports",
            {"events": [{"eventId": str(n), "name": "x", "email": "a@b.test"} for n in range(26)]},
        ),
    ],
)
async def test_batches_have_their_published_size(client: SequenzyClient, path: str, body: dict[str, Any]) -> None:
    assert (await client.http.post(path, json=body)).status_code == 400


async def test_products_keep_what_is_omitted_and_lose_what_is_null(client: SequenzyClient) -> None:
    first = {"productId": "shop:1", "title": "x", "description": "y", "priceCents": 500}
    await client.post("/products", {"products": [first]})
    await client.post("/products", {"products": [{"productId": "shop:1", "title": "z", "description": None}]})
    held = (await client.http.get("/products/shop%3A1")).json()["product"]
    assert (held["title"], held["description"], held["priceCents"]) == ("z", None, 500)


async def test_a_product_is_deleted_once(client: SequenzyClient) -> None:
    await client.post("/products", {"products": [{"productId": "shop:1", "title": "x"}]})
    assert (await client.http.delete("/products/shop%3A1")).json()["deleted"] is True
    assert (await client.http.delete("/products/shop%3A1")).status_code == 404


async def test_the_same_event_id_counts_once(client: SequenzyClient, clock: HandClock) -> None:
    await subscribe(client)
    body = single(event(clock, "7"))
    assert "duplicate" not in await client.post("/subscribers/events", body)
    assert (await client.post("/subscribers/events", body))["duplicate"] is True
    assert len(client.world.sequenzy.workspace.ledger.effects) == 1


async def test_an_order_counts_once_a_status_and_a_refund_when_it_grows(client: SequenzyClient) -> None:
    order = {"orderId": "7", "totalCents": 900, "currency": "EUR", "customer": {"email": "a@example.test"}}
    for status, cents in (("placed", 0), ("placed", 0), ("refunded", 100), ("refunded", 100), ("refunded", 300)):
        await client.post("/orders", {**order, "status": status, "refundAmountCents": cents})
    kinds = [effect.kind for effect in client.world.sequenzy.workspace.ledger.effects]
    assert kinds == ["placed", "refunded", "refunded"]


async def test_what_is_older_than_an_hour_is_history_and_starts_nothing(
    client: SequenzyClient, clock: HandClock
) -> None:
    await subscribe(client)
    old = await client.post("/subscribers/events", single(event(clock, "1", hours_ago=1.1)))
    assert (old["historical"], old["inserted"]) == (True, 1)
    assert client.world.sequenzy.workspace.ledger.automations == 0
    recent = await client.post("/subscribers/events", single(event(clock, "2", hours_ago=0.9)))
    assert "historical" not in recent
    assert client.world.sequenzy.workspace.ledger.automations == 1


async def test_what_is_older_than_five_years_is_refused(client: SequenzyClient, clock: HandClock) -> None:
    await subscribe(client)
    rows = [event(clock, "1", hours_ago=24 * 365 * 5.1), event(clock, "2", hours_ago=24 * 365 * 4.9)]
    assert (await client.http.post("/subscribers/events", json=single(rows[0]))).status_code == 400
    answer = await client.post("/subscribers/events/imports", {"events": rows})
    assert (answer["success"], answer["recorded"], answer["failures"][0]["index"]) == (False, 1, 0)


async def test_one_recent_row_makes_a_contacts_whole_group_live(client: SequenzyClient, clock: HandClock) -> None:
    for email in ("a@example.test", "b@example.test"):
        await subscribe(client, email)
    rows = [event(clock, "1", hours_ago=5), event(clock, "2"), event(clock, "3", hours_ago=5, email="b@example.test")]
    await client.post("/subscribers/events/imports", {"events": rows})
    ledger = client.world.sequenzy.workspace.ledger
    assert [effect.live for effect in ledger.effects] == [True, True, False]
    assert [violation.rule for violation in ledger.violations] == ["mixed_group"]


async def test_an_event_of_a_stranger_makes_a_subscriber(client: SequenzyClient, clock: HandClock) -> None:
    await client.post("/subscribers/events", single(event(clock, "1")))
    assert client.world.sequenzy.workspace.ledger.implicit_subscribers == 1
    assert client.world.sequenzy.workspace.subscribers["a@example.test"].status == "active"


async def test_nobody_is_ever_resubscribed(client: SequenzyClient) -> None:
    await subscribe(client, status="unsubscribed")
    await subscribe(client, status="active", duplicateStrategy="overwrite")
    job = await client.post("/subscribers/imports", import_body([{"email": "a@example.test", "status": "active"}]))
    await client.http.get(f"/subscribers/imports/{job['import']['id']}")
    await client.http.get(f"/subscribers/imports/{job['import']['id']}")
    assert client.world.sequenzy.workspace.subscribers["a@example.test"].status == "unsubscribed"


async def test_an_import_advances_with_each_poll_and_explains_what_it_left_out(client: SequenzyClient) -> None:
    rows = [{"email": "a@example.test"}, {"email": "A@Example.test"}, {"email": "broken"}]
    job = (await client.post("/subscribers/imports", import_body(rows)))["import"]
    first = (await client.http.get(f"/subscribers/imports/{job['id']}")).json()["import"]
    second = (await client.http.get(f"/subscribers/imports/{job['id']}")).json()["import"]
    assert (first["status"], second["status"]) == ("running", "completed")
    assert (second["addedCount"], second["skippedCount"], second["failedReasons"]) == (1, 1, {"invalid_email": 1})


async def test_an_import_ends_by_itself_when_nobody_asks(client: SequenzyClient, clock: HandClock) -> None:
    await client.post("/subscribers/imports", import_body([{"email": "a@example.test"}]))
    clock.move(seconds=1)
    await client.http.get("/account")
    assert "a@example.test" in client.world.sequenzy.workspace.subscribers


async def test_the_same_import_under_one_key_is_queued_once(client: SequenzyClient) -> None:
    body = {**import_body([{"email": "a@example.test"}]), "idempotencyKey": "k"}
    first = await client.post("/subscribers/imports", body)
    again = await client.post("/subscribers/imports", body)
    other = await client.post("/subscribers/imports", {**body, "subscribers": [{"email": "b@example.test"}]})
    assert again["deduplicated"] is True
    assert again["import"]["id"] == first["import"]["id"] != other["import"]["id"]


async def test_a_missing_scope_is_named(client: SequenzyClient) -> None:
    reader = client.world.sequenzy.keys[2].secret
    headers = {"Authorization": f"Bearer {reader}"}
    answer = await client.http.post("/products", json={"products": []}, headers=headers)
    assert (answer.status_code, answer.json()["requiredScope"]) == (403, "products:write")


async def test_an_account_key_chooses_its_company_by_header(client: SequenzyClient) -> None:
    headers = {"Authorization": f"Bearer {client.world.sequenzy.keys[0].secret}", "x-company-id": "cmp_roesthaus"}
    assert (await client.http.get("/account", headers=headers)).json()["currentCompanyId"] == "cmp_roesthaus"
    headers["x-company-id"] = "cmp_somebody_elses"
    assert (await client.http.get("/account", headers=headers)).status_code == 403


async def test_a_revoked_installation_is_told_by_heartbeat_and_refused_elsewhere(client: SequenzyClient) -> None:
    number = next(iter(client.world.sequenzy.installations))
    path = f"/integrations/woocommerce/installations/{number}"
    assert (await client.post(f"{path}/heartbeat", {}))["status"] == "active"
    client.world.sequenzy.revoke_everything()
    assert (await client.post(f"{path}/heartbeat", {}))["status"] == "revoked"
    assert (await client.http.get("/account")).status_code == 401


async def test_pairing_is_approved_on_the_page_and_completed_once() -> None:
    world = small_world()
    api = httpx.AsyncClient(transport=httpx.ASGITransport(world.sequenzy_application()), base_url="http://api.example")
    page = httpx.AsyncClient(
        transport=httpx.ASGITransport(world.sequenzy_dashboard()), base_url="http://dashboard.example"
    )
    root = "/api/v1/integrations/woocommerce/pairings"
    begun = (await api.post(root, json={"storeUrl": "https://cafe.example", "storeName": "Café"})).json()
    secret = {"Authorization": f"Bearer {begun['pairingSecret']}"}
    assert (await api.get(f"{root}/{begun['pairingId']}", headers=secret)).json() == {"status": "pending"}
    login = {"email": "manager@example.test", "password": world.access.login_password}
    await page.post(begun["authorizeUrl"], data=login)
    await page.post(begun["authorizeUrl"], data={"company": "cmp_agentur", "approve": "1"})
    assert (await api.get(f"{root}/{begun['pairingId']}", headers=secret)).json()["status"] == "pending"
    await page.post(begun["authorizeUrl"], data={"company": "cmp_lumiere", "approve": "1"})
    assert (await api.get(f"{root}/{begun['pairingId']}", headers=secret)).json()["company"]["id"] == "cmp_lumiere"
    done = await api.post(f"{root}/{begun['pairingId']}/complete", headers=secret)
    assert done.status_code == 200
    assert (await api.post(f"{root}/{begun['pairingId']}/complete", headers=secret)).status_code == 410


async def test_without_hosted_pairing_its_calls_are_unknown() -> None:
    world = small_world(hosted_pairing=False)
    transport = httpx.ASGITransport(world.sequenzy_application())
    async with httpx.AsyncClient(transport=transport, base_url="http://api.example") as api:
        answer = await api.post("/api/v1/integrations/woocommerce/pairings", json={"storeUrl": "https://cafe.example"})
    assert answer.status_code in {404, 405}


async def test_delivering_before_pairing_is_complete_is_noted() -> None:
    world = small_world()
    transport = httpx.ASGITransport(world.sequenzy_application())
    async with httpx.AsyncClient(transport=transport, base_url="http://api.example") as api:
        assert (await api.post("/api/v1/products", json={"products": []})).status_code == 401
    assert world.sequenzy.workspace.ledger.before_completion == ["POST /api/v1/products"]


def test_twenty_calls_a_second_and_a_hundred_a_minute() -> None:
    clock = HandClock()
    limit = RateLimit(clock, 1.0)
    assert [limit.wait("k") for _ in range(20)] == [0.0] * 20
    assert limit.wait("k") == pytest.approx(1.0)
    assert limit.wait("another") == 0.0
    for _ in range(4):
        clock.move(seconds=2)
        assert all(limit.wait("k") == 0.0 for _ in range(20))
    clock.move(seconds=2)
    assert limit.wait("k") == pytest.approx(50.0)
    clock.move(seconds=50.001)
    assert limit.wait("k") == 0.0


async def test_a_call_too_many_says_when_to_come_back() -> None:
    client = SequenzyClient(small_world(rate_scale=SandboxOptions().rate_scale))
    answers = [await client.http.get("/account") for _ in range(21)]
    assert [answer.status_code for answer in answers] == [200] * 20 + [429]
    assert int(answers[-1].headers["retry-after"]) == 1
    assert 0 < int(answers[-1].headers["retry-after-ms"]) <= 1000
