"""Erasing a person at Sequenzy: one documented call."""

from __future__ import annotations

from urllib.parse import quote

import httpx

from app.model.erasing import ErasureOutcome
from app.model.reasons import ProblemError
from app.platforms.answers import is_html
from app.platforms.exchange import ask
from app.platforms.offer import Person
from app.platforms.protocol import Session
from app.platforms.sequenzy.requests import api_url, bearer_headers


async def erase(http: httpx.AsyncClient, session: Session, person: Person) -> ErasureOutcome:
    """Delete the subscriber with this address; somebody unknown there is as good as deleted."""
    url = api_url(session.hosts, f"/subscribers/{quote(person.email, safe='@')}")
    try:
        answer = await ask(http, "DELETE", url, bearer_headers(session))
    except ProblemError:
        return ErasureOutcome.UNREACHABLE
    if is_html(answer):
        return ErasureOutcome.UNREACHABLE
    if 200 <= answer.status < 300:
        return ErasureOutcome.DELETED
    if answer.status in (404, 410):
        return ErasureOutcome.NOT_THERE
    return ErasureOutcome.REFUSED if answer.status in (400, 401, 403, 405, 422) else ErasureOutcome.UNREACHABLE
