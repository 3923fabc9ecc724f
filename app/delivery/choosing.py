"""Chooses what goes next: live before history, each line in order, jobs and frozen batches before anything new.

A line is everything with one ordering key, in its order. Its head is what has nothing unsettled before it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain, groupby
from operator import attrgetter
from typing import Any, NamedTuple

from pydantic_core import from_json
from sqlalchemy import Connection

from app.delivery.batches import MEMBER_COLUMNS, NEXT_ID, Batch, BatchState, Member, freeze, load, mark_sending, member
from app.model.changes import PERSON_SAVED
from app.platforms.protocol import CallSpec, Hold, Platform
from app.storage.columns import microseconds, moment
from app.storage.schema import IN_LINE_SQL, LATER_SQL, OPEN_BATCH_SQL
from app.storage.statements import run

HEADS = 5_000
"""How many waiting rows are looked at to fill a batch, once there is one to fill."""
MOST_JOBS = 8
"""Jobs of a connection that run at once: each is polled a few times a minute, out of the same budget as the rest."""
FEWEST_ROWS, MORE_ROWS, MOST_ROWS = 100, 400, 1_500
"""How many waiting rows are read at once: as many as are likely to go, and where they were not enough, some more."""

DUE = f"""
    SELECT b.id FROM batches AS b
    WHERE b.connection_id = :connection AND b.{OPEN_BATCH_SQL} AND b.due_at <= :now
    AND b.call NOT IN (SELECT value FROM json_each(:closed))
    AND NOT EXISTS (
        SELECT 1 FROM deliveries AS member CROSS JOIN deliveries AS ahead
        ON ahead.connection_id = member.connection_id AND ahead.ordering_key = member.ordering_key
        AND ahead.position < member.position
        WHERE member.batch_id = b.id AND member.state = 'waiting'
        AND ahead.batch_id IS NOT b.id AND ahead.{IN_LINE_SQL} AND ahead.state <> 'failed'
    )
    ORDER BY b.state, b.due_at, b.id LIMIT 1
"""
"""Jobs first, for people wait behind them. What has something unsettled before it outside its batch stands back: so it
is with the second half of a batch that was split while both halves hold the same person."""

PERSON_SAVED_NAMES = ", ".join(f"'{change}'" for change in sorted(PERSON_SAVED))

OVERTAKES = """EXISTS (
        SELECT 1 FROM precedences AS p JOIN deliveries AS slower ON slower.id = p.earlier_id
        WHERE p.delivery_id = d.id AND slower.state IN ('waiting', 'sending', 'accepted')
    )"""
"""Whether a delivery would overtake an open one of the same record in another line: the person's address changed, and
the old state must not come after the new one. One that failed is overtaken."""

HEADS_OF_LINES = f"""
    SELECT {MEMBER_COLUMNS}, d.position FROM deliveries AS d
    WHERE d.connection_id = :connection AND d.state = 'waiting' AND d.batch_id IS NULL
    AND (d.lane, d.position, d.id) > (:lane, :position, :id)
    AND (d.next_try_at IS NULL OR d.next_try_at <= :now)
    AND NOT EXISTS (
        SELECT 1 FROM deliveries AS earlier
        WHERE earlier.connection_id = d.connection_id AND earlier.ordering_key = d.ordering_key
        AND earlier.position < d.position AND earlier.{IN_LINE_SQL}
        AND (earlier.state <> 'failed' OR earlier.change IN ({PERSON_SAVED_NAMES}))
    )
    AND NOT {OVERTAKES}
    ORDER BY d.lane, d.position, d.id LIMIT :wanted
"""
"""A person's record that failed holds back that person's events: an event of an unknown person would make the
platform invent the subscriber."""

PACKED = """
    SELECT json_array(
        json_group_array(id), json_group_array(call), json_group_array(key), json_group_array(change),
        json_group_array(occurred_at), json_group_array(lane), json_group_array(known), json_group_array(position)
    ), CAST(group_concat(coalesce(CAST(body AS TEXT), ''), char(0)) AS BLOB)
