"""Bodies that Sequenzy's public API takes. Unknown fields are refused, so that a misspelt one is noticed.

Field names, limits and meanings follow the documentation of the official SDK (sequenzy 2.1.35).
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from app.sandbox.people import canonical

DuplicateStrategy = Literal["skip", "merge", "overwrite"]
OptInMode = Literal["default", "confirmed", "double_opt_in"]
Status = Literal["active", "unsubscribed", "bounced"]
Scalar = str | float | bool


def _address(value: str) -> str:
    if not canonical(value):
        raise ValueError("is not a valid email address")
    return canonical(value)


Email = Annotated[str, AfterValidator(_address)]
Identifier = Annotated[str, Field(min_length=1, max_length=255)]
Currency = Annotated[str, Field(pattern=r"^[A-Za-z]{3}$")]
Cents = Annotated[int, Field(ge=0)]
Attributes = dict[str, Scalar | list[Scalar] | None]


class Body(BaseModel):
    """A request body in camelCase."""

    model_config = ConfigDict(alias_generator=to_camel, extra="forbid", strict=True, frozen=True)


class VariantOption(Body):
    """One choice of a variant."""

    name: str
    value: str


class Variant(Body):
    """A buyable form of a product."""

    variant_id: Identifier
    title: str
    sku: str | None = None
    price_cents: Cents | None = None
    compare_at_price_cents: Cents | None = None
    inventory_quantity: int | None = None
    in_stock: bool | None = None
    image_url: str | None = None
    options: list[VariantOption] | None = None


class ProductInput(Body):
    """A product to create or update; omitted fields keep their value, null clears."""

    product_id: Identifier
    title: Annotated[str, Field(min_length=1)]
    description: str | None = None
    url: str | None = None
    image_url: str | None = None
    currency: Currency | None = None
    price_cents: Cents | None = None
    compare_at_price_cents: Cents | None = None
    in_stock: bool | None = None
    provider_created_at: AwareDatetime | None = None
    variants: list[Variant] | None = None


class Products(Body):
    """POST /products."""

    products: Annotated[list[ProductInput], Field(min_length=1, max_length=100)]


class CommerceCustomer(Body):
    """The person of an order or a checkout."""

    email: Email
    external_id: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    attributes: Attributes | None = None


class OrderItem(Body):
    """One line of an order or a checkout."""

    product_id: Identifier
    title: str
    quantity: Annotated[int, Field(ge=1)]
    variant_id: str | None = None
    variant_title: str | None = None
    sku: str | None = None
    price_cents: int | None = None


class CustomerTotals(Body):
    """The shop's own totals of a customer; they override Sequenzy's sums."""

    orders_count: Annotated[int, Field(ge=0)] | None = None
    total_spent_cents: Cents | None = None


class OrderInput(Body):
    """POST /orders."""

    order_id: Identifier
    total_cents: Cents
    currency: Currency
    customer: CommerceCustomer
    order_number: str | None = None
    status: Literal["placed", "cancelled", "fulfilled", "refunded"] = "placed"
    ordered_at: AwareDatetime | None = None
    items: list[OrderItem] | None = None
    refund_amount_cents: Cents | None = None
    customer_totals: CustomerTotals | None = None
    properties: dict[str, Any] | None = None


class CheckoutInput(Body):
    """POST /checkouts."""

    checkout_id: Identifier
    customer: CommerceCustomer
    checkout_url: str | None = None
    currency: Currency | None = None
    total_cents: Cents | None = None
    items: list[OrderItem] | None = None
    properties: dict[str, Any] | None = None


class BackInStockInput(Body):
    """POST /back-in-stock."""

    customer: CommerceCustomer
    product_id: Identifier
    variant_id: str | None = None
    product_title: str | None = None
    variant_title: str | None = None


class SubscriberFields(Body):
    """What a subscriber record may hold, one by one or in an import."""

    email: str | None = None
    external_id: str | None = None
    first_name: Annotated[str, Field(max_length=255)] | None = None
    last_name: Annotated[str, Field(max_length=255)] | None = None
    phone: str | None = None
    timezone: str | None = None
    status: Status | None = None
    tags: list[str] | None = None
    custom_attributes: Attributes | None = None


class ImportRow(SubscriberFields):
    """One row of POST /subscribers/imports."""

    created_at: AwareDatetime | None = None


class ImportInput(Body):
    """POST /subscribers/imports."""

    subscribers: Annotated[list[ImportRow], Field(min_length=1, max_length=5000)]
    duplicate_strategy: DuplicateStrategy = "skip"
    enroll_in_sequences: bool | None = None
    list_ids: list[str] | None = None
    opt_in_mode: OptInMode = "default"
    idempotency_key: Annotated[str, Field(min_length=1, max_length=255, pattern=r"\S")] | None = None
    file_name: str | None = None
    default_phone_country: str | None = None
    sms_consent: bool | None = None


class SubscriberInput(SubscriberFields):
    """POST /subscribers."""

    created_at: AwareDatetime | None = None
    phone_country: str | None = None
    sms_consent: bool | None = None
    lists: list[str] | None = None
    duplicate_strategy: DuplicateStrategy = "skip"
    opt_in_mode: OptInMode = "default"
    enroll_in_sequences: bool | None = None


class SubscriberUpdate(Body):
    """PATCH /subscribers/{email}."""

    email: Email | None = None
    external_id: str | None = None
    first_name: Annotated[str, Field(max_length=255)] | None = None
    last_name: Annotated[str, Field(max_length=255)] | None = None
    phone: str | None = None
    phone_country: str | None = None
    sms_consent: bool | None = None
    timezone: str | None = None
    status: Literal["active", "unsubscribed", "complained"] | None = None
    tags: list[str] | None = None
    custom_attributes: Attributes | None = None
    custom_attributes_strategy: Literal["replace", "merge"] = "replace"


class EventInput(Body):
    """POST /subscribers/events."""

    event: Identifier
    email: Email | None = None
    external_id: str | None = None
    event_id: Identifier | None = None
    occurred_at: AwareDatetime | None = None
    properties: dict[str, Any] | None = None
    custom_attributes: Attributes | None = None
    first_name: str | None = None
    last_name: str | None = None


class BulkEvent(Body):
    """One event of POST /subscribers/events/bulk."""

    name: Identifier
    event_id: Identifier | None = None
    occurred_at: AwareDatetime | None = None
    properties: dict[str, Any] | None = None


class BulkEvents(Body):
    """POST /subscribers/events/bulk: several events of one subscriber."""

    events: Annotated[list[BulkEvent], Field(min_length=1, max_length=100)]
    email: Email | None = None
    external_id: str | None = None
    custom_attributes: Attributes | None = None
    first_name: str | None = None
    last_name: str | None = None


class ImportedEvent(Body):
    """One row of POST /subscribers/events/imports. An address is checked by row, not by call."""

    event_id: Identifier
    name: Identifier
    email: str | None = None
    external_id: str | None = None
    occurred_at: AwareDatetime | None = None
    properties: dict[str, Any] | None = None


class EventImport(Body):
    """POST /subscribers/events/imports."""

    events: Annotated[list[ImportedEvent], Field(min_length=1, max_length=25)]


class PairingInput(Body):
    """POST /integrations/woocommerce/pairings: facts about the store, in whatever words the client has."""

    model_config = ConfigDict(alias_generator=to_camel, extra="allow", strict=True, frozen=True)

    store_url: Annotated[str, Field(pattern=r"^https?://")]
    store_name: str | None = None
