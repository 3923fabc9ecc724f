from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from platform_examples import (
    CART,
    CUSTOMER,
    GUEST,
    HOSTS,
    LONG_AGO,
    NOW,
    PRODUCT,
    PROFILE,
    SEGMENTFLOW_SESSION,
    TOTALS,
    change,
    every_change,
    item,
    key_of,
    line,
    order,
)

from app.model.changes import Change, ChangeKind, Subscription
from app.model.deliveries import Lane
from app.model.money import Money
from app.model.reasons import ProblemCode, ProblemError
from app.model.settings import PlatformName
from app.platforms.protocol import Hosts, Item, Request, Session, Span
from app.platforms.registry import platform

SEGMENTFLOW = platform(PlatformName.SEGMENTFLOW)


def send(*items: Item, call: str = "") -> Request:
    chosen = call or SEGMENTFLOW.channel(items[0], NOW)
    assert isinstance(chosen, str)
    return SEGMENTFLOW.compose(chosen, items, key_of("batch"), SEGMENTFLOW_SESSION)


def batch_of(*items: Item) -> list[dict[str, Any]]:
    body = json.loads(send(*items).content)
    batch = body["batch"]
    assert isinstance(batch, list)
    return batch


def prepared(made: Change, **profile: Any) -> Any:
    return SEGMENTFLOW.prepare(made, key_of("k"), replace(PROFILE, **profile))


def expected_id(kind: str, canonical: str) -> str:
    return f"sfc:v1:{kind}:{hashlib.sha256(canonical.encode()).hexdigest()}"


TAKEN = {
    kind
    for kind in ChangeKind
    if kind
    not in (
        ChangeKind.CUSTOMER_UPDATED,
        ChangeKind.ORDER_PLACED,
        ChangeKind.CART_STARTED,
        ChangeKind.CART_CLEARED,
    )
    and not kind.value.startswith("user.")
}
"""Of a shop; what there is to tell of a site without one is tested by itself."""
STORE_DELIVERS = (Span(NOW - timedelta(hours=1)),)
"""The store has delivered by itself for an hour, and does."""


def test_exactly_the_changes_that_it_knows_are_taken() -> None:
    assert {made.kind for made in every_change() if prepared(made) is not None} == TAKEN


def test_the_past_has_no_states_on_the_way_and_no_registrations() -> None:
    taken = {made.kind for made in every_change(history=True) if prepared(made) is not None}
    assert TAKEN - taken == {
        ChangeKind.CUSTOMER_CREATED,
        ChangeKind.ORDER_ON_HOLD,
        ChangeKind.ORDER_FAILED,
        ChangeKind.ORDER_RESTORED,
    }


def test_what_the_stores_own_webhooks_tell_is_not_told_twice() -> None:
    taken = {made.kind for made in every_change() if prepared(made, store_spans=STORE_DELIVERS) is not None}
    assert taken == {
        ChangeKind.CUSTOMER_CREATED,
        ChangeKind.CART_ITEM_ADDED,
        ChangeKind.CART_ITEM_REMOVED,
        ChangeKind.CHECKOUT_STARTED,
        ChangeKind.COMMENT_POSTED,
        ChangeKind.FORM_SUBMITTED,
        ChangeKind.TEST_EVENT,
    }
    for made in every_change(history=True):
        assert prepared(made) == prepared(made, store_spans=STORE_DELIVERS)


@pytest.mark.parametrize(
    ("hours_ago", "told_by_storewire"), [(30, True), (24, False), (12, False), (6, True), (3, True), (1, False)]
)
@pytest.mark.parametrize("history", [False, True])
def test_who_delivered_when_something_happened_tells_of_it(
    hours_ago: int, told_by_storewire: bool, history: bool
) -> None:
    spans = (Span(NOW - timedelta(hours=24), NOW - timedelta(hours=6)), Span(NOW - timedelta(hours=2)))
    moment = NOW - timedelta(hours=hours_ago)
    paid = change(ChangeKind.ORDER_PAID, order(), occurred_at=moment, history=history)
    assert (prepared(paid, store_spans=spans) is not None) is told_by_storewire


