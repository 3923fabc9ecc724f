from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from platform_examples import FACTS, HOSTS, KEY_SESSION, SITE, TOKEN_SESSION

from app.model.reasons import ProblemCode, ProblemError, ReasonCode
from app.model.settings import PlatformName
from app.platforms.protocol import (
    Company,
    Farewell,
    Health,
    HeartbeatState,
    Offer,
    PairingMode,
    PairingState,
)
from app.platforms.registry import platform

SEQUENZY = platform(PlatformName.SEQUENZY)
Handler = Callable[[httpx.Request], httpx.Response]
PAIRING = {
    "pairingId": "pair/1",
    "pairingSecret": "PAIRSECRET",
    "authorizeUrl": "https://dash.example/setup/woocommerce?pairing=1",
    "expiresAt": "2026-11-22T13:00:00Z",
    "pollIntervalSeconds": 3,
}
INSTALLATION = {"installationId": "inst_1", "installationToken": "INSTTOKEN", "company": {"id": "co_1", "name": "Acme"}}
ACCOUNT = {
    "success": True,
    "companies": [
        {"id": "co_1", "name": "Acme", "role": "owner"},
        {"id": "co_2", "name": "Viewer's", "role": "viewer"},
        {"id": "co_3", "name": "Third", "role": "admin"},
        {"name": "no id"},
        "junk",
    ],
    "currentCompanyId": "co_1",
    "apiKeyPermissions": {"fullAccess": True, "scopes": None},
}


def client(handler: Handler) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.MockTransport(handler))


def answers(status: int, body: Any = None) -> Handler:
    if isinstance(body, bytes):
        return lambda _: httpx.Response(status, content=body, headers={"content-type": "text/html"})
    return lambda _: httpx.Response(status, json=body)


async def start(handler: Handler) -> Offer:
    async with client(handler) as http:
        return await SEQUENZY.start_pairing(http, HOSTS, SITE, FACTS)


async def hosted() -> Offer:
    return await start(answers(201, PAIRING))


