"""A connection at work: its courier, its sync, its heartbeat. One task each, started and stopped together."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from pydantic import SecretStr

from app.delivery.courier import Courier, CourierHooks
from app.delivery.log import counts
from app.delivery.retention import prune
from app.delivery.retry import Backoff
from app.delivery.settlement import Bodies
from app.engine import connections
from app.engine.connections import Kept
from app.engine.parts import Parts
from app.model import api
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.model.store import StoreCredentials
from app.platforms.protocol import Health, HeartbeatState, Platform, Session
from app.platforms.registry import platform
from app.stores.reader import Reader
from app.stores.rest import RestClient
from app.sync.checkpoints import Phase, begin_sync, load_sync, next_sync_at, set_sync
from app.sync.detection import Detector, Reading
from app.sync.initial import Pass
from app.sync.progress import Tracker, progress

log = logging.getLogger(__name__)

PASSING = frozenset(
    {
        ProblemCode.HOST_NOT_FOUND,
        ProblemCode.CONNECTION_REFUSED,
        ProblemCode.TIMED_OUT,
        ProblemCode.MAINTENANCE,
        ProblemCode.RATE_LIMITED,
        ProblemCode.STORE_ERROR,
        ProblemCode.SITE_BROKEN,
        ProblemCode.NOT_JSON,
        ProblemCode.FIREWALL,
        ProblemCode.TLS_INVALID,
    }
)
"""What a store may suffer from for a while: the sync waits and goes on by itself."""

STORE_BACKOFF = Backoff(first=timedelta(seconds=4), longest=timedelta(minutes=10))
TICK_SECONDS = 0.25
AFTER_A_DEFECT_SECONDS = 30.0
PRUNE_EVERY_SECONDS = 3600.0
BETWEEN_PRUNINGS_SECONDS = 0.5
LOOK_AGAIN_SECONDS = 60.0

OF_THE_KEYRING = frozenset({ProblemCode.KEYRING_MISSING, ProblemCode.KEYRING_LOCKED, ProblemCode.CREDENTIALS_MISSING})
"""Problems that are over as soon as the credentials can be opened again."""


def _problem_of(error: BaseException, task: str) -> Problem:
    """Return what a task's failure means; several at once mean what the first of them means."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    if isinstance(error, ProblemError):
        return error.problem
    return Problem(code=ProblemCode.INTERNAL, detail=f"{task}: {type(error).__name__}")


