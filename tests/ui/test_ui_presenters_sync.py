"""The Sync tab's upper half: what it says, which buttons make sense, how full the bars are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ui_examples import NOW, a_sync, a_view

from app.model import api
from app.model.api import ConnectionState, SyncState
from app.model.reasons import Problem, ProblemCode
from app.model.records import SHOP_KINDS, SITE_KINDS, RecordKind
from app.model.settings import PlatformName
from app.ui.presenters.sync import Buttons, KindLine, SyncPicture, is_moving, picture


def shown(view: api.ConnectionView | None = None, **changes: object) -> SyncPicture:
    return picture(view or a_view(), a_sync(**changes), NOW)


def lines(**changes: object) -> dict[RecordKind, KindLine]:
    return {line.kind: line for line in shown(**changes).lines}


SETTLED = tuple(
    api.KindProgress(kind=kind, state=SyncState.DONE, done=5, total=5, finished_at=NOW) for kind in RecordKind
)


def test_the_time_left_is_by_the_slower_side() -> None:
    assert shown(seconds_left=236, slower="platform").note == (
        "about 4 minutes left, Sequenzy allows 100 requests a minute"
    )
    assert shown(seconds_left=236, slower="store").note == "about 4 minutes left, the store sets the pace"


def test_segmentflow_publishes_no_pace_so_none_is_claimed() -> None:
    view = a_view(platform=PlatformName.SEGMENTFLOW)
    assert "requests" not in shown(view, seconds_left=60, slower="platform").note


def test_while_nothing_can_be_said_of_the_time_it_says_what_is_done() -> None:
    assert shown().note == "reading the store"
    assert shown(phase="totals").note.startswith("looking through the orders")
    assert shown(state=SyncState.DONE).note == "everything is read, the rest is being sent"


def test_a_finished_sync_is_up_to_date() -> None:
    picture = shown(state=SyncState.DONE, kinds=SETTLED, finished_at=NOW)
    assert picture.title == "Sync"
    assert picture.note == "up to date, finished just now"
    assert picture.buttons == Buttons(start=True, everything=True)


def test_a_first_sync_and_one_of_everything_are_named_so() -> None:
    assert shown().title == "First sync"
    assert shown(full=True).title == "Everything again"


def test_a_sync_that_failed_says_why_and_what_to_do() -> None:
    problem = Problem(code=ProblemCode.MAINTENANCE, params={"host": "cafe.example"})
    note = shown(state=SyncState.FAILED, problem=problem).note
    assert note.startswith("The store is in maintenance mode. ")


@pytest.mark.parametrize(
    ("view_state", "sync_state", "buttons"),
    [
        (ConnectionState.SYNCING, SyncState.RUNNING, Buttons(pause=True, cancel=True)),
        (ConnectionState.PAUSED, SyncState.RUNNING, Buttons(resume=True, cancel=True)),
        (ConnectionState.PAUSED, SyncState.DONE, Buttons(resume=True)),
        (ConnectionState.CONNECTED, SyncState.NEVER, Buttons(pause=True, start=True)),
        (ConnectionState.DISCONNECTED, SyncState.DONE, Buttons()),
    ],
)
def test_only_buttons_that_make_sense_are_there(
    view_state: ConnectionState, sync_state: SyncState, buttons: Buttons
) -> None:
    assert shown(a_view(state=view_state), state=sync_state).buttons == buttons


def test_a_pause_says_that_nothing_is_lost() -> None:
    assert "nothing is lost" in shown(a_view(state=ConnectionState.PAUSED)).note
    assert "nothing is lost" in shown(a_view(state=ConnectionState.ATTENTION)).note


def test_rows_say_done_of_total_and_speed_or_end() -> None:
    rows = lines()
    assert rows[RecordKind.PRODUCT].count == "20 of 20"
    assert rows[RecordKind.PRODUCT].note.startswith("done ")
    assert rows[RecordKind.CUSTOMER].note == "10 to send"
    assert (rows[RecordKind.GUEST].count, rows[RecordKind.GUEST].note) == ("4 so far", "with orders")
    assert (rows[RecordKind.ORDER].count, rows[RecordKind.ORDER].note) == ("50 of 200", "42 a second")


def test_a_bar_is_full_and_green_only_when_everything_of_the_kind_has_arrived() -> None:
    rows = lines()
    assert (rows[RecordKind.PRODUCT].part, rows[RecordKind.PRODUCT].tone) == (1.0, "good")
    assert rows[RecordKind.CUSTOMER].part < 1.0
    assert rows[RecordKind.CUSTOMER].tone == "accent"


def test_before_the_first_sync_there_is_a_row_for_each_kind() -> None:
    before = picture(a_view(), api.SyncProgress(connection=1), NOW)
    assert [line.kind for line in before.lines] == list(SHOP_KINDS)
    site = picture(a_view(kinds=SITE_KINDS), api.SyncProgress(connection=1), NOW)
    assert [line.name for line in site.lines] == ["Users", "Comments"]
    assert {line.count for line in before.lines} == {"–"}
    assert before.note == "nothing was sent yet"


@given(
    done=st.integers(0, 10**7),
    total=st.none() | st.integers(0, 10**7),
    delivering=st.integers(0, 10**7),
    state=st.sampled_from(list(SyncState)),
    kind=st.sampled_from(list(RecordKind)),
)
def test_whatever_is_told_a_bar_stays_within_its_track(
    done: int, total: int | None, delivering: int, state: SyncState, kind: RecordKind
) -> None:
    one = api.KindProgress(kind=kind, state=state, done=done, total=total, delivering=delivering)
    progress = api.SyncProgress(connection=1, state=state, kinds=(one,))
    (line,) = picture(a_view(), progress, NOW).lines
    assert 0.0 <= line.part <= 1.0
    assert is_moving(progress) == (state is SyncState.RUNNING or delivering > 0)
