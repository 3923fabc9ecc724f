"""Events of the feed become the same deliveries as polling makes, once, and say more where they saw more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any, TypeVar

import pytest
from sqlalchemy import Connection, insert, select
from sync_records import LONG_AGO, NOW, Store, customer, order, product

from app.model.reasons import ProblemCode, ProblemError
from app.model.records import RecordKind
from app.storage.schema import companions, deliveries
from app.stores.companion import FeedEvent
from app.sync.carts import shopping
from app.sync.companion_feed import FeedIntake
from app.sync.detection import Reading
from app.sync.feeds import Feed, leave, save_feed
from app.sync.intake import Intake

T = TypeVar("T")
BOTH = {"analytics": True, "marketing": True}


def event(number: int, kind: str, record: int = 0, at: Any = NOW, **facts: Any) -> FeedEvent:
    return FeedEvent(number, at, kind, record, facts)


def line(product_id: int, quantity: int, number: int) -> dict[str, Any]:
    return {
        "product": product_id, "variation": 0, "title": "Caf&eacute; &amp; Tee", "sku": "", "quantity": quantity,
        "price": "7.50", "number": number, "at": int((NOW - timedelta(minutes=5)).timestamp() * 1000),
    }  # fmt: skip


def cart(number: int, kind: str, lines: list[dict[str, Any]], **more: Any) -> FeedEvent:
    facts: dict[str, Any] = {
        "cart": "c1", "started": int((NOW - timedelta(minutes=9)).timestamp() * 1000), "watched": True,
        "email": "Marie@Example.test", "user": 0, "consent": BOTH, "currency": "EUR", "total": "15.00", "lines": lines,
        "checkout_url": "https://store.example/checkout/",
    }  # fmt: skip
    return event(number, kind, 0, **(facts | more))


class Source:
    """Records by id, and what was asked for."""

    requests = 0

    def __init__(self, **records: Any) -> None:
        self.records = records
        self.asked: list[str] = []

    async def get(self, kind: RecordKind, number: int) -> Any:
        self.asked.append(f"{kind.value}{number}")
        return self.records.get(f"{kind.value}{number}")

    async def some(self, kind: RecordKind, numbers: Sequence[int]) -> list[Any]:
        return [found for number in numbers if (found := self.records.get(f"{kind.value}{number}"))]


class Memory:
    """The store's database in memory, as the intake uses it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.commits = 0

    async def read(self, work: Callable[[Connection], T]) -> T:
        return self._store.work(work)

    async def write(self, work: Callable[[Connection], T]) -> T:
        self.commits += 1
        return self._store.work(work)


class Told:
    """A store that is followed, and what its feed led to."""

    def __init__(self, source: Source, **settings: Any) -> None:
        self.store = Store(reading=Reading.NEWS, **settings)
        self.source = source
        self.database = Memory(self.store)
        began = {"feed": "f", "cursor": 0, "acked": 0, "acked_at": NOW, "since": LONG_AGO}
        self.store.work(lambda c: c.execute(insert(companions).values(connection_id=1, **began)))
        for kind in (RecordKind.PRODUCT, RecordKind.CUSTOMER, RecordKind.ORDER):
            self.store.work(lambda c, kind=kind: save_feed(c, 1, Feed(kind, followed_since=LONG_AGO, mark=NOW)))

    async def take(self, *events: FeedEvent, with_records: bool = True) -> int:
        database: Any = self.database
        source: Any = self.source
        intake = Intake(1, source, self.store.detector, self.store.settings, database)
        return await FeedIntake(intake).take_in(events, with_records=with_records)

    def queued(self) -> list[str]:
        return self.store.work(
            lambda c: list(c.execute(select(deliveries.c.change).order_by(deliveries.c.id)).scalars())
        )

    def occurrences(self) -> list[str]:
        bodies = self.store.work(
            lambda c: list(c.execute(select(deliveries.c.body).order_by(deliveries.c.id)).scalars())
        )
        return [str(body["occurrence"]) for body in bodies if body and "occurrence" in body]

    def cursor(self) -> int:
        return int(self.store.work(lambda c: c.execute(select(companions.c.cursor)).scalar_one()))


async def test_a_record_is_read_once_however_often_it_is_told_of() -> None:
    told = Told(Source(product5=product(5)))
    await told.take(
        event(1, "product.updated", 5), event(2, "order.updated", 9), event(3, "product.updated", 5), event(4, "x.y", 5)
    )
    assert told.source.asked.count("product5") == 1
    assert told.cursor() == 4


async def test_the_feed_and_a_pass_find_the_same_change_once() -> None:
    told = Told(Source(order5=order(5), product3=product(3), customer4=customer(4)))
    assert await told.take(
        event(1, "order.created", 5), event(2, "product.updated", 3), event(3, "customer.updated", 4)
    )
    store = told.store
    assert store.orders(order(5)) + store.products(product(3)) + store.customers(customer(4)) == []


async def test_the_place_in_the_feed_moves_with_each_run_of_events() -> None:
    class Cut(Source):
        async def get(self, kind: RecordKind, number: int) -> Any:
            if kind is RecordKind.ORDER:
                raise ProblemError(ProblemCode.TIMED_OUT)
            return await super().get(kind, number)

    told = Told(Cut(product5=product(5)))
    with pytest.raises(ProblemError):
        await told.take(event(41, "product.updated", 5), event(42, "cart.started"), event(43, "order.updated", 8))
    assert (told.cursor(), told.queued()) == (42, ["product.saved"])


