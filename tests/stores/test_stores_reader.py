from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.model.reasons import ProblemCode, ProblemError
from app.model.records import Customer, Order, Product, RecordKind
from app.model.store import Cursor, StoreCredentials, StoreSite
from app.stores.orders import guest_of
from app.stores.parallelism import Gate, Limit
from app.stores.reader import Page, Reader
from app.stores.rest import RestClient
from tests.replay import RecordedStore, recorded, recorded_answer

RestOf = Callable[[Callable[[httpx.Request], httpx.Response]], RestClient]


async def pages_of(reader: Reader, kind: RecordKind, after: Cursor | None = None) -> list[Page]:
    return [page async for page in reader.pages(kind, after)]


def ids_of(pages: list[Page]) -> list[int]:
    return [record.id for page in pages for record in page.records]


@pytest.mark.parametrize("kind", [RecordKind.PRODUCT, RecordKind.CUSTOMER, RecordKind.ORDER])
@pytest.mark.parametrize("per_page", [2, 7, 20, 100])
async def test_the_recorded_pages_are_read_whole_and_in_order(
    rest_of: RestOf, site: StoreSite, recorded_store: RecordedStore, kind: RecordKind, per_page: int
) -> None:
    pages = await pages_of(Reader(rest_of(recorded_store.answer), site, "EUR", per_page), kind)
    rows = {"product": recorded_store.products, "customer": recorded_store.customers, "order": recorded_store.orders}
    assert ids_of(pages) == [row["id"] for row in rows[kind.value]]
    assert [page.last for page in pages] == [False] * (len(pages) - 1) + [True]
    assert {page.total for page in pages} == {20}
    assert not any(page.unreadable for page in pages)
    assert [page.first_offset for page in pages] == [
        sum(len(before.records) for before in pages[:number]) for number in range(len(pages))
    ]


@pytest.mark.parametrize("per_page", [2, 7])
async def test_reading_goes_on_after_every_page_as_if_nothing_had_happened(
    rest_of: RestOf, site: StoreSite, recorded_store: RecordedStore, per_page: int
) -> None:
    whole = await pages_of(Reader(rest_of(recorded_store.answer), site, "EUR", per_page), RecordKind.ORDER)
    for number, page in enumerate(whole):
        rest = await pages_of(
            Reader(rest_of(recorded_store.answer), site, "EUR", per_page), RecordKind.ORDER, page.cursor
        )
        assert ids_of(rest) == ids_of(whole[number + 1 :])


async def test_guest_buyers_are_found_in_the_orders(
    rest_of: RestOf, site: StoreSite, recorded_store: RecordedStore
) -> None:
    pages = await pages_of(Reader(rest_of(recorded_store.answer), site, "EUR", 7), RecordKind.ORDER)
    found = {
        guest.email for page in pages for one in page.records if isinstance(one, Order) and (guest := guest_of(one))
    }
    wanted = {
        row["billing"]["email"] for row in recorded_store.orders if row["customer_id"] == 0 and row["billing"]["email"]
    }
    assert found == wanted


async def test_guests_are_not_read_by_themselves(
    rest_of: RestOf, site: StoreSite, recorded_store: RecordedStore
) -> None:
    with pytest.raises(ValueError, match="orders"):
        await pages_of(Reader(rest_of(recorded_store.answer), site, "EUR", 7), RecordKind.GUEST)


async def test_only_what_is_used_is_asked_for(rest_of: RestOf, site: StoreSite, recorded_store: RecordedStore) -> None:
    await pages_of(Reader(rest_of(recorded_store.answer), site, "KWD", 7), RecordKind.ORDER)
    query = next(one.url.params for one in recorded_store.requests if one.url.params.get("orderby") == "id")
    assert "line_items" in query["_fields"]
    assert "." not in query["_fields"]
    assert {"checkout-draft", "trash", "completed"} <= set(query["status"].split(","))
    assert query["dp"] == "4"


# -- variations ------------------------------------------------------------------------------------


def with_analytics(store: RecordedStore, asked: list[str]) -> Callable[[httpx.Request], httpx.Response]:
    """Answer as the recorded store does, with the flat list of variations switched on."""

    def answer(request: httpx.Request) -> httpx.Response:
        if not request.url.path.endswith("wc-analytics/variations"):
            return store.answer(request)
        asked.append(request.url.params["include"])
        wanted = {int(one) for one in request.url.params["include"].split(",")}
        parents = [row["id"] for row in store.products if row["type"] == "variable"]
        rows = [row for parent in parents for row in store._variations(parent)]
        return httpx.Response(200, json=[row for row in rows if row["id"] in wanted])

    return answer


