"""All stores as a table: searched and sorted, and kept up to date without losing what is chosen."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui.console import Console
from app.ui.presenters.connection import store_line
from app.ui.presenters.stores import Line, Order, line, matching, ordered
from app.ui.widgets.line_delegate import PILL
from app.ui.widgets.text import tooltip

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The table's columns."""

    NAME = 0
    ADDRESS = 1
    STATE = 2
    WAITING = 3
    FAILED = 4
    OLDEST = 5
    LAST = 6


SORTS = {
    Column.NAME: Order.NAME,
    Column.STATE: Order.URGENT,
    Column.WAITING: Order.WAITING,
    Column.FAILED: Order.FAILED,
    Column.OLDEST: Order.OLDEST,
    Column.LAST: Order.LAST,
}
"""The order that pressing a column's head gives."""


class StoresTable(QAbstractTableModel):
    """Holds the lines that match the search."""

    def __init__(self, console: Console, parent: QObject) -> None:
        super().__init__(parent)
        self._console = console
        self._lines: list[Line] = []
        self._spoken: dict[int, str] = {}
        self._words = ""
        self.order = Order.URGENT

    def show(self, words: str, by: Order) -> None:
        """Show the stores that have these words, in this order."""
        self._words, self.order = words, by
        self.refresh()

    def refresh(self) -> None:
        """Take in how the stores are now: lines that stay in their place keep what is chosen."""
        now = self._console.now()
        views = ordered(matching(self._console.stores, self._words), self.order)
        fresh = [line(view, now) for view in views]
        self._spoken = {view.id: store_line(view).spoken for view in views}
        if [one.id for one in fresh] != [one.id for one in self._lines]:
            self.beginResetModel()
            self._lines = fresh
            self.endResetModel()
            return
        before, self._lines = self._lines, fresh
        for row, (old, new) in enumerate(zip(before, fresh, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def store_at(self, row: int) -> int | None:
        """Return the connection in a row."""
        return self._lines[row].id if 0 <= row < len(self._lines) else None

    def row_of(self, connection: int) -> int | None:
        """Return the row of a connection, where it is shown."""
        return next((row for row, one in enumerate(self._lines) if one.id == connection), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("Store"),
                self.tr("Address"),
                self.tr("State"),
                self.tr("Waiting"),
                self.tr("Failed"),
                self.tr("Oldest"),
                self.tr("Last event"),
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._lines):
            return None
        shown, column = self._lines[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(shown, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken[shown.id] if column is Column.NAME else _text(shown, column)
        if role == PILL and column is Column.STATE:
            return shown.state
        if role == Qt.ItemDataRole.ToolTipRole:
            exact = {Column.OLDEST: shown.oldest.exact, Column.LAST: shown.last.exact}.get(column, "")
            return tooltip(exact or _text(shown, column))
        return None


def _text(shown: Line, column: Column) -> str:
    return (
        shown.name,
        shown.host,
        shown.state[0],
        shown.waiting,
        shown.failed,
        shown.oldest.text,
        shown.last.text,
    )[column]
