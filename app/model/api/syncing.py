"""Messages about syncs, and how a store is kept in sync."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import AwareDatetime

from app.model.api.messages import Message
from app.model.reasons import Problem
from app.model.records import RecordKind


class SyncState(StrEnum):
    """What a connection's sync is doing."""

    NEVER = "never"
    RUNNING = "running"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    FAILED = "failed"
    DONE = "done"


class KindProgress(Message):
    """A row of the Sync tab. `delivered` of `done` records read have reached the platform."""

    kind: RecordKind
    state: SyncState = SyncState.NEVER
    done: int = 0
    """Records read so far."""
    total: int | None = None
    """None where it is not known (guest buyers come with the orders)."""
    delivering: int = 0
    """Deliveries of this kind that still wait or are on their way."""
    per_second: float | None = None
    finished_at: AwareDatetime | None = None


class SyncProgress(Message):
    """GET /v1/connections/{id}/progress, and the `progress` event"""

    connection: int
    state: SyncState = SyncState.NEVER
    full: bool = False
    phase: Literal["products", "totals", "customers", "orders", "users", "comments", "delivering", ""] = ""
    """What is being done; "totals" looks through the orders for what each customer bought."""
    kinds: tuple[KindProgress, ...] = ()
    seconds_left: float | None = None
    """By the slower of store and platform; None while nothing can be said."""
    slower: Literal["store", "platform", ""] = ""
    started_at: AwareDatetime | None = None
    finished_at: AwareDatetime | None = None
    problem: Problem | None = None


class Notice(StrEnum):
    """Ways in which a record can change, by how they are noticed."""

    NEW = "new"
    CHANGED = "changed"
    DELETED = "deleted"
    """For good; what goes to the trash is a change."""
    UNDATED = "undated"
    """Changed behind WooCommerce's back, so that the date of its last change stays."""


class Latency(Message):
    """How long it takes at the longest until a change is seen, while the agent runs and the store answers."""

    kind: RecordKind
    notice: Notice
    seconds: float


class HeldDeletions(Message):
    """Records that many at once are gone from the store: a person decides whether the platform loses them too."""

    kind: RecordKind
    count: int
    since: AwareDatetime


class Watch(Message):
    """GET /v1/connections/{id}/watch: how the store is kept in sync"""

    connection: int
    polled_at: AwareDatetime | None = None
    next_poll_at: AwareDatetime | None = None
    requests: int = 0
    """Of the last poll."""
    problem: Problem | None = None
    """Why the last poll did not go through; it is tried again."""
    latencies: tuple[Latency, ...] = ()
    held: tuple[HeldDeletions, ...] = ()


class HeldDecision(StrEnum):
    """What a person decides about deletions that are held."""

    DELETE = "delete"
    KEEP = "keep"


class DecideHeld(Message):
    """POST /v1/connections/{id}/held → Counted"""

    decision: HeldDecision


class SyncRequest(Message):
    """POST /v1/connections/{id}/sync"""

    full: bool = False
    """Send everything again, even what did not change."""


class Estimate(Message):
    """GET /v1/connections/{id}/estimate: what "sync everything again" would take"""

    records: int
    seconds: float | None = None
