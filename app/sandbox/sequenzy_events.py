"""Sequenzy's three event calls, and the history rule: what is older than an hour starts nothing."""

from __future__ import annotations

from datetime import datetime

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.sandbox.options import JsonObject
from app.sandbox.people import canonical
from app.sandbox.sequenzy_api import ApiError, SequenzyApi, Visit, moment_of
from app.sandbox.sequenzy_bodies import instant
from app.sandbox.sequenzy_models import BulkEvents, EventImport, EventInput, ImportedEvent
from app.sandbox.sequenzy_state import SequenzyState
from app.sandbox.sequenzy_workspace import Event, Subscriber, TooOldError, UnknownContactError

Row = tuple[int, ImportedEvent, bool]
"""Place in the call, the event, and whether it is history by its own age."""


class SequenzyEvents:
    """POST /subscribers/events, /bulk and /imports."""

    def __init__(self, api: SequenzyApi, state: SequenzyState) -> None:
        self._api = api
        self._state = state

    def routes(self) -> list[Route]:
        """Return the routes, relative to /api/v1."""
        route = self._api.route
        return [
            route("/subscribers/events", "POST", self._trigger, "events:write"),
            route("/subscribers/events/bulk", "POST", self._bulk, "events:write"),
            route("/subscribers/events/imports", "POST", self._import, "events:write"),
        ]

    async def _trigger(self, visit: Visit) -> Response:
        given, now = visit.body(EventInput), self._state.clock()
        occurred = moment_of(given.occurred_at, now)
        history = _history(visit, given.occurred_at, now)
        contact, created = visit.workspace.person(given.email, given.external_id)
        event = Event(given.event, given.event_id, occurred, given.properties, live=not history)
        fresh = visit.workspace.record(contact, event)
        answer: JsonObject = {
            "success": True,
            "subscriber": {"id": contact.id, "email": contact.email, "created": created},
        }
        number = given.event_id or f"evt_{visit.workspace.events}"
        if history:
            rows = [{"id": number, "name": given.event, "occurredAt": instant(occurred)}] if fresh else []
            answer |= {"historical": True, "inserted": int(fresh), "duplicates": int(not fresh), "events": rows}
        else:
            answer |= {"event": {"id": number, "name": given.event, "definitionCreated": False}}
            answer |= {} if fresh else {"duplicate": True}
        return JSONResponse(answer)

    async def _bulk(self, visit: Visit) -> Response:
        given, now = visit.body(BulkEvents), self._state.clock()
        ages = [_history(visit, event.occurred_at, now) for event in given.events]
        live = not all(ages)
        if live and any(ages):
            visit.workspace.ledger.blame("mixed_group", f"{sum(ages)} old events were sent with recent ones")
        contact, created = visit.workspace.person(given.email, given.external_id)
        rows = []
        for event in given.events:
            occurred = moment_of(event.occurred_at, now)
            entry = Event(event.name, event.event_id, occurred, event.properties, live)
            fresh = visit.workspace.record(contact, entry)
            row = {"id": event.event_id or f"evt_{visit.workspace.events}", "name": event.name}
            rows.append(row if fresh else {**row, "duplicate": True})
        person = {"id": contact.id, "email": contact.email, "created": created}
        return JSONResponse({"success": True, "events": rows, "subscriber": person})

    async def _import(self, visit: Visit) -> Response:
        given = visit.body(EventImport)
        failures: list[JsonObject] = []
        groups = self._groups(visit, given.events, failures)
        recorded = duplicates = 0
        for contact, rows in groups:
            ages = [history for _, _, history in rows]
            live = not all(ages)
            if live and any(ages):
                visit.workspace.ledger.blame(
                    "mixed_group", f"{sum(ages)} old events of one contact were sent with recent ones"
                )
            for _, row, _ in rows:
                occurred = moment_of(row.occurred_at, self._state.clock())
                fresh = visit.workspace.record(contact, Event(row.name, row.event_id, occurred, row.properties, live))
                recorded, duplicates = recorded + fresh, duplicates + (not fresh)
        answer: JsonObject = {
            "success": not failures, "total": len(given.events), "recorded": recorded, "duplicates": duplicates,
            "failed": len(failures), "failures": failures, "subscribers": len(groups), "sideEffectFailed": 0,
        }  # fmt: skip
        if failures:
            answer["error"] = f"{len(failures)} of {len(given.events)} events were not recorded"
        return JSONResponse(answer)

    def _groups(
        self, visit: Visit, events: list[ImportedEvent], failures: list[JsonObject]
    ) -> list[tuple[Subscriber, list[Row]]]:
        """Sort the rows by contact; rows that cannot be taken go to `failures`."""
        groups: dict[str, tuple[Subscriber, list[Row]]] = {}
        now = self._state.clock()
        for place, event in enumerate(events):
            try:
                history = visit.workspace.is_history(moment_of(event.occurred_at, now))
                if event.email and not canonical(event.email):
                    raise UnknownContactError("email is not a valid email address")
                contact, _ = visit.workspace.person(event.email, event.external_id)
            except (TooOldError, UnknownContactError) as error:
                failures.append({"index": place, "error": str(error)})
                continue
            groups.setdefault(contact.email, (contact, []))[1].append((place, event, history))
        return list(groups.values())


def _history(visit: Visit, occurred: datetime | None, now: datetime) -> bool:
    """Tell whether an event is history. Raises ApiError where it is too old to be taken at all."""
    try:
        return visit.workspace.is_history(moment_of(occurred, now))
    except TooOldError as error:
        raise ApiError(400, str(error), "VALIDATION_ERROR") from None
