"""Qt without a display, and asyncio tests on Qt's own loop."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

# WebEngine is imported after the application was made, as in the program itself.
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


@pytest.fixture(autouse=True)
def garbage_of_the_main_thread() -> Iterator[None]:
    """Let no other thread destroy a QObject that a test left behind: collect here, when the test is over."""
    gc.disable()
    yield
    gc.collect()


def qt_loop() -> asyncio.AbstractEventLoop:
    """Return an event loop that is Qt's."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([])
    app.setQuitOnLastWindowClosed(False)  # as the program has it; quitting would stop the loop
    loop: asyncio.AbstractEventLoop = QEventLoop(app)
    return loop


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Run the asyncio tests of this folder as the console runs."""
    return {"qt": qt_loop}
