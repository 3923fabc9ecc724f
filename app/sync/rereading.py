"""Single records, read again because somebody asked for it: those that could not be understood before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Protocol

from sqlalchemy import Connection

from app.delivery.outbox import Entry, enqueue
from app.model.records import RecordKind, Unreadable
from app.storage.database import Database
from app.sync import audience, unreadable
from app.sync.detection import Detector
from app.sync.feeds import load_feeds, since_of
from app.sync.unreadable import Unread


class Single(Protocol):
    """Where single records come from: stores.reader.Reader."""

    async def get(self, kind: RecordKind, number: int) -> Any:
        """Return a record, what is wrong with it, or None where it is gone."""


async def read_again(
    source: Single, wanted: Sequence[Unread], detector: Callable[[], Detector], database: Database
) -> None:
    """Read records once more: what can be understood now is queued and its failure taken off the list.

    So is the failure of a record that is gone. Raises ProblemError where the store cannot be read; what was read
    until then is kept.
    """
    for one in wanted:
        found = await source.get(one.kind, int(one.record_id))
        current = detector()

        def work(connection: Connection, one: Unread = one, found: Any = found, current: Detector = current) -> None:
            if isinstance(found, Unreadable):
                unreadable.enter(connection, one.connection, current, [found])
                return
            unreadable.take_back(connection, one.connection, one.kind, [one.record_id], current)
            following = replace(current, since=since_of(load_feeds(connection, one.connection)))
            if found is not None:
                entries = entries_of(connection, following, one.kind, [found])
                enqueue(connection, one.connection, current.scope_id, entries, current.now)

        await database.write(work)


def entries_of(connection: Connection, detector: Detector, kind: RecordKind, found: Sequence[Any]) -> list[Entry]:
    """Return the entries for some records of one kind."""
    match kind:
        case RecordKind.PRODUCT:
            return detector.products(connection, found)
        case RecordKind.CUSTOMER:
            return detector.customers(connection, found)
        case RecordKind.ORDER:
            return detector.orders(connection, found)
        case RecordKind.USER:
            return audience.users(detector, connection, found)
        case RecordKind.COMMENT:
            return audience.comments(detector, connection, found)
        case RecordKind.GUEST:
            raise ValueError("guest buyers are found in the orders")
