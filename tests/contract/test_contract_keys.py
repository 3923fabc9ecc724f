"""Consumer keys open what the recorded store's did, and are refused as there."""

from __future__ import annotations

import pytest

from app.sandbox.store_auth import MANAGER
from tests.contract.conftest import ContractStore, basic, load

PRODUCTS = "/wp-json/wc/v3/products"


def same_answer(answer: object, recording: str) -> None:
    known = load(recording)["response"]
    assert answer.status_code == known["status"]  # type: ignore[attr-defined]
    if known["status"] >= 400:
        assert answer.json() == known["body"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("place", ["header", "address"])
async def test_a_key_opens_the_shop(store: ContractStore, place: str) -> None:
    key = store.world.access.issue_key(MANAGER)
    if place == "header":
        answer = await store.call(PRODUCTS, auth=None, headers={"Authorization": basic(key.key, key.secret)})
        same_answer(answer, "https_consumer_key_basic")
    else:
        query = {"consumer_key": key.key, "consumer_secret": key.secret}
        same_answer(await store.call(PRODUCTS, query, auth=None), "https_consumer_key_query")


async def test_a_wrong_secret_is_told_apart_from_an_unknown_key(store: ContractStore) -> None:
    key = store.world.access.issue_key(MANAGER)
    wrong = {"consumer_key": key.key, "consumer_secret": "cs_bad"}
    same_answer(await store.call(PRODUCTS, wrong, auth=None), "https_error_wrong_consumer_secret")
    unknown = {"Authorization": basic("ck_" + "0" * 40, "cs_bad")}
    same_answer(await store.call(PRODUCTS, auth=None, headers=unknown), "error_unknown_consumer_key")


async def test_a_key_is_no_user_to_wordpress_itself(store: ContractStore) -> None:
    key = store.world.access.issue_key(MANAGER)
    header = {"Authorization": basic(key.key, key.secret)}
    same_answer(
        await store.call("/wp-json/wp/v2/users/me", auth=None, headers=header), "https_consumer_key_on_wp_v2_me"
    )
