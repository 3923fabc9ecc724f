"""What visitors wrote, as the companion's events tell of it: who and where, never the text.

Known of the plugin: it tells of comments once they are approved and of forms once they are accepted, each with the
address that was typed. What the people who run the site write themselves it does not tell of.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from app.model.changes import Subscription
from app.model.records import Comment, Form
from app.stores.companion import FeedEvent
from app.stores.companion_carts import consent_of
from app.stores.fields import email, identifier, whole
from app.stores.text import plain_text

COMMENT = "comment.approved"
FORM = "form.submitted"


@dataclass(frozen=True, slots=True)
class Submission:
    """A form that somebody submitted."""

    id: str
    """The submission's own, made by the plugin."""
    form: Form
    email: str
    consent: Subscription


def comment_of(event: FeedEvent) -> tuple[Comment, Subscription] | None:
    """Return a comment and its author's consent; None where the event tells of none, or of nobody's."""
    address = email(event.facts.get("email"))
    if event.type != COMMENT or not event.record_id or not address:
        return None
    written = whole(event.facts.get("written"))
    comment = Comment(
        id=event.record_id,
        approved=True,
        post_id=identifier(event.facts.get("post")),
        post_title=plain_text(event.facts.get("post_title")),
        post_type=plain_text(event.facts.get("post_type"))[:40],
        author_id=identifier(event.facts.get("user")),
        author_name=plain_text(event.facts.get("name")),
        email=address,
        created_at=_moment(written) or event.at,
    )
    return comment, consent_of(event.facts)


def submission_of(event: FeedEvent) -> Submission | None:
    """Return a submitted form; None where the event tells of none, or of nobody's."""
    address, number = email(event.facts.get("email")), plain_text(event.facts.get("submission"))[:64]
    if event.type != FORM or not address or not number:
        return None
    form = Form(
        plugin=plain_text(event.facts.get("plugin"))[:40],
        id=plain_text(event.facts.get("form"))[:40],
        title=plain_text(event.facts.get("title"))[:200],
    )
    return Submission(number, form, address, consent_of(event.facts))


def _moment(seconds: int | None) -> datetime | None:
    try:
        return None if not seconds else datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return None
