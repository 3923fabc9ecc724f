from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from app.model.reasons import ProblemCode, ProblemError
from app.model.store import StoreSite
from app.stores.answers import NotJson, read_json
from app.stores.faults import problem_of_fault
from app.stores.http import AnswerTooLarge, fetch
from app.stores.rest import RestClient
from app.stores.routes import home_of_root, rest_root, rest_url
from tests.replay import recorded_answer
from tests.stores.conftest import PASSWORD

RestOf = Callable[[Callable[[httpx.Request], httpx.Response]], RestClient]


async def problem_of(rest: RestClient, route: str = "wc/v3/products") -> ProblemError:
    with pytest.raises(ProblemError) as raised:
        await rest.get(route)
    return raised.value


@pytest.mark.parametrize(
    ("name", "route", "code"),
    [
        ("error_no_auth", "wc/v3/products", ProblemCode.WRONG_PASSWORD),
        ("error_wrong_app_password", "wc/v3/products", ProblemCode.WRONG_PASSWORD),
        ("error_wrong_user", "wc/v3/products", ProblemCode.WRONG_PASSWORD),
        ("error_login_password_instead", "wc/v3/products", ProblemCode.WRONG_PASSWORD),
        ("error_wrong_app_password_users_me", "wp/v2/users/me", ProblemCode.WRONG_PASSWORD),
        ("error_wrong_app_password_discovery", "", ProblemCode.WRONG_PASSWORD),
        ("error_revoked_app_password", "wp/v2/users/me", ProblemCode.WRONG_PASSWORD),
        ("error_unknown_consumer_key", "wc/v3/products", ProblemCode.WRONG_PASSWORD),
        ("error_wrong_consumer_secret", "wc/v3/products", ProblemCode.WRONG_PASSWORD),
        ("error_read_key_write", "wc/v3/products", ProblemCode.WRONG_PASSWORD),
        ("https_error_wrong_consumer_secret", "wc/v3/products", ProblemCode.WRONG_PASSWORD),
        ("https_error_unknown_consumer_key", "wc/v3/products", ProblemCode.WRONG_PASSWORD),
        ("https_error_read_key_write", "wc/v3/products", ProblemCode.WRONG_PASSWORD),
        ("https_consumer_key_on_wp_v2_me", "wp/v2/users/me", ProblemCode.WRONG_PASSWORD),
        ("products_consumer_key_query", "wc/v3/products", ProblemCode.WRONG_PASSWORD),
        ("products_page1_consumer_key_basic", "wc/v3/products", ProblemCode.WRONG_PASSWORD),
        ("error_no_auth_users_me", "wp/v2/users/me", ProblemCode.AUTH_HEADER_CUT),
        ("error_shopper_products", "wc/v3/products", ProblemCode.NO_PERMISSION),
        ("error_shopper_customers", "wc/v3/customers", ProblemCode.NO_PERMISSION),
        ("error_shopper_system_status", "wc/v3/system_status", ProblemCode.NO_PERMISSION),
        ("error_shopper_webhooks", "wc/v3/webhooks", ProblemCode.NO_PERMISSION),
        ("wc_inactive_consumer_key", "wc/v3/products", ProblemCode.NO_WOOCOMMERCE),
        ("variations_flat_endpoint", "wc/v3/variations", ProblemCode.NO_WOOCOMMERCE),
        ("error_unknown_namespace", "storewire/v1/ping", ProblemCode.STORE_ERROR),
        ("error_bad_orderby", "wc/v3/products", ProblemCode.STORE_ERROR),
        ("error_orders_per_page_101", "wc/v3/orders", ProblemCode.STORE_ERROR),
        ("error_per_page_0", "wc/v3/orders", ProblemCode.STORE_ERROR),
        ("error_per_page_101", "wc/v3/orders", ProblemCode.STORE_ERROR),
        ("orders_status_bogus", "wc/v3/orders", ProblemCode.STORE_ERROR),
        ("orders_orderby_bad", "wc/v3/orders", ProblemCode.STORE_ERROR),
        ("products_modified_after_bad", "wc/v3/products", ProblemCode.STORE_ERROR),
        ("fatal_error_rest", "wc/v3/products", ProblemCode.SITE_BROKEN),
        ("maintenance_discovery", "wc/v3/products", ProblemCode.MAINTENANCE),
        ("plain_permalinks_wp_json", "wc/v3/products", ProblemCode.NOT_JSON),
        ("plain_permalinks_wp_json_products", "wc/v3/products", ProblemCode.REDIRECTS_AWAY),
    ],
)
async def test_every_recorded_refusal_is_told_as_what_it_is(
    rest_of: RestOf, name: str, route: str, code: ProblemCode
) -> None:
    error = await problem_of(rest_of(lambda request: recorded_answer(name)), route)
    assert error.problem.code is code
    assert PASSWORD not in f"{error!r} {error} {error.problem}"


