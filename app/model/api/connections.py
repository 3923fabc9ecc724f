"""Messages about connections and their state."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import AwareDatetime

from app.model.api.messages import Message
from app.model.reasons import Problem
from app.model.records import SHOP_KINDS, RecordKind
from app.model.settings import PlatformName
from app.model.store import StoreFacts


class ConnectionState(StrEnum):
    """What the pill in the header says."""

    CONNECTED = "connected"
    SYNCING = "syncing"
    PAUSED = "paused"
    """By the user."""
    ATTENTION = "attention"
    """A credential was refused, or something else needs the user; see `problem`."""
    DISCONNECTED = "disconnected"


class ConnectionView(Message):
    """GET /v1/connections, /v1/connections/{id}"""

    id: int
    name: str
    home: str
    platform: PlatformName
    company: str
    state: ConnectionState
    problem: Problem | None = None
    credential_fingerprint: str = ""
    """8 hex digits of the SHA-256 of the platform's credential."""
    connected_at: AwareDatetime
    connected_by: str = ""
    last_heartbeat_at: AwareDatetime | None = None
    last_event_at: AwareDatetime | None = None
    next_try_at: AwareDatetime | None = None
    """Set while a breaker holds deliveries back."""
    facts: StoreFacts
    kinds: tuple[RecordKind, ...] = SHOP_KINDS
    """What is read of this site."""
    waiting: int = 0
    failed: int = 0
    oldest_waiting_at: AwareDatetime | None = None
    """When the oldest delivery that is not settled was queued."""
    wp_admin_url: str = ""
    platform_url: str = ""
    forms_url: str = ""
    account_word: Literal["company", "organisation"] = "company"
    platform_title: str = ""
    observe_only: bool = False
    upgrade: bool = False
    """The site was connected without WooCommerce and has it now: POST /v1/connections/{id}/upgrade."""
