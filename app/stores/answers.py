"""What a store's HTTP answer means, before anything is made of its content.

Known of WordPress: maintenance mode answers 503 with Retry-After and HTML on every address; a PHP fatal error
answers 500 with HTML, or with the code `internal_server_error`. REST errors are `{code, message, data}`.
Security plugins and firewalls answer with HTML, or with codes of their own.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from pydantic_core import from_json

from app.model.reasons import ProblemCode, ProblemError
from app.stores.http import Fetched
from app.stores.text import without_unsafe

LONGEST_PREAMBLE = 65_536
"""Characters before the JSON in which its beginning is searched: PHP prints warnings there."""

MOST_OPENINGS = 200
"""Brackets that are tried as the beginning; warnings hold a few, an endless row of them is no answer."""

DEEPEST = 12
"""Levels of a JSON value that are kept; what a store has for us ends at the sixth."""

LONGEST_WAIT = 86_400.0
"""Seconds; a Retry-After beyond a day is taken as a day."""

CACHE_MARKS = (
    "cf-cache-status",
    "x-cache",
    "x-cache-status",
    "x-proxy-cache",
    "x-litespeed-cache",
    "x-nginx-cache",
    "x-fastcgi-cache",
    "x-kinsta-cache",
    "x-sucuri-cache",
)
"""Headers by which caches tell whether an answer came out of them ("HIT") or from the site ("MISS", "BYPASS")."""

PERMISSION_CODES = (
    "woocommerce_rest_cannot_",
    "rest_forbidden",
    "rest_cannot_",
    "rest_user_cannot_",
)
"""Beginnings of the codes by which WordPress and WooCommerce tell a known user that something is not allowed."""


class NotJson(ValueError):
    """A body that is not JSON."""


def read_json(content: bytes) -> Any:
    """Return the JSON in a body, past a byte order mark or warnings that PHP printed before it. Raises NotJson.

    Cache plugins put an HTML comment after it; anything else after it means that it is not the answer. No text in it
    holds half a surrogate pair, so that all can be encoded again.
    """
    try:
        return _quickly(content)
    except (ValueError, RecursionError):
        return encodable(_patiently(content))


def encodable(value: object, depth: int = 0) -> Any:
    """Return a JSON value that can be encoded: without half surrogate pairs, infinities and bottomless nesting."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "ignore").decode("utf-8")
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, float):
        return value if value - value == 0 else None
    if depth == DEEPEST:
        return None
    if isinstance(value, dict):
        return {without_unsafe(str(key)): encodable(one, depth + 1) for key, one in value.items()}
    return [encodable(one, depth + 1) for one in value] if isinstance(value, list) else None


def _patiently(content: bytes) -> Any:
    """Find the JSON in a body that is not all JSON, or of a kind that only the standard library reads."""
    with contextlib.suppress(ValueError, RecursionError):
        return json.loads(content)
    text = content.decode("utf-8", "replace").lstrip("\ufeff")
    decoder = json.JSONDecoder()
    start = -1
    for _ in range(MOST_OPENINGS):
        start = _opening(text, start + 1)
        if not 0 <= start <= LONGEST_PREAMBLE:
            break
        try:
            value, end = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            value, end = None, -1
        if end > 0 and (not (rest := text[end:].strip()) or rest.startswith("<!--")):
            return value
    raise NotJson(f"{len(content)} bytes that are no JSON")


def _quickly(content: bytes) -> Any:
    """Parse in half the time of the standard library; half a surrogate pair or deep nesting is left to that."""
    return from_json(content, allow_inf_nan=False, cache_strings="keys")


def rest_code(body: object) -> str:
    """Return the code of a REST error ("rest_no_route"), or "" where the body is none."""
    if isinstance(body, Mapping) and isinstance(code := body.get("code"), str) and "message" in body:
        return code[:80]
    return ""


def is_html(answer: Fetched) -> bool:
    """Tell whether an answer is a web page, whatever its headers say."""
    start = answer.content[:512].lstrip().lower()
    return start.startswith((b"<!doctype", b"<html")) or "text/html" in answer.headers.get("content-type", "")


def asks_for_basic_auth(answer: Fetched) -> bool:
    """Tell whether the web server itself wants a name and password, before WordPress is asked."""
    challenges = answer.headers.get("www-authenticate", "").lower()
    return answer.status == 401 and "basic" in challenges


