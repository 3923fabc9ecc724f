"""A store made of recordings: answers as the recorded WooCommerce did, page after page, over httpx's mock transport.

Lists are those that were recorded: 20 products, 20 users and 20 orders in order of id, with totals to match. The flat
list of variations was not recorded, so it is switched off here and the parents are asked; the one parent whose
variations were not recorded gets the other's, under its own ids.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import httpx

RECORDINGS = Path(__file__).parent / "recordings"
HOME = "http://store.example"


@cache
def _load(name: str) -> Any:
    return json.loads((RECORDINGS / f"{name}.json").read_text("utf-8"))


def recorded(name: str) -> Any:
    """Return the body of a recorded answer: JSON, or a page's text."""
    response = _load(name)["response"]
    return deepcopy(response.get("body", response.get("text")))


def recorded_answer(name: str) -> httpx.Response:
    """Return a recorded answer as it came: status, headers and body."""
    response = _load(name)["response"]
    kept = {key: value for key, value in response["headers"].items() if key != "transfer-encoding"}
    body = recorded(name)
    return httpx.Response(response["status"], headers=kept, content=body if isinstance(body, str) else json.dumps(body))


class RecordedStore:
    """The handler of a mock transport: `httpx.AsyncClient(transport=RecordedStore().transport())`.

    `requests` lists the path and query of everything that was asked.
    """

    def __init__(self) -> None:
        self.products = recorded("products_page1")
        self.customers = recorded("customers_page1")
        self.orders = recorded("orders_page1")
        self.requests: list[httpx.Request] = []

    def transport(self) -> httpx.MockTransport:
        """Return the transport that answers as this store."""
        return httpx.MockTransport(self.answer)

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Answer a request as the recorded store did."""
        self.requests.append(request)
        path, query = request.url.path, request.url.params
        if path == "/":
            return recorded_answer("front_page_get")
        if path == "/wp-json/":
            return recorded_answer("discovery_fields")
        route = path.removeprefix("/wp-json/")
        if "authorization" not in request.headers:
            return recorded_answer("error_no_auth_users_me" if route == "wp/v2/users/me" else "error_no_auth")
        single = self._single(request.method, route)
        if single is not None:
            return single
        rows = self._rows(route, query)
        return recorded_answer("error_unknown_route") if rows is None else _page(rows, query)

    def _single(self, method: str, route: str) -> httpx.Response | None:
        if method == "DELETE" and route.startswith("wp/v2/users/me/application-passwords/"):
            return recorded_answer("application_password_delete")
        name = {
            "wp/v2/users/me": "users_me_edit_manager",
            "wp/v2/users/me/application-passwords/introspect": "application_passwords_introspect",
            "wc/v3/system_status": "system_status_manager",
            "wc/v3/data/currencies/current": "currency_current",
            "wc/v3/reports/orders/totals": "reports_totals_orders",
        }.get(route)
        if name:
            return recorded_answer(name)
        kind, _, number = route.removeprefix("wc/v3/").partition("/")
        if not number.isdigit() or kind not in ("products", "customers", "orders"):
            return None
        found = next((row for row in getattr(self, kind) if row["id"] == int(number)), None)
        missing = {"products": "product_get_deleted_404", "customers": "customer_404", "orders": "order_404"}[kind]
        return recorded_answer(missing) if found is None else httpx.Response(200, json=found)

    def _rows(self, route: str, query: httpx.QueryParams) -> list[Any] | None:
        if route == "wc/v3/products":
            return list(self.products)
        if route == "wc/v3/customers":
            return [row for row in self.customers if query.get("role", "customer") in ("all", row["role"])]
        if route == "wc/v3/orders":
            wanted = query.get("status", "any").split(",")
            return [row for row in self.orders if row["status"] in wanted or ("any" in wanted)]
        if route.startswith("wc/v3/products/") and route.endswith("/variations"):
            return self._variations(int(route.split("/")[3]))
        return None

    def _variations(self, parent: int) -> list[Any]:
        ids = next((row["variations"] for row in self.products if row["id"] == parent), [])
        rows = sorted(recorded("product_variations"), key=lambda row: row["id"])
        return [{**row, "id": number, "parent_id": parent} for number, row in zip(ids, rows, strict=False)]


def _page(rows: list[Any], query: httpx.QueryParams) -> httpx.Response:
    """Cut a page out of a list as WordPress does, with only the fields that were asked for."""
    per_page = int(query.get("per_page", 10))
    start = int(query.get("offset", (int(query.get("page", 1)) - 1) * per_page))
    ordered = sorted(rows, key=lambda row: row["id"], reverse=query.get("order", "desc") == "desc")
    fields = query.get("_fields")
    part = [_only(row, fields.split(",")) if fields else row for row in ordered[start : start + per_page]]
    pages = -(-len(rows) // per_page)
    return httpx.Response(200, headers={"X-WP-Total": str(len(rows)), "X-WP-TotalPages": str(pages)}, json=part)


def _only(row: Mapping[str, Any], fields: list[str]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key in fields}
