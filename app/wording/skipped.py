"""What is said of a check that was skipped, because one that it rests on failed."""

from __future__ import annotations

from app.model.store import Check, CheckName
from app.wording.language import QT_TRANSLATE_NOOP, say

SKIPPED = QT_TRANSLATE_NOOP("wording", "Skipped: {subject},")
BECAUSE = QT_TRANSLATE_NOOP("wording", "because {reason}")
SUBJECTS: dict[CheckName, tuple[str, str]] = {
    CheckName.ANSWERS: (
        QT_TRANSLATE_NOOP("wording", "whether the store answers"),
        QT_TRANSLATE_NOOP("wording", "the store cannot be reached"),
    ),
    CheckName.HTTPS: (
        QT_TRANSLATE_NOOP("wording", "encryption"),
        QT_TRANSLATE_NOOP("wording", "the certificate is not valid"),
    ),
    CheckName.WORDPRESS: (
        QT_TRANSLATE_NOOP("wording", "WordPress"),
        QT_TRANSLATE_NOOP("wording", "it does not look like WordPress"),
    ),
    CheckName.REST_API: (
        QT_TRANSLATE_NOOP("wording", "the interface for programs"),
        QT_TRANSLATE_NOOP("wording", "the interface for programs does not answer"),
    ),
    CheckName.NOT_CACHED: (
        QT_TRANSLATE_NOOP("wording", "caches"),
        QT_TRANSLATE_NOOP("wording", "a cache answers"),
    ),
    CheckName.CLOCK: (
        QT_TRANSLATE_NOOP("wording", "the store's clock"),
        QT_TRANSLATE_NOOP("wording", "the clock is wrong"),
    ),
    CheckName.WOOCOMMERCE: (
        QT_TRANSLATE_NOOP("wording", "WooCommerce"),
        QT_TRANSLATE_NOOP("wording", "WooCommerce was not found"),
    ),
    CheckName.UPGRADE: (
        QT_TRANSLATE_NOOP("wording", "whether there is a shop now"),
        QT_TRANSLATE_NOOP("wording", "the shop cannot be read"),
    ),
    CheckName.APP_PASSWORDS: (
        QT_TRANSLATE_NOOP("wording", "application passwords"),
        QT_TRANSLATE_NOOP("wording", "application passwords are not available"),
    ),
    CheckName.VENDOR_PLUGIN: (
        QT_TRANSLATE_NOOP("wording", "plugins that do the same work"),
        QT_TRANSLATE_NOOP("wording", "another plugin does the same work"),
    ),
    CheckName.AUTH_HEADER: (
        QT_TRANSLATE_NOOP("wording", "whether the password reaches WordPress"),
        QT_TRANSLATE_NOOP("wording", "the server removes the password"),
    ),
    CheckName.SIGNED_IN: (
        QT_TRANSLATE_NOOP("wording", "signing in"),
        QT_TRANSLATE_NOOP("wording", "the store does not let Storewire in"),
    ),
    CheckName.MAY_READ: (
        QT_TRANSLATE_NOOP("wording", "what the account may read"),
        QT_TRANSLATE_NOOP("wording", "the account may not read the shop"),
    ),
    CheckName.WEBHOOKS: (
        QT_TRANSLATE_NOOP("wording", "webhooks"),
        QT_TRANSLATE_NOOP("wording", "webhooks are not allowed"),
    ),
    CheckName.SAME_STORE: (
        QT_TRANSLATE_NOOP("wording", "whether it is the same store"),
        QT_TRANSLATE_NOOP("wording", "it is not the same store"),
    ),
    CheckName.OTHER_COMPUTERS: (
        QT_TRANSLATE_NOOP("wording", "other computers"),
        QT_TRANSLATE_NOOP("wording", "another computer delivers"),
    ),
    CheckName.PLATFORM_ACCEPTS: (
        QT_TRANSLATE_NOOP("wording", "whether the platform accepts deliveries"),
        QT_TRANSLATE_NOOP("wording", "the platform no longer accepts this connection"),
    ),
    CheckName.HEARTBEAT: (
        QT_TRANSLATE_NOOP("wording", "whether the platform sees this connection"),
        QT_TRANSLATE_NOOP("wording", "the platform does not see this connection"),
    ),
    CheckName.PERMISSIONS: (
        QT_TRANSLATE_NOOP("wording", "what the API key allows"),
        QT_TRANSLATE_NOOP("wording", "the API key lacks a permission"),
    ),
    CheckName.STORE_WEBHOOKS: (
        QT_TRANSLATE_NOOP("wording", "the webhooks by which the store delivers"),
        QT_TRANSLATE_NOOP("wording", "the store's webhooks do not work"),
    ),
}
"""What a check is about, and what is said of it where it failed and others were skipped because of it."""


def skipped(check: Check) -> tuple[str, str]:
    """Return the fact and the detail of a skipped check."""
    because = check.params.get("because")
    reason = next((words[1] for name, words in SUBJECTS.items() if name.value == because), "")
    fact = say(SKIPPED, {"subject": say(SUBJECTS[check.name][0])})
    return fact, say(BECAUSE, {"reason": say(reason)}) if reason else ""
