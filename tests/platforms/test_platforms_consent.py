"""Nobody without consent is ever written as subscribed, by no order of events, faults and opt-outs."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from platform_examples import CART, CUSTOMER, PROFILE, change, key_of, order
from platform_line import Line, segmentflow_session, sequenzy_session
from sqlalchemy import insert

from app.delivery.batches import Batch
from app.delivery.outbox import Entry
from app.model.changes import Change, ChangeKind, Subscription
from app.model.deliveries import Lane
from app.model.records import GuestBuyer, RecordKind
from app.model.settings import PlatformName
from app.platforms.protocol import Answer, ItemRuling, Ruling, Session, Verdict
from app.platforms.registry import platform
from app.sandbox.options import SandboxOptions
from app.sandbox.world import World
from app.storage.schema import records

HOME = "https://store.example"
PEOPLE = ("ada@example.test", "ben@example.test")

people = st.sampled_from(PEOPLE)
consents = st.sampled_from(list(Subscription))
lanes = st.sampled_from(list(Lane))
EVENTS = (
    ChangeKind.ORDER_PLACED,
    ChangeKind.ORDER_PAID,
    ChangeKind.CUSTOMER_CREATED,
    ChangeKind.CUSTOMER_UPDATED,
    ChangeKind.CART_STARTED,
    ChangeKind.CART_ITEM_ADDED,
    ChangeKind.CHECKOUT_STARTED,
    ChangeKind.TEST_EVENT,
)
steps = st.one_of(
    st.tuples(st.just("customer"), people, consents, lanes),
    st.tuples(st.just("guest"), people, consents, lanes),
    st.tuples(st.just("event"), people, consents, lanes, st.sampled_from(EVENTS), st.sampled_from([0, 5, 400])),
    st.tuples(st.just("leave"), people),
    st.tuples(st.just("deliver"), st.sampled_from(["", "", "lost before", "lost after", "503"])),
    st.tuples(st.just("wait"), st.sampled_from([1, 60, 3000])),
)


@dataclass
class Story:
    """An outbox between a store whose people change their minds, and a platform that counts."""

    name: PlatformName
    agreed: set[str] = field(default_factory=set)
    """Who ever agreed in the store."""
    last: dict[str, Subscription] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)
    """Who unsubscribed at the platform itself."""
    keys: int = 0

    def __post_init__(self) -> None:
        self.platform = platform(self.name)
        self.outbox = Line(self.platform)
        self.world = World(SandboxOptions(products=0, customers=0, orders=0, rate_scale=0.0), lambda: self.outbox.now)
        row = {"scope_id": 1, "digest": b"", "revision": 1, "generation": 0, "state": "present"}
        rows = [row | {"kind": kind, "record_id": who} for who in PEOPLE for kind in ("customer", "guest")]
        self.outbox.work(lambda c: c.execute(insert(records), rows))

    @property
    def session(self) -> Session:
        if not hasattr(self, "_session"):
            make = sequenzy_session if self.name is PlatformName.SEQUENZY else segmentflow_session
            self._session = make(self.world, HOME)
        return self._session

    # -- the store -------------------------------------------------------------------------------

    def record(self, kind: ChangeKind, who: str, consent: Subscription, lane: Lane) -> list[Entry]:
        """A person's record as the sync finds it."""
        self.last[who] = consent
        if consent is Subscription.SUBSCRIBED:
            self.agreed.add(who)
        number = PEOPLE.index(who) + 1
        record = (
            CUSTOMER.model_copy(update={"id": number, "email": who})
            if kind is ChangeKind.CUSTOMER_SAVED
            else GuestBuyer(email=who)
        )
        return self.entry(change(kind, record, email=who, subscription=consent, record_id=who), lane)

    def event(self, kind: ChangeKind, who: str, consent: Subscription, lane: Lane, hours: int) -> list[Entry]:
        """Something a person did, behind their record: nobody is told of without it."""
        moment = self.outbox.now - timedelta(hours=hours)
        about: dict[str, Any] = {"email": who, "subscription": consent, "occurred_at": moment}
        if kind in (ChangeKind.ORDER_PLACED, ChangeKind.ORDER_PAID):
            made = change(kind, order(email=who, customer_id=0, id=7), **about)
        elif kind in (ChangeKind.CUSTOMER_CREATED, ChangeKind.CUSTOMER_UPDATED):
            made = change(kind, CUSTOMER.model_copy(update={"id": PEOPLE.index(who) + 1, "email": who}), **about)
        else:
            cart = CART.model_copy(update={"email": who, "customer_id": 0})
            made = change(kind, None, record_id=f"t{self.keys}", cart=cart, **about)
        return [*self.record(ChangeKind.GUEST_SAVED, who, consent, lane), *self.entry(made, lane)]

    def entry(self, made: Change, lane: Lane) -> list[Entry]:
        self.keys += 1
        key = key_of(f"{made.kind} {made.record_id} {self.keys}")
        body = self.platform.prepare(made, key, PROFILE)
        if body is None:
            return []
        kind = RecordKind.CUSTOMER if made.kind is ChangeKind.CUSTOMER_SAVED else RecordKind.GUEST
        person = made.email.encode()
        return [Entry(key, made.kind, kind, made.record_id, person, person, lane, body, {}, made.occurred_at)]

    def leave(self, who: str) -> None:
        """The person unsubscribes at the platform."""
        self.left.add(who)
        if self.name is PlatformName.SEGMENTFLOW:
            self.world.segmentflow.suppressed.add(who)
            return
        contact = self.world.sequenzy.workspace.subscribers.get(who)
        if contact is None:
            self.world.sequenzy.workspace.suppressed.add(who)
        else:
            self.world.sequenzy.workspace.unsubscribe(contact, "unsubscribed")

    # -- the way ---------------------------------------------------------------------------------

    async def deliver(self, http: httpx.AsyncClient, fault: str) -> bool:
        """Send what is next, as a courier does; return whether there was something."""
        found = self.outbox.look()
        if not isinstance(found, Batch):
            if found is not None:
                self.outbox.now = max(self.outbox.now, found)
            return found is not None
        verdict = await self.verdict(http, found, fault)
        self.outbox.settle(found, verdict)
        return True

    async def verdict(self, http: httpx.AsyncClient, batch: Batch, fault: str) -> Verdict:
        spec = self.platform.calls[batch.call]
        count = len(batch.items)
        if spec.local is not None:
            return Verdict((spec.local,) * count)
        again = Verdict((ItemRuling(Ruling.ACCEPTED if batch.job_id else Ruling.RETRY),) * count, batch.job_id)
        if fault == "lost before":
            return again
        if batch.job_id:
            request = self.platform.compose_poll(batch.call, batch.job_id, self.session)
        else:
            request = self.platform.compose(batch.call, batch.items, batch.key, self.session)
            self.inspect(request.content)
        if fault == "503":
            answer = Answer(503, {}, b"")
        else:
            got = await http.request(request.method, request.url, headers=request.headers, content=request.content)
            answer = Answer(got.status_code, {key.lower(): value for key, value in got.headers.items()}, got.content)
        if fault == "lost after":
            return again
        judge = self.platform.interpret_poll if batch.job_id else self.platform.interpret
        return judge(batch.call, batch.items, answer)

    # -- what must hold --------------------------------------------------------------------------

    def inspect(self, content: bytes) -> None:
        """No request itself speaks of an agreement that was not given."""
        body = json.loads(content or b"{}")
        rows = [body, *body.get("subscribers", [])]
        subscribed = {row["email"] for row in rows if row.get("status") == "active"}
        if (body.get("consent") or {}).get("marketing") is True:
            subscribed |= {one["email"] for one in body["batch"]}
        assert subscribed <= self.agreed

    def check(self, *, settled: bool) -> None:
        if self.name is PlatformName.SEGMENTFLOW:
            return
        workspace = self.world.sequenzy.workspace
        active = {one.email for one in workspace.subscribers.values() if one.status == "active"}
        assert active <= self.agreed, "somebody is subscribed who never agreed"
        assert not active & self.left, "somebody who left was subscribed again"
        assert workspace.ledger.implicit_subscribers == 0, "an event invented a subscriber"
        if settled:
            refused = {who for who, consent in self.last.items() if consent is Subscription.NOT_SUBSCRIBED}
            assert not active & refused, "somebody who refused last is subscribed"


