"""What an order's state says has happened to it, by table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sync_records import LONG_AGO, eur, order, refund

from app.model.changes import ChangeKind
from app.model.money import Money
from app.sync.ledger import LedgerRow
from app.sync.life_cycle import happenings, placed

PAID = LONG_AGO


def occurrences(status: str, before: LedgerRow | None = None, **more: object) -> list[str]:
    return [one.occurrence for one in happenings(order(7, status, **more), before)]


@pytest.mark.parametrize(
    ("status", "unpaid", "paid"),
    [
        ("pending", ["created:1"], ["created:1", "placed:1", "paid:1"]),
        ("processing", ["created:1", "placed:1", "paid:1"], ["created:1", "placed:1", "paid:1"]),
        ("on-hold", ["created:1", "placed:1", "on_hold:1"], ["created:1", "placed:1", "paid:1", "on_hold:1"]),
        ("completed", ["created:1", "placed:1", "paid:1", "completed:1"],
         ["created:1", "placed:1", "paid:1", "completed:1"]),
        ("cancelled", ["created:1", "cancelled:1"], ["created:1", "placed:1", "paid:1", "cancelled:1"]),
        ("failed", ["created:1", "failed:1"], ["created:1", "placed:1", "paid:1", "failed:1"]),
        ("refunded", ["created:1", "placed:1", "refunded:1"], ["created:1", "placed:1", "paid:1", "refunded:1"]),
        ("wc-shipped", ["created:1"], ["created:1", "placed:1", "paid:1"]),
        ("checkout-draft", [], []),
        ("auto-draft", [], []),
        ("trash", [], []),
    ],
)  # fmt: skip
def test_an_order_seen_for_the_first_time(status: str, unpaid: list[str], paid: list[str]) -> None:
    assert occurrences(status) == unpaid
    assert occurrences(status, paid_at=PAID) == paid


def test_nothing_is_told_twice() -> None:
    for status in ("pending", "processing", "on-hold", "completed", "cancelled", "failed", "refunded"):
        first = occurrences(status, paid_at=PAID)
        assert occurrences(status, LedgerRow(status, first), paid_at=PAID) == []


@pytest.mark.parametrize(
    ("path", "new"),
    [
        (["pending", "processing"], ["placed:1", "paid:1"]),
        (["pending", "processing", "completed"], ["completed:1"]),
        (["processing", "completed", "processing"], []),
        (["processing", "completed", "processing", "completed"], ["completed:2"]),
        (["completed", "processing", "completed", "processing", "completed"], ["completed:3"]),
        (["on-hold", "processing", "on-hold"], ["on_hold:2"]),
        (["pending", "cancelled", "pending", "cancelled"], ["cancelled:2"]),
        (["pending", "failed", "pending", "failed"], ["failed:2"]),
        (["processing", "trash"], ["trashed:1"]),
        (["processing", "trash", "trash"], []),
        (["processing", "trash", "processing", "trash"], ["trashed:2"]),
        (["checkout-draft", "trash"], []),
        (["processing", "trash", "processing"], ["restored:1"]),
        (["processing", "trash", "processing", "trash", "processing"], ["restored:2"]),
        (["processing", "trash", "completed"], ["completed:1", "restored:1"]),
        (["checkout-draft", "pending"], ["created:1"]),
        (["checkout-draft", "processing"], ["created:1", "placed:1", "paid:1"]),
    ],
)
def test_an_order_on_its_way(path: list[str], new: list[str]) -> None:
    """The last step's occurrences, after the ledger noted all before it."""
    row: LedgerRow | None = None
    found: list[str] = []
    for status in path:
        found = occurrences(status, row)
        row = LedgerRow(status, [*(row.told if row else []), *found])
    assert found == new


def test_every_refund_is_told_once_with_what_was_given_back_so_far() -> None:
    refunds = (refund(91, 400), refund(77, 100))
    found = [one for one in happenings(order(7, refunds=refunds), None) if one.change is ChangeKind.ORDER_REFUNDED]
    assert [(one.occurrence, one.refund_id, one.refunded_total) for one in found] == [
        ("refund:77", 77, eur(100)),
        ("refund:91", 91, eur(500)),
    ]
    known = LedgerRow("processing", ["created:1", "placed:1", "paid:1", "refund:77"])
    assert occurrences("processing", known, refunds=refunds) == ["refund:91"]


def test_an_order_refunded_without_a_refund_is_refunded_whole() -> None:
    found = happenings(order(7, "refunded", total=Money(4_200, "EUR")), None)[-1]
    assert (found.occurrence, found.refunded_total) == ("refunded:1", eur(4_200))


def test_an_order_refunded_by_refunds_is_not_refunded_once_more() -> None:
    assert "refunded:1" not in occurrences("refunded", refunds=(refund(77, 1_000),))


def test_times_are_those_of_the_store() -> None:
    paid, completed = LONG_AGO.replace(hour=10), LONG_AGO.replace(hour=12)
    found = {
        one.occurrence: one.at for one in happenings(order(7, "completed", paid_at=paid, completed_at=completed), None)
    }
    assert found["paid:1"] == paid
    assert found["completed:1"] == completed
    assert found["created:1"] == order(7).created_at


def test_an_order_that_was_paid_and_cancelled_was_placed() -> None:
    assert placed(order(7, "cancelled", paid_at=PAID))
    assert not placed(order(7, "cancelled"))


@given(st.lists(st.sampled_from(["pending", "processing", "on-hold", "completed", "cancelled", "failed", "trash"]),
                min_size=1, max_size=12))  # fmt: skip
def test_on_any_way_no_occurrence_comes_twice(path: list[str]) -> None:
    row: LedgerRow | None = None
    for status in path:
        found = occurrences(status, row)
        noted = row.told if row else []
        assert not set(found) & set(noted)
        assert len(found) == len(set(found))
        row = LedgerRow(status, [*noted, *found])
