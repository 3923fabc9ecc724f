"""A connection that only observes: what it finds is shown in the log and set aside, and nothing is sent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, exists, select, update

from app.engine.connections import Kept, forget
from app.model.clock import Clock
from app.model.deliveries import DeliveryState
from app.model.reasons import ReasonCode
from app.storage.database import Database
from app.storage.schema import deliveries, records, state_in, syncs
from app.sync.checkpoints import begin_sync
from app.sync.feeds import forget_feeds

AT_ONCE = 500
"""Rows a transaction, so that reading does not wait for a great many."""


@dataclass(slots=True)
class Observer:
    """Stands where the courier stands otherwise. `run` until cancelled; `wake` when there is something new."""

    connection_id: int
    database: Database
    clock: Clock
    changed: Callable[[int], None]
    """So many deliveries of this connection were set aside."""
    _wake: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Set aside what is found, until cancelled."""
        while True:
            self._wake.clear()
            now = self.clock.now()
            count = await self.database.write(lambda c, now=now: set_aside(c, self.connection_id, now))  # type: ignore[misc]
            if count:
                self.changed(count)
            else:
                await self._wake.wait()

    def wake(self) -> None:
        """Look for something new."""
        self._wake.set()


def set_aside(connection: Connection, connection_id: int, now: datetime) -> int:
    """Settle up to 500 waiting deliveries as observed, their bodies dropped; return how many."""
    d = deliveries.c
    waiting = (
        select(d.id)
        .where(d.connection_id == connection_id, state_in(d.state, "waiting"), d.batch_id.is_(None))
        .limit(AT_ONCE)
    )
    observed = {
        "state": DeliveryState.DISCARDED.value,
        "in_line": False,
        "reason": ReasonCode.OBSERVED.value,
        "body": None,
        "next_try_at": None,
        "updated_at": now,
    }
    return int(connection.execute(update(deliveries).where(d.id.in_(waiting)).values(**observed)).rowcount)


def take_up(connection: Connection, kept: Kept, now: datetime) -> None:
    """Let a connection that observed deliver from now on: what was only observed counts as not yet seen.

    A sync is begun, which goes on as soon as the connection is at work. The keys stay the same, so that what another
    computer delivered meanwhile is not in effect twice. Where this connection never delivered anything, what it finds
    is the store's past.
    """
    d = deliveries.c
    mine = d.connection_id == kept.id
    observed = (d.state == DeliveryState.DISCARDED.value) & (d.reason == ReasonCode.OBSERVED.value)
    forget(connection, kept, mine & observed)
    # Observed long ago, and gone from the log: the present state of everything is sent once more.
    connection.execute(update(records).where(records.c.scope_id == kept.scope_id).values(generation=-1))
    begin_sync(connection, kept.id, kept.scope_id, now, full=False)
    delivered = exists().where(mine, d.state == DeliveryState.DELIVERED.value)
    if not connection.execute(select(delivered)).scalar():
        forget_feeds(connection, kept.id)
        connection.execute(update(syncs).where(syncs.c.connection_id == kept.id).values(pass_number=1))
