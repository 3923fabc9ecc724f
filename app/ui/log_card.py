"""The delivery log's card: filters above the table, details below it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from app import wording
from app.model.api import ConnectionView, DeliveryDetail, DeliveryRow
from app.model.deliveries import DeliveryState
from app.model.records import SHOP_KINDS, RecordKind, canonical_email
from app.ui.console import Console
from app.ui.delivery_table import DeliveryTable
from app.ui.delivery_view import DeliveryView
from app.ui.export import export
from app.ui.gather import Gather
from app.ui.presenters.deliveries import copied, last_try, since_choices, title
from app.ui.request_dialog import RequestDialog
from app.ui.widgets.buttons import button
from app.ui.widgets.card import Card, rule
from app.ui.widgets.text import ElidedText, Text
from app.ui.work import Work

TYPING_MS = 250
"""How long nothing is typed before the search begins."""
SOON_MS, REST_MS = 300, 1500
"""How soon new rows are looked for after a change, and how often at the most."""
SEARCH_FIRST = 40
"""How much of what is left goes to the search, before the gap beside it gets any."""
SHOWN_LETTERS = 4
NARROWEST = 96
"""Pixels of a filter in a narrow window; the list that opens shows every name whole."""
STATES = (
    DeliveryState.WAITING,
    DeliveryState.SENDING,
    DeliveryState.ACCEPTED,
    DeliveryState.DELIVERED,
    DeliveryState.FAILED,
    DeliveryState.DECLINED,
    DeliveryState.DISCARDED,
    DeliveryState.SUPERSEDED,
)


def is_address(text: str) -> bool:
    """Tell whether a search is for a person."""
    return bool(canonical_email(text.strip()))


class LogCard(Card):
    """Shows and filters one connection's deliveries."""

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._console = console
        self._work = Work(console.link, self)
        self._view: ConnectionView | None = None
        self._detail: DeliveryDetail | None = None
        self._since: datetime | None = None
        self.setAccessibleName(self.tr("Deliveries"))
        self.body.setSpacing(8)
        self.body.setContentsMargins(16, 14, 16, 10)
        self.add_layout(self._make_filters())
        self.table = DeliveryTable(console, self)
        self.rows = DeliveryView(self.table)
        self.rows.setMinimumHeight(160)
        self.timeline = Text(
            self.tr("Everything about this person, newest first: what was sent, when, and why not."), "secondary"
        )
        self.timeline.hide()
        self.add(self.timeline)
        self._add_actions()
        self.empty = Text("", "secondary", wrap=True)
        self.empty.setContentsMargins(8, 16, 8, 16)
        self.add(self.rows, 1)
        self.add(self.empty, 1)
        self.add(rule())
        self.add_layout(self._make_details())
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self.load)
        self._refresh = Gather(self, SOON_MS, REST_MS)
        self._refresh.due.connect(self._look_again)
        self.search.textChanged.connect(lambda _: self._typing.start())
        self.states.currentIndexChanged.connect(lambda _: self.load())
        self.kinds.currentIndexChanged.connect(lambda _: self.load())
        self.times.currentIndexChanged.connect(self._time_chosen)
        self.rows.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.table.modelReset.connect(self._model_reset)
        self.table.rowsInserted.connect(lambda *_: self._show_emptiness())
        self.table.dataChanged.connect(self._row_changed)
        console.ticked.connect(self.table.tick)
        self._clear_details()

    # -- parts -------------------------------------------------------------------------------------

    def _make_filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Text(self.tr("Deliveries"), "card-title"))
        row.addStretch(1)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search e-mail, order, product…"))
        self.search.setAccessibleName(self.tr("Search deliveries"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(260)
        self.search.setMaxLength(254)
        self.times, self.states, self.kinds = QComboBox(), QComboBox(), QComboBox()
        self.times.setAccessibleName(self.tr("Filter by time"))
        self.states.setAccessibleName(self.tr("Filter by state"))
        self.kinds.setAccessibleName(self.tr("Filter by kind"))
        for box in (self.times, self.states, self.kinds):
            box.setMinimumWidth(NARROWEST)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(SHOWN_LETTERS)
        for number, (_, name) in enumerate(since_choices(self._console.now())):
            self.times.addItem(name, number)
        self.states.addItem(self.tr("All states"), None)
        for state in STATES:
            self.states.addItem(wording.delivery_state(state).capitalize(), state)
        self.kinds.addItem(self.tr("All kinds"), None)
        self._offer_kinds(SHOP_KINDS)
        self.export_button = button(self.tr("Export…"), self._ask_export, name=self.tr("Export the log as a file"))
        row.addWidget(self.search, SEARCH_FIRST)
        for widget in (self.times, self.states, self.kinds, self.export_button):
            row.addWidget(widget)
        return row

    def _make_details(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(12)
        self.detail_title = Text("", "strong")
        self.detail_line = ElidedText("", "secondary")
        self.show_request = button(self.tr("Show request and answer"), self._show_request)
        self.open_admin = button(self.tr("Open in wp-admin ↗"), self._open_admin)
        row.addStrut(32)
        row.addWidget(self.detail_title)
        row.addWidget(self.detail_line, 1)
        row.addWidget(self.show_request)
        row.addWidget(self.open_admin)
        return row

    def _offer_kinds(self, kinds: Sequence[RecordKind]) -> None:
        """Offer the kinds that a site has as a filter."""
        if tuple(self.kinds.itemData(place) for place in range(1, self.kinds.count())) == tuple(kinds):
            return
        while self.kinds.count() > 1:
            self.kinds.removeItem(1)
        for kind in kinds:
            self.kinds.addItem(wording.kind(kind), kind)

    def _add_actions(self) -> None:
        """Offer what can be done with the chosen line: by key, and in a menu at the pointer or by the menu key."""
        self.copy_action = QAction(self.tr("Copy"), self.rows)
        self.copy_action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self.copy_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.copy_action.triggered.connect(self._copy)
        self.request_action = QAction(self.tr("Show request and answer"), self.rows)
        self.request_action.triggered.connect(self._show_request)
        self.admin_action = QAction(self.tr("Open in wp-admin ↗"), self.rows)
        self.admin_action.triggered.connect(self._open_admin)
        self.rows.addActions([self.copy_action, self.request_action, self.admin_action])
        self.rows.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.rows.activated.connect(lambda _: self._show_request())

    def _copy(self) -> None:
        row = self.table.row(self.rows.currentIndex().row())
        if row is not None:
            QGuiApplication.clipboard().setText(copied(row, self._console.now()))
            self._console.said.emit(self.tr("Copied."))

    # -- the log -----------------------------------------------------------------------------------

    def show_connection(self, view: ConnectionView) -> None:
        """Show another connection's log; `load` asks for it."""
        if self._view is not None and self._view.id != view.id:
            self.search.clear()
        self._view = view
        self._offer_kinds(view.kinds)

    def load(self) -> None:
        """Ask for the rows that match the filters."""
        if self._view is None:
            return
        state, kind = self.states.currentData(), self.kinds.currentData()
        self.table.filter(
            self._view.id,
            DeliveryState(state) if state else None,
            RecordKind(kind) if kind else None,
            self.search.text().strip(),
            self._since,
        )
        self.timeline.setVisible(is_address(self.search.text()))

    def _time_chosen(self, number: int) -> None:
        """Cut the log at a time that stays the same while rows are added."""
        self._since = since_choices(self._console.now())[number][0]
        self.load()

    def changed(self) -> None:
        """Rows were added or have changed: look again."""
        self._refresh.note()

    def _look_again(self) -> None:
        if self.isVisible():
            self.table.refresh(self.rows.visible_rows())

    def _show_emptiness(self) -> None:
        nothing = self.table.rowCount() == 0 and self.table.loaded
        filtered = bool(self.search.text() or self.states.currentData() or self.kinds.currentData() or self._since)
        self.empty.set(
            self.tr("Nothing matches. Change the search or the filters.")
            if filtered
            else self.tr("No delivery yet. They appear here as soon as something is read from the store.")
        )
        self.empty.setVisible(nothing)
        self.rows.setVisible(not nothing)

    def _model_reset(self) -> None:
        """Keep the chosen delivery chosen where it is still there."""
        self._show_emptiness()
        wanted = self._detail.row.id if self._detail is not None else None
        for number in range(self.table.rowCount()):
            row = self.table.row(number)
            if row is not None and row.id == wanted:
                self.rows.setCurrentIndex(self.table.index(number, 0))  # `selectRow` finds no row when mirrored
                return
        self._clear_details()

    # -- details -----------------------------------------------------------------------------------

    def _row_chosen(self, now: QModelIndex) -> None:
        row = self.table.row(now.row())
        if row is None:
            self._clear_details()
        else:
            self._ask_details(row)

    def _row_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        chosen = self.rows.currentIndex().row()
        row = self.table.row(chosen)
        if row is not None and first.row() <= chosen <= last.row() and self._detail and self._detail.row != row:
            self._ask_details(row)

    def _ask_details(self, row: DeliveryRow) -> None:
        self.detail_title.set(title(row))
        self.detail_title.show()
        self._work.start(lambda client: client.delivery(row.id), self._show_details, failed=lambda _: None)

    def _show_details(self, detail: DeliveryDetail) -> None:
        row = self.table.row(self.rows.currentIndex().row())
        if row is None or row.id != detail.row.id:
            return
        self._detail = detail
        self.detail_title.set(title(detail.row))
        self.detail_line.set(last_try(detail))
        self.show_request.setVisible(True)
        self.open_admin.setVisible(bool(detail.wp_admin_url))
        self.request_action.setEnabled(True)
        self.admin_action.setEnabled(bool(detail.wp_admin_url))

    def _clear_details(self) -> None:
        self._detail = None
        self.detail_title.hide()
        self.detail_line.set(self.tr("Choose a delivery to see its tries and answers."))
        self.show_request.setVisible(False)
        self.open_admin.setVisible(False)
        self.request_action.setEnabled(False)
        self.admin_action.setEnabled(False)

    def _show_request(self) -> None:
        if self._detail is not None and self._view is not None:
            RequestDialog(self._detail, wording.platform_title(self._view.platform), self.window()).open()

    def _open_admin(self) -> None:
        if self._detail is not None:
            self._console.open_url(self._detail.wp_admin_url)

    # -- export ------------------------------------------------------------------------------------

    def _ask_export(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Export the log"), "storewire-log.csv", "CSV (*.csv)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(self.export_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_to(self, name: str) -> None:
        """Write the rows that match the filters to a file."""
        query = self.table.query
        self._work.start(
            lambda client: export(client, query, Path(name)),
            lambda count: self._console.said.emit(self.tr("{count} deliveries exported.").format(count=count)),
            failed=lambda _: self._console.said.emit(self.tr("The file could not be written. Choose another place.")),
            busy=self.export_button,
        )
