"""A delivery as a line of the log, and its details."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import JsonValue

from app import wording
from app.model.api import DeliveryDetail, DeliveryRow
from app.model.deliveries import DeliveryState
from app.model.reasons import ReasonCode
from app.wording import language
from app.wording.language import QT_TRANSLATE_NOOP, say

AGAIN_AT = QT_TRANSLATE_NOOP("wording", "again {time}")
IN_SECONDS = QT_TRANSLATE_NOOP("wording", "{status} in {seconds} s")
NO_ANSWER = QT_TRANSLATE_NOOP("wording", "no answer after {seconds} s")
KEY = QT_TRANSLATE_NOOP("wording", "key {start}…")
OBSERVED = QT_TRANSLATE_NOOP("wording", "observed")
MASK = "•••"
SINCE: tuple[tuple[timedelta | None, str], ...] = (
    (None, QT_TRANSLATE_NOOP("wording", "Any time")),
    (timedelta(hours=1), QT_TRANSLATE_NOOP("wording", "1 hour")),
    (timedelta(days=1), QT_TRANSLATE_NOOP("wording", "24 hours")),
    (timedelta(days=7), QT_TRANSLATE_NOOP("wording", "7 days")),
    (timedelta(days=30), QT_TRANSLATE_NOOP("wording", "30 days")),
)
"""(how far back, name)"""

PILLS = {
    DeliveryState.WAITING: ("none", ""),
    DeliveryState.SENDING: ("arrows", "accent"),
    DeliveryState.ACCEPTED: ("arrows", "accent"),
    DeliveryState.DELIVERED: ("tick", "good"),
    DeliveryState.FAILED: ("cross", "bad"),
    DeliveryState.DISCARDED: ("none", ""),
    DeliveryState.SUPERSEDED: ("none", ""),
    DeliveryState.DECLINED: ("none", ""),
}
"""(shape, tone) of a state."""

SHOWN_KEYS = frozenset(
    {
        "type", "event", "name_of_event", "status", "currency", "source", "provider", "timestamp", "occurredAt",
        "orderedAt", "createdAt", "created_at", "messageId", "eventId", "orderId", "order_id", "orderNumber",
        "order_number", "productId", "product_id", "providerProductId", "variantId", "providerVariantId", "title",
        "variantTitle", "sku", "price", "regular_price", "total", "subtotal", "total_tax", "quantity", "idempotencyKey",
        "duplicateStrategy", "optInMode", "payment_method", "stock_status", "permalink", "url", "imageUrl", "slug",
    }
)  # fmt: skip
"""Fields of a request that say nothing about a person; the text of every other one is masked until asked for."""


@dataclass(frozen=True, slots=True)
class PillText:
    """A state in a word, with its shape and tone."""

    text: str
    shape: str
    tone: str


@dataclass(frozen=True, slots=True)
class RowText:
    """The cells of a delivery's line; `exact` is when, to the second."""

    when: str
    what: str
    record: str
    pill: PillText
    tries: str
    exact: str


def row_text(row: DeliveryRow, now: datetime) -> RowText:
    """Return a delivery's line."""
    return RowText(
        when=wording.ago_in_short(row.created_at, now),
        what=wording.change(row.change),
        record=" · ".join(filter(None, (wording.summary(row.summary), _why_in_short(row)))),
        pill=pill(row),
        tries=language.formats.number(row.tries) if row.tries else "–",
        exact=language.formats.moment(row.created_at),
    )


def _why_in_short(row: DeliveryRow) -> str:
    """Return why a delivery did not arrive, where it will not arrive by itself any more."""
    ended = {DeliveryState.FAILED, DeliveryState.DECLINED}
    return wording.reason(row.reason).title if row.reason is not None and row.state in ended else ""


def copied(row: DeliveryRow, now: datetime) -> str:
    """Return a delivery as a line for the clipboard: exact time, what, record, state, tries."""
    text = row_text(row, now)
    return f"{text.exact}\t{text.what}\t{text.record}\t{text.pill.text}\t{text.tries}"


def since_choices(now: datetime) -> list[tuple[datetime | None, str]]:
    """Return the beginnings that the log can be cut at, with their names."""
    return [(None if back is None else now - back, say(name)) for back, name in SINCE]


def pill(row: DeliveryRow) -> PillText:
    """Return a delivery's state as a pill: one that waits after a try says when it is tried again."""
    if row.state is DeliveryState.WAITING and row.tries and row.next_try_at is not None:
        return PillText(say(AGAIN_AT, {"time": language.formats.clock(row.next_try_at)}), "again", "warning")
    if row.reason is ReasonCode.OBSERVED:
        return PillText(say(OBSERVED), "none", "")
    shape, tone = PILLS[row.state]
    return PillText(wording.delivery_state(row.state), shape, tone)


def title(row: DeliveryRow) -> str:
    """Return what the details are headed by: "Order completed #10482"."""
    summary = row.summary
    about = f"#{summary.number}" if summary.number else summary.title or summary.email
    return f"{wording.change(row.change)} {wording.plain(about, 120)}".strip()


def last_try(detail: DeliveryDetail) -> str:
    """Return the newest try on one line: "POST /orders · 202 in 0.21 s · key 7f3c…"."""
    parts = []
    if detail.tries:
        newest = detail.tries[-1]
        if newest.method or newest.path:
            parts.append(f"{newest.method} {wording.plain(newest.path, 120)}".strip())
        params: dict[str, object] = {"status": newest.status, "seconds": round(newest.seconds, 2)}
        parts.append(say(NO_ANSWER if newest.status is None else IN_SECONDS, params))
    if detail.key:
        parts.append(say(KEY, {"start": detail.key[:4]}))
    return " · ".join(parts)


def why_not(row: DeliveryRow, platform: str) -> str:
    """Return why a delivery did not go through, and what to do; "" where nothing is wrong."""
    if row.reason is None:
        return ""
    sentence = wording.reason(row.reason, platform)
    after = wording.retry_schedule() if row.state is DeliveryState.WAITING else sentence.remedy
    exactly = f" ({wording.plain(row.detail, 200)})" if row.reason is ReasonCode.UNREADABLE and row.detail else ""
    return wording.headed(f"{sentence.title}{exactly}", sentence.text, after)


def body_text(body: JsonValue, *, masked: bool) -> str:
    """Return a request's body as indented JSON; with every text that may be about a person masked, or as it is."""
    if body is None:
        return ""
    return json.dumps(masked_body(body) if masked else body, indent=2, ensure_ascii=False)


def masked_body(value: JsonValue, key: str = "") -> JsonValue:
    """Return the value with its texts masked, save those of fields known to be about no person."""
    if isinstance(value, dict):
        return {name: masked_body(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [masked_body(one, key) for one in value]
    if isinstance(value, str) and value and (key not in SHOWN_KEYS or "@" in value):
        return MASK
    return value


def tries_text(detail: DeliveryDetail) -> str:
    """Return every try with the start of its answer, oldest first."""
    lines = []
    for number, one in enumerate(detail.tries, 1):
        answer = str(one.status) if one.status is not None else "–"
        where = f"{one.method} {wording.plain(one.path, 200)}".strip()
        lines.append(f"{number}.  {language.formats.moment(one.at)}  {where}  {answer}  {one.seconds:.2f} s")
        if one.reason is not None:
            lines.append(f"    {wording.reason(one.reason).title}")
        if one.excerpt:
            lines.append(f"    {wording.plain(one.excerpt, 2000)}")
    return "\n".join(lines)
