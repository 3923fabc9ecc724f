"""What the companion plugin's state means for a shop owner."""

from __future__ import annotations

from datetime import datetime

from app.model.api import CompanionState, CompanionView
from app.wording.language import QT_TRANSLATE_NOOP, say
from app.wording.times import ago

State = CompanionState
STATES: dict[CompanionState, tuple[str, str]] = {
    State.UNKNOWN: (
        QT_TRANSLATE_NOOP("wording", "Not looked for yet"),
        QT_TRANSLATE_NOOP("wording", "Storewire looks for it when the connection is at work."),
    ),
    State.ABSENT: (
        QT_TRANSLATE_NOOP("wording", "Not installed"),
        QT_TRANSLATE_NOOP(
            "wording",
            "Without it Storewire sees no carts and no classic checkouts, and finds changes at the next look instead of"
            " at once. Everything else works.",
        ),
    ),
    State.ACTIVE: (
        QT_TRANSLATE_NOOP("wording", "At work"),
        QT_TRANSLATE_NOOP("wording", "Carts, checkouts and changes are seen as they happen."),
    ),
    State.COPIED: (
        QT_TRANSLATE_NOOP("wording", "Standing still: this site is a copy"),
        QT_TRANSLATE_NOOP(
            "wording",
            "The plugin was set up at another address, so here it records and tracks nothing. That is right for a test"
            " site. If the shop has moved here for good, connect it again.",
        ),
    ),
    State.REFUSED: (
        QT_TRANSLATE_NOOP("wording", "Not allowed to read it"),
        QT_TRANSLATE_NOOP(
            "wording",
            "The store's user may not manage the shop, or something in front of the store blocks the plugin. Connect"
            " again as an administrator or shop manager.",
        ),
    ),
}
OUTDATED = QT_TRANSLATE_NOOP(
    "wording", "Version {version} is installed; {ours} comes with this program. Install it over the old one."
)
UP_TO_DATE = QT_TRANSLATE_NOOP("wording", "{version}, up to date")
NEWER = QT_TRANSLATE_NOOP("wording", "{version}; {ours} can be installed")
VERSION = QT_TRANSLATE_NOOP("wording", "version {version}")
LAST = QT_TRANSLATE_NOOP("wording", "last event {time}")


def companion_in_short(view: CompanionView) -> str:
    """Return a few words: "1.0.0, up to date"."""
    if view.state is State.ACTIVE and view.version:
        return say(NEWER if view.outdated else UP_TO_DATE, {"version": view.version, "ours": view.ours})
    return say(STATES[view.state][0])


def companion(view: CompanionView, now: datetime) -> tuple[str, str]:
    """Return a fact ("At work · version 1.0.0 · last event 2 minutes ago") and a sentence or two about it."""
    title, text = STATES[view.state]
    facts = [say(title)]
    if view.version:
        facts.append(say(VERSION, {"version": view.version}))
    if view.last_event_at is not None and view.state is State.ACTIVE:
        facts.append(say(LAST, {"time": ago(view.last_event_at, now)}))
    if view.outdated and view.state is State.ACTIVE:
        return " · ".join(facts), say(OUTDATED, {"version": view.version, "ours": view.ours})
    return " · ".join(facts), say(text)
