"""An outbox in memory for the delivery tests: one connection, and short ways to put in, take out and look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, create_engine, event, insert, select
from sqlalchemy.pool import StaticPool
from toy_platform import ToyPlatform

from app.delivery.batches import Batch
from app.delivery.choosing import take, take_several
from app.delivery.outbox import Entry, enqueue
from app.delivery.retry import Backoff
from app.delivery.settlement import Attempt, Bodies, Conclusion, settle
from app.model.changes import ChangeKind
from app.model.deliveries import Lane
from app.model.reasons import ReasonCode
from app.model.records import RecordKind
from app.platforms.protocol import ItemRuling, Ruling, Verdict
from app.storage.schema import (
    batches,
    connections,
    deliveries,
    metadata,
    scopes,
)
from tests.clocks import START

CONNECTION = 1
STEADY = Backoff(random=lambda: 0.5)


def connection_row(number: int = CONNECTION, scope: int = 1) -> dict[str, Any]:
    return {
        "id": number, "uid": f"u{number}", "scope_id": scope, "platform": "sequenzy", "name": "Shop",
        "home": "https://store.example", "prefix": "store", "state": "connected", "site": {}, "facts": {},
        "settings": {}, "company_id": "co", "company_name": "Company", "public": {}, "fingerprint": "",
        "connected_by": "", "connected_at": START,
    }  # fmt: skip


def entry(
    key: str,
    change: ChangeKind = ChangeKind.ORDER_PAID,
    *,
    record: str = "",
    line: str = "ada",
    lane: Lane = Lane.HISTORY,
    **body: Any,
) -> Entry:
    """Return a delivery to be; a person's record is known by the line unless it is named."""
    kind = RecordKind(change.value.partition(".")[0])
    name = record or (line if kind is RecordKind.CUSTOMER else key)
    words = {"person": line, **body}
    return Entry(key, change, kind, name, line.encode(), line.encode(), lane, words, {"number": key})


def saved(key: str, line: str = "ada", **more: Any) -> Entry:
    return entry(key, ChangeKind.CUSTOMER_SAVED, line=line, **more)


class Outbox:
    """The tables in memory and a time that the test moves."""

    def __init__(self) -> None:
        self.engine = create_engine("sqlite://", poolclass=StaticPool)
        event.listen(self.engine, "connect", lambda connection, _: connection.execute("PRAGMA foreign_keys = ON"))
        self.now = START
        self.platform = ToyPlatform()
        with self.engine.begin() as connection:
            metadata.create_all(connection)
            connection.execute(insert(scopes).values(id=1, scope="s"))
            connection.execute(insert(connections).values(**connection_row()))

    def put(self, *entries: Entry) -> int:
        with self.engine.begin() as connection:
            return enqueue(connection, CONNECTION, 1, entries, self.now)

    def look(self, *closed: str) -> Any:
        """Take what is next: a batch, a time, or None."""
        with self.engine.begin() as connection:
            return take(connection, CONNECTION, self.platform, self.now, frozenset(closed))  # type: ignore[arg-type]

    def take(self, *closed: str) -> Batch:
        found = self.look(*closed)
        assert isinstance(found, Batch), found
        return found

    def take_several(self, most: int, likely: int = 1) -> list[Batch]:
        with self.engine.begin() as connection:
            batches, _ = take_several(
                connection,
                CONNECTION,
                self.platform,
                self.now,
                frozenset(),
                most,
                likely=likely,  # type: ignore[arg-type]
            )
            return batches

    def keys_taken(self, *closed: str) -> list[str]:
        return [item.key for item in self.take(*closed).items]

    def answer(self, batch: Batch, *rulings: Ruling | ItemRuling, **verdict: Any) -> timedelta | None:
        """Settle a batch: one ruling for all members, or one each."""
        each = [one if isinstance(one, ItemRuling) else ItemRuling(one, _reason(one)) for one in rulings]
        all_of_them = tuple(each * len(batch.items) if len(each) == 1 else each)
        attempt = Attempt(self.now, 0.1, "POST", "/items", 200, None)
        conclusion = Conclusion(batch, Verdict(all_of_them, **verdict), attempt, self.now)
        with self.engine.begin() as connection:
            return settle(connection, CONNECTION, conclusion, backoff=STEADY, bodies=Bodies.DROP)

    def pass_time(self, **span: float) -> None:
        self.now += timedelta(**span)

    def row(self, key: str) -> Any:
        with self.engine.begin() as connection:
            return connection.execute(select(deliveries).where(deliveries.c.key == key)).one()

    def states(self) -> dict[str, str]:
        with self.engine.begin() as connection:
            return dict(connection.execute(select(deliveries.c.key, deliveries.c.state)).all())

    def batch_states(self) -> list[str]:
        with self.engine.begin() as connection:
            return list(connection.execute(select(batches.c.state).order_by(batches.c.id)).scalars())

    def work(self, work: Any) -> Any:
        with self.engine.begin() as connection:
            return work(connection)


def fail(outbox: Outbox, key: str, reason: ReasonCode = ReasonCode.INVALID) -> None:
    """Take the next batch, which must be this delivery alone, and have the platform refuse it."""
    batch = outbox.take()
    assert [item.key for item in batch.items] == [key]
    outbox.answer(batch, ItemRuling(Ruling.FAILED, reason))


def _reason(ruling: Ruling) -> ReasonCode | None:
    return {
        Ruling.RETRY: ReasonCode.BUSY,
        Ruling.FAILED: ReasonCode.INVALID,
        Ruling.DECLINED: ReasonCode.OPTED_OUT,
    }.get(ruling)


def ids_of(connection: Connection, keys: Sequence[str]) -> list[int]:
    return list(connection.execute(select(deliveries.c.id).where(deliveries.c.key.in_(keys))).scalars())
