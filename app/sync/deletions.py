"""Finds out which records were deleted for good: they leave no trace but a smaller total.

The list is compared with the ids that are known, by halves: a place is asked for, and where another record stands
there than should, something before it is gone. Each that is missing is then asked for by its own address.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

IdsAt: TypeAlias = Callable[[int, int], Awaitable[Sequence[int]]]
"""Return the ids at so many places of the store's list from one place on, rising."""

MOST_REQUESTS = 60
"""What is not found with these is found at the next poll."""


class _StrangeList(Exception):
    """The list has something that is not known: it is read by the poll first, and compared later."""


async def missing(known: Sequence[int], expected: int, ids_at: IdsAt, page: int) -> list[int]:
    """Return known ids that the list no longer has, about `expected` of them, rising. `known` rises; `page` ids
    come with one request.

    Finds nothing where the list has records that are not known: then the places do not tell.
    """
    asked = _Counted(ids_at)
    found: list[int] = []
    start = 0
    try:
        while len(found) < expected and start < len(known) and asked.requests < MOST_REQUESTS:
            place = await _first_difference(known, start, len(found), asked, page)
            there = await asked(place - len(found), page)
            end = bisect_right(known, there[-1]) if len(there) == page else len(known)
            here = set(there)
            lost = [one for one in known[place:end] if one not in here]
            if not lost:
                break
            found += lost
            start = max(end, place + 1)
    except _StrangeList:
        pass
    return found


async def _first_difference(known: Sequence[int], start: int, gone: int, ids_at: IdsAt, page: int) -> int:
    """Return a place from which on a page of the list holds the first known id from `start` on that is missing.

    `gone` ids before `start` are missing, so that the list is that much shorter there.
    """
    low, high = start, len(known)
    while high - low > page - 1:
        middle = (low + high) // 2
        there = await ids_at(middle - gone, 1)
        if there and there[0] < known[middle]:
            raise _StrangeList
        if there and there[0] == known[middle]:
            low = middle + 1
        else:
            high = middle
    return low


class _Counted:
    """Counts the requests."""

    def __init__(self, ids_at: IdsAt) -> None:
        self._ids_at = ids_at
        self.requests = 0

    async def __call__(self, place: int, count: int) -> Sequence[int]:
        self.requests += 1
        return await self._ids_at(place, count)
