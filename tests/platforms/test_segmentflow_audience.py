"""What leaves of a site without a shop: users, registrations and comments, never what was written."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import pytest
from platform_examples import LONG_AGO, NOW, PROFILE, change, key_of

from app.model.changes import ChangeKind, Subscription
from app.model.records import Comment, Form, User
from app.model.settings import PlatformName
from app.platforms.registry import platform

PLAIN = replace(PROFILE, woocommerce=False)
USER = User(
    id=5, email="kim@example.test", first_name="Kim", last_name="Lee", name="Kim Lee", username="kim",
    roles=("subscriber",), avatar_url="https://a.example/5.png", locale="de_DE", created_at=LONG_AGO,
)  # fmt: skip
COMMENT = Comment(
    id=77, approved=True, post_id=3, post_title="Mahlgrad", post_type="post", author_name="Kim",
    email="kim@example.test", created_at=LONG_AGO,
)  # fmt: skip


def prepared(kind: ChangeKind, record: Any, **fields: Any) -> Any:
    made = change(kind, record, **{"occurred_at": NOW, **fields})
    return platform(PlatformName.SEGMENTFLOW).prepare(made, key_of("k"), PLAIN)


def expected_id(kind: str, canonical: str) -> str:
    return f"sfc:v1:{kind}:{hashlib.sha256(canonical.encode()).hexdigest()}"


def test_a_user_is_identified_with_the_sites_own_id() -> None:
    (item,) = prepared(ChangeKind.USER_SAVED, USER, email=USER.email)["batch"]
    assert item == {
        "type": "identify",
        "email": "kim@example.test",
        "userId": "wp_5",
        "source": "wordpress",
        "traits": {
            "email": "kim@example.test", "firstName": "Kim", "lastName": "Lee", "name": "Kim Lee",
            "avatar_url": "https://a.example/5.png", "date_created": LONG_AGO.isoformat(), "locale": "de_DE",
        },
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "consent"),
    [(Subscription.SUBSCRIBED, "granted"), (Subscription.NOT_SUBSCRIBED, "denied"), (Subscription.UNKNOWN, "")],
)
def test_a_users_consent_goes_with_the_record(said: Subscription, consent: str) -> None:
    assert prepared(ChangeKind.USER_SAVED, USER, email=USER.email, subscription=said)["consent"] == consent


def test_a_registration_is_told_while_it_is_news() -> None:
    (item,) = prepared(ChangeKind.USER_REGISTERED, USER, email=USER.email)["batch"]
    assert (item["event"], item["userId"], item["properties"]) == ("user_registered", "wp_5", {"user_id": 5})
    assert item["messageId"] == expected_id("user_registered", "wordpress:user_registered:track:5")
    assert prepared(ChangeKind.USER_REGISTERED, USER, email=USER.email, history=True) is None


def test_a_guests_comment_names_the_person_first() -> None:
    person, event = prepared(ChangeKind.COMMENT_POSTED, COMMENT, email=COMMENT.email)["batch"]
    assert (person["type"], person["email"], person["traits"]) == (
        "identify", "kim@example.test", {"email": "kim@example.test", "name": "Kim"},
    )  # fmt: skip
    assert "userId" not in person
    assert (event["event"], event["email"]) == ("comment_posted", "kim@example.test")
    assert event["properties"] == {"comment_id": 77, "post_id": "3", "post_title": "Mahlgrad", "post_type": "post"}
    assert event["messageId"] == expected_id("comment_posted", "wordpress:comment:track:77")
    assert person["messageId"] == expected_id("identify", "wordpress:comment:identify:77")


def test_a_users_comment_leaves_the_users_own_record_alone() -> None:
    written = COMMENT.model_copy(update={"author_id": 5})
    (event,) = prepared(ChangeKind.COMMENT_POSTED, written, email="")["batch"]
    assert (event["type"], event["userId"]) == ("track", "wp_5")
    assert "email" not in event


def test_a_comment_of_nobody_is_not_told() -> None:
    assert prepared(ChangeKind.COMMENT_POSTED, COMMENT, email="") is None


@pytest.mark.parametrize("kind", [ChangeKind.USER_SAVED, ChangeKind.USER_REGISTERED, ChangeKind.COMMENT_POSTED])
def test_sequenzy_takes_nothing_of_it(kind: ChangeKind) -> None:
    record = COMMENT if kind is ChangeKind.COMMENT_POSTED else USER
    made = change(kind, record, email="kim@example.test", occurred_at=NOW)
    assert platform(PlatformName.SEQUENZY).prepare(made, key_of("k"), PLAIN) is None


def submitted(plugin: str = "contact-form-7", number: str = "7", **fields: Any) -> Any:
    form = Form(plugin=plugin, id=number, title="Contact")
    about = {"email": "lead@example.test", "record_id": "s1", "form": form, "subscription": Subscription.SUBSCRIBED}
    return prepared(ChangeKind.FORM_SUBMITTED, None, **{**about, **fields})


def test_a_submitted_form_names_the_person_first_and_says_which_form_it_was() -> None:
    person, event = submitted()["batch"]
    assert (person["type"], person["email"], person["traits"]) == (
        "identify", "lead@example.test", {"email": "lead@example.test"},
    )  # fmt: skip
    assert (event["event"], event["email"]) == ("form_submission", "lead@example.test")
    assert event["properties"] == {"form_type": "cf7", "form_title": "Contact", "form_id": 7}
    assert event["messageId"] == expected_id("form_submission", "wordpress:form:track:s1")
    assert submitted("elementor", "ab12")["batch"][1]["properties"]["form_type"] == "elementor"


@pytest.mark.parametrize("consent", [Subscription.NOT_SUBSCRIBED, Subscription.UNKNOWN])
def test_a_form_of_somebody_who_did_not_agree_is_not_told(consent: Subscription) -> None:
    assert submitted(subscription=consent) is None


def test_sequenzy_has_no_event_for_a_form() -> None:
    made = change(
        ChangeKind.FORM_SUBMITTED, None, email="lead@example.test", record_id="s1", form=Form(plugin="elementor"),
        subscription=Subscription.SUBSCRIBED, occurred_at=NOW,
    )  # fmt: skip
    assert platform(PlatformName.SEQUENZY).prepare(made, key_of("k"), PROFILE) is None
