"""What an HTTP answer means, as far as both platforms agree: the status table, Retry-After, refusals.

Nothing of an answer's free text ever becomes a `detail`: platforms repeat the refused value in it, and
that is a customer's. Only machine codes (`snake_case`) and scope names are taken over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from pydantic import JsonValue

from app.model.reasons import ReasonCode
from app.platforms.protocol import Answer, Effect, ItemRuling, Ruling, Verdict
from app.platforms.wire import JsonObject

LONGEST_RETRY_AFTER = timedelta(days=1)
"""A longer wait is a mistake or an attack; the backoff's own limits are better."""

DELIVERED = ItemRuling(Ruling.DELIVERED)

TRANSIENT: Mapping[int, ReasonCode] = {
    402: ReasonCode.RATE_LIMITED,  # a plan's quota: nothing is wrong with the items
    408: ReasonCode.BUSY,
    409: ReasonCode.BUSY,
    425: ReasonCode.BUSY,
    429: ReasonCode.RATE_LIMITED,
}

ABSENT: Mapping[int, ReasonCode] = {404: ReasonCode.NOT_FOUND, 405: ReasonCode.NOT_FOUND}
"""The call itself is not there: a wrong API host or a release in progress, not a fault of the items."""

ERROR_CODE = re.compile(r"[a-z]+(?:_[a-z]+)+")
SCOPE = re.compile(r"\b[a-z_]+:[a-z_]+\b")
ABOUT_EMAIL = re.compile(r"e-?mail", re.IGNORECASE)
ABOUT_AGE = re.compile(r"too[ _]old|older than|5[ -]?years?|five[ -]?years?|import window", re.IGNORECASE)
SCOPE_FIELDS = ("requiredScope", "missingScope", "missingScopes", "requiredScopes", "scope", "scopes")
TEXT_FIELDS = ("error", "message", "code", "detail")


def is_html(answer: Answer) -> bool:
    """Tell whether a page came where the API should have answered: a firewall, a parking page, a proxy."""
    kind = answer.headers.get("content-type", "").lower()
    if "json" in kind:
        return False
    return "html" in kind or answer.content.lstrip()[:1] == b"<"


def object_of(answer: Answer) -> JsonObject | None:
    """Return the answer's JSON object, or None where it is none."""
    try:
        value = json.loads(answer.content)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def objects(value: JsonValue) -> list[JsonObject]:
    """Return the objects of a JSON list; what is no object is left out."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def text_of(value: JsonValue, longest: int = 200) -> str:
    """Return a JSON text of reasonable length without control characters, or ""."""
    if not isinstance(value, str) or len(value) > longest or not value.isprintable():
        return ""
    return value.strip()


def integer_of(value: JsonValue) -> int | None:
    """Return a JSON integer; True and False are none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def retry_after(answer: Answer) -> timedelta | None:
    """Return how long the platform asks to wait: `retry-after-ms`, or Retry-After in seconds or as a date.

    A date counts from the answer's own Date header, so that no clock is needed and a wrong one here does no harm.
    """
    seconds = _number(answer.headers.get("retry-after-ms", ""), 1000.0)
    if seconds is None:
        seconds = _number(answer.headers.get("retry-after", ""), 1.0)
    if seconds is None:
        until, now = (_date(answer.headers.get(name, "")) for name in ("retry-after", "date"))
        if until is None or now is None:
            return None
        seconds = (until - now).total_seconds()
    return timedelta(seconds=min(max(seconds, 0.0), LONGEST_RETRY_AFTER.total_seconds()))


def _number(text: str, unit: float) -> float | None:
    return float(text) / unit if re.fullmatch(r"\s*[0-9]{1,12}(\.[0-9]{1,6})?\s*", text) else None


def _date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
        return moment if moment.tzinfo is not None else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _texts(body: JsonObject) -> Iterator[str]:
    """Yield the texts of an error body: `{error}`, `{message}`, `{error: {code, message}}`."""
    for name in TEXT_FIELDS:
        value = body.get(name)
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            yield from (inner for inner in (value.get(field) for field in TEXT_FIELDS) if isinstance(inner, str))


def error_code(answer: Answer) -> str:
    """Return the machine code of an error body, or ""."""
    return next((text for text in _texts(object_of(answer) or {}) if ERROR_CODE.fullmatch(text)), "")


