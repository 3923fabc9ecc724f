"""How a connection's deliveries stand, for its line in the list: since when the oldest waits, and whether any moves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, func, select

from app.model.deliveries import UNSETTLED, DeliveryState
from app.model.records import RecordKind
from app.storage.schema import deliveries

UNDER_WAY = (DeliveryState.SENDING, DeliveryState.ACCEPTED)
LATELY = timedelta(minutes=1)
"""If one arrived within this time, deliveries count as moving, though the next may wait for the platform's pace."""


def oldest_waiting(connection: Connection, connection_id: int) -> datetime | None:
    """Return when the oldest delivery was queued that is not settled, or None."""
    d = deliveries.c
    oldest = connection.execute(select(func.min(d.id)).where(_of(connection_id, UNSETTLED))).scalar()
    return connection.execute(select(d.created_at).where(d.id == oldest)).scalar() if oldest is not None else None


def is_moving(connection: Connection, connection_id: int, last_event_at: datetime | None, now: datetime) -> bool:
    """Tell whether deliveries are on their way: one is being sent, or one arrived a moment ago and others wait."""
    asked = select(deliveries.c.id).where(_of(connection_id, UNDER_WAY)).limit(1)
    if connection.execute(asked).first() is not None:
        return True
    return last_event_at is not None and now - last_event_at < LATELY


def _of(connection_id: int, states: Iterable[DeliveryState]) -> ColumnElement[bool]:
    """Return the condition on states, with every kind named: so the log's index leads to them."""
    d = deliveries.c
    kinds = [kind.value for kind in RecordKind]
    named = [state.value for state in states]
    return and_(d.connection_id == connection_id, d.kind.in_(kinds), d.state.in_(named))
