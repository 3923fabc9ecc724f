"""The official SDK, as a client: it finds every call here, and its models take every answer."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from sequenzy import AsyncSequenzy, CommerceCustomer, CommerceOrderItem, SubscriberImportRecord
from sequenzy.products.types.upsert_products_request_products_item import UpsertProductsRequestProductsItem
from sequenzy.subscribers.types.import_events_subscribers_request_events_item import (
    ImportEventsSubscribersRequestEventsItem,
)

from tests.sandbox.sandbox_worlds import START, small_world


@pytest.fixture
async def sdk() -> AsyncIterator[AsyncSequenzy]:
    world = small_world()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(world.sequenzy_application())) as http:
        key = world.sequenzy.keys[1].secret
        yield AsyncSequenzy(api_key=key, base_url="http://api.example/api/v1", httpx_client=http)


async def test_the_account_is_read(sdk: AsyncSequenzy) -> None:
    account = await sdk.account.get()
    assert account.companies
    assert account.companies[0].id == account.current_company_id
    assert account.api_key_permissions
    assert account.api_key_permissions.scopes


async def test_products_go_and_come(sdk: AsyncSequenzy) -> None:
    product = UpsertProductsRequestProductsItem(product_id="shop:1/2", title="Kaffee", price_cents=990, currency="EUR")
    assert (await sdk.products.upsert(products=[product])).upserted == 1
    assert (await sdk.products.delete("shop:1/2")).deleted is True


async def test_orders_and_checkouts_are_taken(sdk: AsyncSequenzy) -> None:
    person = CommerceCustomer(email="a@example.test", first_name="A")
    item = CommerceOrderItem(product_id="1", title="Kaffee", quantity=2, price_cents=495)
    order = await sdk.orders.push(
        currency="EUR",
        customer=person,
        order_id="shop:7",
        total_cents=990,
        items=[item],
        status="placed",
        ordered_at=START,
    )
    assert (order.queued, order.order_id) == (True, "shop:7")
    checkout = await sdk.orders.track_checkout_started(checkout_id="c1", customer=person)
    assert checkout.subscriber_id


async def test_subscribers_and_imports_are_taken(sdk: AsyncSequenzy) -> None:
    made = await sdk.subscribers.create(email="a@example.test", enroll_in_sequences=False, status="unsubscribed")
    assert made.subscriber
    assert made.subscriber.status == "unsubscribed"
    rows = [SubscriberImportRecord(email="b@example.test", custom_attributes={"orders_count": 3})]
    job = await sdk.subscribers.create_import(subscribers=rows, enroll_in_sequences=False, idempotency_key="k")
    assert job.import_
    status = await sdk.subscribers.get_import(job.import_.id or "")
    assert status.import_
    assert status.import_.status == "running"
    assert (await sdk.subscribers.get("a@example.test")).subscriber
    assert (await sdk.subscribers.delete("a@example.test")).deleted is True


async def test_events_are_taken_one_by_one_and_as_history(sdk: AsyncSequenzy) -> None:
    live = await sdk.subscribers.events.trigger(event="signed_up", email="a@example.test", event_id="e1")
    assert live.subscriber
    assert live.subscriber.created is True
    row = ImportEventsSubscribersRequestEventsItem(
        event_id="e2", name="ecommerce.order_placed", email="a@example.test", occurred_at=START - timedelta(days=9),
        properties={"orderId": "7"},
    )  # fmt: skip
    answer = await sdk.subscribers.import_events(events=[row])
    assert (answer.success, answer.recorded) == (True, 1)


async def test_integrations_are_listed(sdk: AsyncSequenzy) -> None:
    assert (await sdk.integrations.list()).success
    assert (await sdk.integrations.list_activity()).window_hours == 24
    assert (await sdk.events.get_schemas()).success
