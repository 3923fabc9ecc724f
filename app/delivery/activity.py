"""What became of the deliveries of the last 24 hours, hour by hour; and where in the log a time lies."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, Integer, func, select, type_coerce

from app.model import api
from app.model.deliveries import UNSETTLED, DeliveryState
from app.storage.columns import EPOCH
from app.storage.schema import deliveries

HOURS = 24
HOUR = timedelta(hours=1)
MICROSECONDS = 3_600_000_000
WAITING = frozenset(state.value for state in UNSETTLED)


def first_since(connection: Connection, since: datetime) -> int:
    """Return the smallest id of a delivery queued at this time or later; one beyond the last where there is none.

    Ids rise with the time of queueing, so halving finds it in a few steps; no index on the time is needed.
    """
    d = deliveries.c
    least, most = connection.execute(select(func.min(d.id), func.max(d.id))).one()
    if least is None:
        return 1
    low, high = int(least), int(most) + 1
    while low < high:
        middle = (low + high) // 2
        row = connection.execute(select(d.id, d.created_at).where(d.id >= middle).order_by(d.id).limit(1)).one()
        if row.created_at >= since:
            high = middle
        else:
            low = row.id + 1
    return low


def activity(connection: Connection, connection_id: int, now: datetime) -> api.Activity:
    """Return the last 24 hours of a connection, oldest hour first, the current one last."""
    d = deliveries.c
    current = now.replace(minute=0, second=0, microsecond=0)
    began = current - (HOURS - 1) * HOUR
    hour = (type_coerce(d.created_at, Integer) // MICROSECONDS).label("hour")  # as Instant keeps it
    asked = (
        select(hour, d.state, func.count().label("n"))
        .where(d.connection_id == connection_id, d.id >= first_since(connection, began))
        .group_by(hour, d.state)
    )
    counted: dict[tuple[int, str], int] = {}
    for row in connection.execute(asked):
        counted[row.hour, _column(row.state)] = counted.get((row.hour, _column(row.state)), 0) + row.n
    return api.Activity(hours=tuple(_hour(began + number * HOUR, counted) for number in range(HOURS)))


def _column(state: str) -> str:
    if state == DeliveryState.FAILED.value:
        return "failed"
    return "waiting" if state in WAITING else "settled"


def _hour(at: datetime, counted: dict[tuple[int, str], int]) -> api.Hour:
    number = (at - EPOCH) // HOUR
    columns = {column: counted.get((number, column), 0) for column in ("settled", "failed", "waiting")}
    return api.Hour(at=at, **columns)
