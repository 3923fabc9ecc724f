"""The console as a program: one window at once, painted from what was remembered; then everything else.

What a first window does not need (the messages of the local API, asyncio, the pages) takes three times as long to
import as the window takes to be there. So it is imported in a thread, while the window is painted and can be used.
"""

from __future__ import annotations

from app.ui import plain_imports  # noqa: F401 - before all that imports Qt

# isort: split
import importlib
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.garbage import Collector
from app.ui.language import install, memory_of, remembered
from app.ui.options import Appearing, ConsoleOptions
from app.ui.remembered import Remembered
from app.ui.single_instance import SingleInstance
from app.ui.theme import dress, kept_theme, prepare
from app.ui.window import MainWindow

if TYPE_CHECKING:
    from app.ui.agent_link import Connect

__all__ = ["ConsoleOptions", "run_console"]
PAINT_MS = 1000
"""A window that is not painted by then is minimised or covered; the rest is loaded all the same."""
LATER = ("session", "link_banner", "menu", "start_page", "store_page", "stores_page")
"""Modules of this folder that bring all others."""
TURN_SECONDS = 0.0005
"""How long the importing thread runs before the window may: Python's own 5 ms are felt."""


def run_console(options: ConsoleOptions | None = None, connect: Connect | None = None) -> int:
    """Show the console until it is closed; return the exit code. `connect` finds or starts the agent.

    Where a console of the same data folder runs already, its window is brought to the front instead.
    """
    options = options or ConsoleOptions()
    app = application()
    instance = SingleInstance(options.places, app)
    if not instance.claim():
        return 0
    collector = Collector(app)
    try:
        memory = memory_of(options.places)
        language = install(app, remembered(memory))
        seen = Remembered(options.places, language.value)
        prepare(app)
        window = MainWindow(memory=memory, outlines=seen.outlines())
        dress(app, kept_theme(memory))
        instance.asked_to_show.connect(window.raise_up)
        if appear(window, options.appearing):
            from app.ui import session

            session.run(window, options, seen, connect)
        window.deleteLater()
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


def appear(window: MainWindow, appearing: Appearing) -> bool:
    """Show the window as it was asked for, and load the rest while it can be used; tell whether it is still open."""
    closed: list[bool] = []
    window.closed.connect(lambda: closed.append(True))
    if appearing is Appearing.OPEN:
        window.show()
    else:
        window.showMinimized()
    first_paint(window)
    load([f"app.ui.{name}" for name in LATER])
    return not closed


class PaintWatch(QObject):
    """Tells when a widget is painted."""

    painted = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.painted.emit()
        return False


def first_paint(window: QWidget) -> None:
    """Wait until the window has been painted, so that nothing holds that up."""
    watch, loop = PaintWatch(), QEventLoop()
    watch.painted.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    window.installEventFilter(watch)
    QTimer.singleShot(PAINT_MS, loop.quit)
    loop.exec()
    window.removeEventFilter(watch)


class Loaded(QObject):
    """Tells in the Qt loop that the thread is done."""

    done = Signal()


def load(modules: Sequence[str], load_one: Callable[[str], object] = importlib.import_module) -> None:
    """Import modules while the Qt loop goes on. Raises what importing one raised."""
    loop, loaded, failed = QEventLoop(), Loaded(), list[BaseException]()
    loaded.done.connect(loop.quit, Qt.ConnectionType.QueuedConnection)

    def work() -> None:
        try:
            for name in modules:
                load_one(name)
        except BaseException as error:
            failed.append(error)
        finally:
            loaded.done.emit()

    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN_SECONDS)
    thread = threading.Thread(target=work, name="imports", daemon=True)
    thread.start()
    loop.exec()
    thread.join()
    sys.setswitchinterval(before)
    if failed:
        raise failed[0]
