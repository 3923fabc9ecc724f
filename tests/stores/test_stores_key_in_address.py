"""A key that travels in the address: only over lines that cannot be overheard, and never written down."""

from __future__ import annotations

import logging

import httpx
import pytest
from pydantic import SecretStr

from app.delivery.redaction import redact
from app.model.reasons import ProblemCode, ProblemError
from app.model.store import KeyPlace, StoreCredentials, StoreSite
from app.stores.rest import RestClient
from tests.stores.conftest import PASSWORD, Handler

KEY, SECRET = "ck_" + "a1" * 20, "cs_" + "b2" * 20
PASTED = StoreCredentials(username=KEY, password=SecretStr(SECRET), place=KeyPlace.ADDRESS)


def rest(http: httpx.AsyncClient, site: StoreSite, credentials: StoreCredentials = PASTED) -> RestClient:
    return RestClient(http, site, credentials, tries=1)


async def test_the_key_is_in_the_address_and_in_no_header(clients, site: StoreSite) -> None:  # type: ignore[no-untyped-def]
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json=[])

    await rest(clients(answer), site).get("wc/v3/orders", {"per_page": 1})
    assert dict(asked[0].url.params) == {"per_page": "1", "consumer_key": KEY, "consumer_secret": SECRET}
    assert "authorization" not in asked[0].headers


@pytest.mark.parametrize(
    ("root", "credentials"),
    [
        ("http://store.example/wp-json/", PASTED),
        (
            "https://store.example/wp-json/",
            StoreCredentials(username="manager", password=SecretStr(PASSWORD), place=KeyPlace.ADDRESS),
        ),
    ],
)
async def test_nothing_secret_is_put_into_an_address_that_may_not_hold_it(  # type: ignore[no-untyped-def]
    clients, site: StoreSite, root: str, credentials: StoreCredentials
) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json=[])

    with pytest.raises(ProblemError) as refused:
        await rest(clients(answer), site.model_copy(update={"rest_root": root}), credentials).get("wc/v3/orders")
    assert refused.value.problem.code is ProblemCode.APP_PASSWORDS_NEED_HTTPS
    assert asked == []


def failing(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadError(f"broken at {request.url}")


ANSWERS: list[Handler] = [
    failing,
    lambda request: httpx.Response(302, headers={"Location": str(request.url.copy_with(host="other.example"))}),
    lambda request: httpx.Response(500, text=f"<html>{request.url}</html>"),
    lambda request: httpx.Response(404, json={"code": "rest_no_route", "message": str(request.url)}),
    lambda request: httpx.Response(200, text="not json"),
]


@pytest.mark.parametrize("answer", ANSWERS)
async def test_whatever_the_store_does_the_key_is_neither_told_nor_logged(  # type: ignore[no-untyped-def]
    clients, site: StoreSite, answer: Handler, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "app")
    with pytest.raises(ProblemError) as met:
        await rest(clients(answer), site).get("wc/v3/orders")
    told = f"{met.value} {met.value!r} {met.value.problem!r} {met.value.problem.model_dump_json()} {PASTED!r}"
    for secret in (KEY, SECRET):
        assert secret not in told
        assert secret not in caplog.text


def test_an_address_with_a_key_is_redacted_wherever_it_comes_from() -> None:
    line = f"HTTP Request: GET https://store.example/wp-json/wc/v3/orders?consumer_key={KEY}&consumer_secret={SECRET}"
    assert redact(line).endswith("?consumer_key=[secret]&consumer_secret=[secret]")
