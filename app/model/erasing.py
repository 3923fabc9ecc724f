"""What becomes of a person who is erased."""

from __future__ import annotations

from enum import StrEnum


class ErasureOutcome(StrEnum):
    """What became of a person at the platform."""

    DELETED = "deleted"
    NOT_THERE = "not_there"
    PROFILE_DELETED = "profile_deleted"
    """The profile is deleted; whether anything else remains, the dashboard shows."""
    BY_HAND = "by_hand"
    """It has no call for it: it is done in the dashboard."""
    UNREACHABLE = "unreachable"
    """It could not be asked: to be tried again."""
    REFUSED = "refused"
    """It did not accept the call: reconnect, or do it in the dashboard."""
