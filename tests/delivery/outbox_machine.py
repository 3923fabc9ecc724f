"""The promise of the outbox as a machine: two desks, one platform, and everything that may happen between them.

Both desks see the same changes, the second later; each has its own outbox, the platform takes from both. Batches are
sent, answered in every way, lost, polled, split; processes die, credentials are revoked, clocks jump. In the end
everything is delivered, and what the platform holds must be exactly what happened.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import Connection, Engine, create_engine, insert, select
from sqlalchemy.pool import StaticPool
from toy_platform import ToyPlatform

from app.delivery import log
from app.delivery.batches import Batch, recover, shift
from app.delivery.choosing import take_several
from app.delivery.outbox import Entry, enqueue
from app.delivery.retry import Backoff
from app.delivery.settlement import Attempt, Bodies, Conclusion, settle, settle_all
from app.model import api
from app.model.changes import ChangeKind
from app.model.deliveries import Lane
from app.model.reasons import ReasonCode
from app.model.records import RecordKind
from app.platforms.protocol import Effect, Item, ItemRuling, Ruling, Verdict
from app.storage.schema import connections, deliveries, metadata, scopes
from tests.clocks import START

PEOPLE = ("ada", "ben", "cid")
PLATFORM: Any = ToyPlatform()
CONNECTION = 1
SAVED = ChangeKind.CUSTOMER_SAVED
RULINGS = (Ruling.DELIVERED, Ruling.RETRY, Ruling.FAILED)


@dataclass
class Platform:
    """What the platform holds: of events each key once, of people the state that came last."""

    events: list[str] = field(default_factory=list)
    people: dict[str, Any] = field(default_factory=dict)

    def receive(self, item: Item) -> None:
        if item.change is SAVED:
            self.people[str(item.body["person"])] = dict(item.body)
        elif item.key not in self.events:
            self.events.append(item.key)


@dataclass
class Desk:
    """One computer: its outbox, its clock, what it has on its way, and what it sent in which order."""

    engine: Engine
    platform: Platform
    now: Any = START
    read: int = 0
    """How many of the changes it has seen."""
    revoked: bool = False
    in_flight: list[Batch] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)
    bytes_of: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def work(self, work: Any) -> Any:
        with self.engine.begin() as connection:
            return work(connection)

    def take(self, most: int = 1) -> tuple[list[Batch], datetime | None]:
        found, again = self.work(lambda c: take_several(c, CONNECTION, PLATFORM, self.now, frozenset(), most))
        assert len(found) <= most
        for batch in found:
            same = self.bytes_of.setdefault(batch.id, tuple(item.key for item in batch.items))
            assert same == tuple(item.key for item in batch.items), "a frozen batch changed"
            self.in_flight.append(batch)
        return found, again

    def reach(self, batch: Batch, wanted: list[Ruling] | None = None) -> None:
        """Items of the batch reach the platform: all of them, or those that it takes."""
        for item, ruling in zip(batch.items, wanted or [Ruling.DELIVERED] * len(batch.items), strict=True):
            if ruling is Ruling.DELIVERED:
                self.platform.receive(item)
                self.sent.append(item.key)

    def answer(self, batch: Batch, *rulings: Ruling, **verdict: Any) -> None:
        self.in_flight.remove(batch)
        each = list(rulings) * len(batch.items) if len(rulings) == 1 else list(rulings)
        self.failed |= {item.key for item, one in zip(batch.items, each, strict=True) if one is Ruling.FAILED}
        said = tuple(ItemRuling(one, ReasonCode.INVALID if one is Ruling.FAILED else None) for one in each)
        attempt = Attempt(self.now, 0.1, "POST", "/", 200, None)
        self.work(
            lambda c: settle(
                c, CONNECTION, Conclusion(batch, Verdict(said, **verdict), attempt, self.now),
                backoff=Backoff(random=lambda: 0.5), bodies=Bodies.DROP,
            )
        )  # fmt: skip

    def arrive(self, batches: list[Batch]) -> None:
        """The answers to several batches come while the database is busy: they are written down together."""
        concluded = []
        for batch in batches:
            self.in_flight.remove(batch)
            self.reach(batch)
            said = (ItemRuling(Ruling.DELIVERED),) * len(batch.items)
            concluded.append(Conclusion(batch, Verdict(said), Attempt(self.now, 0.1, "POST", "/", 200, None), self.now))
        self.work(lambda c: settle_all(c, CONNECTION, concluded, backoff=Backoff(), bodies=Bodies.DROP))

    def restart(self) -> None:
        self.in_flight.clear()
        self.work(lambda c: recover(c, CONNECTION, self.now))

    def states(self) -> dict[str, str]:
        return dict(self.work(lambda c: c.execute(select(deliveries.c.key, deliveries.c.state)).all()))


def begins_job(batch: Batch) -> bool:
    return bool(PLATFORM.calls[batch.call].job and not batch.job_id)


def new_desk(platform: Platform) -> Desk:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    metadata.create_all(engine)

    def fill(connection: Connection) -> None:
        connection.execute(insert(scopes).values(id=1, scope="s"))
        connection.execute(
            insert(connections).values(
                id=CONNECTION, uid="u", scope_id=1, platform="toy", name="", home="", prefix="", state="connected",
                site={}, facts={}, settings={}, company_id="", company_name="", public={}, fingerprint="",
                connected_by="", connected_at=START,
            )
        )  # fmt: skip

    desk = Desk(engine, platform)
    desk.work(fill)
    return desk


class OutboxMachine(RuleBasedStateMachine):
    """Three people, two desks, a platform that remembers."""

    def __init__(self) -> None:
        super().__init__()
        self.platform = Platform()
        self.desks = [new_desk(self.platform), new_desk(self.platform)]
        self.happened: list[Entry] = []

    # -- what happens in the store -----------------------------------------------------------------

    @rule(person=st.sampled_from(PEOPLE), content=st.integers(0, 1))
    def a_person_is_saved(self, person: str, content: int) -> None:
        """Also back to what it was before: A → B → A are two changes, told apart by the revision."""
        revision = sum(one.change is SAVED and one.record_id == person for one in self.happened) + 1
        body = {"person": person, "content": content, "revision": revision}
        self.happen(Entry(f"{person}-r{revision}", SAVED, RecordKind.CUSTOMER, person, person.encode(),
                          person.encode(), Lane.HISTORY, body, {}))  # fmt: skip

    @rule(person=st.sampled_from(PEOPLE), single=st.booleans(), lane=st.sampled_from(Lane))
    def something_happens(self, person: str, single: bool, lane: Lane) -> None:
        key = f"event-{len(self.happened)}"
        body = {"person": person, "single": single}
        self.happen(Entry(key, ChangeKind.ORDER_PAID, RecordKind.ORDER, key, person.encode(), person.encode(), lane,
                          body, {}))  # fmt: skip

    def happen(self, entry: Entry) -> None:
        self.happened.append(entry)
        if self.desks[0].read == len(self.happened) - 1:
            self.reads(self.desks[0])

    def reads(self, desk: Desk) -> None:
        """A desk takes in everything that happened since it looked last."""
        fresh, desk.read = self.happened[desk.read :], len(self.happened)
        assert desk.work(lambda c: enqueue(c, CONNECTION, 1, fresh, desk.now)) == len(fresh)

    @rule(which=st.integers(0, 1))
    def a_desk_reads(self, which: int) -> None:
        self.reads(self.desks[which])

    @precondition(lambda self: self.happened)
    @rule(data=st.data(), which=st.integers(0, 1))
    def the_same_is_read_again(self, data: st.DataObject, which: int) -> None:
        desk = self.desks[which]
        if desk.read:
            entry = data.draw(st.sampled_from(self.happened[: desk.read]))
            assert desk.work(lambda c: enqueue(c, CONNECTION, 1, [entry], desk.now)) == 0

    # -- what happens on the way -------------------------------------------------------------------

    @rule(which=st.integers(0, 1), most=st.integers(1, 3))
    def batches_go(self, which: int, most: int) -> None:
        if not self.desks[which].revoked:
            self.desks[which].take(most)

    def on_the_way(self, data: st.DataObject) -> tuple[Desk, Batch]:
        pairs = [(desk, batch) for desk in self.desks for batch in desk.in_flight]
        return data.draw(st.sampled_from(pairs))

    @precondition(lambda self: any(desk.in_flight for desk in self.desks))
    @rule(data=st.data())
    def the_platform_takes_it(self, data: st.DataObject) -> None:
        desk, batch = self.on_the_way(data)
        if begins_job(batch):
            desk.answer(batch, Ruling.ACCEPTED, job_id="job")
        else:
            desk.reach(batch)
            desk.answer(batch, Ruling.DELIVERED)

    @rule(which=st.integers(0, 1))
    def the_platform_takes_all_there_are(self, which: int) -> None:
        desk = self.desks[which]
        desk.arrive([batch for batch in desk.in_flight if not begins_job(batch)])

    @precondition(lambda self: any(desk.in_flight for desk in self.desks))
    @rule(data=st.data())
    def the_answer_is_mixed(self, data: st.DataObject) -> None:
        """Also a job's: some of its members are taken, some refused for good, some for the moment."""
        desk, batch = self.on_the_way(data)
        size = len(batch.items)
        rulings = data.draw(st.lists(st.sampled_from(RULINGS), min_size=size, max_size=size))
        if PLATFORM.calls[batch.call].ordered:
            # A platform that works in order takes nothing of a person after what it put off.
            taken = data.draw(st.integers(0, size))
            rulings = [one if n < taken and one is not Ruling.RETRY else Ruling.RETRY for n, one in enumerate(rulings)]
            first = rulings.index(Ruling.RETRY) if Ruling.RETRY in rulings else size
            rulings = [one if n < first else Ruling.RETRY for n, one in enumerate(rulings)]
        desk.reach(batch, rulings)
        desk.answer(batch, *rulings)

    @precondition(lambda self: any(desk.in_flight for desk in self.desks))
    @rule(data=st.data(), reached=st.booleans())
    def no_answer_comes(self, data: st.DataObject, reached: bool) -> None:
        desk, batch = self.on_the_way(data)
        if batch.job_id:
            desk.answer(batch, Ruling.ACCEPTED, job_id=batch.job_id)
            return
        if reached and not begins_job(batch):
            desk.reach(batch)
        desk.answer(batch, Ruling.RETRY)

    @precondition(lambda self: any(desk.in_flight for desk in self.desks))
    @rule(data=st.data())
    def a_batch_is_too_large(self, data: st.DataObject) -> None:
        desk, batch = self.on_the_way(data)
        if len(batch.items) > 1:
            desk.answer(batch, Ruling.RETRY, effect=Effect.SPLIT)

    @rule(data=st.data(), which=st.integers(0, 1), revoked=st.booleans())
    def a_process_dies_or_is_refused(self, data: st.DataObject, which: int, revoked: bool) -> None:
        """Whatever was on its way may or may not have reached the platform; nothing was written down."""
        desk = self.desks[which]
        for batch in desk.in_flight:
            if not begins_job(batch) and data.draw(st.booleans()):
                desk.reach(batch)
        desk.restart()
        desk.revoked = revoked

    @rule(which=st.integers(0, 1))
    def it_is_connected_again(self, which: int) -> None:
        self.desks[which].revoked = False

    @rule(which=st.integers(0, 1))
    def somebody_tries_failures_again(self, which: int) -> None:
        desk = self.desks[which]
        desk.work(lambda c: log.retry(c, api.Selection(), desk.now))

    # -- time --------------------------------------------------------------------------------------

    @rule(which=st.integers(0, 1), minutes=st.integers(1, 5_000))
    def time_passes_or_a_computer_sleeps(self, which: int, minutes: int) -> None:
        self.desks[which].now += timedelta(minutes=minutes)

    @rule(which=st.integers(0, 1), minutes=st.integers(1, 500_000), noticed=st.booleans())
    def a_clock_is_set_back(self, which: int, minutes: int, noticed: bool) -> None:
        """Noticed by the courier that runs, or only at the next start."""
        desk, by = self.desks[which], -timedelta(minutes=minutes)
        desk.now += by
        if noticed:
            desk.work(lambda c: shift(c, CONNECTION, by, desk.now))
        else:
            desk.restart()

    # -- what must hold ----------------------------------------------------------------------------

    @invariant()
    def no_person_is_on_its_way_twice(self) -> None:
        for desk in self.desks:
            asked = select(deliveries.c.ordering_key, deliveries.c.batch_id)
            rows = desk.work(
                lambda c, asked=asked: c.execute(asked.where(deliveries.c.state.in_(["sending", "accepted"]))).all()
            )
            batches: dict[bytes, set[int]] = {}
            for line, batch in rows:
                batches.setdefault(line, set()).add(batch)
            assert all(len(of_one) == 1 for of_one in batches.values())

    def teardown(self) -> None:
        for desk in self.desks:
            self.reads(desk)
            deliver_everything(desk)
        self.check_the_platform()
        for desk in self.desks:
            self.check_the_order_of(desk)
            desk.engine.dispose()

    def check_the_platform(self) -> None:
        events = {entry.key for entry in self.happened if entry.change is not SAVED}
        assert set(self.platform.events) == events, "an event was lost"
        assert len(self.platform.events) == len(events), "an event was doubled"
        for person in PEOPLE:
            saved = [entry.body for entry in self.happened if entry.change is SAVED and entry.record_id == person]
            assert self.platform.people.get(person) == (saved[-1] if saved else None), "the newest state was lost"

    def check_the_order_of(self, desk: Desk) -> None:
        """Of one person nothing overtakes anything, save what failed and was tried again by hand."""
        states = desk.states()
        assert set(states.values()) <= {"delivered", "superseded"}
        first = {key: place for place, key in reversed(list(enumerate(desk.sent)))}
        for person in PEOPLE:
            line = [one.key for one in self.happened if one.ordering_key == person.encode()]
            kept = [key for key in line if states[key] == "delivered" and key not in desk.failed]
            events = [key for key in kept if key.startswith("event")]
            assert events == sorted(events, key=first.__getitem__), "an event overtook another"
            for place, key in enumerate(kept):
                if not key.startswith("event") and not self.took_a_place(desk, person, key):
                    assert all(first[key] < first[other] for other in kept[place + 1 :] if other.startswith("event"))
                    assert all(first[other] < first[key] for other in kept[:place] if other.startswith("event"))

    def took_a_place(self, desk: Desk, person: str, key: str) -> bool:
        """Tell whether a person's record went ahead in the place of an earlier one."""
        position = select(deliveries.c.position != deliveries.c.id).where(deliveries.c.key == key)
        return bool(desk.work(lambda c: c.execute(position).scalar()))


def deliver_everything(desk: Desk) -> None:
    """The night is over: everything answers until nothing waits."""
    desk.restart()
    desk.work(lambda c: log.retry(c, api.Selection(), desk.now))
    for _ in range(10_000):
        desk.now += timedelta(hours=2)
        found, again = desk.take()
        if not found and again is None:
            return
        for batch in found:
            desk.reach(batch)
            desk.answer(batch, Ruling.DELIVERED)
    raise AssertionError("the outbox never came to rest")
