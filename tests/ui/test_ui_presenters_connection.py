"""The header, the sidebar's lines, the facts and the Forms tab, as texts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from ui_examples import NOW, a_view

from app.model.api import CheckReport, CompanionState, CompanionView, ConnectionState
from app.model.store import StoreFacts
from app.ui.presenters.connection import (
    Fact,
    checked_at,
    connection_facts,
    discarded,
    header,
    host_of,
    store_facts,
    store_line,
)
from app.ui.presenters.forms import forms, origin


def facts_of(facts: tuple[Fact, ...]) -> dict[str, str]:
    return {fact.key: f"{fact.value} {fact.note}".strip() for fact in facts}


def test_the_header_names_store_state_and_last_event() -> None:
    shown = header(a_view(last_event_at=NOW - timedelta(minutes=2)), NOW)
    assert shown.name == "Café Lumière"
    assert shown.pill == "Connected to Sequenzy"
    assert shown.line == "cafe.example · last event 2 minutes ago"
    assert shown.exact


def test_a_store_without_events_says_so() -> None:
    assert header(a_view(), NOW).line == "cafe.example · no event yet"


@pytest.mark.parametrize("state", list(ConnectionState))
def test_header_and_sidebar_show_a_state_by_the_same_shape(state: ConnectionState) -> None:
    view = a_view(state=state)
    assert header(view, NOW).shape == store_line(view).shape


def test_states_that_need_different_things_differ_by_shape_not_by_colour_alone() -> None:
    shapes = {state: store_line(a_view(state=state)).shape for state in ConnectionState}
    told = (ConnectionState.CONNECTED, ConnectionState.ATTENTION, ConnectionState.PAUSED)
    assert len({shapes[state] for state in told}) == 3


def test_a_screen_reader_hears_name_state_and_what_needs_a_person() -> None:
    line = store_line(a_view(failed=3))
    assert line.spoken == "Café Lumière, Sequenzy · in sync, 3 deliveries need you"
    assert store_line(a_view()).spoken == "Café Lumière, Sequenzy · in sync"


def test_a_name_with_markup_and_turned_letters_stays_text_on_one_line() -> None:
    shown = header(a_view(name="<b>Shop</b>\n\u202eevil"), NOW).name
    assert shown.startswith("<b>Shop</b> ")
    assert "\u202e" not in shown
    assert "\n" not in shown


@pytest.mark.parametrize(
    ("home", "shown"),
    [
        ("https://cafe.example", "cafe.example"),
        ("https://harbour.example/blog", "harbour.example/blog"),
        ("http://localhost:8080", "localhost:8080"),
    ],
)
def test_an_address_is_written_without_its_scheme(home: str, shown: str) -> None:
    assert host_of(home) == shown


def test_the_connection_card_shows_who_since_when_and_the_credentials_fingerprint() -> None:
    view = a_view(connected_by="admin", last_heartbeat_at=NOW - timedelta(seconds=40))
    assert facts_of(connection_facts(view, NOW)) == {
        "Company": "Lumière GmbH",
        "Platform": "Sequenzy",
        "Credential": "3f9a 2c1e in the system keyring",
        "Connected since": "3 March 2026, by admin",
        "Last heartbeat": "40 seconds ago",
    }


def test_segmentflows_companies_are_called_organisations() -> None:
    shown = facts_of(connection_facts(a_view(account_word="organisation"), NOW))
    assert "Organisation" in shown
    assert "Company" not in shown


def test_what_a_store_does_not_tell_is_said_to_be_unknown() -> None:
    shown = facts_of(store_facts(a_view(), CompanionView()))
    assert {value for key, value in shown.items() if key != "Companion"} == {"unknown"}


@pytest.mark.parametrize(("included", "words"), [(True, "include"), (False, "without"), (None, "EUR")])
def test_the_currency_says_how_prices_are_meant(included: bool | None, words: str) -> None:
    facts = StoreFacts(name="x", home="https://x", currency="EUR", prices_include_tax=included)
    assert words in facts_of(store_facts(a_view(facts=facts), CompanionView()))["Currency"]


def test_the_checks_say_when_they_ran() -> None:
    assert checked_at(CheckReport(checked_at=NOW - timedelta(minutes=2), checks=()), NOW) == "checked 2 minutes ago"


def test_a_disconnect_says_how_many_deliveries_go() -> None:
    assert discarded(0) == ""
    assert discarded(1).startswith("1 delivery ")
    assert discarded(1200).startswith("1,200 deliveries ")


@pytest.mark.parametrize(
    ("home", "site"),
    [
        ("https://shop.example/store", "https://shop.example"),
        ("https://shop.example:8443", "https://shop.example:8443"),
        ("https://user:secret@shop.example/", "https://shop.example"),
    ],
)
def test_the_dashboard_gets_scheme_and_host_exactly(home: str, site: str) -> None:
    assert origin(home) == site


def test_forms_lead_to_the_dashboard_that_the_connection_uses() -> None:
    view = a_view(forms_url="https://dash.example/websites", home="https://shop.example/store")
    shown = forms(view)
    assert shown.site_url == "https://shop.example"
    assert shown.manage_url == "https://dash.example/websites"
    assert forms(a_view()).manage_url == "https://sequenzy.com"


def test_a_connection_that_only_observes_says_so_until_something_else_is_more_important() -> None:
    observing = a_view(observe_only=True)
    assert header(observing, NOW).pill == "Observing only"
    assert store_line(observing).line == "Sequenzy · observing only"
    assert header(observing.model_copy(update={"state": ConnectionState.ATTENTION}), NOW).pill == "Needs you"


@pytest.mark.parametrize(
    ("companion", "said"),
    [
        (CompanionView(state=CompanionState.ACTIVE, version="1.0.0", ours="1.0.0"), "1.0.0, up to date"),
        (CompanionView(state=CompanionState.ACTIVE, version="1.0.0", ours="1.1.0"), "1.0.0; 1.1.0 can be installed"),
        (CompanionView(state=CompanionState.ABSENT, ours="1.1.0"), "Not installed"),
    ],
)
def test_the_stores_facts_say_whether_the_companion_is_there(companion: CompanionView, said: str) -> None:
    assert facts_of(store_facts(a_view(), companion))["Companion"] == said
