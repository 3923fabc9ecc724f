"""Customers and guest buyers as Sequenzy's subscribers, and what is told of them without an order."""

from __future__ import annotations

from app.model.changes import Change, ChangeKind, PersonTotals
from app.model.records import Customer, GuestBuyer
from app.platforms.protocol import StoreProfile
from app.platforms.sequenzy.identifiers import external_id
from app.platforms.wire import JsonObject, filled, international_phone, major, timestamp

PROFILE_EVENTS = {
    ChangeKind.CUSTOMER_CREATED: "customer.created",
    ChangeKind.CUSTOMER_UPDATED: "customer.updated",
}


TEST_EVENT = "storewire.test"


def person_body(change: Change, record: Customer | GuestBuyer, profile: StoreProfile) -> JsonObject | None:
    """Return what is stored of a person: `{subscriber: fields of the API, consent}`; None without an address.

    Status and duplicate strategy follow from `consent` when the call is chosen, so that they are in one place.
    """
    email = change.email or record.email
    if not email:
        return None
    customer = record if isinstance(record, Customer) else None
    subscriber = filled(
        {
            "email": email,
            "externalId": external_id(profile, customer.id) if customer else None,
            "firstName": record.first_name or record.billing.first_name,
            "lastName": record.last_name or record.billing.last_name,
            "phone": international_phone(record.billing.phone),
            "createdAt": timestamp(customer.created_at) if customer and customer.created_at else None,
        }
    )
    attributes = totals_attributes(change.totals)
    if attributes:
        subscriber["customAttributes"] = attributes
    return {"subscriber": subscriber, "consent": change.subscription.value}


def totals_attributes(totals: PersonTotals | None) -> JsonObject:
    """Return a person's totals as custom attributes; `total_spent` is a number of major units, for segments."""
    if totals is None:
        return {}
    spent = totals.total_spent
    return filled(
        {
            "orders_count": totals.orders_count,
            "total_spent": major(spent) if spent else None,
            "currency": spent.currency if spent else None,
            "last_order_at": timestamp(totals.last_order_at) if totals.last_order_at else None,
        }
    )


def profile_event_body(change: Change, profile: StoreProfile) -> JsonObject | None:
    """Return what is stored of a registration or profile change: an event without properties of its own."""
    if not change.email:
        return None
    customer_id = change.record.id if isinstance(change.record, Customer) else 0
    return filled(
        {
            "event": PROFILE_EVENTS[change.kind],
            "email": change.email,
            "externalId": external_id(profile, customer_id),
            "occurredAt": timestamp(change.occurred_at) if change.occurred_at else None,
        }
    )


def test_body(change: Change) -> JsonObject | None:
    """Return what is stored of a test to the user's own address.

    Its name is no event of the shop's, and its date makes it history, so that it starts no automation.
    """
    if not change.email or change.occurred_at is None:
        return None
    return {
        "event": TEST_EVENT,
        "email": change.email,
        "occurredAt": timestamp(change.occurred_at),
        "properties": {"test": True},
    }
