"""Writes down what an answer meant: the batch, its members and the try, on the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, insert, select, tuple_, update

from app.delivery.batches import Batch, BatchState, split
from app.delivery.retry import GIVE_UP_AFTER, Backoff
from app.model.changes import UPSERTS
from app.model.deliveries import DeliveryState
from app.model.reasons import ReasonCode
from app.platforms.protocol import Effect, ItemRuling, Ruling, Verdict
from app.storage.schema import batches, deliveries, records, tries

FIRST_POLL = timedelta(seconds=1)
LONGEST_POLL = timedelta(seconds=20)
LONGEST_JOB = timedelta(hours=6)
"""A job that says nothing for so long is taken for lost, and the same batch is sent again."""

CHUNK = 400

SETTLED_AS = {
    Ruling.DELIVERED: DeliveryState.DELIVERED,
    Ruling.FAILED: DeliveryState.FAILED,
    Ruling.DECLINED: DeliveryState.DECLINED,
    Ruling.ACCEPTED: DeliveryState.ACCEPTED,
}


class Bodies(StrEnum):
    """What becomes of the bodies of settled deliveries."""

    DROP = "drop"
    KEEP = "keep"
    """In debug mode."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One sending or poll, for the log. `path` has no query; `excerpt` no secret and no personal data."""

    at: datetime
    seconds: float
    method: str
    path: str
    status: int | None
    reason: ReasonCode | None
    excerpt: str = ""


def settle(
    connection: Connection,
    connection_id: int,
    batch: Batch,
    verdict: Verdict,
    attempt: Attempt,
    *,
    backoff: Backoff,
    bodies: Bodies,
    now: datetime,
) -> timedelta | None:
    """Record a try and its meaning; return the wait where the same batch will be sent again as it is."""
    _record(connection, batch, attempt)
    rulings = verdict.rulings
    if verdict.effect is Effect.SPLIT:
        if len(batch.members) > 1:
            split(connection, connection_id, batch, now)
            return None
        reason = rulings[0].reason or ReasonCode.TOO_LARGE
        rulings = (ItemRuling(Ruling.FAILED, reason, rulings[0].detail),)
    if all(one.ruling is Ruling.RETRY for one in rulings):
        return _send_again(connection, batch, rulings, verdict.retry_after, backoff, now)
    if any(one.ruling is Ruling.ACCEPTED for one in rulings):
        _poll_later(connection, batch, verdict, now)
    else:
        connection.execute(
            update(batches)
            .where(batches.c.id == batch.id)
            .values(state=BatchState.SETTLED.value, due_at=None, tries=batches.c.tries + 1)
        )
    _settle_members(connection, batch, rulings, verdict.retry_after, backoff, bodies, now)
    return None


def _record(connection: Connection, batch: Batch, attempt: Attempt) -> None:
    connection.execute(
        insert(tries).values(
            batch_id=batch.id,
            at=attempt.at,
            seconds=attempt.seconds,
            method=attempt.method,
            path=attempt.path,
            status=attempt.status,
            reason=None if attempt.reason is None else attempt.reason.value,
            excerpt=attempt.excerpt,
        )
    )


def _send_again(
    connection: Connection,
    batch: Batch,
    rulings: Sequence[ItemRuling],
    retry_after: timedelta | None,
    backoff: Backoff,
    now: datetime,
) -> timedelta | None:
    """Keep the batch as it is for another try, or give up after about three days of trying."""
    delay = backoff.delay(batch.tries + 1, retry_after)
    waited = batch.waited + delay.total_seconds()
    first = rulings[0]
    gave_up = waited > GIVE_UP_AFTER.total_seconds()
    connection.execute(
        update(batches)
        .where(batches.c.id == batch.id)
        .values(
            state=(BatchState.SETTLED if gave_up else BatchState.FROZEN).value,
            job_id="",
            polls=0,
            tries=batches.c.tries + 1,
            waited=waited,
            due_at=None if gave_up else now + delay,
        )
    )
    values: dict[str, object] = {
        "state": (DeliveryState.FAILED if gave_up else DeliveryState.WAITING).value,
        "tries": deliveries.c.tries + 1,
        "reason": (ReasonCode.GAVE_UP if gave_up else first.reason or ReasonCode.BUSY).value,
        "detail": first.detail,
        "next_try_at": None if gave_up else now + delay,
        "updated_at": now,
    }
    if gave_up:
        values["batch_id"] = None
    connection.execute(update(deliveries).where(deliveries.c.batch_id == batch.id).values(**values))
    return None if gave_up else delay


