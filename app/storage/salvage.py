"""A damaged database: set aside, never deleted, and everything that can still be read of it taken over."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from app.storage.replacing import beside, put_in_place, unlink
from app.storage.schema import OPEN_BATCH_SQL, metadata

SMALLEST_RANGE = 1
Row = tuple[Any, ...]

PUT_IN_ORDER = (
    # A batch that may have lost members cannot be sent identically: they go on by their own keys.
    "UPDATE deliveries SET state = 'waiting', batch_id = NULL WHERE state IN ('waiting', 'sending', 'accepted')",
    f"UPDATE batches SET state = 'dissolved', due_at = NULL WHERE {OPEN_BATCH_SQL}",
    # A file of an older schema does not say what has left its line.
    "UPDATE deliveries SET in_line = 0 WHERE state IN ('delivered', 'discarded', 'superseded', 'declined')",
    # Nor does it name the lines of what is of no person after the records, as delivery/identity.py does.
    (
        "UPDATE deliveries SET ordering_key = CAST(kind || ':' || record_id AS BLOB)"
        " WHERE in_line = 1 AND person IS NULL AND body IS NOT NULL"
    ),
    # What was known of some records may be lost: the next sync sends everything again, by new keys.
    "UPDATE scopes SET generation = generation + 1",
)


@dataclass(frozen=True, slots=True)
class Salvage:
    """What became of a damaged database."""

    aside: str
    """The damaged file's new name, in the same folder."""
    saved: int
    """Rows that were taken over."""


def salvage(path: Path, make: Callable[[Path], None]) -> Salvage:
    """Set a damaged database aside and put a new one in its place; `make` makes an empty one at a path.

    Raises sqlite3.Error and OSError where the new one cannot be written; the damaged one is then still in its place.
    """
    fresh = beside(path, ".new")
    unlink(fresh)
    make(fresh)
    saved = _rescue(path, fresh)
    return Salvage(put_in_place(path, fresh, "damaged").name, saved)


def _rescue(damaged: Path, fresh: Path) -> int:
    """Copy every row that can be read; return how many."""
    saved = 0
    with closing(sqlite3.connect(fresh, isolation_level=None)) as into:
        into.execute("PRAGMA foreign_keys = OFF")
        into.execute("BEGIN")
        try:
            with closing(sqlite3.connect(f"{damaged.as_uri()}?mode=ro", uri=True)) as source:
                for table in metadata.sorted_tables:
                    saved += _copy(source, into, table)
        except sqlite3.DatabaseError:
            saved += 0  # not even the list of tables can be read
        for statement in (*_without_orphans(), *PUT_IN_ORDER):
            into.execute(statement)
        into.execute("COMMIT")
        into.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return saved


def _without_orphans() -> Iterator[str]:
    """Yield what removes rows whose parents are lost, parents first; a reference that may be missing is emptied."""
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            lost = f"{key.parent.name} NOT IN (SELECT {key.column.name} FROM {key.column.table.name})"
            if key.parent.nullable:
                yield f"UPDATE {table.name} SET {key.parent.name} = NULL WHERE {lost}"
            else:
                yield f"DELETE FROM {table.name} WHERE {lost}"


def _copy(source: sqlite3.Connection, into: sqlite3.Connection, table: Table) -> int:
    called, present = _as_it_was(source, table)
    names = [column.name for column in table.columns if column.name in present]
    if not names:
        return 0
    listed = ", ".join(f'"{name}"' for name in names)
    insertion = f"INSERT OR IGNORE INTO {table.name} ({listed}) VALUES ({', '.join('?' * len(names))})"
    key = [column.name for column in table.primary_key.columns]
    by_number = table.dialect_options["sqlite"]["with_rowid"]
    rows = _by_rowid(source, called, listed) if by_number else _from_both_ends(source, called, key, listed)
    before = into.total_changes
    into.executemany(insertion, rows)
    return into.total_changes - before


def _as_it_was(source: sqlite3.Connection, table: Table) -> tuple[str, set[str]]:
    """Return the name of a table in the file, which a file of an older schema may know by another, and its columns."""
    for called in (table.name, table.info.get("formerly", table.name)):
        if present := {row[1] for row in source.execute(f"PRAGMA table_info({called})")}:
            return called, present
    return table.name, set()


def _by_rowid(source: sqlite3.Connection, table: str, columns: str) -> Iterator[Row]:
    """Yield the rows of a table by their numbers, around pages that cannot be read."""
    ends = [_end(source, f"SELECT rowid FROM {table} ORDER BY rowid {way} LIMIT 1") for way in ("ASC", "DESC")]
    low, high = ends[0] if ends[0] is not None else 1, ends[1] if ends[1] is not None else 1 << 40
    ranges = [(low, high)]
    while ranges:
        low, high = ranges.pop()
        asked = f"SELECT rowid, {columns} FROM {table} WHERE rowid BETWEEN ? AND ? ORDER BY rowid"
        reached = low - 1
        try:
            for number, *row in source.execute(asked, (low, high)):
                reached = number
                yield tuple(row)
        except sqlite3.DatabaseError:
            ranges += _around(reached + 1, high)


def _around(low: int, high: int) -> list[tuple[int, int]]:
    """Return what to try after a row could not be read: the rest in two halves, the lower one next."""
    if high - low < SMALLEST_RANGE:
        return []
    middle = (low + high) // 2
    return [(middle + 1, high), (low, middle)]


def _end(source: sqlite3.Connection, asked: str) -> int | None:
    try:
        found = source.execute(asked).fetchone()
    except sqlite3.DatabaseError:
        return None
    return None if found is None else int(found[0])


def _from_both_ends(source: sqlite3.Connection, table: str, key: Sequence[str], columns: str) -> Iterator[Row]:
    """Yield the rows of a table without numbers: forwards to the damage, then backwards to it."""
    for way in ("ASC", "DESC"):
        order = ", ".join(f'"{name}" {way}' for name in key)
        try:
            for row in source.execute(f"SELECT {columns} FROM {table} ORDER BY {order}"):
                yield tuple(row)
        except sqlite3.DatabaseError:
            continue
        return