async def test_variations_come_from_the_flat_list_with_one_request_a_page(
    rest_of: RestOf, site: StoreSite, recorded_store: RecordedStore
) -> None:
    asked: list[str] = []
    reader = Reader(rest_of(with_analytics(recorded_store, asked)), site, "EUR")
    products = {one.id: one for page in await pages_of(reader, RecordKind.PRODUCT) for one in page.records}
    assert len(asked) == 1
    assert isinstance(products[22], Product)
    assert [one.id for one in products[22].variations] == [23, 24, 25]
    assert [one.title for one in products[22].variations] == ["S", "M", "L"]
    assert not any("/variations" in one.url.path for one in recorded_store.requests)


async def test_without_analytics_each_parent_is_asked(
    rest_of: RestOf, site: StoreSite, recorded_store: RecordedStore
) -> None:
    reader = Reader(rest_of(recorded_store.answer), site, "EUR")
    products = {one.id: one for page in await pages_of(reader, RecordKind.PRODUCT) for one in page.records}
    assert isinstance(products[35], Product)
    assert len(products[35].variations) == 3
    assert sum("/variations" in one.url.path for one in recorded_store.requests) == 3


async def test_a_flat_list_that_answers_with_other_records_is_not_believed(
    rest_of: RestOf, site: StoreSite, recorded_store: RecordedStore
) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("wc-analytics/variations"):
            return httpx.Response(200, json=[{"id": 999, "parent_id": 22, "price": "1"}])
        return recorded_store.answer(request)

    pages = await pages_of(Reader(rest_of(answer), site, "EUR"), RecordKind.PRODUCT)
    product = next(one for page in pages for one in page.records if one.id == 22)
    assert isinstance(product, Product)
    assert [one.id for one in product.variations] == [23, 24, 25]


async def test_a_variation_that_is_switched_off_is_no_variation(
    rest_of: RestOf, site: StoreSite, recorded_store: RecordedStore
) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("products/22/variations"):
            rows = recorded("product_variations")
            rows[0]["status"] = "private"
            return httpx.Response(200, json=rows)
        return recorded_store.answer(request)

    product = await Reader(rest_of(answer), site, "EUR").get(RecordKind.PRODUCT, 22)
    assert isinstance(product, Product)
    assert len(product.variations) == 2


# -- single records ----------------------------------------------------------------------------------


async def test_a_single_record_is_read_by_its_id(
    rest_of: RestOf, site: StoreSite, recorded_store: RecordedStore
) -> None:
    reader = Reader(rest_of(recorded_store.answer), site, "EUR")
    assert isinstance(await reader.get(RecordKind.CUSTOMER, 10), Customer)
    assert isinstance(await reader.get(RecordKind.ORDER, 2616), Order)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (RecordKind.PRODUCT, "product_get_deleted_404"),
        (RecordKind.CUSTOMER, "customer_404"),
        (RecordKind.ORDER, "order_404"),
        (RecordKind.ORDER, "order_get_deleted_404"),
        (RecordKind.ORDER, "refund_single_as_order"),
    ],
)
async def test_a_record_that_is_gone_is_nothing(
    rest_of: RestOf, site: StoreSite, recorded_store: RecordedStore, kind: RecordKind, name: str
) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return recorded_answer(name) if request.url.path.endswith("/77") else recorded_store.answer(request)

    assert await Reader(rest_of(answer), site, "EUR").get(kind, 77) is None


async def test_a_trashed_record_is_read_with_its_status(
    rest_of: RestOf, site: StoreSite, recorded_store: RecordedStore
) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        trashed = request.url.path.endswith("/13341")
        return recorded_answer("order_get_trashed") if trashed else recorded_store.answer(request)

    order = await Reader(rest_of(answer), site, "EUR").get(RecordKind.ORDER, 13341)
    assert isinstance(order, Order)
    assert order.status == "trash"


async def test_no_route_is_not_taken_for_a_deleted_record(
    rest_of: RestOf, site: StoreSite, recorded_store: RecordedStore
) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        gone = request.url.path.endswith("/77")
        return recorded_answer("wc_inactive_consumer_key") if gone else recorded_store.answer(request)

    with pytest.raises(ProblemError) as raised:
        await Reader(rest_of(answer), site, "EUR").get(RecordKind.CUSTOMER, 77)
    assert raised.value.problem.code is ProblemCode.NO_WOOCOMMERCE


