"""What Segmentflow keeps: organisations, connections, profiles and the effects of what arrived."""

from __future__ import annotations

import random
import string
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from app.sandbox.effects import Ledger, OrderEffect
from app.sandbox.options import Clock, JsonObject, SandboxOptions

TOKEN_MINUTES = 10
_LETTERS = string.ascii_letters + string.digits


@dataclass(frozen=True, slots=True)
class Organization:
    """An organisation at Segmentflow."""

    id: str
    name: str


ORGANIZATIONS = (Organization("org_lumiere", "Café Lumière"), Organization("org_roesthaus", "Rösthaus Nord"))


@dataclass(slots=True)
class Connection:
    """A store that was approved in the dashboard."""

    id: str
    poll_token: str = field(repr=False)
    write_key: str = field(repr=False)
    webhook_secret: str = field(repr=False)
    organization: Organization
    store_url: str
    woocommerce: bool
    approved: datetime
    token_used: bool = False
    revoked: bool = False
    polls: int = 0


@dataclass(slots=True)
class Source:
    """What came from one store: its numbers and message ids mean nothing in another's."""

    by_user: dict[str, str] = field(default_factory=dict)
    products: dict[int, JsonObject] = field(default_factory=dict)
    messages: set[str] = field(default_factory=set)
    deliveries: set[str] = field(default_factory=set)
    webhook_orders: set[tuple[int, str]] = field(default_factory=set)


@dataclass(slots=True)
class Profile:
    """A person, known by the canonical e-mail address."""

    email: str
    user_ids: dict[int, str] = field(default_factory=dict)
    """By the identity of the source in which the number is theirs."""
    traits: JsonObject = field(default_factory=dict)
    events: int = 0


class SegmentflowState:
    """All of Segmentflow. Secrets come from the seed."""

    def __init__(self, options: SandboxOptions, clock: Clock) -> None:
        self._random = random.Random(f"segmentflow {options.seed}")
        self.clock = clock
        self.ledger = Ledger()
        self.connections: dict[str, Connection] = {}
        self.profiles: dict[str, Profile] = {}
        self.sources: dict[tuple[str, str], Source] = {}
        self.active = Source()
        """What the last call came from."""
        self.suppressed: set[str] = set()
        self.disconnected = 0
        self.tracked: Counter[tuple[str, str]] = Counter()
        """Events of a site without a shop: name and what they are about (a comment's or a user's id)."""

    @property
    def completed(self) -> bool:
        """Tell whether any store ever got its write key."""
        return self.disconnected > 0 or any(entry.token_used for entry in self.connections.values())

    @property
    def products(self) -> dict[int, JsonObject]:
        """Return the products of the store that was heard of last."""
        return self.active.products

    def source(self, connection: Connection) -> Source:
        """Return what came from a connection's store, by this connection or an earlier one."""
        key = (connection.organization.id, connection.store_url)
        if key not in self.sources:
            self.sources[key] = Source() if self.sources else self.active
        self.active = self.sources[key]
        return self.active

    def word(self, length: int) -> str:
        """Return an unguessable word."""
        return "".join(self._random.choices(_LETTERS, k=length))

    # -- connections ---------------------------------------------------------------------------

    def approve(self, organization: Organization, store_url: str, *, woocommerce: bool) -> Connection:
        """Connect a store: everything but the poll token is told at the first poll."""
        number = f"conn_{self.word(12)}"
        connection = Connection(
            number, f"pt_{self.word(32)}", f"wk_{self.word(32)}", f"whsec_{self.word(32)}", organization, store_url,
            woocommerce, self.clock(),
        )  # fmt: skip
        self.connections[number] = connection
        return connection

    def by_poll_token(self, token: str) -> Connection | None:
        """Return the connection of a poll token."""
        return next((entry for entry in self.connections.values() if entry.poll_token == token), None)

    def by_write_key(self, key: str) -> Connection | None:
        """Return the live connection of a write key."""
        return next((c for c in self.connections.values() if c.write_key == key and not c.revoked), None)

    def expired(self, connection: Connection) -> bool:
        """Tell whether a poll token has become too old."""
        return self.clock() >= connection.approved + timedelta(minutes=TOKEN_MINUTES)

    def disconnect(self, connection: Connection) -> None:
        """Forget a connection; profiles and their history stay."""
        del self.connections[connection.id]
        self.disconnected += 1

    def revoke_everything(self) -> None:
        """Refuse every write key and webhook secret from now on."""
        for connection in self.connections.values():
            connection.revoked = True

    # -- people --------------------------------------------------------------------------------

    def profile(self, source: Source, email: str | None, user_id: str | None) -> Profile | None:
        """Return a profile by address, else by its number in a store."""
        if email:
            return self.profiles.get(email)
        return self.profiles.get(source.by_user.get(user_id or "", ""))

    def keep(self, source: Source, email: str, user_id: str | None, traits: JsonObject) -> bool:
        """Create or update a profile; return False where address and number belong to different people."""
        owner = source.by_user.get(user_id or "")
        known = self.profiles.get(email)
        mine = id(source)
        if owner is not None and owner != email:
            if known is not None and known.user_ids.get(mine) not in (None, user_id):
                return False
            moved = self.profiles.pop(owner)
            moved.email = email
            if known is not None:
                moved.traits = {**known.traits, **moved.traits}
            self.profiles[email] = known = moved
        if known is None:
            known = self.profiles[email] = Profile(email)
        if user_id:
            if known.user_ids.get(mine) not in (None, user_id):
                return False
            known.user_ids[mine] = user_id
            source.by_user[user_id] = email
        known.traits.update(traits)
        return True

    def forget(self, source: Source, email: str) -> None:
        """Delete a profile."""
        gone = self.profiles.pop(email, None)
        if gone is not None:
            source.by_user.pop(gone.user_ids.get(id(source), ""), None)

    # -- effects -------------------------------------------------------------------------------

    def effect(
        self, kind: str, order: int | None, email: str, *, refund: str, occurred: datetime | None, channel: str
    ) -> None:
        """Count an order event. What is older than an hour starts no journeys."""
        now = self.clock()
        live = occurred is None or now - occurred <= timedelta(hours=1)
        if live:
            self.ledger.automations += 1
        self.ledger.effects.append(OrderEffect(kind, order, refund, email, live, int(now.timestamp()), channel))


def traits_of_customer(body: dict[str, Any]) -> JsonObject:
    """Return the traits that the receiving side takes out of a customer's REST representation."""
    return {
        "customer_id": body.get("id"),
        "firstName": body.get("first_name", ""),
        "lastName": body.get("last_name", ""),
        "date_created": body.get("date_created_gmt"),
    }
