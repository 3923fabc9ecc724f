from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from platform_examples import (
    CART,
    CUSTOMER,
    GUEST,
    NOW,
    PRODUCT,
    PROFILE,
    TOTALS,
    change,
    every_change,
    key_of,
    line,
    order,
)

from app.model.changes import Change, ChangeKind, PersonTotals, Subscription
from app.model.money import Money
from app.model.settings import PlatformName
from app.platforms.registry import platform

SEQUENZY = platform(PlatformName.SEQUENZY)


def prepare(made: Change, **profile: Any) -> Any:
    return SEQUENZY.prepare(made, key_of("k"), replace(PROFILE, **profile))


TAKEN = {
    ChangeKind.PRODUCT_SAVED,
    ChangeKind.PRODUCT_DELETED,
    ChangeKind.CUSTOMER_SAVED,
    ChangeKind.GUEST_SAVED,
    ChangeKind.CUSTOMER_CREATED,
    ChangeKind.CUSTOMER_UPDATED,
    ChangeKind.ORDER_PLACED,
    ChangeKind.ORDER_COMPLETED,
    ChangeKind.ORDER_CANCELLED,
    ChangeKind.ORDER_REFUNDED,
    ChangeKind.CART_STARTED,
    ChangeKind.CART_CLEARED,
    ChangeKind.CHECKOUT_STARTED,
    ChangeKind.TEST_EVENT,
}


def test_exactly_the_changes_that_it_knows_are_taken() -> None:
    assert {made.kind for made in every_change() if prepare(made) is not None} == TAKEN


def test_the_cancellation_of_an_order_that_was_never_placed_is_not_told() -> None:
    assert prepare(change(ChangeKind.ORDER_CANCELLED, order(), placed=False)) is None


def test_what_is_stored_does_not_depend_on_the_key() -> None:
    for made in every_change():
        assert SEQUENZY.prepare(made, key_of("a"), PROFILE) == SEQUENZY.prepare(made, key_of("b"), PROFILE)


@pytest.mark.parametrize("status", ["draft", "private", "pending", "trash", "future"])
def test_only_published_products_are_sent(status: str) -> None:
    assert prepare(change(ChangeKind.PRODUCT_SAVED, PRODUCT.model_copy(update={"status": status}))) is None


def test_product_money_is_in_minor_units_of_its_currency() -> None:
    yen = PRODUCT.model_copy(update={"price": Money(11630, "JPY"), "regular_price": None, "variations": ()})
    stored = prepare(change(ChangeKind.PRODUCT_SAVED, yen))["product"]
    assert (stored["priceCents"], stored["currency"], stored["compareAtPriceCents"]) == (11630, "JPY", None)


def test_a_price_before_is_sent_only_where_the_price_is_reduced() -> None:
    stored = prepare(change(ChangeKind.PRODUCT_SAVED, PRODUCT))["product"]
    assert stored["compareAtPriceCents"] == 1000
    assert "compareAtPriceCents" not in stored["variants"][0]


def test_a_removed_description_or_picture_is_cleared_there() -> None:
    bare = PRODUCT.model_copy(update={"description": "", "image_url": "", "variations": ()})
    stored = prepare(change(ChangeKind.PRODUCT_SAVED, bare))["product"]
    assert stored["description"] is None
    assert stored["imageUrl"] is None
    assert stored["variants"] == []


@pytest.mark.parametrize("record", [CUSTOMER.model_copy(update={"email": ""}), order(email="")])
def test_nobody_without_an_address_is_sent(record: Any) -> None:
    kind = ChangeKind.CUSTOMER_SAVED if record is not None and record.kind == "customer" else ChangeKind.ORDER_PLACED
    assert prepare(change(kind, record)) is None


def test_guests_have_no_external_id_and_customers_a_prefixed_one() -> None:
    assert "externalId" not in prepare(change(ChangeKind.GUEST_SAVED, GUEST))["subscriber"]
    assert prepare(change(ChangeKind.CUSTOMER_SAVED, CUSTOMER))["subscriber"]["externalId"] == "cafe-lumiere:17"


