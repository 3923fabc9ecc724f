"""Whether a person's consent allows to tell of what they do before they buy."""

from __future__ import annotations

from app.model.changes import Change, Subscription
from app.platforms.protocol import StoreProfile


def may_tell_behaviour(change: Change, profile: StoreProfile) -> bool:
    """Tell whether carts, started checkouts and submitted forms of this person may be sent.

    An order is a fact of a purchase; a cart or a typed address is not. A refusal is obeyed always; with
    "require consent" on, not knowing is a refusal.
    """
    if change.subscription is Subscription.NOT_SUBSCRIBED:
        return False
    return change.subscription is Subscription.SUBSCRIBED or not profile.consent_required
