"""The local API's messages, between the agent and its clients (console and command line).

Agent and client are of one version (another version's agent is restarted), so these may change freely;
they are typed on both sides. Times are UTC. Texts that came from outside (store names, companies) are
plain text. No message carries a secret from the agent to a client.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, JsonValue, SecretStr

from app.model.changes import ChangeKind
from app.model.deliveries import DeliveryState, Lane
from app.model.reasons import Problem, ReasonCode
from app.model.records import SHOP_KINDS, RecordKind
from app.model.settings import ConnectionSettings, LiveChannel, PlatformName
from app.model.store import Check, KeyPlace, StoreFacts, StoreSite


class Message(BaseModel):
    """A message of the local API."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


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


# -- connections -----------------------------------------------------------------------------------


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


# -- pairing ---------------------------------------------------------------------------------------


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
    take_over: tuple[str, ...] = ()
    """Ids of other computers' application passwords that are deleted, so that only this one delivers."""
    """Of a store that is connected again, only what is set here replaces what it had."""
    test_to: SecretStr = SecretStr("")
    """The user's own address, where a test shall go first."""


# -- syncing ---------------------------------------------------------------------------------------


class SyncState(StrEnum):
    """What a connection's sync is doing."""

    NEVER = "never"
    RUNNING = "running"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    FAILED = "failed"
    DONE = "done"


class KindProgress(Message):
    """A row of the Sync tab. `delivered` of `done` records read have reached the platform."""

    kind: RecordKind
    state: SyncState = SyncState.NEVER
    done: int = 0
    """Records read so far."""
    total: int | None = None
    """None where it is not known (guest buyers come with the orders)."""
    delivering: int = 0
    """Deliveries of this kind that still wait or are on their way."""
    per_second: float | None = None
    finished_at: AwareDatetime | None = None


class SyncProgress(Message):
    """GET /v1/connections/{id}/progress, and the `progress` event"""

    connection: int
    state: SyncState = SyncState.NEVER
    full: bool = False
    phase: Literal["products", "totals", "customers", "orders", "users", "comments", "delivering", ""] = ""
    """What is being done; "totals" looks through the orders for what each customer bought."""
    kinds: tuple[KindProgress, ...] = ()
    seconds_left: float | None = None
    """By the slower of store and platform; None while nothing can be said."""
    slower: Literal["store", "platform", ""] = ""
    started_at: AwareDatetime | None = None
    finished_at: AwareDatetime | None = None
    problem: Problem | None = None


class Notice(StrEnum):
    """Ways in which a record can change, by how they are noticed."""

    NEW = "new"
    CHANGED = "changed"
    DELETED = "deleted"
    """For good; what goes to the trash is a change."""
    UNDATED = "undated"
    """Changed behind WooCommerce's back, so that the date of its last change stays."""


class Latency(Message):
    """How long it takes at the longest until a change is seen, while the agent runs and the store answers."""

    kind: RecordKind
    notice: Notice
    seconds: float


class HeldDeletions(Message):
    """Records that many at once are gone from the store: a person decides whether the platform loses them too."""

    kind: RecordKind
    count: int
    since: AwareDatetime


class Watch(Message):
    """GET /v1/connections/{id}/watch: how the store is kept in sync"""

    connection: int
    polled_at: AwareDatetime | None = None
    next_poll_at: AwareDatetime | None = None
    requests: int = 0
    """Of the last poll."""
    problem: Problem | None = None
    """Why the last poll did not go through; it is tried again."""
    latencies: tuple[Latency, ...] = ()
    held: tuple[HeldDeletions, ...] = ()


class HeldDecision(StrEnum):
    """What a person decides about deletions that are held."""

    DELETE = "delete"
    KEEP = "keep"


class DecideHeld(Message):
    """POST /v1/connections/{id}/held → Counted"""

    decision: HeldDecision


class SyncRequest(Message):
    """POST /v1/connections/{id}/sync"""

    full: bool = False
    """Send everything again, even what did not change."""


class Estimate(Message):
    """GET /v1/connections/{id}/estimate: what "sync everything again" would take"""

    records: int
    seconds: float | None = None


# -- the log ---------------------------------------------------------------------------------------


class Summary(Message):
    """What a delivery is about, without readable personal data: enough for one line of the log."""

    number: str = ""
    """An order's number."""
    title: str = ""
    """A product's name."""
    email: str = ""
    """Masked: "m…@example.test"."""
    amount_minor: int | None = None
    currency: str = ""
    items: int | None = None


class DeliveryRow(Message):
    """A row of the log: GET /v1/deliveries"""

    id: int
    connection: int
    change: ChangeKind
    kind: RecordKind
    record_id: str
    """The store's id; "" for guests."""
    summary: Summary
    state: DeliveryState
    lane: Lane
    tries: int
    next_try_at: AwareDatetime | None = None
    reason: ReasonCode | None = None
    detail: str = ""
    """For support: what exactly was wrong ("total: not an amount"), in English, without personal data."""
    wp_admin_url: str = ""
    """The record's page in the store's administration; given with failures."""
    created_at: AwareDatetime
    occurred_at: AwareDatetime | None = None
    updated_at: AwareDatetime


class DeliveryQuery(Message):
    """Filters of the log; all may be combined. `text` is an e-mail (finds the person), a number or a name.

    `since`: only what was queued at that time or later.
    """

    connection: int | None = None
    state: DeliveryState | None = None
    kind: RecordKind | None = None
    text: str = ""
    since: AwareDatetime | None = None
    before: int | None = None
    """Keyset: rows with a smaller id than this, newest first."""
    limit: int = Field(default=100, ge=1, le=500)


