"""Every field that leaves this computer for a platform, by the name it has there.

The manual shows these tables, and the privacy tests hold what is really sent against them: a field that is not here
fails a test, and so does one that is here and never sent.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.model.settings import PlatformName
from app.wording.language import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that travel together: a marked title, and (name at the platform, marked meaning) of each."""

    title: str
    fields: tuple[tuple[str, str], ...]


EMAIL = QT_TRANSLATE_NOOP("wording", "E-mail address")
FIRST_NAME = QT_TRANSLATE_NOOP("wording", "First name")
LAST_NAME = QT_TRANSLATE_NOOP("wording", "Last name")
PHONE = QT_TRANSLATE_NOOP("wording", "Telephone number, where the store has one")
ACCOUNT = QT_TRANSLATE_NOOP("wording", "Number of the customer's account in the store")
SINCE = QT_TRANSLATE_NOOP("wording", "When the account was made")
CURRENCY = QT_TRANSLATE_NOOP("wording", "Currency")
ORDERS = QT_TRANSLATE_NOOP("wording", "How many orders the person paid")
SPENT = QT_TRANSLATE_NOOP("wording", "How much the person spent, less refunds")
LAST_ORDER = QT_TRANSLATE_NOOP("wording", "When the person ordered last")
PRODUCT = QT_TRANSLATE_NOOP("wording", "Number of the product in the store")
VARIANT = QT_TRANSLATE_NOOP("wording", "Number of the variant in the store")
NAME = QT_TRANSLATE_NOOP("wording", "Name of the product")
SKU = QT_TRANSLATE_NOOP("wording", "Article number (SKU)")
PRICE = QT_TRANSLATE_NOOP("wording", "Price")
QUANTITY = QT_TRANSLATE_NOOP("wording", "How many pieces")
ORDER = QT_TRANSLATE_NOOP("wording", "Number of the order in the store")
ORDER_NUMBER = QT_TRANSLATE_NOOP("wording", "Order number as the customer sees it")
STATUS = QT_TRANSLATE_NOOP("wording", "Status of the order")
TOTAL = QT_TRANSLATE_NOOP("wording", "Total amount")
ORDERED = QT_TRANSLATE_NOOP("wording", "When it was ordered")
EVENT = QT_TRANSLATE_NOOP("wording", "What happened, such as “order placed”")
EVENT_ID = QT_TRANSLATE_NOOP("wording", "A mark that keeps the same thing from counting twice")
WHEN = QT_TRANSLATE_NOOP("wording", "When it happened")
TEST = QT_TRANSLATE_NOOP("wording", "Says that it is a test")

