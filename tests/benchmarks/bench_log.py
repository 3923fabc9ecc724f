"""What a page of the log costs with a million rows, beside a thousand.

`first_page_growth`, `middle_growth`, `filter_growth`: the time for the first page, for a jump to the middle, and for
filtering (by state, by kind, by both, by a record's number, name or e-mail: the worst of them), each with 1,000,000
rows ÷ with 1,000. Both logs have the same mixture of kinds, states and names; in both the filters find alike.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, insert, text

from app.delivery import log
from app.model import api
from app.model.deliveries import DeliveryState
from app.model.records import RecordKind
from app.storage.database import Database
from app.storage.hashing import Hasher
from app.storage.schema import connections, scopes
from tests.benchmarks.measure import Better, interleaved_medians, publish
from tests.clocks import START

SMALL, LARGE = 1_000, 1_000_000
CONNECTIONS = 3
ROUNDS = 9
TIMES = 20
"""Pages a measurement; a single one takes a millisecond."""
HASHER = Hasher(b"a key of the folder")

FILL = """
    WITH RECURSIVE row (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM row WHERE id < :count)
    INSERT INTO deliveries (id, connection_id, scope_id, key, change, kind, record_id, person, ordering_key, position,
                            lane, state, in_line, summary, created_at, updated_at)
    SELECT id, CASE id % 10 WHEN 8 THEN 2 WHEN 9 THEN 3 ELSE 1 END, 1, printf('%064x', id * 2654435761), change, kind,
           record, person, coalesce(person, CAST(record AS BLOB)), id, 1,
           CASE WHEN id / 5 % 4 = 1 THEN 'failed' WHEN id > :count - 100 THEN 'waiting' ELSE 'delivered' END,
           id / 5 % 4 = 1 OR id > :count - 100,
           CASE kind WHEN 'product' THEN CAST(json_object('title', 'Roast no. ' || record || ' of the house') AS BLOB)
                     ELSE CAST(json_object('number', record) AS BLOB) END,
           id, id
    FROM (SELECT id,
        CASE WHEN id % 5 = 0 THEN 'product' WHEN id % 5 = 1 THEN 'customer' ELSE 'order' END AS kind,
        CASE WHEN id % 5 = 0 THEN 'product.saved' WHEN id % 5 = 1 THEN 'customer.saved' ELSE 'order.paid' END AS change,
        CASE WHEN id % 5 = 0 THEN CAST(id / 5 % (:count / 250) AS TEXT) ELSE CAST(id AS TEXT) END AS record,
        CASE WHEN id % 5 = 0 THEN NULL ELSE CAST(printf('%016d', id) AS BLOB) END AS person FROM row)
"""
NAME = """
    INSERT OR IGNORE INTO names (connection_id, record_id, kind, name)
    SELECT connection_id, record_id, kind, json_extract(CAST(summary AS TEXT), '$.title') FROM deliveries
    WHERE kind = 'product'
"""
PERSON = "UPDATE deliveries SET person = :person WHERE id = :count / 2 + 1"


@dataclass
class Log:
    """A filled log; `seconds` reads pages of it as the agent does."""

    database: Database
    rows: int

    def seconds(self, queries: Sequence[api.DeliveryQuery]) -> float:
        """Return the seconds that reading these pages took, each so many times."""

        def read(connection: Connection) -> float:
            began = time.perf_counter()
            for _ in range(TIMES):
                for query in queries:
                    log.page(connection, query, HASHER)
            return time.perf_counter() - began

        return asyncio.run(self.database.read(read))


async def fill(path: Path, rows: int) -> Log:
    """Make a log of so many rows."""
    database = Database(path)
    database.open()

    def work(connection: Connection) -> None:
        connection.execute(insert(scopes).values(id=1, scope="s"))
        row = {"scope_id": 1, "platform": "sequenzy", "connected_at": START, "site": {}, "facts": {}}
        row |= {"settings": {}, "public": {}, "state": "connected"}
        row |= dict.fromkeys(
            ("name", "home", "prefix", "company_id", "company_name", "fingerprint", "connected_by"), ""
        )
        connection.execute(insert(connections), [row | {"uid": f"u{n}"} for n in range(CONNECTIONS)])
        connection.execute(text(FILL), {"count": rows})
        connection.execute(text(NAME))
        connection.execute(text(PERSON), {"person": HASHER.person("marie@example.test"), "count": rows})

    await database.write(work)
    return Log(database, rows)


def query(**asked: object) -> api.DeliveryQuery:
    """Return a query as the console sends it: of one connection unless it says otherwise."""
    return api.DeliveryQuery.model_validate({"connection": 1, **asked})


def filters(rows: int) -> dict[str, api.DeliveryQuery]:
    """Return everything that the console can filter by, one each."""
    return {
        "state": query(state=DeliveryState.FAILED),
        "rare state": query(state=DeliveryState.WAITING),
        "absent state": query(state=DeliveryState.DECLINED),
        "kind": query(kind=RecordKind.PRODUCT),
        "state and kind": query(state=DeliveryState.FAILED, kind=RecordKind.CUSTOMER, limit=25),
        "state anywhere": query(connection=None, state=DeliveryState.FAILED),
        "number": query(text=str(rows // 2 + 1)),
        "name": query(text="no. 2 of"),
        "a name that many have": query(text="roast"),
        "a name that nobody has": query(text="espresso"),
        "e-mail": query(text="marie@example.test"),
    }


def growth(logs: Sequence[Log], asked: Callable[[int], Sequence[api.DeliveryQuery]]) -> float:
    """Return how much longer these queries take in the large log."""
    small, large = logs
    medians = interleaved_medians(
        {"small": lambda: small.seconds(asked(small.rows)), "large": lambda: large.seconds(asked(large.rows))}, ROUNDS
    )
    return medians["large"] / medians["small"]


def main() -> None:
    """Measure and publish."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        logs = [asyncio.run(fill(Path(folder) / f"{rows}.sqlite3", rows)) for rows in (SMALL, LARGE)]
        for one in logs:
            stack.callback(one.database.close)
        everywhere = growth(logs, lambda _: [query(), query(connection=None)])
        publish("log", "first_page_growth", everywhere, "ratio", Better.LOWER)
        middle = growth(logs, lambda rows: [query(before=rows // 2), query(connection=None, before=rows // 2)])
        publish("log", "middle_growth", middle, "ratio", Better.LOWER)
        worst = {name: growth(logs, lambda rows, name=name: [filters(rows)[name]]) for name in filters(SMALL)}  # type: ignore[misc]
        publish("log", "filter_growth", max(worst.values()), "ratio", Better.LOWER)
        for name, value in worst.items():
            publish("log", f"filter_growth by {name}", value, "ratio", Better.LOWER)


if __name__ == "__main__":
    main()
