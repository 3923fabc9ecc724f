"""Puts deliveries in line: unique keys, coalescing of upserts, order per key.

Everything here works on the caller's transaction, so that a page of records, its deliveries and its
checkpoint are one commit. A page is few statements, whatever it holds: lists travel as one JSON parameter,
rows by the driver's `executemany`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import JsonValue
from sqlalchemy import Connection

from app.delivery.forgotten import blocked
from app.model.changes import UPSERTS, ChangeKind
from app.model.deliveries import DeliveryState, Lane
from app.model.reasons import ReasonCode
from app.model.records import RecordKind
from app.storage.columns import canonical, microseconds
from app.storage.schema import IN_LINE_SQL

LANE_RANK = {Lane.LIVE: 0, Lane.HISTORY: 1}
RANK_LANE = {rank: lane for lane, rank in LANE_RANK.items()}

UPSERT_NAMES = ", ".join(f"'{change.value}'" for change in sorted(UPSERTS))

NEXT_ID = "SELECT coalesce(max(id), 0) + 1 FROM deliveries"
KNOWN_KEYS = "SELECT key FROM deliveries WHERE scope_id = ? AND key IN (SELECT value FROM json_each(?))"
INSERT = (
    "INSERT INTO deliveries (id, connection_id, scope_id, key, change, kind, record_id, person, ordering_key, position,"
    " lane, state, body, summary, reason, detail, occurred_at, created_at, updated_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (scope_id, key) DO NOTHING"
)
NAME = "INSERT OR IGNORE INTO names (connection_id, record_id, kind, name) VALUES (?, ?, ?, ?)"
REPLACEABLE = f"""
    SELECT old.id, old.change, old.record_id, old.ordering_key, old.position FROM deliveries AS old
    WHERE old.connection_id = ? AND old.ordering_key IN ({{}}) AND old.change IN ({UPSERT_NAMES})
    AND old.batch_id IS NULL AND old.{IN_LINE_SQL}
    AND (old.state = 'failed' OR old.state = 'waiting' AND NOT EXISTS (
        SELECT 1 FROM deliveries AS later
        WHERE later.connection_id = old.connection_id AND later.ordering_key = old.ordering_key
        AND later.position > old.position AND later.{IN_LINE_SQL} AND later.change NOT IN ({UPSERT_NAMES})
    ))
"""
LAST_IN_LINE = f"""
    SELECT id FROM deliveries WHERE connection_id = ? AND ordering_key = ? AND kind = ? AND record_id = ?
    AND {IN_LINE_SQL} ORDER BY position DESC LIMIT 1
"""
# The plus keeps SQLite from walking all that the connection ever had, in place of what these people had.
MOVING_AWAY = f"""
    SELECT had.person, max(moving.id) FROM deliveries AS had
    JOIN deliveries AS moving ON moving.connection_id = had.connection_id AND moving.record_id = had.record_id
    WHERE +had.connection_id = ? AND had.person IN ({{}}) AND had.change = '{ChangeKind.CUSTOMER_SAVED}'
    AND moving.change = '{ChangeKind.CUSTOMER_SAVED}' AND moving.person <> had.person
    AND moving.state IN ('waiting', 'sending', 'accepted') GROUP BY had.person
"""
BEHIND = "INSERT INTO precedences (delivery_id, earlier_id) VALUES (?, ?)"
HAND_ON = (
    "UPDATE precedences SET earlier_id = ? WHERE earlier_id = ?"
    " AND NOT EXISTS (SELECT 1 FROM precedences AS own WHERE own.delivery_id = ?)"
)
INHERIT = "UPDATE OR IGNORE precedences SET delivery_id = ? WHERE delivery_id = ?"
SUPERSEDE = (
    "UPDATE deliveries SET state = 'superseded', in_line = 0, body = NULL, next_try_at = NULL, updated_at = ?"
    " WHERE id IN (SELECT value FROM json_each(?))"
)
NEWER = f"""
    SELECT old.id, old.position, (
        SELECT newer.id FROM deliveries AS newer
        WHERE newer.connection_id = old.connection_id AND newer.ordering_key = old.ordering_key
        AND newer.{IN_LINE_SQL} AND newer.state = 'waiting' AND newer.batch_id IS NULL
        AND newer.position > old.position AND newer.change = old.change AND newer.record_id = old.record_id
        ORDER BY newer.position LIMIT 1
    ) AS successor FROM json_each(?) AS one CROSS JOIN deliveries AS old ON old.id = one.value
    WHERE old.state = 'failed' AND old.change IN ({UPSERT_NAMES}) AND successor IS NOT NULL
