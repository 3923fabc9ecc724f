"""Follows a sync until everything is read and settled."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from app.client import Client
from app.model import api

SETTLED_STATES = frozenset({api.SyncState.DONE, api.SyncState.CANCELLED, api.SyncState.FAILED, api.SyncState.PAUSED})
LOOK_AGAIN_SECONDS = 5.0
"""Events tell of progress; now and then it is asked for, in case one was missed."""


def is_over(progress: api.SyncProgress) -> bool:
    """Tell whether nothing more will move by itself."""
    if progress.state is api.SyncState.DONE:
        return not any(kind.delivering for kind in progress.kinds)
    return progress.state in SETTLED_STATES


async def follow(client: Client, connection: int, show: Callable[[api.SyncProgress], None]) -> api.SyncProgress:
    """Show a connection's progress until its sync is over and nothing waits; return the last of it.

    A connection that needs its user ends it too. Raises ProblemError(AGENT_UNREACHABLE) when the agent goes away.
    """
    moved = asyncio.Event()

    async def listen() -> None:
        async for event in client.events():
            if isinstance(event, api.ProgressChanged | api.ConnectionsChanged):
                moved.set()

    listening = asyncio.create_task(listen())
    try:
        while True:
            moved.clear()
            progress = await client.progress(connection)
            show(progress)
            view = await client.connection(connection)
            stuck = view.state in {api.ConnectionState.ATTENTION, api.ConnectionState.PAUSED}
            if is_over(progress) or stuck:
                return progress
            if listening.done():
                listening.result()
            try:
                await asyncio.wait_for(moved.wait(), LOOK_AGAIN_SECONDS)
            except TimeoutError:
                continue
    finally:
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
