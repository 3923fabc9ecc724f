"""The end of a pairing: what it gave is kept, and the connection is written down."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection

from app.delivery import pauses
from app.engine import connections, folder
from app.engine.channel import usual_channel
from app.engine.connections import Kept
from app.engine.drafts import Making
from app.engine.moving import name_password, place, store_secrets
from app.engine.observing import take_up
from app.engine.parts import Parts, fingerprint
from app.model import api
from app.model.reasons import ProblemCode, ProblemError
from app.model.settings import ConnectionSettings
from app.model.store import StoreCredentials
from app.platforms.protocol import Account, Session
from app.stores import authorisation

log = logging.getLogger(__name__)


async def complete(parts: Parts, making: Making, settings: ConnectionSettings) -> int:
    """Finish the pairing at the platform and write the connection down; return its id.

    The same store and account again are the connection that they were. Raises ProblemError; then nothing is kept.
    """
    if making.step is not api.DraftStep.APPROVED or making.platform is None or making.offer is None:
        raise ProblemError(ProblemCode.BAD_REQUEST, "the pairing is not approved")
    account = await making.platform.complete_pairing(
        parts.platform_http, making.hosts, making.offer, key=making.key, company=making.company_id
    )
    uid, name, company = uuid4().hex, making.platform.name, account.company.id
    await _keep_secrets(parts, making, account, uid)
    now = parts.clock.now()

    def work(connection: Connection) -> int:
        # A store that moved keeps the scope that its first address gave it.
        known = connections.scope_at(connection, making.site, name, company)
        scope_id = connections.scope_made(connection, making.site, name, company) if known is None else known
        before = connections.load_scope(connection, scope_id)
        if before is not None:
            began = before.began_at if place(before.began_at) != place(making.site.home) else ""
            making.site = making.site.model_copy(update={"began_at": began})
        chosen = _settings(before, settings, making)
        values = _row(making, account, chosen, uid, now)
        number = connections.save(connection, values | {"scope_id": scope_id})
        if before is not None and before.settings.observe_only and not chosen.observe_only:
            take_up(connection, before, now)
        pauses.lift(connection, number)
        return number

    number = await parts.database.write(work)
    assert making.credentials is not None  # a draft that is approved was let in
    await name_password(parts, making.site, making.credentials)
    return number


async def connected_before(parts: Parts, making: Making) -> Kept | None:
    """Return the connection of the same store and account, one that was ended too; None where there was none."""
    if making.platform is None or not making.company_id:
        return None
    name, company = making.platform.name, making.company_id

    def work(connection: Connection) -> Kept | None:
        known = connections.scope_at(connection, making.site, name, company)
        return None if known is None else connections.load_scope(connection, known)

    return await parts.database.read(work)


def _settings(before: Kept | None, chosen: ConnectionSettings, making: Making) -> ConnectionSettings:
    """Return the settings of a connection: those that it had, with what was chosen now in their place."""
    assert making.platform is not None  # the pairing was completed with it
    usual = ConnectionSettings(live_channel=usual_channel(making.platform, making.site, making.hosts))
    kept = before.settings if before is not None else usual
    now = {name: getattr(chosen, name) for name in chosen.model_fields_set}
    # Whether anything is delivered at all is said anew each time, never by what was.
    now["observe_only"] = chosen.observe_only
    hosts = {"api_host": making.hosts.api, "dashboard_host": making.hosts.dashboard}
    merged = kept.model_copy(update={**now, **hosts})
    return merged.model_copy(update={"woocommerce": merged.woocommerce and making.site.woocommerce})


async def let_nobody_else_in(
    parts: Parts, making: Making, take_over: Sequence[str], before: StoreCredentials | None, replaced: str
) -> None:
    """Delete the passwords of the computers that are taken over from, and the one that this connection had before.

    Only what the draft has shown is deleted, and what the computer has that the connection `replaced` (its uid) moved
    away from. A password that stays is no reason to fail: it is named in the log.
    """
    assert making.credentials is not None  # a draft that is approved was let in
    async with parts.store_http() as http:
        gone = [
            await authorisation.revoke_other(http, making.site, making.credentials, uuid)
            for uuid in set(take_over) & {one.uuid for one in making.others}
        ]
        if retired := await parts.database.write(lambda c: folder.take_left_behind(c, replaced)):
            gone.append(await authorisation.revoke_other(http, making.site, making.credentials, retired))
        if before is not None and before.password_uuid not in {"", making.credentials.password_uuid}:
            gone.append(await authorisation.revoke(http, making.site, before))
    if not all(gone):
        log.warning("a password could not be deleted from the store")


async def _keep_secrets(parts: Parts, making: Making, account: Account, uid: str) -> None:
    """Keep what the pairing gave; where that fails the pairing is taken back, for nothing could be delivered."""
    assert making.credentials is not None  # a draft that is approved was let in
    assert making.platform is not None  # the pairing was completed with it
    try:
        await parts.vault.put(uid, {**account.secrets, **store_secrets(making.credentials)})
    except ProblemError:
        session = Session(making.hosts, account.secrets, account.public, making.site.home)
        await making.platform.disconnect(parts.platform_http, session)
        raise


def _row(making: Making, account: Account, settings: ConnectionSettings, uid: str, now: datetime) -> dict[str, Any]:
    assert making.facts is not None
    assert making.platform is not None
    return {
        "uid": uid,
        "platform": making.platform.name.value,
        "name": making.site.name or making.site.home,
        "home": making.site.home,
        "prefix": connections.prefix_of(making.site.began_at or making.site.home),
        "state": api.ConnectionState.CONNECTED.value,
        "site": making.site.model_dump(mode="json"),
        "facts": making.facts.model_dump(mode="json"),
        "settings": settings.model_dump(mode="json"),
        "company_id": account.company.id,
        "company_name": account.company.name,
        "public": dict(account.public),
        "fingerprint": fingerprint(account.credential),
        "connected_by": making.user.name if making.user else "",
        "connected_at": now,
    }
