"""What Sequenzy keeps: companies, credentials, pairings and installations."""

from __future__ import annotations

import random
import string
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from app.sandbox.options import Clock, JsonObject, SandboxOptions
from app.sandbox.sequenzy_workspace import Workspace

PAIRING_MINUTES = 15
ALL_SCOPES = (
    "account:read", "subscribers:read", "subscribers:write", "products:read", "products:write", "orders:write",
    "events:write", "automations:trigger", "integrations:manage", "lists:read",
)  # fmt: skip
_LETTERS = string.ascii_letters + string.digits


@dataclass(frozen=True, slots=True)
class CompanyMembership:
    """A company and what the signed-in user is there."""

    id: str
    name: str
    role: str

    @property
    def may_connect(self) -> bool:
        """Tell whether the user may connect a store to it."""
        return self.role in {"owner", "admin"}


COMPANIES = (
    CompanyMembership("cmp_lumiere", "Café Lumière GmbH", "owner"),
    CompanyMembership("cmp_roesthaus", "Rösthaus Nord", "admin"),
    CompanyMembership("cmp_agentur", "Agentur Weitblick", "viewer"),
)


class PairingStatus(StrEnum):
    """How far a pairing has come."""

    PENDING = "pending"
    APPROVED = "approved"
    DENIED = "denied"
    EXPIRED = "expired"


@dataclass(slots=True)
class Pairing:
    """A pairing between its beginning and the issue of a token."""

    id: str
    secret: str = field(repr=False)
    facts: JsonObject
    expires: datetime
    status: PairingStatus = PairingStatus.PENDING
    company: CompanyMembership | None = None
    completed: bool = False


@dataclass(slots=True)
class Installation:
    """A connected store."""

    id: str
    token: str = field(repr=False)
    company: CompanyMembership
    facts: JsonObject
    revoked: bool = False
    sync_requested: bool = False
    heartbeats: int = 0
    last_heartbeat: JsonObject = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key made in the dashboard: for the whole account, or for one company."""

    id: str
    name: str
    secret: str = field(repr=False)
    scopes: tuple[str, ...]
    company: CompanyMembership | None


@dataclass(frozen=True, slots=True)
class Caller:
    """Who makes a call, and on which company's data."""

    credential: str
    kind: str
    """installation or key."""
    scopes: tuple[str, ...]
    company: CompanyMembership
    key: ApiKey | None = None


class SequenzyState:
    """All of Sequenzy. Secrets come from the seed."""

    def __init__(self, options: SandboxOptions, clock: Clock) -> None:
        self._random = random.Random(f"sequenzy {options.seed}")
        self.options = options
        self.clock = clock
        self.workspaces = {company.id: Workspace(clock, options.import_polls) for company in COMPANIES}
        self.active = COMPANIES[0].id
        """The company that was written to last; the report is about it."""
        self.pairings: dict[str, Pairing] = {}
        self.installations: dict[str, Installation] = {}
        self.keys = (
            ApiKey("key_account", "Account key", f"sk_live_{self.word(32)}", ALL_SCOPES, None),
            ApiKey("key_company", "Lumière only", f"sk_live_{self.word(32)}", ALL_SCOPES, COMPANIES[0]),
            ApiKey("key_reader", "Read only", f"sk_live_{self.word(32)}", ("account:read", "subscribers:read"), None),
        )
        self.revoked_keys: set[str] = set()
        self.key_used = False
        self.disconnected = 0

    @property
    def workspace(self) -> Workspace:
        """Return the workspace that was written to last."""
        return self.workspaces[self.active]

    @property
    def completed(self) -> bool:
        """Tell whether any connection was completed, or a key was verified."""
        return self.key_used or bool(self.installations) or self.disconnected > 0

    def word(self, length: int) -> str:
        """Return an unguessable word."""
        return "".join(self._random.choices(_LETTERS, k=length))

    # -- pairing -------------------------------------------------------------------------------

    def begin(self, facts: JsonObject) -> Pairing:
        """Start a pairing."""
        expires = self.clock() + timedelta(minutes=PAIRING_MINUTES)
        pairing = Pairing(f"pair_{self.word(20)}", self.word(40), facts, expires)
        self.pairings[pairing.id] = pairing
        return pairing

    def pairing(self, number: str) -> Pairing | None:
        """Return a pairing; one that was not decided in time is expired."""
        found = self.pairings.get(number)
        if found and found.status is PairingStatus.PENDING and self.clock() >= found.expires:
            found.status = PairingStatus.EXPIRED
        return found

    def decide(self, pairing: Pairing, company: CompanyMembership | None) -> None:
        """Approve for a company, or deny with None; a pairing is decided once."""
        if pairing.status is PairingStatus.PENDING:
            pairing.status = PairingStatus.APPROVED if company else PairingStatus.DENIED
            pairing.company = company

    def complete(self, pairing: Pairing) -> Installation | None:
        """Issue the installation token of an approved pairing, once."""
        if pairing.status is not PairingStatus.APPROVED or pairing.company is None or pairing.completed:
            return None
        pairing.completed = True
        installation = Installation(
            f"inst_{self.word(16)}", f"inst_live_{self.word(40)}", pairing.company, pairing.facts
        )
        self.installations[installation.id] = installation
        return installation

    # -- credentials ---------------------------------------------------------------------------

    def caller(self, bearer: str, company_id: str | None) -> Caller | None:
        """Return who a bearer is, or None. Raises KeyError for a company that is not the caller's."""
        for installation in self.installations.values():
            if installation.token == bearer and not installation.revoked:
                return Caller(installation.id, "installation", ALL_SCOPES, installation.company)
        for key in self.keys:
            if key.secret == bearer and key.id not in self.revoked_keys:
                wanted = company_id or (key.company or COMPANIES[0]).id
                if key.company is not None and wanted != key.company.id:
                    raise KeyError(wanted)
                company = company_of(wanted)
                return Caller(key.id, "key", key.scopes, company, key)
        return None

    def revoke_everything(self) -> None:
        """Refuse every token and key from now on."""
        for installation in self.installations.values():
            installation.revoked = True
        self.revoked_keys = {key.id for key in self.keys}


def company_of(number: str) -> CompanyMembership:
    """Return a company of the signed-in user. Raises KeyError."""
    for company in COMPANIES:
        if company.id == number:
            return company
    raise KeyError(number)
