"""Records of the store that could not be understood: a failure in the log each, until the record can be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, func, select, update

from app.delivery.identity import event_key, record_line
from app.delivery.outbox import Entry, enter_failed
from app.model import api
from app.model.changes import ChangeKind
from app.model.deliveries import DeliveryState, Lane
from app.model.reasons import ReasonCode
from app.model.records import RecordKind, Unreadable
from app.storage.schema import deliveries
from app.sync.detection import CHUNK, Detector

CHANGE = {
    RecordKind.PRODUCT: ChangeKind.PRODUCT_SAVED,
    RecordKind.CUSTOMER: ChangeKind.CUSTOMER_SAVED,
    RecordKind.GUEST: ChangeKind.GUEST_SAVED,
    RecordKind.ORDER: ChangeKind.ORDER_CREATED,
    RecordKind.USER: ChangeKind.USER_SAVED,
    RecordKind.COMMENT: ChangeKind.COMMENT_POSTED,
}
"""As what a kind that cannot be read stands in the log: the first thing that would have been told of it."""

NAMELESS = "?"
"""In the place of an id where the record has none that is usable."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A failure of this sort: which record of which connection could not be read."""

    connection: int
    kind: RecordKind
    record_id: str


def enter(connection: Connection, connection_id: int, detector: Detector, unreadable: Sequence[Unreadable]) -> None:
    """Make a failure of each record that could not be read.

    One that is listed already, or that a person discarded, is not entered again for the same reason.
    """
    entries, details = [], []
    for one in unreadable:
        record_id = str(one.id or NAMELESS)
        if one.id and _is_known(connection, connection_id, one.kind, record_id, one.reason):
            continue
        take_back(connection, connection_id, one.kind, [record_id] if one.id else [], detector)
        entries.append(_entry(connection, connection_id, detector, one, record_id))
        details.append(one.reason)
    if entries:
        now = detector.now
        enter_failed(connection, connection_id, detector.scope_id, entries, ReasonCode.UNREADABLE, details, now)


def take_back(
    connection: Connection, connection_id: int, kind: RecordKind, record_ids: Iterable[str], detector: Detector
) -> None:
    """Take the failures of these records off the list: they can be read now, or are gone."""
    d = deliveries.c
    ids = list(record_ids)
    for start in range(0, len(ids), CHUNK):
        connection.execute(
            update(deliveries)
            .where(_failed(), d.connection_id == connection_id, d.kind == kind.value)
            .where(d.record_id.in_(ids[start : start + CHUNK]))
            .values(state=DeliveryState.SUPERSEDED.value, in_line=False, updated_at=detector.now)
        )


def _failed() -> ColumnElement[bool]:
    d = deliveries.c
    return and_(d.state == DeliveryState.FAILED.value, d.reason == ReasonCode.UNREADABLE.value)


def _is_known(connection: Connection, connection_id: int, kind: RecordKind, record_id: str, reason: str) -> bool:
    """Tell whether the newest failure of a record says the same, and still stands or was discarded."""
    d = deliveries.c
    asked = (
        select(d.state, d.detail)
        .where(d.connection_id == connection_id, d.kind == kind.value, d.record_id == record_id)
        .where(d.reason == ReasonCode.UNREADABLE.value)
        .order_by(d.id.desc())
    )
    newest = connection.execute(asked).first()
    if newest is None or newest.state == DeliveryState.SUPERSEDED.value:
        return False
    return bool(newest.state == DeliveryState.DISCARDED.value or newest.detail == reason)


def _entry(connection: Connection, connection_id: int, detector: Detector, one: Unreadable, record_id: str) -> Entry:
    d = deliveries.c
    before = select(func.count()).where(
        d.connection_id == connection_id,
        d.kind == one.kind.value,
        d.record_id == record_id,
        d.reason == ReasonCode.UNREADABLE.value,
    )
    nth = int(connection.execute(before).scalar() or 0) if one.id else 0
    change = CHANGE[one.kind]
    return Entry(
        event_key(detector.scope, change, record_id, f"unreadable:{one.reason}:{nth}"),
        change,
        one.kind,
        record_id,
        None,
        record_line(f"unreadable {one.kind.value}", record_id),
        Lane.HISTORY,
        {},
        {"number": record_id},
    )


def selected(connection: Connection, selection: api.Selection) -> list[Unread]:
    """Return which records the failures of a selection are about."""
    d = deliveries.c
    conditions = [_failed()]
    if selection.connection is not None:
        conditions.append(d.connection_id == selection.connection)
    if selection.ids:
        conditions.append(d.id.in_(selection.ids))
    if selection.reason not in {None, ReasonCode.UNREADABLE}:
        return []
    asked = select(d.connection_id, d.kind, d.record_id).where(and_(*conditions), d.record_id != NAMELESS)
    found = (Unread(row.connection_id, RecordKind(row.kind), row.record_id) for row in connection.execute(asked))
    return list(dict.fromkeys(found))
