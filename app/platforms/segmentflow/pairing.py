"""Pairing a store with Segmentflow: its dashboard in the browser, then one status call with the token it hands back.

Nothing of the store but its address leaves before the user approves.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, quote, urlsplit

import httpx

from app.model.reasons import ProblemCode, ProblemError
from app.model.store import StoreSite
from app.platforms.answers import is_html, object_of, text_of
from app.platforms.exchange import ask, safe_url, secret_of
from app.platforms.protocol import Account, Company, Hosts, Offer, PairingMode, PairingState, Progress
from app.platforms.segmentflow.assumptions import API_HOST, CONNECT_PAGES, DASHBOARD_HOST, RETURN_PAGE, STATUS_PATH
from app.platforms.wire import JsonObject

POLL_SECONDS = 2.5
POLLS = 120
"""Five minutes. The vendor's own client gives up after half a minute; an office's network may take longer."""


def start(hosts: Hosts, site: StoreSite) -> Offer:
    """Return the dashboard's connect page; no request is made."""
    page, parameter = CONNECT_PAGES[site.woocommerce]
    back = f"{site.home}{RETURN_PAGE}"
    query = f"{parameter}={quote(site.home, safe='')}&return_url={quote(back + '&connected=1', safe='')}"
    url = f"{hosts.dashboard or DASHBOARD_HOST}{page}?{query}"
    state = {"api": hosts.api or API_HOST, "woocommerce": "1" if site.woocommerce else ""}
    return Offer(PairingMode.HOSTED, url, return_url=back, poll_seconds=POLL_SECONDS, state=state)


def returned(offer: Offer, url: str) -> Offer:
    """Take the poll token from the address that the browser was sent back to.

    A pairing that was begun in the dashboard ends at a page of the same store, whichever the dashboard knows.
    Raises ProblemError(BAD_REQUEST) for another address, PAIRING_DENIED where it brings no token.
    """
    try:
        parts = urlsplit(url)
        query = parse_qs(parts.query, max_num_fields=100)
        same = _host(url) == _host(offer.return_url)
    except ValueError:
        raise ProblemError(ProblemCode.BAD_REQUEST, "not the address that was waited for") from None
    if not same or parts.scheme not in ("http", "https") or len(url) > 8000:
        raise ProblemError(ProblemCode.BAD_REQUEST, "not the address that was waited for")
    token = secret_of(query.get("poll_token", [""])[-1])
    if not token and not url.startswith(offer.return_url):
        raise ProblemError(ProblemCode.BAD_REQUEST, "not the address that was waited for")
    if not token or query.get("connected", ["1"])[-1] != "1":
        raise ProblemError(ProblemCode.PAIRING_DENIED, "no token came back")
    return replace(_with_state(offer, {"poll_token": token}), polls=POLLS)


def _host(url: str) -> tuple[str, int | None]:
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www."), parts.port


def _with_state(offer: Offer, more: dict[str, str]) -> Offer:
    return replace(offer, state={**offer.state, **more})


async def poll(http: httpx.AsyncClient, offer: Offer) -> Progress:
    """Ask for the keys. The token works once and the webhook secret comes once: the new offer holds both.

    Faults leave it pending; 404 and 410 mean that the token has expired or was used.
    """
    if offer.state.get("write_key"):
        return Progress(PairingState.APPROVED, offer, _company(offer.state))
    token = offer.state.get("poll_token")
    if not token:
        return Progress(PairingState.PENDING, offer)
    try:
        answer = await ask(http, "GET", f"{offer.state['api']}{STATUS_PATH}", {"X-Poll-Token": token})
    except ProblemError:
        return Progress(PairingState.PENDING, offer)
    if answer.status in (404, 410) and not is_html(answer):
        return Progress(PairingState.EXPIRED, offer)
    body = object_of(answer) if answer.status == 200 else None
    keys = _keys(body) if body and body.get("connected") is True else {}
    if not keys.get("write_key"):
        return Progress(PairingState.PENDING, offer)
    approved = _with_state(offer, keys)
    return Progress(PairingState.APPROVED, approved, _company(approved.state))


def _keys(body: JsonObject) -> dict[str, str]:
    """Return what the status call gave, each value checked; one that is not well-formed is taken for absent."""
    return {
        "write_key": secret_of(body.get("write_key")),
        "webhook_secret": secret_of(body.get("webhook_secret")),
        "webhook_delivery_url": safe_url(text_of(body.get("webhook_delivery_url"), 2000)),
        "organization_id": text_of(body.get("organization_id")),
        "organization_name": text_of(body.get("organization_name")),
    }


def _company(state: object) -> Company:
    values = state if isinstance(state, dict) else {}
    found = values.get("organization_id", "")
    return Company(found, values.get("organization_name", "") or found)


def complete(offer: Offer) -> Account:
    """Return the account of an approved pairing; no request is made.

    Raises ProblemError(BAD_REQUEST) before the approval, PLATFORM_ERROR where a shop got no way to deliver products.
    """
    state = offer.state
    write_key = state.get("write_key", "")
    if not write_key:
        raise ProblemError(ProblemCode.BAD_REQUEST, "not approved yet")
    secret, url = state.get("webhook_secret", ""), state.get("webhook_delivery_url", "")
    if state.get("woocommerce") and not (secret and url):
        raise ProblemError(ProblemCode.PLATFORM_ERROR, "no webhook secret or address was given")
    secrets = {"write_key": write_key} | ({"webhook_secret": secret} if secret else {})
    company = _company(dict(state))
    public = {"organization_id": company.id, "webhook_delivery_url": url}
    return Account(company, secrets, public, credential=write_key)
