"""Sequenzy behind the platform protocol."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import httpx
from pydantic import JsonValue

from app.model.changes import Change
from app.model.erasing import ErasureOutcome
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
from app.platforms.sequenzy import account, calls, erasure, imports, pairing, presence, requests, verdicts
from app.platforms.sequenzy.assumptions import ASSUMPTIONS, links
from app.platforms.sequenzy.prepare import prepare
from app.platforms.sequenzy.requests import api_url


class Sequenzy:
    """The protocol's methods, each in the module named for it; see `app.platforms.protocol` for what they promise."""

    name = PlatformName.SEQUENZY
    title = "Sequenzy"
    account_word = AccountWord.COMPANY
    needs_woocommerce = True
    product_form = ProductForm.FIELDS
    store_topics: tuple[str, ...] = ()
    segments: tuple[Segment, ...] = ()
    assumptions: Mapping[str, Assumption] = ASSUMPTIONS
    pace = Pace(per_minute=100, burst=20, concurrency=4)
    calls: Mapping[str, CallSpec] = calls.CALLS

    def prepare(self, change: Change, key: str, profile: StoreProfile) -> dict[str, JsonValue] | None:
        return prepare(change, profile)

    def channel(self, item: Item, now: datetime) -> str | Hold:
        return calls.channel(item, now)

    def compose(self, call: str, items: Sequence[Item], batch_key: str, session: Session) -> Request:
        return requests.compose(call, items, batch_key, session)

    def interpret(self, call: str, items: Sequence[Item], answer: Answer) -> Verdict:
        return verdicts.interpret(call, items, answer)

    def compose_poll(self, call: str, job_id: str, session: Session) -> Request:
        return requests.compose_poll(job_id, session)

    def interpret_poll(self, call: str, items: Sequence[Item], answer: Answer) -> Verdict:
        return imports.interpret_poll(items, answer)

    def links(self, hosts: Hosts) -> Links:
        return links(hosts)

    async def probe_hosts(self, http: httpx.AsyncClient, hosts: Hosts) -> tuple[HostFinding, ...]:
        return (
            await probe_api(http, api_url(hosts, account.ACCOUNT_PATH), {401, 403}),
            await probe_page(http, links(hosts).home),
        )

    async def start_pairing(self, http: httpx.AsyncClient, hosts: Hosts, site: StoreSite, facts: StoreFacts) -> Offer:
        return await pairing.start(http, hosts, site, facts)

    def returned(self, offer: Offer, url: str) -> Offer:
        """Polling alone tells the end of this pairing: no address is waited for."""
        return offer

    async def poll_pairing(self, http: httpx.AsyncClient, offer: Offer) -> Progress:
        return await pairing.poll(http, offer)

    async def check_key(self, http: httpx.AsyncClient, hosts: Hosts, key: str) -> KeyCheck:
        return await account.read_account(http, hosts, key.strip())

    async def complete_pairing(
        self, http: httpx.AsyncClient, hosts: Hosts, offer: Offer, *, key: str = "", company: str = ""
    ) -> Account:
        return await pairing.complete(http, hosts, offer, key, company)

    async def abandon_pairing(self, http: httpx.AsyncClient, hosts: Hosts, offer: Offer) -> None:
        """A pairing that is not completed expires there by itself; no call to end one is known."""

    async def heartbeat(self, http: httpx.AsyncClient, session: Session, health: Health) -> Pulse:
        return await presence.heartbeat(http, session, health)

    async def confirm(self, http: httpx.AsyncClient, session: Session) -> HeartbeatState:
        return await account.confirm(http, session)

    async def disconnect(self, http: httpx.AsyncClient, session: Session) -> Farewell:
        return await presence.disconnect(http, session)

    async def missing_permissions(self, http: httpx.AsyncClient, session: Session) -> tuple[str, ...] | None:
        return await account.missing_permissions(http, session)

    def store_webhooks(self, session: Session) -> StoreWebhooks | None:
        """Sequenzy takes no WooCommerce webhooks."""
        return None

    async def erase(self, http: httpx.AsyncClient, session: Session, person: Person) -> ErasureOutcome:
        return await erasure.erase(http, session, person)
