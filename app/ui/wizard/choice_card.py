"""A card that is chosen, one of several."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QRadioButton, QVBoxLayout, QWidget

from app.ui.theme import colours
from app.ui.widgets.text import Text

DOT = 18


class RoundChoice(QRadioButton):
    """A radio button painted in the theme's colours."""

    def sizeHint(self) -> QSize:
        return QSize(DOT + 12 + self.fontMetrics().horizontalAdvance(self.text()) + 12, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1.5, (self.height() - DOT) / 2 + 1, DOT - 2, DOT - 2)
        on = self.isChecked()
        painter.setPen(QPen(colours.token("accent" if on or self.hasFocus() else "secondary"), 5 if on else 1.4))
        painter.setBrush(colours.token("card"))
        painter.drawEllipse(box.adjusted(2, 2, -2, -2) if on else box)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.token("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(-0.5, 1, -1, -1), 6, 6)
        painter.setPen(colours.token("text"))
        font = self.font()
        font.setPixelSize(15)
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.drawText(self.rect().adjusted(DOT + 10, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), self.text())


class ChoiceCard(QFrame):
    """A radio button with words below it; a click anywhere chooses it."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "choice")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        self.radio = RoundChoice(title)
        self.radio.setAccessibleDescription(text)
        self.radio.toggled.connect(lambda _: self.update())
        column.addWidget(self.radio)
        self.words = Text(text, "secondary", wrap=True)
        self.words.setContentsMargins(DOT + 10, 0, 0, 0)
        column.addWidget(self.words)
        column.addStretch(1)
        self._text = text

    def allow(self, hindrance: str) -> None:
        """Let the card be chosen, or say in its place what is in the way; "" is nothing."""
        self.setEnabled(not hindrance)
        self.words.set(hindrance or self._text)
        self.radio.setAccessibleDescription(hindrance or self._text)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.isEnabled():
            self.radio.setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.radio.isChecked():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colours.token("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
