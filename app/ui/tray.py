"""The tray icon: four states, told by shape; a notification only for what needs a person."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from app import wording
from app.model.api import ConnectionState
from app.resources import resource
from app.ui.console import Console
from app.ui.presenters.connection import how_all_fare, most_urgent
from app.ui.theme import colours
from app.ui.widgets.mark import Shape, paint_shape

SIZE = 64
MARKS = {
    ConnectionState.ATTENTION: (Shape.TRIANGLE, "warning"),
    ConnectionState.SYNCING: (Shape.DOT, "good"),
    ConnectionState.PAUSED: (Shape.RING, "secondary"),
    ConnectionState.CONNECTED: (Shape.NONE, ""),
}


class Tray(QObject):
    """Shown while the program may run without its window."""

    open_asked = Signal()
    quit_asked = Signal()

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._console = console
        self._attention: set[int] = set()
        self._state: ConnectionState | None = None
        self._icon = QSystemTrayIcon(self)
        self._menu = QMenu()
        self._menu.addAction(self.tr("Open Storewire"), self.open_asked.emit)
        self.quit_action = self._menu.addAction(self.tr("Quit"), self.quit_asked.emit)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self.open_asked)
        console.stores_changed.connect(self._stores_changed)
        console.settings_changed.connect(self._settings_changed)
        self._stores_changed()

    @property
    def said(self) -> str:
        """What the icon's tooltip says."""
        return self._icon.toolTip()

    @property
    def holds(self) -> bool:
        """Whether the window may be closed while the program runs on."""
        return self._console.settings.keep_running and self._icon.isVisible()

    def _settings_changed(self, _: object) -> None:
        self._icon.setVisible(self._console.settings.keep_running and QSystemTrayIcon.isSystemTrayAvailable())

    def _stores_changed(self) -> None:
        state = most_urgent(self._console.stores)
        if state is not self._state:
            self._state = state
            self._icon.setIcon(_icon(state))
        self._icon.setToolTip(f"Storewire – {how_all_fare(self._console.stores)}")
        need = {view.id for view in self._console.stores if view.state is ConnectionState.ATTENTION or view.failed}
        fresh = [view for view in self._console.stores if view.id in need - self._attention]
        self._attention = need
        if fresh and self._icon.isVisible() and self._console.settings.notifications:
            names = wording.listed(*(wording.plain(view.name, 60) for view in fresh[:3]))
            self._icon.showMessage("Storewire", self.tr("{stores}: something needs you.").format(stores=names))

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.open_asked.emit()


def _icon(state: ConnectionState) -> QIcon:
    picture = QPixmap(SIZE, SIZE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QIcon(str(resource("icons/storewire.svg"))).paint(painter, 0, 0, SIZE, SIZE)
    shape, tone = MARKS[state]
    if shape is not Shape.NONE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.token("card"))
        painter.drawEllipse(QRectF(34, 34, 30, 30))
        paint_shape(painter, shape, QRectF(39, 39, 20, 20), colours.token(tone))
    painter.end()
    return QIcon(picture)
