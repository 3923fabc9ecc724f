"""How a connection's deliveries stand: how a state is found, since when the oldest waits, and whether any moves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select, text

from app.delivery.batches import BatchState
from app.model.deliveries import UNSETTLED, DeliveryState
from app.model.records import RecordKind
from app.storage.schema import LOGGED_SQL, OPEN_BATCH_SQL, batches, connections, deliveries

LATELY = timedelta(minutes=1)
"""If one arrived within this time, deliveries count as moving, though the next may wait for the platform's pace."""
SENDING = DeliveryState.SENDING.value
MOVING = (BatchState.SENDING.value, BatchState.ACCEPTED.value)


def logged(connection_id: int | None) -> ColumnElement[bool]:
    """Return the condition on what a connection has, or all have, but for what is being sent.

    Every kind is named: so the log's index leads to a state.
    """
    d = deliveries.c
    whose = d.connection_id.in_(select(connections.c.id)) if connection_id is None else d.connection_id == connection_id
    return and_(whose, d.kind.in_([kind.value for kind in RecordKind]), text(LOGGED_SQL))


def being_sent(connection_id: int) -> ColumnElement[bool]:
    """Return the condition on what is being sent: it is found by its batch."""
    b = batches.c
    open_ones = select(b.id).where(b.connection_id == connection_id, text(OPEN_BATCH_SQL))
    return and_(deliveries.c.batch_id.in_(open_ones), deliveries.c.state == SENDING)


def among(
    connection: Connection, connection_id: int, states: Iterable[DeliveryState], asked: Select[Any]
) -> list[tuple[Any, ...]]:
    """Return what a selection finds among a connection's deliveries in these states."""
    named = {state.value for state in states}
    rows = connection.execute(asked.where(logged(connection_id), deliveries.c.state.in_(named - {SENDING}))).all()
    if SENDING in named:
        rows = [*rows, *connection.execute(asked.where(being_sent(connection_id))).all()]
    return [tuple(row) for row in rows]


def oldest_waiting(connection: Connection, connection_id: int) -> datetime | None:
    """Return when the oldest delivery was queued that is not settled, or None."""
    d = deliveries.c
    found = [oldest for (oldest,) in among(connection, connection_id, UNSETTLED, select(func.min(d.id))) if oldest]
    return connection.execute(select(d.created_at).where(d.id == min(found))).scalar() if found else None


def is_moving(connection: Connection, connection_id: int, last_event_at: datetime | None, now: datetime) -> bool:
    """Tell whether deliveries are on their way: one is being sent, or one arrived a moment ago and others wait."""
    b = batches.c
    under_way = and_(b.connection_id == connection_id, text(OPEN_BATCH_SQL), b.state.in_(MOVING))
    if connection.execute(select(b.id).where(under_way).limit(1)).first() is not None:
        return True
    return last_event_at is not None and now - last_event_at < LATELY
