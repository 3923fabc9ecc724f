"""A data folder with stores and a log of any length, made without an agent."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from app.model import api
from app.model.places import Places
from app.model.store import StoreFacts, StoreSite
from app.storage.database import Database
from app.storage.schema import connections, deliveries, scopes
from tests.clocks import START

AT_ONCE = 20_000
LATER = timedelta(seconds=1)


def make(home: Path, stores: int, rows: int) -> Places:
    """Fill a folder with this many stores, paused, and this many settled deliveries spread over them."""
    places = Places(home)
    home.mkdir(parents=True, exist_ok=True)
    asyncio.run(_fill(places, stores, rows))
    return places


async def _fill(places: Places, stores: int, rows: int) -> None:
    database = Database(places.database)
    database.open()
    await database.write(lambda c: _add_stores(c, stores))
    for start in range(0, rows, AT_ONCE):
        count = min(AT_ONCE, rows - start)
        await database.write(lambda c, start=start, count=count: _add_rows(c, stores, start, count))  # type: ignore[misc]
    database.close()


def _add_stores(connection: Connection, stores: int) -> None:
    for number in range(1, stores + 1):
        home = f"https://shop-{number}.example"
        connection.execute(insert(scopes).values(id=number, scope=f"scope {number}"))
        connection.execute(
            insert(connections).values(
                id=number,
                uid=f"shop-{number}",
                scope_id=number,
                platform="segmentflow" if number % 2 else "sequenzy",
                name=f"Shop {number}",
                home=home,
                prefix=f"shop-{number}",
                state=api.ConnectionState.PAUSED.value,
                site=StoreSite(home=home, rest_root=f"{home}/wp-json/", name=f"Shop {number}").model_dump(mode="json"),
                facts=StoreFacts(name=f"Shop {number}", home=home).model_dump(mode="json"),
                settings={},
                company_id="company",
                company_name="Company",
                public={},
                fingerprint="3f9a2c1e",
                connected_by="admin",
                connected_at=START,
            )
        )


def _add_rows(connection: Connection, stores: int, start: int, count: int) -> None:
    connection.execute(insert(deliveries), [_row(number, stores) for number in range(start, start + count)])


def _row(number: int, stores: int) -> dict[str, Any]:
    store = number % stores + 1
    at = START + number * LATER
    state = "failed" if number % 5_000 == 0 else "delivered"
    return {
        "connection_id": store,
        "scope_id": store,
        "key": f"{number:064x}",
        "change": "order.placed",
        "kind": "order",
        "record_id": str(number),
        "person": (number % 50_000).to_bytes(16, "big"),
        "ordering_key": (number % 50_000).to_bytes(16, "big"),
        "position": number,
        "lane": 1,
        "state": state,
        "in_line": state == "failed",
        "summary": {"number": str(number), "currency": "EUR", "amount_minor": 5890, "email": "m…@example.test"},
        "tries": 1,
        "reason": "invalid_email" if state == "failed" else None,
        "body": {"orderId": str(number)} if state == "failed" else None,
        "created_at": at,
        "updated_at": at,
    }
