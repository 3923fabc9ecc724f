"""Compares everything with what is known, a part at a poll: what no date and no total tells is found so in the end.

A part is a stretch of the list in order of id, so that a known record that should be in it and is not was deleted.
Records before it may be deleted between two parts: then the next one begins too late, and the comparison steps back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.model.records import RecordKind
from app.sync.feeds import Feed, Rolling

WHEEL = 4
"""After so many polls the turns begin anew."""

TURNS = (
    (RecordKind.CUSTOMER, RecordKind.ORDER, RecordKind.PRODUCT),
    (RecordKind.ORDER, RecordKind.CUSTOMER, RecordKind.PRODUCT),
    (RecordKind.CUSTOMER, RecordKind.ORDER, RecordKind.PRODUCT),
    (RecordKind.PRODUCT, RecordKind.CUSTOMER, RecordKind.ORDER),
)
"""Whose turn it is at each poll, the most urgent first. Two requests are left mostly; products may cost both."""


@dataclass(frozen=True, slots=True)
class Part:
    """What was read of a list, from a place on: ids rising."""

    offset: int
    ids: Sequence[int]
    last: bool
    total: int | None
    size: int
    """How many records a part has at most."""

    @property
    def stride(self) -> int:
        """How far a step goes: a page less the record by which two pages hang together."""
        return self.size - 1


def place(rolling: Rolling) -> int:
    """Return the place of the list at which the next part begins: with the record that was compared last."""
    return max(rolling.offset - 1, 0)


def too_late(rolling: Rolling, part: Part) -> bool:
    """Tell whether a part begins behind what was compared last, for something before it is gone."""
    if part.offset == 0 or not rolling.last_id:
        return False
    return not part.ids or part.ids[0] > rolling.last_id


def covered(part: Part) -> tuple[int, int | None] | None:
    """Return between which ids a part has everything: above the one, and up to the other (all where that is None)."""
    if not part.ids:
        return None
    return (part.ids[0] - 1 if part.offset else 0, None if part.last else part.ids[-1])


def after(feed: Feed, part: Part, store_now: datetime, now: datetime, known: int) -> Feed:
    """Return the feed after a part was compared. `known` records are known to be there, those of the part included."""
    rolling = feed.rolling
    if too_late(rolling, part):
        back = max(0, part.offset - part.stride + 1)
        return replace(
            feed,
            rolling=rolling.model_copy(
                update={"offset": back, "last_id": rolling.last_id if back else 0, "turns": rolling.turns + 1}
            ),
        )
    if part.last:
        surplus = max(0, part.total - known) if part.total is not None and part.ids else feed.surplus
        pace = (part.offset + len(part.ids)) / (rolling.turns + 1)
        return replace(feed, rolling=Rolling(pace=pace), rolled_at=now, surplus=surplus)
    onwards = Rolling(
        offset=part.offset + len(part.ids),
        last_id=part.ids[-1] if part.ids else rolling.last_id,
        turns=rolling.turns + 1,
        began_at=rolling.began_at or store_now,
        pace=rolling.pace,
    )
    return replace(feed, rolling=onwards)


def order_of_kinds(turn: int) -> tuple[RecordKind, ...]:
    """Return whose turn it is to be compared at a poll, the most urgent first."""
    return TURNS[turn % WHEEL]
