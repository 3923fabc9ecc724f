"""The names of things: platforms, kinds of records, changes and states."""

from __future__ import annotations

from app.model.api import ConnectionState, Summary, SyncState
from app.model.changes import ChangeKind
from app.model.deliveries import DeliveryState
from app.model.money import Money
from app.model.records import RecordKind
from app.model.settings import PlatformName
from app.wording import language
from app.wording.language import QT_TRANSLATE_NOOP, counted, say
from app.wording.plain import plain

PLATFORMS = {PlatformName.SEQUENZY: "Sequenzy", PlatformName.SEGMENTFLOW: "Segmentflow"}
"""Proper names: the same in every language."""

KINDS = {
    RecordKind.PRODUCT: QT_TRANSLATE_NOOP("wording", "Products"),
    RecordKind.CUSTOMER: QT_TRANSLATE_NOOP("wording", "Customers"),
    RecordKind.GUEST: QT_TRANSLATE_NOOP("wording", "Guest buyers"),
    RecordKind.ORDER: QT_TRANSLATE_NOOP("wording", "Orders"),
    RecordKind.USER: QT_TRANSLATE_NOOP("wording", "Users"),
    RecordKind.COMMENT: QT_TRANSLATE_NOOP("wording", "Comments"),
}

CHANGES = {
    ChangeKind.PRODUCT_SAVED: QT_TRANSLATE_NOOP("wording", "Product updated"),
    ChangeKind.PRODUCT_DELETED: QT_TRANSLATE_NOOP("wording", "Product removed"),
    ChangeKind.CUSTOMER_SAVED: QT_TRANSLATE_NOOP("wording", "Customer details"),
    ChangeKind.CUSTOMER_DELETED: QT_TRANSLATE_NOOP("wording", "Customer removed"),
    ChangeKind.GUEST_SAVED: QT_TRANSLATE_NOOP("wording", "Guest buyer details"),
    ChangeKind.CUSTOMER_CREATED: QT_TRANSLATE_NOOP("wording", "Customer created"),
    ChangeKind.CUSTOMER_UPDATED: QT_TRANSLATE_NOOP("wording", "Customer updated"),
    ChangeKind.ORDER_CREATED: QT_TRANSLATE_NOOP("wording", "Order created"),
    ChangeKind.ORDER_PAID: QT_TRANSLATE_NOOP("wording", "Order paid"),
    ChangeKind.ORDER_PLACED: QT_TRANSLATE_NOOP("wording", "Order placed"),
    ChangeKind.ORDER_ON_HOLD: QT_TRANSLATE_NOOP("wording", "Order on hold"),
    ChangeKind.ORDER_COMPLETED: QT_TRANSLATE_NOOP("wording", "Order completed"),
    ChangeKind.ORDER_CANCELLED: QT_TRANSLATE_NOOP("wording", "Order cancelled"),
    ChangeKind.ORDER_REFUNDED: QT_TRANSLATE_NOOP("wording", "Order refunded"),
    ChangeKind.ORDER_FAILED: QT_TRANSLATE_NOOP("wording", "Order failed"),
    ChangeKind.ORDER_RESTORED: QT_TRANSLATE_NOOP("wording", "Order restored"),
    ChangeKind.USER_SAVED: QT_TRANSLATE_NOOP("wording", "User details"),
    ChangeKind.USER_REGISTERED: QT_TRANSLATE_NOOP("wording", "User registered"),
    ChangeKind.COMMENT_POSTED: QT_TRANSLATE_NOOP("wording", "Comment posted"),
    ChangeKind.FORM_SUBMITTED: QT_TRANSLATE_NOOP("wording", "Form submitted"),
    ChangeKind.CART_STARTED: QT_TRANSLATE_NOOP("wording", "Cart started"),
    ChangeKind.CART_CLEARED: QT_TRANSLATE_NOOP("wording", "Cart emptied"),
    ChangeKind.CART_ITEM_ADDED: QT_TRANSLATE_NOOP("wording", "Added to cart"),
    ChangeKind.CART_ITEM_REMOVED: QT_TRANSLATE_NOOP("wording", "Removed from cart"),
    ChangeKind.CHECKOUT_STARTED: QT_TRANSLATE_NOOP("wording", "Checkout started"),
    ChangeKind.TEST_EVENT: QT_TRANSLATE_NOOP("wording", "Test"),
}

