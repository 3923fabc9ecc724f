"""Painted marks: shapes that say a state without colour (dot, triangle, ring, tick, exclamation, cross)."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import colours


class Shape(Enum):
    """What a mark looks like."""

    NONE = auto()
    DOT = auto()
    TRIANGLE = auto()
    RING = auto()
    TICK = auto()
    EXCLAMATION = auto()
    CROSS = auto()
    DASH = auto()
    AGAIN = auto()
    """An open circle with an arrow head: it will be tried again."""
    ARROWS = auto()
    """Two half circles: something is going on."""


def paint_shape(painter: QPainter, shape: Shape, box: QRectF, colour: QColor) -> None:
    """Paint a shape that fills a square box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = box.width()
    pen = QPen(colour, max(1.4, size * 0.18), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)

    def at(x: float, y: float) -> QPointF:
        return QPointF(box.left() + x * size, box.top() + y * size)

    if shape is Shape.DOT:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(box)
    elif shape is Shape.TRIANGLE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([at(0.5, 0.02), at(1.05, 0.95), at(-0.05, 0.95)]))
    elif shape is Shape.RING:
        painter.setPen(QPen(colour, max(1.6, size * 0.18)))
        inset = pen.widthF() / 2
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
    elif shape is Shape.EXCLAMATION:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(at(0.41, 0.05), at(0.59, 0.66)), size * 0.09, size * 0.09)
        painter.drawEllipse(QRectF(at(0.4, 0.77), at(0.6, 0.97)))
    else:
        painter.setPen(pen)
        painter.drawPath(_stroke(shape, box, at))
    painter.restore()


def _stroke(shape: Shape, box: QRectF, point: Callable[[float, float], QPointF]) -> QPainterPath:
    path = QPainterPath()
    if shape is Shape.TICK:
        path.moveTo(point(0.12, 0.55))
        path.lineTo(point(0.4, 0.82))
        path.lineTo(point(0.9, 0.22))
    elif shape is Shape.DASH:
        path.moveTo(point(0.2, 0.5))
        path.lineTo(point(0.8, 0.5))
    elif shape is Shape.CROSS:
        path.moveTo(point(0.18, 0.18))
        path.lineTo(point(0.82, 0.82))
        path.moveTo(point(0.82, 0.18))
        path.lineTo(point(0.18, 0.82))
    elif shape in {Shape.AGAIN, Shape.ARROWS}:
        inner = box.adjusted(*(box.width() * part for part in (0.1, 0.1, -0.1, -0.1)))
        path.arcMoveTo(inner, 40)
        path.arcTo(inner, 40, -290)
        path.moveTo(point(0.55, 0.3))
        path.lineTo(point(0.86, 0.3))
        path.lineTo(point(0.86, 0.0))
    return path


class Mark(QWidget):
    """A mark as a widget; what it means is said by the text beside it."""

    def __init__(self, shape: Shape, tone: str, size: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape, self._tone, self._size = shape, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set(self, shape: Shape, tone: str) -> None:
        """Show another mark."""
        self._shape, self._tone = shape, tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_shape(painter, self._shape, QRectF(self.rect()).adjusted(1, 1, -1, -1), colours.token(self._tone))
