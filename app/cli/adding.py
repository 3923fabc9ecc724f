"""Connects a store without a window: the wizard's steps, secrets from a prompt, standard input or the environment."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app import wording
from app.client import Client
from app.model import api
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.model.settings import ConnectionSettings, LiveChannel, PlatformName
from app.model.store import CheckState, KeyPlace
from app.wording.settings import setting

LOOK_AGAIN_SECONDS = 2.5


class Others(StrEnum):
    """What becomes of other computers that are connected to the store, or of a vendor's plugin that does the work."""

    ASK = "ask"
    TAKE_OVER = "take over"
    OBSERVE = "observe"
    BOTH = "both"
    """Both deliver; what is the same counts once."""


@dataclass(frozen=True, slots=True)
class Adding:
    """What is to be connected."""

    url: str
    platform: PlatformName
    user: str = ""
    company: str = ""
    api_host: str = ""
    dashboard_host: str = ""
    session_secrets: bool = False
    browser: bool = False
    """Approve in the user's own browser."""
    others: Others = Others.ASK
    key_place: KeyPlace = KeyPlace.HEADER


class Asker(Protocol):
    """Where answers come from."""

    def text(self, question: str, variable: str) -> str:
        """Return an answer that may be seen."""

    def secret(self, question: str, variable: str) -> str:
        """Return an answer that must not be seen."""

    def choice(self, question: str, answers: Mapping[str, str]) -> str:
        """Return the key of the answer that was chosen; "" where nobody can be asked."""

    def notice(self, text: str) -> None:
        """Say something on the way."""

    def visit(self, url: str) -> None:
        """Have the user open a page in a browser."""


async def connect(client: Client, wanted: Adding, asker: Asker) -> api.ConnectionView:
    """Connect a store and begin its first sync. Raises ProblemError; then nothing is left behind."""
    if wanted.session_secrets:
        await client.use_session_keyring()
    draft = await _find(client, wanted.url, asker)
    try:
        known = next((one for one in await client.platforms() if one.name is wanted.platform), None)
        if known is not None and known.needs_woocommerce and not draft.site.woocommerce:
            raise ProblemError(ProblemCode.NO_WOOCOMMERCE, name=draft.site.name, platform=known.title)
        draft = await _let_in(client, draft, wanted, asker)
        if _moved(draft, asker):
            return await client.moved(draft.id)
        others = _others(draft, wanted.others, asker)
        await _pair(client, draft, wanted, asker)
        settings = ConnectionSettings(observe_only=others is Others.OBSERVE)
        replaced = [one.uuid for one in draft.others] if others is Others.TAKE_OVER else []
        view = await client.complete(draft.id, settings, replaced)
    except BaseException:
        await client.abandon(draft.id)
        raise
    await _say_who_delivers(client, view, asker)
    await client.sync(view.id)
    return view


async def _say_who_delivers(client: Client, view: api.ConnectionView, asker: Asker) -> None:
    """Say it where the store itself was chosen, as is usual for a shop on the Internet."""
    settings = await client.settings(view.id)
    if settings.live_channel is LiveChannel.STORE and not settings.observe_only:
        name, explained = setting("live_channel")
        asker.notice(f"{name}: the store itself. {explained}")


async def _find(client: Client, address: str, asker: Asker) -> api.Draft:
    """Return the store; where the site leads to another address, only with the user's consent the one there."""
    try:
        draft = await client.find_store(address)
    except ProblemError as error:
        problem = error.problem
        further = problem.params.get("address")
        if problem.code is not ProblemCode.REDIRECTS_AWAY or not isinstance(further, str) or not further:
            raise
        said = wording.problem(problem)
        if asker.choice(f"{said.title}: {said.text} Look there?", {"y": "yes", "n": "no"}) != "y":
            raise
        draft = await client.find_store(further)
    for check in draft.site.checks:
        if check.state is CheckState.WARN:
            text = wording.check(check)
            asker.notice(f"{text.fact}. {text.remedy}")
    return draft


