"""The command line: what it offers, what it answers, and with which exit code."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.launch import find
from app.model.places import HOME_VARIABLE, Places

ROOT = Path(__file__).parents[2]
COMMANDS = {
    "run",
    "demo",
    "add",
    "doctor",
    "status",
    "sync",
    "failures",
    "held",
    "retry",
    "pause",
    "resume",
    "disconnect",
    "export-diagnostics",
    "open-diagnostics",
    "start-at-login",
}


class CommandLine:
    """The program in a data folder of its own, with a keyring in a file."""

    def __init__(self, folder: Path) -> None:
        self.places = Places(folder / "home")
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("STOREWIRE_")} | {
            HOME_VARIABLE: str(self.places.home),
            "STOREWIRE_TEST_KEYRING": str(folder / "keyring.json"),
            "PYTHON_KEYRING_BACKEND": "file_keyring.FileKeyring",
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")]),
            "COLUMNS": "200",
        }

    async def run(self, *words: str) -> tuple[int, str, str]:
        """Return the exit code, standard output and standard error of a command."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "app", *words, env=self.environment, stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        out, err = await process.communicate()
        return process.returncode or 0, out.decode(), err.decode()


@pytest.fixture
async def program(tmp_path: Path) -> AsyncIterator[CommandLine]:
    made = CommandLine(tmp_path)
    yield made
    client = await find(made.places)
    if client is not None:
        await client.stop_agent()
        await client.close()


async def test_without_held_deletions_it_says_so_and_one_decision_at_a_time_is_enough(program: CommandLine) -> None:
    code, out, _ = await program.run("held")
    assert (code, out.strip()) == (0, "No deletion is held.")
    assert (await program.run("held", "--delete", "--keep"))[0] == 2


async def test_help_names_every_command(program: CommandLine) -> None:
    code, out, _ = await program.run("--help")
    assert code == 0
    assert set(re.findall(r"^ {2}([a-z-]+) ", out, re.MULTILINE)) >= COMMANDS
    assert not program.places.home.exists()


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["status", "--nonsense"],
        ["add", "https://store.example", "--platform", "Mail Chimp"],
        ["demo", "--orders", "-1"],
    ],
)
async def test_wrong_usage_ends_with_two_and_starts_nothing(program: CommandLine, words: list[str]) -> None:
    code, out, err = await program.run(*words)
    assert code == 2
    assert out == ""
    assert err.strip()
    assert "Traceback" not in err
    assert not program.places.home.exists()


async def test_an_empty_folder_is_all_well_and_no_agent_stays(program: CommandLine) -> None:
    code, out, err = await program.run("status", "--json")
    assert (code, json.loads(out), err) == (0, [], "")
    assert await find(program.places) is None


async def test_a_store_that_is_not_connected_is_a_failure_with_a_sentence(program: CommandLine) -> None:
    code, out, err = await program.run("pause", "nowhere.example")
    assert code == 1
    assert out == ""
    assert err.strip()
    assert "Traceback" not in err
