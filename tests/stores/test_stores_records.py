from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from app.model.money import Money
from app.stores.customers import parse_customer
from app.stores.fields import UnreadableRecord
from app.stores.orders import guest_of, parse_order
from app.stores.products import parse_product, parse_variation, variation_ids
from app.stores.times import site_zone
from tests.replay import RECORDINGS, recorded

ZONE = site_zone("Europe/Berlin", 1.0)
NAMES = sorted(path.stem for path in RECORDINGS.glob("*.json"))


def rows_of(name: str) -> list[dict[str, Any]]:
    """Return the records in a recording: a list's, a batch's, a single one; none for errors and reports."""
    body = recorded(name)
    found = body.get("update", [body]) if isinstance(body, dict) else body
    return [row for row in found if isinstance(row, dict) and "id" in row] if isinstance(found, list) else []


def named(*beginnings: str, but: tuple[str, ...] = ()) -> list[str]:
    return [name for name in NAMES if name.startswith(beginnings) and not name.startswith(but) and rows_of(name)]


@pytest.mark.parametrize(
    "name", named("product", "https_consumer_key", "permalinks_", "wc_reactivated", but=("product_variation",))
)
def test_every_recorded_product_is_understood(name: str) -> None:
    for row in rows_of(name):
        product = parse_product(row, "EUR", ZONE)
        assert product.id == row["id"]
        assert product.price is None or product.price.currency == "EUR"
        assert "<" not in product.title
        assert "meta_data" not in product.raw
        assert "_links" not in product.raw


@pytest.mark.parametrize("name", named("product_variation"))
def test_every_recorded_variation_is_understood(name: str) -> None:
    for row in rows_of(name):
        variation = parse_variation(row, "EUR")
        assert variation.id == row["id"]
        assert variation.options == (("Größe", variation.title),)
        assert variation.price == Money.parse(row["price"], "EUR")


@pytest.mark.parametrize("name", named("customer"))
def test_every_recorded_customer_is_understood(name: str) -> None:
    for row in rows_of(name):
        customer = parse_customer(row, ZONE)
        assert customer.id == row["id"]
        assert customer.email == row["email"].lower()
        assert customer.created_at is not None


@pytest.mark.parametrize("name", named("order", but=("order_notes", "order_refund", "order_partial_refund_refunds")))
def test_every_recorded_order_is_understood(name: str) -> None:
    for row in rows_of(name):
        if "id" not in row or "currency" not in row:
            continue
        order = parse_order(row, ZONE)
        assert order.id == row["id"]
        assert order.total == Money.parse(row["total"], row["currency"])
        assert len(order.lines) == len(row.get("line_items", []))
        assert all(refund.amount.minor > 0 for refund in order.refunds)


def test_a_guests_order_in_full() -> None:
    order = parse_order(recorded("order_guest"), ZONE)
    assert (order.number, order.status, order.currency) == ("2616", "completed", "EUR")
    assert order.total == Money(76455, "EUR")
    assert order.subtotal == Money(19998 + 4060 + 26532 + 13246, "EUR")
    assert order.created_at == datetime(2024, 11, 20, 1, 45, 6, tzinfo=UTC)
    assert order.paid_at == datetime(2024, 11, 20, 1, 50, 6, tzinfo=UTC)
    line = order.lines[3]
    assert (line.product_id, line.variation_id, line.title, line.quantity) == (1390, 1392, "Variante 1392 – M", 2.0)
    assert line.unit_price == Money(6623, "EUR")
    assert order.lines[0].title == "Artikel & 1475"
    guest = guest_of(order)
    assert guest is not None
    assert (guest.email, guest.first_name, guest.first_order_at) == ("gast1@example.test", "Håkon", order.created_at)


def test_yen_have_no_cents() -> None:
    assert parse_order(recorded("order_jpy"), ZONE).total == Money(11630, "JPY")


def test_a_partial_refund_is_positive() -> None:
    order = parse_order(recorded("order_partial_refund"), ZONE)
    assert [(one.id, one.amount, one.reason) for one in order.refunds] == [
        (2666, Money(500, "EUR"), "Beschädigt – teilweise")
    ]


def test_where_the_buyer_came_from() -> None:
    found = parse_order(recorded("order_attribution"), ZONE).attribution
    assert found is not None
    assert (found.source_type, found.source, found.medium, found.campaign) == (
        "utm",
        "newsletter",
        "email",
        "Sommer–Aktion ☀",
    )


def test_the_stamp_of_the_first_visit_comes_before_woocommerces_own() -> None:
    row = recorded("order_attribution")
    row["meta_data"].append({"id": 1, "key": "_segmentflow_utm_source", "value": "first"})
    found = parse_order(row, ZONE).attribution
    assert found is not None
    assert (found.source, found.campaign, found.source_type) == ("first", "", "utm")


def test_a_checkout_that_was_only_begun_has_no_buyer() -> None:
    draft = parse_order(recorded("order_checkout_draft"), ZONE)
    assert draft.email == "block.gast@example.test"
    assert guest_of(draft) is None


