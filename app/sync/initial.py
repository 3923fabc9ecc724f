"""A pass over the whole store: the first sync, and every "sync now".

Pages become deliveries and move the checkpoint in one commit, so a pass that is interrupted anywhere goes
on where it was. A pass after the first finds by digests and the ledger what changed.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Connection, func, select

from app.delivery.outbox import Entry, enqueue
from app.model.api import SyncState
from app.model.clock import Clock
from app.model.records import SHOP_KINDS, RecordKind, Unreadable
from app.model.settings import ConnectionSettings, PastOrders
from app.model.store import Cursor
from app.storage.database import Database
from app.storage.schema import deliveries, state_in
from app.sync import audience, ledger, presence, unreadable
from app.sync.checkpoints import READS, Checkpoint, Phase, load_checkpoints, save_checkpoint, set_sync
from app.sync.detection import Detector
from app.sync.feeds import Filtering, load_feeds, save_feed, since_of, wanted
from app.sync.watermark import store_time

log = logging.getLogger(__name__)

MOST_WAITING = 20_000
"""Reading pauses while more deliveries of the connection wait than this."""


class ReadPage(Protocol):
    """A page as the reader gives it."""

    @property
    def records(self) -> Sequence[Any]: ...
    @property
    def unreadable(self) -> Sequence[Unreadable]: ...
    @property
    def cursor(self) -> Cursor: ...
    @property
    def total(self) -> int | None: ...
    @property
    def ids(self) -> Sequence[int]: ...
    @property
    def last(self) -> bool: ...
    @property
    def asked_at(self) -> datetime | None: ...


class Source(Protocol):
    """Where pages come from: stores.reader.Reader."""

    def pages(self, kind: RecordKind, after: Cursor | None = None) -> AsyncGenerator[ReadPage]:
        """Yield the pages of a kind after a cursor, in order."""

    def order_heads(self, after: Cursor | None = None) -> AsyncGenerator[ReadPage]:
        """Yield orders without their lines: enough for the ledger."""


async def _no_pause(_: Phase) -> bool:
    return False


@dataclass(slots=True)
class Pass:
    """One pass of one connection. `run` it in a task; cancelling the task pauses it without loss."""

    connection_id: int
    source: Source
    detector: Callable[[], Detector]
    settings: ConnectionSettings
    database: Database
    clock: Clock
    moved: Callable[[Phase, int], None]
    """Called after each commit with the phase and its records done: progress, and something to deliver."""
    between: Callable[[Phase], Awaitable[bool]] = _no_pause
    """Called after each page; True where the store was read meanwhile, so that what was asked for ahead is stale."""
    absent: Callable[[RecordKind, list[int]], Awaitable[None]] | None = None
    """Deals with known records of a kind that the store's list does not have."""
    drained: asyncio.Event = field(default_factory=asyncio.Event)
    """Set by whoever delivers, whenever deliveries were settled."""

    async def run(self) -> None:
        """Go on with the pass until everything is read. Raises ProblemError where the store cannot be read."""
        for phase in self._phases():
            await self._read(phase)
        now = self.clock.now()
        await self.database.write(lambda c: set_sync(c, self.connection_id, SyncState.DONE, now))

    def _phases(self) -> list[Phase]:
        if not self.settings.woocommerce:
            return [Phase.USERS, Phase.COMMENTS] if self.settings.send_customers else []
        orders = self.settings.send_orders and self.settings.past_orders is not PastOrders.NONE
        wanted = {
            Phase.PRODUCTS: self.settings.send_products,
            Phase.TOTALS: self.settings.send_customers or orders,
            Phase.CUSTOMERS: self.settings.send_customers,
            Phase.ORDERS: self.settings.send_orders,
        }
        return [phase for phase, is_wanted in wanted.items() if is_wanted]

    async def _read(self, phase: Phase) -> None:
        reached = (await self.database.read(lambda c: load_checkpoints(c, self.connection_id))).get(phase)
        if reached is not None and reached.state is SyncState.DONE:
            return
        at = reached or Checkpoint(phase, SyncState.RUNNING, None, 0, None, 0, None)
        self.moved(phase, at.done)
        ended = False
        while not ended:
            at, ended = await self._stretch(phase, at)
        finished = replace(at, state=SyncState.DONE, total=at.done, finished_at=self.clock.now())
        await self.database.write(lambda c: save_checkpoint(c, self.connection_id, finished))
        self.moved(phase, finished.done)

    async def _stretch(self, phase: Phase, at: Checkpoint) -> tuple[Checkpoint, bool]:
        """Read pages until the end, or until the store was read by somebody else in between; return whether ended."""
        kind = READS.get(phase)
        pages = self.source.order_heads(at.cursor) if kind is None else self.source.pages(kind, at.cursor)
        async with aclosing(pages):
            async for page in pages:
                await self._room()
                before, at = at, _after(at, page)
                await self._commit(phase, page, at)
                self.moved(phase, at.done)
                if kind is not None and kind in SHOP_KINDS and self.absent is not None:
                    await self.absent(kind, await self._lacking(kind, before, page))
                if not page.last and await self.between(phase):
                    return at, False
        return at, True

    async def _lacking(self, kind: RecordKind, before: Checkpoint, page: ReadPage) -> list[int]:
        """Return the known ids that should be on a page and are not; a list that is empty altogether tells nothing."""
        reached = before.cursor.last_id if before.cursor else 0
        if not page.ids and not reached:
            return []
        first = min(reached, page.ids[0] - 1) if page.ids else reached
        upto = None if page.last else page.cursor.last_id
        scope_id, there = self.detector().scope_id, set(page.ids)
        known = await self.database.read(lambda c: presence.between(c, scope_id, kind, first, upto))
        return [one for one in known if one not in there]

    async def _commit(self, phase: Phase, page: ReadPage, at: Checkpoint) -> None:
        made = self.detector()

        def work(connection: Connection) -> None:
            detector = replace(made, since=self._follow(connection, page))
            entries = entries_of(connection, detector, phase, page.records)
            enqueue(connection, self.connection_id, detector.scope_id, entries, detector.now)
            presence.note(connection, detector.scope_id, READS.get(phase, RecordKind.ORDER), page.ids)
            if (kind := READS.get(phase)) is not None:
                ids = [str(one.id) for one in page.records]
                unreadable.take_back(connection, self.connection_id, kind, ids, detector)
                unreadable.enter(connection, self.connection_id, detector, page.unreadable)
            save_checkpoint(connection, self.connection_id, at)

        await self.database.write(work)

    def _follow(self, connection: Connection, page: ReadPage) -> dict[RecordKind, datetime]:
        """Begin to follow what was not followed yet, from the store's time when the pass began; return all times."""
        feeds = load_feeds(connection, self.connection_id)
        began = store_time(page.asked_at, self.clock.now())
        for kind in wanted(self.settings):
            if feeds[kind].followed_since is None or feeds[kind].filtering is Filtering.IGNORED:
                feeds[kind] = feeds[kind].begun(began)
                save_feed(connection, self.connection_id, feeds[kind])
        return since_of(feeds)

    async def _room(self) -> None:
        """Wait while too many deliveries wait: memory and disk must not grow with the store."""
        while True:
            self.drained.clear()
            waiting = await self.database.read(
                lambda c: c.execute(
                    select(func.count()).where(
                        deliveries.c.connection_id == self.connection_id, state_in(deliveries.c.state, "waiting")
                    )
                ).scalar()
            )
            if int(waiting or 0) <= MOST_WAITING:
                return
            await self.drained.wait()


def _after(at: Checkpoint, page: ReadPage) -> Checkpoint:
    return replace(
        at,
        cursor=page.cursor,
        done=at.done + len(page.records) + len(page.unreadable),
        total=page.total if page.total is not None else at.total,
        unreadable=at.unreadable + len(page.unreadable),
    )


def entries_of(connection: Connection, detector: Detector, phase: Phase, found: Sequence[Any]) -> list[Entry]:
    match phase:
        case Phase.PRODUCTS:
            return detector.products(connection, found)
        case Phase.CUSTOMERS:
            return detector.customers(connection, found)
        case Phase.ORDERS:
            return detector.orders(connection, found)
        case Phase.TOTALS:
            ledger.enter(connection, detector.scope_id, detector.hasher, found, {})
            return []
        case Phase.USERS:
            return audience.users(detector, connection, found)
        case Phase.COMMENTS:
            return audience.comments(detector, connection, found)
