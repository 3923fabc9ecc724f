"""Messages about the agent itself."""

from __future__ import annotations

from enum import StrEnum

from app.model.api.messages import Message
from app.model.reasons import Problem


class KeyringState(StrEnum):
    """Whether secrets can be kept."""

    USABLE = "usable"
    LOCKED = "locked"
    MISSING = "missing"
    SESSION = "session"
    """The user chose to keep secrets for this run only (or this is the demo)."""

    @property
    def keeps(self) -> bool:
        """Whether secrets can be kept at all, so that a pairing may begin."""
        return self in {KeyringState.USABLE, KeyringState.SESSION}


class Hello(Message):
    """GET /v1/hello"""

    version: str
    pid: int
    home: str
    keyring: KeyringState
    peak_rss_mb: float = 0.0
    """The agent's largest memory so far; 0 where the system does not tell."""
    notice: Problem | None = None
    """What the user should know of the whole data folder."""
