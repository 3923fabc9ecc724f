"""Dates, times, numbers and amounts as people of a place write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale

from app.model.money import Money
from app.ui.locale_formats import LocaleFormats

NOON = datetime(2026, 3, 21, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("place", "date"),
    [
        ("en_GB", "21 March 2026"),
        ("en_US", "March 21, 2026"),
        ("fr_FR", "21 mars 2026"),
        ("fr_CA", "21 mars 2026"),
        ("zh_TW", "2026年3月21日"),
        ("zh_HK", "2026年3月21日"),
        ("de_DE", "21. März 2026"),
        ("C", "21 March 2026"),
    ],
)
def test_a_date_has_no_day_of_the_week(place: str, date: str) -> None:
    assert LocaleFormats(QLocale(place)).date(NOON) == date


@pytest.mark.parametrize(
    ("place", "number", "amount"),
    [
        ("en_GB", "10,003", "€1,234.56"),
        ("fr_FR", "10\N{NARROW NO-BREAK SPACE}003", "1\N{NARROW NO-BREAK SPACE}234,56\N{NO-BREAK SPACE}€"),
        ("zh_TW", "10,003", "€1,234.56"),
    ],
)
def test_numbers_and_amounts_are_written_as_in_the_place(place: str, number: str, amount: str) -> None:
    formats = LocaleFormats(QLocale(place))
    assert formats.number(10_003) == number
    assert formats.money(Money(123_456, "EUR")) == amount


@pytest.mark.parametrize(("place", "written"), [("en_GB", "0.31"), ("fr_FR", "0,31")])
def test_a_decimal_has_the_places_own_mark(place: str, written: str) -> None:
    assert LocaleFormats(QLocale(place)).decimal(0.31) == written


@pytest.mark.parametrize(
    ("place", "singular"), [("en_GB", [1]), ("fr_FR", [0, 1]), ("fr_CA", [0, 1]), ("zh_TW", [1]), ("C", [1])]
)
def test_none_are_spoken_of_as_of_one_in_french_alone(place: str, singular: list[int]) -> None:
    formats = LocaleFormats(QLocale(place))
    assert [count for count in range(4) if formats.singular(count)] == singular
