from __future__ import annotations

import json
from typing import Any

import pytest
from platform_examples import CART, GUEST, NOW, PRODUCT, answer, change, item, order

from app.model.changes import ChangeKind, Subscription
from app.model.reasons import ReasonCode
from app.model.settings import PlatformName
from app.platforms.protocol import Effect, Item, Ruling, Verdict
from app.platforms.registry import platform
from app.platforms.segmentflow.requests import ingest_items

SEGMENTFLOW = platform(PlatformName.SEGMENTFLOW)
PERSON = item(SEGMENTFLOW, change(ChangeKind.GUEST_SAVED, GUEST))
PAID = item(SEGMENTFLOW, change(ChangeKind.ORDER_PAID, order(), occurred_at=NOW))
CHECKOUT = item(
    SEGMENTFLOW,
    change(
        ChangeKind.CHECKOUT_STARTED,
        record_id="6001",
        email=CART.email,
        cart=CART,
        occurred_at=NOW,
        subscription=Subscription.SUBSCRIBED,
    ),
)
GOODS = item(SEGMENTFLOW, change(ChangeKind.PRODUCT_SAVED, PRODUCT))
GONE = item(SEGMENTFLOW, change(ChangeKind.PRODUCT_DELETED, record_id="101"))

ACCEPTED = {"status": "accepted", "eventId": "e", "retryable": False}


def results(items: list[Item], *outcomes: dict[str, Any]) -> list[dict[str, Any]]:
    ids = [one["messageId"] for single in items for one in ingest_items(single)]
    return [{"index": i, "messageId": ids[i], **outcome} for i, outcome in enumerate(outcomes)]


def interpret(items: list[Item], body: Any, status: int = 200, call: str = "ingest") -> Verdict:
    return SEGMENTFLOW.interpret(call, items, answer(status, json.dumps(body).encode()))


def fates(verdict: Verdict) -> list[tuple[Ruling, ReasonCode | None]]:
    return [(one.ruling, one.reason) for one in verdict.rulings]


DONE = (Ruling.DELIVERED, None)
CONFUSED = (Ruling.RETRY, ReasonCode.NOT_UNDERSTOOD)


@pytest.mark.parametrize(
    ("outcome", "fate"),
    [
        (ACCEPTED, DONE),
        (ACCEPTED | {"unknown": [1]}, DONE),
        ({"status": "duplicate", "reason": "duplicate_occurrence", "retryable": False}, DONE),
        ({"status": "dropped", "reason": "profile_not_found"}, (Ruling.FAILED, ReasonCode.PROFILE_NOT_FOUND)),
        ({"status": "dropped", "reason": "analytics_consent_revoked"}, (Ruling.DECLINED, ReasonCode.OPTED_OUT)),
        ({"status": "dropped", "reason": "identity_suppressed"}, (Ruling.DECLINED, ReasonCode.OPTED_OUT)),
        ({"status": "dropped", "reason": "a_new_reason"}, (Ruling.FAILED, ReasonCode.INVALID)),
        ({"status": "rejected", "reason": "identity_conflict"}, (Ruling.FAILED, ReasonCode.IDENTITY_CONFLICT)),
        ({"status": "rejected", "reason": "invalid_input"}, (Ruling.FAILED, ReasonCode.INVALID)),
        (
            {"status": "failed", "reason": "event_write_failed", "retryable": True},
            (Ruling.RETRY, ReasonCode.SERVER_ERROR),
        ),
        (
            {"status": "failed", "reason": "journey_enrollment_failed", "retryable": True},
            (Ruling.RETRY, ReasonCode.SERVER_ERROR),
        ),
        ({"status": "failed", "retryable": False}, (Ruling.FAILED, ReasonCode.SERVER_ERROR)),
        ({"status": "postponed"}, CONFUSED),
        ({}, CONFUSED),
    ],
)
def test_each_result_settles_its_item(outcome: dict[str, Any], fate: tuple[Ruling, ReasonCode | None]) -> None:
    body = {"success": True, "results": results([PERSON, PAID], ACCEPTED, outcome), "summary": {}}
    assert fates(interpret([PERSON, PAID], body)) == [DONE, fate]