class Runtime:
    """One connection's tasks. `start` and `stop` may be called in any order, any number of times."""

    def __init__(self, parts: Parts, kept: Kept) -> None:
        self.parts = parts
        self.kept = kept
        self.platform: Platform = platform(kept.platform)
        self.tracker = Tracker(parts.clock)
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._courier: Courier | None = None
        self._pass: Pass | None = None
        self._secrets: dict[str, str] = {}
        self._dirty = False
        self._delivered = False

    # -- life ------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Open the credentials and go to work; where they are missing the connection asks for the user."""
        if self.kept.state in {api.ConnectionState.PAUSED, api.ConnectionState.DISCONNECTED}:
            return
        try:
            secrets = await self.parts.vault.get(self.kept.uid)
        except ProblemError as error:
            await self.needs_user(error.problem)
            return
        if secrets is None:
            await self.needs_user(Problem(code=ProblemCode.CREDENTIALS_MISSING))
            return
        self._secrets = secrets
        if self.kept.state is api.ConnectionState.ATTENTION:
            if self.kept.problem is None or self.kept.problem.code not in OF_THE_KEYRING:
                return
            await self._change(state=api.ConnectionState.CONNECTED.value, problem=None)
        self._start_tasks()
        sync = await self.parts.database.read(lambda c: load_sync(c, self.kept.id))
        if sync is not None and sync.state in {api.SyncState.RUNNING, api.SyncState.FAILED}:
            self._spawn("sync", self._sync)

    async def unlock(self) -> None:
        """Open the credentials where nobody did: a paused connection does without. Raises ProblemError."""
        if not self._secrets:
            found = await self.parts.vault.get(self.kept.uid)
            if found is None:
                raise ProblemError(ProblemCode.CREDENTIALS_MISSING)
            self._secrets = found

    def _start_tasks(self) -> None:
        self._courier = self._make_courier()
        self._spawn("courier", self._courier.run)
        self._spawn("heartbeat", self._heartbeats)
        self._spawn("ticker", self._tick)
        self._spawn("retention", self._forget_old)
        self._spawn("repetition", self._sync_again)

    async def stop(self) -> None:
        """End every task; what was on its way is sent again at the next start."""
        tasks = list(self._tasks.values())
        self._tasks.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

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
        current = asyncio.current_task()
        for name, task in list(self._tasks.items()):
            if task is not current and name != "ticker":
                task.cancel()

    def _spawn(self, name: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        before = self._tasks.get(name)
        if before is not None and not before.done():
            return

        self._tasks[name] = asyncio.create_task(self._guarded(name, work), name=f"{name} {self.kept.id}")

    async def _guarded(self, name: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Do a task's work; where it fails (a full disk, a defect of ours) say so and try again after a while."""
        while True:
            try:
                await work()
            except asyncio.CancelledError:
                raise
            except Exception as error:
                log.exception("a task failed", extra={"connection": self.kept.id, "task": name})
                await self._say(_problem_of(error, name))
                await self.parts.clock.sleep(AFTER_A_DEFECT_SECONDS)
            else:
                return

    async def _say(self, problem: Problem) -> None:
        """Show a problem with the connection; where even that cannot be written it stands in the log."""
        try:
            await self._change(problem=problem.model_dump(mode="json"))
        except Exception:
            log.exception("a problem could not be written down", extra={"connection": self.kept.id})

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
            hooks=CourierHooks(self._settled, self._refused, self._scope_missing),
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
        await self._change(problem=problem.model_dump(mode="json"))

    def wake(self) -> None:
        """There is something new to deliver."""
        if self._courier is not None:
            self._courier.wake()

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
            self._spawn("sync", self._sync)
            return
        await self._end_task("sync")
        now = self.parts.clock.now()
        await self.parts.database.write(lambda c: begin_sync(c, self.kept.id, self.kept.scope_id, now, full=full))
        self.tracker = Tracker(self.parts.clock)
        self._spawn("sync", self._sync)
        self._dirty = True
        self.parts.hub.publish(api.ConnectionsChanged())

    async def cancel_sync(self) -> None:
        """Stop reading; what was read is still delivered, and a later sync goes on by digests."""
        await self._end_task("sync")
        now = self.parts.clock.now()
        await self.parts.database.write(lambda c: set_sync(c, self.kept.id, api.SyncState.CANCELLED, now))
        self._dirty = True

    async def progress(self) -> api.SyncProgress:
        """Return how the sync stands."""
        return await self.parts.database.read(lambda c: progress(c, self.kept.id, self.kept.scope_id, self.tracker))

    async def _end_task(self, name: str) -> None:
        task = self._tasks.pop(name, None)
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _sync_again(self) -> None:
        """Begin the next sync when it is time; looked at every minute, for a computer sleeps and clocks jump."""
        every = timedelta(minutes=self.kept.settings.poll_minutes)
        while True:
            last = await self.parts.database.read(lambda c: load_sync(c, self.kept.id))
            due = next_sync_at(last, every)
            if due is not None and due <= self.parts.clock.now():
                await self.sync(full=False)
            await self.parts.clock.sleep(LOOK_AGAIN_SECONDS)

    async def _sync(self) -> None:
        """Run the pass to its end; wait out what passes by itself, and say what does not."""
        tries = 0
        while True:
            try:
                await self._run_pass()
            except ProblemError as error:
                tries += 1
                if not await self._wait_out(error.problem, tries):
                    return
            else:
                self.wake()
                self._dirty = True
                self.parts.hub.publish(api.ConnectionsChanged())
                return

    async def _wait_out(self, problem: Problem, tries: int) -> bool:
        """Say what is wrong; return whether to go on after the wait."""
        now = self.parts.clock.now()
        passing = problem.code in PASSING
        state = api.SyncState.RUNNING if passing else api.SyncState.FAILED
        log.warning("reading the store failed", extra={"connection": self.kept.id, "code": problem.code.value})
        await self.parts.database.write(lambda c: set_sync(c, self.kept.id, state, now, problem))
        self._dirty = True
        if not passing:
            await self.needs_user(problem)
            return False
        await self.parts.clock.sleep(STORE_BACKOFF.delay(tries).total_seconds())
        return True

    async def _run_pass(self) -> None:
        sync = await self.parts.database.read(lambda c: load_sync(c, self.kept.id))
        generation = await self.parts.database.read(lambda c: connections.generation(c, self.kept.scope_id))
        # Also where everything is sent again: what the ledger has not noted by then happened since the first pass.
        reading = Reading.PAST if sync is None or sync.pass_number == 1 else Reading.NEWS
        async with self.parts.store_http() as http:
            rest = RestClient(http, self.kept.site, self.store_credentials())
            self._pass = Pass(
                connection_id=self.kept.id,
                source=Reader(rest, self.kept.site, self.kept.facts.currency),
                detector=lambda: self._detector(generation, reading),
                settings=self.kept.settings,
                database=self.parts.database,
                clock=self.parts.clock,
                moved=self._moved,
            )
            try:
                await self._pass.run()
            finally:
                self._pass = None

    def _detector(self, generation: int, reading: Reading) -> Detector:
        return Detector(
            scope=self.kept.scope,
            scope_id=self.kept.scope_id,
            generation=generation,
            platform=self.platform,
            profile=self.kept.profile,
            settings=self.kept.settings,
            hasher=self.parts.hasher,
            reading=reading,
            now=self.parts.clock.now(),
        )

    def store_credentials(self) -> StoreCredentials:
        """Return the way into the store."""
        return StoreCredentials(
            username=self._secrets.get("store_username", ""),
            password=SecretStr(self._secrets.get("store_password", "")),
            password_uuid=self._secrets.get("store_password_uuid", ""),
        )

    def _moved(self, phase: Phase, done: int) -> None:
        self.tracker.read(phase, done)
        self._dirty = True
        self.wake()

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

    async def _forget_old(self) -> None:
        """Clear away what is old, a little at a time, every hour."""
        keep = timedelta(days=self.kept.settings.retention_days)
        while True:
            now = self.parts.clock.now()
            work = partial(prune, connection_id=self.kept.id, keep=keep, now=now)
            while await self.parts.database.write(work):
                await self.parts.clock.sleep(BETWEEN_PRUNINGS_SECONDS)
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
