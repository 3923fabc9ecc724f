"""What is said when a connection ended, and when a person was erased."""

from __future__ import annotations

from app.model.api import Ending, Erasure, ErasureOutcome, Goodbye, Revocation
from app.wording import language
from app.wording.language import QT_TRANSLATE_NOOP, counted, say, sentences
from app.wording.names import platform_title, remains

ENDED = QT_TRANSLATE_NOOP("wording", "Disconnected.")
KEPT = QT_TRANSLATE_NOOP(
    "wording",
    "{who} could not be told yet. Storewire keeps what it needs for that in the keyring until {date} and tries again.",
)
PLATFORM_BY_HAND = QT_TRANSLATE_NOOP("wording", "{platform} could not be told: end the connection there too.")
STORE_BY_HAND = QT_TRANSLATE_NOOP(
    "wording", "Delete Storewire's application password in the store under Users → Profile."
)
THE_STORE = QT_TRANSLATE_NOOP("wording", "The store")
BOTH = QT_TRANSLATE_NOOP("wording", "{platform} and the store")
WAITS = QT_TRANSLATE_NOOP("wording", "{who} could not be told yet; Storewire tries until {date}.")

OUTCOMES = {
    ErasureOutcome.DELETED: QT_TRANSLATE_NOOP("wording", "{platform} deleted the person."),
    ErasureOutcome.NOT_THERE: QT_TRANSLATE_NOOP("wording", "{platform} did not know the person."),
    ErasureOutcome.PROFILE_DELETED: QT_TRANSLATE_NOOP(
        "wording",
        "{platform} was told to delete the profile. Look the person up there to see whether anything remains.",
    ),
    ErasureOutcome.BY_HAND: QT_TRANSLATE_NOOP(
        "wording",
        "{platform} deletes people in its dashboard only: open it, look the address up under people, and delete the "
        "profile.",
    ),
    ErasureOutcome.UNREACHABLE: QT_TRANSLATE_NOOP(
        "wording", "{platform} could not be reached. Erase the person again when it answers, or do it in its dashboard."
    ),
    ErasureOutcome.REFUSED: QT_TRANSLATE_NOOP(
        "wording", "{platform} refused it. Reconnect and erase the person again, or do it in its dashboard."
    ),
}
REMOVED = QT_TRANSLATE_NOOP("wording", "{count} deliveries were removed here.")
REMOVED_ONE = QT_TRANSLATE_NOOP("wording", "1 delivery was removed here.")
BLOCKED = QT_TRANSLATE_NOOP("wording", "Nothing of this person is sent again.")
STORE_TELLS = QT_TRANSLATE_NOOP(
    "wording", "The store delivers by itself here: delete the person in the store too, or it may tell of them again."
)
IN_STORE = QT_TRANSLATE_NOOP("wording", "What the store itself has of the person is deleted in the store.")


def goodbye(ended: Goodbye, platform: str) -> list[str]:
    """Return how a disconnect went, and what remains to be done; `platform` is its title."""
    said = [say(ENDED)]
    open_ones = _who(not ended.revoked_at_platform, not ended.removed_from_store, platform)
    if ended.kept_until is not None:
        said.append(say(KEPT, {"who": open_ones, "date": language.formats.date(ended.kept_until)}))
    else:
        if not ended.revoked_at_platform:
            said.append(say(PLATFORM_BY_HAND, {"platform": platform}))
        if not ended.removed_from_store:
            said.append(say(STORE_BY_HAND))
    return [*said, *(remains(code) for code in ended.remains)]


def revocation(what: Revocation) -> str:
    """Return how the end of a connection stands."""
    platform = platform_title(what.platform)
    waits = _who(what.at_platform is Ending.WAITING, what.in_store is Ending.WAITING, platform)
    said = [say(WAITS, {"who": waits, "date": language.formats.date(what.kept_until)})] if waits else []
    if what.at_platform is Ending.BY_HAND:
        said.append(say(PLATFORM_BY_HAND, {"platform": platform}))
    if what.in_store is Ending.BY_HAND:
        said.append(say(STORE_BY_HAND))
    return sentences(*said)


def _who(platform_waits: bool, store_waits: bool, platform: str) -> str:
    if platform_waits and store_waits:
        return say(BOTH, {"platform": platform})
    return platform if platform_waits else say(THE_STORE) if store_waits else ""


def erasure(receipt: Erasure) -> list[str]:
    """Return what a receipt says, a sentence each."""
    said = [say(OUTCOMES[receipt.outcome], {"platform": platform_title(receipt.platform)})]
    said.append(counted(REMOVED_ONE, REMOVED, receipt.deliveries))
    said.append(say(BLOCKED))
    said.append(say(STORE_TELLS if receipt.store_delivers else IN_STORE))
    return said
