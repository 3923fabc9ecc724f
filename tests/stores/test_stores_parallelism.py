"""How many requests a host is given at once: near what it can do, never beyond the bound, and less when it suffers."""

from __future__ import annotations

import asyncio
import heapq
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from app.model.records import RecordKind
from app.model.store import StoreCredentials, StoreSite
from app.stores.parallelism import FIRST, MOST, Gate, Limit, Outcome, Ticket
from app.stores.reader import Reader
from app.stores.rest import RestClient
from tests.clocks import FakeClock

Clients = Callable[[Callable[[httpx.Request], Any]], httpx.AsyncClient]


@dataclass
class Host:
    """A host with so many workers, each a second to a request; beyond `bears` requests at once it answers 503."""

    workers: int
    bears: int = 1_000
    spread: float = 0.2
    limit: Limit = field(default_factory=Limit)
    numbers: list[int] = field(default_factory=list)
    most: int = 0
    refused: int = 0
    now: float = 0.0

    def answer(self, count: int, seed: int = 1) -> None:
        """Keep it busy until it has served so many requests."""
        draw = random.Random(seed)
        free = [self.now] * self.workers
        coming: list[tuple[float, int, Ticket, Outcome]] = []
        number = served = 0
        while served < count:
            while self.limit.in_flight < self.limit.now:
                number += 1
                ticket = self.limit.begin("orders", self.now)
                self.most = max(self.most, self.limit.in_flight)
                if self.limit.in_flight > self.bears:
                    heapq.heappush(coming, (self.now + 0.05, number, ticket, Outcome.OVERLOADED))
                    continue
                worker = min(range(self.workers), key=free.__getitem__)
                seconds = 1 + draw.uniform(-self.spread, self.spread)
                free[worker] = max(free[worker], self.now) + seconds
                heapq.heappush(coming, (free[worker], number, ticket, Outcome.SERVED))
            self.now, _, ticket, outcome = heapq.heappop(coming)
            self.limit.end(ticket, outcome, self.now, waiting=1)
            served += outcome is Outcome.SERVED
            self.refused += outcome is Outcome.OVERLOADED
            self.numbers.append(self.limit.now)
        for _, _, ticket, _ in coming:
            self.limit.end(ticket, Outcome.UNTOLD, self.now, waiting=0)

    @property
    def settled(self) -> float:
        """The number's mean over the second half."""
        later = self.numbers[len(self.numbers) // 2 :]
        return sum(later) / len(later)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("workers", [2, 3, 4, 5, 6])
def test_the_number_settles_near_what_the_host_can_do(workers: int, seed: int) -> None:
    host = Host(workers)
    host.answer(800, seed)
    assert workers - 1 <= host.settled <= workers + 2.2


@pytest.mark.parametrize("workers", [7, 8, 9, 50])
def test_a_strong_host_is_given_many_but_never_more_than_the_bound(workers: int) -> None:
    host = Host(workers)
    host.answer(600)
    assert host.settled >= MOST - 1
    assert host.most == MOST


def test_a_single_worker_is_not_flooded() -> None:
    host = Host(1)
    host.answer(400)
    assert host.settled <= FIRST + 1


@pytest.mark.parametrize("bears", [1, 2, 3, 5])
def test_a_host_that_refuses_is_asked_for_too_much_only_now_and_then(bears: int) -> None:
    host = Host(workers=8, bears=bears)
    host.answer(1_000)
    assert host.settled < bears + 0.1
    assert host.most <= max(FIRST, bears + 1)
    assert host.refused < 25


def test_an_overload_halves_the_number_once_for_all_that_were_on_their_way() -> None:
    limit = Limit(first=8)
    tickets = [limit.begin("orders", 0.0) for _ in range(8)]
    for ticket in tickets:
        limit.end(ticket, Outcome.OVERLOADED, 1.0, waiting=1)
    assert limit.now == 4
    limit.end(limit.begin("orders", 1.0), Outcome.OVERLOADED, 2.0, waiting=1)
    assert limit.now == 2


def test_the_number_never_falls_below_one() -> None:
    limit = Limit()
    for _ in range(10):
        limit.end(limit.begin("orders", 0.0), Outcome.OVERLOADED, 1.0, waiting=1)
    assert limit.now == 1


def test_a_host_that_recovers_is_given_more_again() -> None:
    host = Host(workers=6, bears=2)
    host.answer(600)
    assert host.settled <= 2
    host.bears, host.numbers = 1_000, []
    host.answer(1_500)
    assert host.numbers[-1] >= 4


def test_a_host_that_becomes_much_slower_is_given_less() -> None:
    host = Host(workers=8)
    host.answer(400)
    assert host.numbers[-1] == MOST
    host.workers, host.numbers = 2, []
    host.answer(100)
    assert min(host.numbers) <= MOST // 2


def test_a_reader_that_is_slow_itself_proves_nothing() -> None:
    limit = Limit()
    for turn in range(200):
        tickets = [limit.begin("orders", float(turn)) for _ in range(limit.now)]
        for ticket in tickets:
            limit.end(ticket, Outcome.SERVED, turn + 0.5, waiting=0)
    assert limit.now == FIRST


def test_routes_of_different_cost_do_not_look_like_a_host_in_trouble() -> None:
    limit, now = Limit(), 0.0
    for turn in range(400):
        route, seconds = ("products", 0.1) if turn % 2 else ("orders", 2.0)
        for ticket in [limit.begin(route, now) for _ in range(limit.now)]:
            limit.end(ticket, Outcome.SERVED, now + seconds, waiting=1)
        now += seconds
    assert limit.now == MOST


# -- the gate ----------------------------------------------------------------------------------------


async def test_requests_are_let_through_in_their_order_and_never_too_many() -> None:
    gate = Gate(Limit(first=2, most=2))
    running: list[int] = []
    order: list[int] = []

    async def request(number: int) -> None:
        async with gate.passage("orders"):
            running.append(number)
            assert len(running) <= 2
            order.append(number)
            await asyncio.sleep(0)
            running.remove(number)

    await asyncio.gather(*(request(number) for number in range(20)))
    assert order == list(range(20))
    assert gate.limit.in_flight == 0


async def test_who_gives_up_while_waiting_takes_nobodys_place() -> None:
    gate = Gate(Limit(first=1, most=1))
    held = asyncio.Event()
    let_go = asyncio.Event()

    async def hold() -> None:
        async with gate.passage("orders"):
            held.set()
            await let_go.wait()

    async def want(done: list[int], number: int) -> None:
        async with gate.passage("orders"):
            done.append(number)

    first = asyncio.create_task(hold())
    await held.wait()
    done: list[int] = []
    waiting = [asyncio.create_task(want(done, number)) for number in range(3)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    let_go.set()
    await asyncio.gather(first, *waiting, return_exceptions=True)
    assert done == [1, 2]


async def test_nobody_is_let_through_while_the_host_asks_for_patience() -> None:
    clock = FakeClock()
    gate = Gate(monotonic=clock.monotonic, sleep=clock.sleep)
    gate.shut(30)
    async with gate.passage("orders"):
        assert clock.sleeps == [30]
    async with gate.passage("orders"):
        assert clock.sleeps == [30]


# -- reading a fragile host --------------------------------------------------------------------------


class FragileStore:
    """Answers 503 to whoever comes while three are being served already."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.serving = 0
        self.answers: Counter[int] = Counter()

    async def answer(self, request: httpx.Request) -> httpx.Response:
        if self.serving >= 3:
            self.answers[503] += 1
            return httpx.Response(503, json={"code": "busy", "message": "", "data": {}})
        self.serving += 1
        for _ in range(12):
            await asyncio.sleep(0)
        self.serving -= 1
        self.answers[200] += 1
        first, size = int(request.url.params["offset"]), int(request.url.params["per_page"])
        rows = [{"id": number + 1, "email": "a@b.example"} for number in range(first, min(first + size, self.count))]
        return httpx.Response(200, json=rows, headers={"X-WP-Total": str(self.count)})


async def test_no_page_of_a_fragile_host_is_lost(
    clients: Clients, site: StoreSite, credentials: StoreCredentials, naps: list[float]
) -> None:
    store, clock = FragileStore(1_500), FakeClock()

    async def nap(seconds: float) -> None:
        naps.append(seconds)
        for _ in range(20):
            await asyncio.sleep(0)

    ticks = iter(range(1_000_000))
    gate = Gate(Limit(first=5), monotonic=lambda: float(next(ticks)), sleep=clock.sleep)
    rest = RestClient(clients(store.answer), site, credentials, gate=gate, sleep=nap)
    found = [one.id async for page in Reader(rest, site, "EUR", 10).pages(RecordKind.CUSTOMER) for one in page.records]
    assert found == list(range(1, 1_501))
    assert store.answers[503] > 0, "the host was never asked for too much: the test proves nothing"
    assert store.answers[503] < store.answers[200] / 4


async def test_two_connections_share_what_their_host_can_bear(
    clients: Clients, site: StoreSite, credentials: StoreCredentials
) -> None:
    running = most = 0

    async def answer(request: httpx.Request) -> httpx.Response:
        nonlocal running, most
        running += 1
        most = max(most, running)
        for _ in range(6):
            await asyncio.sleep(0)
        running -= 1
        first, size = int(request.url.params["offset"]), int(request.url.params["per_page"])
        return httpx.Response(
            200,
            json=[{"id": number + 1} for number in range(first, min(first + size, 200))],
            headers={"X-WP-Total": "200"},
        )

    gate = Gate(Limit(first=3, most=3))

    async def read() -> int:
        reader = Reader(RestClient(clients(answer), site, credentials, gate=gate), site, "EUR", 10)
        return sum([len(page.records) async for page in reader.pages(RecordKind.CUSTOMER)])

    assert await asyncio.gather(read(), read()) == [200, 200]
    assert most == 3