@pytest.mark.parametrize("name", ["error_page_beyond_end_orders", "products_page1", "customers_page1", "orders_page1"])
async def test_recorded_lists_are_answers(rest_of: RestOf, name: str) -> None:
    answer = await rest_of(lambda request: recorded_answer(name)).get("wc/v3/orders")
    assert isinstance(answer.json, list)
    assert answer.total == {"error_page_beyond_end_orders": 0, "products_page1": 2000, "customers_page1": 3003}.get(
        name, 10000
    )


@pytest.mark.parametrize(
    ("answers", "waits"),
    [
        ([httpx.Response(500), httpx.Response(200, json=[])], [0.5]),
        ([httpx.ReadError("reset"), httpx.ReadTimeout("slow"), httpx.Response(200, json=[])], [0.5, 1.0]),
        ([httpx.Response(429, headers={"Retry-After": "7"}), httpx.Response(200, json=[])], [7.0]),
        ([httpx.Response(200, text='[{"id":1},{"i'), httpx.Response(200, json=[])], [0.5]),
        ([httpx.Response(200, text=""), httpx.Response(200, json=[])], [0.5]),
        (
            [httpx.Response(503), httpx.Response(502), httpx.Response(504), httpx.Response(200, json=[])],
            [0.5, 1.0, 2.0],
        ),
    ],
)
async def test_passing_faults_are_tried_again_after_growing_waits(
    rest_of: RestOf, naps: list[float], answers: list[httpx.Response | Exception], waits: list[float]
) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        now = answers.pop(0)
        if isinstance(now, Exception):
            raise now
        return now

    assert (await rest_of(answer).get("wc/v3/orders")).json == []
    assert naps == waits


async def test_a_lasting_fault_is_given_up_and_told(rest_of: RestOf, naps: list[float]) -> None:
    error = await problem_of(rest_of(lambda request: httpx.Response(502)))
    assert error.problem.code is ProblemCode.STORE_ERROR
    assert len(naps) == 5


async def test_a_store_that_asks_for_a_long_pause_is_not_waited_for(rest_of: RestOf, naps: list[float]) -> None:
    error = await problem_of(rest_of(lambda request: httpx.Response(429, headers={"Retry-After": "900"})))
    assert error.problem.code is ProblemCode.RATE_LIMITED
    assert error.problem.params["retry_after"] == 900
    assert naps == []


@pytest.mark.parametrize("status", [401, 403, 406])
async def test_a_web_page_that_refuses_is_a_firewall_and_not_a_wrong_password(
    rest_of: RestOf, naps: list[float], status: int
) -> None:
    blocked = httpx.Response(status, headers={"Content-Type": "text/html"}, text="<html>Blocked</html>")
    assert (await problem_of(rest_of(lambda request: blocked))).problem.code is ProblemCode.FIREWALL
    assert naps == []


async def test_credentials_never_follow_a_redirect(rest_of: RestOf) -> None:
    asked: list[httpx.URL] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url)
        return httpx.Response(301, headers={"Location": "https://evil.example/steal"})

    error = await problem_of(rest_of(answer))
    assert error.problem.code is ProblemCode.REDIRECTS_AWAY
    assert error.problem.params["to"] == "evil.example"
    assert [url.host for url in asked] == ["store.example"]


async def test_an_answer_without_end_is_not_read_to_the_end(
    clients: Callable[[Callable[[httpx.Request], httpx.Response]], httpx.AsyncClient],
) -> None:
    http = clients(lambda request: httpx.Response(200, json=["x" * 2000]))
    with pytest.raises(AnswerTooLarge) as raised:
        await fetch(http, "GET", "https://store.example/wp-json/", limit=1000)
    assert problem_of_fault(raised.value, "store.example").problem.code is ProblemCode.STORE_ERROR


