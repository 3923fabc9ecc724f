"""What is asked of a store for each kind of record: route, statuses by name, and only the fields that are used.

Known of WooCommerce: `status=any` on orders leaves the trash out and `any,trash` is refused, so statuses are listed by
name; a status that the store does not know makes the whole request a 400. Customers are of role `customer` unless
`role=all`. A nested name in `_fields` ("billing.email") drops `line_items`, so top-level names only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from app.model.money import exponent
from app.model.records import RecordKind
from app.model.store import ProductForm
from app.stores.fields import mapping, objects
from app.stores.rest import RestClient

PAGE = 100
"""Records a request, the most that WooCommerce gives."""

PRODUCT_STATUSES = "publish,draft,private,pending,trash"
ORDER_STATUSES = (
    "pending",
    "processing",
    "on-hold",
    "completed",
    "cancelled",
    "refunded",
    "failed",
    "checkout-draft",
    "trash",
)
NEVER_ASKED = frozenset({"any", "auto-draft"})
STATUS = re.compile(r"[a-z0-9_-]{1,20}")

DATES = ("date_created", "date_created_gmt", "date_modified", "date_modified_gmt")
PRODUCT_FIELDS = (
    *("id", "name", "permalink", *DATES, "type", "status", "description", "short_description", "sku", "price"),
    *("regular_price", "stock_quantity", "stock_status", "images", "variations"),
)
WHOLE_PRODUCT_FIELDS = (
    *("id", "name", "slug", "permalink", *DATES, "type", "status", "featured", "catalog_visibility", "description"),
    *("short_description", "sku", "global_unique_id", "price", "regular_price", "sale_price", "date_on_sale_from"),
    *("date_on_sale_from_gmt", "date_on_sale_to", "date_on_sale_to_gmt", "on_sale", "purchasable", "total_sales"),
    *("virtual", "downloadable", "external_url", "button_text", "tax_status", "tax_class", "manage_stock"),
    *("stock_quantity", "stock_status", "backorders", "backorders_allowed", "backordered", "low_stock_amount"),
    *("sold_individually", "weight", "dimensions", "shipping_required", "shipping_taxable", "shipping_class"),
    *("shipping_class_id", "reviews_allowed", "average_rating", "rating_count", "upsell_ids", "cross_sell_ids"),
    *("parent_id", "purchase_note", "categories", "brands", "tags", "images", "attributes", "default_attributes"),
    *("variations", "grouped_products", "menu_order", "has_options"),
)
"""The whole representation but for meta data, links, downloads, and what is derived or shuffled: one platform takes it
in this form. Leaving those out doubles the store's speed."""

CUSTOMER_FIELDS = (
    *("id", *DATES, "email", "first_name", "last_name", "role", "username", "billing", "avatar_url", "meta_data"),
)
ORDER_FIELDS = (
    *("id", "number", "status", "currency", *DATES, "date_paid", "date_paid_gmt"),
    *("date_completed", "date_completed_gmt", "total", "total_tax", "shipping_total", "discount_total", "customer_id"),
    *("billing", "payment_method", "meta_data", "line_items", "coupon_lines", "refunds"),
)
ORDER_HEAD_FIELDS = (
    *("id", "number", "status", "currency", *DATES, "date_paid", "date_paid_gmt", "total", "customer_id", "billing"),
    *("date_completed", "date_completed_gmt", "refunds", "meta_data"),
)
VARIATION_FIELDS = (
    *("id", "parent_id", "name", "status", "sku", "price", "regular_price", "stock_quantity", "stock_status"),
    *("image", "attributes"),
)
USER_FIELDS = (
    *("id", "name", "username", "first_name", "last_name", "email", "roles", "registered_date"),
    *("avatar_urls", "locale", "meta"),
)
COMMENT_FIELDS = ("id", "post", "author", "author_name", "author_email", "date", "date_gmt", "status")
"""What was written is not even asked for."""
EDIT = {"context": "edit"}
"""Addresses are shown to those who may list users and moderate comments, and only in this context."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list route, with what chooses its records and their fields."""

    route: str
    filters: dict[str, str]
    fields: dict[str, str]

    def page(self, offset: int, per_page: int) -> dict[str, str | int]:
        """Return the parameters of a page; by id, the only order that nothing but creation and deletion changes."""
        order: dict[str, str | int] = {"orderby": "id", "order": "asc", "offset": offset, "per_page": per_page}
        return {**self.filters, **self.fields, **order}

    def without_lines(self) -> Listing:
        """Return the same orders by what the ledger needs of them: the lines are what makes orders slow."""
        return Listing(self.route, self.filters, self.fields | _fields(ORDER_HEAD_FIELDS))

    def since(self, moment: datetime) -> Listing:
        """Return the part of the list that is newer than a time."""
        return Listing(self.route, {**self.filters, "after": moment.strftime("%Y-%m-%dT%H:%M:%SZ")}, self.fields)

    def count(self) -> dict[str, str | int]:
        """Return the parameters that ask for one id, for the sake of the total in the headers."""
        return {**self.filters, **self.fields, "per_page": 1, "_fields": "id"}


