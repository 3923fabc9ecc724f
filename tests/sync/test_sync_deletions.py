"""What is missing from a list is found by places and halves; how many may go unasked; how far the mark moves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.records import RecordKind
from app.stores.listing import PAGE
from app.sync.deletions import missing
from app.sync.feeds import Feed, Rolling
from app.sync.guard import allowance
from app.sync.rolling import Part, after, covered, place
from app.sync.watermark import SETTLED, WITHOUT_CLOCK, moved, store_time
from tests.clocks import START


class Places:
    """The store's list, by places; counts what it was asked."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self.numbers = sorted(numbers)
        self.requests = 0

    async def __call__(self, start: int, count: int) -> list[int]:
        self.requests += 1
        return self.numbers[start : start + count]


@given(st.sets(st.integers(1, 5_000), max_size=600), st.data())
async def test_whatever_is_missing_is_found_and_nothing_else(known: set[int], data: st.DataObject) -> None:
    gone = set(data.draw(st.lists(st.sampled_from(sorted(known)), max_size=30))) if known else set()
    places = Places(sorted(known - gone))
    assert await missing(sorted(known), len(gone), places, PAGE) == sorted(gone)


async def test_one_among_a_hundred_thousand_takes_a_dozen_requests() -> None:
    known = list(range(10, 300_010, 3))
    places = Places([one for one in known if one != known[77_777]])
    assert await missing(known, 1, places, PAGE) == [known[77_777]]
    assert places.requests <= log2(len(known) / 100) + 3


async def test_where_the_list_has_something_unknown_nothing_is_concluded() -> None:
    known = list(range(1_000, 3_000, 2))
    assert await missing(known, 1, Places([1, *known[:500], *known[501:]]), PAGE) == []


@pytest.mark.parametrize(("known", "allowed"), [(3, 5), (40, 5), (250, 5), (500, 10), (1_000, 20), (100_000, 20)])
def test_a_handful_two_in_a_hundred_or_twenty_may_go_unasked(known: int, allowed: int) -> None:
    assert allowance(known) == allowed


# -- the mark --------------------------------------------------------------------------------------


def test_the_mark_is_the_newest_change_where_that_is_earlier_than_the_stores_clock() -> None:
    newest = START + timedelta(minutes=3)
    assert moved(START, START + timedelta(minutes=5), newest) == newest


def test_a_date_in_the_future_does_not_move_the_mark_past_the_clock() -> None:
    began = START + timedelta(minutes=5)
    assert moved(START, began, START + timedelta(days=9)) == began


def test_while_nothing_changes_the_mark_follows_at_a_distance() -> None:
    assert moved(START, START + timedelta(hours=1), None) == START + timedelta(hours=1) - SETTLED
    assert moved(START, START + timedelta(minutes=1), None) == START


def test_a_clock_that_was_set_back_takes_the_mark_along() -> None:
    assert moved(START, START - timedelta(hours=1), None) == START - timedelta(hours=1)


def test_a_store_that_does_not_tell_its_time_is_taken_to_be_behind() -> None:
    assert store_time(None, START) == START - WITHOUT_CLOCK
    assert store_time(START, START + timedelta(days=1)) == START


# -- comparing everything --------------------------------------------------------------------------


@given(st.sets(st.integers(1, 2_000), min_size=1, max_size=400), st.randoms(use_true_random=False))
def test_in_one_round_everything_that_stays_is_covered(numbers: set[int], chance: object) -> None:
    """Although records before the place that was reached are deleted between the parts."""
    pick = chance.random  # type: ignore[attr-defined]
    there, feed = sorted(numbers), Feed(RecordKind.ORDER)
    seen: set[int] = set()
    for _ in range(200):
        start = place(feed.rolling)
        ids = there[start : start + 100]
        part = Part(start, ids, start + PAGE >= len(there), len(there), PAGE)
        seen |= set(ids)
        stretch = covered(part)
        if stretch is not None:
            assert {one for one in there if one > stretch[0] and (stretch[1] is None or one <= stretch[1])} == set(ids)
        feed = after(feed, part, START, START, len(there))
        if feed.rolled_at is not None:
            break
        there = [one for one in there if pick() > 0.02]
    assert feed.rolled_at is not None
    assert set(there) <= seen
    assert feed.rolling == Rolling(pace=feed.rolling.pace)
