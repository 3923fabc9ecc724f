"""Reading what changed in a store since it was read, and looking at single places of its lists.

Known of WooCommerce: `modified_after` is exclusive, and right only as a naive time in GMT with `dates_are_gmt=true`.
One list of changes has the trash too where the statuses are listed by name. Customers know no date filter at all.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from app.model.records import RecordKind
from app.model.store import Cursor
from app.stores.fields import mapping, record_id
from app.stores.products import variation_ids
from app.stores.reader import Extra, Page, Reader, StoreRecord, list_of
from app.stores.variations import PER_REQUEST
from app.stores.walk import Stretch, Window


class Follower(Reader):
    """A reader that also follows a store: keep one for as long as the store is followed."""

    @property
    def requests(self) -> int:
        """How many requests were sent so far."""
        return self._rest.requests

    def forget(self) -> None:
        """Ask anew which statuses the store knows, and what else was learnt of its lists."""
        self._listings.clear()

    async def changed(
        self, kind: RecordKind, after: datetime, before: datetime, cursor: Cursor | None = None
    ) -> AsyncGenerator[Page]:
        """Yield the records that were modified after one time and before another, the trash included, in order of id.

        Where the store does not know these filters it yields all records. Raises ProblemError.
        """
        chosen = await self._listing(kind)
        dated = {"modified_after": _naive(after), "modified_before": _naive(before), "dates_are_gmt": "true"}
        window = replace(chosen, filters=chosen.filters | dated)
        async with aclosing(self._walk(kind, window, cursor)) as pages:
            async for page in pages:
                yield page

    async def part(self, kind: RecordKind, offset: int, affordable: int | None = None) -> Page:
        """Return the records from one place of the list on, a page at most; `last` where the list ends with them.

        `affordable` requests at the most are spent on the variations of published products (all that it takes where
        it is None); the page then ends before the product that would cost more, but has one at least.
        Raises ProblemError.
        """
        chosen = await self._listing(kind)
        answer = await self._rest.get(chosen.route, chosen.page(offset, self.per_page))
        rows = [mapping(row) for row in list_of(answer.json)]
        whole = len(rows)
        if kind is RecordKind.PRODUCT and affordable is not None:
            rows = rows[: self._payable(rows, affordable)]
        shown = [row for row in rows if kind is RecordKind.PRODUCT and row.get("status") == "publish"]
        joined = await self._variations.of(shown)
        ids = [found for row in rows if (found := record_id(row))]
        ended = len(rows) == whole and self._ends(offset, whole, answer.total)
        window = Window(offset, rows, answer.total, Extra(joined, answer.seconds, answer.date))
        stretch = Stretch(window, 0, offset + len(rows), ids[-1] if ids else 0, ended)
        return await self._page(kind, stretch, None, None)

    async def ids(self, kind: RecordKind, offset: int, count: int) -> list[int]:
        """Return the ids at `count` places of the list, rising; fewer at its end. Raises ProblemError."""
        chosen = replace(await self._listing(kind), fields={"_fields": "id"})
        answer = await self._rest.get(chosen.route, chosen.page(offset, count))
        return [found for row in list_of(answer.json) if (found := record_id(mapping(row)))]

    async def some(self, kind: RecordKind, numbers: Sequence[int]) -> list[StoreRecord]:
        """Return those of these records that are there and can be understood. Raises ProblemError."""
        chosen = await self._listing(kind)
        found: list[StoreRecord] = []
        for start in range(0, len(numbers), self.per_page):
            wanted = ",".join(map(str, numbers[start : start + self.per_page]))
            part = replace(chosen, filters=chosen.filters | {"include": wanted})
            answer = await self._rest.get(part.route, part.page(0, self.per_page))
            window = Window(0, [mapping(row) for row in list_of(answer.json)], None, Extra({}, answer.seconds))
            page = await self._page(kind, Stretch(window, 0, 0, 0, last=True), None, None)
            found += page.records
        return found

    def _ends(self, offset: int, count: int, total: int | None) -> bool:
        """Tell whether the list ends with so many records from a place on."""
        return count < self.per_page if total is None else offset + self.per_page >= total

    def _payable(self, rows: Sequence[Mapping[str, Any]], affordable: int) -> int:
        """Return how many of the products can be read with so many requests for their variations."""
        spent = 0
        for place, row in enumerate(rows):
            count = len(variation_ids(row)) if row.get("status") == "publish" else 0
            spent += count if self._variations.flat else PER_REQUEST * bool(count)
            if place and spent > affordable * PER_REQUEST:
                return place
        return len(rows)


def _naive(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
