"""What is read from a store: products, customers, guest buyers, orders and carts, normalised.

Texts are plain text (tags and entities resolved), times are aware and in UTC, amounts are
`Money`, e-mail addresses are canonical (trimmed, lower case). Fields of a store that nothing
here uses are not kept.
"""

from __future__ import annotations

import re
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from app.model.money import Money


class RecordKind(StrEnum):
    """The things that a sync reads; a row each on the Sync tab. A site without a shop has users and comments."""

    PRODUCT = "product"
    CUSTOMER = "customer"
    GUEST = "guest"
    ORDER = "order"
    USER = "user"
    COMMENT = "comment"


SHOP_KINDS = (RecordKind.PRODUCT, RecordKind.CUSTOMER, RecordKind.GUEST, RecordKind.ORDER)
"""What is read of a site with WooCommerce."""
SITE_KINDS = (RecordKind.USER, RecordKind.COMMENT)
"""What is read of a site without it."""


def kinds_of(*, woocommerce: bool) -> tuple[RecordKind, ...]:
    """Return the kinds of records that a site has, in the order in which they are read."""
    return SHOP_KINDS if woocommerce else SITE_KINDS


class Record(BaseModel):
    """A normalised record. Immutable; unknown input is an error, for the readers decide what to keep."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=False, defer_build=True)


class Variation(Record):
    """One buyable form of a variable product."""

    id: int
    title: str
    sku: str = ""
    price: Money | None = None
    regular_price: Money | None = None
    in_stock: bool = True
    stock_quantity: int | None = None
    image_url: str = ""
    options: tuple[tuple[str, str], ...] = ()
    """(name, value) pairs: (("Size", "M"),)."""


class Product(Record):
    """A product with its variations."""

    kind: Literal[RecordKind.PRODUCT] = RecordKind.PRODUCT
    id: int
    status: str
    """publish, draft, private, pending, trash, future or a plugin's own."""
    title: str
    type: str = "simple"
    description: str = ""
    url: str = ""
    image_url: str = ""
    sku: str = ""
    price: Money | None = None
    regular_price: Money | None = None
    in_stock: bool = True
    stock_quantity: int | None = None
    created_at: AwareDatetime | None = None
    modified_at: AwareDatetime | None = None
    variations: tuple[Variation, ...] = ()
    raw: dict[str, Any] = Field(default_factory=dict, repr=False)
    """The REST representation without `meta_data` and `_links`, for a platform that takes that form."""

    @property
    def published(self) -> bool:
        """Whether shoppers can see it; only then is it sent."""
        return self.status == "publish"


class Address(Record):
    """A postal address as typed in the store; every field may be empty."""

    first_name: str = ""
    last_name: str = ""
    company: str = ""
    address_1: str = ""
    address_2: str = ""
    city: str = ""
    state: str = ""
    postcode: str = ""
    country: str = ""
    phone: str = ""


class Customer(Record):
    """A registered user of the store. `email` is "" where the store has none that is usable."""

    kind: Literal[RecordKind.CUSTOMER] = RecordKind.CUSTOMER
    id: int
    email: str
    first_name: str = ""
    last_name: str = ""
    role: str = "customer"
    username: str = ""
    billing: Address = Address()
    avatar_url: str = ""
    locale: str = ""
    created_at: AwareDatetime | None = None
    modified_at: AwareDatetime | None = None
    consent_meta: dict[str, str] = Field(default_factory=dict)
    """Meta entries whose key looks like a marketing consent (see stores/consent.py), value as text."""


class GuestBuyer(Record):
    """Someone who bought without an account; found in orders, known by the canonical e-mail."""

    kind: Literal[RecordKind.GUEST] = RecordKind.GUEST
    email: str
    first_name: str = ""
    last_name: str = ""
    billing: Address = Address()
    first_order_at: AwareDatetime | None = None
    consent_meta: dict[str, str] = Field(default_factory=dict)


class OrderLine(Record):
    """One line of an order. `total` is after discounts and without tax, for the whole quantity."""

    id: int
    product_id: int
    variation_id: int = 0
    title: str
    sku: str = ""
    quantity: float
    total: Money
    unit_price: Money
    image_url: str = ""


class Coupon(Record):
    """A coupon used on an order."""

    code: str
    discount: Money


class Refund(Record):
    """Money given back; `amount` is positive."""

    id: int
    amount: Money
    reason: str = ""


