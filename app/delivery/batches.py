"""Frozen batches: written down once, then sent as often as it takes, always identically.

A batch is a row with its members in their seats, its idempotency key and, where the platform answers
with a job, the job's id. Everything works on the caller's transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, cast

from pydantic import JsonValue
from pydantic_core import from_json
from sqlalchemy import Connection

from app.delivery.identity import batch_key
from app.delivery.outbox import RANK_LANE, UPSERT_NAMES
from app.model.changes import ChangeKind
from app.platforms.protocol import Item, WrittenBody
from app.storage.columns import microseconds, moment
from app.storage.procedures import Procedure
from app.storage.schema import LATER_SQL, OPEN_BATCH_SQL
from app.storage.statements import run

LONGEST_WAIT = timedelta(days=1)
"""No answer and no backoff puts anything off for longer: what is due later was put off by a clock that was wrong."""

MEMBER_COLUMNS = f"""
    d.id, d.call, d.key, d.change, d.body, d.occurred_at, d.lane,
    d.change IN ({UPSERT_NAMES}) AND (
        SELECT r.known FROM records AS r
        WHERE r.scope_id = d.scope_id AND r.kind = d.kind AND r.record_id = d.record_id
    ) AS known
"""
MEMBERS = f"""
    SELECT {MEMBER_COLUMNS} FROM deliveries AS d WHERE d.batch_id = ? ORDER BY d.seat
"""
NEXT_ID = "SELECT coalesce(max(id), 0) + 1 FROM batches"
NEW_BATCHES = (
    "INSERT INTO batches"
    " (id, connection_id, call, key, state, due_at, created_at, waited, tries, polls, polled, job_id)"
    " SELECT :first + key, :connection, :call, value, :state, :due, :now, :waited, 0, 0, 0, '' FROM json_each(:keys)"
)
EACH_MEMBER = "FROM json_each(:members) AS batch, json_each(batch.value) AS seat"
FROZEN_IN = (
    "UPDATE deliveries SET batch_id = :first + batch.key, seat = seat.key, call = :call"
    f" {EACH_MEMBER} WHERE deliveries.id = seat.value"
)
SENT_IN = (
    "UPDATE deliveries SET batch_id = :first + batch.key, seat = seat.key, call = :call, state = 'sending',"
    f" updated_at = :now {EACH_MEMBER} WHERE deliveries.id = seat.value"
)
OPEN_BATCHES = f"SELECT id FROM batches WHERE connection_id = ? AND {OPEN_BATCH_SQL}"
IN_OPEN_BATCH = f"state = 'waiting' AND batch_id IN ({OPEN_BATCHES})"


class BatchState(StrEnum):
    """Where a batch is."""

    FROZEN = "frozen"
    """Chosen; to be sent at `due_at`."""
    SENDING = "sending"
    ACCEPTED = "accepted"
    """A job runs at the platform; to be polled at `due_at`."""
    SETTLED = "settled"
    DISSOLVED = "dissolved"
    """Its members go on in other batches."""


FREEZE = {
    BatchState.FROZEN: Procedure("freeze", NEW_BATCHES, FROZEN_IN),
    BatchState.SENDING: Procedure("freeze_and_send", NEW_BATCHES, SENT_IN),
}
"""How new batches are written down in either state that they may begin in."""


class StoredBody(WrittenBody):
    """A body as it is kept, read when somebody looks into it: whoever sends does that, not the database's writer."""

    __slots__ = ("_read", "written")

    def __init__(self, stored: bytes) -> None:
        self.written = stored
        self._read: dict[str, JsonValue] | None = None

    def _whole(self) -> dict[str, JsonValue]:
        if self._read is None:
            self._read = _object(self.written)
        return self._read

    def __getitem__(self, name: str) -> JsonValue:
        return self._whole()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())


def _object(stored: bytes) -> dict[str, JsonValue]:
    try:
        return cast(dict[str, JsonValue], from_json(stored, cache_strings="keys"))
    except ValueError:
        # A store's JSON may hold half a surrogate pair, which UTF-8 alone cannot.
        return cast(dict[str, JsonValue], json.loads(str(stored, "utf-8", "surrogatepass")))


KINDS = {kind.value: kind for kind in ChangeKind}


class Member(NamedTuple):
    """A delivery that is, or may be, in a batch."""

    id: int
    call: str
    """By which it went before; "" for none."""
    item: Item


