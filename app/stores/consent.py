"""Marketing consent as plugins note it in meta data: WooCommerce itself records none.

The keys below are those that newsletter plugins write to customers and orders at registration and checkout
(Mailchimp, MC4WP, Klaviyo, Kit, ActiveCampaign, MailerLite, Brevo, MailPoet, Omnisend, Mailjet, Drip, HubSpot …),
besides anything whose name speaks of consent. A key only makes an entry a candidate: which one counts,
a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from app.model.changes import Subscription
from app.stores.fields import Meta
from app.stores.text import plain_text

KNOWN_KEYS = frozenset(
    {
        "mailchimp_woocommerce_is_subscribed",
        "_mc4wp_optin",
        "_mc4wp_subscribe",
        "mc4wp_subscribe",
        "kl_newsletter_checkbox",
        "kl_sms_consent_checkbox",
        "ckwc_opt_in",
        "activecampaign_for_woocommerce_accepts_marketing",
        "_woo_ml_subscribe",
        "ws_opt_in",
        "mailjet_subscribe_ok",
        "_wc_drip_signup",
        "omnisend_newsletter_checkbox",
        "_mailpoet_woocommerce_checkout_optin",
    }
)

LOOKS_LIKE_CONSENT = re.compile(
    r"consent|opt[_\- ]?in(?![a-z])|newsletter|accepts?[_\- ]?marketing"
    r"|marketing[_\- ]?(opt|perm|allow|agree|accept|email)|(is|e?mail|sms)[_\- ]?subscribe"
    r"|mailing[_\- ]?list|gdpr|dsgvo",
    re.IGNORECASE,
)

NOT_ABOUT_PEOPLE = re.compile(
    r"shop_subscription|subscription_(renewal|switch|resubscribe|id|period|price|sign)|terms|_hash$|_version$|_ip$|_date$"
    r"|_time(stamp)?$|_at$|cookie|privacy_policy",
    re.IGNORECASE,
)
"""Keys that the pattern above would catch although they hold no agreement: paid subscriptions, terms, proofs."""

YES = frozenset(
    {"yes", "y", "1", "true", "on", "subscribed", "subscribe", "opted_in", "opted-in", "opt-in", "opt_in", "optin"}
    | {"granted", "accepted", "agreed", "agree", "checked", "confirmed", "ja", "oui", "si", "sí", "sì", "sim", "tak"}
)
NO = frozenset(
    {"no", "n", "0", "false", "off", "unsubscribed", "not_subscribed", "never_subscribed", "transactional", "archived"}
    | {"cleaned", "opted_out", "opted-out", "opt-out", "opt_out", "optout", "denied", "declined", "refused", "rejected"}
    | {"revoked", "unchecked", "nein", "non", "não", "nie"}
)

LONGEST_VALUE = 60
MOST_KEYS = 20


def consent_meta(meta: Meta) -> dict[str, str]:
    """Return the meta entries whose key looks like a marketing consent, values as text.

    Takes WooCommerce's `meta_data`: a list of `{id, key, value}` with values of any type. Values that are no
    short text, number or truth value cannot say yes or no and are left out.
    """
    found: dict[str, str] = {}
    for key, value in meta.items():
        if len(found) == MOST_KEYS:
            break
        if is_consent_key(key) and (text := _answer(value)) is not None:
            found[key] = text
    return found


@lru_cache(maxsize=4096)
def is_consent_key(key: str) -> bool:
    """Tell whether a meta key looks as if it held a marketing consent."""
    if key.lower() in KNOWN_KEYS:
        return True
    return len(key) <= 100 and bool(LOOKS_LIKE_CONSENT.search(key)) and not NOT_ABOUT_PEOPLE.search(key)


def subscription(meta: Mapping[str, str], key: str) -> Subscription:
    """Say what a person agreed to by the entry that the user picked; UNKNOWN without it or for any other answer."""
    answer = meta.get(key, "").strip().lower() if key else ""
    if answer in YES:
        return Subscription.SUBSCRIBED
    return Subscription.NOT_SUBSCRIBED if answer in NO else Subscription.UNKNOWN


def _answer(value: object) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str | int | float):
        return None
    text = plain_text(value)
    return text if len(text) <= LONGEST_VALUE else None
