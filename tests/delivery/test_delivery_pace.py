"""As fast as allowed and never faster, on a clock that the test holds."""

from __future__ import annotations

import asyncio
from bisect import bisect_right
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.delivery.breaker import FREE, HOST_FAULTS, TRIP_AFTER, Breaker
from app.delivery.limits import Limits
from app.delivery.pace import SLOWEST, Pacer
from app.delivery.retry import Backoff
from app.model.reasons import ReasonCode
from app.model.schedule import LONGEST_WAIT
from app.platforms.protocol import Pace
from tests.clocks import FakeClock

PUBLISHED = Pace(per_minute=100, burst=20)


def busiest(moments: list[float], seconds: float) -> int:
    """Return the most requests in any window of so many seconds."""
    return max(bisect_right(moments, moment + seconds) - place for place, moment in enumerate(moments))


async def requests(pacer: Pacer, clock: FakeClock, count: int) -> list[float]:
    moments = []
    for _ in range(count):
        await pacer.acquire()
        moments.append(clock.monotonic())
    return moments


async def test_the_published_limits_are_never_passed_and_well_used() -> None:
    clock = FakeClock()
    moments = await requests(Pacer(PUBLISHED, clock), clock, 1_000)
    assert busiest(moments, 60) <= 100
    assert busiest(moments, 1) <= 20
    minutes = (moments[-1] - moments[0]) / 60
    assert (1_000 - 100) / minutes >= 95


async def test_many_workers_share_one_credential() -> None:
    clock = FakeClock()
    pacer = Pacer(PUBLISHED, clock)
    each = await asyncio.gather(*(requests(pacer, clock, 60) for _ in range(8)))
    moments = sorted(moment for one in each for moment in one)
    assert busiest(moments, 60) <= 100
    assert busiest(moments, 1) <= 20


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(0, 30), min_size=1, max_size=150))
def test_no_rhythm_of_asking_passes_the_limits(pauses: list[float]) -> None:
    clock = FakeClock()
    pacer = Pacer(Pace(per_minute=30, burst=5), clock)
    moments: list[float] = []

    async def ask() -> None:
        for pause in pauses:
            clock.advance(pause if pause > 3 else 0)
            moments.extend(await requests(pacer, clock, 1))

    asyncio.run(ask())
    assert busiest(moments, 60) <= 30
    assert busiest(moments, 1) <= 5


async def test_without_published_limits_nothing_is_held_up() -> None:
    clock = FakeClock()
    await requests(Pacer(Pace(None, None), clock), clock, 500)
    assert clock.sleeps == []


async def test_a_429_holds_everybody_back() -> None:
    clock = FakeClock()
    pacer = Pacer(PUBLISHED, clock)
    began = clock.monotonic()
    pacer.refused(timedelta(seconds=42))
    pacer.refused(timedelta(seconds=5))
    assert await requests(pacer, clock, 2) == [began + 42, began + 42]


async def test_a_turn_that_was_not_used_is_not_lost() -> None:
    clock = FakeClock()
    pacer = Pacer(Pace(per_minute=2, burst=None), clock)
    for _ in range(50):
        await pacer.acquire()
        pacer.refund()
    assert pacer.free() == 2
    assert clock.sleeps == []


async def test_what_is_left_of_a_minute_is_known() -> None:
    clock = FakeClock()
    pacer = Pacer(PUBLISHED, clock)
    await requests(pacer, clock, 15)
    assert pacer.free() == 85
    clock.advance(61)
    assert pacer.free() == 100
    assert Pacer(Pace(None, None), clock).free() is None


# -- learning --------------------------------------------------------------------------------------


async def test_connections_of_one_credential_take_turns() -> None:
    clock = FakeClock()
    pacer = Pacer(Pace(per_minute=10, burst=None), clock)
    order: list[str] = []

    async def deliver(name: str) -> None:
        while len(order) < 60:
            await pacer.acquire()
            order.append(name)
            await asyncio.sleep(0)

    await asyncio.gather(*(deliver(name) for name in "abc"))
    for start in range(0, 60, 3):
        assert sorted(order[start : start + 3]) == ["a", "b", "c"], "one of them had to wait for more than its turn"


async def test_a_named_limit_replaces_the_published_one() -> None:
    clock = FakeClock()
    pacer = Pacer(PUBLISHED, clock)
    pacer.answered(Limits(per_minute=30))
    assert pacer.per_minute == 30
    moments = await requests(pacer, clock, 90)
    assert busiest(moments, 60) <= 30


async def test_where_nothing_remains_the_reset_is_awaited() -> None:
    clock = FakeClock()
    pacer = Pacer(PUBLISHED, clock)
    began = clock.monotonic()
    pacer.answered(Limits(remaining=0, reset=17))
    assert await requests(pacer, clock, 1) == [began + 17]


async def test_an_unpublished_limit_is_learned_and_tried_again_slowly() -> None:
    clock = FakeClock()
    pacer = Pacer(Pace(None, None), clock)
    await requests(pacer, clock, 50)
    pacer.refused(timedelta(seconds=30))
    assert pacer.per_minute == 40
    clock.advance(600)
    assert pacer.per_minute is not None
    assert 55 <= pacer.per_minute <= 70
    clock.advance(36_000)
    assert pacer.per_minute is None, "it was forgotten in the end"


async def test_requests_refused_together_slow_down_once() -> None:
    clock = FakeClock()
    pacer = Pacer(Pace(None, None), clock)
    await requests(pacer, clock, 50)
    for _ in range(8):
        pacer.refused(timedelta(seconds=30))
    assert pacer.per_minute == 40


