"""Knowing a store again by its earliest records."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.stores.discovery import discover
from app.stores.first_records import FIRST, first_records, same_store
from app.stores.rest import RestClient
from tests.clocks import START
from tests.stores.hosting import Internet, password_of, reaching, store_at

names = st.lists(st.text(min_size=1, max_size=4), unique=True, max_size=12)


async def of(seed: int = 1, home: str = "https://store.example", **options: object) -> tuple[str, ...]:
    world = store_at(home, seed=seed, **options)
    host = home.partition("://")[2]
    async with reaching(Internet({host: world})) as http:
        site = await discover(http, home)
        return await first_records(RestClient(http, site, password_of(world)))


async def test_a_store_is_known_again_at_another_address_and_another_store_is_not() -> None:
    here, moved = await of(), await of(home="https://new.example")
    assert here == moved
    assert len(here) == 3 * FIRST
    assert not same_store(here, await of(seed=2, epoch=START.replace(year=2025)))


async def test_a_store_that_has_grown_is_the_same() -> None:
    assert same_store(await of(), await of(products=40, customers=60, orders=12))


def test_some_of_the_first_may_be_gone() -> None:
    known = [f"r{number}" for number in range(12)]
    assert same_store(known, [*known[4:], "x", "y", "z"])
    assert not same_store(known, [*known[:3], *(f"x{number}" for number in range(9))])


def test_a_new_store_has_too_little_to_be_known_by() -> None:
    assert not same_store(["admin"], ["admin"])
    assert not same_store([], [])


@given(names, names)
def test_it_does_not_matter_which_is_compared_with_which(one: list[str], other: list[str]) -> None:
    assert same_store(one, other) is same_store(other, one)


@given(names)
def test_strangers_are_never_the_same(one: list[str]) -> None:
    assert not same_store(one, [f"other {name}" for name in one])
