"""From a recorded store to both platforms: every published product, every customer and every placed order arrives."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import insert, select
from sync_records import CONNECTION, HASHER, NOW, PROFILE

from app.delivery.breaker import Breaker
from app.delivery.courier import Courier, CourierHooks
from app.delivery.pace import Pacer
from app.model.settings import ConnectionSettings, PlatformName
from app.model.store import StoreCredentials, StoreSite
from app.platforms.protocol import Hosts, Session
from app.platforms.registry import platform
from app.sandbox.options import SandboxOptions
from app.sandbox.report import Holdings, held_at_segmentflow, held_at_sequenzy
from app.sandbox.segmentflow_state import ORGANIZATIONS
from app.sandbox.sequenzy_state import COMPANIES
from app.sandbox.world import World
from app.storage.database import Database
from app.storage.schema import connections, deliveries, scopes
from app.stores.http import store_client
from app.stores.reader import Reader
from app.stores.rest import RestClient
from app.sync.checkpoints import begin_sync
from app.sync.detection import STAFF, Detector, Reading
from app.sync.initial import Pass
from tests.clocks import FakeClock
from tests.replay import HOME, RecordedStore

PLACED = {"processing", "on-hold", "completed", "refunded"}


class Line:
    """A recorded store, an outbox, and a platform of the sandbox, without a network between them."""

    def __init__(self, database: Database, name: PlatformName) -> None:
        self.database = database
        self.name = name
        self.platform = platform(name)
        self.clock = FakeClock(NOW)
        self.world = World(SandboxOptions(products=0, customers=0, orders=0, rate_scale=0.0, epoch=NOW), self.clock.now)
        self.store = RecordedStore()
        self.settings = ConnectionSettings()

    def session(self) -> Session:
        hosts = Hosts(api="http://api.example")
        if self.name is PlatformName.SEQUENZY:
            pairing = self.world.sequenzy.begin({"storeUrl": HOME})
            self.world.sequenzy.decide(pairing, COMPANIES[0])
            made = self.world.sequenzy.complete(pairing)
            assert made is not None
            public = {"installation_id": made.id, "company_id": made.company.id}
            return Session(hosts, {"token": made.token}, public, HOME)
        connection = self.world.segmentflow.approve(ORGANIZATIONS[0], HOME, woocommerce=True)
        secrets = {"write_key": connection.write_key, "webhook_secret": connection.webhook_secret}
        delivery = f"http://api.example/api/v1/webhooks/woocommerce/{connection.id}"
        public = {"organization_id": connection.organization.id, "webhook_delivery_url": delivery}
        return Session(hosts, secrets, public, HOME)

    def held(self) -> Holdings:
        if self.name is PlatformName.SEQUENZY:
            self.world.sequenzy.workspace.advance()
            return held_at_sequenzy(self.world.sequenzy.workspace)
        return held_at_segmentflow(self.world.segmentflow)

    async def read(self) -> None:
        await self.database.write(lambda c: begin_sync(c, 1, 1, NOW, full=False))
        site = StoreSite(
            home=HOME, rest_root=f"{HOME}/wp-json/", name="Store", namespaces=("wp/v2", "wc/v3"), timezone="UTC"
        )
        credentials = StoreCredentials(username="manager", password=SecretStr("x" * 24))
        async with store_client(transport=self.store.transport()) as http:
            reader = Reader(RestClient(http, site, credentials, sleep=self.clock.sleep), site, "EUR")
            await Pass(1, reader, self.detector, self.settings, self.database, self.clock, lambda *_: None).run()

    def detector(self) -> Detector:
        return Detector("scope", 1, 0, self.platform, PROFILE, self.settings, HASHER, Reading.PAST, self.clock.now())

    async def deliver(self) -> None:
        """Deliver until nothing waits."""
        moved = asyncio.Event()

        async def never(*_: str) -> None:
            pytest.fail("the platform refused the credential or a permission")

        application: Any = (
            self.world.sequenzy_application()
            if self.name is PlatformName.SEQUENZY
            else self.world.segmentflow_application()
        )
        async with httpx.AsyncClient(transport=httpx.ASGITransport(application)) as http:
            courier = Courier(
                1, self.platform, self.session(), self.database, http, Pacer(self.platform.pace, self.clock),
                Breaker(self.clock), self.clock, CourierHooks(lambda _: moved.set(), never, never, never),
            )  # fmt: skip
            running = asyncio.create_task(courier.run())
            try:
                async with asyncio.timeout(30):
                    while {"waiting", "sending", "accepted"} & set(await self.states()):
                        await moved.wait()
                        moved.clear()
            finally:
                running.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await running

    async def states(self) -> list[str]:
        return list(await self.database.read(lambda c: c.execute(select(deliveries.c.state)).scalars().all()))


@pytest.fixture(params=list(PlatformName))
async def line(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Line]:
    database = Database(tmp_path / "storewire.sqlite3")
    database.open()
    await database.write(lambda c: c.execute(insert(scopes).values(id=1, scope="scope")) and None)
    await database.write(lambda c: c.execute(insert(connections).values(**CONNECTION)) and None)
    yield Line(database, request.param)
    database.close()


async def test_everything_that_was_recorded_arrives_at_the_platform(line: Line) -> None:
    await line.read()
    await line.deliver()
    assert set(await line.states()) <= {"delivered", "declined"}
    held = line.held()
    assert set(held.products) == {row["id"] for row in line.store.products if row["status"] == "publish"}
    customers = {row["email"] for row in line.store.customers if row["role"] not in STAFF}
    buyers = {row["billing"]["email"] for row in line.store.orders}
    assert customers | buyers == set(held.people)
    placed = {row["id"] for row in line.store.orders if row["status"] in PLACED or row["date_paid_gmt"]}
    told = {effect.order for effect in held.ledger.effects}
    assert placed <= told
    once = [(effect.kind, effect.order, effect.refund) for effect in held.ledger.effects]
    assert len(once) == len(set(once))


async def test_nothing_of_it_breaks_a_rule_of_the_platform(line: Line) -> None:
    await line.read()
    await line.deliver()
    ledger = line.held().ledger
    assert ledger.violations == []
    assert ledger.automations == 0, "the past started something"
    assert ledger.implicit_subscribers == 0


async def test_nobody_is_subscribed_without_consent(line: Line) -> None:
    await line.read()
    await line.deliver()
    assert [email for email, person in line.held().people.items() if person.active] == []


async def test_reading_the_same_recordings_again_sends_nothing(line: Line) -> None:
    await line.read()
    before = len(await line.states())
    await line.read()
    assert len(await line.states()) == before


async def test_the_store_is_only_read(line: Line) -> None:
    await line.read()
    assert {request.method for request in line.store.requests} == {"GET"}
