"""A store's page: its header and the five tabs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.manual.topics import Topic
from app.model.api import ConnectionView
from app.ui.console import Console
from app.ui.header import PageHeader
from app.ui.tabs.connection import ConnectionTab
from app.ui.tabs.failures import FailuresTab
from app.ui.tabs.forms import FormsTab
from app.ui.tabs.settings import SettingsTab
from app.ui.tabs.sync import SyncTab
from app.ui.tabs.tab import Tab
from app.ui.widgets.buttons import button
from app.ui.widgets.card import rule
from app.ui.widgets.page_tabs import PageTabs

CONNECTION, SYNC, FAILURES, SETTINGS, FORMS = range(5)


class StorePage(QWidget):
    """Shows one connection; the tab that is open stays open when another store is chosen."""

    help_asked = Signal(object)
    """Topic"""

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._console = console
        self._connection: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = PageHeader(console)
        column.addWidget(self.header)
        self.connection_tab = ConnectionTab(console)
        self.sync_tab = SyncTab(console)
        self.failures_tab = FailuresTab(console)
        self.failures_tab.settings_asked.connect(lambda: self.open_tab(SETTINGS))
        self.settings_tab = SettingsTab(console)
        self.forms_tab = FormsTab(console)
        self._tabs: tuple[Tab, ...] = (
            self.connection_tab,
            self.sync_tab,
            self.failures_tab,
            self.settings_tab,
            self.forms_tab,
        )
        column.addLayout(self._make_bar())
        column.addWidget(rule())
        self.stack = QStackedWidget()
        for tab in self._tabs:
            self.stack.addWidget(tab)
        column.addWidget(self.stack, 1)
        self.bar.currentChanged.connect(self.open_tab)
        console.link.found.connect(self._load)  # what happened while the agent was away was not heard
        console.stores_changed.connect(self._stores_changed)
        console.ticked.connect(self._stores_changed)

    def _make_bar(self) -> QHBoxLayout:
        self.bar = PageTabs()
        self.bar.setAccessibleName(self.tr("Pages of this store"))
        names = (self.tr("Connection"), self.tr("Sync"), self.tr("Failures"), self.tr("Settings"), self.tr("Forms"))
        for name in names:
            self.bar.addTab(name)
        row = QHBoxLayout()
        row.setContentsMargins(24, 10, 24, 0)
        row.addWidget(self.bar)
        row.addStretch(1)
        self.help_button = button(self.tr("Help"), lambda: self.help_asked.emit(self.topic), role="plain")
        row.addWidget(self.help_button)
        return row

    @property
    def topic(self) -> Topic:
        """What the manual's page about the tab that is open is about."""
        return self._current().help_topic

    @property
    def connection(self) -> int | None:
        """The connection that is shown."""
        return self._connection

    def show_connection(self, view: ConnectionView) -> None:
        """Show another connection, or the same one as it is now."""
        fresh = view.id != self._connection
        self._connection = view.id
        self.header.show_connection(view)
        self.bar.set_count(FAILURES, view.failed)
        for tab in self._tabs:
            tab.show_connection(view)
        if fresh:
            self._load()

    def open_tab(self, index: int) -> None:
        """Open a tab; it loads what it shows."""
        if self.bar.currentIndex() != index:
            self.bar.setCurrentIndex(index)  # which comes back here
            return
        self.stack.setCurrentIndex(index)
        self._load()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up: nothing is asked for while the page is out of sight."""
        super().showEvent(event)
        self._load()

    def _load(self) -> None:
        if self._connection is not None and self.isVisible():
            self._current().load()

    def _current(self) -> Tab:
        return self._tabs[self.stack.currentIndex()]

    def _stores_changed(self) -> None:
        view = self._console.store(self._connection)
        if view is not None:
            self.show_connection(view)
