"""Bars of the last 24 hours. What failed is hatched, what waits is hollow: nothing is told by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.ui.presenters.activity import Chart, HourBar
from app.ui.theme import colours
from app.ui.widgets.text import tooltip

HEIGHT, GAP, LEAST = 56, 4, 2


class HourChart(QWidget):
    """Shows a chart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = Chart((), "", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chart(self, chart: Chart) -> None:
        """Show another chart."""
        self._chart = chart
        self.setAccessibleName(self.tr("Last 24 hours: {what}").format(what=chart.said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(24 * (LEAST + GAP), HEIGHT)

    def place(self, number: int) -> QRectF:
        """Return the room of a bar, counted from the oldest; the reading direction is the time's."""
        step = (self.width() + GAP) / max(1, len(self._chart.bars))
        box = QRectF(number * step, 0, step - GAP, self.height() - 1)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.width() - box.right())
        return box

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, bar in enumerate(self._chart.bars):
            self._paint_bar(painter, self.place(number), bar)

    def _paint_bar(self, painter: QPainter, room: QRectF, bar: HourBar) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.token("track"))
        painter.drawRoundedRect(QRectF(room.left(), room.bottom() - LEAST, room.width(), LEAST), 1, 1)
        bottom = room.bottom()
        for part, paint in ((bar.settled, _solid), (bar.waiting, _hollow), (bar.failed, _hatched)):
            if part:
                high = max(LEAST, part * (room.height() - 2 * LEAST))
                paint(painter, QRectF(room.left(), bottom - high, room.width(), high))
                bottom -= high

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            for number, bar in enumerate(self._chart.bars):
                if self.place(number).contains(event.pos().x(), 1):
                    QToolTip.showText(event.globalPos(), tooltip(bar.said), self)
            return True
        return super().event(event)


def _solid(painter: QPainter, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.token("accent"))
    painter.drawRoundedRect(box, 2, 2)


def _hollow(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QPen(colours.token("accent"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)


def _hatched(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QPen(colours.token("bad"), 1))
    painter.setBrush(QBrush(colours.token("bad"), Qt.BrushStyle.BDiagPattern))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
