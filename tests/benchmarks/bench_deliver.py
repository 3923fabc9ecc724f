"""How fast deliveries are put in line, beside bare SQLite: the same rows, pages and durability.

`enqueue_ratio_to_bare_sqlite`: deliveries a second through the outbox ÷ rows a second by `executemany`.
"""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import time
from hashlib import sha256
from pathlib import Path

from sqlalchemy import insert

from app.delivery.outbox import Entry, enqueue
from app.model.changes import ChangeKind
from app.model.deliveries import Lane
from app.model.records import RecordKind
from app.storage.columns import canonical, microseconds
from app.storage.database import PRAGMAS, Database
from app.storage.schema import connections, scopes
from tests.benchmarks.measure import Better, interleaved_medians, publish
from tests.clocks import START

DELIVERIES = 20_000
PAGE = 200
ROUNDS = 5
BODY = {"event": "ecommerce.order_placed", "order": {"orderId": "shop-example:1", "items": [{"title": "x" * 40}] * 4}}


def entries(start: int) -> list[Entry]:
    """Return a page of deliveries of many people."""
    return [
        Entry(
            key=sha256(str(number).encode()).hexdigest(),
            change=ChangeKind.ORDER_PLACED,
            kind=RecordKind.ORDER,
            record_id=str(number),
            person=(number % 5_000).to_bytes(16, "big"),
            ordering_key=(number % 5_000).to_bytes(16, "big"),
            lane=Lane.HISTORY,
            body=BODY,
            summary={"number": str(number), "currency": "EUR"},
            occurred_at=START,
        )
        for number in range(start, start + PAGE)
    ]


def by_the_outbox() -> float:
    """Return the seconds that the outbox takes."""
    return asyncio.run(_by_the_outbox())


async def _by_the_outbox() -> float:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "outbox.sqlite3")
        database.open()
        await database.write(lambda c: c.execute(insert(scopes).values(id=1, scope="s")))
        row = {"uid": "u", "scope_id": 1, "platform": "sequenzy", "connected_at": START, "site": {}, "facts": {}}
        row |= {"settings": {}, "public": {}, "state": "connected"}
        names = ("name", "home", "prefix", "company_id", "company_name", "fingerprint", "connected_by")
        await database.write(lambda c: c.execute(insert(connections).values(**row, **dict.fromkeys(names, ""))))
        pages = [entries(start) for start in range(0, DELIVERIES, PAGE)]
        began = time.perf_counter()
        for page in pages:
            await database.write(lambda c, page=page: enqueue(c, 1, 1, page, START))  # type: ignore[misc]
        seconds = time.perf_counter() - began
        database.close()
        return seconds


def by_bare_sqlite() -> float:
    """Return the seconds that `executemany` takes for the same rows, with the same pragmas and as many commits."""
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "bare.sqlite3", isolation_level=None)
        for pragma in PRAGMAS:
            connection.execute(pragma)
        columns = "scope, key, change, kind, record, person, line, lane, state, body, summary, occurred, created, updated"
        connection.execute(f"CREATE TABLE line (id INTEGER PRIMARY KEY, {columns}, UNIQUE (scope, key))")
        at = microseconds(START)
        pages = [
            [
                (1, one.key, one.change.value, one.kind.value, one.record_id, one.person, one.ordering_key, 1, "waiting",
                 canonical(one.body), canonical(one.summary), at, at, at)
                for one in entries(start)
            ]
            for start in range(0, DELIVERIES, PAGE)
        ]  # fmt: skip
        insertion = f"INSERT INTO line ({columns}) VALUES ({', '.join('?' * len(pages[0][0]))})"
        began = time.perf_counter()
        for page in pages:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(insertion, page)
            connection.execute("COMMIT")
        seconds = time.perf_counter() - began
        connection.close()
        return seconds


def main() -> None:
    """Measure and publish."""
    medians = interleaved_medians({"outbox": by_the_outbox, "bare": by_bare_sqlite}, ROUNDS)
    publish("deliver", "enqueue_per_second", DELIVERIES / medians["outbox"], "deliveries/s", Better.HIGHER)
    publish("deliver", "enqueue_ratio_to_bare_sqlite", medians["bare"] / medians["outbox"], "ratio", Better.HIGHER)


if __name__ == "__main__":
    main()
