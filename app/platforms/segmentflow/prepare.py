"""From a change to what is stored of it, or None for what Segmentflow does not take."""

from __future__ import annotations

from datetime import datetime

from app.model.changes import UPSERTS, Change, ChangeKind
from app.model.records import Customer, GuestBuyer, Order, Product
from app.platforms.consent import may_tell_behaviour
from app.platforms.protocol import StoreProfile
from app.platforms.segmentflow.audience import comment_body, form_body, user_body, user_registered_body
from app.platforms.segmentflow.commerce import CART_EVENTS, ORDER_EVENTS, cart_item_body, checkout_body, order_body
from app.platforms.segmentflow.people import person_body, registration_body, test_body
from app.platforms.segmentflow.webhooks import DELETED, deletion_body, product_body
from app.platforms.wire import JsonObject

AUDIENCE = {
    ChangeKind.USER_SAVED: user_body,
    ChangeKind.USER_REGISTERED: user_registered_body,
    ChangeKind.COMMENT_POSTED: comment_body,
}
"""What there is to tell of people who need buy nothing."""

PEOPLE = frozenset({ChangeKind.CUSTOMER_SAVED, ChangeKind.GUEST_SAVED})
STORE_TELLS = PEOPLE | ORDER_EVENTS.keys() | DELETED.keys() | {ChangeKind.PRODUCT_SAVED}
"""What the store's own webhooks deliver where they are the live channel. Both would be counted twice there,
for the ids differ."""


def prepare(change: Change, profile: StoreProfile) -> JsonObject | None:
    """Return the stored body of a change."""
    record = change.record
    if _told_by_store(change, profile):
        return None
    if change.kind in DELETED:
        return deletion_body(change) if profile.woocommerce else None
    if change.kind is ChangeKind.PRODUCT_SAVED:
        shown = isinstance(record, Product) and record.published and profile.woocommerce
        return product_body(record) if isinstance(record, Product) and shown else None
    if change.kind in PEOPLE:
        return person_body(change, record, profile) if isinstance(record, Customer | GuestBuyer) else None
    if change.kind in AUDIENCE:
        return AUDIENCE[change.kind](change, profile)
    if change.kind is ChangeKind.CUSTOMER_CREATED:
        return registration_body(change, profile)
    if change.kind in ORDER_EVENTS:
        return order_body(change, profile)
    if change.kind is ChangeKind.TEST_EVENT:
        return test_body(change, profile)
    return _behaviour(change, profile) if may_tell_behaviour(change, profile) else None


def _told_by_store(change: Change, profile: StoreProfile) -> bool:
    """Tell whether the store's own webhooks deliver it. A past record is no count and goes all the same."""
    if change.kind not in STORE_TELLS:
        return False
    if change.history and (change.kind in UPSERTS or change.occurred_at is None):
        return False
    return profile.told_by_store(_moment(change))


def _moment(change: Change) -> datetime | None:
    """Return when a change happened, for an upsert when the record was modified."""
    modified = change.record.modified_at if isinstance(change.record, Product | Customer | Order) else None
    return change.occurred_at or modified


def _behaviour(change: Change, profile: StoreProfile) -> JsonObject | None:
    if change.kind is ChangeKind.FORM_SUBMITTED:
        return form_body(change, profile)
    if change.kind in CART_EVENTS:
        return cart_item_body(change, profile)
    if change.kind is ChangeKind.CHECKOUT_STARTED:
        return checkout_body(change, profile)
    return None