def test_a_product_that_changed_before_the_store_took_over_is_still_told_by_storewire() -> None:
    for hours, told in ((2, True), (0.5, False)):
        product = PRODUCT.model_copy(update={"modified_at": NOW - timedelta(hours=hours)})
        stored = prepared(change(ChangeKind.PRODUCT_SAVED, product), store_spans=STORE_DELIVERS)
        assert (stored is not None) is told


def test_a_site_without_woocommerce_has_no_products_and_no_deleted_customers_to_tell_of() -> None:
    for kind in (ChangeKind.PRODUCT_SAVED, ChangeKind.PRODUCT_DELETED, ChangeKind.CUSTOMER_DELETED):
        made = next(one for one in every_change() if one.kind is kind)
        assert prepared(made) is not None
        assert prepared(made, woocommerce=False) is None


def test_a_test_is_the_person_and_then_a_dated_event_of_its_own() -> None:
    made = change(ChangeKind.TEST_EVENT, None, record_id="n1", email="me@example.test", occurred_at=LONG_AGO)
    person, event = batch_of(item(SEGMENTFLOW, made))
    assert (person["type"], person["email"]) == ("identify", "me@example.test")
    assert (event["type"], event["event"], event["timestamp"]) == ("track", "storewire_test", LONG_AGO.isoformat())


def test_what_is_stored_does_not_depend_on_the_key() -> None:
    for made in every_change():
        assert SEGMENTFLOW.prepare(made, key_of("a"), PROFILE) == SEGMENTFLOW.prepare(made, key_of("b"), PROFILE)


def test_an_identify_has_the_documented_form() -> None:
    made = item(SEGMENTFLOW, change(ChangeKind.CUSTOMER_SAVED, CUSTOMER, totals=TOTALS), lane=Lane.HISTORY)
    assert batch_of(made) == [
        {
            "type": "identify",
            "messageId": expected_id("identify", made.key),
            "email": "marie@example.test",
            "userId": "wc_17",
            "source": "woocommerce",
            "timestamp": "2024-03-01T09:30:00+00:00",
            "traits": {
                "customer_id": 17,
                "email": "marie@example.test",
                "firstName": "Marie",
                "lastName": "Curie",
                "phone": "+33 1 44 27 67 89",
                "company": "Radium",
                "address_1": "Rue 1",
                "address_2": "2e étage",
                "city": "Paris",
                "province_code": "75",
                "zip": "75005",
                "country_code": "FR",
                "orders_count": 3,
                "total_spent": 123.45,
                "avatar_url": "https://secure.gravatar.com/avatar/1",
                "date_created": "2024-03-01T09:30:00+00:00",
                "locale": "fr_FR",
            },
        }
    ]


def test_guests_are_known_by_their_address_alone() -> None:
    made = item(SEGMENTFLOW, change(ChangeKind.GUEST_SAVED, GUEST))
    (one,) = batch_of(made)
    assert one["email"] == "guest@example.test"
    assert "userId" not in one
    assert "timestamp" not in one
    (guest_order,) = batch_of(item(SEGMENTFLOW, change(ChangeKind.ORDER_PAID, order(customer_id=0))))
    assert "userId" not in guest_order


def test_a_plain_wordpress_site_is_its_own_source() -> None:
    plain = replace(PROFILE, woocommerce=False)
    (one,) = batch_of(item(SEGMENTFLOW, change(ChangeKind.CUSTOMER_SAVED, CUSTOMER), profile=plain))
    assert (one["userId"], one["source"]) == ("wp_17", "wordpress")


