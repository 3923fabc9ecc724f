"""Money as WooCommerce writes it: text with the store's two decimals, whatever the currency."""

from __future__ import annotations

SYMBOLS = {"EUR": "€", "JPY": "¥", "KWD": "د.ك", "USD": "$", "GBP": "£"}
ENTITIES = {"EUR": "&euro;", "JPY": "&yen;", "KWD": "&#x62f;.&#x643;", "USD": "&#36;", "GBP": "&pound;"}
NAMES = {
    "EUR": "Euro",
    "JPY": "Japanese yen",
    "KWD": "Kuwaiti dinar",
    "USD": "United States (US) dollar",
    "GBP": "Pound",
}
_WHOLE_ONLY = frozenset({"JPY", "KRW"})


def amount(cents: int) -> str:
    """Return 1234 as "12.34"."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def cents_of(text: str) -> int:
    """Return "12.34" as 1234."""
    sign = -1 if text.startswith("-") else 1
    whole, _, part = text.lstrip("-").partition(".")
    return sign * (int(whole or 0) * 100 + int((part + "00")[:2]))


def fit(cents: int, currency: str) -> int:
    """Return a price that exists in the currency: yen have no fractions, and are worth about a cent."""
    return cents * 100 if currency in _WHOLE_ONLY else cents


def tax_of(net: int, percent: int) -> int:
    """Return the tax on a net amount, rounded half up."""
    return (net * percent + 50) // 100 if net >= 0 else -((-net * percent + 50) // 100)
