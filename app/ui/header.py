"""The page header: the store's name, its state in a pill, its address and the last event."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.presenters.outline import Header
from app.ui.widgets.buttons import button
from app.ui.widgets.mark import Shape
from app.ui.widgets.pill import Pill
from app.ui.widgets.text import ElidedText, Text, tooltip


class PageHeader(QWidget):
    """Shows one connection."""

    open_asked = Signal()
    """The store is to be opened in the browser."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 20, 24, 0)
        row.setSpacing(24)
        words = QVBoxLayout()
        words.setSpacing(6)
        top = QHBoxLayout()
        top.setSpacing(12)
        self.name = Text("", "page-title")
        self.pill = Pill()
        top.addWidget(self.name)
        top.addWidget(self.pill)
        top.addStretch(1)
        self.line = ElidedText("", "secondary")
        words.addLayout(top)
        words.addWidget(self.line)
        row.addLayout(words, 1)
        self.open_store = button(
            self.tr("Open store ↗"), self.open_asked.emit, name=self.tr("Open the store in the browser")
        )
        row.addWidget(self.open_store, 0, Qt.AlignmentFlag.AlignTop)

    def show_header(self, shown: Header) -> None:
        """Show a connection as it is now."""
        self.name.set(_short(shown.name))
        self.name.setToolTip(tooltip(shown.name))
        self.pill.set(shown.pill, Shape[shown.shape.upper()], shown.tone)
        self.line.set(shown.line)
        if shown.exact:
            self.line.setToolTip(tooltip(shown.exact))


def _short(name: str) -> str:
    """Return a name that leaves room for the pill; the tooltip has all of it."""
    return name if len(name) <= 40 else f"{name[:39]}…"
