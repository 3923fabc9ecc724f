"""A check: a mark, a bold fact with a light detail, what to do, and a button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.model.store import CheckState
from app.ui.widgets.card import rule
from app.ui.widgets.emptying import empty
from app.ui.widgets.mark import Mark, Shape
from app.ui.widgets.text import Text
from app.wording import CheckText

MARKS = {
    CheckState.PASS: (Shape.TICK, "good"),
    CheckState.WARN: (Shape.EXCLAMATION, "warning"),
    CheckState.FAIL: (Shape.CROSS, "bad"),
    CheckState.SKIP: (Shape.DASH, "secondary"),
}


class CheckRow(QWidget):
    """One check's outcome."""

    def __init__(
        self,
        state: CheckState,
        said: CheckText,
        parent: QWidget | None = None,
        *,
        buttons: Sequence[QPushButton] = (),
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(" ".join(filter(None, (said.fact, said.detail, said.remedy))))
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 10, 0, 10)
        row.setSpacing(15)
        shape, tone = MARKS[state]
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 2, 0, 0)
        beside.addWidget(Mark(shape, tone, 13))
        beside.addStretch(1)
        row.addLayout(beside)
        words = QVBoxLayout()
        words.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(Text(said.fact, "fact"))
        line.addWidget(Text(said.detail, "secondary", wrap=True), 1)
        words.addLayout(line)
        if said.remedy:
            words.addWidget(Text(said.remedy, "secondary", wrap=True))
        row.addLayout(words, 1)
        for one in buttons:
            row.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)


class CheckList(QWidget):
    """Checks one below the other, with lines between."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    def clear(self) -> None:
        """Take every check away."""
        empty(self._rows)

    def rows(self) -> list[CheckRow]:
        """Return the checks that are shown, in their order."""
        items = (self._rows.itemAt(at) for at in range(self._rows.count()))
        widgets = [None if item is None else item.widget() for item in items]
        return [one for one in widgets if isinstance(one, CheckRow)]

    def add(self, row: CheckRow) -> None:
        """Add a check at the end."""
        if self._rows.count():
            self._rows.addWidget(rule())
        self._rows.addWidget(row)
