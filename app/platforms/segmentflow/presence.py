"""Whether Segmentflow still accepts the write key, and the end of a connection."""

from __future__ import annotations

import httpx

from app.model.reasons import ProblemError
from app.platforms.answers import is_html
from app.platforms.exchange import ask
from app.platforms.protocol import Farewell, HeartbeatState, Hosts, Session
from app.platforms.segmentflow.assumptions import API_HOST, DISCONNECT_PATH, INGEST_PATH
from app.platforms.segmentflow.items import message_id
from app.platforms.wire import JsonObject

REST_KEY = "rest_key_in_store"
"""Where pairing went through the store's own consent page, the platform holds a REST key of its own."""

OF_NOBODY: JsonObject = {"type": "identify", "messageId": message_id("probe", "storewire:probe")}
"""An identify item without the address that it must have."""


def _api(hosts: Hosts) -> str:
    return hosts.api or API_HOST


async def confirm(http: httpx.AsyncClient, session: Session) -> HeartbeatState:
    """Send an ingest call whose one item is of nobody and so is rejected: it tells whether the write key is taken."""
    key = session.secrets.get("write_key", "")
    if not key:
        return HeartbeatState.UNSURE
    body: JsonObject = {"writeKey": key, "batch": [dict(OF_NOBODY)]}
    try:
        answer = await ask(http, "POST", f"{_api(session.hosts)}{INGEST_PATH}", body=body)
    except ProblemError:
        return HeartbeatState.UNSURE
    if is_html(answer):
        return HeartbeatState.UNSURE
    if answer.status in (401, 403):
        return HeartbeatState.REVOKED
    return HeartbeatState.ACTIVE if 200 <= answer.status < 300 else HeartbeatState.UNSURE


async def disconnect(http: httpx.AsyncClient, session: Session) -> Farewell:
    """End the connection there; any success will do, and a key that is unknown there has nothing left to end."""
    key = session.secrets.get("write_key", "")
    if not key:
        return Farewell(True)
    remains = (REST_KEY,) if session.secrets.get("webhook_secret") else ()
    try:
        answer = await ask(http, "DELETE", f"{_api(session.hosts)}{DISCONNECT_PATH}", {"X-Write-Key": key})
    except ProblemError:
        return Farewell(False, remains)
    gone = answer.status in (401, 404, 410) and not is_html(answer)
    return Farewell(gone or 200 <= answer.status < 300, remains)
