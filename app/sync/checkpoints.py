"""How far a sync has come: written in the same transaction as what was read, so that neither runs ahead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from app.model.api import SyncState
from app.model.reasons import Problem
from app.model.records import RecordKind
from app.model.store import Cursor
from app.storage.schema import checkpoints, records, scopes, syncs


class Phase(StrEnum):
    """What a sync does, in this order.

    The orders are looked through first for what each person bought (without their lines, which is seven
    times as fast), so that a customer's record is sent once, with the right totals, and before any order.
    """

    PRODUCTS = "products"
    TOTALS = "totals"
    CUSTOMERS = "customers"
    ORDERS = "orders"
    USERS = "users"
    """Of a site without a shop, as what follows."""
    COMMENTS = "comments"


APPROVED_WITHIN = timedelta(days=30)
"""A comment that waits longer for its approval is found when everything is read again."""

READS = {
    Phase.PRODUCTS: RecordKind.PRODUCT,
    Phase.CUSTOMERS: RecordKind.CUSTOMER,
    Phase.ORDERS: RecordKind.ORDER,
    Phase.USERS: RecordKind.USER,
    Phase.COMMENTS: RecordKind.COMMENT,
}
"""The kind of record whose row of the Sync tab a phase moves."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One phase's state."""

    phase: Phase
    state: SyncState
    cursor: Cursor | None
    done: int
    total: int | None
    unreadable: int
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class SyncRow:
    """A connection's newest sync."""

    pass_number: int
    state: SyncState
    full: bool
    started_at: datetime | None
    finished_at: datetime | None
    problem: Problem | None


def load_sync(connection: Connection, connection_id: int) -> SyncRow | None:
    """Return the newest sync, or None before the first."""
    row = connection.execute(select(syncs).where(syncs.c.connection_id == connection_id)).first()
    if row is None:
        return None
    problem = None if row.problem is None else Problem.model_validate(row.problem)
    return SyncRow(row.pass_number, SyncState(row.state), row.full, row.started_at, row.finished_at, problem)


def begin_sync(connection: Connection, connection_id: int, scope_id: int, now: datetime, *, full: bool) -> SyncRow:
    """Begin a new pass over everything; `full` also makes every record count as changed.

    A pass that was given up is begun again under its number: until the first one has read everything, what it
    finds is the store's past.
    """
    before = load_sync(connection, connection_id)
    finished = before is not None and before.state is SyncState.DONE
    number = 1 if before is None else before.pass_number + int(finished)
    if full:
        connection.execute(update(scopes).where(scopes.c.id == scope_id).values(generation=scopes.c.generation + 1))
    values = {
        "pass_number": number,
        "state": SyncState.RUNNING.value,
        "full": full,
        "started_at": now,
        "finished_at": None,
        "problem": None,
    }
    connection.execute(
        insert(syncs)
        .values(connection_id=connection_id, **values)
        .on_conflict_do_update(["connection_id"], set_=values)
    )
    reached = None if full or not finished else load_checkpoints(connection, connection_id).get(Phase.COMMENTS)
    connection.execute(delete(checkpoints).where(checkpoints.c.connection_id == connection_id))
    if reached is not None and (cursor := _later(reached.cursor)) is not None:
        again = Checkpoint(Phase.COMMENTS, SyncState.RUNNING, cursor, 0, None, 0, None)
        save_checkpoint(connection, connection_id, again)
    return SyncRow(number, SyncState.RUNNING, full, now, None, None)


def _later(cursor: Cursor | None) -> Cursor | None:
    """Return where a new pass over comments begins: some time before the newest, for comments are approved late."""
    newest = cursor.last_modified if cursor else None
    return None if newest is None else Cursor(last_modified=newest, since=newest - APPROVED_WITHIN)


def set_sync(
    connection: Connection, connection_id: int, state: SyncState, now: datetime, problem: Problem | None = None
) -> None:
    """Write down how the sync stands."""
    ended = state in {SyncState.DONE, SyncState.CANCELLED}
    connection.execute(
        update(syncs)
        .where(syncs.c.connection_id == connection_id)
        .values(
            state=state.value,
            finished_at=now if ended else None,
            problem=None if problem is None else problem.model_dump(mode="json"),
        )
    )


def load_checkpoints(connection: Connection, connection_id: int) -> dict[Phase, Checkpoint]:
    """Return the state of every phase that was begun."""
    asked = select(checkpoints).where(checkpoints.c.connection_id == connection_id)
    return {
        Phase(row.phase): Checkpoint(
            Phase(row.phase),
            SyncState(row.state),
            None if row.cursor is None else Cursor.model_validate(row.cursor),
            row.done,
            row.total,
            row.unreadable,
            row.finished_at,
        )
        for row in connection.execute(asked)
    }


def save_checkpoint(connection: Connection, connection_id: int, checkpoint: Checkpoint) -> None:
    """Write a phase's state down."""
    values = {
        "state": checkpoint.state.value,
        "cursor": None if checkpoint.cursor is None else checkpoint.cursor.model_dump(mode="json"),
        "done": checkpoint.done,
        "total": checkpoint.total,
        "unreadable": checkpoint.unreadable,
        "finished_at": checkpoint.finished_at,
    }
    connection.execute(
        insert(checkpoints)
        .values(connection_id=connection_id, phase=checkpoint.phase.value, **values)
        .on_conflict_do_update(["connection_id", "phase"], set_=values)
    )


def guests_known(connection: Connection, scope_id: int) -> int:
    """Return how many guest buyers were found so far."""
    asked = select(func.count()).where(records.c.scope_id == scope_id, records.c.kind == RecordKind.GUEST.value)
    return int(connection.execute(asked).scalar() or 0)
