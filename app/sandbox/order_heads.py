"""The generated orders' skeletons: who, when, which status; enough for lists, filters and the report."""

from __future__ import annotations

from dataclasses import dataclass

from app.sandbox.customers import customer_role
from app.sandbox.draws import draws, share
from app.sandbox.options import JsonObject
from app.sandbox.people import customer_email, guest_email
from app.sandbox.site import FIRST_CUSTOMER, ORDER_STRIDE, Site
from app.sandbox.site_time import second_of

ORDER_STATUSES = (
    "pending", "processing", "on-hold", "completed", "cancelled", "refunded", "failed", "checkout-draft", "trash",
)  # fmt: skip

_SHARES = (
    (0.58, "completed"), (0.66, "processing"), (0.69, "on-hold"), (0.73, "pending"), (0.81, "cancelled"),
    (0.87, "refunded"), (0.91, "failed"), (0.985, "checkout-draft"), (1.0, "trash"),
)  # fmt: skip
_DAY = 86400


@dataclass(frozen=True, slots=True)
class OrderHead:
    """An order without its lines."""

    id: int
    status: str
    created: int
    modified: int
    paid: int | None
    completed: int | None
    customer_id: int
    """0 for guests."""
    email: str
    """As typed at the checkout; "" for a few."""
    refund_ids: tuple[int, ...]
    person: int
    """Number from which name and address are drawn."""


def order_id(site: Site, number: int) -> int:
    """Return the id of the order with this number, from 0."""
    return site.first_order + ORDER_STRIDE * number


def order_head(site: Site, number: int) -> OrderHead:
    """Return the head of the order with this number. Numbers are in the order of creation."""
    draw = draws(site.options.seed, "order", number)
    span = site.history_end - 3600 - site.history_start
    created = site.history_start + int(span * (number + share(draw[0])) / max(1, site.options.orders))
    lot = share(draw[1])
    status = next(name for limit, name in _SHARES if lot < limit)
    paid = created + 300 if _was_paid(status, draw[2]) else None
    modified = site.before_end(max(created + 600, created + draw[3] % (25 * _DAY)), draw[4] % 1800)
    completed = created + (modified - created) // 2 if status == "completed" else None
    customer_id, email, person = _buyer(site, draw)
    return OrderHead(
        order_id(site, number), status, created, modified, paid, completed, customer_id, email,
        _refunds(order_id(site, number), status, draw[5]), person,
    )  # fmt: skip


def head_of_record(record: JsonObject) -> OrderHead:
    """Return the head of an order that was edited or created while the sandbox runs."""
    return OrderHead(
        id=record["id"],
        status=record["status"],
        created=second_of(record["date_created_gmt"]) or 0,
        modified=second_of(record["date_modified_gmt"]) or 0,
        paid=second_of(record["date_paid_gmt"]),
        completed=second_of(record["date_completed_gmt"]),
        customer_id=record["customer_id"],
        email=record["billing"]["email"],
        refund_ids=tuple(refund["id"] for refund in record["refunds"]),
        person=record["id"],
    )


def _was_paid(status: str, draw: int) -> bool:
    if status in {"processing", "completed", "refunded"}:
        return True
    return (status == "cancelled" and draw % 2 == 0) or (status == "failed" and draw % 10 == 0)


def _refunds(number: int, status: str, draw: int) -> tuple[int, ...]:
    if status == "refunded":
        return (number + 1, number + 2) if draw % 7 == 0 else (number + 1,)
    return (number + 1,) if status == "completed" and draw % 12 == 0 else ()


def _buyer(site: Site, draw: tuple[int, ...]) -> tuple[int, str, int]:
    """Return customer id, e-mail and person number: 40 % are guests out of a pool, so that they come back."""
    options = site.options
    if options.customers and share(draw[6]) >= 0.4:
        number = FIRST_CUSTOMER + draw[7] % options.customers
        if customer_role(site, number) != "customer":
            return 3, "shopper@example.test", 3
        return number, customer_email(number), number
    guest = 1 + draw[7] % max(1, options.orders // 4)
    if draw[8] % 60 == 0:
        return 0, "", guest
    if draw[8] % 60 == 1:
        return 0, "deleted@site.invalid", guest
    if options.customers and guest % 25 == 0:
        number = FIRST_CUSTOMER + guest % options.customers
        return 0, customer_email(number), number
    return 0, guest_email(guest, draw[9]), 1_000_000 + guest
