from __future__ import annotations

import json
from datetime import timedelta

import pytest
from platform_examples import answer

from app.model.reasons import ReasonCode
from app.platforms.answers import is_html, judge, retry_after
from app.platforms.protocol import Effect, Ruling

HTML = {"content-type": "text/html; charset=utf-8"}
PAGE = b"<!DOCTYPE html><title>Attention Required</title>"


def test_a_success_is_left_to_the_endpoint() -> None:
    assert judge(answer(200), 3) is None
    assert judge(answer(202), 3) is None


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (301, ReasonCode.REDIRECTED),
        (307, ReasonCode.REDIRECTED),
        (402, ReasonCode.RATE_LIMITED),
        (404, ReasonCode.NOT_FOUND),
        (405, ReasonCode.NOT_FOUND),
        (408, ReasonCode.BUSY),
        (409, ReasonCode.BUSY),
        (425, ReasonCode.BUSY),
        (429, ReasonCode.RATE_LIMITED),
        (500, ReasonCode.SERVER_ERROR),
        (502, ReasonCode.SERVER_ERROR),
        (503, ReasonCode.SERVER_ERROR),
        (522, ReasonCode.SERVER_ERROR),
        (101, ReasonCode.NOT_UNDERSTOOD),
    ],
)
def test_what_may_pass_is_tried_again_for_every_item(status: int, reason: ReasonCode) -> None:
    verdict = judge(answer(status, b"{}"), 3)
    assert verdict is not None
    assert [(one.ruling, one.reason) for one in verdict.rulings] == [(Ruling.RETRY, reason)] * 3
    assert verdict.effect is Effect.NONE


@pytest.mark.parametrize("status", [400, 422, 415])
def test_a_refused_batch_is_halved_until_the_bad_item_stands_alone(status: int) -> None:
    batch, alone = judge(answer(status, b"{}"), 2), judge(answer(status, b"{}"), 1)
    assert batch is not None
    assert alone is not None
    assert batch.effect is Effect.SPLIT
    assert batch.rulings[0].ruling is Ruling.RETRY
    assert alone.effect is Effect.NONE
    assert (alone.rulings[0].ruling, alone.rulings[0].reason) == (Ruling.FAILED, ReasonCode.INVALID)


def test_a_batch_too_large_is_halved_even_where_a_proxy_says_so_in_html() -> None:
    batch, alone = judge(answer(413, PAGE, HTML), 2), judge(answer(413, PAGE, HTML), 1)
    assert batch is not None
    assert alone is not None
    assert batch.effect is Effect.SPLIT
    assert alone.rulings[0].reason is ReasonCode.TOO_LARGE
    assert alone.rulings[0].ruling is Ruling.FAILED


def test_401_asks_for_confirmation_and_fails_nothing() -> None:
    verdict = judge(answer(401, b"{}"), 1)
    assert verdict is not None
    assert verdict.effect is Effect.CONFIRM_CREDENTIALS
    assert (verdict.rulings[0].ruling, verdict.rulings[0].reason) == (Ruling.RETRY, ReasonCode.CREDENTIALS_REFUSED)


@pytest.mark.parametrize(
    "body",
    [
        {"error": "Missing required scope: subscribers:write"},
        {"requiredScope": "subscribers:write"},
        {"missingScopes": ["subscribers:write"]},
        {"error": {"code": "forbidden", "message": "API key lacks subscribers:write"}},
    ],
)
def test_403_that_names_a_scope_pauses_what_needs_it(body: dict[str, object]) -> None:
    verdict = judge(answer(403, json.dumps(body).encode()), 2)
    assert verdict is not None
    assert (verdict.effect, verdict.scope) == (Effect.PAUSE_SCOPE, "subscribers:write")
    assert verdict.rulings[0].reason is ReasonCode.SCOPE_MISSING


def test_403_without_a_scope_asks_for_confirmation() -> None:
    verdict = judge(answer(403, b'{"error":"Forbidden"}'), 1)
    assert verdict is not None
    assert verdict.effect is Effect.CONFIRM_CREDENTIALS


@pytest.mark.parametrize("status", [400, 403, 404, 406, 410, 422, 451])
def test_html_where_the_api_should_answer_is_a_firewall(status: int) -> None:
    verdict = judge(answer(status, PAGE, HTML), 1)
    assert verdict is not None
    assert (verdict.rulings[0].ruling, verdict.rulings[0].reason) == (Ruling.RETRY, ReasonCode.FIREWALL)


def test_403_that_is_neither_json_nor_html_is_a_firewall_too() -> None:
    verdict = judge(answer(403, b"Access denied", {"content-type": "text/plain"}), 1)
    assert verdict is not None
    assert verdict.rulings[0].reason is ReasonCode.FIREWALL


def test_a_call_gone_for_good_fails() -> None:
    verdict = judge(answer(410, b"{}"), 2)
    assert verdict is not None
    assert [(one.ruling, one.reason) for one in verdict.rulings] == [(Ruling.FAILED, ReasonCode.GONE)] * 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Invalid email address", ReasonCode.INVALID_EMAIL),
        ("occurredAt is older than the 5-year historical import window", ReasonCode.TOO_OLD),
        ("title is required", ReasonCode.INVALID),
    ],
)
def test_a_refusal_says_its_clearer_reason(text: str, reason: ReasonCode) -> None:
    verdict = judge(answer(400, json.dumps({"error": text}).encode()), 1)
    assert verdict is not None
    assert verdict.rulings[0].reason is reason


def test_free_text_of_an_answer_never_becomes_a_detail() -> None:
    body = json.dumps({"error": "Invalid email: marie@example.test", "message": "Marie Curie is not allowed"}).encode()
    verdict = judge(answer(400, body), 1)
    assert verdict is not None
    assert verdict.rulings[0].detail == "HTTP 400"
    coded = judge(answer(400, b'{"error":{"code":"invalid_payload","message":"marie@example.test"}}'), 1)
    assert coded is not None
    assert coded.rulings[0].detail == "invalid_payload"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after": "7", "retry-after-ms": "1500"}, 1.5),
        ({"retry-after": "Sun, 22 Nov 2026 12:01:00 GMT", "date": "Sun, 22 Nov 2026 12:00:00 GMT"}, 60),
        ({"retry-after": "Sun, 22 Nov 2026 11:00:00 GMT", "date": "Sun, 22 Nov 2026 12:00:00 GMT"}, 0),
        ({"retry-after": "Sun, 22 Nov 2026 12:01:00 GMT"}, None),
        ({"retry-after": "soon", "date": "never"}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "999999999"}, 86400),
        ({"retry-after": "nan"}, None),
    ],
)
def test_retry_after_in_seconds_milliseconds_and_dates(headers: dict[str, str], seconds: float | None) -> None:
    wait = retry_after(answer(429, b"", headers))
    assert wait == (None if seconds is None else timedelta(seconds=seconds))


def test_html_is_known_by_its_type_or_its_first_sign() -> None:
    assert is_html(answer(200, PAGE, HTML))
    assert is_html(answer(200, b"  <html>", {"content-type": ""}))
    assert not is_html(answer(404, b"Not Found", {"content-type": "text/plain"}))
    assert not is_html(answer(200, b"{}"))
