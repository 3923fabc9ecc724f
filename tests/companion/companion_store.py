"""The feed of the real store as a test reads it, and the visitor's consent cookie."""

from __future__ import annotations

import base64
import json
from typing import Any

import httpx
from real_wordpress import ADMIN, Site

DESK = "front-desk-0001"


class Feed:
    """One desk's place in the feed."""

    def __init__(self, site: Site, reader: str = DESK) -> None:
        self._rest = site.rest(ADMIN)
        self.reader = reader
        self.cursor = 0

    def read_from_now(self) -> None:
        """Become known to the store, behind everything there is."""
        self.cursor = int(self.status()["newest"])
        self.acknowledge(self.cursor)

    def status(self) -> dict[str, Any]:
        return dict(self._rest.get("storewire/v1/status").raise_for_status().json())

    def page(self, after: int | None = None, limit: int = 100) -> dict[str, Any]:
        asked = {"reader": self.reader, "after": self.cursor if after is None else after, "limit": limit}
        return dict(self._rest.get("storewire/v1/events", params=asked).raise_for_status().json())

    def events(self) -> list[dict[str, Any]]:
        """Return what happened since the last call."""
        found = list(self.page()["events"])
        if found:
            self.cursor = found[-1]["id"]
        return found

    def types(self) -> list[str]:
        return [event["type"] for event in self.events()]

    def acknowledge(self, cursor: int) -> dict[str, Any]:
        body = {"reader": self.reader, "cursor": cursor}
        return dict(self._rest.post("storewire/v1/ack", json=body).raise_for_status().json())

    def leave(self) -> None:
        self._rest.delete("storewire/v1/ack", params={"reader": self.reader}).raise_for_status()

    def set(self, **settings: Any) -> dict[str, Any]:
        return dict(self._rest.post("storewire/v1/settings", json=settings).raise_for_status().json())


def decide(visitor: httpx.Client, *, analytics: bool, marketing: bool) -> None:
    """Let a visitor answer the consent banner."""
    told = json.dumps({"a": int(analytics), "m": int(marketing)})
    visitor.cookies.set("sf_consent", base64.b64encode(told.encode()).decode(), domain="127.0.0.1")
