"""Every setting: its label, and one line of help. The console shows them, and the manual lists them."""

from __future__ import annotations

from app.wording.language import QT_TRANSLATE_NOOP, say

OTHER_HOST = QT_TRANSLATE_NOOP("wording", "Only if its support asked you to. Empty means the platform's own.")
CONNECTION_SETTINGS = {
    "consent_required": (
        QT_TRANSLATE_NOOP("wording", "Require consent"),
        QT_TRANSLATE_NOOP(
            "wording", "Nothing is sent of a person's doings before the person's own record with its consent."
        ),
    ),
    "consent_meta_key": (
        QT_TRANSLATE_NOOP("wording", "Where consent is recorded"),
        QT_TRANSLATE_NOOP(
            "wording", "The customer field (meta key) of your newsletter plugin. Without it everybody counts as no."
        ),
    ),
    "debug": (
        QT_TRANSLATE_NOOP("wording", "Debug mode"),
        QT_TRANSLATE_NOOP(
            "wording", "Keeps requests of delivered events too, for 7 days. They contain customers' data."
        ),
    ),
    "observe_only": (
        QT_TRANSLATE_NOOP("wording", "Observe only"),
        QT_TRANSLATE_NOOP(
            "wording", "The store is read and shown, and nothing is sent: another computer or plugin delivers."
        ),
    ),
    "send_products": (
        QT_TRANSLATE_NOOP("wording", "Send products"),
        QT_TRANSLATE_NOOP("wording", "Products that are published, as they are in the store's catalogue."),
    ),
    "send_customers": (
        QT_TRANSLATE_NOOP("wording", "Send customers"),
        QT_TRANSLATE_NOOP("wording", "Customers with an account, and buyers without one."),
    ),
    "send_orders": (
        QT_TRANSLATE_NOOP("wording", "Send orders"),
        QT_TRANSLATE_NOOP("wording", "Orders and what becomes of them, carts and checkouts."),
    ),
    "past_orders": (
        QT_TRANSLATE_NOOP("wording", "Past orders"),
        QT_TRANSLATE_NOOP(
            "wording",
            "Counted for segments and revenue; they start no automations. Applies to the next full sync.",
        ),
    ),
    "past_orders_since": (
        QT_TRANSLATE_NOOP("wording", "Past orders since"),
        QT_TRANSLATE_NOOP("wording", "The day of the oldest order that is sent."),
    ),
    "poll_minutes": (
        QT_TRANSLATE_NOOP("wording", "Sync again every"),
        QT_TRANSLATE_NOOP(
            "wording",
            "The store is asked for what changed, and only that is sent. Sync now compares everything at once.",
        ),
    ),
    "retention_days": (
        QT_TRANSLATE_NOOP("wording", "Keep the delivery log for"),
        QT_TRANSLATE_NOOP("wording", "Older entries are removed. Failures stay until you settle them."),
    ),
    "woocommerce": (
        QT_TRANSLATE_NOOP("wording", "WooCommerce"),
        QT_TRANSLATE_NOOP(
            "wording", "Products, customers and orders of the shop. Off: only people and what they do on the site."
        ),
    ),
    "live_channel": (
        QT_TRANSLATE_NOOP("wording", "Who delivers live changes"),
        QT_TRANSLATE_NOOP(
            "wording",
            "Storewire sends the fields you saw, tries for days, and works while it runs. The store itself sends by "
            "its own webhooks, also while this computer is off; WooCommerce does not try again, and sends whole "
            "records with IP addresses and notes. Never both.",
        ),
    ),
    "api_host": (QT_TRANSLATE_NOOP("wording", "API host"), OTHER_HOST),
    "dashboard_host": (QT_TRANSLATE_NOOP("wording", "Dashboard host"), OTHER_HOST),
}
"""Settings of a store, in the order of its Settings tab."""

PROGRAM_SETTINGS = {
    "theme": (
        QT_TRANSLATE_NOOP("wording", "Theme"),
        QT_TRANSLATE_NOOP("wording", "The colours of this window."),
    ),
    "language": (
        QT_TRANSLATE_NOOP("wording", "Language"),
        QT_TRANSLATE_NOOP("wording", "Applies when Storewire is started the next time."),
    ),
    "keep_running": (
        QT_TRANSLATE_NOOP("wording", "Keep running in the background"),
        QT_TRANSLATE_NOOP("wording", "Syncing goes on when the window is closed; an icon in the tray shows it."),
    ),
    "notifications": (
        QT_TRANSLATE_NOOP("wording", "Notifications"),
        QT_TRANSLATE_NOOP("wording", "Only for what needs you."),
    ),
    "proxy": (
        QT_TRANSLATE_NOOP("wording", "Proxy"),
        QT_TRANSLATE_NOOP("wording", "The way to stores and platforms. Applies at once, and to sign-in pages."),
    ),
    "proxy_address": (
        QT_TRANSLATE_NOOP("wording", "Address of the proxy"),
        QT_TRANSLATE_NOOP("wording", "Host and port, without user name and password."),
    ),
}
"""Settings of the program, in the order of its dialog."""


def setting(name: str) -> tuple[str, str]:
    """Return a setting's label and its line of help, by the name of its field."""
    label, help_text = (CONNECTION_SETTINGS | PROGRAM_SETTINGS)[name]
    return say(label), say(help_text)
