from __future__ import annotations

from bisect import insort
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.reasons import ProblemCode, ProblemError
from app.stores.walk import Stretch, Walk, Window


class ChangingList:
    """A list in order of id that something does to just before an answer. `hidden` ids count but are not shown."""

    def __init__(self, ids: list[int], changes: dict[int, Callable[[list[int]], None]] | None = None) -> None:
        self.ids = ids
        self.hidden: set[int] = set()
        self.changes = changes or {}
        self.asked: list[int] = []

    async def window(self, offset: int, size: int = 10) -> Window[None]:
        if change := self.changes.get(len(self.asked)):
            change(self.ids)
        self.asked.append(offset)
        part = [one for one in self.ids[offset : offset + size] if one not in self.hidden]
        return Window(offset, [{"id": one} for one in part], len(self.ids), None)


async def walked(
    changing: ChangingList, size: int = 10, ahead: int = 2, offset: int = 0, last_id: int = 0
) -> list[int]:
    stretches = await stretches_of(changing, size, ahead, offset, last_id)
    return [row["id"] for stretch in stretches for row in stretch.rows]


async def stretches_of(
    changing: ChangingList, size: int = 10, ahead: int = 2, offset: int = 0, last_id: int = 0
) -> list[Stretch[None]]:
    async def fetch(at: int) -> Window[None]:
        return await changing.window(at, size)

    return [stretch async for stretch in Walk(fetch, size, lambda: ahead, offset, last_id).stretches()]


def removing(*gone: int) -> Callable[[list[int]], None]:
    def change(ids: list[int]) -> None:
        ids[:] = [one for one in ids if one not in gone]

    return change


def adding(*new: int) -> Callable[[list[int]], None]:
    def change(ids: list[int]) -> None:
        for one in new:
            insort(ids, one)

    return change


