"""What a platform made of what it was sent: effects, each with what the report needs to judge it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_ORDER_KEYS = ("orderId", "order_id", "providerOrderId", "provider_order_id")
_REFUND_KEYS = ("refundId", "refund_id")
_NUMBER = re.compile(r"(\d+)$")


@dataclass(frozen=True, slots=True)
class OrderEffect:
    """An order event that took effect once at the platform."""

    kind: str
    """placed, fulfilled, cancelled, refunded; or created, paid, completed, on_hold, failed, restored."""
    order: int | None
    """The store's order id, None where the event does not tell."""
    refund: str
    """The refund's id where the event tells it."""
    email: str
    live: bool
    """Whether it started automations."""
    received: int
    """Seconds since 1970."""
    channel: str


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What a shopper did before they bought, as the platform took it in, once."""

    event: str
    email: str
    lines: tuple[str, ...]
    """Titles of the products that it names."""
    live: bool
    """Whether it may start automations."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule of the platform, or of people's consent, that was broken."""

    rule: str
    detail: str


@dataclass(slots=True)
class Ledger:
    """What a platform counted since the sandbox started."""

    effects: list[OrderEffect] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)
    automations: int = 0
    implicit_subscribers: int = 0
    before_completion: list[str] = field(default_factory=list)
    behaviour: list[Behaviour] = field(default_factory=list)

    def blame(self, rule: str, detail: str) -> None:
        """Note a broken rule."""
        self.violations.append(Violation(rule, detail))


def record_number(text: object) -> int | None:
    """Return the store's id out of "101", 101 or "cafe-lumiere:101"."""
    found = _NUMBER.search(str(text).rpartition(":")[2])
    return int(found[1]) if found else None


def order_of(properties: Mapping[str, Any] | None) -> int | None:
    """Return the order that an event's properties speak of."""
    for key in _ORDER_KEYS:
        value = (properties or {}).get(key)
        if value not in (None, ""):
            return record_number(value)
    return None


def refund_of(properties: Mapping[str, Any] | None) -> str:
    """Return the refund that an event's properties speak of, "" where they do not tell."""
    for key in _REFUND_KEYS:
        value = (properties or {}).get(key)
        if value not in (None, ""):
            number = record_number(value)
            return str(number) if number is not None else str(value)
    return ""
