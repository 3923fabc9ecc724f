"""From stored bodies to the request that sends them. The same items give the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote

from pydantic import JsonValue

from app.model.changes import Subscription
from app.model.reasons import ProblemCode, ProblemError
from app.platforms.protocol import Hosts, Item, Request, Session
from app.platforms.sequenzy import calls
from app.platforms.sequenzy.assumptions import API_HOST, API_ROOT
from app.platforms.sequenzy.commerce import event_items
from app.platforms.wire import JSON_HEADERS, JsonObject, filled, json_bytes, only_fields

IMPORT_TERMS: Mapping[str, JsonObject] = {
    calls.IMPORT_SUBSCRIBED: {"duplicateStrategy": "overwrite", "optInMode": "confirmed"},
    calls.IMPORT_REFUSED: {"duplicateStrategy": "overwrite", "optInMode": "default", "listIds": []},
    calls.IMPORT_UNKNOWN: {"duplicateStrategy": "skip", "optInMode": "default", "listIds": []},
    calls.IMPORT_KNOWN: {"duplicateStrategy": "overwrite", "optInMode": "default", "listIds": []},
}
"""How existing contacts and lists are treated; why, stands in `calls`. No lists for whoever did not agree."""

IMPORT_STATUS: Mapping[str, str | None] = {
    calls.IMPORT_SUBSCRIBED: "active",
    calls.IMPORT_REFUSED: "unsubscribed",
    calls.IMPORT_UNKNOWN: "unsubscribed",
    calls.IMPORT_KNOWN: None,
}


def api_url(hosts: Hosts, path: str) -> str:
    """Return the absolute address of a path below the API's root."""
    return f"{hosts.api or API_HOST}{API_ROOT}{path}"


def bearer_headers(session: Session) -> dict[str, str]:
    """Return the headers of a call: the installation's token, or the API key with its company.

    Raises ProblemError(CREDENTIALS_MISSING) where the keyring gave neither.
    """
    token = session.secrets.get("token", "")
    headers = dict(JSON_HEADERS)
    if not token:
        token = session.secrets.get("api_key", "")
        if company := session.public.get("company_id", ""):
            headers["x-company-id"] = company
    if not token:
        raise ProblemError(ProblemCode.CREDENTIALS_MISSING, "no Sequenzy credential")
    headers["Authorization"] = f"Bearer {token}"
    return headers


def compose(call: str, items: Sequence[Item], batch_key: str, session: Session) -> Request:
    """Return the request of a call. Raises KeyError for a call that sends nothing, ProblemError without credentials."""
    headers = bearer_headers(session)
    if call == calls.PRODUCT_DELETE:
        product = str(items[0].body["productId"])
        return Request("DELETE", api_url(session.hosts, f"/products/{quote(product, safe=':')}"), headers)
    if call == calls.PRODUCTS:
        # By far the most bytes of all that is sent, and sent as they are stored: no need to read and write them again.
        products = b",".join(only_fields([item.body for item in items], "product"))
        return Request("POST", api_url(session.hosts, "/products"), headers, b'{"products":[' + products + b"]}")
    if call in calls.IMPORTS:
        path, body = "/subscribers/imports", _import(call, items, batch_key)
    else:
        path, write = WRITERS[call]
        body = write(items)
    return Request("POST", api_url(session.hosts, path), headers, json_bytes(body))


def compose_poll(job_id: str, session: Session) -> Request:
    """Return the request that asks how an import fares."""
    url = api_url(session.hosts, f"/subscribers/imports/{quote(job_id, safe='')}")
    return Request("GET", url, bearer_headers(session))


def _inner(item: Item, name: str) -> JsonObject:
    value = item.body.get(name)
    return dict(value) if isinstance(value, dict) else {}


def _import(call: str, items: Sequence[Item], batch_key: str) -> JsonObject:
    status = IMPORT_STATUS[call]
    people: list[JsonValue] = [filled({**_inner(item, "subscriber"), "status": status}) for item in items]
    return {
        **IMPORT_TERMS[call],
        "subscribers": people,
        "enrollInSequences": False,
        "idempotencyKey": batch_key,
    }


def _subscriber(items: Sequence[Item]) -> JsonObject:
    """Write one person, now: a new contact gets the status, an existing one keeps his and is never reactivated.

    An upsert of a record enrols nobody; the events beside it start what shall be started.
    """
    agreed = items[0].body.get("consent") == Subscription.SUBSCRIBED.value
    body: JsonObject = {
        **_inner(items[0], "subscriber"),
        "duplicateStrategy": "overwrite",
        "optInMode": "default",
        "enrollInSequences": False,
        "status": "active" if agreed else "unsubscribed",
    }
    if not agreed:
        body["lists"] = []
    return body


def _order(items: Sequence[Item]) -> JsonObject:
    return _inner(items[0], "order")


def _checkout(items: Sequence[Item]) -> JsonObject:
    return _inner(items[0], "checkout")


def _event(items: Sequence[Item]) -> JsonObject:
    return {**items[0].body, "eventId": items[0].key}


def _history(items: Sequence[Item]) -> JsonObject:
    return {"events": [_past_event(item) for item in items]}


def _past_event(item: Item) -> JsonObject:
    """Return a row of the events import, from whichever form was stored."""
    source = _inner(item, "order") or _inner(item, "checkout")
    customer = source.get("customer")
    person = customer if isinstance(customer, dict) else item.body
    return filled(
        {
            "eventId": item.key,
            "name": item.body.get("event"),
            "email": person.get("email"),
            "externalId": person.get("externalId"),
            "occurredAt": item.body.get("occurredAt"),
            "properties": _past_properties(source) if source else item.body.get("properties"),
        }
    )


NOT_PROPERTIES = frozenset({"customer", "customerTotals", "items", "properties"})


def _past_properties(source: JsonObject) -> JsonObject:
    kept = {name: value for name, value in source.items() if name not in NOT_PROPERTIES}
    extra = source.get("properties")
    return {**kept, **(extra if isinstance(extra, dict) else {}), "items": event_items(source.get("items"))}


WRITERS: Mapping[str, tuple[str, Callable[[Sequence[Item]], JsonObject]]] = {
    calls.SUBSCRIBER: ("/subscribers", _subscriber),
    calls.ORDER: ("/orders", _order),
    calls.CHECKOUT: ("/checkouts", _checkout),
    calls.EVENT: ("/subscribers/events", _event),
    calls.HISTORY: ("/subscribers/events/imports", _history),
}