@pytest.mark.parametrize(
    "change",
    [
        {"customer_id": 7},
        {"billing": {"email": ""}},
        {"billing": {"email": "deleted@site.invalid"}},
        {"status": "trash"},
    ],
)
def test_who_is_no_guest_buyer(change: dict[str, Any]) -> None:
    assert guest_of(parse_order({**recorded("order_guest"), **change}, ZONE)) is None


def test_the_billing_address_does_not_stand_in_for_the_accounts_own() -> None:
    row = next(row for row in recorded("customers_page1") if row["billing"]["email"] not in ("", row["email"]))
    assert parse_customer(row, ZONE).email == row["email"]


def test_a_reading_does_not_depend_on_what_woocommerce_shuffles() -> None:
    row = recorded("product_simple")
    shuffled = {**row, "related_ids": row["related_ids"][::-1], "price_html": "other", "_links": {}}
    assert parse_product(row, "EUR", ZONE) == parse_product(shuffled, "EUR", ZONE)


def test_a_variable_products_variations_are_known_by_their_ids() -> None:
    assert variation_ids(recorded("products_variable_list")[0]) == (23, 24, 25)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"id": None}, "id"),
        ({"id": ""}, "id"),
        ({"id": "abc"}, "id"),
        ({"id": -5}, "id"),
        ({"total": None}, "total"),
        ({"total": "a lot"}, "total"),
        ({"total": "NaN"}, "total"),
        ({"total": "1e999"}, "total"),
        ({"total": []}, "total"),
        ({"currency": ""}, "currency"),
        ({"currency": None}, "currency"),
        ({"currency": "€"}, "currency"),
    ],
)
def test_an_order_without_its_bearings_is_unreadable_and_says_why(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(UnreadableRecord) as raised:
        parse_order({**recorded("order_guest"), **change}, ZONE)
    assert raised.value.reason.startswith(reason)


@pytest.mark.parametrize(
    "change",
    [
        {"line_items": None},
        {"line_items": {"1": {"id": 1, "name": "x"}}},
        {"line_items": [{"product_id": None, "quantity": "two", "price": 85.91000000000001, "image": ""}]},
        {"line_items": [{"id": 1, "quantity": 1e-300, "total": "5.00"}]},
        {"line_items": [{"id": 1, "product_id": 0, "total": "5.00", "image": {"id": "", "src": ""}}] * 500},
        {"fee_lines": [{"name": "Discount", "total": "-5.00", "total_tax": ""}]},
        {"coupon_lines": [{"code": "X", "discount": "1", "discount_tax": "1.3"}]},
        {"refunds": [{"id": "", "total": "-1"}, {"id": 3, "total": None}, {"id": 4, "total": "x"}]},
        {"billing": []},
        {"billing": {"email": ["a@b.example"], "first_name": {"a": 1}, "phone": 49301}},
        {"customer_id": None},
        {"customer_id": "12"},
        {"meta_data": {"0": {"key": "newsletter", "value": "1"}}},
        {"meta_data": [{"key": "_wc_order_attribution_utm_source", "value": ["a"]}]},
        {"date_created_gmt": "0000-00-00T00:00:00", "date_created": "2030-01-01T00:00:00"},
        {"status": "my-own-status"},
        {"total": 12.5},
    ],
)
def test_an_order_survives_whatever_plugins_do_to_it(change: dict[str, Any]) -> None:
    order = parse_order({**recorded("order_guest"), **change}, ZONE)
    assert order.id == 2616


def test_an_order_of_which_more_was_taken_off_than_it_cost_stays_negative() -> None:
    assert parse_order({**recorded("order_guest"), "total": "-5.95"}, ZONE).total == Money(-595, "EUR")


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        ({"price": ""}, "price", None),
        ({"price": 18.96}, "price", Money(1896, "EUR")),
        ({"price": "abc"}, "price", None),
        ({"stock_quantity": "7"}, "stock_quantity", 7),
        ({"stock_quantity": 2.0}, "stock_quantity", 2),
        ({"stock_status": "outofstock"}, "in_stock", False),
        ({"stock_status": "onbackorder"}, "in_stock", True),
        (
            {"images": [{"id": "", "src": ""}, {"src": "https://x.example/a.jpg"}]},
            "image_url",
            "https://x.example/a.jpg",
        ),
        ({"images": [{"src": "javascript:alert(1)"}]}, "image_url", ""),
        ({"name": ""}, "title", "#13"),
        ({"name": None}, "title", "#13"),
        ({"description": "", "short_description": "<p>Short</p>"}, "description", "Short"),
        ({"status": "my-status"}, "status", "my-status"),
    ],
)
def test_a_product_survives_whatever_plugins_do_to_it(change: dict[str, Any], field: str, value: object) -> None:
    assert getattr(parse_product({**recorded("product_simple"), **change}, "EUR", ZONE), field) == value
