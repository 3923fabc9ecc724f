"""Writes down what an answer meant: the batch, its members and the try, on the caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection

from app.delivery.batches import Batch, BatchState, split
from app.delivery.outbox import give_way
from app.delivery.retry import Backoff
from app.model.changes import UPSERTS
from app.model.deliveries import DeliveryState
from app.model.reasons import ReasonCode
from app.model.schedule import GIVE_UP_AFTER
from app.platforms.protocol import Effect, ItemRuling, Ruling, Verdict
from app.storage.columns import microseconds
from app.storage.procedures import Procedure
from app.storage.statements import run

FIRST_POLL = timedelta(seconds=1)
LONGEST_POLL = timedelta(seconds=20)
LONGEST_JOB = timedelta(hours=6)
"""A job that says nothing for so long is taken for lost, and the same batch is sent again."""

SETTLED_AS = {
    Ruling.DELIVERED: DeliveryState.DELIVERED,
    Ruling.FAILED: DeliveryState.FAILED,
    Ruling.DECLINED: DeliveryState.DECLINED,
    Ruling.ACCEPTED: DeliveryState.ACCEPTED,
}

END = (
    "UPDATE deliveries SET state = :state, tries = tries + :tried, reason = :reason, detail = :detail,"
    " next_try_at = NULL, updated_at = :now{more}"
    " WHERE id IN (SELECT value FROM json_each(:members)) AND state IN ('sending', 'accepted')"
)
"""What a column is not named for, the database need not look after: an index costs as much as the row."""
TRIED = (
    "INSERT INTO tries (batch_id, at, seconds, method, path, status, reason, excerpt)"
    " SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7"
    " FROM json_each(:rows)"
)
SETTLED = (
    "UPDATE batches SET state = 'settled', due_at = NULL, tries = tries + 1"
    " WHERE id IN (SELECT value FROM json_each(:batches))"
)
LEAVE_LINE = ", in_line = 0"
KNOWN = (
    "UPDATE records SET known = 1 WHERE scope_id = (SELECT scope_id FROM connections WHERE id = :connection)"
    " AND (kind, record_id) IN"
    " (SELECT kind, record_id FROM deliveries WHERE id IN (SELECT value FROM json_each(:strangers)))"
)


class Bodies(StrEnum):
    """What becomes of the bodies of settled deliveries."""

    DROP = "drop"
    KEEP = "keep"
    """In debug mode."""


MORE = {Bodies.DROP: f"{LEAVE_LINE}, body = NULL", Bodies.KEEP: LEAVE_LINE}
"""What else changes in what is settled for good."""
ARRIVED = {
    bodies: Procedure(f"arrived_and_{bodies}", TRIED, SETTLED, END.format(more=more), KNOWN)
    for bodies, more in MORE.items()
}
"""Batches of which every member had one and the same fate."""


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


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What became of a batch at one sending or poll: to be written down."""

    batch: Batch
    verdict: Verdict
    attempt: Attempt
    now: datetime
    held: timedelta = timedelta(0)
    """How long the host is left alone in any case: time that was waited too."""

    @property
    def is_plain(self) -> bool:
        """Whether every member arrived, and nothing else is to be said."""
        rulings = self.verdict.rulings
        return (
            not self.batch.job_id
            and self.verdict.effect is not Effect.SPLIT
            and rulings[0].ruling is Ruling.DELIVERED
            and _is_one(rulings)
        )


def settle_all(
    connection: Connection, connection_id: int, conclusions: Sequence[Conclusion], *, backoff: Backoff, bodies: Bodies
) -> None:
    """Record tries and their meaning; those by which everything arrived share their statements."""
    plain: list[Conclusion] = []
    for one in conclusions:
        if one.is_plain:
            plain.append(one)
        else:
            settle(connection, connection_id, one, backoff=backoff, bodies=bodies)
    if not plain:
        return
    for fate in {one.verdict.rulings[0] for one in plain}:
        _settle_plain(connection, connection_id, fate, [one for one in plain if one.verdict.rulings[0] == fate], bodies)


def _settle_plain(
    connection: Connection, connection_id: int, fate: ItemRuling, several: Sequence[Conclusion], bodies: Bodies
) -> None:
    """Write down what arrived, with one fate for all: every statement for all of it, and all of them as one."""
    members = [member for one in several for member in one.batch.members]
    strangers = [stranger for one in several for stranger in _strangers(one.batch)]
    arguments = {
        "rows": _tries(several),
        "batches": json.dumps([one.batch.id for one in several]),
        "connection": connection_id,
        "strangers": json.dumps(strangers),
    }
    ending = _ending(members, fate, max(one.now for one in several), tries=1)
    ARRIVED[bodies].perform(connection, arguments | ending)


