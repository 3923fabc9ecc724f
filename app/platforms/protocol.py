"""What every platform implements. The engine knows nothing of a platform beyond this page.

The delivery half is pure: `prepare`, `channel`, `compose`, `interpret` and their job twins neither
wait nor remember, so a frozen batch composes to the same bytes after a crash. The pairing half talks
to the platform through the `httpx.AsyncClient` that it is given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol

import httpx
from pydantic import JsonValue

from app.model.changes import Change, ChangeKind
from app.model.deliveries import Lane
from app.model.erasing import ErasureOutcome
from app.model.reasons import Problem, ReasonCode
from app.model.settings import PlatformName
from app.model.store import ProductForm, StoreFacts, StoreSite
from app.platforms.offer import AccountWord, Assumption, Links, Person, Segment, StoreWebhooks


@dataclass(frozen=True, slots=True)
class Hosts:
    """Where the platform is: origins without trailing slash. "" means the platform's default."""

    api: str = ""
    dashboard: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A time during which something was so; without an end it still is."""

    begins_at: datetime
    ends_at: datetime | None = None

    def holds(self, moment: datetime) -> bool:
        """Tell whether a moment lies in it."""
        return self.begins_at <= moment and (self.ends_at is None or moment < self.ends_at)

    def without(self, gap: Span) -> tuple[Span, ...]:
        """Return what is left of it outside a gap: itself, one part, two, or none."""
        if not self.holds(gap.begins_at) and not gap.holds(self.begins_at):
            return (self,)
        before = (Span(self.begins_at, gap.begins_at),) if self.begins_at < gap.begins_at else ()
        goes_on = gap.ends_at is not None and (self.ends_at is None or gap.ends_at < self.ends_at)
        return (*before, Span(gap.ends_at, self.ends_at)) if goes_on and gap.ends_at is not None else before


@dataclass(frozen=True, slots=True)
class StoreProfile:
    """What `prepare` needs to know of the store and the connection's settings."""

    home: str
    """Canonical home address."""
    name: str
    currency: str
    prefix: str
    """Short, fixed at connection ("cafe-lumiere"); goes before ids where one account may own several stores."""
    woocommerce: bool = True
    consent_required: bool = True
    store_spans: tuple[Span, ...] = ()
    """When the store itself delivered its live changes to the platform; Storewire leaves those out."""

    def told_by_store(self, moment: datetime | None) -> bool:
        """Tell whether the store delivered what happened at a moment; without a date it happened just now."""
        if moment is None:
            return any(span.ends_at is None for span in self.store_spans)
        return any(span.holds(moment) for span in self.store_spans)

    def without(self, gap: Span) -> StoreProfile:
        """Return it as it is where the store told nothing of what happened in a gap."""
        return replace(self, store_spans=tuple(left for span in self.store_spans for left in span.without(gap)))


@dataclass(frozen=True, slots=True)
class Session:
    """An open connection's credentials for the length of a request. `repr` shows no secret."""

    hosts: Hosts
    secrets: Mapping[str, str] = field(repr=False)
    public: Mapping[str, str]
    """What pairing gave that is no secret: installation id, company id, webhook delivery URL …"""
    store_home: str = ""


class WrittenBody(Mapping[str, JsonValue]):
    """A body that is at hand as JSON too: what is sent as it was stored need not be read and written again."""

    written: bytes
    """UTF-8, sorted keys, no blanks; in a text of the store's may be half a surrogate pair, which UTF-8 cannot hold."""


class Item(NamedTuple):
    """One delivery as a platform sees it."""

    key: str
    """Idempotency key, 64 hex digits."""
    change: ChangeKind
    body: Mapping[str, JsonValue]
    """What `prepare` returned, as stored."""
    occurred_at: datetime | None = None
    lane: Lane = Lane.LIVE
    """Whether it was found by reading the past."""
    known: bool = False
    """For a person's record: whether an earlier state of it was delivered before, so that the platform has it."""


