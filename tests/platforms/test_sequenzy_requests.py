from __future__ import annotations

import json
from typing import Any

import pytest
from platform_examples import (
    CART,
    CUSTOMER,
    GUEST,
    KEY_SESSION,
    LONG_AGO,
    NOW,
    PRODUCT,
    TOKEN_SESSION,
    TOTALS,
    change,
    eur,
    item,
    order,
)
from sequenzy_oracle import check

from app.model.changes import ChangeKind, Subscription
from app.model.deliveries import Lane
from app.model.reasons import ProblemCode, ProblemError
from app.model.settings import PlatformName
from app.platforms.protocol import Item, Request, Session
from app.platforms.registry import platform
from app.platforms.sequenzy import calls

SEQUENZY = platform(PlatformName.SEQUENZY)
KEY = "b" * 64


def saved(subscription: Subscription, *, lane: Lane = Lane.HISTORY, known: bool = False) -> Item:
    made = change(ChangeKind.CUSTOMER_SAVED, CUSTOMER, subscription=subscription, totals=TOTALS)
    return item(SEQUENZY, made, lane=lane, known=known)


def told(kind: ChangeKind, **fields: Any) -> Item:
    return item(SEQUENZY, change(kind, order(), occurred_at=NOW, totals=TOTALS, **fields))


def compose(call: str, *items: Item, session: Session = KEY_SESSION) -> Request:
    return SEQUENZY.compose(call, items, KEY, session)


def body_of(request: Request) -> Any:
    return json.loads(request.content)


def test_products_are_what_the_sdk_sends() -> None:
    bare = PRODUCT.model_copy(update={"id": 7, "price": None, "regular_price": None, "variations": (), "url": ""})
    items = [item(SEQUENZY, change(ChangeKind.PRODUCT_SAVED, one)) for one in (PRODUCT, bare)]
    check(compose(calls.PRODUCTS, *items), lambda sdk: sdk.products.upsert)


def test_product_deletion_is_what_the_sdk_sends() -> None:
    gone = item(SEQUENZY, change(ChangeKind.PRODUCT_DELETED, None, record_id="101"))
    request = compose(calls.PRODUCT_DELETE, gone)
    check(request, lambda sdk: sdk.products.delete, product_id="cafe-lumiere:101")
    assert request.content == b""


@pytest.mark.parametrize("call", sorted(calls.IMPORTS))
def test_imports_are_what_the_sdk_sends(call: str) -> None:
    guest = item(SEQUENZY, change(ChangeKind.GUEST_SAVED, GUEST), lane=Lane.HISTORY)
    request = compose(call, saved(Subscription.SUBSCRIBED), guest)
    check(request, lambda sdk: sdk.subscribers.create_import)
    assert body_of(request)["idempotencyKey"] == KEY
    assert body_of(request)["enrollInSequences"] is False


def test_the_poll_of_an_import_is_what_the_sdk_sends() -> None:
    request = SEQUENZY.compose_poll(calls.IMPORT_UNKNOWN, "imp_1", KEY_SESSION)
    check(request, lambda sdk: sdk.subscribers.get_import, import_id="imp_1")


@pytest.mark.parametrize("subscription", list(Subscription))
def test_a_live_person_is_what_the_sdk_sends(subscription: Subscription) -> None:
    check(compose(calls.SUBSCRIBER, saved(subscription, lane=Lane.LIVE)), lambda sdk: sdk.subscribers.create)


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (ChangeKind.ORDER_PLACED, "placed"),
        (ChangeKind.ORDER_COMPLETED, "fulfilled"),
        (ChangeKind.ORDER_CANCELLED, "cancelled"),
        (ChangeKind.ORDER_REFUNDED, "refunded"),
    ],
)
def test_live_orders_are_what_the_sdk_sends(kind: ChangeKind, status: str) -> None:
    request = compose(calls.ORDER, told(kind, refund_id=77, refunded_total=eur(900)))
    check(request, lambda sdk: sdk.orders.push)
    body = body_of(request)
    assert body["status"] == status
    assert body["orderId"] == "cafe-lumiere:5001"
    assert body["customerTotals"] == {"ordersCount": 3, "totalSpentCents": 12345}
    assert body.get("refundAmountCents") == (900 if status == "refunded" else None)


