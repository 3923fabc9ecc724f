"""From an approved draft to a connection: what is written down, what goes into the keyring, and what it had before."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from app.delivery.identity import scope_of
from app.engine import connections, greeting
from app.engine.connections import Kept
from app.engine.drafts import Drafts, Making
from app.engine.erasing import usable
from app.engine.farewells import Farewells, credentials_of
from app.engine.parts import Parts, fingerprint
from app.engine.runtime import Runtime
from app.engine.store_delivery import StoreDelivery
from app.model import api
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.model.settings import ConnectionSettings, LiveChannel
from app.platforms.protocol import Account, Session
from app.stores import authorisation

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 15.0
"""For a password that is of no use any more."""


class Joining:
    """Completes pairings: new connections, and known ones with new credentials."""

    def __init__(
        self,
        parts: Parts,
        drafts: Drafts,
        farewells: Farewells,
        runtimes: Mapping[int, Runtime],
        start: Callable[[Kept], Awaitable[Runtime]],
    ) -> None:
        self._parts = parts
        self._drafts = drafts
        self._farewells = farewells
        self._runtimes = runtimes
        self._start = start

    async def complete(self, draft: str, settings: ConnectionSettings, test_to: str) -> Runtime:
        """Make a connection of an approved draft and set it to work. Raises ProblemError."""
        making = self._drafts.get(draft)
        if making.step is not api.DraftStep.APPROVED or making.platform is None or making.offer is None:
            raise ProblemError(ProblemCode.BAD_REQUEST, "the pairing is not approved")
        if test_to:
            usable(test_to)
        account = await making.platform.complete_pairing(
            self._parts.platform_http, making.hosts, making.offer, key=making.key, company=making.company_id
        )
        before = await connected_before(self._parts, making, account.company.id)
        runtime = await self._keep(making, account, settings_of(before, settings, making))
        await self._settle_channel(runtime)
        if test_to:
            await greeting.send_test(self._parts, runtime, test_to)
        return runtime

    async def _keep(self, making: Making, account: Account, settings: ConnectionSettings) -> Runtime:
        assert making.platform is not None
        scope = scope_of(making.site.home, making.platform.name, account.company.id)
        uid = uuid4().hex
        await self._keep_secrets(making, account, uid)
        values = row_of(making, account, settings, uid, self._parts.clock.now())

        def work(connection: Any) -> int:
            return connections.save(connection, values | {"scope_id": connections.scope_row(connection, scope)})

        former = {number: runtime.kept.uid for number, runtime in self._runtimes.items()}
        number = await self._parts.database.write(work)
        self._drafts.finish(making.id)
        if number in former:
            await self._take_back(making, former[number])
            await self._runtimes[number].reload()
            return self._runtimes[number]
        await self._farewells.retry_of(making.site.home)
        kept = await self._parts.database.read(lambda c: connections.load(c, number))
        assert kept is not None  # it was written a moment ago
        return await self._start(kept)

    async def _take_back(self, making: Making, former: str) -> None:
        """Delete what the connection had before: its entry in the keyring, and its password in the store."""
        found = await self._parts.vault.get(former)
        await self._parts.vault.drop(former)
        uuid = (found or {}).get("store_password_uuid", "")
        if not found or not uuid or making.credentials is None or uuid == making.credentials.password_uuid:
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_SECONDS), self._parts.store_http() as http:
                await authorisation.revoke(http, making.site, credentials_of(found))

    async def _keep_secrets(self, making: Making, account: Account, uid: str) -> None:
        """Keep what the pairing gave; where that fails the pairing is taken back, for nothing could be delivered."""
        try:
            await self._parts.vault.put(uid, secrets_of(making, account))
        except ProblemError:
            assert making.platform is not None  # the pairing was completed with it
            session = Session(making.hosts, account.secrets, account.public, making.site.home)
            await making.platform.disconnect(self._parts.platform_http, session)
            raise

    async def _settle_channel(self, runtime: Runtime) -> None:
        """Register the store's webhooks where the store is to deliver; where it refuses, Storewire delivers."""
        delivery = StoreDelivery(self._parts, runtime)
        columns: dict[str, Any] = {}
        try:
            await (delivery.switch_on() if delivery.chosen else delivery.switch_off())
        except ProblemError as error:
            log.warning("the store's webhooks could not be set", extra={"connection": runtime.kept.id})
            if delivery.chosen:
                ours = runtime.kept.settings.model_copy(update={"live_channel": LiveChannel.STOREWIRE})
                problem = Problem(code=ProblemCode.WEBHOOKS_REFUSED, detail=error.problem.code.value)
                columns = {"settings": ours.model_dump(mode="json"), "problem": problem.model_dump(mode="json")}
        if columns:
            await self._parts.database.write(lambda c: connections.change(c, runtime.kept.id, **columns))
        if columns or runtime.kept.store_spans or delivery.chosen:
            await runtime.reload()


async def connected_before(parts: Parts, making: Making, account_id: str) -> Kept | None:
    """Return the connection of the same store and account, even an ended one, or None."""
    assert making.platform is not None  # it was paired with one
    scope = scope_of(making.site.home, making.platform.name, account_id)
    return await parts.database.read(lambda c: connections.of_scope(c, scope))


def settings_of(before: Kept | None, chosen: ConnectionSettings, making: Making) -> ConnectionSettings:
    """Return the settings of a connection: those that it had, with what was chosen now in their place."""
    kept = before.settings if before is not None else ConnectionSettings()
    now = {name: getattr(chosen, name) for name in chosen.model_fields_set}
    hosts = {"api_host": making.hosts.api, "dashboard_host": making.hosts.dashboard}
    return kept.model_copy(update={**now, **hosts})


def secrets_of(making: Making, account: Account) -> dict[str, str]:
    """Return everything secret of a connection, as one entry of the keyring."""
    assert making.credentials is not None  # a draft that is approved was let in
    store = {
        "store_username": making.credentials.username,
        "store_password": making.credentials.password.get_secret_value(),
        "store_password_uuid": making.credentials.password_uuid,
    }
    return {**account.secrets, **store}


def row_of(making: Making, account: Account, settings: ConnectionSettings, uid: str, now: datetime) -> dict[str, Any]:
    """Return the columns of a connection, save its scope."""
    assert making.facts is not None
    assert making.platform is not None
    return {
        "uid": uid,
        "platform": making.platform.name.value,
        "name": making.site.name or making.site.home,
        "home": making.site.home,
        "prefix": connections.prefix_of(making.site.home),
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