async def _let_in(client: Client, draft: api.Draft, wanted: Adding, asker: Asker) -> api.Draft:
    if wanted.browser:
        page = await client.outside_page(draft.id)
        asker.visit(page.url)
        if page.returns:
            return await _approved(client, draft, api.DraftStep.AUTHORISED)
    user = wanted.user or asker.text("User name in the store", "STOREWIRE_STORE_USER")
    password = asker.secret("Application password", "STOREWIRE_STORE_PASSWORD")
    return await client.paste_credentials(draft.id, user, password, wanted.key_place)


def _moved(draft: api.Draft, asker: Asker) -> bool:
    """Ask whether a store that is known from another address has moved here; say it where it is a copy."""
    twin = draft.twin
    if twin is None:
        return False
    name = wording.plain(twin.name, 80)
    if twin.kind is api.TwinKind.COPY:
        problem = Problem(code=ProblemCode.STORE_COPIED, params={"name": twin.name, "home": twin.home})
        said = wording.problem(problem)
        asker.notice(f"{said.title}. {said.text} {said.remedy}")
        return False
    question = f"This looks like {name}, which was connected at {twin.home}. Has it moved here?"
    return asker.choice(question, {"y": "yes, go on with its connection", "n": "no, it is another store"}) == "y"


def _others(draft: api.Draft, chosen: Others, asker: Asker) -> Others:
    """Return what becomes of other computers; asked for only where there are some, and nobody said it before."""
    if not draft.others or chosen is not Others.ASK:
        return chosen
    names = ", ".join(wording.plain(one.name, 80) for one in draft.others)
    answers = {
        "t": "take over: it is let in no longer",
        "o": "observe only: this one reads and shows, and delivers nothing",
        "b": "both deliver; what is the same counts once",
    }
    question = f"Storewire on {names} is connected to this store."
    answer = asker.choice(question, answers)
    if not answer:
        asker.notice(f"{question} Both deliver; what is the same counts once.")
    return {"t": Others.TAKE_OVER, "o": Others.OBSERVE}.get(answer, Others.BOTH)


async def _pair(client: Client, draft: api.Draft, wanted: Adding, asker: Asker) -> None:
    choice = api.ChoosePlatform(
        platform=wanted.platform, api_host=wanted.api_host, dashboard_host=wanted.dashboard_host
    )
    draft = await client.choose_platform(draft.id, choice)
    if draft.pairing_mode == "api_key":
        await _by_key(client, draft, wanted, asker)
    elif draft.pairing_return:
        # Only a browser of ours could catch the way back, so the address is copied by hand.
        asker.visit(draft.pairing_url)
        address = asker.text("The address at which the page ended", "STOREWIRE_RETURN_ADDRESS")
        await _approved(client, await client.returned(draft.id, address), api.DraftStep.APPROVED)
    else:
        asker.visit(draft.pairing_url)
        await _approved(client, draft, api.DraftStep.APPROVED)


async def _by_key(client: Client, draft: api.Draft, wanted: Adding, asker: Asker) -> None:
    key = asker.secret("API key", "STOREWIRE_API_KEY")
    made = await client.paste_key(draft.id, key, wanted.company)
    if made.step is not api.DraftStep.APPROVED:
        names = ", ".join(f"{name} ({number})" for number, name in made.companies)
        company = asker.text(f"Company, one of: {names}", "STOREWIRE_COMPANY")
        made = await client.paste_key(draft.id, key, company)
    if made.step is not api.DraftStep.APPROVED:
        raise ProblemError(ProblemCode.BAD_REQUEST, "no such company")


async def _approved(client: Client, draft: api.Draft, step: api.DraftStep) -> api.Draft:
    """Wait until the user approved in a browser; return the draft at that step."""
    while draft.step is not step:
        if draft.problem is not None:
            raise ProblemError(draft.problem.code, draft.problem.detail, **draft.problem.params)
        await asyncio.sleep(LOOK_AGAIN_SECONDS)
        draft = await client.draft(draft.id)
    return draft