"""
LINES_AT_ONCE = 400
"""How many lines one statement asks for: keys are bytes, which JSON cannot carry."""

Identity = tuple[str, str, bytes]
"""What a newer upsert replaces: the same change of the same record in the same line."""


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
    after_line: bytes | None = None
    """Another ordering key, in which earlier deliveries of the same record may stand: it goes after them. So a
    person's new address never overtakes the old one."""


def enqueue(connection: Connection, connection_id: int, scope_id: int, entries: Sequence[Entry], now: datetime) -> int:
    """Put entries in line, in their order, and return how many are new; a key that is known is passed over."""
    entries = _without_forgotten(connection, scope_id, entries)
    if not entries:
        return 0
    upserts = [entry for entry in entries if entry.change in UPSERTS]
    known = _known_keys(connection, scope_id, [entry.key for entry in upserts]) if upserts else set()
    places = _replaced(connection, connection_id, [one for one in upserts if one.key not in known], now)
    leaving = _moving_away(connection, connection_id, upserts)
    next_id = _next_id(connection)
    rows: list[tuple[Any, ...]] = []
    behind: list[tuple[int, int]] = []
    heirs: list[tuple[int, int]] = []
    for entry in entries:
        if entry.key in known:
            continue
        place = next_id
        if entry.change in UPSERTS:
            known.add(entry.key)
            place, replaced = places.pop((entry.change.value, entry.record_id, entry.ordering_key), (next_id, []))
            heirs += [(next_id, old) for old in replaced]
            guest = entry.change is ChangeKind.GUEST_SAVED
            earlier = leaving.get(entry.person or b"") if guest else _last_in_line(connection, connection_id, entry)
            if earlier is not None:
                behind.append((next_id, earlier))
        rows.append(_row(entry, next_id, place, connection_id, scope_id, microseconds(now)))
        next_id += 1
    new = _insert(connection, connection_id, entries, rows)
    if behind:
        connection.exec_driver_sql(BEHIND, behind)
    _take_over(connection, heirs)
    return new


def _take_over(connection: Connection, heirs: Sequence[tuple[int, int]]) -> None:
    """Let each first wait behind whatever the second, which it replaces, waited behind, and be waited for like it.

    One that has itself to wait in another line is not waited for: its person has moved to and fro meanwhile, and both
    would wait for each other.
    """
    if heirs:
        connection.exec_driver_sql(HAND_ON, [(new, old, new) for new, old in heirs])
        connection.exec_driver_sql(INHERIT, list(heirs))


