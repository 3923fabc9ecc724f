from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from platform_examples import FACTS, HOSTS, SEGMENTFLOW_SESSION, SITE

from app.model.reasons import ProblemCode, ProblemError
from app.model.settings import PlatformName
from app.platforms.protocol import Company, Farewell, Health, HeartbeatState, Hosts, Offer, PairingMode, PairingState
from app.platforms.registry import platform

SEGMENTFLOW = platform(PlatformName.SEGMENTFLOW)
Handler = Callable[[httpx.Request], httpx.Response]
BACK = "https://store.example/wp-admin/admin.php?page=segmentflow&connected=1"
CONNECTED = {
    "connected": True,
    "write_key": "WKSECRET",
    "organization_name": "Acme",
    "organization_id": "org_1",
    "webhook_secret": "WHSECRET",
    "webhook_delivery_url": "https://hooks.example/wc/1",
}


def client(handler: Handler) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.MockTransport(handler))


def answers(status: int, body: Any = None) -> Handler:
    if isinstance(body, bytes):
        return lambda _: httpx.Response(status, content=body, headers={"content-type": "text/html"})
    return lambda _: httpx.Response(status, json=body)


def nothing(request: httpx.Request) -> httpx.Response:
    pytest.fail("nothing may be sent")


async def start(hosts: Hosts = HOSTS, site: Any = SITE) -> Offer:
    async with client(nothing) as http:
        return await SEGMENTFLOW.start_pairing(http, hosts, site, FACTS)


async def came_back() -> Offer:
    return SEGMENTFLOW.returned(await start(), f"{BACK}&connected=1&poll_token=PTSECRET")


async def poll(handler: Handler, offer: Offer) -> Any:
    async with client(handler) as http:
        return await SEGMENTFLOW.poll_pairing(http, offer)


async def test_the_dashboards_page_gets_the_stores_address_and_admin_page() -> None:
    offer = await start()
    parts = urlsplit(offer.open_url)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == "https://dash.example/connect/woocommerce"
    assert parse_qs(parts.query) == {"store_url": ["https://store.example"], "return_url": [BACK]}
    assert offer.mode is PairingMode.HOSTED
    assert f"{BACK}&poll_token=x".startswith(offer.return_url)


async def test_a_site_without_woocommerce_has_its_own_page() -> None:
    offer = await start(Hosts(), SITE.model_copy(update={"namespaces": ("wp/v2",)}))
    assert offer.open_url.startswith("https://dashboard.segmentflow.ai/connect/wordpress?site_url=https%3A%2F%2Fstore")


async def test_the_token_comes_back_with_the_browser() -> None:
    offer = await came_back()
    assert offer.state["poll_token"] == "PTSECRET"
    assert "PTSECRET" not in repr(offer)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://evil.example/wp-admin/admin.php?page=segmentflow&poll_token=x", ProblemCode.BAD_REQUEST),
        ("https://store.example/", ProblemCode.BAD_REQUEST),
        (BACK, ProblemCode.PAIRING_DENIED),
        (f"{BACK}&poll_token=", ProblemCode.PAIRING_DENIED),
        (f"{BACK}&poll_token=a%0d%0ab", ProblemCode.PAIRING_DENIED),
        (f"{BACK}&connected=0&poll_token=x", ProblemCode.PAIRING_DENIED),
        (BACK + "&x=1" * 200, ProblemCode.BAD_REQUEST),
        (BACK + "a" * 9000, ProblemCode.BAD_REQUEST),
    ],
)
async def test_a_return_without_a_token_is_a_refusal(url: str, code: ProblemCode) -> None:
    offer = await start()
    with pytest.raises(ProblemError) as caught:
        SEGMENTFLOW.returned(offer, url)
    assert caught.value.problem.code is code


async def test_before_the_browser_is_back_nothing_is_asked() -> None:
    assert (await poll(nothing, await start())).state is PairingState.PENDING


async def test_the_status_call_gives_the_keys_once_and_the_offer_keeps_them() -> None:
    def check(request: httpx.Request) -> httpx.Response:
        assert (request.method, str(request.url)) == (
            "GET",
            "https://api.example/api/v1/integrations/connect/status",
        )
        assert request.headers["x-poll-token"] == "PTSECRET"
        assert "store.example" not in str(request.url)
        return httpx.Response(200, json=CONNECTED)

    progress = await poll(check, await came_back())
    assert (progress.state, progress.company) == (PairingState.APPROVED, Company("org_1", "Acme"))
    again = await poll(nothing, progress.offer)
    assert (again.state, again.offer) == (PairingState.APPROVED, progress.offer)
    assert not any(secret in repr(progress) for secret in ("WKSECRET", "WHSECRET", "PTSECRET"))
    async with client(nothing) as http:
        account = await SEGMENTFLOW.complete_pairing(http, HOSTS, again.offer)
    assert account.secrets == {"write_key": "WKSECRET", "webhook_secret": "WHSECRET"}
    assert account.public == {"organization_id": "org_1", "webhook_delivery_url": "https://hooks.example/wc/1"}
    assert account.company == Company("org_1", "Acme")
    assert account.credential == "WKSECRET"
    assert "SECRET" not in repr(account)


