"""Messages about the log of deliveries, and its failures."""

from __future__ import annotations

from pydantic import AwareDatetime, Field, JsonValue

from app.model.api.messages import Message
from app.model.changes import ChangeKind
from app.model.deliveries import DeliveryState, Lane
from app.model.reasons import ReasonCode
from app.model.records import RecordKind


class Summary(Message):
    """What a delivery is about, without readable personal data: enough for one line of the log."""

    number: str = ""
    """An order's number."""
    title: str = ""
    """A product's name."""
    email: str = ""
    """Masked: "m…@example.test"."""
    amount_minor: int | None = None
    currency: str = ""
    items: int | None = None


class DeliveryRow(Message):
    """A row of the log: GET /v1/deliveries"""

    id: int
    connection: int
    change: ChangeKind
    kind: RecordKind
    record_id: str
    """The store's id; "" for guests."""
    summary: Summary
    state: DeliveryState
    lane: Lane
    tries: int
    next_try_at: AwareDatetime | None = None
    reason: ReasonCode | None = None
    detail: str = ""
    """For support: what exactly was wrong ("total: not an amount"), in English, without personal data."""
    wp_admin_url: str = ""
    """The record's page in the store's administration; given with failures."""
    created_at: AwareDatetime
    occurred_at: AwareDatetime | None = None
    updated_at: AwareDatetime


class DeliveryQuery(Message):
    """Filters of the log; all may be combined. `text` is an e-mail (finds the person), a number or a name.

    `since`: only what was queued at that time or later.
    """

    connection: int | None = None
    state: DeliveryState | None = None
    kind: RecordKind | None = None
    text: str = ""
    since: AwareDatetime | None = None
    before: int | None = None
    """Keyset: rows with a smaller id than this, newest first."""
    limit: int = Field(default=100, ge=1, le=500)


class DeliveryPage(Message):
    """Newest first. `next_before` is None on the last page."""

    rows: tuple[DeliveryRow, ...]
    next_before: int | None = None


class DeliveryTotals(Message):
    """GET /v1/connections/{id}/totals: how many deliveries are in each state"""

    states: dict[DeliveryState, int] = Field(default_factory=dict)


class Hour(Message):
    """What became of the deliveries that were queued within one hour; `settled` did not fail and does not wait."""

    at: AwareDatetime
    settled: int = 0
    failed: int = 0
    waiting: int = 0


class Activity(Message):
    """GET /v1/connections/{id}/activity: the last 24 hours, oldest first, the current hour last"""

    hours: tuple[Hour, ...] = ()


class TryView(Message):
    """One try of a delivery."""

    at: AwareDatetime
    seconds: float
    method: str = ""
    path: str = ""
    status: int | None = None
    reason: ReasonCode | None = None
    excerpt: str = ""
    """Of the answer, without secrets and personal data."""


class DeliveryDetail(Message):
    """GET /v1/deliveries/{id}"""

    row: DeliveryRow
    key: str
    call: str = ""
    tries: tuple[TryView, ...] = ()
    body: JsonValue = None
    """The platform's form of it while it waits or has failed (personal data included: masked by the client)."""
    wp_admin_url: str = ""


class FailedDelivery(DeliveryRow):
    """A failed delivery with what helps to settle it."""

    said: str = ""
    """What the platform answered, or what could not be read: without secrets and personal data."""


class FailureGroup(Message):
    """GET /v1/failures: failed deliveries of one cause"""

    connection: int
    reason: ReasonCode
    count: int
    first_at: AwareDatetime
    last_at: AwareDatetime
    newest: tuple[FailedDelivery, ...] = ()


class Selection(Message):
    """POST /v1/deliveries/retry and /discard: some deliveries, a cause, or all failures of a connection"""

    connection: int | None = None
    ids: tuple[int, ...] = ()
    reason: ReasonCode | None = None
    note: str = ""


class Counted(Message):
    """How many rows a command touched."""

    count: int
