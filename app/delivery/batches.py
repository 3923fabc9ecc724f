"""Frozen batches: chosen once, written down, then sent as often as it takes, always identically.

A batch is a row with its members in their seats, its idempotency key and, where the platform answers
with a job, the job's id. Everything works on the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, insert, or_, select, update

from app.delivery.identity import batch_key
from app.delivery.outbox import RANK_LANE
from app.model.changes import ChangeKind
from app.model.deliveries import DeliveryState
from app.platforms.protocol import CallSpec, Hold, Item, Platform
from app.storage.schema import IN_LINE, batch_members, batches, deliveries, precedences, records, state_in

Line: TypeAlias = Row[*tuple[Any, ...]]

PERSON_SAVED = (ChangeKind.CUSTOMER_SAVED.value, ChangeKind.GUEST_SAVED.value, ChangeKind.USER_SAVED.value)
"""Changes without which the platform does not know a person."""

HEADS = 5_000
"""How many waiting rows are looked at to fill a batch, once there is one to fill."""

COLUMNS = (
    deliveries.c.id,
    deliveries.c.key,
    deliveries.c.change,
    deliveries.c.body,
    deliveries.c.occurred_at,
    deliveries.c.lane,
    deliveries.c.call,
    deliveries.c.ordering_key,
    select(records.c.known)
    .where(
        records.c.scope_id == deliveries.c.scope_id,
        records.c.kind == deliveries.c.kind,
        records.c.record_id == deliveries.c.record_id,
    )
    .scalar_subquery()
    .label("known"),
)


class BatchState(StrEnum):
    """Where a batch is."""

    FROZEN = "frozen"
    """Chosen; to be sent at `due_at`."""
    SENDING = "sending"
    ACCEPTED = "accepted"
    """A job runs at the platform; to be polled at `due_at`."""
    SETTLED = "settled"
    DISSOLVED = "dissolved"
    """Its members go on in other batches."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch with its members, ready to be composed."""

    id: int
    call: str
    key: str
    job_id: str
    tries: int
    polls: int
    waited: float
    members: tuple[int, ...]
    items: tuple[Item, ...]


def take(
    connection: Connection, connection_id: int, platform: Platform, now: datetime, closed: frozenset[str]
) -> Batch | datetime | None:
    """Return the next batch to send or poll, marked as on its way; else when to look again; else None.

    `closed` names calls that are paused. Jobs come first (people wait behind them), then what was frozen
    before, then a new choice: live before history, never within an ordering key.
    """
    due = _due(connection, connection_id, now, closed)
    if due is None:
        chosen, held = _choose(connection, connection_id, platform, now, closed)
        if chosen:
            due = freeze(connection, connection_id, chosen[0][1], [row for row, _ in chosen], now)
        else:
            return _next_due(connection, connection_id, held, now)
    _mark_sending(connection, due, now)
    return due


def _due(connection: Connection, connection_id: int, now: datetime, closed: frozenset[str]) -> Batch | None:
    for state in (BatchState.ACCEPTED, BatchState.FROZEN):
        asked = (
            select(batches)
            .where(
                batches.c.connection_id == connection_id,
                batches.c.state == state.value,
                batches.c.due_at <= now,
                batches.c.call.not_in(closed),
                ~_stands_behind(batches.c.id),
            )
            .order_by(batches.c.due_at, batches.c.id)
            .limit(1)
        )
        row = connection.execute(asked).first()
        if row is not None:
            return _load(connection, row)
    return None


