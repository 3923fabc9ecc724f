"""A row of a sync's progress: name, bar, done of total, and speed or when it finished."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from app.ui.presenters.sync import KindLine
from app.ui.theme import colours, tabular
from app.ui.widgets.text import Text

STEPS = 1000
NAME, BAR, COUNT, NOTE = 15, 35, 15, 14
"""The columns' shares of a row."""
LEAST = 64


class Bar(QProgressBar):
    """A slim bar with round ends, painted whole so that a small part of it is still round."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, STEPS)
        self.setTextVisible(False)
        self._tone = "accent"

    def show_part(self, part: float, tone: str) -> None:
        """Show how much is done, 0 to 1, in a tone."""
        self._tone = tone
        self.setValue(round(min(1.0, max(0.0, part)) * STEPS))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(0, (self.height() - 8) / 2, self.width(), 8)
        painter.setBrush(colours.token("track"))
        painter.drawRoundedRect(box, 4, 4)
        part = self.value() / STEPS
        if part > 0:
            box.setWidth(max(8.0, box.width() * part))
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                box.moveRight(self.width())
            painter.setBrush(colours.token(self._tone))
            painter.drawRoundedRect(box, 4, 4)


class ProgressRow(QWidget):
    """Shows one kind of records."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(0)
        self.setFixedHeight(34)
        self._name = Text()
        self.bar = Bar()
        self._count = Text()
        self._note = Text("", "secondary")
        for label in (self._count, self._note):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        columns = ((self._name, NAME), (self.bar, BAR), (self._count, COUNT), (self._note, NOTE))
        for widget, share in columns:
            # Of one least width, so that the shares are the same in every row whatever it says.
            widget.setMinimumWidth(LEAST)
            row.addWidget(widget, share)

    def show_line(self, line: KindLine) -> None:
        """Show how the kind stands."""
        for label, text in ((self._name, line.name), (self._count, line.count), (self._note, line.note)):
            if label.text() != text:
                label.set(text)
        self._count.setFont(tabular(self._count.font()))
        self.bar.show_part(line.part, line.tone)
        self.bar.setAccessibleName(line.name)
        self.bar.setAccessibleDescription(f"{line.count}, {line.note}")
