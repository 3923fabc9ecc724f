"""A page that scrolls up and down, and is as wide with a scroll bar as without one."""

from __future__ import annotations

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class ScrollingPage(QScrollArea):
    """Holds `column`. Its right margin must have room for the scroll bar, which lies in it."""

    def __init__(self, margins: QMargins, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margins = margins
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page = QWidget()
        self.page.setObjectName("page")
        self.column = QVBoxLayout(self.page)
        self.column.setContentsMargins(margins)
        self.column.setSpacing(spacing)
        self.setWidget(self.page)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)

    def _make_room(self, first: int, last: int) -> None:
        bar = self.verticalScrollBar().sizeHint().width() if last > first else 0
        self.column.setContentsMargins(self._margins - QMargins(0, 0, bar, 0))
