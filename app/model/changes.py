"""What happened to a record: the changes that become deliveries."""

from __future__ import annotations

from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict

from app.model.money import Money
from app.model.records import AnyRecord, Cart, Form, RecordKind


class ChangeKind(StrEnum):
    """Every kind of change. `saved` stands for an upsert of a person's or product's record."""

    PRODUCT_SAVED = "product.saved"
    PRODUCT_DELETED = "product.deleted"
    CUSTOMER_SAVED = "customer.saved"
    CUSTOMER_DELETED = "customer.deleted"
    GUEST_SAVED = "guest.saved"
    CUSTOMER_CREATED = "customer.created"
    CUSTOMER_UPDATED = "customer.updated"
    ORDER_CREATED = "order.created"
    ORDER_PAID = "order.paid"
    ORDER_PLACED = "order.placed"
    ORDER_ON_HOLD = "order.on_hold"
    ORDER_COMPLETED = "order.completed"
    ORDER_CANCELLED = "order.cancelled"
    ORDER_REFUNDED = "order.refunded"
    ORDER_FAILED = "order.failed"
    ORDER_TRASHED = "order.trashed"
    ORDER_RESTORED = "order.restored"
    USER_SAVED = "user.saved"
    USER_REGISTERED = "user.registered"
    COMMENT_POSTED = "comment.posted"
    FORM_SUBMITTED = "form.submitted"
    CART_STARTED = "cart.started"
    CART_CLEARED = "cart.cleared"
    CART_ITEM_ADDED = "cart.item_added"
    CART_ITEM_REMOVED = "cart.item_removed"
    CHECKOUT_STARTED = "checkout.started"
    TEST_EVENT = "test.event"


UPSERTED = {
    ChangeKind.PRODUCT_SAVED: RecordKind.PRODUCT,
    ChangeKind.CUSTOMER_SAVED: RecordKind.CUSTOMER,
    ChangeKind.GUEST_SAVED: RecordKind.GUEST,
    ChangeKind.USER_SAVED: RecordKind.USER,
}
"""Changes that say how a record is now, and of which kind it is."""

UPSERTS = frozenset(UPSERTED)
"""Changes of which only the newest matters; every other change is a life-cycle event."""

PERSON_SAVED = UPSERTS - {ChangeKind.PRODUCT_SAVED}
"""Changes without which the platform does not know a person."""


class Subscription(StrEnum):
    """What a person agreed to. Unknown is treated as not subscribed."""

    SUBSCRIBED = "subscribed"
    NOT_SUBSCRIBED = "not_subscribed"
    UNKNOWN = "unknown"


class PersonTotals(BaseModel):
    """What the order ledger knows of a person, in the store's main currency."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    orders_count: int = 0
    total_spent: Money | None = None
    last_order_at: AwareDatetime | None = None


class Change(BaseModel):
    """One thing that happened, with everything a platform needs to tell of it."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    kind: ChangeKind
    record: AnyRecord | None = None
    """None for a deletion."""
    record_id: str
    """The store's id as text; a guest's is the canonical e-mail."""
    email: str = ""
    """The person concerned (canonical), "" for products."""
    occurred_at: AwareDatetime | None = None
    """When it happened in the store; None for upserts without a date."""
    occurrence: str
    """What tells this occurrence from others of the same kind and record, from facts that every producer
    sees: "completed:1" (status and the how-manieth entry), "refund:77", a revision for upserts."""
    first_seen: bool = False
    """For upserts: whether this scope has never seen the record before."""
    subscription: Subscription = Subscription.UNKNOWN
    totals: PersonTotals | None = None
    placed: bool = False
    """For order changes: whether the order ever was placed (reached processing, on-hold or completed)."""
    refund_id: int | None = None
    refunded_total: Money | None = None
    """Cumulative, for order.refunded."""
    cart: Cart | None = None
    form: Form | None = None
    history: bool = False
    """Whether it was found by reading the past; frozen into the delivery's lane."""
