"""The order ledger: enough of every order to know totals and what was already told, and nothing readable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, func, select, update
from sqlalchemy.dialects.sqlite import insert

from app.model.changes import PersonTotals
from app.model.money import Money
from app.model.records import Order
from app.storage.hashing import Hasher
from app.storage.schema import order_ledger

PAID_STATUSES = frozenset({"processing", "completed"})
"""An order in one of these counts for its buyer's totals, as it does in WooCommerce's own."""

NO_ORDER = frozenset({"checkout-draft", "auto-draft", "trash"})
"""Not orders: nothing is told of them, and their buyers are no buyers."""

COUNTED = ("counts", "total_minor", "refunded_minor", "currency", "created_at")
"""What a person's totals are made of."""

GONE = "gone"
"""The status of an order that was deleted for good."""

CHUNK = 400


@dataclass(slots=True)
class LedgerRow:
    """What was known of an order before."""

    status: str
    told: list[str] = field(default_factory=list)


def known(connection: Connection, scope_id: int, order_ids: Sequence[int]) -> dict[int, LedgerRow]:
    """Return what the ledger has of these orders."""
    table = order_ledger.c
    found: dict[int, LedgerRow] = {}
    for start in range(0, len(order_ids), CHUNK):
        asked = select(table.order_id, table.status, table.told).where(
            table.scope_id == scope_id, table.order_id.in_(order_ids[start : start + CHUNK])
        )
        for row in connection.execute(asked):
            found[row.order_id] = LedgerRow(row.status, list(row.told))
    return found


def enter(
    connection: Connection, scope_id: int, hasher: Hasher, orders: Iterable[Order], told: dict[int, list[str]]
) -> None:
    """Write orders down. `told` replaces what was told of an order; others keep what they have."""
    rows = [_row(scope_id, hasher, order, told.get(order.id)) for order in orders]
    for with_told in (True, False):
        chosen = [row for row in rows if (row["told"] is not None) is with_told]
        if not chosen:
            continue
        for row in chosen:
            row["told"] = row["told"] if with_told else []
        statement = insert(order_ledger)
        fresh = statement.excluded
        kept = {"scope_id", "order_id"} if with_told else {"scope_id", "order_id", "told", "status"}
        changes = {column.name: getattr(fresh, column.name) for column in order_ledger.c if column.name not in kept}
        connection.execute(statement.on_conflict_do_update(["scope_id", "order_id"], set_=changes), chosen)


def gone(connection: Connection, scope_id: int, order_ids: Sequence[int]) -> None:
    """These orders were deleted for good: they count no more, and what was told of them stays known."""
    for start in range(0, len(order_ids), CHUNK):
        mine = (order_ledger.c.scope_id == scope_id, order_ledger.c.order_id.in_(order_ids[start : start + CHUNK]))
        connection.execute(update(order_ledger).where(*mine).values(status=GONE, counts=False))


def persons_of(connection: Connection, scope_id: int, order_ids: Sequence[int]) -> set[bytes]:
    """Return whose orders these are."""
    found: set[bytes] = set()
    for start in range(0, len(order_ids), CHUNK):
        mine = (order_ledger.c.scope_id == scope_id, order_ledger.c.order_id.in_(order_ids[start : start + CHUNK]))
        asked = select(order_ledger.c.person).where(*mine, order_ledger.c.person.is_not(None))
        found.update(connection.execute(asked).scalars())
    return found


def affected(connection: Connection, scope_id: int, hasher: Hasher, orders: Sequence[Order]) -> set[bytes]:
    """Return the persons whose totals these orders change, the ones who had an order before included."""
    compared = [order_ledger.c[name] for name in ("person", *COUNTED)]
    before: dict[int, Row[Any]] = {}
    numbers = [order.id for order in orders]
    for start in range(0, len(numbers), CHUNK):
        mine = (order_ledger.c.scope_id == scope_id, order_ledger.c.order_id.in_(numbers[start : start + CHUNK]))
        for row in connection.execute(select(order_ledger.c.order_id, *compared).where(*mine)):
            before[row.order_id] = row
    found: set[bytes | None] = set()
    for order in orders:
        now = _row(scope_id, hasher, order, None)
        earlier = before.get(order.id)
        if earlier is None:
            found |= {now["person"]} if now["counts"] else set()
        elif any(getattr(earlier, name) != now[name] for name in ("person", *COUNTED)):
            found |= {now["person"], earlier.person}
    return {person for person in found if person is not None}


def _row(scope_id: int, hasher: Hasher, order: Order, told: list[str] | None) -> dict[str, Any]:
    return {
        "scope_id": scope_id,
        "order_id": order.id,
        "person": hasher.person(order.email) if order.email else None,
        "status": order.status,
        "currency": order.currency,
        "total_minor": order.total.minor,
        "refunded_minor": sum(refund.amount.minor for refund in order.refunds),
        "counts": order.status in PAID_STATUSES,
        "created_at": order.created_at,
        "paid_at": order.paid_at,
        "completed_at": order.completed_at,
        "source": order.attribution.source[:100] if order.attribution else "",
        "told": told,
    }


def totals(connection: Connection, scope_id: int, persons: Sequence[bytes], currency: str) -> dict[bytes, PersonTotals]:
    """Return what each person bought: paid orders, their sum less refunds in `currency`, the last one's time."""
    table = order_ledger.c
    found: dict[bytes, PersonTotals] = {}
    for start in range(0, len(persons), CHUNK):
        asked = (
            select(
                table.person,
                func.count().label("orders"),
                func.sum(table.total_minor - table.refunded_minor).filter(table.currency == currency).label("spent"),
                func.max(table.created_at).label("last"),
            )
            .where(
                table.scope_id == scope_id,
                table.person.in_(persons[start : start + CHUNK]),
                table.counts.is_(True),
            )
            .group_by(table.person)
        )
        for row in connection.execute(asked):
            spent = Money(int(row.spent or 0), currency) if currency else None
            found[row.person] = PersonTotals(orders_count=row.orders, total_spent=spent, last_order_at=row.last)
    return found


def newest_orders(connection: Connection, scope_id: int, persons: Sequence[bytes]) -> dict[bytes, int]:
    """Return each person's newest real order: the one whose billing details are the current ones."""
    table = order_ledger.c
    found: dict[bytes, int] = {}
    for start in range(0, len(persons), CHUNK):
        asked = (
            select(table.person, func.max(table.order_id).label("newest"))
            .where(
                table.scope_id == scope_id,
                table.person.in_(persons[start : start + CHUNK]),
                table.status.not_in(NO_ORDER | {GONE}),
            )
            .group_by(table.person)
        )
        found.update({row.person: row.newest for row in connection.execute(asked)})
    return found
