"""A grid of keys and values."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.ui.presenters.connection import Fact
from app.ui.widgets.emptying import empty
from app.ui.widgets.text import ElidedText, Text, tooltip

KEY_WIDTH = 134


class KeyValues(QWidget):
    """Shows facts, one a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setVerticalSpacing(10)
        self._grid.setHorizontalSpacing(16)
        self._grid.setColumnMinimumWidth(0, KEY_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._shown: tuple[Fact, ...] = ()

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show facts in place of what was there."""
        if tuple(facts) == self._shown:
            return
        self._shown = tuple(facts)
        empty(self._grid)
        for row, fact in enumerate(facts):
            self._grid.addWidget(Text(fact.key, "secondary"), row, 0)
            self._grid.addWidget(_value(fact), row, 1)


def _value(fact: Fact) -> QWidget:
    value = ElidedText(fact.value, fact.role)
    if fact.exact:
        value.setToolTip(tooltip(fact.exact))
    value.setAccessibleName(f"{fact.key}: {fact.value} {fact.note}".strip())
    if not fact.note:
        return value
    both = QWidget()
    line = QHBoxLayout(both)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(5)
    line.addWidget(Text(fact.value, fact.role))
    line.addWidget(ElidedText(fact.note, "secondary"), 1)
    return both
