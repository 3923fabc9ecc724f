"""A box that lies over a page, in the middle above its lower edge."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QWidget

LEAST_AT_SIDE = 8


class Floating(QFrame):
    """Hidden at first; keeps its place when the page changes its size."""

    def __init__(self, over: QWidget, role: str, above: int) -> None:
        super().__init__(over)
        self._over, self._above = over, above
        self.setProperty("role", role)
        over.installEventFilter(self)
        self.hide()

    def come_up(self) -> None:
        """Show it above everything else."""
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        self.adjustSize()
        over = self._over
        left = max(LEAST_AT_SIDE, (over.width() - self.width()) // 2)
        self.move(left, over.height() - self.height() - self._above)
