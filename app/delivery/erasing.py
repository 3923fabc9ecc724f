"""Erasing a person from outbox and log: what waits, failed or was delivered goes, with its batches and tries."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, exists, select, update

from app.delivery.batches import BatchState
from app.model.deliveries import DeliveryState
from app.model.records import RecordKind
from app.storage.schema import batches, deliveries, former_members, records, tries

UNDER_WAY = (BatchState.FROZEN.value, BatchState.SENDING.value, BatchState.ACCEPTED.value)


def accounts_of(connection: Connection, scope_id: int, person: bytes) -> tuple[int, ...]:
    """Return the store's numbers of a person's accounts, as far as they were read."""
    r = records.c
    asked = select(r.record_id).where(r.scope_id == scope_id, r.kind == RecordKind.CUSTOMER.value, r.person == person)
    return tuple(int(found) for found in connection.execute(asked).scalars() if found.isdecimal())


def purge(connection: Connection, scope_id: int, person: bytes, now: datetime) -> int:
    """Remove everything of a person from outbox and log; return how many deliveries it was.

    Nothing may be on its way meanwhile: the connection's courier rests. What others have in the same batches goes on
    in other ones, save where a job at the platform already has it.
    """
    d, f = deliveries.c, former_members.c
    mine = (d.scope_id == scope_id) & (d.person == person)
    left = select(f.batch_id).join(deliveries, d.id == f.delivery_id).where(mine)
    touched = select(d.batch_id).where(mine, d.batch_id.is_not(None)).union(left)
    ids = set(connection.execute(touched).scalars())
    for batch in connection.execute(select(batches).where(batches.c.id.in_(ids), batches.c.state.in_(UNDER_WAY))).all():
        if not batch.job_id:
            _dissolve(connection, batch.id, now)
    connection.execute(update(tries).where(tries.c.batch_id.in_(ids)).values(excerpt=""))
    gone = int(connection.execute(delete(deliveries).where(mine)).rowcount)
    unused = ~exists().where(f.batch_id == batches.c.id) & ~exists().where(d.batch_id == batches.c.id)
    connection.execute(delete(batches).where(batches.c.id.in_(ids), unused))
    connection.execute(delete(records).where(records.c.scope_id == scope_id, records.c.person == person))
    return gone


def _dissolve(connection: Connection, batch_id: int, now: datetime) -> None:
    """Let the members of a batch go on by themselves: with one less it is another batch, under another key."""
    connection.execute(
        update(deliveries)
        .where(
            deliveries.c.batch_id == batch_id,
            deliveries.c.state.in_([DeliveryState.SENDING.value, DeliveryState.ACCEPTED.value]),
        )
        .values(state=DeliveryState.WAITING.value, updated_at=now)
    )
    connection.execute(update(deliveries).where(deliveries.c.batch_id == batch_id).values(batch_id=None))
    connection.execute(
        update(batches).where(batches.c.id == batch_id).values(state=BatchState.DISSOLVED.value, due_at=None)
    )
