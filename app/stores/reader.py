"""Reading a store's records by pages: in order, a few pages ahead, without losing any to changes underneath."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from pydantic import ValidationError

from app.model.reasons import ProblemCode, ProblemError
from app.model.records import Comment, Customer, Order, Product, RecordKind, Unreadable, User, Variation
from app.model.store import Cursor, ProductForm, StoreSite
from app.stores.comments import CommentedPosts, Post, parse_comment
from app.stores.customers import parse_customer
from app.stores.fields import UnreadableRecord, mapping, record_id
from app.stores.listing import PAGE, Listing, listing
from app.stores.orders import parse_order
from app.stores.products import parse_product
from app.stores.rest import RestClient
from app.stores.times import site_zone
from app.stores.users import parse_user
from app.stores.variations import Variations
from app.stores.walk import UNKNOWN, Stretch, Walk, Window

AT_A_STRETCH = 5
"""Records that are parsed before answers are taken in and the next requests go out: a store shall not wait for us."""

StoreRecord = Product | Customer | Order | User | Comment
Joined = Mapping[int, tuple[Variation, ...]]
"""Variations by their product's id."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some records of one kind, in order of id.

    `cursor` is where the next page begins: kept with the page's records in one transaction, it makes the walk
    continue after a crash. `total` is how many records of the kind the store says it has. `seconds` is how long
    the store took for the page. After an insertion records may come twice; they are the same records.
    """

    kind: RecordKind
    records: tuple[StoreRecord, ...] = field(repr=False)
    unreadable: tuple[Unreadable, ...]
    cursor: Cursor
    total: int | None
    last: bool
    first_offset: int
    seconds: float
    asked_at: datetime | None = None
    """What the store's own clock said when it answered; None where it does not say."""
    ids: tuple[int, ...] = ()
    """The ids of all its rows, also of those that could not be understood."""


@dataclass(frozen=True, slots=True)
class Extra:
    """What is kept with a window: the products' variations, and how long the store took."""

    joined: Joined
    seconds: float
    asked_at: datetime | None = None
    posts: Mapping[int, Post] = field(default_factory=dict)


