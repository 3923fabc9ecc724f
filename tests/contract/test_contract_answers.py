"""Statuses, headers, links and error bodies are those of the recorded store."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.conftest import RECORDINGS, ContractStore, load

REFUSALS = """
    error_* *_404 *_deleted_404 plugins_manager wp_settings_manager webhook_create_bad* orders_status_bogus
    orders_orderby_bad
    products_modified_after_bad refund_single_as_order order_id_of_product variations_flat_endpoint
    orders_include_trashed
"""
ELSEWHERE = {
    "error_bad_json_body",
    "error_read_key_write",
    "error_page_beyond_end_products",
    "error_page_beyond_end_customers",
    "error_page_beyond_end_orders",
}
"""Not offered here are creating products and consumer keys; what lies beyond the end has a test of its own."""
SAME_BODY = sorted(
    {path.stem for pattern in REFUSALS.split() for path in RECORDINGS.glob(f"{pattern}.json")} - ELSEWHERE
)

LISTS = [
    "customers_default_role",
    "customers_manager",
    "customers_page1",
    "customers_registered_desc",
    "orders_page1",
    "orders_page1_manager",
    "orders_fields",
    "orders_dp",
    "orders_status_list",
    "products_page1",
    "products_page1_manager",
    "products_variable_list",
    "products_status_draft",
    "refunds_global",
]

OF_THE_SERVER = {"server", "date", "transfer-encoding", "connection", "content-length", "content-type"}


def names_of(headers: dict[str, str]) -> set[str]:
    return {name.lower() for name in headers} - OF_THE_SERVER


@pytest.mark.parametrize("name", SAME_BODY)
async def test_a_refusal_is_word_for_word_the_recorded_one(store: ContractStore, name: str) -> None:
    recording = load(name)
    answer = await store.replay(recording["request"])
    known: dict[str, Any] = recording["response"]
    assert answer.status_code == known["status"]
    assert answer.json() == known["body"]
    assert names_of(dict(answer.headers)) == names_of(known["headers"])
    assert answer.headers.get("allow") == known["headers"].get("allow")
    assert answer.headers["content-type"] == "application/json; charset=UTF-8"


@pytest.mark.parametrize("name", LISTS)
async def test_a_list_has_the_recorded_headers(store: ContractStore, name: str) -> None:
    recording = load(name)
    answer = await store.replay(recording["request"])
    known = recording["response"]["headers"]
    assert answer.status_code == 200
    assert answer.headers["allow"] == known["allow"]
    total, pages = int(answer.headers["x-wp-total"]), int(answer.headers["x-wp-totalpages"])
    assert pages == -(-total // int(recording["request"]["query"]["per_page"]))
    if 'rel="next"' in known["link"] and pages > 1:
        assert answer.headers["link"] == known["link"]
    assert names_of(dict(answer.headers)) == names_of(known)


@pytest.mark.parametrize("kind", ["products", "customers", "orders"])
async def test_beyond_the_end_there_is_nothing_and_orders_forget_their_total(store: ContractStore, kind: str) -> None:
    recording = load(f"error_page_beyond_end_{kind}")
    answer = await store.replay(recording["request"])
    first = await store.call(recording["request"]["path"], {**recording["request"]["query"], "page": 1}, "admin")
    assert (answer.status_code, answer.json()) == (200, [])
    if kind == "orders":
        assert answer.headers["x-wp-total"] == recording["response"]["headers"]["x-wp-total"] == "0"
    else:
        assert answer.headers["x-wp-total"] == first.headers["x-wp-total"] != "0"


async def test_the_front_page_names_the_rest_address(store: ContractStore) -> None:
    for method in ("GET", "HEAD"):
        answer = await store.call("/", auth=None, method=method)
        assert answer.headers["link"] == load("front_page_head")["response"]["headers"]["link"]
        assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("name", ["discovery_no_trailing_slash", "discovery_index_php", "discovery_rest_route"])
async def test_the_index_is_found_at_every_recorded_address(store: ContractStore, name: str) -> None:
    answer = await store.replay(load(name)["request"])
    assert answer.json()["namespaces"] == load(name)["response"]["body"]["namespaces"]
    assert answer.headers["link"] == load(name)["response"]["headers"]["link"]


async def test_nested_fields_pick_in_objects_and_drop_lists(store: ContractStore) -> None:
    recording = load("orders_fields")
    answer = await store.replay(recording["request"])
    assert set(answer.json()[0]) == set(recording["response"]["body"][0])


async def test_the_password_is_taken_without_spaces_and_with_the_address_as_name(store: ContractStore) -> None:
    made = (await store.call("/wp-json/wp/v2/users/me/application-passwords", method="POST", json={"name": "x"})).json()
    secret = made["password"].replace(" ", "")
    answer = await store.http.get("/wp-json/wp/v2/users/me", auth=("manager@example.test", secret))
    assert answer.json()["slug"] == "manager"
    assert len(secret) == 24


async def test_a_deleted_password_opens_nothing_any_more(store: ContractStore) -> None:
    path = "/wp-json/wp/v2/users/me/application-passwords"
    made = (await store.call(path, method="POST", json={"name": "x"})).json()
    gone = await store.call(f"{path}/{made['uuid']}", method="DELETE")
    assert set(gone.json()) == set(load("application_password_delete")["response"]["body"])
    answer = await store.http.get("/wp-json/wp/v2/users/me", auth=("manager", made["password"]))
    assert answer.json() == load("error_revoked_app_password")["response"]["body"]
