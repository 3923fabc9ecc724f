"""The generated orders' and refunds' REST representations."""

from __future__ import annotations

import random
from typing import Any

from app.sandbox.catalogue import SIZES, product_head
from app.sandbox.draws import draws, stream
from app.sandbox.links import links
from app.sandbox.money import SYMBOLS, amount, cents_of, fit, tax_of
from app.sandbox.options import JsonObject
from app.sandbox.order_heads import OrderHead
from app.sandbox.people import SHIPPING_FIELDS, billing
from app.sandbox.site import WOOCOMMERCE_VERSION, Site

TAX_PERCENT = 19
_RATE = {"rate_code": "DE-TAX-1", "rate_id": 1, "label": "MwSt.", "compound": False, "rate_percent": TAX_PERCENT}
_SOURCES = (
    ("utm", "newsletter", "email", "Sommer–Aktion ☀"),
    ("organic", "google", "organic", ""),
    ("referral", "facebook.com", "referral", ""),
    ("typein", "(direct)", "", ""),
)


def order_record(site: Site, head: OrderHead) -> JsonObject:
    """Return the REST representation of an order with its lines."""
    details = stream(site.options.seed, "order-details", head.id)
    lines = _lines(site, head, details)
    coupons = _coupons(site, head, lines, details)
    shipping = fit(details.choice((0, 412, 490)), site.options.currency)
    fee = fit(200, site.options.currency) if details.random() < 0.05 else 0
    shipping_tax = tax_of(shipping, TAX_PERCENT)
    cart_tax = sum(cents_of(line["total_tax"]) for line in lines)
    discount = sum(cents_of(line["subtotal"]) - cents_of(line["total"]) for line in lines)
    discount_tax = sum(cents_of(line["subtotal_tax"]) - cents_of(line["total_tax"]) for line in lines)
    net = sum(cents_of(line["total"]) for line in lines)
    total = net + cart_tax + shipping + shipping_tax + fee
    return {
        "id": head.id,
        "parent_id": 0,
        "status": head.status,
        "currency": site.options.currency,
        "version": WOOCOMMERCE_VERSION,
        "prices_include_tax": True,
        "date_created": site.time.local(head.created),
        "date_modified": site.time.local(head.modified),
        "discount_total": amount(discount),
        "discount_tax": amount(discount_tax),
        "shipping_total": amount(shipping),
        "shipping_tax": amount(shipping_tax),
        "cart_tax": amount(cart_tax),
        "total": amount(total),
        "total_tax": amount(cart_tax + shipping_tax),
        "customer_id": head.customer_id,
        **_checkout(site, head, details),
        "line_items": lines,
        "tax_lines": [_tax_line(head, cart_tax, shipping_tax)],
        "shipping_lines": [_shipping_line(head, shipping, shipping_tax)],
        "fee_lines": [_fee_line(head, fee)] if fee else [],
        "coupon_lines": coupons,
        "refunds": [
            {"id": number, "reason": _reason(head), "total": amount(-cents)}
            for number, cents in _refund_amounts(head, total)
        ],
        **_tail(site, head),
    }


def refund_records(site: Site, head: OrderHead, order: JsonObject) -> list[JsonObject]:
    """Return the refunds of an order as `/orders/{id}/refunds` shows them: positive amounts."""
    return [refund_record(site, head.id, refund, head.modified) for refund in order["refunds"]]


def refund_record(site: Site, order: int, refund: JsonObject, created: int) -> JsonObject:
    """Return one refund; `refund` is the short form inside its order, whose total is negative."""
    route = f"wc/v3/orders/{order}/refunds"
    return {
        "id": refund["id"],
        **site.time.pair("date_created", created),
        "amount": refund["total"].lstrip("-"),
        "reason": refund["reason"],
        "refunded_by": 1,
        "refunded_payment": False,
        "meta_data": [],
        "line_items": [],
        "shipping_lines": [],
        "tax_lines": [],
        "fee_lines": [],
        "_links": {
            **links(site.rest_root, route, refund["id"], ("GET", "DELETE")),
            "up": [{"href": f"{site.rest_root}wc/v3/orders/{order}"}],
        },
    }