def settle(
    connection: Connection, connection_id: int, conclusion: Conclusion, *, backoff: Backoff, bodies: Bodies
) -> timedelta | None:
    """Record a try and its meaning; return the wait where the same batch will be sent again as it is."""
    run(connection, TRIED, {"rows": _tries([conclusion])})
    batch, verdict, now, held = conclusion.batch, conclusion.verdict, conclusion.now, conclusion.held
    rulings = verdict.rulings
    if verdict.effect is Effect.SPLIT:
        if len(batch.members) > 1:
            split(connection, connection_id, batch, now)
            return None
        reason = rulings[0].reason or ReasonCode.TOO_LARGE
        rulings = (ItemRuling(Ruling.FAILED, reason, rulings[0].detail),)
    if batch.polled >= LONGEST_JOB.total_seconds() and all(one.ruling is Ruling.ACCEPTED for one in rulings):
        rulings = tuple(ItemRuling(Ruling.RETRY, ReasonCode.JOB_LOST, one.detail) for one in rulings)
        held += timedelta(seconds=batch.polled)
    if all(one.ruling is Ruling.RETRY for one in rulings):
        return _send_again(
            connection, batch, rulings[0], backoff.delay(batch.tries + 1, verdict.retry_after), held, now
        )
    if any(one.ruling is Ruling.ACCEPTED for one in rulings):
        _poll_later(connection, batch, verdict, now)
    else:
        run(connection, SETTLED, {"batches": json.dumps([batch.id])})
    _settle_members(connection, connection_id, batch, rulings, verdict.retry_after, backoff, bodies, now)
    return None


def _tries(conclusions: Sequence[Conclusion]) -> str:
    """Return the tries as TRIED takes them."""
    rows = []
    for one in conclusions:
        tried = one.attempt
        reason = None if tried.reason is None else tried.reason.value
        at = microseconds(tried.at)
        rows.append((one.batch.id, at, tried.seconds, tried.method, tried.path, tried.status, reason, tried.excerpt))
    return json.dumps(rows)


def _waited(delay: timedelta, held: timedelta, reason: ReasonCode | None) -> float:
    """Return the seconds that count towards giving up: none while there was no network at all."""
    return 0.0 if reason is ReasonCode.OFFLINE else max(delay, held).total_seconds()


def _send_again(
    connection: Connection,
    batch: Batch,
    ruling: ItemRuling,
    delay: timedelta,
    held: timedelta,
    now: datetime,
) -> timedelta | None:
    """Keep the batch as it is for another try, or give up after about three days of trying."""
    waited = batch.waited + _waited(delay, held, ruling.reason)
    gave_up = waited > GIVE_UP_AFTER.total_seconds()
    due = None if gave_up else microseconds(now + delay)
    connection.exec_driver_sql(
        "UPDATE batches SET state = ?, job_id = '', polls = 0, polled = 0, tries = tries + 1, waited = ?, due_at = ?"
        " WHERE id = ?",
        ((BatchState.SETTLED if gave_up else BatchState.FROZEN).value, waited, due, batch.id),
    )
    connection.exec_driver_sql(
        "UPDATE deliveries SET state = ?, tries = tries + 1, reason = ?, detail = ?, next_try_at = ?, updated_at = ?,"
        " batch_id = iif(?, NULL, batch_id) WHERE batch_id = ? AND state IN ('sending', 'accepted')",
        (
            (DeliveryState.FAILED if gave_up else DeliveryState.WAITING).value,
            (ReasonCode.GAVE_UP if gave_up else ruling.reason or ReasonCode.BUSY).value,
            ruling.detail,
            due,
            microseconds(now),
            gave_up,
            batch.id,
        ),
    )
    if gave_up:
        give_way(connection, batch.members, now)
    return None if gave_up else delay


def _poll_later(connection: Connection, batch: Batch, verdict: Verdict, now: datetime) -> None:
    pause = verdict.retry_after or min(LONGEST_POLL, FIRST_POLL * 2 ** min(batch.polls, 10))
    connection.exec_driver_sql(
        "UPDATE batches SET state = 'accepted', job_id = ?, polls = polls + 1, polled = polled + ?, due_at = ?"
        " WHERE id = ?",
        (verdict.job_id or batch.job_id, pause.total_seconds(), microseconds(now + pause), batch.id),
    )