# -- statuses ----------------------------------------------------------------------------------------


async def test_a_plugins_own_order_status_is_asked_for(
    rest_of: RestOf, site: StoreSite, recorded_store: RecordedStore
) -> None:
    recorded_store.orders[3]["status"] = "shipped"

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("orders/totals"):
            return httpx.Response(200, json=[*recorded("reports_totals_orders"), {"slug": "shipped", "total": 1}])
        return recorded_store.answer(request)

    assert len(ids_of(await pages_of(Reader(rest_of(answer), site, "EUR", 7), RecordKind.ORDER))) == 20


async def test_a_store_without_checkout_drafts_is_not_asked_for_them(
    rest_of: RestOf, site: StoreSite, recorded_store: RecordedStore
) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if "checkout-draft" in request.url.params.get("status", ""):
            body = recorded("orders_status_bogus")
            refused = body["data"]["params"]["status"].replace(", and checkout-draft", "")
            body["data"]["params"]["status"] = refused
            return httpx.Response(400, json=body)
        if request.url.path.endswith("orders/totals"):
            return recorded_answer("error_shopper_system_status")
        return recorded_store.answer(request)

    pages = await pages_of(Reader(rest_of(answer), site, "EUR", 7), RecordKind.ORDER)
    assert len(ids_of(pages)) == 20


# -- faults ------------------------------------------------------------------------------------------


async def test_a_list_with_gaps_written_as_an_object_is_a_list(
    rest_of: RestOf, site: StoreSite, recorded_store: RecordedStore
) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        rows = recorded_store.answer(request).json()
        return httpx.Response(200, json={str(number * 2): row for number, row in enumerate(rows)})

    assert len(ids_of(await pages_of(Reader(rest_of(answer), site, "EUR"), RecordKind.CUSTOMER))) == 20


async def test_anything_else_instead_of_a_list_is_told(rest_of: RestOf, site: StoreSite) -> None:
    with pytest.raises(ProblemError) as raised:
        await pages_of(
            Reader(rest_of(lambda request: httpx.Response(200, json={"ok": 1})), site, "EUR"), RecordKind.CUSTOMER
        )
    assert raised.value.problem.code is ProblemCode.NOT_JSON


async def test_a_record_that_cannot_be_understood_is_reported_and_the_rest_goes_on(
    rest_of: RestOf, site: StoreSite, recorded_store: RecordedStore
) -> None:
    recorded_store.orders[4]["total"] = "a lot"
    pages = await pages_of(Reader(rest_of(recorded_store.answer), site, "EUR", 7), RecordKind.ORDER)
    (unreadable,) = [one for page in pages for one in page.unreadable]
    assert unreadable.id == recorded_store.orders[4]["id"]
    assert unreadable.reason == "total: not an amount"
    assert len(ids_of(pages)) == 19


async def test_the_newest_modification_is_remembered(
    rest_of: RestOf, site: StoreSite, recorded_store: RecordedStore
) -> None:
    pages = await pages_of(Reader(rest_of(recorded_store.answer), site, "EUR", 7), RecordKind.PRODUCT)
    moments: list[Any] = [one.modified_at for page in pages for one in page.records]
    assert pages[-1].cursor.last_modified == max(moments)


async def test_pages_are_fetched_ahead_but_never_more_than_the_host_takes(
    clients: Callable[[Callable[[httpx.Request], httpx.Response]], httpx.AsyncClient],
    site: StoreSite,
    credentials: StoreCredentials,
) -> None:
    running = most = 0

    async def answer(request: httpx.Request) -> httpx.Response:
        nonlocal running, most
        running += 1
        most = max(most, running)
        for _ in range(5):
            await asyncio.sleep(0)
        running -= 1
        first, count = int(request.url.params["offset"]), int(request.url.params["per_page"])
        rows = [{"id": number + 1, "email": "a@b.example"} for number in range(first, min(first + count, 200))]
        return httpx.Response(200, json=rows, headers={"X-WP-Total": "200"})

    rest = RestClient(clients(answer), site, credentials, gate=Gate(Limit(first=2, most=2)))  # type: ignore[arg-type]
    pages = [page async for page in Reader(rest, site, "EUR", 10).pages(RecordKind.CUSTOMER)]
    assert ids_of(pages) == list(range(1, 201))
    assert most == 2
