from __future__ import annotations

from datetime import timedelta

import pytest
from platform_examples import CART, CUSTOMER, GUEST, NOW, PRODUCT, change, item, order

from app.model.changes import ChangeKind, Subscription
from app.model.deliveries import Lane
from app.model.reasons import ReasonCode
from app.model.settings import PlatformName
from app.platforms.protocol import Hold, Item, Ruling
from app.platforms.registry import platform
from app.platforms.sequenzy import calls

SEQUENZY = platform(PlatformName.SEQUENZY)


def aged(kind: ChangeKind, age: timedelta, *, lane: Lane = Lane.LIVE) -> Item:
    made = change(
        kind,
        CUSTOMER if kind.value.startswith("customer") else order(),
        cart=CART,
        occurred_at=NOW - age,
        subscription=Subscription.SUBSCRIBED,
    )
    return item(SEQUENZY, made, lane=lane)


LIVE_CALLS = [
    (ChangeKind.ORDER_PLACED, calls.ORDER),
    (ChangeKind.CHECKOUT_STARTED, calls.CHECKOUT),
    (ChangeKind.CART_STARTED, calls.EVENT),
    (ChangeKind.CUSTOMER_CREATED, calls.EVENT),
]


@pytest.mark.parametrize("lane", list(Lane))
@pytest.mark.parametrize(("kind", "live"), LIVE_CALLS)
def test_age_decides_between_live_and_past_with_ten_minutes_on_both_sides(
    kind: ChangeKind, live: str, lane: Lane
) -> None:
    def chosen(age: timedelta) -> str | Hold:
        return SEQUENZY.channel(aged(kind, age, lane=lane), NOW)

    assert chosen(timedelta(0)) == live
    assert chosen(timedelta(minutes=-30)) == live
    assert chosen(timedelta(minutes=49, seconds=59)) == live
    assert chosen(timedelta(minutes=50)) == Hold(NOW + timedelta(minutes=20))
    assert chosen(timedelta(minutes=69)) == Hold(NOW + timedelta(minutes=1))
    assert chosen(timedelta(minutes=70)) == calls.HISTORY
    assert chosen(timedelta(days=5 * 365 - 1)) == calls.HISTORY
    assert chosen(timedelta(days=5 * 365)) == calls.SKIP_TOO_OLD


def test_what_is_held_is_past_when_its_time_comes() -> None:
    one = aged(ChangeKind.ORDER_PLACED, timedelta(minutes=55))
    held = SEQUENZY.channel(one, NOW)
    assert isinstance(held, Hold)
    assert SEQUENZY.channel(one, held.until) == calls.HISTORY


def test_what_is_too_old_is_settled_without_being_sent() -> None:
    local = SEQUENZY.calls[calls.SKIP_TOO_OLD].local
    assert local is not None
    assert (local.ruling, local.reason) == (Ruling.DECLINED, ReasonCode.TOO_OLD)


def test_an_undated_past_order_is_never_told_as_new() -> None:
    made = change(ChangeKind.ORDER_PLACED, order(created_at=None))
    assert SEQUENZY.channel(item(SEQUENZY, made, lane=Lane.HISTORY), NOW) == calls.SKIP_UNDATED
    assert SEQUENZY.channel(item(SEQUENZY, made, lane=Lane.LIVE), NOW) == calls.ORDER


def test_an_order_without_an_event_date_is_as_old_as_itself() -> None:
    assert SEQUENZY.channel(item(SEQUENZY, change(ChangeKind.ORDER_PLACED, order())), NOW) == calls.HISTORY


@pytest.mark.parametrize(
    ("subscription", "known", "call"),
    [
        (Subscription.SUBSCRIBED, False, calls.IMPORT_SUBSCRIBED),
        (Subscription.SUBSCRIBED, True, calls.IMPORT_SUBSCRIBED),
        (Subscription.NOT_SUBSCRIBED, False, calls.IMPORT_REFUSED),
        (Subscription.UNKNOWN, False, calls.IMPORT_UNKNOWN),
        (Subscription.UNKNOWN, True, calls.IMPORT_KNOWN),
    ],
)
def test_past_people_are_imported_by_their_consent(subscription: Subscription, known: bool, call: str) -> None:
    made = change(ChangeKind.GUEST_SAVED, GUEST, subscription=subscription)
    assert SEQUENZY.channel(item(SEQUENZY, made, lane=Lane.HISTORY, known=known), NOW) == call


def test_live_people_and_products_have_their_own_calls() -> None:
    made = change(ChangeKind.CUSTOMER_SAVED, CUSTOMER)
    assert SEQUENZY.channel(item(SEQUENZY, made), NOW) == calls.SUBSCRIBER
    assert SEQUENZY.channel(item(SEQUENZY, change(ChangeKind.PRODUCT_SAVED, PRODUCT)), NOW) == calls.PRODUCTS
    gone = change(ChangeKind.PRODUCT_DELETED, None, record_id="1")
    assert SEQUENZY.channel(item(SEQUENZY, gone), NOW) == calls.PRODUCT_DELETE


def test_batches_keep_the_published_limits() -> None:
    sizes = {name: spec.batch_size for name, spec in SEQUENZY.calls.items()}
    assert sizes[calls.PRODUCTS] == 100
    assert sizes[calls.HISTORY] == 25
    assert all(sizes[name] <= 5000 for name in calls.IMPORTS)
    assert {sizes[name] for name in (calls.ORDER, calls.CHECKOUT, calls.EVENT, calls.SUBSCRIBER)} == {1}
    assert {name for name, spec in SEQUENZY.calls.items() if spec.job} == calls.IMPORTS
