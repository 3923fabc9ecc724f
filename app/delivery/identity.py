"""Who a thing is, the same on every computer: scopes and idempotency keys.

A key depends on the scope and on facts that every producer sees, never on this computer or this
connection. Life-cycle events are known by what happened ("order 17 completed, first time"), so feed,
polling, a second desk, a restored backup and a reconnection make the same key, and the platform's own
idempotency makes it once in effect. Upserts are harmless when repeated but must not be swallowed when
they differ: their keys add generation and revision (A → B → A is two changes) and the digest of what is sent.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from app.model.changes import ChangeKind
from app.model.settings import PlatformName


def _hash(*parts: str) -> str:
    """Return 64 hex digits; every part is length-prefixed so that no two lists of parts read the same."""
    encoded = [part.encode() for part in parts]
    return sha256(b"".join([len(part).to_bytes(4, "big") + part for part in encoded])).hexdigest()


def scope_of(home: str, platform: PlatformName, account: str) -> str:
    """Return the scope of a store (its canonical home, without the scheme) at an account of a platform."""
    place = home.partition("://")[2] or home
    return _hash("scope", place, platform.value, account)


def upsert_key(scope: str, change: ChangeKind, record_id: str, *, generation: int, revision: int, digest: bytes) -> str:
    """Return the key of one state of a record."""
    return _hash("upsert", scope, change.value, record_id, str(generation), str(revision), digest.hex())


def event_key(scope: str, change: ChangeKind, record_id: str, occurrence: str) -> str:
    """Return the key of something that happened: `occurrence` tells it from others of its kind ("refund:77")."""
    return _hash("event", scope, change.value, record_id, occurrence)


def record_line(kind: str, record_id: str) -> bytes:
    """Return the ordering key of what is of no person.

    Records that follow each other have lines side by side: a page of them is a page of the index too.
    """
    return f"{kind}:{record_id}".encode()


def batch_key(call: str, keys: Iterable[str]) -> str:
    """Return the key of a call with these members in this order."""
    return _hash("batch", call, *keys)
