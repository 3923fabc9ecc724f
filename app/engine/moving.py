"""A store that is found again at another address: moved there with everything, or copied."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import httpx

from app.engine.computer import computer_name
from app.engine.connections import Kept, change
from app.engine.parts import Parts
from app.model import api
from app.model.reasons import ProblemCode, ProblemError
from app.model.store import StoreCredentials, StoreFacts, StoreSite
from app.stores.authorisation import rename, revoke, verify
from app.stores.discovery import discover
from app.stores.facts import read_facts
from app.stores.first_records import first_records, same_store
from app.stores.password_names import password_name
from app.stores.rest import RestClient

if TYPE_CHECKING:
    from app.engine.runtime import Runtime

GONE = frozenset(
    {
        ProblemCode.HOST_NOT_FOUND,
        ProblemCode.CONNECTION_REFUSED,
        ProblemCode.TIMED_OUT,
        ProblemCode.TLS_INVALID,
        ProblemCode.HTTPS_MISSING,
        ProblemCode.NOT_WORDPRESS,
        ProblemCode.REDIRECTS_AWAY,
        ProblemCode.SITE_BROKEN,
    }
)
"""What an address answers that a store has left. A store that is being updated, or shut in, is still there."""


def place(home: str) -> str:
    """Return an address without its scheme: http and https lead to the same store."""
    return home.partition("://")[2] or home


async def twin_of(
    http: httpx.AsyncClient, site: StoreSite, facts: StoreFacts, runtimes: Iterable[Runtime]
) -> api.Twin | None:
    """Return the connection whose store has the same first records at another address; a moved one before a copied."""
    twins: list[api.Twin] = []
    for one in runtimes:
        kept = one.kept
        if place(kept.home) == place(site.home) or not same_store(kept.facts.first_records, facts.first_records):
            continue
        there = await still_there(http, kept, one.store_credentials())
        kind = api.TwinKind.COPY if there else api.TwinKind.MOVED
        twins.append(api.Twin(connection=kept.id, name=kept.name, home=kept.home, platform=kept.platform, kind=kind))
    return min(twins, key=lambda one: one.kind is api.TwinKind.COPY, default=None)


def copied_from(kept: Kept, others: Iterable[Kept]) -> Kept | None:
    """Return a connection of another address that has the same first records, or None."""
    known = kept.facts.first_records
    alike = (one for one in others if place(one.home) != place(kept.home))
    return next((one for one in alike if same_store(one.facts.first_records, known)), None)


def same_places(facts: StoreFacts, ended: Iterable[Kept]) -> set[str]:
    """Return where the connections of the past began whose store has the same first records."""
    return {place(one.began_at) for one in ended if same_store(one.facts.first_records, facts.first_records)}


async def beginning_of(http: httpx.AsyncClient, site: StoreSite, places: Iterable[str]) -> str:
    """Return the home address at which a store began that has moved since; "" where it did not, or nobody says.

    `places` are where it may have begun. Where a store answers there still, this one is its copy.
    """
    for began in sorted(set(places) - {"", place(site.home)}):
        home = f"https://{began}"
        try:
            found = await discover(http, began)
        except ProblemError as error:
            if error.problem.code in GONE:
                return home
            continue
        if place(found.home) != began:
            return home
    return ""


async def name_password(parts: Parts, site: StoreSite, credentials: StoreCredentials) -> None:
    """Let our password in a store that moved say where it began, so that the next computer makes the same keys."""
    if site.began_at:
        async with parts.store_http() as http:
            await rename(http, site, credentials, password_name(computer_name(), site.began_at))


async def still_there(http: httpx.AsyncClient, kept: Kept, credentials: StoreCredentials) -> bool:
    """Tell whether a connection's address still answers as the store that was connected there."""
    try:
        site = await discover(http, kept.home)
    except ProblemError as error:
        return error.problem.code not in GONE
    if place(site.home) != place(kept.home):
        return False
    try:
        found = await first_records(RestClient(http, site, credentials, tries=2))
    except ProblemError:
        return True  # a WordPress that still calls this its home, though it does not let us in
    return not found or same_store(kept.facts.first_records, found)


async def verified_move(parts: Parts, runtime: Runtime, address: str) -> tuple[StoreSite, StoreFacts, StoreCredentials]:
    """Return the store at the address to which the user says that a connection's store has moved.

    What let us in there before is shown to the new address: the user said that it is the same store. Raises
    ProblemError: what finding and signing in raise, ANOTHER_STORE, STORE_COPIED.
    """
    kept = runtime.kept
    async with parts.store_http() as http:
        site = await discover(http, address)
        _, credentials = await verify(http, site, runtime.store_credentials())
        facts = await read_facts(http, site, credentials)
        names = {"name": kept.name, "home": kept.home}
        # A connection from before the first records were kept is known by its password alone.
        if kept.facts.first_records and not same_store(kept.facts.first_records, facts.first_records):
            raise ProblemError(ProblemCode.ANOTHER_STORE, **names)
        if place(site.home) != place(kept.home) and await still_there(http, kept, credentials):
            raise ProblemError(ProblemCode.STORE_COPIED, **names)
    return site, facts, credentials


async def move(
    parts: Parts, runtime: Runtime, site: StoreSite, facts: StoreFacts, credentials: StoreCredentials
) -> None:
    """Let a connection go on at its store's new address: scope, ledger, log and the platform's side stay.

    Raises ProblemError where the credentials cannot be kept; then nothing was changed.
    """
    kept = runtime.kept
    site = site.model_copy(update={"began_at": kept.began_at})
    before = runtime.store_credentials()
    secrets = await parts.vault.get(kept.uid) or {}
    await parts.vault.put(kept.uid, secrets | store_secrets(credentials))
    values = {
        "home": site.home,
        "site": site.model_dump(mode="json"),
        "facts": facts.model_dump(mode="json"),
        "state": api.ConnectionState.CONNECTED.value,
        "problem": None,
        "checks": None,
        "checked_at": None,
    }
    await parts.database.write(lambda c: change(c, kept.id, **values))
    if before.password_uuid not in {"", credentials.password_uuid}:
        async with parts.store_http() as http:  # the move took the old password along
            await revoke(http, site, before)
    await name_password(parts, site, credentials)
    await runtime.reload()


def store_secrets(credentials: StoreCredentials) -> dict[str, str]:
    """Return the store's half of a connection's entry in the keyring."""
    return {
        "store_username": credentials.username,
        "store_password": credentials.password.get_secret_value(),
        "store_password_uuid": credentials.password_uuid,
        "store_key_place": credentials.place.value,
    }
