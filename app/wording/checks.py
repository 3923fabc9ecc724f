"""What a check of a store or platform found: a bold fact, a light detail, and a remedy where one is needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.model.store import Check, CheckName, CheckState
from app.wording import language
from app.wording.language import QT_TRANSLATE_NOOP, say, sentences
from app.wording.names import PLATFORMS
from app.wording.problems import problem
from app.wording.skipped import skipped
from app.wording.times import duration


@dataclass(frozen=True, slots=True)
class CheckText:
    """`fact` is bold, `detail` follows it in the second colour, `remedy` stands below; each may be ""."""

    fact: str
    detail: str = ""
    remedy: str = ""


FACTS: dict[CheckName, dict[CheckState, tuple[str, str, str]]] = {
    CheckName.ANSWERS: {
        CheckState.PASS: (
            QT_TRANSLATE_NOOP("wording", "The store answers"),
            QT_TRANSLATE_NOOP("wording", "in {seconds} s"),
            "",
        ),
        CheckState.WARN: (
            QT_TRANSLATE_NOOP("wording", "The store answers slowly"),
            QT_TRANSLATE_NOOP("wording", "in {seconds} s"),
            QT_TRANSLATE_NOOP("wording", "Syncing works, but takes longer. Ask your host why the site is slow."),
        ),
        CheckState.FAIL: (
            QT_TRANSLATE_NOOP("wording", "The store does not answer"),
            "",
            QT_TRANSLATE_NOOP("wording", "Open it in your browser. If it does not open there either, ask your host."),
        ),
    },
    CheckName.WORDPRESS: {
        CheckState.PASS: (QT_TRANSLATE_NOOP("wording", "It runs WordPress"), "{version}", ""),
        CheckState.WARN: (
            QT_TRANSLATE_NOOP("wording", "This WordPress is old"),
            "{version}",
            QT_TRANSLATE_NOOP("wording", "Storewire works with 5.6 and later. Update WordPress when you can."),
        ),
        CheckState.FAIL: (
            QT_TRANSLATE_NOOP("wording", "It does not look like WordPress"),
            "",
            QT_TRANSLATE_NOOP("wording", "If the shop lies in a folder, type that too, such as example.com/shop."),
        ),
    },
    CheckName.WOOCOMMERCE: {
        CheckState.PASS: (QT_TRANSLATE_NOOP("wording", "WooCommerce is active"), "{version}", ""),
        CheckState.WARN: (
            QT_TRANSLATE_NOOP("wording", "WooCommerce was not found"),
            "",
            QT_TRANSLATE_NOOP(
                "wording",
                "Segmentflow takes the site's users and comments. For a shop, activate or update WooCommerce in "
                "wp-admin under Plugins; Sequenzy needs it.",
            ),
        ),
        CheckState.FAIL: (
            QT_TRANSLATE_NOOP("wording", "WooCommerce was not found"),
            "",
            QT_TRANSLATE_NOOP("wording", "In wp-admin open Plugins and activate or update WooCommerce."),
        ),
    },
    CheckName.REST_API: {
        CheckState.PASS: (QT_TRANSLATE_NOOP("wording", "Its interface for programs answers"), "", ""),
        CheckState.WARN: (
            QT_TRANSLATE_NOOP("wording", "Its interface for programs answers now and then"),
            "",
            QT_TRANSLATE_NOOP("wording", "Ask your host, or look in your security plugin, what holds requests back."),
        ),
        CheckState.FAIL: (
            QT_TRANSLATE_NOOP("wording", "Its interface for programs does not answer"),
            "",
            QT_TRANSLATE_NOOP(
                "wording", "Look in your security plugin for “REST API” and allow it for signed-in users."
            ),
        ),
    },
    CheckName.NOT_CACHED: {
        CheckState.PASS: (QT_TRANSLATE_NOOP("wording", "No cache is in the way"), "", ""),
        CheckState.WARN: (
            QT_TRANSLATE_NOOP("wording", "A cache answers in the store's stead"),
            "",
            QT_TRANSLATE_NOOP(
                "wording", "What is read may be old. Leave /wp-json out in your cache plugin or at your host."
            ),
        ),
        CheckState.FAIL: (
            QT_TRANSLATE_NOOP("wording", "A cache answers even signed-in requests"),
            "",
            QT_TRANSLATE_NOOP(
                "wording",
                "What is read is old, and strangers may see it. "
                "Leave /wp-json out in your cache plugin or at your host.",
            ),
        ),
    },
    CheckName.UPGRADE: {
        CheckState.PASS: (QT_TRANSLATE_NOOP("wording", "The site has no shop that is left out"), "", ""),
        CheckState.WARN: (
            QT_TRANSLATE_NOOP("wording", "The site has a shop now"),
            QT_TRANSLATE_NOOP("wording", "WooCommerce was activated"),
            QT_TRANSLATE_NOOP("wording", "Sync the shop too, and products, customers and orders are sent as well."),
        ),
        CheckState.FAIL: (
            QT_TRANSLATE_NOOP("wording", "The site's shop cannot be read"),
            "",
            QT_TRANSLATE_NOOP("wording", "In wp-admin open Plugins and update WooCommerce."),
        ),
    },
    CheckName.VENDOR_PLUGIN: {
        CheckState.PASS: (QT_TRANSLATE_NOOP("wording", "No other plugin does the same work"), "", ""),
        CheckState.WARN: (
            QT_TRANSLATE_NOOP("wording", "{plugins}'s own plugin is active in the store"),
            "",
            QT_TRANSLATE_NOOP(
                "wording",
                "Both would send everything twice. Replace it: deactivate it in wp-admin under Plugins. "
                "Or observe only: then Storewire shows what happens and sends nothing.",
            ),
        ),
        CheckState.FAIL: (
            QT_TRANSLATE_NOOP("wording", "{plugins}'s own plugin is active in the store"),
            "",
            QT_TRANSLATE_NOOP("wording", "Deactivate it in wp-admin under Plugins, or observe only."),
        ),
    },
    CheckName.AUTH_HEADER: {
        CheckState.PASS: (QT_TRANSLATE_NOOP("wording", "The password reaches WordPress"), "", ""),
        CheckState.WARN: (
            QT_TRANSLATE_NOOP("wording", "The key travels in the address"),
            "",
            QT_TRANSLATE_NOOP(
                "wording",
                "You chose this because the server cuts the Authorization header. "
                "Ask your host to pass it on, then reconnect with a password.",
            ),
        ),
        CheckState.FAIL: (
            QT_TRANSLATE_NOOP("wording", "The server removes the password"),
            "",
            QT_TRANSLATE_NOOP("wording", "Ask your host to pass the “Authorization” header on to PHP."),
        ),
    },
    CheckName.WEBHOOKS: {
        CheckState.PASS: (QT_TRANSLATE_NOOP("wording", "Webhooks are allowed"), "", ""),
        CheckState.WARN: (
            QT_TRANSLATE_NOOP("wording", "Webhooks are not allowed"),
            "",
            QT_TRANSLATE_NOOP(
                "wording",
                "The store cannot tell of changes at once; Storewire finds them when it reads. "
                "Reconnect as a shop manager to allow them.",
            ),
        ),
        CheckState.FAIL: (
            QT_TRANSLATE_NOOP("wording", "Webhooks are not allowed"),
            "",
            QT_TRANSLATE_NOOP("wording", "Reconnect as a shop manager to allow them."),
        ),
    },
    CheckName.SAME_STORE: {
        CheckState.PASS: (QT_TRANSLATE_NOOP("wording", "It is the store that was connected"), "", ""),
        CheckState.WARN: (
            QT_TRANSLATE_NOOP("wording", "It may not be the store that was connected"),
            "",
            QT_TRANSLATE_NOOP("wording", "Check the address; disconnect here if another store has taken its place."),
        ),
        CheckState.FAIL: (
            QT_TRANSLATE_NOOP("wording", "It is not the store that was connected"),
            "",
            QT_TRANSLATE_NOOP("wording", "Check the address; disconnect here if another store has taken its place."),
        ),
    },
    CheckName.OTHER_COMPUTERS: {
        CheckState.PASS: (
            QT_TRANSLATE_NOOP("wording", "No other computer is connected as the same user"),
            "",
            "",
        ),
        CheckState.WARN: (
            QT_TRANSLATE_NOOP("wording", "Storewire on {computers} is connected to this store"),
            "",
            QT_TRANSLATE_NOOP(
                "wording",
                "Nothing counts twice, but one of them suffices. Observe only here, or reconnect and take over.",
            ),
        ),
        CheckState.FAIL: (
            QT_TRANSLATE_NOOP("wording", "Storewire on {computers} is connected to this store"),
            "",
            QT_TRANSLATE_NOOP("wording", "Observe only here, or reconnect and take over."),
        ),
    },
    CheckName.APP_PASSWORDS: {
        CheckState.PASS: (QT_TRANSLATE_NOOP("wording", "Application passwords are available"), "", ""),
        CheckState.WARN: (
            QT_TRANSLATE_NOOP("wording", "Application passwords may be switched off"),
            "",
            QT_TRANSLATE_NOOP("wording", "Allow them in your security plugin, or paste a WooCommerce key."),
        ),
        CheckState.FAIL: (
            QT_TRANSLATE_NOOP("wording", "Application passwords are switched off"),
            "",
            QT_TRANSLATE_NOOP("wording", "Allow them in your security plugin, or paste a WooCommerce key."),
        ),
    },
    CheckName.HTTPS: {
        CheckState.PASS: (QT_TRANSLATE_NOOP("wording", "Nobody can listen in"), "", ""),
        CheckState.WARN: (
            QT_TRANSLATE_NOOP("wording", "The store is not encrypted"),
            "",
            QT_TRANSLATE_NOOP("wording", "Others on the way could read what is sent. Ask your host for https."),
        ),
        CheckState.FAIL: (
            QT_TRANSLATE_NOOP("wording", "The store is not encrypted"),
            "",
            QT_TRANSLATE_NOOP("wording", "Others on the way could read what is sent. Ask your host for https."),
        ),
    },
    CheckName.CLOCK: {
        CheckState.PASS: (QT_TRANSLATE_NOOP("wording", "The store's clock is right"), "", ""),
        CheckState.WARN: (
            QT_TRANSLATE_NOOP("wording", "The store's clock is {skew}"),
            "",
            QT_TRANSLATE_NOOP("wording", "Events are dated by the store. Ask your host to correct the server's time."),
        ),
        CheckState.FAIL: (
            QT_TRANSLATE_NOOP("wording", "The store's clock is {skew}"),
            "",
            QT_TRANSLATE_NOOP("wording", "Events are dated by the store. Ask your host to correct the server's time."),
        ),
    },
    CheckName.SIGNED_IN: {
        CheckState.PASS: (
            QT_TRANSLATE_NOOP("wording", "Storewire is signed in"),
            QT_TRANSLATE_NOOP("wording", "as {user}"),
            "",
        ),
        CheckState.WARN: (
            QT_TRANSLATE_NOOP("wording", "It is not sure whether Storewire is signed in"),
            "",
            QT_TRANSLATE_NOOP("wording", "Check again in a few minutes."),
        ),
        CheckState.FAIL: (
            QT_TRANSLATE_NOOP("wording", "The store no longer lets Storewire in"),
            "",
            QT_TRANSLATE_NOOP("wording", "Press Reconnect and approve the access again."),
        ),
    },
    CheckName.MAY_READ: {
        CheckState.PASS: (
            QT_TRANSLATE_NOOP("wording", "Storewire may read products, customers and orders"),
            QT_TRANSLATE_NOOP("wording", "as {user}"),
            "",
        ),
        CheckState.WARN: (
            QT_TRANSLATE_NOOP("wording", "Storewire may not read everything"),
            QT_TRANSLATE_NOOP("wording", "as {user}"),
            QT_TRANSLATE_NOOP("wording", "Reconnect as a shop manager or an administrator."),
        ),
        CheckState.FAIL: (
            QT_TRANSLATE_NOOP("wording", "Storewire may not read the shop"),
            "",
            QT_TRANSLATE_NOOP("wording", "Press Reconnect and sign in as a shop manager or an administrator."),
        ),
    },
    CheckName.PLATFORM_ACCEPTS: {
        CheckState.PASS: (QT_TRANSLATE_NOOP("wording", "{platform} accepts deliveries"), "{room}", ""),
        CheckState.WARN: (
            QT_TRANSLATE_NOOP("wording", "{platform} cannot be reached"),
            "",
            QT_TRANSLATE_NOOP("wording", "Deliveries wait here; nothing is lost. Storewire tries again by itself."),
        ),
        CheckState.FAIL: (
            QT_TRANSLATE_NOOP("wording", "{platform} no longer accepts this connection"),
            "",
            QT_TRANSLATE_NOOP("wording", "Deliveries wait here; nothing is lost. Press Reconnect to approve it again."),
        ),
    },
    CheckName.PERMISSIONS: {
        CheckState.PASS: (QT_TRANSLATE_NOOP("wording", "The key allows all that is needed"), "", ""),
        CheckState.WARN: (
            QT_TRANSLATE_NOOP("wording", "The key may lack a permission"),
            "{scope}",
            QT_TRANSLATE_NOOP("wording", "Look at the key's permissions in the dashboard."),
        ),
        CheckState.FAIL: (
            QT_TRANSLATE_NOOP("wording", "The key lacks a permission"),
            "{scope}",
            QT_TRANSLATE_NOOP("wording", "Give the key this permission in the dashboard; what needs it waits."),
        ),
    },
    CheckName.STORE_WEBHOOKS: {
        CheckState.PASS: (
            QT_TRANSLATE_NOOP("wording", "The store delivers live changes itself"),
            QT_TRANSLATE_NOOP("wording", "{active} of {wanted} webhooks are active"),
            "",
        ),
        CheckState.WARN: (
            QT_TRANSLATE_NOOP("wording", "The store had switched webhooks off; they are on again"),
            QT_TRANSLATE_NOOP("wording", "{repaired} of {wanted} webhooks"),
            QT_TRANSLATE_NOOP(
                "wording",
                "Products and customers of that time are read again. Events of orders since {time} may be missing: "
                "send them again if you like; what the store did deliver may then count twice.",
            ),
        ),
        CheckState.FAIL: (
            QT_TRANSLATE_NOOP("wording", "The store's webhooks could not be looked at"),
            "",
            QT_TRANSLATE_NOOP("wording", "Check again when the store answers; Storewire looks every hour."),
        ),
    },
    CheckName.HEARTBEAT: {
        CheckState.PASS: (QT_TRANSLATE_NOOP("wording", "{platform} sees this connection"), "", ""),
        CheckState.WARN: (
            QT_TRANSLATE_NOOP("wording", "{platform} has not heard from Storewire lately"),
            "",
            QT_TRANSLATE_NOOP("wording", "Check this computer's connection. Storewire tries again by itself."),
        ),
        CheckState.FAIL: (
            QT_TRANSLATE_NOOP("wording", "{platform} does not see this connection"),
            "",
            QT_TRANSLATE_NOOP("wording", "Press Reconnect to approve it again."),
        ),
    },
}
"""(fact, detail, remedy) by check and outcome."""

PLATFORM_TITLES = {name.value: title for name, title in PLATFORMS.items()}
AHEAD = QT_TRANSLATE_NOOP("wording", "{time} ahead")
BEHIND = QT_TRANSLATE_NOOP("wording", "{time} behind")
ROOM = QT_TRANSLATE_NOOP("wording", "{free} of {per_minute} requests a minute free")


def check(what: Check) -> CheckText:
    """Return what is said of a check. A problem, where it carries one, gives the remedy."""
    if what.state is CheckState.SKIP:
        return CheckText(*skipped(what))
    fact, detail, remedy = FACTS[what.name][what.state]
    params = _params(what)
    shown_detail = "" if _lacks(detail, params) else say(detail, params) if detail else ""
    if what.problem is not None and what.state is not CheckState.PASS:
        sentence = problem(what.problem)
        return CheckText(sentence.title, "", sentences(sentence.text, sentence.remedy))
    return CheckText(say(fact, params), shown_detail, say(remedy, params) if remedy else "")


def _params(what: Check) -> Mapping[str, object]:
    params: dict[str, object] = dict(what.params)
    seconds = params.get("seconds")
    if what.name is CheckName.CLOCK and isinstance(seconds, int | float):
        params["skew"] = say(AHEAD if seconds > 0 else BEHIND, {"time": duration(abs(seconds))})
    if isinstance(since := params.get("since"), str):
        params["time"] = language.formats.moment(datetime.fromisoformat(since))
    if isinstance(plugins := params.get("plugins"), list):
        params["plugins"] = " + ".join(str(PLATFORM_TITLES.get(str(one), one)) for one in plugins)
    if params.get("free") is not None and params.get("per_minute") is not None:
        params["room"] = say(ROOM, params)
    return params


def _lacks(text: str, params: Mapping[str, object]) -> bool:
    """Tell whether a text names a parameter that did not come: then it is better left out."""
    names = [part.partition("}")[0] for part in text.split("{")[1:]]
    return any(params.get(name) in (None, "") for name in names)
