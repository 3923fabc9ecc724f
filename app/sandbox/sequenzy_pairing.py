"""Pairing and installations at Sequenzy: what the vendor's own store plugin uses besides the public API."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.sandbox.options import JsonObject
from app.sandbox.sequenzy_bodies import company_body, instant
from app.sandbox.sequenzy_models import PairingInput
from app.sandbox.sequenzy_state import Installation, Pairing, SequenzyState

HEARTBEAT_SECONDS = 300
POLL_SECONDS = 1
_ROOT = "/api/v1/integrations/woocommerce"


class SequenzyPairing:
    """The calls under /integrations/woocommerce; all answer 404 where hosted pairing is not offered."""

    def __init__(self, state: SequenzyState, dashboard: Callable[[], str]) -> None:
        self._state = state
        self._dashboard = dashboard

    def routes(self) -> list[Route]:
        """Return the routes."""
        if not self._state.options.hosted_pairing:
            return []
        return [
            Route(f"{_ROOT}/pairings", self._begin, methods=["POST"]),
            Route(f"{_ROOT}/pairings/{{id}}", self._status, methods=["GET"]),
            Route(f"{_ROOT}/pairings/{{id}}/complete", self._complete, methods=["POST"]),
            Route(f"{_ROOT}/installations/{{id}}/heartbeat", self._heartbeat, methods=["POST"]),
            Route(f"{_ROOT}/installations/{{id}}", self._disconnect, methods=["DELETE"]),
        ]

    async def _begin(self, request: Request) -> Response:
        try:
            facts = PairingInput.model_validate_json(await request.body())
        except ValidationError as error:
            fields = ", ".join(".".join(map(str, row["loc"])) for row in error.errors())
            return _error(400, f"Invalid store metadata: {fields}")
        pairing = self._state.begin(facts.model_dump(by_alias=True, mode="json"))
        kind = "woocommerce" if _runs_woocommerce(facts) else "wordpress"
        return JSONResponse(
            {
                "pairingId": pairing.id,
                "pairingSecret": pairing.secret,
                "authorizeUrl": f"{self._dashboard()}/setup/{kind}?pairing={pairing.id}",
                "expiresAt": instant(pairing.expires),
                "pollIntervalSeconds": POLL_SECONDS,
            },
            201,
        )

    async def _status(self, request: Request) -> Response:
        pairing = self._pairing(request)
        if pairing is None:
            return _error(404, "Pairing not found")
        body: JsonObject = {"status": pairing.status.value}
        if pairing.company is not None:
            body["company"] = company_body(pairing.company)
        return JSONResponse(body)

    async def _complete(self, request: Request) -> Response:
        pairing = self._pairing(request)
        if pairing is None:
            return _error(404, "Pairing not found")
        if pairing.completed:
            return _error(410, "This pairing was completed before")
        installation = self._state.complete(pairing)
        if installation is None:
            return _error(409, "This pairing is not approved")
        self._state.active = installation.company.id
        return JSONResponse(
            {
                "installationId": installation.id,
                "installationToken": installation.token,
                "company": company_body(installation.company),
            }
        )

    async def _heartbeat(self, request: Request) -> Response:
        installation = self._installation(request)
        if installation is None:
            return _error(404, "Installation not found")
        installation.heartbeats += 1
        status = "revoked" if installation.revoked else "active"
        wanted, installation.sync_requested = installation.sync_requested, False
        return JSONResponse({"status": status, "syncRequested": wanted, "nextHeartbeatSeconds": HEARTBEAT_SECONDS})

    async def _disconnect(self, request: Request) -> Response:
        installation = self._installation(request)
        if installation is None:
            return _error(404, "Installation not found")
        del self._state.installations[installation.id]
        self._state.disconnected += 1
        return Response(status_code=204)

    def _pairing(self, request: Request) -> Pairing | None:
        found = self._state.pairing(request.path_params["id"])
        return found if found and _bearer(request) == found.secret else None

    def _installation(self, request: Request) -> Installation | None:
        found = self._state.installations.get(request.path_params["id"])
        return found if found and _bearer(request) == found.token else None


def _runs_woocommerce(facts: PairingInput) -> bool:
    """Tell whether the client names a version of WooCommerce; one that says nothing of it is taken for a shop."""
    named = [value for key, value in (facts.model_extra or {}).items() if key.lower() == "woocommerceversion"]
    return not named or bool(named[0])


def _bearer(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else ""


def _error(status: int, message: str) -> JSONResponse:
    return JSONResponse({"success": False, "error": message}, status)
