"""Ids as Sequenzy gets them: with the store's short prefix, for one company may own several stores."""

from __future__ import annotations

from app.platforms.protocol import StoreProfile


def prefixed(profile: StoreProfile, number: int | str) -> str:
    """Return "cafe-lumiere:101"."""
    return f"{profile.prefix}:{number}" if profile.prefix else str(number)


def external_id(profile: StoreProfile, customer_id: int) -> str | None:
    """Return a registered customer's id; None for guests, who are known by e-mail alone."""
    return prefixed(profile, customer_id) if customer_id > 0 else None