def test_an_order_event_has_the_documented_form() -> None:
    made = item(
        SEGMENTFLOW,
        change(ChangeKind.ORDER_PAID, order(), occurred_at=LONG_AGO, occurrence="paid:1"),
        lane=Lane.HISTORY,
    )
    assert batch_of(made) == [
        {
            "type": "track",
            "event": "order_paid",
            "messageId": expected_id("order_paid", "woocommerce:order:order_paid:5001"),
            "email": "marie@example.test",
            "userId": "wc_17",
            "source": "woocommerce",
            "timestamp": "2024-03-01T09:30:00+00:00",
            "properties": {
                "order_id": 5001,
                "order_number": "R-5001",
                "status": "processing",
                "total": 23.09,
                "subtotal": 20.0,
                "total_tax": 1.19,
                "shipping_total": 4.9,
                "discount_total": 3.0,
                "currency": "EUR",
                "items": [
                    {
                        "product_id": 101,
                        "name": "Kaffee - M",
                        "quantity": 2,
                        "total": 17.0,
                        "sku": "K-M",
                        "image": "https://store.example/kaffee.jpg",
                    }
                ],
                "coupons": ["merci"],
                "payment_method": "cod",
                "created_at": "2024-03-01T09:30:00+00:00",
                "utm_source": "news",
                "utm_medium": "email",
                "utm_campaign": "k1",
                "utm_content": "c",
                "utm_term": "t",
            },
        }
    ]


@pytest.mark.parametrize(
    ("kind", "occurrence", "refund", "canonical"),
    [
        (ChangeKind.ORDER_CREATED, "created", None, "woocommerce:order:order_created:5001"),
        (ChangeKind.ORDER_COMPLETED, "completed:1", None, "woocommerce:order:order_completed:5001"),
        (ChangeKind.ORDER_COMPLETED, "completed:2", None, "woocommerce:order:order_completed:5001:2"),
        (ChangeKind.ORDER_REFUNDED, "refund:77", 77, "woocommerce:order:order_refunded:5001:77"),
        (ChangeKind.ORDER_REFUNDED, "refunded:1", None, "woocommerce:order:order_refunded:5001"),
    ],
)
def test_order_ids_tell_one_occurrence_from_the_next(
    kind: ChangeKind, occurrence: str, refund: int | None, canonical: str
) -> None:
    made = change(kind, order(), occurrence=occurrence, refund_id=refund, occurred_at=NOW)
    (one,) = batch_of(item(SEGMENTFLOW, made))
    assert one["messageId"] == expected_id(one["event"], canonical)


def test_order_ids_are_the_same_from_every_desk_and_hold_no_personal_data() -> None:
    made = change(ChangeKind.ORDER_PAID, order(), occurred_at=NOW)
    mine = item(SEGMENTFLOW, made)
    theirs = mine._replace(key=key_of("another desk"))
    assert batch_of(mine) == batch_of(theirs)
    assert "5001" not in batch_of(mine)[0]["messageId"].rpartition(":")[2]


def test_a_trashed_order_is_cancelled_by_its_number_alone() -> None:
    made = change(ChangeKind.ORDER_CANCELLED, None, record_id="5001", email="marie@example.test", occurred_at=NOW)
    (one,) = batch_of(item(SEGMENTFLOW, made))
    assert (one["event"], one["properties"]) == ("order_cancelled", {"order_id": 5001})
    assert prepared(change(ChangeKind.ORDER_CANCELLED, None, record_id="5001")) is None


def test_money_keeps_the_currencys_decimals() -> None:
    yen = {name: Money(1000, "JPY") for name in ("total", "subtotal", "total_tax", "shipping_total", "discount_total")}
    made = change(ChangeKind.ORDER_PAID, order(currency="JPY", lines=(line(quantity=0.5),), **yen), occurred_at=NOW)
    (one,) = batch_of(item(SEGMENTFLOW, made))
    assert one["properties"]["total"] == 1000
    assert one["properties"]["items"][0]["quantity"] == 0.5


@pytest.mark.parametrize(
    ("kind", "event"),
    [(ChangeKind.CART_ITEM_ADDED, "add_to_cart"), (ChangeKind.CART_ITEM_REMOVED, "remove_from_cart")],
)
def test_cart_events_have_the_documented_form(kind: ChangeKind, event: str) -> None:
    made = item(
        SEGMENTFLOW,
        change(kind, None, email=CART.email, cart=CART, occurred_at=NOW, subscription=Subscription.SUBSCRIBED),
    )
    (one,) = batch_of(made)
    assert one["event"] == event
    assert one["messageId"] == expected_id(event, made.key)
    assert one["properties"] == {
        "product_id": 101,
        "variation_id": 102,
        "name": "Kaffee - M",
        "price": 8.5,
        "sku": "K-M",
        "quantity": 2,
        "currency": "EUR",
    }


