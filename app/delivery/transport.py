"""Sends a platform's request and brings back its answer, or why there is none.

No redirect is followed: a write must not be repeated elsewhere, and a credential must not travel.
"""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass

import httpx

from app.model.reasons import ReasonCode
from app.platforms.protocol import Answer, Request

LARGEST_ANSWER = 16 * 1024 * 1024
TIMEOUT = httpx.Timeout(30.0, connect=10.0)
WHOLE_ANSWER_SECONDS = 120.0
"""An answer that drips for longer than this is given up."""


@dataclass(frozen=True, slots=True)
class Fault:
    """There is no whole answer. `detail` names the technical cause, without data."""

    reason: ReasonCode
    detail: str


def platform_client(version: str) -> httpx.AsyncClient:
    """Return the client for platforms: the system's certificates, honest name, no redirects."""
    import truststore

    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return httpx.AsyncClient(
        verify=context,
        timeout=TIMEOUT,
        follow_redirects=False,
        headers={"User-Agent": f"Storewire/{version}", "Accept": "application/json"},
        limits=httpx.Limits(max_connections=32, max_keepalive_connections=16),
    )


async def send(http: httpx.AsyncClient, request: Request, patience: float = WHOLE_ANSWER_SECONDS) -> Answer | Fault:
    """Send a request and read the whole answer, at most 16 MiB of it, for at most `patience` seconds altogether."""
    try:
        async with asyncio.timeout(patience):
            return await _exchange(http, request)
    except (httpx.TimeoutException, TimeoutError) as error:
        return Fault(ReasonCode.TIMED_OUT, type(error).__name__)
    except httpx.ConnectError as error:
        reason = ReasonCode.TLS_FAILED if _is_tls(error) else ReasonCode.OFFLINE
        return Fault(reason, type(error).__name__)
    except (
        httpx.RemoteProtocolError,
        httpx.ReadError,
        httpx.WriteError,
        httpx.CloseError,
        httpx.DecodingError,
    ) as error:
        return Fault(ReasonCode.CUT_ANSWER, type(error).__name__)
    except httpx.HTTPError as error:
        return Fault(ReasonCode.OFFLINE, type(error).__name__)


async def _exchange(http: httpx.AsyncClient, request: Request) -> Answer | Fault:
    async with http.stream(
        request.method,
        request.url,
        headers=dict(request.headers),
        content=request.content,
        follow_redirects=False,  # whatever the client was made with
    ) as answer:
        parts, size = [], 0
        async for part in answer.aiter_bytes():
            size += len(part)
            if size > LARGEST_ANSWER:
                return Fault(ReasonCode.NOT_UNDERSTOOD, "the answer is larger than 16 MiB")
            parts.append(part)
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return Answer(answer.status_code, headers, b"".join(parts))


def _is_tls(error: BaseException) -> bool:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLError):
            return True
        seen = seen.__cause__ or seen.__context__
    return False
