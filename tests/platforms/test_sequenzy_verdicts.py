from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from platform_examples import CART, CUSTOMER, NOW, PRODUCT, answer, change, item, order

from app.model.changes import ChangeKind, Subscription
from app.model.deliveries import Lane
from app.model.reasons import ReasonCode
from app.model.settings import PlatformName
from app.platforms.protocol import Effect, Item, Ruling, Verdict
from app.platforms.registry import platform
from app.platforms.sequenzy import calls

SEQUENZY = platform(PlatformName.SEQUENZY)
PLACED = item(SEQUENZY, change(ChangeKind.ORDER_PLACED, order(), occurred_at=NOW))
PERSON = item(SEQUENZY, change(ChangeKind.CUSTOMER_SAVED, CUSTOMER), lane=Lane.HISTORY)
GOODS = item(SEQUENZY, change(ChangeKind.PRODUCT_SAVED, PRODUCT))
STARTED = item(
    SEQUENZY,
    change(
        ChangeKind.CHECKOUT_STARTED,
        record_id="6001",
        email=CART.email,
        cart=CART,
        subscription=Subscription.SUBSCRIBED,
    ),
)


def interpret(call: str, items: list[Item], status: int, body: Any = None, headers: Any = None) -> Verdict:
    content = b"" if body is None else json.dumps(body).encode()
    return SEQUENZY.interpret(call, items, answer(status, content, headers))


def fates(verdict: Verdict) -> list[tuple[Ruling, ReasonCode | None]]:
    return [(one.ruling, one.reason) for one in verdict.rulings]


DONE = (Ruling.DELIVERED, None)
CONFUSED = (Ruling.RETRY, ReasonCode.NOT_UNDERSTOOD)


@pytest.mark.parametrize(
    ("call", "one", "status", "body"),
    [
        (calls.PRODUCTS, GOODS, 200, {"success": True, "upserted": 1, "products": [{}], "unknown": 1}),
        (calls.PRODUCTS, GOODS, 200, {"success": True}),
        (calls.PRODUCT_DELETE, GOODS, 200, {"success": True, "deleted": True}),
        (calls.PRODUCT_DELETE, GOODS, 204, None),
        (calls.PRODUCT_DELETE, GOODS, 404, {"error": "Product not found"}),
        (calls.PRODUCT_DELETE, GOODS, 410, {}),
        (calls.SUBSCRIBER, PERSON, 200, {"success": True, "subscriber": {"id": "s", "created": True}}),
        (calls.SUBSCRIBER, PERSON, 201, {"success": True}),
        (calls.ORDER, PLACED, 202, {"success": True, "queued": True, "jobId": "j", "orderId": "cafe-lumiere:5001"}),
        (calls.ORDER, PLACED, 202, {"success": True}),
        (calls.CHECKOUT, STARTED, 200, {"success": True, "checkoutId": "cafe-lumiere:6001"}),
        (calls.EVENT, PLACED, 200, {"success": True, "event": {"id": "e"}}),
        (calls.EVENT, PLACED, 200, {"success": True, "duplicate": True, "event": {"id": "e"}}),
        (calls.EVENT, PLACED, 200, {"success": True, "historical": True, "events": [], "inserted": 1}),
        (calls.EVENT, PLACED, 200, {"success": True, "sideEffectFailures": ["apply-sync-rules"]}),
    ],
)
def test_what_counts_as_delivered(call: str, one: Item, status: int, body: Any) -> None:
    assert fates(interpret(call, [one], status, body)) == [DONE]


@pytest.mark.parametrize("call", [calls.PRODUCTS, calls.SUBSCRIBER, calls.ORDER, calls.EVENT, calls.HISTORY])
@pytest.mark.parametrize("body", [None, [], "ok", 1, {}, {"success": False}, {"success": "true"}])
def test_a_success_that_does_not_say_so_confirms_nothing(call: str, body: Any) -> None:
    assert fates(interpret(call, [PLACED], 200, body)) == [CONFUSED]


def test_a_parking_page_with_status_200_confirms_nothing() -> None:
    page = answer(200, b"<html>Buy this domain</html>", {"content-type": "text/html"})
    assert fates(SEQUENZY.interpret(calls.PRODUCT_DELETE, [GOODS], page)) == [CONFUSED]
    assert fates(SEQUENZY.interpret(calls.ORDER, [PLACED], page)) == [CONFUSED]


