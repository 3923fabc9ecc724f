"""What is said of segments and of where buyers came from."""

from __future__ import annotations

from app.model.api import SourceRevenue
from app.model.money import Money
from app.model.plain import plain
from app.wording import language
from app.wording.language import QT_TRANSLATE_NOOP, say

MEANINGS = {
    "repeat_customers": QT_TRANSLATE_NOOP("wording", "two paid orders or more"),
    "high_spenders": QT_TRANSLATE_NOOP("wording", "five paid orders or more"),
    "first_time_buyers": QT_TRANSLATE_NOOP("wording", "exactly one paid order"),
    "recent_first_time_buyers": QT_TRANSLATE_NOOP("wording", "one paid order, within the last 30 days"),
    "churning_customers": QT_TRANSLATE_NOOP("wording", "two paid orders or more, none in the last 90 days"),
    "active_customers": QT_TRANSLATE_NOOP("wording", "a paid order within the last 30 days"),
    "abandoned_cart": QT_TRANSLATE_NOOP("wording", "a checkout started within a day, and no paid order since a day"),
    "awaiting_shipment": QT_TRANSLATE_NOOP("wording", "paid within the last 30 days, nothing completed in that time"),
    "orders_fulfilled": QT_TRANSLATE_NOOP("wording", "a completed order"),
    "order_cancelled": QT_TRANSLATE_NOOP("wording", "a cancelled order"),
    "refund_received": QT_TRANSLATE_NOOP("wording", "money given back"),
}
NO_SOURCE = QT_TRANSLATE_NOOP("wording", "not recorded")


def segment_meaning(code: str) -> str:
    """Return who belongs to a ready-made segment; "" for one that this program does not know."""
    meaning = MEANINGS.get(code)
    return say(meaning) if meaning else ""


def source_name(row: SourceRevenue) -> str:
    """Return where buyers first came from."""
    return plain(row.source, 80) or say(NO_SOURCE)


def money(amount: Money) -> str:
    """Return an amount as people write it."""
    return language.formats.money(amount)
