"""What is old is forgotten; what is not settled never is."""

from __future__ import annotations

from datetime import timedelta

from delivery_outbox import CONNECTION, Outbox, entry, fail, ids_of, saved
from sqlalchemy import func, select, update

from app.delivery.retention import prune
from app.platforms.protocol import Ruling
from app.storage.schema import batches, deliveries, tries

KEEP = timedelta(days=30)


def pruned(outbox: Outbox) -> int:
    return int(outbox.work(lambda c: prune(c, CONNECTION, KEEP, outbox.now)))


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
    assert outbox.work(lambda c: c.execute(select(func.count()).select_from(batches)).scalar()) == 1
    assert outbox.work(lambda c: c.execute(select(func.count()).select_from(tries)).scalar()) == 1
    assert pruned(outbox) == 0


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
