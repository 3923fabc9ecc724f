"""A pill: a state in a word on a soft ground, with a shape before it; also painted inside tables."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import colours
from app.ui.widgets.mark import Shape, paint_shape

HEIGHT, PADDING, SHAPE, GAP = 24, 11, 8, 6
GROUNDS = {"good": "good_soft", "warning": "warning_soft", "bad": "bad_soft", "accent": "accent_soft"}


def pill_font(font: QFont) -> QFont:
    """Return the font of pills."""
    made = QFont(font)
    made.setPixelSize(12)
    made.setWeight(QFont.Weight.Medium)
    return made


def pill_width(text: str, shape: Shape, font: QFont) -> int:
    """Return how wide a pill is."""
    before = 0 if shape is Shape.NONE else SHAPE + GAP
    return 2 * PADDING + before + QFontMetrics(pill_font(font)).horizontalAdvance(text)


def paint_pill(painter: QPainter, box: QRectF, text: str, shape: Shape, tone: str) -> None:
    """Paint a pill into a box of its own width and height."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.token(GROUNDS.get(tone, "track")))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    colour = colours.token(tone if tone in GROUNDS else "secondary")
    left = box.left() + PADDING
    if shape is not Shape.NONE:
        square = QRectF(left, box.center().y() - SHAPE / 2, SHAPE, SHAPE)
        paint_shape(painter, shape, square, colour)
        left += SHAPE + GAP
    painter.setFont(pill_font(painter.font()))
    painter.setPen(colour)
    room = QRectF(left, box.top(), box.right() - PADDING - left + 2, box.height())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), text)
    painter.restore()


class Pill(QWidget):
    """A pill as a widget; its text is its accessible name."""

    def __init__(
        self, text: str = "", shape: Shape = Shape.NONE, tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.text, self._shape, self._tone = text, shape, tone
        self.set(text, shape, tone)

    def set(self, text: str, shape: Shape, tone: str) -> None:
        """Show another state."""
        self.text, self._shape, self._tone = text, shape, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(pill_width(self.text, self._shape, self.font()), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        paint_pill(painter, QRectF(self.rect()), self.text, self._shape, self._tone)


class Badge(Pill):
    """A small count of what needs a person; hidden at nothing."""

    def __init__(self, count: int = 0, parent: QWidget | None = None) -> None:
        super().__init__("", Shape.NONE, "bad", parent)
        self.count(count)

    def count(self, count: int) -> None:
        """Show a number."""
        self.set(badge_text(count), Shape.NONE, "bad")
        self.setVisible(count > 0)

    def sizeHint(self) -> QSize:
        return QSize(max(22, super().sizeHint().width() - 8), 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        paint_badge(painter, QRectF(self.rect()), self.text)


def badge_text(count: int) -> str:
    """Return a count that stays narrow."""
    return str(count) if count < 1000 else "999+"


def paint_badge(painter: QPainter, box: QRectF, text: str) -> None:
    """Paint a badge into its box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.token("bad_soft"))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    font = pill_font(painter.font())
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(colours.token("bad"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.restore()
