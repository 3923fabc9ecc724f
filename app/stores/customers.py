"""Customers: from WooCommerce's REST representation to the model."""

from __future__ import annotations

from datetime import tzinfo

from app.model.records import Customer
from app.stores.consent import consent_meta
from app.stores.fields import JsonObject, Meta, address, email, link, meta_entries, required_id
from app.stores.text import plain_text
from app.stores.times import record_time

LOCALE_KEYS = ("_segmentflow_locale", "locale", "wpml_language")
"""Meta keys that hold a person's language; the first is the stamp that Segmentflow's plugin puts on orders."""


def parse_customer(data: JsonObject, zone: tzinfo) -> Customer:
    """Return a registered user, known by the account's own e-mail: the one for billing may be another person's.

    Raises UnreadableRecord where the id cannot be understood.
    """
    billing = address(data.get("billing"))
    meta = meta_entries(data.get("meta_data"))
    return Customer(
        id=required_id(data),
        email=email(data.get("email")),
        first_name=plain_text(data.get("first_name")) or billing.first_name,
        last_name=plain_text(data.get("last_name")) or billing.last_name,
        role=plain_text(data.get("role")) or "customer",
        username=plain_text(data.get("username")),
        billing=billing,
        avatar_url=link(data.get("avatar_url")),
        locale=locale_of(meta),
        created_at=record_time(data, "date_created", zone),
        modified_at=record_time(data, "date_modified", zone),
        consent_meta=consent_meta(meta),
    )


def locale_of(meta: Meta) -> str:
    """Return the language in a record's meta data ("de_DE"), or ""."""
    found = (plain_text(meta[key]) for key in LOCALE_KEYS if isinstance(meta.get(key), str))
    return next((text for text in found if 0 < len(text) <= 20), "")
