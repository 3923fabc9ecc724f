"""The approval page takes and refuses the return addresses that the recorded one did, and answers as it did."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from app.sandbox.options import StoreCondition
from tests.contract.conftest import ContractStore, load

PAGE = "/wp-admin/authorize-application.php"
PRODUCTION = {
    row["success_url"]: row["status"] for row in load("flow_authorize_application_production") if "success_url" in row
}


async def signed_in(store: ContractStore, name: str = "manager") -> None:
    fields = {"log": name, "pwd": store.world.access.login_password, "wp-submit": "Log In", "redirect_to": "/"}
    answer = await store.http.post("/wp-login.php", data=fields)
    assert answer.status_code == 302


@pytest.mark.parametrize(("success", "status"), PRODUCTION.items())
async def test_a_return_address_is_taken_or_refused_as_in_production(
    store: ContractStore, success: str, status: int
) -> None:
    await signed_in(store)
    answer = await store.http.get(PAGE, params={"app_name": "Storewire", "success_url": success})
    assert answer.status_code == status


@pytest.mark.parametrize(
    "success", ["storewire:authorized", "storewire:/authorized", "javascript:alert(1)", "not a url"]
)
async def test_what_is_no_address_is_refused(store: ContractStore, success: str) -> None:
    await signed_in(store)
    answer = await store.http.get(PAGE, params={"app_name": "Storewire", "success_url": success})
    assert answer.status_code == 500
    assert "Invalid URL format." in answer.text


async def test_approval_comes_back_with_user_and_password_after_our_own_query(store: ContractStore) -> None:
    await signed_in(store)
    success = "https://x.example/?state=abc"
    fields = {"app_name": "Storewire", "success_url": success, "approve": "1"}
    answer = await store.http.post(PAGE, data=fields)
    assert answer.headers["location"].startswith(f"{success}&site_url=")
    query = parse_qs(urlsplit(answer.headers["location"]).query)
    assert query["user_login"] == ["manager"]
    me = await store.http.get("/wp-json/wp/v2/users/me", auth=("manager", query["password"][0]))
    assert me.status_code == 200


async def test_refusal_comes_back_without_success(store: ContractStore) -> None:
    await signed_in(store)
    page = await store.http.get(PAGE, params={"app_name": "Storewire", "success_url": "https://x.example/"})
    assert "https://x.example/?success=false" in page.text
    fields = {"reject": "1", "reject_url": "https://x.example/?success=false", "success_url": "https://x.example/"}
    answer = await store.http.post(PAGE, data=fields)
    assert answer.headers["location"] == "https://x.example/?success=false"


async def test_without_a_return_address_the_password_is_shown(store: ContractStore) -> None:
    await signed_in(store)
    answer = await store.http.post(PAGE, data={"app_name": "Storewire", "approve": "1"})
    assert "new-application-password-value" in answer.text


async def test_a_stranger_signs_in_first_and_comes_back(store: ContractStore) -> None:
    answer = await store.http.get(PAGE, params={"app_name": "Storewire"})
    assert answer.headers["location"].startswith(
        "http://store.example/wp-login.php?redirect_to=http%3A%2F%2Fstore.example"
    )
    form = await store.http.get(answer.headers["location"])
    for field in ("user_login", "user_pass", "wp-submit"):
        assert f'id="{field}"' in form.text


async def test_a_shopper_is_sent_to_the_account_page(store: ContractStore) -> None:
    await signed_in(store, "shopper")
    answer = await store.http.get(PAGE, params={"app_name": "Storewire"})
    assert answer.headers["location"] == "http://store.example/my-account/"


async def test_a_site_where_shoppers_approve_gives_a_password_that_reads_nothing(store: ContractStore) -> None:
    store.world.choose_condition(StoreCondition.NO_PERMISSION)
    await signed_in(store)
    answer = await store.http.post(PAGE, data={"app_name": "x", "success_url": "https://x.example/", "approve": "1"})
    query = parse_qs(urlsplit(answer.headers["location"]).query)
    refused = await store.http.get("/wp-json/wc/v3/orders", auth=(query["user_login"][0], query["password"][0]))
    assert refused.status_code == 403


async def test_the_pages_script_may_make_the_password_with_its_nonce(store: ContractStore) -> None:
    await signed_in(store)
    page = await store.http.get(
        PAGE, params={"app_name": "Storewire", "success_url": "storewire://authorized/?state=1"}
    )
    nonce = page.text.split('"nonce": "')[1].split('"')[0]
    answer = await store.http.post(
        "/", params={"rest_route": "/wp/v2/users/me/application-passwords"}, json={"name": "Storewire"},
        headers={"X-WP-Nonce": nonce},
    )  # fmt: skip
    assert answer.status_code == 201
    assert len(answer.json()["password"]) == 29
