"""The official SDK as the judge of what Sequenzy's API accepts.

A request of ours is taken apart and made again by the SDK's own client. It is right if the SDK's models declare
every field in it and its client sends the same method, path and JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

import httpx
import pydantic
from sequenzy import CommerceCustomer, CommerceOrderItem, Sequenzy, SubscriberImportRecord
from sequenzy.core.pydantic_utilities import parse_obj_as
from sequenzy.orders import PushOrdersRequestCustomerTotals
from sequenzy.products import UpsertProductsRequestProductsItem
from sequenzy.subscribers import ImportEventsSubscribersRequestEventsItem

from app.platforms.protocol import Request

MODELS: Mapping[str, Any] = {
    "customer": CommerceCustomer,
    "items": list[CommerceOrderItem],
    "customerTotals": PushOrdersRequestCustomerTotals,
    "products": list[UpsertProductsRequestProductsItem],
    "subscribers": list[SubscriberImportRecord],
    "events": list[ImportEventsSubscribersRequestEventsItem],
}


def snake(name: str) -> str:
    return re.sub(r"([A-Z])", lambda match: "_" + match.group(1).lower(), name)


def undeclared(model: Any, value: Any, path: str = "") -> list[str]:
    """Return the fields that the model does not declare; free objects (properties, attributes) are free."""
    if isinstance(value, list):
        return [field for one in value for field in undeclared(model, one, path)]
    if not isinstance(value, pydantic.BaseModel):
        return []
    fields = [f"{path}.{name}" for name in value.model_extra or {}]
    for name in type(value).model_fields:
        fields += undeclared(None, getattr(value, name), f"{path}.{name}")
    return fields


def remake(request: Request, method: Callable[[Sequenzy], Callable[..., Any]], **path: str) -> httpx.Request:
    """Have the SDK send what our request says, and return what it would send."""
    arguments: dict[str, Any] = dict(path)
    for name, value in (json.loads(request.content) if request.content else {}).items():
        parsed = parse_obj_as(MODELS[name], value) if name in MODELS else value
        assert undeclared(None, parsed, name) == []
        arguments[snake(name)] = parsed
    sent: list[httpx.Request] = []

    def record(made: httpx.Request) -> httpx.Response:
        sent.append(made)
        return httpx.Response(200, json={"success": True})

    parts = urlsplit(request.url)
    root = f"{parts.scheme}://{parts.netloc}/api/v1"
    with httpx.Client(transport=httpx.MockTransport(record)) as http:
        method(Sequenzy(api_key="sk_live_secret", base_url=root, httpx_client=http))(**arguments)
    return sent[0]


def same(value: Any) -> Any:
    """Return JSON with times in the SDK's spelling."""
    return json.loads(json.dumps(value).replace("+00:00", "Z"))


def check(request: Request, method: Callable[[Sequenzy], Callable[..., Any]], **path: str) -> None:
    """Assert that the SDK sends the same method, path, authorisation and body."""
    made = remake(request, method, **path)
    assert request.method == made.method
    assert unquote(urlsplit(request.url).path) == unquote(made.url.path)
    assert request.headers["Authorization"].startswith("Bearer ")
    assert made.headers["authorization"].startswith("Bearer ")
    ours = same(json.loads(request.content)) if request.content else None
    theirs = same(json.loads(made.content)) if made.content else None
    assert ours == theirs
