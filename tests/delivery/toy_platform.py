"""A platform for tests: the pure half of the protocol with three calls, and a server that remembers effects."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from app.model.changes import UPSERTS, Change
from app.model.settings import PlatformName
from app.platforms.protocol import (
    Answer,
    CallSpec,
    Hosts,
    Item,
    ItemRuling,
    Pace,
    Request,
    Ruling,
    Session,
    StoreProfile,
    Verdict,
)


class ToyPlatform:
    """Upserts go in batches of three as jobs, events in ordered batches of four, "single" changes one by one."""

    name = PlatformName.SEQUENZY
    title = "Toy"
    pace = Pace(None, None, concurrency=2)
    calls: ClassVar[dict[str, CallSpec]] = {
        "people": CallSpec("people", batch_size=3, job=True),
        "events": CallSpec("events", batch_size=4, ordered=True),
        "single": CallSpec("single"),
    }

    def prepare(self, change: Change, key: str, profile: StoreProfile) -> dict[str, object] | None:
        return {"id": change.record_id, "what": change.kind.value}

    def channel(self, item: Item, now: datetime) -> str:
        if item.change in UPSERTS:
            return "people"
        return "single" if item.body.get("single") else "events"

    def compose(self, call: str, items: Sequence[Item], batch_key: str, session: Session) -> Request:
        body = {"key": batch_key, "items": [{"key": item.key, **item.body} for item in items]}
        return Request("POST", f"{session.hosts.api}/{call}", {}, json.dumps(body).encode())

    def interpret(self, call: str, items: Sequence[Item], answer: Answer) -> Verdict:
        if answer.status == 200:
            return Verdict(tuple(ItemRuling(Ruling.DELIVERED) for _ in items))
        retry_after = answer.headers.get("retry-after")
        wait = timedelta(seconds=float(retry_after)) if retry_after else None
        return Verdict(tuple(ItemRuling(Ruling.RETRY) for _ in items), retry_after=wait)

    def compose_poll(self, call: str, job_id: str, session: Session) -> Request:
        return Request("GET", f"{session.hosts.api}/jobs/{job_id}")

    def interpret_poll(self, call: str, items: Sequence[Item], answer: Answer) -> Verdict:
        return self.interpret(call, items, answer)

    def account_url(self, hosts: Hosts) -> str:
        return ""


@dataclass
class ToyServer:
    """What the platform holds: the effects in the order in which they came, each key once."""

    effects: list[tuple[str, str, dict[str, object]]] = field(default_factory=list)
    """(key, person, body)"""
    seen: set[str] = field(default_factory=set)

    def receive(self, call: str, items: Sequence[Item]) -> None:
        """Take items in by the call that is theirs; a key that is known has no further effect."""
        assert len(items) <= ToyPlatform.calls[call].batch_size
        for item in items:
            assert ToyPlatform().channel(item, datetime.max.replace(tzinfo=UTC)) == call
            if item.key not in self.seen:
                self.seen.add(item.key)
                self.effects.append((item.key, str(item.body["person"]), dict(item.body)))
