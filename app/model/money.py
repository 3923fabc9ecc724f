"""Amounts of money in minor units, by the exponents of ISO 4217."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

DEFAULT_EXPONENT = 2
"""What a currency unknown to ISO 4217 is taken to have: shops do invent codes."""

LARGEST_EXPONENT = 12
"""An amount beyond 10**12 major units is a broken record, not a price."""


class MoneyError(ValueError):
    """A text that is no amount of money."""


@lru_cache(maxsize=256)
def exponent(currency: str) -> int:
    """Return how many decimals the currency's minor unit has: 2 for EUR, 0 for JPY, 3 for KWD."""
    from iso4217 import Currency  # reads a large table: 2 MB that most runs of a console never look into

    try:
        known = Currency(currency.upper()).exponent
    except ValueError:
        return DEFAULT_EXPONENT
    return DEFAULT_EXPONENT if known is None else int(known)


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount: `minor` units (cents for EUR, yen for JPY) of an ISO 4217 `currency`."""

    minor: int
    currency: str

    @classmethod
    def parse(cls, text: str | int | float | None, currency: str) -> Money | None:
        """Read an amount as WooCommerce writes it, in major units.

        WooCommerce writes decimal strings with the store's number of decimals whatever the
        currency ("11630.00" for JPY), floats for a line's unit price, and "" for no price.
        Half a minor unit is rounded away from zero, as WooCommerce rounds.

        Returns None for "" and None. Raises MoneyError for anything that is no finite amount.
        """
        if text is None or (isinstance(text, str) and not text.strip()):
            return None
        try:
            amount = Decimal(str(text).strip())
        except InvalidOperation as error:
            raise MoneyError(f"not an amount: {str(text)[:40]!r}") from error
        if not amount.is_finite() or amount.adjusted() > LARGEST_EXPONENT:
            raise MoneyError(f"not an amount: {str(text)[:40]!r}")
        code = currency.upper()
        scaled = amount.scaleb(exponent(code)).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        return cls(int(scaled), code)

    def major(self) -> Decimal:
        """Return the amount in major units with the currency's own decimals."""
        return Decimal(self.minor).scaleb(-exponent(self.currency))

    def __add__(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise MoneyError(f"cannot add {other.currency} to {self.currency}")
        return Money(self.minor + other.minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)
