from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import quote

import httpx
import pytest
from pydantic import SecretStr

from app.model.reasons import ProblemCode, ProblemError
from app.model.store import StoreCredentials, StoreSite
from app.stores.authorisation import authorize_page, read_return, revoke, verify
from tests.replay import RECORDINGS, RecordedStore, recorded_answer
from tests.stores.conftest import PASSWORD

Answer = Callable[[httpx.Request], httpx.Response]
Clients = Callable[[Answer], httpx.AsyncClient]
KEY = StoreCredentials(username="ck_" + "0" * 40, password=SecretStr("cs_" + "0" * 40))


def on_routes(**answers: str) -> Answer:
    """Answer as the recorded store does, but with other recordings where a route ends with a name."""
    store = RecordedStore()

    def answer(request: httpx.Request) -> httpx.Response:
        ending = request.url.path.rsplit("/", 1)[-1]
        return recorded_answer(answers[ending]) if ending in answers else store.answer(request)

    return answer


def test_the_approval_page_is_asked_to_come_back_to_us(site: StoreSite) -> None:
    page, returns_to = authorize_page(site, "Storewire on FRONT-DESK", "0f1e2d3c-4b5a-4678-8899-aabbccddeeff", "s t")
    query = httpx.URL(page).params
    assert page.startswith(site.authorize_url + "?")
    assert query["app_name"] == "Storewire on FRONT-DESK"
    assert query["success_url"] == "storewire://authorized/?state=s+t"
    assert query["success_url"].startswith(returns_to)


@pytest.mark.parametrize(
    ("root", "code"),
    [
        ("http://shop.example/wp-json/", ProblemCode.APP_PASSWORDS_NEED_HTTPS),
        ("https://shop.example/wp-json/", ProblemCode.APP_PASSWORDS_OFF),
        ("http://127.0.0.1:8080/wp-json/", ProblemCode.APP_PASSWORDS_OFF),
    ],
)
def test_without_an_approval_page_the_reason_is_told(site: StoreSite, root: str, code: ProblemCode) -> None:
    with pytest.raises(ProblemError) as raised:
        authorize_page(site.model_copy(update={"authorize_url": "", "rest_root": root}), "a", "b", "c")
    assert raised.value.problem.code is code


@pytest.mark.parametrize("password", ["abcd EFGH ijkl MNOP qrst UVWX", "abcdEFGHijklMNOPqrstUVWX"])
def test_the_credentials_are_read_from_the_return(password: str) -> None:
    url = (
        f"storewire://authorized/?state=s1&site_url=https%3A%2F%2Fx.example&user_login=a%40b&password={quote(password)}"
    )
    found = read_return(url, "s1")
    assert found.username == "a@b"
    assert found.password.get_secret_value() == PASSWORD
    assert PASSWORD not in repr(found)


@pytest.mark.parametrize(
    "url",
    [
        "storewire://authorized/?state=s1&success=false",
        "storewire://authorized/?state=other&user_login=a&password=secretsecret",
        "storewire://authorized/?user_login=a&password=secretsecret",
        "storewire://authorized/?state=s1&state=s1&user_login=a&password=secretsecret",
        "storewire://authorized/?state=s1&user_login=a",
        "storewire://authorized/?state=s1&password=secretsecret",
        "storewire://elsewhere/?state=s1&user_login=a&password=secretsecret",
        "https://authorized/?state=s1&user_login=a&password=secretsecret",
        "storewire://authorized/?state=ü&user_login=a&password=secretsecret",
        "",
    ],
)
def test_a_refusal_or_a_foreign_answer_gives_nothing(url: str) -> None:
    with pytest.raises(ProblemError) as raised:
        read_return(url, "s1")
    assert raised.value.problem.code is ProblemCode.AUTHORIZATION_REFUSED
    assert "secretsecret" not in str(raised.value)


def test_the_recorded_page_adds_its_answer_behind_our_state() -> None:
    cases = json.loads((RECORDINGS / "flow_authorize_application.json").read_text("utf-8"))
    sent = next(one["post_location"] for one in cases if "state=abc" in str(one.get("success_url")))
    ours = sent.replace("http://127.0.0.1:9000/cb", "storewire://authorized/")
    assert read_return(ours, "abc").username == "admin"


async def test_a_managers_password_is_verified_and_gets_its_id(
    clients: Clients, site: StoreSite, credentials: StoreCredentials, recorded_store: RecordedStore
) -> None:
    user, complete = await verify(clients(recorded_store.answer), site, credentials)
    assert (user.id, user.name, user.roles) == (2, "manager", ("shop_manager",))
    assert "view_woocommerce_reports" in user.capabilities
    assert complete.password_uuid == "34b675eb-15d4-418a-88cc-d951b39b99c3"
    assert {request.method for request in recorded_store.requests} == {"GET"}


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"me": "error_wrong_app_password_users_me"}, ProblemCode.WRONG_PASSWORD),
        ({"me": "error_revoked_app_password"}, ProblemCode.WRONG_PASSWORD),
        ({"me": "https_consumer_key_on_wp_v2_me"}, ProblemCode.WRONG_PASSWORD),
        ({"me": "error_no_auth_users_me"}, ProblemCode.AUTH_HEADER_CUT),
        ({"me": "users_me_edit_shopper", "products": "error_shopper_products"}, ProblemCode.NO_PERMISSION),
        ({"products": "wc_inactive_consumer_key"}, ProblemCode.NO_WOOCOMMERCE),
        ({"me": "plain_permalinks_wp_json"}, ProblemCode.NOT_JSON),
        ({"me": "maintenance_front"}, ProblemCode.MAINTENANCE),
    ],
)
async def test_each_way_of_not_getting_in_is_told_apart(
    clients: Clients, site: StoreSite, credentials: StoreCredentials, answers: dict[str, str], code: ProblemCode
) -> None:
    with pytest.raises(ProblemError) as raised:
        await verify(clients(on_routes(**answers)), site, credentials)
    assert raised.value.problem.code is code


