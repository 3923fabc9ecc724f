"""How long it takes at the longest until each kind of change is seen: computed, so that nobody has to guess."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import ceil

from app.model.api import Latency, Notice
from app.model.records import RecordKind
from app.model.settings import ConnectionSettings
from app.stores.listing import PAGE
from app.sync import rolling
from app.sync.feeds import Feed, Filtering, wanted
from app.sync.polling import BUDGET

STRIDE = PAGE - 1
"""Records of a part that is compared: a page less the one by which two pages hang together."""

PRODUCTS_COST = 2
"""Requests of comparing a part of the products, where it has variations."""


@dataclass(frozen=True, slots=True)
class Turns:
    """How often a kind is compared: so many times in a wheel of polls, at the longest so many polls apart."""

    count: int
    gap: int


def latencies(
    settings: ConnectionSettings, feeds: Mapping[RecordKind, Feed], sizes: Mapping[RecordKind, int]
) -> list[Latency]:
    """Return the longest time until each kind of change is seen while the store answers.

    `sizes` says how many records of each kind are known. Guest buyers come with their orders.
    """
    kinds = wanted(settings)
    blind = {kind for kind in kinds if feeds[kind].filtering is Filtering.IGNORED}
    found: list[Latency] = []
    for kind in kinds:
        turns = turns_of(kind, kinds, blind)
        whole = _round(kind, feeds[kind], sizes.get(kind, 0), turns)
        counted = kind is RecordKind.CUSTOMER or kind in blind
        polls = {
            Notice.NEW: 1,
            Notice.CHANGED: whole if counted else 1,
            Notice.DELETED: whole if feeds[kind].surplus else 1 if counted else turns.gap,
            Notice.UNDATED: whole,
        }
        found += [
            Latency(kind=kind, notice=notice, seconds=count * settings.poll_minutes * 60.0)
            for notice, count in polls.items()
        ]
    return found


def turns_of(kind: RecordKind, kinds: Collection[RecordKind], blind: Collection[RecordKind]) -> Turns:
    """Return how often a kind is compared where these kinds are followed, `blind` ones without dates."""
    fixed = sum(PRODUCTS_COST if one in blind and one is RecordKind.PRODUCT else 1 for one in kinds)
    had: list[int] = []
    for turn in range(rolling.WHEEL):
        left = max(BUDGET - fixed, 1)
        for one in rolling.order_of_kinds(turn):
            if one not in kinds or left <= 0:
                continue
            had += [turn] if one is kind else []
            left -= PRODUCTS_COST if one is RecordKind.PRODUCT else 1
    gaps = [
        (after - before) % rolling.WHEEL or rolling.WHEEL for before, after in zip(had, had[1:] + had[:1], strict=True)
    ]
    return Turns(len(had), max(gaps))


def _round(kind: RecordKind, feed: Feed, size: int, turns: Turns) -> int:
    """Return in how many polls everything is compared once."""
    pace = feed.rolling.pace or STRIDE
    parts = max(1, ceil(size / max(1.0, pace)))
    return ceil(parts / turns.count) * rolling.WHEEL if parts > turns.count else turns.gap * parts