def test_a_checkout_names_the_person_right_before_the_event() -> None:
    made = change(
        ChangeKind.CHECKOUT_STARTED,
        None,
        record_id="6001",
        email=CART.email,
        cart=CART,
        occurred_at=NOW,
        subscription=Subscription.SUBSCRIBED,
    )
    person, event = batch_of(item(SEGMENTFLOW, made))
    assert (person["type"], event["type"], event["event"]) == ("identify", "track", "checkout_started")
    assert person["messageId"] == expected_id("identify", "woocommerce:checkout:identify:6001")
    assert person["email"] == event["email"] == "marie@example.test"


def test_a_batch_keeps_the_order_of_its_items() -> None:
    person = item(SEGMENTFLOW, change(ChangeKind.GUEST_SAVED, GUEST))
    paid = item(SEGMENTFLOW, change(ChangeKind.ORDER_PAID, order(email=GUEST.email, customer_id=0), occurred_at=NOW))
    assert [one["type"] for one in batch_of(person, paid)] == ["identify", "track"]
    assert SEGMENTFLOW.calls["ingest"].ordered


def test_no_call_sends_more_than_a_hundred_items() -> None:
    for name, spec in SEGMENTFLOW.calls.items():
        assert spec.batch_size * (2 if "pairs" in name else 1) <= 100


@pytest.mark.parametrize(
    ("subscription", "said"),
    [(Subscription.UNKNOWN, None), (Subscription.SUBSCRIBED, True), (Subscription.NOT_SUBSCRIBED, False)],
)
def test_consent_is_sent_where_it_is_known_and_with_the_persons_record_alone(
    subscription: Subscription, said: bool | None
) -> None:
    def consent(made: Change) -> Any:
        return json.loads(send(item(SEGMENTFLOW, made)).content).get("consent")

    person = change(ChangeKind.CUSTOMER_SAVED, CUSTOMER, subscription=subscription)
    paid = change(ChangeKind.ORDER_PAID, order(), subscription=subscription, occurred_at=NOW)
    assert consent(person) == (None if said is None else {"analytics": said, "marketing": said})
    assert consent(paid) is None


def test_the_write_key_is_in_the_body_and_nowhere_else() -> None:
    request = send(item(SEGMENTFLOW, change(ChangeKind.GUEST_SAVED, GUEST)))
    assert json.loads(request.content)["writeKey"] == "wk_secret"
    assert request.url == "https://api.example/api/v1/ingest/batch"
    assert "wk_secret" not in request.url + repr(dict(request.headers)) + repr(request)
    assert request.headers["User-Agent"].startswith("Storewire/")


# -- the webhook form --------------------------------------------------------------------------------


def product(lane: Lane = Lane.HISTORY) -> Item:
    return item(SEGMENTFLOW, change(ChangeKind.PRODUCT_SAVED, PRODUCT), lane=lane)


def test_a_product_is_a_signed_delivery_like_the_stores_own() -> None:
    request = send(product())
    assert (request.method, request.url) == ("POST", "https://hooks.example/wc/1")
    names = {name for name in request.headers if name.startswith("X-WC-Webhook-")}
    assert names == {
        "X-WC-Webhook-Source",
        "X-WC-Webhook-Topic",
        "X-WC-Webhook-Resource",
        "X-WC-Webhook-Event",
        "X-WC-Webhook-Signature",
        "X-WC-Webhook-ID",
        "X-WC-Webhook-Delivery-ID",
    }
    made = base64.b64encode(hmac.digest(b"whs_secret", request.content, "sha256")).decode()
    assert request.headers["X-WC-Webhook-Signature"] == made
    assert request.headers["X-WC-Webhook-Source"] == "https://store.example/"
    assert request.headers["X-WC-Webhook-Topic"] == "product.created"
    assert len(request.headers["X-WC-Webhook-Delivery-ID"]) == 32
    assert "whs_secret" not in repr(dict(request.headers)) + request.content.decode()


