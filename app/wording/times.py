"""Times as people say them: "2 minutes ago", "about 4 minutes left". Singular and plural are separate texts."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.wording import language
from app.wording.language import QT_TRANSLATE_NOOP, counted, say

MINUTE, HOUR, DAY = 60, 3600, 86400

UNITS = (
    (DAY, QT_TRANSLATE_NOOP("wording", "1 day"), QT_TRANSLATE_NOOP("wording", "{count} days")),
    (HOUR, QT_TRANSLATE_NOOP("wording", "1 hour"), QT_TRANSLATE_NOOP("wording", "{count} hours")),
    (MINUTE, QT_TRANSLATE_NOOP("wording", "1 minute"), QT_TRANSLATE_NOOP("wording", "{count} minutes")),
    (1, QT_TRANSLATE_NOOP("wording", "1 second"), QT_TRANSLATE_NOOP("wording", "{count} seconds")),
)
AGO = QT_TRANSLATE_NOOP("wording", "{time} ago")
JUST_NOW = QT_TRANSLATE_NOOP("wording", "just now")
YESTERDAY = QT_TRANSLATE_NOOP("wording", "yesterday")
MINUTES_AGO = QT_TRANSLATE_NOOP("wording", "{count} min ago")
HOURS_AGO = QT_TRANSLATE_NOOP("wording", "{count} h ago")


def duration(seconds: float) -> str:
    """Return a length of time in its largest unit, rounded: "4 minutes"."""
    for size, one, many in UNITS:
        count = round(seconds / size)
        if count >= 1 and seconds >= size * 0.95:
            return counted(one, many, count)
    return counted(*UNITS[-1][1:], 0)


def ago(then: datetime, now: datetime) -> str:
    """Return how long ago something was, in words: "2 minutes ago"; a date where it is longer than a week."""
    seconds = (now - then).total_seconds()
    if seconds < 5:
        return say(JUST_NOW)
    if seconds >= 7 * DAY:
        return language.formats.date(then)
    return say(AGO, {"time": duration(seconds)})


def ago_in_short(then: datetime, now: datetime) -> str:
    """Return how long ago something was, for a narrow column: "just now", "2 min ago", "yesterday", a date."""
    past = now - then
    if past < timedelta(minutes=1):
        return say(JUST_NOW)
    if past < timedelta(hours=1):
        return say(MINUTES_AGO, {"count": int(past.total_seconds() // MINUTE)})
    days = (now.astimezone().date() - then.astimezone().date()).days
    if days == 0:
        return say(HOURS_AGO, {"count": int(past.total_seconds() // HOUR)})
    if days == 1:
        return say(YESTERDAY)
    return language.formats.date(then)
