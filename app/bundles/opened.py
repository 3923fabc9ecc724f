"""Answers for an agent from a bundle: a console then shows what the customer's shows. Nothing can be changed."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from typing import Any

import httpx
from pydantic import TypeAdapter

from app.client import Client
from app.model import api
from app.model.reasons import Problem, ProblemCode
from app.model.support import Bundle, LogLine, LogPage, LogQuery

CONNECTION = re.compile(r"/v1/connections/(?P<id>\d+)(?:/(?P<part>[a-z]+))?")
DELIVERY = re.compile(r"/v1/deliveries/(?P<id>\d+)")
WHOLE = {"/v1/hello": "hello.json", "/v1/settings": "settings.json", "/v1/connections": "connections.json"}
VIEWS = TypeAdapter(list[api.ConnectionView])
DETAILS = TypeAdapter(list[api.DeliveryDetail])
GROUPS = TypeAdapter(list[api.FailureGroup])


def client_of(bundle: Bundle) -> Client:
    """Return a client that is answered from the bundle. Raises ValueError where the bundle's files cannot be read."""
    return Client(httpx.AsyncClient(transport=Answers(bundle), base_url="http://bundle"))


class Answers(httpx.AsyncBaseTransport):
    """The local API over a bundle: every query, and no command."""

    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle
        self._views = VIEWS.validate_json(bundle.text("connections.json") or "[]")
        self._details = DETAILS.validate_json(bundle.text("deliveries.json") or "[]")
        self._groups = GROUPS.validate_json(bundle.text("failures.json") or "[]")
        self._lines = [LogLine.model_validate_json(line) for line in (bundle.text("log.jsonl") or "").splitlines()]

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        path, params = request.url.path, dict(request.url.params)
        if request.method != "GET":
            return _problem(ProblemCode.BUNDLE_READ_ONLY, 409)
        if path == "/v1/events":
            return httpx.Response(200, stream=Silence())
        found = self._query(path, params)
        return _problem(ProblemCode.NOT_FOUND, 404) if found is None else _json(found)

    def _query(self, path: str, params: dict[str, str]) -> Any:
        if path in WHOLE:
            return json.loads(self._bundle.text(WHOLE[path]) or "null")
        if path == "/v1/deliveries":
            return self._page(api.DeliveryQuery.model_validate(params))
        if path == "/v1/failures":
            wanted = params.get("connection")
            return [group for group in self._groups if wanted in {None, str(group.connection)}]
        if path == "/v1/log":
            return self._log(LogQuery.model_validate(params))
        if found := DELIVERY.fullmatch(path):
            return next((one for one in self._details if one.row.id == int(found["id"])), None)
        if found := CONNECTION.fullmatch(path):
            return self._of_connection(int(found["id"]), found["part"])
        return None

    def _of_connection(self, number: int, part: str | None) -> Any:
        if part is None:
            return next((view for view in self._views if view.id == number), None)
        text = self._bundle.text(f"connections/{number}/{part}.json")
        if text is None:
            return None
        # A connection that was never checked has no report: an empty answer, as the agent gives it.
        return Empty if json.loads(text) is None else json.loads(text)

    def _page(self, query: api.DeliveryQuery) -> api.DeliveryPage:
        words = query.text.strip().casefold()
        rows = [
            one.row
            for one in self._details
            if query.connection in {None, one.row.connection}
            and query.state in {None, one.row.state}
            and query.kind in {None, one.row.kind}
            and (query.before is None or one.row.id < query.before)
            and (not words or words.lstrip("#") in _searched(one.row))
        ]
        rows.sort(key=lambda row: row.id, reverse=True)
        more = rows[query.limit - 1].id if len(rows) > query.limit else None
        return api.DeliveryPage(rows=tuple(rows[: query.limit]), next_before=more)

    def _log(self, query: LogQuery) -> LogPage:
        lines = [line for line in self._lines if query.matches(line)]
        last = self._lines[-1].number if self._lines else 0
        return LogPage(lines=tuple(lines[-query.limit :]), last=last)


class Empty:
    """Stands for an answer without content."""


class Silence(httpx.AsyncByteStream):
    """A stream of events in which nothing happens, until the reader goes."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b"\n"
        await asyncio.Event().wait()


def _searched(row: api.DeliveryRow) -> str:
    summary = row.summary
    return f"{row.record_id} {summary.number} {summary.title} {summary.email}".casefold()


def _json(value: Any) -> httpx.Response:
    if value is Empty:
        return httpx.Response(204)
    content = TypeAdapter(Any).dump_json(value)
    return httpx.Response(200, content=content, headers={"content-type": "application/json"})


def _problem(code: ProblemCode, status: int) -> httpx.Response:
    return httpx.Response(status, content=Problem(code=code).model_dump_json())
