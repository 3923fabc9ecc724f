"""Customers and guest buyers as identify items, and registrations."""

from __future__ import annotations

from app.model.changes import Change
from app.model.records import Customer, GuestBuyer
from app.platforms.protocol import StoreProfile
from app.platforms.segmentflow.items import identify, person_consent, stored, track
from app.platforms.wire import JsonObject, filled, major, timestamp

TEST_EVENT = "storewire_test"


def person_body(change: Change, record: Customer | GuestBuyer, profile: StoreProfile) -> JsonObject | None:
    """Return what is stored of a person; None without an address."""
    email = change.email or record.email
    if not email:
        return None
    customer_id = record.id if isinstance(record, Customer) else 0
    item = identify(profile, "", email, customer_id, traits(change, record, email))
    return stored(item, consent=person_consent(change))


def traits(change: Change, record: Customer | GuestBuyer, email: str) -> JsonObject:
    """Return the documented traits that are known. `total_spent` is a number of major units."""
    billing, totals = record.billing, change.totals
    customer = record if isinstance(record, Customer) else None
    return filled(
        {
            "customer_id": customer.id if customer else None,
            "email": email,
            "firstName": record.first_name or billing.first_name,
            "lastName": record.last_name or billing.last_name,
            "phone": billing.phone,
            "company": billing.company,
            "address_1": billing.address_1,
            "address_2": billing.address_2,
            "city": billing.city,
            "province_code": billing.state,
            "zip": billing.postcode,
            "country_code": billing.country,
            "orders_count": totals.orders_count if totals else None,
            "total_spent": major(totals.total_spent) if totals and totals.total_spent else None,
            "avatar_url": customer.avatar_url if customer else None,
            "date_created": timestamp(customer.created_at) if customer and customer.created_at else None,
            "locale": customer.locale if customer else None,
        }
    )


def registration_body(change: Change, profile: StoreProfile) -> JsonObject | None:
    """Return what is stored of a registration that was seen as it happened."""
    record = change.record
    if not isinstance(record, Customer) or change.history or not (change.email or record.email):
        return None
    canonical = f"wordpress:user_registered:track:{record.id}"
    email = change.email or record.email
    item = track(profile, change, "user_registered", canonical, email, record.id, {"user_id": record.id})
    return stored(item)


def test_body(change: Change, profile: StoreProfile) -> JsonObject | None:
    """Return what is stored of a test to the user's own address: the person first, for an event of nobody is dropped.

    Its name is no event of the shop's, and it is dated, as history is.
    """
    if not change.email or change.occurred_at is None:
        return None
    person = identify(profile, f"storewire:test:identify:{change.record_id}", change.email, 0, {"email": change.email})
    canonical = f"storewire:test:track:{change.record_id}"
    event = track(profile, change, TEST_EVENT, canonical, change.email, 0, {"test": True})
    return stored(person, event)
