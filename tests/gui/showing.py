"""The real window before an agent in memory, for tests of what is shown and what is asked of the agent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from waiting import until

from app.model.looks import Theme
from app.ui.agent_link import AgentLink
from app.ui.console import Console
from app.ui.locale_formats import speak_locally
from app.ui.options import ConsoleOptions
from app.ui.showcase import ShowcaseClient, now
from app.ui.theme import dress, prepare
from app.ui.window import MainWindow
from app.ui.wizard.browser_pane import MakeBrowser
from app.ui.work import Work

ROUNDS = 4
"""An answer may lead to another question; none leads to more than three."""


@dataclass
class Showing:
    """A window that is open, and what it did outside itself."""

    client: ShowcaseClient
    console: Console
    window: MainWindow
    opened: list[str] = field(default_factory=list)
    """Addresses given to the user's browser."""
    said: list[str] = field(default_factory=list)
    """Toasts."""

    async def settle(self) -> None:
        """Wait until everything that was asked of the agent is answered and shown."""
        for _ in range(ROUNDS):
            for work in (self.console.work, *self.window.findChildren(Work)):
                await work.finish()
            await asyncio.sleep(0)  # the agent's events, which wait in a queue
            QApplication.sendPostedEvents()

    async def open(self, store: int, tab: int) -> Any:
        """Show a store's tab; return the tab."""
        self.window.open_store(store)
        self.window.store_page.open_tab(tab)
        await self.settle()
        return self.window.store_page.stack.currentWidget()

    async def press(self, button: QWidget) -> None:
        """Click a button that can be seen, and wait for what it does."""
        assert button.isVisible()
        assert button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        await self.settle()

    def dialog(self) -> QDialog:
        """Return the dialog that is open."""
        (found,) = [one for one in self.window.findChildren(QDialog) if one.isVisible()]
        return found

    def asked(self, method: str) -> list[tuple[object, ...]]:
        """Return the arguments of every call of a method of the agent."""
        return [arguments for name, *rest in self.client.asked if name == method for arguments in [tuple(rest)]]


@asynccontextmanager
async def showing(
    client: ShowcaseClient | None = None,
    make_browser: MakeBrowser = lambda _: None,
    memory: QSettings | None = None,
    options: ConsoleOptions | None = None,
) -> AsyncIterator[Showing]:
    """Open a window on example stores; without a browser, as on a system that lacks what WebEngine needs.

    `memory` is what the window remembers from one time to the next.
    """
    client = client or ShowcaseClient()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setQuitOnLastWindowClosed(False)  # as the program has it; quitting would stop the loop
    prepare(app)
    app.setStyleSheet("")  # as at the program's start: the window is dressed when it is whole
    speak_locally()
    clients = [client]

    async def connect() -> Any:
        if not clients:
            await asyncio.Event().wait()
        return clients.pop()

    opened: list[str] = []
    link = AgentLink(connect)
    console = Console(link, options or ConsoleOptions(), open_url=opened.append, now=now)
    window = MainWindow(console, memory=memory, make_browser=make_browser)
    dress(app, Theme.LIGHT)
    shown = Showing(client, console, window, opened)
    console.said.connect(shown.said.append)
    window.show()
    await link.start()
    await until(lambda: console.known, console.stores_changed)
    await shown.settle()
    try:
        yield shown
    finally:
        window.close()
        await link.stop()
        console.end()
        for work in window.findChildren(Work):
            work.cancel()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
