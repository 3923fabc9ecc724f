"""What the wizard asks once the store has let Storewire in: who else is there, and whether the store has moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app import wording
from app.model.api import OtherComputer, Twin
from app.model.reasons import Problem, ProblemCode
from app.wording.language import QT_TRANSLATE_NOOP, say

OTHERS = QT_TRANSLATE_NOOP("wording", "Storewire on {computers} is connected to this store")
OTHERS_TEXT = QT_TRANSLATE_NOOP("wording", "One computer that delivers suffices.")
TAKE_OVER = QT_TRANSLATE_NOOP("wording", "Take over")
TAKE_OVER_TEXT = QT_TRANSLATE_NOOP(
    "wording",
    "This computer delivers from now on. The access of {computers} is deleted when the connection is complete.",
)
OBSERVE = QT_TRANSLATE_NOOP("wording", "Observe only")
OBSERVE_TEXT = QT_TRANSLATE_NOOP(
    "wording",
    "This computer reads the store and shows what happens, and delivers nothing. Settings can change it later.",
)
MOVED = QT_TRANSLATE_NOOP("wording", "This looks like {name}")
MOVED_TEXT = QT_TRANSLATE_NOOP("wording", "It was connected at {home}, where it no longer answers. Has it moved here?")
YES = QT_TRANSLATE_NOOP("wording", "It has moved here")
YES_TEXT = QT_TRANSLATE_NOOP(
    "wording", "Its connection to {platform} goes on at this address, with its log. Nothing is sent again."
)
NO = QT_TRANSLATE_NOOP("wording", "It is another store")
NO_TEXT = QT_TRANSLATE_NOOP("wording", "It gets a connection of its own, and everything in it is sent.")


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answers: (key, title, what follows from it)."""

    about: Literal["twin", "others"]
    title: str
    text: str
    answers: tuple[tuple[str, str, str], ...]


def others_question(others: Sequence[OtherComputer]) -> Question:
    """Ask what becomes of other computers that are connected to the store."""
    names = list(dict.fromkeys(wording.plain(one.name, 60) for one in others))
    params = {"computers": names}
    answers = (("take_over", say(TAKE_OVER), say(TAKE_OVER_TEXT, params)), ("observe", say(OBSERVE), say(OBSERVE_TEXT)))
    return Question("others", say(OTHERS, params), say(OTHERS_TEXT), answers)


def twin_question(twin: Twin) -> Question:
    """Ask whether a store that is known from another address has moved."""
    params = {"name": twin.name, "home": twin.home, "platform": wording.platform_title(twin.platform)}
    answers = (("moved", say(YES), say(YES_TEXT, params)), ("another", say(NO), say(NO_TEXT)))
    return Question("twin", say(MOVED, params), say(MOVED_TEXT, params), answers)


def twin_warning(twin: Twin) -> tuple[str, str]:
    """Return title and text of the warning that a store is a copy of one that is connected."""
    said = wording.problem(Problem(code=ProblemCode.STORE_COPIED, params={"name": twin.name, "home": twin.home}))
    return said.title, wording.sentences(said.text, said.remedy)
