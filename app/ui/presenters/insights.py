"""Segments and revenue by source as lines of text."""

from __future__ import annotations

from dataclasses import dataclass

from app import wording
from app.model.api import Insights
from app.model.money import Money
from app.wording import language
from app.wording.language import QT_TRANSLATE_NOOP, counted, say

UNKNOWN = QT_TRANSLATE_NOOP("wording", "–")
NO_CHECKOUTS = QT_TRANSLATE_NOOP("wording", "needs started checkouts, which are not seen in this store")
ORDER = QT_TRANSLATE_NOOP("wording", "1 order")
ORDERS = QT_TRANSLATE_NOOP("wording", "{count} orders")


@dataclass(frozen=True, slots=True)
class Line:
    """A name, its number, and what is meant."""

    name: str
    number: str
    detail: str


def segment_lines(insights: Insights) -> tuple[Line, ...]:
    """Return a line for each ready-made segment."""
    return tuple(
        Line(
            one.title,
            say(UNKNOWN) if one.people is None else language.formats.number(one.people),
            say(NO_CHECKOUTS) if one.people is None else wording.segment_meaning(one.code),
        )
        for one in insights.segments
    )


def revenue_lines(insights: Insights) -> tuple[Line, ...]:
    """Return a line for each source, as the agent ordered them."""
    return tuple(
        Line(
            wording.source_name(row),
            wording.money(Money(row.amount_minor, row.currency)),
            counted(ORDER, ORDERS, row.orders),
        )
        for row in insights.revenue
    )