class Attribution(Record):
    """Where the buyer first came from, by WooCommerce's own attribution or the companion's stamp."""

    source_type: str = ""
    source: str = ""
    medium: str = ""
    campaign: str = ""
    content: str = ""
    term: str = ""
    referrer: str = ""


class Order(Record):
    """An order. `email` is the canonical billing address, or "" where there is none that is usable."""

    kind: Literal[RecordKind.ORDER] = RecordKind.ORDER
    id: int
    number: str
    status: str
    """pending, processing, on-hold, completed, cancelled, refunded, failed, checkout-draft, trash or a plugin's own."""
    currency: str
    email: str
    customer_id: int
    billing: Address = Address()
    total: Money
    subtotal: Money
    total_tax: Money
    shipping_total: Money
    discount_total: Money
    lines: tuple[OrderLine, ...] = ()
    coupons: tuple[Coupon, ...] = ()
    refunds: tuple[Refund, ...] = ()
    payment_method: str = ""
    """The method's name ("cod"), never its details."""
    locale: str = ""
    attribution: Attribution | None = None
    consent_meta: dict[str, str] = Field(default_factory=dict)
    created_at: AwareDatetime | None = None
    modified_at: AwareDatetime | None = None
    paid_at: AwareDatetime | None = None
    completed_at: AwareDatetime | None = None


class User(Record):
    """A registered user of a site without a shop. `email` is "" where there is none that is usable."""

    kind: Literal[RecordKind.USER] = RecordKind.USER
    id: int
    email: str
    first_name: str = ""
    last_name: str = ""
    name: str = ""
    username: str = ""
    roles: tuple[str, ...] = ()
    avatar_url: str = ""
    locale: str = ""
    created_at: AwareDatetime | None = None
    consent_meta: dict[str, str] = Field(default_factory=dict)

    @property
    def modified_at(self) -> None:
        """WordPress does not say when a user was changed."""


class Comment(Record):
    """A comment on a post or page, without its text: nobody who receives it needs that."""

    kind: Literal[RecordKind.COMMENT] = RecordKind.COMMENT
    id: int
    approved: bool
    post_id: int
    post_title: str = ""
    post_type: str = ""
    author_id: int = 0
    """The user who wrote it while signed in; 0 for anybody else."""
    author_name: str = ""
    email: str = ""
    """Canonical, or "" where there is none that is usable."""
    created_at: AwareDatetime | None = None

    @property
    def modified_at(self) -> datetime | None:
        """When it was written: what a later reading can begin from."""
        return self.created_at


class CartLine(Record):
    """One line of a cart."""

    product_id: int
    variation_id: int = 0
    title: str
    sku: str = ""
    quantity: float
    unit_price: Money
    number: int = 0
    """The how-manieth thing put into the cart it was, last; 0 where nobody counted."""
    added_at: AwareDatetime | None = None


class Cart(Record):
    """A shopper's cart, as a draft order or the companion shows it."""

    session: str
    started_at: AwareDatetime
    email: str = ""
    customer_id: int = 0
    currency: str
    total: Money
    lines: tuple[CartLine, ...] = ()
    checkout_url: str = ""


class Form(Record):
    """A form on one of the site's pages, which somebody submitted; nothing of what they wrote."""

    plugin: str
    """Which plugin made it: "contact-form-7" or "elementor"."""
    id: str = ""
    title: str = ""


AnyRecord = Annotated[Product | Customer | GuestBuyer | Order | User | Comment, Field(discriminator="kind")]


class Unreadable(Record):
    """A record that could not be understood; it becomes a failure and the sync goes on."""

    kind: RecordKind
    id: int | None
    reason: str
    """For support: the field and what was wrong with it, without its value."""


BLANK = re.compile(r"[\s\x00-\x1f]")


def canonical_email(text: str | None) -> str:
    """Return the address trimmed and lower-cased, or "" if it is no usable address.

    Anonymised addresses (`deleted@site.invalid`) and texts without exactly one "@" and a
    dotted domain are not usable: the platforms refuse them, so they never leave.
    """
    email = (text or "").strip().lower()
    local, at, domain = email.rpartition("@")
    if not at or not local or "@" in local or len(email) > 254 or BLANK.search(email):
        return ""
    if "." not in domain or domain.startswith(".") or domain.endswith((".", ".invalid")):
        return ""
    return email
