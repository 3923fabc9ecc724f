"""What is said when Storewire moved to another computer."""

from __future__ import annotations

from pathlib import PurePath

from app.model.relocation import MovedIn, MovedOut
from app.wording import language
from app.wording.language import QT_TRANSLATE_NOOP, counted, say

SAVED = QT_TRANSLATE_NOOP("wording", "{count} stores were saved to {file}.")
SAVED_ONE = QT_TRANSLATE_NOOP("wording", "1 store was saved to {file}.")
RETIRED = QT_TRANSLATE_NOOP("wording", "Nothing is read or sent from this computer any more.")
NEXT = QT_TRANSLATE_NOOP(
    "wording",
    "On the other computer, install Storewire, choose “Move here from another computer…” in its menu, and connect each "
    "store again.",
)
CAME = QT_TRANSLATE_NOOP("wording", "{count} stores came from {computer}, as they were on {date}.")
CAME_ONE = QT_TRANSLATE_NOOP("wording", "1 store came from {computer}, as it was on {date}.")
CONNECT = QT_TRANSLATE_NOOP(
    "wording",
    "Passwords do not travel: connect each store again. The old computer's password in the store ends then. Nothing is "
    "sent twice.",
)


def moved_out(done: MovedOut) -> list[str]:
    """Return how the departure went, a sentence each."""
    file = {"file": PurePath(done.file).name}
    return [counted(SAVED_ONE, SAVED, len(done.stores), file), say(RETIRED), say(NEXT)]


def moved_in(done: MovedIn) -> list[str]:
    """Return how the arrival went, a sentence each."""
    came = {"computer": done.computer, "date": language.formats.date(done.made_at)}
    return [counted(CAME_ONE, CAME, len(done.stores), came), say(CONNECT)]
