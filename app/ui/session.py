"""The console's session with an agent: the window's pages, the tray and the settings; ends when the window is closed.

Everything that takes long to import is imported from here, while the first window can be used already.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from app.model.places import Places
from app.ui.agent_link import AgentLink, Connect, finder
from app.ui.console import Console
from app.ui.garbage import settle
from app.ui.language import memory_of, remember
from app.ui.locale_formats import speak_locally
from app.ui.options import Appearing, ConsoleOptions
from app.ui.proxy import go_by
from app.ui.remembered import Remembered
from app.ui.theme import colours, keep_theme
from app.ui.tray import Tray
from app.ui.window import MainWindow

AGENT_END_SECONDS = 10.0


def run(window: MainWindow, options: ConsoleOptions, seen: Remembered, connect: Connect | None) -> None:
    """Show what the agent tells in a window that is open already, until it is closed."""
    speak_locally()
    keeping = "session" if options.session_secrets else "keyring"
    with asyncio.Runner(loop_factory=lambda: QEventLoop(QApplication.instance())) as runner:
        runner.run(show(window, options, seen, connect or finder(options.places, keeping)))


async def show(window: MainWindow, options: ConsoleOptions, seen: Remembered, connect: Connect) -> None:
    """Furnish the window, then find the agent; return when the window was closed for good."""
    memory = memory_of(options.places)
    link = AgentLink(connect)
    console = Console(link, options)
    tray = Tray(console)
    window.stays = lambda: tray.holds
    console.recall(seen.recall())
    window.furnish(console)
    console.stores_changed.connect(lambda: seen.note(console.stores))
    console.settings_changed.connect(lambda settings: colours.follow(settings.theme))
    console.settings_changed.connect(go_by)
    console.settings_changed.connect(lambda settings: remember(memory, settings.language))
    console.settings_changed.connect(lambda settings: keep_theme(memory, settings.theme))
    tray.open_asked.connect(window.raise_up)
    tray.quit_asked.connect(window.quit)
    if options.appearing is Appearing.IN_BACKGROUND:
        hide_in_tray(window, tray)
    ended = asyncio.Event()
    window.closed.connect(ended.set)
    settle()
    with asked_by_signals(window.quit):
        await link.start()
        guided = asyncio.create_task(be_guided(window, options))
        await ended.wait()
    if console.known:
        seen.keep(console.stores)
    await leave(console, options)
    await asyncio.gather(guided)
    console.deleteLater()


def hide_in_tray(window: MainWindow, tray: Tray) -> None:
    """Hide a window that came up minimised, once the settings say whether a tray holds the program."""

    def hide() -> None:
        window.console.settings_changed.disconnect(hide)
        if tray.holds and window.isMinimized():
            window.hide()

    window.console.settings_changed.connect(hide)


async def be_guided(window: MainWindow, options: ConsoleOptions) -> None:
    """Let the demo's guide use the window, where there is one, and end with it."""
    if options.guide is not None:
        try:
            await options.guide(window)
        finally:
            window.quit()


async def leave(console: Console, options: ConsoleOptions) -> None:
    """Let what was asked for at the last moment arrive; end an agent whose secrets end with us."""
    await console.work.finish()
    if options.session_secrets:
        await console.link.end_agent()
        await asyncio.to_thread(wait_for_agent, options.places)
    else:
        await console.link.stop()
    console.end()


def wait_for_agent(places: Places) -> None:
    """Wait until the agent has let go of the data folder, so that the folder can be taken away."""
    from filelock import FileLock, Timeout

    with contextlib.suppress(Timeout, OSError), FileLock(places.lock, timeout=AGENT_END_SECONDS):
        pass


@contextmanager
def asked_by_signals(quit_console: Callable[[], None]) -> Iterator[None]:
    """Quit on Ctrl+C and on a request to terminate.

    Python runs its handlers between two instructions of its own, of which an idle Qt loop executes none; so the
    signal is written to a pipe as well, which the loop watches.
    """
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_running_loop()
    ours, theirs = os.pipe()
    os.set_blocking(theirs, False)
    wakeup = signal.set_wakeup_fd(theirs)
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, lambda *_: quit_console()) for number in numbers}
    loop.add_reader(ours, os.read, ours, 64)
    try:
        yield
    finally:
        loop.remove_reader(ours)
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(wakeup)
        os.close(ours)
        os.close(theirs)