async def test_only_store_metadata_is_sent_to_begin() -> None:
    sent: list[httpx.Request] = []

    def record(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(201, json=PAIRING)

    offer = await start(record)
    assert [(one.method, one.url.path) for one in sent] == [("POST", "/api/v1/integrations/woocommerce/pairings")]
    assert json.loads(sent[0].content) == {
        "storeUrl": "https://store.example",
        "storeName": "Café Lumière",
        "wordPressVersion": "7.1",
        "wooCommerceVersion": "10.0.2",
        "phpVersion": "8.2",
        "clientVersion": sent[0].headers["user-agent"].removeprefix("Storewire/"),
        "currency": "EUR",
        "timezone": "Europe/Berlin",
    }
    assert "authorization" not in sent[0].headers
    assert (offer.mode, offer.open_url, offer.poll_seconds) == (PairingMode.HOSTED, PAIRING["authorizeUrl"], 3)
    assert offer.expires_at == datetime(2026, 11, 22, 13, tzinfo=UTC)
    assert "PAIRSECRET" not in repr(offer)


@pytest.mark.parametrize(
    "handler",
    [
        answers(404, {"error": "Not found"}),
        answers(401, {}),
        answers(405, {}),
        answers(200, PAIRING),
        answers(302, {}),
        answers(500, {}),
        answers(201, b"<html></html>"),
        answers(201, []),
        *(answers(201, {name: value for name, value in PAIRING.items() if name != left}) for left in PAIRING),
        answers(201, PAIRING | {"authorizeUrl": "http://dash.example/setup"}),
        answers(201, PAIRING | {"authorizeUrl": "javascript:alert(1)"}),
        answers(201, PAIRING | {"pairingSecret": "two words"}),
        answers(201, PAIRING | {"pollIntervalSeconds": "3"}),
        answers(201, PAIRING | {"pollIntervalSeconds": True}),
        answers(201, PAIRING | {"expiresAt": "tomorrow"}),
    ],
)
async def test_anything_but_a_well_formed_201_leads_to_an_api_key(handler: Handler) -> None:
    offer = await start(handler)
    assert offer.mode is PairingMode.API_KEY
    assert offer.open_url.startswith("https://dash.example/")


async def test_an_unreachable_platform_is_said_instead() -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route")

    with pytest.raises(ProblemError) as caught:
        await start(fail)
    assert caught.value.problem.code is ProblemCode.PLATFORM_UNREACHABLE


@pytest.mark.parametrize(("asked", "kept"), [(0, 1.0), (0.2, 1.0), (5, 5.0), (9999, 60.0)])
async def test_the_pace_of_polling_is_bounded(asked: float, kept: float) -> None:
    assert (await start(answers(201, PAIRING | {"pollIntervalSeconds": asked}))).poll_seconds == kept


@pytest.mark.parametrize(
    ("handler", "state"),
    [
        (answers(200, {"status": "pending"}), PairingState.PENDING),
        (answers(200, {"status": "approved", "company": {"id": "co_1", "name": "Acme"}}), PairingState.APPROVED),
        (answers(200, {"status": "denied"}), PairingState.DENIED),
        (answers(200, {"status": "expired"}), PairingState.EXPIRED),
        (answers(404, {}), PairingState.EXPIRED),
        (answers(410, {}), PairingState.EXPIRED),
        (answers(200, {"status": "new idea"}), PairingState.PENDING),
        (answers(200, {"status": ["approved"]}), PairingState.PENDING),
        (answers(200, b"<html>"), PairingState.PENDING),
        (answers(404, b"<html>"), PairingState.PENDING),
        (answers(503, {}), PairingState.PENDING),
        (answers(429, {}), PairingState.PENDING),
    ],
)
async def test_polling_reads_the_state(handler: Handler, state: PairingState) -> None:
    async with client(handler) as http:
        progress = await SEQUENZY.poll_pairing(http, await hosted())
    assert progress.state is state
    assert progress.company == (Company("co_1", "Acme") if state is PairingState.APPROVED else None)


async def test_polling_shows_the_pairing_secret_and_survives_the_network() -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        assert request.headers["authorization"] == "Bearer PAIRSECRET"
        assert request.url.raw_path == b"/api/v1/integrations/woocommerce/pairings/pair%2F1"
        raise httpx.ReadError("reset")

    offer = await hosted()
    assert SEQUENZY.returned(offer, "https://anything.example/") is offer
    async with client(fail) as http:
        assert (await SEQUENZY.poll_pairing(http, offer)).state is PairingState.PENDING


async def test_completing_gives_the_installation_token() -> None:
    async with client(answers(200, INSTALLATION)) as http:
        account = await SEQUENZY.complete_pairing(http, HOSTS, await hosted())
        await SEQUENZY.abandon_pairing(http, HOSTS, await hosted())
    assert account.company == Company("co_1", "Acme")
    assert account.secrets == {"token": "INSTTOKEN"}
    assert account.public == {"installation_id": "inst_1", "company_id": "co_1"}
    assert account.credential == "INSTTOKEN"
    assert "INSTTOKEN" not in repr(account)


@pytest.mark.parametrize(
    ("handler", "code"),
    [
        (answers(404, {}), ProblemCode.PAIRING_EXPIRED),
        (answers(409, {}), ProblemCode.PAIRING_EXPIRED),
        (answers(410, {}), ProblemCode.PAIRING_EXPIRED),
        (answers(403, {}), ProblemCode.PAIRING_DENIED),
        (answers(500, {}), ProblemCode.PLATFORM_ERROR),
        (answers(200, {}), ProblemCode.PLATFORM_ERROR),
        (answers(200, INSTALLATION | {"installationToken": ""}), ProblemCode.PLATFORM_ERROR),
        (answers(200, INSTALLATION | {"company": "Acme"}), ProblemCode.PLATFORM_ERROR),
        (answers(200, b"<html>"), ProblemCode.PLATFORM_ERROR),
    ],
)
async def test_a_completion_that_fails_is_said(handler: Handler, code: ProblemCode) -> None:
    async with client(handler) as http:
        with pytest.raises(ProblemError) as caught:
            await SEQUENZY.complete_pairing(http, HOSTS, await hosted())
    assert caught.value.problem.code is code


# -- API keys ----------------------------------------------------------------------------------------


async def test_a_key_is_verified_and_only_companies_that_may_be_connected_are_listed() -> None:
    def check(request: httpx.Request) -> httpx.Response:
        assert (request.method, request.url.path) == ("GET", "/api/v1/account")
        assert request.headers["authorization"] == "Bearer sk_live_1"
        return httpx.Response(200, json=ACCOUNT)

    async with client(check) as http:
        found = await SEQUENZY.check_key(http, HOSTS, "  sk_live_1\n")
    assert found.companies == (Company("co_1", "Acme"), Company("co_3", "Third"))
    assert (found.selected, found.missing_permissions) == ("co_1", ())


async def test_missing_permissions_are_named() -> None:
    limited = ACCOUNT | {"apiKeyPermissions": {"fullAccess": False, "scopes": ["subscribers:write", "events:write"]}}
    async with client(answers(200, limited)) as http:
        found = await SEQUENZY.check_key(http, HOSTS, "sk_live_1")
        assert found.missing_permissions == ("commerce:write",)  # once, though products and orders need it
        with pytest.raises(ProblemError) as caught:
            await SEQUENZY.complete_pairing(http, HOSTS, await start(answers(404)), key="sk_live_1", company="co_1")
    assert caught.value.problem.code is ProblemCode.SCOPE_MISSING


@pytest.mark.parametrize(
    ("handler", "code"),
    [
        (answers(401, {"error": "Invalid key"}), ProblemCode.API_KEY_REFUSED),
        (answers(403, {"error": "Forbidden"}), ProblemCode.API_KEY_REFUSED),
        (answers(403, b"<html>"), ProblemCode.FIREWALL),
        (answers(429, {}), ProblemCode.RATE_LIMITED),
        (answers(500, {}), ProblemCode.PLATFORM_ERROR),
        (answers(200, b"<html>"), ProblemCode.PLATFORM_ERROR),
        (answers(200, {"companies": "all"}), ProblemCode.PLATFORM_ERROR),
    ],
)
async def test_a_key_that_cannot_be_verified_is_said(handler: Handler, code: ProblemCode) -> None:
    async with client(handler) as http:
        with pytest.raises(ProblemError) as caught:
            await SEQUENZY.check_key(http, HOSTS, "sk_live_SECRET")
    assert caught.value.problem.code is code
    assert "SECRET" not in str(caught.value) + str(caught.value.problem)


@pytest.mark.parametrize("key", ["", "two words", "ключ", "a\r\nb"])
async def test_what_cannot_be_a_key_is_not_sent(key: str) -> None:
    async with client(lambda _: pytest.fail("nothing may be sent")) as http:
        with pytest.raises(ProblemError) as caught:
            await SEQUENZY.check_key(http, HOSTS, key)
    assert caught.value.problem.code is ProblemCode.API_KEY_REFUSED


async def test_a_key_pairs_with_the_company_chosen() -> None:
    seen: list[str | None] = []

    def check(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("x-company-id"))
        return httpx.Response(200, json=ACCOUNT)

    offer = await start(answers(404))
    async with client(check) as http:
        account = await SEQUENZY.complete_pairing(http, HOSTS, offer, key=" sk_live_1 ", company="co_3")
        unasked = await SEQUENZY.complete_pairing(http, HOSTS, offer, key="sk_live_1")
        with pytest.raises(ProblemError) as caught:
            await SEQUENZY.complete_pairing(http, HOSTS, offer, key="sk_live_1", company="co_2")
        pending = await SEQUENZY.poll_pairing(http, offer)
    assert account.company == Company("co_3", "Third")
    assert account.secrets == {"api_key": "sk_live_1"}
    assert account.public == {"company_id": "co_3"}
    assert unasked.company.id == "co_1"
    assert caught.value.problem.code is ProblemCode.BAD_REQUEST
    assert pending.state is PairingState.PENDING
    assert seen == ["co_3", None, "co_2"]


# -- keeping in touch --------------------------------------------------------------------------------

HEALTH = Health("0.1.0", FACTS, 12, datetime(2026, 11, 22, 11, tzinfo=UTC))


async def test_a_heartbeat_tells_versions_queue_and_last_delivery() -> None:
    def check(request: httpx.Request) -> httpx.Response:
        assert request.url.path == "/api/v1/integrations/woocommerce/installations/inst_1/heartbeat"
        assert request.headers["authorization"] == "Bearer inst_secret_token"
        assert json.loads(request.content) == {
            "clientVersion": "0.1.0",
            "wordPressVersion": "7.1",
            "wooCommerceVersion": "10.0.2",
            "storeUrl": "https://store.example",
            "lastDeliveryAt": "2026-11-22T11:00:00+00:00",
            "queueDepth": 12,
        }
        return httpx.Response(200, json={"status": "active", "syncRequested": True, "nextHeartbeatSeconds": 60})

    async with client(check) as http:
        pulse = await SEQUENZY.heartbeat(http, TOKEN_SESSION, HEALTH)
    assert (pulse.state, pulse.sync_requested, pulse.next_seconds) == (HeartbeatState.ACTIVE, True, 60)


@pytest.mark.parametrize(
    ("handler", "state", "reason"),
    [
        (answers(200, {"status": "revoked"}), HeartbeatState.REVOKED, None),
        (answers(200, {"status": "active", "nextHeartbeatSeconds": "x"}), HeartbeatState.ACTIVE, None),
        (answers(200, {}), HeartbeatState.UNSURE, ReasonCode.NOT_UNDERSTOOD),
        (answers(200, b"<html>"), HeartbeatState.UNSURE, ReasonCode.NOT_UNDERSTOOD),
        (answers(503, {}), HeartbeatState.UNSURE, ReasonCode.SERVER_ERROR),
        (answers(401, {}), HeartbeatState.REVOKED, ReasonCode.CREDENTIALS_REFUSED),
        (answers(404, {}), HeartbeatState.UNSURE, ReasonCode.CREDENTIALS_REFUSED),
        (answers(401, b"<html>"), HeartbeatState.UNSURE, ReasonCode.NOT_UNDERSTOOD),
    ],
)
async def test_heartbeat_answers(handler: Handler, state: HeartbeatState, reason: ReasonCode | None) -> None:
    async with client(handler) as http:
        pulse = await SEQUENZY.heartbeat(http, TOKEN_SESSION, HEALTH)
    assert (pulse.state, pulse.reason) == (state, reason)


async def test_a_heartbeat_without_network_concludes_nothing() -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("slow")

    async with client(fail) as http:
        pulse = await SEQUENZY.heartbeat(http, TOKEN_SESSION, HEALTH)
        assert await SEQUENZY.confirm(http, TOKEN_SESSION) is HeartbeatState.UNSURE
        assert await SEQUENZY.disconnect(http, TOKEN_SESSION) == Farewell(False)
    assert (pulse.state, pulse.reason) == (HeartbeatState.UNSURE, ReasonCode.TIMED_OUT)


async def test_with_an_api_key_the_account_call_is_the_heartbeat() -> None:
    def check(request: httpx.Request) -> httpx.Response:
        assert (request.method, request.url.path) == ("GET", "/api/v1/account")
        return httpx.Response(200, json=ACCOUNT)

    async with client(check) as http:
        assert (await SEQUENZY.heartbeat(http, KEY_SESSION, HEALTH)).state is HeartbeatState.ACTIVE


@pytest.mark.parametrize(
    ("handler", "state"),
    [
        (answers(200, ACCOUNT), HeartbeatState.ACTIVE),
        (answers(401, {}), HeartbeatState.REVOKED),
        (answers(403, {}), HeartbeatState.REVOKED),
        (answers(403, b"<html>"), HeartbeatState.UNSURE),
        (answers(429, {}), HeartbeatState.UNSURE),
        (answers(500, {}), HeartbeatState.UNSURE),
        (answers(200, b"<html>"), HeartbeatState.UNSURE),
    ],
)
async def test_a_refusal_is_confirmed_by_the_account_call(handler: Handler, state: HeartbeatState) -> None:
    async with client(handler) as http:
        assert await SEQUENZY.confirm(http, KEY_SESSION) is state


@pytest.mark.parametrize(
    ("status", "revoked"), [(204, True), (200, True), (404, True), (410, True), (401, True), (500, False), (403, False)]
)
async def test_disconnecting_revokes_the_installation(status: int, revoked: bool) -> None:
    def check(request: httpx.Request) -> httpx.Response:
        assert (request.method, request.url.path) == (
            "DELETE",
            "/api/v1/integrations/woocommerce/installations/inst_1",
        )
        return httpx.Response(status)

    async with client(check) as http:
        assert await SEQUENZY.disconnect(http, TOKEN_SESSION) == Farewell(revoked)


async def test_an_api_key_remains_in_the_dashboard() -> None:
    async with client(lambda _: pytest.fail("nothing may be sent")) as http:
        assert await SEQUENZY.disconnect(http, KEY_SESSION) == Farewell(True, ("api_key_in_dashboard",))
