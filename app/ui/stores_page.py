"""All stores: a line each with its state and what waits or failed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import wording
from app.model.api import ConnectionView, Selection
from app.ui.console import Console
from app.ui.presenters.connection import header, host_of
from app.ui.revocations_card import RevocationsCard
from app.ui.widgets.buttons import button
from app.ui.widgets.card import Card
from app.ui.widgets.line_delegate import PILL, LineDelegate
from app.ui.widgets.text import Text, tooltip
from app.wording import language

NAME, ADDRESS, STATE, WAITING, FAILED, LAST = range(6)
WIDTHS = {STATE: 196, WAITING: 80, FAILED: 72, LAST: 130}


class StoresPage(QWidget):
    """Lists every store; Enter or a double click opens one."""

    opened = Signal(int)

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._console = console
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Text(self.tr("All stores"), "page-title"), 1)
        self.retry = button(self.tr("Retry all failures"), self._retry_all)
        head.addWidget(self.retry)
        column.addLayout(head)
        card = Card()
        card.add(self._make_table(), 1)
        column.addWidget(card, 1)
        self.revocations = RevocationsCard(console)
        column.addWidget(self.revocations)
        console.stores_changed.connect(self.show_stores)
        console.ticked.connect(self.show_stores)

    def _make_table(self) -> QTableWidget:
        names = (
            self.tr("Store"),
            self.tr("Address"),
            self.tr("State"),
            self.tr("Waiting"),
            self.tr("Failed"),
            self.tr("Last event"),
        )
        self.table = QTableWidget(0, len(names))
        self.table.setAccessibleName(self.tr("All stores"))
        self.table.setHorizontalHeaderLabels(names)
        self.table.setItemDelegate(LineDelegate(self.table))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(44)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (NAME, ADDRESS):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            self.table.setColumnWidth(column, width)
        self.table.activated.connect(lambda index: self._open(index.row()))
        return self.table

    def show_stores(self) -> None:
        """Write the table anew."""
        stores = self._console.stores
        self.table.setRowCount(len(stores))
        for row, view in enumerate(stores):
            for column, (text, hint) in enumerate(self._cells(view)):
                item = self.table.item(row, column)
                if item is None:
                    item = QTableWidgetItem()
                    self.table.setItem(row, column, item)
                item.setText(text)
                item.setToolTip(tooltip(hint or text))
                item.setData(Qt.ItemDataRole.UserRole, view.id)
                if column == STATE:
                    shown = header(view, self._console.now())
                    item.setData(PILL, (shown.pill, shown.shape, shown.tone))
        self.retry.setEnabled(any(view.failed for view in stores))

    def _cells(self, view: ConnectionView) -> tuple[tuple[str, str], ...]:
        now = self._console.now()
        state = wording.connection_state(view.state, wording.platform_title(view.platform))
        last = view.last_event_at
        return (
            (wording.plain(view.name, 120), ""),
            (host_of(view.home), ""),
            (state, ""),
            (language.formats.number(view.waiting), ""),
            (language.formats.number(view.failed), ""),
            (wording.ago(last, now), language.formats.moment(last)) if last else ("–", ""),
        )

    def _open(self, row: int) -> None:
        item = self.table.item(row, NAME)
        if item is not None:
            self.opened.emit(int(item.data(Qt.ItemDataRole.UserRole)))

    def _retry_all(self) -> None:
        self._console.work.start(
            lambda client: client.retry(Selection()), lambda _: self._console.refresh(), busy=self.retry
        )
