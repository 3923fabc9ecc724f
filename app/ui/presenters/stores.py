"""All stores as lines that can be searched and sorted, and a sentence that sums them up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto

from app import wording
from app.model.api import ConnectionState, ConnectionView
from app.ui.presenters.connection import header, host_of
from app.wording import language
from app.wording.language import QT_TRANSLATE_NOOP, counted, say

ONE_STORE = QT_TRANSLATE_NOOP("wording", "1 store")
STORES = QT_TRANSLATE_NOOP("wording", "{count} stores")
ONE_NEEDS = QT_TRANSLATE_NOOP("wording", "1 needs you")
NEED = QT_TRANSLATE_NOOP("wording", "{count} need you")
ALL_WELL = QT_TRANSLATE_NOOP("wording", "nothing needs you")
ONE_WAITS = QT_TRANSLATE_NOOP("wording", "1 delivery waits")
WAIT = QT_TRANSLATE_NOOP("wording", "{count} deliveries wait")
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
FAR_OFF = datetime(9999, 1, 1, tzinfo=UTC)
URGENCY = {
    ConnectionState.ATTENTION: 0,
    ConnectionState.DISCONNECTED: 1,
    ConnectionState.PAUSED: 2,
    ConnectionState.SYNCING: 3,
    ConnectionState.CONNECTED: 4,
}


class Order(Enum):
    """By what the stores are sorted."""

    URGENT = auto()
    """What needs somebody first, then the most failures."""
    NAME = auto()
    WAITING = auto()
    FAILED = auto()
    OLDEST = auto()
    LAST = auto()


@dataclass(frozen=True, slots=True)
class Cell:
    """A text and the exact value behind it."""

    text: str
    exact: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A store in the list."""

    id: int
    name: str
    host: str
    state: tuple[str, str, str]
    """(text, shape, tone)"""
    waiting: str
    failed: str
    oldest: Cell
    last: Cell


def line(view: ConnectionView, now: datetime) -> Line:
    """Return a store's line."""
    shown = header(view, now)
    number, short = language.formats.number, wording.connection_state_in_short(view.state)
    return Line(
        id=view.id,
        name=wording.plain(view.name, 120),
        host=host_of(view.home),
        state=(short[:1].upper() + short[1:], shown.shape, shown.tone),
        waiting=number(view.waiting),
        failed=number(view.failed),
        oldest=_ago(view.oldest_waiting_at, now),
        last=_ago(view.last_event_at, now),
    )


def _ago(then: datetime | None, now: datetime) -> Cell:
    return Cell(wording.ago_in_short(then, now), language.formats.moment(then)) if then else Cell("–")


def matching(views: Sequence[ConnectionView], words: str) -> list[ConnectionView]:
    """Return the stores whose name, address, company or platform has all these words."""
    wanted = words.casefold().split()

    def fits(view: ConnectionView) -> bool:
        text = f"{view.name} {view.home} {view.company} {wording.platform_title(view.platform)}".casefold()
        return all(one in text for one in wanted)

    return [view for view in views if fits(view)]


def ordered(views: Sequence[ConnectionView], by: Order) -> list[ConnectionView]:
    """Return the stores in an order; those that are alike in it by their names."""
    named = sorted(views, key=lambda view: (view.name.casefold(), view.id))
    match by:
        case Order.URGENT:
            return sorted(named, key=lambda view: (URGENCY[view.state], -view.failed))
        case Order.NAME:
            return named
        case Order.WAITING:
            return sorted(named, key=lambda view: -view.waiting)
        case Order.FAILED:
            return sorted(named, key=lambda view: -view.failed)
        case Order.OLDEST:
            return sorted(named, key=lambda view: view.oldest_waiting_at or FAR_OFF)
        case Order.LAST:
            return sorted(named, key=lambda view: view.last_event_at or LONG_AGO, reverse=True)


def summed_up(views: Sequence[ConnectionView]) -> str:
    """Return how all stores fare: "50 stores · 2 need you · 1,204 deliveries wait"."""
    need = sum(bool(view.state is ConnectionState.ATTENTION or view.failed) for view in views)
    waiting = sum(view.waiting for view in views)
    parts = [counted(ONE_STORE, STORES, len(views)), counted(ONE_NEEDS, NEED, need) if need else say(ALL_WELL)]
    if waiting:
        parts.append(counted(ONE_WAITS, WAIT, waiting))
    return " · ".join(parts)
