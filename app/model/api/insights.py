"""Messages about what the orders say: segments, and revenue by source."""

from __future__ import annotations

from app.model.api.messages import Message


class SegmentCount(Message):
    """One of the platform's ready-made segments, counted by this store's orders"""

    code: str
    title: str
    """As the platform shows it."""
    people: int | None = None
    """None where it cannot be known here."""


class SourceRevenue(Message):
    """What buyers who first came from one source have paid, refunds taken off"""

    source: str
    """"" where the orders do not say."""
    orders: int
    amount_minor: int
    currency: str


class Insights(Message):
    """GET /v1/connections/{id}/insights: what the ledger of this store's orders says"""

    segments: tuple[SegmentCount, ...] = ()
    revenue: tuple[SourceRevenue, ...] = ()
    """Largest first within a currency."""
    orders: int = 0
    """So many orders were looked at."""
