"""Comments of a site, without what was written: from WordPress' REST representation to the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from app.model.records import Comment
from app.stores.fields import JsonObject, email, identifier, mapping, objects, record_id, required_id
from app.stores.rest import RestClient
from app.stores.text import plain_text
from app.stores.times import record_time

PER_REQUEST = 100
MOST_REMEMBERED = 5_000
UNAVAILABLE = frozenset({400, 401, 403, 404, 501})
ROUTES = ("wp/v2/posts", "wp/v2/pages")
APPROVED = frozenset({"approved", "approve", "1"})


@dataclass(frozen=True, slots=True)
class Post:
    """What a comment was written to."""

    title: str = ""
    type: str = ""


def parse_comment(data: JsonObject, zone: tzinfo, posts: Mapping[int, Post]) -> Comment:
    """Return a comment. Raises UnreadableRecord where the id cannot be understood."""
    post_id = identifier(data.get("post"))
    post = posts.get(post_id, Post())
    return Comment(
        id=required_id(data),
        approved=data.get("status") in APPROVED,
        post_id=post_id,
        post_title=post.title,
        post_type=post.type,
        author_id=identifier(data.get("author")),
        author_name=plain_text(data.get("author_name")),
        email=email(data.get("author_email")),
        created_at=record_time(data, "date", zone),
    )


class CommentedPosts:
    """The posts and pages that comments were written to, asked for a page of comments at a time."""

    def __init__(self, rest: RestClient) -> None:
        self._rest = rest
        self._known: dict[int, Post] = {}

    async def of(self, comments: Sequence[Mapping[str, Any]]) -> Mapping[int, Post]:
        """Return them by id; what the site does not show stays without a title. Raises ProblemError."""
        if len(self._known) > MOST_REMEMBERED:
            self._known = {}
        wanted = {identifier(one.get("post")) for one in comments} - {0} - self._known.keys()
        for route in ROUTES:
            if wanted:
                wanted -= await self._ask(route, sorted(wanted)[:PER_REQUEST])
        self._known |= dict.fromkeys(wanted, Post())
        return self._known

    async def _ask(self, route: str, ids: Sequence[int]) -> set[int]:
        params: dict[str, str | int] = {
            "include": ",".join(map(str, ids)),
            "per_page": PER_REQUEST,
            "_fields": "id,title,type",
        }
        answer = await self._rest.get(route, params, accept=UNAVAILABLE)
        found = objects(answer.json) if answer.status < 300 else []
        told = {
            number: Post(plain_text(mapping(one.get("title")).get("rendered")), plain_text(one.get("type")))
            for one in found
            if (number := record_id(one))
        }
        self._known |= told
        return set(told)
