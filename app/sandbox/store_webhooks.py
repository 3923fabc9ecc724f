"""WooCommerce's webhooks: the REST routes, and delivery to addresses on this machine."""

from __future__ import annotations

import hmac
import json
from base64 import b64encode
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from hashlib import md5, sha256
from typing import Any
from urllib.parse import urlsplit

import httpx

from app.sandbox.links import links
from app.sandbox.options import JsonObject
from app.sandbox.rest import RestAnswer, RestCall, RestError
from app.sandbox.site import WOOCOMMERCE_VERSION, WORDPRESS_VERSION
from app.sandbox.store import Store, StoreChange
from app.sandbox.store_lists import ids, list_headers, paging

Send = Callable[[str, Mapping[str, str], bytes], Awaitable[int]]
"""Posts a body to an address and returns the status; raises httpx.HTTPError."""

HOOKS = {
    "order.created": ["woocommerce_new_order"],
    "order.updated": ["woocommerce_update_order", "woocommerce_order_refunded"],
    "order.deleted": ["wp_trash_post", "woocommerce_trash_order"],
    "order.restored": ["untrashed_post"],
    "customer.created": ["user_register", "woocommerce_created_customer", "woocommerce_new_customer"],
    "customer.updated": ["profile_update", "woocommerce_update_customer"],
    "customer.deleted": ["delete_user"],
    "product.created": [
        "woocommerce_process_product_meta", "woocommerce_new_product", "woocommerce_new_product_variation",
    ],
    "product.updated": [
        "woocommerce_process_product_meta", "woocommerce_update_product", "woocommerce_update_product_variation",
    ],
    "product.deleted": ["wp_trash_post"],
    "product.restored": ["untrashed_post"],
}  # fmt: skip
_EDIT = "GET, POST, PUT, PATCH, DELETE"
_MOST_FAILURES = 5
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


async def post_locally(url: str, headers: Mapping[str, str], body: bytes) -> int:
    """Post to an address on this machine."""
    async with httpx.AsyncClient(timeout=5, trust_env=False) as client:
        return (await client.post(url, headers=dict(headers), content=body)).status_code


@dataclass(slots=True)
class Webhook:
    """One registration. REST never shows the secret or the failures."""

    id: int
    name: str
    topic: str
    delivery_url: str
    secret: str
    status: str
    created: int
    modified: int | None = None
    failures: int = 0


