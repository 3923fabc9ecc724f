"""Progress: what is done, how fast, and how long it takes by whichever side is slower."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sync_records import NOW, Store, customer, order, product

from app.delivery.pace import Pacer
from app.model.api import SyncProgress, SyncState
from app.model.records import SHOP_KINDS, RecordKind
from app.platforms.protocol import Pace
from app.platforms.sequenzy.platform import Sequenzy
from app.sync.checkpoints import Checkpoint, Phase, begin_sync, save_checkpoint, set_sync
from app.sync.progress import Rate, Receiver, Tracker, progress
from tests.clocks import FakeClock


class Sync:
    """A sync whose checkpoints the test moves."""

    def __init__(self) -> None:
        self.store = Store()
        self.clock = FakeClock()
        self.tracker = Tracker(self.clock)
        self.pacer = Pacer(Pace(None, None), self.clock)
        self.store.work(lambda c: begin_sync(c, 1, 1, NOW, full=False))

    def read(self, phase: Phase, done: int, total: int | None, **more: Any) -> None:
        at = replace(Checkpoint(phase, SyncState.RUNNING, None, done, total, 0, None), **more)
        self.store.work(lambda c: save_checkpoint(c, 1, at))
        self.tracker.read(phase, done)

    def look(self) -> SyncProgress:
        receiver = Receiver(Sequenzy(), self.pacer)
        return self.store.work(lambda c: progress(c, 1, 1, self.tracker, receiver, NOW))

    def limit(self, per_minute: int, *, used: int = 0) -> None:
        """Let the platform allow so many requests a minute, of which some were sent just now."""
        self.pacer = Pacer(Pace(per_minute, None), self.clock)
        self.pacer.remember([0.0] * used)


@pytest.fixture
def sync() -> Sync:
    return Sync()


def test_before_the_first_sync_there_is_nothing_to_say() -> None:
    clock = FakeClock()
    receiver = Receiver(Sequenzy(), Pacer(Pace(None, None), clock))
    found = Store().work(lambda c: progress(c, 1, 1, Tracker(clock), receiver, NOW))
    assert (found.state, found.kinds, found.seconds_left) == (SyncState.NEVER, (), None)


def test_every_kind_has_its_row(sync: Sync) -> None:
    sync.read(Phase.PRODUCTS, 30, 100)
    rows = {row.kind: row for row in sync.look().kinds}
    assert set(rows) == set(SHOP_KINDS)
    assert (rows[RecordKind.PRODUCT].done, rows[RecordKind.PRODUCT].total) == (30, 100)
    assert rows[RecordKind.ORDER].state is SyncState.NEVER


def test_the_store_is_slower_while_little_waits(sync: Sync) -> None:
    sync.read(Phase.PRODUCTS, 0, 100)
    sync.clock.advance(10)
    sync.read(Phase.PRODUCTS, 20, 100)
    found = sync.look()
    assert (found.slower, found.seconds_left) == ("store", 40)
    assert found.phase == "products"
    assert next(row.per_second for row in found.kinds if row.kind is RecordKind.PRODUCT) == 2


def test_the_platform_is_slower_while_much_waits(sync: Sync) -> None:
    sync.store.products(*(product(n) for n in range(90)))
    sync.read(Phase.PRODUCTS, 0, 100)
    sync.tracker.delivered(0)
    sync.clock.advance(10)
    sync.read(Phase.PRODUCTS, 90, 100)
    sync.tracker.delivered(5)
    found = sync.look()
    assert (found.slower, found.seconds_left) == ("platform", 180)


def test_a_platform_with_a_limit_takes_the_requests_that_are_left_at_the_pace_that_is_allowed(sync: Sync) -> None:
    sync.store.products(*(product(n) for n in range(450)))  # by the hundred: five requests
    sync.limit(2, used=2)
    sync.store.work(lambda c: set_sync(c, 1, SyncState.DONE, NOW))
    found = sync.look()
    assert (found.slower, found.seconds_left) == ("platform", 150)


def test_what_is_still_to_be_read_is_still_to_be_sent(sync: Sync) -> None:
    sync.store.products(*(product(n) for n in range(100)))
    sync.read(Phase.PRODUCTS, 0, 1_000)
    sync.clock.advance(1)
    sync.read(Phase.PRODUCTS, 100, 1_000)
    sync.limit(1, used=1)
    found = sync.look()  # 100 wait, 900 will: ten requests at one a minute, while reading takes nine seconds
    assert (found.slower, found.seconds_left) == ("platform", 600)


def test_requests_that_may_go_at_once_take_no_time(sync: Sync) -> None:
    sync.store.products(*(product(n) for n in range(450)))
    sync.read(Phase.PRODUCTS, 0, 1_000)
    sync.clock.advance(10)
    sync.read(Phase.PRODUCTS, 450, 1_000)
    sync.limit(100)
    found = sync.look()
    assert (found.slower, found.seconds_left) == ("store", pytest.approx(550 / 45))


def test_a_pace_that_was_learned_from_a_refusal_puts_the_end_off(sync: Sync) -> None:
    sync.store.products(*(product(n) for n in range(1_000)))
    sync.store.work(lambda c: set_sync(c, 1, SyncState.DONE, NOW))
    sync.limit(10, used=10)
    before = sync.look().seconds_left
    for _ in range(6):  # the first ones only spread the requests
        sync.pacer.refused(None)
        sync.clock.advance(70)
        sync.pacer.remember([0.0] * 10)
    after = sync.look().seconds_left
    assert before == 60
    assert after is not None
    assert after > before


def test_nothing_is_said_of_the_time_before_a_speed_is_known(sync: Sync) -> None:
    sync.read(Phase.PRODUCTS, 10, 100)
    assert sync.look().seconds_left is None


def test_when_all_is_read_the_rest_is_delivering(sync: Sync) -> None:
    sync.store.customers(*(customer(n) for n in range(10)))
    sync.tracker.delivered(0)
    sync.clock.advance(2)
    sync.tracker.delivered(4)
    sync.store.work(lambda c: set_sync(c, 1, SyncState.DONE, NOW))
    found = sync.look()
    assert (found.phase, found.slower, found.seconds_left) == ("delivering", "platform", 5)
    assert sum(row.delivering for row in found.kinds) == 10


def test_when_all_is_delivered_nothing_is_left(sync: Sync) -> None:
    sync.store.work(lambda c: set_sync(c, 1, SyncState.DONE, NOW))
    found = sync.look()
    assert (found.phase, found.slower, found.seconds_left, found.finished_at) == ("", "", None, NOW)


def test_guests_are_counted_as_they_are_found_and_their_total_is_known_at_the_end(sync: Sync) -> None:
    sync.store.orders(order(1, email="a@example.test"), order(2, email="b@example.test"))
    sync.read(Phase.ORDERS, 2, 10)
    guests = next(row for row in sync.look().kinds if row.kind is RecordKind.GUEST)
    assert (guests.done, guests.total, guests.delivering) == (2, None, 2)
    sync.read(Phase.ORDERS, 10, 10, state=SyncState.DONE)
    guests = next(row for row in sync.look().kinds if row.kind is RecordKind.GUEST)
    assert (guests.done, guests.total, guests.state) == (2, 2, SyncState.DONE)


def test_a_cancelled_sync_promises_nothing(sync: Sync) -> None:
    sync.read(Phase.PRODUCTS, 10, 100)
    sync.store.work(lambda c: set_sync(c, 1, SyncState.CANCELLED, NOW))
    found = sync.look()
    assert (found.state, found.phase, found.seconds_left) == (SyncState.CANCELLED, "", None)


# -- speed -----------------------------------------------------------------------------------------


def test_a_speed_is_that_of_the_last_half_minute() -> None:
    clock = FakeClock()
    rate = Rate(clock)
    done = 0
    for per_second in [100] * 60 + [10] * 60:
        rate.at(done)
        clock.advance(1)
        done += per_second
    rate.at(done)
    assert rate.per_second == pytest.approx(10, rel=0.05)


def test_a_count_that_starts_anew_is_no_negative_speed() -> None:
    clock = FakeClock()
    rate = Rate(clock)
    for done in (1_000, 0, 10):
        rate.at(done)
        clock.advance(1)
    assert rate.per_second == 5


def test_what_stands_still_has_no_speed() -> None:
    clock = FakeClock()
    rate = Rate(clock)
    for _ in range(3):
        rate.at(7)
        clock.advance(1)
    assert rate.per_second is None
