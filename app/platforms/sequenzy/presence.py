"""Keeping in touch with Sequenzy: heartbeats while connected, and the end of it."""

from __future__ import annotations

from urllib.parse import quote

import httpx

from app.model.reasons import ProblemCode, ProblemError, ReasonCode
from app.platforms.answers import is_html, object_of
from app.platforms.exchange import ask
from app.platforms.protocol import Answer, Farewell, Health, HeartbeatState, Pulse, Session
from app.platforms.sequenzy.account import confirm
from app.platforms.sequenzy.assumptions import HEARTBEAT_PATH, INSTALLATION_PATH
from app.platforms.sequenzy.requests import api_url, bearer_headers
from app.platforms.wire import JsonObject, timestamp

NEXT_SECONDS = 300.0
NEXT_LIMITS = (30.0, 3600.0)

FAULTS = {ProblemCode.TIMED_OUT: ReasonCode.TIMED_OUT, ProblemCode.TLS_INVALID: ReasonCode.TLS_FAILED}


def report(health: Health) -> JsonObject:
    """Return what a heartbeat says: versions, the store's address, the last delivery and the queue's depth."""
    facts = health.facts
    return {
        "clientVersion": health.version,
        "wordPressVersion": facts.wordpress_version,
        "wooCommerceVersion": facts.woocommerce_version,
        "storeUrl": facts.home,
        "lastDeliveryAt": timestamp(health.last_delivery_at) if health.last_delivery_at else None,
        "queueDepth": health.queue_depth,
    }


def _installation_url(session: Session, path: str) -> str:
    installation = quote(session.public.get("installation_id", ""), safe="")
    return api_url(session.hosts, path.format(installation=installation))


async def heartbeat(http: httpx.AsyncClient, session: Session, health: Health) -> Pulse:
    """Tell the platform that we are there; with an API key, health is the account call."""
    if not session.secrets.get("token"):
        return Pulse(await confirm(http, session), next_seconds=NEXT_SECONDS)
    try:
        headers = bearer_headers(session)
        answer = await ask(http, "POST", _installation_url(session, HEARTBEAT_PATH), headers, report(health))
    except ProblemError as error:
        return Pulse(HeartbeatState.UNSURE, reason=FAULTS.get(error.problem.code, ReasonCode.OFFLINE))
    if answer.status in (401, 403, 404, 410) and not is_html(answer):
        # An installation removed there may answer so, and so may a host in trouble: the account call decides.
        state = await confirm(http, session)
        state = HeartbeatState.REVOKED if state is HeartbeatState.REVOKED else HeartbeatState.UNSURE
        return Pulse(state, next_seconds=NEXT_SECONDS, reason=ReasonCode.CREDENTIALS_REFUSED)
    return _pulse(answer)


def _pulse(answer: Answer) -> Pulse:
    body = object_of(answer) if answer.status == 200 else None
    status = body.get("status") if body else None
    if body is None or status not in ("active", "revoked"):
        reason = ReasonCode.SERVER_ERROR if answer.status >= 500 else ReasonCode.NOT_UNDERSTOOD
        return Pulse(HeartbeatState.UNSURE, reason=reason)
    pause = body.get("nextHeartbeatSeconds")
    seconds = float(pause) if isinstance(pause, int | float) and not isinstance(pause, bool) else NEXT_SECONDS
    return Pulse(
        HeartbeatState.ACTIVE if status == "active" else HeartbeatState.REVOKED,
        sync_requested=body.get("syncRequested") is True,
        next_seconds=min(max(seconds, NEXT_LIMITS[0]), NEXT_LIMITS[1]),
    )


async def disconnect(http: httpx.AsyncClient, session: Session) -> Farewell:
    """Revoke the installation; an API key can only be revoked by its owner, in the dashboard."""
    if not session.secrets.get("token"):
        return Farewell(True, ("api_key_in_dashboard",))
    try:
        headers = bearer_headers(session)
        answer = await ask(http, "DELETE", _installation_url(session, INSTALLATION_PATH), headers)
    except ProblemError:
        return Farewell(False)
    # A token that is refused or unknown there has nothing left to revoke.
    gone = answer.status in (401, 404, 410) and not is_html(answer)
    return Farewell(gone or 200 <= answer.status < 300)