def retry_after(answer: Fetched) -> float | None:
    """Return how many seconds the answer asks to wait; None where it does not say."""
    text = answer.headers.get("retry-after", "").strip()
    if not text:
        return None
    try:
        seconds = float(text)
    except ValueError:
        moment, now = _http_date(text), _http_date(answer.headers.get("date", "")) or datetime.now(UTC)
        if moment is None:
            return None
        seconds = (moment - now).total_seconds()
    return min(max(seconds, 0.0), LONGEST_WAIT) if seconds == seconds else None


def problem_of_answer(answer: Fetched, code: str) -> ProblemError | None:
    """Say what is wrong with an answer whoever asked; None where its status alone tells nothing bad.

    `code` is the REST error's (see `rest_code`). What a 401, 403 or 404 of the REST API means depends on
    who asked for what: those that carry a code are left to the caller.
    """
    status, host = answer.status, answer.url.host
    detail = f"{status} {code or _kind(answer)}"
    if 300 <= status < 400:
        away = {"to": _destination(answer), "address": _address(answer)}
        return ProblemError(ProblemCode.REDIRECTS_AWAY, detail, host=host, **away)
    if asks_for_basic_auth(answer) and not code:
        return ProblemError(ProblemCode.BASIC_AUTH, detail, host=host)
    if "challenge" in answer.headers.get("cf-mitigated", "").lower():
        return ProblemError(ProblemCode.FIREWALL, detail, host=host, status=status)
    if status == 429:
        return _waiting(ProblemCode.RATE_LIMITED, answer, detail)
    if (
        status == 503
        and not code
        and (retry_after(answer) is not None or b"maintenance" in answer.content[:8192].lower())
    ):
        return _waiting(ProblemCode.MAINTENANCE, answer, detail)
    if status == 500 and (code in ("", "internal_server_error")):
        return ProblemError(ProblemCode.SITE_BROKEN, detail, host=host, status=status)
    if status >= 500:
        return _waiting(ProblemCode.STORE_ERROR, answer, detail)
    if status in (401, 403, 405, 406, 409, 418, 444) and not code and is_html(answer):
        return ProblemError(ProblemCode.FIREWALL, detail, host=host, status=status)
    return None


def _waiting(code: ProblemCode, answer: Fetched, detail: str) -> ProblemError:
    wait = retry_after(answer)
    if wait is None:
        return ProblemError(code, detail, host=answer.url.host, status=answer.status)
    return ProblemError(code, detail, host=answer.url.host, status=answer.status, retry_after=wait)


def _destination(answer: Fetched) -> str:
    """Return the host that a redirect leads to, with the scheme where only that differs."""
    target = answer.redirect
    if target is None:
        return ""
    host = target.netloc.decode("ascii", "replace")
    same = target.netloc == answer.url.netloc and target.scheme != answer.url.scheme
    return f"{target.scheme}://{host}" if same else host


def _address(answer: Fetched) -> str:
    """Return the page that a redirect leads to, without its query: it may hold what is nobody's business."""
    target = answer.redirect
    if target is None or target.scheme not in {"http", "https"}:
        return ""
    return str(target.copy_with(query=None, fragment=None, username=None, password=None))


def _kind(answer: Fetched) -> str:
    return (
        "HTML" if is_html(answer) else (answer.headers.get("content-type", "").split(";")[0][:40] or "no content type")
    )


def _opening(text: str, start: int) -> int:
    """Return where the next "[" or "{" is, or -1."""
    found = [at for at in (text.find("[", start), text.find("{", start)) if at >= 0]
    return min(found, default=-1)


def _http_date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def from_cache(headers: Mapping[str, str]) -> bool:
    """Tell whether a cache answered in the store's stead, by what caches, hosts and CDNs write into their answers."""
    age = headers.get("age", "").strip()
    if age.isdigit() and int(age) > 0:
        return True
    return any(headers.get(name, "").strip().upper().startswith("HIT") for name in CACHE_MARKS)


def server_time(answer: Fetched) -> datetime | None:
    """Return the server's clock at the answer; None where a cache answered in its stead, or no date is given."""
    if from_cache(answer.headers):
        return None
    return _http_date(answer.headers.get("date", ""))
