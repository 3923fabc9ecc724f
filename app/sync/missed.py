"""Reads once more what changed in a span that the store's own webhooks may have missed."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime

from app.model.records import RecordKind
from app.platforms.protocol import Span
from app.sync import watermark
from app.sync.initial import ReadPage
from app.sync.intake import Intake


@dataclass(frozen=True, slots=True)
class Missed:
    """One reading. It may be cancelled anywhere and begun again: every delivery's key follows from what happened."""

    intake: Intake
    """Whose detector takes what happened in the span for not told yet."""
    span: Span
    now: datetime
    moved: Callable[[int], None]
    """Called after each commit with how many deliveries were queued."""

    async def read(self, kinds: Iterable[RecordKind]) -> None:
        """Read these kinds, people before their orders. Raises ProblemError where the store cannot be read."""
        wanted = set(kinds)
        for kind in (RecordKind.PRODUCT, RecordKind.CUSTOMER, RecordKind.ORDER):
            if kind in wanted:
                async with aclosing(self._pages(kind)) as pages:
                    async for page in pages:
                        queued = await self.intake.take(kind, page.records, ids=page.ids, unreadable=page.unreadable)
                        self.moved(queued)

    async def _pages(self, kind: RecordKind) -> AsyncGenerator[ReadPage]:
        """Yield what was modified since the span began, by now perhaps once more; customers have no such filter."""
        if kind is RecordKind.CUSTOMER:
            async for page in self._everybody():
                yield page
            return
        after, before = self.span.begins_at - watermark.OVERLAP, self.now + watermark.FUTURE
        async with aclosing(self.intake.source.changed(kind, after, before)) as pages:
            async for page in pages:
                yield page

    async def _everybody(self) -> AsyncGenerator[ReadPage]:
        place = 0
        while True:
            page = await self.intake.source.part(RecordKind.CUSTOMER, place)
            yield page
            if page.last or not page.ids:
                return
            # One record of the last page again: where somebody was deleted meanwhile, nobody slips through.
            place += max(len(page.ids) - 1, 1)
