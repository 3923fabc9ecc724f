"""While a store drifts, at random and under the reader's feet, what is delivered implies exactly what the store has."""

from __future__ import annotations

import random

import pytest
from followed_store import Followed, following

from app.sandbox.expected import expect
from app.sandbox.mutations import MutationError
from app.sandbox.people import canonical
from app.sync.detection import Reading

STATUSES = ("pending", "processing", "on-hold", "completed", "cancelled", "failed")
FEW_SEEDS = (1, 2, 3, 4)
SIZE = {"products": 9, "customers": 12, "orders": 20}
PAGES = (5, 9, 30)
"""Records a request: so few that a small store is several pages long, and much happens between two of them."""
DEEP = 1000


class Drift:
    """Does what managers and shoppers do, by chance; some of it behind WooCommerce's back."""

    def __init__(self, followed: Followed, chance: random.Random) -> None:
        self.chance = chance
        self.followed = followed
        self.world = followed.world
        self.likely = 0.0
        self.done: list[str] = []

    def before_request(self) -> None:
        self.followed.clock.advance(self.chance.random() * 3)
        while self.chance.random() < self.likely:
            self.something()

    def something(self) -> None:
        kind = self.chance.choice(("product", "order", "order", "customer"))
        action, values = getattr(self, f"_{kind}")()
        shelf = getattr(self.world.store, f"{kind}s")
        ids = shelf.ids() if kind != "customer" else [one for one in shelf.ids() if one > 3]
        if action != "create" and not ids:
            return
        number = None if action == "create" else self.chance.choice(ids)
        if action == "restore" and shelf.state(number) != "trash":
            return
        try:
            self.world.mutations.apply(kind, action, number, values)
        except MutationError:
            return
        self.done.append(f"{action} {kind} {number} {values}")

    def _word(self) -> str:
        return f"Word {self.chance.randrange(10**6)}"

    def _product(self) -> tuple[str, dict[str, object]]:
        return self.chance.choice(
            (
                ("create", {"name": self._word()}),
                ("update", {"name": self._word()}),
                ("update", {"status": self.chance.choice(("publish", "draft"))}),
                ("update", {}),
                ("rewrite", {"name": self._word()}),
                ("trash", {}),
                ("restore", {}),
                ("delete", {}),
            )
        )

    def _customer(self) -> tuple[str, dict[str, object]]:
        number = self.chance.randrange(10**6)
        return self.chance.choice(
            (
                ("create", {"email": f"neu{number}@example.test", "first_name": self._word()}),
                ("update", {"first_name": self._word()}),
                ("update", {"email": f"anders{number}@example.test"}),
                ("rewrite", {"first_name": self._word()}),
                ("delete", {}),
            )
        )

    def _order(self) -> tuple[str, dict[str, object]]:
        customers = [one for one in self.world.store.customers.ids() if one > 3]
        buyer = self.chance.choice([0, 0, *customers[-5:]])
        person = {"customer_id": buyer} if buyer else {"email": f"gast{self.chance.randrange(8)}@example.test"}
        return self.chance.choice(
            (
                ("create", {"status": self.chance.choice(STATUSES), **person}),
                ("create", {"status": "checkout-draft", **person}),
                ("status", {"status": self.chance.choice(STATUSES)}),
                ("status", {"status": self.chance.choice(STATUSES)}),
                ("update", {"email": f"gast{self.chance.randrange(8)}@example.test"}),
                ("update", {}),
                ("refund", {"amount": "1.00"}),
                ("unrefund", {}),
                ("trash", {}),
                ("restore", {}),
                ("delete", {}),
            )
        )


async def drift(seed: int) -> Followed:
    """Follow a store that drifts; return it once nothing happened any more for a whole comparison."""
    chance = random.Random(seed)
    async with following(seed=seed, per_page=chance.choice(PAGES), **SIZE) as followed:
        drifting = Drift(followed, chance)
        followed.before_request = drifting.before_request
        drifting.likely = 0.2
        await followed.sync(between=polling(followed, drifting))
        for _ in range(drifting.chance.randrange(5, 15)):
            drifting.likely = drifting.chance.choice((0.0, 0.2, 0.5))
            await followed.poll()
            if drifting.chance.random() < 0.3:
                await followed.deliver()
            if drifting.chance.random() < 0.05:
                await followed.sync(Reading.NEWS, polling(followed, drifting))
        drifting.likely = 0.0
        await followed.round()
        await followed.agree()
        await followed.round()
        await followed.deliver()
        compare(followed, drifting)
        return followed


def polling(followed: Followed, drifting: Drift):  # type: ignore[no-untyped-def]
    """Return what polls between the pages of a pass now and then."""

    async def between(phase: object) -> bool:
        if str(phase) != "orders" or drifting.chance.random() < 0.7:
            return False
        await followed.poll()
        return True

    return between


def compare(followed: Followed, drifting: Drift) -> None:
    store, held = followed.world.store, followed.held
    expected = expect(store)
    log = "\n".join(drifting.done)
    assert {int(one) for one in held.products} == set(expected.products), log
    for number, variations in expected.products.items():
        record = held.products[str(number)]
        assert {one["id"] for one in record["variations"]} == variations, log
        name = str((store.products.record(number) or {})["name"])
        if name.startswith("Word"):  # the others may hold markup, which is sent as plain text
            assert record["title"] == name, log
    for email, person in expected.people.items():
        assert email in held.people, f"{person.label} is missing\n{log}"
        assert held.people[email]["orders"] == person.orders_least, f"{person.label}: {held.people[email]}\n{log}"
    for email in held.people.keys() - expected.people.keys():
        assert email in expected.tolerated, f"{email} should not be there\n{log}"
    for number in store.customers.ids():
        email = canonical(store.customer_email(number))
        if store.customers.state(number) == "customer" and email:
            first_name = (store.customers.record(number) or {})["first_name"]
            assert held.people[email]["record"]["first_name"] == first_name, log
    compare_orders(followed, log)


def compare_orders(followed: Followed, log: str) -> None:
    events = followed.held.events
    assert len(events) == len(set(events)), "an event was sent twice"
    told: dict[int, set[str]] = {}
    for change, record, _ in events:
        if change.startswith("order."):
            told.setdefault(int(record), set()).add(change)
    for head in followed.world.store.order_heads():
        if not canonical(head.email) or head.status in {"trash", "checkout-draft"}:
            continue
        assert "order.created" in told.get(head.id, set()), f"order {head.id} was never told\n{log}"
        if head.status in {"completed", "cancelled"}:
            assert f"order.{head.status}" in told[head.id], f"order {head.id}: {told[head.id]}\n{log}"
    refunds = {one for change, _, one in events if change == "order.refunded"}
    for head in followed.world.store.order_heads():
        if canonical(head.email) and head.status not in {"trash", "checkout-draft"}:
            assert {f"refund:{one}" for one in head.refund_ids} <= refunds, log


@pytest.mark.parametrize("seed", FEW_SEEDS)
async def test_whatever_happens_in_the_store_the_platform_ends_with_what_it_has(seed: int) -> None:
    await drift(seed)


@pytest.mark.deep
@pytest.mark.timeout(7200)
async def test_a_thousand_drifts() -> None:
    for seed in range(100, 100 + DEEP):
        await drift(seed)
