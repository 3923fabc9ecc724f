"""A switch: a check box that looks like one thing being on or off."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from app.ui.theme import colours


class Switch(QCheckBox):
    """Screen readers meet a check box; the position of the knob says the state without colour."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(40, 26)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return self.isEnabled()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(3, 3, 34, 20)
        on = self.isChecked()
        painter.setPen(QPen(colours.token("accent" if on else "secondary"), 1))
        painter.setBrush(colours.token("accent" if on else "track"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.token("on_accent" if on else "secondary"))
        left = box.right() - 18 if on else box.left() + 2
        painter.drawEllipse(
            QRectF(left + (0 if on else 1), box.top() + 2 + (0 if on else 1), *((16, 16) if on else (14, 14)))
        )
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.token("text"), 2))
            painter.drawRoundedRect(QRectF(1, 1, 38, 24), 12, 12)
