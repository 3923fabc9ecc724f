"""A store that is followed: the sandbox in process, a clock in hand, and a platform that applies what it is sent."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import httpx
from memory_database import MemoryDatabase
from pydantic import JsonValue, SecretStr
from sqlalchemy import Connection, insert, select
from sync_records import CONNECTION, HASHER, PROFILE, MirrorPlatform

from app.delivery.batches import Batch
from app.delivery.choosing import take
from app.delivery.retry import Backoff
from app.delivery.settlement import Attempt, Bodies, Conclusion, settle
from app.model.changes import Change, ChangeKind, Subscription
from app.model.deliveries import Lane
from app.model.records import RecordKind
from app.model.settings import ConnectionSettings
from app.model.store import StoreCredentials, StoreSite
from app.platforms.protocol import Item, ItemRuling, Ruling, StoreProfile, Verdict
from app.sandbox.options import SandboxOptions
from app.sandbox.store_auth import MANAGER
from app.sandbox.world import World
from app.storage.database import Database
from app.storage.schema import connections, deliveries, scopes
from app.stores.follower import Follower
from app.stores.listing import PAGE
from app.stores.rest import RestClient
from app.sync import guard, presence
from app.sync.absences import Absences
from app.sync.checkpoints import begin_sync
from app.sync.detection import Detector, Reading
from app.sync.feeds import load_feeds
from app.sync.initial import Pass
from app.sync.intake import Intake
from app.sync.polling import Poll
from tests.clocks import FakeClock

SITE = StoreSite(
    home="http://store.example",
    rest_root="http://store.example/wp-json/",
    name="Shop",
    namespaces=("wp/v2", "wc/v3"),
    timezone="Europe/Berlin",
    gmt_offset=1.0,
)
POLL_SECONDS = 300.0
Between: TypeAlias = Callable[..., Awaitable[bool]]


class CarefulPlatform(MirrorPlatform):
    """Takes everything, but of a started checkout only with the person's consent."""

    def prepare(self, change: Change, key: str, profile: StoreProfile) -> dict[str, JsonValue] | None:
        agreed = change.subscription is Subscription.SUBSCRIBED
        if change.kind is ChangeKind.CHECKOUT_STARTED and not agreed:
            return None
        return super().prepare(change, key, profile)


@dataclass
class Held:
    """What the platform holds after applying deliveries in the order in which they were sent."""

    products: dict[str, Any] = field(default_factory=dict)
    people: dict[str, Any] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    """Customer id → e-mail."""
    events: list[tuple[str, str, str]] = field(default_factory=list)
    """(kind of change, record, occurrence) of each event."""

    def apply(self, item: Item) -> None:
        body: Any = item.body
        match item.change.value:
            case "product.saved":
                self.products[body["id"]] = body["record"]
            case "product.deleted":
                self.products.pop(body["id"], None)
            case "customer.saved":
                former = self.addresses.get(body["id"])
                if former not in {None, body["email"]}:
                    self.people.pop(str(former), None)
                self.addresses[body["id"]] = body["email"]
                self.people[body["email"]] = body
            case "customer.deleted":
                self.people.pop(self.addresses.pop(body["id"], ""), None)
            case "guest.saved":
                self.people[body["email"]] = body
            case kind:
                self.events.append((kind, body["id"], body["occurrence"]))


class Interrupted(httpx.AsyncBaseTransport):
    """Lets something happen in the store before each request."""

    def __init__(self, app: Any, before: Callable[[], None]) -> None:
        self._inner = httpx.ASGITransport(app)
        self._before = before

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self._before()
        return await self._inner.handle_async_request(request)


