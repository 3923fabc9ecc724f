"""A poll: what changed in a store since the last one, for a handful of requests however large the store is.

Products and orders are asked for by the date of their last change, customers by their ids, for they have no such
filter. Whatever requests are left compare a part of everything with what is known. Each commit leaves the poll where
another may begin: a poll that ends anywhere loses nothing and doubles nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import Connection

from app.delivery.outbox import enqueue
from app.model.clock import Clock
from app.model.records import Order, RecordKind
from app.model.settings import ConnectionSettings
from app.storage.database import Database
from app.sync import checkouts, presence, rolling, watermark
from app.sync.absences import Absences
from app.sync.detection import Detector
from app.sync.feeds import (
    Feed,
    Filtering,
    PollRow,
    Window,
    load_feed,
    load_feeds,
    load_poll,
    save_feed,
    save_poll,
    wanted,
)
from app.sync.initial import ReadPage
from app.sync.intake import Followed, Intake

BUDGET = 5
"""Requests of a poll that finds nothing, however large the store is."""
DATED = (RecordKind.PRODUCT, RecordKind.ORDER)
"""Kinds that a store can list by the date of their last change."""


@dataclass(slots=True)
class Poll:
    """Polls of one connection; `run` one at a time. Cancelling loses nothing."""

    connection_id: int
    source: Followed
    detector: Callable[[], Detector]
    """Makes a detector that reads news and sends them ahead of history."""
    settings: ConnectionSettings
    database: Database
    clock: Clock
    filtering: Filtering = Filtering.UNKNOWN
    """What is known of the store's version; IGNORED: it cannot list what was modified after a time."""
    moved: Callable[[int], None] = lambda _: None
    """Called after each commit with how many deliveries were queued."""
    _said: datetime | None = None
    """The store's time, when it was asked last in this poll."""
    _totals: dict[RecordKind, int] = field(default_factory=dict)

    async def run(self) -> None:
        """Read what changed. Raises ProblemError where the store cannot be read."""
        began = self.source.requests
        last = await self.database.read(lambda c: load_poll(c, self.connection_id))
        turn = 0 if last is None else last.turn + 1
        self._totals.clear()
        self._said = None
        feeds = await self.database.read(lambda c: load_feeds(c, self.connection_id))
        kinds = [kind for kind in wanted(self.settings) if feeds[kind].followed_since is not None]
        if RecordKind.PRODUCT in kinds:
            await self._changes(feeds[RecordKind.PRODUCT])
        if RecordKind.CUSTOMER in kinds:
            await self._newest(RecordKind.CUSTOMER)
        if RecordKind.ORDER in kinds:
            await self._changes(feeds[RecordKind.ORDER])
            await self._checkouts()
        await self._compare(kinds, turn, BUDGET - (self.source.requests - began))
        for kind in kinds:
            if kind in self._totals:
                await self._absences.by_total(kind, self._totals[kind])
        row = PollRow(self.clock.now(), turn, self.source.requests - began)
        await self.database.write(lambda c: save_poll(c, self.connection_id, row))

    @property
    def _intake(self) -> Intake:
        return Intake(self.connection_id, self.source, self.detector, self.settings, self.database)

    @property
    def _absences(self) -> Absences:
        return Absences(self._intake, self.moved)

    def _store_now(self, page: ReadPage) -> datetime:
        self._said = watermark.store_time(page.asked_at, self.clock.now())
        return self._said

    # -- what changed ----------------------------------------------------------------------------

    async def _changes(self, feed: Feed) -> None:
        """Read what was modified since the mark; where the store cannot tell, read at least what is new."""
        blind = Filtering.IGNORED in {feed.filtering, self.filtering}
        if not blind and await self._modified(feed):
            return
        await self._newest(feed.kind)

    async def _modified(self, feed: Feed) -> bool:
        """Read what was modified since the mark; return whether the store filters by date."""
        assert feed.mark is not None  # a kind that is followed has one
        window = feed.reading or Window(
            after=feed.mark - watermark.OVERLAP, before=max(feed.mark, self.clock.now()) + watermark.FUTURE
        )
        pages = self.source.changed(feed.kind, window.after, window.before, window.cursor)
        async with aclosing(pages):
            async for page in pages:
                if _unfiltered(page, window):
                    await self._take(feed.kind, page, _without_filter)
                    return False
                window = self._onwards(window, page)
                await self._take(feed.kind, page, self._marked(feed, window, page))
        return True

    def _onwards(self, window: Window, page: ReadPage) -> Window:
        store_now = self._store_now(page)
        began = window.began or store_now
        dates = [one.modified_at for one in page.records if one.modified_at is not None and one.modified_at <= began]
        newest = max([*dates, *([window.newest] if window.newest else [])], default=None)
        return window.model_copy(update={"began": began, "newest": newest, "cursor": page.cursor})

    def _marked(self, feed: Feed, window: Window, page: ReadPage) -> Callable[[Feed], Feed]:
        """Return what the page does to the feed: the last one moves the mark."""
        assert feed.mark is not None
        assert window.began is not None
        filtering = Filtering.HONOURED if page.records else feed.filtering
        if not page.last:
            return lambda now: replace(now, reading=window, filtering=filtering)
        mark = watermark.moved(feed.mark, window.began, window.newest)
        return lambda now: replace(now, reading=None, mark=mark, filtering=filtering)

    async def _newest(self, kind: RecordKind) -> None:
        """Read the records after those that are known: the ids of a store only rise.

        From the last known one on and forward, so that what was committed is always an unbroken part.
        """
        scope_id = self.detector().scope_id
        known, highest = await self.database.read(
            lambda c: (presence.count(c, scope_id, kind), presence.highest(c, scope_id, kind))
        )
        place = max(known - 1, 0)
        while True:
            page = await self.source.part(kind, place)
            self._note_total(kind, page, place)
            self._store_now(page)
            if place and (not page.ids or page.ids[0] > highest):
                place = max(0, place - self.source.per_page + 1)
                continue
            if any(one != highest for one in page.ids):
                await self._take(kind, page, lambda now: now)
            if page.last or not page.ids:
                return
            place += len(page.ids) - 1
            highest = max(highest, page.ids[-1])

    async def _take(self, kind: RecordKind, page: ReadPage, change: Callable[[Feed], Feed]) -> None:
        """Take a page in, and change the feed in the same commit."""

        def also(connection: Connection) -> None:
            save_feed(connection, self.connection_id, change(load_feed(connection, self.connection_id, kind)))

        queued = await self._intake.take(kind, page.records, ids=page.ids, unreadable=page.unreadable, also=also)
        self.moved(queued)

    # -- started checkouts -----------------------------------------------------------------------

    async def _checkouts(self) -> None:
        """Look again at drafts that were left alone for a while."""
        if not self.settings.send_orders:
            return
        detector = self.detector()
        store_now = self._said or watermark.store_time(None, self.clock.now())
        due = await self.database.read(lambda c: checkouts.due(c, detector.scope_id, store_now))
        if not due:
            return
        orders = [one for one in await self.source.some(RecordKind.ORDER, due) if isinstance(one, Order)]
        buyers = sorted({one.customer_id for one in orders if one.customer_id})
        found = await self.source.some(RecordKind.CUSTOMER, buyers) if buyers else []
        accounts = {one.id: one for one in found}

        def work(connection: Connection) -> int:
            checkouts.drop(connection, detector.scope_id, sorted(set(due) - {order.id for order in orders}))
            entries = checkouts.tell(connection, detector, orders, accounts, store_now)
            return enqueue(connection, self.connection_id, detector.scope_id, entries, detector.now)

        self.moved(await self.database.write(work))

    # -- comparing everything ----------------------------------------------------------------------

    async def _compare(self, kinds: list[RecordKind], turn: int, requests: int) -> None:
        """Spend so many requests on comparing a part of each kind in turn; one at least, however busy the store is."""
        left = max(requests, 1)
        for kind in rolling.order_of_kinds(turn):
            if kind in kinds and left > 0:
                before = self.source.requests
                await self._part(kind, left - 1)
                left -= self.source.requests - before

    async def _part(self, kind: RecordKind, affordable: int) -> None:
        feed = await self.database.read(lambda c: load_feed(c, self.connection_id, kind))
        place = rolling.place(feed.rolling)
        page = await self.source.part(kind, place, affordable)
        self._note_total(kind, page, place)
        part = rolling.Part(place, page.ids, page.last, page.total, self.source.per_page)
        store_now, now, scope_id = self._store_now(page), self.clock.now(), self.detector().scope_id
        stretch = rolling.covered(part)
        absent = await self._absences.within(kind, stretch, page.ids) if stretch else []

        def also(connection: Connection) -> None:
            known = presence.count(connection, scope_id, kind)
            before = load_feed(connection, self.connection_id, kind)
            save_feed(connection, self.connection_id, rolling.after(before, part, store_now, now, known))

        queued = await self._intake.take(kind, page.records, ids=page.ids, unreadable=page.unreadable, also=also)
        self.moved(queued)
        await self._absences.confirm(kind, absent, unseen=0)

    def _note_total(self, kind: RecordKind, page: ReadPage, place: int) -> None:
        """Note the store's count; beyond the end of the orders it is 0 and tells nothing."""
        if page.total is not None and (page.total or not place):
            self._totals[kind] = page.total


def _without_filter(feed: Feed) -> Feed:
    return replace(feed, filtering=Filtering.IGNORED, reading=None)


def _unfiltered(page: ReadPage, window: Window) -> bool:
    """Tell whether a store answered with records that were not modified after what it was asked for."""
    limit = window.after - watermark.NOT_FILTERED
    return any(one.modified_at is not None and one.modified_at < limit for one in page.records)
