"""Sequenzy's API under /api/v1: credentials, limits, and the calls that take a store's data."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, TypeVar

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.sandbox.effects import record_number
from app.sandbox.options import JsonObject
from app.sandbox.people import canonical
from app.sandbox.rate_limit import RateLimit
from app.sandbox.sequenzy_bodies import account_body, import_body, integration_body, subscriber_body
from app.sandbox.sequenzy_models import (
    BackInStockInput,
    Body,
    CheckoutInput,
    ImportInput,
    OrderInput,
    Products,
    SubscriberInput,
    SubscriberUpdate,
)
from app.sandbox.sequenzy_state import Caller, SequenzyState
from app.sandbox.sequenzy_workspace import Event, Subscriber, UnknownContactError, Workspace

BodyT = TypeVar("BodyT", bound=Body)
Endpoint = Callable[["Visit"], Awaitable[Response]]


class ApiError(Exception):
    """Raise to answer with an error."""

    def __init__(self, status: int, message: str, code: str, **more: Any) -> None:
        super().__init__(code)
        self.response = JSONResponse({"success": False, "error": message, "code": code, **more}, status)


class Visit:
    """One authorised call: the request, who makes it, and the company's data."""

    def __init__(self, request: Request, caller: Caller, workspace: Workspace, content: bytes) -> None:
        self.request = request
        self.caller = caller
        self.workspace = workspace
        self.content = content

    def body(self, model: type[BodyT]) -> BodyT:
        """Return the body, checked. Raises ApiError with each field that is wrong, without its value."""
        try:
            return model.model_validate_json(self.content)
        except ValidationError as error:
            raise ApiError(400, _summary(error), "VALIDATION_ERROR", details=_details(error)) from None

    def path(self, name: str) -> str:
        """Return a part of the address."""
        return str(self.request.path_params[name])


