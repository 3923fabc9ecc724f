"""Polls: what each sees, what they cost, and what they leave alone."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from followed_store import POLL_SECONDS, Followed, following, queued
from sqlalchemy import Connection, func, insert, select

from app.model.reasons import ProblemCode, ProblemError
from app.model.records import RecordKind
from app.model.settings import ConnectionSettings, PastOrders
from app.sandbox.options import StoreCondition
from app.storage.schema import deliveries, listed
from app.sync import presence
from app.sync.detection import Reading
from app.sync.feeds import Feed, Filtering, load_feed, load_feeds, save_feed
from app.sync.watermark import FUTURE, OVERLAP, SETTLED


def change(followed: Followed, kind: str, action: str, number: int | None = None, **values: Any) -> dict[str, Any]:
    return dict(followed.world.mutations.apply(kind, action, number, values))


def ids(followed: Followed, kind: str, state: str) -> list[int]:
    shelf = getattr(followed.world.store, f"{kind}s")
    return [one for one in shelf.ids() if shelf.state(one) == state and one > 3]


async def news(followed: Followed, polls: int = 1) -> list[tuple[str, str]]:
    """Poll and return what came into line by it."""
    d = deliveries.c
    last = await followed.database.read(lambda c: c.execute(select(func.max(d.id))).scalar() or 0)
    for _ in range(polls):
        await followed.poll()
    asked = select(d.change, d.record_id).where(d.id > last, d.state != "superseded").order_by(d.id)
    rows = await followed.database.read(lambda c: c.execute(asked).all())
    return [(row.change, row.record_id) for row in rows]


async def feed(followed: Followed, kind: RecordKind) -> Feed:
    return await followed.database.read(lambda c: load_feed(c, 1, kind))


# -- what is seen ----------------------------------------------------------------------------------


async def test_what_changes_is_seen_at_the_next_poll() -> None:
    async with following() as followed:
        await followed.sync()
        await followed.deliver()
        published = ids(followed, "product", "publish")
        waiting = ids(followed, "order", "processing")[0]
        made = change(followed, "product", "create", name="Tee")
        change(followed, "product", "update", published[0], name="Kaffee")
        change(followed, "product", "trash", published[1])
        change(followed, "order", "status", waiting, status="completed")
        bought = change(followed, "order", "create", status="processing", email="neu@example.test")
        registered = change(followed, "customer", "create", email="ada@example.test")
        found = await news(followed)
        for expected in (
            ("product.saved", str(made["id"])),
            ("product.saved", str(published[0])),
            ("product.deleted", str(published[1])),
            ("order.completed", str(waiting)),
            ("order.created", str(bought["id"])),
            ("customer.saved", str(registered["id"])),
            ("customer.created", str(registered["id"])),
        ):
            assert expected in found
        assert await news(followed) == []


async def test_a_changed_variation_is_read_with_its_product() -> None:
    async with following() as followed:
        await followed.sync()
        store = followed.world.store
        parent = next(one for one in ids(followed, "product", "publish") if store.variations(one))
        change(followed, "variation", "update", store.variations(parent)[0]["id"], price="77.00", regular_price="77.00")
        await followed.deliver()
        assert await news(followed) == [("product.saved", str(parent))]
        await followed.deliver()
        assert 7700 in [one["price"]["minor"] for one in followed.held.products[str(parent)]["variations"]]


async def test_a_touched_record_is_no_change() -> None:
    async with following() as followed:
        await followed.sync()
        for kind, state in (("product", "publish"), ("order", "completed")):
            change(followed, kind, "update", ids(followed, kind, state)[0])
        assert await news(followed, polls=3) == []


async def test_what_happens_while_a_poll_reads_is_seen_at_the_next() -> None:
    async with following() as followed:
        await followed.sync()
        number = ids(followed, "product", "publish")[0]
        requests = count()

        def meanwhile() -> None:
            if next(requests) == 1:
                change(followed, "product", "update", number, name="Meanwhile")

        followed.before_request = meanwhile
        assert await news(followed) == []
        assert await news(followed) == [("product.saved", str(number))]


async def test_an_order_is_told_behind_the_record_of_a_buyer_who_just_registered() -> None:
    async with following() as followed:
        await followed.sync()
        buyer = change(followed, "customer", "create", email="ada@example.test")
        change(followed, "order", "create", status="processing", customer_id=buyer["id"])
        found = [what for what, _ in await news(followed)]
        assert "guest.saved" not in found
        assert found.index("customer.saved") < found.index("order.created")


async def test_an_order_brings_its_buyers_totals_up_to_date() -> None:
    async with following() as followed:
        await followed.sync()
        await followed.deliver()
        buyer = change(followed, "customer", "create", email="ada@example.test")
        await followed.poll()
        order = change(followed, "order", "create", status="processing", customer_id=buyer["id"])
        assert ("customer.saved", str(buyer["id"])) in await news(followed)
        change(followed, "order", "delete", order["id"])
        assert await news(followed, polls=2) == [("customer.saved", str(buyer["id"]))]
        await followed.deliver()
        assert followed.held.people["ada@example.test"]["orders"] == 0


async def test_restored_from_the_trash_is_told_as_such() -> None:
    async with following() as followed:
        await followed.sync()
        product, order = ids(followed, "product", "publish")[0], ids(followed, "order", "processing")[0]
        for kind, number in (("product", product), ("order", order)):
            change(followed, kind, "trash", number)
        assert ("product.deleted", str(product)) in await news(followed)
        for kind, number in (("product", product), ("order", order)):
            change(followed, kind, "restore", number)
        found = await news(followed)
        assert ("product.saved", str(product)) in found
        assert [one for one in found if one[0].startswith("order.")] == [("order.restored", str(order))]


async def test_what_leaves_no_date_is_found_by_comparing() -> None:
    async with following() as followed:
        await followed.sync()
        await followed.deliver()
        product, customer = ids(followed, "product", "publish")[0], ids(followed, "customer", "customer")[0]
        change(followed, "product", "rewrite", product, name="Umgeschrieben")
        change(followed, "customer", "rewrite", customer, first_name="Umgeschrieben")
        await followed.round()
        await followed.deliver()
        assert followed.held.products[str(product)]["title"] == "Umgeschrieben"
        assert "Umgeschrieben" in {one["record"]["first_name"] for one in followed.held.people.values()}


# -- the past --------------------------------------------------------------------------------------


async def test_orders_that_are_to_be_sent_later_are_the_past_by_then() -> None:
    settings = ConnectionSettings(send_orders=False)
    async with following(settings) as followed:
        await followed.sync()
        change(followed, "order", "create", status="processing", email="davor@example.test")
        await followed.poll()
        followed.settings = ConnectionSettings(past_orders=PastOrders.NONE)
        await followed.database.write(lambda c: save_feed(c, 1, Feed(RecordKind.ORDER)))
        await followed.sync(Reading.NEWS)
        assert [what for what, _ in await followed.database.read(queued) if what.startswith("order.")] == []
        made = change(followed, "order", "create", status="processing", email="danach@example.test")
        assert ("order.created", str(made["id"])) in await news(followed)


# -- started checkouts -----------------------------------------------------------------------------


async def test_a_checkout_that_was_left_is_told_once() -> None:
    settings = ConnectionSettings(consent_meta_key="newsletter_opt_in")
    async with following(settings) as followed:
        await followed.sync()
        shopper = change(followed, "customer", "create", email="ada@example.test", consent="yes")
        draft = change(followed, "order", "create", status="checkout-draft", customer_id=shopper["id"])
        started = ("checkout.started", str(draft["id"]))
        assert started not in await news(followed)
        assert started in await news(followed)
        change(followed, "order", "update", draft["id"])
        assert started not in await news(followed, polls=5)


async def test_a_checkout_without_consent_or_one_that_became_an_order_is_not_told() -> None:
    settings = ConnectionSettings(consent_meta_key="newsletter_opt_in")
    async with following(settings) as followed:
        await followed.sync()
        refusing = change(followed, "customer", "create", email="bob@example.test", consent="no")
        agreeing = change(followed, "customer", "create", email="ada@example.test", consent="yes")
        change(followed, "order", "create", status="checkout-draft", customer_id=refusing["id"])
        change(followed, "order", "create", status="checkout-draft", email="fremd@example.test")
        bought = change(followed, "order", "create", status="checkout-draft", customer_id=agreeing["id"])
        await followed.poll()
        change(followed, "order", "status", bought["id"], status="processing")
        found = await news(followed, polls=5)
        assert "checkout.started" not in {what for what, _ in found}
        assert ("order.created", str(bought["id"])) in found


# -- deletions -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "state", "what"), [
    ("product", "publish", "product.deleted"), ("customer", "customer", "customer.deleted"),
])  # fmt: skip
async def test_what_was_deleted_for_good_is_found_by_the_total(kind: str, state: str, what: str) -> None:
    async with following(products=300, customers=300, orders=0) as followed:
        await followed.sync()
        gone = ids(followed, kind, state)[100:250:60]
        for number in gone:
            change(followed, kind, "delete", number)
        found = await news(followed, polls=4)
        assert sorted(found) == sorted((what, str(number)) for number in gone)


async def test_an_order_that_was_deleted_counts_no_more() -> None:
    async with following() as followed:
        await followed.sync()
        number = ids(followed, "order", "completed")[0]
        change(followed, "order", "delete", number)
        await news(followed, polls=2)
        there = select(listed.c.number).where(listed.c.kind == "order", listed.c.number == number)
        assert await followed.database.read(lambda c: c.execute(there).first()) is None


async def test_empty_answers_to_everything_delete_nothing() -> None:
    async with following() as followed:
        await followed.sync()
        followed.world.choose_condition(StoreCondition.EMPTY_LISTS)
        assert await news(followed, polls=12) == []
        before = await followed.database.read(queued)
        await followed.sync(Reading.NEWS)
        assert await followed.database.read(queued) == before
        followed.world.choose_condition(StoreCondition.HEALTHY)
        await followed.round()
        assert await followed.database.read(queued) == before
        assert await followed.held_back() == {}


async def many_gone(followed: Followed) -> list[int]:
    """Delete ten products behind each other's back, and let the polls find it."""
    await followed.sync()
    await followed.deliver()
    gone = ids(followed, "product", "publish")[:10]
    for number in gone:
        change(followed, "product", "delete", number)
    assert await news(followed, polls=4) == []
    assert await followed.held_back() == {RecordKind.PRODUCT: 10}
    return gone