@pytest.mark.parametrize("count", [0, 1, 2, 9, 10, 11, 18, 19, 20, 28, 29, 100])
@pytest.mark.parametrize("ahead", [1, 2, 4])
async def test_a_quiet_list_is_read_once_and_whole(count: int, ahead: int) -> None:
    changing = ChangingList(list(range(10, 10 + 3 * count, 3)))
    assert await walked(changing, ahead=ahead) == changing.ids
    assert len(changing.asked) == max(1, -(-(count - 1) // 9))


@pytest.mark.parametrize("when", range(1, 8))
@pytest.mark.parametrize("gone", [(1,), (9, 10), (10,), (11,), (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), (40, 41)])
async def test_no_record_is_missed_when_others_are_deleted_meanwhile(when: int, gone: tuple[int, ...]) -> None:
    changing = ChangingList(list(range(1, 61)), {when: removing(*gone)})
    found = await walked(changing)
    assert set(changing.ids) <= set(found)
    assert found == sorted(set(found))


@pytest.mark.parametrize("when", range(1, 6))
async def test_a_record_that_is_put_in_before_is_read_too(when: int) -> None:
    changing = ChangingList([one * 10 for one in range(1, 61)], {when: adding(15)})
    assert set(changing.ids) <= set(await walked(changing))


async def test_after_an_insertion_only_what_follows_it_is_read_again() -> None:
    changing = ChangingList([one * 10 for one in range(1, 101)], {6: adding(355)})
    found = await walked(changing, ahead=1)
    assert set(changing.ids) <= set(found)
    assert len(found) < 130


async def test_records_added_at_the_end_are_read_too() -> None:
    changing = ChangingList(list(range(1, 31)), {2: adding(*range(31, 60))})
    assert await walked(changing, ahead=1) == list(range(1, 60))


async def test_the_end_going_away_ends_the_walk() -> None:
    changing = ChangingList(list(range(1, 41)), {2: removing(*range(15, 41))})
    assert set(await walked(changing, ahead=1)) >= set(range(1, 15))


async def test_everything_going_away_ends_the_walk() -> None:
    changing = ChangingList(list(range(1, 41)), {1: removing(*range(1, 41))})
    found = await stretches_of(changing)
    assert found[-1].last


@pytest.mark.parametrize(
    "hidden", [{5}, {10}, {19, 20}, set(range(10, 31)), set(range(1, 20)), {40}, set(range(1, 41))]
)
async def test_records_hidden_from_the_user_do_not_end_the_walk(hidden: set[int]) -> None:
    changing = ChangingList(list(range(1, 41)))
    changing.hidden = hidden
    assert await walked(changing) == [one for one in changing.ids if one not in hidden]


async def test_a_walk_that_is_taken_up_again_continues_where_it_was() -> None:
    changing = ChangingList(list(range(1, 61)))
    for stretch in (await stretches_of(changing))[:-1]:
        rest = await walked(changing, offset=stretch.offset, last_id=stretch.last_id)
        assert rest == list(range(stretch.last_id + 1, 61))


@pytest.mark.parametrize("gone", [(1,), (3, 4, 5), (20,), (19, 20, 21)])
async def test_deletions_while_nobody_was_looking_are_noticed(gone: tuple[int, ...]) -> None:
    changing = ChangingList([one for one in range(1, 61) if one not in gone])
    assert await walked(changing, offset=20, last_id=20) == [one for one in range(21, 61) if one not in gone]


async def test_an_insertion_while_nobody_was_looking_has_everything_read_again() -> None:
    changing = ChangingList([one * 10 for one in range(1, 41)])
    adding(15)(changing.ids)
    assert set(await walked(changing, offset=20, last_id=200)) == set(changing.ids)


async def test_a_store_that_sorts_otherwise_is_still_read_whole() -> None:
    changing = ChangingList([3, 1, 2] * 20)
    assert set(await walked(changing)) == {1, 2, 3}


async def test_rows_without_an_id_are_handed_out_once() -> None:
    rows: list[dict[str, object]] = [{"id": None, "name": str(one)} for one in range(25)]

    async def fetch(at: int) -> Window[None]:
        return Window(at, rows[at : at + 10], 25, None)

    found = [row["name"] async for stretch in Walk(fetch, 10, lambda: 2, 0, 0).stretches() for row in stretch.rows]
    assert found == [str(one) for one in range(25)]


@pytest.mark.parametrize("total", [None, 0, 3])
async def test_a_missing_or_wrong_total_does_not_cut_the_list(total: int | None) -> None:
    async def fetch(at: int) -> Window[None]:
        return Window(at, [{"id": one + 1} for one in range(at, min(at + 10, 35))], total, None)

    found = [row["id"] async for stretch in Walk(fetch, 10, lambda: 2, 0, 0).stretches() for row in stretch.rows]
    assert found == list(range(1, 36))


async def test_a_store_that_ignores_offsets_is_given_up() -> None:
    async def fetch(at: int) -> Window[None]:
        return Window(at, [{"id": one} for one in range(1, 11)], 50, None)

    with pytest.raises(ProblemError) as raised:
        [stretch async for stretch in Walk(fetch, 10, lambda: 2, 0, 0).stretches()]
    assert raised.value.problem.code is ProblemCode.STORE_ERROR


async def test_a_fault_reaches_the_reader_after_what_came_before_it() -> None:
    async def fetch(at: int) -> Window[None]:
        if at:
            raise ProblemError(ProblemCode.TIMED_OUT)
        return Window(at, [{"id": one + 1} for one in range(10)], 30, None)

    stretches = Walk(fetch, 10, lambda: 2, 0, 0).stretches()
    assert [row["id"] for row in (await anext(stretches)).rows] == list(range(1, 11))
    with pytest.raises(ProblemError):
        await anext(stretches)


CHANGES = st.dictionaries(
    st.integers(min_value=0, max_value=14),
    st.tuples(
        st.sampled_from(["remove", "add"]), st.lists(st.integers(min_value=1, max_value=400), min_size=1, max_size=9)
    ),
    max_size=5,
)


@settings(max_examples=300, deadline=None)
@given(
    ids=st.sets(st.integers(min_value=1, max_value=400), max_size=70),
    changes=CHANGES,
    size=st.integers(min_value=2, max_value=12),
    ahead=st.integers(min_value=1, max_value=3),
)
async def test_whatever_is_there_all_the_time_is_read(
    ids: set[int], changes: dict[int, tuple[str, list[int]]], size: int, ahead: int
) -> None:
    start = sorted(ids)
    touched = {one for kind, some in changes.values() if kind == "remove" for one in some}
    makers = {"remove": removing, "add": lambda *new: adding(*(set(new) - ids))}
    changing = ChangingList(list(start), {at: makers[kind](*some) for at, (kind, some) in changes.items()})
    assert ids - touched <= set(await walked(changing, size, ahead))
