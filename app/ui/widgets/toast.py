"""A toast: says what was just done, for a few seconds, above the page's lower edge."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.widgets.buttons import button
from app.ui.widgets.floating import Floating
from app.ui.widgets.text import Text

SHOWN_MS = 6000
ABOVE = 24


class Toast(Floating):
    """Lies over its parent and hides by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "toast", ABOVE)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        self.text = Text()
        row.addWidget(self.text)
        row.addWidget(button("✕", self.hide, name=self.tr("Close this message")))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)

    def say(self, text: str) -> None:
        """Show a sentence."""
        self.text.set(text)
        self.setAccessibleName(text)
        self.come_up()
        self._timer.start(SHOWN_MS)