async def test_many_deletions_are_held_until_a_person_agrees() -> None:
    async with following(products=40) as followed:
        gone = await many_gone(followed)
        assert await followed.agree() == 10
        await followed.deliver()
        assert followed.held.products.keys().isdisjoint(map(str, gone))
        assert await followed.held_back() == {}


async def test_deletions_that_a_person_refuses_are_never_asked_about_again() -> None:
    async with following(products=40) as followed:
        gone = await many_gone(followed)
        assert await followed.database.write(lambda c: presence.keep(c, 1)) == 10
        await followed.round()
        await followed.deliver()
        assert followed.held.products.keys() >= set(map(str, gone))
        assert await followed.held_back() == {}


async def test_some_of_many_that_come_back_are_held_no_longer() -> None:
    async with following(products=40) as followed:
        gone = await many_gone(followed)
        await followed.database.write(lambda c: presence.note(c, 1, RecordKind.PRODUCT, gone[:4]))
        assert await followed.held_back() == {RecordKind.PRODUCT: 6}


# -- stores that cannot filter by date -------------------------------------------------------------


async def test_a_store_that_ignores_the_filter_is_compared_instead() -> None:
    async with following() as followed:
        followed.world.choose_condition(StoreCondition.NO_DATE_FILTERS)
        await followed.sync()
        await followed.poll()
        assert (await feed(followed, RecordKind.ORDER)).filtering is Filtering.IGNORED
        number = ids(followed, "product", "publish")[0]
        change(followed, "product", "update", number, name="Anders")
        made = change(followed, "order", "create", status="processing", email="neu@example.test")
        assert ("order.created", str(made["id"])) in await news(followed)
        await followed.round()
        assert ("product.saved", str(number)) in await followed.database.read(queued)
        followed.world.choose_condition(StoreCondition.HEALTHY)
        await followed.sync(Reading.NEWS)
        assert (await feed(followed, RecordKind.ORDER)).filtering is Filtering.UNKNOWN


