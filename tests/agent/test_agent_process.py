"""The agent's life: one for each folder, behind a door that only its owner can open, with a log that tells nothing."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import socket
import stat
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from filelock import FileLock
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from app import __version__
from app.agent import process
from app.agent.door import Door
from app.agent.logs import set_up
from app.launch import Keeping, find, find_or_start
from app.model.places import SOCKET_PATH_LIMIT, Places
from app.model.reasons import ProblemCode, ProblemError

unix = pytest.mark.skipif(sys.platform == "win32", reason="there are no owner-only modes on Windows")


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "home")


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    for added in set(root.handlers) - set(handlers):
        root.removeHandler(added)
        added.close()
    root.setLevel(level)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# -- the door --------------------------------------------------------------------------------------


@unix
def test_the_door_is_the_owners_alone(places: Places) -> None:
    door = Door.open(places)
    door.announce()
    try:
        assert mode(places.socket) == 0o600
        assert mode(places.door) == 0o600
        assert mode(places.home) == 0o700
        said = json.loads(places.door.read_text())
        assert said == {"pid": os.getpid(), "version": __version__, "socket": str(places.socket)}
    finally:
        door.close()
    assert not places.door.exists()
    assert not places.socket.exists()


@unix
def test_a_socket_that_a_killed_agent_left_is_replaced(places: Places) -> None:
    left = Door.open(places)
    left.socket.close()
    again = Door.open(places)
    with socket.socket(socket.AF_UNIX) as caller:
        caller.connect(str(places.socket))
    again.close()


@unix
def test_a_folder_of_somebody_else_is_no_place_for_a_door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    places = Places(tmp_path / ("d" * SOCKET_PATH_LIMIT))
    places.socket.parent.mkdir(parents=True)
    places.socket.parent.chmod(0o755)
    with pytest.raises(PermissionError):
        Door.open(places)


@pytest.fixture
async def guarded(places: Places) -> AsyncIterator[httpx.AsyncClient]:
    app = Starlette(routes=[Route("/", lambda _: PlainTextResponse("inside"))])
    with socket.socket() as listening:
        door = Door(places, listening, "the-token")
        async with httpx.AsyncClient(transport=httpx.ASGITransport(door.guard(app)), base_url="http://agent") as http:
            yield http


@pytest.mark.parametrize("given", ["", "Bearer", "Bearer ", "Bearer another", "the-token", "bearer the-token"])
async def test_without_its_token_nobody_comes_in(guarded: httpx.AsyncClient, given: str) -> None:
    answer = await guarded.get("/", headers={"Authorization": given} if given else {})
    assert (answer.status_code, answer.content) == (401, b"")


async def test_with_its_token_one_comes_in(guarded: httpx.AsyncClient) -> None:
    assert (await guarded.get("/", headers={"Authorization": "Bearer the-token"})).text == "inside"


# -- the log ---------------------------------------------------------------------------------------


def test_the_log_holds_neither_secrets_nor_addresses(places: Places) -> None:
    set_up(places.logs)
    log = logging.getLogger("test")
    log.warning("refused %s for %s", "sk_live_51HxYz0987654321", "marie@example.test", extra={"key": "wk_abcdef123456"})
    try:
        raise ValueError("Authorization: Basic bWFuYWdlcjphYmNk for jürgen@exämple.de")
    except ValueError:
        log.exception("it broke")
    text = (places.logs / "agent.log").read_text("utf-8")
    for secret in ("51HxYz", "marie", "bWFuYWdlcjphYmNk", "rgen@", "abcdef123456"):
        assert secret not in text
    lines = [json.loads(line) for line in text.splitlines()]
    assert [line["message"] for line in lines] == ["refused [secret] for m…@example.test", "it broke"]
    assert "ValueError" in lines[1]["exc_info"]


@unix
def test_the_log_is_the_owners_alone_also_after_a_rotation(places: Places) -> None:
    set_up(places.logs)
    log = logging.getLogger("test")
    for _ in range(30):
        log.warning("x" * 100_000)
    files = list(places.logs.iterdir())
    assert len(files) == 2
    assert {mode(file) for file in files} == {0o600}
    assert mode(places.logs) == 0o700


# -- the process -----------------------------------------------------------------------------------


def test_what_is_rarely_needed_is_not_loaded() -> None:
    """An agent stays for days: each of these would take megabytes of somebody's memory all the while."""
    rarely = {"alembic", "cryptography", "keyring", "rich", "typer", "app.storage.moving_file"}
    asked = f"import sys, app.agent.process; print(*sorted({rarely} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_a_second_agent_on_the_same_folder_is_refused(places: Places) -> None:
    places.home.mkdir()
    said: list[str] = []
    with FileLock(places.lock):
        code = process.run(places, process.Lifetime.FOREVER, process.Secrets.SESSION, said.append)
    assert code == 1
    assert [json.loads(line)["problem"]["code"] for line in said] == ["folder_in_use"]
    assert not places.door.exists()


def test_a_database_that_cannot_be_opened_is_said_and_frees_the_folder(places: Places) -> None:
    places.database.mkdir(parents=True)
    for _ in range(2):
        said: list[str] = []
        assert process.run(places, process.Lifetime.FOREVER, process.Secrets.SESSION, said.append) == 1
        assert [json.loads(line)["problem"]["code"] for line in said] == ["database_read_only"]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said: list[str] = []
    home = Places(tmp_path / "file" / "home")
    assert process.run(home, process.Lifetime.FOREVER, process.Secrets.SESSION, said.append) == 1
    assert [json.loads(line)["problem"]["code"] for line in said] == ["database_read_only"]


async def test_an_agent_is_started_found_again_and_stopped(places: Places) -> None:
    client = await find_or_start(places, Keeping.SESSION)
    hello = await client.hello()
    assert hello.pid != os.getpid()
    again = await find_or_start(places, Keeping.SESSION)
    assert (await again.hello()).pid == hello.pid
    if sys.platform != "win32":
        assert mode(places.home) == 0o700
        assert mode(places.door) == 0o600
    await again.stop_agent()
    await asyncio.to_thread(os.waitpid, hello.pid, 0)
    for one in (client, again):
        with pytest.raises(ProblemError) as caught:
            await one.hello()
        assert caught.value.problem.code is ProblemCode.AGENT_UNREACHABLE
        await one.close()
    assert await find(places) is None
    assert not places.door.exists()
    assert "ended" in (places.logs / "agent.log").read_text("utf-8")


async def test_a_start_that_fails_says_why(places: Places) -> None:
    places.database.mkdir(parents=True)
    with pytest.raises(ProblemError) as caught:
        await find_or_start(places, Keeping.SESSION)
    assert caught.value.problem.code is ProblemCode.DATABASE_READ_ONLY
