"""Numbers, times and counts as a place writes them."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QLocale

from app.ui.locale_formats import LocaleFormats

NOON = datetime(2026, 3, 3, 12, 0).astimezone()


@pytest.mark.parametrize(
    ("place", "day"),
    [
        ("en_GB", "3 March 2026"),
        ("en_US", "March 3, 2026"),
        ("fr_FR", "3 mars 2026"),
        ("zh_TW", "2026年3月3日"),
    ],
)
def test_a_date_is_written_without_its_day_of_the_week(place: str, day: str) -> None:
    assert LocaleFormats(QLocale(place)).date(NOON) == day


@pytest.mark.parametrize(("place", "written"), [("en_GB", "0.31"), ("fr_FR", "0,31")])
def test_a_decimal_has_the_places_own_mark(place: str, written: str) -> None:
    assert LocaleFormats(QLocale(place)).decimal(0.31) == written


@pytest.mark.parametrize(
    ("place", "singular"), [("en_GB", [1]), ("fr_FR", [0, 1]), ("fr_CA", [0, 1]), ("zh_TW", [1]), ("C", [1])]
)
def test_none_are_spoken_of_as_of_one_in_french_alone(place: str, singular: list[int]) -> None:
    formats = LocaleFormats(QLocale(place))
    assert [count for count in range(4) if formats.singular(count)] == singular