# -- the mark --------------------------------------------------------------------------------------


async def test_the_mark_follows_the_stores_clock_and_not_ours() -> None:
    async with following() as followed:
        await followed.sync()
        began = (await feed(followed, RecordKind.ORDER)).followed_since
        assert began is not None
        await news(followed, polls=3)
        mark = (await feed(followed, RecordKind.ORDER)).mark
        assert mark is not None
        assert began <= mark <= followed.clock.now() - SETTLED + OVERLAP
        assert mark > began


async def test_a_record_dated_to_the_future_holds_nothing_up() -> None:
    async with following() as followed:
        await followed.sync()
        number = ids(followed, "product", "publish")[0]
        later = (followed.clock.now() + FUTURE * 30).strftime("%Y-%m-%dT%H:%M:%S")
        change(followed, "product", "rewrite", number, date_modified_gmt=later)
        other = ids(followed, "product", "publish")[1]
        change(followed, "product", "update", other, name="Anders")
        assert ("product.saved", str(other)) in await news(followed)
        mark = (await feed(followed, RecordKind.PRODUCT)).mark
        assert mark is not None
        assert mark <= followed.clock.now()


# -- what it costs ---------------------------------------------------------------------------------


async def test_an_idle_poll_of_a_store_of_any_size_costs_five_requests() -> None:
    """A hundred thousand records. What the polls look at was met before; the rest is known to be there."""
    async with following(products=20_000, customers=50_000, orders=30_000) as followed:
        store = followed.world.store
        now = followed.clock.now()

        def known(connection: Connection) -> None:
            for kind, shelf in (("product", store.products), ("customer", store.customers), ("order", store.orders)):
                rows = [{"scope_id": 1, "kind": kind, "number": number} for number in shelf.ids()]
                connection.execute(insert(listed), rows)
                save_feed(connection, 1, Feed(RecordKind(kind)).begun(now))

        await followed.database.write(known)
        for _ in range(12):
            await followed.poll()

        def again(connection: Connection) -> None:
            for one in load_feeds(connection, 1).values():
                save_feed(connection, 1, Feed(one.kind, one.followed_since, one.mark))

        await followed.database.write(again)
        before = followed.world.log.counts["store"]
        costs = [await followed.poll() for _ in range(8)]
        assert max(costs) <= 5
        assert followed.world.log.counts["store"] - before == sum(costs)


