"""Who belongs to the platform's ready-made segments, and which source brought what, by the ledger of orders alone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert
from sync_records import HASHER, NOW, Store, order, refund

from app.model.records import Attribution, Order
from app.platforms.segmentflow.segments import SEGMENTS
from app.storage.schema import deliveries
from app.sync import insights, ledger

EVERYTHING = {one.code for one in SEGMENTS} - {"abandoned_cart"}


def ago(**span: float) -> dict[str, Any]:
    moment = NOW - timedelta(**span)
    return {"created_at": moment, "modified_at": moment, "paid_at": moment}


def completed(number: int, **span: float) -> Order:
    return order(number, "completed", completed_at=NOW - timedelta(**span), **ago(**span))


def unpaid(number: int, status: str) -> Order:
    moment = NOW - timedelta(days=3)
    return order(number, status, created_at=moment, modified_at=moment)


def belongs_to(*orders: Order, told: dict[int, list[str]] | None = None) -> set[str]:
    """Return the segments of the one person who made these orders."""
    store = Store()

    def work(connection: Any) -> Any:
        ledger.enter(connection, 1, HASHER, orders, told or {})
        return insights.segment_counts(connection, 1, SEGMENTS, NOW)

    counts = {one.code: one.people for one in store.work(work)}
    assert counts.pop("abandoned_cart") is None, "nobody was seen starting a checkout"
    assert set(counts.values()) <= {0, 1}
    return {code for code, people in counts.items() if people}


@pytest.mark.parametrize(
    ("orders", "segments"),
    [
        ([], set()),
        ([unpaid(1, "pending")], set()),
        ([order(1, **ago(days=2))], {"first_time_buyers", "recent_first_time_buyers", "active_customers",
                                     "awaiting_shipment"}),
        ([order(1, **ago(days=31))], {"first_time_buyers"}),
        ([completed(1, days=2)], {"first_time_buyers", "recent_first_time_buyers", "active_customers",
                                  "orders_fulfilled"}),
        ([order(1, **ago(days=91)), order(2, **ago(days=92))], {"repeat_customers", "churning_customers"}),
        ([order(1, **ago(days=89)), order(2, **ago(days=92))], {"repeat_customers"}),
        ([order(n, **ago(days=200)) for n in range(1, 6)], {"repeat_customers", "high_spenders", "churning_customers"}),
        ([order(n, **ago(days=200)) for n in range(1, 5)], {"repeat_customers", "churning_customers"}),
        ([unpaid(1, "cancelled")], {"order_cancelled"}),
        ([order(1, "refunded", refunds=(refund(7, 1_000),), **ago(days=40))], {"first_time_buyers", "refund_received"}),
        ([order(1, refunds=(refund(7, 10),), **ago(days=40))], {"first_time_buyers", "refund_received"}),
        ([order(1, "trash", **ago(days=2)), unpaid(2, "checkout-draft")], set()),
    ],
)  # fmt: skip
def test_a_person_belongs_where_the_vendors_definitions_say(orders: list[Order], segments: set[str]) -> None:
    assert belongs_to(*orders) == segments


def test_what_an_order_was_counts_although_it_is_no_longer() -> None:
    """It was paid and completed, then cancelled: the platform was told all of it."""
    cancelled = order(1, "cancelled", created_at=NOW - timedelta(days=40))
    told = {1: ["created:1", "paid:1", "completed:1", "cancelled:1"]}
    assert belongs_to(cancelled, told=told) == {"first_time_buyers", "orders_fulfilled", "order_cancelled"}


def test_an_abandoned_cart_is_a_checkout_of_today_that_was_not_paid() -> None:
    store = Store()
    row = {
        "connection_id": 1, "scope_id": 1, "change": "checkout.started", "kind": "order", "ordering_key": b"x",
        "position": 1, "lane": 0, "state": "delivered", "summary": {}, "created_at": NOW, "updated_at": NOW,
    }  # fmt: skip
    people = {"gone": 2.0, "bought": 2.0, "old": 30.0}

    def work(connection: Any) -> Any:
        for name, hours in people.items():
            person, moment = HASHER.person(f"{name}@example.test"), NOW - timedelta(hours=hours)
            values = {"key": name, "record_id": name, "person": person, "occurred_at": moment}
            connection.execute(insert(deliveries).values(**row, **values))
        ledger.enter(connection, 1, HASHER, [order(1, email="bought@example.test", **ago(hours=1))], {})
        return insights.segment_counts(connection, 1, SEGMENTS, NOW)

    assert {one.code: one.people for one in store.work(work)}["abandoned_cart"] == 1


def test_all_eleven_are_listed_under_the_platforms_own_names() -> None:
    assert len(SEGMENTS) == 11
    assert len({one.title for one in SEGMENTS}) == 11
    assert EVERYTHING | {"abandoned_cart"} == {one.code for one in SEGMENTS}


def test_revenue_is_by_first_touch_source_and_currency_with_refunds_taken_off() -> None:
    def from_(source: str, number: int, status: str = "processing", **more: Any) -> Order:
        return order(number, status, attribution=Attribution(source=source) if source else None, **more)

    orders = [
        from_("newsletter", 1),
        from_("newsletter", 2, "completed", refunds=(refund(7, 400),)),
        from_("google", 3),
        from_("", 4),
        from_("google", 5, "pending"),
        from_("google", 6, "refunded", refunds=(refund(8, 1_000),)),
        from_("google", 7, currency="USD"),
    ]
    store = Store()
    store.work(lambda c: ledger.enter(c, 1, HASHER, orders, {}))
    found = store.work(lambda c: insights.revenue(c, 1))
    assert [(row.source, row.orders, row.amount_minor, row.currency) for row in found] == [
        ("newsletter", 2, 1_600, "EUR"),
        ("", 1, 1_000, "EUR"),
        ("google", 1, 1_000, "EUR"),
        ("google", 1, 1_000, "USD"),
    ]
