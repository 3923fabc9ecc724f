"""What is old is forgotten; what is not settled never is."""

from __future__ import annotations

from datetime import timedelta

from delivery_outbox import CONNECTION, Outbox, entry, fail, ids_of, saved
from sqlalchemy import Table, func, select, update

from app.delivery.retention import forget, old
from app.platforms.protocol import Effect, Ruling
from app.storage.schema import batches, deliveries, former_members, tries

KEEP = timedelta(days=30)


def pruned(outbox: Outbox) -> int:
    return int(outbox.work(lambda c: forget(c, old(c, CONNECTION, KEEP, outbox.now))))


def count(outbox: Outbox, table: Table) -> int:
    return int(outbox.work(lambda c: c.execute(select(func.count()).select_from(table)).scalar()))


def test_settled_deliveries_go_after_their_time_with_their_tries() -> None:
    outbox = Outbox()
    outbox.put(entry("old", single=True))
    outbox.answer(outbox.take(), Ruling.DELIVERED)
    outbox.pass_time(days=20)
    outbox.put(entry("young", single=True))
    outbox.answer(outbox.take(), Ruling.DELIVERED)
    outbox.pass_time(days=11)
    assert pruned(outbox) == 1
    assert set(outbox.states()) == {"young"}
    assert [count(outbox, table) for table in (batches, tries)] == [1, 1]
    assert pruned(outbox) == 0


def test_with_a_delivery_go_the_batches_that_it_had_left() -> None:
    outbox = Outbox()
    outbox.put(saved("alone", line="ada"), saved("with others", line="ben"))
    outbox.answer(outbox.take(), Ruling.RETRY, effect=Effect.SPLIT)
    outbox.answer(outbox.take(), Ruling.DELIVERED)
    outbox.pass_time(days=31)
    assert pruned(outbox) == 1
    # The other one was in the first batch too, and waits in its half.
    assert [count(outbox, table) for table in (batches, tries, former_members)] == [2, 1, 1]
    outbox.answer(outbox.take(), Ruling.DELIVERED)
    outbox.pass_time(days=31)
    assert pruned(outbox) == 1
    assert [count(outbox, table) for table in (deliveries, batches, tries, former_members)] == [0, 0, 0, 0]


def test_what_waits_or_failed_stays_however_old() -> None:
    outbox = Outbox()
    outbox.put(entry("failed", single=True))
    fail(outbox, "failed")
    outbox.put(saved("waiting"))
    outbox.pass_time(days=400)
    assert pruned(outbox) == 0
    assert outbox.states() == {"failed": "failed", "waiting": "waiting"}
    assert outbox.row("waiting").body is not None


def test_bodies_kept_for_debugging_go_after_seven_days() -> None:
    outbox = Outbox()
    outbox.put(entry("one", single=True))
    outbox.answer(outbox.take(), Ruling.DELIVERED)
    kept = outbox.work(lambda c: ids_of(c, ["one"]))
    outbox.work(lambda c: c.execute(update(deliveries).where(deliveries.c.id.in_(kept)).values(body={"kept": 1})))
    outbox.pass_time(days=6)
    assert pruned(outbox) == 0
    outbox.pass_time(days=2)
    assert pruned(outbox) == 1
    assert outbox.row("one").body is None


def test_a_name_goes_with_the_last_delivery_that_bore_it() -> None:
    outbox = Outbox()
    for key in ("first", "second"):
        outbox.put(entry(key, record="7", line=key, single=True, number="A-17"))
        outbox.answer(outbox.take(), Ruling.DELIVERED)
        outbox.pass_time(days=20)
    found = "SELECT count(*) FROM names"
    assert pruned(outbox) == 1
    assert outbox.work(lambda c: c.exec_driver_sql(found).scalar()) == 2
    outbox.pass_time(days=20)
    assert pruned(outbox) == 1
    assert outbox.work(lambda c: c.exec_driver_sql(found).scalar()) == 0


def test_what_was_settled_late_is_kept_from_then_on() -> None:
    outbox = Outbox()
    outbox.put(entry("late", single=True))
    outbox.pass_time(days=100)
    outbox.answer(outbox.take(), Ruling.DELIVERED)
    outbox.pass_time(days=29)
    assert pruned(outbox) == 0
