"""A third platform is one module and one line of the registry: nothing else of the program knows it, and all works."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

import httpx
import pytest
from engine_desk import new_desk

from app import wording
from app.engine.platforms import platform_views
from app.model import api
from app.model.changes import Change, ChangeKind
from app.model.erasing import ErasureOutcome
from app.model.reasons import ProblemCode, ProblemError
from app.model.settings import ConnectionSettings, PlatformName
from app.model.store import ProductForm, StoreFacts, StoreSite
from app.platforms import registry
from app.platforms.offer import AccountWord, Assumption, Links, Person, Segment, StoreWebhooks
from app.platforms.protocol import (
    Account,
    Answer,
    CallSpec,
    Company,
    Farewell,
    Health,
    HeartbeatState,
    Hold,
    HostFinding,
    Hosts,
    Item,
    ItemRuling,
    KeyCheck,
    Offer,
    Pace,
    PairingMode,
    PairingState,
    Platform,
    Progress,
    Pulse,
    Request,
    Ruling,
    Session,
    StoreProfile,
    Verdict,
)
from app.sandbox.store_auth import MANAGER

TOYMAIL = PlatformName("toymail")
HOME = "https://toymail.example"


class Toymail:
    """Takes whatever is paid for, by one call, with an API key."""

    name = TOYMAIL
    title = "ToyMail"
    account_word = AccountWord.COMPANY
    needs_woocommerce = True
    product_form = ProductForm.FIELDS
    store_topics: tuple[str, ...] = ()
    segments: tuple[Segment, ...] = (Segment("buyers", "Buyers", lambda who, now: who.paid > 0),)
    assumptions: ClassVar[dict[str, Assumption]] = {}
    pace = Pace(None, None, concurrency=1)
    calls: ClassVar[dict[str, CallSpec]] = {"tell": CallSpec("tell", batch_size=10)}

    def prepare(self, change: Change, key: str, profile: StoreProfile) -> dict[str, Any] | None:
        wanted = {ChangeKind.ORDER_PAID, ChangeKind.CUSTOMER_SAVED, ChangeKind.GUEST_SAVED, ChangeKind.TEST_EVENT}
        return {"what": change.kind.value, "who": change.email} if change.kind in wanted else None

    def channel(self, item: Item, now: datetime) -> str | Hold:
        return "tell"

    def compose(self, call: str, items: Sequence[Item], batch_key: str, session: Session) -> Request:
        body = json.dumps([{"key": item.key, **item.body} for item in items]).encode()
        return Request("POST", f"{HOME}/tell", {"Authorization": session.secrets["key"]}, body)

    def interpret(self, call: str, items: Sequence[Item], answer: Answer) -> Verdict:
        ruling = ItemRuling(Ruling.DELIVERED if answer.status == 200 else Ruling.RETRY)
        return Verdict((ruling,) * len(items))

    def compose_poll(self, call: str, job_id: str, session: Session) -> Request:
        raise LookupError

    def interpret_poll(self, call: str, items: Sequence[Item], answer: Answer) -> Verdict:
        raise LookupError

    def links(self, hosts: Hosts) -> Links:
        return Links(HOME, "", f"{HOME}/terms", f"{HOME}/privacy", f"{HOME}/forms", HOME)

    async def probe_hosts(self, http: httpx.AsyncClient, hosts: Hosts) -> tuple[HostFinding, ...]:
        return HostFinding(hosts.api or HOME), HostFinding(hosts.dashboard or HOME)

    async def start_pairing(self, http: httpx.AsyncClient, hosts: Hosts, site: StoreSite, facts: StoreFacts) -> Offer:
        return Offer(PairingMode.API_KEY, f"{HOME}/keys")

    def returned(self, offer: Offer, url: str) -> Offer:
        return offer

    async def poll_pairing(self, http: httpx.AsyncClient, offer: Offer) -> Progress:
        return Progress(PairingState.PENDING, offer)

    async def check_key(self, http: httpx.AsyncClient, hosts: Hosts, key: str) -> KeyCheck:
        return KeyCheck((Company("toy", "Toy & Co"),), "toy")

    async def complete_pairing(
        self, http: httpx.AsyncClient, hosts: Hosts, offer: Offer, *, key: str = "", company: str = ""
    ) -> Account:
        return Account(Company("toy", "Toy & Co"), {"key": key}, credential=key)

    async def abandon_pairing(self, http: httpx.AsyncClient, hosts: Hosts, offer: Offer) -> None: ...

    async def heartbeat(self, http: httpx.AsyncClient, session: Session, health: Health) -> Pulse:
        return Pulse(HeartbeatState.ACTIVE, next_seconds=300.0)

    async def confirm(self, http: httpx.AsyncClient, session: Session) -> HeartbeatState:
        return HeartbeatState.ACTIVE

    async def disconnect(self, http: httpx.AsyncClient, session: Session) -> Farewell:
        return Farewell(True)

    async def missing_permissions(self, http: httpx.AsyncClient, session: Session) -> tuple[str, ...] | None:
        return None

    def store_webhooks(self, session: Session) -> StoreWebhooks | None:
        return None

    async def erase(self, http: httpx.AsyncClient, session: Session, person: Person) -> ErasureOutcome:
        return ErasureOutcome.DELETED


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> Platform:
    """Register the platform, as its line of the registry would."""
    toymail: Platform = Toymail()
    monkeypatch.setattr(registry, "PLATFORMS", {**registry.PLATFORMS, TOYMAIL: toymail})
    return toymail


async def test_it_is_paired_synced_looked_at_and_left_as_any_other(registered: Platform, tmp_path: Path) -> None:
    told: list[dict[str, Any]] = []

    def receive(request: httpx.Request) -> httpx.Response:
        told.extend(json.loads(request.content))
        return httpx.Response(200)

    async with new_desk(tmp_path / "desk", products=3, customers=4, orders=6) as desk:
        await desk.engine.parts.platform_http.aclose()
        desk.engine.parts.platform_http = httpx.AsyncClient(transport=httpx.MockTransport(receive))
        client = desk.client
        draft = await client.find_store(desk.pages.store)
        made = desk.world.access.issue(MANAGER, "Storewire on this computer")
        await client.paste_credentials(draft.id, MANAGER.login, made.spaced)
        draft = await client.choose_platform(draft.id, api.ChoosePlatform(platform=TOYMAIL))
        assert (draft.platform, draft.pairing_mode) == (TOYMAIL, "api_key")
        draft = await client.paste_key(draft.id, "toy-key")
        review = await client.review(draft.id)
        assert (review.platform_title, review.terms_url) == ("ToyMail", f"{HOME}/terms")
        assert {one.field for one in review.fields} >= {"what", "who"}
        view = await client.complete(draft.id, ConnectionSettings())
        await desk.sync(view.id)
        assert {one["what"] for one in told} >= {"order.paid", "customer.saved"}
        assert len({one["key"] for one in told}) == len(told)
        (segment,) = (await client.insights(view.id)).segments
        assert segment.people
        assert {one.name for one in (await client.check_now(view.id)).checks} >= {"platform_accepts"}
        assert (await client.erase(view.id, told[0]["who"])).outcome is api.ErasureOutcome.DELETED
        ended = await client.disconnect(view.id)
        assert (ended.revoked_at_platform, ended.removed_from_store) == (True, True)


def test_what_the_clients_are_told_of_it_is_what_it_says_of_itself(registered: Platform) -> None:
    (shown,) = [one for one in platform_views() if one.name is TOYMAIL]
    assert (shown.title, shown.needs_woocommerce, shown.store_delivers) == ("ToyMail", True, False)
    assert (shown.terms_url, shown.privacy_url) == (f"{HOME}/terms", f"{HOME}/privacy")


def test_a_name_that_is_registered_nowhere_is_refused_calmly() -> None:
    with pytest.raises(ProblemError) as refused:
        registry.platform(PlatformName("nowhere"))
    assert refused.value.problem.code is ProblemCode.NOT_FOUND
    for text in ("", "Sequenzy!", "a" * 60, "../x"):
        with pytest.raises(ValueError, match="is not a valid"):
            PlatformName(text)


def test_a_name_is_the_same_object_wherever_it_comes_from() -> None:
    assert PlatformName("toymail") is TOYMAIL
    assert api.ChoosePlatform.model_validate_json('{"platform": "toymail"}').platform is TOYMAIL
    assert api.ChoosePlatform(platform=TOYMAIL).model_dump(mode="json")["platform"] == "toymail"
    assert list(PlatformName) == [PlatformName.SEQUENZY, PlatformName.SEGMENTFLOW]
    assert wording.platform_title(TOYMAIL) == "Toymail"
