"""Erasing a person at Segmentflow: the form of a deleted customer where there is an account, else by hand."""

from __future__ import annotations

import httpx

from app.model.changes import ChangeKind
from app.model.erasing import ErasureOutcome
from app.model.reasons import ProblemError
from app.platforms.answers import is_html
from app.platforms.exchange import ask
from app.platforms.offer import Person
from app.platforms.protocol import Item, Session
from app.platforms.segmentflow import calls
from app.platforms.segmentflow.requests import compose
from app.platforms.wire import JsonObject


async def erase(http: httpx.AsyncClient, session: Session, person: Person) -> ErasureOutcome:
    """Tell that the person's accounts were deleted, which deletes their profile there.

    A guest has no number by which the receiver could know them: that is done in the dashboard.
    """
    if not person.customer_ids or not session.secrets.get("webhook_secret"):
        return ErasureOutcome.BY_HAND
    for number in person.customer_ids:
        payload: JsonObject = {"id": number}
        body: JsonObject = {"resource": "customer", "event": "deleted", "payload": payload}
        item = Item(f"{person.key}:{number}", ChangeKind.CUSTOMER_DELETED, body)
        request = compose(calls.WEBHOOK, [item], session)
        try:
            # The same bytes as were signed: there is one spelling of a JSON value.
            answer = await ask(http, request.method, request.url, request.headers, payload)
        except ProblemError:
            return ErasureOutcome.UNREACHABLE
        if is_html(answer) or answer.status in (408, 425, 429) or answer.status >= 500:
            return ErasureOutcome.UNREACHABLE
        if not (200 <= answer.status < 300 or answer.status in (404, 410)):
            return ErasureOutcome.REFUSED
    return ErasureOutcome.PROFILE_DELETED
