"""Choosing what goes next: in order for each person, live first, nothing twice, and frozen once chosen."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

import pytest
from delivery_outbox import CONNECTION, Outbox, entry, fail, saved
from toy_platform import ToyPlatform

from app.delivery.batches import recover
from app.delivery.choosing import MOST_JOBS
from app.model.changes import ChangeKind
from app.model.deliveries import Lane
from app.platforms.protocol import Effect, Hold, Item, Ruling
from tests.clocks import START


@pytest.fixture
def outbox() -> Outbox:
    return Outbox()


def test_live_goes_ahead_of_history(outbox: Outbox) -> None:
    outbox.put(entry("old", line="ada", single=True), entry("new", line="ben", single=True, lane=Lane.LIVE))
    assert outbox.keys_taken() == ["new"]
    assert outbox.keys_taken() == ["old"]


def test_live_does_not_overtake_the_same_persons_history(outbox: Outbox) -> None:
    outbox.put(entry("old", single=True), entry("new", single=True, lane=Lane.LIVE))
    assert outbox.keys_taken() == ["old"]
    assert outbox.look() is None


def test_a_person_is_on_its_way_once(outbox: Outbox) -> None:
    outbox.put(saved("record"), entry("event"))
    batch = outbox.take()
    assert outbox.look() is None
    outbox.answer(batch, Ruling.DELIVERED)
    assert outbox.keys_taken() == ["event"]


def test_an_ordered_call_takes_what_follows_in_a_line(outbox: Outbox) -> None:
    outbox.put(*(entry(f"event {n}") for n in range(6)))
    assert outbox.keys_taken() == ["event 0", "event 1", "event 2", "event 3"]


def test_followers_end_at_another_call(outbox: Outbox) -> None:
    outbox.put(entry("one"), saved("record"), entry("two"))
    assert outbox.keys_taken() == ["one"]


def test_a_batch_is_no_larger_than_the_call_takes(outbox: Outbox) -> None:
    outbox.put(*(saved(f"person {n}", line=f"{n}") for n in range(5)))
    assert len(outbox.take().items) == 3
    assert len(outbox.take().items) == 2


def test_several_at_once_are_those_that_would_go_one_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """In ordered lines, one by one and as jobs, live before history; what is due again goes first.

    However many waiting rows are read at once.
    """
    persons = [saved(f"p{n}", line=f"p{n}") for n in range(4)]
    lines = [entry(f"{line}{n}", line=line) for line, long in (("a", 3), ("b", 6), ("c", 2)) for n in range(long)]
    alone = [entry(f"alone {n}", line=f"alone {n}", single=True) for n in range(3)]
    live = entry("live", line="eve", single=True, lane=Lane.LIVE)
    taken = []
    for most, likely, rows in ((1, 1, 100), (20, 1, 100), (20, 1, 2), (20, 5, 1), (20, 2_000, 100)):
        for name in ("FEWEST_ROWS", "MORE_ROWS"):
            monkeypatch.setattr(f"app.delivery.choosing.{name}", rows)
        outbox = Outbox()
        outbox.put(entry("again", line="zoe", single=True))
        outbox.answer(outbox.take(), Ruling.RETRY)
        outbox.put(*alone[:2], *lines, *persons, alone[2], live)
        outbox.pass_time(hours=2)
        batches: list[list[str]] = []
        while found := outbox.take_several(most, likely):
            batches += [[item.key for item in batch.items] for batch in found]
        taken.append(batches)
    assert taken[1:] == [taken[0]] * 4
    assert taken[0][:4] == [["again"], ["live"], ["alone 0"], ["alone 1"]]
    assert ["a0", "a1", "a2", "b0"] in taken[0]


def test_of_jobs_one_is_begun_at_a_time(outbox: Outbox) -> None:
    """How many run has to be counted before the next one."""
    outbox.put(*(saved(f"{n}", line=f"{n}") for n in range(3 * MOST_JOBS + 3)), entry("event", line="zoe"))
    begun = [batch for _ in range(MOST_JOBS) for batch in outbox.take_several(5)]
    assert [batch.call for batch in begun] == ["people"] * MOST_JOBS
    for batch in begun:
        outbox.answer(batch, Ruling.ACCEPTED, job_id="job")
    assert [batch.call for batch in outbox.take_several(5)] == ["events"]


def test_what_is_chosen_is_sent_again_as_it_was(outbox: Outbox) -> None:
    outbox.put(saved("a", line="ada"), saved("b", line="ben"))
    first = outbox.take()
    outbox.answer(first, Ruling.RETRY)
    outbox.put(saved("c", line="cid"))
    outbox.pass_time(hours=1)
    again = outbox.take()
    assert (again.id, again.key, again.items) == (first.id, first.key, first.items)


def test_after_a_crash_the_identical_batch_is_due_at_once(outbox: Outbox) -> None:
    outbox.put(saved("a", line="ada"), saved("b", line="ben"))
    first = outbox.take()
    assert outbox.work(lambda c: recover(c, CONNECTION, outbox.now)) == 1
    assert set(outbox.states().values()) == {"waiting"}
    again = outbox.take()
    assert (again.id, again.key, again.items) == (first.id, first.key, first.items)


def test_after_a_crash_a_job_is_asked_for_and_not_begun_again(outbox: Outbox) -> None:
    outbox.put(saved("a"))
    outbox.answer(outbox.take(), Ruling.ACCEPTED, job_id="job-1")
    outbox.pass_time(minutes=1)
    assert outbox.take().job_id == "job-1"
    outbox.work(lambda c: recover(c, CONNECTION, outbox.now))
    assert outbox.states() == {"a": "accepted"}
    assert outbox.take().job_id == "job-1"


def test_a_closed_call_lets_the_others_go(outbox: Outbox) -> None:
    outbox.put(saved("record", line="ada"), entry("event", line="ben"))
    assert outbox.keys_taken("people") == ["event"]
    assert outbox.keys_taken() == ["record"]


def test_a_closed_call_holds_its_frozen_batches(outbox: Outbox) -> None:
    outbox.put(saved("record"))
    outbox.answer(outbox.take(), Ruling.RETRY)
    outbox.pass_time(hours=1)
    assert outbox.look("people") is None
    assert outbox.keys_taken() == ["record"]


def test_what_is_blocked_is_not_looked_for_at_a_time_that_is_past(outbox: Outbox) -> None:
    """A wait of nothing would keep the courier and the database spinning for as long as the block lasts."""
    outbox.put(saved("record"), entry("event", line="ben", single=True))
    outbox.answer(outbox.take(), Ruling.RETRY)
    outbox.answer(outbox.take(), Ruling.RETRY)
    outbox.pass_time(hours=2)
    found = outbox.look("people", "single")
    assert found is None or found > outbox.now


def test_many_of_a_closed_call_do_not_hide_what_stands_behind_them(
    outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.delivery.choosing.HEADS", 10)
    outbox.put(*(saved(f"record {n}", line=f"{n}") for n in range(30)), entry("event", line="zoe"))
    assert outbox.keys_taken("people") == ["event"]


def test_what_waits_for_its_next_try_says_when(outbox: Outbox) -> None:
    outbox.put(saved("record"))
    delay = outbox.answer(outbox.take(), Ruling.RETRY)
    assert delay is not None
    assert outbox.look() == outbox.now + delay


def test_nothing_to_do_is_none(outbox: Outbox) -> None:
    assert outbox.look() is None


class Holding(ToyPlatform):
    """Holds events back until a time."""

    until: ClassVar[datetime] = START + timedelta(minutes=5)

    def channel(self, item: Item, now: datetime) -> str | Hold:  # type: ignore[override]
        if item.change is ChangeKind.ORDER_PAID and now < self.until:
            return Hold(self.until)
        return super().channel(item, now)


def test_what_is_held_is_looked_at_again_in_time(outbox: Outbox) -> None:
    outbox.platform = Holding()
    outbox.put(entry("held", line="ada"), saved("free", line="ben"))
    assert outbox.keys_taken() == ["free"]
    assert outbox.look() == Holding.until
    outbox.pass_time(minutes=5)
    assert outbox.keys_taken() == ["held"]


class Changing(ToyPlatform):
    """Would choose another call as time goes by."""

    def channel(self, item: Item, now: datetime) -> str:
        return "events" if now == START else "single"


def test_the_call_is_decided_once(outbox: Outbox) -> None:
    outbox.platform = Changing()
    outbox.put(entry("a", line="ada"), entry("b", line="ben"))
    batch = outbox.take()
    outbox.answer(batch, Ruling.DELIVERED, Ruling.RETRY)
    outbox.pass_time(hours=2)
    again = outbox.take()
    assert (again.call, [item.key for item in again.items]) == ("events", ["b"])


def test_too_large_a_batch_goes_in_two_halves_in_order(outbox: Outbox) -> None:
    outbox.put(*(entry(f"event {n}") for n in range(4)))
    outbox.answer(outbox.take(), Ruling.RETRY, effect=Effect.SPLIT)
    first = outbox.take()
    assert [item.key for item in first.items] == ["event 0", "event 1"]
    assert outbox.look() is None, "the second half overtakes the first"
    outbox.answer(first, Ruling.DELIVERED)
    assert outbox.keys_taken() == ["event 2", "event 3"]


def test_a_single_item_that_is_too_large_is_a_failure(outbox: Outbox) -> None:
    outbox.put(entry("huge", single=True))
    outbox.answer(outbox.take(), Ruling.RETRY, effect=Effect.SPLIT)
    assert outbox.states() == {"huge": "failed"}


def test_a_failed_record_holds_back_that_persons_events_only(outbox: Outbox) -> None:
    outbox.put(saved("refused", line="ada"), entry("hers", line="ada"), entry("his", line="ben"))
    fail(outbox, "refused")
    assert outbox.keys_taken() == ["his"]
    assert outbox.look() is None


def test_no_more_jobs_are_begun_than_can_be_asked_after(outbox: Outbox) -> None:
    outbox.put(*(saved(f"{n}", line=f"{n}") for n in range(3 * MOST_JOBS + 3)), entry("event", line="zoe"))
    for _ in range(MOST_JOBS):
        outbox.answer(outbox.take(), Ruling.ACCEPTED, job_id="job")
    assert outbox.keys_taken() == ["event"]
    outbox.pass_time(seconds=30)
    outbox.answer(outbox.take(), Ruling.DELIVERED)
    running = [outbox.take() for _ in range(MOST_JOBS - 1)]
    assert all(batch.job_id for batch in running)
    assert not outbox.take().job_id, "there was room for another job again"


def test_a_newer_record_takes_the_place_of_one_that_failed_while_it_was_on_its_way(outbox: Outbox) -> None:
    outbox.put(saved("old"))
    batch = outbox.take()
    outbox.put(entry("event"), saved("new"))
    outbox.answer(batch, Ruling.FAILED)
    assert outbox.states() == {"old": "superseded", "event": "waiting", "new": "waiting"}
    outbox.answer(outbox.take(), Ruling.DELIVERED)
    assert outbox.states()["new"] == "delivered"
    assert outbox.keys_taken() == ["event"]


def test_what_was_dated_by_a_clock_far_ahead_is_due_after_a_restart(outbox: Outbox) -> None:
    outbox.put(saved("a"), entry("b", line="ben"))
    for _ in range(2):
        outbox.answer(outbox.take(), Ruling.RETRY)
    outbox.pass_time(days=-400)
    assert outbox.look() is not None
    outbox.work(lambda c: recover(c, CONNECTION, outbox.now))
    assert {*outbox.keys_taken(), *outbox.keys_taken()} == {"a", "b"}
