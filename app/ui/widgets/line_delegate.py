"""Cells of a table: plain text with room at its sides, a line below, a state as a pill."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.theme import colours
from app.ui.widgets.mark import Shape
from app.ui.widgets.pill import HEIGHT, paint_pill, pill_width

PADDING = 8
MOST_KEPT = 2000
CHOSEN, FOCUSED = QStyle.StateFlag.State_Selected.value, QStyle.StateFlag.State_HasFocus.value
BY_KEYBOARD = QStyle.StateFlag.State_KeyboardFocusChange.value
IN_A_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
Index = QModelIndex | QPersistentModelIndex
PILL = Qt.ItemDataRole.UserRole + 2
"""Data of a cell that is painted as a pill: (text, shape, tone)."""


class LineDelegate(QStyledItemDelegate):
    """Paints a cell. During a sync whole tables are painted anew all the time: what does not change is kept."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._elided: dict[tuple[str, int], str] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box, state = option.rect, option.state.value
        if state & CHOSEN:
            painter.fillRect(box, colours.token("selection"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), colours.token("line"))
        pill = index.data(PILL)
        if pill is not None:
            self._paint_pill(painter, box, option.direction, *pill)
        else:
            room = box.adjusted(PADDING, 0, -PADDING, 0)
            painter.setPen(colours.token("text"))
            painter.drawText(room, IN_A_LINE, self._fitting(str(index.data() or ""), room.width(), option.fontMetrics))
        if state & FOCUSED and state & BY_KEYBOARD:
            painter.setPen(QPen(colours.token("accent"), 1))
            painter.drawRect(box.adjusted(0, 0, -1, -1))

    def _fitting(self, text: str, width: int, metrics: QFontMetrics) -> str:
        """Return a text, or as much of it as there is room for."""
        found = self._elided.get((text, width))
        if found is None:
            if len(self._elided) >= MOST_KEPT:
                self._elided.clear()
            found = self._elided[text, width] = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        return found

    def _paint_pill(
        self, painter: QPainter, box: QRect, direction: Qt.LayoutDirection, text: str, shape_name: str, tone: str
    ) -> None:
        shape = Shape[shape_name.upper()]
        wide = min(pill_width(text, shape, painter.font()), box.width() - PADDING)
        pill = QRect(box.left() + PADDING, box.center().y() - HEIGHT // 2 + 1, wide, HEIGHT)
        paint_pill(painter, QRectF(QStyle.visualRect(direction, box, pill)), text, shape, tone)
