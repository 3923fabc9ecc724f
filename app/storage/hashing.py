"""Keyed hashes: what lets the database recognise a person or a record without holding either.

The key lives in the keyring, one a data folder; without it the hashes say nothing.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256

from pydantic import JsonValue

from app.storage.columns import canonical
from app.storage.vault import Vault

ENTRY = "digest-key"
HASH_BYTES = 16
KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Hasher:
    """Hashes with the folder's key. `repr` shows nothing."""

    _key: bytes

    def __repr__(self) -> str:
        return "Hasher()"

    def person(self, email: str) -> bytes:
        """Return the hash that stands for a canonical e-mail address."""
        return self._hash(b"person", email.encode())

    def digest(self, body: JsonValue) -> bytes:
        """Return the digest of what would be sent of a record."""
        return self._hash(b"digest", canonical(body))

    def _hash(self, purpose: bytes, data: bytes) -> bytes:
        return hmac.new(self._key, purpose + b"\0" + data, sha256).digest()[:HASH_BYTES]


async def folder_hasher(vault: Vault) -> Hasher:
    """Return the folder's hasher, making its key at the first time. Raises ProblemError where the keyring refuses."""
    return Hasher(bytes.fromhex(await folder_key(vault)))


async def folder_key(vault: Vault) -> str:
    """Return the folder's key in hex, made at the first time. Raises ProblemError where the keyring refuses."""
    kept = await vault.get(ENTRY)
    if kept is not None:
        return kept["key"]
    made = secrets.token_hex(KEY_BYTES)
    await keep_folder_key(vault, made)
    return made


async def keep_folder_key(vault: Vault, key: str) -> None:
    """Keep a key for a folder: that of the folder whose records it takes over."""
    await vault.put(ENTRY, {"key": key})
