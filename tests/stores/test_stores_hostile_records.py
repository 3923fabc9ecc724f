"""Records of any shape: each becomes a record or is reported with its id; none is lost, none breaks the reading."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import SecretStr

from app.model.records import RecordKind
from app.model.store import StoreCredentials, StoreSite
from app.stores.http import store_client
from app.stores.listing import CUSTOMER_FIELDS, ORDER_FIELDS, PRODUCT_FIELDS
from app.stores.reader import Reader
from app.stores.rest import RestClient
from tests.replay import recorded

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(min_value=-(2**70), max_value=2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12)
    | st.sampled_from(
        ["", "12.50", "-1", "1e400", "2024-11-20T07:45:20", "publish", "a@b.example", "<b>x</b>", "\ud800"]
    )
)
JSON = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "key", "value", "src", "name", "total", "email", "code"]), inner, max_size=4
        )
    ),
    max_leaves=8,
)
SITE = StoreSite(home="https://x.example", rest_root="https://x.example/wp-json/", name="x", timezone="Europe/Berlin")
CREDENTIALS = StoreCredentials(username="u", password=SecretStr("p"))
CASES = {
    RecordKind.PRODUCT: (PRODUCT_FIELDS, recorded("product_simple")),
    RecordKind.CUSTOMER: (CUSTOMER_FIELDS, recorded("customer_single")),
    RecordKind.ORDER: (ORDER_FIELDS, recorded("order_guest")),
}


async def read(kind: RecordKind, row: dict[str, Any]) -> tuple[list[int], list[int | None]]:
    """Return the ids of the records, and of the unreadable ones, in a list of this one row."""
    body = json.dumps([row]).encode("utf-8")

    def answer(request: httpx.Request) -> httpx.Response:
        ours = request.url.path.endswith(("products", "customers", "orders"))
        return httpx.Response(200, content=body if ours else b"[]", headers={"X-WP-Total": "1"})

    async with store_client(transport=httpx.MockTransport(answer), verify=NO_CONTEXT) as http:
        pages = [page async for page in Reader(RestClient(http, SITE, CREDENTIALS), SITE, "EUR").pages(kind)]
    for page in pages:
        for record in page.records:
            record.model_dump_json()
    return [one.id for page in pages for one in page.records], [one.id for page in pages for one in page.unreadable]


NO_CONTEXT = httpx.create_ssl_context(verify=False)


@pytest.mark.parametrize("kind", list(CASES))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
async def test_no_record_is_lost_or_breaks_the_page(kind: RecordKind, data: st.DataObject) -> None:
    fields, real = CASES[kind]
    changes = data.draw(st.dictionaries(st.sampled_from(fields), JSON, max_size=5))
    row = {**real, **changes}
    records, unreadable = await read(kind, row)
    assert len(records) + len(unreadable) == 1
    if "id" not in changes:
        assert [*records, *unreadable] == [real["id"]]
    if not changes.keys() & {"id", "currency", "total"}:
        assert records == [real["id"]]
