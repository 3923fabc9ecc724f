"""The delivery log as a table: pages by key, newest first, and kept up to date without losing place or selection."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.model import api
from app.model.deliveries import DeliveryState
from app.model.reasons import Problem
from app.model.records import RecordKind
from app.ui.console import Console
from app.ui.presenters.deliveries import RowText, row_text
from app.ui.widgets.line_delegate import PILL
from app.ui.widgets.text import tooltip
from app.ui.work import Work

PAGE = 50
Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1


class Column(IntEnum):
    """The table's columns."""

    WHEN = 0
    WHAT = 1
    RECORD = 2
    STATE = 3
    TRIES = 4


class DeliveryTable(QAbstractTableModel):
    """Holds the rows that were scrolled to; the next page is asked for by the last row's id."""

    def __init__(self, console: Console, parent: QObject) -> None:
        super().__init__(parent)
        self._console = console
        self._work = Work(console.link, self)
        self._rows: list[api.DeliveryRow] = []
        self._texts: dict[int, RowText] = {}
        self._query = api.DeliveryQuery(limit=PAGE)
        self._next: int | None = None
        self._asked = False
        self._generation = 0
        self.loaded = False

    # -- what is asked for -------------------------------------------------------------------------

    @property
    def query(self) -> api.DeliveryQuery:
        """The filters in use."""
        return self._query

    def filter(
        self,
        connection: int,
        state: DeliveryState | None,
        kind: RecordKind | None,
        text: str,
        since: datetime | None = None,
    ) -> None:
        """Show a connection's deliveries that match all filters."""
        wanted = api.DeliveryQuery(connection=connection, state=state, kind=kind, text=text, since=since, limit=PAGE)
        if wanted == self._query and self.loaded:
            self.refresh()
            return
        if wanted.connection != self._query.connection:
            self._replace(())
            self.loaded = False
        self._query = wanted
        self._generation += 1
        self._ask(None, self._first_page)

    def refresh(self, visible: tuple[int, int] | None = None) -> None:
        """Bring the newest rows in, and the states of the visible ones (first and last row) up to date."""
        if self._query.connection is None:
            return
        self._ask(None, self._newest)
        if visible is not None and visible[1] >= PAGE // 2:
            first = max(0, visible[0] - 1)
            if first < len(self._rows):
                self._ask(self._rows[first].id, self._update)

    def _ask(self, before: int | None, done: object) -> None:
        asked = self._query.model_copy(update={"before": before})
        generation = self._generation

        def came(page: api.DeliveryPage) -> None:
            if generation == self._generation and callable(done):
                done(page)

        self._work.start(lambda client: client.deliveries(asked), came, failed=self._failed)

    def _failed(self, _: Problem) -> None:
        self._asked = False  # the window's banner says that the engine is away; scrolling asks again

    # -- what comes back ---------------------------------------------------------------------------

    def _first_page(self, page: api.DeliveryPage) -> None:
        self.loaded = True
        self._next = page.next_before
        self._replace(page.rows)

    def _replace(self, rows: tuple[api.DeliveryRow, ...]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self._texts.clear()
        self._asked = False
        self.endResetModel()

    def _newest(self, page: api.DeliveryPage) -> None:
        """Put new rows on top; where more came than a page holds, begin anew. Rows that no longer match go."""
        if not self._rows or not page.rows or page.rows[-1].id > self._rows[0].id:
            if page.rows or self._rows:
                self._first_page(page)
            self.loaded = True
            return
        self._drop_unmatched(page)
        top = self._rows[0].id if self._rows else 0
        fresh = [row for row in page.rows if row.id > top]
        if fresh:
            self.beginInsertRows(QModelIndex(), 0, len(fresh) - 1)
            self._rows[:0] = fresh
            self.endInsertRows()
        self._update(page)

    def _drop_unmatched(self, page: api.DeliveryPage) -> None:
        """Take rows away that lie within the page's span but are not on it: their state changed."""
        kept = {row.id for row in page.rows}
        last = page.rows[-1].id if page.next_before is not None else 0  # a last page speaks for all that is older
        for at in range(len(self._rows) - 1, -1, -1):
            if self._rows[at].id >= last and self._rows[at].id not in kept:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self._rows[at]
                self.endRemoveRows()

    def _update(self, page: api.DeliveryPage) -> None:
        at = {row.id: number for number, row in enumerate(self._rows)}
        for row in page.rows:
            number = at.get(row.id)
            if number is not None and self._rows[number] != row:
                self._rows[number] = row
                self._texts.pop(row.id, None)
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(Column) - 1))

    def tick(self) -> None:
        """Write relative times anew."""
        self._texts.clear()
        if self._rows:
            self.dataChanged.emit(self.index(0, Column.WHEN), self.index(len(self._rows) - 1, Column.WHEN))

    # -- the model ---------------------------------------------------------------------------------

    def row(self, number: int) -> api.DeliveryRow | None:
        """Return a row."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(Column)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._next is not None and not self._asked

    def fetchMore(self, parent: Index) -> None:
        if self._next is None or self._asked:
            return
        self._asked = True
        self._ask(self._next, self._append)

    def _append(self, page: api.DeliveryPage) -> None:
        self._asked = False
        self._next = page.next_before
        last = self._rows[-1].id if self._rows else None
        older = [row for row in page.rows if last is None or row.id < last]
        if older:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(older) - 1)
            self._rows += older
            self.endInsertRows()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("When"), self.tr("What"), self.tr("Record"), self.tr("State"), self.tr("Tries"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row())
        if row is None:
            return None
        if role == ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return _cell(self._text(row), Column(index.column()))
        if role == PILL and index.column() == Column.STATE:
            pill = self._text(row).pill
            return pill.text, pill.shape, pill.tone
        if role == Qt.ItemDataRole.ToolTipRole:
            text = self._text(row)
            return tooltip(text.exact if index.column() == Column.WHEN else _cell(text, Column(index.column())))
        return None

    def _text(self, row: api.DeliveryRow) -> RowText:
        found = self._texts.get(row.id)
        if found is None:
            now: datetime = self._console.now()
            found = self._texts[row.id] = row_text(row, now)
        return found


def _cell(text: RowText, column: Column) -> str:
    return (text.when, text.what, text.record, text.pill.text, text.tries)[column]