# -- interruptions ---------------------------------------------------------------------------------


def busy(followed: Followed) -> None:
    """Let something of every sort happen in the store."""
    published = ids(followed, "product", "publish")
    change(followed, "product", "create", name="Tee")
    change(followed, "product", "update", published[0], name="Kaffee")
    change(followed, "product", "delete", published[1])
    change(followed, "customer", "delete", ids(followed, "customer", "customer")[0])
    buyer = change(followed, "customer", "create", email="ada@example.test")
    change(followed, "order", "create", status="processing", customer_id=buyer["id"])
    change(followed, "order", "create", status="on-hold", email="neu@example.test")
    change(followed, "order", "status", ids(followed, "order", "processing")[0], status="completed")


def killing(write: Any, number: int) -> tuple[Callable[[Any], Any], list[int]]:
    """Return a `write` that fails at its n-th call, before it is committed and so after the commit before it."""
    calls: list[int] = []

    async def failing(work: Any) -> Any:
        calls.append(len(calls))
        if len(calls) - 1 != number:
            return await write(work)
        raise ProblemError(ProblemCode.DATABASE_FULL)

    return failing, calls


async def test_killed_at_any_commit_a_poll_loses_and_doubles_nothing() -> None:
    async def run(number: int) -> tuple[Any, bool]:
        async with following(products=4, customers=5, orders=8) as followed:
            await followed.sync()
            busy(followed)
            write = followed.database.write
            failing, calls = killing(write, number)
            followed.database.write = failing  # type: ignore[method-assign]
            try:
                for _ in range(2):
                    await followed.poll()
            except ProblemError:
                pass
            followed.database.write = write  # type: ignore[method-assign]
            for _ in range(5):
                await followed.poll()
            keys = await followed.database.read(lambda c: c.execute(select(deliveries.c.key)).scalars().all())
            assert len(keys) == len(set(keys))
            await followed.deliver()
            held = followed.held
            return (held.products, held.people, sorted(held.events)), len(calls) > number

    undisturbed, _ = await run(10**6)
    for number in count():
        found, interrupted = await run(number)
        assert found == undisturbed, f"commit {number}"
        if not interrupted:
            break
    assert number > 10


def test_polls_are_apart_as_the_tests_say() -> None:
    assert ConnectionSettings().poll_minutes * 60 == POLL_SECONDS
