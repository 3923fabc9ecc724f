"""From hostile records to both platforms: nothing breaks, and each is told, passed over for a reason, or listed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import SecretStr
from sqlalchemy import Connection, create_engine, insert, select
from sqlalchemy.pool import StaticPool
from sync_records import CONNECTION, HASHER, NOW, PROFILE

from app.delivery.outbox import enqueue
from app.model.records import RecordKind
from app.model.settings import ConnectionSettings, PlatformName
from app.model.store import StoreCredentials, StoreSite
from app.platforms.registry import PLATFORMS, platform
from app.storage.schema import connections, deliveries, metadata, order_ledger, records, scopes
from app.stores.http import store_client
from app.stores.reader import Page, Reader
from app.stores.rest import RestClient
from app.sync import unreadable
from app.sync.detection import Detector, Reading
from app.sync.rereading import entries_of
from tests.replay import RECORDINGS, recorded

sys.path.insert(0, str(Path(__file__).parents[1] / "stores"))
from hostile import mutated

NO_CONTEXT = httpx.create_ssl_context(verify=False)
SITE = StoreSite(
    home="https://x.example", rest_root="https://x.example/wp-json/", name="x", timezone="Europe/Berlin",
    namespaces=("wc/v3",),
)  # fmt: skip
CREDENTIALS = StoreCredentials(username="u", password=SecretStr("p"))
ROUTES = {RecordKind.PRODUCT: "products", RecordKind.CUSTOMER: "customers", RecordKind.ORDER: "orders"}
EXAMPLES: dict[RecordKind, list[dict[str, Any]]] = {
    RecordKind.PRODUCT: [*recorded("products_page1")[:3], recorded("product_simple")],
    RecordKind.CUSTOMER: [*recorded("customers_page1")[:3], recorded("customer_single")],
    RecordKind.ORDER: [*recorded("orders_page1")[:3], recorded("order_guest"), recorded("order_partial_refund")],
}


def database() -> Any:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as connection:
        metadata.create_all(connection)
        connection.execute(insert(scopes).values(id=1, scope="s"))
        connection.execute(insert(connections).values(**CONNECTION))
    return engine


ENGINES = {name: database() for name in PlatformName}


async def read(kind: RecordKind, rows: list[dict[str, Any]]) -> list[Page]:
    body = json.dumps(rows).encode("utf-8", "surrogatepass")

    def answer(request: httpx.Request) -> httpx.Response:
        ours = request.url.path.endswith(ROUTES[kind]) and request.url.params.get("per_page") != "1"
        return httpx.Response(200, content=body if ours else b"[]", headers={"X-WP-Total": str(len(rows))})

    async with store_client(transport=httpx.MockTransport(answer), verify=NO_CONTEXT) as http:
        return [page async for page in Reader(RestClient(http, SITE, CREDENTIALS), SITE, "EUR").pages(kind)]


def take_in(connection: Connection, name: PlatformName, kind: RecordKind, page: Page) -> None:
    """Take a page in as a pass does."""
    for table in (deliveries, records, order_ledger):
        connection.execute(table.delete())
    one = platform(name)
    chosen = ConnectionSettings(consent_meta_key="newsletter_opt_in")
    detector = Detector("s", 1, 0, one, PROFILE, chosen, HASHER, Reading.NEWS, NOW)
    enqueue(connection, 1, 1, entries_of(connection, detector, kind, page.records), NOW)
    unreadable.take_back(connection, 1, kind, [str(record.id) for record in page.records], detector)
    unreadable.enter(connection, 1, detector, page.unreadable)


@pytest.mark.parametrize("kind", list(ROUTES))
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
async def test_nothing_crashes_and_nothing_is_lost(kind: RecordKind, data: st.DataObject) -> None:
    row = data.draw(mutated(data.draw(st.sampled_from(EXAMPLES[kind]))))
    (page,) = await read(kind, [row])
    assert [one.id for one in (*page.records, *page.unreadable)] == [row["id"]]
    for name in PLATFORMS:
        with ENGINES[name].begin() as connection:
            take_in(connection, name, kind, page)
            rows = connection.execute(select(deliveries)).all()
        failed = [one for one in rows if one.state == "failed"]
        assert [(one.record_id, one.reason) for one in failed] == [
            (str(one.id), "unreadable") for one in page.unreadable
        ]
        for one in rows:
            json.dumps(one.body, allow_nan=False).encode()
            assert len(one.detail) < 300
            assert "@" not in one.detail


@pytest.mark.parametrize("kind", list(ROUTES))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
async def test_a_hostile_record_does_not_harm_its_neighbours(kind: RecordKind, data: st.DataObject) -> None:
    first, second = EXAMPLES[kind][0], EXAMPLES[kind][1]
    strange = data.draw(mutated(first, frozenset())) | {
        "id": data.draw(st.sampled_from([None, "", "x", -4, first["id"]]))
    }
    pages = await read(kind, [strange, second])
    found = [one.id for page in pages for one in page.records]
    assert second["id"] in found
    assert sum(len(page.records) + len(page.unreadable) for page in pages) == 2


# -- every recording ---------------------------------------------------------------------------------


def recorded_rows(kind: RecordKind) -> dict[str, list[dict[str, Any]]]:
    """Return every record of a kind by its recording, told by the route that it was asked of."""
    found: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(RECORDINGS.glob("*.json")):
        recording = json.loads(path.read_text("utf-8"))
        if not isinstance(recording, dict):
            continue
        asked = str(recording.get("request", {}).get("path", ""))
        body = recording.get("response", {}).get("body")
        _, here, rest = asked.partition(f"/wc/v3/{ROUTES[kind]}")
        if here and "/" not in rest.strip("/"):
            rows = body if isinstance(body, list) else [body]
            found[path.stem] = [row for row in rows if isinstance(row, dict) and is_whole(kind, row)]
    return found


def is_whole(kind: RecordKind, row: dict[str, Any]) -> bool:
    needed = {RecordKind.PRODUCT: "name", RecordKind.CUSTOMER: "role", RecordKind.ORDER: "currency"}
    return "id" in row and needed[kind] in row and (kind is not RecordKind.ORDER or "total" in row)


@pytest.mark.parametrize("kind", list(ROUTES))
async def test_every_recorded_record_is_understood_and_taken_by_both_platforms(kind: RecordKind) -> None:
    recordings = recorded_rows(kind)
    assert sum(map(len, recordings.values())) > 20
    for name, rows in recordings.items():
        if not rows:
            continue
        (page,) = await read(kind, rows)
        assert not page.unreadable, name
        assert len(page.records) == len(rows)
        for where in PLATFORMS:
            with ENGINES[where].begin() as connection:
                take_in(connection, where, kind, page)