def test_a_national_phone_number_is_left_out_for_it_would_be_read_as_american() -> None:
    billing = CUSTOMER.billing.model_copy(update={"phone": "030 1234567"})
    stored = prepare(change(ChangeKind.CUSTOMER_SAVED, CUSTOMER.model_copy(update={"billing": billing})))
    assert "phone" not in stored["subscriber"]


def test_totals_in_another_currency_go_as_attributes() -> None:
    totals = PersonTotals(orders_count=2, total_spent=Money(5000, "USD"))
    stored = prepare(change(ChangeKind.ORDER_PLACED, order(), totals=totals))["order"]
    assert "customerTotals" not in stored
    assert stored["customer"]["attributes"] == {"orders_count": 2, "total_spent": 50.0, "currency": "USD"}


def test_totals_are_the_authority_in_the_orders_currency() -> None:
    stored = prepare(change(ChangeKind.ORDER_PLACED, order(), totals=TOTALS))["order"]
    assert stored["customerTotals"] == {"ordersCount": 3, "totalSpentCents": 12345}
    assert "attributes" not in stored["customer"]


@pytest.mark.parametrize(("quantity", "sent", "cents"), [(2.0, 2, 850), (0.5, 1, 1700), (0, 1, 1700)])
def test_goods_sold_by_weight_become_one_piece_at_the_lines_total(quantity: float, sent: int, cents: int) -> None:
    stored = prepare(change(ChangeKind.ORDER_PLACED, order(lines=(line(quantity=quantity),))))["order"]
    assert (stored["items"][0]["quantity"], stored["items"][0]["priceCents"]) == (sent, cents)


def test_a_refund_without_a_known_total_is_summed_up() -> None:
    stored = prepare(change(ChangeKind.ORDER_REFUNDED, order()))["order"]
    assert stored["refundAmountCents"] == 500
    whole = prepare(change(ChangeKind.ORDER_REFUNDED, order(refunds=())))["order"]
    assert whole["refundAmountCents"] == 2309


@pytest.mark.parametrize(
    ("subscription", "required", "sent"),
    [
        (Subscription.SUBSCRIBED, True, True),
        (Subscription.SUBSCRIBED, False, True),
        (Subscription.UNKNOWN, True, False),
        (Subscription.UNKNOWN, False, True),
        (Subscription.NOT_SUBSCRIBED, True, False),
        (Subscription.NOT_SUBSCRIBED, False, False),
    ],
)
@pytest.mark.parametrize("name", list(PlatformName))
def test_carts_and_checkouts_are_told_only_with_consent(
    name: PlatformName, subscription: Subscription, required: bool, sent: bool
) -> None:
    for kind in (ChangeKind.CHECKOUT_STARTED, ChangeKind.CART_STARTED, ChangeKind.CART_ITEM_ADDED):
        made = change(kind, None, email=CART.email, cart=CART, occurred_at=NOW, subscription=subscription)
        body = platform(name).prepare(made, key_of("k"), replace(PROFILE, consent_required=required))
        takes = kind is ChangeKind.CHECKOUT_STARTED or (kind is ChangeKind.CART_STARTED) == (
            name is PlatformName.SEQUENZY
        )
        assert (body is not None) == (sent and takes)


def test_an_unknown_shoppers_cart_is_not_told() -> None:
    nobody = CART.model_copy(update={"email": "", "customer_id": 0})
    made = change(ChangeKind.CART_STARTED, None, cart=nobody, subscription=Subscription.SUBSCRIBED)
    assert prepare(made) is None


def test_without_a_prefix_ids_stand_alone() -> None:
    assert prepare(change(ChangeKind.PRODUCT_DELETED, None, record_id="101"), prefix="") == {"productId": "101"}


def test_a_deletion_without_the_order_cannot_be_told() -> None:
    assert prepare(change(ChangeKind.ORDER_CANCELLED, None, record_id="5001", email="marie@example.test")) is None
