"""Messages about a connection in the making: the wizard's steps."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import AwareDatetime, Field, SecretStr

from app.model.api.agent import KeyringState
from app.model.api.messages import Message
from app.model.reasons import Problem
from app.model.records import SHOP_KINDS, RecordKind
from app.model.settings import ConnectionSettings, LiveChannel, PlatformName
from app.model.store import KeyPlace, StoreFacts, StoreSite


class DraftStep(StrEnum):
    """Where a pairing stands; the wizard's four steps and the end."""

    FOUND = "found"
    """The store was found; it has not let us in yet."""
    AUTHORISED = "authorised"
    """The store let us in; no platform is chosen yet."""
    PAIRING = "pairing"
    """The platform's page is open; approval is awaited."""
    APPROVED = "approved"
    """Everything is there; nothing was sent. Review, then complete."""


class OtherComputer(Message):
    """Another computer that is let into the store by an application password of the same user."""

    uuid: str
    name: str
    created: AwareDatetime | None = None
    last_used: AwareDatetime | None = None


class TwinKind(StrEnum):
    """How a store stands to one that is connected and has the same first records."""

    MOVED = "moved"
    """The other address no longer answers as that store."""
    COPY = "copy"
    """Both answer: one of them is a copy, as test sites are."""


class Twin(Message):
    """A connection whose store has the same first records at another address."""

    connection: int
    name: str
    home: str
    platform: PlatformName
    kind: TwinKind


class Draft(Message):
    """A connection in the making: POST /v1/drafts, GET /v1/drafts/{id}"""

    id: str
    step: DraftStep
    site: StoreSite
    store_user: str = ""
    facts: StoreFacts | None = None
    others: tuple[OtherComputer, ...] = ()
    """Known once the store has let us in."""
    twin: Twin | None = None
    platform: PlatformName | None = None
    pairing_mode: Literal["hosted", "api_key", ""] = ""
    pairing_url: str = ""
    """To be opened in the browser."""
    pairing_return: str = ""
    """Where the browser is sent back to, or "" where only polling tells."""
    companies: tuple[tuple[str, str], ...] = ()
    """(id, name) to choose from with an API key."""
    company: str = ""
    problem: Problem | None = None
    """Why the pairing ended (expired, denied), or why the user's own browser came back without access."""


class FindStore(Message):
    """POST /v1/drafts"""

    address: str


class AuthorizePage(Message):
    """POST /v1/drafts/{id}/authorize: the store's own approval page"""

    url: str
    return_url: str
    """A navigation to an address that begins so is the answer: POST it to /v1/drafts/{id}/authorized."""


class OutsidePage(Message):
    """POST /v1/drafts/{id}/outside: the store's approval page for the user's own browser"""

    url: str
    returns: bool
    """Whether the browser comes back by itself and the draft goes on; else WordPress shows a password to be pasted."""


class Returned(Message):
    """POST /v1/drafts/{id}/authorized and /v1/drafts/{id}/returned: the address the browser was sent to"""

    url: SecretStr


class PasteCredentials(Message):
    """POST /v1/drafts/{id}/credentials"""

    username: str
    password: SecretStr
    place: KeyPlace = KeyPlace.HEADER
    """ADDRESS only where the server cuts the header, and the user chose it."""


class ChoosePlatform(Message):
    """POST /v1/drafts/{id}/platform"""

    platform: PlatformName
    api_host: str = ""
    dashboard_host: str = ""


class PasteKey(Message):
    """POST /v1/drafts/{id}/key; `company` on the second call where there are several"""

    key: SecretStr
    company: str = ""


class FieldExample(Message):
    """One field that will be sent, with a real example."""

    kind: RecordKind
    field: str
    example: str


class Review(Message):
    """GET /v1/drafts/{id}/review"""

    facts: StoreFacts
    platform: PlatformName
    company: str
    consent_keys: dict[str, int] = Field(default_factory=dict)
    """Meta keys that look like consent → how many of the customers looked at say yes."""
    customers_looked_at: int = 0
    kinds: tuple[RecordKind, ...] = SHOP_KINDS
    """What would be read of the site."""
    fields: tuple[FieldExample, ...] = ()
    seconds: float | None = None
    """Estimate of the first sync."""
    terms_url: str = ""
    privacy_url: str = ""
    platform_title: str = ""
    store_delivers: bool = False
    """Whether the store itself can deliver live changes, by its own webhooks."""
    usual_channel: LiveChannel = LiveChannel.STOREWIRE
    """Who delivers them where nobody chooses."""
    settings: ConnectionSettings | None = None
    """Those of the connection that is made again; None for a new one."""
    keyring: KeyringState = KeyringState.USABLE


class Complete(Message):
    """POST /v1/drafts/{id}/complete → ConnectionView"""

    settings: ConnectionSettings = ConnectionSettings()
    """Of a store that is connected again, only what is set here replaces what it had."""
    take_over: tuple[str, ...] = ()
    """Ids of other computers' application passwords that are deleted, so that only this one delivers."""
    test_to: SecretStr = SecretStr("")
    """The user's own address, where a test shall go first."""