def _lines(site: Site, head: OrderHead, details: random.Random) -> list[dict[str, Any]]:
    return [_line(site, head, step, details) for step in range(details.choice((1, 1, 2, 2, 3, 4)))]


def _line(site: Site, head: OrderHead, step: int, details: random.Random) -> dict[str, Any]:
    product = product_head(site, details.randrange(max(1, site.options.products)))
    quantity = details.choice((1, 1, 1, 2, 3))
    net = product.price * quantity
    tax = tax_of(net, TAX_PERCENT)
    number = head.id * 10 + step
    size = details.randrange(3) if product.variable else None
    name = product.name if details.random() < 0.8 else f"Artikel & <i>{product.id}</i>"
    chosen: list[dict[str, Any]] = []
    if size is not None:
        name = f"{product.name} – {SIZES[size]}"
        value = SIZES[size]
        chosen = [{"id": number * 2, "key": "Größe", "value": value, "display_key": "Größe", "display_value": value}]
    return {
        "id": number,
        "name": name,
        "product_id": product.id,
        "variation_id": 0 if size is None else product.id + 1 + size,
        "quantity": quantity,
        "tax_class": "",
        "subtotal": amount(net),
        "subtotal_tax": amount(tax),
        "total": amount(net),
        "total_tax": amount(tax),
        "taxes": [{"id": 1, "total": amount(tax), "subtotal": amount(tax)}],
        "meta_data": chosen,
        "sku": product.sku if size is None else f"{product.sku}-{SIZES[size]}",
        "price": _unit(net, quantity),
        "image": {"id": "" if size is None else 0, "src": ""},
        "parent_name": None if size is None else product.name,
    }


def _unit(net: int, quantity: int) -> float:
    """Return the unit price as PHP computes it, binary dust included (85.91000000000001)."""
    unit = net * 0.01 / quantity
    return int(unit) if unit.is_integer() else unit


