"""The client of our companion plugin's routes: how its feed stands, its events, how far we have come, its settings.

`storewire/v1` answers users who may manage the shop. Where the plugin is not there (or not active), WordPress says
404 `rest_no_route`. Numbers of events belong to one `feed`: another name means that they began anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from app.model.reasons import ProblemCode, ProblemError
from app.stores.fields import mapping, objects, whole
from app.stores.rest import RestAnswer, RestClient
from app.stores.text import plain_text

NAMESPACE = "storewire/v1"
ABSENT = frozenset({404})
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FeedEvent:
    """Something that happened in the store. `facts` may name a person."""

    id: int
    at: datetime
    type: str
    """"order.created" …; a newer plugin may know more than we do."""
    record_id: int
    """The record that it happened to, or 0."""
    facts: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the feed stands."""

    feed: str
    newest: int
    """The newest event's number; a reader that begins here misses nothing that is recorded from now on."""
    dropped: int
    """Events up to this number may be gone."""
    copied: bool
    """The site is a copy of the connected one (another address): it records nothing."""


@dataclass(frozen=True, slots=True)
class PluginStatus:
    """What runs in the store."""

    standing: Standing
    version: str
    tracking: bool
    begin: int
    """Where this desk begins to read: behind what it acknowledged where the store knows it, else behind the newest."""


@dataclass(frozen=True, slots=True)
class FeedPage:
    """Events behind a number, oldest first."""

    standing: Standing
    known: bool
    """Whether the store still knows this reader: it forgets those that stay away for longer than it keeps events."""
    gap: bool
    """Whether events between the asked number and the first one given were dropped, or the numbers do not fit."""
    more: bool
    events: tuple[FeedEvent, ...]


class Companion:
    """The plugin of one store, as one reader. Every method returns None where the plugin is not there.

    Raises ProblemError as RestClient does.
    """

    def __init__(self, rest: RestClient, reader: str) -> None:
        """`reader` tells this desk from others: 8 to 64 letters, digits and hyphens."""
        self._rest = rest
        self._reader = reader

    async def status(self) -> PluginStatus | None:
        """Return what runs in the store."""
        body = _body(await self._rest.get(f"{NAMESPACE}/status", accept=ABSENT))
        if body is None:
            return None
        standing = _standing(body)
        ours = [row for row in objects(body.get("readers")) if row.get("reader") == self._reader]
        known = whole(ours[0].get("cursor")) if ours else None
        begin = standing.newest if known is None else min(known, standing.newest)
        return PluginStatus(standing, plain_text(body.get("version"))[:20], body.get("tracking") is True, begin)

    async def events(self, after: int, limit: int = 100) -> FeedPage | None:
        """Return what happened behind a number. Reading it again changes nothing."""
        asked: dict[str, str | int] = {"reader": self._reader, "after": after, "limit": limit}
        body = _body(await self._rest.get(f"{NAMESPACE}/events", asked, accept=ABSENT))
        if body is None:
            return None
        found = tuple(event for row in objects(body.get("events")) if (event := _event(row)) is not None)
        flags = {name: body.get(name) is True for name in ("known", "gap", "more")}
        return FeedPage(_standing(body), **flags, events=found)

    async def acknowledge(self, cursor: int) -> Standing | None:
        """Say that everything up to a number is safe here; the first time this makes the store record for us."""
        return await self._post("ack", {"reader": self._reader, "cursor": cursor})

    async def leave(self) -> None:
        """Say that this desk does not come back. The store stops to record for it."""
        await self._rest.delete(f"{NAMESPACE}/ack", {"reader": self._reader}, accept=ABSENT)

    async def settings(self) -> Mapping[str, Any] | None:
        """Return the plugin's settings."""
        return _body(await self._rest.get(f"{NAMESPACE}/settings", accept=ABSENT))

    async def save_settings(self, changes: Mapping[str, Any]) -> None:
        """Change settings. Nothing secret is ever among them: a write key stands in every page."""
        await self._rest.post(f"{NAMESPACE}/settings", changes)

    async def _post(self, route: str, body: Mapping[str, Any]) -> Standing | None:
        try:
            answer = await self._rest.post(f"{NAMESPACE}/{route}", body)
        except ProblemError as error:
            if error.problem.detail.endswith("rest_no_route"):
                return None
            raise
        return _standing(mapping(answer.json))


def _body(answer: RestAnswer) -> Mapping[str, Any] | None:
    """Return an answer's object; None where the plugin is not there."""
    if answer.status == 404:
        return None
    if not isinstance(answer.json, dict):
        raise ProblemError(ProblemCode.NOT_JSON, f"{type(answer.json).__name__} where an object belongs")
    return answer.json


def _standing(body: Mapping[str, Any]) -> Standing:
    feed = plain_text(body.get("feed"))[:64]
    return Standing(feed, whole(body.get("newest")) or 0, whole(body.get("dropped")) or 0, body.get("copied") is True)


def _event(row: Mapping[str, Any]) -> FeedEvent | None:
    """Return an event, or None for a row without a number. Without a time it is taken for old: that starts nothing."""
    number = whole(row.get("id"))
    if not number:
        return None
    at = moment(row.get("at")) or EPOCH
    kind, record = plain_text(row.get("type"))[:40], whole(row.get("object")) or 0
    return FeedEvent(number, at, kind, record, mapping(row.get("data")))


def moment(value: object) -> datetime | None:
    """Return milliseconds since 1970 as a time; None for what is none or lies beyond the calendar."""
    milliseconds = whole(value)
    try:
        return None if milliseconds is None else EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        return None
