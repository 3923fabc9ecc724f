"""Pairing a store with Sequenzy: the hosted approval page where the host offers it, else an API key.

Only metadata of the store leaves before the user completes the connection.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import quote

import httpx

from app import __version__
from app.model.reasons import ProblemCode, ProblemError
from app.model.store import StoreFacts, StoreSite
from app.platforms.answers import integer_of, is_html, object_of, text_of
from app.platforms.exchange import ask, safe_url, secret_of
from app.platforms.protocol import Account, Answer, Company, Hosts, Offer, PairingMode, PairingState, Progress
from app.platforms.sequenzy.account import read_account
from app.platforms.sequenzy.assumptions import (
    API_KEYS_PAGE,
    DASHBOARD_HOST,
    PAIRING_COMPLETE_PATH,
    PAIRING_PATH,
    PAIRINGS_PATH,
)
from app.platforms.sequenzy.requests import api_url
from app.platforms.wire import JsonObject

POLL_SECONDS = (1.0, 60.0)
"""Shortest and longest interval between polls, whatever the platform asks for."""

STATES = {state.value: state for state in PairingState}


def metadata(site: StoreSite, facts: StoreFacts) -> JsonObject:
    """Return the store facts that pairing needs; shown to the user beforehand."""
    return {
        "storeUrl": site.home,
        "storeName": facts.name or site.name,
        "wordPressVersion": facts.wordpress_version or site.wordpress_version,
        "wooCommerceVersion": facts.woocommerce_version,
        "phpVersion": facts.php_version,
        "clientVersion": __version__,
        "currency": facts.currency,
        "timezone": facts.timezone or site.timezone,
    }


async def start(http: httpx.AsyncClient, hosts: Hosts, site: StoreSite, facts: StoreFacts) -> Offer:
    """Begin a pairing. Anything but a well-formed 201 means that this host wants an API key instead."""
    answer = await ask(http, "POST", api_url(hosts, PAIRINGS_PATH), body=metadata(site, facts))
    return _hosted_offer(answer, hosts) or _key_offer(hosts)


def _key_offer(hosts: Hosts) -> Offer:
    return Offer(PairingMode.API_KEY, f"{hosts.dashboard or DASHBOARD_HOST}{API_KEYS_PAGE}")


def _hosted_offer(answer: Answer, hosts: Hosts) -> Offer | None:
    body = object_of(answer)
    if answer.status != 201 or body is None:
        return None
    pairing, secret = text_of(body.get("pairingId")), secret_of(body.get("pairingSecret"))
    url = safe_url(text_of(body.get("authorizeUrl"), 2000))
    expires, pause = _date(body.get("expiresAt")), body.get("pollIntervalSeconds")
    if not (pairing and secret and url and expires) or isinstance(pause, bool) or not isinstance(pause, int | float):
        return None
    seconds = min(max(float(pause), POLL_SECONDS[0]), POLL_SECONDS[1])
    state = {"pairing_id": pairing, "pairing_secret": secret, "api": api_url(hosts, "")}
    return Offer(PairingMode.HOSTED, url, expires_at=expires, poll_seconds=seconds, state=state)


def _date(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


def _pairing_url(offer: Offer, path: str) -> str:
    return offer.state["api"] + path.format(pairing=quote(offer.state["pairing_id"], safe=""))


def _secret_header(offer: Offer) -> dict[str, str]:
    return {"Authorization": f"Bearer {offer.state['pairing_secret']}"}


async def poll(http: httpx.AsyncClient, offer: Offer) -> Progress:
    """Ask whether the user has approved. Faults leave it pending; a pairing unknown there has expired."""
    if offer.mode is not PairingMode.HOSTED:
        return Progress(PairingState.PENDING, offer)
    try:
        answer = await ask(http, "GET", _pairing_url(offer, PAIRING_PATH), _secret_header(offer))
    except ProblemError:
        return Progress(PairingState.PENDING, offer)
    if answer.status in (401, 404, 410) and not is_html(answer):
        return Progress(PairingState.EXPIRED, offer)
    body = (object_of(answer) if answer.status == 200 else None) or {}
    state = STATES.get(text_of(body.get("status")), PairingState.PENDING)
    return Progress(state, offer, company_of(body.get("company")))


def company_of(value: Any) -> Company | None:
    """Read `{id, name}`; None where it is not well-formed."""
    if not isinstance(value, dict):
        return None
    number = integer_of(value.get("id"))
    found = text_of(value.get("id")) or ("" if number is None else str(number))
    return Company(found, text_of(value.get("name")) or found) if found else None


async def complete(http: httpx.AsyncClient, hosts: Hosts, offer: Offer, key: str, company: str) -> Account:
    """Finish the pairing: exchange it for the installation's token, or take the key for the company chosen."""
    if offer.mode is PairingMode.API_KEY:
        return await _complete_with_key(http, hosts, key, company)
    answer = await ask(http, "POST", _pairing_url(offer, PAIRING_COMPLETE_PATH), _secret_header(offer), {})
    if answer.status in (401, 404, 409, 410) and not is_html(answer):
        raise ProblemError(ProblemCode.PAIRING_EXPIRED, f"HTTP {answer.status}")
    if answer.status == 403 and not is_html(answer):
        raise ProblemError(ProblemCode.PAIRING_DENIED, "HTTP 403")
    body = (object_of(answer) if answer.status == 200 else None) or {}
    token, installation = secret_of(body.get("installationToken")), text_of(body.get("installationId"))
    chosen = company_of(body.get("company"))
    if not token or not installation or chosen is None:
        raise ProblemError(ProblemCode.PLATFORM_ERROR, f"HTTP {answer.status}, no installation")
    public = {"installation_id": installation, "company_id": chosen.id}
    return Account(chosen, {"token": token}, public, credential=token)


async def _complete_with_key(http: httpx.AsyncClient, hosts: Hosts, key: str, company: str) -> Account:
    check = await read_account(http, hosts, key.strip(), company)
    wanted = company or check.selected or (check.companies[0].id if len(check.companies) == 1 else "")
    chosen = next((one for one in check.companies if one.id == wanted), None)
    if chosen is None:
        raise ProblemError(ProblemCode.BAD_REQUEST, "a company must be chosen")
    if check.missing_permissions:
        raise ProblemError(ProblemCode.SCOPE_MISSING, platform="Sequenzy", scope=", ".join(check.missing_permissions))
    return Account(chosen, {"api_key": key.strip()}, {"company_id": chosen.id}, credential=key.strip())