def named_scope(answer: Answer) -> str:
    """Return the permission that a 403 names ("subscribers:write"), or ""."""
    body = object_of(answer) or {}
    for name in SCOPE_FIELDS:
        value = body.get(name)
        candidate = value[0] if isinstance(value, list) and value else value
        if isinstance(candidate, str) and SCOPE.fullmatch(candidate):
            return candidate
    found = next((match for text in _texts(body) if (match := SCOPE.search(text))), None)
    return found.group() if found else ""


def refusal_reason(text: str, otherwise: ReasonCode = ReasonCode.INVALID) -> ReasonCode:
    """Return the clearer reason that an error's text or code gives away."""
    if ABOUT_AGE.search(text):
        return ReasonCode.TOO_OLD
    if ABOUT_EMAIL.search(text):
        return ReasonCode.INVALID_EMAIL
    return otherwise


def alike(count: int, ruling: ItemRuling, answer: Answer, effect: Effect = Effect.NONE, scope: str = "") -> Verdict:
    """Return the same ruling for every item, with the wait that the answer asks for."""
    return Verdict((ruling,) * count, retry_after=retry_after(answer), effect=effect, scope=scope)


def not_understood(count: int, answer: Answer, detail: str = "") -> Verdict:
    """Return the verdict on a success whose body is not what the API promises: nothing is confirmed."""
    return alike(count, ItemRuling(Ruling.RETRY, ReasonCode.NOT_UNDERSTOOD, detail), answer)


def refused(count: int, answer: Answer, reason: ReasonCode) -> Verdict:
    """Return the verdict on a refusal that will not change: of one item, or of a batch to be halved.

    One bad item makes a whole batch be refused, so a batch is halved until the bad one stands alone.
    """
    detail = error_code(answer) or f"HTTP {answer.status}"
    if count > 1:
        return alike(count, ItemRuling(Ruling.RETRY, reason, detail), answer, Effect.SPLIT)
    return alike(count, ItemRuling(Ruling.FAILED, reason, detail), answer)


def judge(answer: Answer, count: int, final: Mapping[int, ReasonCode] | None = None) -> Verdict | None:
    """Return what a status means for `count` items, or None for a success, which the endpoint's own table reads.

    `final` names statuses that are no invitation to try again at this endpoint, with their reason.
    """
    status = answer.status
    if 200 <= status < 300:
        return None
    detail = f"HTTP {status}"
    if 300 <= status < 400:
        return alike(count, ItemRuling(Ruling.RETRY, ReasonCode.REDIRECTED, detail), answer)
    if status >= 500:
        return alike(count, ItemRuling(Ruling.RETRY, ReasonCode.SERVER_ERROR, detail), answer)
    if status == 413:
        return refused(count, answer, ReasonCode.TOO_LARGE)
    if status == 401:
        ruling = ItemRuling(Ruling.RETRY, ReasonCode.CREDENTIALS_REFUSED, detail)
        return alike(count, ruling, answer, Effect.CONFIRM_CREDENTIALS)
    if final and status in final and not is_html(answer):
        return refused(count, answer, final[status])
    if status in TRANSIENT:
        return alike(count, ItemRuling(Ruling.RETRY, TRANSIENT[status], detail), answer)
    if status < 200:
        return not_understood(count, answer, detail)
    if is_html(answer):
        return alike(count, ItemRuling(Ruling.RETRY, ReasonCode.FIREWALL, detail), answer)
    if status == 403:
        return _forbidden(count, answer)
    if status in ABSENT:
        return alike(count, ItemRuling(Ruling.RETRY, ABSENT[status], detail), answer)
    if status == 410:
        return alike(count, ItemRuling(Ruling.FAILED, ReasonCode.GONE, detail), answer)
    text = " ".join(_texts(object_of(answer) or {}))
    return refused(count, answer, refusal_reason(text))


def _forbidden(count: int, answer: Answer) -> Verdict:
    scope = named_scope(answer)
    if scope:
        ruling = ItemRuling(Ruling.RETRY, ReasonCode.SCOPE_MISSING, scope)
        return alike(count, ruling, answer, Effect.PAUSE_SCOPE, scope)
    if object_of(answer) is None:
        return alike(count, ItemRuling(Ruling.RETRY, ReasonCode.FIREWALL, "HTTP 403"), answer)
    ruling = ItemRuling(Ruling.RETRY, ReasonCode.CREDENTIALS_REFUSED, "HTTP 403")
    return alike(count, ruling, answer, Effect.CONFIRM_CREDENTIALS)
