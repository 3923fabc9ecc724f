"""Finds the agent of a data folder, or starts one: for the console and the command line."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

from app import __version__
from app.client import Client
from app.model.places import HOME_VARIABLE, Places
from app.model.reasons import Problem, ProblemCode, ProblemError

START_SECONDS = 60.0
STOP_SECONDS = 15.0


class Keeping(StrEnum):
    """Where an agent that is started keeps secrets."""

    KEYRING = "keyring"
    SESSION = "session"


def program() -> list[str]:
    """Return how this very program is called: the frozen one by itself, from source as a module."""
    if getattr(sys, "frozen", False):
        # On Windows the window is a program of its own, which has no standard output.
        return [str(Path(sys.executable).with_name("storewire.exe"))] if sys.platform == "win32" else [sys.executable]
    return [sys.executable, "-m", "app"]


def environment() -> dict[str, str]:
    """Return the environment in which `program` finds itself, from whatever folder it is started."""
    if getattr(sys, "frozen", False):
        return dict(os.environ)
    path = filter(None, [str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    return os.environ | {"PYTHONPATH": os.pathsep.join(path)}


async def find(places: Places) -> Client | None:
    """Return a client of the running agent, or None where none answers."""
    try:
        client = Client.of(places)
    except ProblemError:
        return None
    try:
        await client.hello()
    except ProblemError:
        await client.close()
        return None
    return client


async def find_or_start(places: Places, keeping: Keeping = Keeping.KEYRING) -> Client:
    """Return a client of this folder's agent, started where none runs; one of another version is restarted.

    Raises ProblemError: whatever kept the agent from starting (DATABASE_NEWER …), or AGENT_UNREACHABLE.
    """
    client = await find(places)
    if client is not None:
        if (await client.hello()).version == __version__:
            return client
        await _retire(client)
    await start(places, keeping)
    client = await find(places)
    if client is None:
        raise ProblemError(ProblemCode.AGENT_UNREACHABLE, "started, but does not answer")
    return client


async def _retire(client: Client) -> None:
    """Stop an agent of another version and wait until it is gone."""
    await client.stop_agent()
    try:
        async with asyncio.timeout(STOP_SECONDS):
            while True:
                await client.hello()
                await asyncio.sleep(0.1)
    except (ProblemError, TimeoutError):
        pass
    await client.close()


async def start(places: Places, keeping: Keeping = Keeping.KEYRING) -> subprocess.Popen[bytes]:
    """Start an agent that lives while it is used, and wait until it is ready."""
    command = [*program(), "run", "--while-used"]
    if keeping is Keeping.SESSION:
        command.append("--session-secrets")
    process = await asyncio.to_thread(_spawn, command, environment() | {HOME_VARIABLE: str(places.home)})
    assert process.stdout is not None  # it is a pipe
    try:
        line = await asyncio.wait_for(asyncio.to_thread(process.stdout.readline), START_SECONDS)
        said = json.loads(line or b"{}")
    except (TimeoutError, ValueError) as error:
        raise ProblemError(ProblemCode.AGENT_UNREACHABLE, "it did not start") from error
    if "problem" in said:
        problem = Problem.model_validate(said["problem"])
        if problem.code is ProblemCode.FOLDER_IN_USE:
            return process  # another client was faster; its agent serves us as well
        raise ProblemError(problem.code, problem.detail, **problem.params)
    if not said.get("ready"):
        raise ProblemError(ProblemCode.AGENT_UNREACHABLE, "it ended at once")
    return process


def _spawn(command: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start a process that outlives us and has no window and no terminal."""
    windows = sys.platform == "win32"
    return subprocess.Popen(  # noqa: S603 - our own program
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=not windows,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0) if windows else 0,
    )
