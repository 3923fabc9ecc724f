from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from app.model.reasons import ProblemCode, ProblemError
from app.model.store import CheckName, CheckState, StoreSite
from app.stores.discovery import discover
from tests.replay import RecordedStore, recorded, recorded_answer

Clients = Callable[[Callable[[httpx.Request], httpx.Response]], httpx.AsyncClient]
INDEX = {
    "name": "Tea &amp; Cups",
    "url": "https://shop.example",
    "home": "https://shop.example",
    "namespaces": ["wp/v2"],
}
PAGE = "<!DOCTYPE html><html><head><title>Shop</title></head><body>Welcome</body></html>"


def page(status: int = 200, html: str = PAGE, **headers: str) -> httpx.Response:
    return httpx.Response(status, headers={"Content-Type": "text/html", **headers}, text=html)


def announcing(root: str) -> httpx.Response:
    return page(Link=f'<{root}>; rel="https://api.w.org/"')


async def problem_of(http: httpx.AsyncClient, typed: str) -> tuple[ProblemCode, dict[str, Any]]:
    with pytest.raises(ProblemError) as raised:
        await discover(http, typed)
    return raised.value.problem.code, raised.value.problem.params


async def test_a_recorded_store_is_found_with_everything_it_says(
    clients: Clients, recorded_store: RecordedStore
) -> None:
    moment = datetime(2026, 11, 22, 2, 19, 44, tzinfo=UTC)
    site = await discover(clients(recorded_store.answer), "http://store.example/product/tasse", now=lambda: moment)
    assert site.home == "http://store.example"
    assert site.rest_root == "http://store.example/wp-json/"
    assert site.name == "Kaffeerösterei Größe & Söhne ☕"
    assert site.woocommerce
    assert site.authorize_url == "http://store.example/wp-admin/authorize-application.php"
    assert (site.timezone, site.gmt_offset) == ("Europe/Berlin", 1.0)
    assert site.clock_skew_seconds is not None
    assert abs(site.clock_skew_seconds) < 5
    assert all("authorization" not in request.headers for request in recorded_store.requests)


@pytest.mark.parametrize(
    "name", ["discovery_fields", "discovery_wp_json", "discovery_no_trailing_slash", "wc_inactive_discovery"]
)
async def test_every_recorded_index_is_understood(clients: Clients, name: str) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return announcing("/wp-json/") if request.url.path == "/" else recorded_answer(name)

    site = await discover(clients(answer), "http://store.example")
    assert site.name.startswith("Kaffeerösterei")
    assert site.woocommerce is (name != "wc_inactive_discovery")
    check = next(one for one in site.checks if one.name is CheckName.WOOCOMMERCE)
    assert check.state is (CheckState.PASS if site.woocommerce else CheckState.WARN)


async def test_plain_permalinks_are_found_by_the_link_header(clients: Clients) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if "rest_route" in request.url.params:
            return recorded_answer("plain_permalinks_rest_route")
        if request.url.path.startswith("/wp-admin/"):
            return page(302, Location="/wp-login.php")
        known = {"/": "plain_permalinks_front", "/wp-json/": "plain_permalinks_wp_json"}
        return recorded_answer(known[request.url.path])

    site = await discover(clients(answer), "store.example")
    assert site.rest_root == "https://store.example/index.php?rest_route=/"
    assert site.home == "http://store.example"


async def test_without_any_announcement_the_usual_places_are_tried(clients: Clients) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.params.get("rest_route") == "/":
            return httpx.Response(200, json=INDEX)
        return page()

    site = await discover(clients(answer), "shop.example")
    assert site.rest_root == "https://shop.example/?rest_route=/"
    assert site.name == "Tea & Cups"


async def test_a_tag_in_the_page_announces_as_well_as_a_header(clients: Clients) -> None:
    tag = '<link rel="https://api.w.org/" href="https://shop.example/blog/wp-json/" />'

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/blog/wp-json/":
            return httpx.Response(200, json={**INDEX, "home": "https://shop.example/blog"})
        return page(html=f"<html><head>{tag}</head></html>") if request.url.path == "/" else page(404)

    assert (await discover(clients(answer), "shop.example")).home == "https://shop.example/blog"