class SequenzyApi:
    """The public API. Pairing and events have modules of their own and share `route`."""

    def __init__(self, state: SequenzyState, limit: RateLimit, dashboard: Callable[[], str]) -> None:
        self._state = state
        self._limit = limit
        self._dashboard = dashboard

    def routes(self) -> list[Route]:
        """Return the routes, relative to /api/v1."""
        return [
            self.route("/account", "GET", self._account, "account:read"),
            self.route("/companies", "GET", self._account, "account:read"),
            self.route("/products", "POST", self._upsert_products, "products:write"),
            self.route("/products", "GET", self._list_products, "products:read"),
            self.route("/products/{id:path}", "GET", self._get_product, "products:read"),
            self.route("/products/{id:path}", "DELETE", self._delete_product, "products:write"),
            self.route("/orders", "POST", self._push_order, "orders:write"),
            self.route("/checkouts", "POST", self._checkout, "orders:write"),
            self.route("/back-in-stock", "POST", self._back_in_stock, "products:write"),
            self.route("/subscribers/imports", "POST", self._import, "subscribers:write"),
            self.route("/subscribers/imports/{id}", "GET", self._import_status, "subscribers:read"),
            self.route("/subscribers", "POST", self._create_subscriber, "subscribers:write"),
            self.route("/subscribers", "GET", self._list_subscribers, "subscribers:read"),
            self.route("/subscribers/{email}", "GET", self._get_subscriber, "subscribers:read"),
            self.route("/subscribers/{email}", "PATCH", self._update_subscriber, "subscribers:write"),
            self.route("/subscribers/{email}", "DELETE", self._delete_subscriber, "subscribers:write"),
            self.route("/integrations", "GET", self._integrations, "account:read"),
            self.route("/integrations/activity", "GET", self._activity, "account:read"),
            self.route("/events/schemas", "GET", self._schemas, "account:read"),
        ]

    def route(self, path: str, method: str, endpoint: Endpoint, scope: str) -> Route:
        """Return a route that checks credential, limit and scope before its endpoint."""

        async def answer(request: Request) -> Response:
            try:
                return await endpoint(await self._enter(request, scope))
            except ApiError as error:
                return error.response
            except UnknownContactError as error:
                return ApiError(400, str(error), "VALIDATION_ERROR").response

        return Route(f"/api/v1{path}", answer, methods=[method])

    async def _enter(self, request: Request, scope: str) -> Visit:
        scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
        writes = request.method not in {"GET", "HEAD"}
        if writes and not self._state.completed and not self._known_key(bearer):
            self._state.workspace.ledger.before_completion.append(f"{request.method} {request.url.path}")
        try:
            caller = (
                self._state.caller(bearer, request.headers.get("x-company-id")) if scheme.lower() == "bearer" else None
            )
        except KeyError:
            raise ApiError(403, "This key has no access to that company", "FORBIDDEN") from None
        if caller is None:
            raise ApiError(401, "Invalid or missing API key", "UNAUTHORIZED")
        wait = self._limit.wait(caller.credential)
        if wait > 0:
            raise _limited(wait)
        if scope not in caller.scopes:
            raise ApiError(403, f"Missing required scope: {scope}", "FORBIDDEN", requiredScope=scope)
        if caller.kind == "key":
            self._state.key_used = True
        workspace = self._state.workspaces[caller.company.id]
        if writes:
            self._state.active = caller.company.id
        workspace.advance()
        return Visit(request, caller, workspace, await request.body())

    def _known_key(self, bearer: str) -> bool:
        return any(key.secret == bearer for key in self._state.keys)

    # -- account -------------------------------------------------------------------------------

    async def _account(self, visit: Visit) -> Response:
        return JSONResponse(account_body(visit.caller, self._dashboard()))

    async def _integrations(self, visit: Visit) -> Response:
        now = self._state.clock()
        found = [
            integration_body(entry, now)
            for entry in self._state.installations.values()
            if entry.company == visit.caller.company and not entry.revoked
        ]
        return JSONResponse({"success": True, "integrations": found})

    async def _activity(self, visit: Visit) -> Response:
        note = "Activity is retained for 24 hours."
        return JSONResponse({"success": True, "activity": [], "windowHours": 24, "note": note})

    async def _schemas(self, visit: Visit) -> Response:
        name = visit.request.query_params.get("eventName")
        return JSONResponse({"success": True, "eventName": name, "events": []})

    # -- products ------------------------------------------------------------------------------

    async def _upsert_products(self, visit: Visit) -> Response:
        kept = [visit.workspace.upsert_product(product) for product in visit.body(Products).products]
        answer = {"success": True, "upserted": len(kept), "backInStockEventsTriggered": 0}
        return JSONResponse({**answer, "products": [_product_body(product) for product in kept]})

    async def _list_products(self, visit: Visit) -> Response:
        found = [_product_body(product) for product in visit.workspace.products.values()]
        return JSONResponse({"success": True, "products": found[:100]})

    async def _get_product(self, visit: Visit) -> Response:
        product = visit.workspace.products.get(visit.path("id"))
        if product is None:
            raise ApiError(404, "Product not found", "NOT_FOUND")
        return JSONResponse({"success": True, "product": _product_body(product)})

    async def _delete_product(self, visit: Visit) -> Response:
        if visit.workspace.products.pop(visit.path("id"), None) is None:
            raise ApiError(404, "Product not found", "NOT_FOUND")
        return JSONResponse({"success": True, "deleted": True})

    # -- orders --------------------------------------------------------------------------------

    async def _push_order(self, visit: Visit) -> Response:
        order = visit.body(OrderInput)
        visit.workspace.push_order(order)
        if order.status == "refunded" and order.refund_amount_cents is None:
            visit.workspace.ledger.blame("refund_without_amount", f"order {record_number(order.order_id)}")
        job = f"job_{visit.workspace.events}_{len(visit.workspace.ledger.effects)}"
        answer = {"success": True, "queued": True, "jobId": job, "orderId": order.order_id, "status": order.status}
        return JSONResponse(answer, 202)

    async def _checkout(self, visit: Visit) -> Response:
        checkout = visit.body(CheckoutInput)
        contact, _ = visit.workspace.person(checkout.customer.email, checkout.customer.external_id)
        event_id = f"checkout:{checkout.checkout_id}"
        properties = {**(checkout.properties or {}), "items": [{"title": item.title} for item in checkout.items or ()]}
        event = Event("ecommerce.checkout_started", event_id, self._state.clock(), properties, live=True)
        visit.workspace.record(contact, event)
        answer = {"success": True, "checkoutId": checkout.checkout_id, "eventId": event_id, "subscriberId": contact.id}
        return JSONResponse(answer)

    async def _back_in_stock(self, visit: Visit) -> Response:
        wish = visit.body(BackInStockInput)
        contact, _ = visit.workspace.person(wish.customer.email, wish.customer.external_id)
        return JSONResponse({"success": True, "subscriberId": contact.id})

    # -- contacts ------------------------------------------------------------------------------

    async def _create_subscriber(self, visit: Visit) -> Response:
        given = visit.body(SubscriberInput)
        if given.email is not None and not canonical(given.email):
            raise ApiError(400, "email: is not a valid email address", "VALIDATION_ERROR")
        if visit.workspace.find(given.email, given.external_id) is None and not given.email:
            raise ApiError(400, "email: is required for a new subscriber", "VALIDATION_ERROR")
        contact, outcome = visit.workspace.save(given, given.duplicate_strategy, given.created_at)
        if outcome == "added":
            if given.opt_in_mode == "double_opt_in":
                visit.workspace.unsubscribe(contact, "unsubscribed")
            enrol = given.enroll_in_sequences
            if enrol if enrol is not None else given.created_at is None:
                visit.workspace.ledger.automations += 1
        body = subscriber_body(contact) | {outcome if outcome != "added" else "created": True}
        return JSONResponse({"success": True, "subscriber": body}, 201 if outcome == "added" else 200)

    async def _list_subscribers(self, visit: Visit) -> Response:
        limit = min(1000, int(visit.request.query_params.get("limit", "50")))
        page = int(visit.request.query_params.get("page", "1"))
        everyone = list(visit.workspace.subscribers.values())
        part = [subscriber_body(contact) for contact in everyone[(page - 1) * limit : page * limit]]
        total = len(everyone)
        pagination = {
            "page": page, "limit": limit, "total": total, "totalPages": -(-total // limit),
            "hasMore": page * limit < total, "nextCursor": None,
        }  # fmt: skip
        return JSONResponse({"success": True, "subscribers": part, "pagination": pagination})

    async def _get_subscriber(self, visit: Visit) -> Response:
        return JSONResponse({"success": True, "subscriber": subscriber_body(_contact(visit))})

    async def _update_subscriber(self, visit: Visit) -> Response:
        contact, given = _contact(visit), visit.body(SubscriberUpdate)
        for name in given.model_fields_set & {"first_name", "last_name", "phone", "timezone"}:
            setattr(contact, name, getattr(given, name))
        if given.email and given.email != contact.email:
            if given.email in visit.workspace.subscribers:
                raise ApiError(409, "Another subscriber owns this email", "CONFLICT")
            visit.workspace.rename(contact, given.email)
        if given.external_id:
            visit.workspace.identify(contact, given.external_id)
        if given.custom_attributes is not None:
            kept = contact.attributes if given.custom_attributes_strategy == "merge" else {}
            contact.attributes = {**kept, **given.custom_attributes}
        if given.status in {"unsubscribed", "complained"}:
            visit.workspace.unsubscribe(contact, "unsubscribed")
        return JSONResponse({"success": True, "subscriber": subscriber_body(contact)})

    async def _delete_subscriber(self, visit: Visit) -> Response:
        visit.workspace.forget(_contact(visit))
        return JSONResponse({"success": True, "deleted": True})

    # -- imports -------------------------------------------------------------------------------

    async def _import(self, visit: Visit) -> Response:
        job, known = visit.workspace.begin_import(visit.body(ImportInput), visit.content)
        message = "Import already queued" if known else "Import queued"
        answer: JsonObject = {"success": True, "message": message, "import": import_body(job)}
        if known:
            answer["deduplicated"] = True
        return JSONResponse(answer, 200 if known else 202)

    async def _import_status(self, visit: Visit) -> Response:
        job = visit.workspace.imports.get(visit.path("id"))
        if job is None:
            raise ApiError(404, "Import not found", "NOT_FOUND")
        visit.workspace.poll(job)
        return JSONResponse({"success": True, "import": import_body(job)})


def moment_of(occurred: datetime | None, now: datetime) -> datetime:
    """Return when an event happened; without a time it is now."""
    return occurred if occurred is not None else now


def _contact(visit: Visit) -> Subscriber:
    contact = visit.workspace.find(visit.path("email"), None)
    if contact is None:
        raise ApiError(404, "Subscriber not found", "NOT_FOUND")
    return contact


def _product_body(product: JsonObject) -> JsonObject:
    return {
        "id": f"prod_{product['productId']}",
        "provider": "api",
        "providerProductId": product["productId"],
        "price": product.get("priceCents"),
        **product,
    }


def _limited(wait: float) -> ApiError:
    error = ApiError(429, "Rate limit exceeded", "RATE_LIMITED")
    error.response.headers["Retry-After"] = str(max(1, math.ceil(wait)))
    error.response.headers["retry-after-ms"] = str(max(1, math.ceil(wait * 1000)))
    return error


def _details(error: ValidationError) -> list[dict[str, str]]:
    return [
        {"path": ".".join(map(str, row["loc"])), "message": row["msg"]} for row in error.errors(include_input=False)
    ]


def _summary(error: ValidationError) -> str:
    first = _details(error)[0]
    return f"{first['path']}: {first['message']}" if first["path"] else first["message"]
