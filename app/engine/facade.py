"""The engine's façade: everything that the agent offers, over one data folder."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from pydantic import JsonValue

from app import __version__
from app.delivery import pauses
from app.delivery.transport import platform_client
from app.engine import (
    completing,
    connections,
    erasing,
    folder,
    greeting,
    hosts,
    relocating,
    settings_change,
    store_delivery,
)
from app.engine.companion_desk import CompanionDesk
from app.engine.connections import Kept
from app.engine.drafts import Drafts
from app.engine.estimate import estimate
from app.engine.farewells import Farewells
from app.engine.health_desk import HealthDesk
from app.engine.hub import Hub
from app.engine.log_desk import LogDesk
from app.engine.moving import move, verified_move
from app.engine.parts import Parts
from app.engine.platforms import platform_views
from app.engine.review import review
from app.engine.runtime import Runtime
from app.engine.runtimes import Runtimes
from app.engine.store_delivery import StoreDelivery, settle_channel
from app.engine.upkeep import Upkeep
from app.model import api
from app.model.clock import Clock, SystemClock
from app.model.places import Places
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.model.relocation import MovedIn, MovedOut, Relocation
from app.model.settings import ConnectionSettings, PlatformName, ProgramSettings
from app.storage.database import Database
from app.storage.hashing import folder_hasher
from app.storage.vault import Keyring, SessionKeyring, Vault
from app.stores.http import store_client
from app.sync.insights import insights

log = logging.getLogger(__name__)


class Engine:
    """One data folder at work. `open` it, use it, `close` it. Methods raise ProblemError with what the user can do."""

    def __init__(self, places: Places, *, keyring: Keyring | None = None, clock: Clock | None = None) -> None:
        self._places = places
        self._keyring = keyring
        self._clock = clock or SystemClock()
        self._runtimes = Runtimes()
        self._keyless = False
        self.hub = Hub()
        self.damaged = asyncio.Event()
        """Set when the database turns out to be damaged: close the engine and open another, which salvages it."""
        self.notice: Problem | None = None
        """What the user should know of the whole data folder, until the next sync is asked for."""
        self.companions = CompanionDesk(self._runtimes.at)
        self.parts: Parts
        self.log: LogDesk
        self.health: HealthDesk
        self.drafts: Drafts
        self.farewells: Farewells
        self._upkeep: Upkeep

    # -- life ------------------------------------------------------------------------------------

    async def open(self) -> None:
        """Open the database and the keyring, and set every connection to work."""
        database = Database(self._places.database)
        database.open()
        self._watch(database)
        folder_id = await database.write(folder.folder_id)
        vault = Vault(folder_id, self._keyring)
        state = await vault.state()
        self._keyless = not state.keeps
        if self._keyless:
            # Without a keyring nothing can be connected; what was connected shows what it needs.
            log.warning("the system's keyring cannot be used", extra={"state": state.value})
        hasher = await folder_hasher(Vault(folder_id, SessionKeyring()) if self._keyless else vault)
        program = await database.read(folder.load_program)
        self.parts = Parts(
            database=database,
            vault=vault,
            hasher=hasher,
            clock=self._clock,
            hub=self.hub,
            platform_http=platform_client(__version__, program),
            store_http=partial(store_client, program=program),
            version=__version__,
        )
        self.log = LogDesk(self.parts, self._runtimes)
        self.health = HealthDesk(self.parts, self._runtimes)
        self.drafts = Drafts(self.parts, lambda: list(self._runtimes.values()))
        self.farewells = Farewells(self.parts)
        self._upkeep = Upkeep(self.parts, self._runtimes)
        if database.salvaged is not None:
            told = Problem(code=ProblemCode.DATABASE_SALVAGED, params={"file": database.salvaged.aside})
            await database.write(lambda c: folder.save_notice(c, told))
        self.notice = await database.read(folder.load_notice)
        # Together, for each may wait for a keyring that is locked.
        await asyncio.gather(*(self._start(kept) for kept in await database.read(connections.load_all)))
        self.farewells.start()
        self._upkeep.start()

    def _watch(self, database: Database) -> None:
        """Let `damaged` be told by the database, whatever thread finds it out."""
        loop = asyncio.get_running_loop()

        def tell() -> None:
            with contextlib.suppress(RuntimeError):  # the loop has ended, and the next opening looks by itself
                loop.call_soon_threadsafe(self.damaged.set)

        database.on_damage = tell
        if database.salvaged is not None:
            saved = database.salvaged
            log.warning("a damaged database was set aside", extra={"file": saved.aside, "rows": saved.saved})

    async def close(self) -> None:
        """Stop everything; what is on its way goes on at the next start."""
        self.hub.publish_stopping()
        await self._shut()

    async def _shut(self) -> None:
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

    # -- the agent -------------------------------------------------------------------------------

    @property
    def keyring_state(self) -> api.KeyringState:
        """Whether secrets could be kept when the keyring was asked last: at the start and before each pairing."""
        return self.parts.vault.last_state

    async def known_secrets(self) -> list[str]:
        """Return every secret of every connection that the keyring gives out now: what may never leave."""
        kept: list[dict[str, str] | None] = []
        for runtime in self._runtimes.values():
            with contextlib.suppress(ProblemError):
                kept.append(await self.parts.vault.get(runtime.kept.uid))
        return [secret for entries in kept for secret in (entries or {}).values()]

    def now(self) -> datetime:
        """Return the time."""
        return self._clock.now()

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
        return await self.parts.database.read(folder.load_program)

    async def save_program_settings(self, settings: ProgramSettings) -> ProgramSettings:
        """Keep the program's settings; another proxy is used at once."""
        before = await self.program_settings()
        await self.parts.database.write(lambda c: folder.save_program(c, settings))
        if (settings.proxy, settings.own_proxy) != (before.proxy, before.own_proxy):
            await self._go_by_another_way(settings)
        return settings

    async def _go_by_another_way(self, settings: ProgramSettings) -> None:
        old, self.parts.platform_http = self.parts.platform_http, platform_client(__version__, settings)
        self.parts.store_http = partial(store_client, program=settings)
        await asyncio.gather(*(runtime.reload() for runtime in self._runtimes.values()))
        await old.aclose()

    # -- connections -----------------------------------------------------------------------------

    async def connections(self) -> list[api.ConnectionView]:
        """Return every connection."""
        moments = {number: self._moment(runtime) for number, runtime in self._runtimes.items()}
        nothing: tuple[datetime | None, Problem | None] = (None, self.notice)
        now = self._clock.now()
        return await self.parts.database.read(
            lambda c: [
                connections.view(c, kept, now, *moments.get(kept.id, nothing)) for kept in connections.load_all(c)
            ]
        )

    async def connection(self, connection_id: int) -> api.ConnectionView:
        """Return one connection."""
        next_try, passing = self._moment(self._runtimes.at(connection_id))

        def work(connection: Any) -> api.ConnectionView | None:
            kept = connections.load(connection, connection_id)
            return None if kept is None else connections.view(connection, kept, self._clock.now(), next_try, passing)

        found = await self.parts.database.read(work)
        if found is None:
            raise ProblemError(ProblemCode.NOT_FOUND, "no such connection")
        return found

    def _moment(self, runtime: Runtime) -> tuple[datetime | None, Problem | None]:
        """Return what holds for the moment: when a silent platform is asked next, and what is wrong until then."""
        trouble = self.parts.database.trouble
        wait = runtime.breaker_wait
        next_try = self._clock.now() + timedelta(seconds=wait) if wait else None
        if trouble is not None:
            return next_try, trouble.problem
        if next_try is None:
            return None, self.notice
        params: dict[str, JsonValue] = {"platform": runtime.platform.title, "minutes": max(1, math.ceil(wait / 60))}
        return next_try, Problem(code=ProblemCode.PLATFORM_SILENT, params=params)

    async def complete(
        self, draft: str, settings: ConnectionSettings, take_over: Sequence[str] = (), test_to: str = ""
    ) -> api.ConnectionView:
        """Finish a pairing: from here on Storewire may send. The same store and account again keep their log.

        Of a store that is connected again only the settings that are set replace what it had. `take_over` are ids of
        other computers' passwords, seen in this draft, that are let in no longer. `test_to` is the user's own address,
        where a test goes before anything else.
        """
        making = self.drafts.get(draft)
        if making.step is not api.DraftStep.APPROVED or making.platform is None or making.offer is None:
            raise ProblemError(ProblemCode.BAD_REQUEST, "the pairing is not approved")
        if test_to:
            erasing.usable(test_to)
        await self._take_up_key()
        before = {number: runtime.kept.uid for number, runtime in self._runtimes.items()}
        number = await completing.complete(self.parts, making, settings)
        replaced = self._runtimes.get(number)
        await completing.let_nobody_else_in(
            self.parts,
            making,
            take_over,
            None if replaced is None else replaced.store_credentials(),
            before.get(number, ""),
        )
        await self.drafts.finish(draft)
        if number in before:
            await self.parts.vault.drop(before[number])
            await self._runtimes[number].reload()
        else:
            await self.farewells.retry_of(making.site.home)
            kept = await self.parts.database.read(lambda c: connections.load(c, number))
            assert kept is not None  # it was written a moment ago
            await self._start(kept)
        runtime = self._runtimes[number]
        await settle_channel(self.parts, runtime)
        if test_to:
            await greeting.send_test(self.parts, runtime, test_to)
        self.hub.publish(api.ConnectionsChanged())
        return await self.connection(number)

    async def review(self, draft: str) -> api.Review:
        """Return what the wizard's last step shows."""
        return await review(self.parts, self.drafts.get(draft))

    async def settings(self, connection_id: int) -> ConnectionSettings:
        """Return a connection's settings."""
        return self._runtimes.at(connection_id).kept.settings

    async def save_settings(self, connection_id: int, settings: ConnectionSettings) -> ConnectionSettings:
        """Change a connection's settings; they apply at once."""
        return await settings_change.save(self.parts, self._runtimes.at(connection_id), settings)

    async def _change(self, runtime: Runtime, **columns: Any) -> None:
        await self.parts.database.write(lambda c: connections.change(c, runtime.kept.id, **columns))
        await runtime.reload()

    async def confirm_hosts(self, connection_id: int) -> api.ConnectionView:
        """Let deliveries go to the hosts that were set. Raises ProblemError(BAD_REQUEST) where that is no question."""
        runtime = self._runtimes.at(connection_id)
        await self._change(runtime, **hosts.confirmed(runtime.kept))
        return await self.connection(connection_id)

    async def move(self, connection_id: int, address: str) -> api.ConnectionView:
        """Go on at the address to which a connection's store has moved, as the user says. Raises ProblemError."""
        runtime = self._runtimes.at(connection_id)
        found = await verified_move(self.parts, runtime, address)
        await move(self.parts, runtime, *found)
        return await self.connection(connection_id)

    async def moved(self, draft: str) -> api.ConnectionView:
        """Make of a draft the new address of the connection whose store it is, as the user says."""
        making = self.drafts.get(draft)
        twin = making.twin
        if twin is None or twin.kind is not api.TwinKind.MOVED or making.facts is None or making.credentials is None:
            raise ProblemError(ProblemCode.BAD_REQUEST, "no store that has moved")
        await move(self.parts, self._runtimes.at(twin.connection), making.site, making.facts, making.credentials)
        await self.drafts.finish(draft)
        return await self.connection(twin.connection)

    async def upgrade(self, connection_id: int) -> api.ConnectionView:
        """Sync the shop too, of a site that was connected without WooCommerce and has gained it."""
        runtime = self._runtimes.at(connection_id)
        if not runtime.kept.site.woocommerce:
            raise ProblemError(ProblemCode.NO_WOOCOMMERCE, name=runtime.kept.name)
        await runtime.unlock()
        if runtime.platform.store_topics and runtime.platform.store_webhooks(runtime.session()) is None:
            # Approved as a site without a shop, the platform gave no way to deliver products.
            raise ProblemError(ProblemCode.SHOP_NEEDS_PAIRING, platform=runtime.platform.title)
        await self.save_settings(connection_id, runtime.kept.settings.model_copy(update={"woocommerce": True}))
        if runtime.kept.state is api.ConnectionState.CONNECTED:
            await runtime.sync(full=False)
        return await self.connection(connection_id)

    async def pause(self, connection_id: int) -> api.ConnectionView:
        """Stop reading and sending until `resume`; nothing is lost."""
        return await self._set_state(connection_id, api.ConnectionState.PAUSED)

    async def resume(self, connection_id: int) -> api.ConnectionView:
        """Go on where `pause` stopped."""
        return await self._set_state(connection_id, api.ConnectionState.CONNECTED)

    async def _set_state(self, connection_id: int, state: api.ConnectionState) -> api.ConnectionView:
        runtime = self._runtimes.at(connection_id)
        if (waiting := hosts.unconfirmed(runtime.kept)) is not None:
            raise ProblemError(waiting.code, waiting.detail, **waiting.params)
        await self._take_up_key()

        def work(connection: Any) -> None:
            connections.change(connection, connection_id, state=state.value, problem=None)
            pauses.lift(connection, connection_id)  # the user may have given the permission that was missing

        await self.parts.database.write(work)
        await runtime.reload()
        return await self.connection(connection_id)

    async def disconnect(self, connection_id: int) -> api.Goodbye:
        """End a connection here at once, and tell platform and store: now where they answer, else until they do."""
        runtime = self._runtimes.at(connection_id)
        await runtime.stop()
        kept, now = runtime.kept, self._clock.now()
        if relocating.went_away(kept):  # platform and webhooks serve another computer now
            number = await self.farewells.begin(kept, [], at_platform=api.Ending.DONE)
        else:
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

    # -- moving to another computer ----------------------------------------------------------------

    async def move_out(self, wanted: Relocation) -> MovedOut:
        """Write everything but the secrets to a file that its passphrase opens, and deliver nothing from here on."""
        return await relocating.move_out(self.parts, self._places, list(self._runtimes.values()), wanted)

    async def move_in(self, wanted: Relocation) -> MovedIn:
        """Take over what another computer has written. Raises ProblemError; then nothing here was changed."""
        if self._runtimes:
            raise ProblemError(ProblemCode.NOT_EMPTY)
        arrived = await relocating.arrive(self.parts, self._places, wanted)
        self._keyring = self.parts.vault.keyring  # a keyring of this run only goes on
        await self._shut()
        try:
            aside = relocating.settle_in(self._places, arrived)
        finally:
            await self.open()
        self.hub.publish(api.ConnectionsChanged())
        return arrived.told(aside)

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

    async def send_missed(self, connection_id: int) -> api.ConnectionView:
        """Send again what happened while the store's webhooks were found switched off; some of it may count twice."""
        await StoreDelivery(self.parts, self._runtimes.at(connection_id)).send_again()
        return await self.connection(connection_id)

    async def erase(self, connection_id: int, address: str) -> api.Erasure:
        """Forget a person, here and at the platform as far as it can be done from here."""
        await self._take_up_key()
        return await erasing.erase(self.parts, self._runtimes.at(connection_id), address)

    async def erasures(self, connection_id: int) -> list[api.Erasure]:
        """Return the receipts of people who were erased."""
        return await erasing.receipts(self.parts, self._runtimes.at(connection_id))

    async def send_test(self, connection_id: int, address: str) -> api.Counted:
        """Send one test to the user's own address."""
        return await greeting.send_test(self.parts, self._runtimes.at(connection_id), address)

    async def insights(self, connection_id: int) -> api.Insights:
        """Return what the order ledger says: segments and revenue by source."""
        runtime, now = self._runtimes.at(connection_id), self._clock.now()
        scope, segments = runtime.kept.scope_id, runtime.platform.segments
        return await self.parts.database.read(lambda c: insights(c, scope, segments, now))

    # -- syncing ---------------------------------------------------------------------------------

    async def sync(self, connection_id: int, *, full: bool) -> api.SyncProgress:
        """Begin a sync; `full` sends everything again."""
        runtime = self._runtimes.at(connection_id)
        await runtime.sync(full=full)
        if self.notice is not None:
            self.notice = None
            await self.parts.database.write(lambda c: folder.save_notice(c, None))
        return await runtime.progress()

    async def progress(self, connection_id: int) -> api.SyncProgress:
        """Return how a sync stands."""
        return await self._runtimes.at(connection_id).progress()

    async def estimate(self, connection_id: int) -> api.Estimate:
        """Return what sending everything again would take."""
        kept = self._runtimes.at(connection_id).kept
        return await self.parts.database.read(lambda c: estimate(c, kept, self.parts.clock.now()))

    async def cancel_sync(self, connection_id: int) -> api.SyncProgress:
        """Stop reading; what was read is still delivered."""
        runtime = self._runtimes.at(connection_id)
        await runtime.cancel_sync()
        return await runtime.progress()

    async def watch(self, connection_id: int) -> api.Watch:
        """Return how a store is kept in sync: how soon changes are seen, and which deletions are held."""
        return await self._runtimes.at(connection_id).watcher.state()

    async def decide_held(self, connection_id: int, decision: api.HeldDecision) -> api.Counted:
        """Delete what is held at the platform too, or keep it there."""
        count = await self._runtimes.at(connection_id).watcher.decide(decision)
        self.hub.publish(api.ConnectionsChanged())
        return api.Counted(count=count)
