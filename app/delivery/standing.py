"""How a connection's deliveries stand, for its line in the list: since when the oldest waits, and whether any moves."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from app.model.deliveries import UNSETTLED, DeliveryState
from app.storage.schema import deliveries

UNDER_WAY = (DeliveryState.SENDING, DeliveryState.ACCEPTED)
LATELY = timedelta(minutes=1)
"""If one arrived within this time, deliveries count as moving, though the next may wait for the platform's pace."""


def oldest_waiting(connection: Connection, connection_id: int) -> datetime | None:
    """Return when the oldest delivery was queued that is not settled, or None."""
    d = deliveries.c
    found = [
        connection.execute(
            select(d.created_at)
            .where(d.connection_id == connection_id, d.state == state.value)
            .order_by(d.id)
            .limit(1)  # of each state by itself: so the index gives it at once, however many wait
        ).scalar()
        for state in sorted(UNSETTLED)
    ]
    return min((one for one in found if one is not None), default=None)


def is_moving(connection: Connection, connection_id: int, last_event_at: datetime | None, now: datetime) -> bool:
    """Tell whether deliveries are on their way: one is being sent, or one arrived a moment ago and others wait."""
    d = deliveries.c
    for state in UNDER_WAY:
        asked = select(d.id).where(d.connection_id == connection_id, d.state == state.value).limit(1)
        if connection.execute(asked).first() is not None:
            return True
    return last_event_at is not None and now - last_event_at < LATELY
