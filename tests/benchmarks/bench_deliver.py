"""How fast the outbox takes in and brings away, beside what it is built on, and whether its memory stays as it is.

`ratio_to_bare`: products a second delivered durably (chosen, frozen, sent, settled, in batches of a hundred, no pace
held) ÷ the same requests by bare httpx, as concurrent, without a database.
`enqueue_ratio_to_bare_sqlite`: deliveries a second put in line ÷ the same rows by `executemany` of the driver into a
table with a primary key and the unique key, nothing else: with the same pages, pragmas and durability.
`memory_growth_mb`: the largest memory of a process that enqueues and delivers 1,000,000, less that of one with 100,000.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import insert

from app.agent.collector import look_seldom
from app.agent.memory import peak_rss_mb
from app.delivery.breaker import Breaker
from app.delivery.courier import Courier, CourierHooks
from app.delivery.identity import record_line
from app.delivery.outbox import Entry, enqueue
from app.delivery.pace import Pacer
from app.delivery.transport import platform_client
from app.model.changes import ChangeKind
from app.model.clock import SystemClock
from app.model.deliveries import Lane
from app.model.records import RecordKind
from app.platforms.protocol import Hosts, Pace, Session
from app.platforms.sequenzy.platform import Sequenzy
from app.storage.columns import canonical, microseconds
from app.storage.database import PRAGMAS, Database
from app.storage.schema import connections, scopes
from tests.benchmarks.answering import answering
from tests.benchmarks.measure import Better, interleaved_medians, publish
from tests.clocks import START

DELIVERIES = 20_000
PAGE = 200
BATCH = 100
CONCURRENT = 4
ROUNDS = 11
MEMORY_SIZES = (100_000, 1_000_000)
MOST_WAITING = 20_000
TOKEN = "sk_live_benchmark"
ORDER = {"event": "ecommerce.order_placed", "order": {"orderId": "shop-example:1", "items": [{"title": "x" * 40}] * 4}}


def key_of(number: int) -> str:
    """Return a key as real ones are: without an order."""
    return sha256(str(number).encode()).hexdigest()


def order(number: int) -> Entry:
    """Return an order's delivery, of one of many people."""
    person = (number % 5_000).to_bytes(16, "big")
    summary = {"number": str(number), "currency": "EUR"}
    return Entry(key_of(number), ChangeKind.ORDER_PLACED, RecordKind.ORDER, str(number), person, person, Lane.HISTORY,
                 ORDER, summary, START)  # fmt: skip


def product(number: int) -> Entry:
    """Return a product's delivery, in a line of its own."""
    body = {
        "product": {
            "productId": f"shop-example:{number}",
            "title": f"Roast no. {number} of the house",
            "description": "A coffee that is roasted slowly, in small drums, by people who like it. " * 4,
            "url": f"https://shop.example/product/roast-{number}",
            "imageUrl": f"https://shop.example/wp-content/uploads/roast-{number}.jpg",
            "currency": "EUR",
            "priceCents": 1290,
            "inStock": True,
            "variants": [
                {"variantId": f"{number}-{size}", "title": f"{size} g", "priceCents": size, "sku": f"R{number}{size}"}
                for size in (250, 500, 1000)
            ],
        }
    }
    record = str(number)
    return Entry(key_of(number), ChangeKind.PRODUCT_SAVED, RecordKind.PRODUCT, record, None,
                 record_line("product", record), Lane.HISTORY, body, {"number": record})  # fmt: skip


def pages(make: Callable[[int], Entry], count: int) -> list[list[Entry]]:
    """Return so many deliveries in pages."""
    return [[make(number) for number in range(start, start + PAGE)] for start in range(0, count, PAGE)]


async def opened(path: Path) -> Database:
    """Return a new database with one connection."""
    database = Database(path)
    database.open()
    await database.write(lambda c: c.execute(insert(scopes).values(id=1, scope="s")))
    row = {"uid": "u", "scope_id": 1, "platform": "sequenzy", "connected_at": START, "site": {}, "facts": {}}
    row |= {"settings": {}, "public": {}, "state": "connected"}
    names = ("name", "home", "prefix", "company_id", "company_name", "fingerprint", "connected_by")
    await database.write(lambda c: c.execute(insert(connections).values(**row, **dict.fromkeys(names, ""))))
    return database


# -- putting in line -------------------------------------------------------------------------------


async def by_the_outbox() -> float:
    """Return the seconds that the outbox takes to put deliveries in line."""
    with tempfile.TemporaryDirectory() as folder:
        database = await opened(Path(folder) / "outbox.sqlite3")
        taken = pages(order, DELIVERIES)
        began = time.perf_counter()
        for page in taken:
            await database.write(lambda c, page=page: enqueue(c, 1, 1, page, START))  # type: ignore[misc]
        seconds = time.perf_counter() - began
        database.close()
        return seconds


def by_bare_sqlite() -> float:
    """Return the seconds that `executemany` takes for the same rows, with the same pragmas and as many commits."""
    columns = "scope, key, change, kind, record, person, line, lane, state, body, summary, occurred, created, updated"
    at = microseconds(START)
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "bare.sqlite3", isolation_level=None)
        for pragma in PRAGMAS:
            connection.execute(pragma)
        connection.execute(f"CREATE TABLE line (id INTEGER PRIMARY KEY, {columns}, UNIQUE (scope, key))")
        taken = [
            [
                (1, one.key, one.change.value, one.kind.value, one.record_id, one.person, one.ordering_key, 1,
                 "waiting", canonical(one.body), canonical(one.summary), at, at, at)
                for one in page
            ]
            for page in pages(order, DELIVERIES)
        ]  # fmt: skip
        insertion = f"INSERT INTO line ({columns}) VALUES ({', '.join('?' * len(taken[0][0]))})"
        began = time.perf_counter()
        for page in taken:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(insertion, page)
            connection.execute("COMMIT")
        seconds = time.perf_counter() - began
        connection.close()
        return seconds


