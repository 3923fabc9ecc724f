"""Orders, carts and started checkouts in Sequenzy's form.

One neutral body serves both ways of telling: the live call takes its inner object as it is, the past event is
made of the same object when it is composed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pydantic import JsonValue

from app.model.changes import Change, ChangeKind
from app.model.money import Money
from app.model.records import Cart, CartLine, Customer, Order, OrderLine
from app.platforms.protocol import StoreProfile
from app.platforms.sequenzy.identifiers import external_id, prefixed
from app.platforms.sequenzy.people import totals_attributes
from app.platforms.wire import JsonObject, filled, timestamp

ORDER_EVENTS = {
    ChangeKind.ORDER_PLACED: ("placed", "ecommerce.order_placed"),
    ChangeKind.ORDER_COMPLETED: ("fulfilled", "ecommerce.order_fulfilled"),
    ChangeKind.ORDER_CANCELLED: ("cancelled", "ecommerce.order_cancelled"),
    ChangeKind.ORDER_REFUNDED: ("refunded", "ecommerce.order_refunded"),
}
"""Change → (status of POST /orders, event that it triggers). Other order changes are none to Sequenzy."""

CART_EVENTS = {
    ChangeKind.CART_STARTED: "ecommerce.cart_started",
    ChangeKind.CART_CLEARED: "ecommerce.cart_cleared",
}

CHECKOUT_EVENT = "ecommerce.checkout_started"


def order_body(change: Change, order: Order, profile: StoreProfile) -> JsonObject | None:
    """Return what is stored of an order's step: `{event, order: body of POST /orders, occurredAt}`.

    None for an order without a person, and for the cancellation of one that was never placed.
    """
    email = change.email or order.email
    if not email or (change.kind is ChangeKind.ORDER_CANCELLED and not change.placed):
        return None
    status, event = ORDER_EVENTS[change.kind]
    lines: list[JsonValue] = [_order_item(line, profile) for line in order.lines]
    body = filled(
        {
            "orderId": prefixed(profile, order.id),
            "orderNumber": order.number,
            "status": status,
            "totalCents": order.total.minor,
            "currency": order.currency,
            "orderedAt": timestamp(order.created_at) if order.created_at else None,
            "items": lines,
            "refundAmountCents": _refunded(change, order) if change.kind is ChangeKind.ORDER_REFUNDED else None,
        }
    )
    customer = filled(
        {
            "email": email,
            "externalId": external_id(profile, order.customer_id),
            "firstName": order.billing.first_name,
            "lastName": order.billing.last_name,
        }
    )
    _add_totals(body, customer, change, order)
    body["customer"] = customer
    if change.refund_id is not None:
        body["properties"] = {"refundId": prefixed(profile, change.refund_id)}
    return {"event": event, "order": body, **_occurrence(change.occurred_at or order.created_at)}


def _add_totals(body: JsonObject, customer: JsonObject, change: Change, order: Order) -> None:
    """Give the ledger's totals: as the authority in the order's currency, as attributes in another."""
    totals = change.totals
    if totals is None:
        return
    spent = totals.total_spent
    if spent is None or spent.currency == order.currency.upper():
        body["customerTotals"] = filled(
            {"ordersCount": totals.orders_count, "totalSpentCents": spent.minor if spent else None}
        )
    else:
        customer["attributes"] = totals_attributes(totals)


def _refunded(change: Change, order: Order) -> int:
    """Return the cumulative amount given back, in minor units."""
    if change.refunded_total is not None:
        return change.refunded_total.minor
    return sum(refund.amount.minor for refund in order.refunds) or order.total.minor


def cart_body(change: Change, cart: Cart, profile: StoreProfile) -> JsonObject | None:
    """Return what is stored of a known shopper's cart event: `{event, email, externalId, occurredAt, properties}`."""
    email = change.email or cart.email
    if not email:
        return None
    items: list[JsonValue] = [event_item(_cart_item(line, profile)) for line in cart.lines]
    properties = filled(
        {
            "totalCents": cart.total.minor,
            "currency": cart.currency,
            "items": items,
            "checkoutUrl": cart.checkout_url,
        }
    )
    return filled(
        {
            "event": CART_EVENTS[change.kind],
            "email": email,
            "externalId": external_id(profile, cart.customer_id),
            "properties": properties,
            **_occurrence(change.occurred_at),
        }
    )


def checkout_body(change: Change, profile: StoreProfile) -> JsonObject | None:
    """Return what is stored of a started checkout: `{event, checkout: body of POST /checkouts, occurredAt}`."""
    source = change.cart or (change.record if isinstance(change.record, Order) else None)
    email = change.email or (source.email if source else "")
    if source is None or not email:
        return None
    items: list[JsonValue] = (
        [_cart_item(line, profile) for line in source.lines]
        if isinstance(source, Cart)
        else [_order_item(line, profile) for line in source.lines]
    )
    checkout = filled(
        {
            "checkoutId": prefixed(profile, change.record_id),
            "checkoutUrl": source.checkout_url if isinstance(source, Cart) else None,
            "currency": source.currency,
            "totalCents": source.total.minor,
            "items": items,
        }
    )
    checkout["customer"] = filled({"email": email, "externalId": external_id(profile, _customer_id(change, source))})
    return {"event": CHECKOUT_EVENT, "checkout": checkout, **_occurrence(change.occurred_at)}


def _customer_id(change: Change, source: Cart | Order) -> int:
    return change.record.id if isinstance(change.record, Customer) else source.customer_id


def _occurrence(moment: datetime | None) -> JsonObject:
    return {"occurredAt": timestamp(moment)} if moment else {}


def _order_item(line: OrderLine, profile: StoreProfile) -> JsonObject:
    return _item(line, line.unit_price, line.total, profile)


def _cart_item(line: CartLine, profile: StoreProfile) -> JsonObject:
    whole = Money(round(line.unit_price.minor * line.quantity), line.unit_price.currency)
    return _item(line, line.unit_price, whole, profile)


def _item(line: OrderLine | CartLine, price: Money, total: Money, profile: StoreProfile) -> JsonObject:
    """Return a line; one sold by weight or length becomes one piece at its total, for quantities are whole there."""
    whole = float(line.quantity).is_integer() and line.quantity > 0
    return filled(
        {
            "productId": prefixed(profile, line.product_id),
            "title": line.title or prefixed(profile, line.product_id),
            "quantity": int(line.quantity) if whole else 1,
            "variantId": prefixed(profile, line.variation_id) if line.variation_id else None,
            "sku": line.sku,
            "priceCents": price.minor if whole else total.minor,
        }
    )


def event_item(item: JsonValue) -> JsonObject:
    """Return a line in the form that event properties have, from the form of the order and checkout calls."""
    line = item if isinstance(item, dict) else {}
    return filled(
        {
            "provider": "woocommerce",
            "providerProductId": line.get("productId"),
            "providerVariantId": line.get("variantId"),
            "title": line.get("title"),
            "quantity": line.get("quantity"),
            "priceCents": line.get("priceCents"),
        }
    )


def event_items(items: JsonValue) -> list[JsonValue]:
    """Return a call's lines as event lines."""
    lines: Sequence[JsonValue] = items if isinstance(items, list) else []
    return [event_item(line) for line in lines]