class StoreWebhooks:
    """Registered webhooks. Changes are queued and sent by `flush`, so that a test knows when they are out."""

    def __init__(self, store: Store, send: Send = post_locally) -> None:
        self._store = store
        self._send = send
        self._hooks: dict[int, Webhook] = {}
        self._queue: list[tuple[Webhook, StoreChange | None]] = []
        self._deliveries = 0
        store.listeners.append(self._heard)

    # -- REST ----------------------------------------------------------------------------------

    def list(self, call: RestCall) -> RestAnswer:
        """GET webhooks: newest first."""
        asked = paging(call, ("date", "id", "include", "title"), "date", descending=True)
        include = ids(call, "include")
        found = [hook for hook in self._hooks.values() if not include or hook.id in include]
        if asked.descending:
            found.reverse()
        part = [self._body(hook) for hook in found[asked.start : asked.start + asked.per_page]]
        return RestAnswer(part, allow="GET, POST", headers=list_headers(call, asked, len(found)))

    def get(self, call: RestCall, number: str) -> RestAnswer:
        """GET webhooks/{id}."""
        return RestAnswer(self._body(self._hook(number)), allow=_EDIT)

    def create(self, call: RestCall) -> RestAnswer:
        """POST webhooks: any http(s) address is taken; a ping without signature follows."""
        topic, url = str(call.body.get("topic", "")), str(call.body.get("delivery_url", ""))
        _check(topic, url)
        number = max(self._hooks, default=0) + 1
        name = str(call.body.get("name") or f"Webhook {number}")
        status, secret = str(call.body.get("status", "active")), str(call.body.get("secret", ""))
        hook = Webhook(number, name, topic, url, secret, status, self._now())
        self._hooks[number] = hook
        if status == "active":
            self._queue.append((hook, None))
        location = f"{call.site_url}/wp-json/wc/v3/webhooks/{number}"
        return RestAnswer(self._body(hook), 201, "GET, POST", {"Location": location})

    def update(self, call: RestCall, number: str) -> RestAnswer:
        """PUT webhooks/{id}."""
        hook = self._hook(number)
        topic, url = str(call.body.get("topic", hook.topic)), str(call.body.get("delivery_url", hook.delivery_url))
        _check(topic, url)
        hook.topic, hook.delivery_url, hook.modified = topic, url, self._now()
        hook.name = str(call.body.get("name", hook.name))
        hook.secret = str(call.body.get("secret", hook.secret))
        hook.status = str(call.body.get("status", hook.status))
        if hook.status == "active":
            hook.failures = 0
        return RestAnswer(self._body(hook), allow=_EDIT)

    def delete(self, call: RestCall, number: str) -> RestAnswer:
        """DELETE webhooks/{id}: needs `force`, there is no trash."""
        hook = self._hook(number)
        if not call.flag("force"):
            raise RestError(501, "woocommerce_rest_trash_not_supported", "Webhooks do not support trashing.")
        del self._hooks[hook.id]
        return RestAnswer(self._body(hook), allow=_EDIT)

    # -- delivery ------------------------------------------------------------------------------

    async def flush(self) -> None:
        """Send what is queued. Only addresses on this machine are reached; others are dropped in silence."""
        while self._queue:
            hook, change = self._queue.pop(0)
            if urlsplit(hook.delivery_url).hostname not in _LOOPBACK or hook.status != "active":
                continue
            headers, body = self._ping(hook) if change is None else self._delivery(hook, change)
            try:
                status = await self._send(hook.delivery_url, headers, body)
            except httpx.HTTPError:
                status = 0
            if change is not None:
                hook.failures = 0 if 200 <= status < 400 else hook.failures + 1
                if hook.failures > _MOST_FAILURES:
                    hook.status = "disabled"

    def _heard(self, change: StoreChange) -> None:
        self._queue += [(hook, change) for hook in self._hooks.values() if hook.topic == change.topic]

    def _ping(self, hook: Webhook) -> tuple[dict[str, str], bytes]:
        return {**_agent(), "Content-Type": "application/x-www-form-urlencoded"}, f"webhook_id={hook.id}".encode()

    def _delivery(self, hook: Webhook, change: StoreChange) -> tuple[dict[str, str], bytes]:
        resource, _, event = change.topic.partition(".")
        record = {"id": change.record["id"]} if event == "deleted" else change.record
        body = json.dumps(record).encode()
        self._deliveries += 1
        delivery = md5(f"{hook.id}/{self._deliveries}".encode(), usedforsecurity=False).hexdigest()
        signature = b64encode(hmac.new(hook.secret.encode(), body, sha256).digest()).decode()
        return {
            **_agent(),
            "Content-Type": "application/json",
            "X-WC-Webhook-Source": f"{self._store.site.url}/",
            "X-WC-Webhook-Topic": change.topic,
            "X-WC-Webhook-Resource": resource,
            "X-WC-Webhook-Event": event,
            "X-WC-Webhook-Signature": signature,
            "X-WC-Webhook-ID": str(hook.id),
            "X-WC-Webhook-Delivery-ID": delivery,
        }, body

    def _hook(self, number: str) -> Webhook:
        hook = self._hooks.get(int(number))
        if hook is None:
            raise RestError(404, "woocommerce_rest_shop_webhook_invalid_id", "Invalid ID.")
        return hook

    def _now(self) -> int:
        return int(self._store.clock().timestamp())

    def _body(self, hook: Webhook) -> JsonObject:
        resource, _, event = hook.topic.partition(".")
        time = self._store.site.time
        body: dict[str, Any] = {
            "id": hook.id, "name": hook.name, "status": hook.status, "topic": hook.topic, "resource": resource,
            "event": event, "hooks": HOOKS[hook.topic], "delivery_url": hook.delivery_url,
            **time.pair("date_created", hook.created), **time.pair("date_modified", hook.modified),
        }  # fmt: skip
        return {**body, "_links": links(self._store.site.rest_root, "wc/v3/webhooks", hook.id)}


def _agent() -> dict[str, str]:
    return {"User-Agent": f"WooCommerce/{WOOCOMMERCE_VERSION} Hookshot (WordPress/{WORDPRESS_VERSION})"}


def _check(topic: str, url: str) -> None:
    if topic not in HOOKS:
        message = "Webhook topic is required and must be valid."
        raise RestError(400, "woocommerce_rest_shop_webhook_invalid_topic", message)
    if urlsplit(url).scheme not in {"http", "https"}:
        message = "Webhook delivery URL must be a valid URL starting with http:// or https://."
        raise RestError(400, "woocommerce_rest_shop_webhook_invalid_delivery_url", message)
