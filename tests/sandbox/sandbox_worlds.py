"""Worlds without a network and with a clock in hand, and a client that delivers exactly what a platform should hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from app.sandbox.expected import expect, is_placed
from app.sandbox.options import SandboxOptions
from app.sandbox.order_heads import OrderHead
from app.sandbox.people import canonical
from app.sandbox.sequenzy_state import COMPANIES
from app.sandbox.world import Addresses, World

START = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
Body = dict[str, Any]


class HandClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        """Let time pass."""
        self.now += timedelta(**by)


def small_world(clock: HandClock | None = None, **options: Any) -> World:
    """Return a small world; limits are off unless asked for."""
    chosen = {"products": 30, "customers": 40, "orders": 120, "rate_scale": 0.0, "epoch": START, **options}
    world = World(SandboxOptions(**chosen), clock or HandClock())
    places = ("store", "api", "dashboard", "flow", "flow-dashboard", "control")
    world.place(Addresses(*(f"http://{place}.example" for place in places)))
    return world


def iso(second: int) -> str:
    """Return an instant as JSON has it."""
    return datetime.fromtimestamp(second, UTC).isoformat()


@dataclass
class SequenzyClient:
    """Delivers a store to Sequenzy, whole and once."""

    world: World
    http: httpx.AsyncClient = field(init=False)

    def __post_init__(self) -> None:
        pairing = self.world.sequenzy.begin({"storeUrl": "http://store.example"})
        self.world.sequenzy.decide(pairing, COMPANIES[0])
        installation = self.world.sequenzy.complete(pairing)
        assert installation is not None
        self.http = httpx.AsyncClient(
            transport=httpx.ASGITransport(self.world.sequenzy_application()),
            base_url="http://api.example/api/v1",
            headers={"Authorization": f"Bearer {installation.token}"},
        )

    async def post(self, path: str, body: Body) -> Body:
        """Make a call that must succeed."""
        answer = await self.http.post(path, json=body)
        assert answer.status_code in {200, 201, 202}, answer.text
        return dict(answer.json())

    async def products(self) -> None:
        """Send the published products."""
        for part in parts(product_bodies(self.world), 100):
            await self.post("/products", {"products": part})

    async def people(self) -> None:
        """Import everybody, and wait for the job."""
        job = await self.post("/subscribers/imports", import_body(person_rows(self.world)))
        while job["import"]["status"] != "completed":
            job = (await self.http.get(f"/subscribers/imports/{job['import']['id']}")).json()

    async def history(self) -> None:
        """Send the past of all orders as dated events."""
        for part in parts(history_rows(self.world), 25):
            answer = await self.post("/subscribers/events/imports", {"events": part})
            assert answer["success"], answer

    async def everything(self) -> None:
        """Send a first sync."""
        await self.products()
        await self.people()
        await self.history()


def import_body(rows: list[Body]) -> Body:
    """Return an import that subscribes and starts nothing by itself."""
    return {"subscribers": rows, "duplicateStrategy": "overwrite", "enrollInSequences": False}


def parts(rows: Iterable[Body], size: int) -> Iterator[list[Body]]:
    """Cut rows into calls."""
    every = list(rows)
    return (every[start : start + size] for start in range(0, len(every), size))


def product_bodies(world: World) -> Iterator[Body]:
    """Yield the published products as Sequenzy takes them."""
    for number, variations in expect(world.store).products.items():
        record = world.store.products.record(number) or {}
        variants = [{"variantId": f"shop:{one}", "title": "x", "priceCents": 100} for one in sorted(variations)]
        yield {"productId": f"shop:{number}", "title": record["name"], "variants": variants}


def person_rows(world: World) -> list[Body]:
    """Return everybody whom a platform has to know, with consent and totals."""
    return [
        {
            "email": email,
            "status": "active" if person.consents else "unsubscribed",
            "customAttributes": {"orders_count": person.orders_least},
        }
        for email, person in expect(world.store).people.items()
    ]


def history_rows(world: World) -> Iterator[Body]:
    """Yield the dated events of all placed orders."""
    for head in world.store.order_heads():
        if canonical(head.email) and is_placed(head):
            yield from order_rows(head)


def order_rows(head: OrderHead) -> Iterator[Body]:
    """Yield the dated events of one placed order."""
    yield event_row(head, "placed", head.created)
    if head.status == "completed":
        yield event_row(head, "fulfilled", head.completed or head.modified)
    if head.status == "cancelled":
        yield event_row(head, "cancelled", head.modified)
    for refund in head.refund_ids:
        yield event_row(head, "refunded", head.modified, refundId=refund)


def event_row(head: OrderHead, kind: str, at: int, **more: Any) -> Body:
    """Return a dated event of an order."""
    return {
        "eventId": f"{head.id}:{kind}:{more.get('refundId', '')}",
        "name": f"ecommerce.order_{kind}",
        "email": canonical(head.email),
        "occurredAt": iso(at),
        "properties": {"orderId": f"shop:{head.id}", **more},
    }