def _coupons(site: Site, head: OrderHead, lines: list[dict[str, Any]], details: random.Random) -> list[dict[str, Any]]:
    """Take 10 % off the lines of every twelfth order, and return the coupon line that says so."""
    if details.random() >= 1 / 12:
        return []
    cut = cut_tax = 0
    for line in lines:
        net = cents_of(line["subtotal"])
        less = fit(net // 10 // (100 if site.options.currency == "JPY" else 1), site.options.currency)
        tax = tax_of(net - less, TAX_PERCENT)
        cut += less
        cut_tax += cents_of(line["subtotal_tax"]) - tax
        line["total"], line["total_tax"] = amount(net - less), amount(tax)
        line["taxes"][0]["total"] = amount(tax)
        line["price"] = _unit(net - less, line["quantity"])
    return [
        {
            "id": head.id * 10 + 8,
            "code": "über20",
            "discount": amount(cut),
            "discount_tax": f"{cut_tax / 100:g}",
            "meta_data": [],
            "discount_type": "fixed_cart",
            "nominal_amount": 0,
            "free_shipping": False,
        }
    ]


def _checkout(site: Site, head: OrderHead, details: random.Random) -> JsonObject:
    draw = draws(site.options.seed, "person", head.person)
    person = billing(draw[0], head.person % 100_000, head.email)
    paid = head.paid is not None
    return {
        "order_key": f"wc_order_{details.getrandbits(64):016x}"[:22],
        "billing": person,
        "shipping": {field: person[field] for field in SHIPPING_FIELDS},
        "payment_method": "cod" if paid else "",
        "payment_method_title": "Nachnahme" if paid else "",
        "transaction_id": f"tx_{head.id}" if paid else "",
        "customer_ip_address": "127.0.0.1",
        "customer_user_agent": "Mozilla/5.0",
        "created_via": "store-api" if head.status == "checkout-draft" else "checkout",
        "customer_note": "",
        "date_completed": site.time.local(head.completed),
        "date_paid": site.time.local(head.paid),
        "cart_hash": "",
        "number": str(head.id),
        "meta_data": _attribution(site, head, details) if details.random() < 0.7 else [],
    }


def _attribution(site: Site, head: OrderHead, details: random.Random) -> list[dict[str, Any]]:
    kind, source, medium, campaign = details.choice(_SOURCES)
    started = (site.time.local(head.created) or "").replace("T", " ")
    values = {
        "source_type": kind,
        "utm_source": source,
        "utm_medium": medium,
        "utm_campaign": campaign,
        "session_entry": f"{site.url}/?utm_source={source}",
        "session_start_time": started,
        "session_pages": str(details.randrange(1, 20)),
        "session_count": str(details.randrange(1, 5)),
        "user_agent": "Mozilla/5.0",
        "device_type": details.choice(("Mobile", "Desktop")),
    }
    rows = sorted((f"_wc_order_attribution_{key}", value) for key, value in values.items() if value)
    return [{"id": head.id * 20 + step, "key": key, "value": value} for step, (key, value) in enumerate(rows)]


def _tax_line(head: OrderHead, cart_tax: int, shipping_tax: int) -> dict[str, Any]:
    totals = {"tax_total": amount(cart_tax), "shipping_tax_total": amount(shipping_tax)}
    return {"id": head.id * 10 + 6, **_RATE, **totals, "meta_data": []}


def _shipping_line(head: OrderHead, cents: int, tax: int) -> dict[str, Any]:
    return {
        "id": head.id * 10 + 5,
        "method_title": "Versand" if cents else "Kostenlos",
        "method_id": "flat_rate" if cents else "free_shipping",
        "instance_id": "",
        "total": amount(cents),
        "total_tax": amount(tax),
        "taxes": [{"id": 1, "total": amount(tax), "subtotal": ""}],
        "tax_status": "taxable",
        "meta_data": [],
    }


def _fee_line(head: OrderHead, cents: int) -> dict[str, Any]:
    return {
        "id": head.id * 10 + 7,
        "name": "Nachnahmegebühr",
        "tax_class": "",
        "tax_status": "taxable",
        "amount": str(cents // 100),
        "total": amount(cents),
        "total_tax": "0.00",
        "taxes": [{"id": 1, "total": "0.00", "subtotal": ""}],
        "meta_data": [],
    }


def _refund_amounts(head: OrderHead, total: int) -> list[tuple[int, int]]:
    """Return (refund id, cents): the whole in one or two parts, or a part of the order."""
    if not head.refund_ids:
        return []
    first = head.refund_ids[0]
    part = total // 400 * 100 or total
    if head.status != "refunded":
        return [(first, part)]
    if len(head.refund_ids) == 1:
        return [(first, total)]
    return [(first, part), (head.refund_ids[1], total - part)]


def _reason(head: OrderHead) -> str:
    return "Order fully refunded." if head.status == "refunded" else "Beschädigt – teilweise"


def _tail(site: Site, head: OrderHead) -> JsonObject:
    record_links: dict[str, Any] = links(site.rest_root, "wc/v3/orders", head.id)
    templates = f"{site.rest_root}wc/v3/orders/{head.id}/actions/email_templates"
    record_links["email_templates"] = [{"embeddable": True, "href": templates}]
    if head.customer_id:
        record_links["customer"] = [{"href": f"{site.rest_root}wc/v3/customers/{head.customer_id}"}]
    return {
        "payment_url": f"{site.url}/checkout/order-pay/{head.id}/?pay_for_order=true",
        "is_editable": head.status in {"pending", "on-hold", "checkout-draft"},
        "needs_payment": head.status in {"pending", "failed", "checkout-draft"},
        "needs_processing": True,
        "date_created_gmt": site.time.gmt(head.created),
        "date_modified_gmt": site.time.gmt(head.modified),
        "date_completed_gmt": site.time.gmt(head.completed),
        "date_paid_gmt": site.time.gmt(head.paid),
        "currency_symbol": SYMBOLS.get(site.options.currency, site.options.currency),
        "_links": record_links,
    }
