"""Messages about our plugin in a store."""

from __future__ import annotations

from enum import StrEnum

from pydantic import AwareDatetime

from app.model.api.messages import Message


class CompanionState(StrEnum):
    """Whether our plugin in the store is there and lets us read."""

    UNKNOWN = "unknown"
    """Not asked yet."""
    ABSENT = "absent"
    """Not installed, or not active."""
    ACTIVE = "active"
    COPIED = "copied"
    """The site is a copy: the plugin stands still there."""
    REFUSED = "refused"
    """The store's user may not use it, or something in front of the store blocks it."""


class CompanionView(Message):
    """GET /v1/connections/{id}/companion, POST (look now)"""

    state: CompanionState = CompanionState.UNKNOWN
    version: str = ""
    ours: str = ""
    """The version that comes with this program."""
    tracking: bool = False
    last_event_at: AwareDatetime | None = None
    upload_url: str = ""
    """The store's page where an administrator uploads a plugin."""
    plugins_url: str = ""
    """The store's list of plugins."""

    @property
    def outdated(self) -> bool:
        """Whether a newer version comes with this program."""
        return bool(self.version) and version_parts(self.version) < version_parts(self.ours)


class CompanionRemoved(Message):
    """POST /v1/connections/{id}/companion/remove"""

    removed: bool
    """False where the store's user may not delete plugins: an administrator does it on the list of plugins."""
    plugins_url: str = ""


def version_parts(version: str) -> tuple[int, ...]:
    """Return a version's numbers, for comparing."""
    return tuple(int(part) for part in version.split(".") if part.isdigit())
