"""What a person bought, from an order book that holds nothing readable."""

from __future__ import annotations

from sync_records import HASHER, LONG_AGO, Store, eur, order, refund

from app.model.changes import PersonTotals
from app.model.records import Order
from app.sync import ledger

PERSON = HASHER.person("guest@example.test")


def totals(*orders: Order, currency: str = "EUR") -> PersonTotals | None:
    store = Store()

    def work(connection: object) -> dict[bytes, PersonTotals]:
        ledger.enter(connection, 1, HASHER, orders, {})  # type: ignore[arg-type]
        return ledger.totals(connection, 1, [PERSON], currency)  # type: ignore[arg-type]

    return store.work(work).get(PERSON)


def test_paid_orders_count_and_others_do_not() -> None:
    statuses = ("processing", "completed", "pending", "on-hold", "cancelled", "failed", "refunded", "checkout-draft")
    found = totals(*(order(n, status) for n, status in enumerate(statuses, 1)))
    assert found == PersonTotals(orders_count=2, total_spent=eur(2_000), last_order_at=order(2).created_at)


def test_refunds_are_subtracted() -> None:
    found = totals(order(1, refunds=(refund(7, 300), refund(8, 50))), order(2))
    assert found is not None
    assert found.total_spent == eur(1_650)


def test_an_order_in_another_currency_counts_but_is_not_added_up() -> None:
    found = totals(order(1), order(2, currency="USD"))
    assert found is not None
    assert (found.orders_count, found.total_spent) == (2, eur(1_000))


def test_only_orders_in_another_currency_spend_nothing_here() -> None:
    found = totals(order(1, currency="USD"))
    assert found is not None
    assert found.total_spent == eur(0)


def test_a_person_who_bought_nothing_has_no_totals() -> None:
    assert totals(order(1, email="other@example.test")) is None


def test_an_order_that_is_entered_again_is_the_same_order() -> None:
    found = totals(order(1), order(1, "completed"), order(1, "completed"))
    assert found is not None
    assert found.orders_count == 1


def test_looking_through_totals_does_not_forget_what_was_told() -> None:
    store = Store()
    store.orders(order(1))
    store.work(lambda c: ledger.enter(c, 1, HASHER, [order(1, "completed")], {}))
    row = store.work(lambda c: ledger.known(c, 1, [1]))[1]
    assert row.told == ["created:1", "placed:1", "paid:1"]
    assert row.status == "processing", "that it was completed is not told yet"


def test_the_newest_real_order_is_the_one_with_the_highest_number() -> None:
    store = Store()
    store.work(lambda c: ledger.enter(c, 1, HASHER, [order(9, "trash"), order(5), order(7), order(6)], {}))
    assert store.work(lambda c: ledger.newest_orders(c, 1, [PERSON])) == {PERSON: 7}


def test_a_thousand_people_are_looked_up_at_once() -> None:
    store = Store()
    people = [f"guest{n}@example.test" for n in range(1_000)]
    store.work(lambda c: ledger.enter(c, 1, HASHER, [order(n, email=email) for n, email in enumerate(people, 1)], {}))
    hashes = [HASHER.person(email) for email in people]
    assert len(store.work(lambda c: ledger.totals(c, 1, hashes, "EUR"))) == 1_000
    assert len(store.work(lambda c: ledger.newest_orders(c, 1, hashes))) == 1_000
    assert len(store.work(lambda c: ledger.known(c, 1, list(range(1, 1_001))))) == 1_000


def test_dates_are_kept_to_the_second() -> None:
    found = totals(order(1, created_at=LONG_AGO))
    assert found is not None
    assert found.last_order_at == LONG_AGO
