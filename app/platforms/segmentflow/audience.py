"""Users and comments of a site without a shop as identify and track items.

What was written in a comment is never sent. A comment's author who was not signed in is known by the address alone
and identified right before the event, for an event of nobody is dropped; a user was identified by an own record.
"""

from __future__ import annotations

from app.model.changes import Change
from app.model.records import Comment, User
from app.platforms.protocol import StoreProfile
from app.platforms.segmentflow.items import identify, person_consent, stored, track
from app.platforms.wire import JsonObject, filled, timestamp


def user_body(change: Change, profile: StoreProfile) -> JsonObject | None:
    """Return what is stored of a user; None without an address."""
    user = change.record
    if not isinstance(user, User) or not change.email:
        return None
    traits = filled(
        {
            "email": change.email,
            "firstName": user.first_name,
            "lastName": user.last_name,
            "name": user.name,
            "avatar_url": user.avatar_url,
            "date_created": timestamp(user.created_at) if user.created_at else None,
            "locale": user.locale,
        }
    )
    return stored(identify(profile, "", change.email, user.id, traits), consent=person_consent(change))


def user_registered_body(change: Change, profile: StoreProfile) -> JsonObject | None:
    """Return what is stored of a registration that was seen as it happened."""
    user = change.record
    if not isinstance(user, User) or change.history or not change.email:
        return None
    canonical = f"wordpress:user_registered:track:{user.id}"
    return stored(track(profile, change, "user_registered", canonical, change.email, user.id, {"user_id": user.id}))


def comment_body(change: Change, profile: StoreProfile) -> JsonObject | None:
    """Return what is stored of an approved comment."""
    comment = change.record
    if not isinstance(comment, Comment) or not (change.email or comment.author_id):
        return None
    properties = filled(
        {
            "comment_id": comment.id,
            "post_id": str(comment.post_id) if comment.post_id else "",
            "post_title": comment.post_title,
            "post_type": comment.post_type,
        }
    )
    stem, author = "wordpress:comment", comment.author_id
    event = track(profile, change, "comment_posted", f"{stem}:track:{comment.id}", change.email, author, properties)
    if author:
        return stored(event)
    traits = filled({"email": change.email, "name": comment.author_name})
    return stored(identify(profile, f"{stem}:identify:{comment.id}", change.email, 0, traits), event)
