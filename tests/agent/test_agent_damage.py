"""A data file that is damaged: the agent opens all the same, says so until a sync, and mends it while it runs."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from app.agent import process
from app.engine import Engine
from app.model.places import Places
from app.model.reasons import ProblemCode
from app.storage.vault import SessionKeyring


def damaged(home: Path) -> Places:
    places = Places(home)
    places.database.parent.mkdir(parents=True)
    places.database.write_bytes(b"no database at all " * 500)
    return places


async def test_the_user_is_told_until_the_next_sync_also_after_a_restart(tmp_path: Path) -> None:
    places = damaged(tmp_path / "home")
    for _ in range(2):
        engine = Engine(places, keyring=SessionKeyring())
        await engine.open()
        assert engine.notice is not None
        assert engine.notice.code is ProblemCode.DATABASE_SALVAGED
        assert engine.notice.params == {"file": f"{places.database.name}.damaged-1"}
        await engine.close()


def test_damage_that_is_found_on_the_way_makes_the_agent_open_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places(tmp_path / "home")
    opened: list[Engine] = []
    ready: list[str] = []

    class Watched(Engine):
        async def open(self) -> None:
            await super().open()
            opened.append(self)
            loop = asyncio.get_running_loop()
            if len(opened) == 1:
                loop.call_later(0, self.parts.database.on_damage)
            else:
                loop.call_later(0, ending)

    def ending() -> None:
        opened[-1].damaged.set()
        raise_end.append(True)

    raise_end: list[bool] = []
    original = process.Ended.DAMAGED
    runs = 0

    async def serve(*arguments: object) -> process.Ended:
        nonlocal runs
        runs += 1
        ended = await real(*arguments)  # type: ignore[arg-type]
        assert ended is original
        return process.Ended.ASKED if raise_end else ended

    real = process._serve
    monkeypatch.setattr(process, "Engine", Watched)
    monkeypatch.setattr(process, "_serve", serve)
    assert process.run(places, process.Lifetime.FOREVER, process.Secrets.SESSION, ready.append) == 0
    assert runs == 2
    assert len(ready) == 1
