"""Date filters read time zones as the recorded store did, and lists hide and show trash as it did."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.contract.conftest import ContractStore, load

ROWS = load("experiment_timezones")


def written(moment: datetime, form: str, offset: timedelta) -> str:
    """Write an instant in one of the recorded forms."""
    local = moment + offset
    sign = f"+{int(offset.total_seconds()) // 3600:02d}:00"
    return {
        "gmt naive": f"{moment:%Y-%m-%dT%H:%M:%S}",
        "gmt Z": f"{moment:%Y-%m-%dT%H:%M:%SZ}",
        "gmt +00:00": f"{moment:%Y-%m-%dT%H:%M:%S+00:00}",
        "local naive": f"{local:%Y-%m-%dT%H:%M:%S}",
        "local +01:00": f"{local:%Y-%m-%dT%H:%M:%S}{sign}",
    }[form]


@pytest.mark.parametrize(
    "row", ROWS, ids=lambda row: f"{row['resource']} {row['offset_min']} {row['form']} {row['dates_are_gmt']}"
)
async def test_modified_after_means_what_it_meant_there(store: ContractStore, row: dict[str, Any]) -> None:
    path = f"/wp-json/wc/v3/{row['resource']}"
    record = (await store.call(path, {"per_page": 1, "orderby": "modified", "order": "desc"})).json()[0]
    modified = datetime.fromisoformat(record["date_modified_gmt"]).replace(tzinfo=UTC)
    zone_offset = modified.astimezone(store.world.store.site.time.zone).utcoffset()
    assert zone_offset
    limit = written(modified + timedelta(minutes=row["offset_min"]), row["form"], zone_offset)
    query = {"modified_after": limit, "per_page": 100} | ({"dates_are_gmt": "true"} if row["dates_are_gmt"] else {})
    found = {entry["id"] for entry in (await store.call(path, query)).json()}
    assert (record["id"] in found) is row["includes"]


async def test_modified_after_is_exclusive(store: ContractStore) -> None:
    record = (await store.call("/wp-json/wc/v3/orders", {"per_page": 1, "orderby": "modified"})).json()[0]
    query = {"modified_after": record["date_modified_gmt"], "dates_are_gmt": "true"}
    found = (await store.call("/wp-json/wc/v3/orders", query)).json()
    assert record["id"] not in {entry["id"] for entry in found}


async def test_any_has_drafts_of_checkouts_but_no_trash(store: ContractStore) -> None:
    for statuses in ("any", "any,trash"):
        answer = await store.call("/wp-json/wc/v3/orders", {"status": statuses, "per_page": 100})
        seen = {entry["status"] for page in range(4) for entry in await _page(store, statuses, page)}
        assert "checkout-draft" in seen
        assert "trash" not in seen
        assert int(answer.headers["x-wp-total"]) < 400


async def test_trash_is_listed_by_name_and_found_by_its_id(store: ContractStore) -> None:
    trashed = (await store.call("/wp-json/wc/v3/orders", {"status": "trash"})).json()
    alone = await store.call(f"/wp-json/wc/v3/orders/{trashed[0]['id']}")
    assert alone.json()["status"] == "trash"
    included = await store.call("/wp-json/wc/v3/orders", {"include": trashed[0]["id"], "status": "any"})
    assert included.json() == []


async def test_products_in_the_trash_are_shown_only_by_include_status(store: ContractStore) -> None:
    store.world.mutations.apply("product", "trash", 101, {})
    listed = await store.call("/wp-json/wc/v3/products", {"include": 101})
    named = await store.call(
        "/wp-json/wc/v3/products", {"include_status": "publish,draft,private,pending,trash", "include": 101}
    )
    assert listed.json() == []
    assert [entry["id"] for entry in named.json()] == [101]


async def test_offset_walks_by_id_without_gaps(store: ContractStore) -> None:
    seen: list[int] = []
    for offset in range(0, 400, 99):
        query = {"orderby": "id", "order": "asc", "per_page": 100, "offset": offset}
        part = [entry["id"] for entry in (await store.call("/wp-json/wc/v3/orders", query)).json()]
        assert not seen or not part or seen[-1] == part[0]
        seen += part[1:] if seen else part
    assert seen == sorted(set(seen))


async def _page(store: ContractStore, statuses: str, page: int) -> list[dict[str, Any]]:
    query = {"status": statuses, "per_page": 100, "page": page + 1}
    return list((await store.call("/wp-json/wc/v3/orders", query)).json())
