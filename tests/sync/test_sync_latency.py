"""How long each kind of change takes to be seen at the longest: computed, and held against real polls."""

from __future__ import annotations

import pytest
from followed_store import POLL_SECONDS, following, queued
from hypothesis import given
from hypothesis import strategies as st

from app.model.api import Notice
from app.model.records import RecordKind
from app.model.settings import ConnectionSettings
from app.sync import presence
from app.sync.feeds import Feed, Filtering, load_feeds, wanted
from app.sync.latency import latencies

SIZES = {RecordKind.PRODUCT: 2_000, RecordKind.CUSTOMER: 20_000, RecordKind.ORDER: 50_000}


def seconds(
    settings: ConnectionSettings | None = None,
    filtering: Filtering = Filtering.HONOURED,
    sizes: dict[RecordKind, int] | None = None,
) -> dict[tuple[RecordKind, Notice], float]:
    feeds = {kind: Feed(kind, filtering=filtering) for kind in RecordKind}
    found = latencies(settings or ConnectionSettings(), feeds, sizes or SIZES)
    return {(one.kind, one.notice): one.seconds for one in found}


def test_whatever_has_a_date_is_seen_at_the_next_poll() -> None:
    found = seconds()
    for kind in (RecordKind.PRODUCT, RecordKind.ORDER):
        assert found[kind, Notice.NEW] == found[kind, Notice.CHANGED] == POLL_SECONDS
    assert found[RecordKind.CUSTOMER, Notice.NEW] == POLL_SECONDS
    assert found[RecordKind.CUSTOMER, Notice.DELETED] == POLL_SECONDS


def test_a_customers_changed_details_take_a_round() -> None:
    assert 200 * POLL_SECONDS < seconds()[RecordKind.CUSTOMER, Notice.CHANGED] < 300 * POLL_SECONDS


def test_without_date_filters_every_change_takes_a_round() -> None:
    found = seconds(filtering=Filtering.IGNORED)
    assert found[RecordKind.ORDER, Notice.NEW] == POLL_SECONDS
    assert found[RecordKind.ORDER, Notice.CHANGED] == found[RecordKind.ORDER, Notice.UNDATED] > 500 * POLL_SECONDS


def test_what_is_not_followed_is_not_promised() -> None:
    only_products = ConnectionSettings(send_customers=False, send_orders=False)
    assert {kind for kind, _ in seconds(only_products)} == {RecordKind.PRODUCT}


@given(st.integers(1, 1440), st.booleans(), st.sampled_from(Filtering), st.integers(0, 10**6))
def test_everything_that_is_followed_is_seen_some_day(
    minutes: int, orders: bool, filtering: Filtering, size: int
) -> None:
    settings = ConnectionSettings(poll_minutes=minutes, send_orders=orders)
    found = seconds(settings, filtering, dict.fromkeys(RecordKind, size))
    assert {kind for kind, _ in found} == set(wanted(settings))
    assert all(length >= minutes * 60 for length in found.values())


@pytest.mark.parametrize("kind", ["product", "customer"])
async def test_the_promise_is_kept(kind: str) -> None:
    """A change that leaves no date, made just after its record was compared, is seen within the time that is told."""
    async with following(products=120, customers=220, orders=20) as followed:
        await followed.sync()
        await followed.round()
        await followed.poll()
        feeds = await followed.database.read(lambda c: load_feeds(c, 1))
        sizes = {one: await followed.database.read(lambda c, one=one: presence.count(c, 1, one)) for one in RecordKind}
        promised = {(one.kind, one.notice): one.seconds for one in latencies(followed.settings, feeds, sizes)}
        polls = round(promised[RecordKind(kind), Notice.UNDATED] / POLL_SECONDS)
        shelf = getattr(followed.world.store, f"{kind}s")
        number = [one for one in shelf.ids() if one > 3 and shelf.state(one) in {"publish", "customer"}][-1]
        values = {"name": "Anders"} if kind == "product" else {"first_name": "Anders"}
        followed.world.mutations.apply(kind, "rewrite", number, values)
        await followed.deliver()
        before = (await followed.database.read(queued)).count((f"{kind}.saved", str(number)))
        for _ in range(polls):
            await followed.poll()
        assert (await followed.database.read(queued)).count((f"{kind}.saved", str(number))) == before + 1
