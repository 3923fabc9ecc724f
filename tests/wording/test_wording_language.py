"""Texts with parameters, translation, numbers and times; and text from outside, which must not pose as anything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import wording
from app.model.api import Summary
from app.model.reasons import Problem, ProblemCode
from app.model.store import Check, CheckName, CheckState
from app.wording.language import PlainFormats, clauses, counted, headed, listed, say, sentences, untranslated

NOW = datetime(2026, 3, 21, 12, 0, tzinfo=UTC)


@pytest.fixture
def swedish() -> Iterator[dict[str, str]]:
    """Yield a dictionary that texts are looked up in."""
    words: dict[str, str] = {}
    wording.speak(lambda _, text: words.get(text, text), PlainFormats())
    yield words
    wording.speak(untranslated, PlainFormats())


def test_parameters_are_filled_in() -> None:
    problem = Problem(code=ProblemCode.REDIRECTS_AWAY, params={"host": "old.example", "to": "new.example"})
    assert wording.problem(problem).text == "old.example leads to new.example."


def test_a_list_is_written_with_commas() -> None:
    assert (
        say("It lacks {scope}.", {"scope": ["orders:write", "events:write"]}) == "It lacks orders:write, events:write."
    )


def test_braces_in_a_parameter_are_not_taken_for_parameters() -> None:
    assert say("{name} is there.", {"name": "{host} {0} {"}) == "{host} {0} { is there."


def test_one_and_many_have_texts_of_their_own() -> None:
    assert counted("1 thing", "{count} things", 1) == "1 thing"
    assert counted("1 thing", "{count} things", 10_003) == "10,003 things"
    assert counted("1 thing", "{count} things", 0) == "0 things"


class NoneAsOne(PlainFormats):
    """As French counts."""

    def singular(self, count: int) -> bool:
        return count < 2


def test_where_none_are_spoken_of_as_of_one_the_text_for_one_says_none(swedish: dict[str, str]) -> None:
    swedish |= {"1 delivery was removed here.": "1 envoi a été supprimé ici."}
    swedish |= {"{count} deliveries were removed here.": "{count} envois ont été supprimés ici."}
    wording.speak(lambda _, text: swedish.get(text, text), NoneAsOne())
    said = [counted("1 delivery was removed here.", "{count} deliveries were removed here.", n) for n in range(3)]
    assert said == ["0 envoi a été supprimé ici.", "1 envoi a été supprimé ici.", "2 envois ont été supprimés ici."]


def test_a_decimal_is_written_as_short_as_it_can_be() -> None:
    assert say("in {seconds} s", {"seconds": 0.30}) == "in 0.3 s"


def test_texts_follow_each_other_and_what_is_empty_is_left_out() -> None:
    assert sentences("It is late.", "", "Nothing is lost.") == "It is late. Nothing is lost."
    assert headed("The disk is full", "Nothing is lost.", "Free some space.") == (
        "The disk is full. Nothing is lost. Free some space."
    )
    assert clauses("about 4 minutes left", "", "the store sets the pace") == (
        "about 4 minutes left, the store sets the pace"
    )
    assert listed("Products", "customers", "orders") == "Products, customers, orders"
    assert sentences("", "") == listed() == ""


def test_a_script_has_its_own_marks_between_texts(swedish: dict[str, str]) -> None:
    swedish |= {"{sentence} {next}": "{sentence}{next}", "{title}. {text}": "{title}。{text}"}
    swedish |= {"{clause}, {next}": "{clause}，{next}", "{item}, {next}": "{item}、{next}"}
    assert headed("磁碟已滿", "沒有遺失。", "請釋出空間。") == "磁碟已滿。沒有遺失。請釋出空間。"
    assert clauses("約剩 4 分鐘", "速度由商店決定") == "約剩 4 分鐘，速度由商店決定"
    assert say("It lacks {scope}.", {"scope": ["a", "b", "c"]}) == "It lacks a、b、c."


def test_what_is_joined_may_be_long_and_have_braces() -> None:
    assert sentences("{host} {", "x" * 400) == "{host} { " + "x" * 400


def test_a_translation_is_looked_up_before_the_parameters_are_filled_in(swedish: dict[str, str]) -> None:
    swedish["{host} leads to {to}."] = "{host} skickar till {to}."
    problem = Problem(code=ProblemCode.REDIRECTS_AWAY, params={"host": "a.example", "to": "b.example"})
    assert wording.problem(problem).text == "a.example skickar till b.example."


def test_names_are_translated_and_proper_names_stay(swedish: dict[str, str]) -> None:
    from app.model.records import RecordKind
    from app.model.settings import PlatformName

    swedish["Products"] = "Produkter"
    assert wording.kind(RecordKind.PRODUCT) == "Produkter"
    assert wording.platform_title(PlatformName.SEQUENZY) == "Sequenzy"


@pytest.mark.parametrize(
    ("summary", "line"),
    [
        (
            Summary(number="10482", amount_minor=5890, currency="EUR", email="m…@example.test"),
            "#10482 · 58.90 EUR · m…@example.test",
        ),
        (Summary(items=3, amount_minor=4120, currency="EUR"), "3 items · 41.20 EUR"),
        (Summary(items=1), "1 item"),
        (Summary(title="Café Kaffee 250 g"), "Café Kaffee 250 g"),
        (Summary(number="7", amount_minor=500, currency="JPY"), "#7 · 500 JPY"),
        (Summary(), ""),
    ],
)
def test_a_summary_is_one_line(summary: Summary, line: str) -> None:
    assert wording.summary(summary) == line


@pytest.mark.parametrize(
    ("past", "said", "short"),
    [
        (timedelta(seconds=2), "just now", "just now"),
        (timedelta(seconds=40), "40 seconds ago", "just now"),
        (timedelta(minutes=2), "2 minutes ago", "2 min ago"),
        (timedelta(minutes=1), "1 minute ago", "1 min ago"),
        (timedelta(hours=5), "5 hours ago", "5 h ago"),
        (timedelta(days=1), "1 day ago", "yesterday"),
        (timedelta(seconds=-30), "just now", "just now"),
    ],
)
def test_times_are_said_as_people_say_them(past: timedelta, said: str, short: str) -> None:
    assert wording.ago(NOW - past, NOW) == said
    assert wording.ago_in_short(NOW - past, NOW) == short


def test_what_is_longer_than_a_week_ago_is_a_date() -> None:
    then = NOW - timedelta(days=18)
    assert wording.ago(then, NOW) == "3 March 2026"
    assert wording.ago_in_short(then, NOW) == "3 March 2026"


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0 seconds"), (1, "1 second"), (59, "1 minute"), (236, "4 minutes"), (7200, "2 hours")]
)
def test_a_length_of_time_is_in_its_largest_unit(seconds: float, said: str) -> None:
    assert wording.duration(seconds) == said


@pytest.mark.parametrize(("seconds", "fact"), [(240, "4 minutes ahead"), (-240, "4 minutes behind")])
def test_a_clock_that_is_wrong_says_which_way(seconds: int, fact: str) -> None:
    said = wording.check(Check(name=CheckName.CLOCK, state=CheckState.WARN, params={"seconds": seconds}))
    assert said.fact == f"The store's clock is {fact}"


def test_room_at_the_platform_is_said_where_it_is_known() -> None:
    params = {"platform": "Sequenzy", "free": 82, "per_minute": 100}
    known = wording.check(Check(name=CheckName.PLATFORM_ACCEPTS, state=CheckState.PASS, params=params))
    assert known.detail == "82 of 100 requests a minute free"
    params = {"platform": "Segmentflow", "free": None, "per_minute": None}
    unknown = wording.check(Check(name=CheckName.PLATFORM_ACCEPTS, state=CheckState.PASS, params=params))
    assert unknown.detail == ""


def test_a_checks_problem_gives_its_title_and_remedy() -> None:
    problem = Problem(code=ProblemCode.NO_WOOCOMMERCE, params={"name": "Café"})
    said = wording.check(Check(name=CheckName.WOOCOMMERCE, state=CheckState.FAIL, problem=problem))
    assert said.fact == "WooCommerce was not found"
    assert "Café" in said.remedy


def test_a_text_that_turns_its_direction_cannot_pose_as_another() -> None:
    assert "\u202e" not in wording.plain("cod\u202egpj.exe")
    assert "\u202e" not in wording.problem(Problem(code=ProblemCode.SITE_BROKEN, params={"host": "a\u202eb"})).text


@given(st.text(max_size=400), st.integers(min_value=1, max_value=200))
def test_plain_text_is_one_line_of_bearable_length_without_controls(text: str, longest: int) -> None:
    shown = wording.plain(text, longest)
    assert len(shown) <= longest
    assert not any(ord(one) < 32 or ord(one) == 127 for one in shown)
    assert len(shown.splitlines()) <= 1


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs", "Sm"]), max_size=100))
def test_text_that_harms_nobody_stays_as_it_is(text: str) -> None:
    assert wording.plain(text) == text
