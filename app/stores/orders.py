"""Orders, and the guest buyers found in them: from WooCommerce's REST representation to the model."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo

from app.model.money import Money
from app.model.records import Attribution, Coupon, GuestBuyer, Order, OrderLine, Refund
from app.stores.consent import consent_meta
from app.stores.customers import locale_of
from app.stores.fields import (
    JsonObject,
    Meta,
    UnreadableRecord,
    address,
    amount,
    currency_code,
    email,
    identifier,
    link,
    mapping,
    meta_entries,
    money,
    number,
    objects,
    required_id,
)
from app.stores.text import plain_text
from app.stores.times import record_time

NOT_BOUGHT = frozenset({"checkout-draft", "auto-draft", "draft", "trash"})
"""Statuses of what is no purchase: a checkout that somebody began, and what was thrown away."""

UTM = ("source", "medium", "campaign", "content", "term")
OWN_VISIT = {f"_wc_order_attribution_{name}": name for name in ("source_type", "referrer")}
OWN_CAMPAIGN = {f"_wc_order_attribution_utm_{name}": name for name in UTM}
"""WooCommerce's own attribution, as of the visit that bought: meta keys and what they say."""
FIRST_TOUCH = {f"_segmentflow_utm_{name}": name for name in UTM}
"""The stamp of the visit that first brought the buyer."""

SMALLEST_QUANTITY = 0.001
"""Goods are sold by the gram at the finest; less is a broken field, by which nothing can be divided."""


def parse_order(data: JsonObject, zone: tzinfo) -> Order:
    """Return an order. Raises UnreadableRecord where the id, the currency or the total cannot be understood."""
    found = required_id(data)
    currency = currency_code(data.get("currency"))
    total = money(data.get("total"), currency)
    if total is None:
        raise UnreadableRecord("total: not an amount")
    items = objects(data.get("line_items"))
    billing = mapping(data.get("billing"))
    meta = meta_entries(data.get("meta_data"))
    return Order(
        id=found,
        number=plain_text(data.get("number")) or str(found),
        status=plain_text(data.get("status")).removeprefix("wc-"),
        currency=currency,
        email=email(billing.get("email")),
        customer_id=identifier(data.get("customer_id")),
        billing=address(billing),
        total=total,
        subtotal=Money(sum(_subtotal(one, currency).minor for one in items), currency),
        total_tax=amount(data.get("total_tax"), currency),
        shipping_total=amount(data.get("shipping_total"), currency),
        discount_total=amount(data.get("discount_total"), currency),
        lines=tuple(_line(one, currency) for one in items),
        coupons=_coupons(data.get("coupon_lines"), currency),
        refunds=_refunds(data.get("refunds"), currency),
        payment_method=plain_text(data.get("payment_method")),
        locale=locale_of(meta),
        attribution=attribution(meta),
        consent_meta=consent_meta(meta),
        created_at=record_time(data, "date_created", zone),
        modified_at=record_time(data, "date_modified", zone),
        paid_at=record_time(data, "date_paid", zone),
        completed_at=record_time(data, "date_completed", zone),
    )


def guest_of(order: Order) -> GuestBuyer | None:
    """Return who bought without an account; None where there is an account, no usable e-mail, or no purchase."""
    return None if order.customer_id else buyer_of(order)


def buyer_of(order: Order) -> GuestBuyer | None:
    """Return who an order was billed to, whether or not there is an account; None where nobody usable bought.

    People with an account buy with another address too, and accounts are deleted while their orders stay.
    """
    if not order.email or order.status in NOT_BOUGHT:
        return None
    return GuestBuyer(
        email=order.email,
        first_name=order.billing.first_name,
        last_name=order.billing.last_name,
        billing=order.billing,
        first_order_at=order.created_at,
        consent_meta=order.consent_meta,
    )


def attribution(meta: Meta) -> Attribution | None:
    """Return where the buyer came from, or None where the order says nothing.

    The five campaign fields are taken together from the first visit's stamp where there is one, else from
    WooCommerce's own: mixed, they would describe a visit that never was.
    """

    first = _filled(meta, FIRST_TOUCH)
    campaign = first or _filled(meta, OWN_CAMPAIGN)
    found = campaign | _filled(meta, OWN_VISIT)
    return Attribution(**found) if found else None


def _filled(meta: Meta, keys: Mapping[str, str]) -> dict[str, str]:
    """Return by name what stands under these keys, without what is empty."""
    return {name: text for key, name in keys.items() if key in meta and (text := plain_text(meta[key]))}


def _line(data: JsonObject, currency: str) -> OrderLine:
    quantity = number(data.get("quantity")) or 0.0
    total = amount(data.get("total"), currency)
    unit_price = money(data.get("price"), currency)
    if unit_price is None:
        divisible = abs(quantity) >= SMALLEST_QUANTITY
        unit_price = Money(round(total.minor / quantity), currency) if divisible else total
    found = identifier(data.get("id"))
    return OrderLine(
        id=found,
        product_id=identifier(data.get("product_id")),
        variation_id=identifier(data.get("variation_id")),
        title=plain_text(data.get("name")) or f"#{identifier(data.get('product_id')) or found}",
        sku=plain_text(data.get("sku")),
        quantity=quantity,
        total=total,
        unit_price=unit_price,
        image_url=link(mapping(data.get("image")).get("src")),
    )


def _subtotal(data: JsonObject, currency: str) -> Money:
    """Return what a line would cost without discounts."""
    found = money(data.get("subtotal"), currency)
    return amount(data.get("total"), currency) if found is None else found


def _coupons(value: object, currency: str) -> tuple[Coupon, ...]:
    named = ((plain_text(one.get("code")), amount(one.get("discount"), currency)) for one in objects(value))
    return tuple(Coupon(code=code, discount=discount) for code, discount in named if code)


def _refunds(value: object, currency: str) -> tuple[Refund, ...]:
    """Return the refunds; inside an order WooCommerce writes their totals negative."""
    found: list[Refund] = []
    for one in objects(value):
        refund, total = identifier(one.get("id")), money(one.get("total"), currency)
        if refund and total is not None:
            given_back = Money(abs(total.minor), currency)
            found.append(Refund(id=refund, amount=given_back, reason=plain_text(one.get("reason"))))
    return tuple(found)
