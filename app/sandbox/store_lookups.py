"""The record routes of `wc/v3`: products, variations, customers, orders and refunds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.sandbox.options import JsonObject
from app.sandbox.order_heads import ORDER_STATUSES
from app.sandbox.rest import RestAnswer, RestCall, RestError
from app.sandbox.shelf import Selection, Shelf
from app.sandbox.store import Store
from app.sandbox.store_lists import (
    CUSTOMER_ORDERS,
    ORDER_ORDERS,
    PRODUCT_ORDERS,
    Paging,
    choice,
    choices,
    ids,
    list_headers,
    moment,
    paging,
)

_VISIBLE_PRODUCTS = frozenset({"publish", "draft", "private", "pending", "future"})
_PRODUCT_STATUSES = ("any", "future", "trash", "draft", "pending", "private", "publish")
_PRODUCT_TYPES = ("simple", "grouped", "external", "variable")
_ORDER_CHOICES = ("any", "trash", "auto-draft", *(s for s in ORDER_STATUSES if s != "trash"))
_ANY_ORDER = frozenset(ORDER_STATUSES) - {"trash"}
_EDIT = "GET, POST, PUT, PATCH, DELETE"


class StoreLookups:
    """Lists and single records. Every method takes the ids out of the address after the call."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # -- products ------------------------------------------------------------------------------

    def products(self, call: RestCall) -> RestAnswer:
        """GET products: trash only where it is named; variations never."""
        asked = paging(call, PRODUCT_ORDERS, "date", descending=True)
        wanted = self._dates(call, self._product_states(call), asked)
        return self._list(call, self._store.products, asked, *self._product_test(call, wanted))

    def product(self, call: RestCall, number: str) -> RestAnswer:
        """GET products/{id}: also variations, and what lies in the trash."""
        record = self._store.product_or_variation(int(number))
        if record is None:
            raise _missing("woocommerce_rest_product_invalid_id", "Invalid ID.")
        return RestAnswer(record, allow=_EDIT)

    def variations(self, call: RestCall, parent: str) -> RestAnswer:
        """GET products/{id}/variations."""
        asked = paging(call, PRODUCT_ORDERS, "date", descending=True)
        if self._store.products.record(int(parent)) is None:
            raise _missing("woocommerce_rest_product_invalid_id", "Invalid ID.")
        found = self._store.variations(int(parent))
        if asked.descending:
            found.reverse()
        part = found[asked.start : asked.start + asked.per_page]
        return RestAnswer(part, allow="GET, POST", headers=list_headers(call, asked, len(found)))

    def variation(self, call: RestCall, parent: str, number: str) -> RestAnswer:
        """GET products/{id}/variations/{id}."""
        record = self._store.variation(int(number))
        if record is None or record["parent_id"] != int(parent):
            raise _missing("woocommerce_rest_product_variation_invalid_id", "Invalid ID.")
        return RestAnswer(record, allow=_EDIT)

    def all_variations(self, call: RestCall) -> RestAnswer:
        """GET wc-analytics/variations: the flat list, of parents that are not in the trash."""
        asked = paging(call, PRODUCT_ORDERS, "date", descending=True)
        include = ids(call, "include")
        found = [number for number in self._variation_ids() if not include or number in include]
        if asked.descending:
            found = found[::-1]
        part = [self._store.variation(number) for number in found[asked.start : asked.start + asked.per_page]]
        return RestAnswer(part, headers=list_headers(call, asked, len(found)))

    # -- customers -----------------------------------------------------------------------------

    def customers(self, call: RestCall) -> RestAnswer:
        """GET customers: of role customer unless told otherwise; date filters are ignored in silence."""
        asked = paging(call, CUSTOMER_ORDERS, "name", descending=False)
        role = call.value("role") or "customer"
        email, search = (call.value("email") or "").lower(), (call.value("search") or "").lower()
        include = ids(call, "include")

        def matches(number: int) -> bool:
            if include and number not in include:
                return False
            address = self._store.customer_email(number).lower()
            return (not email or email == address) and search in address

        states = None if role == "all" else frozenset({role})
        filtered = bool(email or search or include)
        key = (email, search, include) if filtered else None
        wanted = Selection(states, order_by=asked.order_by, descending=asked.descending, test_key=key)
        return self._list(call, self._store.customers, asked, wanted, matches if filtered else None)

    def customer(self, call: RestCall, number: str) -> RestAnswer:
        """GET customers/{id}."""
        record = self._store.customers.record(int(number))
        if record is None:
            error = _missing("wc_user_invalid_id", "Invalid user ID.")
            error.allow = None
            raise error
        staff = record["role"] != "customer" or int(number) < 4
        return RestAnswer(record, allow="GET, POST, PUT, PATCH" if staff else _EDIT)

    # -- orders --------------------------------------------------------------------------------

    def orders(self, call: RestCall) -> RestAnswer:
        """GET orders: `any` has checkout drafts but no trash, also when both are named."""
        asked = paging(call, ORDER_ORDERS, "date", descending=True)
        statuses = choices(call, "status", _ORDER_CHOICES) or ["any"]
        states = _ANY_ORDER if "any" in statuses else frozenset(statuses)
        wanted, test = self._order_test(call, self._dates(call, states, asked))
        extras = [(f"status[{place}]", status) for place, status in enumerate(statuses)]
        extras += [] if call.value("dp") else [("dp", "2")]
        extras += [("context", "view")]
        return self._list(call, self._store.orders, asked, wanted, test, extras=extras, empty_beyond=True)

    def order(self, call: RestCall, number: str) -> RestAnswer:
        """GET orders/{id}: what lies in the trash, too."""
        return RestAnswer(self._order(number), allow=_EDIT)

    def order_refunds(self, call: RestCall, number: str) -> RestAnswer:
        """GET orders/{id}/refunds: newest first."""
        asked = paging(call, ORDER_ORDERS, "date", descending=True)
        self._order(number)
        found = self._store.refunds(int(number))
        if asked.descending:
            found.reverse()
        part = found[asked.start : asked.start + asked.per_page]
        return RestAnswer(part, allow="GET, POST", headers=list_headers(call, asked, len(found)))

    def refunds(self, call: RestCall) -> RestAnswer:
        """GET refunds: those of all orders; each also says its parent."""
        asked = paging(call, ORDER_ORDERS, "date", descending=True)
        pairs = [(number, head.id) for head in self._store.order_heads() for number in head.refund_ids]
        if asked.descending:
            pairs.reverse()
        part = [self._refund(number, order) for number, order in pairs[asked.start : asked.start + asked.per_page]]
        headers = list_headers(call, asked, len(pairs), [("dp", call.value("dp") or "2")])
        return RestAnswer(part, headers=headers)

    # -- filters -------------------------------------------------------------------------------

    def _product_states(self, call: RestCall) -> frozenset[str]:
        status = choice(call, "status", _PRODUCT_STATUSES) or "any"
        included = choices(call, "include_status", _PRODUCT_STATUSES)
        excluded = choices(call, "exclude_status", _PRODUCT_STATUSES)
        states = _VISIBLE_PRODUCTS if status == "any" else frozenset({status})
        if included:
            states = _VISIBLE_PRODUCTS if "any" in included else frozenset(included)
        return states - frozenset(excluded)

    def _product_test(self, call: RestCall, wanted: Selection) -> tuple[Selection, Callable[[int], bool] | None]:
        kind = choice(call, "type", _PRODUCT_TYPES)
        include, sku = ids(call, "include"), call.value("sku")
        search, stock, sale = (call.value("search") or "").lower(), call.value("stock_status"), call.flag("on_sale")
        if not any((kind, include, sku, search, stock, sale)):
            return wanted, None

        def matches(number: int) -> bool:
            if include and number not in include:
                return False
            record = self._store.products.record(number) or {}
            return (
                (not kind or record["type"] == kind)
                and (not sku or record["sku"] == sku)
                and search in str(record["name"]).lower()
                and (not stock or record["stock_status"] == stock)
                and (not sale or bool(record["on_sale"]))
            )

        return _keyed(wanted, (kind, include, sku, search, stock, sale)), matches

    def _order_test(self, call: RestCall, wanted: Selection) -> tuple[Selection, Callable[[int], bool] | None]:
        include, customer = ids(call, "include"), call.value("customer")
        search = (call.value("search") or "").lower()
        if not (include or customer is not None or search):
            return wanted, None

        def matches(number: int) -> bool:
            if include and number not in include:
                return False
            head = self._store.order_head(number)
            if customer is not None and head.customer_id != int(customer):
                return False
            return search in head.email.lower() or search == str(number)

        return _keyed(wanted, (include, customer, search)), matches

    def _dates(self, call: RestCall, states: frozenset[str], asked: Paging) -> Selection:
        time = self._store.site.time
        return Selection(
            states,
            moment(call, "modified_after", time),
            moment(call, "modified_before", time),
            moment(call, "after", time),
            moment(call, "before", time),
            asked.order_by,
            asked.descending,
        )

    # -- pieces --------------------------------------------------------------------------------

    def _list(
        self,
        call: RestCall,
        shelf: Shelf,
        asked: Paging,
        wanted: Selection,
        test: Callable[[int], bool] | None,
        *,
        extras: Sequence[tuple[str, str]] = (),
        empty_beyond: bool = False,
    ) -> RestAnswer:
        found = shelf.select(wanted, test)
        part = [shelf.record(number) for number in found[asked.start : asked.start + asked.per_page]]
        headers = list_headers(call, asked, len(found), extras, empty_beyond=empty_beyond)
        return RestAnswer(part, allow="GET, POST", headers=headers)

    def _order(self, number: str) -> JsonObject:
        record = self._store.orders.record(int(number))
        if record is None:
            raise _missing("woocommerce_rest_shop_order_invalid_id", "Invalid ID.")
        return record

    def _refund(self, number: int, order: int) -> Any:
        found = next(row for row in self._store.refunds(order) if row["id"] == number)
        return {"id": found["id"], "parent_id": order, **found}

    def _variation_ids(self) -> list[int]:
        visible = self._store.products.select(Selection(_VISIBLE_PRODUCTS))
        found: list[int] = []
        for parent in visible:
            if self._store.products.edited(parent):
                found += (self._store.products.record(parent) or {"variations": []})["variations"]
            else:
                found += self._store.product_head(parent).variation_ids
        return found


def _keyed(wanted: Selection, key: tuple[Any, ...]) -> Selection:
    return Selection(
        wanted.states, wanted.modified_after, wanted.modified_before, wanted.created_after, wanted.created_before,
        wanted.order_by, wanted.descending, key,
    )  # fmt: skip


def _missing(code: str, message: str) -> RestError:
    error = RestError(404, code, message)
    error.allow = _EDIT
    return error
