"""Every recorded product, customer and order, in every form in which it can leave, held against the official SDK."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, timedelta
from typing import Any

import pytest
from platform_examples import KEY_SESSION, NOW, PROFILE, TOTALS, change, item
from sequenzy import Sequenzy
from sequenzy_oracle import check

from app.model.changes import Change, ChangeKind, Subscription
from app.model.deliveries import Lane
from app.model.records import Customer, Order, Product
from app.model.settings import PlatformName
from app.platforms.protocol import Hold
from app.platforms.registry import platform
from app.platforms.sequenzy import calls
from app.stores.customers import parse_customer
from app.stores.orders import buyer_of, parse_order
from app.stores.products import parse_product
from tests.replay import recorded

SEQUENZY = platform(PlatformName.SEQUENZY)
SDK: dict[str, Callable[[Sequenzy], Callable[..., Any]]] = {
    calls.PRODUCTS: lambda sdk: sdk.products.upsert,
    calls.PRODUCT_DELETE: lambda sdk: sdk.products.delete,
    **dict.fromkeys(calls.IMPORTS, lambda sdk: sdk.subscribers.create_import),
    calls.SUBSCRIBER: lambda sdk: sdk.subscribers.create,
    calls.ORDER: lambda sdk: sdk.orders.push,
    calls.CHECKOUT: lambda sdk: sdk.orders.track_checkout_started,
    calls.EVENT: lambda sdk: sdk.subscribers.events.trigger,
    calls.HISTORY: lambda sdk: sdk.subscribers.import_events,
}
ORDER_FILES = ("orders_page1", "order_attribution", "order_guest", "order_jpy", "order_partial_refund")


def rows(name: str) -> list[Any]:
    body = recorded(name)
    return body if isinstance(body, list) else [body]


def orders() -> Iterator[Order]:
    for name in ORDER_FILES:
        for row in rows(name):
            yield parse_order(row, UTC)


def customers() -> Iterator[Customer]:
    for name in ("customers_page1", "customer_single"):
        for row in rows(name):
            yield parse_customer(row, UTC)


def products() -> Iterator[Product]:
    for row in rows("products_page1"):
        yield parse_product(row, "EUR", UTC, ())


def changes() -> Iterator[Change]:
    for product in products():
        yield change(ChangeKind.PRODUCT_SAVED, product)
        yield change(ChangeKind.PRODUCT_DELETED, None, record_id=str(product.id))
    for customer in customers():
        for subscription in Subscription:
            yield change(ChangeKind.CUSTOMER_SAVED, customer, subscription=subscription, totals=TOTALS)
        for kind in (ChangeKind.CUSTOMER_CREATED, ChangeKind.CUSTOMER_UPDATED):
            yield change(kind, customer, occurred_at=NOW)
    for order in orders():
        guest = buyer_of(order)
        if guest is not None:
            yield change(ChangeKind.GUEST_SAVED, guest, totals=TOTALS)
        for kind in (one for one in ChangeKind if one.value.startswith("order.")):
            for moment in (NOW, NOW - timedelta(days=200)):
                refund = order.refunds[0].id if order.refunds else None
                yield change(kind, order, occurred_at=moment, totals=TOTALS, refund_id=refund)
        yield change(ChangeKind.CHECKOUT_STARTED, order, occurred_at=NOW, subscription=Subscription.SUBSCRIBED)


def test_the_sdk_would_send_whatever_is_made_of_the_recordings() -> None:
    used: set[str] = set()
    for made in changes():
        if SEQUENZY.prepare(made, "k", PROFILE) is None:
            continue
        for lane in Lane:
            ready = item(SEQUENZY, made, lane=lane)
            call = SEQUENZY.channel(ready, NOW)
            assert not isinstance(call, Hold)
            used.add(call)
            path = {"product_id": str(ready.body["productId"])} if call == calls.PRODUCT_DELETE else {}
            check(SEQUENZY.compose(call, [ready], "b" * 64, KEY_SESSION), SDK[call], **path)
    assert used >= {calls.PRODUCTS, calls.PRODUCT_DELETE, calls.SUBSCRIBER, calls.ORDER, calls.CHECKOUT, calls.HISTORY}


@pytest.mark.parametrize("name", ORDER_FILES)
def test_money_ids_and_addresses_are_those_of_the_recording(name: str) -> None:
    for row in rows(name):
        order = parse_order(row, UTC)
        made = change(ChangeKind.ORDER_PLACED, order, occurred_at=NOW)
        if SEQUENZY.prepare(made, "k", PROFILE) is None:
            assert not row["billing"]["email"]
            continue
        sent = item(SEQUENZY, made).body["order"]
        assert isinstance(sent, dict)
        assert sent["orderId"] == f"cafe-lumiere:{row['id']}"
        assert sent["currency"] == row["currency"]
        # Yen have no minor unit, whatever decimals the store writes.
        factor = 1 if row["currency"] == "JPY" else 100
        assert sent["totalCents"] == round(float(row["total"]) * factor)
        assert sent["customer"]["email"] == row["billing"]["email"].strip().lower()  # type: ignore[index, call-overload]
        assert sent["orderedAt"] == f"{row['date_created_gmt']}+00:00"


def test_a_test_is_an_event_of_the_past_that_the_sdk_would_send() -> None:
    moment = NOW - timedelta(hours=2)
    made = change(ChangeKind.TEST_EVENT, None, email="me@example.test", occurred_at=moment)
    ready = item(SEQUENZY, made)
    assert SEQUENZY.channel(ready, NOW) == calls.HISTORY
    check(SEQUENZY.compose(calls.HISTORY, [ready], "b" * 64, KEY_SESSION), SDK[calls.HISTORY])
