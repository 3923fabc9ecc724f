"""Ingest items: who they are about, where they come from, and ids that are the same on every try."""

from __future__ import annotations

from hashlib import sha256

from app.model.changes import Change, Subscription
from app.platforms.protocol import StoreProfile
from app.platforms.segmentflow.calls import DENIED, GRANTED
from app.platforms.wire import JsonObject, filled, timestamp


def message_id(kind: str, canonical: str) -> str:
    """Return `sfc:v1:<kind>:<sha256 of the canonical input>`: opaque, without personal data, repeatable."""
    return f"sfc:v1:{kind}:{sha256(canonical.encode()).hexdigest()}"


def user_id(profile: StoreProfile, customer_id: int) -> str | None:
    """Return "wc_17" ("wp_17" on a site without WooCommerce); None for guests, whom the e-mail alone names."""
    if customer_id <= 0:
        return None
    return f"{'wc' if profile.woocommerce else 'wp'}_{customer_id}"


def source(profile: StoreProfile) -> str:
    """Return where an item comes from."""
    return "woocommerce" if profile.woocommerce else "wordpress"


def identify(profile: StoreProfile, canonical: str, email: str, customer_id: int, traits: JsonObject) -> JsonObject:
    """Return an identify item; `email` is canonical and top-level, for one inside the traits is no identity.

    Without a canonical input the item gets its id from the delivery's key when it is composed: a record's key
    follows from what is stored of it, so that the id cannot be part of that.
    """
    return filled(
        {
            "type": "identify",
            "messageId": message_id("identify", canonical) if canonical else None,
            "email": email,
            "userId": user_id(profile, customer_id),
            "traits": traits or None,
            "source": source(profile),
        }
    )


def track(
    profile: StoreProfile,
    change: Change,
    event: str,
    canonical: str,
    email: str,
    customer_id: int,
    properties: JsonObject,
) -> JsonObject:
    """Return a track item dated by the change; without a canonical input the delivery's key gives it its id."""
    return filled(
        {
            "type": "track",
            "messageId": message_id(event, canonical) if canonical else None,
            "event": event,
            "email": email,
            "userId": user_id(profile, customer_id),
            "properties": properties or None,
            "timestamp": timestamp(change.occurred_at) if change.occurred_at else None,
            "source": source(profile),
        }
    )


def person_consent(change: Change) -> str:
    """Return what a person's own record says of consent; "" where nothing is known."""
    return {Subscription.SUBSCRIBED: GRANTED, Subscription.NOT_SUBSCRIBED: DENIED}.get(change.subscription, "")


def stored(*items: JsonObject, consent: str = "") -> JsonObject:
    """Return the stored body of one delivery: its items in order, and the consent that they go under."""
    return {"batch": list(items), "consent": consent}
