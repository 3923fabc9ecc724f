"""The generated products and their variations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.sandbox.draws import draws, share
from app.sandbox.links import links
from app.sandbox.money import ENTITIES, amount, fit
from app.sandbox.options import JsonObject
from app.sandbox.site import FIRST_PRODUCT, PRODUCT_STRIDE, Site

SIZES = ("S", "M", "L")
_ADJECTIVES = ("Größer", "Kleine", "Café", "Señor", "Ærlig", "☕", "Bio", "Dunkle", "Milde")
_NOUNS = ("Kaffee", "Röster", "Filter", "Mühle", "Tasse", "Bohne")
_CATEGORIES = ((17, "Zubehör", "zubehor"), (18, "Kleidung", "kleidung"), (19, "Kaffee & Tee", "kaffee-tee"))
_STATUSES = ((0.93, "publish"), (0.96, "draft"), (0.975, "private"), (0.99, "pending"), (1.0, "trash"))


@dataclass(frozen=True, slots=True)
class ProductHead:
    """What lists and orders need to know of a product, without its representation."""

    id: int
    number: int
    status: str
    variable: bool
    created: int
    modified: int
    price: int
    """Cents; of the first variation where there are any."""
    name: str
    sku: str

    @property
    def variation_ids(self) -> tuple[int, ...]:
        """Return the ids of its variations."""
        return tuple(self.id + step for step in (1, 2, 3)) if self.variable else ()


def product_id(number: int) -> int:
    """Return the id of the product with this number, from 0."""
    return FIRST_PRODUCT + PRODUCT_STRIDE * number


def product_head(site: Site, number: int) -> ProductHead:
    """Return the head of the product with this number."""
    draw = draws(site.options.seed, "product", number)
    created = site.history_start + int(share(draw[0]) * (site.history_end - site.history_start))
    lot = share(draw[1])
    name = f"{_ADJECTIVES[draw[3] % len(_ADJECTIVES)]} {_NOUNS[draw[4] % len(_NOUNS)]} {number + 1}"
    if draw[5] % 40 == 0:
        name = f"{_NOUNS[draw[4] % len(_NOUNS)]} & <b>Nr. {number + 1}</b>"
    return ProductHead(
        id=product_id(number),
        number=number,
        status=next(status for limit, status in _STATUSES if lot < limit),
        variable=number % 10 == 9,
        created=created,
        modified=site.before_end(created + draw[6] % (25 * 86400), number),
        price=fit(350 + draw[7] % 19700, site.options.currency),
        name=name,
        sku=f"SKU-{number + 1:05d}",
    )


def product_record(site: Site, head: ProductHead) -> JsonObject:
    """Return the REST representation of a product."""
    draw = draws(site.options.seed, "product-details", head.number)
    category = _CATEGORIES[draw[4] % len(_CATEGORIES)]
    related = [product_id(draw[9 + step] % max(1, site.options.products)) for step in range(5)]
    return {
        **_description(site, head, draw),
        **_prices(site, head, on_sale=draw[3] % 12 == 0 and not head.variable),
        **_stock(draw),
        **_goods(),
        **_backorders(),
        **_plain_facts(),
        "total_sales": draw[7] % 90,
        "featured": draw[5] % 9 == 0,
        "categories": [dict(zip(("id", "name", "slug"), category, strict=True))],
        "images": [_image(site, head)] if draw[8] % 2 else [],
        "attributes": [_attribute()] if head.variable else [],
        "variations": list(head.variation_ids),
        "related_ids": related,
        "has_options": head.variable,
        "_links": links(site.rest_root, "wc/v3/products", head.id),
    }


def _description(site: Site, head: ProductHead, draw: tuple[int, ...]) -> JsonObject:
    slug = _slug(head)
    published = head.status in {"publish", "private"}
    filler = "Lorem ipsum dolor sit amet. " * (1 + draw[6] % 9)
    return {
        "id": head.id,
        "name": head.name,
        "slug": slug if published else "",
        "permalink": f"{site.url}/product/{slug}/" if published else f"{site.url}/?post_type=product&p={head.id}",
        **site.time.pair("date_created", head.created),
        **site.time.pair("date_modified", head.modified),
        "type": "variable" if head.variable else "simple",
        "status": head.status,
        "catalog_visibility": "visible",
        "description": f"<p>Beschreibung für <strong>{head.name}</strong> — 100&nbsp;% Arabica. {filler}</p>\n",
        "short_description": f"<p><em>Kurz</em> {head.number + 1}</p>\n",
        "sku": head.sku,
    }


def _prices(site: Site, head: ProductHead, *, on_sale: bool) -> JsonObject:
    price = amount(head.price)
    regular = amount(head.price * 5 // 400 * 100)
    return {
        "price": price,
        "regular_price": "" if head.variable else (regular if on_sale else price),
        "sale_price": price if on_sale else "",
        "price_html": _price_html(site, head.price),
        "on_sale": on_sale,
        **_sale_dates(),
    }


def _stock(draw: tuple[int, ...]) -> JsonObject:
    managed = draw[0] % 4 == 0
    quantity = draw[1] % 120 if managed else None
    in_stock = quantity != 0 if managed else draw[2] % 20 != 0
    status = "instock" if in_stock else "outofstock"
    return {"manage_stock": managed, "stock_quantity": quantity, "stock_status": status}


def _plain_facts() -> JsonObject:
    """Return what is the same for all products here."""
    return {
        "purchasable": True, "external_url": "", "button_text": "", "tax_status": "taxable", "tax_class": "",
        "sold_individually": False, "weight": "0.25", "dimensions": {"length": "", "width": "", "height": ""},
        "shipping_required": True, "shipping_taxable": True, "shipping_class": "", "shipping_class_id": 0,
        "reviews_allowed": True, "average_rating": "0.00", "rating_count": 0, "upsell_ids": [], "cross_sell_ids": [],
        "parent_id": 0, "purchase_note": "", "brands": [], "tags": [], "default_attributes": [], "grouped_products": [],
        "menu_order": 0, "meta_data": [], "post_password": "", "global_unique_id": "",
    }  # fmt: skip


def variation_record(site: Site, head: ProductHead, step: int) -> JsonObject:
    """Return the REST representation of the variation at place `step` (0 to 2) of a variable product."""
    draw = draws(site.options.seed, "variation", head.id + step)
    number = head.id + 1 + step
    price = amount(head.price + fit(100 * step, site.options.currency))
    managed = draw[0] % 3 == 0
    route = f"wc/v3/products/{head.id}/variations"
    return {
        "id": number,
        "type": "variation",
        **site.time.pair("date_created", head.created),
        **site.time.pair("date_modified", head.modified),
        "description": "",
        "permalink": f"{site.url}/product/{_slug(head)}/?attribute_grose={SIZES[step]}",
        "sku": f"{head.sku}-{SIZES[step]}",
        "global_unique_id": "",
        "price": price,
        "regular_price": price,
        "sale_price": "",
        **_sale_dates(),
        "on_sale": False,
        "status": "publish",
        "purchasable": True,
        **_goods(),
        "tax_status": "taxable",
        "tax_class": "",
        "manage_stock": managed,
        "stock_quantity": draw[1] % 50 if managed else None,
        "stock_status": "instock" if not managed or draw[1] % 50 else "outofstock",
        **_backorders(),
        "weight": "0.25",
        "dimensions": {"length": "", "width": "", "height": ""},
        "shipping_class": "",
        "shipping_class_id": 0,
        "image": None,
        "attributes": [{"id": 0, "name": "Größe", "slug": "grose", "option": SIZES[step]}],
        "menu_order": 0,
        "meta_data": [],
        "name": SIZES[step],
        "parent_id": head.id,
        "_links": {
            **links(site.rest_root, route, number),
            "up": [{"href": f"{site.rest_root}wc/v3/products/{head.id}"}],
        },
    }


def as_product(variation: JsonObject, parent: JsonObject) -> JsonObject:
    """Return a variation as `/products/{id}` shows it: a product of type "variation"."""
    name = f"{parent['name']} - {variation['name']}"
    merged = {key: variation.get(key, value) for key, value in parent.items()}
    images = [variation["image"]] if variation["image"] else []
    return {
        **merged, "name": name, "type": "variation", "images": images, "variations": [],
        "attributes": variation["attributes"],
        "parent_id": parent["id"], "has_options": False, "categories": [], "related_ids": [],
    }  # fmt: skip


def _slug(head: ProductHead) -> str:
    return f"produkt-{head.number + 1}"


def _sale_dates() -> dict[str, None]:
    return dict.fromkeys(
        ("date_on_sale_from", "date_on_sale_from_gmt", "date_on_sale_to", "date_on_sale_to_gmt")
    )  # fmt: skip


def _goods() -> JsonObject:
    return {"virtual": False, "downloadable": False, "downloads": [], "download_limit": -1, "download_expiry": -1}


def _backorders() -> JsonObject:
    return {"backorders": "no", "backorders_allowed": False, "backordered": False, "low_stock_amount": None}


def _attribute() -> JsonObject:
    return {
        "id": 0, "name": "Größe", "slug": "Größe", "position": 0, "visible": True, "variation": True,
        "options": list(SIZES),
    }  # fmt: skip


def _image(site: Site, head: ProductHead) -> dict[str, Any]:
    return {
        "id": head.id + 5_000_000,
        **site.time.pair("date_created", head.created),
        **site.time.pair("date_modified", head.created),
        "src": f"{site.url}/wp-content/uploads/{head.sku.lower()}.jpg",
        "name": head.sku.lower(),
        "alt": "",
    }


def _price_html(site: Site, cents: int) -> str:
    symbol = ENTITIES.get(site.options.currency, site.options.currency)
    text = amount(cents).replace(".", ",")
    return (
        f'<span class="woocommerce-Price-amount amount"><bdi>{text}&nbsp;'
        f'<span class="woocommerce-Price-currencySymbol">{symbol}</span></bdi></span>'
    )