"""
"""Many deliveries as one row, column by column. With a row each, the interpreter would change hands between the threads
at every row, and choosing would wait for whoever composes a request meanwhile. JSON holds no zero byte."""
FIRST_OF_ALL = {"lane": -1, "position": 0, "id": 0}
MORE_HEADS = f"{PACKED} FROM ({HEADS_OF_LINES})"

FOLLOWERS = f"""
    SELECT head.id, {MEMBER_COLUMNS},
        d.state = 'waiting' AND d.batch_id IS NULL AND (d.next_try_at IS NULL OR d.next_try_at <= ?)
        AND NOT {OVERTAKES},
        d.state = 'failed' AND d.change NOT IN ({PERSON_SAVED_NAMES})
    FROM json_each(?) AS one CROSS JOIN deliveries AS head ON head.id = one.value CROSS JOIN deliveries AS d
    ON d.connection_id = head.connection_id AND d.ordering_key = head.ordering_key AND d.{IN_LINE_SQL}
    ORDER BY one.key, d.position
"""

RUNNING_JOBS = (
    f"SELECT count(*) FROM batches WHERE connection_id = :connection AND {OPEN_BATCH_SQL} AND state = 'accepted'"
)
LOOK = f"""
    WITH due AS MATERIALIZED ({DUE})
    SELECT (SELECT id FROM due), ({RUNNING_JOBS}), ({NEXT_ID}), heads.* FROM (
        {PACKED} FROM ({HEADS_OF_LINES.replace(":wanted", "iif(EXISTS (SELECT 1 FROM due), 0, :wanted)")})
    ) AS heads
