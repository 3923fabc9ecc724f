"""Fields of a store's JSON, read without trusting their types.

Plugins put anything anywhere: numbers as texts, "" for an id, an object for a list, null for all of them.
Each function here takes what it can understand and otherwise answers with nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from app.model.money import Money, MoneyError
from app.model.records import Address, canonical_email
from app.stores.text import plain_text, without_unsafe

JsonObject = Mapping[str, object]
Meta = Mapping[str, object]
"""A record's meta data as key → value."""

CURRENCY = re.compile(r"[A-Za-z][A-Za-z0-9]{1,7}")
"""Three letters by ISO 4217; shops that sell for points or tokens invent longer ones."""

NUMERIC = (str, int, float)
"""What JSON can write a number as."""

LARGEST_NUMBER = 2**63 - 1
"""The store's own ids and counts are 64-bit integers; so are the database's."""


PLAIN_LINK = re.compile(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::[0-9]{1,5})?(?:/[!-~]*)?")
"""An address about which there is no doubt."""

LONGEST_AMOUNT = 24
"""Characters of an amount that is remembered; longer ones are rare and mostly broken."""

ADDRESS_FIELDS = tuple(Address.model_fields)


class UnreadableRecord(Exception):
    """A record whose id, total or currency cannot be understood. The reason names the field, never its value."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def whole(value: object) -> int | None:
    """Return a whole number, also from "12", 12.0 or " 12 "; None for anything else."""
    if type(value) is int:
        return value if abs(value) <= LARGEST_NUMBER else None
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        text = value.strip()
        if len(text) > 24:
            return None
        try:
            value = int(text)
        except ValueError:
            value = number(text)
    if isinstance(value, float):
        value = int(value) if math.isfinite(value) else None
    return value if isinstance(value, int) and abs(value) <= LARGEST_NUMBER else None


def number(value: object) -> float | None:
    """Return a finite number, also from a text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, NUMERIC):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) and abs(found) <= LARGEST_NUMBER else None


def identifier(value: object) -> int:
    """Return a record's id as a positive number, or 0 where there is none ("" and null are common)."""
    found = value if type(value) is int else whole(value)
    return found if found is not None and 0 < found <= LARGEST_NUMBER else 0


def record_id(data: object) -> int | None:
    """Return the id of a record in a list, or None where it has none that is usable."""
    return (identifier(data.get("id")) or None) if isinstance(data, dict) else None


def required_id(data: JsonObject) -> int:
    """Return the record's id. Raises UnreadableRecord."""
    found = record_id(data)
    if found is None:
        raise UnreadableRecord("id: not a positive number")
    return found


def objects(value: object) -> list[JsonObject]:
    """Return the objects in a list; PHP writes a list with gaps as an object, whose values are taken then."""
    if isinstance(value, dict):
        value = list(value.values())
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def mapping(value: object) -> JsonObject:
    """Return an object, or an empty one (PHP writes an empty object as [])."""
    return value if isinstance(value, dict) else {}


def currency_code(value: object) -> str:
    """Return a currency's code in capitals. Raises UnreadableRecord where it is none."""
    text = value.strip() if isinstance(value, str) else ""
    if not CURRENCY.fullmatch(text):
        raise UnreadableRecord("currency: not a currency code")
    return text.upper()


def money(value: object, currency: str) -> Money | None:
    """Return an amount, or None where there is none that can be understood."""
    if type(value) is str:
        return _remembered(value, currency) if len(value) <= LONGEST_AMOUNT else _understood(value, currency)
    if isinstance(value, bool) or not isinstance(value, NUMERIC):
        return None
    return _remembered(value, currency)


def _understood(value: str | int | float, currency: str) -> Money | None:
    try:
        return Money.parse(value, currency)
    except (MoneyError, ArithmeticError, ValueError):
        return None


_remembered = lru_cache(maxsize=8192)(_understood)
"""A shop has few different amounts, and an order repeats its own in a dozen places."""


def amount(value: object, currency: str) -> Money:
    """Return an amount; nothing where there is none that can be understood."""
    return money(value, currency) or Money(0, currency)


def link(value: object) -> str:
    """Return an absolute http(s) address, or ""."""
    if not isinstance(value, str) or len(value) > 4096:
        return ""
    if PLAIN_LINK.fullmatch(value):
        return value
    text = without_unsafe(value).strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in ("http", "https") and parts.netloc and not any(c.isspace() for c in text) else ""


def email(value: object) -> str:
    """Return a canonical e-mail address, or "". An address with unprintable characters in it is no address."""
    if not isinstance(value, str) or without_unsafe(value) != value:
        return ""
    return canonical_email(value)


def address(value: object) -> Address:
    """Return a postal address as plain text."""
    data = mapping(value)
    given = ((name, data.get(name)) for name in ADDRESS_FIELDS)
    return Address(**{name: text for name, value in given if value and (text := plain_text(value))})


def meta_entries(value: object) -> Meta:
    """Return a record's `meta_data` as key → value. Of entries with the same key the last one counts."""
    found: dict[str, object] = {}
    for entry in objects(value):
        key = entry.get("key")
        if isinstance(key, str) and key:
            found[key] = entry.get("value")
    return found
