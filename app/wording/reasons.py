"""Why a delivery did not go through, as a shop owner reads it, with the one button that helps."""

from __future__ import annotations

from app.model.reasons import ReasonCode
from app.wording.language import QT_TRANSLATE_NOOP, say
from app.wording.problems import Sentence


def reason(code: ReasonCode, platform: str = "") -> Sentence:
    """Return what is said of a cause; `platform` is its title, where it is known."""
    title, text, remedy, button = REASONS[code]
    params = {"platform": platform}
    return Sentence(say(title, params), say(text, params), say(remedy, params), say(button, params))


Code = ReasonCode
RETRY = QT_TRANSLATE_NOOP("wording", "Retry")
REASONS: dict[ReasonCode, tuple[str, str, str, str]] = {
    Code.OFFLINE: (
        QT_TRANSLATE_NOOP("wording", "No connection could be made"),
        QT_TRANSLATE_NOOP("wording", "This computer was offline, or {platform} could not be reached."),
        QT_TRANSLATE_NOOP("wording", "Check the connection, then retry."),
        RETRY,
    ),
    Code.TIMED_OUT: (
        QT_TRANSLATE_NOOP("wording", "No answer came in time"),
        QT_TRANSLATE_NOOP(
            "wording", "{platform} took too long. It may have kept the delivery; retrying does not double it."
        ),
        QT_TRANSLATE_NOOP("wording", "Retry."),
        RETRY,
    ),
    Code.TLS_FAILED: (
        QT_TRANSLATE_NOOP("wording", "The connection was not safe"),
        QT_TRANSLATE_NOOP("wording", "The certificate was not valid, so nothing was sent."),
        QT_TRANSLATE_NOOP("wording", "Check this computer's date and network, then retry."),
        RETRY,
    ),
    Code.CUT_ANSWER: (
        QT_TRANSLATE_NOOP("wording", "The answer was cut off"),
        QT_TRANSLATE_NOOP(
            "wording", "The connection broke while {platform} answered; retrying does not double anything."
        ),
        QT_TRANSLATE_NOOP("wording", "Retry."),
        RETRY,
    ),
    Code.RATE_LIMITED: (
        QT_TRANSLATE_NOOP("wording", "Too many requests"),
        QT_TRANSLATE_NOOP("wording", "{platform} asked Storewire to slow down."),
        QT_TRANSLATE_NOOP("wording", "Retry; Storewire keeps to the allowed pace."),
        RETRY,
    ),
    Code.SERVER_ERROR: (
        QT_TRANSLATE_NOOP("wording", "{platform} had trouble of its own"),
        QT_TRANSLATE_NOOP("wording", "It answered with an error of its server."),
        QT_TRANSLATE_NOOP("wording", "Retry when it works again."),
        RETRY,
    ),
    Code.BUSY: (
        QT_TRANSLATE_NOOP("wording", "{platform} was busy"),
        QT_TRANSLATE_NOOP("wording", "It asked for the same again later."),
        QT_TRANSLATE_NOOP("wording", "Retry."),
        RETRY,
    ),
    Code.FIREWALL: (
        QT_TRANSLATE_NOOP("wording", "A firewall is in the way"),
        QT_TRANSLATE_NOOP("wording", "A web page came back where {platform} should have answered."),
        QT_TRANSLATE_NOOP("wording", "Ask whoever runs your network to allow Storewire, then retry."),
        RETRY,
    ),
    Code.NOT_UNDERSTOOD: (
        QT_TRANSLATE_NOOP("wording", "The answer could not be understood"),
        QT_TRANSLATE_NOOP("wording", "{platform} answered otherwise than it promises, so nothing is known for sure."),
        QT_TRANSLATE_NOOP("wording", "Retry; nothing is doubled. If it stays so, show the details to support."),
        RETRY,
    ),
    Code.REDIRECTED: (
        QT_TRANSLATE_NOOP("wording", "The address leads elsewhere"),
        QT_TRANSLATE_NOOP("wording", "The API host sends requests to another address, and deliveries do not follow."),
        QT_TRANSLATE_NOOP("wording", "Correct the API host in Settings, then retry."),
        RETRY,
    ),
    Code.CREDENTIALS_REFUSED: (
        QT_TRANSLATE_NOOP("wording", "{platform} did not accept the credential"),
        QT_TRANSLATE_NOOP("wording", "The connection may have been ended there."),
        QT_TRANSLATE_NOOP("wording", "Reconnect on the Connection tab, then retry."),
        RETRY,
    ),
    Code.SCOPE_MISSING: (
        QT_TRANSLATE_NOOP("wording", "A permission is missing"),
        QT_TRANSLATE_NOOP("wording", "The key does not allow this kind of delivery."),
        QT_TRANSLATE_NOOP("wording", "Give the key the permission at {platform}, then retry."),
        RETRY,
    ),
    Code.TOO_LARGE: (
        QT_TRANSLATE_NOOP("wording", "The record is too large"),
        QT_TRANSLATE_NOOP("wording", "{platform} does not take so much at once, not even alone."),
        QT_TRANSLATE_NOOP("wording", "Shorten the record in the store, then retry; or discard it."),
        RETRY,
    ),
    Code.INVALID: (
        QT_TRANSLATE_NOOP("wording", "Something in the record is not valid"),
        QT_TRANSLATE_NOOP("wording", "{platform} refused these; its answer names the field."),
        QT_TRANSLATE_NOOP("wording", "Correct the record in the store, then retry; or discard it."),
        RETRY,
    ),
    Code.INVALID_EMAIL: (
        QT_TRANSLATE_NOOP("wording", "The e-mail address is not valid"),
        QT_TRANSLATE_NOOP("wording", "{platform} refused these customers."),
        QT_TRANSLATE_NOOP("wording", "Correct the address in the store, then retry; or discard them."),
        RETRY,
    ),
    Code.NOT_FOUND: (
        QT_TRANSLATE_NOOP("wording", "{platform} does not know it"),
        QT_TRANSLATE_NOOP("wording", "What this belongs to is not there, or the API host is not the right one."),
        QT_TRANSLATE_NOOP("wording", "Check the API host in Settings, then retry; or discard it."),
        RETRY,
    ),
    Code.GONE: (
        QT_TRANSLATE_NOOP("wording", "It no longer exists at {platform}"),
        QT_TRANSLATE_NOOP("wording", "It was removed there, so there is nothing to change."),
        QT_TRANSLATE_NOOP("wording", "Discard it; nothing more has to be done."),
        RETRY,
    ),
    Code.CONFLICT: (
        QT_TRANSLATE_NOOP("wording", "It contradicts what {platform} has"),
        QT_TRANSLATE_NOOP("wording", "The same number is taken there by something else."),
        QT_TRANSLATE_NOOP("wording", "Look at the record in both places, then retry; or discard it."),
        RETRY,
    ),
    Code.IDENTITY_CONFLICT: (
        QT_TRANSLATE_NOOP("wording", "Two people share one identity"),
        QT_TRANSLATE_NOOP("wording", "{platform} has this e-mail address or this account for another person."),
        QT_TRANSLATE_NOOP("wording", "Merge or correct the profiles there, then retry; or discard it."),
        RETRY,
    ),
    Code.PROFILE_NOT_FOUND: (
        QT_TRANSLATE_NOOP("wording", "The person is not known at {platform}"),
        QT_TRANSLATE_NOOP("wording", "The event arrived, but nobody is there to whom it belongs."),
        QT_TRANSLATE_NOOP("wording", "Sync customers once more, then retry; or discard it."),
        RETRY,
    ),
    Code.TOO_OLD: (
        QT_TRANSLATE_NOOP("wording", "It happened too long ago"),
        QT_TRANSLATE_NOOP("wording", "{platform} takes no events older than five years. They still count in totals."),
        QT_TRANSLATE_NOOP("wording", "Discard it; nothing more has to be done."),
        RETRY,
    ),
    Code.JOB_FAILED: (
        QT_TRANSLATE_NOOP("wording", "The import failed at {platform}"),
        QT_TRANSLATE_NOOP("wording", "The records were taken, but the import there did not end well."),
        QT_TRANSLATE_NOOP("wording", "Retry; nothing is doubled."),
        RETRY,
    ),
    Code.JOB_LOST: (
        QT_TRANSLATE_NOOP("wording", "{platform} no longer knows the import"),
        QT_TRANSLATE_NOOP("wording", "The records were taken, but what became of them cannot be asked any more."),
        QT_TRANSLATE_NOOP("wording", "Retry; nothing is doubled."),
        RETRY,
    ),
    Code.OPTED_OUT: (
        QT_TRANSLATE_NOOP("wording", "The person does not want this"),
        QT_TRANSLATE_NOOP("wording", "{platform} kept nothing, because the person withdrew consent or unsubscribed."),
        QT_TRANSLATE_NOOP("wording", "Nothing has to be done."),
        RETRY,
    ),
    Code.UNREADABLE: (
        QT_TRANSLATE_NOOP("wording", "The store's record could not be read"),
        QT_TRANSLATE_NOOP(
            "wording", "Something in it is not as WooCommerce writes it; another plugin may have written it."
        ),
        QT_TRANSLATE_NOOP(
            "wording", "The rest of the sync went on. Correct the record in the store, then read it again."
        ),
        QT_TRANSLATE_NOOP("wording", "Read again"),
    ),
    Code.OBSERVED: (
        QT_TRANSLATE_NOOP("wording", "Only observed"),
        QT_TRANSLATE_NOOP("wording", "This connection shows what happens and sends nothing to {platform}."),
        QT_TRANSLATE_NOOP("wording", "Nothing has to be done. Settings can switch delivering on from here."),
        RETRY,
    ),
    Code.GAVE_UP: (
        QT_TRANSLATE_NOOP("wording", "It was tried for three days"),
        QT_TRANSLATE_NOOP("wording", "{platform} could not be reached, or had trouble, all that time."),
        QT_TRANSLATE_NOOP("wording", "Retry when it works again."),
        RETRY,
    ),
}
"""(title, sentence, remedy, button) of every code."""