"""
"""What is due, how many jobs run, which number a new batch will have, and where nothing is due the first heads: asked
at once, for every statement waits for the interpreter."""
NEXT_BATCH = f"SELECT min(due_at) FROM batches WHERE connection_id = ? AND {OPEN_BATCH_SQL} AND due_at > ?"
NEXT_DELIVERY = f"SELECT min(next_try_at) FROM deliveries WHERE connection_id = ? AND {LATER_SQL} AND next_try_at > ?"


class Choice(NamedTuple):
    """Deliveries of one call that go together."""

    call: str
    members: list[Member]
    held: datetime | None
    """With none chosen: when the first that was held back may go."""


def take(
    connection: Connection, connection_id: int, platform: Platform, now: datetime, closed: frozenset[str]
) -> Batch | datetime | None:
    """Return the next batch to send or poll, marked as on its way; else when to look again; else None.

    `closed` names calls that are paused. What was frozen before goes before a new choice.
    """
    batches, again = take_several(connection, connection_id, platform, now, closed, 1)
    return batches[0] if batches else again


def take_several(
    connection: Connection,
    connection_id: int,
    platform: Platform,
    now: datetime,
    closed: frozenset[str],
    most: int,
    *,
    likely: int = FEWEST_ROWS,
) -> tuple[list[Batch], datetime | None]:
    """Return the next batches, at most so many, as `take` would one by one; where there is none, when to look again.

    `likely` is how many deliveries they will probably hold.
    """
    batches: list[Batch] = []
    asked = {"connection": connection_id, "now": microseconds(now), "closed": json.dumps(list(closed)), **FIRST_OF_ALL}
    asked["wanted"] = max(FEWEST_ROWS, min(likely, MOST_ROWS))
    while True:
        due, jobs, free, *first = run(connection, LOOK, asked).fetchone()
        if due is None:
            break
        batches.append(load(connection, due))
        mark_sending(connection, batches[-1], now)
        if len(batches) == most:
            return batches, None
    full = closed if jobs < MOST_JOBS else closed | {name for name, spec in platform.calls.items() if spec.job}
    heads = _heads(connection, asked, first)
    choices: list[Choice] = []
    while len(batches) + len(choices) < most:
        choice, heads = _choose(connection, platform, now, full, heads)
        if not choice.members:
            break
        choices.append(choice)
        if platform.calls[choice.call].job:
            break  # how many of them may run has to be counted anew
    for call, together in groupby(choices, attrgetter("call")):
        groups = [choice.members for choice in together]
        batches += freeze(connection, connection_id, call, groups, now, state=BatchState.SENDING, first=free)
        free += len(groups)
    return batches, None if batches else _next_due(connection, connection_id, choice.held, now)


def _choose(
    connection: Connection,
    platform: Platform,
    now: datetime,
    closed: frozenset[str],
    heads: Iterator[Member],
) -> tuple[Choice, Iterator[Member]]:
    """Choose deliveries of one call: heads of their lines, and for ordered calls what follows them.

    Returned with the heads that are left.
    """
    chosen: list[Member] = []
    looked_at: list[Member] = []
    held: datetime | None = None
    spec: CallSpec | None = None
    for one in heads:
        looked_at.append(one)
        if chosen and len(looked_at) > HEADS:
            break
        channel = one.call or platform.channel(one.item, now)
        if isinstance(channel, Hold):
            held = min(held or channel.until, channel.until)
            continue
        if channel in closed or (spec is not None and channel != spec.name):
            continue
        spec = platform.calls[channel]
        chosen.append(one)
        if len(chosen) >= spec.batch_size:
            break
    if spec is not None and spec.ordered and len(chosen) < spec.batch_size:
        chosen = _with_followers(connection, platform, now, chosen, spec)
    if len(chosen) < len(looked_at) or (spec is not None and spec.ordered):
        taken = {one.id for one in chosen}
        heads = chain([one for one in looked_at if one.id not in taken], heads)
    return Choice(spec.name if spec is not None else "", chosen, held), heads


def _heads(connection: Connection, asked: Mapping[str, Any], found: Sequence[Any]) -> Iterator[Member]:
    """Yield the heads that were found, and more as long as there are any."""
    wanted = asked["wanted"]
    while True:
        packed, bodies = found
        ids, calls, keys, changes, moments, lanes, known, positions = from_json(packed)
        yield from map(member, ids, calls, keys, changes, (bodies or b"").split(b"\0"), moments, lanes, known)
        if len(ids) < wanted:
            return
        wanted = MORE_ROWS
        after = {"lane": lanes[-1], "position": positions[-1], "id": ids[-1]}
        found = run(connection, MORE_HEADS, {**asked, **after, "wanted": wanted}).fetchone()


def _with_followers(
    connection: Connection, platform: Platform, now: datetime, heads: list[Member], spec: CallSpec
) -> list[Member]:
    """Add to each head what stands right behind it in its line and goes by the same call, in order."""
    lines: dict[int, list[Member]] = {}
    stopped: set[int] = set()
    for head, one, ready, passed_over in _followers(connection, now, heads):
        if head in stopped or passed_over:
            continue
        if not ready or (one.call or platform.channel(one.item, now)) != spec.name:
            stopped.add(head)
            continue
        lines.setdefault(head, []).append(one)
    together: list[Member] = []
    for chosen in heads:
        together.extend(lines.get(chosen.id, [chosen]))
        if len(together) >= spec.batch_size:
            break
    return together[: spec.batch_size]


def _followers(
    connection: Connection, now: datetime, heads: Sequence[Member]
) -> Iterator[tuple[int, Member, bool, bool]]:
    """Yield what stands in the heads' lines: behind which, whether it may go now, and whether it holds nothing back."""
    listed = json.dumps([head.id for head in heads])
    for head, *row, ready, passed_over in connection.exec_driver_sql(FOLLOWERS, (microseconds(now), listed)):
        yield head, member(*row), bool(ready), bool(passed_over)


def _next_due(connection: Connection, connection_id: int, held: datetime | None, now: datetime) -> datetime | None:
    """Return the next time at which something falls due.

    What was due before and could not be taken waits for something else (a paused call, a place in its line), not
    for a time: looking again at once would find it just the same.
    """
    soonest = [held] if held else []
    for asked in (NEXT_BATCH, NEXT_DELIVERY):
        found = connection.exec_driver_sql(asked, (connection_id, microseconds(now))).scalar()
        if found is not None:
            soonest.append(moment(found))
    return min(soonest) if soonest else None
