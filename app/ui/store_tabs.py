"""The tabs of a store's page, by name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.widgets.buttons import button
from app.ui.widgets.page_tabs import PageTabs

CONNECTION, SYNC, FAILURES, SETTINGS, FORMS = range(5)


class StoreTabs(QWidget):
    """The row of tabs under the header, with the way to the manual at its end."""

    help_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = PageTabs()
        self.bar.setAccessibleName(self.tr("Pages of this store"))
        names = (self.tr("Connection"), self.tr("Sync"), self.tr("Failures"), self.tr("Settings"), self.tr("Forms"))
        for name in names:
            self.bar.addTab(name)
        self.help_button = button(self.tr("Help"), self.help_asked.emit, role="plain")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 24, 0)
        row.addWidget(self.bar)
        row.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(0, 0, 0, 4)  # so that its word stands on the line of the tabs' names
        foot.addWidget(self.help_button)
        row.addLayout(foot)
