"""The last 24 hours of a connection, as a chart and in words."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.model.api import Activity
from app.ui.console import Console
from app.ui.presenters.activity import chart
from app.ui.widgets.card import Card
from app.ui.widgets.hour_chart import HourChart
from app.ui.widgets.text import Text
from app.ui.work import Work

EVERY_TICKS = 6
"""Every so many ticks (a minute) the chart is asked for anew."""


class ActivityCard(Card):
    """Hidden until the agent has told."""

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        self._work = Work(console.link, self)
        self._connection: int | None = None
        self._ticks = 0
        self.title.set(self.tr("Last 24 hours"))
        self.setAccessibleName(self.title.text())
        self.chart = HourChart()
        self.add(self.chart)
        self._first, self._last = Text("", "small"), Text("", "small")
        row = QHBoxLayout()
        row.addWidget(self._first)
        row.addStretch(1)
        row.addWidget(self._last)
        self.add_layout(row)
        self.hide()
        console.ticked.connect(self._ticked)

    def show_connection(self, connection: int) -> None:
        """Show another connection's hours; `load` asks for them."""
        if connection != self._connection:
            self._connection = connection
            self.hide()

    def load(self) -> None:
        """Ask the agent; it is no problem where it cannot tell."""
        number = self._connection
        if number is not None:
            self._work.start(
                lambda client: client.activity(number), lambda told: self._show(number, told), failed=lambda _: None
            )

    def _ticked(self) -> None:
        self._ticks += 1
        if self._ticks % EVERY_TICKS == 0 and self.isVisible():
            self.load()

    def _show(self, number: int, activity: Activity) -> None:
        if number != self._connection:
            return
        shown = chart(activity)
        self.chart.show_chart(shown)
        self.note.set(f"· {shown.said}")
        self._first.set(shown.first)
        self._last.set(shown.last)
        self.show()