async def test_cookies_of_a_store_are_not_kept(rest_of: RestOf) -> None:
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("cookie", ""))
        return httpx.Response(200, json=[], headers={"Set-Cookie": "session=1; Path=/"})

    rest = rest_of(answer)
    await rest.get("wc/v3/orders")
    await rest.get("wc/v3/orders")
    assert seen == ["", ""]


async def test_the_store_is_told_honestly_who_asks(rest_of: RestOf) -> None:
    seen: list[httpx.Headers] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers)
        return httpx.Response(200, json=[])

    await rest_of(answer).get("wc/v3/orders")
    assert "Storewire/" in seen[0]["user-agent"]
    assert "gzip" in seen[0]["accept-encoding"]


async def test_a_json_refusal_that_was_expected_is_an_answer(rest_of: RestOf) -> None:
    answer = await rest_of(lambda request: recorded_answer("order_404")).get("wc/v3/orders/1", accept=frozenset({404}))
    assert (answer.status, answer.code) == (404, "woocommerce_rest_shop_order_invalid_id")


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b'[{"id": 1}]', [{"id": 1}]),
        (b'\xef\xbb\xbf{"a": 1}', {"a": 1}),
        (b"\n\n <br />\n<b>Notice</b>: [x] {y} in <b>/var/x.php</b> on line 3<br />\n[1, 2]", [1, 2]),
        (b'{"a": 1}\n<!-- cached -->', {"a": 1}),
        (b'{"a": "\xff"}', {"a": "�"}),
    ],
)
def test_json_is_found_behind_what_php_printed(body: bytes, value: object) -> None:
    assert read_json(body) == value


@pytest.mark.parametrize("body", [b"", b"<html>[1]</html>", b'[{"id": 1', b"[" * 100_000, b"Warning: [0] of {x}"])
def test_what_is_no_json_is_not_taken_for_it(body: bytes) -> None:
    with pytest.raises(NotJson):
        read_json(body)


@pytest.mark.parametrize(
    ("root", "address"),
    [
        ("https://x.example/wp-json/", "https://x.example/wp-json/wc/v3/orders?per_page=2"),
        ("https://x.example/?rest_route=/", "https://x.example/?rest_route=%2Fwc%2Fv3%2Forders&per_page=2"),
        (
            "https://x.example/index.php?rest_route=/",
            "https://x.example/index.php?rest_route=%2Fwc%2Fv3%2Forders&per_page=2",
        ),
    ],
)
def test_routes_work_with_pretty_and_with_plain_permalinks(root: str, address: str) -> None:
    url = rest_url(root, "wc/v3/orders", {"per_page": 2})
    assert httpx.URL(address).params == url.params
    assert url.copy_with(query=None) == httpx.URL(address).copy_with(query=None)
    assert rest_root(rest_url(root, "", {})) == root
    assert home_of_root(root) == "https://x.example"


async def test_a_store_with_plain_permalinks_is_read_through_the_query(
    clients: Callable[..., httpx.AsyncClient], site: StoreSite, rest_of: RestOf
) -> None:
    rest = rest_of(lambda request: httpx.Response(200, json=[request.url.params["rest_route"], request.url.path]))
    rest.site = site.model_copy(update={"rest_root": "https://store.example/index.php?rest_route=/"})
    assert (await rest.get("wc/v3/orders", {"per_page": 1})).json == ["/wc/v3/orders", "/index.php"]


async def test_where_only_get_and_post_come_through_other_writes_travel_in_a_header(rest_of: RestOf) -> None:
    asked: list[tuple[str, str | None]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append((request.method, request.headers.get("X-HTTP-Method-Override")))
        if request.method not in {"GET", "POST"}:
            return httpx.Response(405, html="<h1>405 Not Allowed</h1>")
        return httpx.Response(200, json={"deleted": True})

    rest = rest_of(answer)
    await rest.delete("wc/v3/webhooks/7", {"force": "true"})
    await rest.put("wc/v3/webhooks/8", {"status": "paused"})
    await rest.post("wc/v3/webhooks", {"topic": "order.created"})
    assert asked == [("DELETE", None), ("POST", "DELETE"), ("POST", "PUT"), ("POST", None)]


async def test_a_method_that_wordpress_itself_refuses_is_not_tried_in_another_way(rest_of: RestOf) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.method)
        return httpx.Response(405, json={"code": "rest_no_route", "message": "No route was found"})

    with pytest.raises(ProblemError):
        await rest_of(answer).delete("wc/v3/webhooks/7")
    assert asked == ["DELETE"]