@pytest.mark.parametrize(
    ("handler", "state"),
    [
        (answers(200, {"connected": False}), PairingState.PENDING),
        (answers(200, {"connected": True}), PairingState.PENDING),
        (answers(200, CONNECTED | {"connected": "yes"}), PairingState.PENDING),
        (answers(200, CONNECTED | {"write_key": "two words"}), PairingState.PENDING),
        (answers(404, {"error": "x"}), PairingState.EXPIRED),
        (answers(410, {"message": "x"}), PairingState.EXPIRED),
        (answers(404, b"<html>"), PairingState.PENDING),
        (answers(500, {}), PairingState.PENDING),
        (answers(429, {}), PairingState.PENDING),
        (answers(200, b"<html>"), PairingState.PENDING),
        (answers(200, []), PairingState.PENDING),
    ],
)
async def test_polling_reads_the_state(handler: Handler, state: PairingState) -> None:
    assert (await poll(handler, await came_back())).state is state


async def test_network_faults_keep_it_pending() -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route")

    assert (await poll(fail, await came_back())).state is PairingState.PENDING


@pytest.mark.parametrize(
    "url", ["http://hooks.example/", "file:///etc/passwd", "https://u:p@hooks.example/", "", None, 7]
)
async def test_an_unsafe_delivery_address_is_not_taken(url: Any) -> None:
    progress = await poll(answers(200, CONNECTED | {"webhook_delivery_url": url}), await came_back())
    assert progress.state is PairingState.APPROVED
    async with client(nothing) as http:
        with pytest.raises(ProblemError) as caught:
            await SEGMENTFLOW.complete_pairing(http, HOSTS, progress.offer)
    assert caught.value.problem.code is ProblemCode.PLATFORM_ERROR


async def test_a_plain_site_needs_no_webhooks() -> None:
    plain = await start(HOSTS, SITE.model_copy(update={"namespaces": ()}))
    offer = SEGMENTFLOW.returned(plain, f"{BACK}&poll_token=PT")
    progress = await poll(answers(200, {"connected": True, "write_key": "WK"}), offer)
    async with client(nothing) as http:
        account = await SEGMENTFLOW.complete_pairing(http, HOSTS, progress.offer)
    assert account.secrets == {"write_key": "WK"}


async def test_nothing_is_completed_before_the_approval() -> None:
    async with client(nothing) as http:
        with pytest.raises(ProblemError) as caught:
            await SEGMENTFLOW.complete_pairing(http, HOSTS, await came_back())
        with pytest.raises(ProblemError) as unsupported:
            await SEGMENTFLOW.check_key(http, HOSTS, "key")
    assert caught.value.problem.code is ProblemCode.BAD_REQUEST
    assert unsupported.value.problem.code is ProblemCode.PAIRING_UNSUPPORTED


async def test_a_cancelled_pairing_is_given_back_where_it_was_approved() -> None:
    asked: list[tuple[str, str, str | None]] = []

    def record(request: httpx.Request) -> httpx.Response:
        asked.append((request.method, request.url.path, request.headers.get("x-write-key")))
        raise httpx.ConnectError("no route")

    approved = (await poll(answers(200, CONNECTED), await came_back())).offer
    async with client(record) as http:
        await SEGMENTFLOW.abandon_pairing(http, HOSTS, await start())
        await SEGMENTFLOW.abandon_pairing(http, HOSTS, approved)
    assert asked == [("DELETE", "/api/v1/integrations/connect/disconnect", "WKSECRET")]


# -- keeping in touch --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "revoked"), [(200, True), (204, True), (404, True), (410, True), (401, True), (500, False), (403, False)]
)
async def test_disconnecting(status: int, revoked: bool) -> None:
    def check(request: httpx.Request) -> httpx.Response:
        assert request.headers["x-write-key"] == "wk_secret"
        return httpx.Response(status)

    async with client(check) as http:
        ended = await SEGMENTFLOW.disconnect(http, SEGMENTFLOW_SESSION)
        # The platform may hold a key of the store's own making, which only its owner can remove.
        assert ended == Farewell(revoked, ("rest_key_in_store",))


@pytest.mark.parametrize(
    ("handler", "state"),
    [
        (answers(200, {"results": []}), HeartbeatState.ACTIVE),
        (answers(400, {"error": "invalid"}), HeartbeatState.UNSURE),
        (answers(401, {}), HeartbeatState.REVOKED),
        (answers(403, {}), HeartbeatState.REVOKED),
        (answers(403, b"<html>"), HeartbeatState.UNSURE),
        (answers(503, {}), HeartbeatState.UNSURE),
    ],
)
async def test_a_refusal_is_confirmed_by_a_call_that_stores_nothing(handler: Handler, state: HeartbeatState) -> None:
    def check(request: httpx.Request) -> httpx.Response:
        body = json.loads(request.content)
        assert body["writeKey"] == "wk_secret"
        assert [set(one) for one in body["batch"]] == [{"type", "messageId"}]
        return handler(request)

    async with client(check) as http:
        assert await SEGMENTFLOW.confirm(http, SEGMENTFLOW_SESSION) is state


async def test_there_is_no_heartbeat_to_send() -> None:
    health = Health("0.1.0", FACTS, 0, datetime(2026, 11, 22, tzinfo=UTC))
    async with client(nothing) as http:
        assert (await SEGMENTFLOW.heartbeat(http, SEGMENTFLOW_SESSION, health)).state is HeartbeatState.UNSURE
