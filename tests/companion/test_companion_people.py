"""Accounts, sign-ins and comments come into the feed, with the consent of whoever does it and of nobody else."""

from __future__ import annotations

import itertools

from companion_store import Feed, decide
from real_wordpress import ADMIN, PASSWORD, Site

NAMES = (f"person{number}" for number in itertools.count())
BOTH = {"analytics": True, "marketing": True}


def test_an_account_made_by_staff_says_nothing_of_a_visitor(site: Site, feed: Feed) -> None:
    name = next(NAMES)
    made = site.rest(ADMIN).post(
        "wp/v2/users", json={"username": name, "email": f"{name}@example.test", "password": "x1!x1!x1!"}
    )
    number = made.json()["id"]
    site.rest(ADMIN).post(f"wp/v2/users/{number}", json={"first_name": "Kim"})
    site.rest(ADMIN).delete(f"wp/v2/users/{number}", params={"force": True, "reassign": 1})
    found = feed.events()
    assert [event["type"] for event in found] == ["customer.created", "customer.updated", "customer.deleted"]
    assert {event["object"] for event in found} == {number}
    assert found[0]["data"] == {"by": "staff", "consent": None}


def test_a_registration_carries_the_visitors_consent(site: Site, feed: Feed) -> None:
    site.php("update_option('users_can_register', 1);")
    visitor, name = site.visitor(), next(NAMES)
    decide(visitor, analytics=True, marketing=True)
    visitor.post("/wp-login.php?action=register", data={"user_login": name, "user_email": f"{name}@example.test"})
    [event] = feed.events()
    assert (event["type"], event["data"]) == ("customer.created", {"by": "customer", "consent": BOTH})


def test_a_sign_in_is_told_of_a_customer_and_not_of_staff(site: Site, feed: Feed) -> None:
    site.sign_in(site.visitor(), ADMIN, PASSWORD)
    site.sign_in(site.visitor(), "editor")
    visitor = site.visitor()
    decide(visitor, analytics=False, marketing=False)
    site.sign_in(visitor, "subscriber")
    [event] = feed.events()
    assert event["type"] == "customer.signed_in"
    assert event["data"]["consent"] == {"analytics": False, "marketing": False}


def comment(site: Site, visitor: object, name: str, words: str) -> None:
    fields = {"comment_post_ID": 1, "author": name, "email": f"{name}@example.test", "comment": words}
    visitor.post("/wp-comments-post.php", data=fields)  # type: ignore[attr-defined]


def test_a_comment_counts_once_it_is_approved_and_its_text_stays(site: Site, feed: Feed) -> None:
    site.php("update_option('comment_previously_approved', 0); update_option('comment_moderation', 0);")
    visitor, name = site.visitor(), next(NAMES)
    decide(visitor, analytics=True, marketing=True)
    comment(site, visitor, name, "A secret remark")
    [event] = feed.events()
    facts = event["data"]
    assert (event["type"], facts["email"], facts["consent"]) == ("comment.approved", f"{name}@example.test", BOTH)
    assert (facts["post"], facts["post_title"], facts["post_type"]) == (1, "Hello world!", "post")
    assert "secret remark" not in str(facts)


def test_a_comment_that_staff_approve_later_has_nobodys_consent(site: Site, feed: Feed) -> None:
    site.php("update_option('comment_moderation', 1);")
    name = next(NAMES)
    comment(site, site.visitor(), name, "Later")
    assert feed.events() == []
    number = site.sql(f"SELECT comment_ID FROM shop_comments WHERE comment_author = '{name}'").strip()
    site.rest(ADMIN).post(f"wp/v2/comments/{number}", json={"status": "approved"})
    [event] = feed.events()
    assert (event["type"], event["object"], event["data"]["consent"]) == ("comment.approved", int(number), None)


def test_what_its_author_refused_is_known_when_staff_approve_it_later(site: Site, feed: Feed) -> None:
    site.php("update_option('comment_moderation', 1);")
    visitor, name = site.visitor(), next(NAMES)
    decide(visitor, analytics=True, marketing=False)
    comment(site, visitor, name, "Refused and held")
    number = site.sql(f"SELECT comment_ID FROM shop_comments WHERE comment_author = '{name}'").strip()
    site.rest(ADMIN).post(f"wp/v2/comments/{number}", json={"status": "approved"})
    [event] = feed.events()
    assert event["data"]["consent"] == {"analytics": False, "marketing": False}


def test_what_staff_write_themselves_is_nobodys(site: Site, feed: Feed) -> None:
    site.php("update_option('comment_moderation', 0);")
    site.rest(ADMIN).post("wp/v2/comments", json={"post": 1, "content": "A word from the house"}).raise_for_status()
    assert "comment.approved" not in feed.types()


def test_spam_is_nothing(site: Site, feed: Feed) -> None:
    site.php(
        "wp_insert_comment(['comment_post_ID' => 1, 'comment_author_email' => 'a@example.test',"
        " 'comment_approved' => 'spam']);"
    )
    assert feed.events() == []


def test_forms_are_told_by_their_address_and_nothing_else(site: Site, feed: Feed) -> None:
    # The two form plugins' own classes, as far as the plugin uses them.
    site.php(
        "class WPCF7_Submission { static function get_instance() { return new self; }"
        " function get_posted_data()"
        " { return ['your-email' => 'Lead@Example.test', 'your-message' => 'private words']; } }"
        "$form = new class { function scan_form_tags($cond) { return [(object) ['name' => 'your-email']]; }"
        " function id() { return 7; } function title() { return 'Contact'; } };"
        "do_action('wpcf7_submit', $form, ['status' => 'validation_failed']);"
        "do_action('wpcf7_submit', $form, ['status' => 'mail_sent']);"
        "$record = new class { function get($what) { return [['type' => 'textarea', 'value' => 'private words'],"
        " ['type' => 'email', 'value' => 'two@example.test']]; }"
        " function get_form_settings($name) { return $name === 'id' ? 'ab12' : 'Newsletter'; } };"
        "do_action('elementor_pro/forms/new_record', $record);"
        "Storewire_Companion_Feed::write();"
    )
    found = [event["data"] for event in feed.events()]
    assert [(one["plugin"], one["form"], one["title"], one["email"]) for one in found] == [
        ("contact-form-7", "7", "Contact", "lead@example.test"),
        ("elementor", "ab12", "Newsletter", "two@example.test"),
    ]
    assert "private words" not in str(found)
    assert found[0]["submission"] != found[1]["submission"]
