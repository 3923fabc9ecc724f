"""Carts, checkouts, products and orders come into the feed, each once and with its facts.

With STOREWIRE_WOOCOMMERCE_ZIP in a real WooCommerce; else with a stand-in of exactly the functions and hooks that the
plugin uses, which is itself held against the order of hooks that was recorded of a real shop.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from companion_store import Feed, decide
from real_wordpress import ADMIN, DOUBLE, WOOCOMMERCE_ZIP, Site

RECORDED: dict[str, list[str]] = json.loads(Path(__file__).with_name("recorded_hooks.json").read_text("utf-8"))
"""The hooks of each thing that a shopper does, in the order in which a real WooCommerce 10.0.2 fired them."""
BOTH = {"analytics": True, "marketing": True}
real = pytest.mark.skipif(not WOOCOMMERCE_ZIP, reason="needs a WooCommerce: STOREWIRE_WOOCOMMERCE_ZIP")
STORE_ROOTS = ("/wp-json/wc/store/v1", "/wp-json/wc/store")
"""The Store API's routes, those that had no version yet last."""
NONCES = ("Nonce", "X-WC-Store-API-Nonce")

stand_in = pytest.mark.skipif(bool(WOOCOMMERCE_ZIP), reason="a real WooCommerce is used")


@pytest.fixture(scope="module")
def shop(site: Site) -> Iterator[Site]:
    """The site as a shop, with two products."""
    plugins = site.folder / "wp-content" / "plugins"
    if WOOCOMMERCE_ZIP:
        shutil.unpack_archive(WOOCOMMERCE_ZIP, plugins)
    else:
        shutil.copytree(DOUBLE, plugins / "woocommerce")
    site.activate("woocommerce")
    site.user("manager", "shop_manager" if WOOCOMMERCE_ZIP else "administrator")
    site.rest().get("")  # a first page, on which a new plugin settles in
    yield site
    site.php("deactivate_plugins('woocommerce/woocommerce.php');")
    site.passwords.pop("manager")


class Shopper:
    """A visitor with a cart, in either kind of shop."""

    def __init__(self, site: Site, feed: Feed, *, consent: bool | None = True) -> None:
        self.site = site
        self.feed = feed
        self.visitor = site.visitor()
        self.visitor.cookies.set("shopper", secrets.token_hex(6), domain="127.0.0.1")
        if consent is not None:
            decide(self.visitor, analytics=consent, marketing=consent)
        self.products = [14, 17] if not WOOCOMMERCE_ZIP else products(site)

    def does(self, action: str, number: int = 0, **values: Any) -> list[dict[str, Any]]:
        """Do something and return the events that it made."""
        if WOOCOMMERCE_ZIP:
            self._really(action, self.products[number], values)
        else:
            asked = {"shop": action, "product": self.products[number], **values}
            assert self.visitor.get("/", params=asked).text.startswith("done")
        return self.feed.events()

    def _really(self, action: str, product: int, values: dict[str, Any]) -> None:
        root, cart = self._cart()
        headers = {name: cart.headers[name] for name in NONCES if name in cart.headers}
        keys = {line["id"]: line["key"] for line in cart.json()["items"]}

        def post(route: str, **body: Any) -> None:
            self.visitor.post(f"{root}/{route}", json=body, headers=headers).raise_for_status()

        match action:
            case "add":
                self.visitor.post(f"/?add-to-cart={product}&quantity={values.get('quantity', 1)}").raise_for_status()
            case "set":
                post("cart/update-item", key=keys[product], quantity=values["quantity"])
            case "remove":
                post("cart/remove-item", key=keys[product])
            case "block" if root != STORE_ROOTS[0]:
                pytest.skip("a WooCommerce of this age has no block checkout")
            case "block":
                self.visitor.get("/checkout/").raise_for_status()
                # What the block itself asks for: older shops are set up with a classic page.
                self.visitor.get(f"{root}/checkout", headers=headers).raise_for_status()
            case "block-type":
                post("cart/update-customer", billing_address={"email": values["email"]})
            case _:
                pytest.skip("the stand-in shows this")

    def _cart(self) -> tuple[str, httpx.Response]:
        """Return where the shop's Store API is, and the cart there."""
        for root in STORE_ROOTS:
            cart = self.visitor.get(f"{root}/cart")
            if cart.is_success:
                return root, cart
        raise AssertionError("no Store API")


