"""A person who is erased goes out of every line and batch; the others go on, and nothing of the person comes back."""

from __future__ import annotations

from typing import Any

import pytest
from delivery_outbox import Outbox, entry, saved
from sqlalchemy import insert, select

from app.delivery.erasing import accounts_of, purge
from app.delivery.forgotten import block, blocked
from app.platforms.protocol import Ruling
from app.storage.schema import erasures, records, scopes, tries


@pytest.fixture
def outbox() -> Outbox:
    return Outbox()


def erase(outbox: Outbox, who: str = "ada", scope: int = 1) -> int:
    def work(connection: Any) -> int:
        gone = purge(connection, scope, who.encode(), outbox.now)
        block(connection, scope, who.encode(), outbox.now, gone)
        return gone

    return int(outbox.work(work))


def test_what_waits_failed_or_was_delivered_goes(outbox: Outbox) -> None:
    outbox.put(saved("record"), entry("done"), entry("refused"), entry("waiting"), entry("other", line="ben"))
    outbox.answer(outbox.take(), Ruling.DELIVERED)
    outbox.answer(outbox.take(), *[Ruling.DELIVERED, Ruling.FAILED, Ruling.RETRY, Ruling.DELIVERED])
    assert erase(outbox) == 4
    assert outbox.states() == {"other": "delivered"}


def test_nothing_of_the_person_is_put_in_line_again(outbox: Outbox) -> None:
    erase(outbox)
    assert outbox.put(saved("record"), entry("event"), entry("other", line="ben")) == 1
    assert set(outbox.states()) == {"other"}


def test_the_others_in_a_batch_on_its_way_are_sent_in_another_one(outbox: Outbox) -> None:
    outbox.put(*(saved(who, line=who) for who in ("ada", "ben", "cid")))
    first = outbox.take()
    assert erase(outbox) == 1
    again = outbox.take()
    assert [item.key for item in again.items] == ["ben", "cid"]
    assert again.key != first.key
    outbox.answer(again, Ruling.DELIVERED)
    assert outbox.states() == {"ben": "delivered", "cid": "delivered"}


def test_a_job_at_the_platform_is_asked_for_the_others_only(outbox: Outbox) -> None:
    outbox.put(*(saved(who, line=who) for who in ("ada", "ben")))
    outbox.answer(outbox.take(), Ruling.ACCEPTED, job_id="job")
    erase(outbox)
    outbox.pass_time(minutes=1)
    polled = outbox.take()
    assert (polled.job_id, [item.key for item in polled.items]) == ("job", ["ben"])


def test_a_batch_that_held_nobody_else_is_gone_with_its_tries(outbox: Outbox) -> None:
    outbox.put(saved("record"))
    outbox.answer(outbox.take(), Ruling.RETRY)
    erase(outbox)
    assert outbox.batch_states() == []
    assert outbox.work(lambda c: c.execute(select(tries)).all()) == []
    assert outbox.look() is None


def test_what_answers_said_of_a_shared_batch_is_blanked(outbox: Outbox) -> None:
    outbox.put(saved("ada"), saved("ben", line="ben"))
    outbox.answer(outbox.take(), Ruling.DELIVERED)
    outbox.work(lambda c: c.execute(tries.update().values(excerpt="something of them")))
    erase(outbox)
    assert outbox.work(lambda c: c.execute(select(tries.c.excerpt)).scalars().all()) == [""]


def test_another_stores_person_with_the_same_address_stays(outbox: Outbox) -> None:
    outbox.put(saved("record"))
    outbox.work(lambda c: c.execute(insert(scopes).values(id=2, scope="other")))
    erase(outbox, scope=2)
    assert set(outbox.states()) == {"record"}
    assert outbox.work(lambda c: blocked(c, 1, [b"ada"])) == set()
    assert outbox.work(lambda c: blocked(c, 2, [b"ada", b"ben"])) == {b"ada"}


def test_the_persons_records_are_forgotten_and_their_accounts_known_before(outbox: Outbox) -> None:
    row = {"scope_id": 1, "digest": b"d", "revision": 1, "generation": 0, "state": "present", "person": b"ada"}
    rows = [row | {"kind": "customer", "record_id": "17"}, row | {"kind": "guest", "record_id": "616461"}]
    outbox.work(lambda c: c.execute(insert(records), rows))
    assert outbox.work(lambda c: accounts_of(c, 1, b"ada")) == (17,)
    erase(outbox)
    assert outbox.work(lambda c: c.execute(select(records)).all()) == []


def test_erasing_again_keeps_one_receipt_with_everything_that_went(outbox: Outbox) -> None:
    outbox.put(saved("record"), entry("event"))
    erase(outbox)
    erase(outbox)
    (row,) = outbox.work(lambda c: c.execute(select(erasures)).all())
    assert (row.person, row.deliveries) == (b"ada", 2)
    assert outbox.states() == {}
