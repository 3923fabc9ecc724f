"""The HTTP client for stores: says who it is, waits for slow hosts, and never reads more than it can hold."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx
import truststore

from app import __version__

USER_AGENT = f"Mozilla/5.0 (compatible; Storewire/{__version__})"
"""Honest, yet in the form that web application firewalls let through: they answer 403 to names unknown to them."""

PATIENCE = httpx.Timeout(60.0, connect=10.0, write=15.0)
"""Seconds. A small server takes up to 14 s for a page of a hundred orders."""

WHOLE_ANSWER_SECONDS = 180.0
"""An answer that drips for longer than this is given up."""

LARGEST_ANSWER = 64 * 1024 * 1024
"""Bytes after decompression. A page of a hundred orders has about 0.4 MB; nothing legitimate comes near this."""

LOOPBACK = ("all://127.0.0.1", "all://localhost", "all://[::1]")


class AnswerTooLarge(httpx.TransportError):
    """An answer that is larger than `LARGEST_ANSWER`, or whatever limit was given."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer, read whole (or its beginning, by `peek`)."""

    url: httpx.URL = field(repr=False)
    status: int
    headers: httpx.Headers = field(repr=False)
    content: bytes = field(repr=False)
    seconds: float

    @property
    def redirect(self) -> httpx.URL | None:
        """Where the answer sends us, absolute, or None where it is no redirect."""
        location = self.headers.get("location", "")
        if not 300 <= self.status < 400 or not location:
            return None
        try:
            return self.url.join(location)
        except (httpx.InvalidURL, ValueError):
            return None


def store_client(
    *, verify: ssl.SSLContext | None = None, transport: httpx.AsyncBaseTransport | None = None
) -> httpx.AsyncClient:
    """Return a client for any number of stores.

    Certificates are checked against the system's own trust store. Redirects are never followed by
    the client: whoever calls decides, for credentials must not travel to another host. Cookies are
    refused, so that no store sees another request's session. Loopback is asked directly even where
    a proxy is configured.
    """
    return httpx.AsyncClient(
        transport=transport,
        verify=verify or truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
        headers={"User-Agent": USER_AGENT, "Accept": "application/json, */*;q=0.5", "Accept-Encoding": "gzip, deflate"},
        cookies=CookieJar(policy=DefaultCookiePolicy(allowed_domains=[])),
        timeout=PATIENCE,
        limits=httpx.Limits(max_connections=40, max_keepalive_connections=20, keepalive_expiry=30.0),
        follow_redirects=False,
        mounts=None if transport else dict.fromkeys(LOOPBACK),
    )


async def fetch(
    http: httpx.AsyncClient,
    method: str,
    url: httpx.URL | str,
    *,
    headers: Mapping[str, str] | None = None,
    content: bytes | None = None,
    limit: int = LARGEST_ANSWER,
    timeout: httpx.Timeout = PATIENCE,
) -> Fetched:
    """Send a request, mostly without a body, and read the whole answer.

    Raises httpx.HTTPError: `AnswerTooLarge` beyond `limit` bytes, a timeout where the answer takes
    longer than `WHOLE_ANSWER_SECONDS` altogether.
    """
    answer, complete = await _exchange(
        http, http.build_request(method, url, headers=headers, content=content, timeout=timeout), limit
    )
    if not complete:
        raise AnswerTooLarge(f"more than {limit} bytes")
    return answer


async def peek(http: httpx.AsyncClient, url: httpx.URL | str, *, limit: int, timeout: httpx.Timeout) -> Fetched:
    """GET a page for a person's eyes and read at most about `limit` bytes of it. Raises httpx.HTTPError."""
    page = http.build_request("GET", url, headers={"Accept": "text/html, */*;q=0.8"}, timeout=timeout)
    answer, _ = await _exchange(http, page, limit)
    return answer


async def _exchange(http: httpx.AsyncClient, request: httpx.Request, limit: int) -> tuple[Fetched, bool]:
    """Return the answer and whether all of it was read."""
    started = time.monotonic()
    try:
        async with asyncio.timeout(WHOLE_ANSWER_SECONDS):
            response = await http.send(request, stream=True, follow_redirects=False)
            try:
                content, complete = await _read(response, limit)
            finally:
                await response.aclose()
    except TimeoutError as error:
        raise httpx.ReadTimeout("the whole answer took too long", request=request) from error
    seconds = time.monotonic() - started
    return Fetched(request.url, response.status_code, response.headers, content, seconds), complete


async def _read(response: httpx.Response, limit: int) -> tuple[bytes, bool]:
    chunks: list[bytes] = []
    size = 0
    async for chunk in response.aiter_bytes():
        chunks.append(chunk)
        size += len(chunk)
        if size > limit:
            return b"".join(chunks)[:limit], False
    return b"".join(chunks), True