DELIVERY_STATES = {
    DeliveryState.WAITING: QT_TRANSLATE_NOOP("wording", "waiting"),
    DeliveryState.SENDING: QT_TRANSLATE_NOOP("wording", "sending"),
    DeliveryState.ACCEPTED: QT_TRANSLATE_NOOP("wording", "in progress"),
    DeliveryState.DELIVERED: QT_TRANSLATE_NOOP("wording", "delivered"),
    DeliveryState.FAILED: QT_TRANSLATE_NOOP("wording", "failed"),
    DeliveryState.DISCARDED: QT_TRANSLATE_NOOP("wording", "discarded"),
    DeliveryState.SUPERSEDED: QT_TRANSLATE_NOOP("wording", "replaced"),
    DeliveryState.DECLINED: QT_TRANSLATE_NOOP("wording", "opted out"),
}

CONNECTION_STATES = {
    ConnectionState.CONNECTED: QT_TRANSLATE_NOOP("wording", "Connected to {platform}"),
    ConnectionState.SYNCING: QT_TRANSLATE_NOOP("wording", "Syncing to {platform}"),
    ConnectionState.PAUSED: QT_TRANSLATE_NOOP("wording", "Paused"),
    ConnectionState.ATTENTION: QT_TRANSLATE_NOOP("wording", "Needs you"),
    ConnectionState.DISCONNECTED: QT_TRANSLATE_NOOP("wording", "Disconnected"),
}

SHORT_STATES = {
    ConnectionState.CONNECTED: QT_TRANSLATE_NOOP("wording", "in sync"),
    ConnectionState.SYNCING: QT_TRANSLATE_NOOP("wording", "syncing"),
    ConnectionState.PAUSED: QT_TRANSLATE_NOOP("wording", "paused"),
    ConnectionState.ATTENTION: QT_TRANSLATE_NOOP("wording", "needs you"),
    ConnectionState.DISCONNECTED: QT_TRANSLATE_NOOP("wording", "disconnected"),
}

SYNC_STATES = {
    SyncState.NEVER: QT_TRANSLATE_NOOP("wording", "not yet"),
    SyncState.RUNNING: QT_TRANSLATE_NOOP("wording", "running"),
    SyncState.PAUSED: QT_TRANSLATE_NOOP("wording", "paused"),
    SyncState.CANCELLED: QT_TRANSLATE_NOOP("wording", "stopped"),
    SyncState.FAILED: QT_TRANSLATE_NOOP("wording", "stopped"),
    SyncState.DONE: QT_TRANSLATE_NOOP("wording", "done"),
}

REMAINS = {
    "rest_key_in_store": QT_TRANSLATE_NOOP(
        "wording",
        "If the store asked you to let the platform in too, remove its key under WooCommerce → Settings → Advanced → "
        "REST API.",
    ),
    "api_key_in_dashboard": QT_TRANSLATE_NOOP(
        "wording", "The API key still exists at the platform: revoke it in the dashboard under API keys."
    ),
}
OTHER_REMAINS = QT_TRANSLATE_NOOP("wording", "Something of the connection remains at the platform; see its dashboard.")

ITEMS = QT_TRANSLATE_NOOP("wording", "{count} items")
ITEM = QT_TRANSLATE_NOOP("wording", "1 item")


def platform_title(platform: PlatformName) -> str:
    """Return a platform's name as it writes it itself."""
    return PLATFORMS.get(platform, platform.value.capitalize())


def kind(what: RecordKind) -> str:
    """Return the name of a kind of records: "Products"."""
    return say(KINDS[what])


def change(what: ChangeKind) -> str:
    """Return what happened: "Order completed"."""
    return say(CHANGES[what])


def delivery_state(state: DeliveryState) -> str:
    """Return a delivery's state in a word: "delivered"."""
    return say(DELIVERY_STATES[state])


def connection_state(state: ConnectionState, platform: str) -> str:
    """Return a connection's state: "Connected to Sequenzy"; `platform` is a title."""
    return say(CONNECTION_STATES[state], {"platform": platform})


def connection_state_in_short(state: ConnectionState) -> str:
    """Return a connection's state for a list: "in sync"."""
    return say(SHORT_STATES[state])


def sync_state(state: SyncState) -> str:
    """Return how a sync stands, in a word or two."""
    return say(SYNC_STATES[state])


def remains(code: str) -> str:
    """Return what stays at a platform after a disconnect."""
    return say(REMAINS.get(code, OTHER_REMAINS))


def summary(what: Summary) -> str:
    """Return what a delivery is about, on one line: "#10482 · 58.90 EUR · m…@example.test"."""
    parts = []
    if what.number:
        parts.append(f"#{plain(what.number, 40)}")
    elif what.items is not None:
        parts.append(counted(ITEM, ITEMS, what.items))
    if what.title:
        parts.append(plain(what.title, 120))
    if what.amount_minor is not None and what.currency:
        parts.append(language.formats.money(Money(what.amount_minor, what.currency)))
    if what.email:
        parts.append(plain(what.email, 120))
    return " · ".join(parts)