SEQUENZY = (
    Group(
        QT_TRANSLATE_NOOP("wording", "Products"),
        (
            ("productId", PRODUCT),
            ("title", NAME),
            ("description", QT_TRANSLATE_NOOP("wording", "Description, as text")),
            ("url", QT_TRANSLATE_NOOP("wording", "Address of the product's page")),
            ("imageUrl", QT_TRANSLATE_NOOP("wording", "Address of its picture")),
            ("currency", CURRENCY),
            ("priceCents", PRICE),
            ("compareAtPriceCents", QT_TRANSLATE_NOOP("wording", "Regular price, where it is reduced")),
            ("inStock", QT_TRANSLATE_NOOP("wording", "Whether it is in stock")),
            ("inventoryQuantity", QT_TRANSLATE_NOOP("wording", "How many are in stock")),
            ("providerCreatedAt", QT_TRANSLATE_NOOP("wording", "When the product was made")),
            ("variantId", VARIANT),
            ("sku", SKU),
            ("name", QT_TRANSLATE_NOOP("wording", "Option of a variant, such as “Size”")),
            ("value", QT_TRANSLATE_NOOP("wording", "Its value, such as “M”")),
        ),
    ),
    Group(
        QT_TRANSLATE_NOOP("wording", "People: customers, and buyers without an account"),
        (
            ("email", EMAIL),
            ("firstName", FIRST_NAME),
            ("lastName", LAST_NAME),
            ("phone", PHONE),
            ("externalId", ACCOUNT),
            ("createdAt", SINCE),
            ("orders_count", ORDERS),
            ("total_spent", SPENT),
            ("last_order_at", LAST_ORDER),
            ("currency", CURRENCY),
            ("status", QT_TRANSLATE_NOOP("wording", "Whether the person agreed to marketing")),
            ("optInMode", QT_TRANSLATE_NOOP("wording", "That the platform asks nobody by e-mail to confirm")),
            ("duplicateStrategy", QT_TRANSLATE_NOOP("wording", "What becomes of a person who is known there already")),
            ("enrollInSequences", QT_TRANSLATE_NOOP("wording", "That no automation starts by it")),
            ("idempotencyKey", EVENT_ID),
        ),
    ),
    Group(
        QT_TRANSLATE_NOOP("wording", "Orders"),
        (
            ("orderId", ORDER),
            ("orderNumber", ORDER_NUMBER),
            ("status", STATUS),
            ("orderedAt", ORDERED),
            ("totalCents", TOTAL),
            ("currency", CURRENCY),
            ("email", EMAIL),
            ("firstName", FIRST_NAME),
            ("lastName", LAST_NAME),
            ("externalId", ACCOUNT),
            ("ordersCount", ORDERS),
            ("totalSpentCents", SPENT),
            ("productId, providerProductId", PRODUCT),
            ("variantId, providerVariantId", VARIANT),
            ("provider", QT_TRANSLATE_NOOP("wording", "That these numbers are WooCommerce's")),
            ("title", NAME),
            ("sku", SKU),
            ("quantity", QUANTITY),
            ("priceCents", PRICE),
            ("refundId", QT_TRANSLATE_NOOP("wording", "Number of a refund")),
            ("refundAmountCents", QT_TRANSLATE_NOOP("wording", "Amount that was refunded")),
        ),
    ),
    Group(
        QT_TRANSLATE_NOOP("wording", "Carts and checkouts"),
        (
            ("checkoutId", QT_TRANSLATE_NOOP("wording", "Number of the checkout in the store")),
            ("checkoutUrl", QT_TRANSLATE_NOOP("wording", "Address of the store's checkout")),
            ("email", EMAIL),
            ("externalId", ACCOUNT),
            ("totalCents", TOTAL),
            ("currency", CURRENCY),
            ("productId, providerProductId", PRODUCT),
            ("variantId, providerVariantId", VARIANT),
            ("title", NAME),
            ("sku", SKU),
            ("quantity", QUANTITY),
            ("priceCents", PRICE),
        ),
    ),
    Group(
        QT_TRANSLATE_NOOP("wording", "With everything that happens"),
        (("event, name", EVENT), ("eventId", EVENT_ID), ("occurredAt", WHEN), ("test", TEST)),
    ),
)

SEQUENZY_CONNECTION = Group(
    QT_TRANSLATE_NOOP("wording", "About the store: when it is connected, and as a sign of life"),
    (
        ("storeUrl", QT_TRANSLATE_NOOP("wording", "Address of the store")),
        ("storeName", QT_TRANSLATE_NOOP("wording", "Name of the store")),
        ("wordPressVersion, wooCommerceVersion, phpVersion", QT_TRANSLATE_NOOP("wording", "What the store runs")),
        ("clientVersion", QT_TRANSLATE_NOOP("wording", "Version of Storewire")),
        ("currency, timezone", QT_TRANSLATE_NOOP("wording", "Currency and time zone of the store")),
        ("lastDeliveryAt", QT_TRANSLATE_NOOP("wording", "When something was delivered last")),
        ("queueDepth", QT_TRANSLATE_NOOP("wording", "How many deliveries wait")),
    ),
)

