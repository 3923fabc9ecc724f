"""Numbers, amounts and times as the user's locale writes them."""

from __future__ import annotations

import re
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from app import wording
from app.model.money import Money

DAY_OF_WEEK = re.compile(r"[\s,]*dddd[\s,]*")
"""In a date's format, with what parts it from the rest: before it in "Tuesday, 3 March", behind it in Chinese."""


class LocaleFormats:
    """Writes by a locale; a system without one gets British English."""

    def __init__(self, locale: QLocale | None = None) -> None:
        found = locale or QLocale()
        plain = found.language() == QLocale.Language.C
        self._locale = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom) if plain else found

    def number(self, value: int) -> str:
        return self._locale.toString(value)

    def decimal(self, value: float) -> str:
        return self._locale.toString(value, "g")

    def singular(self, count: int) -> bool:
        return count == 1 or (count == 0 and self._locale.language() == QLocale.Language.French)

    def money(self, value: Money) -> str:
        from babel.core import UnknownLocaleError  # only a log with amounts needs it
        from babel.numbers import format_currency

        try:
            return str(format_currency(value.major(), value.currency, locale=self._locale.name()))
        except UnknownLocaleError:  # the built program has the rules of the languages that many people read
            return str(format_currency(value.major(), value.currency, locale="en_GB"))

    def clock(self, value: datetime) -> str:
        return self._locale.toString(_local(value).time(), QLocale.FormatType.ShortFormat)

    def date(self, value: datetime) -> str:
        long = self._locale.dateFormat(QLocale.FormatType.LongFormat)
        return self._locale.toString(_local(value).date(), DAY_OF_WEEK.sub("", long))

    def moment(self, value: datetime) -> str:
        local = _local(value)
        day = self._locale.toString(local.date(), QLocale.FormatType.ShortFormat)
        return f"{day} {local.time().toString('HH:mm:ss')}"


def _local(value: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(value.timestamp()))


def speak_locally() -> None:
    """Have all texts translated by Qt, and written by the user's locale."""
    wording.speak(QCoreApplication.translate, LocaleFormats())
