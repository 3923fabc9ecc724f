"""The way back from the user's own browser: a listener on this computer that takes one answer and is gone.

WordPress' approval page sends the browser to http://127.0.0.1:PORT/SECRET?state=…&user_login=…&password=…. The
answer is a redirect to a page without a query, so that no password stays in the browser's address bar.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import secrets
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlencode

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from app.model.clock import Clock

log = logging.getLogger(__name__)
OPEN_SECONDS = 600.0
AFTERWARDS_SECONDS = 10.0
"""How long the closing page can still be fetched, after the answer has come."""

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Storewire</title>
<style>body{{font:16px/1.5 system-ui,sans-serif;max-width:32em;margin:15vh auto;padding:0 1em}}</style></head>
<body><h1>{title}</h1><p>{text}</p></body></html>
"""
DONE = ("You can close this", "Storewire goes on in its own window.")
FOREIGN = ("Nothing happened", "This is not the answer that Storewire waits for.")
GUARDS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
}


class Loopback:
    """Listens on 127.0.0.1 for one answer that carries the state; `close` it, or it closes by itself in 10 minutes."""

    def __init__(self, state: str, answered: Callable[[str], Awaitable[None]], clock: Clock) -> None:
        """`answered` is called once, with the address at which the browser arrived."""
        self._state = state
        self._answered = answered
        self._clock = clock
        self._path = f"/{secrets.token_urlsafe(16)}"
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._port = self._socket.getsockname()[1]
        self._come = asyncio.Event()
        self._seen = asyncio.Event()
        self._serving: asyncio.Task[None] | None = None

    @property
    def return_url(self) -> str:
        """Return how the address begins at which the browser arrives."""
        return f"http://127.0.0.1:{self._port}{self._path}"

    @property
    def success_url(self) -> str:
        """Return the address to give to the approval page."""
        return f"{self.return_url}?{urlencode({'state': self._state})}"

    @property
    def open(self) -> bool:
        """Whether an answer is still waited for."""
        return self._serving is not None and not self._serving.done() and not self._come.is_set()

    def start(self) -> None:
        """Begin to listen."""
        self._serving = asyncio.create_task(self._serve(), name="loopback")

    async def close(self) -> None:
        """Listen no longer."""
        serving, self._serving = self._serving, None
        if serving is not None and serving is not asyncio.current_task():
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)
        self._socket.close()

    async def _serve(self) -> None:
        routes = [Route(self._path, self._take, methods=["GET"]), Route("/done", self._done, methods=["GET"])]
        config = uvicorn.Config(
            Starlette(routes=routes), log_config=None, lifespan="off", access_log=False, ws="none",
            server_header=False, timeout_keep_alive=1, timeout_graceful_shutdown=1,
        )  # fmt: skip
        server = _Server(config)
        serving = asyncio.create_task(server.serve(sockets=[self._socket]))
        try:
            if await self._within(OPEN_SECONDS, self._come):
                await self._within(AFTERWARDS_SECONDS, self._seen)
        finally:
            server.should_exit = True
            await asyncio.gather(serving, return_exceptions=True)
            self._socket.close()

    async def _within(self, seconds: float, event: asyncio.Event) -> bool:
        """Wait for an event, but no longer than so many seconds; tell whether it came."""
        waits = {asyncio.ensure_future(event.wait()), asyncio.ensure_future(self._clock.sleep(seconds))}
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in waits:
                one.cancel()
        return event.is_set()

    async def _take(self, request: Request) -> Response:
        given = parse_qs(request.url.query).get("state", [""])[0]
        if self._come.is_set() or not hmac.compare_digest(given.encode(), self._state.encode()):
            return HTMLResponse(PAGE.format(title=FOREIGN[0], text=FOREIGN[1]), 400, GUARDS)
        self._come.set()
        try:
            await self._answered(f"{self.return_url}?{request.url.query}")
        except Exception as error:  # a defect of ours; its text may hold the address
            log.error("the answer of a browser could not be taken in", extra={"error": type(error).__name__})
        return RedirectResponse("/done", 303, GUARDS)

    async def _done(self, request: Request) -> Response:
        if self._come.is_set():
            self._seen.set()
        return HTMLResponse(PAGE.format(title=DONE[0], text=DONE[1]), 200, GUARDS)


class _Server(uvicorn.Server):
    """A server that leaves the signals to the agent."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
