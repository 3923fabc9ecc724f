"""What in the manual is made from the program's own tables, so that it cannot differ from what the program does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from app.manual.fields_sent import SENT, SEQUENZY_CONNECTION, Group
from app.model.deliveries import DeliveryState
from app.model.reasons import Problem, ProblemCode, ReasonCode
from app.model.settings import PlatformName
from app.model.store import CheckName, CheckState
from app.wording import language
from app.wording.checks import FACTS
from app.wording.language import QT_TRANSLATE_NOOP, say
from app.wording.names import delivery_state
from app.wording.problems import Sentence
from app.wording.problems import problem as problem_text
from app.wording.reasons import reason
from app.wording.settings import CONNECTION_SETTINGS, PROGRAM_SETTINGS, setting

SETTING = QT_TRANSLATE_NOOP("wording", "Setting")
MEANING = QT_TRANSLATE_NOOP("wording", "What it does")
FIELD = QT_TRANSLATE_NOOP("wording", "Field")
WHAT = QT_TRANSLATE_NOOP("wording", "What it is")
FINDING = QT_TRANSLATE_NOOP("wording", "What is found")
MEANS = QT_TRANSLATE_NOOP("wording", "What it means")
REMEDY = QT_TRANSLATE_NOOP("wording", "What to do")

TOLD = QT_TRANSLATE_NOOP("wording", "**{title}.** {text} *{remedy}*")
STATE = QT_TRANSLATE_NOOP("wording", "State")
STATES = {
    DeliveryState.WAITING: QT_TRANSLATE_NOOP("wording", "It is in line. After a fault, the next try stands beside it."),
    DeliveryState.SENDING: QT_TRANSLATE_NOOP("wording", "It is on its way."),
    DeliveryState.ACCEPTED: QT_TRANSLATE_NOOP("wording", "The platform has it, and is still working on it."),
    DeliveryState.DELIVERED: QT_TRANSLATE_NOOP("wording", "It is there."),
    DeliveryState.FAILED: QT_TRANSLATE_NOOP("wording", "It will not be tried again by itself. See the Failures tab."),
    DeliveryState.DECLINED: QT_TRANSLATE_NOOP("wording", "The platform kept nothing: the person does not want it."),
    DeliveryState.SUPERSEDED: QT_TRANSLATE_NOOP("wording", "A newer state of the same record went in its place."),
    DeliveryState.DISCARDED: QT_TRANSLATE_NOOP("wording", "You gave it up, or this connection only observes."),
}


def table(head: tuple[str, str], rows: Iterable[tuple[str, str]]) -> str:
    """Return a table of two columns in Markdown."""
    lines = [tuple(map(say, head)), ("---", "---"), *rows]
    return "\n".join(f"| {a} | {b} |" for a, b in lines) + "\n"


def cell(text: str) -> str:
    """Return a text as it may stand in a table: what would end or mark the cell is escaped."""
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("*", "\\*").replace("<", "\\<")


def settings(names: Mapping[str, object]) -> str:
    """Return settings with what each does."""
    return table((SETTING, MEANING), ((f"**{cell(label)}**", cell(text)) for label, text in map(setting, names)))


def fields(groups: Iterable[Group]) -> str:
    """Return fields that are sent, a table a group."""
    parts = []
    for group in groups:
        rows = (
            (", ".join(f"`{one}`" for one in name.split(", ")), cell(say(meaning))) for name, meaning in group.fields
        )
        parts.append(f"### {say(group.title)}\n\n{table((FIELD, WHAT), rows)}")
    return "\n".join(parts)


def sentences(said: Iterable[Sentence]) -> str:
    """Return what is said of things that went wrong, each with what to do."""
    told = language.translate(language.CONTEXT, TOLD)
    parts = (told.format(title=_begun(one.title), text=_begun(one.text), remedy=_begun(one.remedy)) for one in said)
    return "".join(f"{part}\n\n" for part in parts)


def _begun(text: str) -> str:
    """Return a sentence with a capital in front: it may begin with the name of a platform that is not known here."""
    return cell(text[:1].upper() + text[1:])


def checks() -> str:
    """Return what the health checks find wrong."""
    facts = (FACTS[name][CheckState.FAIL] for name in CheckName)
    return table((FINDING, REMEDY), ((cell(say(fact)), cell(say(remedy))) for fact, _, remedy in facts if remedy))


TABLES: dict[str, Callable[[], str]] = {
    "settings of a store": partial(settings, CONNECTION_SETTINGS),
    "settings of Storewire": partial(settings, PROGRAM_SETTINGS),
    "fields sent to Sequenzy": lambda: fields((*SENT[PlatformName.SEQUENZY], SEQUENZY_CONNECTION)),
    "fields sent to Segmentflow": lambda: fields(SENT[PlatformName.SEGMENTFLOW]),
    "reasons of failures": lambda: sentences(reason(code) for code in ReasonCode),
    "messages": lambda: sentences(problem_text(Problem(code=code)) for code in ProblemCode),
    "states of a delivery": lambda: table(
        (STATE, MEANS), ((f"*{delivery_state(state)}*", say(text)) for state, text in STATES.items())
    ),
    "checks": checks,
}
"""By the name that stands between double braces on a line of a page."""
