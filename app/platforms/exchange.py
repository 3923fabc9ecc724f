"""One request and its answer while pairing: no redirects, bounded size, faults as problems for people."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from urllib.parse import urlsplit

import httpx

from app.model.reasons import ProblemCode, ProblemError
from app.model.settings import is_loopback
from app.platforms.protocol import Answer
from app.platforms.wire import JSON_HEADERS, JsonObject, json_bytes

LARGEST_ANSWER = 256 * 1024
"""Bytes; what pairing answers is a few hundred."""


async def ask(
    http: httpx.AsyncClient,
    method: str,
    url: str,
    headers: Mapping[str, str] | None = None,
    body: JsonObject | None = None,
) -> Answer:
    """Send a request and return the whole answer, whatever its status.

    Raises ProblemError(TIMED_OUT, TLS_INVALID, PLATFORM_UNREACHABLE, PLATFORM_ERROR); its text names the
    host and the kind of fault, never the address's query, a header or the body.
    """
    host = urlsplit(url).hostname or ""
    content = None if body is None else json_bytes(body)
    try:
        async with http.stream(
            method, url, headers={**JSON_HEADERS, **(headers or {})}, content=content, follow_redirects=False
        ) as response:
            received = bytearray()
            async for chunk in response.aiter_bytes():
                received += chunk
                if len(received) > LARGEST_ANSWER:
                    raise ProblemError(ProblemCode.PLATFORM_ERROR, "the answer is too large", host=host)
            names = {name.lower(): value for name, value in response.headers.items()}
            return Answer(response.status_code, names, bytes(received))
    except httpx.TimeoutException as error:
        raise ProblemError(ProblemCode.TIMED_OUT, type(error).__name__, host=host) from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        code = ProblemCode.TLS_INVALID if _is_tls(error) else ProblemCode.PLATFORM_UNREACHABLE
        raise ProblemError(code, type(error).__name__, host=host) from None


def _is_tls(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError) or "CERTIFICATE_VERIFY_FAILED" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False


def safe_url(text: str) -> str:
    """Return an address that a platform gave us if it may be opened: https, or http on this machine; else ""."""
    if len(text) > 2000 or not text.isprintable() or " " in text:
        return ""
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return ""
    if not host or parts.username is not None:
        return ""
    secure = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))
    return text if secure else ""


def secret_of(value: object) -> str:
    """Return a token that can stand in a header (visible ASCII, 1 to 2000 characters), or ""."""
    if isinstance(value, str) and 0 < len(value) <= 2000 and all(33 <= ord(char) <= 126 for char in value):
        return value
    return ""
