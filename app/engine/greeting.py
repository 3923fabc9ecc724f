"""A test to the user's own address: one event with a name of its own, dated so that it starts no automation."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from app.delivery.identity import event_key
from app.delivery.outbox import Entry, enqueue
from app.delivery.redaction import mask_email
from app.engine.erasing import usable
from app.engine.parts import Parts
from app.engine.runtime import Runtime
from app.model import api
from app.model.changes import Change, ChangeKind, Subscription
from app.model.deliveries import Lane
from app.model.reasons import ProblemCode, ProblemError
from app.model.records import GuestBuyer, RecordKind

DATED_BACK = timedelta(hours=2)
"""What is older than an hour is history to the platforms."""


async def send_test(parts: Parts, runtime: Runtime, address: str) -> api.Counted:
    """Put a test in line, behind a record of the person that subscribes nobody and leaves a known one as it is.

    Returns how many deliveries that makes. Raises ProblemError(EMAIL_INVALID, BAD_REQUEST where not connected).
    """
    if runtime.kept.state is not api.ConnectionState.CONNECTED:
        raise ProblemError(ProblemCode.BAD_REQUEST, "not connected", state=runtime.kept.state.value)
    email = usable(address)
    entries = [one for one in _entries(parts, runtime, email) if one is not None]
    now, kept = parts.clock.now(), runtime.kept
    count = await parts.database.write(lambda c: enqueue(c, kept.id, kept.scope_id, entries, now))
    runtime.wake()
    parts.hub.publish(api.DeliveriesChanged(connection=kept.id))
    return api.Counted(count=count)


def _entries(parts: Parts, runtime: Runtime, email: str) -> list[Entry | None]:
    number = uuid4().hex
    who = GuestBuyer(email=email)
    moment = parts.clock.now() - DATED_BACK
    return [
        _entry(
            parts,
            runtime,
            Change(
                kind=kind,
                record=who if kind is ChangeKind.GUEST_SAVED else None,
                record_id=number,
                email=email,
                occurred_at=None if kind is ChangeKind.GUEST_SAVED else moment,
                occurrence="test",
                subscription=Subscription.UNKNOWN,
                history=True,
            ),
        )
        for kind in (ChangeKind.GUEST_SAVED, ChangeKind.TEST_EVENT)
    ]


def _entry(parts: Parts, runtime: Runtime, change: Change) -> Entry | None:
    kept = runtime.kept
    key = event_key(kept.scope, change.kind, change.record_id, change.occurrence)
    body = runtime.platform.prepare(change, key, kept.profile)
    if body is None:
        return None
    person = parts.hasher.person(change.email)
    return Entry(
        key,
        change.kind,
        RecordKind.GUEST,
        f"test:{change.record_id}",  # not the record of a guest buyer who may have the same address
        person,
        person,
        Lane.LIVE,
        body,
        {"email": mask_email(change.email)},
        change.occurred_at,
    )
