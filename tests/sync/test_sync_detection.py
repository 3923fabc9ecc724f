"""A change is found when something differs, once, with a key of its own; and nothing else is found."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sync_records import (
    LONG_AGO,
    NOW,
    MirrorPlatform,
    Store,
    customer,
    kinds,
    named,
    order,
    product,
    refund,
    since,
    told,
)

from app.delivery.batches import Batch
from app.delivery.choosing import take
from app.model.deliveries import Lane
from app.model.records import RecordKind
from app.model.settings import PastOrders
from app.storage.schema import deliveries, order_ledger, records
from app.sync.detection import Reading


def taken(store: Store) -> list[str]:
    """Take a batch; return whom its items are about."""
    platform: Any = MirrorPlatform()
    batch = store.work(lambda c: take(c, 1, platform, NOW, frozenset()))
    return [str(item.body["email"]) for item in batch.items] if isinstance(batch, Batch) else []


def settle(store: Store) -> None:
    """Have everything delivered that is on its way."""
    on_its_way = update(deliveries).where(deliveries.c.state == "sending")
    store.work(lambda c: c.execute(on_its_way.values(state="delivered", in_line=False)))


# -- products and customers ------------------------------------------------------------------------


def test_what_is_read_again_unchanged_is_no_change() -> None:
    store = Store()
    assert kinds(store.products(product(1), product(2))) == ["product.saved"] * 2
    assert kinds(store.customers(customer(1))) == ["customer.saved"]
    assert store.products(product(1), product(2)) == []
    assert store.customers(customer(1)) == []


def test_only_what_differs_is_a_change() -> None:
    store = Store()
    store.products(product(1), product(2))
    assert [entry.record_id for entry in store.products(product(1), product(2, "Tee"))] == ["2"]


def test_there_and_back_again_are_two_changes_with_keys_of_their_own() -> None:
    store = Store()
    keys = [store.products(product(1, title))[0].key for title in ("A", "B", "A")]
    assert len(set(keys)) == 3


def test_a_product_that_is_no_longer_published_is_deleted_once_and_comes_back() -> None:
    store = Store()
    store.products(product(1))
    deleted = store.products(product(1, status="draft"))
    assert kinds(deleted) == ["product.deleted"]
    assert store.products(product(1, status="draft")) == []
    assert store.products(product(1, status="trash")) == []
    assert kinds(store.products(product(1))) == ["product.saved"]
    again = store.products(product(1, status="private"))
    assert kinds(again) == ["product.deleted"]
    assert again[0].key != deleted[0].key


def test_a_product_that_never_was_published_is_not_mentioned() -> None:
    assert Store().products(product(1, status="draft"), product(2, status="private")) == []


def test_a_products_deliveries_stay_in_line() -> None:
    store = Store()
    saved, deleted = store.products(product(1))[0], store.products(product(1, status="draft"))[0]
    assert saved.ordering_key == deleted.ordering_key
    assert store.products(product(2))[0].ordering_key != saved.ordering_key


def test_sending_everything_again_makes_new_keys_for_the_same_content() -> None:
    store = Store()
    before = {entry.key for entry in store.products(product(1)) + store.customers(customer(1))}
    store.generation = 1
    after = {entry.key for entry in store.products(product(1)) + store.customers(customer(1))}
    assert len(after) == 2
    assert not before & after
    assert store.products(product(1)) == []


def test_two_desks_make_the_same_keys() -> None:
    def everything() -> list[str]:
        store = Store()
        entries = store.products(product(1)) + store.customers(customer(1)) + store.orders(order(5), order(6))
        return [entry.key for entry in entries]

    assert everything() == everything()


@pytest.mark.parametrize("role", ["administrator", "editor", "author", "contributor", "shop_manager"])
def test_staff_are_no_customers(role: str) -> None:
    assert Store().customers(customer(1, role=role)) == []


@pytest.mark.parametrize("role", ["customer", "subscriber", "a_plugins_own"])
def test_others_are(role: str) -> None:
    assert len(Store().customers(customer(1, role=role))) == 1


def test_staff_who_buy_are_buyers() -> None:
    store = Store()
    store.customers(customer(1, "boss@example.test", role="administrator"))
    found = store.orders(order(5, email="boss@example.test", customer_id=1))
    assert kinds(found)[0] == "guest.saved"


def test_a_customer_without_a_usable_address_is_passed_over() -> None:
    assert Store().customers(customer(1).model_copy(update={"email": ""})) == []


def test_a_customer_and_their_orders_stand_in_one_line() -> None:
    store = Store()
    person = store.customers(customer(1, "ada@example.test"))[0].ordering_key
    assert {entry.ordering_key for entry in store.orders(order(5, email="ada@example.test"))} == {person}


def test_a_new_address_goes_behind_what_is_still_on_its_way_to_the_old_one() -> None:
    store = Store()
    store.customers(customer(1, "ada@example.test"))
    store.customers(customer(1, "ada@lovelace.test"))
    assert taken(store) == ["ada@example.test"]
    assert taken(store) == [], "the new address overtook the old one"
    settle(store)
    assert taken(store) == ["ada@lovelace.test"]


def test_what_takes_the_place_of_a_new_address_goes_behind_the_old_one_too() -> None:
    store = Store()
    store.customers(customer(1, "ada@example.test"))
    store.customers(customer(1, "ada@lovelace.test"))
    store.customers(customer(1, "ada@lovelace.test", first_name="Augusta"))
    assert taken(store) == ["ada@example.test"]
    assert taken(store) == [], "the new address overtook the old one"
    settle(store)
    assert taken(store) == ["ada@lovelace.test"]


def test_a_buyer_goes_behind_whatever_takes_the_place_of_the_account_that_leaves_the_address() -> None:
    store = Store()
    store.customers(customer(1, "ada@example.test"))
    assert taken(store) == ["ada@example.test"]
    settle(store)
    store.customers(customer(1, "ada@lovelace.test"))
    store.orders(order(5, email="ada@example.test"))
    store.customers(customer(1, "ada@lovelace.test", first_name="Augusta"))
    assert taken(store) == ["ada@lovelace.test"], "the platform would take the buyer along to the new address"
    settle(store)
    assert taken(store)[0] == "ada@example.test"


def test_a_changed_profile_is_told_and_an_order_alone_is_no_change_of_it() -> None:
    store = Store()
    store.customers(customer(1, "ada@example.test"))
    store.reading = Reading.NEWS
    store.orders(order(5, email="ada@example.test"))
    assert kinds(store.customers(customer(1, "ada@example.test"))) == ["customer.saved"]
    found = store.customers(customer(1, "ada@example.test", first_name="Ada"))
    assert kinds(found) == ["customer.saved", "customer.updated"]


def test_a_customer_who_was_there_before_is_no_registration() -> None:
    store = Store(reading=Reading.NEWS)
    store.since = {RecordKind.CUSTOMER: NOW}
    assert kinds(store.customers(customer(1, created_at=LONG_AGO))) == ["customer.saved"]
    assert kinds(store.customers(customer(2, created_at=NOW))) == ["customer.saved", "customer.created"]


def test_orders_from_before_they_were_followed_are_the_past_whenever_they_are_read() -> None:
    store = Store(reading=Reading.NEWS, past_orders=PastOrders.NONE)
    store.since = {RecordKind.ORDER: NOW}
    assert told(store.orders(order(5))) == []
    assert told(store.orders(order(6, created_at=NOW, paid_at=NOW))) == ["created:1", "placed:1", "paid:1"]
    assert told(store.orders(order(5, "completed"))) == ["completed:1"]


def test_a_customers_totals_are_part_of_what_is_sent() -> None:
    store = Store()
    store.customers(customer(1, "ada@example.test"))
    store.orders(order(5, email="ada@example.test"))
    found = store.customers(customer(1, "ada@example.test"))
    assert [(entry.body["orders"], entry.body["spent"]) for entry in found] == [(1, 1_000)]


# -- guests ----------------------------------------------------------------------------------------


def test_a_guest_comes_before_their_events() -> None:
    found = Store().orders(order(5))
    assert kinds(found) == ["guest.saved", "order.created", "order.placed", "order.paid"]


def test_a_buyer_with_an_account_is_no_guest() -> None:
    store = Store()
    store.customers(customer(1, "guest@example.test"))
    assert "guest.saved" not in kinds(store.orders(order(5)))


def test_a_draft_makes_nobody_a_buyer() -> None:
    store = Store()
    assert store.orders(order(5, "checkout-draft"), order(6, "trash")) == []
    assert store.work(lambda c: c.execute(select(records)).all()) == []


def test_the_newest_orders_details_count_and_reading_again_finds_nothing() -> None:
    store = Store()
    old, new = order(5, billing=named("Marie")), order(6, billing=named("Maria"))
    found = store.orders(old, new)
    guests = [entry for entry in found if entry.change.value == "guest.saved"]
    assert guests[-1].body["record"]["billing"]["first_name"] == "Maria"  # type: ignore[call-overload,index]
    for page in ((old, new), (new, old), (old,), (new,)):
        assert store.orders(*page) == []


def test_a_later_order_with_other_details_is_a_change_of_the_guest() -> None:
    store = Store()
    store.orders(order(5, billing=named("Marie")))
    found = store.orders(order(6, billing=named("Maria")))
    assert kinds(found)[0] == "guest.saved"


def test_a_change_in_an_older_order_does_not_bring_old_details_back() -> None:
    store = Store()
    store.orders(order(5, billing=named("Marie")), order(6, billing=named("Maria")))
    assert "guest.saved" not in kinds(store.orders(order(5, "completed", billing=named("Marie"))))


def test_sending_everything_again_ends_with_the_newest_details_too() -> None:
    store = Store()
    page = order(5, billing=named("Marie")), order(6, billing=named("Maria"))
    store.orders(*page)
    store.generation = 1
    guests = [entry for entry in store.orders(*page) if entry.change.value == "guest.saved"]
    assert guests[-1].body["record"]["billing"]["first_name"] == "Maria"  # type: ignore[call-overload,index]
    assert store.orders(*page) == []


# -- orders ----------------------------------------------------------------------------------------


def test_an_order_is_told_once() -> None:
    store = Store()
    assert told(store.orders(order(5, "completed"))) == ["created:1", "placed:1", "paid:1", "completed:1"]
    assert store.orders(order(5, "completed")) == []


def test_what_happens_later_is_told_then() -> None:
    store = Store()
    store.orders(order(5))
    store.reading = Reading.NEWS
    assert told(store.orders(order(5, "completed"))) == ["completed:1"]
    assert told(store.orders(order(5, "completed", refunds=(refund(77, 100),)))) == ["refund:77"]


def test_the_past_without_orders_tells_nothing_and_later_only_what_is_new() -> None:
    store = Store(past_orders=PastOrders.NONE)
    assert told(store.orders(order(5), order(6, "completed"))) == []
    store.reading = Reading.NEWS
    assert told(store.orders(order(5), order(6, "completed"))) == []
    assert told(store.orders(order(5, "completed"))) == ["completed:1"]
    assert told(store.orders(order(7))) == ["created:1", "placed:1", "paid:1"]


def test_the_past_since_a_day_begins_with_that_day() -> None:
    day = (LONG_AGO + timedelta(days=6)).date()
    store = Store(**since(day))
    found = store.orders(order(5), order(6), order(7))
    assert {entry.record_id for entry in found if "occurrence" in entry.body} == {"6", "7"}
    assert Store(**since(date(2030, 1, 1))).orders(order(5))[0].change.value == "guest.saved"


def test_that_an_old_order_waits_or_failed_is_no_news_but_that_one_does_so_now_is() -> None:
    past, news = Store(), Store(reading=Reading.NEWS)
    assert told(past.orders(order(5, "on-hold"), order(6, "failed"))) == ["created:1", "placed:1", "created:1"]
    assert told(news.orders(order(5, "on-hold"), order(6, "failed"))) == [
        "created:1", "placed:1", "on_hold:1", "created:1", "failed:1",
    ]  # fmt: skip


def test_an_order_without_an_address_is_told_once_it_has_one() -> None:
    store = Store(reading=Reading.NEWS)
    assert store.orders(order(5, email="")) == []
    assert told(store.orders(order(5))) == ["created:1", "placed:1", "paid:1"]


def test_an_order_that_lost_its_address_is_not_told_again_when_it_has_another() -> None:
    store = Store(reading=Reading.NEWS)
    store.orders(order(5))
    assert store.orders(order(5, email="")) == []
    assert told(store.orders(order(5, email="other@example.test"))) == []


def test_recent_events_are_live_and_old_ones_are_history() -> None:
    store = Store(reading=Reading.NEWS)
    fresh = store.orders(order(5, created_at=NOW - timedelta(minutes=5), paid_at=NOW - timedelta(minutes=4)))
    old = store.orders(order(6, email="other@example.test"))
    assert {entry.lane for entry in fresh if "occurrence" in entry.body} == {Lane.LIVE}
    assert {entry.lane for entry in old if "occurrence" in entry.body} == {Lane.HISTORY}


def test_the_ledger_holds_nobodys_address() -> None:
    store = Store()
    store.orders(order(5, email="marie@example.test", billing=named("Marie")))
    for table in (order_ledger, records):
        rows = repr(store.work(lambda c, table=table: c.execute(select(table)).all()))
        assert "marie" not in rows.lower()


def test_without_customers_no_guest_is_made_either() -> None:
    assert "guest.saved" not in kinds(Store(send_customers=False).orders(order(5)))