def test_past_orders_are_what_the_sdk_sends() -> None:
    items = [
        told(kind, refund_id=77)
        for kind in (
            ChangeKind.ORDER_PLACED,
            ChangeKind.ORDER_COMPLETED,
            ChangeKind.ORDER_CANCELLED,
            ChangeKind.ORDER_REFUNDED,
        )
    ]
    request = compose(calls.HISTORY, *items)
    check(request, lambda sdk: sdk.subscribers.import_events)
    rows = body_of(request)["events"]
    assert [row["name"] for row in rows] == [
        "ecommerce.order_placed",
        "ecommerce.order_fulfilled",
        "ecommerce.order_cancelled",
        "ecommerce.order_refunded",
    ]
    assert [row["eventId"] for row in rows] == [one.key for one in items]
    assert rows[0]["properties"]["items"] == [
        {
            "provider": "woocommerce",
            "providerProductId": "cafe-lumiere:101",
            "providerVariantId": "cafe-lumiere:102",
            "title": "Kaffee - M",
            "quantity": 2,
            "priceCents": 850,
        }
    ]
    assert rows[3]["properties"]["refundId"] == "cafe-lumiere:77"
    assert rows[3]["properties"]["refundAmountCents"] == 500


def cart_item(kind: ChangeKind) -> Item:
    made = change(
        kind,
        None,
        record_id="6001",
        email=CART.email,
        cart=CART,
        occurred_at=NOW,
        subscription=Subscription.SUBSCRIBED,
    )
    return item(SEQUENZY, made)


@pytest.mark.parametrize("kind", [ChangeKind.CART_STARTED, ChangeKind.CART_CLEARED])
def test_cart_events_are_what_the_sdk_sends(kind: ChangeKind) -> None:
    check(compose(calls.EVENT, cart_item(kind)), lambda sdk: sdk.subscribers.events.trigger)
    check(compose(calls.HISTORY, cart_item(kind)), lambda sdk: sdk.subscribers.import_events)


@pytest.mark.parametrize("kind", [ChangeKind.CUSTOMER_CREATED, ChangeKind.CUSTOMER_UPDATED])
def test_profile_events_are_what_the_sdk_sends(kind: ChangeKind) -> None:
    made = item(SEQUENZY, change(kind, CUSTOMER, occurred_at=NOW))
    request = compose(calls.EVENT, made)
    check(request, lambda sdk: sdk.subscribers.events.trigger)
    assert body_of(request)["event"] == kind.value
    assert body_of(request)["eventId"] == made.key


def test_started_checkouts_are_what_the_sdk_sends() -> None:
    started = cart_item(ChangeKind.CHECKOUT_STARTED)
    request = compose(calls.CHECKOUT, started)
    check(request, lambda sdk: sdk.orders.track_checkout_started)
    assert body_of(request)["checkoutId"] == "cafe-lumiere:6001"
    check(compose(calls.HISTORY, started), lambda sdk: sdk.subscribers.import_events)


@pytest.mark.parametrize(
    ("call", "strategy", "status", "opt_in", "lists"),
    [
        (calls.IMPORT_SUBSCRIBED, "overwrite", "active", "confirmed", None),
        (calls.IMPORT_REFUSED, "overwrite", "unsubscribed", "default", []),
        (calls.IMPORT_UNKNOWN, "skip", "unsubscribed", "default", []),
        (calls.IMPORT_KNOWN, "overwrite", None, "default", []),
    ],
)
def test_an_import_treats_contacts_as_their_consent_says(
    call: str, strategy: str, status: str | None, opt_in: str, lists: list[str] | None
) -> None:
    body = body_of(compose(call, saved(Subscription.UNKNOWN)))
    assert (body["duplicateStrategy"], body["optInMode"], body.get("listIds")) == (strategy, opt_in, lists)
    assert body["subscribers"][0].get("status") == status
    assert "consent" not in body["subscribers"][0]


