"""What a platform offers besides deliveries: its pages, its ready-made segments, what it needs of the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class AccountWord(StrEnum):
    """What the platform calls the account that a store belongs to."""

    COMPANY = "company"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Links:
    """Pages of the platform, absolute; "" where it has none."""

    home: str
    sign_up: str
    terms: str
    privacy: str
    forms: str
    people: str
    """Where a person can be looked up and deleted."""


@dataclass(frozen=True, slots=True)
class Purchases:
    """What is known of one person's orders: counts, and when each last happened."""

    paid: int = 0
    last_paid_at: datetime | None = None
    completed: int = 0
    last_completed_at: datetime | None = None
    cancelled: int = 0
    refunded: int = 0
    last_checkout_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment that the platform makes by itself on connection."""

    code: str
    title: str
    """As the platform shows it."""
    matches: Callable[[Purchases, datetime], bool]
    """Whether somebody with these purchases belongs to it at a time."""
    needs_checkouts: bool = False
    """Whether it can only be counted where started checkouts are seen."""


@dataclass(frozen=True, slots=True)
class StoreWebhooks:
    """The webhooks by which a store can deliver its live changes to the platform itself. `repr` shows no secret."""

    topics: tuple[str, ...]
    delivery_url: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is to be erased."""

    email: str = field(repr=False)
    customer_ids: tuple[int, ...]
    """Accounts in the store, as far as they are known."""
    key: str
    """The same at every try: an idempotency key."""


class AssumptionState(StrEnum):
    """How sure a fact is."""

    ASSUMED = "assumed"
    """Nobody documents it; ours until the service answers otherwise."""
    UNVERIFIED = "unverified"
    """Documented or observed in part, never seen at the real service."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something about the platform's interface that no documentation confirms."""

    state: AssumptionState
    fact: str
    """For whoever maintains this."""
    sentence: str
    """For users: stands in the manual."""
