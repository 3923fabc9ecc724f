"""How far each kind of records is followed: written in the same transaction as what was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict
from sqlalchemy import Connection, Row, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from app.model.records import RecordKind
from app.model.settings import ConnectionSettings
from app.model.store import Cursor
from app.storage.schema import feeds, polls

LATELY = timedelta(hours=1)
"""Deletions that are found within this time count together."""


class Filtering(StrEnum):
    """Whether a store lists the records of a kind that were modified after a time."""

    UNKNOWN = "unknown"
    HONOURED = "honoured"
    IGNORED = "ignored"


class Message(BaseModel):
    """Something kept as JSON."""

    model_config = ConfigDict(frozen=True)


class Window(Message):
    """A reading of what was modified between two times, under way."""

    after: AwareDatetime
    before: AwareDatetime
    began: AwareDatetime | None = None
    """The store's time when it began."""
    newest: AwareDatetime | None = None
    """The latest modified date that was met and is not in the future."""
    cursor: Cursor | None = None


class Rolling(Message):
    """How far the comparison of everything with what is known has come in its present round."""

    offset: int = 0
    last_id: int = 0
    turns: int = 0
    began_at: AwareDatetime | None = None
    pace: float | None = None
    """How many records a part had in the round before."""


FIRST_ROUND = Rolling()


class Removals(Message):
    """How many records were found deleted since a time."""

    since: AwareDatetime
    count: int


@dataclass(frozen=True, slots=True)
class Feed:
    """What is known of following one kind of a connection's records. Times are the store's, but for `rolled_at`."""

    kind: RecordKind
    followed_since: datetime | None = None
    """What happened before is the store's past; None until the kind was begun to be read."""
    mark: datetime | None = None
    reading: Window | None = None
    filtering: Filtering = Filtering.UNKNOWN
    rolling: Rolling = FIRST_ROUND
    rolled_at: datetime | None = None
    """When the last comparison of everything ended."""
    total: int | None = None
    """How many records the store said it has, when it was asked last."""
    surplus: int = 0
    """How many of these it counts but never shows to us."""
    removals: Removals | None = None

    def begun(self, moment: datetime) -> Feed:
        """Return the feed as it is once everything of the kind was begun to be read, at a time of the store's.

        Where the store did not filter by date it is asked once more whether it does by now.
        """
        since = self.followed_since or moment
        return replace(self, followed_since=since, mark=moment, reading=None, filtering=Filtering.UNKNOWN)

    def removed_lately(self, now: datetime) -> int:
        """Return how many records were found deleted within the last while."""
        return self.removals.count if self.removals and now - self.removals.since < LATELY else 0

    def removing(self, count: int, now: datetime) -> Feed:
        """Return the feed with so many more records found deleted."""
        lately = self.removed_lately(now)
        since = self.removals.since if lately and self.removals else now
        return replace(self, removals=Removals(since=since, count=lately + count))


@dataclass(frozen=True, slots=True)
class PollRow:
    """The last poll of a connection."""

    polled_at: datetime
    turn: int
    requests: int


def load_feeds(connection: Connection, connection_id: int) -> dict[RecordKind, Feed]:
    """Return the feed of every kind; an empty one where nothing was read yet."""
    found = {kind: Feed(kind) for kind in RecordKind}
    for row in connection.execute(select(feeds).where(feeds.c.connection_id == connection_id)):
        found[RecordKind(row.kind)] = _feed(row)
    return found


def since_of(feeds: Mapping[RecordKind, Feed]) -> dict[RecordKind, datetime]:
    """Return since when each kind is followed."""
    return {kind: feed.followed_since for kind, feed in feeds.items() if feed.followed_since is not None}


def load_feed(connection: Connection, connection_id: int, kind: RecordKind) -> Feed:
    """Return the feed of a kind."""
    asked = select(feeds).where(feeds.c.connection_id == connection_id, feeds.c.kind == kind.value)
    row = connection.execute(asked).first()
    return Feed(kind) if row is None else _feed(row)


def _feed(row: Row[Any]) -> Feed:
    return Feed(
        RecordKind(row.kind),
        row.followed_since,
        row.mark,
        None if row.reading is None else Window.model_validate(row.reading),
        Filtering(row.filtering),
        Rolling() if row.rolling is None else Rolling.model_validate(row.rolling),
        row.rolled_at,
        row.total,
        row.surplus,
        None if row.removals is None else Removals.model_validate(row.removals),
    )


def save_feed(connection: Connection, connection_id: int, feed: Feed) -> None:
    """Write a feed down."""
    values = {
        "followed_since": feed.followed_since,
        "mark": feed.mark,
        "reading": None if feed.reading is None else feed.reading.model_dump(mode="json"),
        "filtering": feed.filtering.value,
        "rolling": feed.rolling.model_dump(mode="json"),
        "rolled_at": feed.rolled_at,
        "total": feed.total,
        "surplus": feed.surplus,
        "removals": None if feed.removals is None else feed.removals.model_dump(mode="json"),
    }
    connection.execute(
        insert(feeds)
        .values(connection_id=connection_id, kind=feed.kind.value, **values)
        .on_conflict_do_update(["connection_id", "kind"], set_=values)
    )


def leave(connection: Connection, connection_id: int, kind: RecordKind) -> None:
    """Follow a kind no longer: where it is followed again, what happened meanwhile is the past."""
    connection.execute(
        update(feeds)
        .where(feeds.c.connection_id == connection_id, feeds.c.kind == kind.value)
        .values(followed_since=None)
    )


def forget_feeds(connection: Connection, connection_id: int) -> None:
    """Forget how far a connection was followed: it is over."""
    connection.execute(delete(feeds).where(feeds.c.connection_id == connection_id))
    connection.execute(delete(polls).where(polls.c.connection_id == connection_id))


def load_poll(connection: Connection, connection_id: int) -> PollRow | None:
    """Return the last poll, or None before the first."""
    row = connection.execute(select(polls).where(polls.c.connection_id == connection_id)).first()
    return None if row is None else PollRow(row.polled_at, row.turn, row.requests)


def save_poll(connection: Connection, connection_id: int, poll: PollRow) -> None:
    """Write down that a poll was read to its end."""
    values = {"polled_at": poll.polled_at, "turn": poll.turn, "requests": poll.requests}
    connection.execute(
        insert(polls)
        .values(connection_id=connection_id, **values)
        .on_conflict_do_update(["connection_id"], set_=values)
    )


def newly_sent(before: ConnectionSettings, after: ConnectionSettings) -> list[RecordKind]:
    """Return the kinds that are sent by the new settings and were not by the old ones."""
    switches = {
        RecordKind.PRODUCT: "send_products",
        RecordKind.CUSTOMER: "send_customers",
        RecordKind.ORDER: "send_orders",
    }
    return [kind for kind, name in switches.items() if getattr(after, name) and not getattr(before, name)]


def wanted(settings: ConnectionSettings) -> list[RecordKind]:
    """Return the kinds that are followed; orders also where only customers are sent, for what each bought."""
    if not settings.woocommerce:
        return []
    chosen = {
        RecordKind.PRODUCT: settings.send_products,
        RecordKind.CUSTOMER: settings.send_customers,
        RecordKind.ORDER: settings.send_orders or settings.send_customers,
    }
    return [kind for kind, sent in chosen.items() if sent]