async def test_the_dashboard_of_a_store_in_a_folder_leads_to_it(clients: Clients) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/laden/wp-json/":
            return httpx.Response(200, json={**INDEX, "home": "https://shop.example/laden"})
        return page(404)

    site = await discover(clients(answer), "https://shop.example/laden/wp-admin/plugins.php")
    assert site.home == "https://shop.example/laden"


async def test_a_redirect_to_www_and_https_is_followed(clients: Clients) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if str(request.url.copy_with(path="/", query=None)) != "https://www.shop.example/":
            return page(301, Location=str(request.url.copy_with(scheme="https", host="www.shop.example")))
        if request.url.path == "/wp-json/":
            return httpx.Response(200, json={**INDEX, "home": "https://www.shop.example"})
        return page()

    site = await discover(clients(answer), "http://shop.example")
    assert site.home == "https://www.shop.example"
    assert site.rest_root == "https://www.shop.example/wp-json/"


async def test_a_redirect_to_another_host_is_reported_and_not_followed(clients: Clients) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        return page(302, Location="https://elsewhere.example/")

    code, params = await problem_of(clients(answer), "shop.example")
    assert code is ProblemCode.REDIRECTS_AWAY
    assert params["to"] == "elsewhere.example"
    assert set(asked) == {"shop.example"}


async def test_an_api_announced_on_another_host_is_not_asked(clients: Clients) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        return announcing("https://evil.example/wp-json/") if request.url.path == "/" else page(404)

    await problem_of(clients(answer), "shop.example")
    assert set(asked) == {"shop.example"}


async def test_a_store_that_is_served_without_encryption_only_is_found_by_http(clients: Clients) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.scheme == "https":
            raise httpx.ConnectError("refused")
        return httpx.Response(200, json={**INDEX, "home": "http://shop.example", "authentication": []})

    site = await discover(clients(answer), "shop.example")
    problems = {one.name: one.problem and one.problem.code for one in site.checks}
    assert site.rest_root.startswith("http://")
    assert problems[CheckName.APP_PASSWORDS] is ProblemCode.APP_PASSWORDS_NEED_HTTPS


async def test_a_wrong_clock_is_noticed(clients: Clients) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=INDEX, headers={"Date": "Sun, 22 Nov 2026 02:00:00 GMT"})

    moment = datetime(2026, 11, 22, 2, 10, tzinfo=UTC)
    site = await discover(clients(answer), "shop.example", now=lambda: moment)
    clock = next(one for one in site.checks if one.name is CheckName.CLOCK)
    assert clock.state is CheckState.WARN
    assert timedelta(seconds=-601) < timedelta(seconds=site.clock_skew_seconds or 0) < timedelta(seconds=-599)


async def test_warnings_printed_before_the_index_do_not_matter(clients: Clients) -> None:
    noisy = (
        b"\xef\xbb\xbf<br />\n<b>Warning</b>: Undefined array key [0] in <b>x.php</b>\n"
        + httpx.Response(200, json=INDEX).content
    )

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=noisy) if request.url.path == "/wp-json/" else page()

    assert (await discover(clients(answer), "shop.example")).name == "Tea & Cups"


async def test_a_front_page_in_coming_soon_mode_does_not_hide_the_store(clients: Clients) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=INDEX) if request.url.path == "/wp-json/" else page(503)

    assert (await discover(clients(answer), "shop.example")).name == "Tea & Cups"


