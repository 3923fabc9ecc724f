from __future__ import annotations

import pytest

from app.model.changes import Subscription
from app.stores.consent import consent_meta, subscription
from app.stores.fields import meta_entries


@pytest.mark.parametrize(
    "key",
    [
        "mailchimp_woocommerce_is_subscribed",
        "kl_newsletter_checkbox",
        "ckwc_opt_in",
        "_woo_ml_subscribe",
        "activecampaign_for_woocommerce_accepts_marketing",
        "marketing_opt_in_consent",
        "newsletter",
        "_gdpr_newsletter",
        "wc_marketing_permission",
    ],
)
def test_keys_that_look_like_consent_are_found(key: str) -> None:
    assert consent_meta(meta_entries([{"id": 1, "key": key, "value": "1"}])) == {key: "1"}


@pytest.mark.parametrize(
    "key",
    [
        "_subscription_renewal",
        "_options",
        "wc_last_active",
        "shop_subscription_id",
        "_terms_consent",
        "capabilities",
        "",
    ],
)
def test_other_keys_are_left_alone(key: str) -> None:
    assert consent_meta(meta_entries([{"id": 1, "key": key, "value": "1"}])) == {}


def test_values_that_cannot_say_yes_or_no_are_left_out() -> None:
    meta = [
        {"key": "newsletter", "value": {"a": 1}},
        {"key": "newsletter_text", "value": "x" * 500},
        {"key": "newsletter_on", "value": True},
        {"key": 7, "value": "yes"},
        "no entry",
    ]
    assert consent_meta(meta_entries(meta)) == {"newsletter_on": "true"}


@pytest.mark.parametrize("nothing", [None, "", 0, {}, [], "text"])
def test_no_meta_data_is_no_consent(nothing: object) -> None:
    assert consent_meta(meta_entries(nothing)) == {}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("yes", Subscription.SUBSCRIBED),
        (" Yes ", Subscription.SUBSCRIBED),
        ("1", Subscription.SUBSCRIBED),
        ("true", Subscription.SUBSCRIBED),
        ("on", Subscription.SUBSCRIBED),
        ("subscribed", Subscription.SUBSCRIBED),
        ("no", Subscription.NOT_SUBSCRIBED),
        ("0", Subscription.NOT_SUBSCRIBED),
        ("false", Subscription.NOT_SUBSCRIBED),
        ("unsubscribed", Subscription.NOT_SUBSCRIBED),
        ("", Subscription.UNKNOWN),
        ("pending", Subscription.UNKNOWN),
        ("2024-01-01", Subscription.UNKNOWN),
    ],
)
def test_what_a_value_says(value: str, said: Subscription) -> None:
    assert subscription({"newsletter": value}, "newsletter") is said


def test_without_the_picked_key_nothing_is_known() -> None:
    assert subscription({"newsletter": "yes"}, "other") is Subscription.UNKNOWN
    assert subscription({"newsletter": "yes"}, "") is Subscription.UNKNOWN
