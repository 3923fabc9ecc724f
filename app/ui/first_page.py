"""What stands beside the list of stores until the pages are there: the chosen store's head, or that it begins."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui.header import PageHeader
from app.ui.presenters.outline import Header
from app.ui.store_tabs import FAILURES, StoreTabs
from app.ui.widgets.card import rule
from app.ui.widgets.text import Text


class FirstPage(QStackedWidget):
    """Looks as a store's page will, so that nothing jumps when that takes its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        beginning = Text(self.tr("Starting Storewire's engine…"), "secondary")
        beginning.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(beginning)
        self.header = PageHeader()
        self.header.open_store.setEnabled(False)
        self.tabs = StoreTabs()
        self.tabs.help_button.setEnabled(False)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.tabs)
        column.addWidget(rule())
        column.addStretch(1)
        self.addWidget(page)

    def show_beginning(self) -> None:
        """Say that it begins."""
        self.setCurrentIndex(0)

    def show_store(self, header: Header, failed: int) -> None:
        """Show a store's head."""
        self.header.show_header(header)
        self.tabs.bar.set_count(FAILURES, failed)
        self.setCurrentIndex(1)
