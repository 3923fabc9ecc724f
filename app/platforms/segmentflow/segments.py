"""The eleven segments that Segmentflow makes by itself when a store is connected."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.platforms.offer import Purchases, Segment

DAY = timedelta(days=1)
MONTH = timedelta(days=30)
QUARTER = timedelta(days=90)


def _within(moment: datetime | None, span: timedelta, now: datetime) -> bool:
    return moment is not None and now - moment <= span


def _abandoned(one: Purchases, now: datetime) -> bool:
    return _within(one.last_checkout_at, DAY, now) and not _within(one.last_paid_at, DAY, now)


def _awaiting(one: Purchases, now: datetime) -> bool:
    return _within(one.last_paid_at, MONTH, now) and not _within(one.last_completed_at, MONTH, now)


SEGMENTS = (
    Segment("repeat_customers", "Repeat Customers", lambda one, now: one.paid >= 2),
    Segment("high_spenders", "High Spenders", lambda one, now: one.paid >= 5),
    Segment("first_time_buyers", "First-Time Buyers", lambda one, now: one.paid == 1),
    Segment(
        "recent_first_time_buyers",
        "Recent First-Time Buyers",
        lambda one, now: one.paid == 1 and _within(one.last_paid_at, MONTH, now),
    ),
    Segment(
        "churning_customers",
        "Churning Customers",
        lambda one, now: one.paid >= 2 and not _within(one.last_paid_at, QUARTER, now),
    ),
    Segment("active_customers", "Active Customers", lambda one, now: _within(one.last_paid_at, MONTH, now)),
    Segment("abandoned_cart", "Abandoned Cart", _abandoned, needs_checkouts=True),
    Segment("awaiting_shipment", "Awaiting Shipment", _awaiting),
    Segment("orders_fulfilled", "Orders Fulfilled", lambda one, now: one.completed >= 1),
    Segment("order_cancelled", "Order Cancelled", lambda one, now: one.cancelled >= 1),
    Segment("refund_received", "Refund Received", lambda one, now: one.refunded >= 1),
)
