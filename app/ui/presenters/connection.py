"""The header, the facts of the Connection tab and the list of stores, as texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from app import wording
from app.model.api import CheckReport, CompanionView, ConnectionState, ConnectionView, KeyringState
from app.ui.presenters.outline import Header, Outline, StoreLine
from app.wording import language
from app.wording.language import QT_TRANSLATE_NOOP, counted, say

TONES = {
    ConnectionState.CONNECTED: ("dot", "good"),
    ConnectionState.SYNCING: ("dot", "good"),
    ConnectionState.PAUSED: ("ring", "secondary"),
    ConnectionState.ATTENTION: ("triangle", "warning"),
    ConnectionState.DISCONNECTED: ("ring", "secondary"),
}
"""(shape, tone) of a state; the shape tells it without colour."""

LAST_EVENT = QT_TRANSLATE_NOOP("wording", "{host} · last event {time}")
HELD_BACK = QT_TRANSLATE_NOOP("wording", "{platform} does not answer; next try at {time}, nothing is lost")
NO_EVENT = QT_TRANSLATE_NOOP("wording", "{host} · no event yet")
IN_KEYRING = QT_TRANSLATE_NOOP("wording", "in the system keyring")
IN_MEMORY = QT_TRANSLATE_NOOP("wording", "kept until Storewire ends")
SINCE_BY = QT_TRANSLATE_NOOP("wording", "{date}, by {user}")
INCLUDE_TAX = QT_TRANSLATE_NOOP("wording", "{currency} · prices include tax")
EXCLUDE_TAX = QT_TRANSLATE_NOOP("wording", "{currency} · prices without tax")
OBSERVING = QT_TRANSLATE_NOOP("wording", "Observing only")
OBSERVING_IN_SHORT = QT_TRANSLATE_NOOP("wording", "observing only")
NEVER = QT_TRANSLATE_NOOP("wording", "not yet")
CHECKED = QT_TRANSLATE_NOOP("wording", "checked {time}")
UNKNOWN = QT_TRANSLATE_NOOP("wording", "unknown")
NEEDS_YOU = QT_TRANSLATE_NOOP("wording", "1 delivery needs you")
NEED_YOU = QT_TRANSLATE_NOOP("wording", "{count} deliveries need you")
DISCARDED_ONE = QT_TRANSLATE_NOOP("wording", "1 delivery that waits or failed is discarded.")
DISCARDED = QT_TRANSLATE_NOOP("wording", "{count} deliveries that wait or failed are discarded.")


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of key and value; `note` follows the value in the second colour, `exact` is its tooltip."""

    key: str
    value: str
    role: str = ""
    note: str = ""
    exact: str = ""


def host_of(home: str) -> str:
    """Return an address as people write it: without scheme, with port and path."""
    parts = urlsplit(home)
    return f"{parts.netloc}{parts.path}".rstrip("/") or home


def header(view: ConnectionView, now: datetime) -> Header:
    """Return the header of a connection."""
    shape, tone = TONES[view.state]
    pill = wording.connection_state(view.state, wording.platform_title(view.platform))
    if _observes(view):
        shape, tone, pill = "ring", "secondary", say(OBSERVING)
    params: dict[str, object] = {"host": host_of(view.home)}
    if view.last_event_at is None:
        line, exact = say(NO_EVENT, params), ""
    else:
        line = say(LAST_EVENT, params | {"time": wording.ago(view.last_event_at, now)})
        exact = language.formats.moment(view.last_event_at)
    if view.next_try_at is not None:
        wait = {"platform": wording.platform_title(view.platform), "time": language.formats.clock(view.next_try_at)}
        line = f"{line} · {say(HELD_BACK, wait)}"
    tone = "" if tone == "secondary" else tone
    return Header(wording.plain(view.name, 120), line, exact, pill, shape, tone)


def store_line(view: ConnectionView) -> StoreLine:
    """Return a store's line in the sidebar."""
    shape, tone = TONES[view.state]
    short = wording.connection_state_in_short(view.state)
    if _observes(view):
        shape, tone, short = "ring", "secondary", say(OBSERVING_IN_SHORT)
    name = wording.plain(view.name, 120)
    line = f"{wording.platform_title(view.platform)} · {short}"
    badge = counted(NEEDS_YOU, NEED_YOU, view.failed) if view.failed else ""
    spoken = wording.clauses(name, line, badge)
    return StoreLine(view.id, name, line, shape, tone, view.failed, spoken)


