"""How soon changes in a store are seen, and what is asked about many that are gone at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.model.api import HeldDeletions, Latency, Notice
from app.model.records import RecordKind
from app.wording.language import QT_TRANSLATE_NOOP, counted, listed, say
from app.wording.names import kind as kind_name
from app.wording.times import duration

ALIKE = QT_TRANSLATE_NOOP("wording", "Changes in the store are seen within {time}.")
CUSTOMERS_LATER = QT_TRANSLATE_NOOP(
    "wording", "Changes in the store are seen within {time}, those of a customer's details within {later}."
)
SOME_LATER = QT_TRANSLATE_NOOP(
    "wording", "What is new in the store is seen within {time}, every change within {later}."
)
NOTICES = {
    Notice.NEW: QT_TRANSLATE_NOOP("wording", "new within {time}"),
    Notice.CHANGED: QT_TRANSLATE_NOOP("wording", "changed within {time}"),
    Notice.DELETED: QT_TRANSLATE_NOOP("wording", "deleted for good within {time}"),
    Notice.UNDATED: QT_TRANSLATE_NOOP("wording", "changed without a trace within {time}"),
}
ROW = QT_TRANSLATE_NOOP("wording", "{kind}: {times}")

HELD = {
    RecordKind.PRODUCT: (
        QT_TRANSLATE_NOOP("wording", "1 product is gone from the store"),
        QT_TRANSLATE_NOOP("wording", "{count} products are gone from the store"),
    ),
    RecordKind.CUSTOMER: (
        QT_TRANSLATE_NOOP("wording", "1 customer is gone from the store"),
        QT_TRANSLATE_NOOP("wording", "{count} customers are gone from the store"),
    ),
    RecordKind.ORDER: (
        QT_TRANSLATE_NOOP("wording", "1 order is gone from the store"),
        QT_TRANSLATE_NOOP("wording", "{count} orders are gone from the store"),
    ),
    RecordKind.GUEST: (
        QT_TRANSLATE_NOOP("wording", "1 guest buyer is gone from the store"),
        QT_TRANSLATE_NOOP("wording", "{count} guest buyers are gone from the store"),
    ),
    RecordKind.USER: (
        QT_TRANSLATE_NOOP("wording", "1 user is gone from the site"),
        QT_TRANSLATE_NOOP("wording", "{count} users are gone from the site"),
    ),
    RecordKind.COMMENT: (
        QT_TRANSLATE_NOOP("wording", "1 comment is gone from the site"),
        QT_TRANSLATE_NOOP("wording", "{count} comments are gone from the site"),
    ),
}
WHY_HELD = QT_TRANSLATE_NOOP(
    "wording",
    "So many at once can be a mistake, so nothing was deleted at {platform}. "
    "If they were deleted on purpose, they can be deleted there too.",
)


class HeldText(NamedTuple):
    """What is said of deletions that are held."""

    title: str
    text: str


def latency_line(latencies: Sequence[Latency]) -> str:
    """Return in one line how soon changes are seen; "" where nothing is followed yet."""
    if not latencies:
        return ""
    seconds = {(one.kind, one.notice): one.seconds for one in latencies}
    fast = max(length for (_, notice), length in seconds.items() if notice is Notice.NEW)
    changed = {kind: length for (kind, notice), length in seconds.items() if notice is Notice.CHANGED}
    later = {kind: length for kind, length in changed.items() if length > fast}
    if not later:
        return say(ALIKE, {"time": duration(fast)})
    text = CUSTOMERS_LATER if later.keys() == {RecordKind.CUSTOMER} else SOME_LATER
    return say(text, {"time": duration(fast), "later": duration(max(later.values()))})


def latency_rows(latencies: Sequence[Latency]) -> list[str]:
    """Return a line for each kind of records: how soon each sort of change is seen."""
    rows: dict[RecordKind, list[str]] = {}
    for one in latencies:
        rows.setdefault(one.kind, []).append(say(NOTICES[one.notice], {"time": duration(one.seconds)}))
    return [say(ROW, {"kind": kind_name(kind), "times": times}) for kind, times in rows.items()]


def held(deletions: Sequence[HeldDeletions], platform: str) -> HeldText | None:
    """Return what is asked about deletions that are held; None where there are none."""
    if not deletions:
        return None
    title = listed(*(counted(*HELD[one.kind], one.count) for one in deletions))
    return HeldText(title, say(WHY_HELD, {"platform": platform}))
