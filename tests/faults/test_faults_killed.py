"""SIGKILL between every pair of steps of one delivery and of one batch: nothing is lost or doubled."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import sys
from collections import defaultdict
from contextlib import closing
from pathlib import Path

import pytest
from fault_platform import FaultyPlatform, keys_of
from fault_round import FaultRound

from app.storage.database import Database

HERE = Path(__file__).parent
FEWEST_DEATHS = 40

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a death a process, forked")


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A database with a connection and nothing to deliver."""
    path = tmp_path / "template"
    database = Database(path)
    database.open()
    asyncio.run(database.write(FaultRound(tmp_path, FaultyPlatform(), ()).prepare_connection))
    asyncio.run(database.tidy())
    database.close()
    return path


@pytest.mark.parametrize(
    ("count", "stride"),
    [
        pytest.param(3, 8, id="a batch, every eighth step"),
        pytest.param(3, 1, id="a batch", marks=[pytest.mark.deep, pytest.mark.timeout(600)]),
        pytest.param(1, 1, id="a delivery", marks=[pytest.mark.deep, pytest.mark.timeout(600)]),
    ],
)
def test_no_death_loses_or_doubles_anything(template: Path, count: int, stride: int) -> None:
    platform, deaths = asyncio.run(die_everywhere(template, count, stride))
    assert deaths >= FEWEST_DEATHS // stride
    names = ("one", "two", "three")[:count]
    for number in range(deaths + 1):
        expected = [f"{number}-{name}" for name in names]
        with closing(sqlite3.connect(template.parent / f"{number}" / "storewire.sqlite3")) as database:
            states = dict(database.execute("SELECT key, state FROM deliveries ORDER BY id").fetchall())
        assert states == dict.fromkeys(expected, "delivered")
        assert [key for key in platform.held.keys if key in expected] == expected
    if stride == 1:
        assert max(platform.held.received.values()) > 1, "no death came between sending and writing down"
    bodies: dict[str, set[str]] = defaultdict(set)
    for asked in platform.requests:
        bodies[keys_of(asked)[0]].add(json.dumps(asked.body, sort_keys=True))
    assert all(len(same) == 1 for same in bodies.values()), "what was sent again was not the same"


async def die_everywhere(template: Path, count: int, stride: int) -> tuple[FaultyPlatform, int]:
    """Return the platform after all those deaths, and how many there were."""
    platform = FaultyPlatform()
    await platform.open()
    try:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            str(HERE / "fault_killed.py"),
            str(template),
            str(platform.port),
            str(count),
            str(stride),
            stdout=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parents[1]), str(HERE)])},
        )
        said, _ = await process.communicate()
    finally:
        await platform.close()
    assert process.returncode == 0
    lines = said.decode().split()
    assert lines[-1] == "ended"
    return platform, lines.count("killed")
