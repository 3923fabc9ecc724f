"""The engine's façade: everything that the agent offers, over one data folder."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from app import __version__
from app.delivery import log as delivery_log
from app.delivery.transport import platform_client
from app.engine import connections, erasing, greeting, health, hosts, store_delivery
from app.engine.connections import Kept
from app.engine.drafts import Drafts
from app.engine.farewells import Farewells
from app.engine.hub import Hub
from app.engine.joining import Joining
from app.engine.parts import Parts
from app.engine.platforms import platform_views
from app.engine.review import review
from app.engine.runtime import Runtime
from app.engine.store_delivery import StoreDelivery, channel_of
from app.engine.upkeep import Upkeep
from app.model import api
from app.model.clock import Clock, SystemClock
from app.model.places import Places
from app.model.reasons import ProblemCode, ProblemError
from app.model.settings import ConnectionSettings, LiveChannel, PlatformName, ProgramSettings
from app.storage.database import Database
from app.storage.hashing import folder_hasher
from app.storage.schema import settings as settings_table
from app.storage.vault import Keyring, SessionKeyring, Vault
from app.stores.http import store_client
from app.sync.insights import insights

log = logging.getLogger(__name__)
FOLDER = "folder"
PROGRAM = "program"


class Engine:
    """One data folder at work. `open` it, use it, `close` it. Methods raise ProblemError with what the user can do."""

    def __init__(self, places: Places, *, keyring: Keyring | None = None, clock: Clock | None = None) -> None:
        self._places = places
        self._keyring = keyring
        self._clock = clock or SystemClock()
        self._runtimes: dict[int, Runtime] = {}
        self._keyless = False
        self.hub = Hub()
        self.parts: Parts
        self.drafts: Drafts
        self.farewells: Farewells
        self._joining: Joining
        self._upkeep: Upkeep

    # -- life ------------------------------------------------------------------------------------

    async def open(self) -> None:
        """Open the database and the keyring, and set every connection to work."""
        database = Database(self._places.database)
        database.open()
        folder = await database.write(_folder_id)
        vault = Vault(folder, self._keyring)
        state = await vault.state()
        self._keyless = not state.keeps
        if self._keyless:
            # Without a keyring nothing can be connected; what was connected shows what it needs.
            log.warning("the system's keyring cannot be used", extra={"state": state.value})
        hasher = await folder_hasher(Vault(folder, SessionKeyring()) if self._keyless else vault)
        self.parts = Parts(
            database=database,
            vault=vault,
            hasher=hasher,
            clock=self._clock,
            hub=self.hub,
            platform_http=platform_client(__version__),
            store_http=store_client,
            version=__version__,
        )
        self.drafts = Drafts(self.parts)
        self.farewells = Farewells(self.parts)
        self._joining = Joining(self.parts, self.drafts, self.farewells, self._runtimes, self._start)
        self._upkeep = Upkeep(self.parts, self._runtimes)
        # Together, for each may wait for a keyring that is locked.
        await asyncio.gather(*(self._start(kept) for kept in await database.read(connections.load_all)))
        self.farewells.start()
        self._upkeep.start()

    async def close(self) -> None:
        """Stop everything; what is on its way goes on at the next start."""
        self.hub.publish_stopping()
        await self._upkeep.stop()
        await self.farewells.stop()
        await self.drafts.close()
        for runtime in self._runtimes.values():
            await runtime.stop()
        self._runtimes.clear()
        await self.parts.platform_http.aclose()
        self.parts.database.close()

    async def _start(self, kept: Kept) -> Runtime:
        runtime = Runtime(self.parts, kept)
        self._runtimes[kept.id] = runtime
        await runtime.start()
        return runtime

    def _runtime(self, connection_id: int) -> Runtime:
        found = self._runtimes.get(connection_id)
        if found is None:
            raise ProblemError(ProblemCode.NOT_FOUND, "no such connection")
        return found

    # -- the agent -------------------------------------------------------------------------------

    @property
    def keyring_state(self) -> api.KeyringState:
        """Whether secrets could be kept when the keyring was asked last: at the start and before each pairing."""
        return self.parts.vault.last_state

    async def _take_up_key(self) -> None:
        """Hash with the folder's own key from now on, where the keyring was locked or missing until now.

        With another key everybody would be a stranger: every record would be sent again, in another line.
        """
        if self._keyless and (await self.parts.vault.state()).keeps:
            self.parts.hasher = await folder_hasher(self.parts.vault)
            self._keyless = False

    def use_session_keyring(self) -> None:
        """Keep secrets for this run only; the user agreed."""
        self.parts.vault.use_session()

    async def program_settings(self) -> ProgramSettings:
        """Return the program's settings."""
        asked = select(settings_table.c.value).where(settings_table.c.name == PROGRAM)
        kept = await self.parts.database.read(lambda c: c.execute(asked).scalar())
        return ProgramSettings() if kept is None else ProgramSettings.model_validate(kept)

    async def save_program_settings(self, settings: ProgramSettings) -> ProgramSettings:
        """Keep the program's settings."""
        await self.parts.database.write(lambda c: _keep(c, PROGRAM, settings.model_dump(mode="json")))
        return settings

    # -- connections -----------------------------------------------------------------------------

    async def connections(self) -> list[api.ConnectionView]:
        """Return every connection."""
        waits = {number: self._next_try(runtime) for number, runtime in self._runtimes.items()}
        return await self.parts.database.read(
            lambda c: [connections.view(c, kept, waits.get(kept.id)) for kept in connections.load_all(c)]
        )

    async def connection(self, connection_id: int) -> api.ConnectionView:
        """Return one connection."""
        next_try = self._next_try(self._runtime(connection_id))

        def work(connection: Any) -> api.ConnectionView | None:
            kept = connections.load(connection, connection_id)
            return None if kept is None else connections.view(connection, kept, next_try)

        found = await self.parts.database.read(work)
        if found is None:
            raise ProblemError(ProblemCode.NOT_FOUND, "no such connection")
        return found

    def _next_try(self, runtime: Runtime) -> Any:
        wait = runtime.breaker_wait
        return self._clock.now() + timedelta(seconds=wait) if wait else None

    async def complete(self, draft: str, settings: ConnectionSettings, test_to: str = "") -> api.ConnectionView:
        """Finish a pairing: from here on Storewire may send. The same store and account again keep their log.

        Of a store that is connected again only the settings that are set replace what it had. `test_to` is the user's
        own address, where a test goes before anything else.
        """
        await self._take_up_key()
        runtime = await self._joining.complete(draft, settings, test_to)
        self.hub.publish(api.ConnectionsChanged())
        return await self.connection(runtime.kept.id)

    async def review(self, draft: str) -> api.Review:
        """Return what the wizard's last step shows."""
        return await review(self.parts, self.drafts.get(draft))

    async def settings(self, connection_id: int) -> ConnectionSettings:
        """Return a connection's settings."""
        return self._runtime(connection_id).kept.settings

    async def save_settings(self, connection_id: int, settings: ConnectionSettings) -> ConnectionSettings:
        """Change a connection's settings; they apply at once.

        Another host has to be confirmed first: until then deliveries wait. Raises ProblemError(WEBHOOKS_REFUSED …)
        where the store shall deliver by itself and cannot; nothing is changed then.
        """
        runtime = self._runtime(connection_id)
        columns = hosts.hold_back(runtime.kept, settings)
        delivery, asked = StoreDelivery(self.parts, runtime), channel_of(runtime.platform, settings)
        if asked is LiveChannel.STORE and not delivery.chosen:
            await delivery.switch_on()
        elif asked is LiveChannel.STOREWIRE and delivery.chosen:
            await delivery.switch_off()
        await self._change(runtime, settings=settings.model_dump(mode="json"), **columns)
        return settings

    async def _change(self, runtime: Runtime, **columns: Any) -> None:
        await self.parts.database.write(lambda c: connections.change(c, runtime.kept.id, **columns))
        await runtime.reload()

    async def confirm_hosts(self, connection_id: int) -> api.ConnectionView:
        """Let deliveries go to the hosts that were set. Raises ProblemError(BAD_REQUEST) where that is no question."""
        runtime = self._runtime(connection_id)
        await self._change(runtime, **hosts.confirmed(runtime.kept))
        return await self.connection(connection_id)

    async def checks(self, connection_id: int) -> api.CheckReport | None:
        """Return the last health report."""
        return await self.parts.database.read(lambda c: connections.last_checks(c, connection_id))

    async def check_now(self, connection_id: int) -> api.CheckReport:
        """Check a connection's health now."""
        runtime = self._runtime(connection_id)
        with contextlib.suppress(ProblemError):
            await runtime.unlock()
        report = await health.check(self.parts, runtime)
        checks = [one.model_dump(mode="json") for one in report.checks]
        await self.parts.database.write(
            lambda c: connections.change(c, connection_id, checks=checks, checked_at=report.checked_at)
        )
        return report

    async def pause(self, connection_id: int) -> api.ConnectionView:
        """Stop reading and sending until `resume`; nothing is lost."""
        return await self._set_state(connection_id, api.ConnectionState.PAUSED)

    async def resume(self, connection_id: int) -> api.ConnectionView:
        """Go on where `pause` stopped."""
        return await self._set_state(connection_id, api.ConnectionState.CONNECTED)

    async def _set_state(self, connection_id: int, state: api.ConnectionState) -> api.ConnectionView:
        runtime = self._runtime(connection_id)
        if (waiting := hosts.unconfirmed(runtime.kept)) is not None:
            raise ProblemError(waiting.code, waiting.detail, **waiting.params)
        await self._take_up_key()
        await self._change(runtime, state=state.value, problem=None)
        return await self.connection(connection_id)

    async def disconnect(self, connection_id: int) -> api.Goodbye:
        """End a connection here at once, and tell platform and store: now where they answer, else until they do."""
        runtime = self._runtime(connection_id)
        await runtime.stop()
        kept, now = runtime.kept, self._clock.now()
        webhooks = await self.parts.database.read(lambda c: store_delivery.load(c, kept.id))
        number = await self.farewells.begin(kept, [one.webhook_id for one in webhooks])
        await self.parts.database.write(lambda c: connections.forget_unsent(c, kept, now))
        del self._runtimes[connection_id]
        self.hub.publish(api.ConnectionsChanged())
        ended, remains = await self.farewells.say(number)
        return api.Goodbye(
            revoked_at_platform=ended.at_platform is api.Ending.DONE,
            removed_from_store=ended.in_store is api.Ending.DONE,
            remains=remains,
            kept_until=ended.kept_until if ended.waiting else None,
        )

    # -- platforms and people --------------------------------------------------------------------

    async def platforms(self) -> list[api.PlatformView]:
        """Return the platforms that stores can be connected to."""
        return platform_views()

    async def probe_hosts(self, name: str, wanted: api.TestHosts) -> api.HostReport:
        """Find out whether a platform answers at these hosts."""
        try:
            named = PlatformName(name)
        except ValueError:
            raise ProblemError(ProblemCode.NOT_FOUND, "no such platform") from None
        return await hosts.probe(self.parts, named, wanted)

    async def erase(self, connection_id: int, address: str) -> api.Erasure:
        """Forget a person, here and at the platform as far as it can be done from here."""
        await self._take_up_key()
        return await erasing.erase(self.parts, self._runtime(connection_id), address)

    async def erasures(self, connection_id: int) -> list[api.Erasure]:
        """Return the receipts of people who were erased."""
        return await erasing.receipts(self.parts, self._runtime(connection_id))

    async def send_test(self, connection_id: int, address: str) -> api.Counted:
        """Send one test to the user's own address."""
        return await greeting.send_test(self.parts, self._runtime(connection_id), address)

    async def insights(self, connection_id: int) -> api.Insights:
        """Return what the order ledger says: segments and revenue by source."""
        runtime, now = self._runtime(connection_id), self._clock.now()
        scope, segments = runtime.kept.scope_id, runtime.platform.segments
        return await self.parts.database.read(lambda c: insights(c, scope, segments, now))

    # -- syncing ---------------------------------------------------------------------------------

    async def sync(self, connection_id: int, *, full: bool) -> api.SyncProgress:
        """Begin a sync; `full` sends everything again."""
        runtime = self._runtime(connection_id)
        await runtime.sync(full=full)
        return await runtime.progress()

    async def progress(self, connection_id: int) -> api.SyncProgress:
        """Return how a sync stands."""
        return await self._runtime(connection_id).progress()

    async def cancel_sync(self, connection_id: int) -> api.SyncProgress:
        """Stop reading; what was read is still delivered."""
        runtime = self._runtime(connection_id)
        await runtime.cancel_sync()
        return await runtime.progress()

    # -- the log ---------------------------------------------------------------------------------

    async def deliveries(self, query: api.DeliveryQuery) -> api.DeliveryPage:
        """Return a page of the log."""
        return await self.parts.database.read(lambda c: delivery_log.page(c, query, self.parts.hasher))

    async def totals(self, connection_id: int) -> api.DeliveryTotals:
        """Return how many deliveries are in each state."""
        return await self.parts.database.read(lambda c: delivery_log.totals(c, connection_id))

    async def delivery(self, delivery: int) -> api.DeliveryDetail:
        """Return one delivery with its tries."""
        found = await self.parts.database.read(lambda c: delivery_log.detail(c, delivery))
        if found is None:
            raise ProblemError(ProblemCode.NOT_FOUND, "no such delivery")
        detail, row = found
        runtime = self._runtimes.get(row.connection_id)
        if runtime is None:
            return detail
        return detail.model_copy(update={"wp_admin_url": _wp_admin(runtime.kept, row.kind, row.record_id)})

    async def failures(self, connection_id: int | None) -> list[api.FailureGroup]:
        """Return the failures by cause."""
        return await self.parts.database.read(lambda c: delivery_log.failure_groups(c, connection_id))

    async def retry(self, selection: api.Selection) -> api.Counted:
        """Try failed deliveries again."""
        return await self._touch(selection, delivery_log.retry)

    async def discard(self, selection: api.Selection) -> api.Counted:
        """Give failed deliveries up."""
        return await self._touch(selection, delivery_log.discard)

    async def _touch(self, selection: api.Selection, work: Callable[..., int]) -> api.Counted:
        now = self._clock.now()
        count = await self.parts.database.write(lambda c: work(c, selection, now))
        for number, runtime in self._runtimes.items():
            if selection.connection in {None, number}:
                runtime.wake()
                self.hub.publish(api.DeliveriesChanged(connection=number))
        self.hub.publish(api.ConnectionsChanged())
        return api.Counted(count=count)


def _folder_id(connection: Any) -> str:
    """Return the data folder's own id, made at the first opening."""
    asked = select(settings_table.c.value).where(settings_table.c.name == FOLDER)
    kept = connection.execute(asked).scalar()
    if kept is None:
        kept = secrets.token_hex(8)
        _keep(connection, FOLDER, kept)
    return str(kept)


def _keep(connection: Any, name: str, value: Any) -> None:
    connection.execute(
        insert(settings_table).values(name=name, value=value).on_conflict_do_update(["name"], set_={"value": value})
    )


def _wp_admin(kept: Kept, kind: str, record_id: str) -> str:
    """Return the record's page in the store's own administration."""
    pages = {
        "product": f"post.php?post={record_id}&action=edit",
        "order": f"admin.php?page=wc-orders&action=edit&id={record_id}",
        "customer": f"user-edit.php?user_id={record_id}",
    }
    return f"{kept.home}/wp-admin/{pages[kind]}" if kind in pages else ""
