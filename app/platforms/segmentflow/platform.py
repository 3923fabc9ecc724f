"""Segmentflow behind the platform protocol."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import httpx
from pydantic import JsonValue

from app.model.changes import Change
from app.model.erasing import ErasureOutcome
from app.model.reasons import ProblemCode, ProblemError
from app.model.settings import PlatformName
from app.model.store import ProductForm, StoreFacts, StoreSite
from app.platforms.hosts import probe_api, probe_page
from app.platforms.offer import AccountWord, Assumption, Links, Person, Segment, StoreWebhooks
from app.platforms.protocol import (
    Account,
    Answer,
    CallSpec,
    Farewell,
    Health,
    HeartbeatState,
    Hold,
    HostFinding,
    Hosts,
    Item,
    KeyCheck,
    Offer,
    Pace,
    Progress,
    Pulse,
    Request,
    Session,
    StoreProfile,
    Verdict,
)
from app.platforms.segmentflow import calls, erasure, pairing, presence, requests, verdicts
from app.platforms.segmentflow.assumptions import API_HOST, ASSUMPTIONS, STATUS_PATH, links
from app.platforms.segmentflow.prepare import prepare
from app.platforms.segmentflow.segments import SEGMENTS
from app.platforms.segmentflow.webhooks import STORE_TOPICS


class Segmentflow:
    """The protocol's methods, each in the module named for it; see `app.platforms.protocol` for what they promise."""

    name = PlatformName.SEGMENTFLOW
    title = "Segmentflow"
    account_word = AccountWord.ORGANISATION
    needs_woocommerce = False
    product_form = ProductForm.WHOLE
    store_topics: tuple[str, ...] = STORE_TOPICS
    segments: tuple[Segment, ...] = SEGMENTS
    assumptions: Mapping[str, Assumption] = ASSUMPTIONS
    pace = Pace(per_minute=None, burst=None, concurrency=4)
    calls: Mapping[str, CallSpec] = calls.CALLS

    def prepare(self, change: Change, key: str, profile: StoreProfile) -> dict[str, JsonValue] | None:
        return prepare(change, profile)

    def channel(self, item: Item, now: datetime) -> str | Hold:
        return calls.channel(item)

    def compose(self, call: str, items: Sequence[Item], batch_key: str, session: Session) -> Request:
        return requests.compose(call, items, session)

    def interpret(self, call: str, items: Sequence[Item], answer: Answer) -> Verdict:
        return verdicts.interpret(call, items, answer)

    def compose_poll(self, call: str, job_id: str, session: Session) -> Request:
        raise LookupError("Segmentflow answers with no jobs")

    def interpret_poll(self, call: str, items: Sequence[Item], answer: Answer) -> Verdict:
        raise LookupError("Segmentflow answers with no jobs")

    def links(self, hosts: Hosts) -> Links:
        return links(hosts)

    async def probe_hosts(self, http: httpx.AsyncClient, hosts: Hosts) -> tuple[HostFinding, ...]:
        # Without a token the call is refused, in a way that a platform and not just any server answers.
        status = f"{hosts.api or API_HOST}{STATUS_PATH}"
        return await probe_api(http, status, {400, 401, 403, 404, 410, 422}), await probe_page(http, links(hosts).home)

    async def start_pairing(self, http: httpx.AsyncClient, hosts: Hosts, site: StoreSite, facts: StoreFacts) -> Offer:
        return pairing.start(hosts, site)

    def returned(self, offer: Offer, url: str) -> Offer:
        return pairing.returned(offer, url)

    async def poll_pairing(self, http: httpx.AsyncClient, offer: Offer) -> Progress:
        return await pairing.poll(http, offer)

    async def check_key(self, http: httpx.AsyncClient, hosts: Hosts, key: str) -> KeyCheck:
        raise ProblemError(ProblemCode.PAIRING_UNSUPPORTED, "Segmentflow is paired in its dashboard")

    async def complete_pairing(
        self, http: httpx.AsyncClient, hosts: Hosts, offer: Offer, *, key: str = "", company: str = ""
    ) -> Account:
        return pairing.complete(offer)

    async def abandon_pairing(self, http: httpx.AsyncClient, hosts: Hosts, offer: Offer) -> None:
        """Give an approved pairing back, for the dashboard shows it as connected from the approval on."""
        if write_key := offer.state.get("write_key"):
            await presence.disconnect(http, Session(hosts, {"write_key": write_key}, {}))

    async def heartbeat(self, http: httpx.AsyncClient, session: Session, health: Health) -> Pulse:
        """Nothing is known to send: the answers to deliveries show how the connection is."""
        return Pulse(HeartbeatState.UNSURE, next_seconds=3600.0)

    async def confirm(self, http: httpx.AsyncClient, session: Session) -> HeartbeatState:
        return await presence.confirm(http, session)

    async def disconnect(self, http: httpx.AsyncClient, session: Session) -> Farewell:
        return await presence.disconnect(http, session)

    async def missing_permissions(self, http: httpx.AsyncClient, session: Session) -> tuple[str, ...] | None:
        """A write key has no permissions of its own."""
        return None

    def store_webhooks(self, session: Session) -> StoreWebhooks | None:
        secret, url = session.secrets.get("webhook_secret", ""), session.public.get("webhook_delivery_url", "")
        return StoreWebhooks(STORE_TOPICS, url, secret) if secret and url else None

    async def erase(self, http: httpx.AsyncClient, session: Session, person: Person) -> ErasureOutcome:
        return await erasure.erase(http, session, person)