def member(
    number: int, call: str, key: str, change: str, body: bytes, occurred_at: int | None, lane: int, known: int | None
) -> Member:
    """Return a delivery as MEMBER_COLUMNS select it."""
    at = None if occurred_at is None else moment(occurred_at)
    return Member(number, call, Item(key, KINDS[change], StoredBody(body), at, RANK_LANE[lane], known == 1))


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch with its members, ready to be composed."""

    id: int
    call: str
    key: str
    job_id: str
    tries: int
    polls: int
    waited: float
    members: tuple[int, ...]
    items: tuple[Item, ...]
    polled: float = 0.0


def load(connection: Connection, batch_id: int) -> Batch:
    """Return a batch with the members that it still has."""
    row = connection.exec_driver_sql(
        "SELECT call, key, job_id, tries, polls, waited, polled FROM batches WHERE id = ?", (batch_id,)
    ).one()
    members = _members(connection, batch_id)
    return Batch(
        batch_id,
        row.call,
        row.key,
        row.job_id,
        row.tries,
        row.polls,
        row.waited,
        tuple(one.id for one in members),
        tuple(one.item for one in members),
        row.polled,
    )


def _members(connection: Connection, batch_id: int) -> list[Member]:
    return [member(*row) for row in connection.exec_driver_sql(MEMBERS, (batch_id,))]


def freeze(
    connection: Connection,
    connection_id: int,
    call: str,
    groups: Sequence[Sequence[Member]],
    now: datetime,
    *,
    state: BatchState,
    first: int | None = None,
    waited: float = 0.0,
) -> list[Batch]:
    """Write new batches of a call down, to be sent later (FROZEN) or by the caller (SENDING), and never to change.

    `first` is the first one's number, where the caller knows which is free.
    """
    if first is None:
        (first,) = run(connection, NEXT_ID).fetchone()
    batches = []
    for number, members in enumerate(groups, first):
        items = tuple([one.item for one in members])
        key = batch_key(call, [item.key for item in items])
        batches.append(Batch(number, call, key, "", 0, 0, waited, tuple([one.id for one in members]), items))
    at = microseconds(now)
    FREEZE[state].perform(
        connection,
        {
            "first": first,
            "connection": connection_id,
            "call": call,
            "state": state.value,
            "due": at if state is BatchState.FROZEN else None,
            "now": at,
            "waited": waited,
            "keys": json.dumps([batch.key for batch in batches]),
            "members": json.dumps([batch.members for batch in batches]),
        },
    )
    return batches


def mark_sending(connection: Connection, batch: Batch, now: datetime) -> None:
    """A batch that was frozen before, or whose job is asked after, is on its way."""
    connection.exec_driver_sql("UPDATE batches SET state = 'sending', due_at = NULL WHERE id = ?", (batch.id,))
    connection.exec_driver_sql(
        "UPDATE deliveries SET state = 'sending', updated_at = ? WHERE batch_id = ? AND state = 'waiting'",
        (microseconds(now), batch.id),
    )


def recover(connection: Connection, connection_id: int, now: datetime) -> int:
    """After a crash: what was on its way is due again at once, as the same batch. Return how many batches.

    What is due later than anything is ever put off is due at once too: it was dated by a clock set wrong.
    """
    at = microseconds(now)
    connection.exec_driver_sql(
        "UPDATE deliveries SET state = 'waiting', updated_at = ? WHERE state = 'sending' AND batch_id IN"
        f" ({OPEN_BATCHES} AND state = 'sending')",
        (at, connection_id),
    )
    again = connection.exec_driver_sql(
        "UPDATE batches SET state = CASE job_id WHEN '' THEN 'frozen' ELSE 'accepted' END, due_at = ?"
        f" WHERE connection_id = ? AND {OPEN_BATCH_SQL} AND state = 'sending'",
        (at, connection_id),
    )
    shift(connection, connection_id, timedelta(0), now)
    return int(again.rowcount)


def shift(connection: Connection, connection_id: int, by: timedelta, now: datetime) -> None:
    """Move every waiting time along with a clock that was set back, and bound it."""
    moved, latest = by // timedelta(microseconds=1), microseconds(now + LONGEST_WAIT)
    connection.exec_driver_sql(
        f"UPDATE batches SET due_at = iif(due_at + ? > ?, ?, due_at + ?) WHERE connection_id = ? AND {OPEN_BATCH_SQL}",
        (moved, latest, microseconds(now), moved, connection_id),
    )
    for waiting in (f"connection_id = ? AND {LATER_SQL}", IN_OPEN_BATCH):
        connection.exec_driver_sql(
            f"UPDATE deliveries SET next_try_at = iif(next_try_at + ? > ?, NULL, next_try_at + ?) WHERE {waiting}",
            (moved, latest, moved, connection_id),
        )


def split(connection: Connection, connection_id: int, batch: Batch, now: datetime) -> None:
    """Send the same members again in two halves; their order stays."""
    connection.exec_driver_sql("UPDATE batches SET state = 'dissolved', due_at = NULL WHERE id = ?", (batch.id,))
    connection.exec_driver_sql(
        "UPDATE deliveries SET state = 'waiting', updated_at = ?"
        " WHERE batch_id = ? AND state IN ('sending', 'accepted')",
        (microseconds(now), batch.id),
    )
    members = _members(connection, batch.id)
    middle = (len(members) + 1) // 2
    halves = [half for half in (members[:middle], members[middle:]) if half]
    freeze(connection, connection_id, batch.call, halves, now, state=BatchState.FROZEN, waited=batch.waited)
