"""The store's records: generated ones and what was changed since the sandbox started."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.sandbox.catalogue import ProductHead, as_product, product_head, product_id, product_record, variation_record
from app.sandbox.comments import comment_record, comment_rows
from app.sandbox.customers import CONSENT_KEY, CustomerHead, consent_of, customer_head, customer_record
from app.sandbox.options import Clock, JsonObject, SandboxOptions
from app.sandbox.order_heads import OrderHead, head_of_record, order_head, order_id
from app.sandbox.orders import order_record, refund_record, refund_records
from app.sandbox.shelf import Row, Shelf
from app.sandbox.site import FIRST_CUSTOMER, FIRST_PRODUCT, ORDER_STRIDE, PRODUCT_STRIDE, Site
from app.sandbox.site_time import SiteTime


@dataclass(frozen=True, slots=True)
class Transition:
    """An order came into a status."""

    status: str
    at: int


@dataclass(frozen=True, slots=True)
class StoreChange:
    """Something happened to a record while the sandbox runs; `topic` is WooCommerce's name of the webhook."""

    topic: str
    record: JsonObject


class Store:
    """The store behind the REST interface. Deterministic but for what `mutations` does to it."""

    def __init__(self, options: SandboxOptions, clock: Clock, url: str = "http://store.example") -> None:
        self.options = options
        self.clock = clock
        epoch = int((options.epoch or clock()).timestamp())
        self.site = Site(url, options, SiteTime(options.timezone), epoch)
        self.transitions: dict[int, list[Transition]] = {}
        self.refunded_at: dict[int, int] = {}
        """When refunds were made that were made while the sandbox ran."""
        self.former_emails: set[str] = set()
        """Addresses of people whose record was deleted or changed; a platform may rightly still know them."""
        self.listeners: list[Callable[[StoreChange], None]] = []
        self.next_id = self.site.first_free_id
        self.next_customer = FIRST_CUSTOMER + options.customers
        self.variation_edits: dict[int, JsonObject] = {}
        self.products = Shelf(self._product_rows(), self._make_product)
        self.customers = Shelf(self._customer_rows(), self._make_customer)
        self.orders = Shelf(self._order_rows(), self._make_order)
        self.comments = Shelf(comment_rows(self.site), lambda number: comment_record(self.site, number))

    # -- products ------------------------------------------------------------------------------

    def product_head(self, number: int) -> ProductHead:
        """Return the head of a generated product by its id."""
        return product_head(self.site, (number - FIRST_PRODUCT) // PRODUCT_STRIDE)

    def generated_product(self, number: int) -> bool:
        """Tell whether an id belongs to the generated catalogue (variations included)."""
        return FIRST_PRODUCT <= number < product_id(self.options.products)

    def variations(self, parent: int) -> list[JsonObject]:
        """Return the variations of a product, lowest id first."""
        record = self.products.record(parent)
        if record is None:
            return []
        return [found for number in record["variations"] if (found := self.variation(number))]

    def variation(self, number: int) -> JsonObject | None:
        """Return a variation by its id, or None."""
        if number in self.variation_edits:
            return self.variation_edits[number]
        step = (number - FIRST_PRODUCT) % PRODUCT_STRIDE
        if not self.generated_product(number) or step == 0:
            return None
        head = self.product_head(number - step)
        if number not in head.variation_ids or self.products.record(head.id) is None:
            return None
        return variation_record(self.site, head, step - 1)

    def product_or_variation(self, number: int) -> JsonObject | None:
        """Return what `/products/{id}` shows."""
        record = self.products.record(number)
        if record is not None:
            return record
        variation = self.variation(number)
        parent = self.products.record(variation["parent_id"]) if variation else None
        return as_product(variation, parent) if variation and parent else None

    # -- customers -----------------------------------------------------------------------------

    def customer_email(self, number: int) -> str:
        """Return the address of a user; "" where there is no such user."""
        if self.customers.edited(number):
            record = self.customers.record(number)
            return str(record["email"]) if record else ""
        return customer_head(self.site, number).email

    def customer_head(self, number: int) -> CustomerHead:
        """Return the head of a generated user."""
        return customer_head(self.site, number)

    def consent(self, number: int) -> str | None:
        """Return a user's answer to the newsletter question: "yes", "no" or None."""
        if not self.customers.edited(number):
            return consent_of(self.site, number)
        meta = (self.customers.record(number) or {"meta_data": []})["meta_data"]
        return next((row["value"] for row in meta if row["key"] == CONSENT_KEY), None)

    # -- orders --------------------------------------------------------------------------------

    def order_head(self, number: int) -> OrderHead:
        """Return the head of an order that is not gone."""
        if self.orders.edited(number):
            record = self.orders.record(number)
            assert record is not None
            return head_of_record(record)
        return order_head(self.site, (number - self.site.first_order) // ORDER_STRIDE)

    def order_heads(self) -> Iterator[OrderHead]:
        """Yield the heads of all orders, trash and drafts included, lowest id first."""
        return (self.order_head(number) for number in self.orders.ids())

    def refunds(self, order: int) -> list[JsonObject]:
        """Return the refunds of an order."""
        record = self.orders.record(order)
        if record is None:
            return []
        if not self.orders.edited(order):
            return refund_records(self.site, self.order_head(order), record)
        modified = self.order_head(order).modified
        return [
            refund_record(self.site, order, refund, self.refunded_at.get(refund["id"], modified))
            for refund in record["refunds"]
        ]

    # -- making --------------------------------------------------------------------------------

    def _make_product(self, number: int) -> JsonObject:
        return product_record(self.site, self.product_head(number))

    def _make_customer(self, number: int) -> JsonObject:
        return customer_record(self.site, customer_head(self.site, number))

    def _make_order(self, number: int) -> JsonObject:
        return order_record(self.site, self.order_head(number))

    def _product_rows(self) -> Iterator[Row]:
        for number in range(self.options.products):
            head = product_head(self.site, number)
            yield Row(head.id, head.status, head.created, head.modified)

    def _customer_rows(self) -> Iterator[Row]:
        for number in range(1, FIRST_CUSTOMER + self.options.customers):
            head = customer_head(self.site, number)
            yield Row(head.id, head.role, head.created, head.modified or 0)

    def _order_rows(self) -> Iterator[Row]:
        for number in range(self.options.orders):
            head = order_head(self.site, number)
            yield Row(order_id(self.site, number), head.status, head.created, head.modified)
