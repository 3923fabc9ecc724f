"""The promise of the outbox, held against a model: nothing lost, nothing doubled, order per person kept.

Hypothesis enqueues, sends, loses answers, crashes, splits, refuses and lets time pass in any order; at the
end everything is delivered, and what the platform holds must be exactly what was enqueued.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import Connection, create_engine, insert, select, text
from sqlalchemy.pool import StaticPool
from toy_platform import ToyPlatform, ToyServer

from app.delivery.batches import Batch, recover
from app.delivery.choosing import take
from app.delivery.outbox import Entry, enqueue
from app.delivery.retry import Backoff
from app.delivery.settlement import Attempt, Bodies, settle
from app.model.changes import ChangeKind
from app.model.deliveries import Lane
from app.model.records import RecordKind
from app.platforms.protocol import Effect, ItemRuling, Ruling, Verdict
from app.storage.schema import connections, deliveries, metadata, scopes, transition_trigger

PEOPLE = ("ada", "ben", "cid")
PLATFORM = ToyPlatform()
CONNECTION = 1
START = datetime(2026, 1, 1, tzinfo=UTC)


def line(person: str) -> bytes:
    return person.encode()


class OutboxMachine(RuleBasedStateMachine):
    """One connection, three people, a platform that remembers, and a process that may die."""

    def __init__(self) -> None:
        super().__init__()
        self.engine = create_engine("sqlite://", poolclass=StaticPool)
        metadata.create_all(self.engine)
        with self.engine.begin() as connection:
            connection.execute(text(transition_trigger()))
            connection.execute(insert(scopes).values(id=1, scope="s"))
            connection.execute(
                insert(connections).values(
                    id=CONNECTION, uid="u", scope_id=1, platform="toy", name="", home="", prefix="", state="connected",
                    site={}, facts={}, settings={}, company_id="", company_name="", public={}, fingerprint="",
                    connected_by="", connected_at=START,
                )
            )  # fmt: skip
        self.now = START
        self.server = ToyServer()
        self.in_flight: list[Batch] = []
        self.enqueued: list[tuple[str, str, ChangeKind, dict[str, object]]] = []
        self.revision = dict.fromkeys(PEOPLE, 0)
        self.events = 0

    def teardown(self) -> None:
        self.deliver_everything()
        self.check_everything_arrived_once_and_in_order()
        self.engine.dispose()

    # -- what happens ------------------------------------------------------------------------------

    @rule(person=st.sampled_from(PEOPLE), content=st.integers(0, 2))
    def save_person(self, person: str, content: int) -> None:
        self.revision[person] += 1
        key = f"{person}-r{self.revision[person]}"
        self.enqueue(key, ChangeKind.CUSTOMER_SAVED, person, {"content": content, "revision": self.revision[person]})

    @rule(person=st.sampled_from(PEOPLE), single=st.booleans(), lane=st.sampled_from(Lane))
    def something_happens(self, person: str, single: bool, lane: Lane) -> None:
        self.events += 1
        self.enqueue(f"event-{self.events}", ChangeKind.ORDER_PAID, person, {"single": single}, lane)

    @precondition(lambda self: self.enqueued)
    @rule(data=st.data())
    def the_same_again(self, data: st.DataObject) -> None:
        """A second producer, or a repeated page, brings a key that is known."""
        key, person, change, body = data.draw(st.sampled_from(self.enqueued))
        with self.engine.begin() as connection:
            assert self.put(connection, key, change, person, body, Lane.HISTORY) == 0

    def enqueue(
        self, key: str, change: ChangeKind, person: str, extra: dict[str, object], lane: Lane = Lane.HISTORY
    ) -> None:
        body = {"person": person, **extra}
        self.enqueued.append((key, person, change, body))
        with self.engine.begin() as connection:
            assert self.put(connection, key, change, person, body, lane) == 1

    def put(
        self, connection: Connection, key: str, change: ChangeKind, person: str, body: dict[str, object], lane: Lane
    ) -> int:
        kind = RecordKind.CUSTOMER if change is ChangeKind.CUSTOMER_SAVED else RecordKind.ORDER
        record = person if kind is RecordKind.CUSTOMER else key
        entry = Entry(key, change, kind, record, line(person), line(person), lane, body, {})  # type: ignore[arg-type]
        return enqueue(connection, CONNECTION, 1, [entry], self.now)

    @rule()
    def take_a_batch(self) -> None:
        with self.engine.begin() as connection:
            found = take(connection, CONNECTION, PLATFORM, self.now, frozenset())  # type: ignore[arg-type]
        if isinstance(found, Batch):
            self.in_flight.append(found)

    @rule(minutes=st.integers(1, 90))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(minutes=st.integers(1, 600))
    def the_clock_jumps_back(self, minutes: int) -> None:
        self.now -= timedelta(minutes=minutes)

    @precondition(lambda self: self.in_flight)
    @rule(data=st.data())
    def the_platform_takes_it(self, data: st.DataObject) -> None:
        batch = self.pick(data)
        if PLATFORM.calls[batch.call].job and not batch.job_id:
            self.answer(batch, Verdict(tuple(ItemRuling(Ruling.ACCEPTED) for _ in batch.items), job_id="job"))
        else:
            self.server.receive(batch.call, batch.items)
            self.answer(batch, Verdict(tuple(ItemRuling(Ruling.DELIVERED) for _ in batch.items)))

    @precondition(lambda self: self.in_flight)
    @rule(data=st.data())
    def the_platform_takes_some(self, data: st.DataObject) -> None:
        """A mixed answer: a run of items from the start is taken, the rest is to be tried again."""
        batch = self.pick(data)
        taken = data.draw(st.integers(0, len(batch.items)))
        self.server.receive(batch.call, batch.items[:taken])
        rulings = [ItemRuling(Ruling.DELIVERED if n < taken else Ruling.RETRY) for n in range(len(batch.items))]
        self.answer(batch, Verdict(tuple(rulings)))

    @precondition(lambda self: self.in_flight)
    @rule(data=st.data())
    def the_answer_is_lost(self, data: st.DataObject) -> None:
        """The platform took it, but we read a fault instead of its answer."""
        batch = self.pick(data)
        self.server.receive(batch.call, batch.items)
        self.answer(batch, Verdict(tuple(ItemRuling(Ruling.RETRY) for _ in batch.items)))

    @precondition(lambda self: self.in_flight)
    @rule(data=st.data())
    def the_platform_is_busy(self, data: st.DataObject) -> None:
        batch = self.pick(data)
        self.answer(batch, Verdict(tuple(ItemRuling(Ruling.RETRY) for _ in batch.items)))

    @precondition(lambda self: any(len(batch.items) > 1 for batch in self.in_flight))
    @rule(data=st.data())
    def the_batch_is_too_large(self, data: st.DataObject) -> None:
        batch = data.draw(st.sampled_from([one for one in self.in_flight if len(one.items) > 1]))
        self.in_flight.remove(batch)
        self.answer(batch, Verdict(tuple(ItemRuling(Ruling.RETRY) for _ in batch.items), effect=Effect.SPLIT))

    @rule(data=st.data())
    def the_process_dies(self, data: st.DataObject) -> None:
        """Whatever was on its way may or may not have reached the platform; nothing was written down."""
        for batch in self.in_flight:
            job = PLATFORM.calls[batch.call].job and not batch.job_id
            if not job and data.draw(st.booleans()):
                self.server.receive(batch.call, batch.items)
        self.in_flight.clear()
        with self.engine.begin() as connection:
            recover(connection, CONNECTION, self.now)

    def pick(self, data: st.DataObject) -> Batch:
        batch = data.draw(st.sampled_from(self.in_flight))
        self.in_flight.remove(batch)
        return batch

    def answer(self, batch: Batch, verdict: Verdict) -> None:
        attempt = Attempt(self.now, 0.1, "POST", "/", 200, None)
        with self.engine.begin() as connection:
            settle(
                connection, CONNECTION, batch, verdict, attempt, backoff=Backoff(random=lambda: 0.5),
                bodies=Bodies.DROP, now=self.now,
            )  # fmt: skip

    # -- what must hold ----------------------------------------------------------------------------

    @invariant()
    def no_person_is_on_its_way_twice(self) -> None:
        with self.engine.connect() as connection:
            rows = connection.execute(
                select(deliveries.c.ordering_key, deliveries.c.batch_id).where(
                    deliveries.c.state.in_(["sending", "accepted"])
                )
            ).all()
        batches_of: dict[bytes, set[int]] = {}
        for ordering_key, batch_id in rows:
            batches_of.setdefault(ordering_key, set()).add(batch_id)
        assert all(len(batches) == 1 for batches in batches_of.values())

    def deliver_everything(self) -> None:
        """The night is over: everything answers until nothing waits."""
        with self.engine.begin() as connection:
            recover(connection, CONNECTION, self.now)
        for _ in range(10_000):
            self.now += timedelta(hours=2)
            with self.engine.begin() as connection:
                batch = take(connection, CONNECTION, PLATFORM, self.now, frozenset())  # type: ignore[arg-type]
            if batch is None:
                return
            if isinstance(batch, Batch):
                self.server.receive(batch.call, batch.items)
                self.answer(batch, Verdict(tuple(ItemRuling(Ruling.DELIVERED) for _ in batch.items)))
        pytest.fail("the outbox never came to rest")

    def check_everything_arrived_once_and_in_order(self) -> None:
        with self.engine.connect() as connection:
            states = dict(connection.execute(select(deliveries.c.key, deliveries.c.state)).all())
            bodies = connection.execute(select(deliveries.c.body).where(deliveries.c.body.is_not(None))).all()
        assert set(states.values()) <= {"delivered", "superseded"}
        assert not bodies, "a settled delivery still holds its body"
        arrived = [key for key, _, _ in self.server.effects]
        assert len(arrived) == len(set(arrived))
        expected = {key for key, _, change, _ in self.enqueued if change is not ChangeKind.CUSTOMER_SAVED}
        assert expected <= set(arrived), "an event was lost"
        for person in PEOPLE:
            self.check_person(person, states)

    def check_person(self, person: str, states: dict[str, str]) -> None:
        mine = [(key, body) for key, who, body in self.server.effects if who == person]
        sent = [(key, change, body) for key, who, change, body in self.enqueued if who == person]
        kept = [key for key, change, _ in sent if states[key] != "superseded"]
        events = {key for key, change, _ in sent if change is not ChangeKind.CUSTOMER_SAVED}
        assert [key for key, _ in mine if key in events] == [key for key in kept if key in events]
        saved = [body for key, change, body in sent if change is ChangeKind.CUSTOMER_SAVED]
        if saved:
            arrived = [body for key, body in mine if key not in events]
            assert arrived[-1] == saved[-1], "the newest state of a person was lost"
        # No event overtakes the person's record that was enqueued before it, and no record an event.
        for key, change, _ in sent:
            if change is ChangeKind.CUSTOMER_SAVED and states[key] == "delivered":
                behind = [other for other in kept[kept.index(key) + 1 :] if other in events]
                order = [one for one, _ in mine]
                ahead = [other for other in kept[: kept.index(key)] if other in events]
                assert all(order.index(key) < order.index(other) for other in behind)
                assert all(order.index(other) < order.index(key) for other in ahead)


OutboxMachine.TestCase.settings = settings(
    max_examples=25, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
TestOutbox = OutboxMachine.TestCase
