"""What leaves the machine of a store's own representation, field by field, against the documented list.

Every text of a recorded product, customer and order is replaced by one that says where it stood; meta data, notes,
addresses of machines and payment details are planted on top. What then stands in a request has left.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, timedelta
from typing import Any

import pytest
from platform_examples import KEY_SESSION, NOW, PROFILE, SEGMENTFLOW_SESSION, change, item

from app.manual.fields_sent import PRODUCT_FIELDS_THAT_STAY
from app.model.changes import Change, ChangeKind, Subscription
from app.model.deliveries import Lane
from app.model.settings import PlatformName
from app.platforms.protocol import Hold
from app.platforms.registry import platform
from app.stores.customers import parse_customer
from app.stores.orders import buyer_of, parse_order
from app.stores.products import parse_product
from tests.replay import recorded

SHAPED = re.compile(r"|-?\d+(\.\d+)?|\d{4}-\d\d-\d\d.*|[A-Z]{2,3}|[\w.+-]+@[\w.-]+|https?://\S*")
"""Texts that have to keep their form: amounts, dates, countries and currencies, addresses."""
KEPT = {"status", "type", "currency", "role", "kind"}
PLANTED_IN_ORDER = {
    "order_key": "wc_order_CANARY-order_key-",
    "customer_ip_address": "CANARY-customer_ip_address-",
    "customer_user_agent": "CANARY-customer_user_agent-",
    "customer_note": "CANARY-customer_note-",
    "transaction_id": "CANARY-transaction_id-",
    "cart_hash": "CANARY-cart_hash-",
    "payment_url": "https://store.example/CANARY-payment_url-",
    "meta_data": [
        {"id": 1, "key": "_card_last4", "value": "CANARY-card-"},
        {"id": 2, "key": "_vat_number", "value": "CANARY-vat-"},
        {"id": 3, "key": "_segmentflow_utm_source", "value": "CANARY-utm_source-"},
        {"id": 4, "key": "newsletter_opt_in", "value": "CANARY-consent-"},
    ],
}
NEVER = {
    *("order_key", "customer_ip_address", "customer_user_agent", "customer_note", "transaction_id", "cart_hash"),
    *("payment_url", "payment_method_title", "card", "vat", "consent", "username", "meta", "download", "password"),
}
"""What never stands in anything that Storewire itself sends."""

ADDRESS = ("company", "address_1", "address_2", "city", "state", "postcode", "phone")
DOCUMENTED = {
    PlatformName.SEQUENZY: {
        *("order:number", "order:billing.first_name", "order:billing.last_name"),
        *("order:line_items[].name", "order:line_items[].sku"),
        *("customer:first_name", "customer:last_name"),
        *("product:name", "product:description"),
    },
    PlatformName.SEGMENTFLOW: {
        *("order:number", "order:payment_method", "order:line_items[].name", "order:line_items[].sku"),
        *("order:coupon_lines[].code", "utm_source", "order:billing.first_name", "order:billing.last_name"),
        *(f"order:billing.{name}" for name in ADDRESS),
        *("customer:first_name", "customer:last_name", *(f"customer:billing.{name}" for name in ADDRESS)),
    },
}
"""Texts of the store that leave. Segmentflow's products leave in their REST form, which the test below lists."""


def marked(value: Any, path: str) -> Any:
    """Return a representation whose texts say where they stood."""
    if isinstance(value, dict):
        return {
            key: one if key in KEPT else marked(one, f"{path}.{key}" if ":" in path and path[-1] != ":" else path + key)
            for key, one in value.items()
        }
    if isinstance(value, list):
        return [marked(one, f"{path}[]") for one in value]
    if isinstance(value, str) and not SHAPED.fullmatch(value):
        return f"CANARY-{path}-"
    return value


def order_row() -> Any:
    row = marked(recorded("orders_page1")[0], "order:")
    row |= {"coupon_lines": [{"id": 1, "code": "CANARY-order:coupon_lines[].code-", "discount": "1.00"}]}
    row["number"] = "CANARY-order:number-"
    row["billing"] |= {name: f"CANARY-order:billing.{name}-" for name in ADDRESS}
    row["shipping"] |= {name: f"CANARY-order:shipping.{name}-" for name in ADDRESS}
    for line in row["line_items"]:
        line |= {"sku": "CANARY-order:line_items[].sku-", "meta_data": [{"id": 9, "key": "x", "value": "CANARY-meta-"}]}
    return row | PLANTED_IN_ORDER | {"payment_method_title": "CANARY-payment_method_title-"}


