"""How a sync fares: done, total, speed, and the time left by the slower of store and platform.

How fast the store is shows while it is read. How fast the platform may be written to is known beforehand where it has
a limit: the requests that are left, at the pace that is allowed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from app.delivery.log import counts
from app.delivery.outlook import requests_left
from app.delivery.pace import Pacer
from app.model.api import KindProgress, SyncProgress, SyncState
from app.model.clock import Clock
from app.model.records import SHOP_KINDS, RecordKind
from app.platforms.protocol import Platform
from app.sync.checkpoints import READS, Checkpoint, Phase, SyncRow, guests_known, load_checkpoints, load_sync

WINDOW_SECONDS = 30.0
PHASE_OF = {kind: phase for phase, kind in READS.items()}


@dataclass(slots=True)
class Rate:
    """How fast something counts up, over the last half minute."""

    clock: Clock
    _seen: deque[tuple[float, int]] = field(default_factory=deque)

    def at(self, count: int) -> None:
        """Note the count as it is now."""
        now = self.clock.monotonic()
        if self._seen and count < self._seen[-1][1]:
            self._seen.clear()
        self._seen.append((now, count))
        while self._seen[0][0] < now - WINDOW_SECONDS and len(self._seen) > 2:
            self._seen.popleft()

    @property
    def per_second(self) -> float | None:
        """Return the speed, or None while too little was seen."""
        if len(self._seen) < 2:
            return None
        (began, first), last = self._seen[0], self._seen[-1][1]
        seconds = self.clock.monotonic() - began
        return (last - first) / seconds if seconds > 0.2 and last > first else None


@dataclass(frozen=True, slots=True)
class Receiver:
    """The platform that a sync goes to, and its pace as it is known now."""

    platform: Platform
    pacer: Pacer


@dataclass(slots=True)
class Tracker:
    """The speeds of one connection: of reading each phase, and of settling deliveries."""

    clock: Clock
    phase: Phase | None = None
    reading: dict[Phase, Rate] = field(default_factory=dict)
    settled: int = 0
    settling: Rate = field(init=False)

    def __post_init__(self) -> None:
        self.settling = Rate(self.clock)

    def read(self, phase: Phase, done: int) -> None:
        """So many records of a phase are read."""
        self.phase = phase
        self.reading.setdefault(phase, Rate(self.clock)).at(done)

    def delivered(self, count: int) -> None:
        """So many more deliveries are settled."""
        self.settled += count
        self.settling.at(self.settled)


def progress(
    connection: Connection,
    connection_id: int,
    scope_id: int,
    tracker: Tracker,
    receiver: Receiver,
    now: datetime,
    shown: Sequence[RecordKind] = SHOP_KINDS,
) -> SyncProgress:
    """Return the progress of these kinds as it stands in the database, with the tracker's speeds."""
    sync = load_sync(connection, connection_id)
    if sync is None:
        return SyncProgress(connection=connection_id)
    at = load_checkpoints(connection, connection_id)
    waiting, _ = counts(connection, connection_id)
    kinds = tuple(
        _guests(connection, scope_id, sync, at, waiting)
        if kind is RecordKind.GUEST
        else _kind(kind, sync, at.get(PHASE_OF[kind]), waiting, tracker)
        for kind in shown
    )
    unsettled = sum(waiting.values())
    running = sync.state is SyncState.RUNNING
    phase = tracker.phase.value if running and tracker.phase else ""
    store = _store_seconds(sync, at, tracker)
    requests = requests_left(connection, connection_id, receiver.platform, _to_deliver(sync, at, waiting), now)
    platform = _platform_seconds(requests, unsettled, tracker, receiver.pacer)
    left, slower = _slower(store, platform) if sync.state in (SyncState.RUNNING, SyncState.DONE) else (None, "")
    return SyncProgress(
        connection=connection_id,
        state=sync.state,
        full=sync.full,
        phase=phase or ("delivering" if sync.state is SyncState.DONE and unsettled else ""),
        kinds=kinds,
        seconds_left=left,
        slower=slower,
        started_at=sync.started_at,
        finished_at=sync.finished_at,
        problem=sync.problem,
    )


def _kind(
    kind: RecordKind, sync: SyncRow, at: Checkpoint | None, waiting: dict[RecordKind, int], tracker: Tracker
) -> KindProgress:
    delivering = waiting.get(kind, 0)
    if at is None:
        return KindProgress(kind=kind, delivering=delivering)
    state = SyncState.DONE if at.state is SyncState.DONE else sync.state
    rate = tracker.reading.get(at.phase)
    return KindProgress(
        kind=kind,
        state=state,
        done=at.done,
        total=at.total,
        delivering=delivering,
        per_second=rate.per_second if rate and state is SyncState.RUNNING else None,
        finished_at=at.finished_at,
    )


def _guests(
    connection: Connection,
    scope_id: int,
    sync: SyncRow,
    at: dict[Phase, Checkpoint],
    waiting: dict[RecordKind, int],
) -> KindProgress:
    """Guest buyers come with the orders, so their total is known when those are done."""
    orders = at.get(Phase.ORDERS)
    if orders is None:
        return KindProgress(kind=RecordKind.GUEST, delivering=waiting.get(RecordKind.GUEST, 0))
    found = guests_known(connection, scope_id)
    done = orders.state is SyncState.DONE
    return KindProgress(
        kind=RecordKind.GUEST,
        state=SyncState.DONE if done else sync.state,
        done=found,
        total=found if done else None,
        delivering=waiting.get(RecordKind.GUEST, 0),
        finished_at=orders.finished_at,
    )


def _store_seconds(sync: SyncRow, at: dict[Phase, Checkpoint], tracker: Tracker) -> float | None:
    """Return the seconds that reading needs at its present speed; None while that is not known."""
    if sync.state is not SyncState.RUNNING:
        return 0.0
    here = at.get(tracker.phase) if tracker.phase else None
    rate = tracker.reading[here.phase].per_second if here and here.phase in tracker.reading else None
    return (here.total - here.done) / rate if here and here.total is not None and rate else None


def _to_deliver(sync: SyncRow, at: dict[Phase, Checkpoint], waiting: Mapping[RecordKind, int]) -> dict[RecordKind, int]:
    """Return the deliveries that are left of each kind: what waits, and one for each record still to be read."""
    left = dict(waiting)
    if sync.state is SyncState.RUNNING:
        for phase, here in at.items():
            if here.total is not None and here.state is SyncState.RUNNING and (kind := READS.get(phase)):
                left[kind] = left.get(kind, 0) + max(0, here.total - here.done)
    return left


def _platform_seconds(requests: float, unsettled: int, tracker: Tracker, pacer: Pacer) -> float | None:
    """Return the seconds that delivering needs: by the pace where it is limited, else at its present speed."""
    if (by_pace := pacer.seconds_for(requests)) is not None:
        return by_pace
    speed = tracker.settling.per_second
    return 0.0 if not unsettled else (unsettled / speed if speed else None)


def _slower(store: float | None, platform: float | None) -> tuple[float | None, str]:
    """Return the seconds left and who needs them; None while nothing can be said."""
    if store is None or platform is None or not (store or platform):
        return None, ""
    return (store, "store") if store >= platform else (platform, "platform")
