"""Sequenzy's write calls, and which of them a delivery takes.

Time decides between the two ways of telling an event. What is older than an hour starts no automation
there, and one recent row among a contact's rows makes all of them live; so ten minutes on both sides of the
hour nothing is sent, and a call holds either only live or only past events.

Consent decides between the imports, because how existing contacts are treated is set per import:

- people who agreed: `overwrite`, `active`, `confirmed`, for the agreement was given in the store and the
  past is no reason to ask again; an active record never resubscribes someone who left;
- people who refused: `overwrite`, `unsubscribed`, which also ends what runs for them;
- people of whom nothing is known: `skip`, `unsubscribed`. New contacts come in unsubscribed, and whoever
  subscribed with Sequenzy by another way (a form, another shop) is left alone;
- the same, once an earlier state of them was delivered: `overwrite` without a status, which brings their
  totals up to date and leaves the status alone.

No import enrols anybody in a sequence.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from app.model.changes import ChangeKind, Subscription
from app.model.deliveries import Lane
from app.model.reasons import ReasonCode
from app.platforms.protocol import CallSpec, Hold, Item, ItemRuling, Ruling
from app.platforms.wire import moment_of

PRODUCTS = "products"
PRODUCT_DELETE = "product_delete"
IMPORT_SUBSCRIBED = "import_subscribed"
IMPORT_REFUSED = "import_refused"
IMPORT_UNKNOWN = "import_unknown"
IMPORT_KNOWN = "import_known"
SUBSCRIBER = "subscriber"
ORDER = "order"
CHECKOUT = "checkout"
EVENT = "event"
HISTORY = "history"
SKIP_TOO_OLD = "skip_too_old"
SKIP_UNDATED = "skip_undated"

IMPORTS = frozenset({IMPORT_SUBSCRIBED, IMPORT_REFUSED, IMPORT_UNKNOWN, IMPORT_KNOWN})

IMPORT_SIZE = 1000
"""Of the 5,000 that one import may have: smaller ones isolate a refused row in fewer steps."""

CALLS: Mapping[str, CallSpec] = {
    spec.name: spec
    for spec in (
        CallSpec(PRODUCTS, batch_size=100),
        CallSpec(PRODUCT_DELETE),
        *(CallSpec(name, batch_size=IMPORT_SIZE, job=True) for name in sorted(IMPORTS)),
        CallSpec(SUBSCRIBER),
        CallSpec(ORDER),
        CallSpec(CHECKOUT),
        CallSpec(EVENT),
        # Past events carry their dates and start nothing, so a person may have several in one call.
        CallSpec(HISTORY, batch_size=25, ordered=True),
        CallSpec(SKIP_TOO_OLD, batch_size=500, local=ItemRuling(Ruling.DECLINED, ReasonCode.TOO_OLD)),
        CallSpec(
            SKIP_UNDATED,
            batch_size=500,
            local=ItemRuling(Ruling.FAILED, ReasonCode.UNREADABLE, "an event without date"),
        ),
    )
}

LIVE_UNTIL = timedelta(minutes=50)
PAST_FROM = timedelta(minutes=70)
REFUSED_FROM = timedelta(days=5 * 365)

PEOPLE = frozenset({ChangeKind.CUSTOMER_SAVED, ChangeKind.GUEST_SAVED})


def channel(item: Item, now: datetime) -> str | Hold:
    """Choose the call for an item; `Hold` while it is neither surely live nor surely past."""
    if item.change is ChangeKind.PRODUCT_SAVED:
        return PRODUCTS
    if item.change is ChangeKind.PRODUCT_DELETED:
        return PRODUCT_DELETE
    if item.change in PEOPLE:
        # A refusal must reach a contact who is there already, which the single call leaves as it is.
        refused = item.body.get("consent") == Subscription.NOT_SUBSCRIBED.value
        return SUBSCRIBER if item.lane is Lane.LIVE and not refused else _import(item)
    return _event(item, now)


def _import(item: Item) -> str:
    match item.body.get("consent"):
        case Subscription.SUBSCRIBED.value:
            return IMPORT_SUBSCRIBED
        case Subscription.NOT_SUBSCRIBED.value:
            return IMPORT_REFUSED
        case _:
            return IMPORT_KNOWN if item.known else IMPORT_UNKNOWN


def _event(item: Item, now: datetime) -> str | Hold:
    live = ORDER if "order" in item.body else CHECKOUT if "checkout" in item.body else EVENT
    moment = item.occurred_at or moment_of(item.body.get("occurredAt"))
    if moment is None:
        # Without a date the platform would take a past event for one of just now.
        return live if item.lane is Lane.LIVE else SKIP_UNDATED
    age = now - moment
    if age < LIVE_UNTIL:
        return live
    if age < PAST_FROM:
        return Hold(moment + PAST_FROM)
    return HISTORY if age < REFUSED_FROM else SKIP_TOO_OLD
