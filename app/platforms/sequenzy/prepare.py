"""From a change to what is stored of it, or None for what Sequenzy does not take."""

from __future__ import annotations

from app.model.changes import Change, ChangeKind
from app.model.records import Customer, GuestBuyer, Order, Product
from app.platforms.consent import may_tell_behaviour
from app.platforms.protocol import StoreProfile
from app.platforms.sequenzy.catalogue import deletion_body, product_body
from app.platforms.sequenzy.commerce import CART_EVENTS, ORDER_EVENTS, cart_body, checkout_body, order_body
from app.platforms.sequenzy.people import PROFILE_EVENTS, person_body, profile_event_body, test_body
from app.platforms.wire import JsonObject


def prepare(change: Change, profile: StoreProfile) -> JsonObject | None:
    """Return the stored body of a change. Orders paid, failed, restored or held are no events of Sequenzy's."""
    record = change.record
    if change.kind is ChangeKind.PRODUCT_DELETED:
        return deletion_body(change.record_id, profile)
    if change.kind is ChangeKind.PRODUCT_SAVED and isinstance(record, Product):
        return product_body(record, profile) if record.published else None
    if change.kind in (ChangeKind.CUSTOMER_SAVED, ChangeKind.GUEST_SAVED) and isinstance(record, Customer | GuestBuyer):
        return person_body(change, record, profile)
    if change.kind in PROFILE_EVENTS:
        return profile_event_body(change, profile)
    if change.kind in ORDER_EVENTS and isinstance(record, Order):
        return order_body(change, record, profile)
    if change.kind is ChangeKind.TEST_EVENT:
        return test_body(change)
    return _behaviour(change, profile) if may_tell_behaviour(change, profile) else None


def _behaviour(change: Change, profile: StoreProfile) -> JsonObject | None:
    if change.kind in CART_EVENTS and change.cart is not None:
        return cart_body(change, change.cart, profile)
    if change.kind is ChangeKind.CHECKOUT_STARTED:
        return checkout_body(change, profile)
    return None
