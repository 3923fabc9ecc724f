"""The courier: what it sends after which answer, and what it sends again after a crash."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import httpx
import pytest
from delivery_outbox import connection_row, entry, saved
from delivery_round import SECRET, Answering, JobPlatform, Round
from sqlalchemy import insert, select

from app.delivery.breaker import FREE, TRIP_AFTER
from app.model.reasons import ReasonCode
from app.platforms.protocol import CallSpec, HeartbeatState, ItemRuling, Ruling
from app.storage.database import Database
from app.storage.schema import batches, connections, deliveries, scopes, tries
from tests.clocks import FakeClock, StillClock

SETTLED = {"delivered", "failed", "declined", "superseded", "discarded"}


@pytest.fixture
async def round_(tmp_path: Path) -> AsyncIterator[Round]:
    database = Database(tmp_path / "storewire.sqlite3")
    database.open()
    await database.write(lambda c: c.execute(insert(scopes).values(id=1, scope="s")) and None)
    await database.write(lambda c: c.execute(insert(connections).values(**connection_row())) and None)
    yield Round(database)
    database.close()


def answers(*statuses: int, **headers: str) -> Answering:
    """Answer with these statuses one after the other, the last one for ever."""
    left = list(statuses)

    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(left.pop(0) if len(left) > 1 else left[0], headers=headers)

    return answer


def keys(request: httpx.Request) -> list[str]:
    return [item["key"] for item in json.loads(request.content)["items"]]


async def test_everything_is_delivered_each_person_in_order(round_: Round) -> None:
    await round_.put(saved("ada"), entry("event 1"), entry("event 2"), saved("ben", line="ben"))
    states = await round_.run(answers(200), 4)
    assert set(states.values()) == {"delivered"}
    order = [key for request in round_.sent for key in keys(request)]
    assert sorted(order) == ["ada", "ben", "event 1", "event 2"]
    assert order.index("ada") < order.index("event 1") < order.index("event 2")


async def test_what_comes_later_is_delivered_at_once_when_woken(round_: Round) -> None:
    async with round_.running(answers(200)) as courier:
        await round_.put(entry("late"))
        courier.wake()
        await round_.until(lambda: round_.settled == 1)


async def test_after_a_429_nothing_is_sent_before_it_is_over(round_: Round) -> None:
    await round_.put(*(entry(f"{n}", line=f"{n}", single=True) for n in range(5)))
    limited = answers(429, 200, **{"retry-after": "37"})
    states = await round_.run(limited, 5)
    assert set(states.values()) == {"delivered"}
    first = round_.moments[0]
    on_their_way = round_.platform.pace.concurrency - 1
    early = [moment for moment in round_.moments[1:] if moment < first + 37]
    assert len(early) <= on_their_way


async def test_the_published_pace_is_kept(round_: Round) -> None:
    await round_.put(*(entry(f"{n}", line=f"{n}", single=True) for n in range(130)))
    await round_.run(answers(200), 130)
    moments = round_.moments
    assert all(later - earlier > 60 for earlier, later in zip(moments, moments[100:], strict=False))
    assert all(later - earlier > 1 for earlier, later in zip(moments, moments[20:], strict=False))


async def test_a_refused_credential_pauses_the_connection_once_it_is_confirmed(round_: Round) -> None:
    round_.platform.account = HeartbeatState.REVOKED
    await round_.put(saved("ada"))
    async with round_.running(answers(401)):
        await round_.until(round_.refused.is_set)
    assert await round_.states() == {"ada": "waiting"}
    kept = await round_.database.read(lambda c: c.execute(select(batches.c.state)).scalars().all())
    assert kept == ["frozen"], "the batch that was refused must be sent again as it is"


@pytest.mark.parametrize("account", [HeartbeatState.ACTIVE, HeartbeatState.UNSURE])
async def test_a_refusal_that_is_not_confirmed_is_tried_again(round_: Round, account: HeartbeatState) -> None:
    round_.platform.account = account
    await round_.put(saved("ada"))
    assert await round_.run(answers(401, 200), 1) == {"ada": "delivered"}
    assert round_.platform.asked == 1
    assert not round_.refused.is_set()


async def test_a_missing_scope_pauses_that_call_and_lets_the_others_go(round_: Round) -> None:
    await round_.put(saved("ada", line="ada"), entry("event", line="ben"))

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(403 if request.url.path == "/people" else 200)

    async with round_.running(answer):
        await round_.until(lambda: round_.scopes and round_.settled)
    assert set(round_.scopes) == {"people:write"}
    assert (await round_.states())["event"] == "delivered"
    assert (await round_.states())["ada"] == "waiting"


async def test_a_call_that_was_paused_is_tried_again_after_an_hour(round_: Round) -> None:
    await round_.put(saved("ada"))
    assert await round_.run(answers(403, 200), 1) == {"ada": "delivered"}
    first, second = round_.moments
    assert second - first >= 3_600
    assert len(round_.clock.sleeps) < 500, "it looked for work far too often meanwhile"


async def test_too_large_a_batch_is_halved_until_it_fits(round_: Round) -> None:
    await round_.put(*(entry(f"event {n}") for n in range(4)))

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(413 if len(keys(request)) > 1 else 200)

    assert set((await round_.run(answer, 4)).values()) == {"delivered"}
    assert [keys(request)[0] for request in round_.sent if len(keys(request)) == 1] == [f"event {n}" for n in range(4)]


async def test_a_host_that_is_down_gets_single_probes(round_: Round) -> None:
    await round_.put(*(entry(f"{n}", line=f"{n}", single=True) for n in range(10)))
    down = answers(*[503] * 8, 200)
    assert set((await round_.run(down, 10)).values()) == {"delivered"}
    probes = round_.moments[4:8]
    assert all(later > earlier for earlier, later in pairwise(probes))


async def test_a_network_fault_is_tried_again_and_is_in_the_log(round_: Round) -> None:
    def unplugged(_: httpx.Request) -> httpx.Response:
        if len(round_.sent) == 1:
            raise httpx.ConnectError("Network is unreachable")
        return httpx.Response(200)

    await round_.put(saved("ada"))
    assert await round_.run(unplugged, 1) == {"ada": "delivered"}
    seen = await round_.database.read(lambda c: c.execute(select(tries).order_by(tries.c.id)).all())
    assert [(one.status, one.reason) for one in seen] == [(None, "offline"), (200, None)]


async def test_a_paused_call_stays_paused_over_a_restart(round_: Round) -> None:
    await round_.put(saved("ada"), entry("event", line="ben"))

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(403 if request.url.path == "/people" else 200)

    async with round_.running(answer):
        await round_.until(lambda: round_.scopes and round_.settled)
    asked = len([one for one in round_.sent if one.url.path == "/people"])
    round_.settled = 0
    await round_.put(entry("another", line="cid"))
    async with round_.running(answers(200)):
        await round_.until(lambda: round_.settled)
        assert len([one for one in round_.sent if one.url.path == "/people"]) == asked
        await round_.until(lambda: round_.granted)
    assert (await round_.states())["ada"] == "delivered"


async def test_a_host_that_is_down_is_asked_by_one_request_at_a_time(round_: Round) -> None:
    await round_.put(*(entry(f"{n}", line=f"{n}", single=True) for n in range(12)))
    under_way, most, down = 0, [], [True]

    async def answer(_: httpx.Request) -> httpx.Response:
        nonlocal under_way
        under_way += 1
        most.append(under_way)
        for _ in range(20):
            await asyncio.sleep(0)
        under_way -= 1
        if len(most) > 15:
            down[0] = False
        return httpx.Response(503 if down[0] else 200)

    states = await round_.run(answer, 12)
    assert set(states.values()) == {"delivered"}
    after_the_trip = most[TRIP_AFTER + round_.platform.pace.concurrency : 15]
    assert after_the_trip
    assert set(after_the_trip) == {1}
    rows = await round_.database.read(lambda c: c.execute(select(deliveries.c.tries)).scalars().all())
    assert sum(rows) <= 16 + 12, "those that were not probed lost tries"


async def test_credentials_refused_together_are_asked_about_once(round_: Round) -> None:
    await round_.put(*(entry(f"{n}", line=f"{n}", single=True) for n in range(6)))
    assert set((await round_.run(answers(401, 401, 401, 200), 6)).values()) == {"delivered"}
    assert round_.platform.asked == 1


class ClockSetBack(FakeClock):
    """Its wall clock is set back by a month while somebody waits, once it is armed."""

    armed = False

    async def sleep(self, seconds: float) -> None:
        if self.armed:
            self.armed = False
            self.set_wall(-86_400 * 30)
        await super().sleep(seconds)


async def test_a_clock_that_is_set_back_makes_nobody_wait_for_it(round_: Round) -> None:
    clock = ClockSetBack()
    round_.clock = clock
    await round_.put(saved("ada"))

    def answer(_: httpx.Request) -> httpx.Response:
        clock.armed = len(round_.sent) == 1
        return httpx.Response(503 if clock.armed else 200)

    assert await round_.run(answer, 1) == {"ada": "delivered"}
    first, second = round_.moments
    assert second - first < 120


async def test_what_the_log_keeps_of_an_answer_shows_neither_secret_nor_person(round_: Round) -> None:
    await round_.put(saved("ada"))
    said = f'{{"error": "{SECRET} may not write marie@example.test"}}'
    await round_.run(lambda _: httpx.Response(422, text=said), 1)
    kept = (await round_.database.read(lambda c: c.execute(select(tries)).all()))[0]
    assert SECRET not in kept.excerpt
    assert "marie" not in kept.excerpt
    assert kept.path == "/people"


async def test_killed_between_sending_and_writing_down_the_identical_bytes_are_sent_again(round_: Round) -> None:
    await round_.put(saved("ada", line="ada"), saved("ben", line="ben"))
    on_its_way, never = asyncio.Event(), asyncio.Event()

    async def take_it_and_say_nothing(_: httpx.Request) -> httpx.Response:
        on_its_way.set()
        await never.wait()
        return httpx.Response(200)

    async with round_.running(take_it_and_say_nothing), asyncio.timeout(10):
        await on_its_way.wait()
    assert set((await round_.states()).values()) == {"sending"}
    await round_.put(saved("newer", line="ada"), entry("live", line="zoe"))
    await round_.run(answers(200), 4)
    first, again = round_.sent[0], round_.sent[1]
    assert (first.method, first.url, first.content) == (again.method, again.url, again.content)
    assert [keys(request) for request in round_.sent[2:]].count(["ada", "ben"]) == 0
    assert set((await round_.states()).values()) <= SETTLED


async def test_a_local_call_sends_nothing(round_: Round) -> None:
    declined = ItemRuling(Ruling.DECLINED, ReasonCode.OPTED_OUT)
    round_.platform.calls = {**round_.platform.calls, "people": CallSpec("people", batch_size=3, local=declined)}
    await round_.put(saved("ada"), saved("ben", line="ben"))
    assert set((await round_.run(answers(200), 2)).values()) == {"declined"}
    assert round_.sent == []


def job(*polls: int | Exception) -> Answering:
    left = list(polls)

    def answer(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            return httpx.Response(202)
        said = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(said, Exception):
            raise said
        return httpx.Response(said)

    return answer


async def test_a_poll_that_fails_says_nothing_of_the_job(round_: Round) -> None:
    round_.platform = JobPlatform()
    await round_.put(saved("ada"))
    assert await round_.run(job(503, httpx.ReadError("reset"), 200), 1) == {"ada": "delivered"}
    assert [request.method for request in round_.sent] == ["POST", "GET", "GET", "GET"]


async def test_a_job_that_was_lost_is_begun_again_with_the_same_bytes(round_: Round) -> None:
    round_.platform = JobPlatform()
    await round_.put(saved("ada"))
    assert await round_.run(job(404, 200), 1) == {"ada": "delivered"}
    begun = [request for request in round_.sent if request.method == "POST"]
    assert len(begun) == 2
    assert begun[0].content == begun[1].content


async def test_while_a_host_is_held_to_be_down_new_deliveries_keep_nobody_busy(round_: Round) -> None:
    round_.clock = StillClock()
    async with round_.running(answers(200)) as courier:
        for _ in range(TRIP_AFTER):
            courier.breaker.failed(ReasonCode.SERVER_ERROR, FREE)
        courier.wake()
        await asyncio.wait_for(round_.clock.asleep.wait(), 10)
        courier.wake()
        for _ in range(300):
            await asyncio.sleep(0)
        assert len(round_.clock.sleeps) <= 2
        assert round_.sent == []


async def test_an_end_that_coincides_with_a_wake_is_not_overheard(round_: Round) -> None:
    round_.clock = StillClock()
    async with httpx.AsyncClient(transport=httpx.MockTransport(lambda _: httpx.Response(200))) as http:
        for turns in range(12):
            courier = round_.courier(http)
            ending = asyncio.create_task(courier.run())
            await asyncio.wait_for(round_.clock.asleep.wait(), 10)
            round_.clock.asleep.clear()
            courier.wake()
            for _ in range(turns):
                await asyncio.sleep(0)
            ending.cancel()
            done, _ = await asyncio.wait({ending}, timeout=10)
            assert done, f"still running, cancelled {turns} turns after the wake"
