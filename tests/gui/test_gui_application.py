"""The console as a program: painted before the agent is looked for, one a data folder, and a clean end."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
import weakref
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from waiting import PATIENCE

from app.model import api
from app.model.places import Places
from app.ui.application import show, wait_for_agent
from app.ui.garbage import Collector
from app.ui.options import ConsoleOptions
from app.ui.showcase import ShowcaseClient
from app.ui.single_instance import SingleInstance, server_name
from app.ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


class Agent(ShowcaseClient):
    """An agent in memory that ends when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.greeted = asyncio.Event()

    async def hello(self) -> api.Hello:
        said = await super().hello()
        self.greeted.set()
        return said

    async def stop_agent(self) -> None:
        await super().stop_agent()
        self.die()


class Program:
    """A console that runs, with what it did before its agent was looked for."""

    def __init__(self) -> None:
        self.agent = Agent()
        self.looked_for = asyncio.Event()
        self.painted_before = False

    @property
    def window(self) -> MainWindow:
        (found,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()]
        return found

    async def connect(self) -> Any:
        # A window that was painted has a surface; before that there is nothing to be seen.
        handle = self.window.windowHandle()
        self.painted_before = handle is not None and handle.isExposed()
        self.looked_for.set()
        return self.agent


@asynccontextmanager
async def running(places: Places, *, session: bool = False) -> AsyncIterator[tuple[Program, asyncio.Task[None]]]:
    """Run a console until the block ends, which must have closed it."""
    program = Program()
    instance = SingleInstance(places)
    assert instance.claim()
    options = ConsoleOptions(places=places, session_secrets=session)
    task = asyncio.create_task(show(options, instance, program.connect))
    async with asyncio.timeout(PATIENCE):
        await program.looked_for.wait()
        yield program, task
        await task
    instance.release()


async def test_the_window_is_there_before_the_agent_is_looked_for(tmp_path: Path) -> None:
    async with running(Places(tmp_path)) as (program, _):
        assert program.painted_before
        program.window.close()


async def test_closing_the_window_ends_the_console_and_leaves_the_agent_alone(tmp_path: Path) -> None:
    async with running(Places(tmp_path)) as (program, task):
        program.window.close()
        await task
        assert ("stop_agent",) not in program.agent.asked


async def test_an_agent_whose_secrets_end_with_the_console_ends_with_it(tmp_path: Path) -> None:
    async with running(Places(tmp_path), session=True) as (program, task):
        await program.agent.greeted.wait()
        program.window.close()
        await task
        assert ("stop_agent",) in program.agent.asked


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_a_request_to_terminate_closes_the_window(number: signal.Signals, tmp_path: Path) -> None:
    before = signal.getsignal(number)
    async with running(Places(tmp_path)) as (_, task):
        os.kill(os.getpid(), number)
        await task
    assert signal.getsignal(number) is before


def test_a_second_start_shows_the_window_of_the_first(tmp_path: Path, qtbot: QtBot) -> None:
    first, second = SingleInstance(Places(tmp_path)), SingleInstance(Places(tmp_path))
    assert first.claim()
    with qtbot.waitSignal(first.asked_to_show):
        assert not second.claim()
    first.release()


def test_another_data_folder_has_a_console_of_its_own(tmp_path: Path, qtbot: QtBot) -> None:
    first, second = SingleInstance(Places(tmp_path / "one")), SingleInstance(Places(tmp_path / "two"))
    asked = QSignalSpy(first.asked_to_show)
    assert first.claim()
    assert second.claim()
    assert asked.count() == 0
    first.release()
    second.release()


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe goes with its process")
def test_what_a_killed_console_left_is_in_nobodys_way(tmp_path: Path, qtbot: QtBot) -> None:
    places = Places(tmp_path)
    Path(server_name(places)).write_text("")
    instance = SingleInstance(places)
    assert instance.claim()
    instance.release()
    assert SingleInstance(places).claim()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no mode")
def test_only_the_owner_can_reach_the_console(tmp_path: Path, qtbot: QtBot) -> None:
    instance = SingleInstance(Places(tmp_path))
    assert instance.claim()
    assert Path(server_name(Places(tmp_path))).stat().st_mode & 0o077 == 0
    instance.release()


def test_the_end_is_waited_for_until_the_agent_has_let_go_of_the_folder(tmp_path: Path) -> None:
    places = Places(tmp_path)
    with FileLock(places.lock):
        pass
    wait_for_agent(places)
    wait_for_agent(Places(tmp_path / "never-made"))


def test_cycles_are_collected_when_the_ui_thread_looks_and_not_before(qtbot: QtBot) -> None:
    class Cycle:
        def __init__(self) -> None:
            self.itself = self

    collector = Collector()
    cycle = weakref.ref(Cycle())
    many = [[one] for one in range(2 * gc.get_threshold()[0])]
    assert cycle() is not None
    collector.look()
    assert cycle() is None
    assert len(many) > 0
    collector.stop()
    assert gc.isenabled()
