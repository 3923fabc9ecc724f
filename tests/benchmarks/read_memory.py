"""How much memory a whole first sync takes at its peak, small store beside large.

Reading, comparing, queueing and the database are the program's own; the deliveries are settled as they come, as a
platform does that is never behind. Each sync runs in a process of its own, whose peak is what the system says.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlalchemy import Connection, insert, text

from app.agent.collector import look_seldom
from app.agent.memory import peak_rss_mb
from app.model.clock import SystemClock
from app.model.settings import ConnectionSettings, PlatformName
from app.model.store import ProductForm, StoreCredentials, StoreSite
from app.platforms.protocol import StoreProfile
from app.platforms.registry import platform
from app.storage.database import Database
from app.storage.hashing import Hasher
from app.storage.schema import connections, scopes
from app.stores.http import store_client
from app.stores.reader import Reader
from app.stores.rest import RestClient
from app.sync.checkpoints import begin_sync
from app.sync.detection import Detector, Reading
from app.sync.initial import Pass
from tests.benchmarks.read_host import Plan, running_host

FEW, MANY = 2_000, 200_000
SETTLED_EVERY = 50
"""Pages after which what was queued is settled."""
SETTLE = (
    "UPDATE deliveries SET state = 'sending' WHERE state = 'waiting'",
    "UPDATE deliveries SET state = 'delivered', in_line = 0, body = NULL WHERE state = 'sending'",
)


def memory_growth_mb() -> float:
    """Return by how many megabytes the peak of a large store's sync is above that of a small one's."""
    return peak(MANY) - peak(FEW)


def peak(orders: int) -> float:
    """Return the peak of a sync of so many orders, in MB."""
    with running_host(Plan({"products": 500, "customers": 500, "orders": orders}, 8, 0.0, packed=False)) as home:
        command = [sys.executable, "-m", "tests.benchmarks.read_memory", home]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    said = json.loads(done.stdout)
    assert said["orders"] == orders, said
    return float(said["peak"])


async def sync(home: str) -> int:
    """Sync the store at an address and return how many orders are known afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "storewire.sqlite3")
        database.open()
        try:
            await database.write(_prepare)
            await _read(database, home)
            counted = text("SELECT count(*) FROM order_ledger")
            return int(await database.read(lambda c: c.execute(counted).scalar()) or 0)
        finally:
            database.close()


def _prepare(connection: Connection) -> None:
    connection.execute(insert(scopes).values(id=1, scope="s"))
    row: dict[str, Any] = {"uid": "u", "scope_id": 1, "platform": "sequenzy", "state": "connected"}
    row |= {"connected_at": SystemClock().now(), "site": {}, "facts": {}, "settings": {}, "public": {}}
    names = ("name", "home", "prefix", "company_id", "company_name", "fingerprint", "connected_by")
    connection.execute(insert(connections).values(**row, **dict.fromkeys(names, "")))
    begin_sync(connection, 1, 1, SystemClock().now(), full=False)


async def _read(database: Database, home: str) -> None:
    site = StoreSite(home=home, rest_root=f"{home}/wp-json/", name="Store", namespaces=("wc/v3",), timezone="UTC")
    credentials = StoreCredentials(username="manager", password=SecretStr("x" * 24))
    clock, settings, pages = SystemClock(), ConnectionSettings(), 0

    def detector() -> Detector:
        profile = StoreProfile(home, "Store", "EUR", "store")
        hasher, one = Hasher(b"key of the folder"), platform(PlatformName.SEQUENZY)
        return Detector("s", 1, 0, one, profile, settings, hasher, Reading.PAST, clock.now())

    async with store_client() as http:
        reader = Reader(RestClient(http, site, credentials), site, "EUR", form=ProductForm.FIELDS)
        settling: set[asyncio.Task[None]] = set()

        async def settle() -> None:
            for statement in SETTLE:
                await database.write(lambda c, statement=statement: c.execute(text(statement)) and None)  # type: ignore[misc]
            one.drained.set()

        def moved(*_: object) -> None:
            nonlocal pages
            pages += 1
            if pages % SETTLED_EVERY == 0:
                task = asyncio.get_running_loop().create_task(settle())
                settling.add(task)
                task.add_done_callback(settling.discard)

        one = Pass(1, reader, detector, settings, database, clock, moved)
        await one.run()
        await asyncio.gather(*settling)


if __name__ == "__main__":
    look_seldom()
    known = asyncio.run(sync(sys.argv[1]))
    print(json.dumps({"orders": known, "peak": peak_rss_mb()}))
