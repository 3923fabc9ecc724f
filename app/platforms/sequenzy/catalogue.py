"""Products in Sequenzy's form: money in minor units, ids with the store's prefix."""

from __future__ import annotations

from pydantic import JsonValue

from app.model.money import Money
from app.model.records import Product, Variation
from app.platforms.protocol import StoreProfile
from app.platforms.sequenzy.identifiers import prefixed
from app.platforms.wire import JsonObject, filled, timestamp


def product_body(product: Product, profile: StoreProfile) -> JsonObject:
    """Return what is stored of a published product: `{product: item of POST /products}`.

    Fields left out keep their value there and null clears it, so whatever can go away is sent as null.
    """
    price, before = _prices(product.price, product.regular_price)
    variants: list[JsonValue] = [_variant(one, profile) for one in product.variations]
    item: JsonObject = {
        "productId": prefixed(profile, product.id),
        "title": product.title or prefixed(profile, product.id),
        "description": product.description or None,
        "url": product.url or None,
        "imageUrl": product.image_url or None,
        "currency": product.price.currency if product.price else profile.currency or None,
        "priceCents": price,
        "compareAtPriceCents": before,
        "inStock": product.in_stock,
        "variants": variants,
    }
    if product.created_at:
        item["providerCreatedAt"] = timestamp(product.created_at)
    return {"product": item}


def deletion_body(record_id: str, profile: StoreProfile) -> JsonObject:
    """Return what is stored of a product that is no longer published: `{productId}`."""
    return {"productId": prefixed(profile, record_id)}


def _variant(variation: Variation, profile: StoreProfile) -> JsonObject:
    price, before = _prices(variation.price, variation.regular_price)
    options: list[JsonValue] = [{"name": name, "value": value} for name, value in variation.options]
    return filled(
        {
            "variantId": prefixed(profile, variation.id),
            "title": variation.title or prefixed(profile, variation.id),
            "sku": variation.sku,
            "priceCents": price,
            "compareAtPriceCents": before,
            "inventoryQuantity": variation.stock_quantity,
            "inStock": variation.in_stock,
            "imageUrl": variation.image_url,
            "options": options,
        }
    )


def _prices(price: Money | None, regular: Money | None) -> tuple[int | None, int | None]:
    """Return the price and, only where it is reduced, the price before."""
    if price is None:
        return None, None
    reduced = regular is not None and regular.currency == price.currency and regular.minor > price.minor
    return price.minor, regular.minor if reduced and regular is not None else None
