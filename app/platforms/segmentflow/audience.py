"""Users of a site without a shop, and comments and forms of any, as identify and track items.

What was written in a comment or a form is never sent. The author of a comment who was not signed in, and whoever
submits a form, is known by the address alone and identified right before the event, for an event of nobody is
dropped; a user was identified by an own record.
"""

from __future__ import annotations

from app.model.changes import Change
from app.model.records import Comment, User
from app.platforms.protocol import StoreProfile
from app.platforms.segmentflow.items import identify, person_consent, stored, track
from app.platforms.wire import JsonObject, filled, timestamp

FORM_TYPES = {"contact-form-7": "cf7"}
"""How the platform's own plugin names those form plugins that it does not call by their names."""


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


def form_body(change: Change, profile: StoreProfile) -> JsonObject | None:
    """Return what is stored of a submitted form: which form, and the address that was typed into it."""
    form = change.form
    if form is None or not change.email:
        return None
    properties = filled(
        {
            "form_type": FORM_TYPES.get(form.plugin, form.plugin),
            "form_title": form.title,
            "form_id": int(form.id) if form.id.isdecimal() else form.id,
        }
    )
    stem, traits = "wordpress:form", filled({"email": change.email})
    person = identify(profile, f"{stem}:identify:{change.record_id}", change.email, 0, traits)
    canonical = f"{stem}:track:{change.record_id}"
    return stored(person, track(profile, change, "form_submission", canonical, change.email, 0, properties))
