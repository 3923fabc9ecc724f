"""Products and variations: from WooCommerce's REST representation to the model."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from typing import Any

from app.model.records import Product, Variation
from app.stores.fields import (
    JsonObject,
    identifier,
    link,
    mapping,
    money,
    objects,
    required_id,
    whole,
)
from app.stores.text import plain_text
from app.stores.times import record_time

LEFT_OUT_OF_RAW = frozenset({"meta_data", "_links", "related_ids", "price_html"})
"""Not kept of a product's representation: internals of plugins, hyperlinks, a list that WooCommerce shuffles anew for
every request (each reading would look like a change), and markup that repeats the price."""

PLAIN = frozenset({str, int, bool, type(None)})
"""Types of what is written as it was read."""


def parse_product(data: JsonObject, currency: str, zone: tzinfo, variations: Sequence[Variation] = ()) -> Product:
    """Return a product; its variations are never part of its own representation and are given beside it.

    `data` is as `read_json` gives it, prices are in the store's currency. Raises UnreadableRecord where the id cannot
    be understood.
    """
    found = required_id(data)
    images = objects(data.get("images"))
    return Product(
        id=found,
        status=plain_text(data.get("status")),
        title=plain_text(data.get("name")) or f"#{found}",
        type=plain_text(data.get("type")) or "simple",
        description=plain_text(data.get("description")) or plain_text(data.get("short_description")),
        url=link(data.get("permalink")),
        image_url=next((url for url in (link(image.get("src")) for image in images) if url), ""),
        sku=plain_text(data.get("sku")),
        price=money(data.get("price"), currency),
        regular_price=money(data.get("regular_price"), currency),
        in_stock=_in_stock(data),
        stock_quantity=whole(data.get("stock_quantity")),
        created_at=record_time(data, "date_created", zone),
        modified_at=record_time(data, "date_modified", zone),
        variations=tuple(variations),
        raw=_raw(data),
    )


def parse_variation(data: JsonObject, currency: str) -> Variation:
    """Return a variation. Its title is the options that make it ("L", "Blue, L"): older versions give it no name.

    Raises UnreadableRecord where the id cannot be understood.
    """
    found = required_id(data)
    options = _options(data.get("attributes"))
    title = ", ".join(value for _, value in options if value)
    return Variation(
        id=found,
        title=title or plain_text(data.get("name")) or f"#{found}",
        sku=plain_text(data.get("sku")),
        price=money(data.get("price"), currency),
        regular_price=money(data.get("regular_price"), currency),
        in_stock=_in_stock(data),
        stock_quantity=whole(data.get("stock_quantity")),
        image_url=link(mapping(data.get("image")).get("src")),
        options=options,
    )


def buyable(data: JsonObject) -> bool:
    """Tell whether a variation is switched on; WooCommerce keeps switched-off ones as "private"."""
    return data.get("status", "publish") == "publish"


def variation_ids(data: JsonObject) -> tuple[int, ...]:
    """Return the ids of a product's variations, in the order in which the shop shows them."""
    listed = data.get("variations")
    if not isinstance(listed, list):
        return ()
    return tuple(dict.fromkeys(found for found in map(identifier, listed) if found))


def _in_stock(data: JsonObject) -> bool:
    """Read the stock status; on back-order can be bought. Where it is missing, a product counts as in stock."""
    status = data.get("stock_status")
    return status != "outofstock" if isinstance(status, str) else data.get("in_stock") is not False


def _options(value: object) -> tuple[tuple[str, str], ...]:
    pairs = ((plain_text(one.get("name")), plain_text(one.get("option"))) for one in objects(value))
    return tuple(pair for pair in pairs if pair[0])


def _raw(data: JsonObject) -> dict[str, Any]:
    return {
        key: value if type(value) in PLAIN else _finite(value)
        for key, value in data.items()
        if key not in LEFT_OUT_OF_RAW
    }


def _finite(value: Any) -> Any:
    """Return a JSON value without numbers too large for any: no JSON has a way to write them again."""
    if type(value) is dict:
        return {key: one if type(one) in PLAIN else _finite(one) for key, one in value.items()}
    if type(value) is list:
        return [one if type(one) in PLAIN else _finite(one) for one in value]
    return value if value - value == 0 else None
