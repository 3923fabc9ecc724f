"""A delivery's line, its details with personal data masked, and failures by cause."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ui_examples import NOW, a_row

from app.model import api
from app.model.deliveries import DeliveryState
from app.model.reasons import ReasonCode
from app.ui.presenters.deliveries import (
    MASK,
    SHOWN_KEYS,
    body_text,
    last_try,
    masked_body,
    pill,
    row_text,
    title,
    tries_text,
    why_not,
)
from app.ui.presenters.failures import failures

BODY = {
    "orderId": "cafe:10482",
    "totalCents": 5890,
    "customer": {"email": "mara@example.test", "firstName": "Mara", "attributes": {"note": "likes it strong"}},
    "items": [{"title": "Kaffee", "quantity": 2, "engraving": "For Mara"}],
}


def a_detail(**changes: object) -> api.DeliveryDetail:
    detail = api.DeliveryDetail(row=a_row(), key="7f3c9a51", call="orders", body=BODY)
    return detail.model_copy(update=changes)


def a_try(**changes: object) -> api.TryView:
    return api.TryView(at=NOW, seconds=0.21, method="POST", path="/orders", status=202).model_copy(update=changes)


def test_a_line_says_when_what_which_how_and_how_often() -> None:
    text = row_text(a_row(), NOW)
    assert (text.when, text.what, text.record, text.pill.text, text.tries) == (
        "2 min ago",
        "Order completed",
        "#10482 · m…@example.test",
        "delivered",
        "1",
    )


def test_a_delivery_that_was_never_tried_has_no_number() -> None:
    assert row_text(a_row(state=DeliveryState.WAITING, tries=0), NOW).tries == "–"


def test_a_retry_says_when_it_comes() -> None:
    waiting = a_row(state=DeliveryState.WAITING, tries=3, next_try_at=NOW + timedelta(minutes=4))
    assert pill(waiting).text.startswith("again ")
    assert pill(waiting).tone == "warning"
    assert pill(a_row(state=DeliveryState.WAITING, tries=0)).text == "waiting"


@pytest.mark.parametrize("state", list(DeliveryState))
def test_every_state_has_a_pill(state: DeliveryState) -> None:
    assert pill(a_row(state=state)).text


def test_good_and_bad_ends_differ_by_shape() -> None:
    assert pill(a_row()).shape != pill(a_row(state=DeliveryState.FAILED)).shape


def test_the_strip_shows_the_newest_try_and_the_keys_beginning() -> None:
    detail = a_detail(tries=(a_try(status=500), a_try()))
    assert last_try(detail) == "POST /orders · 202 in 0.21 s · key 7f3c…"
    assert last_try(a_detail(tries=(a_try(status=None),))) == "POST /orders · no answer after 0.21 s · key 7f3c…"
    assert last_try(a_detail()) == "key 7f3c…"


def test_the_heading_names_what_it_is_about() -> None:
    assert title(a_row()) == "Order completed #10482"
    assert title(a_row(summary=api.Summary(title="Kaffee"))) == "Order completed Kaffee"
    assert title(a_row(summary=api.Summary())) == "Order completed"


def test_why_it_did_not_go_through_is_said_with_a_way_on() -> None:
    assert why_not(a_row(), "Sequenzy") == ""
    told = why_not(a_row(reason=ReasonCode.INVALID_EMAIL), "Sequenzy")
    assert told.startswith("The e-mail address is not valid. Sequenzy refused these customers.")


def test_personal_data_is_masked_until_asked_for() -> None:
    masked = body_text(BODY, masked=True)
    for private in ("mara", "Mara", "strong"):
        assert private not in masked
    assert "cafe:10482" in masked
    assert "Kaffee" in masked
    assert json.loads(body_text(BODY, masked=False)) == BODY


def test_a_field_that_nobody_knows_is_masked() -> None:
    assert masked_body({"nickname": "Mo"}) == {"nickname": MASK}


def test_an_address_is_masked_even_in_a_field_that_is_otherwise_shown() -> None:
    shown = sorted(SHOWN_KEYS)[0]
    assert masked_body({shown: "mara@example.test"}) == {shown: MASK}


def test_masking_goes_into_lists_and_keeps_numbers_and_structure() -> None:
    assert masked_body({"people": ["A", "B"], "count": 2, "ok": True, "none": None, "empty": ""}) == {
        "people": [MASK, MASK],
        "count": 2,
        "ok": True,
        "none": None,
        "empty": "",
    }


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=20,
)


@given(json_values)
def test_masking_leaves_no_address_and_masks_twice_as_once(value: object) -> None:
    masked = masked_body({"field": value})
    assert masked_body(masked) == masked
    assert "@" not in _texts_of(masked)


def _texts_of(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(_texts_of(one) for one in value.values())
    if isinstance(value, list):
        return " ".join(_texts_of(one) for one in value)
    return value if isinstance(value, str) else ""


def test_a_body_that_is_gone_shows_nothing() -> None:
    assert body_text(None, masked=True) == ""


def test_every_try_is_listed_oldest_first_with_its_answer() -> None:
    refused = a_try(status=422, reason=ReasonCode.INVALID_EMAIL, excerpt='{"error": "email: invalid format"}')
    text = tries_text(a_detail(tries=(refused, a_try())))
    first, second = text.index("  422  "), text.index("  202  ")
    assert first < second
    assert "The e-mail address is not valid" in text
    assert "email: invalid format" in text


def test_failures_are_grouped_by_cause_with_the_button_that_helps() -> None:
    rows = (a_row(id=2, state=DeliveryState.FAILED), a_row(id=1, state=DeliveryState.FAILED))
    group = api.FailureGroup(
        connection=1, reason=ReasonCode.INVALID_EMAIL, count=8, first_at=NOW, last_at=NOW, newest=rows
    )
    shown = failures([group], "Sequenzy", NOW)
    (cause,) = shown.causes
    assert shown.title == "8 deliveries need you. Nothing else is held up."
    assert cause.title == "The e-mail address is not valid"
    assert cause.verb == "Retry 8"
    assert [line.id for line in cause.lines] == [2, 1]
    assert cause.more.startswith("and 6 more")


def test_one_failure_is_not_counted_on_its_button() -> None:
    group = api.FailureGroup(connection=1, reason=ReasonCode.UNREADABLE, count=1, first_at=NOW, last_at=NOW)
    shown = failures([group], "Sequenzy", NOW)
    assert shown.title.startswith("One delivery needs you.")
    assert shown.causes[0].verb == "Read again"
    assert shown.causes[0].more == ""


def test_without_failures_there_is_nothing_to_say() -> None:
    assert failures([], "Sequenzy", NOW).title == ""


def test_what_was_only_observed_is_not_called_discarded() -> None:
    observed = a_row(state=DeliveryState.DISCARDED, reason=ReasonCode.OBSERVED)
    assert pill(observed).text == "observed"
    assert pill(a_row(state=DeliveryState.DISCARDED)).text == "discarded"
