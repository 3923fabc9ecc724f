"""Redirects, followed by hand: only within the same site, and never with credentials."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import httpx

from app.model.reasons import ProblemCode, ProblemError
from app.stores.http import Fetched

MOST_REDIRECTS = 6
DEFAULT_PORTS = {"http": 80, "https": 443}


def same_site(one: httpx.URL, other: httpx.URL) -> bool:
    """Tell whether two addresses differ at most by "www." and the scheme, ports following the scheme."""
    return _bare(one.host) == _bare(other.host) and (_port(one) == _port(other) or (_default(one) and _default(other)))


def leads_on(source: httpx.URL, target: httpx.URL) -> bool:
    """Tell whether a redirect may be followed: the same site, and not from https down to http."""
    return same_site(source, target) and not (source.scheme == "https" and target.scheme == "http")


async def follow(get: Callable[[httpx.URL], Awaitable[Fetched]], url: httpx.URL) -> Fetched:
    """Return the answer at the end of an address's redirects. Raises httpx.HTTPError of `get`.

    An answer that leads to another site is returned as it is, to be reported. A circle is a broken site:
    ProblemError(SITE_BROKEN).
    """
    for _ in range(MOST_REDIRECTS):
        answer = await get(url)
        target = answer.redirect
        if target is None or not leads_on(url, target):
            return answer
        url = target.copy_with(fragment=None, username=None, password=None) if target.userinfo else target
    raise ProblemError(ProblemCode.SITE_BROKEN, "redirects in a circle", host=url.host)


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")


def _port(url: httpx.URL) -> int | None:
    return url.port or DEFAULT_PORTS.get(url.scheme)


def _default(url: httpx.URL) -> bool:
    return _port(url) == DEFAULT_PORTS.get(url.scheme)
