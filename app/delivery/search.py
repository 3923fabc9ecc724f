"""Finds rows of the log: by connection, state, kind and words, newest first, whatever the log's length.

Every way in which a page can be asked for is a walk along an index from its end, which stops when the page is
full. Where the filters leave a part of the index open (a state, of any kind), each possibility is walked for
itself, and the newest of all are taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import product
from typing import Any

from sqlalchemy import Connection

from app.delivery.activity import first_since
from app.delivery.batches import OPEN_BATCHES
from app.model import api
from app.model.deliveries import DeliveryState
from app.model.records import RecordKind, canonical_email
from app.storage.hashing import Hasher
from app.storage.schema import LOGGED_SQL

FEW_RECORDS = 1_000
"""Up to so many records that are called alike are looked up at once; of more, some stand at the log's end."""
NEAR_ROWS = 20_000
"""So far back they are looked for there."""
SHORTEST_INDEXED = 3
"""Letters: the index of names knows runs of three."""
WALKS_AT_ONCE = 100
"""In one statement; SQLite takes no more than five hundred."""
NEWEST = 1 << 62
"""Larger than any id."""
OLDEST = 0
"""Smaller than any id."""


IN_STATE = f"d.connection_id = ? AND d.kind = ? AND d.state = ? AND d.{LOGGED_SQL}"
BEING_SENT = f"d.batch_id IN ({OPEN_BATCHES}) AND d.kind = ? AND d.state = ?"
"""What the log's index does not hold is found by its batch."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL with the values of its placeholders."""

    sql: str
    values: tuple[Any, ...] = ()

    def __and__(self, other: Condition) -> Condition:
        return Condition(f"{self.sql} AND {other.sql}", self.values + other.values)


def find(connection: Connection, query: api.DeliveryQuery, hasher: Hasher) -> list[int]:
    """Return the ids of a page of the log, newest first, and of one row more where there is one."""
    words = query.text.strip()
    first = first_since(connection, query.since) if query.since is not None else OLDEST
    if not words:
        return _newest(connection, query, _by_filters(connection, query, first))
    if email := canonical_email(words):
        person = Condition("d.person = ?", (hasher.person(email),))
        return _newest(connection, query, [person & _filters(query, first)])
    return _by_words(connection, query, words, first)


def _span(query: api.DeliveryQuery, first: int) -> Condition:
    """Return the part of the log that is asked for: from the row `first` on, up to the key of the page before."""
    return Condition("d.id < ? AND d.id >= ?", (query.before if query.before is not None else NEWEST, first))


def _filters(query: api.DeliveryQuery, first: int) -> Condition:
    """Return the filters as they stand, for rows that another index found."""
    asked = _span(query, first)
    for column, value in (("connection_id", query.connection), ("state", query.state), ("kind", query.kind)):
        if value is not None:
            # The plus keeps SQLite from choosing this column's index in place of the one that is meant.
            asked &= Condition(f"+d.{column} = ?", (getattr(value, "value", value),))
    return asked


def _by_filters(connection: Connection, query: api.DeliveryQuery, first: int) -> Iterator[Condition]:
    """Yield a walk along the log's index for each possibility that the filters leave open."""
    span = _span(query, first)
    if query.connection is None and query.state is None and query.kind is None:
        yield span
        return
    states = [query.state] if query.state is not None else list(DeliveryState)
    kinds = [query.kind] if query.kind is not None else list(RecordKind)
    for one, kind, state in product(_whose(connection, query), kinds, states):
        exact = (one, kind.value, state.value)
        yield Condition(BEING_SENT if state is DeliveryState.SENDING else IN_STATE, exact) & span


def _whose(connection: Connection, query: api.DeliveryQuery) -> Sequence[int]:
    if query.connection is not None:
        return [query.connection]
    return list(connection.exec_driver_sql("SELECT id FROM connections").scalars())


