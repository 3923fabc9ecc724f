"""The companion plugin of the sandbox's store: its routes, its feed of the store's changes, and shoppers with carts."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.sandbox.links import EVERYTHING
from app.sandbox.options import JsonObject
from app.sandbox.people import canonical
from app.sandbox.rest import RestAnswer, RestCall, RestError, no_route
from app.sandbox.store import Store, StoreChange

VERSION = "1.0.0"
TYPES = {"deleted": "trashed"}
"""Words of webhook topics that the plugin's events have others for: a webhook is told of the trash as a deletion."""
NOTHING_CHOSEN: JsonObject = {
    "tracking": False, "write_key": "", "api_host": "", "sdk_url": "", "consent_required": True, "debug": False
}  # fmt: skip


@dataclass(slots=True)
class Basket:
    """One shopper's cart, as WooCommerce's session remembers it."""

    id: str
    started: int
    number: int = 0
    lines: dict[int, JsonObject] = field(default_factory=dict)
    email: str = ""
    told: bool = False


class StoreCompanion:
    """The plugin. It answers 404 until it is installed, and records while somebody reads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.installed = False
        self.copied = False
        self.feed = ""
        self.dropped = 0
        self.events: list[JsonObject] = []
        self.readers: dict[str, int] = {}
        self.settings: JsonObject = {}
        self.baskets: dict[str, Basket] = {}
        self._newest = 0
        store.listeners.append(self._changed)

    def install(self, *, installed: bool) -> None:
        """Install it anew, or delete it with everything it knew."""
        self.installed = installed
        self.feed, self._newest, self.dropped = str(uuid.uuid4()), 0, 0
        self.events, self.readers, self.settings = [], {}, dict(NOTHING_CHOSEN)

    def drop(self, count: int) -> None:
        """Lose the oldest events, as the caps do."""
        self.dropped = self.events[min(count, len(self.events)) - 1]["id"] if self.events else 0
        del self.events[:count]

    # -- routes ----------------------------------------------------------------------------------

    def status(self, call: RestCall) -> RestAnswer:
        """GET status."""
        self._admit(call)
        readers = [
            {"reader": name, "cursor": cursor, "seen": self._now() // 1000} for name, cursor in self.readers.items()
        ]
        site = {
            "version": VERSION, "wordpress": "7.1", "woocommerce": "10.0.2", "php": "8.2.36",
            "home": self._store.site.url.partition("://")[2], "recording": bool(self.readers),
            "tracking": bool(self.settings["tracking"] and self.settings["write_key"]), "readers": readers,
        }  # fmt: skip
        return self._answer(self._standing() | site)

    def read(self, call: RestCall) -> RestAnswer:
        """GET events?reader&after&limit."""
        self._admit(call)
        after, limit = int(call.value("after") or 0), int(call.value("limit") or 100)
        found = [event for event in self.events if event["id"] > after][:limit] if not self.copied else []
        last = found[-1]["id"] if found else after
        more = len(found) == limit and last < self._newest
        gap = after < self.dropped or after > self._newest
        known = call.value("reader") in self.readers
        return self._answer(self._standing() | {"known": known, "gap": gap, "more": more, "events": found})

    def acknowledge(self, call: RestCall) -> RestAnswer:
        """POST ack."""
        self._admit(call)
        reader, cursor = str(call.body["reader"]), int(call.body["cursor"])
        self.readers[reader] = max(cursor, self.readers.get(reader, 0))
        return self._answer(self._standing())

    def forget(self, call: RestCall) -> RestAnswer:
        """DELETE ack?reader."""
        self._admit(call)
        self.readers.pop(call.value("reader") or "", None)
        return self._answer(self._standing())

    def get_settings(self, call: RestCall) -> RestAnswer:
        """GET settings."""
        self._admit(call)
        return self._answer(self.settings)

    def save_settings(self, call: RestCall) -> RestAnswer:
        """POST settings."""
        self._admit(call)
        self.settings |= {name: value for name, value in call.body.items() if name in NOTHING_CHOSEN}
        return self._answer(self.settings)

    def _admit(self, call: RestCall) -> None:
        if not self.installed:
            raise no_route()
        if call.account is None or not call.account.manages:
            status = 403 if call.account else 401
            raise RestError(status, "storewire_forbidden", "You are not allowed to do this.")

    def _answer(self, body: JsonObject) -> RestAnswer:
        return RestAnswer(dict(body), allow=", ".join(EVERYTHING), headers={"Cache-Control": "no-store, private"})

    def _standing(self) -> JsonObject:
        return {"feed": self.feed, "newest": self._newest, "dropped": self.dropped, "copied": self.copied}

    # -- what is recorded ------------------------------------------------------------------------

    def _now(self) -> int:
        return int(self._store.clock().timestamp() * 1000)

    def _note(self, kind: str, record: int, facts: Mapping[str, Any], at: int | None = None) -> None:
        if not self.installed or not self.readers:
            return
        self._newest += 1
        when = self._now() if at is None else at
        self.events.append({"id": self._newest, "at": when, "type": kind, "object": record, "data": dict(facts)})

    def _changed(self, change: StoreChange) -> None:
        """A manager did something: the same that webhooks hear of."""
        kind, _, word = change.topic.partition(".")
        self._note(f"{kind}.{TYPES.get(word, word) if kind != 'customer' else word}", int(change.record["id"]), {})

    # -- shoppers --------------------------------------------------------------------------------

    def shop(self, shopper: str, action: str, values: Mapping[str, Any]) -> None:
        """Let a shopper `add`, `remove`, `checkout`, or `order` (which only empties the cart).

        `values`: `product`, `quantity`, `email` (typed), `user` (signed in), `consent` {analytics, marketing} or none.
        """
        basket = self.baskets.get(shopper)
        if basket is None:
            basket = self.baskets[shopper] = Basket(uuid.uuid4().hex, self._now())
        basket.email = canonical(str(values.get("email", basket.email)))
        getattr(self, f"_{action}")(shopper, basket, values)

    def _add(self, shopper: str, basket: Basket, values: Mapping[str, Any]) -> None:
        product = self._store.products.record(int(values["product"]))
        if product is None:
            raise ValueError("no such product")
        first, quantity = not basket.lines, int(values.get("quantity", 1))
        before = basket.lines.get(product["id"], {"quantity": 0})["quantity"]
        basket.number += 1
        line = {
            "product": product["id"], "variation": 0, "title": product["name"], "sku": product["sku"],
            "quantity": before + quantity, "price": product["price"], "number": basket.number, "at": self._now(),
        }  # fmt: skip
        basket.lines[product["id"]] = line
        if first:
            self._note("cart.started", 0, self._facts(basket, values))
        item = {**line, "quantity": quantity}
        self._note("cart.item_added", 0, {**self._facts(basket, values), "item": item})

    def _remove(self, shopper: str, basket: Basket, values: Mapping[str, Any]) -> None:
        line = basket.lines.pop(int(values["product"]))
        basket.number += 1
        item = {**line, "number": basket.number}
        self._note("cart.item_removed", 0, {**self._facts(basket, values), "item": item})
        if not basket.lines:
            self._clear(shopper, basket, values, "shopper")

    def _checkout(self, shopper: str, basket: Basket, values: Mapping[str, Any]) -> None:
        facts = self._facts(basket, values)
        if facts["email"] and not basket.told:
            basket.told = True
            draft = int(values.get("draft", 0))
            self._note("checkout.started", 0, {**facts, "shown": self._now(), "draft": draft})

    def _order(self, shopper: str, basket: Basket, values: Mapping[str, Any]) -> None:
        self._clear(shopper, basket, values, "checkout")

    def _clear(self, shopper: str, basket: Basket, values: Mapping[str, Any], by: str) -> None:
        self._note("cart.cleared", 0, {**self._facts(basket, values), "by": by})
        del self.baskets[shopper]

    def _facts(self, basket: Basket, values: Mapping[str, Any]) -> JsonObject:
        """Return the facts of a cart; who the shopper is only where their consent allows it."""
        consent = values.get("consent")
        named = all(consent.values()) if consent else not self.settings.get("consent_required", True)
        if named and basket.email:
            self._store.former_emails.add(basket.email)  # from now on a platform may rightly know them
        total = sum(float(line["price"] or 0) * line["quantity"] for line in basket.lines.values())
        return {
            "cart": basket.id,
            "started": basket.started,
            "watched": True,
            "email": basket.email if named else "",
            "user": int(values.get("user", 0)) if named else 0,
            "consent": consent,
            "currency": self._store.options.currency,
            "total": f"{total:.2f}",
            "lines": list(basket.lines.values()),
            "checkout_url": f"{self._store.site.url}/checkout/",
        }