SEGMENTFLOW = (
    Group(
        QT_TRANSLATE_NOOP("wording", "People: customers, buyers without an account, users, authors of comments"),
        (
            ("email", EMAIL),
            ("firstName", FIRST_NAME),
            ("lastName", LAST_NAME),
            ("name", QT_TRANSLATE_NOOP("wording", "Name that is shown on the site")),
            ("phone", PHONE),
            ("company", QT_TRANSLATE_NOOP("wording", "Company")),
            ("address_1, address_2", QT_TRANSLATE_NOOP("wording", "Street of the billing address")),
            ("zip, city, province_code, country_code", QT_TRANSLATE_NOOP("wording", "Place of the billing address")),
            ("customer_id, userId", ACCOUNT),
            ("avatar_url", QT_TRANSLATE_NOOP("wording", "Address of the person's picture")),
            ("locale", QT_TRANSLATE_NOOP("wording", "Language")),
            ("date_created", SINCE),
            ("orders_count", ORDERS),
            ("total_spent", SPENT),
            ("analytics, marketing", QT_TRANSLATE_NOOP("wording", "What the person agreed to")),
        ),
    ),
    Group(
        QT_TRANSLATE_NOOP("wording", "Orders and checkouts"),
        (
            ("order_id", ORDER),
            ("order_number", ORDER_NUMBER),
            ("status", STATUS),
            ("created_at", ORDERED),
            ("total, subtotal, total_tax, shipping_total, discount_total", QT_TRANSLATE_NOOP("wording", "Amounts")),
            ("currency", CURRENCY),
            ("coupons", QT_TRANSLATE_NOOP("wording", "Codes of the coupons used")),
            ("payment_method", QT_TRANSLATE_NOOP("wording", "How it was paid, such as “bank transfer”; no card data")),
            ("product_id", PRODUCT),
            ("name", NAME),
            ("sku", SKU),
            ("quantity", QUANTITY),
            ("image", QT_TRANSLATE_NOOP("wording", "Address of its picture")),
            (
                "utm_source, utm_medium, utm_campaign, utm_content, utm_term",
                QT_TRANSLATE_NOOP("wording", "Which campaign brought the person, where the store noted it"),
            ),
        ),
    ),
    Group(
        QT_TRANSLATE_NOOP("wording", "Carts, registrations, comments, forms"),
        (
            ("product_id", PRODUCT),
            ("variation_id", VARIANT),
            ("name", NAME),
            ("sku", SKU),
            ("price", PRICE),
            ("quantity", QUANTITY),
            ("currency", CURRENCY),
            ("user_id", ACCOUNT),
            ("comment_id", QT_TRANSLATE_NOOP("wording", "Number of the comment; what was written stays in the store")),
            ("post_id, post_title, post_type", QT_TRANSLATE_NOOP("wording", "What was commented on")),
            (
                "form_type, form_title, form_id",
                QT_TRANSLATE_NOOP(
                    "wording", "Which form was submitted; of what was typed only the e-mail address is sent"
                ),
            ),
        ),
    ),
    Group(
        QT_TRANSLATE_NOOP("wording", "With everything that happens"),
        (
            ("event, type", EVENT),
            ("messageId", EVENT_ID),
            ("timestamp", WHEN),
            ("source", QT_TRANSLATE_NOOP("wording", "That it comes from a WordPress site")),
            ("writeKey", QT_TRANSLATE_NOOP("wording", "The key that opens your organisation at Segmentflow")),
            ("id", QT_TRANSLATE_NOOP("wording", "Number of a product or customer that was deleted")),
            ("test", TEST),
        ),
    ),
)

SENT: dict[PlatformName, tuple[Group, ...]] = {
    PlatformName.SEQUENZY: SEQUENZY,
    PlatformName.SEGMENTFLOW: SEGMENTFLOW,
}
"""What deliveries hold. Segmentflow's products travel in WooCommerce's own form, without what stays here."""

PRODUCT_FIELDS_THAT_STAY = ("meta_data", "_links", "price_html", "related_ids")
"""Of a product in WooCommerce's own form, what Segmentflow does not get."""


def names(groups: tuple[Group, ...]) -> set[str]:
    """Return the names of all fields."""
    return {name for group in groups for listed, _ in group.fields for name in listed.split(", ")}