async def test_what_happened_first_stands_first_in_line() -> None:
    told = Told(Source(order5=order(5, email="marie@example.test")))
    await told.take(
        cart(1, "cart.started", [line(5, 1, 1)]),
        event(2, "order.created", 5),
        cart(3, "cart.cleared", [], by="checkout"),
    )
    events = [name for name in told.queued() if name in {"cart.started", "order.placed", "cart.cleared"}]
    assert events == ["cart.started", "order.placed", "cart.cleared"]


async def test_a_status_between_two_looks_is_told_and_not_twice() -> None:
    told = Told(Source(order5=order(5, "processing")))
    events = [event(1, "order.status", 5, to="on-hold"), event(2, "order.status", 5, to="processing")]
    await told.take(*events)
    assert told.occurrences().count("on_hold:1") == 1
    assert await told.take(*events) == 0


async def test_while_the_whole_store_is_read_its_records_are_left_to_that() -> None:
    told = Told(Source(product5=product(5)))
    await told.take(event(1, "product.updated", 5), cart(2, "cart.started", []), with_records=False)
    assert told.source.asked == []
    assert told.queued() == ["guest.saved", "cart.started"]
    assert told.cursor() == 2


async def test_a_kind_that_is_not_followed_yet_is_left_to_the_first_pass() -> None:
    told = Told(Source(order5=order(5)))
    told.store.work(lambda c: leave(c, 1, RecordKind.ORDER))
    await told.take(event(1, "order.updated", 5))
    assert (told.source.asked, told.queued(), told.cursor()) == ([], [], 1)


async def test_a_product_that_is_gone_is_deleted_at_the_platform() -> None:
    told = Told(Source(product5=product(5)))
    await told.take(event(1, "product.created", 5))
    del told.source.records["product5"]
    await told.take(event(2, "product.deleted", 5))
    assert told.queued() == ["product.saved", "product.deleted"]


async def test_a_signed_in_shoppers_record_goes_before_what_they_did() -> None:
    told = Told(Source(customer9=customer(9, "marie@example.test")))
    await told.take(cart(1, "cart.started", [], user=9))
    assert told.queued()[0] == "customer.saved"
    assert "guest.saved" not in told.queued()


# -- carts -----------------------------------------------------------------------------------------


def happened(found: FeedEvent) -> list[tuple[str, str]]:
    return [(change.kind.value, change.occurrence) for change in shopping(found)]


def test_the_first_event_that_names_a_shopper_tells_the_whole_story() -> None:
    assert happened(cart(1, "checkout.started", [line(5, 1, 1), line(6, 2, 3)], draft=77)) == [
        ("cart.started", "started:1"),
        ("cart.item_added", "item:1"),
        ("cart.item_added", "item:3"),
        ("checkout.started", "checkout:1"),
    ]


def test_what_an_event_adds_is_told_with_its_own_quantity() -> None:
    changes = shopping(cart(1, "cart.item_added", [line(5, 4, 2)], item=line(5, 3, 2)))
    [added] = [change for change in changes if change.kind.value == "cart.item_added"]
    assert (added.occurrence, added.cart.lines[0].quantity) == ("item:2", 3)  # type: ignore[union-attr]
    assert added.cart.lines[0].title == "Café & Tee"  # type: ignore[union-attr]


def test_a_checkout_is_known_by_its_draft_order_or_by_its_cart() -> None:
    with_draft, without = (shopping(cart(1, "checkout.started", [], draft=draft))[-1] for draft in (77, 0))
    assert (with_draft.record_id, without.record_id) == ("77", "c1")


def test_a_cart_that_was_there_before_has_no_beginning() -> None:
    assert "cart.started" not in dict(happened(cart(1, "cart.item_removed", [], watched=False, item=line(5, 1, 9))))


def test_nobody_unknown_is_told_of() -> None:
    assert happened(cart(1, "checkout.started", [line(5, 1, 1)], email="")) == []
    assert happened(event(1, "cart.started", 0, currency="EUR", email="a@example.test")) == []
    assert happened(event(1, "cart.from_the_future", 0)) == []


async def test_a_shopper_who_was_never_seen_has_a_record_before_any_event() -> None:
    told = Told(Source())
    await told.take(cart(1, "cart.started", [line(5, 1, 1)]))
    assert told.queued() == ["guest.saved", "cart.started", "cart.item_added"]
    assert await told.take(cart(2, "checkout.started", [line(5, 1, 1)])) == 1


def test_a_hostile_event_harms_nobody() -> None:
    for facts in ({}, {"cart": ["x"]}, {"cart": "c", "currency": "EUR", "email": {}, "lines": "no"}):
        assert shopping(event(1, "cart.started", 0, **facts)) == []
    odd = line(5, 1, 1) | {"quantity": "NaN", "price": [], "at": 10**30, "number": -4}
    shopping(cart(1, "cart.item_added", [odd], item=odd, started=10**40, total="1e999", shown="x"))
