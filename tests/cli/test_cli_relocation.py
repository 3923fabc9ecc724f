"""Moving to another computer in a terminal: the passphrase is typed twice, and never on the command line."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.cli.relocation import move_in, move_out
from app.model.reasons import ProblemError
from app.model.relocation import MovedIn, MovedOut, Relocation

PASSPHRASE = "four words that fit"


class Agent:
    """Notes what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, str]] = []

    async def move_out(self, wanted: Relocation) -> MovedOut:
        self.asked.append(("out", wanted.file, wanted.passphrase.get_secret_value()))
        return MovedOut(file=wanted.file, bytes=7, stores=("Café Lumière", "Bike Barn"))

    async def move_in(self, wanted: Relocation) -> MovedIn:
        self.asked.append(("in", wanted.file, wanted.passphrase.get_secret_value()))
        return MovedIn(computer="FRONT-DESK", made_at=datetime(2026, 3, 21, tzinfo=UTC), stores=("Bike Barn",))


class Asker:
    """Somebody who types these answers, one after the other."""

    def __init__(self, *answers: str, somebody: bool = True) -> None:
        self._answers = list(answers)
        self._somebody = somebody

    def prompts(self, _: str) -> bool:
        return self._somebody

    def secret(self, _: str, __: str) -> str:
        return self._answers.pop(0)


async def out(agent: Any, file: Path, asker: Any, *, as_json: bool = False) -> int:
    return await move_out(agent, file, asker, as_json=as_json)


async def test_the_passphrase_is_typed_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agent, file = Agent(), tmp_path / "shops.storewire"
    assert await out(agent, file, Asker(PASSPHRASE, "four words that fix")) == 1
    assert agent.asked == []
    assert await out(agent, file, Asker(PASSPHRASE, PASSPHRASE)) == 0
    assert agent.asked == [("out", str(file), PASSPHRASE)]
    said = " ".join(capsys.readouterr().out.split())
    assert "2 stores were saved to shops.storewire." in said
    assert "Nothing is read or sent from this computer any more." in said


async def test_a_script_gives_it_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agent = Agent()
    assert await out(agent, tmp_path / "x", Asker(PASSPHRASE, somebody=False), as_json=True) == 0
    assert MovedOut.model_validate_json(capsys.readouterr().out).stores == ("Café Lumière", "Bike Barn")


async def test_a_short_one_and_a_file_that_is_there_are_refused_before_anything_happens(tmp_path: Path) -> None:
    agent = Agent()
    with pytest.raises(ProblemError, match="passphrase_short"):
        await out(agent, tmp_path / "x", Asker("short", "short"))
    (tmp_path / "x").write_text("kept")
    assert await out(agent, tmp_path / "x", Asker(PASSPHRASE, PASSPHRASE)) == 1
    assert agent.asked == []


async def test_what_came_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agent: Any = Agent()
    asker: Any = Asker(PASSPHRASE)
    assert await move_in(agent, tmp_path / "x", asker, as_json=False) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "1 store came from FRONT-DESK, as it was on 21 March 2026." in said
    assert "connect each store again" in said