@pytest.mark.parametrize(
    ("subscription", "status", "lists"),
    [
        (Subscription.SUBSCRIBED, "active", None),
        (Subscription.NOT_SUBSCRIBED, "unsubscribed", []),
        (Subscription.UNKNOWN, "unsubscribed", []),
    ],
)
def test_a_live_person_is_subscribed_only_by_agreement(
    subscription: Subscription, status: str, lists: list[str] | None
) -> None:
    body = body_of(compose(calls.SUBSCRIBER, saved(subscription, lane=Lane.LIVE)))
    assert (body["status"], body.get("lists")) == (status, lists)
    assert (body["duplicateStrategy"], body["enrollInSequences"]) == ("overwrite", False)


def test_totals_are_custom_attributes_in_major_units() -> None:
    body = body_of(compose(calls.IMPORT_UNKNOWN, saved(Subscription.UNKNOWN)))
    assert body["subscribers"][0]["customAttributes"] == {
        "orders_count": 3,
        "total_spent": 123.45,
        "currency": "EUR",
        "last_order_at": "2024-03-01T09:30:00+00:00",
    }


def test_an_api_key_chooses_its_company_and_a_token_needs_none() -> None:
    one = told(ChangeKind.ORDER_PLACED)
    with_key, with_token = compose(calls.ORDER, one), compose(calls.ORDER, one, session=TOKEN_SESSION)
    assert with_key.headers["Authorization"] == "Bearer sk_live_secret"
    assert with_key.headers["x-company-id"] == "co_1"
    assert with_token.headers["Authorization"] == "Bearer inst_secret_token"
    assert "x-company-id" not in with_token.headers
    assert with_key.content == with_token.content
    assert with_key.url == "https://api.example/api/v1/orders"


def test_the_default_host_is_the_published_one() -> None:
    session = Session(KEY_SESSION.hosts.__class__(), KEY_SESSION.secrets, {})
    assert compose(calls.ORDER, told(ChangeKind.ORDER_PLACED), session=session).url == (
        "https://api.sequenzy.com/api/v1/orders"
    )


def test_without_a_credential_nothing_is_composed() -> None:
    with pytest.raises(ProblemError) as caught:
        compose(calls.ORDER, told(ChangeKind.ORDER_PLACED), session=Session(KEY_SESSION.hosts, {}, {}))
    assert caught.value.problem.code is ProblemCode.CREDENTIALS_MISSING


def test_no_repr_shows_a_secret_or_a_body() -> None:
    request = compose(calls.ORDER, told(ChangeKind.ORDER_PLACED))
    assert "secret" not in repr(request) + repr(KEY_SESSION)
    assert "marie" not in repr(request)


@pytest.mark.parametrize("lane", list(Lane))
def test_the_same_items_give_the_same_bytes(lane: Lane) -> None:
    for call, one in (
        (calls.IMPORT_UNKNOWN, saved(Subscription.UNKNOWN, lane=lane)),
        (calls.HISTORY, told(ChangeKind.ORDER_PLACED)),
    ):
        again = Item(one.key, one.change, json.loads(json.dumps(one.body)), one.occurred_at, one.lane)
        assert compose(call, one) == compose(call, again)


def test_undated_orders_have_no_invented_date() -> None:
    made = change(ChangeKind.ORDER_PLACED, order(created_at=None))
    assert "orderedAt" not in body_of(compose(calls.ORDER, item(SEQUENZY, made)))
    assert LONG_AGO.year == 2024
