"""The console as a program: one window at once, then the agent; ends when the window is closed."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from app.model.reasons import ProblemError
from app.ui.agent_link import AgentLink, Connect
from app.ui.console import Console
from app.ui.locale_formats import speak_locally
from app.ui.options import ConsoleOptions
from app.ui.single_instance import SingleInstance
from app.ui.theme import colours, dress
from app.ui.tray import Tray
from app.ui.window import MainWindow

__all__ = ["ConsoleOptions", "run_console"]
log = logging.getLogger(__name__)
QUIET = frozenset({"qt.qpa.wayland"})


def run_console(options: ConsoleOptions | None = None, connect: Connect | None = None) -> int:
    """Show the console until it is closed; return the exit code. `connect` finds or starts the agent."""
    options = options or ConsoleOptions()
    app = application()
    instance = SingleInstance(options.places, app)
    if not instance.claim():
        return 0
    dress(app)
    speak_locally()
    with asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner:
        runner.run(_show(app, options, instance, connect or agent_finder(options)))
    instance.release()
    return 0


def application() -> QApplication:
    """Return the application, made where there is none yet."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    # WebEngine, which may be loaded later, must find the contexts shared.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("storewire")
    app.setApplicationDisplayName("Storewire")
    app.setDesktopFileName("storewire")
    app.setQuitOnLastWindowClosed(False)
    return app


def agent_finder(options: ConsoleOptions) -> Connect:
    """Return what finds or starts the agent of a data folder."""

    async def connect() -> object:
        from app.launch import Keeping, find_or_start  # with httpx, which the window need not wait for

        keeping = Keeping.SESSION if options.session_secrets else Keeping.KEYRING
        return await find_or_start(options.places, keeping)

    return connect  # type: ignore[return-value]


async def _show(app: QApplication, options: ConsoleOptions, instance: SingleInstance, connect: Connect) -> None:
    link = AgentLink(connect)
    console = Console(link, options)
    tray = Tray(console)
    memory = QSettings(str(options.places.home / "console.ini"), QSettings.Format.IniFormat)
    window = MainWindow(console, memory=memory, stays=lambda: tray.holds)
    console.settings_changed.connect(lambda settings: colours.follow(settings.theme))
    instance.asked_to_show.connect(window.raise_up)
    tray.open_asked.connect(window.raise_up)
    tray.quit_asked.connect(window.quit)
    ended = asyncio.Event()
    window.closed.connect(ended.set)
    app.aboutToQuit.connect(ended.set)
    window.show()
    following = asyncio.create_task(link.run(), name="agent link")
    await ended.wait()
    await _end(link, options)
    following.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await following
    console.work.cancel()
    window.deleteLater()


async def _end(link: AgentLink, options: ConsoleOptions) -> None:
    """Let what was asked for at the last moment arrive; end an agent whose secrets end with us."""
    try:
        client = link.client
        await asyncio.sleep(0)
        if options.session_secrets:
            await client.stop_agent()
    except ProblemError as error:
        log.info("no agent to take leave of", extra={"code": error.problem.code.value})
