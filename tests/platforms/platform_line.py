"""An outbox in memory, and sessions with the sandbox's platforms, for tests of what becomes of whole stories."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import Any

from platform_examples import NOW
from sqlalchemy import Engine, create_engine, insert, select
from sqlalchemy.pool import StaticPool

from app.delivery.batches import Batch
from app.delivery.choosing import take
from app.delivery.outbox import Entry, enqueue
from app.delivery.retry import Backoff
from app.delivery.settlement import Attempt, Bodies, Conclusion, settle
from app.platforms.protocol import Hosts, Platform, Session, Verdict
from app.sandbox.segmentflow_state import ORGANIZATIONS
from app.sandbox.sequenzy_state import COMPANIES
from app.sandbox.world import World
from app.storage.schema import connections, deliveries, metadata, scopes

HOSTS = Hosts(api="http://api.example")
AT_ONCE = Backoff(random=lambda: 0.0)
CONNECTION = {
    "id": 1, "uid": "u", "scope_id": 1, "platform": "any", "name": "Shop", "home": "https://store.example",
    "prefix": "store", "state": "connected", "site": {}, "facts": {}, "settings": {}, "company_id": "co",
    "company_name": "Company", "public": {}, "fingerprint": "", "connected_by": "", "connected_at": NOW,
}  # fmt: skip


@cache
def database() -> Engine:
    """Return one database for all stories, each of which empties it first: making one takes longer than a story."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as connection:
        metadata.create_all(connection)
    return engine


class Line:
    """The tables in memory, and a time that the test moves."""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self.now: datetime = NOW
        self.engine = database()
        with self.engine.begin() as connection:
            for table in reversed(metadata.sorted_tables):
                connection.execute(table.delete())
            connection.execute(insert(scopes).values(id=1, scope="s"))
            connection.execute(insert(connections).values(**CONNECTION))

    def work(self, work: Any) -> Any:
        with self.engine.begin() as connection:
            return work(connection)

    def put(self, *entries: Entry) -> None:
        self.work(lambda c: enqueue(c, 1, 1, entries, self.now))

    def look(self) -> Batch | datetime | None:
        """Take what is next: a batch, a time, or None."""
        found: Batch | datetime | None = self.work(lambda c: take(c, 1, self.platform, self.now, frozenset()))
        return found

    def settle(self, batch: Batch, verdict: Verdict) -> None:
        attempt = Attempt(self.now, 0.1, "POST", "/", 200, None)
        conclusion = Conclusion(batch, verdict, attempt, self.now)
        self.work(lambda c: settle(c, 1, conclusion, backoff=AT_ONCE, bodies=Bodies.DROP))

    def pass_time(self, **span: float) -> None:
        self.now += timedelta(**span)

    def states(self) -> set[str]:
        return set(self.work(lambda c: c.execute(select(deliveries.c.state)).scalars().all()))


def sequenzy_session(world: World, home: str) -> Session:
    """Return the session of a store that was paired with the sandbox's Sequenzy."""
    pairing = world.sequenzy.begin({"storeUrl": home})
    world.sequenzy.decide(pairing, COMPANIES[0])
    made = world.sequenzy.complete(pairing)
    assert made is not None
    return Session(HOSTS, {"token": made.token}, {"installation_id": made.id, "company_id": made.company.id}, home)


def segmentflow_session(world: World, home: str) -> Session:
    """Return the session of a store that was approved in the sandbox's Segmentflow."""
    made = world.segmentflow.approve(ORGANIZATIONS[0], home, woocommerce=True)
    secrets = {"write_key": made.write_key, "webhook_secret": made.webhook_secret}
    public = {"webhook_delivery_url": f"http://api.example/api/v1/webhooks/woocommerce/{made.id}"}
    return Session(HOSTS, secrets, public, home)