# -- delivering ------------------------------------------------------------------------------------


class Unpaced(Sequenzy):
    """Sequenzy without its published limits, which would be all that is measured."""

    pace = Pace(None, None, CONCURRENT)


def courier_of(database: Database, http: httpx.AsyncClient, api: str, changed: Callable[[int], None]) -> Courier:
    """Return a courier that works at full speed."""
    clock = SystemClock()

    async def never(*_: object) -> None:
        raise AssertionError("the platform of the benchmark refuses nothing")

    session = Session(Hosts(api=api), {"api_key": TOKEN}, {})
    return Courier(1, Unpaced(), session, database, http, Pacer(Unpaced.pace, clock), Breaker(clock), clock,
                   CourierHooks(changed, never, never, never))  # fmt: skip


async def deliver(
    database: Database, http: httpx.AsyncClient, api: str, count: int, fill: Callable[[int], Any] | None = None
) -> None:
    """Deliver until so many are settled; `fill` is asked for more whenever some were."""
    settled, moved = 0, asyncio.Event()

    def changed(number: int) -> None:
        nonlocal settled
        settled += number
        moved.set()

    courier = courier_of(database, http, api, changed)
    running = asyncio.create_task(courier.run())
    running.add_done_callback(lambda _: moved.set())
    while settled < count and not running.done():
        if fill is not None and await fill(settled):
            courier.wake()
            continue
        await moved.wait()
        moved.clear()
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running


async def by_the_courier(api: str) -> float:
    """Return the seconds that durable delivery takes."""
    with tempfile.TemporaryDirectory() as folder:
        database = await opened(Path(folder) / "outbox.sqlite3")
        for page in pages(product, DELIVERIES):
            await database.write(lambda c, page=page: enqueue(c, 1, 1, page, START))  # type: ignore[misc]
        async with platform_client("0") as http:
            began = time.perf_counter()
            await deliver(database, http, api, DELIVERIES)
            seconds = time.perf_counter() - began
        database.close()
        return seconds


async def by_bare_httpx(api: str) -> float:
    """Return the seconds that the same requests take, as anybody would write them."""
    products = [product(number).body["product"] for number in range(DELIVERIES)]
    left = [products[start : start + BATCH] for start in range(0, DELIVERIES, BATCH)]

    async def send() -> None:
        while left:
            content = json.dumps({"products": left.pop()}, ensure_ascii=False, separators=(",", ":")).encode()
            headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
            answer = await http.post(f"{api}/api/v1/products", content=content, headers=headers)
            assert answer.raise_for_status().json()["success"] is True

    async with platform_client("0") as http:
        began = time.perf_counter()
        await asyncio.gather(*(send() for _ in range(CONCURRENT)))
        return time.perf_counter() - began


# -- memory ----------------------------------------------------------------------------------------


async def enqueue_and_deliver(api: str, count: int) -> None:
    """Put so many in line and deliver them, with the backpressure that a sync keeps; print the largest memory in MB."""
    with tempfile.TemporaryDirectory() as folder:
        database = await opened(Path(folder) / "outbox.sqlite3")
        put = 0

        async def fill(settled: int) -> bool:
            nonlocal put
            if put >= count or put - settled > MOST_WAITING:
                return False
            page: Sequence[Entry] = [product(number) for number in range(put, put + PAGE)]
            put += await database.write(lambda c: enqueue(c, 1, 1, page, START))
            return True

        async with platform_client("0") as http:
            await deliver(database, http, api, count, fill)
        database.close()
    print(peak_rss_mb(), flush=True)


def memory_of(api: str, count: int) -> float:
    """Return the largest memory, in MB, of a process that delivers so many."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_deliver", api, str(count)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Measure and publish, with garbage looked for as seldom as the agent does."""
    look_seldom()
    putting = {"outbox": lambda: asyncio.run(by_the_outbox()), "bare": by_bare_sqlite}
    medians = interleaved_medians(putting, ROUNDS)
    publish("deliver", "enqueue_per_second", DELIVERIES / medians["outbox"], "deliveries/s", Better.HIGHER)
    publish("deliver", "enqueue_ratio_to_bare_sqlite", medians["bare"] / medians["outbox"], "ratio", Better.HIGHER)
    with answering() as api:
        sending = {
            "courier": lambda: asyncio.run(by_the_courier(api)),
            "bare": lambda: asyncio.run(by_bare_httpx(api)),
        }
        medians = interleaved_medians(sending, ROUNDS)
        publish("deliver", "per_second", DELIVERIES / medians["courier"], "deliveries/s", Better.HIGHER)
        publish("deliver", "ratio_to_bare", medians["bare"] / medians["courier"], "ratio", Better.HIGHER)
        small, large = (memory_of(api, count) for count in MEMORY_SIZES)
        publish("deliver", "memory_growth_mb", large - small, "MB", Better.LOWER)


if __name__ == "__main__":
    if sys.argv[1:]:
        asyncio.run(enqueue_and_deliver(sys.argv[1], int(sys.argv[2])))
    else:
        main()