@dataclass(frozen=True, slots=True)
class CallSpec:
    """One of the platform's write calls."""

    name: str
    batch_size: int = 1
    ordered: bool = False
    """Whether items of one call are processed in order, so that one ordering key may have several in it."""
    job: bool = False
    """Whether the answer is a job that must be polled."""
    local: ItemRuling | None = None
    """Set where nothing is sent at all: every item of the call is settled so."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Not to be sent yet: look again at `until`."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Request:
    """An HTTP request ready to go. `repr` shows neither headers nor body."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whole."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    """Lower-case names."""
    content: bytes = field(repr=False)


class Ruling(StrEnum):
    """What an answer means for one item."""

    DELIVERED = "delivered"
    ACCEPTED = "accepted"
    RETRY = "retry"
    FAILED = "failed"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class ItemRuling:
    """One item's fate. `detail` is for support: no secret, no personal data."""

    ruling: Ruling
    reason: ReasonCode | None = None
    detail: str = ""


class Effect(StrEnum):
    """What an answer means beyond the items."""

    NONE = "none"
    SPLIT = "split"
    """Too large: send the same items again in two halves."""
    CONFIRM_CREDENTIALS = "confirm_credentials"
    """Refused: ask `confirm` before pausing the connection."""
    PAUSE_SCOPE = "pause_scope"
    """The credential lacks a permission (`scope`): pause this call."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The meaning of an answer: one ruling an item, in the items' order."""

    rulings: tuple[ItemRuling, ...]
    job_id: str = ""
    retry_after: timedelta | None = None
    effect: Effect = Effect.NONE
    scope: str = ""


class PairingMode(StrEnum):
    """How the platform lets us in."""

    HOSTED = "hosted"
    """A page of the platform's in the browser, and polling."""
    API_KEY = "api_key"
    """The user pastes an API key and chooses a company."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A pairing that was begun. Lives in memory only: `state` may hold secrets."""

    mode: PairingMode
    open_url: str
    """The page for the browser: sign-in and approval, or the dashboard's key page."""
    return_url: str = ""
    """A redirect to an address that begins so is the end of the browser's part (never loaded)."""
    expires_at: datetime | None = None
    poll_seconds: float = 2.5
    polls: int | None = None
    """How often it is polled before it is given up; None: until it expires."""
    state: Mapping[str, str] = field(default_factory=dict, repr=False)


class PairingState(StrEnum):
    """How far a pairing has come."""

    PENDING = "pending"
    APPROVED = "approved"
    DENIED = "denied"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Company:
    """A company or organisation at the platform, and whether the user may connect a store to it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Progress:
    """An answer to polling a pairing. `offer` replaces the one that was polled."""

    state: PairingState
    offer: Offer
    company: Company | None = None


@dataclass(frozen=True, slots=True)
class KeyCheck:
    """What an API key opens."""

    companies: tuple[Company, ...]
    selected: str = ""
    missing_permissions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """A completed pairing."""

    company: Company
    secrets: Mapping[str, str] = field(repr=False)
    public: Mapping[str, str] = field(default_factory=dict)
    credential: str = field(default="", repr=False)
    """The secret whose fingerprint the console shows."""


@dataclass(frozen=True, slots=True)
class Health:
    """What a heartbeat tells the platform."""

    version: str
    facts: StoreFacts
    queue_depth: int
    last_delivery_at: datetime | None


class HeartbeatState(StrEnum):
    """What a heartbeat's answer says of the connection."""

    ACTIVE = "active"
    REVOKED = "revoked"
    UNSURE = "unsure"
    """No usable answer; nothing is concluded from it."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """A heartbeat's answer."""

    state: HeartbeatState
    sync_requested: bool = False
    next_seconds: float = 300.0
    reason: ReasonCode | None = None


@dataclass(frozen=True, slots=True)
class Pace:
    """Published limits of a credential: `per_minute` requests a minute, at most `burst` a second; None: unknown."""

    per_minute: int | None
    burst: int | None
    concurrency: int = 4


@dataclass(frozen=True, slots=True)
class Farewell:
    """The end of a disconnect at the platform. `revoked` False means: try again later."""

    revoked: bool
    remains: tuple[str, ...] = ()
    """Codes of what stays at the platform ("api_key_in_dashboard")."""


@dataclass(frozen=True, slots=True)
class HostFinding:
    """What answers at one of the platform's hosts; `problem` None: the platform does."""

    host: str
    problem: Problem | None = None


