"""Segmentflow's webhook address: WooCommerce's own form, verified, once a delivery, routed by topic."""

from __future__ import annotations

import hmac
import json
from base64 import b64encode
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.sandbox.effects import record_number
from app.sandbox.people import canonical
from app.sandbox.segmentflow_state import SegmentflowState, Source, traits_of_customer

_EVENT_OF_STATUS = {
    "pending": "created", "processing": "paid", "on-hold": "on_hold", "completed": "completed",
    "cancelled": "cancelled", "refunded": "refunded", "failed": "failed",
}  # fmt: skip
_HEADERS = ("source", "topic", "resource", "event", "signature", "id", "delivery-id")


def signature_of(secret: str, body: bytes) -> str:
    """Return base64(HMAC-SHA256(body, secret))."""
    return b64encode(hmac.new(secret.encode(), body, sha256).digest()).decode()


class SegmentflowWebhooks:
    """POST /api/v1/webhooks/woocommerce/{connection}."""

    def __init__(self, state: SegmentflowState) -> None:
        self._state = state

    async def receive(self, request: Request) -> Response:
        """Take one delivery."""
        body = await request.body()
        connection = self._state.connections.get(request.path_params["connection"])
        if connection is None:
            return JSONResponse({"error": "Unknown webhook address"}, 404)
        if request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
            return JSONResponse({"success": True, "ping": True})
        if not self._state.completed:
            self._state.ledger.before_completion.append(f"POST {request.url.path}")
        missing = [name for name in _HEADERS if not request.headers.get(f"x-wc-webhook-{name}")]
        if missing:
            return JSONResponse({"error": f"missing header: X-WC-Webhook-{missing[0]}"}, 400)
        given = request.headers["x-wc-webhook-signature"]
        if connection.revoked or not hmac.compare_digest(given, signature_of(connection.webhook_secret, body)):
            self._state.ledger.blame("bad_signature", request.headers["x-wc-webhook-topic"])
            return JSONResponse({"error": "Invalid signature"}, 401)
        delivery = request.headers["x-wc-webhook-delivery-id"]
        source = self._state.source(connection)
        if delivery in source.deliveries:
            return JSONResponse({"success": True, "duplicate": True})
        try:
            record = json.loads(body)
        except ValueError:
            return JSONResponse({"error": "The body is no JSON"}, 400)
        taken = self._route(source, request.headers["x-wc-webhook-topic"], record)
        if not taken:
            return JSONResponse({"error": "Unknown topic"}, 400)
        source.deliveries.add(delivery)
        return JSONResponse({"success": True})

    def _route(self, source: Source, topic: str, record: dict[str, Any]) -> bool:
        resource, _, event = topic.partition(".")
        if not isinstance(record, dict) or record_number(record.get("id")) is None:
            return False
        if resource == "product":
            return self._product(source, event, record)
        if resource == "customer":
            return self._customer(source, event, record)
        return self._order(source, event, record) if resource == "order" else False

    def _product(self, source: Source, event: str, record: dict[str, Any]) -> bool:
        if event == "deleted":
            source.products.pop(int(record["id"]), None)
            return True
        source.products[int(record["id"])] = record
        return event in {"created", "updated", "restored"}

    def _customer(self, source: Source, event: str, record: dict[str, Any]) -> bool:
        user = f"wc_{record['id']}"
        if event == "deleted":
            self._state.forget(source, source.by_user.get(user, ""))
            return True
        email = canonical(record.get("email"))
        if email:
            self._state.keep(source, email, user, traits_of_customer(record))
        return event in {"created", "updated"}

    def _order(self, source: Source, event: str, record: dict[str, Any]) -> bool:
        """Turn an order's status into an event; the same status of an order counts once on this channel."""
        kind = {"deleted": "cancelled", "restored": "restored"}.get(event) or _EVENT_OF_STATUS.get(
            record.get("status", "")
        )
        order = int(record["id"])
        email = canonical((record.get("billing") or {}).get("email"))
        if kind is None or (order, kind) in source.webhook_orders:
            return True
        source.webhook_orders.add((order, kind))
        if email and self._state.profile(source, email, None) is None:
            self._state.keep(source, email, None, {})
        modified = record.get("date_modified_gmt")
        occurred = datetime.fromisoformat(modified).replace(tzinfo=UTC) if modified else None
        self._state.effect(kind, order, email, refund="", occurred=occurred, channel="webhook")
        return True
