"""Whatever a platform answers: one ruling an item, never an exception, nothing confirmed by accident."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from platform_examples import every_change, item

from app.model.changes import ChangeKind
from app.model.deliveries import Lane
from app.model.settings import PlatformName
from app.platforms.protocol import Answer, Effect, Item, Platform, Ruling
from app.platforms.registry import PLATFORMS, platform
from app.platforms.segmentflow import calls as segmentflow_calls
from app.platforms.sequenzy import calls as sequenzy_calls

FIRST_KINDS = {
    sequenzy_calls.PRODUCTS: ChangeKind.PRODUCT_SAVED,
    sequenzy_calls.PRODUCT_DELETE: ChangeKind.PRODUCT_DELETED,
    sequenzy_calls.CHECKOUT: ChangeKind.CHECKOUT_STARTED,
    sequenzy_calls.ORDER: ChangeKind.ORDER_PLACED,
    sequenzy_calls.HISTORY: ChangeKind.ORDER_PLACED,
    sequenzy_calls.EVENT: ChangeKind.CART_STARTED,
    segmentflow_calls.WEBHOOK: ChangeKind.PRODUCT_DELETED,
    "ingest": ChangeKind.ORDER_PAID,
    "ingest_pairs": ChangeKind.CHECKOUT_STARTED,
}
CALLS = [(name, call) for name, one in PLATFORMS.items() for call in one.calls]


def items_for(one: Platform, call: str, count: int) -> list[Item]:
    kind = FIRST_KINDS.get(call) or FIRST_KINDS.get(call.rpartition("_")[0], ChangeKind.CUSTOMER_SAVED)
    made = next(made for made in every_change() if made.kind is kind)
    return [item(one, made, lane=Lane.HISTORY)] * (count if one.calls[call].batch_size > 1 else min(count, 1))


ANSWER_FIELDS = """
success results import id status error message failures sideEffectFailures index recorded failed total
duplicates upserted orderId messageId reason retryable skippedReasons failedReasons failedCount skippedCount
scope code
"""
names = st.sampled_from(ANSWER_FIELDS.split())
leaves: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 5),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(["completed", "running", "accepted", "unsubscribed", "a:b"]),
)
bodies = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(names | st.text(max_size=4), inner, max_size=6)
    ),
    max_leaves=12,
)
contents = st.one_of(
    st.binary(max_size=40),
    bodies.map(lambda body: json.dumps(body).encode()),
    st.just(b"[" * 50_000),
    st.just(b"9" * 5000),
)
headers = st.fixed_dictionaries(
    {},
    optional={
        "content-type": st.sampled_from(["application/json", "text/html", ""]),
        "retry-after": st.text(max_size=12) | st.sampled_from(["3", "Sun, 22 Nov 2026 12:00:00 GMT"]),
        "retry-after-ms": st.text(max_size=8),
        "date": st.text(max_size=8) | st.just("Sun, 22 Nov 2026 11:00:00 GMT"),
    },
)
replies = st.builds(Answer, st.integers(100, 599) | st.sampled_from([200, 202, 400, 403, 404]), headers, contents)


@pytest.mark.parametrize(("name", "call"), CALLS)
@settings(max_examples=25, deadline=None)
@given(reply=replies, count=st.integers(0, 3))
def test_any_answer_gives_exactly_one_ruling_an_item(name: PlatformName, call: str, reply: Answer, count: int) -> None:
    one = platform(name)
    items = items_for(one, call, count)
    verdict = one.interpret(call, items, reply)
    assert len(verdict.rulings) == len(items)
    assert verdict.effect is not Effect.SPLIT or len(items) > 1
    if not 200 <= reply.status < 300 and reply.status not in (404, 410) and one.calls[call].local is None:
        assert all(ruling.ruling in (Ruling.RETRY, Ruling.FAILED) for ruling in verdict.rulings)
    if any(ruling.ruling is Ruling.ACCEPTED for ruling in verdict.rulings):
        assert verdict.job_id


@pytest.mark.parametrize("call", sorted(sequenzy_calls.IMPORTS))
@settings(max_examples=50, deadline=None)
@given(reply=replies, count=st.integers(0, 3))
def test_any_answer_to_a_poll_gives_exactly_one_ruling_an_item(call: str, reply: Answer, count: int) -> None:
    one = platform(PlatformName.SEQUENZY)
    verdict = one.interpret_poll(call, items_for(one, call, count), reply)
    assert len(verdict.rulings) == count
    assert verdict.effect is not Effect.SPLIT or count > 1


@pytest.mark.parametrize(("name", "call"), CALLS)
@settings(max_examples=10, deadline=None)
@given(text=st.sampled_from(["marie@example.test", "Marie Curie", "+33144276789"]), status=st.integers(200, 599))
def test_no_verdict_repeats_what_an_answer_repeats(name: PlatformName, call: str, text: str, status: int) -> None:
    one = platform(name)
    body = {"success": False, "error": text, "message": text, "code": text, "failures": [{"index": 0, "error": text}]}
    verdict = one.interpret(call, items_for(one, call, 1), Answer(status, {}, json.dumps(body).encode()))
    assert text not in repr(verdict)
