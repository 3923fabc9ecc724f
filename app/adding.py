"""Connects a store without a window: the wizard's steps, secrets from a prompt, standard input or the environment."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Protocol

from app.client import Client
from app.model import api
from app.model.reasons import ProblemCode, ProblemError
from app.model.settings import NEED_WOOCOMMERCE, ConnectionSettings, PlatformName

LOOK_AGAIN_SECONDS = 2.5


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


class Asker(Protocol):
    """Where answers come from."""

    def text(self, question: str, variable: str) -> str:
        """Return an answer that may be seen."""

    def secret(self, question: str, variable: str) -> str:
        """Return an answer that must not be seen."""

    def visit(self, url: str) -> None:
        """Have the user open a page in a browser."""


async def connect(client: Client, wanted: Adding, asker: Asker) -> api.ConnectionView:
    """Connect a store and begin its first sync. Raises ProblemError; then nothing is left behind."""
    if wanted.session_secrets:
        await client.use_session_keyring()
    draft = await client.find_store(wanted.url)
    try:
        if wanted.platform in NEED_WOOCOMMERCE and not draft.site.woocommerce:
            raise ProblemError(ProblemCode.NO_WOOCOMMERCE, name=draft.site.name)
        user = wanted.user or asker.text("User name in the store", "STOREWIRE_STORE_USER")
        password = asker.secret("Application password", "STOREWIRE_STORE_PASSWORD")
        await client.paste_credentials(draft.id, user, password)
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
            await _approved(client, await client.returned(draft.id, address))
        else:
            asker.visit(draft.pairing_url)
            await _approved(client, draft)
        view = await client.complete(draft.id, ConnectionSettings())
    except BaseException:
        await client.abandon(draft.id)
        raise
    await client.sync(view.id)
    return view


async def _by_key(client: Client, draft: api.Draft, wanted: Adding, asker: Asker) -> None:
    key = asker.secret("API key", "STOREWIRE_API_KEY")
    made = await client.paste_key(draft.id, key, wanted.company)
    if made.step is not api.DraftStep.APPROVED:
        names = ", ".join(f"{name} ({number})" for number, name in made.companies)
        company = asker.text(f"Company, one of: {names}", "STOREWIRE_COMPANY")
        made = await client.paste_key(draft.id, key, company)
    if made.step is not api.DraftStep.APPROVED:
        raise ProblemError(ProblemCode.BAD_REQUEST, "no such company")


async def _approved(client: Client, draft: api.Draft) -> None:
    """Wait until the platform says that the user approved."""
    while draft.step is not api.DraftStep.APPROVED:
        if draft.problem is not None:
            raise ProblemError(draft.problem.code, draft.problem.detail, **draft.problem.params)
        await asyncio.sleep(LOOK_AGAIN_SECONDS)
        draft = await client.draft(draft.id)