class Reader:
    """Reads the records of one store. `currency` is the store's own, in which its prices are."""

    def __init__(
        self,
        rest: RestClient,
        site: StoreSite,
        currency: str,
        per_page: int = PAGE,
        form: ProductForm = ProductForm.WHOLE,
    ) -> None:
        self.per_page = per_page
        """Records that one request brings."""
        self._form = form
        self._rest = rest
        self._currency = currency
        self._zone = site_zone(site.timezone, site.gmt_offset)
        self._variations = Variations(rest, currency)
        self._posts = CommentedPosts(rest)
        self._listings: dict[RecordKind, Listing] = {}

    async def pages(self, kind: RecordKind, after: Cursor | None = None) -> AsyncGenerator[Page]:
        """Yield all records of a kind from a cursor on; the last page says so, even where it is empty.

        Orders include checkout drafts and the trash, products every status, so that a change of status is seen.
        Raises ProblemError; what was yielded until then is whole. ValueError for GUEST: guests are in the orders.
        """
        chosen = await self._listing(kind)
        if after is not None and after.since is not None:
            chosen = chosen.since(after.since)
        async with aclosing(self._walk(kind, chosen, after)) as found:
            async for page in found:
                yield page

    async def order_heads(self, after: Cursor | None = None) -> AsyncGenerator[Page]:
        """Yield all orders without their lines, shipping, fees, taxes and coupons, some seven times as fast.

        Enough for what each person bought: status, total, refunds, dates, buyer. Raises ProblemError.
        """
        heads = (await self._listing(RecordKind.ORDER)).without_lines()
        async with aclosing(self._walk(RecordKind.ORDER, heads, after)) as found:
            async for page in found:
                yield page

    async def _walk(self, kind: RecordKind, chosen: Listing, after: Cursor | None) -> AsyncGenerator[Page]:
        begin = after or Cursor()
        fetch = partial(self._window, chosen)
        walk: Walk[Extra] = Walk(fetch, self.per_page, self._ahead, begin.offset, begin.last_id)
        newest = begin.last_modified
        async with aclosing(walk.stretches()) as stretches:
            async for stretch in stretches:
                page = await self._page(kind, stretch, newest, begin.since)
                newest = page.cursor.last_modified
                yield page

    def _ahead(self) -> int:
        """Return how many pages to ask for: what the host takes at once, and half as many that wait for a place."""
        at_once = self._rest.gate.limit.now
        return at_once + at_once // 2 + 1

    async def get(self, kind: RecordKind, number: int) -> StoreRecord | Unreadable | None:
        """Return one record by its id, from the trash too; None where there is none. Raises ProblemError."""
        chosen = await self._listing(kind)
        answer = await self._rest.get(f"{chosen.route}/{number}", chosen.fields, accept=frozenset({404, 410}))
        if answer.code == "rest_no_route":
            raise ProblemError(ProblemCode.NO_WOOCOMMERCE, f"{answer.status} {answer.code}")
        if answer.status >= 400:
            return None
        joined = await self._variations.of([mapping(answer.json)]) if kind is RecordKind.PRODUCT else {}
        posts = await self._posts.of([mapping(answer.json)]) if kind is RecordKind.COMMENT else {}
        return self._record(kind, mapping(answer.json), Extra(joined, answer.seconds, posts=posts))

    async def _listing(self, kind: RecordKind) -> Listing:
        if kind not in self._listings:
            self._listings[kind] = await listing(self._rest, kind, self._currency, self._form)
        return self._listings[kind]

    async def _window(self, chosen: Listing, offset: int) -> Window[Extra]:
        answer = await self._rest.get(chosen.route, chosen.page(offset, self.per_page))
        rows = [mapping(row) for row in list_of(answer.json)]
        joined = await self._variations.of(rows) if chosen.route.endswith("products") else {}
        posts = await self._posts.of(rows) if chosen.route.endswith("comments") else {}
        return Window(offset, rows, answer.total, Extra(joined, answer.seconds, answer.date, posts))

    async def _page(
        self, kind: RecordKind, stretch: Stretch[Extra], newest: datetime | None, since: datetime | None
    ) -> Page:
        read: list[StoreRecord | Unreadable] = []
        for number, row in enumerate(stretch.rows, 1):
            read.append(self._record(kind, row, stretch.window.extra))
            if not number % AT_A_STRETCH:
                await asyncio.sleep(0)
        records = tuple(one for one in read if not isinstance(one, Unreadable))
        moments = [one.modified_at for one in records if one.modified_at]
        newest = max([newest, *moments] if newest else moments, default=None)
        return Page(
            kind=kind,
            records=records,
            unreadable=tuple(one for one in read if isinstance(one, Unreadable)),
            cursor=Cursor(offset=stretch.offset, last_id=stretch.last_id, last_modified=newest, since=since),
            total=stretch.window.total,
            last=stretch.last,
            first_offset=stretch.first_offset,
            seconds=stretch.window.extra.seconds,
            asked_at=stretch.window.extra.asked_at,
            ids=tuple(found for found in stretch.ids if found != UNKNOWN),
        )

    def _record(self, kind: RecordKind, row: Mapping[str, Any], extra: Extra) -> StoreRecord | Unreadable:
        """Return a row as a record, or as one that could not be understood: never nothing."""
        found = record_id(row)
        try:
            if kind is RecordKind.PRODUCT:
                return parse_product(row, self._currency, self._zone, extra.joined.get(found or 0, ()))
            if kind is RecordKind.CUSTOMER:
                return parse_customer(row, self._zone)
            if kind is RecordKind.USER:
                return parse_user(row, self._zone)
            if kind is RecordKind.COMMENT:
                return parse_comment(row, self._zone, extra.posts)
            return parse_order(row, self._zone)
        except UnreadableRecord as error:
            return Unreadable(kind=kind, id=found, reason=error.reason)
        except ValidationError as error:
            fields = sorted({".".join(map(str, one["loc"])) for one in error.errors(include_input=False)})
            return Unreadable(kind=kind, id=found, reason=f"{', '.join(fields)}: not as expected")


def list_of(body: object) -> list[object]:
    """Return a list's entries; PHP writes a list with gaps as an object. Raises ProblemError(NOT_JSON)."""
    if isinstance(body, list):
        return body
    if isinstance(body, dict) and all(isinstance(key, str) and key.isdigit() for key in body):
        return list(body.values())
    raise ProblemError(ProblemCode.NOT_JSON, f"{type(body).__name__} where a list belongs")
