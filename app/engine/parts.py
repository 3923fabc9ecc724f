"""What the engine's rooms share: database, secrets, clients, clock, and who is paced and held back together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

import httpx

from app.delivery.breaker import Breaker
from app.delivery.pace import Pacer
from app.engine.hub import Hub
from app.model.clock import Clock
from app.platforms.protocol import Pace
from app.storage.database import Database
from app.storage.hashing import Hasher
from app.storage.vault import Vault
from app.stores.parallelism import Gate


def fingerprint(secret: str) -> str:
    """Return 8 hex digits by which a person can tell two credentials apart."""
    return sha256(secret.encode()).hexdigest()[:8]


@dataclass(slots=True)
class Parts:
    """Made once by the engine, handed to each room."""

    database: Database
    vault: Vault
    hasher: Hasher
    clock: Clock
    hub: Hub
    platform_http: httpx.AsyncClient
    store_http: Callable[[], httpx.AsyncClient]
    version: str
    pacers: dict[str, Pacer] = field(default_factory=dict)
    breakers: dict[str, Breaker] = field(default_factory=dict)
    gates: dict[str, Gate] = field(default_factory=dict)

    def pacer(self, credential: str, pace: Pace) -> Pacer:
        """Return the pacer that every connection with this credential (its fingerprint) shares."""
        return self.pacers.setdefault(credential, Pacer(pace, self.clock))

    def breaker(self, host: str) -> Breaker:
        """Return the breaker of a host."""
        return self.breakers.setdefault(host, Breaker(self.clock))

    def gate(self, rest_root: str) -> Gate:
        """Return the gate that everybody passes who reads from the host of this REST address."""
        return self.gates.setdefault(httpx.URL(rest_root).netloc.decode("ascii"), Gate())