def test_a_page_that_says_404_deletes_nothing() -> None:
    page = answer(404, b"<html>Not found</html>", {"content-type": "text/html"})
    assert fates(SEQUENZY.interpret(calls.PRODUCT_DELETE, [GOODS], page)) == [(Ruling.RETRY, ReasonCode.FIREWALL)]


def test_an_answer_about_another_order_confirms_nothing() -> None:
    assert fates(interpret(calls.ORDER, [PLACED], 202, {"success": True, "orderId": "cafe-lumiere:1"})) == [CONFUSED]
    assert fates(interpret(calls.CHECKOUT, [STARTED], 200, {"success": True, "checkoutId": "x"})) == [CONFUSED]


def test_fewer_products_than_were_sent_are_looked_for_by_halving() -> None:
    verdict = interpret(calls.PRODUCTS, [GOODS, GOODS], 200, {"success": True, "upserted": 1})
    assert verdict.effect is Effect.SPLIT
    assert fates(verdict) == [CONFUSED, CONFUSED]


def test_a_queued_import_is_accepted_until_its_job_says_more() -> None:
    body = {"success": True, "import": {"id": "imp_1", "status": "running"}, "deduplicated": True}
    verdict = interpret(calls.IMPORT_UNKNOWN, [PERSON, PERSON], 202, body, {"retry-after": "3"})
    assert verdict.job_id == "imp_1"
    assert fates(verdict) == [(Ruling.ACCEPTED, None)] * 2
    assert verdict.retry_after == timedelta(seconds=3)


@pytest.mark.parametrize("job", [None, {}, [], "x", {"id": ""}, {"id": 7}])
def test_an_import_without_an_id_confirms_nothing(job: Any) -> None:
    assert fates(interpret(calls.IMPORT_UNKNOWN, [PERSON], 200, {"success": True, "import": job})) == [CONFUSED]


def test_past_events_are_settled_one_by_one() -> None:
    body = {
        "success": False,
        "total": 6,
        "recorded": 2,
        "duplicates": 1,
        "failed": 3,
        "failures": [
            {"index": 1, "error": "Invalid email: marie@example.test"},
            {"index": 3, "error": "occurredAt is older than 5 years"},
            {"index": 4, "error": "Internal database timeout"},
        ],
        "sideEffectFailed": 1,
        "sideEffectFailures": [{"index": 5, "error": "x", "stages": ["shielding"]}],
        "error": "Invalid email: marie@example.test",
    }
    verdict = interpret(calls.HISTORY, [PLACED] * 6, 200, body)
    assert fates(verdict) == [
        DONE,
        (Ruling.FAILED, ReasonCode.INVALID_EMAIL),
        DONE,
        (Ruling.DECLINED, ReasonCode.TOO_OLD),
        (Ruling.RETRY, ReasonCode.SERVER_ERROR),
        (Ruling.RETRY, ReasonCode.SERVER_ERROR),
    ]
    assert "marie" not in repr(verdict)


@pytest.mark.parametrize(
    "body",
    [
        {"success": True, "recorded": 1, "duplicates": 0, "failed": 0},
        {"success": True, "total": 3, "recorded": 2},
        {"success": True, "recorded": 1, "failed": 1, "failures": [{"index": 2, "error": "x"}]},
        {"success": True, "recorded": 1, "failed": 1, "failures": [{"index": -1, "error": "x"}]},
        {"success": True, "recorded": 1, "failed": 1, "failures": [{"index": True, "error": "x"}]},
        {"success": True, "failed": 2, "failures": [{"index": 0}, {"index": 0}]},
        {"success": True, "failed": 1, "failures": []},
        {"success": True, "failures": "none"},
        {"success": True, "failures": [7]},
    ],
)
def test_counts_and_indexes_that_do_not_match_confirm_nothing(body: Any) -> None:
    assert fates(interpret(calls.HISTORY, [PLACED, PLACED], 200, body)) == [CONFUSED, CONFUSED]


def test_a_call_that_sends_nothing_settles_by_its_own_ruling() -> None:
    assert fates(interpret(calls.SKIP_TOO_OLD, [PLACED], 200)) == [(Ruling.DECLINED, ReasonCode.TOO_OLD)]


