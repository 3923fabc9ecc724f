"""All stores: how each fares, what can be done to several at once, and their failures by cause."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app import wording
from app.model.api import ConnectionState, ConnectionView, Counted, FailureGroup, Selection
from app.model.reasons import ProblemError
from app.ui.console import Console
from app.ui.gather import Gather
from app.ui.presenters.stores import Order, matching, summed_up
from app.ui.revocations_card import RevocationsCard
from app.ui.shared_causes import SharedCauses
from app.ui.stores_table import SORTS, Column, StoresTable
from app.ui.widgets.buttons import button
from app.ui.widgets.card import Card
from app.ui.widgets.flow import Flow
from app.ui.widgets.line_delegate import LineDelegate
from app.ui.widgets.text import Text
from app.ui.work import Work

if TYPE_CHECKING:
    from app.client import Client

WIDTHS = {Column.STATE: 132, Column.WAITING: 76, Column.FAILED: 68, Column.OLDEST: 92, Column.LAST: 96}
ROW, FEWEST_ROWS, HEAD = 40, 4, 34
AT_ONCE = 4
"""Stores that are asked at the same time."""
SOON_MS, REST_MS = 300, 1000


class StoresPage(QWidget):
    """Lists every store; Enter or a double click opens one."""

    opened = Signal(int)

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._console = console
        self._chosen_before: list[int] = []
        self._work = Work(console.link, self)
        self._work.failed.connect(console.work.failed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addLayout(self._make_head())
        card = Card()
        card.body.setContentsMargins(16, 14, 16, 10)
        card.add_layout(self._make_filters())
        self.table = StoresTable(console, self)
        self.rows = self._make_rows()
        self.empty = Text(self.tr("No store has these words in its name or address."), "secondary", wrap=True)
        self.empty.setContentsMargins(8, 16, 8, 16)
        card.add(self.rows, 1)
        card.add(self.empty, 1)
        self.causes = SharedCauses(console)
        self.causes.retry_asked.connect(self._retry)
        self.causes.store_asked.connect(self.opened)
        area = QScrollArea()
        area.setWidget(self.causes)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(area.focusPolicy().NoFocus)
        self._causes_area = area
        column.addWidget(card, 3)
        column.addWidget(area, 2)
        self.revocations = RevocationsCard(console)
        column.addWidget(self.revocations)
        self._gather = Gather(self, SOON_MS, REST_MS)
        self._gather.due.connect(self._load)
        console.stores_changed.connect(self._stores_changed)
        console.ticked.connect(self._stores_changed)
        console.deliveries_changed.connect(lambda _: self._gather.note())

    # -- parts -------------------------------------------------------------------------------------

    def _make_head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(6)
        head.addWidget(Text(self.tr("All stores"), "page-title"))
        self.sum = Text("", "secondary", wrap=True)
        head.addWidget(self.sum)
        return head

    def _make_filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search stores…"))
        self.search.setAccessibleName(self.tr("Search stores"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(200)
        self.search.textChanged.connect(lambda _: self.show_stores())
        self.order = QComboBox()
        self.order.setAccessibleName(self.tr("Sort by"))
        for order, text in (
            (Order.URGENT, self.tr("What needs you first")),
            (Order.NAME, self.tr("By name")),
            (Order.WAITING, self.tr("Most waiting first")),
            (Order.FAILED, self.tr("Most failures first")),
            (Order.OLDEST, self.tr("Longest waiting first")),
            (Order.LAST, self.tr("Newest event first")),
        ):
            self.order.addItem(text, order)
        self.order.currentIndexChanged.connect(lambda _: self.show_stores())
        self.check = button(self.tr("Check"), self._check)
        self.retry = button(self.tr("Retry"), self._retry_chosen)
        self.pause = button(self.tr("Pause"), self._pause)
        self.resume = button(self.tr("Resume"), self._resume)
        row.addWidget(self.search, 1)
        row.addWidget(self.order)
        acts = Flow()
        for one in (self.check, self.retry, self.pause, self.resume):
            acts.addWidget(one)
        row.addLayout(acts)
        return row

    def _make_rows(self) -> QTableView:
        rows = QTableView()
        rows.setModel(self.table)
        rows.setItemDelegate(LineDelegate(rows))
        rows.setAccessibleName(self.tr("All stores"))
        rows.setMinimumHeight(HEAD + FEWEST_ROWS * ROW)
        rows.verticalHeader().hide()
        rows.verticalHeader().setDefaultSectionSize(ROW)
        rows.setShowGrid(False)
        rows.setTabKeyNavigation(False)
        rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        rows.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        head = rows.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self._sort_by)
        for column in (Column.NAME, Column.ADDRESS):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            rows.setColumnWidth(column, width)
        rows.activated.connect(self._open)
        rows.selectionModel().selectionChanged.connect(lambda *_: self._show_acts())
        self.table.modelAboutToBeReset.connect(self._note_chosen)
        self.table.modelReset.connect(self._choose_again)
        return rows

    # -- what is shown -----------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_stores()
        self._load()
        self.revocations.refresh()

    def _stores_changed(self) -> None:
        if self.isVisible():
            self.show_stores()

    def show_stores(self) -> None:
        """Write everything anew."""
        self.sum.set(summed_up(self._console.stores))
        self.table.show(self.search.text(), self.order.currentData())
        nothing = not self.table.rowCount()
        self.empty.setVisible(nothing)
        self.rows.setVisible(not nothing)
        self._show_acts()

    def _load(self) -> None:
        if self.isVisible() and self._console.stores:
            self._work.start(lambda client: client.failures(), self._show_causes, failed=lambda _: None)

    def _show_causes(self, groups: list[FailureGroup]) -> None:
        self.causes.show_groups(groups)
        self._causes_area.setVisible(bool(groups))

    def _sort_by(self, column: int) -> None:
        order = SORTS.get(Column(column))
        if order is not None:
            self.order.setCurrentIndex(self.order.findData(order))

    def _note_chosen(self) -> None:
        self._chosen_before = self._chosen_ids()

    def _choose_again(self) -> None:
        """Keep chosen what was chosen, wherever it stands now."""
        model = self.rows.selectionModel()
        for number in self._chosen_before:
            row = self.table.row_of(number)
            if row is not None:
                model.select(self.table.index(row, 0), model.SelectionFlag.Select | model.SelectionFlag.Rows)

    def _chosen_ids(self) -> list[int]:
        rows = [index.row() for index in self.rows.selectionModel().selectedRows()]
        return [number for number in map(self.table.store_at, sorted(rows)) if number is not None]

    def targets(self) -> list[ConnectionView]:
        """Return the stores that the buttons act on: those chosen; where none is, all that are shown."""
        wanted = self._chosen_ids()
        if wanted:
            return [view for view in self._console.stores if view.id in wanted]
        return matching(self._console.stores, self.search.text())

    def _show_acts(self) -> None:
        stores = self.targets()
        paused = [view for view in stores if view.state is ConnectionState.PAUSED]
        some = bool(self._chosen_ids())
        for one, text, name, makes_sense in (
            (self.check, self.tr("Check"), self.tr("Check all stores"), bool(stores)),
            (self.retry, self.tr("Retry"), self.tr("Retry all failures"), any(view.failed for view in stores)),
            (self.pause, self.tr("Pause"), self.tr("Pause all stores"), len(paused) < len(stores)),
            (self.resume, self.tr("Resume"), self.tr("Resume all stores"), bool(paused)),
        ):
            shown = f"{text} ({len(stores)})" if some else text
            one.setText(shown)
            one.setAccessibleName(shown if some else name)
            one.setEnabled(makes_sense and not self._busy())
        self.resume.setVisible(bool(paused))

    def _busy(self) -> bool:
        return self._console.link.waits.shown is not None

    # -- commands ----------------------------------------------------------------------------------

    def _open(self, index: QModelIndex) -> None:
        number = self.table.store_at(index.row())
        if number is not None:
            self.opened.emit(number)

    def _check(self) -> None:
        self._each(
            self.check,
            self.targets(),
            lambda client, number: client.check_now(number),
            self.tr("Checked {count} of {all} stores."),
        )

    def _pause(self) -> None:
        awake = [view for view in self.targets() if view.state is not ConnectionState.PAUSED]
        self._each(
            self.pause, awake, lambda client, number: client.pause(number), self.tr("Paused {count} of {all} stores.")
        )

    def _resume(self) -> None:
        paused = [view for view in self.targets() if view.state is ConnectionState.PAUSED]
        self._each(
            self.resume,
            paused,
            lambda client, number: client.resume(number),
            self.tr("Resumed {count} of {all} stores."),
        )

    def _each(
        self,
        pressed: QPushButton,
        stores: list[ConnectionView],
        ask: Callable[[Client, int], Awaitable[object]],
        done: str,
    ) -> None:
        """Do the same to several stores, a few at a time; one that fails does not hold the others up."""

        async def work(client: Client) -> int:
            room = asyncio.Semaphore(AT_ONCE)

            async def one(number: int) -> bool:
                async with room:
                    try:
                        await ask(client, number)
                    except ProblemError:
                        return False
                    return True

            return sum(await asyncio.gather(*(one(view.id) for view in stores)))

        def ended(count: int) -> None:
            said = done.format(count=count, all=len(stores))
            rest = "" if count == len(stores) else self.tr("The others say why on their own pages.")
            self._console.said.emit(wording.sentences(said, rest))
            self._refresh()

        self._work.start(work, ended, busy=pressed, given_up=self._refresh)

    def _retry_chosen(self) -> None:
        chosen = self._chosen_ids()
        if not chosen:
            self._retry(Selection())
            return
        failed = [view for view in self.targets() if view.failed]
        self._each(
            self.retry,
            failed,
            lambda client, number: client.retry(Selection(connection=number)),
            self.tr("Retrying the failures of {count} of {all} stores."),
        )

    def _retry(self, chosen: Selection) -> None:
        self._work.start(lambda client: client.retry(chosen), self._retried, busy=self.retry)

    def _retried(self, counted: Counted) -> None:
        one, many = self.tr("1 delivery is tried again."), self.tr("{count} deliveries are tried again.")
        self._console.said.emit(one if counted.count == 1 else many.format(count=counted.count))
        self._refresh()

    def _refresh(self) -> None:
        self._console.refresh()
        self._load()
        self._show_acts()
