"""How many requests are left, by the calls that things go by."""

from __future__ import annotations

from collections.abc import Mapping

from delivery_outbox import CONNECTION, Outbox, entry, saved

from app.delivery.outlook import requests_left
from app.delivery.pace import Pacer, seconds_for
from app.model.records import RecordKind
from app.platforms.protocol import Pace, Ruling
from tests.clocks import FakeClock


def left(outbox: Outbox, counts: Mapping[RecordKind, int]) -> float:
    return outbox.work(
        lambda c: requests_left(c, CONNECTION, outbox.platform, counts, outbox.now)  # type: ignore[arg-type]
    )


def test_what_waits_goes_in_full_batches_of_its_call() -> None:
    outbox = Outbox()
    outbox.put(*(entry(f"o{n}", line=f"p{n}") for n in range(3)))
    size = outbox.platform.calls[outbox.platform.channel(outbox.take().items[0], outbox.now)].batch_size
    assert left(outbox, {RecordKind.ORDER: 10 * size + 1}) == 11


def test_a_kind_that_was_sent_before_goes_as_it_went_then() -> None:
    outbox = Outbox()
    outbox.put(entry("one"))
    outbox.answer(outbox.take(), Ruling.DELIVERED)
    size = outbox.platform.calls[outbox.row("one").call].batch_size
    assert left(outbox, {RecordKind.ORDER: 4 * size}) == 4


def test_of_what_nothing_is_known_each_takes_a_request() -> None:
    assert left(Outbox(), {RecordKind.PRODUCT: 7, RecordKind.CUSTOMER: 0}) == 7


def test_a_job_is_asked_after_too() -> None:
    outbox = Outbox()
    jobs = [name for name, spec in outbox.platform.calls.items() if spec.job]
    outbox.put(saved("one"))
    call = outbox.platform.channel(outbox.take().items[0], outbox.now)
    spec = outbox.platform.calls[call]
    assert left(outbox, {RecordKind.CUSTOMER: spec.batch_size}) == (2 if call in jobs else 1)


def test_requests_take_the_minutes_that_the_pace_needs() -> None:
    assert seconds_for(300, 100, free=0) == 180
    assert seconds_for(300, 100, free=100) == 120
    assert seconds_for(50, 100, free=100) == 0


def test_a_pacer_counts_what_is_free_now() -> None:
    pacer = Pacer(Pace(100, None), FakeClock())
    pacer.remember([1.0] * 40)
    assert pacer.seconds_for(160) == 60
    assert Pacer(Pace(None, None), FakeClock()).seconds_for(160) is None
