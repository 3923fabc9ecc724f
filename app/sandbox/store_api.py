"""The store as an ASGI application: which address goes where, and what may be wrong with the site."""

from __future__ import annotations

import asyncio
import json
import re
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Literal

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from app.sandbox.html import wp_die
from app.sandbox.options import StoreCondition
from app.sandbox.rest import RestAnswer, RestCall, RestError, no_route, only_fields
from app.sandbox.store import Store
from app.sandbox.store_auth import Account, AppPassword, Refusal, StoreAccess, basic_pair
from app.sandbox.store_companion import StoreCompanion
from app.sandbox.store_facts import StoreFacts
from app.sandbox.store_lookups import StoreLookups
from app.sandbox.store_pages import COOKIE, StorePages, nonce_of
from app.sandbox.store_webhooks import StoreWebhooks
from app.sandbox.store_wordpress import StoreWordPress

Handler = Callable[..., RestAnswer]
Access = Literal["open", "shop"]

SLOW_PAGE_SECONDS = 0.8
_CACHE_BYTES = 64 << 20
_NEW_FILTERS = frozenset({"modified_after", "modified_before", "dates_are_gmt"})
"""Parameters that WooCommerce has had since 5.6."""
_REFUSALS = {
    Refusal.WRONG_PASSWORD: "The provided password is an invalid application password.",
    Refusal.UNKNOWN_USER: "<strong>Error:</strong> Unknown username. Check again or try your email address.",
    Refusal.WRONG_SECRET: "Consumer secret is invalid.",
    Refusal.UNKNOWN_EMAIL: "Unknown email address. Check again or try your username.",
}
_VERBS = {"GET": ("view", "Sorry, you cannot list resources."),
          "POST": ("create", "Sorry, you are not allowed to create resources."),
          "PUT": ("edit", "Sorry, you are not allowed to edit this resource."),
          "DELETE": ("delete", "Sorry, you are not allowed to delete this resource.")}  # fmt: skip


