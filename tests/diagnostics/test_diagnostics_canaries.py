"""Fifty kinds of secrets and personal data, planted everywhere: none is in bundle, log, crash output or export."""

from __future__ import annotations

import asyncio
import json
import logging
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from canaries import PEOPLE, SECRETS, SENT, Canary
from sqlalchemy import Connection, insert

from app.agent.logbook import Logbook
from app.agent.logs import set_up
from app.bundles.archive import write
from app.crashes import crash
from app.delivery.redaction import excerpt
from app.diagnostics.gather import gather
from app.engine import Engine
from app.model.places import Places
from app.model.settings import ConnectionSettings
from app.model.support import Bundle, LogQuery
from app.storage.schema import batches, connections, deliveries, former_members, scopes, tries
from app.storage.vault import SessionKeyring

ALL = (*SECRETS, *PEOPLE)
AT = datetime(2026, 3, 21, 10, 0, tzinfo=UTC)
VAULT = {
    "store_username": "canary-shopkeeper",
    "store_password": "wxyz wxyz canary wxyz",
    "installation_token": "plain-canary-token",
    "webhook_secret": "another canary & secret",
    "key_place": "answers",
}
"""Of no shape that could be recognised."""
SPELLED = ("wxyzwxyzcanarywxyz", "another%20canary%20%26%20secret", "cGxhaW4tY2FuYXJ5LXRva2Vu")


def plant(connection: Connection) -> None:
    """Fill a database as worst could come: raw texts in every column that holds texts from outside."""
    texts = [one.text for one in ALL] + [f"said {spelled}" for spelled in (*VAULT.values(), *SPELLED)]
    connection.execute(insert(scopes).values(id=1, scope="s"))
    problem = {"code": "store_error", "params": {f"p{n}": text for n, text in enumerate(texts)}, "detail": texts[0]}
    facts = {"name": "Café Lumière", "home": "https://cafe.example"}
    named = {"user": "Marie Canary Shopkeeper", "computers": ["CANARY-FRONT-DESK", "Canary Laptop"]}
    checks = [{"name": "answers", "state": "fail", "params": named, "problem": problem}]
    connection.execute(
        insert(connections).values(
            id=1, uid="uid", scope_id=1, platform="sequenzy", name="Café Lumière",
            home="https://cafe.example", prefix="c",
            state="paused", problem=problem, site={"home": "https://cafe.example", "rest_root": "x", "name": "c"},
            facts=facts, settings=ConnectionSettings(debug=True).model_dump(mode="json"), company_id="1",
            company_name="Co", public={}, fingerprint="00", connected_by="Marie Canary Shopkeeper", connected_at=AT,
            checks=checks, checked_at=AT,
        )
    )  # fmt: skip
    for number, text in enumerate(texts, 1):
        person = (number % 3).to_bytes(16)
        connection.execute(
            insert(deliveries).values(
                id=number, connection_id=1, scope_id=1, key=f"k{number}", change="customer.saved", kind="customer",
                record_id=str(number), person=person, ordering_key=person, position=number, lane=0, state="failed",
                body=SENT, summary={"email": "m…@example.test", "number": "1"}, reason="invalid", detail=text,
                created_at=AT, updated_at=AT, batch_id=None,
            )
        )  # fmt: skip
        row = {"id": number, "connection_id": 1, "call": "c", "key": "k", "state": "settled", "created_at": AT}
        connection.execute(insert(batches).values(row))
        connection.execute(insert(former_members).values(delivery_id=number, batch_id=number))
        connection.execute(
            insert(tries).values(
                batch_id=number, at=AT, seconds=0.1, method="POST", path="/v1", status=422, excerpt=text
            )
        )


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Bundle, Path]]:
    """A bundle of a folder in which everything is planted, and the folder of its log."""
    places = Places(tmp_path_factory.mktemp("planted") / "home")
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    with pytest.MonkeyPatch.context() as environment:
        for name in ("HTTPS_PROXY", "http_proxy"):
            environment.setenv(name, "http://desk:canary-proxy-17@proxy.example:3128")
        logbook = set_up(places.logs, {})
        log_everything()
        yield asyncio.run(gathered(places, logbook)), places.logs
    for added in set(root.handlers) - set(handlers):
        root.removeHandler(added)
        added.close()
    root.setLevel(level)


