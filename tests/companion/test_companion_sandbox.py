"""The sandbox's plugin answers in the real one's form, so that it cannot drift into wishful thinking."""

from __future__ import annotations

from typing import Any

from companion_store import DESK, Feed
from real_wordpress import Site
from starlette.datastructures import QueryParams

from app.sandbox.options import JsonObject, SandboxOptions, system_clock
from app.sandbox.rest import RestCall
from app.sandbox.store import Store
from app.sandbox.store_auth import MANAGER
from app.sandbox.store_companion import StoreCompanion


def form(value: Any) -> Any:
    """Return the names and types of an answer, without its values."""
    if isinstance(value, dict):
        return {name: form(one) for name, one in value.items()}
    if isinstance(value, list):
        return [form(value[0])] if value else []
    return type(value).__name__


def call(**query: str) -> RestCall:
    body: JsonObject = {"reader": DESK, "cursor": 0}
    return RestCall("GET", "storewire/v1", QueryParams(query), body, MANAGER, "", "http://shop.example")


def test_every_answer_has_the_real_form(site: Site, feed: Feed) -> None:
    store = Store(SandboxOptions(products=1, customers=0, orders=0, companion=True), system_clock)
    double = StoreCompanion(store)
    double.install(installed=True)
    double.acknowledge(call())
    double._note("product.updated", 7, {})
    site.php("Storewire_Companion_Feed::note('product.updated', 7); Storewire_Companion_Feed::write();")
    assert form(double.status(call()).body) == form(feed.status())
    assert form(double.read(call(reader=DESK, after="0")).body) == form(feed.page())
    assert form(double.get_settings(call()).body) == form(feed.set())
    assert form(double.acknowledge(call()).body) == form(feed.acknowledge(feed.cursor))
