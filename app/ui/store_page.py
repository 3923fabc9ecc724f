"""A store's page: its header and the five tabs, each made when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.manual.topics import Topic
from app.model.api import ConnectionView
from app.ui.console import Console
from app.ui.header import PageHeader
from app.ui.presenters.connection import header
from app.ui.store_tabs import CONNECTION, FAILURES, FORMS, SETTINGS, SYNC, StoreTabs
from app.ui.tabs.connection import ConnectionTab
from app.ui.tabs.failures import FailuresTab
from app.ui.tabs.forms import FormsTab
from app.ui.tabs.settings import SettingsTab
from app.ui.tabs.sync import SyncTab
from app.ui.tabs.tab import Tab
from app.ui.widgets.card import rule

__all__ = ["CONNECTION", "FAILURES", "FORMS", "SETTINGS", "SYNC", "StorePage"]
AnyTab = TypeVar("AnyTab", bound=Tab)


class StorePage(QWidget):
    """Shows one connection; the tab that is open stays open when another store is chosen."""

    reconnect_asked = Signal(int)
    disconnected = Signal(int)
    diagnostics_asked = Signal()
    help_asked = Signal(object)
    """Topic"""

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._console = console
        self._view: ConnectionView | None = None
        self._made: dict[int, Tab] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = PageHeader()
        self.header.open_asked.connect(self._open_store)
        column.addWidget(self.header)
        self.tabs = StoreTabs()
        self.tabs.help_asked.connect(lambda: self.help_asked.emit(self.topic))
        self.bar, self.help_button = self.tabs.bar, self.tabs.help_button
        column.addWidget(self.tabs)
        column.addWidget(rule())
        self.stack = QStackedWidget()
        column.addWidget(self.stack, 1)
        self.bar.currentChanged.connect(self.open_tab)
        console.link.found.connect(self._load)  # what happened while the agent was away was not heard
        console.ticked.connect(self._ticked)

    # -- the tabs ----------------------------------------------------------------------------------

    @property
    def connection_tab(self) -> ConnectionTab:
        return self._tab(CONNECTION, self._make_connection)

    @property
    def sync_tab(self) -> SyncTab:
        return self._tab(SYNC, lambda: SyncTab(self._console))

    @property
    def failures_tab(self) -> FailuresTab:
        return self._tab(FAILURES, self._make_failures)

    @property
    def settings_tab(self) -> SettingsTab:
        return self._tab(SETTINGS, lambda: SettingsTab(self._console))

    @property
    def forms_tab(self) -> FormsTab:
        return self._tab(FORMS, lambda: FormsTab(self._console))

    def _tab(self, index: int, make: Callable[[], AnyTab]) -> AnyTab:
        if index not in self._made:
            made = self._made[index] = make()
            self.stack.addWidget(made)
            if self._view is not None:
                made.show_connection(self._view)
        return cast(AnyTab, self._made[index])

    def _make_connection(self) -> ConnectionTab:
        made = ConnectionTab(self._console)
        made.reconnect_asked.connect(self.reconnect_asked)
        made.disconnected.connect(self.disconnected)
        return made

    def _make_failures(self) -> FailuresTab:
        made = FailuresTab(self._console)
        made.reconnect_asked.connect(self.reconnect_asked)
        made.settings_asked.connect(lambda: self.open_tab(SETTINGS))
        made.diagnostics_asked.connect(self.diagnostics_asked)
        return made

    def _current(self) -> Tab:
        tabs: dict[int, Callable[[], Tab]] = {
            CONNECTION: lambda: self.connection_tab,
            SYNC: lambda: self.sync_tab,
            FAILURES: lambda: self.failures_tab,
            SETTINGS: lambda: self.settings_tab,
            FORMS: lambda: self.forms_tab,
        }
        return tabs[self.bar.currentIndex()]()

    @property
    def topic(self) -> Topic:
        """What the manual's page about the tab that is open is about."""
        return self._current().help_topic

    # -- what is shown -----------------------------------------------------------------------------

    @property
    def connection(self) -> int | None:
        """The connection that is shown."""
        return None if self._view is None else self._view.id

    def show_connection(self, view: ConnectionView) -> None:
        """Show another connection, or the same one as it is now."""
        fresh = self._view is None or view.id != self._view.id
        self._view = view
        self.header.show_header(header(view, self._console.now()))
        self.bar.set_count(FAILURES, view.failed)
        if self.bar.currentIndex() in self._made:
            self._current().show_connection(view)
        if fresh:
            self._load()

    def open_tab(self, index: int) -> None:
        """Open a tab; it loads what it shows."""
        if self.bar.currentIndex() != index:
            self.bar.setCurrentIndex(index)  # which comes back here
            return
        tab = self._current()
        if self._view is not None:
            tab.show_connection(self._view)
        self.stack.setCurrentWidget(tab)
        self._load()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up: nothing is asked for while the page is out of sight."""
        super().showEvent(event)
        self._load()

    def _load(self) -> None:
        if self._view is not None and self.isVisible():
            self._current().load()

    def _open_store(self) -> None:
        if self._view is not None:
            self._console.open_url(self._view.home)

    def _ticked(self) -> None:
        """Write times anew."""
        view = self._console.store(self.connection)
        if view is not None and self.isVisible():
            self.show_connection(view)
