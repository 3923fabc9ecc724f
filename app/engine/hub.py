"""Tells listeners what happens: a queue each, bounded, newest state wins."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

from app.model import api

LONGEST_QUEUE = 1_000


class Hub:
    """Hands every event to every listener. A listener that does not listen loses the oldest events."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[api.Event]] = set()

    def publish(self, event: api.Event) -> None:
        """Tell everybody."""
        for queue in self._queues:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(event)

    def publish_stopping(self) -> None:
        """Tell everybody that the agent ends."""
        self.publish(api.AgentStopping())

    @property
    def listeners(self) -> int:
        """How many listen now."""
        return len(self._queues)

    @contextmanager
    def listen(self) -> Iterator[AsyncIterator[api.Event]]:
        """Listen from now on, until the block ends."""
        queue: asyncio.Queue[api.Event] = asyncio.Queue(LONGEST_QUEUE)
        self._queues.add(queue)
        try:
            yield self._events(queue)
        finally:
            self._queues.discard(queue)

    @staticmethod
    async def _events(queue: asyncio.Queue[api.Event]) -> AsyncIterator[api.Event]:
        while True:
            yield await queue.get()
