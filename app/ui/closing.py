"""What closing the window means: the end, or going on in the background with an icon in the tray."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from app.model.reasons import ProblemError
from app.ui import operations
from app.ui.agent_link import AgentLink
from app.ui.resources import resource

PATIENCE_SECONDS = 2.0


class Closing(QObject):
    """Watches a window. When it is closed, the user's settings say what happens."""

    ended = Signal()
    """The console is to end; the agent goes on or ends by its own rules."""
    stopped = Signal()
    """The console is to end, and the agent with it."""

    def __init__(self, window: QWidget, link: AgentLink) -> None:
        super().__init__(window)
        self._window = window
        self._link = link
        self._tray: QSystemTrayIcon | None = None
        self._asking = False
        window.installEventFilter(self)

    def let_go(self) -> None:
        """Watch no longer: the next close is an ordinary one."""
        self._window.removeEventFilter(self)
        if self._tray is not None:
            self._tray.hide()

    def show_window(self) -> None:
        """Bring the window to the front, out of the tray where it is there."""
        if self._tray is not None:
            self._tray.hide()
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() is QEvent.Type.Close:
            event.ignore()
            if not self._asking:
                self._asking = True
                operations.run(self, self._close())
            return True
        return False

    async def _close(self) -> None:
        keep = await self._is_kept_running()
        self._asking = False
        if keep and QSystemTrayIcon.isSystemTrayAvailable():
            self._go_to_tray()
        else:
            self.ended.emit()

    async def _is_kept_running(self) -> bool:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                return (await self._link.client.program_settings()).keep_running
        except (ProblemError, TimeoutError):
            return False

    def _go_to_tray(self) -> None:
        if self._tray is None:
            menu = QMenu(self._window)
            menu.addAction(self.tr("Open Storewire"), self.show_window)
            menu.addAction(self.tr("Quit and stop syncing"), self.stopped.emit)
            self._tray = QSystemTrayIcon(QIcon(str(resource("icons/storewire.svg"))), self)
            self._tray.setToolTip(self.tr("Storewire goes on syncing"))
            self._tray.setContextMenu(menu)
            self._tray.activated.connect(self._clicked)
        self._tray.show()
        self._window.hide()

    def _clicked(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how in {QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick}:
            self.show_window()
