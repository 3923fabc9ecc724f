"""The addresses of REST routes.

With pretty permalinks the REST API lies under `/wp-json/`; with plain ones a route travels in the query,
as `/?rest_route=/wc/v3/orders`, and `/wp-json/` answers with a web page.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

import httpx


def rest_url(root: str, route: str, params: Mapping[str, str | int]) -> httpx.URL:
    """Return the address of a route ("wc/v3/orders") below a REST root, with its parameters."""
    address = root + route
    joint = ("&" if "?" in address else "?") if params else ""
    return httpx.URL(address + joint + urlencode(params, safe=","))


def rest_root(url: httpx.URL) -> str:
    """Return the REST root of which `url` is the index, in the form that a route can be appended to."""
    origin = f"{url.scheme}://{url.netloc.decode('ascii')}{url.copy_with(query=None).raw_path.decode('ascii')}"
    if "rest_route" in url.params:
        return f"{origin}?rest_route=/"
    return origin if origin.endswith("/") else f"{origin}/"


def home_of_root(root: str) -> str:
    """Return the home address to which a REST root belongs."""
    origin, _, _ = root.partition("?")
    return origin.removesuffix("/").removesuffix("/wp-json").removesuffix("/index.php")