def _settle_members(
    connection: Connection,
    connection_id: int,
    batch: Batch,
    rulings: Sequence[ItemRuling],
    retry_after: timedelta | None,
    backoff: Backoff,
    bodies: Bodies,
    now: datetime,
) -> None:
    """Give each member its ruling; those of one fate share a statement."""
    for fate, members in _by_fate(batch.members, rulings).items():
        if fate.ruling is Ruling.RETRY:
            _try_apart(connection, batch, members, fate, backoff, retry_after, now)
            continue
        _end(connection, members, fate, bodies, now, tries=0 if batch.job_id else 1)
        if fate.ruling is Ruling.DELIVERED:
            delivered = set(members)
            strangers = json.dumps([stranger for stranger in _strangers(batch) if stranger in delivered])
            run(connection, KNOWN, {"connection": connection_id, "strangers": strangers})
        elif fate.ruling is Ruling.FAILED:
            give_way(connection, members, now)


def _is_one(rulings: Sequence[ItemRuling]) -> bool:
    """Tell whether all are one and the same ruling, as nearly always; equal ones may be several."""
    return all(ruling is rulings[0] for ruling in rulings)


def _by_fate(members: Sequence[int], rulings: Sequence[ItemRuling]) -> dict[ItemRuling, Sequence[int]]:
    """Return the members of each ruling."""
    if _is_one(rulings):
        return {rulings[0]: members}
    fates: dict[ItemRuling, list[int]] = {}
    for member, ruling in zip(members, rulings, strict=True):
        fates.setdefault(ruling, []).append(member)
    return dict(fates)


def _end(
    connection: Connection, members: Sequence[int], fate: ItemRuling, bodies: Bodies, now: datetime, *, tries: int
) -> None:
    """Settle members, or leave them to the job. What failed keeps its body and leaves the batch, to be mended."""
    more = ""
    if fate.ruling is Ruling.FAILED:
        more = ", batch_id = NULL"
    elif fate.ruling is not Ruling.ACCEPTED:
        more = MORE[bodies]
    run(connection, END.format(more=more), _ending(members, fate, now, tries=tries))


def _ending(members: Sequence[int], fate: ItemRuling, now: datetime, *, tries: int) -> dict[str, Any]:
    """Return what END is given."""
    return {
        "state": SETTLED_AS[fate.ruling].value,
        "tried": tries,
        "reason": None if fate.reason is None else fate.reason.value,
        "detail": fate.detail,
        "now": microseconds(now),
        "members": json.dumps(members),
    }


def _try_apart(
    connection: Connection,
    batch: Batch,
    members: Sequence[int],
    fate: ItemRuling,
    backoff: Backoff,
    retry_after: timedelta | None,
    now: datetime,
) -> None:
    """Let members leave the batch to be tried again, each by its own tries and the time that it waited so far."""
    asked = "SELECT id, tries, waited FROM deliveries WHERE id IN (SELECT value FROM json_each(?))"
    counted = 0 if batch.job_id else 1
    changed = []
    for member, tried, waited_before in connection.exec_driver_sql(asked, (json.dumps(members),)).all():
        delay = backoff.delay(tried + counted, retry_after)
        waited = waited_before + batch.waited + _waited(delay, timedelta(0), fate.reason)
        gave_up = waited > GIVE_UP_AFTER.total_seconds()
        reason = ReasonCode.GAVE_UP if gave_up else fate.reason
        changed.append(
            (
                (DeliveryState.FAILED if gave_up else DeliveryState.WAITING).value,
                counted,
                None if reason is None else reason.value,
                fate.detail,
                None if gave_up else microseconds(now + delay),
                waited,
                microseconds(now),
                member,
            )
        )
    connection.exec_driver_sql(
        "UPDATE deliveries SET state = ?, tries = tries + ?, reason = ?, detail = ?, next_try_at = ?, waited = ?,"
        " updated_at = ?, batch_id = NULL WHERE id = ? AND state IN ('sending', 'accepted')",
        changed,
    )
    give_way(connection, members, now)


def _strangers(batch: Batch) -> Iterable[int]:
    """Yield the members by which the platform has a record from us for the first time.

    What is sent of it later may change it.
    """
    return (
        member
        for member, item in zip(batch.members, batch.items, strict=True)
        if not item.known and item.change in UPSERTS
    )
