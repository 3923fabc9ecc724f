"""Following the companion of one connection's store: acquaintance, polls, acknowledgements, settings."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.delivery.retry import Backoff
from app.model import api
from app.model.clock import Clock
from app.model.reasons import ProblemCode, ProblemError
from app.model.settings import ConnectionSettings
from app.platforms.protocol import Session
from app.storage.database import Database
from app.stores.companion import Companion, FeedPage, PluginStatus
from app.sync.companion_cursor import FeedCursor, begin_feed, load_cursor, note_ack
from app.sync.companion_feed import FeedIntake
from app.sync.intake import Intake

log = logging.getLogger(__name__)

ACTIVE_SECONDS = 5.0
IDLE_SECONDS = 60.0
ACTIVE_FOR = timedelta(minutes=3)
"""So long after the last event shoppers count as active."""
ABSENT_SECONDS = 600.0
"""How often a store without the plugin is asked again; the console's own look asks at once."""
STILL_HERE = timedelta(hours=12)
"""The store forgets readers that were silent for as long as it keeps events: say now and then that we are here."""
TROUBLE = Backoff(first=timedelta(seconds=5), longest=timedelta(minutes=10))

REFUSED = frozenset({ProblemCode.NO_PERMISSION, ProblemCode.WRONG_PASSWORD, ProblemCode.REST_BLOCKED})


def plugin_settings(settings: ConnectionSettings, session: Session) -> dict[str, Any]:
    """Return how a connection wants the plugin set: with a write key it tracks the storefront, without one not."""
    wanted: dict[str, Any] = {"consent_required": settings.consent_required, "debug": settings.debug}
    write_key = session.secrets.get("write_key", "")
    if write_key:
        wanted |= {"tracking": True, "write_key": write_key, "api_host": session.hosts.api}
    return wanted


async def take_leave(companion: Companion, write_key: str) -> None:
    """Tell the plugin that a connection ends: nothing is recorded for it any more, nor tracked with its write key.

    Saying it twice is saying it once, and where there is no plugin there is nobody to tell. Raises ProblemError.
    """
    if await companion.status() is None:
        return
    await companion.leave()
    kept = await companion.settings() if write_key else None
    if kept is not None and kept.get("write_key") == write_key:  # another connection's key stays
        await companion.save_settings({"tracking": False, "write_key": ""})


@dataclass(frozen=True, slots=True)
class Listening:
    """What listening needs of its connection."""

    connection_id: int
    companion: Companion
    intake: Callable[[], Awaitable[Intake]]
    """Makes what takes news of records in, ahead of history."""
    turn: asyncio.Lock
    """Held by whoever reads the store's records."""
    database: Database
    clock: Clock
    settings: Mapping[str, Any]
    """What the plugin is to be set to; an entry it does not have is left alone."""
    queued: Callable[[], None]
    """Called when there is something new to deliver."""
    pass_over_everything: Callable[[], Awaitable[None]]
    """Begins a pass: the feed had a gap."""
    told: Callable[[], None]
    """Called when the plugin came, went, or told of something."""


