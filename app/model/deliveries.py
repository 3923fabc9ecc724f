"""The state machine of a delivery, drawn once, and the lanes."""

from __future__ import annotations

from enum import StrEnum


class DeliveryState(StrEnum):
    """Where a delivery is. `waiting` with tries behind it is a retry; the rest reads as it stands."""

    WAITING = "waiting"
    SENDING = "sending"
    ACCEPTED = "accepted"
    """Taken by an asynchronous job at the platform, which is polled until it says what became of it."""
    DELIVERED = "delivered"
    FAILED = "failed"
    DISCARDED = "discarded"
    SUPERSEDED = "superseded"
    """A newer upsert of the same record took its place before it was sent."""
    DECLINED = "declined"
    """The platform kept nothing because the person opted out: settled, not a failure."""


TRANSITIONS: dict[DeliveryState, frozenset[DeliveryState]] = {
    DeliveryState.WAITING: frozenset(
        {DeliveryState.SENDING, DeliveryState.FAILED, DeliveryState.DISCARDED, DeliveryState.SUPERSEDED}
    ),
    DeliveryState.SENDING: frozenset(
        {
            DeliveryState.WAITING,
            DeliveryState.ACCEPTED,
            DeliveryState.DELIVERED,
            DeliveryState.FAILED,
            DeliveryState.DECLINED,
        }
    ),
    DeliveryState.ACCEPTED: frozenset(
        {DeliveryState.WAITING, DeliveryState.DELIVERED, DeliveryState.FAILED, DeliveryState.DECLINED}
    ),
    DeliveryState.FAILED: frozenset({DeliveryState.WAITING, DeliveryState.DISCARDED, DeliveryState.SUPERSEDED}),
    DeliveryState.DELIVERED: frozenset(),
    DeliveryState.DISCARDED: frozenset(),
    DeliveryState.SUPERSEDED: frozenset(),
    DeliveryState.DECLINED: frozenset(),
}
"""Every transition there is; the database refuses any other (storage/schema.py makes a trigger of it)."""

UNSETTLED = frozenset({DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.ACCEPTED})
"""States in which a delivery holds back later ones with the same ordering key."""


class Lane(StrEnum):
    """Live deliveries go ahead of history, but never within an ordering key."""

    LIVE = "live"
    HISTORY = "history"