def test_the_body_is_the_representation_without_what_is_nobodys_business() -> None:
    assert json.loads(send(product()).content) == {
        "id": 101,
        "name": "Kaffee ☕",
        "price": "8.50",
        "downloads": [],
        "post_password": "",
        "related_ids": [],
        "variations": [102],
    }


def test_a_retry_carries_the_same_delivery_id_and_another_state_another() -> None:
    first, again = send(product()), send(product())
    assert first == again
    other = send(product()._replace(key=key_of("revision 2")))
    assert first.headers["X-WC-Webhook-Delivery-ID"] != other.headers["X-WC-Webhook-Delivery-ID"]


def test_topics_tell_new_from_changed_and_name_the_deletion() -> None:
    assert send(product(Lane.LIVE)).headers["X-WC-Webhook-Topic"] == "product.created"
    assert send(product(Lane.LIVE)._replace(known=True)).headers["X-WC-Webhook-Topic"] == "product.updated"
    gone = send(item(SEGMENTFLOW, change(ChangeKind.PRODUCT_DELETED, None, record_id="101")))
    assert gone.headers["X-WC-Webhook-Topic"] == "product.deleted"
    assert gone.content == b'{"id":101}'
    left = send(item(SEGMENTFLOW, change(ChangeKind.CUSTOMER_DELETED, None, record_id="17")))
    assert left.headers["X-WC-Webhook-Topic"] == "customer.deleted"
    assert left.headers["X-WC-Webhook-Resource"] == "customer"


def test_related_products_drawn_anew_are_no_change() -> None:
    other = PRODUCT.model_copy(update={"raw": PRODUCT.raw | {"related_ids": [1, 2]}})
    assert prepared(change(ChangeKind.PRODUCT_SAVED, PRODUCT)) == prepared(change(ChangeKind.PRODUCT_SAVED, other))


def test_unpublished_products_are_not_sent() -> None:
    assert prepared(change(ChangeKind.PRODUCT_SAVED, PRODUCT.model_copy(update={"status": "private"}))) is None


@pytest.mark.parametrize(
    ("secrets", "public"),
    [
        ({"webhook_secret": "s"}, {"webhook_delivery_url": ""}),
        ({}, {"webhook_delivery_url": "https://hooks.example/"}),
    ],
)
def test_without_secret_or_address_nothing_is_composed(secrets: dict[str, str], public: dict[str, str]) -> None:
    with pytest.raises(ProblemError) as caught:
        SEGMENTFLOW.compose("webhook", [product()], "k", Session(HOSTS, secrets, public))
    assert caught.value.problem.code is ProblemCode.CREDENTIALS_MISSING


def test_the_default_host_is_the_published_one() -> None:
    session = Session(Hosts(), SEGMENTFLOW_SESSION.secrets, {})
    one = item(SEGMENTFLOW, change(ChangeKind.GUEST_SAVED, GUEST))
    assert SEGMENTFLOW.compose("ingest", [one], "k", session).url == (
        "https://api.cloud.segmentflow.ai/api/v1/ingest/batch"
    )


def test_an_order_in_the_trash_is_cancelled_once_even_where_it_was_cancelled_before() -> None:
    def cancelled(kind: ChangeKind, occurrence: str) -> dict[str, Any]:
        (one,) = prepared(change(kind, order(), occurred_at=NOW, occurrence=occurrence))["batch"]
        return dict(one)

    trashed = cancelled(ChangeKind.ORDER_TRASHED, "trashed:1")
    assert trashed["event"] == "order_cancelled"
    assert trashed["messageId"] == cancelled(ChangeKind.ORDER_CANCELLED, "cancelled:1")["messageId"]
    assert platform(PlatformName.SEQUENZY).prepare(change(ChangeKind.ORDER_TRASHED, order()), "k", PROFILE) is None
