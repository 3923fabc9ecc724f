"""The sandbox's records have the recorded store's fields, names and JSON types."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.conftest import ContractStore, load
from tests.contract.shapes import Shape, shape_of

PRODUCTS = "products_page1 products_page1_manager products_variable_list products_status_draft product_simple"
ORDERS = """
    orders_page1 orders_status_list orders_modified_after_trashed orders_after_before order_guest order_attribution
    order_partial_refund order_jpy
    order_get_trashed order_checkout_draft orders_include orders_search_email orders_offset
"""


def recorded(names: str) -> Shape:
    """Return the shape of all records in some recordings."""
    documents: list[Any] = []
    for name in names.split():
        body = load(name)["response"]["body"]
        documents += body if isinstance(body, list) else [body]
    return shape_of(documents)


def assert_like(records: list[Any], shape: Shape) -> None:
    assert records
    problems = {problem for record in records for problem in shape.differences(record)}
    assert not problems


async def everything(store: ContractStore, path: str, **query: Any) -> list[Any]:
    answer = await store.call(path, {"per_page": 100, **query})
    assert answer.status_code == 200
    return list(answer.json())


async def test_products_have_the_recorded_fields_and_types(store: ContractStore) -> None:
    assert_like(await everything(store, "/wp-json/wc/v3/products"), recorded(PRODUCTS))


async def test_variations_have_the_recorded_fields_and_types(store: ContractStore) -> None:
    parent = (await everything(store, "/wp-json/wc/v3/products", type="variable"))[0]
    path = f"/wp-json/wc/v3/products/{parent['id']}/variations"
    shape = recorded("product_variations product_variation_single")
    shape.keys["stock_quantity"].see(3)  # the recorded variations keep no stock; products show the type
    assert_like(await everything(store, path), shape)


async def test_a_variation_alone_is_a_product_of_type_variation(store: ContractStore) -> None:
    flat = (await everything(store, "/wp-json/wc-analytics/variations"))[0]
    answer = await store.call(f"/wp-json/wc/v3/products/{flat['id']}")
    assert answer.json()["type"] == "variation"
    assert answer.json()["parent_id"] == flat["parent_id"]


async def test_customers_have_the_recorded_fields_and_types(store: ContractStore) -> None:
    names = "customers_page1 customers_registered_desc customers_search customers_manager"
    assert_like(await everything(store, "/wp-json/wc/v3/customers", role="all"), recorded(names))


async def test_orders_have_the_recorded_fields_and_types(store: ContractStore) -> None:
    shape = recorded(ORDERS)
    for offset in (0, 100, 200, 300):
        assert_like(await everything(store, "/wp-json/wc/v3/orders", offset=offset), shape)
    assert_like(await everything(store, "/wp-json/wc/v3/orders", status="trash"), shape)


async def test_refunds_have_the_recorded_fields_and_types(store: ContractStore) -> None:
    records = await everything(store, "/wp-json/wc/v3/refunds")
    assert_like(records, recorded("refunds_global"))
    order = records[0]["parent_id"]
    shape = recorded("order_partial_refund_refunds order_refund_create")
    assert_like(await everything(store, f"/wp-json/wc/v3/orders/{order}/refunds"), shape)


@pytest.mark.parametrize(
    ("name", "auth"),
    [
        ("discovery_wp_json", None), ("discovery_fields", None), ("discovery_rest_route", None),
        ("currency_current", "admin"),
        ("wc_inactive_discovery", None), ("users_me_edit_admin", "admin"), ("users_me_edit_manager", "manager"),
        ("users_me_edit_shopper", "shopper"), ("application_password_create", "admin"),
        ("application_passwords_introspect", "admin"), ("reports_totals_orders", "admin"),
        ("reports_totals_products", "admin"), ("reports_totals_customers", "admin"),
        ("system_status_manager", "manager"),
        ("wp_settings_admin", "admin"), ("webhook_create_https", "admin"), ("webhook_create_manager", "manager"),
        ("products_fields", "admin"), ("orders_fields", "admin"),
    ],
)  # fmt: skip
async def test_an_answer_has_the_recorded_structure(store: ContractStore, name: str, auth: str | None) -> None:
    recording = load(name)
    answer = await store.replay({**recording["request"], "auth": auth})
    assert answer.status_code == recording["response"]["status"]
    body, known = answer.json(), recording["response"]["body"]
    if name == "discovery_wp_json":
        known = {key: value for key, value in known.items() if key != "routes"}
    records = body if isinstance(body, list) else [body]
    shape = shape_of(known if isinstance(known, list) else [known])
    problems = {problem for record in records for problem in shape.differences(record)}
    assert not problems


async def test_the_settings_have_the_recorded_form(store: ContractStore) -> None:
    known = {row["id"]: row for row in load("settings_general")["response"]["body"]}
    for row in (await store.call("/wp-json/wc/v3/settings/general")).json():
        assert set(row) == set(known[row["id"]])
        assert (row["type"], row["default"]) == (known[row["id"]]["type"], known[row["id"]]["default"])


async def test_the_system_status_has_the_recorded_sections(store: ContractStore) -> None:
    known = load("system_status_trimmed")["response"]["body"]
    manager = load("system_status_manager")["response"]["body"]
    body = (await store.call("/wp-json/wc/v3/system_status")).json()
    assert set(body) == set(known)
    for section in ("environment", "theme", "settings", "security", "logging"):
        both = [known[section], manager[section]] if section in manager else [known[section]]
        assert not shape_of(both).differences(body[section])
