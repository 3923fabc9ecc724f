"""Registered users of a site without a shop: from WordPress' REST representation to the model."""

from __future__ import annotations

from datetime import tzinfo

from app.model.records import User
from app.stores.consent import consent_meta
from app.stores.fields import JsonObject, email, link, mapping, required_id
from app.stores.text import plain_text
from app.stores.times import parse_gmt, record_time

LARGEST_AVATAR = "96"


def parse_user(data: JsonObject, zone: tzinfo) -> User:
    """Return a user. Raises UnreadableRecord where the id cannot be understood.

    `registered_date` carries its zone. Of the meta data only what plugins opened to the REST API is there.
    """
    roles = data.get("roles")
    return User(
        id=required_id(data),
        email=email(data.get("email")),
        first_name=plain_text(data.get("first_name")),
        last_name=plain_text(data.get("last_name")),
        name=plain_text(data.get("name")),
        username=plain_text(data.get("username")),
        roles=tuple(plain_text(role) for role in roles if isinstance(role, str)) if isinstance(roles, list) else (),
        avatar_url=link(mapping(data.get("avatar_urls")).get(LARGEST_AVATAR)),
        locale=plain_text(data.get("locale"))[:20],
        created_at=parse_gmt(data.get("registered_date")) or record_time(data, "registered_date", zone),
        consent_meta=consent_meta(mapping(data.get("meta"))),
    )