async def gathered(places: Places, logbook: Logbook) -> Bundle:
    """Plant everything in a folder's database and keyring, and gather its bundle."""
    keyring = SessionKeyring()
    before = Engine(places, keyring=keyring)
    await before.open()
    await before.parts.database.write(plant)
    await before.parts.vault.put("uid", VAULT)
    await before.close()
    engine = Engine(places, keyring=keyring)
    await engine.open()
    bundle = await gather(engine, places, logbook.page(LogQuery(limit=5000)).lines)
    await engine.close()
    return bundle


def log_everything() -> None:
    """Log what code could log by mistake: texts with secrets, and exceptions with anybody's data in them."""
    log = logging.getLogger("app.canaries")
    for one in SECRETS:
        log.warning("something about %s", one.text, extra={"detail": one.text})
    for one in ALL:
        try:
            try:
                raise KeyError(one.value)
            except KeyError as error:
                raise ValueError(f"not understood: {one.text}") from error
        except ValueError:
            log.exception("a task failed")
            logging.getLogger("asyncio").error("Task exception was never retrieved\nfuture: <Task %s>", one.text)


def found_in(text: str, canaries: tuple[Canary, ...] = ALL) -> list[str]:
    lowered = text.casefold()
    return [one.kind for one in canaries if one.value.casefold() in lowered]


def test_there_are_fifty_kinds() -> None:
    assert len({one.kind for one in ALL}) >= 50


def test_nothing_planted_is_in_the_bundle(planted: tuple[Bundle, Path], tmp_path: Path) -> None:
    bundle, _ = planted
    text = "\n".join(file.text for file in bundle.files)
    assert found_in(text) == []
    secrets = (secret for name, secret in VAULT.items() if name != "key_place")
    names = ("Canary Shopkeeper", "CANARY-FRONT-DESK", "Canary Laptop")
    assert [one for one in (*secrets, *SPELLED, *names) if one.casefold() in text.casefold()] == []
    path = tmp_path / "bundle.zip"
    write(bundle, path)
    with zipfile.ZipFile(path) as archive:
        assert found_in("\n".join(archive.read(name).decode() for name in archive.namelist())) == []


def test_nothing_planted_is_in_the_log(planted: tuple[Bundle, Path]) -> None:
    _, logs = planted
    text = "".join(path.read_text("utf-8") for path in logs.iterdir())
    assert "something about" in text
    assert "in log_everything" in text  # where it happened is told
    assert found_in(text) == []


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.kind)
def test_nothing_planted_is_in_what_a_crash_tells(one: Canary) -> None:
    def fail(with_it: str) -> None:
        raise RuntimeError(f"could not use {with_it}")

    with pytest.raises(RuntimeError) as caught:
        fail(one.text)
    told = crash(caught.value)
    assert "RuntimeError" in told
    assert "in fail" in told
    assert one.value not in told


@pytest.mark.parametrize("one", SECRETS, ids=lambda one: one.kind)
def test_no_secret_is_kept_of_an_answer(one: Canary) -> None:
    assert one.value not in excerpt(one.text.encode())


def test_the_same_person_has_the_same_mask_and_others_have_others(planted: tuple[Bundle, Path]) -> None:
    bundle, _ = planted
    rows: list[dict[str, Any]] = json_of(bundle, "deliveries.json")
    masks: dict[int, set[str]] = {}
    for one in rows:
        masks.setdefault(one["row"]["id"] % 3, set()).add(one["row"]["summary"]["email"])
    assert [len(some) for some in masks.values()] == [1, 1, 1]
    assert len(set.union(*masks.values())) == 3
    groups = json_of(bundle, "failures.json")
    assert {row["summary"]["email"] for group in groups for row in group["newest"]} <= set.union(*masks.values())


def test_what_went_wrong_can_still_be_read(planted: tuple[Bundle, Path]) -> None:
    bundle, _ = planted
    # A word that stands beside the secrets in the keyring is none itself.
    assert json_of(bundle, "connections/1/checks.json")["checks"][0]["name"] == "answers"
    text = bundle.text("deliveries.json") or ""
    assert "invalid phone" in text
    assert "no such person" in text
    assert (bundle.text("connections.json") or "").count("Café Lumière") >= 1
    assert json_of(bundle, "database.json")["integrity"] == "ok"
    assert json_of(bundle, "system.json")["proxies"]["http_proxy"] == "http://proxy.example:3128 (signs in)"


def json_of(bundle: Bundle, name: str) -> Any:
    return json.loads(bundle.text(name) or "null")
