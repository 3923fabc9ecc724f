"""A site that is down, blocked or something else looks as the recorded ones did."""

from __future__ import annotations

import pytest

from app.sandbox.options import StoreCondition
from tests.contract.conftest import ContractStore, load

MANY = {
    "maintenance_front": StoreCondition.MAINTENANCE,
    "maintenance_discovery": StoreCondition.MAINTENANCE,
    "fatal_error_rest": StoreCondition.PHP_FATAL,
    "plain_permalinks_front": StoreCondition.PLAIN_PERMALINKS,
    "plain_permalinks_wp_json": StoreCondition.PLAIN_PERMALINKS,
    "plain_permalinks_wp_json_products": StoreCondition.PLAIN_PERMALINKS,
    "plain_permalinks_index_php": StoreCondition.PLAIN_PERMALINKS,
    "plain_permalinks_rest_route": StoreCondition.PLAIN_PERMALINKS,
}


@pytest.mark.parametrize(("name", "condition"), MANY.items())
async def test_a_condition_looks_as_recorded(store: ContractStore, name: str, condition: StoreCondition) -> None:
    store.world.choose_condition(condition)
    recording = load(name)
    answer = await store.replay(recording["request"])
    known = recording["response"]
    assert answer.status_code == known["status"]
    assert answer.headers["content-type"].split(";")[0] == known["headers"]["content-type"].split(";")[0]
    for header in ("link", "retry-after", "location"):
        assert answer.headers.get(header) == known["headers"].get(header)


async def test_without_woocommerce_its_routes_are_unknown(store: ContractStore) -> None:
    store.world.choose_condition(StoreCondition.NO_WOOCOMMERCE)
    answer = await store.call("/wp-json/wc/v3/products")
    assert answer.json() == load("wc_inactive_consumer_key")["response"]["body"]
    index = await store.call("/wp-json/", auth=None)
    assert index.json()["namespaces"] == load("wc_inactive_discovery")["response"]["body"]["namespaces"]


async def test_switched_off_application_passwords_open_nothing(store: ContractStore) -> None:
    store.world.choose_condition(StoreCondition.APP_PASSWORDS_OFF)
    answer = await store.call("/wp-json/wp/v2/users/me")
    assert (answer.status_code, answer.json()["code"]) == (401, "rest_not_logged_in")
    assert (await store.call("/wp-json/", auth=None)).json()["authentication"] == []


@pytest.mark.parametrize(
    ("condition", "status"),
    [
        (StoreCondition.REST_BLOCKED, 403),
        (StoreCondition.HTML_INSTEAD_OF_JSON, 200),
        (StoreCondition.NOT_WORDPRESS, 200),
    ],
)
async def test_html_stands_where_json_should(store: ContractStore, condition: StoreCondition, status: int) -> None:
    store.world.choose_condition(condition)
    answer = await store.call("/wp-json/", auth=None)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    front = await store.call("/", auth=None)
    assert ("link" in front.headers) is (condition is not StoreCondition.NOT_WORDPRESS)


async def test_without_analytics_there_is_no_flat_list_of_variations(store: ContractStore) -> None:
    assert (await store.call("/wp-json/wc-analytics/variations")).status_code == 200
    store.world.choose_condition(StoreCondition.NO_ANALYTICS)
    assert (await store.call("/wp-json/wc-analytics/variations")).json()["code"] == "rest_no_route"