def _stands_behind(batch_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Tell whether a member of the batch has something unsettled before it in its line, outside the batch.

    So it is with the second half of a batch that was split while both halves hold the same person.
    """
    member, earlier = deliveries.alias("member"), deliveries.alias("ahead")
    return (
        select(earlier.c.id)
        .join(
            member,
            and_(
                earlier.c.connection_id == member.c.connection_id,
                earlier.c.ordering_key == member.c.ordering_key,
                earlier.c.position < member.c.position,
            ),
        )
        .where(
            member.c.batch_id == batch_id,
            member.c.state == DeliveryState.WAITING.value,
            earlier.c.batch_id.is_distinct_from(batch_id),
            state_in(earlier.c.state, *IN_LINE),
            earlier.c.state != "failed",
        )
        .exists()
    )


def _load(connection: Connection, row: Line) -> Batch:
    asked = (
        select(*COLUMNS)
        .join(batch_members, batch_members.c.delivery_id == deliveries.c.id)
        .where(batch_members.c.batch_id == row.id, deliveries.c.batch_id == row.id)
        .order_by(batch_members.c.seat)
    )
    members = connection.execute(asked).all()
    return Batch(
        row.id,
        row.call,
        row.key,
        row.job_id,
        row.tries,
        row.polls,
        row.waited,
        tuple(member.id for member in members),
        tuple(_item(member) for member in members),
    )


def _item(row: Line) -> Item:
    return Item(
        key=row.key,
        change=ChangeKind(row.change),
        body=row.body,
        occurred_at=row.occurred_at,
        lane=RANK_LANE[row.lane],
        known=bool(row.known),
    )


def _choose(
    connection: Connection, connection_id: int, platform: Platform, now: datetime, closed: frozenset[str]
) -> tuple[list[tuple[Line, str]], datetime | None]:
    """Choose deliveries of one call: heads of their lines, and for ordered calls what follows them."""
    chosen: list[tuple[Line, str]] = []
    held: datetime | None = None
    call = ""
    spec: CallSpec | None = None
    for looked_at, row in enumerate(connection.execute(_heads(connection_id, now))):
        if chosen and looked_at >= HEADS:
            break
        channel = row.call or platform.channel(_item(row), now)
        if isinstance(channel, Hold):
            held = min(held or channel.until, channel.until)
            continue
        if channel in closed or (call and channel != call):
            continue
        call, spec = channel, platform.calls[channel]
        chosen.append((row, channel))
        if len(chosen) >= spec.batch_size:
            break
    if spec is not None and spec.ordered and len(chosen) < spec.batch_size:
        chosen = _with_followers(connection, connection_id, platform, now, chosen, spec)
    return chosen, held


def _heads(connection_id: int, now: datetime) -> Select[*tuple[Any, ...]]:
    """Select waiting rows with nothing unsettled before them in their line.

    A person's record that failed holds back that person's events: an event of an unknown person would make
    the platform invent the subscriber.
    """
    d, earlier = deliveries.c, deliveries.alias("earlier")
    before = (
        select(earlier.c.id)
        .where(
            earlier.c.connection_id == d.connection_id,
            earlier.c.ordering_key == d.ordering_key,
            earlier.c.position < d.position,
            state_in(earlier.c.state, *IN_LINE),
            or_(earlier.c.state != "failed", earlier.c.change.in_(PERSON_SAVED)),
        )
        .exists()
    )
    return (
        select(*COLUMNS)
        .where(
            d.connection_id == connection_id,
            state_in(d.state, "waiting"),
            d.batch_id.is_(None),
            or_(d.next_try_at.is_(None), d.next_try_at <= now),
            ~before,
            ~_overtakes(),
        )
        .order_by(d.lane, d.position)
    )


def _overtakes() -> ColumnElement[bool]:
    """Tell whether a delivery would overtake an open one of the same record in another line: the person's address
    changed, and the old state must not come after the new one. One that failed is overtaken."""
    slower = deliveries.alias("slower")
    return (
        select(slower.c.id)
        .join(precedences, precedences.c.earlier_id == slower.c.id)
        .where(
            precedences.c.delivery_id == deliveries.c.id,
            state_in(slower.c.state, "waiting", "sending", "accepted"),
        )
        .exists()
    )


def _with_followers(
    connection: Connection,
    connection_id: int,
    platform: Platform,
    now: datetime,
    heads: list[tuple[Line, str]],
    spec: CallSpec,
) -> list[tuple[Line, str]]:
    """Add to each head what stands right behind it in its line and goes by the same call, in order."""
    d = deliveries.c
    lines: dict[bytes, list[tuple[Line, str]]] = {}
    asked = (
        select(*COLUMNS, d.state, d.batch_id, d.next_try_at, _overtakes().label("overtakes"))
        .where(
            d.connection_id == connection_id,
            d.ordering_key.in_([row.ordering_key for row, _ in heads[:400]]),
            state_in(d.state, *IN_LINE),
        )
        .order_by(d.ordering_key, d.position)
    )
    stopped: set[bytes] = set()
    for row in connection.execute(asked):
        if row.ordering_key in stopped:
            continue
        if row.state == "failed" and row.change not in PERSON_SAVED:
            continue
        due = row.next_try_at is None or row.next_try_at <= now
        ready = row.state == "waiting" and row.batch_id is None and due and not row.overtakes
        channel = (row.call or platform.channel(_item(row), now)) if ready else None
        if channel != spec.name:
            stopped.add(row.ordering_key)
            continue
        lines.setdefault(row.ordering_key, []).append((row, spec.name))
    together: list[tuple[Line, str]] = []
    for head, call in heads:
        together.extend(lines.get(head.ordering_key, [(head, call)]))
        if len(together) >= spec.batch_size:
            break
    return together[: spec.batch_size]


def freeze(
    connection: Connection,
    connection_id: int,
    call: str,
    rows: Sequence[Line],
    now: datetime,
    waited: float = 0.0,
) -> Batch:
    """Write a new batch down; its members' call is decided from now on."""
    key = batch_key(call, [row.key for row in rows])
    done = connection.execute(
        insert(batches).values(
            connection_id=connection_id,
            call=call,
            key=key,
            state=BatchState.FROZEN.value,
            due_at=now,
            created_at=now,
            waited=waited,
        )
    )
    assert done.inserted_primary_key is not None  # SQLite always tells
    batch_id = int(done.inserted_primary_key[0])
    connection.execute(
        insert(batch_members),
        [{"batch_id": batch_id, "seat": seat, "delivery_id": row.id} for seat, row in enumerate(rows)],
    )
    members = tuple(int(row.id) for row in rows)
    _update_members(connection, batch_id, members, call)
    return Batch(batch_id, call, key, "", 0, 0, waited, members, tuple(_item(row) for row in rows))


def _update_members(connection: Connection, batch_id: int, members: Sequence[int], call: str) -> None:
    for start in range(0, len(members), 400):
        connection.execute(
            update(deliveries)
            .where(deliveries.c.id.in_(members[start : start + 400]))
            .values(batch_id=batch_id, call=call)
        )


def _mark_sending(connection: Connection, batch: Batch, now: datetime) -> None:
    connection.execute(
        update(batches).where(batches.c.id == batch.id).values(state=BatchState.SENDING.value, due_at=None)
    )
    connection.execute(
        update(deliveries)
        .where(deliveries.c.batch_id == batch.id, deliveries.c.state == DeliveryState.WAITING.value)
        .values(state=DeliveryState.SENDING.value, updated_at=now)
    )


def _next_due(connection: Connection, connection_id: int, held: datetime | None, now: datetime) -> datetime | None:
    """Return the next time at which something falls due.

    What was due before and could not be taken waits for something else (a paused call, a place in its line), not
    for a time: looking again at once would find it just the same.
    """
    soonest = [held] if held else []
    for column, condition in (
        (
            batches.c.due_at,
            and_(batches.c.connection_id == connection_id, state_in(batches.c.state, "frozen", "accepted")),
        ),
        (
            deliveries.c.next_try_at,
            and_(
                deliveries.c.connection_id == connection_id,
                state_in(deliveries.c.state, "waiting"),
                deliveries.c.batch_id.is_(None),
            ),
        ),
    ):
        found = connection.execute(select(func.min(column)).where(condition, column > now)).scalar()
        if found is not None:
            soonest.append(found)
    return min(soonest) if soonest else None


def recover(connection: Connection, connection_id: int, now: datetime) -> int:
    """After a crash: what was on its way is due again at once, as the same batch. Return how many batches."""
    mine = batches.c.connection_id == connection_id
    interrupted = select(batches.c.id).where(mine, batches.c.state == BatchState.SENDING.value)
    connection.execute(
        update(deliveries)
        .where(deliveries.c.batch_id.in_(interrupted), deliveries.c.state == DeliveryState.SENDING.value)
        .values(state=DeliveryState.WAITING.value, updated_at=now)
    )
    polled = connection.execute(
        update(batches)
        .where(mine, batches.c.state == BatchState.SENDING.value, batches.c.job_id != "")
        .values(state=BatchState.ACCEPTED.value, due_at=now)
    )
    sent = connection.execute(
        update(batches)
        .where(mine, batches.c.state == BatchState.SENDING.value)
        .values(state=BatchState.FROZEN.value, due_at=now)
    )
    return int(polled.rowcount) + int(sent.rowcount)


def split(connection: Connection, connection_id: int, batch: Batch, now: datetime) -> None:
    """Send the same members again in two halves; their order stays."""
    connection.execute(
        update(batches).where(batches.c.id == batch.id).values(state=BatchState.DISSOLVED.value, due_at=None)
    )
    connection.execute(
        update(deliveries)
        .where(deliveries.c.batch_id == batch.id, deliveries.c.state.in_(["sending", "accepted"]))
        .values(state=DeliveryState.WAITING.value, updated_at=now)
    )
    rows = connection.execute(
        select(*COLUMNS)
        .join(batch_members, batch_members.c.delivery_id == deliveries.c.id)
        .where(batch_members.c.batch_id == batch.id, deliveries.c.batch_id == batch.id)
        .order_by(batch_members.c.seat)
    ).all()
    middle = (len(rows) + 1) // 2
    for half in (rows[:middle], rows[middle:]):
        if half:
            freeze(connection, connection_id, batch.call, half, now, batch.waited)