async def listing(rest: RestClient, kind: RecordKind, currency: str, form: ProductForm = ProductForm.WHOLE) -> Listing:
    """Return how to list a kind. For orders the store is asked which statuses it knows. Raises ProblemError.

    Raises ValueError for GUEST: guest buyers are found in the orders.
    """
    if kind is RecordKind.PRODUCT:
        fields = _fields(WHOLE_PRODUCT_FIELDS if form is ProductForm.WHOLE else PRODUCT_FIELDS)
        return Listing("wc/v3/products", {"include_status": PRODUCT_STATUSES}, fields)
    if kind is RecordKind.CUSTOMER:
        return Listing("wc/v3/customers", {"role": "all"}, _fields(CUSTOMER_FIELDS))
    if kind is RecordKind.ORDER:
        fields = _fields(ORDER_FIELDS)
        if exponent(currency) > 2:
            # WooCommerce cuts amounts to the store's decimals, mostly two; dp=4 shows what a third one hides.
            fields["dp"] = "4"
        return Listing("wc/v3/orders", {"status": ",".join(await order_statuses(rest))}, fields)
    if kind is RecordKind.USER:
        return Listing("wp/v2/users", {}, {**_fields(USER_FIELDS), **EDIT})
    if kind is RecordKind.COMMENT:
        return Listing("wp/v2/comments", {"status": "approve"}, {**_fields(COMMENT_FIELDS), **EDIT})
    raise ValueError("guest buyers are found in the orders")


async def order_statuses(rest: RestClient) -> tuple[str, ...]:
    """Return the statuses that orders of this store can be listed by: WooCommerce's, the trash, and plugins' own.

    Raises ProblemError.
    """
    refused = frozenset({400, 401, 403, 404})
    totals = await rest.get("wc/v3/reports/orders/totals", accept=refused)
    named = [slug for row in objects(totals.json) if isinstance(slug := row.get("slug"), str)]
    own = [slug for slug in named if STATUS.fullmatch(slug) and slug not in NEVER_ASKED]
    wanted = tuple(dict.fromkeys([*ORDER_STATUSES, *own]))
    probe: dict[str, str | int] = {"status": ",".join(wanted), "per_page": 1, "_fields": "id"}
    answer = await rest.get("wc/v3/orders", probe, accept=frozenset({400}))
    if answer.status != 400:
        return wanted
    # Older versions have no checkout-draft; the refusal names, in whatever language, every status that is known.
    refusal = mapping(mapping(mapping(answer.json).get("data")).get("params")).get("status")
    known = set(STATUS.findall(refusal)) if isinstance(refusal, str) else set()
    return tuple(status for status in wanted if status in known) or ("any",)


def _fields(names: tuple[str, ...]) -> dict[str, str]:
    return {"_fields": ",".join(names)}
