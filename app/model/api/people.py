"""Messages about one person: erasing, and the user's own test."""

from __future__ import annotations

from pydantic import AwareDatetime, SecretStr

from app.model.api.messages import Message
from app.model.erasing import ErasureOutcome
from app.model.settings import PlatformName


class PersonAddress(Message):
    """POST /v1/connections/{id}/erase and /v1/connections/{id}/test: an e-mail address, which is not kept"""

    email: SecretStr


class Erasure(Message):
    """A receipt: that a person was erased, without their address. GET /v1/connections/{id}/erasures lists them."""

    number: int
    name: str
    """The store's."""
    platform: PlatformName
    erased_at: AwareDatetime
    deliveries: int
    """So many were removed from outbox and log."""
    outcome: ErasureOutcome
    people_url: str = ""
    """Where a person is looked up at the platform."""
    store_delivers: bool = False
    """Whether the store's own webhooks may tell of the person again."""