def outline(view: ConnectionView) -> Outline:
    """Return a store in short, without what would be wrong a while later."""
    shown = header(view.model_copy(update={"last_event_at": None, "next_try_at": None}), view.connected_at)
    return Outline(store_line(view), replace(shown, line=host_of(view.home)))


def _observes(view: ConnectionView) -> bool:
    """Tell whether a connection that is at work only observes."""
    return view.observe_only and view.state in {ConnectionState.CONNECTED, ConnectionState.SYNCING}


def most_urgent(views: Sequence[ConnectionView]) -> ConnectionState:
    """Return the state that all stores together are in: failures need a person as much as a refused credential."""
    states = {ConnectionState.ATTENTION if view.failed else view.state for view in views}
    order = (ConnectionState.ATTENTION, ConnectionState.SYNCING, ConnectionState.PAUSED)
    return next((one for one in order if one in states), ConnectionState.CONNECTED)


def how_all_fare(views: Sequence[ConnectionView]) -> str:
    """Return how all stores fare in a few words: "3 deliveries need you"."""
    failed = sum(view.failed for view in views)
    if failed and not any(view.state is ConnectionState.ATTENTION for view in views):
        return counted(NEEDS_YOU, NEED_YOU, failed)
    return wording.connection_state_in_short(most_urgent(views))


def discarded(count: int) -> str:
    """Return what a disconnect does to deliveries that were not sent; "" where there are none."""
    return counted(DISCARDED_ONE, DISCARDED, count) if count else ""


def connection_facts(
    view: ConnectionView, now: datetime, keyring: KeyringState = KeyringState.USABLE
) -> tuple[Fact, ...]:
    """Return the facts of the card "Connection"; `keyring` tells where the credential is kept."""
    company = say(QT_TRANSLATE_NOOP("wording", "Company"))
    if view.account_word == "organisation":
        company = say(QT_TRANSLATE_NOOP("wording", "Organisation"))
    since = language.formats.date(view.connected_at)
    if view.connected_by:
        since = say(SINCE_BY, {"date": since, "user": view.connected_by})
    mark = view.credential_fingerprint
    heartbeat = view.last_heartbeat_at
    return (
        Fact(company, wording.plain(view.company, 200), "strong"),
        Fact(say(QT_TRANSLATE_NOOP("wording", "Platform")), wording.platform_title(view.platform)),
        Fact(
            say(QT_TRANSLATE_NOOP("wording", "Credential")),
            f"{mark[:4]} {mark[4:]}".strip(),
            "code",
            say(IN_MEMORY if keyring is KeyringState.SESSION else IN_KEYRING),
        ),
        Fact(
            say(QT_TRANSLATE_NOOP("wording", "Connected since")),
            since,
            exact=language.formats.moment(view.connected_at),
        ),
        Fact(
            say(QT_TRANSLATE_NOOP("wording", "Last heartbeat")),
            wording.ago(heartbeat, now) if heartbeat else say(NEVER),
            exact=language.formats.moment(heartbeat) if heartbeat else "",
        ),
    )


def store_facts(view: ConnectionView, companion: CompanionView) -> tuple[Fact, ...]:
    """Return the facts of the card "Store"."""
    facts = view.facts
    currency = facts.currency or say(UNKNOWN)
    if facts.prices_include_tax is not None and facts.currency:
        currency = say(INCLUDE_TAX if facts.prices_include_tax else EXCLUDE_TAX, {"currency": facts.currency})
    lines = (
        (QT_TRANSLATE_NOOP("wording", "WordPress"), facts.wordpress_version),
        (QT_TRANSLATE_NOOP("wording", "WooCommerce"), facts.woocommerce_version),
        (QT_TRANSLATE_NOOP("wording", "PHP"), facts.php_version),
        (QT_TRANSLATE_NOOP("wording", "Currency"), currency),
        (QT_TRANSLATE_NOOP("wording", "Time zone"), facts.timezone),
        (QT_TRANSLATE_NOOP("wording", "Companion"), wording.companion_in_short(companion)),
    )
    return tuple(Fact(say(key), wording.plain(value, 80) or say(UNKNOWN)) for key, value in lines)


def checked_at(report: CheckReport, now: datetime) -> str:
    """Return when the checks ran: "checked 2 minutes ago"."""
    return say(CHECKED, {"time": wording.ago(report.checked_at, now)})