def _poll_later(connection: Connection, batch: Batch, verdict: Verdict, now: datetime) -> None:
    pause = verdict.retry_after or min(LONGEST_POLL, FIRST_POLL * 2 ** min(batch.polls, 10))
    connection.execute(
        update(batches)
        .where(batches.c.id == batch.id)
        .values(
            state=BatchState.ACCEPTED.value,
            job_id=verdict.job_id or batch.job_id,
            polls=batch.polls + 1,
            due_at=now + pause,
        )
    )


def _settle_members(
    connection: Connection,
    batch: Batch,
    rulings: Sequence[ItemRuling],
    retry_after: timedelta | None,
    backoff: Backoff,
    bodies: Bodies,
    now: datetime,
) -> None:
    """Give each member its ruling; those of one fate share a statement."""
    fates: dict[ItemRuling, list[int]] = {}
    for member, ruling in zip(batch.members, rulings, strict=True):
        fates.setdefault(ruling, []).append(member)
    for fate, members in fates.items():
        values: dict[str, object] = {"updated_at": now, "detail": fate.detail}
        if not batch.job_id:
            values["tries"] = deliveries.c.tries + 1
        values["reason"] = None if fate.reason is None else fate.reason.value
        if fate.ruling is not Ruling.RETRY:
            values |= {"state": SETTLED_AS[fate.ruling].value, "next_try_at": None}
            if fate.ruling is Ruling.FAILED:
                values["batch_id"] = None
            elif fate.ruling is not Ruling.ACCEPTED and bodies is Bodies.DROP:
                values["body"] = None
        for start in range(0, len(members), CHUNK):
            chosen = members[start : start + CHUNK]
            if fate.ruling is Ruling.RETRY:
                _try_apart(connection, batch, chosen, values, retry_after, backoff, now)
                continue
            connection.execute(update(deliveries).where(deliveries.c.id.in_(chosen)).values(**values))
            if fate.ruling is Ruling.DELIVERED:
                _note_known(connection, chosen)


def _try_apart(
    connection: Connection,
    batch: Batch,
    members: Sequence[int],
    values: dict[str, object],
    retry_after: timedelta | None,
    backoff: Backoff,
    now: datetime,
) -> None:
    """Let members leave the batch to be tried again, each by its own tries and the time that it waited so far."""
    d = deliveries.c
    histories: dict[tuple[int, float], list[int]] = {}
    for row in connection.execute(select(d.id, d.tries, d.waited).where(d.id.in_(members))):
        histories.setdefault((row.tries, row.waited), []).append(row.id)
    for (tried, waited_before), alike in histories.items():
        delay = backoff.delay(tried + (0 if batch.job_id else 1), retry_after)
        waited = waited_before + batch.waited + delay.total_seconds()
        fate: dict[str, object] = {"state": DeliveryState.WAITING.value, "next_try_at": now + delay}
        if waited > GIVE_UP_AFTER.total_seconds():
            fate = {
                "state": DeliveryState.FAILED.value,
                "next_try_at": None,
                "reason": ReasonCode.GAVE_UP.value,
            }
        connection.execute(
            update(deliveries).where(d.id.in_(alike)).values(**values | fate, batch_id=None, waited=waited)
        )


def _note_known(connection: Connection, members: Sequence[int]) -> None:
    """The platform has these records from us: what is sent of them later may change them."""
    saved = select(deliveries.c.scope_id, deliveries.c.kind, deliveries.c.record_id).where(
        deliveries.c.id.in_(members), deliveries.c.change.in_([change.value for change in UPSERTS])
    )
    identity = tuple_(records.c.scope_id, records.c.kind, records.c.record_id)
    connection.execute(update(records).where(identity.in_(saved)).values(known=True))
