"""What an answer meant is written down: for each member its own fate, for each try a line in the log."""

from __future__ import annotations

from datetime import timedelta

import pytest
from delivery_outbox import CONNECTION, STEADY, Outbox, entry, saved
from sqlalchemy import insert, select

from app.delivery.redaction import excerpt
from app.delivery.settlement import Attempt, Bodies, Conclusion, settle_all
from app.model.reasons import ReasonCode
from app.platforms.protocol import ItemRuling, Ruling, Verdict
from app.storage.schema import records, tries
from tests.clocks import START


@pytest.fixture
def outbox() -> Outbox:
    return Outbox()


def three_people(outbox: Outbox) -> None:
    outbox.put(*(saved(name, line=name) for name in ("ada", "ben", "cid")))


def test_a_mixed_answer_gives_each_its_own_fate(outbox: Outbox) -> None:
    three_people(outbox)
    refused = ItemRuling(Ruling.FAILED, ReasonCode.INVALID_EMAIL, "no such domain")
    outbox.answer(outbox.take(), Ruling.DELIVERED, refused, Ruling.DECLINED)
    assert outbox.states() == {"ada": "delivered", "ben": "failed", "cid": "declined"}
    row = outbox.row("ben")
    assert (row.reason, row.detail, row.tries) == ("invalid_email", "no such domain", 1)


@pytest.mark.parametrize("bodies", Bodies)
def test_whatever_a_platform_answers_is_kept_in_the_log(outbox: Outbox, bodies: Bodies) -> None:
    outbox.put(entry("one", line="ada"), entry("two", line="ben"))
    said = excerpt(b'<p class="x">It\'s \\ done\n\x00 \xe2\x98\x95 \xf0\x9f\x98\x80 \xff :members NULL</p>')
    arrived, refused = ItemRuling(Ruling.DELIVERED), ItemRuling(Ruling.DECLINED, ReasonCode.TOO_OLD)
    for fates in ((arrived, arrived), (arrived, refused)):
        batch = outbox.take()
        verdict = Verdict(fates[: len(batch.items)])
        attempt = Attempt(START, 0.25, "POST", "/it's/a/path", 200, None, said)
        concluded = [Conclusion(batch, verdict, attempt, START)]
        outbox.work(lambda c, them=concluded: settle_all(c, CONNECTION, them, backoff=STEADY, bodies=bodies))
        outbox.put(entry("three", line="cid"), entry("four", line="dan"))
    kept = outbox.work(lambda c: c.execute(select(tries)).all())
    assert [(row.at, row.seconds, row.method, row.path, row.status, row.reason) for row in kept] == [
        (START, 0.25, "POST", "/it's/a/path", 200, None),
        (START, 0.25, "POST", "/it's/a/path", 200, None),
    ]
    assert {row.excerpt for row in kept} == {said}


def test_what_is_settled_keeps_no_body_and_what_failed_does(outbox: Outbox) -> None:
    three_people(outbox)
    outbox.answer(outbox.take(), Ruling.DELIVERED, Ruling.FAILED, Ruling.DECLINED)
    assert [outbox.row(key).body for key in ("ada", "cid")] == [None, None]
    assert outbox.row("ben").body == {"person": "ben"}


def test_members_to_be_tried_again_leave_a_mixed_batch(outbox: Outbox) -> None:
    three_people(outbox)
    outbox.answer(outbox.take(), Ruling.DELIVERED, Ruling.RETRY, Ruling.DELIVERED)
    assert outbox.states()["ben"] == "waiting"
    assert outbox.look() == outbox.row("ben").next_try_at
    outbox.pass_time(seconds=2)
    again = outbox.take()
    assert [item.key for item in again.items] == ["ben"]
    outbox.answer(again, Ruling.DELIVERED)
    assert outbox.row("ben").tries == 2


def test_a_member_that_is_put_off_again_and_again_waits_longer_and_longer(outbox: Outbox) -> None:
    outbox.put(saved("busy", line="busy"))
    waits = []
    for turn in range(6):
        outbox.put(saved(f"new {turn}", line=f"{turn}"))
        batch = outbox.take()
        fates = [Ruling.RETRY if item.key == "busy" else Ruling.DELIVERED for item in batch.items]
        outbox.answer(batch, *fates)
        waits.append((outbox.row("busy").next_try_at - outbox.now).total_seconds())
        outbox.pass_time(hours=1)
    assert waits == [1, 2, 4, 8, 16, 32]


def test_a_member_that_is_put_off_for_three_days_is_given_up(outbox: Outbox) -> None:
    outbox.put(saved("busy", line="busy"))
    half_a_day = timedelta(hours=12)
    for turn in range(7):
        assert outbox.states()["busy"] == "waiting"
        outbox.put(saved(f"new {turn}", line=f"{turn}"))
        batch = outbox.take()
        fates = [Ruling.RETRY if item.key == "busy" else Ruling.DELIVERED for item in batch.items]
        outbox.answer(batch, *fates, retry_after=half_a_day)
        outbox.now += half_a_day
    row = outbox.row("busy")
    assert (row.state, row.reason) == ("failed", "gave_up")


