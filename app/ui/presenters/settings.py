"""The Settings tab: what may be chosen, and what is wrong with what was typed."""

from __future__ import annotations

from app.model.settings import ConnectionSettings, check_host
from app.wording.language import QT_TRANSLATE_NOOP, listed, say
from app.wording.times import duration

POLL_MINUTES = (1, 5, 15, 30, 60, 180, 360)
RETENTION_DAYS = (7, 30, 90, 180, 365, 1095)
SENDS = ("send_products", "send_customers", "send_orders")

HOST_FAULT = QT_TRANSLATE_NOOP("wording", "Type an address such as https://api.example.com, without anything after it.")
SENT = {
    "send_products": QT_TRANSLATE_NOOP("wording", "Products"),
    "send_customers": QT_TRANSLATE_NOOP("wording", "Customers"),
    "send_orders": QT_TRANSLATE_NOOP("wording", "Orders"),
}
NOTHING = QT_TRANSLATE_NOOP("wording", "Nothing")


def minutes_choices(current: int) -> list[tuple[int, str]]:
    """Return (minutes, words) to choose from; what is set now is always among them."""
    return [(one, duration(one * 60)) for one in sorted({*POLL_MINUTES, current})]


def days_choices(current: int) -> list[tuple[int, str]]:
    """Return (days, words) to choose from; what is set now is always among them."""
    return [(one, duration(one * 86400)) for one in sorted({*RETENTION_DAYS, current})]


def sent_names(settings: ConnectionSettings) -> str:
    """Return what leaves the store, in words: "Products, customers, orders"."""
    names = [say(SENT[name]) for name in SENDS if getattr(settings, name)]
    return listed(names[0], *(name.lower() for name in names[1:])) if names else say(NOTHING)


def host_fault(text: str) -> str:
    """Return what is wrong with an API or dashboard host; "" where it can be used."""
    try:
        check_host(text)
    except ValueError:
        return say(HOST_FAULT)
    return ""
