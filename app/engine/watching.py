"""Watches one store: when a poll or a comparison of everything is due, one at a time, and what they leave behind."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from app.engine import connections
from app.engine.connections import Kept
from app.engine.debugging import watch_store
from app.engine.parts import Parts
from app.model import api
from app.model.deliveries import Lane
from app.model.reasons import Problem
from app.model.records import RecordKind
from app.model.store import StoreCredentials, StoreFacts
from app.platforms.protocol import Span
from app.platforms.registry import platform
from app.stores.facts import filters_by_date
from app.stores.follower import Follower
from app.stores.reader import Reader
from app.stores.rest import RestClient
from app.sync import guard, presence
from app.sync.absences import Absences
from app.sync.checkpoints import Phase, SyncRow, load_sync
from app.sync.detection import Detector, Reading
from app.sync.feeds import Feed, Filtering, leave, load_feeds, load_poll, wanted
from app.sync.initial import Pass
from app.sync.intake import Intake
from app.sync.latency import latencies
from app.sync.missed import Missed
from app.sync.polling import Poll
from app.sync.rereading import read_again
from app.sync.unreadable import Unread

log = logging.getLogger(__name__)

WITHOUT_WOOCOMMERCE = timedelta(hours=6)
"""How often a plain WordPress site is read and compared: it has nothing that could be polled."""


class Watcher:
    """Reads one connection's store, by passes and by polls. Whoever reads holds `turn`."""

    def __init__(
        self,
        parts: Parts,
        kept: Callable[[], Kept],
        credentials: Callable[[], StoreCredentials],
        moved: Callable[[], None],
    ) -> None:
        """`moved` is called whenever deliveries were queued."""
        self._parts = parts
        self._kept = kept
        self._credentials = credentials
        self._moved = moved
        self.turn = asyncio.Lock()
        self.problem: Problem | None = None
        """Why the last poll did not go through."""
        self._source: Follower | None = None

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Keep a way to the store open: what was learnt of its lists is learnt once."""
        kept = self._kept()
        async with self._way_in(kept) as rest:
            self._source = Follower(rest, kept.site, kept.facts.currency, form=kept.product_form)
            try:
                yield
            finally:
                self._source = None

    @asynccontextmanager
    async def _way_in(self, kept: Kept) -> AsyncIterator[RestClient]:
        """Open a way to the store, through the gate of its host."""
        async with self._parts.store_http() as http:
            watch_store(http, kept)
            yield RestClient(http, kept.site, self._credentials(), gate=self._parts.gate(kept.site.rest_root))

    # -- when ------------------------------------------------------------------------------------

    async def due_at(self) -> datetime | None:
        """Return when the next poll is due by itself; None until everything was read once."""
        kept = self._kept()
        return await self._parts.database.read(lambda c: _due_at(c, kept))

    async def starts_anew(self) -> bool:
        """Tell whether everything is to be read because a kind that is to be sent never was."""
        kept = self._kept()
        return await self._parts.database.read(lambda c: _unread(c, kept))

    async def due(self) -> bool:
        """Tell whether it is time for a poll."""
        at = await self.due_at()
        return at is not None and at <= self._parts.clock.now()

    # -- reading ---------------------------------------------------------------------------------

    def whole(
        self, reading: Reading, generation: int, drained: asyncio.Event, read: Callable[[Phase, int], None]
    ) -> Pass:
        """Return a pass over everything, with polls between its pages where they are due."""
        source, detector = self._open_source(), lambda: self._detector(reading, generation, Lane.HISTORY)
        source.forget()
        kept = self._kept()
        intake = Intake(kept.id, source, detector, kept.settings, self._parts.database)
        absences = Absences(intake, lambda _: self._moved())

        async def absent(kind: RecordKind, numbers: list[int]) -> None:
            await absences.confirm(kind, numbers, unseen=0)

        async def between(phase: Phase) -> bool:
            # Until everybody is known, an order that is read would make a stranger of a customer.
            if (reading is Reading.PAST and phase is not Phase.ORDERS) or not await self.due():
                return False
            await self.poll()
            return True

        return Pass(
            connection_id=kept.id,
            source=source,
            detector=detector,
            settings=kept.settings,
            database=self._parts.database,
            clock=self._parts.clock,
            moved=read,
            between=between,
            absent=absent,
            drained=drained,
        )

    async def poll(self) -> None:
        """Read what changed. Raises ProblemError where the store cannot be read."""
        kept = self._kept()
        if not kept.settings.woocommerce:
            return
        generation = await self._generation()
        poll = Poll(
            connection_id=kept.id,
            source=self._open_source(),
            detector=lambda: self._detector(Reading.NEWS, generation, Lane.LIVE),
            settings=kept.settings,
            database=self._parts.database,
            clock=self._parts.clock,
            filtering=filtering_of(kept.facts),
            moved=lambda queued: self._moved() if queued else None,
        )
        await poll.run()
        self.problem = None

    async def read_again(self, wanted: Sequence[Unread], reading: Reading, generation: int) -> None:
        """Read records again that could not be understood, whatever else is being read.

        Raises ProblemError where the store cannot be read.
        """
        kept = self._kept()
        async with self._way_in(kept) as rest:
            reader = Reader(rest, kept.site, kept.facts.currency, form=kept.product_form)
            await read_again(
                reader, wanted, lambda: self._detector(reading, generation, Lane.HISTORY), self._parts.database
            )
        self._moved()

    async def missed(self, span: Span, kinds: Iterable[RecordKind]) -> None:
        """Read once more what the store's own webhooks may have missed in a span. Raises ProblemError."""
        kept, generation = self._kept(), await self._generation()

        def detector() -> Detector:
            # As the past is: records go also where the store delivers what is new.
            made = self._detector(Reading.PAST, generation, Lane.LIVE)
            return replace(made, profile=made.profile.without(span), again=span)

        intake = Intake(kept.id, self._open_source(), detector, kept.settings, self._parts.database)
        missed = Missed(intake, span, self._parts.clock.now(), lambda queued: self._moved() if queued else None)
        await missed.read(kinds)

    async def _generation(self) -> int:
        """Return how often everything was sent again deliberately."""
        scope_id = self._kept().scope_id
        return await self._parts.database.read(lambda c: connections.generation(c, scope_id))

    async def news(self, source: Follower) -> Intake:
        """Return what takes in news of records that somebody else told of, ahead of history."""
        kept, generation = self._kept(), await self._generation()
        return Intake(
            kept.id,
            source,
            lambda: self._detector(Reading.NEWS, generation, Lane.LIVE),
            kept.settings,
            self._parts.database,
        )

    def forget(self) -> None:
        """Learn anew what the store's lists are like: something of them was refused."""
        if self._source is not None:
            self._source.forget()

    def _open_source(self) -> Follower:
        assert self._source is not None  # whoever reads has opened it
        return self._source

    def _detector(self, reading: Reading, generation: int, lane: Lane) -> Detector:
        kept = self._kept()
        return Detector(
            scope=kept.scope,
            scope_id=kept.scope_id,
            generation=generation,
            platform=platform(kept.platform),
            profile=kept.profile,
            settings=kept.settings,
            hasher=self._parts.hasher,
            reading=reading,
            now=self._parts.clock.now(),
            lane=lane,
        )

    # -- what it leaves --------------------------------------------------------------------------

    async def state(self) -> api.Watch:
        """Return how the store is kept in sync."""
        kept, problem = self._kept(), self.problem
        return await self._parts.database.read(lambda c: _state(c, kept, problem))

    async def decide(self, decision: api.HeldDecision) -> int:
        """Do what a person decided about the deletions that are held; return how many records it was."""
        kept, database = self._kept(), self._parts.database
        if decision is api.HeldDecision.KEEP:
            return await database.write(lambda c: presence.keep(c, kept.scope_id))
        generation = await self._generation()
        count = 0
        while done := await database.write(
            lambda c: guard.agree(c, kept.id, self._detector(Reading.NEWS, generation, Lane.LIVE))
        ):
            count += done
            self._moved()
        return count


