"""The log: the outbox, read. Pages by key, newest first; nothing readable of a person leaves it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Row, and_, exists, func, select, update

from app.delivery import search
from app.delivery.outbox import RANK_LANE
from app.delivery.standing import among, logged
from app.model import api
from app.model.changes import PERSON_SAVED, ChangeKind
from app.model.deliveries import UNSETTLED, DeliveryState
from app.model.reasons import ReasonCode
from app.model.records import RecordKind
from app.storage.hashing import Hasher
from app.storage.schema import batches, deliveries, former_members, state_in, tries

NEWEST_OF_A_CAUSE = 5
LATE_REQUESTS = 5_000
"""How many of the newest tries are looked through for those of the last minute."""


def page(connection: Connection, query: api.DeliveryQuery, hasher: Hasher) -> api.DeliveryPage:
    """Return a page of the log; what it costs does not grow with the log."""
    found = search.find(connection, query, hasher)
    shown = found[: query.limit]
    d = deliveries.c
    rows = connection.execute(select(deliveries).where(d.id.in_(shown)).order_by(d.id.desc())).all()
    return api.DeliveryPage(
        rows=tuple(row_view(row) for row in rows),
        next_before=shown[-1] if len(found) > query.limit else None,
    )


def row_view(row: Row[Any]) -> api.DeliveryRow:
    """Return a delivery as the log shows it."""
    return api.DeliveryRow(
        id=row.id,
        connection=row.connection_id,
        change=ChangeKind(row.change),
        kind=RecordKind(row.kind),
        record_id="" if row.kind == RecordKind.GUEST.value else row.record_id,
        summary=api.Summary.model_validate(row.summary),
        state=DeliveryState(row.state),
        lane=RANK_LANE[row.lane],
        tries=row.tries,
        next_try_at=row.next_try_at,
        reason=None if row.reason is None else ReasonCode(row.reason),
        detail=row.detail,
        created_at=row.created_at,
        occurred_at=row.occurred_at,
        updated_at=row.updated_at,
    )


def detail(connection: Connection, delivery: int) -> tuple[api.DeliveryDetail, Row[Any]] | None:
    """Return one delivery with its tries, or None."""
    row = connection.execute(select(deliveries).where(deliveries.c.id == delivery)).first()
    if row is None:
        return None
    asked = select(tries).where(tries.c.batch_id.in_(_batches_of(row))).order_by(tries.c.id)
    seen = tuple(
        api.TryView(
            at=one.at,
            seconds=one.seconds,
            method=one.method,
            path=one.path,
            status=one.status,
            reason=None if one.reason is None else ReasonCode(one.reason),
            excerpt=one.excerpt,
        )
        for one in connection.execute(asked)
    )
    return api.DeliveryDetail(row=row_view(row), key=row.key, call=row.call, tries=seen, body=row.body), row


def _batches_of(row: Row[Any]) -> CompoundSelect[tuple[int]]:
    """Return the selection of the batches that a delivery is or was in."""
    d, f = deliveries.c, former_members.c
    left = select(f.batch_id).where(f.delivery_id == row.id)
    return select(d.batch_id).where(d.id == row.id, d.batch_id.is_not(None)).union_all(left)


def _failed_view(connection: Connection, row: Row[Any]) -> api.FailedDelivery:
    """Return a failed delivery with what was said of it: by the platform, or by whoever could not read the record.

    An answer to several deliveries does not say which of them it means, so it is left out.
    """
    d, f = deliveries.c, former_members.c
    alone = ~exists().where(d.batch_id == tries.c.batch_id, d.id != row.id)
    alone &= ~exists().where(f.batch_id == tries.c.batch_id, f.delivery_id != row.id)
    asked = (
        select(tries.c.excerpt)
        .where(tries.c.batch_id.in_(_batches_of(row)), alone)
        .order_by(tries.c.id.desc())
        .limit(1)
    )
    said = connection.execute(asked).scalar() or row.detail
    return api.FailedDelivery(**dict(row_view(row)), said=said)


def failure_groups(connection: Connection, connection_id: int | None) -> list[api.FailureGroup]:
    """Return the failed deliveries by cause, most frequent first."""
    d = deliveries.c
    failed = and_(logged(connection_id), d.state == DeliveryState.FAILED.value)
    asked = (
        select(
            d.connection_id,
            d.reason,
            func.count().label("n"),
            func.min(d.updated_at).label("first"),
            func.max(d.updated_at).label("last"),
        )
        .where(failed)
        .group_by(d.connection_id, d.reason)
        .order_by(func.count().desc())
    )
    groups = []
    for row in connection.execute(asked).all():
        newest = connection.execute(
            select(deliveries)
            .where(
                failed,
                d.connection_id == row.connection_id,
                d.reason.is_(row.reason) if row.reason is None else d.reason == row.reason,
            )
            .order_by(d.id.desc())
            .limit(NEWEST_OF_A_CAUSE)
        ).all()
        groups.append(
            api.FailureGroup(
                connection=row.connection_id,
                reason=ReasonCode(row.reason or ReasonCode.INVALID.value),
                count=row.n,
                first_at=row.first,
                last_at=row.last,
                newest=tuple(_failed_view(connection, one) for one in newest),
            )
        )
    return groups


def _chosen(selection: api.Selection) -> Any:
    d = deliveries.c
    conditions = [logged(selection.connection), d.state == DeliveryState.FAILED.value]
    if selection.ids:
        conditions.append(d.id.in_(selection.ids))
    if selection.reason is not None:
        conditions.append(d.reason == selection.reason.value)
    return and_(*conditions)


def retry(connection: Connection, selection: api.Selection, now: datetime) -> int:
    """Put failed deliveries back in line and return how many; the three days begin anew."""
    done = connection.execute(
        update(deliveries)
        .where(_chosen(selection), deliveries.c.body.is_not(None))
        .values(state=DeliveryState.WAITING.value, waited=0, next_try_at=None, updated_at=now)
    )
    return int(done.rowcount)


def discard(connection: Connection, selection: api.Selection, now: datetime) -> int:
    """Give failed deliveries up for good and return how many; their bodies are dropped.

    With a person's record goes what waits behind it: an event of somebody whom the platform does not know would
    make it invent the person.
    """
    d = deliveries.c
    people = connection.execute(
        select(d.connection_id, d.ordering_key).where(_chosen(selection), d.change.in_(sorted(PERSON_SAVED)))
    ).all()
    values: dict[str, Any] = {"state": DeliveryState.DISCARDED.value, "in_line": False, "body": None, "updated_at": now}
    if selection.note:
        values["detail"] = selection.note[:500]
    count = int(connection.execute(update(deliveries).where(_chosen(selection)).values(**values)).rowcount)
    for person in people:
        behind = (d.connection_id == person.connection_id) & (d.ordering_key == person.ordering_key)
        waiting = state_in(d.state, "waiting") & d.batch_id.is_(None) & d.change.not_in(sorted(PERSON_SAVED))
        count += int(connection.execute(update(deliveries).where(behind, waiting).values(**values)).rowcount)
    return count


def counts(connection: Connection, connection_id: int) -> tuple[dict[RecordKind, int], int]:
    """Return how many deliveries of each kind wait or are on their way, and how many have failed."""
    d = deliveries.c
    waiting: Counter[RecordKind] = Counter()
    asked = select(d.kind, func.count()).group_by(d.kind)
    for kind, number in among(connection, connection_id, UNSETTLED, asked):
        waiting[RecordKind(kind)] += number
    failed = connection.execute(
        select(func.count()).where(logged(connection_id), d.state == DeliveryState.FAILED.value)
    ).scalar()
    return dict(waiting), int(failed or 0)


def totals(connection: Connection, connection_id: int) -> api.DeliveryTotals:
    """Return how many deliveries of a connection are in each state."""
    d = deliveries.c
    found = among(connection, connection_id, DeliveryState, select(d.state, func.count()).group_by(d.state))
    return api.DeliveryTotals(states={DeliveryState(state): number for state, number in found})


def ages_of_requests(connection: Connection, connection_id: int, now: datetime) -> list[float]:
    """Return how many seconds ago the connection's requests of the last minute were sent."""
    newest = connection.execute(select(func.max(tries.c.id))).scalar() or 0
    asked = (
        select(tries.c.at)
        .join(batches, batches.c.id == tries.c.batch_id)
        .where(
            tries.c.id > newest - LATE_REQUESTS,
            batches.c.connection_id == connection_id,
            tries.c.method != "",
            tries.c.at > now - timedelta(minutes=1),
        )
    )
    return [(now - at).total_seconds() for at in connection.execute(asked).scalars()]
