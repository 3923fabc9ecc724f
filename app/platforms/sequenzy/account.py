"""The account call: what a credential opens, and whether it is still accepted."""

from __future__ import annotations

import httpx

from app.model.reasons import ProblemCode, ProblemError
from app.platforms.answers import is_html, object_of, objects, text_of
from app.platforms.exchange import ask, secret_of
from app.platforms.protocol import Company, HeartbeatState, Hosts, KeyCheck, Session
from app.platforms.sequenzy.assumptions import REQUIRED_SCOPES
from app.platforms.sequenzy.requests import api_url, bearer_headers
from app.platforms.wire import JsonObject

ACCOUNT_PATH = "/account"
MAY_CONNECT = frozenset({"owner", "admin", ""})
"""Roles that may connect a store; company keys have none."""


async def read_account(http: httpx.AsyncClient, hosts: Hosts, key: str, company: str = "") -> KeyCheck:
    """Verify an API key and list what it opens.

    Raises ProblemError(API_KEY_REFUSED, PLATFORM_ERROR, RATE_LIMITED, FIREWALL) and what `ask` raises.
    """
    if not secret_of(key):
        raise ProblemError(ProblemCode.API_KEY_REFUSED, "not a key")
    headers = {"Authorization": f"Bearer {key}"} | ({"x-company-id": company} if secret_of(company) else {})
    answer = await ask(http, "GET", api_url(hosts, ACCOUNT_PATH), headers)
    if answer.status in (401, 403):
        code = ProblemCode.FIREWALL if is_html(answer) else ProblemCode.API_KEY_REFUSED
        raise ProblemError(code, f"HTTP {answer.status}")
    if answer.status == 429:
        raise ProblemError(ProblemCode.RATE_LIMITED, "HTTP 429")
    body = object_of(answer) if answer.status == 200 else None
    if body is None or not isinstance(body.get("companies"), list):
        raise ProblemError(ProblemCode.PLATFORM_ERROR, f"HTTP {answer.status}")
    return KeyCheck(_companies(body), text_of(body.get("currentCompanyId")), _missing(body))


def _companies(body: JsonObject) -> tuple[Company, ...]:
    found = []
    for one in objects(body.get("companies")):
        company_id = text_of(one.get("id"))
        if company_id and text_of(one.get("role")) in MAY_CONNECT:
            found.append(Company(company_id, text_of(one.get("name")) or company_id))
    return tuple(found)


def _missing(body: JsonObject) -> tuple[str, ...]:
    """Return the scopes that the key lacks; none where it has full access or the answer does not say."""
    permissions = body.get("apiKeyPermissions")
    if not isinstance(permissions, dict) or permissions.get("fullAccess") is True:
        return ()
    scopes = permissions.get("scopes")
    if not isinstance(scopes, list):
        return ()
    lacking = [group[0] for group in REQUIRED_SCOPES if not any(scope in scopes for scope in group)]
    return tuple(dict.fromkeys(lacking))


async def confirm(http: httpx.AsyncClient, session: Session) -> HeartbeatState:
    """Ask with the account call whether the credential is refused for good."""
    try:
        headers = bearer_headers(session)
        answer = await ask(http, "GET", api_url(session.hosts, ACCOUNT_PATH), headers)
    except ProblemError:
        return HeartbeatState.UNSURE
    if answer.status in (401, 403) and not is_html(answer):
        return HeartbeatState.REVOKED
    body = object_of(answer) if answer.status == 200 else None
    return HeartbeatState.UNSURE if body is None else HeartbeatState.ACTIVE


async def missing_permissions(http: httpx.AsyncClient, session: Session) -> tuple[str, ...] | None:
    """Return the scopes that an API key lacks; None for an installation's token, or where nothing is answered."""
    key = session.secrets.get("api_key", "")
    if not key:
        return None
    try:
        return (await read_account(http, session.hosts, key, session.public.get("company_id", ""))).missing_permissions
    except ProblemError:
        return None
