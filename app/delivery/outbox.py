"""Puts deliveries in line: unique keys, coalescing of upserts, order per key.

Everything here works on the caller's transaction, so that a page of records, its deliveries and its
checkpoint are one commit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import JsonValue
from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects.sqlite import insert

from app.delivery.forgotten import blocked
from app.model.changes import UPSERTS, ChangeKind
from app.model.deliveries import DeliveryState, Lane
from app.model.reasons import ReasonCode
from app.model.records import RecordKind
from app.storage.schema import IN_LINE, deliveries, state_in

LANE_RANK = {Lane.LIVE: 0, Lane.HISTORY: 1}
RANK_LANE = {rank: lane for lane, rank in LANE_RANK.items()}
CHUNK = 400


@dataclass(frozen=True, slots=True)
class Entry:
    """A delivery to be: what the outbox is given."""

    key: str
    change: ChangeKind
    kind: RecordKind
    record_id: str
    """The store's id; a guest's is the person hash in hex."""
    person: bytes | None
    ordering_key: bytes
    lane: Lane
    body: dict[str, JsonValue]
    summary: dict[str, JsonValue]
    occurred_at: datetime | None = None


def enqueue(connection: Connection, connection_id: int, scope_id: int, entries: Sequence[Entry], now: datetime) -> int:
    """Put entries in line, in their order, and return how many are new; a key that is known is passed over."""
    entries = _without_forgotten(connection, scope_id, entries)
    if not entries:
        return 0
    known = _known_keys(connection, scope_id, [entry.key for entry in entries])
    places = _replaced(connection, connection_id, entries, known, now)
    next_id = (connection.execute(select(func.max(deliveries.c.id))).scalar() or 0) + 1
    rows: list[dict[str, Any]] = []
    for entry in entries:
        if entry.key in known:
            continue
        known.add(entry.key)
        place = places.pop((entry.change, entry.record_id, entry.ordering_key), None)
        rows.append(_row(entry, next_id, place or next_id, connection_id, scope_id, now))
        next_id += 1
    if rows:
        connection.execute(insert(deliveries), rows)
    return len(rows)


def _without_forgotten(connection: Connection, scope_id: int, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return the entries without those of people who were erased: nothing of them is taken up again, from anywhere."""
    persons = [entry.person for entry in entries if entry.person is not None]
    forgotten = blocked(connection, scope_id, persons)
    return [entry for entry in entries if entry.person not in forgotten] if forgotten else entries


def _row(entry: Entry, row_id: int, position: int, connection_id: int, scope_id: int, now: datetime) -> dict[str, Any]:
    return {
        "id": row_id,
        "connection_id": connection_id,
        "scope_id": scope_id,
        "key": entry.key,
        "change": entry.change.value,
        "kind": entry.kind.value,
        "record_id": entry.record_id,
        "person": entry.person,
        "ordering_key": entry.ordering_key,
        "position": position,
        "lane": LANE_RANK[entry.lane],
        "state": DeliveryState.WAITING.value,
        "body": entry.body,
        "summary": entry.summary,
        "occurred_at": entry.occurred_at,
        "created_at": now,
        "updated_at": now,
    }


def _known_keys(connection: Connection, scope_id: int, keys: Sequence[str]) -> set[str]:
    table = deliveries.c
    known: set[str] = set()
    for chunk in _chunks(keys):
        asked = select(table.key).where(table.scope_id == scope_id, table.key.in_(chunk))
        known.update(connection.execute(asked).scalars())
    return known


def _replaced(
    connection: Connection, connection_id: int, entries: Sequence[Entry], known: set[str], now: datetime
) -> dict[tuple[ChangeKind, str, bytes], int]:
    """Supersede waiting upserts that a newer one replaces, and return their places in the line.

    A waiting upsert with a life-cycle event behind it in its line is left alone: the newer one goes to the
    end. A failed one always gives up its place, for what waits behind it waits for exactly this record.
    """
    upserts = {
        (entry.change, entry.record_id, entry.ordering_key)
        for entry in entries
        if entry.change in UPSERTS and entry.key not in known
    }
    places: dict[tuple[ChangeKind, str, bytes], int] = {}
    if not upserts:
        return places
    old, later = deliveries.alias("old"), deliveries.alias("later")
    event_behind = (
        select(later.c.id)
        .where(
            later.c.connection_id == old.c.connection_id,
            later.c.ordering_key == old.c.ordering_key,
            later.c.position > old.c.position,
            state_in(later.c.state, *IN_LINE),
            later.c.change.not_in([change.value for change in UPSERTS]),
        )
        .exists()
    )
    superseded: list[int] = []
    for chunk in _chunks([ordering_key for _, _, ordering_key in upserts]):
        asked = select(old.c.id, old.c.change, old.c.record_id, old.c.ordering_key, old.c.position).where(
            old.c.connection_id == connection_id,
            old.c.ordering_key.in_(chunk),
            old.c.change.in_([change.value for change in UPSERTS]),
            old.c.batch_id.is_(None),
            state_in(old.c.state, *IN_LINE),
            (old.c.state == "failed") | ((old.c.state == "waiting") & ~event_behind),
        )
        for row in connection.execute(asked):
            identity = (ChangeKind(row.change), row.record_id, row.ordering_key)
            if identity in upserts:
                superseded.append(row.id)
                places[identity] = min(row.position, places.get(identity, row.position))
    for chunk in _chunks(superseded):
        connection.execute(
            update(deliveries)
            .where(deliveries.c.id.in_(chunk))
            .values(state=DeliveryState.SUPERSEDED.value, body=None, next_try_at=None, updated_at=now)
        )
    return places


def _chunks(values: Iterable[Any]) -> Iterable[list[Any]]:
    """Cut a list so that no statement has more parameters than SQLite takes."""
    listed = list(values)
    for start in range(0, len(listed), CHUNK):
        yield listed[start : start + CHUNK]


def enter_failed(
    connection: Connection,
    connection_id: int,
    scope_id: int,
    entries: Sequence[Entry],
    reason: ReasonCode,
    detail: Sequence[str],
    now: datetime,
) -> int:
    """Log entries that cannot be sent at all as failures, with the detail of each; return how many are new."""
    known = _known_keys(connection, scope_id, [entry.key for entry in entries])
    next_id = (connection.execute(select(func.max(deliveries.c.id))).scalar() or 0) + 1
    rows: list[dict[str, Any]] = []
    for entry, words in zip(entries, detail, strict=True):
        if entry.key in known:
            continue
        known.add(entry.key)
        row = _row(entry, next_id, next_id, connection_id, scope_id, now)
        rows.append(row | {"state": DeliveryState.FAILED.value, "body": None, "reason": reason.value, "detail": words})
        next_id += 1
    if rows:
        connection.execute(insert(deliveries), rows)
    return len(rows)