async def test_a_missing_permission_names_role_and_records(
    clients: Clients, site: StoreSite, credentials: StoreCredentials
) -> None:
    answer = on_routes(
        me="users_me_edit_shopper", products="error_shopper_products", customers="error_shopper_customers"
    )
    with pytest.raises(ProblemError) as raised:
        await verify(clients(answer), site, credentials)
    assert raised.value.problem.params == {"role": "customer", "missing": ["products", "customers"]}


async def test_where_the_header_is_seen_but_passwords_are_off_that_is_the_reason(
    clients: Clients, site: StoreSite, credentials: StoreCredentials
) -> None:
    without = site.model_copy(update={"authorize_url": ""})
    with pytest.raises(ProblemError) as raised:
        await verify(clients(on_routes(me="error_no_auth_users_me")), without, credentials)
    assert raised.value.problem.code is ProblemCode.APP_PASSWORDS_OFF


@pytest.mark.parametrize("key", [True, False])
async def test_nothing_secret_is_sent_over_an_open_line_that_takes_no_passwords(
    clients: Clients, site: StoreSite, credentials: StoreCredentials, key: bool
) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json=[])

    plain = site.model_copy(update={"authorize_url": "", "rest_root": "http://store.example/wp-json/"})
    with pytest.raises(ProblemError) as raised:
        await verify(clients(answer), plain, KEY if key else credentials)
    assert raised.value.problem.code is ProblemCode.APP_PASSWORDS_NEED_HTTPS
    assert asked == []


async def test_of_a_site_without_woocommerce_users_and_comments_must_be_open(
    clients: Clients, site: StoreSite, credentials: StoreCredentials
) -> None:
    plain, store, asked = site.model_copy(update={"namespaces": ("wp/v2",)}), RecordedStore(), []
    refused: set[str] = set()

    def answer(request: httpx.Request) -> httpx.Response:
        route = request.url.path.removeprefix("/wp-json/")
        if route not in ("wp/v2/users", "wp/v2/comments"):
            return store.answer(request)
        asked.append((route, request.url.params["context"]))
        if route in refused:
            return httpx.Response(403, json={"code": "rest_forbidden_context", "message": "", "data": {"status": 403}})
        return httpx.Response(200, json=[{"id": 1}])

    user, _ = await verify(clients(answer), plain, credentials)
    assert user.id == 2
    assert asked == [("wp/v2/users", "edit"), ("wp/v2/comments", "edit")]
    refused.add("wp/v2/comments")
    with pytest.raises(ProblemError) as raised:
        await verify(clients(answer), plain, credentials)
    assert raised.value.problem.code is ProblemCode.NO_PERMISSION
    assert raised.value.problem.params["missing"] == ["comments"]


async def test_a_consumer_key_is_verified_where_it_is_valid(clients: Clients, site: StoreSite) -> None:
    store = RecordedStore()
    user, complete = await verify(clients(store.answer), site, KEY)
    assert complete == KEY
    assert "wp/v2" not in " ".join(request.url.path for request in store.requests)
    assert KEY.username not in user.name


async def test_a_wrong_consumer_key_is_a_wrong_password(clients: Clients, site: StoreSite) -> None:
    with pytest.raises(ProblemError) as raised:
        await verify(clients(on_routes(products="https_error_wrong_consumer_secret")), site, KEY)
    assert raised.value.problem.code is ProblemCode.WRONG_PASSWORD


async def test_an_old_wordpress_that_cannot_name_the_password_still_lets_us_in(
    clients: Clients, site: StoreSite, credentials: StoreCredentials
) -> None:
    _, complete = await verify(clients(on_routes(introspect="error_unknown_route")), site, credentials)
    assert complete.password_uuid == ""


async def test_the_password_is_deleted_by_its_id(
    clients: Clients, site: StoreSite, credentials: StoreCredentials, recorded_store: RecordedStore
) -> None:
    known = credentials.model_copy(update={"password_uuid": "33880169-34bb-465d-88b8-5330ead110bd"})
    assert await revoke(clients(recorded_store.answer), site, known)
    assert [(one.method, one.url.path.rsplit("/", 1)[-1]) for one in recorded_store.requests] == [
        ("DELETE", "33880169-34bb-465d-88b8-5330ead110bd")
    ]


async def test_a_password_whose_id_is_unknown_is_looked_up_first(
    clients: Clients, site: StoreSite, credentials: StoreCredentials, recorded_store: RecordedStore
) -> None:
    assert await revoke(clients(recorded_store.answer), site, credentials)
    assert [one.method for one in recorded_store.requests] == ["GET", "DELETE"]


@pytest.mark.parametrize(
    ("name", "gone"),
    [
        ("error_revoked_app_password", True),
        ("error_unknown_route", True),
        ("maintenance_front", False),
        ("plain_permalinks_wp_json_products", False),
    ],
)
async def test_whether_the_password_is_gone_is_told_honestly(
    clients: Clients, site: StoreSite, credentials: StoreCredentials, name: str, gone: bool
) -> None:
    known = credentials.model_copy(update={"password_uuid": "33880169-34bb-465d-88b8-5330ead110bd"})
    assert await revoke(clients(lambda request: recorded_answer(name)), site, known) is gone


async def test_a_consumer_key_stays_in_the_store(
    clients: Clients, site: StoreSite, recorded_store: RecordedStore
) -> None:
    assert not await revoke(clients(recorded_store.answer), site, KEY)
    assert recorded_store.requests == []
