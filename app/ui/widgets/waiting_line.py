"""Says what is waited for, with a bar that moves and a way out; lies over the page's lower edge."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.ui.waits import Waits
from app.ui.widgets.buttons import button
from app.ui.widgets.floating import Floating
from app.ui.widgets.text import Text

LONGEST = 60
ABOVE = 72
"""So that a toast has room below."""


class WaitingLine(Floating):
    """Shows one wait at a time."""

    def __init__(self, waits: Waits, over: QWidget) -> None:
        super().__init__(over, "floating", ABOVE)
        self._waits = waits
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setProperty("role", "thin")
        self.bar.setAccessibleName(self.tr("Waiting"))
        row = QHBoxLayout()
        row.setContentsMargins(16, 6, 8, 8)
        row.setSpacing(16)
        self.text = Text()
        self.stop = button(self.tr("Stop waiting"), waits.give_up)
        row.addWidget(self.text, 1)
        row.addWidget(self.stop)
        column.addWidget(self.bar)
        column.addLayout(row)
        waits.changed.connect(self._changed)

    def _changed(self) -> None:
        wait = self._waits.shown
        if wait is None:
            self.hide()
            return
        what = wait.what.removesuffix("…")
        self.text.set(f"{what[:LONGEST]}…" if what else self.tr("Waiting for an answer…"))
        self.setAccessibleName(self.text.text())
        self.come_up()
