"""The console as a program: painted before all else is imported, one a data folder, and a clean end."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import subprocess
import sys
import threading
import weakref
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot
from waiting import PATIENCE

from app.model import api
from app.model.places import Places
from app.ui.agent_link import AgentLink
from app.ui.application import first_paint, load
from app.ui.console import Console
from app.ui.garbage import Collector
from app.ui.options import ConsoleOptions
from app.ui.presenters.connection import outline
from app.ui.remembered import Remembered
from app.ui.session import show, wait_for_agent
from app.ui.showcase import ShowcaseClient
from app.ui.showcase_data import CAFE
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
    """A console that runs."""

    def __init__(self) -> None:
        self.agent = Agent()
        self.looked_for = asyncio.Event()
        self.window = MainWindow()

    async def connect(self) -> Any:
        self.looked_for.set()
        return self.agent


@asynccontextmanager
async def running(places: Places, *, session: bool = False) -> AsyncIterator[tuple[Program, asyncio.Task[None]]]:
    """Run a console until the block ends, which must have closed it."""
    program = Program()
    program.window.show()
    options = ConsoleOptions(places=places, session_secrets=session)
    task = asyncio.create_task(show(program.window, options, Remembered(places, "en"), program.connect))
    async with asyncio.timeout(PATIENCE):
        await program.looked_for.wait()
        yield program, task
        await task
    program.window.deleteLater()


# -- the first window ------------------------------------------------------------------------------


def test_what_the_first_window_does_not_need_is_imported_after_it() -> None:
    late = {"asyncio", "pydantic", "httpx", "qasync", "app.model.api", "app.wording", "app.ui.tabs.connection"}
    asked = f"import sys, app.ui.application; print(*({late} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_importing_reads_no_sources() -> None:
    asked = "import linecache, app.ui.session; print(*(one for one in linecache.cache if 'qasync' in one))"
    asked = f"import app.ui.application, {asked.removeprefix('import ')}"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.fixture
def first_window(qtbot: QtBot) -> MainWindow:
    """A window that knows two stores of the last time, and no agent."""
    stores = list(ShowcaseClient().views.values())[:2]
    window = MainWindow(outlines=[outline(view) for view in stores])
    qtbot.addWidget(window)
    window.show()
    first_paint(window)
    return window


def test_the_first_window_shows_the_stores_of_the_last_time(first_window: MainWindow) -> None:
    assert first_window.sidebar.list.model().rowCount() == 3
    assert first_window.waiting.header.name.text() == "Café Lumière"
    assert not first_window.furnished


def test_the_first_window_answers_a_click_before_its_pages_are_there(first_window: MainWindow) -> None:
    stores = first_window.sidebar.list
    QTest.mouseClick(
        stores.viewport(), Qt.MouseButton.LeftButton, pos=stores.visualRect(stores.model().index(2, 0)).center()
    )
    assert first_window.waiting.header.name.text() == "Bike Barn"


def test_without_stores_of_the_last_time_it_says_that_it_begins(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    assert "Starting" in window.waiting.currentWidget().text()  # type: ignore[union-attr]


async def test_stores_that_were_outlined_in_another_language_are_listed_all_the_same() -> None:
    link = AgentLink(Program().connect)
    console = Console(link, ConsoleOptions())
    console.recall(list(ShowcaseClient().views.values()))
    window = MainWindow(outlines=[])
    window.furnish(console)
    assert window.sidebar.list.model().rowCount() == 4
    assert window.store_page.connection == CAFE
    console.end()
    window.deleteLater()


def test_the_window_can_be_used_while_the_rest_is_imported(qtbot: QtBot) -> None:
    used = threading.Event()
    QTimer.singleShot(0, used.set)
    seen: list[tuple[str, bool]] = []
    load(["one", "two"], lambda name: seen.append((name, used.wait(PATIENCE))))
    assert seen == [("one", True), ("two", True)]


def test_what_cannot_be_imported_is_told(qtbot: QtBot) -> None:
    with pytest.raises(ModuleNotFoundError):
        load(["app.ui.no_such_module"])


# -- the end ---------------------------------------------------------------------------------------


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