class DeliveryPage(Message):
    """Newest first. `next_before` is None on the last page."""

    rows: tuple[DeliveryRow, ...]
    next_before: int | None = None


class DeliveryTotals(Message):
    """GET /v1/connections/{id}/totals: how many deliveries are in each state"""

    states: dict[DeliveryState, int] = Field(default_factory=dict)


class Hour(Message):
    """What became of the deliveries that were queued within one hour; `settled` did not fail and does not wait."""

    at: AwareDatetime
    settled: int = 0
    failed: int = 0
    waiting: int = 0


class Activity(Message):
    """GET /v1/connections/{id}/activity: the last 24 hours, oldest first, the current hour last"""

    hours: tuple[Hour, ...] = ()


class TryView(Message):
    """One try of a delivery."""

    at: AwareDatetime
    seconds: float
    method: str = ""
    path: str = ""
    status: int | None = None
    reason: ReasonCode | None = None
    excerpt: str = ""
    """Of the answer, without secrets and personal data."""


class DeliveryDetail(Message):
    """GET /v1/deliveries/{id}"""

    row: DeliveryRow
    key: str
    call: str = ""
    tries: tuple[TryView, ...] = ()
    body: JsonValue = None
    """The platform's form of it while it waits or has failed (personal data included: masked by the client)."""
    wp_admin_url: str = ""


class FailedDelivery(DeliveryRow):
    """A failed delivery with what helps to settle it."""

    said: str = ""
    """What the platform answered, or what could not be read: without secrets and personal data."""


class FailureGroup(Message):
    """GET /v1/failures: failed deliveries of one cause"""

    connection: int
    reason: ReasonCode
    count: int
    first_at: AwareDatetime
    last_at: AwareDatetime
    newest: tuple[FailedDelivery, ...] = ()


class Selection(Message):
    """POST /v1/deliveries/retry and /discard: some deliveries, a cause, or all failures of a connection"""

    connection: int | None = None
    ids: tuple[int, ...] = ()
    reason: ReasonCode | None = None
    note: str = ""


class Counted(Message):
    """How many rows a command touched."""

    count: int


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


# -- platforms -------------------------------------------------------------------------------------


class PlatformView(Message):
    """GET /v1/platforms: a platform that stores can be connected to"""

    name: PlatformName
    title: str
    account_word: Literal["company", "organisation"] = "company"
    needs_woocommerce: bool = False
    store_delivers: bool = False
    """Whether the store itself can deliver live changes, by its own webhooks."""
    sign_up_url: str = ""
    terms_url: str = ""
    privacy_url: str = ""


class TestHosts(Message):
    """POST /v1/platforms/{name}/hosts: what answers there; no credential is sent"""

    __test__ = False  # no test, for all its name

    api_host: str = ""
    dashboard_host: str = ""


class HostReport(Message):
    """What answers at the two hosts; a problem None means: the platform does."""

    api_host: str
    api_problem: Problem | None = None
    dashboard_host: str
    dashboard_problem: Problem | None = None

    @property
    def good(self) -> bool:
        """Whether the platform answers at both."""
        return self.api_problem is None and self.dashboard_problem is None


# -- people ----------------------------------------------------------------------------------------


class PersonAddress(Message):
    """POST /v1/connections/{id}/erase and /v1/connections/{id}/test: an e-mail address, which is not kept"""

    email: SecretStr


class ErasureOutcome(StrEnum):
    """What became of a person at the platform."""

    DELETED = "deleted"
    NOT_THERE = "not_there"
    PROFILE_DELETED = "profile_deleted"
    BY_HAND = "by_hand"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"


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


# -- what the orders say ---------------------------------------------------------------------------


class SegmentCount(Message):
    """One of the platform's ready-made segments, counted by this store's orders"""

    code: str
    title: str
    """As the platform shows it."""
    people: int | None = None
    """None where it cannot be known here."""


class SourceRevenue(Message):
    """What buyers who first came from one source have paid, refunds taken off"""

    source: str
    """"" where the orders do not say."""
    orders: int
    amount_minor: int
    currency: str


class Insights(Message):
    """GET /v1/connections/{id}/insights: what the ledger of this store's orders says"""

    segments: tuple[SegmentCount, ...] = ()
    revenue: tuple[SourceRevenue, ...] = ()
    """Largest first within a currency."""
    orders: int = 0
    """So many orders were looked at."""


# -- events ----------------------------------------------------------------------------------------


class ConnectionsChanged(Message):
    """A connection was added, removed or changed state."""

    type: Literal["connections"] = "connections"


class ProgressChanged(Message):
    """A sync went on."""

    type: Literal["progress"] = "progress"
    progress: SyncProgress


class DeliveriesChanged(Message):
    """Rows of the log were added or changed; at most a few times a second."""

    type: Literal["deliveries"] = "deliveries"
    connection: int


class CompanionChanged(Message):
    """Our plugin in a store came, went, or told of something."""

    type: Literal["companion"] = "companion"
    connection: int


class DraftChanged(Message):
    """A pairing went on."""

    type: Literal["draft"] = "draft"
    draft: Draft


class AgentStopping(Message):
    """The agent is about to end."""

    type: Literal["stopping"] = "stopping"


Event = Annotated[
    ConnectionsChanged | ProgressChanged | DeliveriesChanged | CompanionChanged | DraftChanged | AgentStopping,
    Field(discriminator="type"),
]
"""A line of GET /v1/events (NDJSON)."""
