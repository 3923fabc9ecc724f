"""Messages about the end of a connection."""

from __future__ import annotations

from enum import StrEnum

from pydantic import AwareDatetime

from app.model.api.messages import Message
from app.model.settings import PlatformName


class Goodbye(Message):
    """POST /v1/connections/{id}/disconnect"""

    revoked_at_platform: bool
    removed_from_store: bool
    remains: tuple[str, ...] = ()
    """Codes of what stays at the platform or in the store, to be removed by hand."""
    kept_until: AwareDatetime | None = None
    """Set where platform or store could not be told yet: it is tried again until then."""


class Ending(StrEnum):
    """Whether one side of a connection's end is done."""

    WAITING = "waiting"
    DONE = "done"
    BY_HAND = "by_hand"
    """It cannot be done from here, or no longer: somebody has to."""


class Revocation(Message):
    """GET /v1/revocations: the end of a connection of which platform or store could not be told yet.

    POST /v1/revocations/{id}/retry tries now, DELETE /v1/revocations/{id} gives it up and forgets its secrets.
    """

    id: int
    name: str
    home: str
    platform: PlatformName
    company: str
    at_platform: Ending
    in_store: Ending
    ended_at: AwareDatetime
    kept_until: AwareDatetime
    tries: int = 0
