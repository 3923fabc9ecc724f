"""What the order ledger says: who belongs to the platform's ready-made segments, and which source brought what.

The ledger has hashes of people and no names, so that nothing here can tell who it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, LargeBinary, case, cast, func, literal, or_, select

from app.model import api
from app.model.changes import ChangeKind
from app.platforms.offer import Purchases, Segment
from app.storage.schema import deliveries, order_ledger

MOST_SOURCES = 50


def insights(connection: Connection, scope_id: int, segments: Sequence[Segment], now: datetime) -> api.Insights:
    """Return counts of the segments and revenue by first-touch source."""
    orders = connection.execute(select(func.count()).where(order_ledger.c.scope_id == scope_id)).scalar()
    return api.Insights(
        segments=segment_counts(connection, scope_id, segments, now),
        revenue=revenue(connection, scope_id),
        orders=int(orders or 0),
    )


def segment_counts(
    connection: Connection, scope_id: int, segments: Sequence[Segment], now: datetime
) -> tuple[api.SegmentCount, ...]:
    """Count who belongs to each segment. What needs started checkouts is unknown where none was ever seen."""
    checkouts = _checkouts(connection, scope_id)
    counts = dict.fromkeys((one.code for one in segments), 0)
    for who in _purchases(connection, scope_id, checkouts):
        for one in segments:
            counts[one.code] += one.matches(who, now)
    return tuple(
        api.SegmentCount(
            code=one.code, title=one.title, people=None if one.needs_checkouts and not checkouts else counts[one.code]
        )
        for one in segments
    )


def _checkouts(connection: Connection, scope_id: int) -> dict[bytes, datetime]:
    """Return when each person last started a checkout, as far as the log still tells."""
    d = deliveries.c
    asked = (
        select(d.person, func.max(d.occurred_at).label("last"))
        .where(d.scope_id == scope_id, d.change == ChangeKind.CHECKOUT_STARTED.value, d.person.is_not(None))
        .group_by(d.person)
    )
    return {row.person: row.last for row in connection.execute(asked) if row.last is not None}


def _purchases(connection: Connection, scope_id: int, checkouts: dict[bytes, datetime]) -> Iterator[Purchases]:
    """Yield everybody's purchases, those who only started a checkout last."""
    o = order_ledger.c
    paid = or_(o.counts.is_(True), o.paid_at.is_not(None), _told("paid"))
    completed = or_(o.status == "completed", o.completed_at.is_not(None), _told("completed"))
    paid_at, completed_at = func.coalesce(o.paid_at, o.created_at), func.coalesce(o.completed_at, o.created_at)
    asked = (
        select(
            o.person,
            func.sum(case((paid, 1), else_=0)).label("paid"),
            func.max(case((paid, paid_at))).label("last_paid_at"),
            func.sum(case((completed, 1), else_=0)).label("completed"),
            func.max(case((completed, completed_at))).label("last_completed_at"),
            func.sum(case((or_(o.status == "cancelled", _told("cancelled")), 1), else_=0)).label("cancelled"),
            func.sum(case((or_(o.refunded_minor > 0, o.status == "refunded"), 1), else_=0)).label("refunded"),
        )
        .where(o.scope_id == scope_id, o.person.is_not(None), o.status.not_in(["trash", "checkout-draft"]))
        .group_by(o.person)
    )
    left = dict(checkouts)
    for row in connection.execute(asked):
        yield Purchases(
            row.paid,
            row.last_paid_at,
            row.completed,
            row.last_completed_at,
            row.cancelled,
            row.refunded,
            left.pop(row.person, None),
        )
    for last in left.values():
        yield Purchases(last_checkout_at=last)


def _told(name: str) -> ColumnElement[bool]:
    """Tell whether an order ever was what it may no longer be: the ledger notes every occurrence ("paid:1")."""
    return func.instr(cast(order_ledger.c.told, LargeBinary), literal(f'"{name}:'.encode())) > 0


def revenue(connection: Connection, scope_id: int) -> tuple[api.SourceRevenue, ...]:
    """Return what the paid orders of each first-touch source brought, refunds taken off."""
    o = order_ledger.c
    amount = func.sum(o.total_minor - o.refunded_minor)
    asked = (
        select(o.source, o.currency, func.count().label("orders"), amount.label("amount"))
        .where(o.scope_id == scope_id, o.counts.is_(True))
        .group_by(o.source, o.currency)
        .order_by(o.currency, amount.desc(), o.source)
        .limit(MOST_SOURCES)
    )
    return tuple(
        api.SourceRevenue(source=row.source, orders=row.orders, amount_minor=int(row.amount), currency=row.currency)
        for row in connection.execute(asked)
    )
