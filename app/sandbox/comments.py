"""The site's posts and the comments under them, and what of them a platform has to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.sandbox.options import JsonObject
from app.sandbox.people import canonical, customer_email
from app.sandbox.shelf import Row
from app.sandbox.site import FIRST_CUSTOMER, Site

if TYPE_CHECKING:  # the store makes its comments here
    from app.sandbox.store import Store

POSTS = 7
SHOWN_TO_MODERATORS = frozenset({"author_email", "author_ip", "author_user_agent"})
STAFF = frozenset({"administrator", "editor", "author", "contributor", "shop_manager"})
_APART = 7 * 3600
"""Seconds between two generated comments."""


def post_record(site: Site, number: int) -> JsonObject:
    """Return a post, as far as comments need it."""
    return {
        "id": number,
        "type": "post",
        "status": "publish",
        "link": f"{site.url}/?p={number}",
        "title": {"rendered": f"Röstung &amp; Mahlgrad, Teil {number}"},
    }


def comment_rows(site: Site) -> Iterator[Row]:
    """Yield the generated comments, oldest first."""
    for number in range(1, site.options.comments + 1):
        written = _written(site, number)
        yield Row(number, "approved", written, written)


def comment_record(site: Site, number: int) -> JsonObject:
    """Return a generated comment: every third is a user's, the others are guests', some of whom write twice."""
    author = FIRST_CUSTOMER + number % site.options.customers if number % 3 == 0 and site.options.customers else 0
    guest = number if number <= 3 else 1 + number % max(3, site.options.comments // 2)
    email = customer_email(author) if author else f"{'Kim' if number % 5 == 0 else 'kim'}{guest}@example.test"
    return written_comment(site, number, author, f"Kim {author or guest}", email, _written(site, number))


def written_comment(site: Site, number: int, author: int, name: str, email: str, written: int) -> JsonObject:
    """Return a comment as moderators see it."""
    post = 1 + number % POSTS
    return {
        "id": number,
        "post": post,
        "parent": 0,
        "author": author,
        "author_name": name,
        "author_email": email,
        "author_url": "",
        "author_ip": "127.0.0.1",
        "author_user_agent": "",
        "date": site.time.local(written),
        "date_gmt": site.time.gmt(written),
        "content": {"rendered": f"<p>Kommentar {number}</p>\n"},
        "link": f"{site.url}/?p={post}#comment-{number}",
        "status": "approved",
        "type": "comment",
        "meta": [],
    }


def _written(site: Site, number: int) -> int:
    return site.history_end - (site.options.comments - number) * _APART


@dataclass(slots=True)
class SiteExpectation:
    """What a sync of a site without a shop leaves at a platform."""

    people: dict[str, str] = field(default_factory=dict)
    """Address → who it is."""
    tolerated: set[str] = field(default_factory=set)
    comments: set[int] = field(default_factory=set)
    users: int = 0


def expect_of_site(store: Store) -> SiteExpectation:
    """Walk through the site once."""
    found = SiteExpectation(tolerated=set(store.former_emails))
    staff: set[int] = set()
    for number in store.customers.ids():
        email = canonical(store.customer_email(number))
        if store.customers.state(number) in STAFF:
            staff.add(number)
        elif email:
            found.people[email] = f"user {number}"
    found.users = len(found.people)
    for number in store.comments.ids():
        record = store.comments.record(number) or {}
        email = canonical(record["author_email"])
        if record["status"] != "approved" or record["author"] in staff or not (email or record["author"]):
            continue
        found.comments.add(number)
        if not record["author"]:
            found.people.setdefault(email, f"commenter {email}")
    return found