@dataclass
class Followed:
    """A database that follows a sandbox's store."""

    world: World
    database: Database
    clock: FakeClock
    http: httpx.AsyncClient
    source: Follower
    settings: ConnectionSettings
    held: Held = field(default_factory=Held)
    before_request: Callable[[], None] = lambda: None

    def detector(self, reading: Reading, lane: Lane = Lane.HISTORY) -> Detector:
        return Detector("scope", 1, 0, CarefulPlatform(), PROFILE, self.settings, HASHER, reading, self.clock.now(),
                        lane=lane)  # type: ignore[arg-type]  # fmt: skip

    def poller(self) -> Poll:
        make = lambda: self.detector(Reading.NEWS, Lane.LIVE)  # noqa: E731
        return Poll(1, self.source, make, self.settings, self.database, self.clock)

    async def poll(self) -> int:
        """Poll once, five minutes after the last; return how many requests it took."""
        self.clock.advance(POLL_SECONDS)
        before = self.source.requests
        await self.poller().run()
        return self.source.requests - before

    async def sync(self, reading: Reading = Reading.PAST, between: Between | None = None) -> None:
        """Read everything and compare it."""
        now = self.clock.now()
        await self.database.write(lambda c: begin_sync(c, 1, 1, now, full=False))
        intake = Intake(1, self.source, lambda: self.detector(reading), self.settings, self.database)
        absences = Absences(intake)
        made = Pass(1, self.source, lambda: self.detector(reading), self.settings, self.database, self.clock,
                    lambda _, __: None)  # fmt: skip
        made.absent = lambda kind, ids: absences.confirm(kind, ids, unseen=0)
        if between is not None:
            made.between = between
        await made.run()

    async def deliver(self) -> None:
        """Send all that waits, as the courier would: in lines, batch by batch."""
        platform: Any = CarefulPlatform()
        while True:
            now = self.clock.now()
            batch = await self.database.write(lambda c, now=now: take(c, 1, platform, now, frozenset()))  # type: ignore[misc]
            if not isinstance(batch, Batch):
                return
            for item in batch.items:
                self.held.apply(item)
            verdict = Verdict(tuple(ItemRuling(Ruling.DELIVERED) for _ in batch.items))
            concluded = Conclusion(batch, verdict, Attempt(now, 0.0, "POST", "/", 200, None), now)
            await self.database.write(
                lambda c, concluded=concluded: settle(c, 1, concluded, backoff=Backoff(), bodies=Bodies.DROP)  # type: ignore[misc]
            )

    async def agree(self) -> int:
        """Agree to every deletion that is held; return how many there were."""
        count = 0
        while done := await self.database.write(lambda c: guard.agree(c, 1, self.detector(Reading.NEWS))):
            count += done
        return count

    async def held_back(self) -> dict[RecordKind, int]:
        return {row.kind: row.count for row in await self.database.read(lambda c: presence.held(c, 1))}

    async def round(self) -> list[int]:
        """Poll until everything was compared with the store once since now; return the requests of each poll."""
        rounds = dict.fromkeys(kinds_of(self.settings), 0)
        feeds = await self.database.read(lambda c: load_feeds(c, 1))
        last = {kind: feeds[kind].rolled_at for kind in rounds}
        requests = []
        while min(rounds.values()) < 2:
            requests.append(await self.poll())
            feeds = await self.database.read(lambda c: load_feeds(c, 1))
            for kind in rounds:
                rounds[kind] += feeds[kind].rolled_at != last[kind]
                last[kind] = feeds[kind].rolled_at
        return requests


def kinds_of(settings: ConnectionSettings) -> list[RecordKind]:
    chosen = ((RecordKind.PRODUCT, settings.send_products), (RecordKind.CUSTOMER, settings.send_customers),
              (RecordKind.ORDER, settings.send_orders or settings.send_customers))  # fmt: skip
    return [kind for kind, sent in chosen if sent]


@contextlib.asynccontextmanager
async def following(
    settings: ConnectionSettings | None = None, *, per_page: int = PAGE, **options: Any
) -> AsyncIterator[Followed]:
    """Connect a new database with a new sandbox; nothing is read yet."""
    clock = FakeClock()
    chosen = {"products": 12, "customers": 20, "orders": 40, "epoch": clock.now(), **options}
    world = World(SandboxOptions(**chosen), clock.now)
    password = world.access.issue(MANAGER, "Storewire")
    database = MemoryDatabase()

    def prepare(connection: Connection) -> None:
        connection.execute(insert(scopes).values(id=1, scope="s"))
        connection.execute(insert(connections).values(**CONNECTION))

    await database.write(prepare)
    followed: Followed | None = None

    def before() -> None:
        if followed is not None:
            followed.before_request()

    async with httpx.AsyncClient(transport=Interrupted(world.store_application(), before)) as http:
        credentials = StoreCredentials(username=MANAGER.login, password=SecretStr(password.secret))
        source = Follower(RestClient(http, SITE, credentials, sleep=clock.sleep), SITE, "EUR", per_page)
        followed = Followed(world, database, clock, http, source, settings or ConnectionSettings())
        try:
            yield followed
        finally:
            database.close()


def queued(connection: Connection) -> list[tuple[str, str]]:
    """Return what was queued and not superseded: kind of change and record."""
    d = deliveries.c
    asked = select(d.change, d.record_id).where(d.state != "superseded").order_by(d.id)
    return [(row.change, row.record_id) for row in connection.execute(asked)]
