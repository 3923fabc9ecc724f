"""Guards deletions: when many records seem to be gone at once, a person decides.

A broken plugin that answers with empty lists must not empty a customer base. So each record is asked for by its own
address before it counts as deleted; and where more than a few go at once, what is gone is held.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from app.delivery.outbox import enqueue
from app.model.records import RecordKind
from app.sync import presence
from app.sync.departures import depart, mattering
from app.sync.detection import Detector
from app.sync.feeds import load_feed, save_feed

MANY = 20
SHARE = 0.02
FEW = 5
"""In a small shop two in a hundred are less than one product; a handful may go unasked."""
AT_ONCE = 500
"""Records a transaction, when a person agreed."""


def allowance(known: int) -> int:
    """Return how many of the records of a kind may go within an hour before a person is asked."""
    return min(MANY, max(FEW, int(known * SHARE)))


def settle(
    connection: Connection,
    connection_id: int,
    detector: Detector,
    kind: RecordKind,
    gone: Sequence[int],
    *,
    unseen: int,
) -> int:
    """Take in that records are gone, each confirmed by its own address: delete them at the platform or hold them.

    `unseen` more are missing by the store's count. Returns how many deliveries were queued.
    """
    matter = mattering(connection, detector, kind, gone)
    mattered = set(matter)
    entries = depart(connection, detector, kind, [one for one in gone if one not in mattered])
    if matter:
        feed = load_feed(connection, connection_id, kind)
        known = presence.count(connection, detector.scope_id, kind)
        if feed.removed_lately(detector.now) + len(matter) + unseen > allowance(known):
            presence.hold(connection, detector.scope_id, kind, matter, detector.now)
        else:
            entries += depart(connection, detector, kind, matter)
            save_feed(connection, connection_id, feed.removing(len(matter), detector.now))
    return enqueue(connection, connection_id, detector.scope_id, entries, detector.now)


def agree(connection: Connection, connection_id: int, detector: Detector) -> int:
    """A person agreed: delete some of what is held at the platform too; return how many. Call it until it is 0."""
    for kind in RecordKind:
        numbers = presence.held_ids(connection, detector.scope_id, kind, AT_ONCE)
        if numbers:
            entries = depart(connection, detector, kind, numbers)
            enqueue(connection, connection_id, detector.scope_id, entries, detector.now)
            return len(numbers)
    return 0
