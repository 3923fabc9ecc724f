"""Whether a platform answers at a host that somebody typed. Nothing secret and nothing of the store is sent."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

import httpx

from app.model.reasons import Problem, ProblemCode, ProblemError
from app.platforms.answers import is_html, object_of
from app.platforms.exchange import ask
from app.platforms.protocol import HostFinding


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


async def probe_api(http: httpx.AsyncClient, url: str, refusals: Collection[int]) -> HostFinding:
    """GET a call of the platform's API without a credential: it is the platform if it refuses with JSON."""
    host = _origin(url)
    try:
        answer = await ask(http, "GET", url)
    except ProblemError as error:
        return HostFinding(host, error.problem)
    if answer.status in refusals and object_of(answer) is not None:
        return HostFinding(host)
    return HostFinding(host, _other(host, answer.status))


async def probe_page(http: httpx.AsyncClient, url: str) -> HostFinding:
    """GET the dashboard: it is one if it shows a page, or leads to one."""
    host = _origin(url)
    try:
        answer = await ask(http, "GET", url, {"Accept": "text/html, */*;q=0.8"})
    except ProblemError as error:
        return HostFinding(host, error.problem)
    if 300 <= answer.status < 400 or (answer.status in (200, 401, 403) and is_html(answer)):
        return HostFinding(host)
    return HostFinding(host, _other(host, answer.status))


def _other(host: str, status: int) -> Problem:
    return Problem(code=ProblemCode.HOST_NOT_PLATFORM, params={"host": host}, detail=f"HTTP {status}")
