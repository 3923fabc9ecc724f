"""A table of records of one kind: columns for lists and filters in memory, records made when asked for."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Literal

from app.sandbox.options import JsonObject

SortKey = Literal["id", "created", "modified"]
GONE = "gone"
"""State of a record that was deleted for good."""


@dataclass(frozen=True, slots=True)
class Row:
    """The columns of one record. `state` is a status, or a user's role; times are seconds since 1970."""

    id: int
    state: str
    created: int
    modified: int


@dataclass(frozen=True, slots=True)
class Selection:
    """What a list asks for. The instants are exclusive; `test` sees the id, and `test_key` names it in the cache."""

    states: frozenset[str] | None = None
    modified_after: int | None = None
    modified_before: int | None = None
    created_after: int | None = None
    created_before: int | None = None
    order_by: SortKey = "id"
    descending: bool = False
    test_key: Hashable = None


class Shelf:
    """Rows in the order of their ids. Edited records are kept; all others come from `make`."""

    def __init__(self, rows: Iterable[Row], make: Callable[[int], JsonObject]) -> None:
        self._make = make
        self._ids = array("q")
        self._created = array("q")
        self._modified = array("q")
        self._state = bytearray()
        self._names: list[str] = [GONE]
        self._edits: dict[int, JsonObject] = {}
        self._found: dict[tuple[int, Selection], list[int]] = {}
        self.version = 0
        for row in rows:
            self._append(row)

    def ids(self) -> list[int]:
        """Return the ids of all records that are not gone, rising."""
        return [number for number, code in zip(self._ids, self._state, strict=True) if code]

    def state(self, number: int) -> str:
        """Return the record's state, GONE where there is none."""
        place = self._place(number)
        return GONE if place is None else self._names[self._state[place]]

    def edited(self, number: int) -> bool:
        """Tell whether the record was made or changed while the sandbox ran."""
        return number in self._edits

    def record(self, number: int) -> JsonObject | None:
        """Return the representation, or None where there is none (any more)."""
        if self.state(number) == GONE:
            return None
        edit = self._edits.get(number)
        return edit if edit is not None else self._make(number)

    def put(self, row: Row, record: JsonObject) -> None:
        """Keep a new or changed record; a new one has the highest id so far."""
        place = self._place(row.id)
        if place is None:
            self._append(row)
        else:
            self._state[place] = self._code(row.state)
            self._modified[place] = row.modified
        self._edits[row.id] = record
        self._changed()

    def remove(self, number: int) -> None:
        """Delete a record for good."""
        place = self._place(number)
        if place is not None:
            self._state[place] = 0
            self._edits.pop(number, None)
            self._changed()

    def select(self, wanted: Selection, test: Callable[[int], bool] | None = None) -> list[int]:
        """Return the ids that match, in order; the same question is answered once a version."""
        key = (self.version, wanted)
        found = self._found.get(key)
        if found is None:
            found = self._search(wanted, test)
            self._found[key] = found
        return found

    def _search(self, wanted: Selection, test: Callable[[int], bool] | None) -> list[int]:
        codes = self._codes(wanted.states)
        after, before = wanted.modified_after, wanted.modified_before
        since, until = wanted.created_after, wanted.created_before
        places = [
            place
            for place, code in enumerate(self._state)
            if code in codes
            and (after is None or self._modified[place] > after)
            and (before is None or self._modified[place] < before)
            and (since is None or self._created[place] > since)
            and (until is None or self._created[place] < until)
            and (test is None or test(self._ids[place]))
        ]
        if wanted.order_by != "id":
            column = self._created if wanted.order_by == "created" else self._modified
            places.sort(key=lambda place: (column[place], place))
        if wanted.descending:
            places.reverse()
        return [self._ids[place] for place in places]

    def _codes(self, states: frozenset[str] | None) -> frozenset[int]:
        return frozenset(code for code, name in enumerate(self._names) if code and (states is None or name in states))

    def _append(self, row: Row) -> None:
        self._ids.append(row.id)
        self._created.append(row.created)
        self._modified.append(row.modified)
        self._state.append(self._code(row.state))

    def _code(self, state: str) -> int:
        if state not in self._names:
            self._names.append(state)
        return self._names.index(state)

    def _place(self, number: int) -> int | None:
        place = bisect_left(self._ids, number)
        return place if place < len(self._ids) and self._ids[place] == number else None

    def _changed(self) -> None:
        self.version += 1
        self._found.clear()
