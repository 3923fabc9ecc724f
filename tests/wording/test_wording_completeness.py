"""Every code has words, and the words keep to the house's tone: no codes, no shouting, no apology, always a way on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from string import Formatter

import pytest

from app import wording
from app.model.api import ConnectionState, Notice, SyncState
from app.model.changes import ChangeKind
from app.model.deliveries import DeliveryState
from app.model.reasons import Problem, ProblemCode, ReasonCode
from app.model.records import RecordKind
from app.model.settings import PlatformName
from app.model.store import Check, CheckName, CheckState
from app.wording import checks, names, problems, reasons, watching
from app.wording.language import UNKNOWN

FORBIDDEN = re.compile(r"!|\bplease\b|\boops\b|\bsorry\b|\berror code\b|\binvalid\b", re.IGNORECASE)
CODE = re.compile(r"\b[a-z]+_[a-z_]+\b|\b[45]\d\d\b")
"""What looks like a code or an HTTP status; those belong in the details."""


def texts() -> Iterator[tuple[str, str]]:
    """Yield (where from, text) of everything that is said about a code."""
    for table in (problems.PROBLEMS, reasons.REASONS):
        for code, words in table.items():
            yield from ((f"{type(code).__name__}.{code.value}", text) for text in words)
    for name, outcomes in checks.FACTS.items():
        for words in outcomes.values():
            yield from ((f"CheckName.{name.value}", text) for text in words if text)
    for named in (names.KINDS, names.CHANGES, names.DELIVERY_STATES, names.CONNECTION_STATES, names.REMAINS):
        yield from ((str(key), text) for key, text in named.items())


@pytest.mark.parametrize(
    ("codes", "table"),
    [
        (ProblemCode, problems.PROBLEMS),
        (ReasonCode, reasons.REASONS),
        (CheckName, checks.FACTS),
        (ChangeKind, names.CHANGES),
        (RecordKind, names.KINDS),
        (DeliveryState, names.DELIVERY_STATES),
        (ConnectionState, names.CONNECTION_STATES),
        (ConnectionState, names.SHORT_STATES),
        (SyncState, names.SYNC_STATES),
        (Notice, watching.NOTICES),
        (RecordKind, watching.HELD),
        (PlatformName, names.PLATFORMS),
    ],
)
def test_every_code_has_words(codes: type[StrEnum], table: dict[StrEnum, object]) -> None:
    assert set(table) == set(codes)


@pytest.mark.parametrize("name", list(CheckName))
def test_every_outcome_of_a_check_has_a_fact_and_each_bad_one_a_remedy(name: CheckName) -> None:
    for state in CheckState:
        said = wording.check(Check(name=name, state=state))
        assert said.fact
        assert bool(said.remedy) == (state in {CheckState.WARN, CheckState.FAIL})


def test_no_text_holds_a_code_or_strikes_the_wrong_tone() -> None:
    wrong = [(where, text) for where, text in texts() if FORBIDDEN.search(text) or CODE.search(_bare(text))]
    assert wrong == []


def _bare(text: str) -> str:
    """Return a text without its parameters' names, which are no words of the sentence."""
    return re.sub(r"\{\w+\}", "", text)


@pytest.mark.parametrize("code", list(ProblemCode))
def test_a_problem_is_told_in_whole_sentences_with_a_way_on(code: ProblemCode) -> None:
    said = wording.problem(Problem(code=code))
    assert said.title
    assert not said.title.endswith(".")
    assert said.text.endswith(".")
    assert said.remedy.endswith(".")


@pytest.mark.parametrize("code", list(ReasonCode))
def test_a_cause_is_told_in_whole_sentences_with_a_verb_for_its_button(code: ReasonCode) -> None:
    said = wording.reason(code, "Sequenzy")
    assert not said.title.endswith(".")
    assert said.text.endswith(".")
    assert said.remedy.endswith(".")
    assert said.button[0].isupper()


def test_every_parameter_that_a_text_names_is_known_or_has_words_of_its_own() -> None:
    given = {"count", "total", "time", "skew", "seconds", "room", "free", "per_minute"}
    given |= {"active", "wanted", "repaired"}
    named = {field for _, text in texts() for _, field, _, _ in Formatter().parse(text) if field}
    assert named <= given | set(UNKNOWN)


@pytest.mark.parametrize("code", list(ProblemCode))
def test_a_problem_that_came_without_its_parameters_still_reads_well(code: ProblemCode) -> None:
    said = wording.problem(Problem(code=code))
    whole = f"{said.title} {said.text} {said.remedy}"
    assert "{" not in whole
    assert "…" not in whole
    assert "None" not in whole


def test_a_cause_without_a_platform_names_it_the_platform() -> None:
    assert wording.reason(ReasonCode.TIMED_OUT).text.startswith("the platform")


def test_what_remains_is_said_for_a_code_that_is_not_known_too() -> None:
    assert wording.remains("api_key_in_dashboard") != wording.remains("something new")
    assert wording.remains("something new").endswith(".")
