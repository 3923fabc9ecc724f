"""The wizard's last step: what would be sent, where consent is read, and how long the first sync takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app import wording
from app.model.api import FieldExample, Review
from app.model.records import RecordKind
from app.model.settings import ConnectionSettings, LiveChannel, PastOrders, PlatformName
from app.wording import language
from app.wording.language import QT_TRANSLATE_NOOP, counted, say
from app.wording.settings import setting

READY = QT_TRANSLATE_NOOP("wording", "Ready to connect {store} to {platform}")
TAKES = QT_TRANSLATE_NOOP("wording", "The first sync will take about {time}.")
CONSENT_KEY = QT_TRANSLATE_NOOP("wording", "“{key}”: yes for {count} of {total} customers looked at")
NO_CONSENT = QT_TRANSLATE_NOOP("wording", "Nothing says it: everybody is imported as not subscribed")
COUNTS = {
    RecordKind.PRODUCT: (
        QT_TRANSLATE_NOOP("wording", "1 product"),
        QT_TRANSLATE_NOOP("wording", "{count} products"),
        QT_TRANSLATE_NOOP("wording", "name, price, stock, image, link"),
    ),
    RecordKind.CUSTOMER: (
        QT_TRANSLATE_NOOP("wording", "1 customer"),
        QT_TRANSLATE_NOOP("wording", "{count} customers"),
        QT_TRANSLATE_NOOP("wording", "e-mail, name, totals"),
    ),
    RecordKind.ORDER: (
        QT_TRANSLATE_NOOP("wording", "1 order"),
        QT_TRANSLATE_NOOP("wording", "{count} orders"),
        QT_TRANSLATE_NOOP("wording", "items, totals, e-mail, dates"),
    ),
    RecordKind.USER: (
        QT_TRANSLATE_NOOP("wording", "1 user"),
        QT_TRANSLATE_NOOP("wording", "{count} users"),
        QT_TRANSLATE_NOOP("wording", "e-mail, name, language, date of registration"),
    ),
    RecordKind.COMMENT: (
        QT_TRANSLATE_NOOP("wording", "1 comment"),
        QT_TRANSLATE_NOOP("wording", "{count} comments"),
        QT_TRANSLATE_NOOP("wording", "who and when, on which post; never what was written"),
    ),
}
PAST_HELP = QT_TRANSLATE_NOOP("wording", "Counted for segments and revenue; they start no automations.")
PAST_READ = QT_TRANSLATE_NOOP(
    "wording",
    "{platform} was given a key of its own to this store and may import past orders by itself. Choose All only after "
    "you saw there that it imported none; else they count twice.",
)
CHANNEL_WHY = {
    LiveChannel.STORE: QT_TRANSLATE_NOOP("wording", "Usual for a shop on the Internet: the store itself."),
    LiveChannel.STOREWIRE: QT_TRANSLATE_NOOP("wording", "Usual for a shop that is not on the Internet: Storewire."),
}
CONSENT_KEPT = QT_TRANSLATE_NOOP("wording", "“{key}”: as it is set now")


@dataclass(frozen=True, slots=True)
class Amount:
    """A card: how many of a kind, and which of their fields."""

    title: str
    fields: str


@dataclass(frozen=True, slots=True)
class ReviewPicture:
    """Everything the last step shows."""

    title: str
    company: str
    amounts: tuple[Amount, ...]
    consent: tuple[tuple[str, str], ...]
    """(meta key, what is said of it), the likeliest first; ("", …) is "nothing says it"."""
    takes: str
    channel: LiveChannel
    """Who delivers live changes unless another is chosen: as it was set before, else as is usual for the store."""
    channel_help: str


def review_picture(review: Review) -> ReviewPicture:
    """Return what the last step shows."""
    store = wording.plain(review.facts.name, 120)
    platform = wording.plain(review.platform_title, 60) or wording.platform_title(review.platform)
    params: dict[str, object] = {"store": store, "platform": platform}
    takes = "" if review.seconds is None else say(TAKES, {"time": wording.duration(max(60.0, review.seconds))})
    return ReviewPicture(
        title=say(READY, params),
        company=wording.plain(review.company, 200),
        amounts=tuple(_amount(kind, review.facts.counts.get(kind, 0)) for kind in review.kinds if kind in COUNTS),
        consent=_consent(review),
        takes=takes,
        channel=review.usual_channel if review.settings is None else review.settings.live_channel,
        channel_help=f"{setting('live_channel')[1]} {say(CHANNEL_WHY[review.usual_channel])}",
    )


def past_help(let_in: PlatformName | None) -> str:
    """Return what is said of past orders; `let_in` is the platform where it was given a key to the store itself."""
    return say(PAST_HELP) if let_in is None else say(PAST_READ, {"platform": wording.platform_title(let_in)})


def chosen_settings(consent_key: str, past: PastOrders, since: date | None, channel: LiveChannel) -> ConnectionSettings:
    """Return the settings that the last step makes; what it does not ask for stays unset, and so as it was."""
    return ConnectionSettings(
        consent_meta_key=consent_key,
        past_orders=past,
        past_orders_since=since if past is PastOrders.SINCE else None,
        live_channel=channel,
    )


def fields_by_kind(fields: Sequence[FieldExample]) -> dict[str, list[tuple[str, str]]]:
    """Return the fields that will be sent with their examples, by the name of their kind."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in fields:
        pair = (wording.plain(one.field, 120), wording.plain(one.example, 300))
        found.setdefault(wording.kind(one.kind), []).append(pair)
    return found


def _amount(kind: RecordKind, count: int) -> Amount:
    one, many, fields = COUNTS[kind]
    return Amount(counted(one, many, count), say(fields))


def _consent(review: Review) -> tuple[tuple[str, str], ...]:
    number = language.formats.number
    ranked = sorted(review.consent_keys.items(), key=lambda pair: (-pair[1], pair[0]))
    said = [
        (key, say(CONSENT_KEY, {"key": key, "count": number(yes), "total": number(review.customers_looked_at)}))
        for key, yes in ranked
    ]
    kept = review.settings.consent_meta_key if review.settings is not None else ""
    if kept:
        # What was chosen before stands first, and stays so unless another is chosen.
        said = [(kept, say(CONSENT_KEPT, {"key": kept})), *(one for one in said if one[0] != kept)]
    return (*said, ("", say(NO_CONSENT)))
