"""Messages about the health of a store, connected or not."""

from __future__ import annotations

from pydantic import AwareDatetime

from app.model.api.messages import Message
from app.model.settings import PlatformName
from app.model.store import Check


class CheckReport(Message):
    """GET /v1/connections/{id}/checks (the last report), POST (check now)"""

    checked_at: AwareDatetime
    checks: tuple[Check, ...]


class Diagnose(Message):
    """POST /v1/doctor → a list of DoctorReport: one, or one for each connection of the store at this address"""

    address: str


class DoctorReport(Message):
    """What the doctor found at an address, or of a connection."""

    address: str
    """As it was typed, or the connection's home."""
    home: str = ""
    """The store's own address; "" where none was found."""
    name: str = ""
    connection: int | None = None
    platform: PlatformName | None = None
    checked_at: AwareDatetime
    checks: tuple[Check, ...]


class MoveStore(Message):
    """POST /v1/connections/{id}/move: the store is at another address now, as the user says"""

    address: str
