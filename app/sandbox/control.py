"""The sandbox's own interface for tests and the demo: verdicts, mutations, faults."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.sandbox.faults import PLATFORMS, Target
from app.sandbox.mutations import MutationError
from app.sandbox.options import FaultProfile, StoreCondition
from app.sandbox.people import canonical
from app.sandbox.segmentflow_pages import returned
from app.sandbox.segmentflow_state import ORGANIZATIONS
from app.sandbox.sequenzy_state import COMPANIES, company_of
from app.sandbox.store_auth import MANAGER, find_account
from app.sandbox.world import World

Endpoint = Callable[[Request], Awaitable[Response]]


class Control:
    """The control API. What it cannot do is a 400 or 404 with a sentence."""

    def __init__(self, world: World) -> None:
        self._world = world

    def application(self) -> Starlette:
        """Return the application."""
        return Starlette(
            routes=[
                _route("GET", "/report", self._reports),
                _route("GET", "/report/{platform}", self._report),
                _route("GET", "/log", self._log),
                _route("GET", "/credentials", self._credentials),
                _route("GET", "/store/{kind}/{id:int}", self._record),
                _route("POST", "/store/mutate", self._mutate),
                _route("POST", "/store/app-password", self._app_password),
                _route("POST", "/store/key", self._key),
                _route("POST", "/store/revoke-passwords", self._revoke_passwords),
                _route("POST", "/store/companion", self._companion),
                _route("POST", "/store/shopper", self._shopper),
                _route("POST", "/profile", self._profile),
                _route("POST", "/faults", self._faults),
                _route("POST", "/platform/{platform}/revoke", self._revoke),
                _route("POST", "/platform/{platform}/opt-out", self._opt_out),
                _route("POST", "/platform/sequenzy/request-sync", self._request_sync),
                _route("POST", "/platform/sequenzy/approve", self._approve_sequenzy),
                _route("POST", "/platform/segmentflow/approve", self._approve_segmentflow),
            ]
        )

    # -- looking -------------------------------------------------------------------------------

    async def _reports(self, request: Request) -> Response:
        return JSONResponse({target.value: self._world.report(target) for target in sorted(PLATFORMS)})

    async def _report(self, request: Request) -> Response:
        return JSONResponse(self._world.report(_platform(request)))

    async def _log(self, request: Request) -> Response:
        return JSONResponse(self._world.log.entries())

    async def _credentials(self, request: Request) -> Response:
        """Everything secret that a test may want to plant or to look for."""
        world = self._world
        return JSONResponse(
            {
                "login_password": world.access.login_password,
                "api_keys": {key.id: key.secret for key in world.sequenzy.keys},
                "installation_tokens": [entry.token for entry in world.sequenzy.installations.values()],
                "write_keys": [entry.write_key for entry in world.segmentflow.connections.values()],
                "webhook_secrets": [entry.webhook_secret for entry in world.segmentflow.connections.values()],
                "app_passwords": [entry.secret for entry in world.access.passwords(MANAGER)],
                "companies": [{"id": entry.id, "name": entry.name} for entry in COMPANIES],
            }
        )

    async def _record(self, request: Request) -> Response:
        shelf = getattr(self._world.store, f"{request.path_params['kind']}s", None)
        record = shelf.record(request.path_params["id"]) if shelf is not None else None
        return JSONResponse(record) if record else _problem("no such record", 404)

    # -- the store -----------------------------------------------------------------------------

    async def _mutate(self, request: Request) -> Response:
        """{"kind", "action", "id"?, "values"?} → the record; webhooks have gone out when this answers."""
        body = await request.json()
        number = body.get("id")
        record = self._world.mutations.apply(
            str(body["kind"]), str(body["action"]), None if number is None else int(number), body.get("values") or {}
        )
        await self._world.webhooks.flush()
        return JSONResponse(record)

    async def _app_password(self, request: Request) -> Response:
        """{"user": manager, admin or shopper, "name"?} → {"username", "password", "uuid"}."""
        body = await request.json()
        account = find_account(str(body.get("user", "manager")))
        if account is None:
            return _problem("no such user", 404)
        made = self._world.access.issue(account, str(body.get("name", "Sandbox")))
        return JSONResponse({"username": account.login, "password": made.spaced, "uuid": made.uuid})

    async def _key(self, request: Request) -> Response:
        """{"user"?} → {"key", "secret"}: a consumer key of WooCommerce's."""
        account = find_account(str((await request.json()).get("user", "manager")))
        if account is None:
            return _problem("no such user", 404)
        made = self._world.access.issue_key(account)
        return JSONResponse({"key": made.key, "secret": made.secret})

    async def _revoke_passwords(self, request: Request) -> Response:
        self._world.access.revoke_all()
        return _done()

    async def _companion(self, request: Request) -> Response:
        """{"installed": bool} installs or deletes our plugin; {"drop": n} loses the oldest events; {"copied": bool}."""
        body, companion = await request.json(), self._world.companion
        if "installed" in body:
            companion.install(installed=bool(body["installed"]))
        if "drop" in body:
            companion.drop(int(body["drop"]))
        companion.copied = bool(body.get("copied", companion.copied))
        return JSONResponse({"readers": companion.readers, "settings": companion.settings, "feed": companion.feed})

    async def _shopper(self, request: Request) -> Response:
        """{"shopper": name, "action": add, remove, checkout or order, …}: see StoreCompanion.shop."""
        body = await request.json()
        self._world.companion.shop(str(body["shopper"]), str(body["action"]), body)
        return _done()

    async def _profile(self, request: Request) -> Response:
        """{"name": one of StoreCondition}."""
        self._world.choose_condition(StoreCondition((await request.json())["name"]))
        return _done()

    async def _faults(self, request: Request) -> Response:
        """{"profile": name}, or one fault: {"target", "action", "path_contains"?, "nth"?, "times"?}."""
        body = await request.json()
        if "profile" in body:
            self._world.choose_faults(FaultProfile(body["profile"]))
            if body["profile"] == FaultProfile.NONE:
                self._world.faults.rules.clear()
        else:
            self._world.faults.order(body)
        return _done()

    # -- the platforms -------------------------------------------------------------------------

    async def _revoke(self, request: Request) -> Response:
        self._world.faults.revoke[_platform(request)]()
        return _done()

    async def _opt_out(self, request: Request) -> Response:
        """{"email"}: the person unsubscribes at Sequenzy, or is suppressed at Segmentflow."""
        email = canonical((await request.json())["email"])
        if _platform(request) is Target.SEGMENTFLOW:
            self._world.segmentflow.suppressed.add(email)
            return _done()
        contact = self._world.sequenzy.workspace.subscribers.get(email)
        if contact is None:
            self._world.sequenzy.workspace.suppressed.add(email)
        else:
            self._world.sequenzy.workspace.unsubscribe(contact, "unsubscribed")
        return _done()

    async def _request_sync(self, request: Request) -> Response:
        for installation in self._world.sequenzy.installations.values():
            installation.sync_requested = True
        return _done()

    async def _approve_sequenzy(self, request: Request) -> Response:
        """{"pairing", "company"?}: what the page does, without a browser; "company": null denies."""
        body = await request.json()
        pairing = self._world.sequenzy.pairing(str(body["pairing"]))
        if pairing is None:
            return _problem("no such pairing", 404)
        number = body.get("company", COMPANIES[0].id)
        self._world.sequenzy.decide(pairing, None if number is None else company_of(number))
        return JSONResponse({"status": pairing.status.value})

    async def _approve_segmentflow(self, request: Request) -> Response:
        """{"store_url", "return_url", "woocommerce"?} → {"location"}: where the browser would be sent."""
        body = await request.json()
        shop = bool(body.get("woocommerce", True))
        made = self._world.segmentflow.approve(ORGANIZATIONS[0], str(body["store_url"]), woocommerce=shop)
        return JSONResponse({"location": returned(str(body["return_url"]), made)})


def _route(method: str, path: str, endpoint: Endpoint) -> Route:
    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except (MutationError, ValueError, KeyError, TypeError) as error:
            return _problem(f"{type(error).__name__}: {error}", 400)

    return Route(path, answer, methods=[method])


def _platform(request: Request) -> Target:
    target = Target(request.path_params["platform"])
    if target not in PLATFORMS:
        raise ValueError("no such platform")
    return target


def _done() -> Response:
    return JSONResponse({"ok": True})


def _problem(message: str, status: int) -> Response:
    body: dict[str, Any] = {"error": message}
    return JSONResponse(body, status)
