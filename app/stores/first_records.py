"""Knowing a store again: by its earliest records, which a move takes along and nothing else has.

Ids and dates of creation, hashed: nothing of a record or a person can be read back. Some of the earliest may be
deleted in the course of time, so a part of them suffices.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from app.stores.fields import identifier, objects
from app.stores.rest import RestClient

ROUTES = {"product": "wc/v3/products", "customer": "wc/v3/customers", "order": "wc/v3/orders"}
FIRST = 4
"""Records of each kind."""
REFUSED = frozenset({400, 401, 403, 404, 501})
DIGITS = 16
FEWEST = 3
"""A store with less in common may be any new store: its first user was made at some time."""
SHARE = 0.5
"""Of the shorter list."""


async def first_records(rest: RestClient) -> tuple[str, ...]:
    """Return short hashes of a store's earliest products, customers and orders; of what may be read.

    Raises what `RestClient.get` raises.
    """
    found: list[str] = []
    for kind, route in ROUTES.items():
        asked: dict[str, str | int] = {"orderby": "id", "order": "asc", "per_page": FIRST}
        if kind == "customer":
            asked["role"] = "all"
        answer = await rest.get(route, asked | {"_fields": "id,date_created_gmt"}, accept=REFUSED)
        for row in objects(answer.json if answer.status < 300 else []):
            created = row.get("date_created_gmt")
            if identifier(row.get("id")) and isinstance(created, str) and created:
                found.append(_hash(kind, identifier(row.get("id")), created))
    return tuple(found)


def same_store(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two lists of first records are of the same store, or of a store and its copy."""
    common, shorter = len(set(one) & set(other)), min(len(set(one)), len(set(other)))
    return common >= FEWEST and common >= SHARE * shorter


def _hash(kind: str, number: int, created: str) -> str:
    return sha256(f"{kind}\n{number}\n{created}".encode()).hexdigest()[:DIGITS]
