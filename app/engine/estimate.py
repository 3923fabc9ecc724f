"""How long a sync takes, by the slower of store and platform."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, func, select

from app.delivery.outlook import requests_left
from app.delivery.pace import seconds_for
from app.engine.connections import Kept
from app.model import api
from app.model.records import RecordKind
from app.platforms.registry import platform
from app.storage.schema import records

STORE_PER_SECOND = {
    RecordKind.PRODUCT: 150,
    RecordKind.CUSTOMER: 330,
    RecordKind.ORDER: 60,
    RecordKind.USER: 330,
    RecordKind.COMMENT: 330,
}
"""Records a second that a small server gives; measured on one, users and comments taken to be like customers."""
REQUESTS_PER_SECOND = 10
"""Of a platform that publishes no limit."""


def slower_seconds(counts: Mapping[RecordKind, int], requests: float, per_minute: int | None) -> float:
    """Return the seconds for reading so many records and sending so many requests, which go on together."""
    store = sum(counts.get(kind, 0) / speed for kind, speed in STORE_PER_SECOND.items())
    if per_minute is None:
        return max(store, requests / REQUESTS_PER_SECOND)
    # A minute's worth of requests goes at once; after that the limit sets the speed.
    return max(store, seconds_for(requests, per_minute, free=per_minute))


def estimate(connection: Connection, kept: Kept, now: datetime) -> api.Estimate:
    """Return what sending everything again takes: each record once, in batches as large as its kind goes in."""
    r = records.c
    asked = (
        select(r.kind, func.count().label("n"))
        .where(r.scope_id == kept.scope_id, r.state == "present")
        .group_by(r.kind)
    )
    counts = {RecordKind(row.kind): int(row.n) for row in connection.execute(asked)}
    total = sum(counts.values())
    if not total:
        return api.Estimate(records=0)
    receiver = platform(kept.platform)
    requests = requests_left(connection, kept.id, receiver, counts, now)
    return api.Estimate(records=total, seconds=slower_seconds(counts, requests, receiver.pace.per_minute))
