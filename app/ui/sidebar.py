"""The list of stores: a shape for the state, the name, the platform, and a badge for what needs a person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.presenters.outline import StoreLine
from app.ui.theme import colours
from app.ui.widgets.buttons import button
from app.ui.widgets.mark import Shape, paint_shape
from app.ui.widgets.pill import badge_text, paint_badge
from app.ui.widgets.text import Text

WIDTH, ROW, HEAD_ROW = 232, 56, 36
LINE = Qt.ItemDataRole.UserRole + 1
ALL = 0
"""The id that stands for all stores."""
Index = QModelIndex | QPersistentModelIndex


class StoreDelegate(QStyledItemDelegate):
    """Paints a store."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDTH - 16, ROW if index.data(LINE) else HEAD_ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect.adjusted(0, 0, 0, -4)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.token("selection" if chosen else "hover"))
            painter.drawRoundedRect(box, 7, 7)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QPen(colours.token("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 7, 7)
        line: StoreLine | None = index.data(LINE)
        if line is None:
            painter.setPen(colours.token("text" if chosen else "secondary"))
            painter.drawText(box.adjusted(8, 0, -8, 0), int(Qt.AlignmentFlag.AlignVCenter), str(index.data()))
        else:
            self._paint_store(painter, box, line, option.direction)
        painter.restore()

    def _paint_store(self, painter: QPainter, box: QRect, line: StoreLine, direction: Qt.LayoutDirection) -> None:
        """Paint from the reading direction's start."""

        def mirrored(place: QRect) -> QRect:
            return QStyle.visualRect(direction, box, place)

        shape = QRectF(mirrored(QRect(box.left() + 8, box.center().y() - 5, 10, 10)))
        paint_shape(painter, Shape[line.shape.upper()], shape, colours.token(line.tone))
        right = box.right() - 8
        if line.badge:
            wide = max(22, painter.fontMetrics().horizontalAdvance(badge_text(line.badge)) + 12)
            place = QRect(right - wide, box.center().y() - 9, wide, 18)
            paint_badge(painter, QRectF(mirrored(place)), badge_text(line.badge))
            right -= wide + 8
        room = mirrored(QRect(box.left() + 26, box.top() + 8, right - box.left() - 26, 18))
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.Medium)
        self._paint_line(painter, room, line.name, font, "text")
        font = QFont(painter.font())
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.Normal)
        self._paint_line(painter, room.translated(0, 18), line.line, font, "secondary")

    def _paint_line(self, painter: QPainter, room: QRect, text: str, font: QFont, token: str) -> None:
        painter.setFont(font)
        painter.setPen(colours.token(token))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)


class Sidebar(QWidget):
    """Chooses a store, or all of them."""

    chosen = Signal(int)
    """The id of a connection, or ALL."""
    connect_asked = Signal()

    def __init__(self, menu_button: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._writing = False
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 9, 24)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 0)
        head.addWidget(Text("Storewire", "brand"), 1)
        head.addWidget(menu_button)
        column.addLayout(head)
        column.addWidget(self._make_list(), 1)
        self._room = QWidget()
        column.addWidget(self._room, 1)
        self.list.hide()
        self.connect_button = button(self.tr("+ Connect a store"), self.connect_asked.emit, parent=self)
        policy = self.connect_button.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        self.connect_button.setSizePolicy(policy)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 8, 0)
        foot.addWidget(self.connect_button)
        column.addLayout(foot)

    def _make_list(self) -> QListView:
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setObjectName("stores")
        self.list.setAccessibleName(self.tr("Stores"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(StoreDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.selectionModel().currentChanged.connect(self._moved)
        return self.list

    def show_stores(self, lines: Sequence[StoreLine]) -> None:
        """Write the list anew; what was chosen stays chosen."""
        chosen = self.current()
        self.list.setVisible(bool(lines))
        self._room.setVisible(not lines)
        wanted = [ALL, *(line.id for line in lines)]
        have = [self._model.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self._model.rowCount())]
        if have != wanted:
            self.list.selectionModel().blockSignals(True)
            self._model.clear()
            for number in wanted:
                item = QStandardItem(self.tr("All stores"))
                item.setData(number, Qt.ItemDataRole.UserRole)
                self._model.appendRow(item)
            self.list.selectionModel().blockSignals(False)
        for row, line in enumerate(lines, 1):
            item = self._model.item(row)
            if item.data(LINE) != line:
                item.setText(line.name)
                item.setData(line, LINE)
                item.setData(line.spoken, Qt.ItemDataRole.AccessibleTextRole)
        self._writing = True
        self.choose(chosen if chosen in wanted else ALL)
        self._writing = False

    def current(self) -> int:
        """Return what is chosen: the id of a connection, or ALL."""
        found = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return found if isinstance(found, int) else ALL

    def choose(self, connection: int) -> None:
        """Choose a store, or ALL."""
        for row in range(self._model.rowCount()):
            if self._model.item(row).data(Qt.ItemDataRole.UserRole) == connection:
                self.list.setCurrentIndex(self._model.index(row, 0))

    def _moved(self, now: QModelIndex) -> None:
        number = now.data(Qt.ItemDataRole.UserRole)
        if isinstance(number, int) and not self._writing:
            self.chosen.emit(number)