async def tell(name: PlatformName, told: Sequence[tuple[Any, ...]]) -> None:
    story = Story(name)
    application: Any = (
        story.world.sequenzy_application() if name is PlatformName.SEQUENZY else story.world.segmentflow_application()
    )
    async with httpx.AsyncClient(transport=httpx.ASGITransport(application)) as http:
        for step, *values in told:
            match step:
                case "customer":
                    story.outbox.put(*story.record(ChangeKind.CUSTOMER_SAVED, *values))
                case "guest":
                    story.outbox.put(*story.record(ChangeKind.GUEST_SAVED, *values))
                case "event":
                    who, consent, lane, kind, hours = values
                    story.outbox.put(*story.event(kind, who, consent, lane, hours))
                case "leave":
                    story.leave(*values)
                case "deliver":
                    await story.deliver(http, *values)
                    story.check(settled=False)
                case "wait":
                    story.outbox.pass_time(seconds=values[0])
        for _ in range(400):
            if not await story.deliver(http, ""):
                break
            story.check(settled=False)
        else:
            pytest.fail("it does not come to an end")
        story.check(settled=True)
    assert not {"waiting", "sending", "accepted"} & story.outbox.states()


QUICK = settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
THOROUGH = settings(max_examples=500, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
stories = given(told=st.lists(steps, max_size=14))


@pytest.mark.parametrize("name", list(PlatformName))
@QUICK
@stories
def test_nobody_without_consent_is_ever_subscribed(name: PlatformName, told: list[tuple[Any, ...]]) -> None:
    asyncio.run(tell(name, told))


@pytest.mark.deep
@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", list(PlatformName))
@THOROUGH
@stories
def test_nobody_without_consent_is_ever_subscribed_in_many_stories(
    name: PlatformName, told: list[tuple[Any, ...]]
) -> None:
    asyncio.run(tell(name, told))


async def test_the_story_can_tell_of_a_subscriber() -> None:
    """Otherwise the property above would hold for a platform that never gets anything."""
    story = Story(PlatformName.SEQUENZY)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(story.world.sequenzy_application())) as http:
        story.outbox.put(*story.record(ChangeKind.CUSTOMER_SAVED, PEOPLE[0], Subscription.SUBSCRIBED, Lane.LIVE))
        while await story.deliver(http, ""):
            pass
    (contact,) = story.world.sequenzy.workspace.subscribers.values()
    assert (contact.email, contact.status) == (PEOPLE[0], "active")
