"""The console as a program: one window at once, then the agent; ends when the window is closed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from qasync import QEventLoop

from app.model.places import Places
from app.ui.agent_link import AgentLink, Connect, finder
from app.ui.console import Console
from app.ui.garbage import Collector
from app.ui.language import install, memory_of, remember, remembered
from app.ui.locale_formats import speak_locally
from app.ui.options import Appearing, ConsoleOptions
from app.ui.proxy import go_by
from app.ui.remembered import Remembered
from app.ui.single_instance import SingleInstance
from app.ui.theme import colours, dress, prepare
from app.ui.tray import Tray
from app.ui.window import MainWindow

__all__ = ["ConsoleOptions", "run_console"]
AGENT_END_SECONDS = 10.0
PAINT_SECONDS = 1.0
"""A window that is not painted by then is minimised or covered; the agent is looked for all the same."""


def run_console(options: ConsoleOptions | None = None, connect: Connect | None = None) -> int:
    """Show the console until it is closed; return the exit code. `connect` finds or starts the agent.

    Where a console of the same data folder runs already, its window is brought to the front instead.
    """
    options = options or ConsoleOptions()
    app = application()
    instance = SingleInstance(options.places, app)
    if not instance.claim():
        return 0
    install(app, remembered(memory_of(options.places)))
    prepare(app)
    speak_locally()
    keeping = "session" if options.session_secrets else "keyring"
    collector = Collector(app)
    try:
        with asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner:
            runner.run(show(options, instance, connect or finder(options.places, keeping)))
    finally:
        collector.stop()
        instance.release()
    return 0


def application() -> QApplication:
    """Return the application, made where there is none yet."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    # WebEngine, which may be loaded later, must find the contexts shared.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    # Nothing of ours lies outside the data folder, a cache of drawing programs in ~/.cache neither.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DisableShaderDiskCache)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("storewire")
    app.setApplicationDisplayName("Storewire")
    app.setDesktopFileName("storewire")
    app.setQuitOnLastWindowClosed(False)
    return app


async def show(options: ConsoleOptions, instance: SingleInstance, connect: Connect) -> None:
    """Show the window at once, then find the agent; return when the window was closed for good."""
    link = AgentLink(connect)
    console = Console(link, options)
    tray = Tray(console)
    memory = memory_of(options.places)
    window = MainWindow(console, memory=memory, stays=lambda: tray.holds)
    last_seen = Remembered(options.places)
    console.recall(last_seen.recall())
    console.stores_changed.connect(lambda: last_seen.note(console.stores))
    dress(application())
    console.settings_changed.connect(lambda settings: colours.follow(settings.theme))
    console.settings_changed.connect(go_by)
    console.settings_changed.connect(lambda settings: remember(memory, settings.language))
    instance.asked_to_show.connect(window.raise_up)
    tray.open_asked.connect(window.raise_up)
    tray.quit_asked.connect(window.quit)
    ended = asyncio.Event()
    window.closed.connect(ended.set)
    appear(window, tray, options.appearing)
    await first_paint(window)
    with asked_by_signals(window.quit):
        await link.start()
        guided = asyncio.create_task(be_guided(window, options))
        await ended.wait()
    if console.known:
        last_seen.keep(console.stores)
    await leave(console, options)
    await asyncio.gather(guided)
    window.deleteLater()
    console.deleteLater()


def appear(window: MainWindow, tray: Tray, appearing: Appearing) -> None:
    """Show the window as it was asked for. Whether a tray holds the program is known once the settings are."""
    if appearing is Appearing.OPEN:
        window.show()
        return
    window.showMinimized()

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
    with contextlib.suppress(Timeout, OSError), FileLock(places.lock, timeout=AGENT_END_SECONDS):
        pass


class PaintWatch(QObject):
    """Tells when a widget is painted."""

    painted = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.painted.emit()
        return False


async def first_paint(window: QWidget) -> None:
    """Wait until the window has been painted, so that nothing holds that up."""
    watch, painted = PaintWatch(), asyncio.Event()
    watch.painted.connect(painted.set)
    window.installEventFilter(watch)
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(painted.wait(), PAINT_SECONDS)
    window.removeEventFilter(watch)


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