def _without_forgotten(connection: Connection, scope_id: int, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return the entries without those of people who were erased: nothing of them is taken up again, from anywhere."""
    persons = [entry.person for entry in entries if entry.person is not None]
    forgotten = blocked(connection, scope_id, persons)
    return [entry for entry in entries if entry.person not in forgotten] if forgotten else entries


def _last_in_line(connection: Connection, connection_id: int, entry: Entry) -> int | None:
    """Return the last open delivery of the same record in the line that the entry goes after."""
    if entry.after_line is None:
        return None
    sought = (connection_id, entry.after_line, entry.kind.value, entry.record_id)
    return connection.exec_driver_sql(LAST_IN_LINE, sought).scalar()


def _moving_away(connection: Connection, connection_id: int, entries: Sequence[Entry]) -> dict[bytes, int]:
    """Return the last open delivery that takes a customer away from each buyer's address.

    The platform may take what it has of the address along to the new one; the buyer is then sent behind that.
    """
    persons = list({entry.person for entry in entries if entry.change is ChangeKind.GUEST_SAVED and entry.person})
    found: dict[bytes, int] = {}
    for start in range(0, len(persons), LINES_AT_ONCE):
        part = persons[start : start + LINES_AT_ONCE]
        sought = (connection_id, *part)
        rows = connection.exec_driver_sql(MOVING_AWAY.format(", ".join("?" * len(part))), sought)
        found.update((row[0], row[1]) for row in rows)
    return found


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
    first, at = _next_id(connection), microseconds(now)
    rows = [
        _row(entry, number, number, connection_id, scope_id, at, (reason, words))
        for number, (entry, words) in enumerate(zip(entries, detail, strict=True), first)
    ]
    return _insert(connection, connection_id, entries, rows)


def _next_id(connection: Connection) -> int:
    return int(connection.exec_driver_sql(NEXT_ID).scalar_one())


def _row(
    entry: Entry,
    row_id: int,
    position: int,
    connection_id: int,
    scope_id: int,
    at: int,
    failure: tuple[ReasonCode, str] | None = None,
) -> tuple[Any, ...]:
    """Return a row in the order of INSERT's columns; what failed before it was sent has no body to be sent."""
    return (
        row_id,
        connection_id,
        scope_id,
        entry.key,
        entry.change.value,
        entry.kind.value,
        entry.record_id,
        entry.person,
        entry.ordering_key,
        position,
        LANE_RANK[entry.lane],
        (DeliveryState.FAILED if failure else DeliveryState.WAITING).value,
        None if failure else canonical(entry.body),
        canonical(entry.summary),
        failure[0].value if failure else None,
        failure[1] if failure else "",
        None if entry.occurred_at is None else microseconds(entry.occurred_at),
        at,
        at,
    )


def _insert(
    connection: Connection, connection_id: int, entries: Sequence[Entry], rows: Sequence[tuple[Any, ...]]
) -> int:
    """Write rows down, but for keys that are there, and by which names their records can be found."""
    if not rows:
        return 0
    new = connection.exec_driver_sql(INSERT, list(rows)).rowcount
    named = [(connection_id, entry.record_id, entry.kind.value, name) for entry in entries for name in _names(entry)]
    if named:
        connection.exec_driver_sql(NAME, named)
    return int(new)


def _names(entry: Entry) -> Iterable[str]:
    """Yield what a person may search for beside the record's id. Guests have no name that may be kept."""
    if entry.kind is RecordKind.GUEST:
        return
    for field in ("title", "number"):
        name = entry.summary.get(field)
        if isinstance(name, str) and name and name != entry.record_id:
            yield name


def _known_keys(connection: Connection, scope_id: int, keys: Sequence[str]) -> set[str]:
    return set(connection.exec_driver_sql(KNOWN_KEYS, (scope_id, json.dumps(keys))).scalars())


def _replaced(
    connection: Connection, connection_id: int, upserts: Sequence[Entry], now: datetime
) -> dict[Identity, tuple[int, list[int]]]:
    """Supersede waiting upserts that a newer one replaces, and return their places in the line with their ids.

    A waiting upsert with a life-cycle event behind it in its line is left alone: the newer one goes to the
    end. A failed one always gives up its place, for what waits behind it waits for exactly this record.
    """
    identities = {(entry.change.value, entry.record_id, entry.ordering_key) for entry in upserts}
    lines = sorted({entry.ordering_key for entry in upserts})
    places: dict[Identity, tuple[int, list[int]]] = {}
    for start in range(0, len(lines), LINES_AT_ONCE):
        some = lines[start : start + LINES_AT_ONCE]
        asked = REPLACEABLE.format(", ".join("?" * len(some)))
        for row_id, change, record_id, line, position in connection.exec_driver_sql(asked, (connection_id, *some)):
            identity = (change, record_id, line)
            if identity in identities:
                before, replaced = places.get(identity, (position, []))
                places[identity] = min(position, before), [*replaced, row_id]
    superseded = [row_id for _, replaced in places.values() for row_id in replaced]
    if superseded:
        connection.exec_driver_sql(SUPERSEDE, (microseconds(now), json.dumps(superseded)))
    return places


def give_way(connection: Connection, failed: Sequence[int], now: datetime) -> None:
    """Let upserts that have just failed be replaced by a newer one that was put in line while they were on their way.

    It takes their place, as it would have taken it had they failed before: what waits behind waits for exactly this
    record.
    """
    for old, place, newer in connection.exec_driver_sql(NEWER, (json.dumps(failed),)).all():
        connection.exec_driver_sql(SUPERSEDE, (microseconds(now), json.dumps([old])))
        connection.exec_driver_sql("UPDATE deliveries SET position = ? WHERE id = ?", (place, newer))
        _take_over(connection, [(newer, old)])
