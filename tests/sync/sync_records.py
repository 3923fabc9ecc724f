"""Records, a platform that mirrors them, and a database in memory for the tests of syncing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

from pydantic import JsonValue
from sqlalchemy import Connection, create_engine, insert
from sqlalchemy.pool import StaticPool

from app.delivery.outbox import Entry, enqueue
from app.model.changes import UPSERTS, Change
from app.model.money import Money
from app.model.records import Address, Customer, Order, Product, RecordKind, Refund
from app.model.settings import ConnectionSettings, PlatformName
from app.platforms.protocol import CallSpec, Item, Pace, StoreProfile
from app.storage.hashing import Hasher
from app.storage.schema import connections, metadata, scopes
from app.sync.detection import Detector, Reading

T = TypeVar("T")
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LONG_AGO = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)
HASHER = Hasher(b"key of the folder")
PROFILE = StoreProfile(home="https://store.example", name="Shop", currency="EUR", prefix="store")
CONNECTION = {
    "id": 1, "uid": "u", "scope_id": 1, "platform": "sequenzy", "name": "Shop", "home": "https://store.example",
    "prefix": "store", "state": "connected", "site": {}, "facts": {}, "settings": {}, "company_id": "co",
    "company_name": "Company", "public": {}, "fingerprint": "", "connected_by": "", "connected_at": NOW,
}  # fmt: skip


def eur(minor: int) -> Money:
    return Money(minor, "EUR")


def product(number: int, title: str = "Kaffee", status: str = "publish") -> Product:
    return Product(id=number, status=status, title=title)


def customer(number: int, email: str = "", **more: Any) -> Customer:
    return Customer(id=number, email=email or f"customer{number}@example.test", **more)


def order(number: int, status: str = "processing", email: str = "guest@example.test", **more: Any) -> Order:
    currency = more.pop("currency", "EUR")
    nothing = Money(0, currency)
    facts: dict[str, Any] = {
        "number": str(number), "currency": currency, "customer_id": 0, "total": Money(1_000, currency),
        "subtotal": nothing, "total_tax": nothing, "shipping_total": nothing, "discount_total": nothing,
        "created_at": LONG_AGO + timedelta(days=number), "modified_at": LONG_AGO + timedelta(days=number, hours=1),
    }  # fmt: skip
    return Order(id=number, status=status, email=email, **facts | more)


def refund(number: int, minor: int) -> Refund:
    return Refund(id=number, amount=eur(minor))


def named(first_name: str) -> Address:
    return Address(first_name=first_name)


class MirrorPlatform:
    """Takes every change and keeps all of its record, so that a difference anywhere is a change."""

    name = PlatformName.SEQUENZY
    title = "Mirror"
    pace = Pace(None, None)
    calls: Mapping[str, CallSpec] = {"all": CallSpec("all", batch_size=100)}

    def prepare(self, change: Change, key: str, profile: StoreProfile) -> dict[str, JsonValue] | None:
        body: dict[str, JsonValue] = {"what": change.kind.value, "id": change.record_id, "email": change.email}
        if change.record is not None:
            body["record"] = change.record.model_dump(mode="json", exclude={"raw", "modified_at"})
        if change.totals is not None:
            body["orders"] = change.totals.orders_count
            body["spent"] = change.totals.total_spent.minor if change.totals.total_spent else None
        if change.kind not in UPSERTS:
            body["occurrence"] = change.occurrence
        return body

    def channel(self, item: Item, now: datetime) -> str:
        return "all"


class Store:
    """A database in memory and the detector over it."""

    def __init__(self, *, reading: Reading = Reading.PAST, **settings: Any) -> None:
        self.engine = create_engine("sqlite://", poolclass=StaticPool)
        self.reading = reading
        self.generation = 0
        self.now = NOW
        self.since: dict[RecordKind, datetime] = {}
        self.settings = ConnectionSettings(**settings)
        with self.engine.begin() as connection:
            metadata.create_all(connection)
            connection.execute(insert(scopes).values(id=1, scope="s"))
            connection.execute(insert(connections).values(**CONNECTION))

    def detector(self) -> Detector:
        return Detector("scope", 1, self.generation, MirrorPlatform(), PROFILE, self.settings, HASHER, self.reading,
                        self.now, self.since)  # type: ignore[arg-type]  # fmt: skip

    def work(self, work: Callable[[Connection], T]) -> T:
        with self.engine.begin() as connection:
            return work(connection)

    def products(self, *found: Product) -> list[Entry]:
        return self._found(lambda c: self.detector().products(c, found))

    def customers(self, *found: Customer) -> list[Entry]:
        return self._found(lambda c: self.detector().customers(c, found))

    def orders(self, *found: Order) -> list[Entry]:
        return self._found(lambda c: self.detector().orders(c, found))

    def _found(self, detect: Callable[[Connection], list[Entry]]) -> list[Entry]:
        def both(connection: Connection) -> list[Entry]:
            entries = detect(connection)
            enqueue(connection, 1, 1, entries, self.now)
            return entries

        return self.work(both)


def kinds(entries: list[Entry]) -> list[str]:
    return [entry.change.value for entry in entries]


def told(entries: list[Entry]) -> list[str]:
    """Return the occurrences of the events among entries."""
    return [str(entry.body["occurrence"]) for entry in entries if "occurrence" in entry.body]


def since(day: date) -> dict[str, Any]:
    return {"past_orders": "since", "past_orders_since": day}
