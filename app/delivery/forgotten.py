"""Who was erased: nothing of these people is put in line again. Only keyed hashes are kept of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from app.storage.schema import erasures


def block(connection: Connection, scope_id: int, person: bytes, now: datetime, deliveries_gone: int) -> int:
    """Note that a person is to be forgotten; return the receipt's number. Only the keyed hash is kept."""
    identity = {"scope_id": scope_id, "person": person}
    values = {"erased_at": now, "deliveries": deliveries_gone, "outcome": ""}
    again = {"erased_at": now, "deliveries": erasures.c.deliveries + deliveries_gone}
    connection.execute(
        insert(erasures).values(**identity, **values).on_conflict_do_update(["scope_id", "person"], set_=again)
    )
    e = erasures.c
    return int(connection.execute(select(e.id).where(e.scope_id == scope_id, e.person == person)).scalar_one())


def blocked(connection: Connection, scope_id: int, persons: Sequence[bytes]) -> set[bytes]:
    """Return who of these people is to be forgotten. They are few, whoever asks are many."""
    if not persons:
        return set()
    found = connection.execute(select(erasures.c.person).where(erasures.c.scope_id == scope_id)).scalars()
    return set(found) & set(persons)
