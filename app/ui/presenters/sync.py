"""The Sync tab's upper half as texts: a headline, the buttons that make sense, a line for each kind of records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app import wording
from app.model.api import ConnectionState, ConnectionView, Estimate, KindProgress, SyncProgress, SyncState
from app.model.records import RecordKind
from app.model.settings import PlatformName
from app.wording import language
from app.wording.language import QT_TRANSLATE_NOOP, say

FIRST = QT_TRANSLATE_NOOP("wording", "First sync")
AGAIN = QT_TRANSLATE_NOOP("wording", "Everything again")
SYNC = QT_TRANSLATE_NOOP("wording", "Sync")
ABOUT_LEFT = QT_TRANSLATE_NOOP("wording", "about {time} left")
PACE = {
    PlatformName.SEQUENZY: QT_TRANSLATE_NOOP("wording", "Sequenzy allows 100 requests a minute"),
    PlatformName.SEGMENTFLOW: QT_TRANSLATE_NOOP("wording", "Segmentflow sets the pace"),
}
OTHER_PACE = QT_TRANSLATE_NOOP("wording", "the platform sets the pace")
STORE_PACE = QT_TRANSLATE_NOOP("wording", "the store sets the pace")
TOTALS = QT_TRANSLATE_NOOP("wording", "looking through the orders for what each customer bought")
READING = QT_TRANSLATE_NOOP("wording", "reading the store")
SENDING = QT_TRANSLATE_NOOP("wording", "everything is read, the rest is being sent")
PAUSED = QT_TRANSLATE_NOOP("wording", "paused; nothing is lost, and it goes on where it stopped")
CANCELLED = QT_TRANSLATE_NOOP("wording", "stopped; what was sent stays, and it can go on later")
UP_TO_DATE = QT_TRANSLATE_NOOP("wording", "up to date, finished {time}")
NOT_YET = QT_TRANSLATE_NOOP("wording", "nothing was sent yet")
NEEDS_YOU = QT_TRANSLATE_NOOP("wording", "waiting until the connection works again; nothing is lost")

AS_LONG = QT_TRANSLATE_NOOP("wording", "It takes about as long as the first sync.")
TAKES = QT_TRANSLATE_NOOP("wording", "{count} records are sent again, which takes about {time}.")

OF = QT_TRANSLATE_NOOP("wording", "{done} of {total}")
SO_FAR = QT_TRANSLATE_NOOP("wording", "{done} so far")
DONE_AT = QT_TRANSLATE_NOOP("wording", "done {time}")
A_SECOND = QT_TRANSLATE_NOOP("wording", "{count} a second")
ON_THEIR_WAY = QT_TRANSLATE_NOOP("wording", "{count} to send")
WITH_ORDERS = QT_TRANSLATE_NOOP("wording", "with orders")


@dataclass(frozen=True, slots=True)
class KindLine:
    """A row of progress. `part` is 0 to 1, `tone` a token's name."""

    kind: RecordKind
    name: str
    part: float
    tone: str
    count: str
    note: str


@dataclass(frozen=True, slots=True)
class Buttons:
    """Which of the Sync tab's buttons make sense now."""

    start: bool = False
    pause: bool = False
    resume: bool = False
    cancel: bool = False
    everything: bool = False


@dataclass(frozen=True, slots=True)
class SyncPicture:
    """Everything above the log."""

    title: str
    note: str
    buttons: Buttons
    lines: tuple[KindLine, ...]


def picture(view: ConnectionView, progress: SyncProgress, now: datetime) -> SyncPicture:
    """Return what the Sync tab shows of a sync."""
    lines = tuple(_line(kind, progress) for kind in (progress.kinds or _nothing_yet(view)))
    return SyncPicture(_title(progress), _note(view, progress, now), _buttons(view, progress), lines)


def is_moving(progress: SyncProgress) -> bool:
    """Tell whether something is read or still to be sent."""
    return progress.state is SyncState.RUNNING or any(kind.delivering for kind in progress.kinds)


def everything_takes(estimate: Estimate | None) -> str:
    """Return how long sending everything again takes: "10,003 records, about 4 minutes."."""
    if estimate is None or estimate.seconds is None:
        return say(AS_LONG)
    time = wording.duration(max(60.0, estimate.seconds))
    return say(TAKES, {"count": language.formats.number(estimate.records), "time": time})


