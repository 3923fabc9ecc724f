"""The frame of WordPress' REST interface: calls, answers, errors, and `_fields`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import QueryParams

from app.sandbox.options import JsonObject
from app.sandbox.store_auth import Account


class RestError(Exception):
    """Raise to answer with WordPress' `{code, message, data}`."""

    def __init__(self, status: int, code: str, message: str, **data: Any) -> None:
        super().__init__(code)
        self.status = status
        self.body: JsonObject = {"code": code, "message": message, "data": {"status": status, **data}}
        self.allow: str | None = None


def no_route() -> RestError:
    """Return the answer to an address that no plugin serves."""
    return RestError(404, "rest_no_route", "No route was found matching the URL and request method.")


def invalid_param(name: str, message: str, code: str) -> RestError:
    """Return the answer to a parameter that WordPress refuses."""
    return RestError(
        400,
        "rest_invalid_param",
        f"Invalid parameter(s): {name}",
        params={name: message},
        details={name: {"code": code, "message": message, "data": None}},
    )


def enumeration(values: Sequence[str]) -> str:
    """Return "a, b, and c" as WordPress writes the values of an enumeration."""
    return " and ".join(values) if len(values) <= 2 else f"{', '.join(values[:-1])}, and {values[-1]}"


@dataclass(frozen=True, slots=True)
class RestCall:
    """One request as a route sees it."""

    method: str
    route: str
    """Without leading and trailing slash: "wc/v3/products/13"."""
    query: QueryParams
    body: JsonObject
    account: Account | None
    password_uuid: str
    """The application password that was used, "" without one."""
    site_url: str

    def value(self, name: str) -> str | None:
        """Return a parameter, or None where it is absent."""
        return self.query.get(name)

    def many(self, name: str) -> list[str]:
        """Return a list parameter: `a,b`, `name[]=a&name[]=b` or `name[0]=a`."""
        found: list[str] = []
        for key, value in self.query.multi_items():
            if key == name or (key.startswith(f"{name}[") and key.endswith("]")):
                found += [part.strip() for part in value.split(",") if part.strip()]
        return found

    def flag(self, name: str) -> bool:
        """Tell whether a parameter is switched on."""
        return (self.value(name) or "").lower() in {"1", "true", "yes"}


@dataclass(slots=True)
class RestAnswer:
    """What a route answers; `allow` lists the methods that the caller may use there, None leaves it out."""

    body: Any
    status: int = 200
    allow: str | None = "GET"
    headers: dict[str, str] = field(default_factory=dict)


def only_fields(body: Any, wanted: Sequence[str]) -> Any:
    """Apply `_fields`. A nested name (`billing.email`) picks inside an object; a list that is asked for
    by nested names is left out altogether, as WooCommerce does.
    """
    if isinstance(body, list):
        return [only_fields(entry, wanted) for entry in body]
    if not isinstance(body, dict):
        return body
    plain = {name for name in wanted if "." not in name}
    nested: dict[str, list[str]] = {}
    for name in wanted:
        head, dot, rest = name.partition(".")
        if dot and head not in plain:
            nested.setdefault(head, []).append(rest)
    kept: JsonObject = {}
    for key, value in body.items():
        if key in plain:
            kept[key] = value
        elif key in nested and isinstance(value, dict):
            kept[key] = only_fields(value, nested[key])
    return kept
