"""List parameters of WooCommerce's REST interface: their checks, defaults and headers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from app.sandbox.rest import RestCall, enumeration, invalid_param
from app.sandbox.shelf import SortKey
from app.sandbox.site_time import SiteTime

PRODUCT_ORDERS = (
    "date", "id", "include", "title", "slug", "modified", "popularity", "rating", "post__in", "price", "sales",
    "menu_order", "random", "popularity", "rating", "menu_order", "price", "popularity", "rating",
)  # fmt: skip
ORDER_ORDERS = ("date", "id", "include", "title", "slug", "modified")
CUSTOMER_ORDERS = ("id", "include", "name", "registered_date")
_COLUMNS: dict[str, SortKey] = {"date": "created", "registered_date": "created", "modified": "modified"}
_ZONE = re.compile(r"(?<=\d) (\d\d:\d\d)$")
"""A zone whose plus sign was not encoded in the address, and so arrived as a space."""


@dataclass(frozen=True, slots=True)
class Paging:
    """Which part of a list is asked for, and in which order."""

    page: int
    per_page: int
    offset: int | None
    order_by: SortKey
    descending: bool

    @property
    def start(self) -> int:
        """Return the place of the first entry; an offset wins over a page."""
        return self.offset if self.offset is not None else (self.page - 1) * self.per_page


def paging(call: RestCall, orders: Sequence[str], default: str, *, descending: bool) -> Paging:
    """Read `page`, `per_page`, `offset`, `orderby` and `order`. Raises RestError as WordPress does."""
    per_page = _integer(call, "per_page", 10)
    if not 1 <= per_page <= 100:
        message = "per_page must be between 1 (inclusive) and 100 (inclusive)"
        raise invalid_param("per_page", message, "rest_out_of_bounds")
    page = _integer(call, "page", 1)
    if page < 1:
        raise invalid_param("page", "page must be greater than or equal to 1", "rest_out_of_bounds")
    order_by = choice(call, "orderby", orders) or default
    direction = choice(call, "order", ("asc", "desc")) or ("desc" if descending else "asc")
    offset = _integer(call, "offset", 0) if call.value("offset") is not None else None
    return Paging(page, per_page, offset, _COLUMNS.get(order_by, "id"), direction == "desc")


def choice(call: RestCall, name: str, allowed: Sequence[str]) -> str | None:
    """Return a parameter that must be one of a few. Raises RestError."""
    value = call.value(name)
    if value is not None and value not in allowed:
        raise invalid_param(name, f"{name} is not one of {enumeration(allowed)}.", "rest_not_in_enum")
    return value


def choices(call: RestCall, name: str, allowed: Sequence[str]) -> list[str]:
    """Return a list parameter whose entries must be among a few. Raises RestError."""
    values = call.many(name)
    for place, value in enumerate(values):
        if value not in allowed:
            raise invalid_param(name, f"{name}[{place}] is not one of {enumeration(allowed)}.", "rest_not_in_enum")
    return values


def moment(call: RestCall, name: str, time: SiteTime) -> int | None:
    """Return a date filter as an instant. Raises RestError."""
    text = call.value(name)
    if not text:
        return None
    try:
        return time.threshold(_ZONE.sub(r"+\1", text), dates_are_gmt=call.flag("dates_are_gmt"))
    except ValueError:
        raise invalid_param(name, "Invalid date.", "rest_invalid_date") from None


def ids(call: RestCall, name: str) -> frozenset[int]:
    """Return a list of ids; what is no number is ignored."""
    return frozenset(int(value) for value in call.many(name) if value.isdigit())


def list_headers(
    call: RestCall, asked: Paging, total: int, extras: Sequence[tuple[str, str]] = (), *, empty_beyond: bool = False
) -> dict[str, str]:
    """Return X-WP-Total, X-WP-TotalPages and the Link to the neighbours.

    `extras` are parameters that the route adds to its own links. With `empty_beyond` (orders) a page
    after the last has no totals.
    """
    pages = -(-total // asked.per_page)
    if empty_beyond and asked.start >= total:
        total = pages = 0
    headers = {"X-WP-Total": str(total), "X-WP-TotalPages": str(pages)}
    neighbours = []
    if asked.page > 1:
        neighbours.append((min(asked.page - 1, pages), "prev"))
    if asked.page < pages:
        neighbours.append((asked.page + 1, "next"))
    links = [f'<{_page_url(call, number, extras)}>; rel="{name}"' for number, name in neighbours]
    if links:
        headers["Link"] = ", ".join(links)
    return headers


def _page_url(call: RestCall, number: int, extras: Sequence[tuple[str, str]]) -> str:
    added = {name.partition("[")[0] for name, _ in extras}
    kept: list[tuple[str, Any]] = [
        (name, str(number) if name == "page" else value)
        for name, value in call.query.multi_items()
        if name.partition("[")[0] not in added and name != "rest_route"
    ]
    kept += extras
    if not any(name == "page" for name, _ in kept):
        kept.append(("page", str(number)))
    return f"{call.site_url}/wp-json/{call.route}?{urlencode(kept)}"


def _integer(call: RestCall, name: str, default: int) -> int:
    text = call.value(name)
    if text is None:
        return default
    try:
        return int(text)
    except ValueError:
        raise invalid_param(name, f"{name} is not of type integer.", "rest_invalid_type") from None
