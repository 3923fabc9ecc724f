"""Gathers a bundle from a running engine: the local API's own answers, masked; a console can show them again."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel, JsonValue
from sqlalchemy import Connection, select

from app import __version__
from app.diagnostics.facts import database_facts, system_facts
from app.diagnostics.masking import Masks
from app.engine import Engine
from app.model import api
from app.model.deliveries import DeliveryState
from app.model.places import Places
from app.model.support import Bundle, BundleFile, LogLine
from app.storage.schema import deliveries

NEWEST, FAILURES = 150, 150
"""Deliveries of each connection whose tries are in the bundle."""
LOG_LINES = 2_000

READ_ME = """This is a diagnostics bundle of Storewire, made for whoever helps you.

It holds no password, key or token, and nothing readable of your customers: who stands behind "person-1a2b3c4d" cannot
be told from it, only that it is the same person wherever that name stands. It does hold your stores' names and
addresses, order numbers and product names. Storewire itself can show it: storewire open-diagnostics FILE.
"""


async def gather(engine: Engine, places: Places, lines: Sequence[LogLine]) -> Bundle:
    """Return a bundle. Nothing leaves the agent by it but what the user is shown and then saves."""
    masks = Masks(secrets.token_bytes(32), engine.parts.hasher, await engine.known_secrets())
    views = await engine.connections()
    rows = {view.id: await _rows(engine, view.id) for view in views}
    chosen = [row.id for some in rows.values() for row in some]
    details = [await engine.log.delivery(number) for number in chosen]
    for detail in details:
        masks.learn(detail.body)
    people = await engine.parts.database.read(lambda c: _people(c, chosen))
    files = [BundleFile(name="README.txt", text=READ_ME)]
    files.append(_file("system.json", masks.json(await asyncio.to_thread(system_facts))))
    files.append(_file("database.json", await engine.parts.database.read(lambda c: database_facts(c, places.database))))
    files.append(_file("hello.json", masks.json(_hello(engine))))
    files.append(_file("settings.json", (await engine.program_settings()).model_dump(mode="json")))
    files.append(_file("connections.json", [_view(masks, view) for view in views]))
    for view in views:
        files += await _of_connection(engine, masks, view.id)
    groups = await engine.log.failures(None)
    people |= await engine.parts.database.read(
        lambda c: _people(c, [row.id for group in groups for row in group.newest])
    )
    files.append(_file("failures.json", [_group(masks, people, group) for group in groups]))
    files.append(_file("deliveries.json", [_detail(masks, people, detail) for detail in details]))
    files.append(BundleFile(name="log.jsonl", text=_log(masks, lines)))
    return Bundle(version=__version__, made_at=engine.now(), files=tuple(files))


async def _rows(engine: Engine, connection: int) -> list[api.DeliveryRow]:
    """Return the newest deliveries and the newest failures of a connection, each once, newest first."""
    newest = await engine.log.deliveries(api.DeliveryQuery(connection=connection, limit=NEWEST))
    failed = await engine.log.deliveries(
        api.DeliveryQuery(connection=connection, state=DeliveryState.FAILED, limit=FAILURES)
    )
    by_id = {row.id: row for row in (*newest.rows, *failed.rows)}
    return [by_id[number] for number in sorted(by_id, reverse=True)]


def _people(connection: Connection, ids: Sequence[int]) -> dict[int, bytes | None]:
    """Return the person's hash of each delivery."""
    found: dict[int, bytes | None] = {}
    for begin in range(0, len(ids), 500):
        asked = select(deliveries.c.id, deliveries.c.person).where(deliveries.c.id.in_(ids[begin : begin + 500]))
        found |= {row.id: row.person for row in connection.execute(asked)}
    return found


async def _of_connection(engine: Engine, masks: Masks, number: int) -> list[BundleFile]:
    folder = f"connections/{number}"
    checks = await engine.health.last(number)
    told: dict[str, BaseModel | None] = {
        "checks": checks,
        "settings": await engine.settings(number),
        "progress": await engine.progress(number),
        "totals": await engine.log.totals(number),
        "watch": await engine.watch(number),
        "companion": await engine.companions.view(number),
    }
    return [_file(f"{folder}/{name}.json", masks.json(_dumped(value))) for name, value in told.items()]


def _hello(engine: Engine) -> Any:
    return _dumped(api.Hello(version=__version__, pid=0, home="", keyring=engine.keyring_state))


def _view(masks: Masks, view: api.ConnectionView) -> Any:
    """Return a connection: who connected it is masked, what the store is called and runs is not."""
    said = _dumped(view)
    public = {name: said[name] for name in ("name", "home", "company", "wp_admin_url", "platform_url", "facts")}
    masked: Any = masks.json(_dumped(view.model_copy(update={"connected_by": masks.named(view.connected_by)})))
    return masked | public


def _row(masks: Masks, person: bytes | None, row: api.DeliveryRow) -> api.DeliveryRow:
    summary = row.summary.model_copy(update={"email": masks.person(person, row.summary.email)})
    return row.model_copy(update={"summary": summary})


def _group(masks: Masks, people: dict[int, bytes | None], group: api.FailureGroup) -> JsonValue:
    newest = tuple(_row(masks, people.get(row.id), row) for row in group.newest)
    return masks.json(_dumped(group.model_copy(update={"newest": newest})))


def _detail(masks: Masks, people: dict[int, bytes | None], detail: api.DeliveryDetail) -> JsonValue:
    """Return a delivery without what was sent; its answers keep what says why they are as they are."""
    tries = tuple(one.model_copy(update={"excerpt": masks.answer(one.excerpt)}) for one in detail.tries)
    row = _row(masks, people.get(detail.row.id), detail.row)
    return masks.json(_dumped(detail.model_copy(update={"row": row, "tries": tries, "body": None})))


def _log(masks: Masks, lines: Iterable[LogLine]) -> str:
    newest = list(lines)[-LOG_LINES:]
    return "".join(json.dumps(masks.json(_dumped(line)), ensure_ascii=False) + "\n" for line in newest)


def _dumped(value: BaseModel | None) -> Any:
    return None if value is None else value.model_dump(mode="json")


def _file(name: str, value: Any) -> BundleFile:
    return BundleFile(name=name, text=json.dumps(value, indent=1, ensure_ascii=False) + "\n")
