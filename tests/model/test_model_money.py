"""Money is exact: read as WooCommerce writes it, kept in the currency's own minor unit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.money import Money, MoneyError, exponent

CURRENCIES = ("EUR", "JPY", "KWD", "USD", "CLF", "XXZ")


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("11630.00", "JPY", 11_630),
        ("1.2345", "KWD", 1_235),
        ("1.2", "KWD", 1_200),
        ("8.50", "EUR", 850),
        ("8.5", "eur", 850),
        (" 8.50 ", "EUR", 850),
        ("-3.00", "EUR", -300),
        ("7", "EUR", 700),
        (7, "EUR", 700),
        (85.91000000000001, "EUR", 8_591),
        (0.1 + 0.2, "EUR", 30),
        ("12.34", "XXZ", 1_234),
    ],
)
def test_amounts_are_read_in_the_currencys_minor_unit(text: str | float, currency: str, minor: int) -> None:
    assert Money.parse(text, currency) == Money(minor, currency.upper())


@pytest.mark.parametrize(("text", "minor"), [("0.005", 1), ("0.015", 2), ("0.025", 3), ("-0.005", -1), ("0.0049", 0)])
def test_half_a_cent_is_rounded_away_from_zero(text: str, minor: int) -> None:
    assert Money.parse(text, "EUR") == Money(minor, "EUR")


def test_half_a_yen_is_rounded_away_from_zero() -> None:
    assert Money.parse("0.5", "JPY") == Money(1, "JPY")


@pytest.mark.parametrize("text", [None, "", "   "])
def test_no_price_is_none_and_not_zero(text: str | None) -> None:
    assert Money.parse(text, "EUR") is None


@pytest.mark.parametrize("text", ["abc", "1,50", "NaN", "Infinity", "-Infinity", "1e13", "1E+400", "8.50 €", "0x1F"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(MoneyError):
        Money.parse(text, "EUR")


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 1e300])
def test_floats_that_are_no_amount_are_refused(number: float) -> None:
    with pytest.raises(MoneyError):
        Money.parse(number, "EUR")


def test_a_refusal_quotes_no_more_than_forty_characters() -> None:
    with pytest.raises(MoneyError) as caught:
        Money.parse("x" * 10_000, "EUR")
    assert len(str(caught.value)) < 80


@pytest.mark.parametrize(("currency", "digits"), [("EUR", 2), ("JPY", 0), ("KWD", 3), ("kwd", 3), ("XXZ", 2), ("", 2)])
def test_exponents_follow_iso_4217_and_invented_codes_have_two(currency: str, digits: int) -> None:
    assert exponent(currency) == digits


@given(st.integers(-(10**12), 10**12), st.sampled_from(CURRENCIES))
def test_an_amount_written_out_is_read_as_itself(minor: int, currency: str) -> None:
    amount = Money(minor, currency)
    assert Money.parse(str(amount.major()), currency) == amount


@given(st.decimals(-(10**9), 10**9, places=6), st.sampled_from(CURRENCIES))
def test_reading_never_moves_an_amount_by_more_than_half_a_minor_unit(amount: Decimal, currency: str) -> None:
    read = Money.parse(str(amount), currency)
    assert read is not None
    assert abs(read.major() - amount) <= Decimal(1).scaleb(-exponent(currency)) / 2


@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9))
def test_sums_are_exact(one: int, other: int) -> None:
    assert Money(one, "EUR") + Money(other, "EUR") == Money(one + other, "EUR")
    assert Money(one, "EUR") + -Money(one, "EUR") == Money(0, "EUR")


def test_currencies_are_never_added_up() -> None:
    with pytest.raises(MoneyError):
        Money(1, "EUR") + Money(1, "USD")
