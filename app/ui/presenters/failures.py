"""Failures by cause, as texts."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from app import wording
from app.model.api import ConnectionView, FailedDelivery, FailureGroup
from app.model.reasons import ReasonCode
from app.wording import language
from app.wording.language import QT_TRANSLATE_NOOP, counted, say

ONE = QT_TRANSLATE_NOOP("wording", "One delivery needs you. Nothing else is held up.")
MANY = QT_TRANSLATE_NOOP("wording", "{count} deliveries need you. Nothing else is held up.")
WHY = QT_TRANSLATE_NOOP("wording", "Everything that could be retried was; these will not be tried again by themselves.")
WITH_COUNT = QT_TRANSLATE_NOOP("wording", "{verb} {count}")
MORE = QT_TRANSLATE_NOOP("wording", "and {count} more; the Sync tab's log lists them all")


class Fix(Enum):
    """What mends a cause, where trying again alone does not."""

    RECONNECT = auto()
    SETTINGS = auto()
    PLATFORM = auto()


FIXES = {
    ReasonCode.CREDENTIALS_REFUSED: Fix.RECONNECT,
    ReasonCode.SCOPE_MISSING: Fix.PLATFORM,
    ReasonCode.IDENTITY_CONFLICT: Fix.PLATFORM,
    ReasonCode.CONFLICT: Fix.PLATFORM,
    ReasonCode.REDIRECTED: Fix.SETTINGS,
    ReasonCode.NOT_FOUND: Fix.SETTINGS,
}
QUOTED = QT_TRANSLATE_NOOP("wording", "“{said}”")
LONGEST_SAID = 160
STATUS = re.compile(r"HTTP \d+")
SPOKEN = re.compile(r'"(?:error|message|detail|reason|title)"\s*:\s*"((?:[^"\\]|\\.)+)"')
"""A text in an answer's JSON that is meant to be read; the answer may be cut off anywhere."""


@dataclass(frozen=True, slots=True)
class FailureLine:
    """One failed delivery."""

    id: int
    when: str
    exact: str
    what: str
    record: str
    said: str
    """What the platform answered, in quotation marks."""
    wp_admin_url: str


@dataclass(frozen=True, slots=True)
class Cause:
    """A card: what went wrong, how often, what to do, and the button that does it."""

    connection: int
    reason: ReasonCode
    title: str
    count: int
    sentence: str
    verb: str
    fix: Fix | None
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
        sentence=wording.sentences(sentence.text, sentence.remedy),
        verb=verb,
        fix=FIXES.get(group.reason),
        lines=tuple(_line(row, now) for row in group.newest),
        more=say(MORE, {"count": language.formats.number(rest)}) if rest > 0 and group.newest else "",
    )


def _line(row: FailedDelivery, now: datetime) -> FailureLine:
    return FailureLine(
        id=row.id,
        when=wording.ago_in_short(row.updated_at, now),
        exact=language.formats.moment(row.updated_at),
        what=wording.change(row.change),
        record=_about(row),
        said="" if row.reason is ReasonCode.UNREADABLE else answered(row.said),
        wp_admin_url=row.wp_admin_url,
    )


def answered(said: str) -> str:
    """Return the words in an answer, quoted; "" where none are meant for a person (a web page, codes)."""
    text = said.strip()
    if text.startswith("<") or STATUS.fullmatch(text):
        return ""
    if text.startswith(("{", "[")):
        found = SPOKEN.search(text)
        if found is None:
            return ""
        try:
            text = str(json.loads(f'"{found[1]}"'))
        except ValueError:
            text = found[1]
    return say(QUOTED, {"said": wording.plain(text, LONGEST_SAID)}) if text else ""


@dataclass(frozen=True, slots=True)
class SharedCause:
    """A cause of failures in several stores: how often, and in which of them."""

    reason: ReasonCode
    title: str
    count: int
    sentence: str
    stores: tuple[tuple[int, str], ...]
    """(connection, "Café Lumière (2)"), most failures first."""
    verb: str


def shared_causes(groups: Sequence[FailureGroup], stores: Sequence[ConnectionView]) -> tuple[SharedCause, ...]:
    """Return the failures of all stores by cause, most frequent first."""
    names = {view.id: wording.plain(view.name, 60) for view in stores}
    found: dict[ReasonCode, list[FailureGroup]] = {}
    for group in groups:
        if group.connection in names:
            found.setdefault(group.reason, []).append(group)
    causes = [_shared(reason, members, names, stores) for reason, members in found.items()]
    return tuple(sorted(causes, key=lambda cause: -cause.count))


def _shared(
    reason: ReasonCode, members: Sequence[FailureGroup], names: dict[int, str], stores: Sequence[ConnectionView]
) -> SharedCause:
    number = language.formats.number
    ranked = sorted(members, key=lambda group: -group.count)
    here = {group.connection for group in members}
    platforms = {wording.platform_title(view.platform) for view in stores if view.id in here}
    sentence = wording.reason(reason, platforms.pop() if len(platforms) == 1 else "")
    count = sum(group.count for group in members)
    return SharedCause(
        reason=reason,
        title=sentence.title,
        count=count,
        sentence=wording.sentences(sentence.text, sentence.remedy),
        stores=tuple((group.connection, f"{names[group.connection]} ({number(group.count)})") for group in ranked),
        verb=sentence.button if count == 1 else say(WITH_COUNT, {"verb": sentence.button, "count": number(count)}),
    )


def _about(row: FailedDelivery) -> str:
    """Return what a failed delivery is about; of a record that cannot be read, which field is to blame."""
    about = wording.summary(row.summary)
    if row.reason is not ReasonCode.UNREADABLE or not row.detail:
        return about
    return " · ".join(filter(None, (about, wording.plain(row.detail, 200))))
