"""How a connection's deliveries stand, and what became of the last 24 hours."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from delivery_outbox import CONNECTION, Outbox, entry, fail
from hypothesis import given, settings
from hypothesis import strategies as st

from app.delivery import log
from app.delivery.activity import activity, first_since
from app.delivery.standing import is_moving, oldest_waiting
from app.model import api
from app.model.reasons import ReasonCode
from app.platforms.protocol import Ruling
from app.storage.hashing import Hasher


@pytest.fixture
def outbox() -> Outbox:
    return Outbox()


def moving(outbox: Outbox, last: datetime | None) -> bool:
    return bool(outbox.work(lambda c: is_moving(c, CONNECTION, last, outbox.now)))


def test_the_oldest_that_is_not_settled_counts(outbox: Outbox) -> None:
    assert outbox.work(lambda c: oldest_waiting(c, CONNECTION)) is None
    outbox.put(entry("first"))
    first_at = outbox.now
    outbox.pass_time(hours=1)
    outbox.put(entry("second", line="ben"))
    assert outbox.work(lambda c: oldest_waiting(c, CONNECTION)) == first_at
    batch = outbox.take()
    assert outbox.work(lambda c: oldest_waiting(c, CONNECTION)) == first_at
    outbox.answer(batch, Ruling.DELIVERED)
    assert outbox.work(lambda c: oldest_waiting(c, CONNECTION)) is None


def test_another_connections_deliveries_do_not_count(outbox: Outbox) -> None:
    outbox.put(entry("first"))
    assert outbox.work(lambda c: oldest_waiting(c, CONNECTION + 1)) is None


def test_deliveries_move_while_one_is_sent_and_for_a_moment_after_one_arrived(outbox: Outbox) -> None:
    outbox.put(entry("one"))
    assert not moving(outbox, None)
    batch = outbox.take()
    assert moving(outbox, None)
    outbox.answer(batch, Ruling.DELIVERED)
    arrived = outbox.now
    assert moving(outbox, arrived)
    outbox.pass_time(minutes=2)
    assert not moving(outbox, arrived)


def test_each_hour_counts_what_became_of_its_deliveries(outbox: Outbox) -> None:
    outbox.put(entry("too old"))
    outbox.pass_time(hours=30)
    outbox.put(entry("bad", line="ben"))
    outbox.answer(outbox.take(), Ruling.FAILED)
    outbox.pass_time(hours=2)
    outbox.put(entry("good"), entry("better", line="cid"))
    outbox.answer(outbox.take(), Ruling.DELIVERED)
    outbox.put(entry("later", line="dan"))
    hours = outbox.work(lambda c: activity(c, CONNECTION, outbox.now)).hours
    assert len(hours) == 24
    counted = [(one.settled, one.failed, one.waiting) for one in hours]
    assert counted[-1] == (2, 0, 1)
    assert counted[-3] == (0, 1, 0)
    assert sum(sum(one) for one in counted) == 4
    assert hours[-1].at <= outbox.now < hours[-1].at + timedelta(hours=1)


@settings(deadline=None, max_examples=25)  # each makes a database
@given(gaps=st.lists(st.integers(0, 3), max_size=12), at=st.integers(-2, 40))
def test_the_log_since_a_time_begins_at_the_first_that_was_queued_then(gaps: list[int], at: int) -> None:
    outbox = Outbox()
    began, queued = outbox.now, []
    for number, gap in enumerate(gaps):
        outbox.pass_time(minutes=gap)
        outbox.put(entry(f"{number}", line=f"{number}"))
        queued.append(outbox.now)
    since = began + timedelta(minutes=at)
    wanted = [f"{number}" for number, when in enumerate(queued) if when >= since]
    query = api.DeliveryQuery(since=since, limit=50)
    rows = outbox.work(lambda c: log.page(c, query, Hasher(b"key"))).rows
    assert [row.summary.number for row in reversed(rows)] == wanted
    first = outbox.work(lambda c: first_since(c, since))
    assert first == (len(queued) - len(wanted) + 1)


def test_a_failure_says_what_the_platform_answered(outbox: Outbox) -> None:
    outbox.put(entry("bad"))
    fail(outbox, "bad", ReasonCode.INVALID_EMAIL)
    (group,) = outbox.work(lambda c: log.failure_groups(c, CONNECTION))
    assert group.newest[0].summary.number == "bad"
    assert group.newest[0].said == ""
