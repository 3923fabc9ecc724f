"""The ends of connections: platform, store and companion are told at once where they can be, else until they were.

A connection ends here at once. What revoking needs moves to a "to revoke" entry of the keyring, stands in a list that
everybody can see, and is tried again for at most 30 days; then the secret is forgotten and the rest is said.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pydantic import SecretStr
from sqlalchemy import Connection, Row, delete, insert, select, update

from app.delivery.retry import Backoff
from app.engine.companion import take_leave
from app.engine.connections import Kept
from app.engine.parts import Parts
from app.model import api
from app.model.api import Ending
from app.model.reasons import ProblemCode, ProblemError
from app.model.settings import PlatformName
from app.model.store import StoreCredentials, StoreSite
from app.platforms.protocol import Hosts, Session
from app.platforms.registry import platform
from app.storage.schema import farewells
from app.stores import authorisation
from app.stores.companion import Companion
from app.stores.rest import RestClient
from app.stores.webhooks import remove

log = logging.getLogger(__name__)

TO_REVOKE = "to-revoke:"
KEPT_FOR = timedelta(days=30)
AGAIN = Backoff(first=timedelta(minutes=1), longest=timedelta(hours=6))
FIRST_TRY_SECONDS = 20.0
"""So long whoever disconnects waits for platform and store; after that it goes on behind their back."""
LOOK_AGAIN_SECONDS = 60.0
GONE = frozenset({ProblemCode.WRONG_PASSWORD, ProblemCode.NO_PERMISSION})
"""What a store says to a password that is gone, or does no longer allow what it did."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The end of one connection."""

    id: int
    entry: str
    platform: PlatformName
    name: str
    company: str
    site: StoreSite
    hosts: Hosts
    public: dict[str, str]
    webhooks: tuple[int, ...]
    at_platform: Ending
    in_store: Ending
    tries: int
    ended_at: datetime
    next_try_at: datetime
    kept_until: datetime

    @property
    def reader(self) -> str:
        """The connection's name at the store's companion."""
        return self.entry.removeprefix(TO_REVOKE)

    @property
    def waiting(self) -> bool:
        """Whether there is something left to try."""
        return Ending.WAITING in (self.at_platform, self.in_store)

    def view(self) -> api.Revocation:
        """Return it as the local API shows it."""
        return api.Revocation(
            id=self.id,
            name=self.name,
            home=self.site.home,
            platform=self.platform,
            company=self.company,
            at_platform=self.at_platform,
            in_store=self.in_store,
            ended_at=self.ended_at,
            kept_until=self.kept_until,
            tries=self.tries,
        )


