"""Orders, carts and started checkouts as track items."""

from __future__ import annotations

from pydantic import JsonValue

from app.model.changes import Change, ChangeKind
from app.model.records import Attribution, CartLine, Order, OrderLine
from app.platforms.protocol import StoreProfile
from app.platforms.segmentflow.items import identify, stored, track
from app.platforms.wire import JsonObject, filled, major, quantity, timestamp

ORDER_EVENTS = {
    ChangeKind.ORDER_CREATED: "order_created",
    ChangeKind.ORDER_PAID: "order_paid",
    ChangeKind.ORDER_ON_HOLD: "order_on_hold",
    ChangeKind.ORDER_COMPLETED: "order_completed",
    ChangeKind.ORDER_CANCELLED: "order_cancelled",
    ChangeKind.ORDER_REFUNDED: "order_refunded",
    ChangeKind.ORDER_FAILED: "order_failed",
    ChangeKind.ORDER_TRASHED: "order_cancelled",
    ChangeKind.ORDER_RESTORED: "order_restored",
}
"""An order in the trash is told as the store's own webhook `order.deleted` is taken there."""

LIVE_ONLY = frozenset({ChangeKind.ORDER_ON_HOLD, ChangeKind.ORDER_FAILED, ChangeKind.ORDER_RESTORED})
"""States on the way, which the past does not need."""

CART_EVENTS = {
    ChangeKind.CART_ITEM_ADDED: "add_to_cart",
    ChangeKind.CART_ITEM_REMOVED: "remove_from_cart",
}


def order_body(change: Change, profile: StoreProfile) -> JsonObject | None:
    """Return what is stored of an order's event; None without an address, or for the past of `LIVE_ONLY`."""
    order = change.record if isinstance(change.record, Order) else None
    email = change.email or (order.email if order else "")
    if not email or (change.history and change.kind in LIVE_ONLY):
        return None
    event = ORDER_EVENTS[change.kind]
    properties = order_properties(order) if order else {"order_id": record_number(change.record_id)}
    customer_id = order.customer_id if order else 0
    item = track(profile, change, event, order_occurrence(event, change), email, customer_id, properties)
    return stored(item)


def order_occurrence(event: str, change: Change) -> str:
    """Return the canonical input of an order event's id: the order, and what tells one of a kind from the next.

    A refund is known by its own id, a status by the how-manieth entry into it; the first needs no number.
    """
    canonical = f"woocommerce:order:{event}:{change.record_id}"
    if change.kind is ChangeKind.ORDER_REFUNDED and change.refund_id is not None:
        return f"{canonical}:{change.refund_id}"
    entry = change.occurrence.rpartition(":")[2]
    return canonical if not entry.isdecimal() or int(entry) <= 1 else f"{canonical}:{int(entry)}"


def order_properties(order: Order) -> JsonObject:
    """Return the documented properties of an order; amounts are numbers of major units."""
    items: list[JsonValue] = [_order_item(line) for line in order.lines]
    coupons: list[JsonValue] = [coupon.code for coupon in order.coupons]
    return filled(
        {
            "order_id": order.id,
            "order_number": order.number,
            "status": order.status,
            "total": major(order.total),
            "subtotal": major(order.subtotal),
            "total_tax": major(order.total_tax),
            "shipping_total": major(order.shipping_total),
            "discount_total": major(order.discount_total),
            "currency": order.currency,
            "items": items,
            "coupons": coupons,
            "payment_method": order.payment_method,
            "created_at": timestamp(order.created_at) if order.created_at else None,
            **_campaign(order.attribution),
        }
    )


def _campaign(attribution: Attribution | None) -> JsonObject:
    if attribution is None:
        return {}
    return {
        "utm_source": attribution.source,
        "utm_medium": attribution.medium,
        "utm_campaign": attribution.campaign,
        "utm_content": attribution.content,
        "utm_term": attribution.term,
    }


def _order_item(line: OrderLine) -> JsonObject:
    return filled(
        {
            "product_id": line.product_id,
            "name": line.title,
            "quantity": quantity(line.quantity),
            "total": major(line.total),
            "sku": line.sku,
            "image": line.image_url,
        }
    )


def cart_item_body(change: Change, profile: StoreProfile) -> JsonObject | None:
    """Return what is stored of an item put into a cart or taken out of it: the cart's first line is the item."""
    cart = change.cart
    email = change.email or (cart.email if cart else "")
    if cart is None or not cart.lines or not (email or cart.customer_id > 0):
        return None
    event = CART_EVENTS[change.kind]
    item = track(profile, change, event, "", email, cart.customer_id, _cart_item(cart.lines[0]))
    return stored(item)


def _cart_item(line: CartLine) -> JsonObject:
    return filled(
        {
            "product_id": line.product_id,
            "variation_id": line.variation_id or None,
            "name": line.title,
            "price": major(line.unit_price),
            "sku": line.sku,
            "quantity": quantity(line.quantity),
            "currency": line.unit_price.currency,
        }
    )


def checkout_body(change: Change, profile: StoreProfile) -> JsonObject | None:
    """Return what is stored of a started checkout: the person first, for an event of nobody is dropped."""
    cart = change.cart
    order = change.record if isinstance(change.record, Order) else None
    email = change.email or (cart.email if cart else "") or (order.email if order else "")
    if not email or (cart is None and order is None):
        return None
    customer_id = cart.customer_id if cart else order.customer_id if order else 0
    properties: JsonObject = {"order_id": record_number(change.record_id)}
    total = cart.total if cart else order.total if order else None
    if total is not None:
        properties |= {"total": major(total), "currency": total.currency}
    stem = "woocommerce:checkout"
    person = identify(profile, f"{stem}:identify:{change.record_id}", email, customer_id, {"email": email})
    event = track(
        profile, change, "checkout_started", f"{stem}:track:{change.record_id}", email, customer_id, properties
    )
    return stored(person, event)


def record_number(record_id: str) -> JsonValue:
    """Return an id as the number that it is in the store."""
    return int(record_id) if record_id.isdecimal() else record_id
