"""Failures by cause, as texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app import wording
from app.model.api import DeliveryRow, FailureGroup
from app.model.reasons import ReasonCode
from app.wording import language
from app.wording.language import QT_TRANSLATE_NOOP, counted, say

ONE = QT_TRANSLATE_NOOP("wording", "One delivery needs you. Nothing else is held up.")
MANY = QT_TRANSLATE_NOOP("wording", "{count} deliveries need you. Nothing else is held up.")
WHY = QT_TRANSLATE_NOOP("wording", "Everything that could be retried was; these will not be tried again by themselves.")
WITH_COUNT = QT_TRANSLATE_NOOP("wording", "{verb} {count}")
MORE = QT_TRANSLATE_NOOP("wording", "and {count} more; the Sync tab's log lists them all")


@dataclass(frozen=True, slots=True)
class FailureLine:
    """One failed delivery."""

    id: int
    when: str
    exact: str
    what: str
    record: str
    admin_url: str = ""
    """The record's page in the store's administration, "" where it has none."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A card: what went wrong, how often, what to do, and the button that does it."""

    connection: int
    reason: ReasonCode
    title: str
    count: int
    sentence: str
    verb: str
    lines: tuple[FailureLine, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Failures:
    """The whole tab; `title` is "" where nothing failed."""

    title: str
    note: str
    causes: tuple[Cause, ...]


def failures(groups: Sequence[FailureGroup], platform: str, now: datetime) -> Failures:
    """Return the Failures tab of a connection."""
    total = sum(group.count for group in groups)
    if not total:
        return Failures("", "", ())
    return Failures(counted(ONE, MANY, total), say(WHY), tuple(_cause(group, platform, now) for group in groups))


def _cause(group: FailureGroup, platform: str, now: datetime) -> Cause:
    sentence = wording.reason(group.reason, platform)
    verb = sentence.button
    if group.count > 1:
        verb = say(WITH_COUNT, {"verb": verb, "count": language.formats.number(group.count)})
    rest = group.count - len(group.newest)
    return Cause(
        connection=group.connection,
        reason=group.reason,
        title=sentence.title,
        count=group.count,
        sentence=f"{sentence.text} {sentence.remedy}",
        verb=verb,
        lines=tuple(_line(row, now) for row in group.newest),
        more=say(MORE, {"count": language.formats.number(rest)}) if rest > 0 and group.newest else "",
    )


def _line(row: DeliveryRow, now: datetime) -> FailureLine:
    return FailureLine(
        id=row.id,
        when=wording.ago_in_short(row.updated_at, now),
        exact=language.formats.moment(row.updated_at),
        what=wording.change(row.change),
        record=_about(row),
        admin_url=row.wp_admin_url,
    )


def _about(row: DeliveryRow) -> str:
    """Return what a failed delivery is about; of a record that cannot be read, which field is to blame."""
    about = wording.summary(row.summary)
    if row.reason is not ReasonCode.UNREADABLE or not row.detail:
        return about
    return " · ".join(filter(None, (about, wording.plain(row.detail, 200))))