@dataclass(slots=True)
class Listener:
    """Polls the feed of one store. `once` does one round and returns the seconds until the next."""

    listening: Listening
    state: api.CompanionState = api.CompanionState.UNKNOWN
    version: str = ""
    tracking: bool = False
    _faults: int = 0
    _quiet: int = 0
    _acquainted: bool = False
    _last_event_at: datetime | None = None

    async def run(self) -> None:
        """Follow until cancelled."""
        while True:
            await self.listening.clock.sleep(await self.once())

    async def once(self) -> float:
        """Do one round: what the store says is taken in, and the seconds until the next round are returned."""
        before = (self.state, self._last_event_at)
        seconds = await self._guarded_round()
        if (self.state, self._last_event_at) != before:
            self.listening.told()
        return seconds

    async def _guarded_round(self) -> float:
        try:
            seconds = await self._round()
        except ProblemError as error:
            code = error.problem.code
            self._faults += 1
            if code in REFUSED:
                self.state = api.CompanionState.REFUSED
                return ABSENT_SECONDS
            log.info("the companion did not answer", extra={"code": code.value})
            return TROUBLE.delay(self._faults).total_seconds()
        self._faults = 0
        return seconds

    async def _round(self) -> float:
        kept = await self._cursor()
        if kept is None or not self._acquainted:
            kept = await self._get_acquainted(kept)
            if kept is None:
                return ABSENT_SECONDS
        page = await self.listening.companion.events(kept.cursor)
        if page is None or page.standing.copied:
            self._acquainted = False
            self.state = api.CompanionState.ABSENT if page is None else api.CompanionState.COPIED
            return ABSENT_SECONDS
        if not page.known or page.standing.feed != kept.feed:
            self._acquainted = False
            await self._begin(kept)
            return 0.0
        await self._take_in(kept, page)
        await self._acknowledge(kept)
        self.state, self._last_event_at = api.CompanionState.ACTIVE, self._newest(page, kept)
        return self._pause(page)

    @property
    def last_event_at(self) -> datetime | None:
        """When the last event that was read happened."""
        return self._last_event_at

    # -- acquaintance ----------------------------------------------------------------------------

    async def _get_acquainted(self, kept: FeedCursor | None) -> FeedCursor | None:
        """Find out what runs in the store, set it up, and return where to read from; None: nothing is to be read."""
        status = await self.listening.companion.status()
        self.note(status)
        if status is None or status.standing.copied:
            return None
        await self._set_up()
        self._acquainted = True
        if kept is None or kept.feed != status.standing.feed:
            return await self._begin(kept)
        return kept

    def note(self, status: PluginStatus | None) -> None:
        """Remember what was found in the store."""
        if status is None:
            self.state, self.version, self.tracking = api.CompanionState.ABSENT, "", False
            return
        copied = status.standing.copied
        self.state = api.CompanionState.COPIED if copied else api.CompanionState.ACTIVE
        self.version, self.tracking = status.version, status.tracking

    async def _set_up(self) -> None:
        """Change what of the plugin's settings is not as this connection wants it."""
        present = await self.listening.companion.settings()
        if present is None:
            return
        wanted = self.listening.settings
        if "write_key" not in wanted and present.get("tracking") is True:
            return  # another connection of this store tracks: its settings count
        changes = {name: value for name, value in wanted.items() if name in present and present[name] != value}
        if changes:
            await self.listening.companion.save_settings(changes)
            self.tracking = bool(changes.get("tracking", self.tracking))

    async def _begin(self, before: FeedCursor | None) -> FeedCursor | None:
        """Make the store record for us from now on; what happened until then is found by a pass."""
        status = await self.listening.companion.status()
        if status is None:
            return None
        # The store may know us already: we were interrupted before this was written down, and it records since then.
        standing = await self.listening.companion.acknowledge(status.begin)
        if standing is None:
            return None
        now = self.listening.clock.now()
        await self.listening.database.write(
            lambda c: begin_feed(c, self.listening.connection_id, standing.feed, status.begin, now)
        )
        self._acquainted = True
        if before is not None:
            log.info("the feed began anew", extra={"connection": self.listening.connection_id})
            await self.listening.pass_over_everything()
        return await self._cursor()

    # -- reading ---------------------------------------------------------------------------------

    async def _take_in(self, kept: FeedCursor, page: FeedPage) -> None:
        if kept.cursor > page.standing.newest:
            # The site was restored from a backup: its numbers went back.
            await self._begin(kept)
            return
        if not page.events:
            return
        feed_intake = FeedIntake(await self.listening.intake())
        try:
            await self._with_turn(feed_intake, page)
        finally:
            if feed_intake.queued:
                self.listening.queued()
        if page.gap:
            log.info("events were dropped before they were read", extra={"connection": self.listening.connection_id})
            await self.listening.pass_over_everything()

    async def _with_turn(self, feed_intake: FeedIntake, page: FeedPage) -> None:
        """Take a page in; while the whole store is being read, what it tells of records is left to that."""
        if self.listening.turn.locked():
            await feed_intake.take_in(page.events, with_records=False)
            return
        async with self.listening.turn:
            await feed_intake.take_in(page.events, with_records=True)

    async def _acknowledge(self, kept: FeedCursor) -> None:
        """Tell the store what was safe before this round."""
        now = self.listening.clock.now()
        if kept.cursor == kept.acked and now - kept.acked_at < STILL_HERE:
            return
        if await self.listening.companion.acknowledge(kept.cursor) is not None:
            await self.listening.database.write(lambda c: note_ack(c, self.listening.connection_id, kept.cursor, now))

    def _newest(self, page: FeedPage, kept: FeedCursor) -> datetime | None:
        return page.events[-1].at if page.events else kept.last_event_at

    def _pause(self, page: FeedPage) -> float:
        """Return the seconds until the next round: few while shoppers are active, more and more when they are not."""
        if page.more:
            return 0.0
        if self._last_event_at is not None and self.listening.clock.now() - self._last_event_at < ACTIVE_FOR:
            self._quiet = 0
            return ACTIVE_SECONDS
        self._quiet += 1
        return float(min(ACTIVE_SECONDS * 2**self._quiet, IDLE_SECONDS))

    async def _cursor(self) -> FeedCursor | None:
        return await self.listening.database.read(lambda c: load_cursor(c, self.listening.connection_id))
