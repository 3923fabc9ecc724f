"""What the log says more of a connection in debug mode: every request and its outcome, never what was in it."""

from __future__ import annotations

import logging

import httpx

from app.delivery.settlement import Attempt
from app.engine.connections import Kept

log = logging.getLogger(__name__)


def watch_store(http: httpx.AsyncClient, kept: Kept) -> None:
    """In debug mode, have the log say what the store is asked: the route, for its parameters may name people."""
    if not kept.settings.debug:
        return

    async def answered(answer: httpx.Response) -> None:
        told = {"path": answer.url.path, "status": answer.status_code, "connection": kept.id}
        log.debug("the store answered", extra=told)

    http.event_hooks["response"].append(answered)


def log_try(kept: Kept, tried: Attempt) -> None:
    """In debug mode, say what the platform was asked and what it answered, without what was sent."""
    if kept.settings.debug:
        log.debug(
            "the platform answered" if tried.status is not None else "the platform did not answer",
            extra={
                "method": tried.method,
                "path": tried.path,
                "status": tried.status,
                "reason": tried.reason.value if tried.reason else "",
                "seconds": round(tried.seconds, 3),
                "connection": kept.id,
            },
        )
