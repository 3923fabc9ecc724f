"""Connections in the making: find the store, be let in, pair with a platform, review. Nothing is sent before the end.

A draft lives in memory only. Cancelling one takes the application password back out of the store.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from uuid import uuid4

import httpx
from pydantic import SecretStr

from app.engine import connections, folder
from app.engine.computer import computer_name
from app.engine.health import own_passwords
from app.engine.hosts import hosts_of
from app.engine.loopback import Loopback
from app.engine.moving import beginning_of, same_places, twin_of
from app.engine.parts import Parts
from app.engine.runtime import Runtime
from app.model import api
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.model.store import KeyPlace, StoreCredentials, StoreFacts, StoreSite, StoreUser
from app.platforms.protocol import Hosts, KeyCheck, Offer, PairingMode, PairingState, Platform
from app.platforms.registry import platform
from app.stores import authorisation
from app.stores.discovery import discover
from app.stores.facts import read_facts
from app.stores.password_names import password_name


@dataclass(slots=True)
class Making:
    """A draft with what must not leave the agent."""

    id: str
    site: StoreSite
    step: api.DraftStep = api.DraftStep.FOUND
    state: str = field(default_factory=lambda: secrets.token_urlsafe(16), repr=False)
    credentials: StoreCredentials | None = None
    user: StoreUser | None = None
    facts: StoreFacts | None = None
    others: tuple[api.OtherComputer, ...] = ()
    twin: api.Twin | None = None
    loopback: Loopback | None = None
    platform: Platform | None = None
    hosts: Hosts = field(default_factory=Hosts)
    offer: Offer | None = None
    key: str = field(default="", repr=False)
    keys: KeyCheck | None = None
    company_id: str = ""
    company: str = ""
    problem: Problem | None = None
    polling: asyncio.Task[None] | None = None

    def view(self) -> api.Draft:
        """Return the draft as the local API shows it."""
        offer = self.offer
        return api.Draft(
            id=self.id,
            step=self.step,
            site=self.site,
            store_user=self.user.name if self.user else "",
            facts=self.facts,
            others=self.others,
            twin=self.twin,
            platform=self.platform.name if self.platform else None,
            pairing_mode=offer.mode.value if offer else "",
            pairing_url=offer.open_url if offer else "",
            pairing_return=offer.return_url if offer else "",
            companies=tuple((one.id, one.name) for one in self.keys.companies) if self.keys else (),
            company=self.company,
            problem=self.problem,
        )


class Drafts:
    """The drafts of this run."""

    def __init__(self, parts: Parts, connected: Callable[[], Sequence[Runtime]]) -> None:
        """`connected` returns the connections at work: whose passwords and whose stores are known already."""
        self._parts = parts
        self._connected = connected
        self._drafts: dict[str, Making] = {}

    def get(self, draft: str) -> Making:
        """Return a draft. Raises ProblemError(NOT_FOUND) where it ended, with the agent or by cancelling."""
        found = self._drafts.get(draft)
        if found is None:
            raise ProblemError(ProblemCode.NOT_FOUND, "no such draft")
        return found

    async def find(self, address: str) -> api.Draft:
        """Find a store and begin a draft. Raises ProblemError where there is none that can be connected."""
        async with self._parts.store_http() as http:
            site = await discover(http, address)
        making = Making(id=uuid4().hex, site=site)
        self._drafts[making.id] = making
        return making.view()

    def authorize_page(self, draft: str) -> api.AuthorizePage:
        """Return the store's approval page. Raises ProblemError where the store offers none."""
        making = self.get(draft)
        url, return_url = authorisation.authorize_page(making.site, _name(making.site), str(uuid4()), making.state)
        return api.AuthorizePage(url=url, return_url=return_url)

    async def outside_page(self, draft: str) -> api.OutsidePage:
        """Return the approval page for the user's own browser; where WordPress sends that back here, wait for it.

        Raises ProblemError where the store offers no such page.
        """
        making = self.get(draft)
        await _stop_listening(making)
        if not authorisation.returns_to_loopback(making.site):
            return api.OutsidePage(
                url=authorisation.approval_page(making.site, _name(making.site), str(uuid4())), returns=False
            )

        async def answered(url: str) -> None:
            await self._came_back(making, url)

        making.problem = None
        making.loopback = Loopback(making.state, answered, self._parts.clock)
        url = authorisation.approval_page(making.site, _name(making.site), str(uuid4()), making.loopback.success_url)
        making.loopback.start()
        return api.OutsidePage(url=url, returns=True)

    async def _came_back(self, making: Making, url: str) -> None:
        """Take in the address at which the user's own browser arrived, and tell listeners how that ended."""
        assert making.loopback is not None  # it is what calls this
        try:
            await self._let_in(making, authorisation.read_return(url, making.state, making.loopback.return_url))
        except ProblemError as error:
            making.problem = error.problem
        self._parts.hub.publish(api.DraftChanged(draft=making.view()))

    async def authorized(self, draft: str, url: str) -> api.Draft:
        """Take in the address at which the store's approval page ended."""
        making = self.get(draft)
        return await self._let_in(making, authorisation.read_return(url, making.state))

    async def credentials(self, draft: str, given: api.PasteCredentials) -> api.Draft:
        """Take in a pasted application password, or a consumer key and secret; a key in the address only if chosen."""
        making = self.get(draft)
        password = SecretStr(given.password.get_secret_value().strip())
        pasted = StoreCredentials(username=given.username.strip(), password=password, place=given.place)
        if pasted.place is KeyPlace.ADDRESS and not pasted.consumer_key:
            raise ProblemError(ProblemCode.BAD_REQUEST, "only a key can travel in the address")
        return await self._let_in(making, pasted)

    async def _let_in(self, making: Making, given: StoreCredentials) -> api.Draft:
        async with self._parts.store_http() as http:
            user, verified = await authorisation.verify(http, making.site, given)
            before = making.credentials
            making.user, making.credentials = user, verified
            try:
                making.facts = await read_facts(http, making.site, verified)
            except ProblemError:
                await self._take_back(making)
                raise
            if before is not None and before.password_uuid != verified.password_uuid:
                await authorisation.revoke(http, making.site, before)
            await self._look_around(http, making)
        making.problem = None
        if making.step is api.DraftStep.FOUND:
            making.step = api.DraftStep.AUTHORISED
        return making.view()

    async def _look_around(self, http: httpx.AsyncClient, making: Making) -> None:
        """Find out who else is connected to the store, and whether it is one that we know from elsewhere."""
        assert making.credentials is not None  # we were let in a moment ago
        assert making.facts is not None
        connected = self._connected()
        # The computer that these connections moved away from is no other one: its password ends without a question.
        ours = own_passwords(connected) | set((await self._parts.database.read(folder.left_behind)).values())
        try:
            found = await authorisation.other_computers(http, making.site, making.credentials, ours)
        except ProblemError:
            found = ()  # nobody is seen where the list does not open
        making.others = tuple(
            api.OtherComputer(uuid=one.uuid, name=one.name, created=one.created, last_used=one.last_used)
            for one in found
        )
        ended = await self._parts.database.read(connections.load_ended)
        places = {one.place for one in found} | same_places(making.facts, ended)
        began = await beginning_of(http, making.site, places)
        making.site = making.site.model_copy(update={"began_at": began})
        making.twin = await twin_of(http, making.site, making.facts, connected)

    async def choose(self, draft: str, choice: api.ChoosePlatform) -> api.Draft:
        """Begin the pairing with a platform; only the store's facts are sent.

        Raises ProblemError: the keyring must be usable first, for some secrets are given only once.
        """
        making = self.get(draft)
        if making.facts is None:
            raise ProblemError(ProblemCode.BAD_REQUEST, "the store has not let us in")
        chosen = platform(choice.platform)
        if chosen.needs_woocommerce and not making.site.woocommerce:
            raise ProblemError(ProblemCode.NO_WOOCOMMERCE, name=making.site.name, platform=chosen.title)
        keyring = await self._parts.vault.state()
        if not keyring.keeps:
            locked = keyring is api.KeyringState.LOCKED
            raise ProblemError(ProblemCode.KEYRING_LOCKED if locked else ProblemCode.KEYRING_MISSING)
        hosts = hosts_of(choice.api_host, choice.dashboard_host)
        await self._forget_pairing(making)
        offer = await chosen.start_pairing(self._parts.platform_http, hosts, making.site, making.facts)
        making.platform, making.hosts, making.offer = chosen, hosts, offer
        making.step, making.problem = api.DraftStep.PAIRING, None
        if offer.mode is PairingMode.HOSTED and not offer.return_url:
            self._poll(making)
        return making.view()

    async def returned(self, draft: str, url: str) -> api.Draft:
        """Take in the address at which the platform's page ended, and poll for what it decided."""
        making = self.get(draft)
        chosen, offer = _pairing(making)
        making.offer = chosen.returned(offer, url)
        self._poll(making)
        return making.view()

    async def key(self, draft: str, key: SecretStr, company: str) -> api.Draft:
        """Take in a pasted API key and the company chosen; with a single company the choice is made."""
        making = self.get(draft)
        chosen, _ = _pairing(making)
        text = key.get_secret_value().strip()
        if making.keys is None or text != making.key:
            making.keys = await chosen.check_key(self._parts.platform_http, making.hosts, text)
            making.key = text
            if making.keys.missing_permissions:
                missing = ", ".join(making.keys.missing_permissions)
                making.keys = None
                raise ProblemError(ProblemCode.SCOPE_MISSING, platform=chosen.title, scope=missing)
        companies = {one.id: one.name for one in making.keys.companies}
        wanted = company or (next(iter(companies)) if len(companies) == 1 else "")
        if wanted and wanted in companies:
            making.company_id, making.company = wanted, companies[wanted]
            making.step = api.DraftStep.APPROVED
        return making.view()

    def _poll(self, making: Making) -> None:
        if making.polling is not None:
            making.polling.cancel()
        making.polling = asyncio.create_task(self._poll_pairing(making), name="pairing")

    async def _poll_pairing(self, making: Making) -> None:
        """Ask the platform until it decides; tell listeners of every change."""
        chosen, offer = _pairing(making)
        polls = 0
        while making.step is api.DraftStep.PAIRING:
            late = offer.expires_at is not None and self._parts.clock.now() >= offer.expires_at
            if late or (offer.polls is not None and polls >= offer.polls):
                making.problem = Problem(code=ProblemCode.PAIRING_EXPIRED, params={"platform": chosen.title})
                break
            try:
                now = await chosen.poll_pairing(self._parts.platform_http, offer)
            except ProblemError as error:
                making.problem = error.problem
                break
            polls += 1
            offer = making.offer = now.offer
            if now.state is PairingState.APPROVED:
                making.step = api.DraftStep.APPROVED
                making.company = now.company.name if now.company else ""
                making.company_id = now.company.id if now.company else ""
            elif now.state in {PairingState.DENIED, PairingState.EXPIRED}:
                denied = now.state is PairingState.DENIED
                code = ProblemCode.PAIRING_DENIED if denied else ProblemCode.PAIRING_EXPIRED
                making.problem = Problem(code=code, params={"platform": chosen.title})
                break
            else:
                await self._parts.clock.sleep(offer.poll_seconds)
        self._parts.hub.publish(api.DraftChanged(draft=making.view()))

    async def abandon(self, draft: str) -> None:
        """Cancel: leave nothing behind, neither in the store nor at the platform."""
        making = self._drafts.pop(draft, None)
        if making is None:
            return
        await _stop_listening(making)
        await self._forget_pairing(making)
        await self._take_back(making)

    async def finish(self, draft: str) -> None:
        """Forget a draft that has become a connection."""
        making = self._drafts.pop(draft, None)
        if making is not None:
            await _stop_listening(making)
            if making.polling is not None:
                making.polling.cancel()

    async def close(self) -> None:
        """Cancel every draft: the agent ends."""
        for draft in list(self._drafts):
            with contextlib.suppress(ProblemError):
                await self.abandon(draft)

    async def _forget_pairing(self, making: Making) -> None:
        if making.polling is not None:
            making.polling.cancel()
            making.polling = None
        if making.platform is not None and making.offer is not None:
            await making.platform.abandon_pairing(self._parts.platform_http, making.hosts, making.offer)
        making.offer, making.keys, making.key = None, None, ""
        making.company = making.company_id = ""
        if making.step is not api.DraftStep.FOUND:
            making.step = api.DraftStep.AUTHORISED

    async def _take_back(self, making: Making) -> None:
        if making.credentials is None:
            return
        async with self._parts.store_http() as http:
            await authorisation.revoke(http, making.site, making.credentials)
        making.credentials, making.user, making.facts = None, None, None
        making.others, making.twin = (), None
        making.step = api.DraftStep.FOUND


def _name(site: StoreSite) -> str:
    """Return the name of this computer's application password in a store."""
    return password_name(computer_name(), site.home)


async def _stop_listening(making: Making) -> None:
    loopback, making.loopback = making.loopback, None
    if loopback is not None:
        await loopback.close()


def _pairing(making: Making) -> tuple[Platform, Offer]:
    if making.platform is None or making.offer is None:
        raise ProblemError(ProblemCode.BAD_REQUEST, "no pairing was begun")
    return making.platform, making.offer
