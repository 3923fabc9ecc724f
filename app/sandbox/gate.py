"""What every call to the sandbox passes: the log, added latency, and faults."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.sandbox.faults import SLOW_ANSWER_SECONDS, Action, Fault, Faults, Target
from app.sandbox.options import Clock

_MOST_ENTRIES = 50_000
_SECRET_FIELDS = frozenset({"consumer_key", "consumer_secret", "password", "poll_token"})
_PAGES = ("/wp-login.php", "/wp-admin/")


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One call. Never a body, never a secret."""

    at: str
    target: str
    method: str
    path: str
    query: str
    auth: str
    """Kind of credential: basic, bearer, write-key, poll-token, key-in-address, cookie or none."""
    status: int | None
    fault: str


class RequestLog:
    """The calls received, newest last, and how many there were in all."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._entries: deque[LogEntry] = deque(maxlen=_MOST_ENTRIES)
        self.counts: Counter[str] = Counter()
        self.store_writes: list[str] = []

    def add(self, target: Target, scope: Scope, status: int | None, fault: Fault | None) -> None:
        """Note a call."""
        method, path = scope["method"], scope["path"]
        query = _safe_query(scope.get("query_string", b"").decode("latin-1"))
        if not path.startswith(_PAGES):
            self.counts[target.value] += 1
        if target is Target.STORE and method not in {"GET", "HEAD"} and not path.startswith(_PAGES):
            self.store_writes.append(f"{method} {path}{'?' + query if 'rest_route' in query else ''}")
        now: datetime = self._clock()
        why = fault.action.value if fault else ""
        self._entries.append(
            LogEntry(now.isoformat(), target.value, method, path, query, _auth_kind(scope), status, why)
        )  # fmt: skip

    def now(self) -> datetime:
        """Return the sandbox's time."""
        return self._clock()

    def entries(self) -> list[dict[str, Any]]:
        """Return the calls as JSON has them."""
        return [asdict(entry) for entry in self._entries]


class Gate:
    """An application behind the log and the faults."""

    def __init__(self, app: ASGIApp, target: Target, faults: Faults, log: RequestLog, latency: float) -> None:
        self._app = app
        self._target = target
        self._faults = faults
        self._log = log
        self._latency = latency
        self.clock_fast_seconds = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a call on, or make it fail."""
        if scope["type"] != "http":
            return
        path = scope["path"] + (
            "?" + scope["query_string"].decode("latin-1") if b"rest_route" in scope["query_string"] else ""
        )
        fault = self._faults.fate(self._target, scope["method"], path)
        status: int | None = None

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {**message, "headers": [*message["headers"], self._date()]}
            await send(message)

        if self._latency:
            await asyncio.sleep(self._latency)
        try:
            if fault is None:
                await self._app(scope, receive, noting)
            else:
                await self._fail(fault, scope, receive, noting, _breaker(send, receive))
        finally:
            self._log.add(self._target, scope, status, fault)

    def _date(self) -> tuple[bytes, bytes]:
        """Return the header that tells the server's clock."""
        now = self._log.now() + timedelta(seconds=self.clock_fast_seconds)
        return b"date", format_datetime(now, usegmt=True).encode("ascii")

    async def _fail(
        self, fault: Fault, scope: Scope, receive: Receive, send: Send, break_off: Callable[[], Awaitable[None]]
    ) -> None:
        match fault.action:
            case Action.RESET:
                await break_off()
            case Action.LOST:
                await self._app(scope, receive, _swallow)
                await break_off()
            case Action.CUT:
                await self._cut(scope, receive, send)
                await break_off()
            case Action.HANG:
                await _gone(receive)
            case Action.SLOW:
                await asyncio.sleep(SLOW_ANSWER_SECONDS)
                await self._app(scope, receive, send)
            case Action.STATUS | Action.HTML403:
                await _error(fault)(scope, receive, send)

    async def _cut(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the head and half of the body."""
        messages: list[Message] = []

        async def collect(message: Message) -> None:
            messages.append(message)

        await self._app(scope, receive, collect)
        body = b"".join(message.get("body", b"") for message in messages[1:])
        await send(messages[0])
        await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})


def _error(fault: Fault) -> Response:
    if fault.action is Action.HTML403:
        return HTMLResponse(
            "<html><head><title>403 Forbidden</title></head><body><h1>Request blocked</h1></body></html>", 403
        )
    answer = JSONResponse({"error": "Something went wrong on this end"}, fault.status)
    if fault.status == 429:
        answer.headers["Retry-After"] = "1"
    return answer


def _breaker(send: Send, receive: Receive) -> Callable[[], Awaitable[None]]:
    """Return what breaks the connection. Under uvicorn `send` belongs to the cycle that has the transport."""
    transport = getattr(getattr(send, "__self__", None), "transport", None)

    async def break_off() -> None:
        if transport is None:
            raise ConnectionResetError("the sandbox broke the connection")
        transport.abort()
        await _gone(receive)

    return break_off


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _swallow(message: Message) -> None:
    """Take an answer that nobody shall see."""


def _safe_query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode([(name, "…" if name in _SECRET_FIELDS else value) for name, value in pairs], safe="/:,")


def _auth_kind(scope: Scope) -> str:
    headers = Headers(scope=scope)
    if "authorization" in headers:
        return headers["authorization"].partition(" ")[0].lower()
    for name in ("x-write-key", "x-poll-token"):
        if name in headers:
            return name.removeprefix("x-")
    if b"consumer_key=" in scope.get("query_string", b""):
        return "key-in-address"
    return "cookie" if "x-wp-nonce" in headers else "none"