async def test_somebody_else_with_the_credential_slows_us_down_but_never_to_a_halt() -> None:
    clock = FakeClock()
    pacer = Pacer(PUBLISHED, clock)
    for _ in range(60):
        await requests(pacer, clock, 20)
        pacer.refused(timedelta(seconds=60))
        clock.advance(60)
    assert pacer.per_minute is not None
    assert SLOWEST <= pacer.per_minute < 30


async def test_a_short_wait_is_taken_for_a_limit_of_the_second() -> None:
    clock = FakeClock()
    pacer = Pacer(Pace(None, None), clock)
    await requests(pacer, clock, 10)
    pacer.refused(timedelta(seconds=1))
    clock.advance(1)
    assert busiest(await requests(pacer, clock, 40), 1) <= 8
    assert pacer.per_minute is None


async def test_requests_of_a_process_before_count() -> None:
    clock = FakeClock()
    pacer = Pacer(PUBLISHED, clock)
    pacer.remember([10.0 + n / 100 for n in range(100)] + [61.0, -5.0])
    assert pacer.free() == 0
    began = clock.monotonic()
    assert (await requests(pacer, clock, 1))[0] >= began + 49


# -- breaker ---------------------------------------------------------------------------------------


def tripped(clock: FakeClock, faults: int = TRIP_AFTER) -> Breaker:
    breaker = Breaker(clock, chance=lambda: 1.0)
    for _ in range(faults):
        breaker.failed(ReasonCode.TIMED_OUT, FREE)
    return breaker


def test_single_faults_hold_nothing_back() -> None:
    breaker = tripped(FakeClock(), TRIP_AFTER - 1)
    assert not breaker.tripped
    assert breaker.wait == 0


def test_a_success_in_between_starts_the_count_anew() -> None:
    breaker = tripped(FakeClock(), TRIP_AFTER - 1)
    breaker.succeeded()
    breaker.failed(ReasonCode.OFFLINE, FREE)
    assert not breaker.tripped


async def test_faults_in_a_row_make_pauses_that_double_up_to_ten_minutes() -> None:
    clock = FakeClock()
    breaker = tripped(clock)
    pauses = []
    for _ in range(12):
        pauses.append(breaker.wait)
        breaker.failed(ReasonCode.TIMED_OUT, await breaker.admit())
    assert pauses[:5] == [2, 4, 8, 16, 32]
    assert pauses[-1] == 600
    breaker.succeeded()
    assert (breaker.wait, breaker.tripped, breaker.reason) == (0, False, None)


def test_what_says_something_of_our_request_trips_no_breaker() -> None:
    ours = {ReasonCode.INVALID, ReasonCode.RATE_LIMITED, ReasonCode.CREDENTIALS_REFUSED, ReasonCode.TOO_LARGE}
    assert not ours & HOST_FAULTS


async def test_of_many_who_wait_for_a_host_one_goes_and_the_rest_follow_when_it_answered() -> None:
    clock = FakeClock()
    breaker = tripped(clock)
    admitted: list[int] = []
    answer = asyncio.Event()

    async def ask(number: int) -> None:
        turn = await breaker.admit()
        admitted.append(number)
        await answer.wait()
        breaker.succeeded()
        breaker.release(turn)

    asking = [asyncio.create_task(ask(number)) for number in range(8)]
    for _ in range(50):
        await asyncio.sleep(0)
    assert len(admitted) == 1
    answer.set()
    await asyncio.gather(*asking)
    assert len(admitted) == 8


async def test_what_was_on_its_way_when_a_host_went_down_makes_no_pause_longer() -> None:
    clock = FakeClock()
    breaker = tripped(clock)
    before = breaker.wait
    for _ in range(10):
        breaker.failed(ReasonCode.TIMED_OUT, FREE)
    assert breaker.wait == before


async def test_a_probe_that_had_nothing_to_send_lets_another_go() -> None:
    clock = FakeClock()
    breaker = tripped(clock)
    first = await breaker.admit()
    second = asyncio.create_task(breaker.admit())
    await asyncio.sleep(0)
    breaker.release(first)
    breaker.release(first)
    turn = await asyncio.wait_for(second, 5)
    assert turn is not first
    third = asyncio.create_task(breaker.admit())
    await asyncio.sleep(0)
    breaker.release(first)
    for _ in range(20):
        await asyncio.sleep(0)
    assert not third.done(), "an old turn was given back for another's"
    third.cancel()


# -- backoff ---------------------------------------------------------------------------------------


@given(st.integers(1, 10_000), st.floats(0, 1, exclude_max=True))
def test_every_wait_is_within_its_bound(tries: int, chance: float) -> None:
    delay = Backoff(random=lambda: chance).delay(tries)
    assert timedelta(0) <= delay <= min(LONGEST_WAIT, timedelta(seconds=2) * 2 ** min(tries - 1, 20))


@given(st.integers(1, 50), st.floats(0, 1, exclude_max=True), st.integers(0, 100_000))
def test_nobody_comes_sooner_than_asked(tries: int, chance: float, seconds: int) -> None:
    asked = timedelta(seconds=seconds)
    assert Backoff(random=lambda: chance).delay(tries, asked) >= asked


def test_waits_spread_over_the_whole_span() -> None:
    delays = [Backoff(random=lambda n=n: n / 10).delay(5).total_seconds() for n in range(10)]
    assert delays == pytest.approx([3.2 * n for n in range(10)])