def products(site: Site) -> list[int]:
    rest = site.rest(ADMIN)
    known = [row["id"] for row in rest.get("wc/v3/products", params={"search": "Kaffee"}).json()]
    for name in ("Kaffee A", "Kaffee B")[len(known) :]:
        made = rest.post("wc/v3/products", json={"name": name, "regular_price": "7.50", "virtual": True})
        known.append(made.raise_for_status().json()["id"])
    return known


def types(events: list[dict[str, Any]]) -> list[str]:
    return [event["type"] for event in events]


@pytest.fixture
def shopper(shop: Site, feed: Feed) -> Shopper:
    made = Shopper(shop, feed)
    feed.events()
    return made


def test_a_cart_is_started_once_and_everything_in_it_is_told(shopper: Shopper) -> None:
    first = shopper.does("add")
    assert types(first) == ["cart.started", "cart.item_added"]
    second = shopper.does("add", 1, quantity=2)
    assert types(second) == ["cart.item_added"]
    facts = second[0]["data"]
    assert facts["cart"] == first[0]["data"]["cart"]
    assert facts["started"] == first[0]["data"]["started"]
    assert [(line["product"], line["quantity"], line["number"]) for line in facts["lines"]] == [
        (shopper.products[0], 1, 1),
        (shopper.products[1], 2, 2),
    ]
    assert (facts["item"]["quantity"], facts["item"]["price"], facts["currency"]) == (2, "7.50", facts["currency"])
    assert (facts["total"], facts["watched"], facts["consent"]) == ("22.50", True, BOTH)


def test_adding_what_is_there_already_is_one_addition(shopper: Shopper) -> None:
    shopper.does("add")
    [event] = shopper.does("add", quantity=3)
    assert (event["type"], event["data"]["item"]["quantity"]) == ("cart.item_added", 3)
    assert event["data"]["lines"][0]["quantity"] == 4


def test_a_changed_quantity_is_told_by_its_difference(shopper: Shopper) -> None:
    shopper.does("add")
    [more] = shopper.does("set", quantity=5)
    [fewer] = shopper.does("set", quantity=2)
    assert (more["type"], more["data"]["item"]["quantity"]) == ("cart.item_added", 4)
    assert (fewer["type"], fewer["data"]["item"]["quantity"]) == ("cart.item_removed", 3)


def test_the_last_item_removed_clears_the_cart_and_the_next_begins_another(shopper: Shopper) -> None:
    before = shopper.does("add")[0]["data"]["cart"]
    removed, cleared = shopper.does("remove")
    assert (removed["type"], cleared["type"], cleared["data"]["by"]) == ("cart.item_removed", "cart.cleared", "shopper")
    after = shopper.does("add")
    assert types(after) == ["cart.started", "cart.item_added"]
    assert after[0]["data"]["cart"] != before


def test_a_block_checkout_is_told_once_with_its_draft_when_the_address_is_typed(shopper: Shopper) -> None:
    shopper.does("add")
    assert shopper.does("block") == []
    [event] = shopper.does("block-type", email="Block.Gast@example.test")
    facts = event["data"]
    assert (event["type"], facts["email"]) == ("checkout.started", "block.gast@example.test")
    assert facts["draft"] > 0
    assert facts["shown"] <= event["at"]
    assert facts["lines"][0]["product"] == shopper.products[0]
    assert shopper.does("block-type", email="block.gast@example.test") == []


