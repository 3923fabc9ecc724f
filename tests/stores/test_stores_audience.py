"""Reading a site without a shop: users with their addresses, approved comments without their text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from app.model.records import Comment, RecordKind, User
from app.model.store import Cursor, StoreSite
from app.stores.reader import Page, Reader
from app.stores.rest import RestClient

RestOf = Callable[[Callable[[httpx.Request], httpx.Response]], RestClient]
USERS = [
    {
        "id": 1, "username": "kim", "name": "Kim &amp; Co", "first_name": "Kim", "last_name": "",
        "roles": ["subscriber"], "email": " Kim@Example.Test ", "registered_date": "2026-11-20T10:00:00+00:00",
        "locale": "de_DE", "avatar_urls": {"96": "https://a.example/1.png"}, "meta": {"newsletter": "yes"},
    },
    {
        "id": 2, "username": "gone", "name": "", "roles": {"1": "author"}, "email": "deleted@site.invalid",
        "registered_date": "0000-00-00T00:00:00", "avatar_urls": [], "meta": [],
    },
]  # fmt: skip
COMMENTS = [
    {
        "id": number, "post": number % 3, "author": 0, "author_name": "<b>Kim</b>", "author_email": "KIM@example.test",
        "date": "2026-11-21T11:00:00", "date_gmt": "2026-11-21T10:00:00", "status": "approved",
    }
    for number in range(1, 251)
]  # fmt: skip


class Site:
    """A site that answers as WordPress does."""

    def __init__(self) -> None:
        self.asked: list[httpx.Request] = []
        self.posts_are_open = True

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        route, query = request.url.path.removeprefix("/wp-json/"), request.url.params
        if route in ("wp/v2/posts", "wp/v2/pages"):
            if not self.posts_are_open:
                return httpx.Response(401, json={"code": "rest_forbidden", "message": "", "data": {}})
            here = {"wp/v2/posts": 1, "wp/v2/pages": 2}[route]
            rows = [{"id": here, "type": route[6:-1], "title": {"rendered": f"Teil&nbsp;{here}"}}]
            return httpx.Response(200, json=[row for row in rows if str(row["id"]) in query["include"].split(",")])
        rows = {"wp/v2/users": USERS, "wp/v2/comments": COMMENTS}[route]
        start, size = int(query["offset"]), int(query["per_page"])
        return httpx.Response(200, json=rows[start : start + size], headers={"X-WP-Total": str(len(rows))})

    def queries(self, route: str) -> list[dict[str, str]]:
        return [dict(one.url.params) for one in self.asked if one.url.path.endswith(route)]


async def read(rest: RestClient, site: StoreSite, kind: RecordKind, after: Cursor | None = None) -> list[Page]:
    return [page async for page in Reader(rest, site, "").pages(kind, after)]


async def test_users_are_read_with_their_addresses(rest_of: RestOf, site: StoreSite) -> None:
    here = Site()
    (page,) = await read(rest_of(here.answer), site, RecordKind.USER)
    kim, gone = page.records
    assert isinstance(kim, User)
    assert isinstance(gone, User)
    assert (kim.email, kim.name, kim.roles, kim.locale) == ("kim@example.test", "Kim & Co", ("subscriber",), "de_DE")
    assert kim.created_at == datetime(2026, 11, 20, 10, tzinfo=UTC)
    assert kim.consent_meta == {"newsletter": "yes"}
    assert (gone.email, gone.roles, gone.created_at, gone.avatar_url) == ("", (), None, "")
    assert {one["context"] for one in here.queries("users")} == {"edit"}


async def test_comments_are_read_page_by_page_without_their_text(rest_of: RestOf, site: StoreSite) -> None:
    here = Site()
    pages = await read(rest_of(here.answer), site, RecordKind.COMMENT)
    found: list[Any] = [one for page in pages for one in page.records]
    assert [one.id for one in found] == list(range(1, 251))
    assert isinstance(found[0], Comment)
    assert (found[0].email, found[0].author_name, found[0].approved) == ("kim@example.test", "Kim", True)
    for asked in here.queries("comments"):
        assert (asked["status"], asked["context"], asked["orderby"]) == ("approve", "edit", "id")
        assert "content" not in asked["_fields"]


async def test_a_comment_knows_what_it_was_written_to(rest_of: RestOf, site: StoreSite) -> None:
    here = Site()
    pages = await read(rest_of(here.answer), site, RecordKind.COMMENT)
    told = {(one.post_id, one.post_title, one.post_type) for page in pages for one in page.records}  # type: ignore[union-attr]
    assert told == {(0, "", ""), (1, "Teil 1", "post"), (2, "Teil 2", "page")}
    assert len(here.queries("posts")) <= 3


async def test_a_site_that_hides_its_posts_still_tells_of_its_comments(rest_of: RestOf, site: StoreSite) -> None:
    here = Site()
    here.posts_are_open = False
    pages = await read(rest_of(here.answer), site, RecordKind.COMMENT)
    assert sum(len(page.records) for page in pages) == 250


async def test_only_what_is_newer_is_asked_for_through_the_whole_pass(rest_of: RestOf, site: StoreSite) -> None:
    here, since = Site(), datetime(2026, 11, 1, 8, 30, tzinfo=UTC)
    pages = await read(rest_of(here.answer), site, RecordKind.COMMENT, Cursor(since=since))
    assert {one["after"] for one in here.queries("comments")} == {"2026-11-01T08:30:00Z"}
    assert {page.cursor.since for page in pages} == {since}
    assert pages[-1].cursor.last_modified == datetime(2026, 11, 21, 10, tzinfo=UTC)


@pytest.mark.parametrize("kind", [RecordKind.USER, RecordKind.COMMENT])
async def test_a_single_one_is_read_by_its_id(rest_of: RestOf, site: StoreSite, kind: RecordKind) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/7"):
            assert request.url.params["context"] == "edit"
            return httpx.Response(200, json={"id": 7, "status": "hold"})
        return httpx.Response(200, json=[])

    found = await Reader(rest_of(answer), site, "").get(kind, 7)
    assert isinstance(found, User | Comment)
    assert found.id == 7