class StoreApp:
    """WordPress with WooCommerce. `condition` can be changed while it runs."""

    def __init__(self, store: Store, access: StoreAccess, webhooks: StoreWebhooks, companion: StoreCompanion) -> None:
        self.condition = StoreCondition.HEALTHY
        self.slow_pages = False
        self._store = store
        self._access = access
        self._webhooks = webhooks
        self._companion = companion
        self._wordpress = StoreWordPress(store, access, lambda: self.condition)
        self._pages = StorePages(access, lambda: store.site.url, lambda: self.condition)
        self._routes = self._table()
        self._cache: OrderedDict[tuple[Any, ...], tuple[bytes, dict[str, str]]] = OrderedDict()
        self._cached = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        answer = await self._answer(Request(scope, receive))
        await answer(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        broken = self._broken() or self._shut(request)
        if broken is not None:
            return broken
        plain = self.condition is StoreCondition.PLAIN_PERMALINKS
        route = rest_route(request, plain=plain)
        if route is None:
            answer = (self._moved(request) if plain else None) or await self._pages.answer(request)
            if answer.status_code == 301:
                answer.headers["Content-Type"] = "text/html; charset=UTF-8"
            else:
                answer.headers["Link"] = self._discovery_link()
            return answer
        if self.condition is StoreCondition.REST_BLOCKED:
            return HTMLResponse(
                "<html><head><title>403 Forbidden</title></head><body><h1>Forbidden</h1></body></html>", 403
            )
        if self.condition is StoreCondition.HTML_INSTEAD_OF_JSON:
            return self._pages.front()
        if self.slow_pages or self.condition is StoreCondition.SLOW:
            await asyncio.sleep(SLOW_PAGE_SECONDS)
        answer = await self._rest(request, route)
        await self._webhooks.flush()
        strangers = self.condition is StoreCondition.CACHED and "authorization" not in request.headers
        if strangers or self.condition is StoreCondition.CACHED_FOR_ALL:
            answer.headers.update({"Age": "517", "X-Cache": "HIT"})
        return answer

    # -- what may be wrong ---------------------------------------------------------------------

    def _broken(self) -> Response | None:
        """Return what a site answers that is down altogether, or no WordPress."""
        if self.condition is StoreCondition.MAINTENANCE:
            answer = wp_die(
                "Briefly unavailable for scheduled maintenance. Check back in a minute.", 503, title="Maintenance"
            )
            answer.headers["Retry-After"] = "600"
            return answer
        if self.condition is StoreCondition.PHP_FATAL:
            return wp_die("<p>There has been a critical error on this website.</p>", 500)
        if self.condition is StoreCondition.NOT_WORDPRESS:
            return HTMLResponse(
                "<!DOCTYPE html>\n<html><head><title>Our bakery</title></head><body><h1>Hello</h1></body></html>"
            )
        return None

    def _shut(self, request: Request) -> Response | None:
        """Return what stands before the site: another address, a password of the server, a firewall, a limit."""
        guarded = self.condition is StoreCondition.DASHBOARD_GUARDED and request.url.path.startswith("/wp-admin")
        if self.condition is StoreCondition.BASIC_AUTH or guarded:
            words = "<html><head><title>401</title></head><body><h1>Authorization Required</h1></body></html>"
            return HTMLResponse(words, 401, {"WWW-Authenticate": 'Basic realm="Staging"'})
        if self.condition is StoreCondition.REDIRECTS_AWAY:
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"{self._store.options.moved_to}{request.url.path}{query}", 301)
        if self.condition is StoreCondition.FIREWALL:
            return HTMLResponse(
                "<!DOCTYPE html>\n<html><head><title>Just a moment...</title></head><body></body></html>",
                403,
                {"cf-mitigated": "challenge"},
            )
        if self.condition is StoreCondition.RATE_LIMITED:
            return HTMLResponse("<html><body><h1>Too Many Requests</h1></body></html>", 429, {"Retry-After": "60"})
        return None

    def _moved(self, request: Request) -> Response | None:
        """Return the redirects of plain permalinks: the canonical address of what is no page."""
        path = request.url.path
        if path == "/index.php/wp-json/":
            return RedirectResponse(f"{self._store.site.url}/wp-json/", 301)
        if path.startswith("/wp-json/") and path != "/wp-json/":
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"{self._store.site.url}{path.rstrip('/')}/{query}", 301)
        return self._pages.front() if path == "/wp-json/" and request.method in {"GET", "HEAD"} else None

    def _discovery_link(self) -> str:
        tail = "/index.php?rest_route=/" if self.condition is StoreCondition.PLAIN_PERMALINKS else "/wp-json/"
        return f'<{self._store.site.url}{tail}>; rel="https://api.w.org/"'

    # -- REST ----------------------------------------------------------------------------------

    async def _rest(self, request: Request, route: str) -> Response:
        account, uuid, refused = self._who(request, route)
        headers = {"X-Robots-Tag": "noindex", "Link": self._discovery_link()}
        if account is None:
            headers["Vary"] = "Origin"
        else:
            headers["Expires"] = "Wed, 11 Jan 1984 05:00:00 GMT"
            headers["Cache-Control"] = "no-cache, must-revalidate, max-age=0, no-store, private"
        key = (request.url.query, route, account, self.condition, self._versions())
        cached = self._cache.get(key) if request.method == "GET" else None
        if cached is not None:
            return Response(cached[0], headers={**headers, **cached[1]}, media_type="application/json; charset=UTF-8")
        body = await _json_body(request)
        method = "GET" if request.method == "HEAD" else request.method.replace("PATCH", "PUT")
        call = RestCall(method, route, self._query(request), body, account, uuid, self._store.site.url)
        try:
            answer = self._dispatch(call, refused)
        except RestError as error:
            answer = RestAnswer(error.body, error.status, "GET, POST" if error.status == 400 else error.allow)
        if self.condition is StoreCondition.EMPTY_LISTS and method == "GET" and route.startswith("wc"):
            answer = RestAnswer([], headers={"X-WP-Total": "0", "X-WP-TotalPages": "0"})
        content = _encode(call, answer)
        if answer.allow:
            answer.headers["Allow"] = answer.allow
        if method == "GET" and answer.status == 200 and route.startswith("wc") and isinstance(answer.body, list):
            self._keep(key, content, answer.headers)
        every = {**headers, **answer.headers}
        return Response(content, answer.status, every, "application/json; charset=UTF-8")

    def _query(self, request: Request) -> QueryParams:
        """Return the parameters that this WooCommerce knows."""
        if self.condition is not StoreCondition.NO_DATE_FILTERS:
            return request.query_params
        known = [pair for pair in request.query_params.multi_items() if pair[0] not in _NEW_FILTERS]
        return QueryParams(known)

    def _dispatch(self, call: RestCall, refused: Refusal | None) -> RestAnswer:
        namespaces = self._wordpress.namespaces()
        namespace = "/".join(call.route.split("/")[:2])
        if refused is not None and (refused is Refusal.WRONG_SECRET or not namespace.startswith("wc")):
            raise RestError(401, refused.value, _REFUSALS[refused])
        for method, pattern, access, handler in self._routes:
            found = pattern.fullmatch(call.route)
            if not found or method != call.method:
                continue
            if access == "shop":
                if namespace.partition("/")[0] not in {entry.partition("/")[0] for entry in namespaces}:
                    break
                _require_shop(call)
                if self.condition is StoreCondition.WEBHOOKS_CLOSED and "webhooks" in call.route:
                    raise RestError(403, "woocommerce_rest_cannot_view", _VERBS["GET"][1])
            return handler(call, *found.groups())
        raise no_route()

    def _who(self, request: Request, route: str) -> tuple[Account | None, str, Refusal | None]:
        token = request.cookies.get(COOKIE, "")
        if token and request.headers.get("x-wp-nonce") == nonce_of(token):
            return self._pages.account_of(request), "", None
        header = request.headers.get("authorization")
        if self.condition is StoreCondition.AUTH_HEADER_CUT:
            header = None
        if route.startswith("wc") and (key := self._key(request, header)) is not None:
            return (None, "", key) if isinstance(key, Refusal) else (key, "", None)
        if self.condition is StoreCondition.APP_PASSWORDS_OFF:
            return None, "", None
        found = self._access.check(header)
        if isinstance(found, AppPassword):
            return found.account, found.uuid, None
        return None, "", found

    def _key(self, request: Request, header: str | None) -> Account | Refusal | None:
        """Return what a consumer key opens, in the header or in the address."""
        query = request.query_params
        if "consumer_key" in query:
            return self._access.check_key(query["consumer_key"], query.get("consumer_secret", ""))
        pair = basic_pair(header)
        return None if pair is None else self._access.check_key(*pair)

    def _versions(self) -> tuple[int, ...]:
        store = self._store
        return store.products.version, store.customers.version, store.orders.version, len(self._store.variation_edits)

    def _keep(self, key: tuple[Any, ...], content: bytes, headers: dict[str, str]) -> None:
        if key[1].endswith("webhooks"):
            return
        self._cache[key] = (content, headers)
        self._cached += len(content)
        while self._cached > _CACHE_BYTES:
            self._cached -= len(self._cache.popitem(last=False)[1][0])

    def _table(self) -> list[tuple[str, re.Pattern[str], Access, Handler]]:
        records, facts, wordpress, hooks = (
            StoreLookups(self._store),
            StoreFacts(self._store, lambda: self.condition),
            self._wordpress,
            self._webhooks,
        )
        companion = self._companion
        uuid, passwords = r"([0-9a-f-]{36})", r"wp/v2/users/me/application-passwords"
        rows: list[tuple[str, str, Access, Handler]] = [
            ("GET", r"", "open", wordpress.index),
            ("GET", r"wp/v2/users/me", "open", wordpress.me),
            ("GET", r"wp/v2/users", "open", wordpress.users),
            ("GET", r"wp/v2/users/(\d+)", "open", wordpress.user),
            ("GET", r"wp/v2/posts", "open", wordpress.posts),
            ("GET", r"wp/v2/pages", "open", wordpress.pages),
            ("GET", r"wp/v2/comments/(\d+)", "open", wordpress.comment),
            ("GET", passwords, "open", wordpress.passwords),
            ("POST", passwords, "open", wordpress.create_password),
            ("GET", rf"{passwords}/introspect", "open", wordpress.introspect),
            ("GET", rf"{passwords}/{uuid}", "open", wordpress.password),
            ("PUT", rf"{passwords}/{uuid}", "open", wordpress.rename_password),
            ("DELETE", rf"{passwords}/{uuid}", "open", wordpress.delete_password),
            ("GET", r"wp/v2/comments", "open", wordpress.comments),
            ("GET", r"wp/v2/plugins", "open", wordpress.plugins),
            ("GET", r"wp/v2/settings", "open", wordpress.settings),
            ("GET", r"wc/v3/products", "shop", records.products),
            ("GET", r"wc/v3/products/(\d+)", "shop", records.product),
            ("GET", r"wc/v3/products/(\d+)/variations", "shop", records.variations),
            ("GET", r"wc/v3/products/(\d+)/variations/(\d+)", "shop", records.variation),
            ("GET", r"wc-analytics/variations", "shop", self._analytics(records.all_variations)),
            ("GET", r"wc/v3/customers", "shop", records.customers),
            ("GET", r"wc/v3/customers/(\d+)", "shop", records.customer),
            ("GET", r"wc/v3/orders", "shop", records.orders),
            ("GET", r"wc/v3/orders/(\d+)", "shop", records.order),
            ("GET", r"wc/v3/orders/(\d+)/refunds", "shop", records.order_refunds),
            ("GET", r"wc/v3/refunds", "shop", records.refunds),
            ("GET", r"wc/v3/webhooks", "shop", hooks.list),
            ("POST", r"wc/v3/webhooks", "shop", hooks.create),
            ("GET", r"wc/v3/webhooks/(\d+)", "shop", hooks.get),
            ("PUT", r"wc/v3/webhooks/(\d+)", "shop", hooks.update),
            ("DELETE", r"wc/v3/webhooks/(\d+)", "shop", hooks.delete),
            ("GET", r"wc/v3/system_status", "shop", facts.system_status),
            ("GET", r"wc/v3/data/currencies/current", "shop", facts.currency),
            ("GET", r"wc/v3/settings/general", "shop", facts.settings),
            ("GET", r"wc/v3/settings/general/(\w+)", "shop", facts.setting),
            ("GET", r"wc/v3/reports/orders/totals", "shop", facts.order_totals),
            ("GET", r"wc/v3/reports/products/totals", "shop", facts.product_totals),
            ("GET", r"wc/v3/reports/customers/totals", "shop", facts.customer_totals),
            ("GET", r"storewire/v1/status", "open", companion.status),
            ("GET", r"storewire/v1/events", "open", companion.read),
            ("POST", r"storewire/v1/ack", "open", companion.acknowledge),
            ("DELETE", r"storewire/v1/ack", "open", companion.forget),
            ("GET", r"storewire/v1/settings", "open", companion.get_settings),
            ("POST", r"storewire/v1/settings", "open", companion.save_settings),
        ]  # fmt: skip
        return [(method, re.compile(pattern), access, handler) for method, pattern, access, handler in rows]

    def _analytics(self, handler: Handler) -> Handler:
        def answer(call: RestCall) -> RestAnswer:
            if self.condition is StoreCondition.NO_ANALYTICS:
                raise no_route()
            return handler(call)

        return answer


def rest_route(request: Request, *, plain: bool) -> str | None:
    """Return the REST route that an address means, without slashes at its ends; None for a page."""
    path = request.url.path
    if path in {"/", "/index.php"} and "rest_route" in request.query_params:
        return request.query_params["rest_route"].strip("/")
    if plain:
        return None
    path = path.removeprefix("/index.php")
    if path == "/wp-json" or path.startswith("/wp-json/"):
        return path.removeprefix("/wp-json").strip("/")
    return None


def _require_shop(call: RestCall) -> None:
    if call.account is not None and call.account.manages:
        return
    verb, message = _VERBS[call.method]
    raise RestError(403 if call.account else 401, f"woocommerce_rest_cannot_{verb}", message)


async def _json_body(request: Request) -> dict[str, Any]:
    """Return the body, or nothing where it is no JSON object: WordPress does not complain."""
    if request.method in {"GET", "HEAD"}:
        return {}
    try:
        body = json.loads(await request.body() or b"{}")
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _encode(call: RestCall, answer: RestAnswer) -> bytes:
    body = answer.body
    wanted = call.many("_fields")
    if wanted and answer.status < 300:
        body = only_fields(body, wanted)
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