# -- imports -----------------------------------------------------------------------------------------


def poll(count: int, job: Any, status: int = 200) -> Verdict:
    content = json.dumps({"success": True, "import": job}).encode()
    return SEQUENZY.interpret_poll(calls.IMPORT_UNKNOWN, [PERSON] * count, answer(status, content))


def test_a_running_import_stays_accepted() -> None:
    assert fates(poll(2, {"status": "running", "processedCount": 1})) == [(Ruling.ACCEPTED, None)] * 2


def test_a_finished_import_delivers_everybody() -> None:
    job = {"status": "completed", "addedCount": 2, "updatedCount": 1, "skippedReasons": {}, "failedReasons": {}}
    assert fates(poll(3, job)) == [DONE] * 3


@pytest.mark.parametrize("reason", ["existing_contact", "duplicate", "already_exists", "skip_strategy"])
def test_who_was_skipped_for_being_there_is_delivered(reason: str) -> None:
    assert fates(poll(2, {"status": "completed", "skippedCount": 2, "skippedReasons": {reason: 2}})) == [DONE] * 2


@pytest.mark.parametrize("reason", ["unsubscribed", "opted_out", "suppressed", "bounced", "Contact opted out"])
def test_who_left_is_declined(reason: str) -> None:
    job = {"status": "completed", "skippedCount": 2, "skippedReasons": {reason: 2}}
    assert fates(poll(2, job)) == [(Ruling.DECLINED, ReasonCode.OPTED_OUT)] * 2


def test_a_single_refused_person_is_a_failure() -> None:
    job = {"status": "completed", "failedCount": 1, "failedReasons": {"invalid_email": 1}}
    assert fates(poll(1, job)) == [(Ruling.FAILED, ReasonCode.INVALID_EMAIL)]
    skipped = {"status": "completed", "skippedReasons": {"malformed_row": 1}}
    assert fates(poll(1, skipped)) == [(Ruling.FAILED, ReasonCode.INVALID)]


@pytest.mark.parametrize(
    "job",
    [
        {"status": "completed", "failedReasons": {"invalid_email": 1}},
        {"status": "completed", "failedCount": 1},
        {"status": "completed", "failedChunks": 1},
        {"status": "completed", "skippedReasons": {"unsubscribed": 1}},
        {"status": "failed"},
    ],
)
def test_a_mixed_import_is_halved_until_the_odd_ones_stand_alone(job: Any) -> None:
    verdict = poll(40, job)
    assert verdict.effect is Effect.SPLIT
    assert {one.ruling for one in verdict.rulings} == {Ruling.RETRY}


def test_many_who_left_are_not_worth_halving_for() -> None:
    verdict = poll(40, {"status": "completed", "skippedReasons": {"unsubscribed": 13}})
    assert fates(verdict) == [DONE] * 40
    assert verdict.rulings[0].detail.startswith("13 of 40")


def test_a_failed_import_of_one_is_a_failure() -> None:
    assert fates(poll(1, {"status": "failed"})) == [(Ruling.FAILED, ReasonCode.JOB_FAILED)]


@pytest.mark.parametrize("status", [404, 410])
def test_a_lost_import_is_sent_again(status: int) -> None:
    assert fates(poll(2, None, status)) == [(Ruling.RETRY, ReasonCode.JOB_LOST)] * 2


@pytest.mark.parametrize(
    ("status", "effect"),
    [(429, Effect.NONE), (503, Effect.NONE), (302, Effect.NONE), (400, Effect.NONE), (401, Effect.CONFIRM_CREDENTIALS)],
)
def test_a_question_that_fails_leaves_the_import_running(status: int, effect: Effect) -> None:
    verdict = poll(2, None, status)
    assert {one.ruling for one in verdict.rulings} == {Ruling.ACCEPTED}
    assert verdict.effect is effect


@pytest.mark.parametrize("job", [None, [], {}, {"status": 7}])
def test_an_answer_without_a_state_leaves_the_import_running(job: Any) -> None:
    assert fates(poll(1, job)) == [(Ruling.ACCEPTED, ReasonCode.NOT_UNDERSTOOD)]