def customer_row() -> Any:
    row = marked(recorded("customers_page1")[3], "customer:")
    row |= {name: f"CANARY-customer:{name}-" for name in ("first_name", "last_name")}
    row["billing"] |= {name: f"CANARY-customer:billing.{name}-" for name in ADDRESS}
    meta = [{"id": 1, "key": "session_tokens", "value": "CANARY-meta-"}]
    return row | {"username": "CANARY-username-", "meta_data": meta}


def product_row() -> Any:
    row = marked(recorded("products_page1")[0], "product:")
    row |= {"description": "CANARY-product:description-", "status": "publish"}
    row |= {"meta_data": [{"id": 1, "key": "_cost", "value": "CANARY-meta-"}], "post_password": "CANARY-password-"}
    return row | {"downloads": [{"id": "a", "name": "x", "file": "https://store.example/CANARY-download-"}]}


def changes() -> Iterator[Change]:
    order = parse_order(order_row(), UTC)
    customer = parse_customer(customer_row(), UTC)
    yield change(ChangeKind.PRODUCT_SAVED, parse_product(product_row(), "EUR", UTC, ()))
    yield change(ChangeKind.CUSTOMER_SAVED, customer)
    yield change(ChangeKind.GUEST_SAVED, buyer_of(order))
    for kind in ChangeKind:
        for moment in (NOW, NOW - timedelta(days=30)):
            about: dict[str, Any] = {"occurred_at": moment, "subscription": Subscription.SUBSCRIBED}
            if kind.value.startswith("order.") or kind is ChangeKind.CHECKOUT_STARTED:
                yield change(kind, order, **about)
            elif kind in (ChangeKind.CUSTOMER_CREATED, ChangeKind.CUSTOMER_UPDATED):
                yield change(kind, customer, **about)


def sent(name: PlatformName, *kinds: ChangeKind) -> list[bytes]:
    """Return the whole of every request, headers and address included."""
    one = platform(name)
    session = KEY_SESSION if name is PlatformName.SEQUENZY else SEGMENTFLOW_SESSION
    found = []
    for made in changes():
        if (kinds and made.kind not in kinds) or one.prepare(made, "k", PROFILE) is None:
            continue
        for lane in Lane:
            ready = item(one, made, lane=lane)
            call = one.channel(ready, NOW)
            assert not isinstance(call, Hold)
            request = one.compose(call, [ready], "b" * 64, session)
            found.append(request.url.encode() + json.dumps(dict(request.headers)).encode() + request.content)
    return found


def canaries(requests: list[bytes]) -> set[str]:
    """Return which of the store's texts stand in requests."""
    return {found.decode() for found in re.findall(rb"CANARY-(.*?)-", b"".join(requests))}


@pytest.mark.parametrize("name", list(PlatformName))
def test_exactly_the_documented_texts_of_a_store_leave(name: PlatformName) -> None:
    everything = [kind for kind in ChangeKind if kind is not ChangeKind.PRODUCT_SAVED]
    if name is PlatformName.SEQUENZY:
        everything.append(ChangeKind.PRODUCT_SAVED)
    assert canaries(sent(name, *everything)) == DOCUMENTED[name]


@pytest.mark.parametrize("name", list(PlatformName))
def test_payment_details_notes_keys_passwords_and_meta_data_never_leave(name: PlatformName) -> None:
    assert NEVER & canaries(sent(name)) == set()
    assert all(name in json.dumps([order_row(), customer_row(), product_row()]) for name in NEVER - {"card", "vat"})


def test_segmentflow_gets_a_products_own_fields_and_no_more() -> None:
    one = platform(PlatformName.SEGMENTFLOW)
    row = product_row() | {"related_ids": [9, 4]}
    made = item(one, change(ChangeKind.PRODUCT_SAVED, parse_product(row, "EUR", UTC, ())))
    content = one.compose(str(one.channel(made, NOW)), [made], "b" * 64, SEGMENTFLOW_SESSION).content
    product = json.loads(content)
    assert set(product) == set(row) - set(PRODUCT_FIELDS_THAT_STAY)
    assert (product["downloads"], product["post_password"]) == ([], "")