def filtering_of(facts: StoreFacts) -> Filtering:
    """Return whether the store's version can list what was modified after a time; what is not known shows itself."""
    return Filtering.UNKNOWN if filters_by_date(facts.woocommerce_version) else Filtering.IGNORED


def change_settings(connection: Connection, kept: Kept, values: dict[str, object], now_sent: list[RecordKind]) -> None:
    """Write settings down; kinds that are sent from now on are followed from now on."""
    connections.change(connection, kept.id, settings=values)
    for kind in now_sent:
        leave(connection, kept.id, kind)


def _unread(connection: Connection, kept: Kept) -> bool:
    sync = load_sync(connection, kept.id)
    if sync is None or sync.state is not api.SyncState.DONE or not kept.settings.woocommerce:
        return False
    feeds = load_feeds(connection, kept.id)
    return any(feeds[kind].followed_since is None for kind in wanted(kept.settings))


def _due_at(connection: Connection, kept: Kept) -> datetime | None:
    sync = load_sync(connection, kept.id)
    if sync is None or (sync.pass_number == 1 and sync.state not in {api.SyncState.DONE, api.SyncState.RUNNING}):
        return None
    every = timedelta(minutes=kept.settings.poll_minutes)
    if not kept.settings.woocommerce:
        return _ended(sync, max(every, WITHOUT_WOOCOMMERCE))
    last = load_poll(connection, kept.id)
    if last is not None:
        return last.polled_at + every
    return sync.started_at + every if sync.started_at else None


def _ended(sync: SyncRow, every: timedelta) -> datetime | None:
    if sync.state is not api.SyncState.DONE or sync.finished_at is None:
        return None
    return sync.finished_at + every


def _state(connection: Connection, kept: Kept, problem: Problem | None) -> api.Watch:
    feeds = load_feeds(connection, kept.id)
    followed = {kind for kind in wanted(kept.settings) if feeds[kind].followed_since is not None}
    last = load_poll(connection, kept.id)
    held = tuple(
        api.HeldDeletions(kind=row.kind, count=row.count, since=row.since)
        for row in presence.held(connection, kept.scope_id)
    )
    return api.Watch(
        connection=kept.id,
        polled_at=last.polled_at if last else None,
        next_poll_at=_due_at(connection, kept) if followed or not kept.settings.woocommerce else None,
        requests=last.requests if last else 0,
        problem=problem,
        latencies=tuple(_latencies(connection, kept, feeds)) if followed else (),
        held=held,
    )


def _latencies(connection: Connection, kept: Kept, feeds: dict[RecordKind, Feed]) -> list[api.Latency]:
    sizes = {kind: presence.count(connection, kept.scope_id, kind) for kind in wanted(kept.settings)}
    if filtering_of(kept.facts) is Filtering.IGNORED:
        feeds = {kind: replace(feed, filtering=Filtering.IGNORED) for kind, feed in feeds.items()}
    return latencies(kept.settings, feeds, sizes)
