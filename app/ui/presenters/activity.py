"""The last 24 hours of a connection as bars and a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.api import Activity, Hour
from app.wording import language
from app.wording.language import QT_TRANSLATE_NOOP, clauses, counted, say

DELIVERED_ONE = QT_TRANSLATE_NOOP("wording", "1 delivery went through")
DELIVERED = QT_TRANSLATE_NOOP("wording", "{count} deliveries went through")
NONE = QT_TRANSLATE_NOOP("wording", "no delivery")
FAILED_ONE = QT_TRANSLATE_NOOP("wording", "1 failed")
FAILED = QT_TRANSLATE_NOOP("wording", "{count} failed")
WAITING_ONE = QT_TRANSLATE_NOOP("wording", "1 waits")
WAITING = QT_TRANSLATE_NOOP("wording", "{count} wait")
FROM = QT_TRANSLATE_NOOP("wording", "{time}: {what}")


@dataclass(frozen=True, slots=True)
class HourBar:
    """A bar: its parts as shares of the tallest bar, and what a tooltip says of it."""

    settled: float
    waiting: float
    failed: float
    said: str


@dataclass(frozen=True, slots=True)
class Chart:
    """All bars, oldest first; `said` is the whole in words, for those who do not see the bars."""

    bars: tuple[HourBar, ...]
    said: str
    first: str
    last: str


def chart(activity: Activity) -> Chart:
    """Return the chart of an activity."""
    hours = activity.hours
    tallest = max((_total(hour) for hour in hours), default=0) or 1
    bars = tuple(
        HourBar(
            settled=hour.settled / tallest,
            waiting=hour.waiting / tallest,
            failed=hour.failed / tallest,
            said=say(FROM, {"time": language.formats.clock(hour.at), "what": _said(*_counts(hour))}),
        )
        for hour in hours
    )
    sums = tuple(sum(column) for column in zip(*map(_counts, hours), strict=True)) if hours else (0, 0, 0)
    ends = (language.formats.clock(hours[0].at), language.formats.clock(hours[-1].at)) if hours else ("", "")
    return Chart(bars, _said(*sums), *ends)


def _counts(hour: Hour) -> tuple[int, int, int]:
    return hour.settled, hour.failed, hour.waiting


def _total(hour: Hour) -> int:
    return sum(_counts(hour))


def _said(settled: int, failed: int, waiting: int) -> str:
    parts = []
    if settled:
        parts.append(counted(DELIVERED_ONE, DELIVERED, settled))
    if failed:
        parts.append(counted(FAILED_ONE, FAILED, failed))
    if waiting:
        parts.append(counted(WAITING_ONE, WAITING, waiting))
    return clauses(*parts) or say(NONE)