def _newest(
    connection: Connection, query: api.DeliveryQuery, walks: Iterator[Condition] | list[Condition]
) -> list[int]:
    """Return the newest ids that any of the walks meets."""
    wanted, found, listed = query.limit + 1, set[int](), list(walks)
    for start in range(0, len(listed), WALKS_AT_ONCE):
        some = listed[start : start + WALKS_AT_ONCE]
        asked = " UNION ALL ".join(
            f"SELECT * FROM (SELECT d.id FROM deliveries AS d WHERE {walk.sql} ORDER BY d.id DESC LIMIT ?)"
            for walk in some
        )
        values = tuple(value for walk in some for value in (*walk.values, wanted))
        found.update(connection.exec_driver_sql(asked, values).scalars())
    return nlargest(wanted, found)


# -- words -----------------------------------------------------------------------------------------


def _by_words(connection: Connection, query: api.DeliveryQuery, words: str, first: int) -> list[int]:
    """Find a record by its number, or records by a part of their names."""
    number = words.lstrip("#").replace(" ", "")
    numbered = [
        Condition("d.connection_id = ? AND d.record_id = ?", (one, number)) & _filters(query, first)
        for one in _whose(connection, query)
    ]
    found = _newest(connection, query, numbered)
    called = _called(words)
    # Outside ASCII the index knows capitals that LIKE does not, so that both would not find the same.
    if words.isascii() and _are_many(connection, called):
        near = _near(connection, query, words, first)
        if len(near) > query.limit:
            return nlargest(query.limit + 1, {*found, *near})
    asked = _filters(query, first)
    named = connection.exec_driver_sql(
        f"SELECT d.id FROM names AS n CROSS JOIN deliveries AS d ON d.connection_id = n.connection_id"
        f" AND d.record_id = n.record_id AND d.kind = n.kind WHERE n.id IN ({called.sql}) AND {asked.sql}"
        f" GROUP BY d.id ORDER BY d.id DESC LIMIT ?",
        (*called.values, *asked.values, query.limit + 1),
    )
    return nlargest(query.limit + 1, {*found, *named.scalars()})


def _called(words: str) -> Condition:
    """Return the selection of names with these words in them, taken literally; letters in either case."""
    if len(words) < SHORTEST_INDEXED:
        return Condition("SELECT id FROM names WHERE name LIKE ? ESCAPE '\\'", (_pattern(words),))
    phrase = '"' + words.replace('"', '""') + '"'
    return Condition("SELECT rowid FROM names_fts WHERE names_fts MATCH ?", (phrase,))


def _pattern(words: str) -> str:
    for special in ("\\", "%", "_"):
        words = words.replace(special, f"\\{special}")
    return f"%{words}%"


def _are_many(connection: Connection, called: Condition) -> bool:
    counted = f"SELECT count(*) FROM ({called.sql} LIMIT ?)"
    return int(connection.exec_driver_sql(counted, (*called.values, FEW_RECORDS + 1)).scalar_one()) > FEW_RECORDS


def _near(connection: Connection, query: api.DeliveryQuery, words: str, first: int) -> list[int]:
    """Look for a common name among the newest rows, where it is likely to stand more often than a page is long."""
    end = query.before
    if end is None:
        end = int(connection.exec_driver_sql("SELECT coalesce(max(id), 0) + 1 FROM deliveries").scalar_one())
    asked = _filters(query, first)
    found = connection.exec_driver_sql(
        "SELECT d.id FROM deliveries AS d NOT INDEXED WHERE d.id >= ?"
        f" AND {asked.sql} AND EXISTS (SELECT 1 FROM names AS n WHERE n.connection_id = d.connection_id"
        " AND n.record_id = d.record_id AND n.kind = d.kind AND n.name LIKE ? ESCAPE '\\')"
        " ORDER BY d.id DESC LIMIT ?",
        (end - NEAR_ROWS, *asked.values, _pattern(words), query.limit + 1),
    )
    return list(found.scalars())
