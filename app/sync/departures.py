"""Records that the store no longer has: what that means for the platform, and for what is remembered."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from app.delivery.outbox import Entry
from app.model.changes import ChangeKind
from app.model.records import RecordKind
from app.sync import ledger, presence
from app.sync.detection import Detector

DELETES = {RecordKind.PRODUCT: ChangeKind.PRODUCT_DELETED, RecordKind.CUSTOMER: ChangeKind.CUSTOMER_DELETED}
"""Kinds whose records are deleted at the platform too. An order that is gone counts no more for its buyer."""


def mattering(connection: Connection, detector: Detector, kind: RecordKind, numbers: Sequence[int]) -> list[int]:
    """Return those of some records that the platform was told of, so that their end changes something there.

    A draft of a checkout is cleared away by WooCommerce itself after a day; what lay in the trash was told before.
    """
    if kind is RecordKind.ORDER:
        rows = ledger.known(connection, detector.scope_id, numbers)
        return [one for one in numbers if one in rows and rows[one].status not in ledger.NO_ORDER | {ledger.GONE}]
    known = detector.known(connection, kind, [str(one) for one in numbers])
    return [one for one in numbers if str(one) in known and known[str(one)].state == "present"]


def depart(connection: Connection, detector: Detector, kind: RecordKind, numbers: Sequence[int]) -> list[Entry]:
    """Forget records that are gone for good, and return what the platform has to be told of that."""
    presence.forget(connection, detector.scope_id, kind, numbers)
    if kind is RecordKind.ORDER:
        ledger.gone(connection, detector.scope_id, numbers)
        return []
    entries: list[Entry] = []
    persons: list[bytes] = []
    for record_id, before in detector.known(connection, kind, [str(one) for one in numbers]).items():
        if before.state == "present":
            entries += detector.deletion(connection, DELETES[kind], kind, record_id, before, "gone")
            persons += [before.person] if before.person else []
    detector.forget_guests(connection, persons)
    return entries
