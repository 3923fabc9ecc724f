"""Segmentflow's ingest: batches of identify, track and page, each item judged by itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.sandbox.effects import Behaviour, order_of, refund_of
from app.sandbox.options import JsonObject
from app.sandbox.people import canonical
from app.sandbox.segmentflow_state import SegmentflowState, Source

NEVER_SENT = frozenset(
    {"anonymousId", "organizationId", "profileId", "sourceInstanceId", "identityNamespace", "occurrenceKey"}
)  # fmt: skip
MOST_ITEMS = 500
MOST_BYTES = 1 << 20
_COMMON = {"type", "messageId", "email", "userId", "timestamp", "source"}
_FIELDS = {
    "identify": _COMMON | {"traits"},
    "track": _COMMON | {"event", "properties"},
    "page": _COMMON | {"name", "properties"},
}
_USER = re.compile(r"(wc|wp)_\d+")
_ORDER_EVENT = re.compile(r"order_(created|paid|completed|cancelled|refunded|on_hold|failed|restored)")
_SUMMARY = ("accepted", "duplicate", "dropped", "rejected", "failed")


class Refused(Exception):
    """Raise for an item that is not taken."""

    def __init__(self, status: str, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


class SegmentflowIngest:
    """POST /api/v1/ingest/batch."""

    def __init__(self, state: SegmentflowState, parse: Callable[[bytes], Any]) -> None:
        self._state = state
        self._parse = parse

    async def batch(self, request: Request) -> Response:
        """Take a batch. The answer is 200 with one result an item, in order; 400 only for a broken envelope."""
        content = await request.body()
        if len(content) > MOST_BYTES:
            return _error(413, "The batch is too large")
        try:
            body = self._parse(content)
        except ValueError:
            return _error(400, "The body is no JSON")
        problem = _envelope(body)
        if problem:
            return _error(413 if problem == "too many items" else 400, problem)
        if not self._state.completed:
            self._state.ledger.before_completion.append(f"POST {request.url.path}")
        connection = self._state.by_write_key(body["writeKey"])
        if connection is None:
            return _error(401, "Invalid write key")
        source = self._state.source(connection)
        consent = body.get("consent") or {}
        results = [self._result(source, place, item, consent) for place, item in enumerate(body["batch"])]
        summary = {status: sum(row["status"] == status for row in results) for status in _SUMMARY}
        return JSONResponse({"success": True, "results": results, "summary": summary})

    def _result(self, source: Source, place: int, item: Any, consent: JsonObject) -> JsonObject:
        number = item.get("messageId") if isinstance(item, dict) else None
        row: JsonObject = {"index": place, "messageId": number}
        try:
            self._check(item)
            self._take(source, item, consent)
        except Refused as refusal:
            return {**row, "status": refusal.status, "reason": refusal.reason, "retryable": False}
        return {**row, "status": "accepted", "eventId": f"evt_{len(source.messages)}", "retryable": False}

    def _check(self, item: Any) -> None:
        """Judge the form of an item. Raises Refused."""
        if not isinstance(item, dict) or item.get("type") not in _FIELDS:
            raise Refused("rejected", "invalid_input")
        forbidden = NEVER_SENT & item.keys()
        if forbidden:
            self._state.ledger.blame("never_sent_field", f"{item['type']}: {', '.join(sorted(forbidden))}")
        wrong = set(item) - _FIELDS[item["type"]] - NEVER_SENT
        email, user, message = item.get("email"), item.get("userId"), item.get("messageId")
        bad = (
            bool(forbidden or wrong)
            or not isinstance(message, str)
            or not 0 < len(message) <= 255
            or (email is not None and (not isinstance(email, str) or canonical(email) != email))
            or (user is not None and not _USER.fullmatch(str(user)))
            or (item["type"] == "identify" and not email)
            or not (email or user)
            or (item["type"] == "track" and not isinstance(item.get("event"), str))
            or item.get("source") not in {None, "woocommerce", "wordpress"}
        )
        if bad:
            raise Refused("rejected", "invalid_input")
        if isinstance(message, str) and "@" in message:
            self._state.ledger.blame("personal_data_in_message_id", str(item["type"]))
        _moment(item)

    def _take(self, source: Source, item: JsonObject, consent: JsonObject) -> None:
        """Let an item take effect. Raises Refused."""
        state, email, user = self._state, item.get("email"), item.get("userId")
        if item["messageId"] in source.messages:
            raise Refused("duplicate", "duplicate_occurrence")
        if (email or source.by_user.get(user or "")) in state.suppressed:
            raise Refused("dropped", "identity_suppressed")
        if item["type"] == "identify":
            if not state.keep(source, str(email), user, item.get("traits") or {}):
                raise Refused("rejected", "identity_conflict")
            source.messages.add(item["messageId"])
            return
        if consent.get("analytics") is False:
            raise Refused("dropped", "analytics_consent_revoked")
        profile = state.profile(source, email, user)
        if profile is None:
            raise Refused("dropped", "profile_not_found")
        source.messages.add(item["messageId"])
        profile.events += 1
        if item["type"] == "track":
            self._note(item)
            self._count(item, profile.email)

    def _note(self, item: JsonObject) -> None:
        properties = item.get("properties") or {}
        about = properties.get("comment_id") or properties.get("user_id")
        if about is not None:
            self._state.tracked[str(item["event"]), str(about)] += 1
        if "content" in properties or "text" in properties:
            self._state.ledger.blame("text_of_a_comment", str(item["event"]))

    def _count(self, item: JsonObject, email: str) -> None:
        found = _ORDER_EVENT.fullmatch(item["event"])
        properties = item.get("properties") or {}
        if found is None:
            lines = (str(properties["name"]),) if "name" in properties else ()
            self._state.ledger.behaviour.append(Behaviour(item["event"], email, lines, live=True))
            return
        order = order_of(properties)
        if order is None:
            self._state.ledger.blame("order_event_without_order", item["event"])
        self._state.effect(
            found[1], order, email, refund=refund_of(properties), occurred=_moment(item), channel="ingest"
        )  # fmt: skip


def _moment(item: JsonObject) -> datetime | None:
    """Return an item's time, which needs an offset. Raises Refused."""
    text = item.get("timestamp")
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        raise Refused("rejected", "invalid_input") from None
    if moment.tzinfo is None:
        raise Refused("rejected", "invalid_input")
    return moment


def _envelope(body: Any) -> str:
    """Return what is wrong with a batch as a whole, or ""."""
    if not isinstance(body, dict) or not isinstance(body.get("writeKey"), str):
        return "writeKey is required"
    if not isinstance(body.get("batch"), list) or not body["batch"]:
        return "batch must be a list that is not empty"
    if len(body["batch"]) > MOST_ITEMS:
        return "too many items"
    unknown = set(body) - {"writeKey", "batch", "consent"}
    if unknown:
        return f"unknown field: {', '.join(sorted(unknown))}"
    consent = body.get("consent")
    if consent is not None and not (isinstance(consent, dict) and all(isinstance(v, bool) for v in consent.values())):
        return "consent must hold booleans"
    return ""


def _error(status: int, message: str) -> JSONResponse:
    return JSONResponse({"error": message}, status)
