"""Standing in line: known keys are passed over, newer states take the place of older ones, events stay put."""

from __future__ import annotations

import pytest
from delivery_outbox import CONNECTION, Outbox, entry, fail, ids_of, saved

from app.delivery.outbox import enqueue, enter_failed
from app.model.changes import ChangeKind
from app.model.reasons import ReasonCode
from app.platforms.protocol import Ruling


@pytest.fixture
def outbox() -> Outbox:
    return Outbox()


def test_a_key_that_is_known_is_passed_over(outbox: Outbox) -> None:
    assert outbox.put(entry("a"), entry("b"), entry("a")) == 2
    assert outbox.put(entry("b"), entry("c")) == 1


def test_a_key_that_was_delivered_stays_known(outbox: Outbox) -> None:
    outbox.put(entry("a"))
    outbox.answer(outbox.take(), Ruling.DELIVERED)
    assert outbox.put(entry("a")) == 0


def test_a_newer_state_takes_the_place_of_a_waiting_older_one(outbox: Outbox) -> None:
    outbox.put(saved("old"), saved("other", line="ben"))
    outbox.put(saved("new"))
    assert outbox.states() == {"old": "superseded", "other": "waiting", "new": "waiting"}
    assert outbox.row("new").position == outbox.row("old").position
    assert outbox.row("old").body is None
    assert outbox.keys_taken() == ["new", "other"]


def test_a_newer_state_does_not_jump_across_an_event(outbox: Outbox) -> None:
    outbox.put(saved("first"), entry("event"))
    outbox.put(saved("second"))
    assert "superseded" not in outbox.states().values()
    order = []
    while len(order) < 3:
        batch = outbox.take()
        order += [item.key for item in batch.items]
        outbox.answer(batch, Ruling.DELIVERED)
    assert order == ["first", "event", "second"]


def test_of_two_states_behind_an_event_only_the_newer_is_kept(outbox: Outbox) -> None:
    outbox.put(saved("first"), entry("event"), saved("second"))
    outbox.put(saved("third"))
    assert outbox.states() == {"first": "waiting", "event": "waiting", "second": "superseded", "third": "waiting"}


def test_a_change_of_email_is_not_merged(outbox: Outbox) -> None:
    outbox.put(saved("as ada", line="ada", record="17"))
    outbox.put(saved("as ben", line="ben", record="17"))
    assert outbox.states() == {"as ada": "waiting", "as ben": "waiting"}


def test_another_kind_of_record_of_the_same_person_is_not_merged(outbox: Outbox) -> None:
    outbox.put(saved("account", record="17"), entry("guest", ChangeKind.GUEST_SAVED, record="17"))
    assert set(outbox.states().values()) == {"waiting"}


def test_what_is_on_its_way_is_not_replaced(outbox: Outbox) -> None:
    outbox.put(saved("old"))
    batch = outbox.take()
    outbox.put(saved("new"))
    assert outbox.states() == {"old": "sending", "new": "waiting"}
    outbox.answer(batch, Ruling.DELIVERED)
    assert outbox.keys_taken() == ["new"]


def test_what_is_frozen_in_a_batch_is_not_replaced(outbox: Outbox) -> None:
    """It may have reached the platform: the identical batch must be sent again."""
    outbox.put(saved("old"))
    outbox.answer(outbox.take(), Ruling.RETRY)
    outbox.put(saved("new"))
    assert outbox.states() == {"old": "waiting", "new": "waiting"}
    outbox.pass_time(minutes=5)
    assert outbox.keys_taken() == ["old"]


def test_a_failed_state_gives_its_place_to_a_newer_one_and_frees_what_waits_for_it(outbox: Outbox) -> None:
    outbox.put(saved("refused"), entry("event"))
    fail(outbox, "refused")
    assert outbox.look() is None, "an event went ahead of its person's record"
    outbox.put(saved("mended"))
    assert outbox.states()["refused"] == "superseded"
    batch = outbox.take()
    assert [item.key for item in batch.items] == ["mended"]
    outbox.answer(batch, Ruling.DELIVERED)
    assert outbox.keys_taken() == ["event"]


def test_a_failed_event_is_never_superseded_and_holds_nobody_back(outbox: Outbox) -> None:
    outbox.put(entry("refused", single=True), entry("next", single=True))
    fail(outbox, "refused")
    assert outbox.put(entry("another", single=True)) == 1
    assert outbox.states()["refused"] == "failed"
    assert outbox.keys_taken() == ["next"]


def test_a_thousand_people_in_one_commit_are_each_replaced(outbox: Outbox) -> None:
    """More than SQLite takes as parameters of one statement."""
    outbox.put(*(saved(f"old {n}", line=f"person {n}") for n in range(1_000)))
    outbox.put(*(saved(f"new {n}", line=f"person {n}") for n in range(1_000)))
    states = outbox.states()
    assert all(states[f"old {n}"] == "superseded" and states[f"new {n}"] == "waiting" for n in range(1_000))


def test_nothing_at_all_may_be_put_in_line(outbox: Outbox) -> None:
    assert outbox.put() == 0


def test_a_commit_that_is_undone_leaves_nothing(outbox: Outbox) -> None:
    outbox.put(saved("old"))
    with outbox.engine.connect() as connection:
        assert enqueue(connection, CONNECTION, 1, [saved("new")], outbox.now) == 1
        connection.rollback()
    assert outbox.states() == {"old": "waiting"}


def test_what_could_not_be_read_is_a_failure_once(outbox: Outbox) -> None:
    for expected in (1, 0):
        done = outbox.work(
            lambda c: enter_failed(
                c, CONNECTION, 1, [entry("unreadable")], ReasonCode.UNREADABLE, ["total: missing"], outbox.now
            )
        )
        assert done == expected
    row = outbox.row("unreadable")
    assert (row.state, row.reason, row.detail, row.body) == ("failed", "unreadable", "total: missing", None)
    assert outbox.work(lambda c: ids_of(c, ["unreadable"])) == [1]
