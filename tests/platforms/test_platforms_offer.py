"""What a platform offers besides deliveries: pages, a test of hosts, erasure, and what nobody has confirmed of it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from platform_examples import HOSTS, KEY_SESSION, SEGMENTFLOW_SESSION, TOKEN_SESSION
from sequenzy import Sequenzy

from app.model.erasing import ErasureOutcome
from app.model.reasons import ProblemCode
from app.model.settings import PlatformName
from app.platforms.offer import Person
from app.platforms.protocol import Hosts, Session
from app.platforms.registry import PLATFORMS, platform

README = " ".join((Path(__file__).parents[2] / "README.md").read_text("utf-8").split())
SEQUENZY, SEGMENTFLOW = platform(PlatformName.SEQUENZY), platform(PlatformName.SEGMENTFLOW)
Handler = Callable[[httpx.Request], httpx.Response]
each = pytest.mark.parametrize("name", list(PLATFORMS))


def client(handler: Handler) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.MockTransport(handler))


@each
def test_every_page_is_absolute_and_follows_the_dashboard_host(name: PlatformName) -> None:
    links = platform(name).links(Hosts())
    for field in ("home", "terms", "privacy", "forms", "people"):
        assert re.fullmatch(r"https://[^\s]+", getattr(links, field)), field
    moved = platform(name).links(HOSTS)
    assert moved.home == HOSTS.dashboard
    assert moved.forms.startswith(HOSTS.dashboard)


def test_segmentflow_says_where_to_sign_up_and_make_forms() -> None:
    links = SEGMENTFLOW.links(Hosts())
    assert links.sign_up == "https://dashboard.segmentflow.ai/auth/signup"
    assert links.forms == "https://dashboard.segmentflow.ai/websites"


@each
def test_every_assumption_stands_in_the_manual_in_one_sentence(name: PlatformName) -> None:
    table = platform(name).assumptions
    assert table
    for what, one in table.items():
        assert one.fact, what
        assert one.sentence in README, f"{what}: the README lacks its sentence"
        assert one.sentence.count(". ") == 0, "one sentence is enough"


# -- hosts -------------------------------------------------------------------------------------------


@each
async def test_a_host_is_tried_without_a_credential(name: PlatformName) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        if request.url.host == "api.example":
            return httpx.Response(401, json={"error": "no credential"})
        return httpx.Response(200, text="<html>", headers={"content-type": "text/html"})

    async with client(answer) as http:
        findings = await platform(name).probe_hosts(http, HOSTS)
    assert [one.host for one in findings] == [HOSTS.api, HOSTS.dashboard]
    assert [one.problem for one in findings] == [None, None]
    for request in asked:
        assert request.method == "GET"
        assert not {"authorization", "x-write-key", "x-company-id", "cookie"} & set(request.headers)
        assert request.content == b""


@each
@pytest.mark.parametrize(
    "reply",
    [
        httpx.Response(200, text="<html>parked</html>", headers={"content-type": "text/html"}),
        httpx.Response(200, json={"hello": "world"}),
        httpx.Response(500, json={"error": "x"}),
        httpx.Response(401, text="not json"),
    ],
)
async def test_what_does_not_answer_as_the_api_is_not_the_platform(name: PlatformName, reply: httpx.Response) -> None:
    async with client(lambda _: reply) as http:
        called, _ = await platform(name).probe_hosts(http, HOSTS)
    assert called.problem is not None
    assert called.problem.code is ProblemCode.HOST_NOT_PLATFORM
    assert called.problem.params == {"host": HOSTS.api}


@each
async def test_a_host_that_cannot_be_reached_is_a_problem_and_no_exception(name: PlatformName) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    async with client(fail) as http:
        findings = await platform(name).probe_hosts(http, HOSTS)
    assert {one.problem.code for one in findings if one.problem} == {ProblemCode.PLATFORM_UNREACHABLE}


# -- erasing -----------------------------------------------------------------------------------------

GUEST = Person("guest+x@example.test", (), "k" * 64)
CUSTOMER = Person("marie@example.test", (17, 23), "k" * 64)


@pytest.mark.parametrize("session", [KEY_SESSION, TOKEN_SESSION])
async def test_sequenzy_is_asked_as_its_sdk_would_ask(session: Session) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json={"success": True})

    async with client(answer) as http:
        assert await SEQUENZY.erase(http, session, GUEST) is ErasureOutcome.DELETED
    with httpx.Client(transport=httpx.MockTransport(answer)) as http:
        sdk = Sequenzy(api_key="sk_live_secret", base_url=f"{HOSTS.api}/api/v1", httpx_client=http)
        sdk.subscribers.delete(GUEST.email)
    ours, theirs = asked
    assert (ours.method, ours.url.path) == (theirs.method, theirs.url.path)
    assert ours.content == b""


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, ErasureOutcome.DELETED),
        (204, ErasureOutcome.DELETED),
        (404, ErasureOutcome.NOT_THERE),
        (401, ErasureOutcome.REFUSED),
        (403, ErasureOutcome.REFUSED),
        (429, ErasureOutcome.UNREACHABLE),
        (503, ErasureOutcome.UNREACHABLE),
    ],
)
async def test_what_an_erasure_at_sequenzy_means(status: int, outcome: ErasureOutcome) -> None:
    async with client(lambda _: httpx.Response(status, json={})) as http:
        assert await SEQUENZY.erase(http, KEY_SESSION, CUSTOMER) is outcome


async def test_segmentflow_is_told_of_deleted_accounts_in_the_signed_form() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json={"success": True})

    async with client(answer) as http:
        for _ in range(2):
            assert await SEGMENTFLOW.erase(http, SEGMENTFLOW_SESSION, CUSTOMER) is ErasureOutcome.PROFILE_DELETED
    assert [json.loads(one.content) for one in asked] == [{"id": 17}, {"id": 23}] * 2
    for one in asked:
        secret = SEGMENTFLOW_SESSION.secrets["webhook_secret"].encode()
        expected = base64.b64encode(hmac.new(secret, one.content, hashlib.sha256).digest()).decode()
        assert one.headers["x-wc-webhook-signature"] == expected
        assert one.headers["x-wc-webhook-topic"] == "customer.deleted"
        assert "marie" not in str(one.headers)
    ids = [one.headers["x-wc-webhook-delivery-id"] for one in asked]
    assert ids[:2] == ids[2:], "the same at every try"
    assert len(set(ids)) == 2


async def test_segmentflow_has_no_call_for_guests() -> None:
    def never(request: httpx.Request) -> httpx.Response:
        raise AssertionError("nothing is to be sent")

    async with client(never) as http:
        assert await SEGMENTFLOW.erase(http, SEGMENTFLOW_SESSION, GUEST) is ErasureOutcome.BY_HAND


@each
async def test_an_erasure_without_a_network_is_to_be_tried_again(name: PlatformName) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    session = KEY_SESSION if name is PlatformName.SEQUENZY else SEGMENTFLOW_SESSION
    async with client(fail) as http:
        assert await platform(name).erase(http, session, CUSTOMER) is ErasureOutcome.UNREACHABLE


def test_no_repr_shows_whom_it_is_about() -> None:
    assert "marie" not in repr(CUSTOMER)
    plan = SEGMENTFLOW.store_webhooks(SEGMENTFLOW_SESSION)
    assert plan is not None
    assert SEGMENTFLOW_SESSION.secrets["webhook_secret"] not in repr(plan)
