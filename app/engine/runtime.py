"""A connection at work: its courier, its sync, its heartbeat. One task each, started and stopped together."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from pydantic import SecretStr

from app.delivery.courier import Courier, CourierHooks
from app.delivery.log import counts
from app.delivery.retention import forget, old
from app.delivery.settlement import Bodies
from app.engine import connections
from app.engine.companion import Listener, Listening, plugin_settings
from app.engine.connections import Kept
from app.engine.debugging import log_try
from app.engine.facts_watch import FIRST_LOOK_SECONDS, LOOK_SECONDS, look_again
from app.engine.observing import Observer
from app.engine.parts import Parts
from app.engine.store_patience import PASSING, StorePatience
from app.engine.tasks import Tasks, Work
from app.engine.watching import Watcher
from app.model import api
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.model.records import RecordKind
from app.model.store import KeyPlace, StoreCredentials
from app.platforms.protocol import Health, HeartbeatState, Platform, Session, Span
from app.platforms.registry import platform
from app.stores.companion import Companion
from app.stores.follower import Follower
from app.stores.rest import RestClient
from app.sync.checkpoints import Phase, begin_sync, load_sync, set_sync
from app.sync.detection import Reading
from app.sync.initial import Pass
from app.sync.progress import Receiver, Tracker, progress
from app.sync.unreadable import Unread

log = logging.getLogger(__name__)

TICK_SECONDS = 0.25
PRUNE_EVERY_SECONDS = 3600.0
BETWEEN_PRUNINGS_SECONDS = 0.5
LOOK_AGAIN_SECONDS = 60.0

OF_MOVING = frozenset({ProblemCode.MOVED_HERE, ProblemCode.MOVED_AWAY})
"""Why there are no credentials, known better than by their absence."""

OF_THE_KEYRING = frozenset({ProblemCode.KEYRING_MISSING, ProblemCode.KEYRING_LOCKED, ProblemCode.CREDENTIALS_MISSING})
"""Problems that are over as soon as the credentials can be opened again."""


class Runtime:
    """One connection's tasks. `start` and `stop` may be called in any order, any number of times."""

    def __init__(self, parts: Parts, kept: Kept) -> None:
        self.parts = parts
        self.kept = kept
        self.platform: Platform = platform(kept.platform)
        self.tracker = Tracker(parts.clock)
        self._tasks = Tasks(kept.id, parts.clock, self._say)
        self._store = StorePatience(parts, lambda: self.kept, self.store_credentials, self.needs_user)
        self._courier: Courier | None = None
        self._observer: Observer | None = None
        self._pass: Pass | None = None
        self.watcher = Watcher(parts, lambda: self.kept, self.store_credentials, self._found)
        self._secrets: dict[str, str] = {}
        self._dirty = False
        self._delivered = False
        self.listener: Listener | None = None

    # -- life ------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Open the credentials and go to work; where they are missing the connection asks for the user."""
        if self.kept.state is api.ConnectionState.DISCONNECTED:
            return
        # A paused connection does nothing, but it can be looked at and disconnected.
        paused = self.kept.state is api.ConnectionState.PAUSED
        missing = await self._open_secrets()
        if missing is not None and not paused:
            await self.needs_user(missing)
        if missing is not None or paused:
            return
        if self.kept.state is api.ConnectionState.ATTENTION:
            if self.kept.problem is None or self.kept.problem.code not in OF_THE_KEYRING:
                return
            await self._change(state=api.ConnectionState.CONNECTED.value, problem=None)
        self._start_tasks()
        sync = await self.parts.database.read(lambda c: load_sync(c, self.kept.id))
        if sync is not None and sync.state in {api.SyncState.RUNNING, api.SyncState.FAILED}:
            self.tracker = Tracker(self.parts.clock)
            self._tasks.spawn("sync", self._sync)

    async def _open_secrets(self) -> Problem | None:
        """Open the credentials; return why they cannot be had, or None."""
        try:
            secrets = await self.parts.vault.get(self.kept.uid)
        except ProblemError as error:
            return error.problem
        if secrets is None:
            known = self.kept.problem
            moved = known is not None and known.code in OF_MOVING
            return known if moved else Problem(code=ProblemCode.CREDENTIALS_MISSING)
        self._secrets = secrets
        return None

    async def unlock(self) -> None:
        """Open the credentials where that was not possible before. Raises ProblemError."""
        missing = None if self._secrets else await self._open_secrets()
        if missing is not None:
            raise ProblemError(missing.code, missing.detail, **missing.params)

    def _start_tasks(self) -> None:
        if self.kept.settings.observe_only:
            self._courier = None
            self._observer = Observer(self.kept.id, self.parts.database, self.parts.clock, self._settled)
            self._tasks.spawn("observer", self._observer.run)
        else:
            self._observer = None
            self._courier = self._make_courier()
            self._tasks.spawn("courier", self._courier.run)
        self._tasks.spawn("facts", self._watch_facts)
        self._tasks.spawn("heartbeat", self._heartbeats)
        self._tasks.spawn("ticker", self._tick)
        self._tasks.spawn("retention", self._forget_old)
        self._tasks.spawn("watch", self._watch)
        self._tasks.spawn("companion", self._listen)

    async def stop(self) -> None:
        """End every task; what was on its way is sent again at the next start."""
        await self._tasks.end()

    async def reload(self) -> None:
        """Take in what changed in the database (settings, credentials, state) and start anew."""
        await self.stop()
        self._secrets = {}
        kept = await self.parts.database.read(lambda c: connections.load(c, self.kept.id))
        if kept is not None:
            self.kept = kept
            await self.start()
        self.parts.hub.publish(api.ConnectionsChanged())

    async def needs_user(self, problem: Problem) -> None:
        """Stop and say what only the user can mend."""
        log.warning("connection needs the user", extra={"connection": self.kept.id, "code": problem.code.value})
        await self._change(state=api.ConnectionState.ATTENTION.value, problem=problem.model_dump(mode="json"))
        self._tasks.end_others(but="ticker")

    async def _say(self, problem: Problem) -> None:
        """Show a problem with the connection."""
        await self._change(problem=problem.model_dump(mode="json"))

    # -- delivering ------------------------------------------------------------------------------

    def session(self) -> Session:
        """Return the open session with the platform."""
        secrets = {name: value for name, value in self._secrets.items() if not name.startswith("store_")}
        return Session(self.kept.hosts, secrets, self.kept.public, self.kept.home)

    def _make_courier(self) -> Courier:
        return Courier(
            connection_id=self.kept.id,
            platform=self.platform,
            session=self.session(),
            database=self.parts.database,
            http=self.parts.platform_http,
            pacer=self.parts.pacer(self.kept.fingerprint, self.platform.pace),
            breaker=self.parts.breaker(self._platform_host()),
            clock=self.parts.clock,
            hooks=CourierHooks(
                self._settled,
                self._refused,
                self._scope_missing,
                self._scope_granted,
                lambda tried: log_try(self.kept, tried),
            ),
            bodies=Bodies.KEEP if self.kept.settings.debug else Bodies.DROP,
        )

    def _platform_host(self) -> str:
        return urlsplit(self.kept.settings.api_host).netloc or self.platform.name.value

    def _settled(self, count: int) -> None:
        self.tracker.delivered(count)
        self._dirty = True
        self._delivered = self._delivered or count > 0
        if self._pass is not None:
            self._pass.drained.set()

    async def _refused(self) -> None:
        await self.needs_user(Problem(code=ProblemCode.PLATFORM_REVOKED, params={"platform": self.platform.title}))

    async def _scope_missing(self, scope: str) -> None:
        problem = Problem(
            code=ProblemCode.SCOPE_MISSING, params={"platform": self.platform.title, "scope": scope[:100]}
        )
        await self._say(problem)

    async def _scope_granted(self) -> None:
        if self.kept.problem is not None and self.kept.problem.code is ProblemCode.SCOPE_MISSING:
            await self._change(problem=None)

    def wake(self) -> None:
        """There is something new to deliver."""
        for one in (self._courier, self._observer):
            if one is not None:
                one.wake()

    @property
    def breaker_wait(self) -> float:
        """Seconds until the platform is tried again, 0 unless it does not answer."""
        return self._courier.breaker.wait if self._courier is not None else 0.0

    @property
    def free_requests(self) -> int | None:
        """How many requests of this minute the credential has left."""
        return self._courier.pacer.free() if self._courier is not None else None

    # -- syncing ---------------------------------------------------------------------------------

    async def sync(self, *, full: bool) -> None:
        """Begin a pass; while one runs, only `full` begins another."""
        if self.kept.state is not api.ConnectionState.CONNECTED:
            raise ProblemError(ProblemCode.BAD_REQUEST, "not connected", state=self.kept.state.value)
        running = await self.parts.database.read(lambda c: load_sync(c, self.kept.id))
        if running is not None and running.state is api.SyncState.RUNNING and not full:
            self._tasks.spawn("sync", self._sync)
            return
        await self._tasks.end("sync")
        now = self.parts.clock.now()
        await self.parts.database.write(lambda c: begin_sync(c, self.kept.id, self.kept.scope_id, now, full=full))
        self.tracker = Tracker(self.parts.clock)
        self._tasks.spawn("sync", self._sync)
        self._dirty = True
        self.parts.hub.publish(api.ConnectionsChanged())

    async def read_again(self, wanted: Sequence[Unread]) -> None:
        """Read records again that could not be understood. Raises ProblemError where the store cannot be read."""
        generation, reading = await self._reading()
        await self.watcher.read_again(wanted, reading, generation)

    def fill(self, gap: Span, kinds: frozenset[RecordKind], filled: Work) -> None:
        """Begin to read once more what the store's own webhooks may have missed; `filled` is called at its end.

        What is being read already is read to its end first: a look every hour must not begin it anew each time.
        """

        async def work() -> None:
            async with self.watcher.turn, self.watcher.open():
                await self.watcher.missed(gap, kinds)
            await filled()

        async def wait_and_work() -> None:
            await self._store.do(work, self._poll_failed)

        self._tasks.spawn("missed orders" if RecordKind.ORDER in kinds else "missed records", wait_and_work)

    async def cancel_sync(self) -> None:
        """Stop reading; what was read is still delivered, and a later sync goes on by digests."""
        await self._tasks.end("sync")
        now = self.parts.clock.now()
        await self.parts.database.write(lambda c: set_sync(c, self.kept.id, api.SyncState.CANCELLED, now))
        self._dirty = True

    async def progress(self) -> api.SyncProgress:
        """Return how the sync stands."""
        receiver = Receiver(self.platform, self.parts.pacer(self.kept.fingerprint, self.platform.pace))
        now = self.parts.clock.now()
        return await self.parts.database.read(
            lambda c: progress(c, self.kept.id, self.kept.scope_id, self.tracker, receiver, now, self.kept.kinds)
        )

    async def _watch(self) -> None:
        """Poll the store when it is time; looked at every minute at the most, for a computer sleeps and clocks jump."""
        while True:
            if not self.watcher.turn.locked() and not await self._store.do(self._look, self._poll_failed):
                return
            await self.parts.clock.sleep(LOOK_AGAIN_SECONDS)

    async def _look(self) -> None:
        """Poll, or read everything, whatever is due."""
        if await self.watcher.starts_anew():
            await self.sync(full=False)
        elif await self.watcher.due():
            if not self.kept.settings.woocommerce:
                await self.sync(full=False)
                return
            async with self.watcher.turn, self.watcher.open():
                await self.watcher.poll()
            self._dirty = True
            self.parts.hub.publish(api.ConnectionsChanged())

    async def _poll_failed(self, problem: Problem) -> None:
        """Say why a poll did not go through."""
        self.watcher.problem = problem
        self._dirty = True

    async def _sync(self) -> None:
        """Run the pass to its end."""
        if await self._store.do(self._run_pass, self._sync_failed):
            self._found()
            self.parts.hub.publish(api.ConnectionsChanged())

    async def _sync_failed(self, problem: Problem) -> None:
        """Write down why the pass does not go on for now, or at all."""
        now = self.parts.clock.now()
        state = api.SyncState.RUNNING if problem.code in PASSING else api.SyncState.FAILED
        await self.parts.database.write(lambda c: set_sync(c, self.kept.id, state, now, problem))
        self._dirty = True

    async def _run_pass(self) -> None:
        generation, reading = await self._reading()
        async with self.watcher.turn, self.watcher.open():
            if reading is Reading.NEWS:
                await self.watcher.poll()
            self._pass = self.watcher.whole(reading, generation, asyncio.Event(), self._moved)
            try:
                await self._pass.run()
            finally:
                self._pass = None

    async def _reading(self) -> tuple[int, Reading]:
        """Return the generation of what is sent, and whether what is found is the past."""
        sync = await self.parts.database.read(lambda c: load_sync(c, self.kept.id))
        generation = await self.parts.database.read(lambda c: connections.generation(c, self.kept.scope_id))
        # Also where everything is sent again: what the ledger has not noted by then happened since the first pass.
        return generation, Reading.PAST if sync is None or sync.pass_number == 1 else Reading.NEWS

    def store_credentials(self) -> StoreCredentials:
        """Return the way into the store."""
        return StoreCredentials(
            username=self._secrets.get("store_username", ""),
            password=SecretStr(self._secrets.get("store_password", "")),
            password_uuid=self._secrets.get("store_password_uuid", ""),
            place=KeyPlace(self._secrets.get("store_key_place", KeyPlace.HEADER)),
        )

    def _found(self) -> None:
        """There is something new in line."""
        self._dirty = True
        self.wake()

    def _moved(self, phase: Phase, done: int) -> None:
        self.tracker.read(phase, done)
        self._dirty = True
        self.wake()

    # -- the companion ---------------------------------------------------------------------------

    def companion(self, rest: RestClient) -> Companion:
        """Return the plugin in the store, with this connection as its reader."""
        return Companion(rest, self.kept.uid)

    async def look_for_companion(self) -> None:
        """Ask the store at once whether the plugin is there."""
        await self._tasks.end("companion")
        if self.kept.state is api.ConnectionState.CONNECTED:
            self._tasks.spawn("companion", self._listen)

    async def _listen(self) -> None:
        """Listen to the companion. Its records are read with a client of their own, for passes keep theirs busy."""
        async with self.parts.store_http() as http:
            rest = RestClient(http, self.kept.site, self.store_credentials(), tries=2)
            source = Follower(rest, self.kept.site, self.kept.facts.currency, form=self.kept.product_form)
            self.listener = Listener(
                Listening(
                    connection_id=self.kept.id,
                    companion=self.companion(rest),
                    intake=lambda: self.watcher.news(source),
                    turn=self.watcher.turn,
                    database=self.parts.database,
                    clock=self.parts.clock,
                    settings=plugin_settings(self.kept.settings, self.session()),
                    queued=self._found,
                    pass_over_everything=lambda: self.sync(full=False),
                    told=lambda: self.parts.hub.publish(api.CompanionChanged(connection=self.kept.id)),
                )
            )
            await self.listener.run()

    # -- keeping in touch ------------------------------------------------------------------------

    async def _heartbeats(self) -> None:
        while True:
            await self.parts.clock.sleep(await self._heartbeat())

    async def _heartbeat(self) -> float:
        """Send one heartbeat, obey its answer, and return the seconds until the next."""
        waiting, _ = await self.parts.database.read(lambda c: counts(c, self.kept.id))
        health = Health(self.parts.version, self.kept.facts, sum(waiting.values()), self.kept.last_event_at)
        pulse = await self.platform.heartbeat(self.parts.platform_http, self.session(), health)
        if pulse.state is HeartbeatState.REVOKED:
            await self._refused()
        elif pulse.state is HeartbeatState.ACTIVE:
            await self._change(last_heartbeat_at=self.parts.clock.now())
            if pulse.sync_requested:
                await self.sync(full=False)
        return pulse.next_seconds

    async def _watch_facts(self) -> None:
        """Read anew, now and then, what the store runs: it may have been updated, or have gained a shop."""
        await self.parts.clock.sleep(FIRST_LOOK_SECONDS)
        while True:
            if values := await look_again(self.parts.store_http, self.kept, self.store_credentials()):
                await self._change(**values)
            await self.parts.clock.sleep(LOOK_SECONDS)

    async def _forget_old(self) -> None:
        """Clear away what is old, a little at a time, every hour."""
        keep = timedelta(days=self.kept.settings.retention_days)
        began, wall = self.parts.clock.monotonic(), self.parts.clock.now()
        while True:
            # By the steady clock: one that is set forward by a year must not make the whole log old.
            now = wall + timedelta(seconds=self.parts.clock.monotonic() - began)
            look = partial(old, connection_id=self.kept.id, keep=keep, now=now)
            while found := await self.parts.database.read(look):
                await self.parts.database.write(partial(forget, what=found))
                await self.parts.clock.sleep(BETWEEN_PRUNINGS_SECONDS)
            await self.parts.database.tidy()
            await self.parts.clock.sleep(PRUNE_EVERY_SECONDS)

    async def _tick(self) -> None:
        """Tell listeners what moved, a few times a second at the most."""
        while True:
            await self.parts.clock.sleep(TICK_SECONDS)
            if not self._dirty:
                continue
            self._dirty = False
            if self._delivered:
                self._delivered = False
                now = self.parts.clock.now()
                await self.parts.database.write(lambda c, now=now: self._touch(c, now))  # type: ignore[misc]
            if self.parts.hub.listeners:
                self.parts.hub.publish(api.ProgressChanged(progress=await self.progress()))
                self.parts.hub.publish(api.DeliveriesChanged(connection=self.kept.id))

    def _touch(self, connection: Any, now: Any) -> None:
        connections.change(connection, self.kept.id, last_event_at=now)

    async def _change(self, **values: Any) -> None:
        """Change the connection's row, take the change in, and tell listeners."""
        await self.parts.database.write(lambda c: connections.change(c, self.kept.id, **values))
        kept = await self.parts.database.read(lambda c: connections.load(c, self.kept.id))
        if kept is not None:
            self.kept = kept
        self.parts.hub.publish(api.ConnectionsChanged())
