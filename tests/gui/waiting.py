"""Waiting for Qt in asyncio tests: signals are awaited, nothing is slept for."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from PySide6.QtWebEngineCore import QWebEnginePage

PATIENCE = 60.0


def next_signal(*signals: Any) -> asyncio.Future[tuple[Any, ...]]:
    """Return a future of the arguments with which one of the signals is emitted next."""
    future: asyncio.Future[tuple[Any, ...]] = asyncio.get_running_loop().create_future()

    def arrived(*args: Any) -> None:
        if not future.done():
            future.set_result(args)

    for signal in signals:
        signal.connect(arrived)

    def let_go(_: object) -> None:
        for signal in signals:
            try:
                signal.disconnect(arrived)
            except RuntimeError:
                continue  # whose sender is gone

    future.add_done_callback(let_go)
    return future


async def until(condition: Callable[[], Any], *signals: Any) -> Any:
    """Wait until a condition holds, looking again at each of the signals; return its value.

    The condition may be a coroutine function; a signal that comes while it is asked is not missed.
    """
    async with asyncio.timeout(PATIENCE):
        while True:
            again = next_signal(*signals)
            found = condition()
            if isinstance(found, Awaitable):
                found = await found
            if found:
                again.cancel()
                return found
            await again


async def script(page: QWebEnginePage, source: str) -> Any:
    """Run a script in a page and return its value."""
    answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
    page.runJavaScript(source, 0, lambda value: answer.done() or answer.set_result(value))
    async with asyncio.timeout(PATIENCE):
        return await answer


async def element(page: QWebEnginePage, ident: str) -> None:
    """Wait until a page has an element."""
    there = f"!!document.getElementById({json.dumps(ident)})"
    await until(lambda: script(page, there), page.loadFinished)


async def fill_in(page: QWebEnginePage, fields: dict[str, str], then_click: str) -> None:
    """Fill a form in by its elements' ids, and press its button."""
    await element(page, then_click)
    parts = [
        f"document.getElementById({json.dumps(ident)}).value = {json.dumps(text)}" for ident, text in fields.items()
    ]
    await script(page, "; ".join([*parts, f"document.getElementById({json.dumps(then_click)}).click()", "1"]))
