"""The form of WooCommerce's own webhooks, in which products and deletions are delivered.

The receiver verifies `X-WC-Webhook-Signature` (base64 of HMAC-SHA256 of the raw body), knows repetitions by
`X-WC-Webhook-Delivery-ID` and routes on `X-WC-Webhook-Topic`.
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Mapping
from hashlib import sha256

from pydantic import JsonValue

from app.model.changes import Change, ChangeKind
from app.model.deliveries import Lane
from app.model.records import Product
from app.platforms.protocol import Item
from app.platforms.segmentflow.commerce import record_number
from app.platforms.wire import JSON_HEADERS, JsonObject

LEFT_OUT = frozenset({"meta_data", "_links"})
EMPTIED: Mapping[str, JsonValue] = {"downloads": [], "post_password": "", "related_ids": []}
"""Keys that keep their place without their value: files that are sold and a password are nobody's business, and
related products are drawn anew at every read, so that no product would ever look unchanged."""

STORE_TOPICS = (
    *("order.created", "order.updated", "order.deleted", "order.restored"),
    *("customer.created", "customer.updated", "customer.deleted"),
    *("product.created", "product.updated", "product.deleted"),
)
"""What the store's own webhooks tell, where they deliver live changes."""

DELETED = {ChangeKind.PRODUCT_DELETED: "product", ChangeKind.CUSTOMER_DELETED: "customer"}
WEBHOOK_ID = "0"
"""Of no webhook that is registered in the store."""


def product_body(product: Product) -> JsonObject:
    """Return what is stored of a published product: its REST representation without meta data."""
    payload: JsonObject = {
        name: EMPTIED.get(name, value) for name, value in product.raw.items() if name not in LEFT_OUT
    }
    payload.setdefault("id", product.id)
    return {"resource": "product", "event": "saved", "payload": payload}


def deletion_body(change: Change) -> JsonObject:
    """Return what is stored of a deletion; the store's own webhook says no more than the id either."""
    payload: JsonObject = {"id": record_number(change.record_id)}
    return {"resource": DELETED[change.kind], "event": "deleted", "payload": payload}


def webhook_event(item: Item) -> str:
    """Return created, updated or deleted; what was never delivered before is new there."""
    if item.body.get("event") == "deleted":
        return "deleted"
    return "created" if item.lane is Lane.HISTORY or not item.known else "updated"


def webhook_headers(item: Item, content: bytes, secret: str, store_home: str) -> dict[str, str]:
    """Return the headers of a signed delivery; the delivery id follows from the key, so a retry is recognised."""
    resource, event = str(item.body.get("resource")), webhook_event(item)
    return {
        **JSON_HEADERS,
        "X-WC-Webhook-Source": f"{store_home}/",
        "X-WC-Webhook-Topic": f"{resource}.{event}",
        "X-WC-Webhook-Resource": resource,
        "X-WC-Webhook-Event": event,
        "X-WC-Webhook-Signature": signature(content, secret),
        "X-WC-Webhook-ID": WEBHOOK_ID,
        "X-WC-Webhook-Delivery-ID": sha256(f"woocommerce:delivery:{item.key}".encode()).hexdigest()[:32],
    }


def signature(content: bytes, secret: str) -> str:
    """Return base64(HMAC-SHA256(body, secret))."""
    return base64.b64encode(hmac.new(secret.encode(), content, sha256).digest()).decode("ascii")
