"""What a correct platform holds of the store: decided from the store's records alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.sandbox.faults import Target
from app.sandbox.order_heads import OrderHead
from app.sandbox.people import canonical
from app.sandbox.shelf import Selection
from app.sandbox.store import Store

_REACHED = frozenset({"processing", "on-hold", "completed", "refunded"})
_PAID = frozenset({"processing", "completed"})
_NO_BUYER = frozenset({"checkout-draft", "trash"})
_MANY = 1_000_000


@dataclass(frozen=True, slots=True)
class Span:
    """How often an event has to be held at least, and may be held at most."""

    least: int
    most: int


@dataclass(slots=True)
class Person:
    """Someone whom the platform has to know."""

    label: str
    consents: bool
    orders_least: int = 0
    """Orders in processing and completed."""
    orders_most: int = 0
    """The same with on-hold, refunded and later cancelled ones, which may be counted or not."""


@dataclass(slots=True)
class Expectation:
    """What a first sync leaves at a platform."""

    products: dict[int, frozenset[int]] = field(default_factory=dict)
    """Published products with the ids of their variations."""
    people: dict[str, Person] = field(default_factory=dict)
    tolerated: dict[str, bool] = field(default_factory=dict)
    """People who may be held but need not (staff, guests who never completed a purchase), and whether they consent."""
    heads: dict[int, OrderHead] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)


def expect(store: Store) -> Expectation:
    """Walk through the store once."""
    found = Expectation(tolerated=dict.fromkeys(store.former_emails, True))
    published = store.products.select(Selection(frozenset({"publish"})))
    found.products = {number: _variations(store, number) for number in published}
    _expect_customers(store, found)
    customers = len(found.people)
    orders = 0
    for head in store.order_heads():
        found.heads[head.id] = head
        if head.status not in _NO_BUYER:
            orders += 1
        _expect_buyer(store, found, head)
    visible = store.products.select(Selection(frozenset({"publish", "draft", "private", "pending", "future"})))
    found.counts = {
        "product": len(visible),
        "product_published": len(published),
        "variation": sum(map(len, found.products.values())),
        "customer": customers,
        "guest": len(found.people) - customers,
        "order": orders,
    }
    return found


def _variations(store: Store, number: int) -> frozenset[int]:
    if store.products.edited(number) or not store.generated_product(number):
        return frozenset((store.products.record(number) or {"variations": []})["variations"])
    return frozenset(store.product_head(number).variation_ids)


def _expect_customers(store: Store, found: Expectation) -> None:
    for number in store.customers.ids():
        email = canonical(store.customer_email(number))
        if not email:
            continue
        if store.customers.state(number) == "customer":
            found.people[email] = Person(f"customer {number}", store.consent(number) == "yes")
        else:
            found.tolerated[email] = store.consent(number) == "yes"


def _expect_buyer(store: Store, found: Expectation, head: OrderHead) -> None:
    email = canonical(head.email)
    if not email:
        return
    reached = statuses(store, head)
    if not set(reached) - _NO_BUYER:
        return
    placed = is_placed(head)
    if email not in found.people:
        if not placed:
            found.tolerated.setdefault(email, False)
            return
        found.people[email] = Person(f"guest {email}", consents=False)
    person = found.people[email]
    person.orders_least += head.status in _PAID
    person.orders_most += bool(_REACHED & set(reached)) or head.paid is not None


def statuses(store: Store, head: OrderHead) -> Counter[str]:
    """Return how often an order came into each status, as far as the sandbox saw it."""
    steps = Counter(step.status for step in store.transitions.get(head.id, ()))
    steps[head.status] = max(1, steps[head.status])
    return steps


def is_placed(head: OrderHead) -> bool:
    """Tell whether an order, as it stands, is one that was placed."""
    return head.status in _REACHED or (head.status in {"cancelled", "failed"} and head.paid is not None)


def order_events(store: Store, head: OrderHead, platform: Target) -> dict[str, Span]:
    """Return which events of an order a platform has to hold, and which it may."""
    if not canonical(head.email):
        return {}
    entries = statuses(store, head)
    if platform is Target.SEQUENZY:
        return dict(_at_sequenzy(head, entries))
    return dict(_at_segmentflow(head, entries))


def _at_sequenzy(head: OrderHead, entries: Counter[str]) -> Iterator[tuple[str, Span]]:
    placed = is_placed(head)
    ever = placed or any(entries[status] for status in _REACHED)
    yield "placed", Span(int(placed), int(ever))
    yield "fulfilled", Span(int(head.status == "completed"), entries["completed"])
    if ever:
        yield "cancelled", Span(int(placed and head.status == "cancelled"), entries["cancelled"])
        refunds = len(head.refund_ids)
        yield "refunded", Span(refunds if placed else 0, refunds)


def _at_segmentflow(head: OrderHead, entries: Counter[str]) -> Iterator[tuple[str, Span]]:
    real = head.status not in _NO_BUYER
    if not real and not set(entries) - _NO_BUYER:
        return
    paid = head.paid is not None or head.status in _PAID
    refunds = len(head.refund_ids)
    whole = head.status == "refunded"
    yield "created", Span(int(real), 1)
    yield "paid", Span(int(real and paid), max(entries["processing"], int(paid)))
    yield "completed", Span(int(head.status == "completed"), entries["completed"])
    yield "cancelled", Span(int(head.status == "cancelled"), entries["cancelled"] + entries["trash"])
    yield "refunded", Span(min(1, refunds) if whole else refunds * real, max(refunds, int(whole)))
    for kind in ("on_hold", "failed", "restored"):
        yield kind, Span(0, _MANY)


def happened_at(store: Store, head: OrderHead, kind: str, refund: str) -> int:
    """Return when the event happened in the store, in seconds since 1970."""
    if kind in {"placed", "paid"}:
        return max(head.created, head.paid or 0, _entered(store, head, "on-hold"))
    if kind == "created":
        return head.created
    if kind in {"fulfilled", "completed"}:
        return head.completed or head.modified
    if refund.isdigit() and int(refund) in store.refunded_at:
        return store.refunded_at[int(refund)]
    return head.modified


def _entered(store: Store, head: OrderHead, status: str) -> int:
    return max((step.at for step in store.transitions.get(head.id, ()) if step.status == status), default=0)
