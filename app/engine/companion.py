"""Following the companion of one connection's store: acquaintance, polls, acknowledgements, settings."""

from __future__ import annotations

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
from app.sync.companion_feed import Intake, RecordSource, look
from app.sync.detection import Detector

log = logging.getLogger(__name__)

ACTIVE_SECONDS = 5.0
IDLE_SECONDS = 60.0
ACTIVE_FOR = timedelta(minutes=3)
"""So long after the last event shoppers count as active."""
ABSENT_SECONDS = 600.0
"""How often a store without the plugin is asked again; the console's own look asks at once."""
STILL_HERE = timedelta(hours=12)
"""The store forgets readers that were silent for as long as it keeps events: say now and then that we are here."""
BETWEEN_PASSES = timedelta(minutes=10)
"""A pass over everything for what the feed alone cannot tell is begun at most so often; a gap begins one at once."""
TROUBLE = Backoff(first=timedelta(seconds=5), longest=timedelta(minutes=10))

REFUSED = frozenset({ProblemCode.NO_PERMISSION, ProblemCode.WRONG_PASSWORD, ProblemCode.REST_BLOCKED})


def plugin_settings(settings: ConnectionSettings, session: Session) -> dict[str, Any]:
    """Return how a connection wants the plugin set: with a write key it tracks the storefront, without one not."""
    wanted: dict[str, Any] = {"consent_required": settings.consent_required, "debug": settings.debug}
    write_key = session.secrets.get("write_key", "")
    if write_key:
        wanted |= {"tracking": True, "write_key": write_key, "api_host": session.hosts.api}
    return wanted


def settings_left_behind(session: Session) -> dict[str, Any]:
    """Return how the plugin is left when a connection ends: without its write key nothing is tracked."""
    return {"tracking": False, "write_key": ""} if session.secrets.get("write_key") else {}


@dataclass(frozen=True, slots=True)
class Following:
    """What following needs of its connection."""

    connection_id: int
    companion: Companion
    source: RecordSource
    detector: Callable[[], Detector]
    database: Database
    clock: Clock
    settings: Mapping[str, Any]
    """What the plugin is to be set to; an entry it does not have is left alone."""
    queued: Callable[[], None]
    """Called when there is something new to deliver."""
    pass_over_everything: Callable[[], Awaitable[None]]
    """Begins a pass: the feed had a gap, or tells of what it cannot show."""
    told: Callable[[], None]
    """Called when the plugin came, went, or told of something."""


@dataclass(slots=True)
class Follower:
    """Polls the feed of one store. `once` does one round and returns the seconds until the next."""

    following: Following
    state: api.CompanionState = api.CompanionState.UNKNOWN
    version: str = ""
    tracking: bool = False
    _faults: int = 0
    _quiet: int = 0
    _acquainted: bool = False
    _passed_at: datetime | None = None
    _last_event_at: datetime | None = None

    async def run(self) -> None:
        """Follow until cancelled."""
        while True:
            await self.following.clock.sleep(await self.once())

    async def once(self) -> float:
        """Do one round: what the store says is taken in, and the seconds until the next round are returned."""
        before = (self.state, self._last_event_at)
        seconds = await self._guarded_round()
        if (self.state, self._last_event_at) != before:
            self.following.told()
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
        page = await self.following.companion.events(kept.cursor)
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
        status = await self.following.companion.status()
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
        present = await self.following.companion.settings()
        if present is None:
            return
        wanted = self.following.settings
        if "write_key" not in wanted and present.get("tracking") is True:
            return  # another connection of this store tracks: its settings count
        changes = {name: value for name, value in wanted.items() if name in present and present[name] != value}
        if changes:
            await self.following.companion.save_settings(changes)
            self.tracking = bool(changes.get("tracking", self.tracking))

    async def _begin(self, before: FeedCursor | None) -> FeedCursor | None:
        """Make the store record for us from now on; what happened until then is found by a pass."""
        status = await self.following.companion.status()
        if status is None:
            return None
        # The store may know us already: we were interrupted before this was written down, and it records since then.
        standing = await self.following.companion.acknowledge(status.begin)
        if standing is None:
            return None
        now = self.following.clock.now()
        await self.following.database.write(
            lambda c: begin_feed(c, self.following.connection_id, standing.feed, status.begin, now)
        )
        self._acquainted = True
        if before is not None:
            await self._pass("the feed began anew")
        return await self._cursor()

    # -- reading ---------------------------------------------------------------------------------

    async def _take_in(self, kept: FeedCursor, page: FeedPage) -> None:
        if kept.cursor > page.standing.newest:
            # The site was restored from a backup: its numbers went back.
            await self._begin(kept)
            return
        if not page.events:
            return
        found = await look(self.following.source, page.events)
        intake = Intake(self.following.connection_id, self.following.detector(), kept.since)
        if await self.following.database.write(lambda c: intake.take_in(c, found)):
            self.following.queued()
        if page.gap:
            await self._pass("events were dropped before they were read")
        elif found.pass_needed and self._pass_is_due():
            await self._pass("the feed told of what only a look at everything shows")

    def _pass_is_due(self) -> bool:
        return self._passed_at is None or self.following.clock.now() - self._passed_at >= BETWEEN_PASSES

    async def _pass(self, why: str) -> None:
        log.info("a pass is begun", extra={"connection": self.following.connection_id, "why": why})
        self._passed_at = self.following.clock.now()
        await self.following.pass_over_everything()

    async def _acknowledge(self, kept: FeedCursor) -> None:
        """Tell the store what was safe before this round."""
        now = self.following.clock.now()
        if kept.cursor == kept.acked and now - kept.acked_at < STILL_HERE:
            return
        if await self.following.companion.acknowledge(kept.cursor) is not None:
            await self.following.database.write(lambda c: note_ack(c, self.following.connection_id, kept.cursor, now))

    def _newest(self, page: FeedPage, kept: FeedCursor) -> datetime | None:
        return page.events[-1].at if page.events else kept.last_event_at

    def _pause(self, page: FeedPage) -> float:
        """Return the seconds until the next round: few while shoppers are active, more and more when they are not."""
        if page.more:
            return 0.0
        if self._last_event_at is not None and self.following.clock.now() - self._last_event_at < ACTIVE_FOR:
            self._quiet = 0
            return ACTIVE_SECONDS
        self._quiet += 1
        return float(min(ACTIVE_SECONDS * 2**self._quiet, IDLE_SECONDS))

    async def _cursor(self) -> FeedCursor | None:
        return await self.following.database.read(lambda c: load_cursor(c, self.following.connection_id))
