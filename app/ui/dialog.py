"""A dialog: a title, a body, and a row of buttons. Opened with `open()`, for `exec()` would hold up everything else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.widgets.buttons import button
from app.ui.widgets.text import Text

MARGIN = 24


class Dialog(QDialog):
    """Deleted when it is closed."""

    def __init__(self, title: str, parent: QWidget | None = None, *, width: int = 520) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(width)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(16)
        column.addWidget(Text(title, "page-title", wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        column.addLayout(self.body, 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(12)
        self.foot.setContentsMargins(0, 8, 0, 0)
        column.addLayout(self.foot)

    def add_close(self) -> QPushButton:
        """Add the one button of a dialog that only shows something."""
        self.foot.addStretch(1)
        close = button(self.tr("Close"), self.accept, role="primary")
        close.setDefault(True)
        self.foot.addWidget(close)
        return close

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that wrapped lines need at this width; Qt guesses it too large."""
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            width = max(self.minimumWidth(), self.width())
            self.resize(width, max(layout.totalHeightForWidth(width), self.minimumHeight()))
        super().showEvent(event)
