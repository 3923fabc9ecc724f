"""What this store's orders say: the platform's ready-made segments, and which source brought what."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app import wording
from app.model.api import Insights
from app.ui.presenters.insights import Line, revenue_lines, segment_lines
from app.ui.widgets.buttons import button
from app.ui.widgets.card import Card
from app.ui.widgets.emptying import empty
from app.ui.widgets.text import ElidedText, Text
from app.wording import language


class InsightsCard(Card):
    """Folded until somebody wants to know."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        self.title.set(self.tr("What the orders say"))
        self.setAccessibleName(self.tr("What the orders say"))
        self._shown: Insights | None = None
        self.opener = button("", self._toggle, role="plain")
        self.add_action(self.opener)
        self.content = QWidget()
        columns = QHBoxLayout(self.content)
        columns.setContentsMargins(0, 4, 0, 0)
        columns.setSpacing(32)
        self.segments, self.revenue = _Table(), _Table()
        self.segment_side = _side(self.tr("Ready-made segments, counted by this store's orders"), self.segments)
        self.revenue_side = _side(self.tr("Revenue by where buyers first came from"), self.revenue)
        columns.addWidget(self.segment_side, 3)
        columns.addWidget(self.revenue_side, 2)
        self.add(self.content)
        self.content.hide()
        self._say_opener()

    def show_insights(self, insights: Insights) -> None:
        """Show what the agent counted."""
        if insights == self._shown:
            return
        self._shown = insights
        count = language.formats.number(insights.orders)
        self.note.set(self.tr("· {count} orders").format(count=count) if insights.orders else "")
        self.segments.show_lines(segment_lines(insights))
        self.revenue.show_lines(revenue_lines(insights))
        self.segment_side.setVisible(bool(insights.segments))
        self.revenue_side.setVisible(bool(insights.revenue))
        self.setVisible(bool(insights.orders and (insights.segments or insights.revenue)))

    def _toggle(self) -> None:
        self.content.setVisible(self.content.isHidden())
        self._say_opener()

    def _say_opener(self) -> None:
        text = self.tr("Show") if self.content.isHidden() else self.tr("Hide")
        self.opener.setText(text)
        self.opener.setAccessibleName(f"{text}: {self.accessibleName()}")


class _Table(QWidget):
    """Lines of a name, a number, and a word on it."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(6)
        self._grid.setHorizontalSpacing(16)
        self._grid.setColumnStretch(2, 1)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        empty(self._grid)
        for row, line in enumerate(lines):
            number = Text(line.number, "strong")
            number.setAlignment(Qt.AlignmentFlag.AlignRight)
            name = Text(wording.plain(line.name, 60), "fact")
            name.setAccessibleName(f"{line.name}: {line.number}. {line.detail}")
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(number, row, 1)
            self._grid.addWidget(ElidedText(line.detail, "secondary"), row, 2)


def _side(title: str, table: _Table) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(Text(title, "secondary", wrap=True))
    column.addWidget(table)
    column.addStretch(1)
    return side
