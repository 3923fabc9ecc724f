"""Variations, joined to the products of a page.

They are never in product lists. One by one the parents cost a request each; WooCommerce's analytics have a flat list of
all variations, which takes a list of ids. Where analytics are switched off or refused, or something answers with other
records than asked for, the parents are asked one by one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.model.reasons import ProblemCode, ProblemError
from app.model.records import Variation
from app.stores.fields import UnreadableRecord, identifier, objects, record_id
from app.stores.listing import VARIATION_FIELDS
from app.stores.products import buyable, parse_variation, variation_ids
from app.stores.rest import RestClient

FLAT_ROUTE = "wc-analytics/variations"
PER_REQUEST = 100
UNAVAILABLE = frozenset({400, 401, 403, 404, 501})


class Variations:
    """Reads the variations of products, by the quickest way that this store offers."""

    def __init__(self, rest: RestClient, currency: str) -> None:
        self._rest = rest
        self._currency = currency
        self._flat = True

    @property
    def flat(self) -> bool:
        """Whether many parents' variations come with one request, as far as is known."""
        return self._flat

    async def of(self, products: Sequence[Mapping[str, Any]]) -> dict[int, tuple[Variation, ...]]:
        """Return the variations that can be bought, by their product's id, in the shop's order. Raises ProblemError."""
        wanted = {found: ids for one in products if (found := record_id(one)) and (ids := variation_ids(one))}
        rows: dict[int, Mapping[str, Any]] = {}
        if self._flat and wanted:
            rows = await self._by_id([one for ids in wanted.values() for one in ids])
        joined: dict[int, tuple[Variation, ...]] = {}
        for parent, ids in wanted.items():
            if not all(one in rows for one in ids):
                rows |= await self._of_parent(parent)
            joined[parent] = tuple(one for one in (self._parse(rows.get(number)) for number in ids) if one)
        return joined

    async def _by_id(self, ids: Sequence[int]) -> dict[int, Mapping[str, Any]]:
        """Ask the flat list for these ids; without some of them where it cannot be trusted to know them."""
        found: dict[int, Mapping[str, Any]] = {}
        for start in range(0, len(ids), PER_REQUEST):
            part = ids[start : start + PER_REQUEST]
            params: dict[str, str | int] = {"include": ",".join(map(str, part)), "per_page": PER_REQUEST, **_FIELDS}
            try:
                answer = await self._rest.get(FLAT_ROUTE, params, accept=UNAVAILABLE)
            except ProblemError as error:
                if error.problem.code not in (ProblemCode.FIREWALL, ProblemCode.NOT_JSON):
                    raise
                self._flat = False
                return found
            rows = _by_id(answer.json) if answer.status < 300 else {}
            self._flat = answer.status < 300 and rows.keys() <= set(part)
            if not self._flat:
                return found
            found |= rows
        return found

    async def _of_parent(self, parent: int) -> dict[int, Mapping[str, Any]]:
        """Ask for all variations of one product; nothing where it has just been deleted."""
        found: dict[int, Mapping[str, Any]] = {}
        while True:
            params: dict[str, str | int] = {"offset": len(found), "per_page": PER_REQUEST, **_ORDER, **_FIELDS}
            answer = await self._rest.get(f"wc/v3/products/{parent}/variations", params, accept=frozenset({404}))
            rows = _by_id(answer.json) if answer.status < 300 else {}
            new = rows.keys() - found.keys()
            found |= rows
            if len(rows) < PER_REQUEST or not new:
                return found

    def _parse(self, row: Mapping[str, Any] | None) -> Variation | None:
        if row is None or not buyable(row):
            return None
        try:
            return parse_variation(row, self._currency)
        except UnreadableRecord:
            return None


_FIELDS: dict[str, str | int] = {"_fields": ",".join(VARIATION_FIELDS)}
_ORDER: dict[str, str | int] = {"orderby": "id", "order": "asc"}


def _by_id(rows: object) -> dict[int, Mapping[str, Any]]:
    return {found: row for row in objects(rows) if (found := identifier(row.get("id")))}
