"""The store that reading is measured against: a process of its own that answers from memory.

Each page takes it `seconds`, and it works on `workers` pages at once, as a host with as many PHP workers does; others
wait their turn. The records are recorded ones, numbered through, with the fields that the reader asks for.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from app.stores.listing import CUSTOMER_FIELDS, ORDER_FIELDS, ORDER_HEAD_FIELDS, PRODUCT_FIELDS
from tests.replay import recorded

PER_PAGE = 100
STRIDE = PER_PAGE - 1
SOURCES = {
    "products": ("products_page1", PRODUCT_FIELDS),
    "customers": ("customers_page1", CUSTOMER_FIELDS),
    "orders": ("orders_page1", ORDER_FIELDS),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What the host holds and how it works. `packed` answers are made and compressed before the first request."""

    counts: dict[str, int]
    workers: int
    seconds: float
    packed: bool


class Shelf:
    """The records of one kind."""

    def __init__(self, name: str, count: int, fields: tuple[str, ...], *, packed: bool) -> None:
        rows = [row for row in recorded(SOURCES[name][0]) if row.get("type") != "variable"]
        self._rows = [_without_id({key: row[key] for key in fields if key in row}) for row in rows]
        self._count = count
        self._packed: dict[int, bytes] = {}
        if packed:
            offsets = {*range(0, count, PER_PAGE), *range(0, max(count - 1, 1), STRIDE)}
            self._packed = {offset: self._answer(offset, compress=True) for offset in offsets}

    def answer(self, offset: int) -> bytes:
        """Return a page's whole answer, head and body."""
        return self._packed.get(offset) or self._answer(offset, compress=False)

    def _answer(self, offset: int, *, compress: bool) -> bytes:
        numbers = range(offset, min(offset + PER_PAGE, self._count))
        rows = (b'{"id":%d,%s' % (number + 1, self._rows[number % len(self._rows)]) for number in numbers)
        return answer(b"[" + b",".join(rows) + b"]", self._count, compress=compress)


def _without_id(row: dict[str, Any]) -> bytes:
    return json.dumps({key: value for key, value in row.items() if key != "id"}, separators=(",", ":"))[1:].encode()


def answer(body: bytes, total: int, *, compress: bool) -> bytes:
    """Return an HTTP answer with a JSON body."""
    content = gzip.compress(body, 6) if compress else body
    encoding = "Content-Encoding: gzip\r\n" if compress else ""
    head = (
        f"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=UTF-8\r\n{encoding}"
        f"X-WP-Total: {total}\r\nContent-Length: {len(content)}\r\nConnection: keep-alive\r\n\r\n"
    )
    return head.encode() + content


class Host:
    """Answers GET requests."""

    def __init__(self, plan: Plan) -> None:
        self._seconds = plan.seconds
        self._workers = asyncio.Semaphore(plan.workers)
        self._nothing = answer(b"[]", 0, compress=False)
        counts, packed = plan.counts, plan.packed
        self._shelves = {name: Shelf(name, counts[name], SOURCES[name][1], packed=packed) for name in counts}
        self._heads = Shelf("orders", counts.get("orders", 0), ORDER_HEAD_FIELDS, packed=False)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection to its end."""
        try:
            while True:
                request = await reader.readuntil(b"\r\n\r\n")
                writer.write(await self._answer(request.split(b" ", 2)[1].decode()))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _answer(self, target: str) -> bytes:
        parts = urlsplit(target)
        query = parse_qs(parts.query)
        shelf = self._shelves.get(parts.path.rpartition("/")[2])
        if shelf is None or query.get("per_page") == ["1"]:
            return self._nothing
        if parts.path.endswith("orders") and "line_items" not in query.get("_fields", ["line_items"])[0]:
            shelf = self._heads
        page = int(query.get("page", ["1"])[0])
        offset = int(query.get("offset", [str((page - 1) * PER_PAGE)])[0])
        async with self._workers:
            await asyncio.sleep(self._seconds)
        return shelf.answer(offset)


async def serve(plan: Plan) -> None:
    """Serve until standard input ends; the first line printed is the port."""
    host = Host(plan)
    server = await asyncio.start_server(host.talk, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


@contextmanager
def running_host(plan: Plan) -> Iterator[str]:
    """Start a host, and return its address."""
    command = [sys.executable, "-m", "tests.benchmarks.read_host", json.dumps(asdict(plan))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.stdin.close()


if __name__ == "__main__":
    asyncio.run(serve(Plan(**json.loads(sys.argv[1]))))