def test_a_whole_batch_is_given_up_after_three_days_of_waiting(outbox: Outbox) -> None:
    three_people(outbox)
    started = outbox.now
    while (delay := outbox.answer(outbox.take(), Ruling.RETRY)) is not None:
        outbox.now += delay
    waited = (outbox.now - started).total_seconds() / 3600
    assert 71 <= waited <= 72
    assert set(outbox.states().values()) == {"failed"}
    assert outbox.row("ada").reason == "gave_up"
    assert outbox.row("ada").body is not None, "a person could not try it again"


def test_time_during_which_the_computer_slept_does_not_count(outbox: Outbox) -> None:
    outbox.put(saved("ada"))
    for _ in range(20):
        assert outbox.answer(outbox.take(), Ruling.RETRY) is not None
        outbox.pass_time(days=30)
    assert outbox.states() == {"ada": "waiting"}


def test_retry_after_is_honoured(outbox: Outbox) -> None:
    outbox.put(saved("ada"))
    assert outbox.answer(outbox.take(), Ruling.RETRY, retry_after=timedelta(minutes=7)) == timedelta(minutes=7)


def test_a_job_is_polled_until_it_says_what_became_of_each(outbox: Outbox) -> None:
    three_people(outbox)
    outbox.answer(outbox.take(), Ruling.ACCEPTED, job_id="job-1")
    assert set(outbox.states().values()) == {"accepted"}
    for _ in range(3):
        outbox.now = outbox.look()
        poll = outbox.take()
        assert poll.job_id == "job-1"
        outbox.answer(poll, Ruling.ACCEPTED, job_id="job-1")
    outbox.now = outbox.look()
    outbox.answer(outbox.take(), Ruling.DELIVERED, Ruling.FAILED, Ruling.DELIVERED)
    assert outbox.states() == {"ada": "delivered", "ben": "failed", "cid": "delivered"}
    assert outbox.row("ada").tries == 1, "a poll is not a try"
    assert outbox.batch_states() == ["settled"]


def test_polls_become_rarer(outbox: Outbox) -> None:
    outbox.put(saved("ada"))
    pauses = []
    for _ in range(8):
        outbox.answer(outbox.take(), Ruling.ACCEPTED, job_id="job-1")
        pauses.append((outbox.look() - outbox.now).total_seconds())
        outbox.now = outbox.look()
    assert pauses == [1, 1, 2, 4, 8, 16, 20, 20] or pauses == [1, 2, 4, 8, 16, 20, 20, 20]


def test_while_a_job_runs_the_persons_events_wait(outbox: Outbox) -> None:
    outbox.put(saved("record"), entry("event"))
    outbox.answer(outbox.take(), Ruling.ACCEPTED, job_id="job-1")
    outbox.now = outbox.look()
    poll = outbox.take()
    assert [item.key for item in poll.items] == ["record"]
    outbox.answer(poll, Ruling.DELIVERED)
    assert outbox.keys_taken() == ["event"]


def test_a_job_that_was_lost_is_sent_again_as_the_same_batch(outbox: Outbox) -> None:
    three_people(outbox)
    first = outbox.take()
    outbox.answer(first, Ruling.ACCEPTED, job_id="job-1")
    outbox.now = outbox.look()
    outbox.answer(outbox.take(), ItemRuling(Ruling.RETRY, ReasonCode.JOB_LOST))
    outbox.pass_time(hours=1)
    again = outbox.take()
    assert (again.key, again.items, again.job_id) == (first.key, first.items, "")


def test_every_try_is_in_the_log(outbox: Outbox) -> None:
    outbox.put(saved("ada"))
    for _ in range(3):
        outbox.answer(outbox.take(), Ruling.RETRY)
        outbox.pass_time(hours=1)
    outbox.answer(outbox.take(), Ruling.DELIVERED)
    assert len(outbox.work(lambda c: c.execute(select(tries)).all())) == 4


def test_once_delivered_the_platform_is_known_to_have_the_record(outbox: Outbox) -> None:
    row = {"scope_id": 1, "kind": "customer", "digest": b"", "revision": 1, "generation": 0, "state": "present"}
    outbox.work(lambda c: c.execute(insert(records), [row | {"record_id": "ada"}, row | {"record_id": "ben"}]))
    outbox.put(saved("ada", line="ada"), saved("ben", line="ben"))
    batch = outbox.take()
    assert [item.known for item in batch.items] == [False, False]
    outbox.answer(batch, Ruling.DELIVERED, Ruling.FAILED)
    outbox.put(saved("ada again", line="ada"), saved("ben again", line="ben"))
    assert {item.key: item.known for item in outbox.take().items} == {"ada again": True, "ben again": False}
