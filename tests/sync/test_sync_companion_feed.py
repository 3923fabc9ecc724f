"""Events of the feed become the same deliveries as polling makes, once, and say more where they saw more."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import insert, select
from sync_records import LONG_AGO, NOW, Store, customer, kinds, order, product, told

from app.model.records import RecordKind
from app.storage.schema import companions
from app.stores.companion import FeedEvent
from app.sync.carts import shopping
from app.sync.companion_feed import Findings, Intake, look
from app.sync.detection import Reading

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

    def __init__(self, **records: Any) -> None:
        self.records = records
        self.asked: list[str] = []

    async def get(self, kind: RecordKind, number: int) -> Any:
        self.asked.append(f"{kind.value}{number}")
        return self.records.get(f"{kind.value}{number}")


def take_in(store: Store, found: Findings) -> int:
    intake = Intake(1, store.detector(), LONG_AGO)
    return store.work(lambda c: intake.take_in(c, found))


def stored(**settings: Any) -> Store:
    made = Store(reading=Reading.NEWS, **settings)
    began = {"feed": "f", "cursor": 0, "acked": 0, "acked_at": NOW, "since": LONG_AGO}
    made.work(lambda c: c.execute(insert(companions).values(connection_id=1, **began)))
    return made


async def test_a_record_is_read_once_however_often_it_is_told_of() -> None:
    source = Source(product5=product(5))
    await look(source, [event(1, "product.updated", 5), event(2, "product.updated", 5), event(3, "test.other", 5)])
    assert source.asked == ["product5"]


async def test_the_feed_and_a_pass_find_the_same_change_once() -> None:
    store = stored()
    events = [event(1, "order.created", 5, to="x"), event(2, "product.updated", 3), event(3, "customer.updated", 4)]
    source = Source(order5=order(5), product3=product(3), customer4=customer(4))
    assert take_in(store, await look(source, events)) > 0
    assert store.orders(order(5)) + store.products(product(3)) + store.customers(customer(4)) == []


async def test_the_cursor_moves_with_what_was_queued() -> None:
    store = stored()
    take_in(store, await look(Source(product5=product(5)), [event(41, "product.updated", 5)]))
    assert store.work(lambda c: c.execute(select(companions.c.cursor)).scalar()) == 41


async def test_a_status_between_two_looks_is_told_and_not_twice() -> None:
    store = stored()
    events = [event(1, "order.status", 5, to="on-hold"), event(2, "order.status", 5, to="processing")]
    detected = Intake(1, store.detector(), LONG_AGO)
    found = await look(Source(order5=order(5, "processing")), events)
    entries = store.work(lambda c: detected._entries(c, found))
    assert "on_hold:1" in told(entries)
    again = store.work(lambda c: detected._entries(c, found))
    assert told(again) == []


async def test_an_order_from_before_the_feed_is_left_to_the_pass() -> None:
    store = stored()
    intake = Intake(1, store.detector(), NOW)
    found = await look(Source(order5=order(5)), [event(1, "order.updated", 5)])
    assert store.work(lambda c: intake._entries(c, found)) == []


async def test_a_product_that_is_gone_is_deleted_at_the_platform() -> None:
    store = stored()
    store.products(product(5))
    found = await look(Source(), [event(1, "product.deleted", 5)])
    assert kinds(store.work(lambda c: Intake(1, store.detector(), LONG_AGO)._entries(c, found))) == ["product.deleted"]


# -- carts -----------------------------------------------------------------------------------------


def happened(found: FeedEvent) -> list[tuple[str, str]]:
    return [(change.kind.value, change.occurrence) for change in shopping(found)]


def test_the_first_event_that_names_a_shopper_tells_the_whole_story() -> None:
    assert happened(cart(1, "checkout.started", [line(5, 1, 1), line(6, 2, 3)], draft=77)) == [
        ("cart.started", "started:1"),
        ("cart.item_added", "item:1"),
        ("cart.item_added", "item:3"),
        ("checkout.started", ""),
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


def test_a_shopper_who_was_never_seen_has_a_record_before_any_event() -> None:
    store = stored()
    changes = shopping(cart(1, "cart.started", [line(5, 1, 1)]))
    first = store.work(lambda c: store.detector().behaviour(c, changes))
    assert kinds(first)[0] == "guest.saved"
    assert {entry.ordering_key for entry in first} == {first[0].ordering_key}
    again = store.work(lambda c: store.detector().behaviour(c, changes))
    assert "guest.saved" not in kinds(again)
    assert [entry.key for entry in again] == [entry.key for entry in first[1:]]


def test_a_hostile_event_harms_nobody() -> None:
    for facts in ({}, {"cart": ["x"]}, {"cart": "c", "currency": "EUR", "email": {}, "lines": "no"}):
        assert shopping(event(1, "cart.started", 0, **facts)) == []
    odd = line(5, 1, 1) | {"quantity": "NaN", "price": [], "at": 10**30, "number": -4}
    shopping(cart(1, "cart.item_added", [odd], item=odd, started=10**40, total="1e999", shown="x"))
