"""Cells of a table: plain text with room at its sides, a line below, a state as a pill."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.theme import colours
from app.ui.widgets.mark import Shape
from app.ui.widgets.pill import HEIGHT, paint_pill, pill_width

PADDING = 8
Index = QModelIndex | QPersistentModelIndex
PILL = Qt.ItemDataRole.UserRole + 2
"""Data of a cell that is painted as a pill: (text, shape, tone)."""


class LineDelegate(QStyledItemDelegate):
    """Paints a cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        box: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, colours.token("selection"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), colours.token("line"))
        pill = index.data(PILL)
        if pill is not None:
            self._paint_pill(painter, box, option.direction, *pill)
        else:
            room = box.adjusted(PADDING, 0, -PADDING, 0)
            painter.setPen(colours.token("text"))
            text = str(index.data() or "")
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QPen(colours.token("accent"), 1))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.restore()

    def _paint_pill(
        self, painter: QPainter, box: QRect, direction: Qt.LayoutDirection, text: str, shape_name: str, tone: str
    ) -> None:
        shape = Shape[shape_name.upper()]
        wide = min(pill_width(text, shape, painter.font()), box.width() - PADDING)
        pill = QRect(box.left() + PADDING, box.center().y() - HEIGHT // 2 + 1, wide, HEIGHT)
        paint_pill(painter, QRectF(QStyle.visualRect(direction, box, pill)), text, shape, tone)