def _nothing_yet(view: ConnectionView) -> tuple[KindProgress, ...]:
    return tuple(KindProgress(kind=kind) for kind in view.kinds)


def _title(progress: SyncProgress) -> str:
    if progress.full:
        return say(AGAIN)
    return say(SYNC if progress.finished_at else FIRST)


def _note(view: ConnectionView, progress: SyncProgress, now: datetime) -> str:
    if progress.problem is not None and progress.state is SyncState.FAILED:
        sentence = wording.problem(progress.problem)
        return wording.headed(sentence.title, sentence.remedy)
    if view.state is ConnectionState.PAUSED:
        return say(PAUSED)
    if view.state is ConnectionState.ATTENTION:
        return say(NEEDS_YOU)
    if progress.state is SyncState.NEVER:
        return say(NOT_YET)
    if progress.state is SyncState.CANCELLED:
        return say(CANCELLED)
    if is_moving(progress):
        return _going_on(view, progress)
    return say(UP_TO_DATE, {"time": wording.ago(progress.finished_at or now, now)})


def _going_on(view: ConnectionView, progress: SyncProgress) -> str:
    if progress.phase == "totals":
        return say(TOTALS)
    if progress.seconds_left is None:
        return say(READING if progress.state is SyncState.RUNNING else SENDING)
    left = say(ABOUT_LEFT, {"time": wording.duration(max(1.0, progress.seconds_left))})
    if progress.slower == "platform":
        return wording.clauses(left, say(PACE.get(view.platform, OTHER_PACE)))
    return wording.clauses(left, say(STORE_PACE)) if progress.slower == "store" else left


def _buttons(view: ConnectionView, progress: SyncProgress) -> Buttons:
    if view.state is ConnectionState.DISCONNECTED:
        return Buttons()
    running = progress.state is SyncState.RUNNING
    if view.state is ConnectionState.PAUSED:
        return Buttons(resume=True, cancel=running)
    if is_moving(progress):
        return Buttons(pause=True, cancel=running, start=not running)
    return Buttons(start=True, everything=progress.finished_at is not None)


def _line(kind: KindProgress, progress: SyncProgress) -> KindLine:
    number = language.formats.number
    done = kind.state is SyncState.DONE
    settled = done and not kind.delivering
    if kind.total is not None:
        count = say(OF, {"done": number(kind.done), "total": number(max(kind.total, kind.done))})
    elif kind.state is SyncState.NEVER and not kind.done:
        count = "–"
    else:
        count = say(SO_FAR, {"done": number(kind.done)})
    return KindLine(
        kind=kind.kind,
        name=wording.kind(kind.kind),
        part=1.0 if settled else _part(kind, progress),
        tone="good" if settled else "accent",
        count=count,
        note=_kind_note(kind),
    )


def _part(kind: KindProgress, progress: SyncProgress) -> float:
    """Return how much of a kind has arrived: the part that is read, times the part of it that is sent."""
    read = _read_part(kind)
    if kind.kind is RecordKind.GUEST and kind.total is None:
        orders = next((one for one in progress.kinds if one.kind is RecordKind.ORDER), None)
        read = _read_part(orders) if orders is not None and kind.done else 0.0
    return read * kind.done / (kind.done + kind.delivering) if kind.done else 0.0


def _read_part(kind: KindProgress) -> float:
    if kind.state is SyncState.DONE:
        return 1.0
    return min(1.0, kind.done / kind.total) if kind.total else 0.0


def _kind_note(kind: KindProgress) -> str:
    number = language.formats.number
    if kind.state is SyncState.DONE:
        if kind.delivering:
            return say(ON_THEIR_WAY, {"count": number(kind.delivering)})
        return say(DONE_AT, {"time": language.formats.clock(kind.finished_at)}) if kind.finished_at else ""
    if kind.kind is RecordKind.GUEST and kind.total is None and kind.state is SyncState.RUNNING:
        return say(WITH_ORDERS)
    if kind.state is SyncState.RUNNING and kind.per_second:
        return say(A_SECOND, {"count": number(max(1, round(kind.per_second)))})
    if kind.state is SyncState.RUNNING:
        return ""
    return wording.sync_state(kind.state)