class Farewells:
    """Every end that is not told everywhere yet."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._turn = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Go on with what is left of earlier runs, now and then."""
        self._task = asyncio.create_task(self._run(), name="farewells")

    async def stop(self) -> None:
        """Stop; what is left is tried again at the next start."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def begin(self, kept: Kept, webhooks: list[int], at_platform: Ending = Ending.WAITING) -> int:
        """Take over what revoking a connection needs. From here on the connection itself may be forgotten.

        `at_platform` DONE: the connection goes on from another computer; only this one's way into the store ends.
        """
        entry = f"{TO_REVOKE}{kept.uid}"
        try:
            secrets = await self._parts.vault.get(kept.uid)
            if secrets is not None:
                await self._parts.vault.put(entry, secrets if at_platform is Ending.WAITING else _of_store(secrets))
                await self._parts.vault.drop(kept.uid)
        except ProblemError:
            entry = kept.uid  # the keyring is locked: what is in it stays under its name until it opens
        now = self._parts.clock.now()
        values = {
            "entry": entry,
            "platform": kept.platform.value,
            "name": kept.name,
            "company_name": kept.company_name,
            "site": kept.site.model_dump(mode="json"),
            "hosts": {"api": kept.hosts.api, "dashboard": kept.hosts.dashboard},
            "public": dict(kept.public),
            "webhooks": webhooks,
            "at_platform": at_platform.value,
            "in_store": Ending.WAITING.value,
            "ended_at": now,
            "next_try_at": now + timedelta(seconds=FIRST_TRY_SECONDS),
            "kept_until": now + KEPT_FOR,
        }
        return await self._parts.database.write(lambda c: _insert(c, values))

    async def say(self, number: int) -> tuple[Ended, tuple[str, ...]]:
        """Try one end now, for a short while; return how it stands and what remains to be done by hand.

        One with nothing left to try is forgotten, for whoever asked is told here. Raises ProblemError(NOT_FOUND).
        """
        found, remains = await self._attempt(number)
        if not found.waiting:
            await self._forget(found)
        return found, remains

    async def _attempt(self, number: int) -> tuple[Ended, tuple[str, ...]]:
        remains: tuple[str, ...] = ()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(FIRST_TRY_SECONDS), self._turn:
                remains = await self._try(number)
        found = await self._load(number)
        if found is None:
            raise ProblemError(ProblemCode.NOT_FOUND, "no such revocation")
        self._parts.hub.publish(api.ConnectionsChanged())
        return found, remains

    async def retry(self, number: int) -> api.Revocation:
        """Try one end now. Raises ProblemError(NOT_FOUND)."""
        ended, _ = await self.say(number)
        return ended.view()

    async def give_up(self, number: int) -> None:
        """Forget an end and its secrets: somebody has seen to it by hand."""
        found = await self._load(number)
        if found is not None:
            await self._forget(found)

    async def retry_of(self, home: str) -> None:
        """Try what is left of a store's earlier connections: it is about to be connected again."""
        for one in await self._all():
            if one.site.home == home and one.waiting:
                with contextlib.suppress(ProblemError):
                    await self.say(one.id)

    async def views(self) -> list[api.Revocation]:
        """Return every end that is not told everywhere, oldest first."""
        return [one.view() for one in await self._all()]

    # -- trying ----------------------------------------------------------------------------------

    async def _run(self) -> None:
        while True:
            now = self._parts.clock.now()
            for one in await self._all():
                try:
                    if one.waiting and now >= one.kept_until:
                        await self._expire(one)
                    elif one.waiting and now >= one.next_try_at:
                        await self._behind_the_back(one.id)
                except Exception:
                    log.exception("the end of a connection could not be told", extra={"revocation": one.id})
            await self._parts.clock.sleep(LOOK_AGAIN_SECONDS)

    async def _behind_the_back(self, number: int) -> None:
        """Try one end; what is left to be done by hand stays in the list until somebody has seen it."""
        found, _ = await self._attempt(number)
        if found.at_platform is Ending.DONE and found.in_store is Ending.DONE:
            await self._forget(found)

    async def _try(self, number: int) -> tuple[str, ...]:
        """Tell the platform and the store what they do not know yet; each is written down as soon as it is done."""
        ended = await self._load(number)
        if ended is None or not ended.waiting:
            return ()
        now = self._parts.clock.now()
        later = now + AGAIN.delay(ended.tries + 1)
        await self._note(number, tries=ended.tries + 1, next_try_at=later)
        secrets = await self._secrets(ended)
        if secrets is None:
            return ()
        remains: tuple[str, ...] = ()
        cleared = await self._unhook(ended, secrets) and await self._tell_companion(ended, secrets)
        if ended.at_platform is Ending.WAITING:
            chosen = platform(ended.platform)
            given = {name: value for name, value in secrets.items() if not name.startswith("store_")}
            session = Session(ended.hosts, given, ended.public, ended.site.home)
            farewell = await chosen.disconnect(self._parts.platform_http, session)
            remains = farewell.remains
            if farewell.revoked:
                await self._note(number, at_platform=Ending.DONE.value)
        if ended.in_store is Ending.WAITING and cleared:
            await self._leave_store(ended, secrets)
        return remains

    async def _secrets(self, ended: Ended) -> dict[str, str] | None:
        """Return what revoking needs; where it is gone for good, somebody else has to."""
        try:
            found = await self._parts.vault.get(ended.entry)
        except ProblemError:
            return None
        if found is None:
            await self._note(ended.id, at_platform=Ending.BY_HAND.value, in_store=Ending.BY_HAND.value)
        return found

    async def _unhook(self, ended: Ended, secrets: dict[str, str]) -> bool:
        """Delete our webhooks from the store; False where it could not be asked."""
        if not ended.webhooks or ended.in_store is not Ending.WAITING:
            return True
        async with self._parts.store_http() as http:
            try:
                await remove(RestClient(http, ended.site, credentials_of(secrets), tries=2), ended.webhooks)
            except ProblemError as error:
                # A password that is gone deletes nothing any more: the webhooks are left to somebody.
                if error.problem.code in GONE:
                    await self._note(ended.id, in_store=Ending.BY_HAND.value)
                return False
        await self._note(ended.id, webhooks=[])
        return True

    async def _tell_companion(self, ended: Ended, secrets: dict[str, str]) -> bool:
        """Tell our plugin in the store; False where it could not be asked. It is told by the password that goes last.

        Nothing is held up where the store lets us in no longer: the plugin forgets a reader that stays away.
        """
        credentials = credentials_of(secrets)
        if ended.in_store is not Ending.WAITING or credentials.consumer_key:
            return True  # a consumer key opens the shop's own routes only: the plugin never heard of us
        async with self._parts.store_http() as http:
            companion = Companion(RestClient(http, ended.site, credentials, tries=2), ended.reader)
            try:
                await take_leave(companion, secrets.get("write_key", ""))
            except ProblemError as error:
                log.info("the companion could not be told", extra={"code": error.problem.code.value})
                return error.problem.code in GONE | {ProblemCode.REST_BLOCKED}
        return True

    async def _leave_store(self, ended: Ended, secrets: dict[str, str]) -> None:
        credentials = credentials_of(secrets)
        if credentials.consumer_key or not credentials.username:
            await self._note(ended.id, in_store=Ending.BY_HAND.value)
            return
        async with self._parts.store_http() as http:
            if await authorisation.revoke(http, ended.site, credentials):
                await self._note(ended.id, in_store=Ending.DONE.value)

    async def _expire(self, ended: Ended) -> None:
        """Give up after 30 days: the secret goes, and what could not be done stays in the list until it was seen."""
        late = {
            name: Ending.BY_HAND.value for name in ("at_platform", "in_store") if getattr(ended, name) is Ending.WAITING
        }
        with contextlib.suppress(ProblemError):
            await self._parts.vault.drop(ended.entry)
        await self._note(ended.id, **late)
        log.warning("a connection could not be revoked in time", extra={"revocation": ended.id})
        self._parts.hub.publish(api.ConnectionsChanged())

    async def _forget(self, ended: Ended) -> None:
        with contextlib.suppress(ProblemError):
            await self._parts.vault.drop(ended.entry)
        await self._parts.database.write(lambda c: c.execute(delete(farewells).where(farewells.c.id == ended.id)))
        self._parts.hub.publish(api.ConnectionsChanged())

    # -- what is written down --------------------------------------------------------------------

    async def _note(self, number: int, **values: Any) -> None:
        changed = update(farewells).where(farewells.c.id == number).values(**values)
        await self._parts.database.write(lambda c: c.execute(changed))

    async def _load(self, number: int) -> Ended | None:
        asked = select(farewells).where(farewells.c.id == number)
        return await self._parts.database.read(lambda c: _of(c.execute(asked).first()))

    async def _all(self) -> list[Ended]:
        asked = select(farewells).order_by(farewells.c.id)
        found = await self._parts.database.read(lambda c: [_of(row) for row in c.execute(asked)])
        return [one for one in found if one is not None]


def _of_store(secrets: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in secrets.items() if name.startswith("store_")}


def credentials_of(secrets: dict[str, str]) -> StoreCredentials:
    """Return the way into the store that a connection's entry of the keyring holds."""
    return StoreCredentials(
        username=secrets.get("store_username", ""),
        password=SecretStr(secrets.get("store_password", "")),
        password_uuid=secrets.get("store_password_uuid", ""),
    )


def _insert(connection: Connection, values: dict[str, Any]) -> int:
    done = connection.execute(insert(farewells).values(**values))
    assert done.inserted_primary_key is not None  # SQLite always tells
    return int(done.inserted_primary_key[0])


def _of(row: Row[Any] | None) -> Ended | None:
    if row is None:
        return None
    return Ended(
        id=row.id,
        entry=row.entry,
        platform=PlatformName(row.platform),
        name=row.name,
        company=row.company_name,
        site=StoreSite.model_validate(row.site),
        hosts=Hosts(**row.hosts),
        public=row.public,
        webhooks=tuple(row.webhooks),
        at_platform=Ending(row.at_platform),
        in_store=Ending(row.in_store),
        tries=row.tries,
        ended_at=row.ended_at,
        next_try_at=row.next_try_at,
        kept_until=row.kept_until,
    )
