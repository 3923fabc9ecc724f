"""How far the companion's feed is read: written in the same transaction as what was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert

from app.storage.schema import companions


@dataclass(frozen=True, slots=True)
class FeedCursor:
    """One connection's place in its store's feed."""

    feed: str
    cursor: int
    acked: int
    acked_at: datetime
    since: datetime
    """What happened before was not recorded for us."""
    last_event_at: datetime | None


def load_cursor(connection: Connection, connection_id: int) -> FeedCursor | None:
    """Return the place in the feed, or None before the first acquaintance."""
    row = connection.execute(select(companions).where(companions.c.connection_id == connection_id)).first()
    if row is None:
        return None
    return FeedCursor(row.feed, row.cursor, row.acked, row.acked_at, row.since, row.last_event_at)


def begin_feed(connection: Connection, connection_id: int, feed: str, cursor: int, now: datetime) -> None:
    """Begin to read a feed behind a number that the store has acknowledged."""
    values: dict[str, Any] = {
        "feed": feed, "cursor": cursor, "acked": cursor, "acked_at": now, "since": now, "last_event_at": None
    }  # fmt: skip
    statement = insert(companions).values(connection_id=connection_id, **values)
    connection.execute(statement.on_conflict_do_update(["connection_id"], set_=values))


def move_cursor(connection: Connection, connection_id: int, cursor: int, last_event_at: datetime | None) -> None:
    """Everything up to a number is queued."""
    moved: dict[str, Any] = {"cursor": cursor}
    if last_event_at is not None:
        moved["last_event_at"] = last_event_at
    connection.execute(update(companions).where(companions.c.connection_id == connection_id).values(**moved))


def note_ack(connection: Connection, connection_id: int, cursor: int, now: datetime) -> None:
    """The store knows that everything up to a number is safe here."""
    statement = update(companions).where(companions.c.connection_id == connection_id)
    connection.execute(statement.values(acked=cursor, acked_at=now))
