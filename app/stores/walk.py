"""A walk over a list that may change underneath: pages by offset, overlapping by one record, and no record lost.

WooCommerce has no cursor by id, only offsets into a list in order of id. So each page begins with the last record of
the page before. When the seam does not match, something before it went away or was put in: after a deletion the walk
steps back until it meets records that it knows and takes what follows; after an insertion it goes back to the last
page whose beginning is still where it was and reads on from there, records that it has seen included.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any, Generic, TypeVar

from app.model.reasons import ProblemCode, ProblemError
from app.stores.fields import record_id

Extra = TypeVar("Extra")

UNKNOWN = 0
"""Stands for the id of a record that has none that is usable."""

MOST_RETURNS = 4
"""How often the walk goes back from one place before it gives up. Each time something changed in between."""


@dataclass(frozen=True)
class Window(Generic[Extra]):
    """One answer to a question for a page. `extra` is whatever the reader keeps with it."""

    offset: int
    rows: Sequence[Mapping[str, Any]] = field(repr=False)
    total: int | None
    extra: Extra = field(repr=False)

    @cached_property
    def ids(self) -> Sequence[int]:
        """The rows' ids, UNKNOWN where there is none."""
        return [record_id(row) or UNKNOWN for row in self.rows]

    @cached_property
    def ascending(self) -> bool:
        """Whether the ids rise, as they were asked to; a plugin that sorts by something else breaks every seam."""
        known = [one for one in self.ids if one != UNKNOWN]
        return all(before < after for before, after in pairwise(known))


@dataclass(frozen=True, slots=True)
class Stretch(Generic[Extra]):
    """The next records of a walk: the window's rows from `start` on.

    `offset` and `last_id` are what a later walk needs to continue after them.
    """

    window: Window[Extra]
    start: int
    offset: int
    last_id: int
    last: bool

    @property
    def rows(self) -> Sequence[Mapping[str, Any]]:
        """The records."""
        return self.window.rows[self.start :]

    @property
    def ids(self) -> Sequence[int]:
        """Their ids, UNKNOWN where there is none."""
        return self.window.ids[self.start :]

    @property
    def first_offset(self) -> int:
        """The offset of the first of them in the list, as it was when it was read."""
        return self.window.offset + self.start


Fetch = Callable[[int], Coroutine[Any, Any, Window[Extra]]]


