"""People of a site without a shop, and comments of any: what is new about them becomes deliveries."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from app.delivery.outbox import Entry
from app.model.changes import Change, ChangeKind, Subscription
from app.model.records import Comment, RecordKind, User
from app.storage.schema import records
from app.stores.consent import subscription
from app.sync.detection import CHUNK, STAFF, Detector, Known, Reading

TOLD = b""
"""The digest of a comment: it is told once, whatever becomes of it."""
FORGOTTEN = -1
"""The generation of what was never delivered before a disconnect: it counts as new."""


def users(detector: Detector, connection: Connection, found: Sequence[User]) -> list[Entry]:
    """Return the entries for users who are new or differ, and for registrations since the pass before.

    People who run the site are none of its audience.
    """
    people = [one for one in found if one.email and not STAFF.intersection(one.roles)]
    known = detector.known(connection, RecordKind.USER, [str(one.id) for one in people])
    entries: list[Entry] = []
    for user in people:
        person = detector.hasher.person(user.email)
        saved = Change(
            kind=ChangeKind.USER_SAVED,
            record=user,
            record_id=str(user.id),
            email=user.email,
            occurrence="",
            subscription=subscription(user.consent_meta, detector.settings.consent_meta_key),
            history=detector.reading is Reading.PAST,
        )
        before = known.get(str(user.id))
        entries += detector._upsert(connection, saved, RecordKind.USER, str(user.id), person, before)
        if before is None and detector.reading is Reading.NEWS:
            happened = {
                "kind": ChangeKind.USER_REGISTERED,
                "occurrence": "registered:1",
                "occurred_at": user.created_at,
            }
            entries += detector.event(saved.model_copy(update=happened), RecordKind.USER, person)
    return entries


def comments(detector: Detector, connection: Connection, found: Sequence[Comment]) -> list[Entry]:
    """Return the entries for approved comments that were not told yet.

    Who signed in to write is known as that user, and not told of where unknown: then somebody of the staff wrote.
    Everybody else is known by the address that was typed.
    """
    approved = [one for one in found if one.approved]
    told = detector.known(connection, RecordKind.COMMENT, [str(one.id) for one in approved])
    authors = _authors(detector, connection, {one.author_id for one in approved if one.author_id})
    entries: list[Entry] = []
    for comment in approved:
        before = told.get(str(comment.id))
        if before is not None and before.generation != FORGOTTEN:
            continue
        person = authors.get(comment.author_id) if comment.author_id else _guest(detector, comment)
        if person is None:
            continue
        entries += _tell(detector, connection, comment, person)
    return entries


def heard(detector: Detector, connection: Connection, comment: Comment, consent: Subscription) -> list[Entry]:
    """Return the entries for a comment that the site itself told of, whose author's consent is known.

    A refusal settles it: a later reading of all comments, which knows of no consent, does not tell of it either. An
    author whom nobody told us of yet is known by the address; the site tells of none that runs it.
    """
    before = detector.known(connection, RecordKind.COMMENT, [str(comment.id)]).get(str(comment.id))
    if before is not None and before.generation != FORGOTTEN:
        return []
    person = _authors(detector, connection, {comment.author_id}).get(comment.author_id)
    known = person or detector.hasher.person(comment.email)
    if consent is Subscription.NOT_SUBSCRIBED:
        _settle(detector, connection, comment, known)
        return []
    told = comment if person is not None else comment.model_copy(update={"author_id": 0})
    return _tell(detector, connection, told, known)


def _tell(detector: Detector, connection: Connection, comment: Comment, person: bytes) -> list[Entry]:
    """Return the entry for a comment; what the platform takes is told once."""
    # The address in the comment is that of the day it was written; a user's may be another by now.
    current = bool(comment.email) and detector.hasher.person(comment.email) == person
    change = Change(
        kind=ChangeKind.COMMENT_POSTED,
        record=comment,
        record_id=str(comment.id),
        email=comment.email if current else "",
        occurred_at=comment.created_at,
        occurrence="posted:1",
        history=detector.reading is Reading.PAST,
    )
    new = detector.event(change, RecordKind.COMMENT, person)
    if new:
        _settle(detector, connection, comment, person)
    return new


def _settle(detector: Detector, connection: Connection, comment: Comment, person: bytes) -> None:
    kept = Known(TOLD, 1, detector.generation, "present", person)
    detector.remember(connection, RecordKind.COMMENT, str(comment.id), kept)


def _guest(detector: Detector, comment: Comment) -> bytes | None:
    return detector.hasher.person(comment.email) if comment.email else None


def _authors(detector: Detector, connection: Connection, ids: set[int]) -> dict[int, bytes]:
    """Return the persons who these users are, as far as they are known."""
    r = records.c
    listed = sorted(ids)
    found: dict[int, bytes] = {}
    for start in range(0, len(listed), CHUNK):
        asked = select(r.record_id, r.person).where(
            r.scope_id == detector.scope_id,
            r.kind.in_([RecordKind.USER.value, RecordKind.CUSTOMER.value]),
            r.record_id.in_([str(one) for one in listed[start : start + CHUNK]]),
        )
        found.update({int(row.record_id): row.person for row in connection.execute(asked) if row.person is not None})
    return found
