"""`storewire doctor`: sentences for people, stable ids for machines, and an exit code that says how it ended."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from test_agent_command_line import CommandLine, program

from app.model.checks import OUTSIDE
from app.sandbox.options import SandboxOptions, StoreCondition
from app.sandbox.serving import Sandbox, running_sandbox

__all__ = ["program"]


@pytest.fixture
async def store() -> AsyncIterator[Sandbox]:
    async with running_sandbox(SandboxOptions(products=2, customers=2, orders=2)) as served:
        yield served


async def test_a_healthy_store_that_is_not_connected_is_all_well(program: CommandLine, store: Sandbox) -> None:
    code, out, err = await program.run("doctor", store.addresses.store, "--json")
    said: dict[str, Any] = json.loads(out)
    assert (code, err, said["ok"]) == (0, "", True)
    (found,) = said["stores"]
    assert set(found) == {"address", "home", "name", "connection", "platform", "checked_at", "ok", "checks"}
    assert (found["home"], found["connection"], found["ok"]) == (store.addresses.store, None, True)
    assert [one["id"] for one in found["checks"]] == [name.value for name in OUTSIDE]
    for one in found["checks"]:
        assert set(one) == {"id", "state", "because", "problem", "params", "sentence", "remedy"}
        assert (one["state"], one["because"], one["problem"], one["remedy"]) == ("pass", None, None, "")
        assert one["sentence"]


async def test_what_is_wrong_is_a_failure_with_its_code_and_what_rests_on_it(
    program: CommandLine, store: Sandbox
) -> None:
    store.world.choose_condition(StoreCondition.MAINTENANCE)
    code, out, _ = await program.run("doctor", store.addresses.store, "--json")
    said = json.loads(out)
    checks = {one["id"]: one for one in said["stores"][0]["checks"]}
    assert (code, said["ok"]) == (1, False)
    assert (checks["answers"]["state"], checks["answers"]["problem"]) == ("fail", "maintenance")
    assert checks["answers"]["params"]["retry_after"] == 600.0
    assert (checks["clock"]["state"], checks["clock"]["because"]) == ("skip", "answers")


async def test_people_read_sentences_and_a_warning_is_no_failure(program: CommandLine, store: Sandbox) -> None:
    store.world.choose_condition(StoreCondition.VENDOR_SEQUENZY)
    code, out, err = await program.run("doctor", store.addresses.store)
    assert (code, err) == (0, "")
    assert "✓ The store answers in " in out
    assert "! Sequenzy's own plugin is active in the store" in out
    assert "deactivate it in wp-admin under Plugins" in out


async def test_no_store_is_all_well(program: CommandLine) -> None:
    code, out, _ = await program.run("doctor", "--all", "--json")
    assert (code, json.loads(out)) == (0, {"ok": True, "stores": []})


@pytest.mark.parametrize("words", [["doctor"], ["doctor", "shop.example", "--all"]])
async def test_either_an_address_or_all_is_named(program: CommandLine, words: list[str]) -> None:
    code, out, err = await program.run(*words)
    assert (code, out) == (2, "")
    assert "--all" in err
    assert not program.places.home.exists()
