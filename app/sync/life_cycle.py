"""What an order's state says has happened to it: its life-cycle changes with their times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.model.changes import ChangeKind
from app.model.money import Money
from app.model.records import Order
from app.platforms.protocol import Span
from app.sync.ledger import NO_ORDER, LedgerRow

PLACED_STATUSES = frozenset({"processing", "on-hold", "completed", "refunded"})
AGAIN = {
    "completed": ("completed", ChangeKind.ORDER_COMPLETED),
    "cancelled": ("cancelled", ChangeKind.ORDER_CANCELLED),
    "on-hold": ("on_hold", ChangeKind.ORDER_ON_HOLD),
    "failed": ("failed", ChangeKind.ORDER_FAILED),
}
"""Statuses that an order can enter more than once, each entry being told."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened to an order. `occurrence` is the same for every producer."""

    change: ChangeKind
    occurrence: str
    at: datetime | None
    refund_id: int | None = None
    refunded_total: Money | None = None


def placed(order: Order) -> bool:
    """Tell whether an order ever reached processing, on-hold or completed, as far as it shows."""
    return order.status in PLACED_STATUSES or order.paid_at is not None


NO_NEWS = frozenset({ChangeKind.ORDER_ON_HOLD, ChangeKind.ORDER_FAILED})
"""What is not told of the past: that an order waits, or failed long ago."""


def happenings(order: Order, before: LedgerRow | None) -> list[Happening]:
    """Return what happened to an order and was not noted yet, oldest first."""
    if order.status in NO_ORDER:
        return list(_trashed(order, before))
    told = set(before.told) if before else set()
    names = {one.rpartition(":")[0] for one in told}
    found = [one for one in _first_times(order) if _is_new(one, told, names)]
    if before is not None and before.told and before.status != order.status:
        found.extend(_again(order, before, {one.occurrence for one in found}))
    return found


def happened_within(order: Order, span: Span) -> list[Happening]:
    """Return what happened to an order within a span for the first time, as far as its state says, oldest first."""
    if order.status in NO_ORDER:
        return []
    return [one for one in _first_times(order) if one.at is not None and span.holds(one.at)]


def _is_new(one: Happening, told: set[str], names: set[str]) -> bool:
    name = one.occurrence.rpartition(":")[0]
    return one.occurrence not in told if name == "refund" else name not in names


def _first_times(order: Order) -> Iterator[Happening]:
    yield Happening(ChangeKind.ORDER_CREATED, "created:1", order.created_at)
    if placed(order):
        yield Happening(ChangeKind.ORDER_PLACED, "placed:1", order.paid_at or order.created_at)
    if order.paid_at is not None or order.status in {"processing", "completed"}:
        yield Happening(ChangeKind.ORDER_PAID, "paid:1", order.paid_at or order.created_at)
    if order.status == "on-hold":
        yield Happening(ChangeKind.ORDER_ON_HOLD, "on_hold:1", order.modified_at)
    if order.status == "failed":
        yield Happening(ChangeKind.ORDER_FAILED, "failed:1", order.modified_at)
    if order.status == "completed":
        yield Happening(ChangeKind.ORDER_COMPLETED, "completed:1", order.completed_at or order.modified_at)
    if order.status == "cancelled":
        yield Happening(ChangeKind.ORDER_CANCELLED, "cancelled:1", order.modified_at)
    yield from _refunds(order)


def _refunds(order: Order) -> Iterator[Happening]:
    """Refunds in the order of their ids, each with what was given back up to it."""
    given_back = Money(0, order.currency)
    for refund in sorted(order.refunds, key=lambda one: one.id):
        given_back = given_back + refund.amount
        yield Happening(ChangeKind.ORDER_REFUNDED, f"refund:{refund.id}", order.modified_at, refund.id, given_back)
    if order.status == "refunded" and not order.refunds:
        yield Happening(ChangeKind.ORDER_REFUNDED, "refunded:1", order.modified_at, None, order.total)


def _trashed(order: Order, before: LedgerRow | None) -> Iterator[Happening]:
    """An order of which something was told went to the trash; one that nobody heard of is missed by nobody."""
    if order.status == "trash" and before is not None and before.told and before.status not in {"trash", "gone"}:
        entry = 1 + sum(one.startswith("trashed:") for one in before.told)
        yield Happening(ChangeKind.ORDER_TRASHED, f"trashed:{entry}", order.modified_at)


def _again(order: Order, before: LedgerRow, now_told: set[str]) -> Iterator[Happening]:
    """The order entered a status that it had been in before, or came back from the trash."""
    if before.status in {"trash", "gone"}:
        if not any(one.startswith("created:") for one in before.told):
            return
        entry = 1 + sum(one.startswith("restored:") for one in before.told)
        yield Happening(ChangeKind.ORDER_RESTORED, f"restored:{entry}", order.modified_at)
        return
    if order.status not in AGAIN:
        return
    name, change = AGAIN[order.status]
    entries = sum(one.startswith(f"{name}:") for one in before.told)
    if entries and f"{name}:1" not in now_told:
        yield Happening(change, f"{name}:{entries + 1}", order.modified_at)
