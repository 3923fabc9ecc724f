"""Which records the store's lists have, as far as they were seen: by this deletions are recognised.

A record stays `there` until its own address says that it is gone. Then it is forgotten, or `held` until a person
agrees to delete it at the platform too; `kept` ones are never asked about again, unless they come back.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from app.model.records import RecordKind
from app.storage.schema import listed, state_in

CHUNK = 400


class Presence(StrEnum):
    """Whether a record is in the store's list."""

    THERE = "there"
    HELD = "held"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class HeldRow:
    """Records of a kind that the store no longer has, and about which a person is asked."""

    kind: RecordKind
    count: int
    since: datetime


def note(connection: Connection, scope_id: int, kind: RecordKind, numbers: Iterable[int]) -> None:
    """The store's list has these records."""
    rows = [{"scope_id": scope_id, "kind": kind.value, "number": number} for number in numbers]
    if not rows:
        return
    there = {"state": Presence.THERE.value, "found_at": None}
    statement = insert(listed).on_conflict_do_update(
        ["scope_id", "kind", "number"], set_=there, where=listed.c.state != Presence.THERE.value
    )
    connection.execute(statement, rows)


def count(connection: Connection, scope_id: int, kind: RecordKind) -> int:
    """Return how many records are known to be there."""
    return int(connection.execute(select(func.count()).where(*_there(scope_id, kind))).scalar() or 0)


def highest(connection: Connection, scope_id: int, kind: RecordKind) -> int:
    """Return the highest id that was ever seen and is not forgotten, or 0."""
    mine = (listed.c.scope_id == scope_id, listed.c.kind == kind.value)
    return int(connection.execute(select(func.max(listed.c.number)).where(*mine)).scalar() or 0)


def between(connection: Connection, scope_id: int, kind: RecordKind, after: int, upto: int | None) -> list[int]:
    """Return the ids known to be there above one and up to another, rising; all above where that is None."""
    asked = select(listed.c.number).where(*_there(scope_id, kind), listed.c.number > after)
    if upto is not None:
        asked = asked.where(listed.c.number <= upto)
    return list(connection.execute(asked.order_by(listed.c.number)).scalars())


def everything(connection: Connection, scope_id: int, kind: RecordKind) -> array[int]:
    """Return all ids known to be there, rising: eight bytes each."""
    asked = select(listed.c.number).where(*_there(scope_id, kind)).order_by(listed.c.number)
    return array("q", connection.execute(asked).scalars())


def known_of(connection: Connection, scope_id: int, kind: RecordKind, numbers: Sequence[int]) -> set[int]:
    """Return which of these records are known to be there."""
    found: set[int] = set()
    for start in range(0, len(numbers), CHUNK):
        chosen = listed.c.number.in_(numbers[start : start + CHUNK])
        found.update(connection.execute(select(listed.c.number).where(*_there(scope_id, kind), chosen)).scalars())
    return found


def forget(connection: Connection, scope_id: int, kind: RecordKind, numbers: Sequence[int]) -> None:
    """The store does not have these records any more, and nothing is to be asked about them."""
    for start in range(0, len(numbers), CHUNK):
        chosen = listed.c.number.in_(numbers[start : start + CHUNK])
        connection.execute(delete(listed).where(*_of(scope_id, kind), chosen))


def hold(connection: Connection, scope_id: int, kind: RecordKind, numbers: Sequence[int], now: datetime) -> None:
    """The store does not have these records any more; a person decides what becomes of them at the platform."""
    for start in range(0, len(numbers), CHUNK):
        chosen = listed.c.number.in_(numbers[start : start + CHUNK])
        values = {"state": Presence.HELD.value, "found_at": now}
        connection.execute(update(listed).where(*_of(scope_id, kind), chosen).values(**values))


def keep(connection: Connection, scope_id: int) -> int:
    """Leave everything that is held as it is at the platform; return how many records."""
    mine = (listed.c.scope_id == scope_id, state_in(listed.c.state, "held"))
    return int(connection.execute(update(listed).where(*mine).values(state=Presence.KEPT.value)).rowcount)


def held(connection: Connection, scope_id: int) -> list[HeldRow]:
    """Return what a person is asked about, by kind."""
    asked = (
        select(listed.c.kind, func.count().label("many"), func.min(listed.c.found_at).label("since"))
        .where(listed.c.scope_id == scope_id, state_in(listed.c.state, "held"))
        .group_by(listed.c.kind)
    )
    rows = connection.execute(asked).all()
    return [HeldRow(RecordKind(row.kind), row.many, row.since) for row in rows if row.since is not None]


def held_ids(connection: Connection, scope_id: int, kind: RecordKind, most: int) -> list[int]:
    """Return some of the records of a kind that are held."""
    mine = (*_of(scope_id, kind), state_in(listed.c.state, "held"))
    return list(connection.execute(select(listed.c.number).where(*mine).limit(most)).scalars())


def _of(scope_id: int, kind: RecordKind) -> tuple[ColumnElement[bool], ...]:
    return (listed.c.scope_id == scope_id, listed.c.kind == kind.value)


def _there(scope_id: int, kind: RecordKind) -> tuple[ColumnElement[bool], ...]:
    return (*_of(scope_id, kind), listed.c.state == Presence.THERE.value)