class Walk(Generic[Extra]):
    """One pass over a list, from the record at `offset` on, of which the one before has the id `last_id`."""

    def __init__(self, fetch: Fetch[Extra], size: int, ahead: Callable[[], int], offset: int, last_id: int) -> None:
        """`ahead` says, whenever it is asked, how many windows may be on their way or wait to be taken."""
        if size < 2:
            raise ValueError("pages overlap by one record: two are the least")
        self._fetch = fetch
        self._size = size
        self._stride = size - 1
        self._ahead = _Ahead(fetch, self._stride, ahead)
        self._at = max(offset - 1, 0)
        self._seam = last_id if offset else UNKNOWN
        """The id that the next window must begin with; UNKNOWN: nothing is expected."""
        self._high = last_id
        """The highest id that was handed out."""
        self._overlap = 1 if offset else 0
        """How many rows of the next window were read before, if it begins as expected."""
        self._boundaries: list[tuple[int, int]] = []
        """(offset, id) of the first row of each window, for finding the way back after an insertion."""
        self._returns = 0
        self._farthest = -1

    async def stretches(self) -> AsyncGenerator[Stretch[Extra], None]:
        """Yield the list in order. What `fetch` raises ends the walk.

        Raises ProblemError(STORE_ERROR) where the list never fits together, as where a store ignores offsets.
        """
        try:
            while True:
                window = await self._ahead.take(self._at)
                if not self._fits(window):
                    self._count_return()
                    await self._ahead.close()
                    window = await self._found_again(window)
                stretch = self._advance(window)
                if stretch.rows or stretch.last:
                    yield stretch
                if stretch.last:
                    return
        finally:
            await self._ahead.close()

    def _fits(self, window: Window[Extra]) -> bool:
        """Tell whether a window continues what was read so far."""
        if self._seam == UNKNOWN:
            return True
        ids = window.ids
        return bool(ids) and (ids[0] in (self._seam, UNKNOWN) or not window.ascending)

    def _advance(self, window: Window[Extra]) -> Stretch[Extra]:
        """Take a window's new rows, and go on to the next."""
        ids = window.ids
        start = self._overlap if self._seam == UNKNOWN or ids[:1] == [self._seam] else 0
        if window.ascending:
            start = max(start, sum(1 for one in ids if UNKNOWN < one <= self._high))
            self._boundaries.append((window.offset, ids[0] if ids else UNKNOWN))
        last = self._ended(window)
        self._high = max([self._high, *ids])
        self._seam = ids[-1] if ids else self._high
        self._overlap = 1 if ids else 0
        self._at = window.offset + self._stride
        if not last:
            self._ahead.expect(self._at, window.total)
        # A page with gaps (records that the user may not see) still covers as many offsets as a full one.
        after = window.offset + (len(ids) if last else self._size)
        return Stretch(window, min(start, len(ids)), after, self._seam, last)

    def _ended(self, window: Window[Extra]) -> bool:
        """Tell whether the list ends with this window. A total smaller than what was seen is not believed."""
        total = window.total
        if total is None or total < window.offset + len(window.rows):
            return len(window.rows) < self._size
        return window.offset + self._size >= total

    async def _found_again(self, window: Window[Extra]) -> Window[Extra]:
        """Return a window from which to go on although the seam does not match."""
        ids = window.ids
        inserted = bool(ids) and ids[0] < self._seam
        found = await (self._before_insertion() if inserted else self._before_deletion(window))
        self._seam, self._overlap = UNKNOWN, 0
        if inserted:
            self._high = UNKNOWN
        self._boundaries = [one for one in self._boundaries if one[0] < found.offset]
        return found

    async def _before_deletion(self, window: Window[Extra]) -> Window[Extra]:
        """Step back, page by page, until a window begins with something that was read.

        Where that one has gaps, nothing new, and nothing between it and the given window, records are hidden from
        this user and the given window fits after all. Otherwise the walk goes on from the one that was found.
        """
        back, nothing_between = window.offset, True
        while True:
            back = max(0, back - self._stride)
            before = await self._fetch(back)
            ids = before.ids
            if back == 0 or (ids and ids[0] <= self._high):
                break
            nothing_between = nothing_between and not ids
        hidden = nothing_between and len(ids) < self._size and all(one <= self._high for one in ids)
        return window if hidden else before

    async def _before_insertion(self) -> Window[Extra]:
        """Find, by halves, the last window that still begins where it did, to read again from there."""
        low, high = 0, len(self._boundaries)
        found: Window[Extra] | None = None
        while low < high:
            middle = (low + high) // 2
            offset, expected = self._boundaries[middle]
            window = await self._fetch(offset)
            if window.ids[:1] == [expected]:
                found, low = window, middle + 1
            else:
                high = middle
        return found or await self._fetch(0)

    def _count_return(self) -> None:
        """Give up where going back does not lead any further."""
        if self._at > self._farthest:
            self._farthest, self._returns = self._at, 0
        self._returns += 1
        if self._returns > MOST_RETURNS:
            raise ProblemError(ProblemCode.STORE_ERROR, f"the list does not fit together at offset {self._at}")


class _Ahead(Generic[Extra]):
    """Windows on their way: never more than `most` says at the time, the next one first."""

    def __init__(self, fetch: Fetch[Extra], stride: int, most: Callable[[], int]) -> None:
        self._fetch = fetch
        self._stride = stride
        self._most = most
        self._tasks: dict[int, asyncio.Task[Window[Extra]]] = {}

    async def take(self, offset: int) -> Window[Extra]:
        """Return the window at an offset, asking for it where that was not done."""
        if offset not in self._tasks:
            await self.close()
            self._ask(offset)
        try:
            return await asyncio.shield(self._tasks[offset])
        finally:
            self._drop(offset)

    def expect(self, offset: int, total: int | None) -> None:
        """Ask for the windows from `offset` on, as far as the list is known to go."""
        for number in range(max(1, self._most())):
            at = offset + number * self._stride
            if at not in self._tasks and (number == 0 or total is None or at < total - 1):
                self._ask(at)

    async def close(self) -> None:
        """Give up everything that is on its way."""
        tasks = list(self._tasks.values())
        self._tasks.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _ask(self, offset: int) -> None:
        self._tasks[offset] = asyncio.create_task(self._fetch(offset))

    def _drop(self, offset: int) -> None:
        task = self._tasks.pop(offset, None)
        if task is not None and not task.done():
            task.cancel()
