"""From stored bodies to the request that sends them. The same items give the same bytes."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import JsonValue

from app.model.deliveries import Lane
from app.model.reasons import ProblemCode, ProblemError
from app.platforms.protocol import Item, Request, Session
from app.platforms.segmentflow import calls
from app.platforms.segmentflow.assumptions import API_HOST, INGEST_PATH
from app.platforms.segmentflow.items import message_id
from app.platforms.segmentflow.webhooks import webhook_headers
from app.platforms.wire import JSON_HEADERS, JsonObject, json_bytes, timestamp


def compose(call: str, items: Sequence[Item], session: Session) -> Request:
    """Return the request of a call. Raises ProblemError(CREDENTIALS_MISSING) without the secret or the address."""
    if call == calls.WEBHOOK:
        return _webhook(items[0], session)
    batch: list[JsonValue] = [one for item in items for one in ingest_items(item)]
    body: JsonObject = {"writeKey": _secret(session, "write_key"), "batch": batch}
    consent = calls.INGEST[call].consent
    if consent is not None:
        body["consent"] = {"analytics": consent, "marketing": consent}
    return ingest_request(session, body)


def ingest_request(session: Session, body: JsonObject) -> Request:
    """Return the ingest call with a body."""
    return Request("POST", f"{session.hosts.api or API_HOST}{INGEST_PATH}", dict(JSON_HEADERS), json_bytes(body))


def ingest_items(item: Item) -> list[JsonObject]:
    """Return a delivery's items as they are sent: each with its id, the past with its date."""
    stored = item.body.get("batch")
    return (
        [_dated(item, _named(item, one)) for one in stored if isinstance(one, dict)] if isinstance(stored, list) else []
    )


def _named(item: Item, one: JsonObject) -> JsonObject:
    if "messageId" in one:
        return one
    return {**one, "messageId": message_id(str(one.get("event") or "identify"), item.key)}


def _dated(item: Item, one: JsonObject) -> JsonObject:
    """Date an item that has no date of its own: by the change, else a past person by the registration."""
    if "timestamp" in one:
        return one
    traits = one.get("traits")
    registered = traits.get("date_created") if isinstance(traits, dict) and item.lane is Lane.HISTORY else None
    moment = timestamp(item.occurred_at) if item.occurred_at else registered
    return {**one, "timestamp": moment} if moment else one


def _webhook(item: Item, session: Session) -> Request:
    secret = _secret(session, "webhook_secret")
    url = session.public.get("webhook_delivery_url", "")
    if not url:
        raise ProblemError(ProblemCode.CREDENTIALS_MISSING, "no webhook delivery address")
    content = json_bytes(item.body.get("payload"))
    return Request("POST", url, webhook_headers(item, content, secret, session.store_home), content)


def _secret(session: Session, name: str) -> str:
    value = session.secrets.get(name, "")
    if not value:
        raise ProblemError(ProblemCode.CREDENTIALS_MISSING, f"no Segmentflow {name}")
    return value
