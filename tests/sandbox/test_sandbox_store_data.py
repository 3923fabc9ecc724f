"""The generated store: the same for the same seed, all of it in the past, and as varied as a real one."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from app.sandbox.expected import expect
from app.sandbox.people import canonical
from tests.sandbox.sandbox_worlds import START, HandClock, small_world


def test_the_same_seed_gives_the_same_store_and_another_seed_another() -> None:
    def text(seed: int) -> str:
        store = small_world(seed=seed).store
        return json.dumps(
            [shelf.record(n) for shelf in (store.products, store.customers, store.orders) for n in shelf.ids()]
        )

    assert text(1) == text(1)
    assert text(1) != text(2)


def test_a_record_does_not_depend_on_how_many_others_there_are() -> None:
    few, many = small_world(orders=120).store, small_world(customers=40, orders=120, products=30).store
    assert few.orders.record(few.orders.ids()[50]) == many.orders.record(many.orders.ids()[50])


def test_all_history_ends_three_hours_before_the_start() -> None:
    latest = START.timestamp() - 3 * 3600
    for head in small_world(orders=500).store.order_heads():
        moments = [head.created, head.modified, head.paid or 0, head.completed or 0]
        assert max(moments) <= latest
        assert head.created <= head.modified


def test_every_status_guests_and_odd_addresses_occur() -> None:
    heads = list(small_world(orders=2000).store.order_heads())
    assert set(Counter(head.status for head in heads)) == {
        "pending", "processing", "on-hold", "completed", "cancelled", "refunded", "failed", "checkout-draft", "trash",
    }  # fmt: skip
    guests = [head for head in heads if head.customer_id == 0]
    assert 0.3 < len(guests) / len(heads) < 0.5
    assert any(head.email == "" for head in guests)
    assert any(head.email.endswith(".invalid") for head in guests)
    assert any(head.email != head.email.lower() for head in guests)
    assert any(head.email.startswith("kunde") for head in guests)


def test_consent_is_known_for_nearly_half_of_the_customers() -> None:
    store = small_world(customers=600).store
    known = [store.consent(number) for number in store.customers.ids()]
    assert 0.38 < sum(answer is not None for answer in known) / len(known) < 0.52
    assert {"yes", "no"} <= set(known)


def test_addresses_of_customers_are_unique() -> None:
    store = small_world(customers=600).store
    emails = [canonical(store.customer_email(number)) for number in store.customers.ids()]
    assert len(emails) == len(set(emails))


@pytest.mark.parametrize("currency", ["JPY", "KWD"])
def test_other_currencies_keep_the_stores_two_decimals(currency: str) -> None:
    store = small_world(currency=currency).store
    record = store.orders.record(store.orders.ids()[0]) or {}
    assert record["currency"] == currency
    assert record["total"][-3] == "."


def test_totals_of_an_order_add_up() -> None:
    from app.sandbox.money import cents_of

    store = small_world().store
    for number in store.orders.ids():
        record = store.orders.record(number) or {}
        parts = [
            cents_of(line["total"]) for line in record["line_items"] + record["shipping_lines"] + record["fee_lines"]
        ]
        assert sum(parts) + cents_of(record["total_tax"]) == cents_of(record["total"])
        returned = -sum(cents_of(refund["total"]) for refund in record["refunds"])
        assert returned <= cents_of(record["total"])
        assert (returned == cents_of(record["total"])) or record["status"] != "refunded"


def test_mutations_move_the_date_and_are_seen_by_lists() -> None:
    clock = HandClock()
    world = small_world(clock)
    clock.move(minutes=5)
    number = world.store.orders.ids()[3]
    before = world.store.order_head(number)
    world.mutations.apply("order", "status", number, {"status": "completed"})
    after = world.store.order_head(number)
    assert (after.status, after.modified) == ("completed", int(clock.now.timestamp()))
    assert after.created == before.created
    assert [step.status for step in world.store.transitions[number]] == [before.status, "completed"]


def test_a_new_customer_and_a_new_order_are_expected_at_the_platform() -> None:
    world = small_world()
    world.mutations.apply("customer", "create", None, {"email": "Zoe@Example.Test", "consent": "yes"})
    world.mutations.apply("order", "create", None, {"email": "gast@example.test", "status": "processing"})
    people = expect(world.store).people
    assert people["zoe@example.test"].consents
    assert people["gast@example.test"].orders_least == 1