@pytest.mark.parametrize("consent", [None, False])
def test_nobody_is_named_without_their_consent(shop: Site, feed: Feed, consent: bool | None) -> None:
    shopper = Shopper(shop, feed, consent=consent)
    found = shopper.does("add") + shopper.does("block") + shopper.does("block-type", email="shy@example.test")
    assert types(found) == ["cart.started", "cart.item_added"]
    assert "shy@example.test" not in json.dumps(found)
    assert {(event["data"]["email"], event["data"]["user"]) for event in found} == {("", 0)}


def test_where_consent_is_not_required_only_a_refusal_counts(shop: Site, feed: Feed) -> None:
    feed.set(consent_required=False)
    undecided, refused = Shopper(shop, feed, consent=None), Shopper(shop, feed, consent=False)
    for shopper, told in ((undecided, ["checkout.started"]), (refused, [])):
        shopper.does("add")
        shopper.does("block")
        assert types(shopper.does("block-type", email="x@example.test")) == told


def test_signing_in_gives_the_cart_a_name(shopper: Shopper, shop: Site, feed: Feed) -> None:
    shopper.does("add")
    shop.sign_in(shopper.visitor, "subscriber")
    found = {event["type"]: event["data"] for event in feed.events()}
    assert found["cart.identified"]["email"] == "subscriber@example.test"
    assert found["cart.identified"]["user"] > 0
    assert len(found["cart.identified"]["lines"]) == 1


def test_staff_shopping_for_a_test_are_no_shoppers(shop: Site, feed: Feed) -> None:
    shopper = Shopper(shop, feed)
    shop.sign_in(shopper.visitor, "editor")
    feed.events()
    assert shopper.does("add") == []


# -- what only the stand-in shows here ---------------------------------------------------------------


@stand_in
def test_a_classic_checkout_is_told_when_the_address_is_typed_and_ends_with_the_order(shopper: Shopper) -> None:
    shopper.does("add")
    assert shopper.does("checkout") == []
    [started] = shopper.does("type", email="classic@example.test")
    assert (started["type"], started["data"]["email"], started["data"]["draft"]) == (
        "checkout.started",
        "classic@example.test",
        0,
    )
    ended = shopper.does("order", email="classic@example.test")
    assert types(ended) == ["order.created", "order.status", "cart.cleared"]
    assert ended[0]["data"] == {"status": "pending", "consent": BOTH}
    assert ended[1]["data"] == {"from": "pending", "to": "processing"}
    assert (ended[2]["data"]["by"], ended[2]["data"]["email"]) == ("checkout", "classic@example.test")
    assert len(ended[2]["data"]["lines"]) == 1


@stand_in
def test_an_emptied_cart_is_told_apart_from_an_ordered_one(shopper: Shopper) -> None:
    shopper.does("add")
    [event] = shopper.does("empty")
    assert (event["type"], event["data"]["by"]) == ("cart.cleared", "shopper")


@stand_in
def test_an_order_is_stamped_with_the_first_visit_and_the_language(shop: Site, feed: Feed) -> None:
    feed.set(tracking=True, write_key="wk_1")
    for consent, stamped in ((True, {"_segmentflow_utm_source": "letter"}), (False, {})):
        shopper = Shopper(shop, feed, consent=consent)
        shopper.visitor.cookies.set("sf_utm", "eyJzb3VyY2UiOiJsZXR0ZXIifQ==", domain="127.0.0.1")
        shopper.does("add")
        shopper.does("order", email="a@example.test")
        assert shop.php("return get_option('double_order_meta');") == {"_segmentflow_locale": "en_US", **stamped}


@stand_in
@pytest.mark.parametrize("action", sorted(RECORDED))
def test_the_stand_in_fires_hooks_as_they_were_recorded(shopper: Shopper, action: str) -> None:
    if action != "add":
        shopper.does("add")
    asked = {"shop": action, "product": 14, "quantity": 3, "email": "gast@example.test", "watch": 1}
    said = re.search(r"\[\[(.*)\]\]", shopper.visitor.get("/", params=asked).text)
    assert said is not None
    fired = [hook for hook in json.loads(said[1]) if hook in set(RECORDED[action])]
    assert fired == RECORDED[action]