def rest_answers(
    status: int, code: str = "", html: str = "", **headers: str
) -> Callable[[httpx.Request], httpx.Response]:
    """Answer pages as WordPress does, and everything of the REST API in one way."""

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/" and "rest_route" not in request.url.params:
            return announcing("https://shop.example/wp-json/")
        if code:
            return httpx.Response(status, json={"code": code, "message": "No.", "data": {"status": status}})
        return page(status, html or PAGE, **headers)

    return answer


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (rest_answers(401, "rest_cannot_access"), ProblemCode.REST_BLOCKED),
        (rest_answers(403, "rest_disabled"), ProblemCode.REST_BLOCKED),
        (rest_answers(404, "rest_no_route"), ProblemCode.REST_BLOCKED),
        (rest_answers(404), ProblemCode.REST_BLOCKED),
        (rest_answers(200), ProblemCode.NOT_JSON),
        (rest_answers(403), ProblemCode.FIREWALL),
        (rest_answers(406), ProblemCode.FIREWALL),
        (rest_answers(503, **{"cf-mitigated": "challenge"}), ProblemCode.FIREWALL),
        (rest_answers(500), ProblemCode.SITE_BROKEN),
        (rest_answers(500, "internal_server_error"), ProblemCode.SITE_BROKEN),
        (rest_answers(502), ProblemCode.STORE_ERROR),
        (rest_answers(429), ProblemCode.RATE_LIMITED),
        (
            rest_answers(503, html="<html>Briefly unavailable for scheduled maintenance.</html>"),
            ProblemCode.MAINTENANCE,
        ),
        (rest_answers(401, **{"WWW-Authenticate": 'Basic realm="x"'}), ProblemCode.BASIC_AUTH),
        (rest_answers(302, Location="https://other.example/login"), ProblemCode.REDIRECTS_AWAY),
        (lambda request: page(), ProblemCode.NOT_WORDPRESS),
        (lambda request: page(404), ProblemCode.NOT_WORDPRESS),
        (lambda request: page(403), ProblemCode.FIREWALL),
        (lambda request: page(500), ProblemCode.SITE_BROKEN),
        (lambda request: page(401, **{"WWW-Authenticate": "Basic"}), ProblemCode.BASIC_AUTH),
        (lambda request: httpx.Response(200, json={"hello": "world"}), ProblemCode.NOT_WORDPRESS),
        (lambda request: page(301, Location=str(request.url)), ProblemCode.SITE_BROKEN),
        (lambda request: recorded_answer("fatal_error_rest"), ProblemCode.SITE_BROKEN),
        (lambda request: recorded_answer("maintenance_front"), ProblemCode.MAINTENANCE),
    ],
)
async def test_each_thing_that_is_wrong_with_a_site_is_told_apart(
    clients: Clients, answer: Callable[[httpx.Request], httpx.Response], code: ProblemCode
) -> None:
    assert (await problem_of(clients(answer), "https://shop.example"))[0] is code


async def test_maintenance_says_when_to_come_back(clients: Clients) -> None:
    http = clients(lambda request: recorded_answer("maintenance_discovery"))
    assert await problem_of(http, "store.example") == (
        ProblemCode.MAINTENANCE,
        {"host": "store.example", "status": 503, "retry_after": 600.0},
    )


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (httpx.ConnectTimeout("slow"), ProblemCode.TIMED_OUT),
        (httpx.ReadTimeout("slow"), ProblemCode.TIMED_OUT),
        (httpx.ConnectError("refused"), ProblemCode.CONNECTION_REFUSED),
        (httpx.RemoteProtocolError("cut"), ProblemCode.STORE_ERROR),
    ],
)
async def test_no_answer_by_either_scheme_is_told_as_what_happened_first(
    clients: Clients, fault: Exception, code: ProblemCode
) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        raise fault

    assert (await problem_of(clients(answer), "shop.example/product/tea"))[0] is code
    assert asked == ["https://shop.example/product/tea", "http://shop.example/product/tea"]


async def test_discovery_never_asks_with_anything_but_get(clients: Clients) -> None:
    methods: set[str] = set()

    def answer(request: httpx.Request) -> httpx.Response:
        methods.add(request.method)
        return page()

    await problem_of(clients(answer), "shop.example")
    assert methods == {"GET"}


def test_the_recorded_approval_page_is_offered_for_the_recorded_site() -> None:
    body = recorded("discovery_fields")
    assert "authorize-application.php" in body["authentication"]["application-passwords"]["endpoints"]["authorization"]
    assert StoreSite(home="https://x.example", rest_root="https://x.example/wp-json/", name="x").woocommerce is False
