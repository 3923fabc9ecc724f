"""The retry schedule, in words: the one place where the console and the command line take it from."""

from __future__ import annotations

from app.model.schedule import FIRST_WAIT, GIVE_UP_AFTER, LONGEST_WAIT
from app.wording.language import QT_TRANSLATE_NOOP, say
from app.wording.times import duration

SCHEDULE = QT_TRANSLATE_NOOP(
    "wording",
    "Storewire tries again by itself: after {first} at first, then more and more rarely, at least every {longest}. "
    "After {all} in which it ran and was online, it is listed as failed; nothing is lost then either.",
)


def retry_schedule() -> str:
    """Return when something that did not go through is tried again, and for how long."""
    spans = {"first": FIRST_WAIT, "longest": LONGEST_WAIT, "all": GIVE_UP_AFTER}
    return say(SCHEDULE, {name: duration(span.total_seconds()) for name, span in spans.items()})
