"""Segmentflow's API: the end of a pairing, disconnect, ingest and the webhook address."""

from __future__ import annotations

import json
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.sandbox.options import JsonObject
from app.sandbox.segmentflow_ingest import SegmentflowIngest
from app.sandbox.segmentflow_state import SegmentflowState
from app.sandbox.segmentflow_webhooks import SegmentflowWebhooks

WEBHOOKS = "/api/v1/webhooks/woocommerce"


class SegmentflowApi:
    """Everything under /api/v1."""

    def __init__(self, state: SegmentflowState, origin: Callable[[], str]) -> None:
        self._state = state
        self._origin = origin
        self._ingest = SegmentflowIngest(state, json.loads)
        self._webhooks = SegmentflowWebhooks(state)

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/api/v1/integrations/connect/status", self._status, methods=["GET"]),
            Route("/api/v1/integrations/connect/disconnect", self._disconnect, methods=["DELETE"]),
            Route("/api/v1/ingest/batch", self._ingest.batch, methods=["POST"]),
            Route(f"{WEBHOOKS}/{{connection}}", self._webhooks.receive, methods=["POST"]),
        ]

    async def _status(self, request: Request) -> Response:
        """Answer a poll: not yet at the first one, then everything once, then gone."""
        connection = self._state.by_poll_token(request.headers.get("x-poll-token", ""))
        if connection is None:
            return JSONResponse({"error": "Unknown poll token"}, 404)
        if connection.token_used or self._state.expired(connection):
            return JSONResponse({"error": "This poll token has expired or was used"}, 410)
        connection.polls += 1
        if connection.polls == 1:
            return JSONResponse({"connected": False})
        connection.token_used = True
        body: JsonObject = {
            "connected": True,
            "write_key": connection.write_key,
            "organization_name": connection.organization.name,
            "organization_id": connection.organization.id,
        }
        if connection.woocommerce:
            body["webhook_secret"] = connection.webhook_secret
            body["webhook_delivery_url"] = f"{self._origin()}{WEBHOOKS}/{connection.id}"
        return JSONResponse(body)

    async def _disconnect(self, request: Request) -> Response:
        connection = self._state.by_write_key(request.headers.get("x-write-key", ""))
        if connection is None:
            return JSONResponse({"error": "Invalid write key"}, 401)
        self._state.disconnect(connection)
        return JSONResponse({"success": True})