def test_a_pair_is_settled_by_its_heavier_result() -> None:
    def fate(*outcomes: dict[str, Any]) -> tuple[Ruling, ReasonCode | None]:
        body = {"results": results([CHECKOUT], *outcomes)}
        return fates(interpret([CHECKOUT], body, call="ingest_pairs"))[0]

    failed = {"status": "failed", "reason": "event_write_failed", "retryable": True}
    dropped = {"status": "dropped", "reason": "identity_suppressed"}
    assert fate(ACCEPTED, ACCEPTED) == DONE
    assert fate(ACCEPTED, failed) == (Ruling.RETRY, ReasonCode.SERVER_ERROR)
    assert fate(dropped, ACCEPTED) == (Ruling.DECLINED, ReasonCode.OPTED_OUT)
    assert fate(dropped, failed) == (Ruling.RETRY, ReasonCode.SERVER_ERROR)


def mismatched() -> list[Any]:
    good = results([PERSON, PAID], ACCEPTED, ACCEPTED)
    return [
        good[:1],
        [*good, good[0]],
        [good[1], good[0]],
        [good[0], good[0]],
        [good[0], good[1] | {"messageId": "sfc:v1:other"}],
        [good[0], good[1] | {"index": 7}],
        [good[0] | {"index": False}, good[1]],
        [good[0], "accepted"],
        "all fine",
        None,
    ]


@pytest.mark.parametrize("given", mismatched())
def test_results_that_do_not_match_the_request_confirm_nothing(given: Any) -> None:
    assert fates(interpret([PERSON, PAID], {"success": True, "results": given})) == [CONFUSED, CONFUSED]


def test_a_success_that_is_no_object_confirms_nothing() -> None:
    for body in (None, [], "ok", {}):
        assert fates(interpret([PERSON], body)) == [CONFUSED]


@pytest.mark.parametrize(("status", "reason"), [(400, ReasonCode.INVALID), (409, ReasonCode.CONFLICT)])
def test_400_and_409_are_final_for_an_item_that_stands_alone(status: int, reason: ReasonCode) -> None:
    assert fates(interpret([PAID], {"error": "x"}, status)) == [(Ruling.FAILED, reason)]
    assert interpret([PERSON, PAID], {"error": "x"}, status).effect is Effect.SPLIT


@pytest.mark.parametrize("status", [500, 503, 429])
def test_what_may_pass_is_tried_again_as_a_whole(status: int) -> None:
    verdict = interpret([PERSON, PAID], {"error": "x"}, status)
    assert {one.ruling for one in verdict.rulings} == {Ruling.RETRY}
    assert verdict.effect is Effect.NONE


def test_a_refused_write_key_is_confirmed_first() -> None:
    assert interpret([PAID], {"error": "x"}, 401).effect is Effect.CONFIRM_CREDENTIALS


@pytest.mark.parametrize("content", [b"", b"ok", b"{}", b'{"received":true}'])
@pytest.mark.parametrize("status", [200, 202, 204])
def test_any_success_takes_a_webhook(status: int, content: bytes) -> None:
    verdict = SEGMENTFLOW.interpret("webhook", [GOODS], answer(status, content, {"content-type": "text/plain"}))
    assert fates(verdict) == [DONE]


def test_a_page_does_not_take_a_webhook() -> None:
    page = answer(200, b"<html>", {"content-type": "text/html"})
    assert fates(SEGMENTFLOW.interpret("webhook", [GOODS], page)) == [CONFUSED]


@pytest.mark.parametrize("status", [404, 410])
def test_deleting_what_is_not_there_is_done(status: int) -> None:
    assert fates(SEGMENTFLOW.interpret("webhook", [GONE], answer(status, b"{}"))) == [DONE]
    assert fates(SEGMENTFLOW.interpret("webhook", [GOODS], answer(status, b"{}"))) != [DONE]


@pytest.mark.parametrize(
    ("status", "fate"),
    [
        (400, (Ruling.FAILED, ReasonCode.INVALID)),
        (413, (Ruling.FAILED, ReasonCode.TOO_LARGE)),
        (409, (Ruling.RETRY, ReasonCode.BUSY)),
        (503, (Ruling.RETRY, ReasonCode.SERVER_ERROR)),
        (301, (Ruling.RETRY, ReasonCode.REDIRECTED)),
    ],
)
def test_webhook_refusals(status: int, fate: tuple[Ruling, ReasonCode]) -> None:
    assert fates(SEGMENTFLOW.interpret("webhook", [GOODS], answer(status, b"{}"))) == [fate]
