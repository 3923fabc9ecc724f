"""Calls that the credential may not use for now: kept, so that a restart does not ask again at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from app.storage.schema import pauses

SCOPE_PAUSE = timedelta(hours=1)
"""After so long the permission may have been given."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Why a call waits (the permission that is missing) and until when."""

    scope: str
    until: datetime


def put(connection: Connection, connection_id: int, call: str, pause: Pause) -> None:
    """Pause a call, or go on pausing it."""
    values = {"scope": pause.scope, "until": pause.until}
    connection.execute(
        insert(pauses)
        .values(connection_id=connection_id, call=call, **values)
        .on_conflict_do_update(["connection_id", "call"], set_=values)
    )


def load(connection: Connection, connection_id: int, now: datetime) -> dict[str, Pause]:
    """Return the paused calls. None lasts longer than a pause does, whatever the clock says."""
    asked = select(pauses).where(pauses.c.connection_id == connection_id)
    latest = now + SCOPE_PAUSE
    return {row.call: Pause(row.scope, min(row.until, latest)) for row in connection.execute(asked)}


def lift(connection: Connection, connection_id: int, call: str | None = None) -> None:
    """End the pause of a call, or every pause of a connection."""
    gone = delete(pauses).where(pauses.c.connection_id == connection_id)
    connection.execute(gone if call is None else gone.where(pauses.c.call == call))
