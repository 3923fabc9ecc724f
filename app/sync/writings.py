"""What visitors wrote, as changes: from the companion's events of comments and forms."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from app.delivery.outbox import Entry
from app.model.changes import Change, ChangeKind, Subscription
from app.model.records import RecordKind
from app.stores.companion import FeedEvent
from app.stores.companion_writings import Submission, comment_of, submission_of
from app.sync import audience
from app.sync.detection import Detector


def written(connection: Connection, detector: Detector, events: Sequence[FeedEvent]) -> list[Entry]:
    """Return the entries for comments that were approved and forms that were submitted, in their order."""
    if not detector.settings.send_customers:
        return []
    entries: list[Entry] = []
    for event in events:
        if (comment := comment_of(event)) is not None:
            entries += audience.heard(detector, connection, *comment)
        elif (submission := submission_of(event)) is not None:
            change = _change(submission, event)
            entries += detector.event(change, RecordKind.COMMENT, detector.hasher.person(submission.email))
    return entries


def authors(events: Sequence[FeedEvent]) -> set[int]:
    """Return the users who wrote comments."""
    told = (comment_of(event) for event in events)
    return {one[0].author_id for one in told if one is not None and one[1] is not Subscription.NOT_SUBSCRIBED} - {0}


def _change(submission: Submission, event: FeedEvent) -> Change:
    return Change(
        kind=ChangeKind.FORM_SUBMITTED,
        record_id=submission.id,
        email=submission.email,
        occurred_at=event.at,
        occurrence="submitted:1",
        subscription=submission.consent,
        form=submission.form,
    )