class Platform(Protocol):
    """A platform that deliveries go to."""

    name: PlatformName
    title: str
    account_word: AccountWord
    needs_woocommerce: bool
    """Whether a plain WordPress site has nothing to deliver there."""
    store_topics: tuple[str, ...]
    """WooCommerce's webhook topics by which a store can deliver its live changes itself; empty: it cannot."""
    product_form: ProductForm
    segments: tuple[Segment, ...]
    assumptions: Mapping[str, Assumption]
    pace: Pace
    calls: Mapping[str, CallSpec]

    # -- delivering: pure ------------------------------------------------------------------------

    def prepare(self, change: Change, key: str, profile: StoreProfile) -> dict[str, JsonValue] | None:
        """Return what is stored and later sent of a change, or None where this platform takes no such change.

        Deterministic: the digest of an upsert's body decides whether the record changed.
        """

    def channel(self, item: Item, now: datetime) -> str | Hold:
        """Choose the call for an item at its first sending; the choice is then frozen."""

    def compose(self, call: str, items: Sequence[Item], batch_key: str, session: Session) -> Request:
        """Return the request that sends these items; the same arguments give the same bytes."""

    def interpret(self, call: str, items: Sequence[Item], answer: Answer) -> Verdict:
        """Say what an answer to `compose`'s request means for each item."""

    def compose_poll(self, call: str, job_id: str, session: Session) -> Request:
        """Return the request that asks how a job fares."""

    def interpret_poll(self, call: str, items: Sequence[Item], answer: Answer) -> Verdict:
        """Say what a job's state means; ACCEPTED for every item while it runs."""

    # -- pairing and keeping in touch --------------------------------------------------------------

    def links(self, hosts: Hosts) -> Links:
        """Return the platform's pages."""

    async def probe_hosts(self, http: httpx.AsyncClient, hosts: Hosts) -> tuple[HostFinding, ...]:
        """Find out whether the platform answers at these hosts. No credential is sent; never raises."""

    async def start_pairing(self, http: httpx.AsyncClient, hosts: Hosts, site: StoreSite, facts: StoreFacts) -> Offer:
        """Begin a pairing; only store metadata is sent. Raises ProblemError where the platform cannot be reached."""

    def returned(self, offer: Offer, url: str) -> Offer:
        """Take in the address to which the browser was sent back. Raises ProblemError for a refusal."""

    async def poll_pairing(self, http: httpx.AsyncClient, offer: Offer) -> Progress:
        """Ask how the pairing fares. Network faults leave it pending."""

    async def check_key(self, http: httpx.AsyncClient, hosts: Hosts, key: str) -> KeyCheck:
        """Verify a pasted API key. Raises ProblemError(API_KEY_REFUSED, PLATFORM_UNREACHABLE …)."""

    async def complete_pairing(
        self, http: httpx.AsyncClient, hosts: Hosts, offer: Offer, *, key: str = "", company: str = ""
    ) -> Account:
        """Finish the pairing after the user's "Complete connection". Raises ProblemError."""

    async def abandon_pairing(self, http: httpx.AsyncClient, hosts: Hosts, offer: Offer) -> None:
        """Leave nothing behind of a pairing that was cancelled; best effort, never raises."""

    async def heartbeat(self, http: httpx.AsyncClient, session: Session, health: Health) -> Pulse:
        """Tell the platform that we are there; never raises for network faults."""

    async def confirm(self, http: httpx.AsyncClient, session: Session) -> HeartbeatState:
        """Find out whether a refused credential is really refused (REVOKED) or not (ACTIVE); UNSURE otherwise."""

    async def disconnect(self, http: httpx.AsyncClient, session: Session) -> Farewell:
        """Revoke the connection at the platform; never raises for network faults."""

    async def missing_permissions(self, http: httpx.AsyncClient, session: Session) -> tuple[str, ...] | None:
        """Return what the credential does not allow and deliveries need; None where it cannot be told."""

    # -- what only some platforms have -------------------------------------------------------------

    def store_webhooks(self, session: Session) -> StoreWebhooks | None:
        """Return the webhooks that let the store deliver by itself; None where pairing gave no way for it."""

    async def erase(self, http: httpx.AsyncClient, session: Session, person: Person) -> ErasureOutcome:
        """Delete a person as far as the platform has a call for it; never raises for network faults."""
