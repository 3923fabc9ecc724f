"""Failures of all stores by cause: a card each, with the stores that have it and one button for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.model.api import FailureGroup, Selection
from app.ui.console import Console
from app.ui.presenters.failures import SharedCause, shared_causes
from app.ui.widgets.buttons import button
from app.ui.widgets.card import Card
from app.ui.widgets.cause_card import CauseCard
from app.ui.widgets.emptying import empty
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import Text, mnemonic_free

MOST_NAMED = 6
"""Stores that a cause names; the table finds the others."""


class SharedCauses(QWidget):
    """Shows causes one below the other."""

    retry_asked = Signal(object)
    """Selection"""
    store_asked = Signal(int)

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._console = console
        self._shown: tuple[SharedCause, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def show_groups(self, groups: Sequence[FailureGroup]) -> None:
        """Show these failures."""
        causes = shared_causes(groups, self._console.stores)
        if causes == self._shown:
            return
        self._shown = causes
        empty(self._column)
        for cause in causes:
            self._column.addWidget(self._make_card(cause))
        self._column.addStretch(1)

    def _make_card(self, cause: SharedCause) -> Card:
        chosen = Selection(reason=cause.reason)
        retry = button(cause.verb, lambda: self.retry_asked.emit(chosen), name=f"{cause.verb}: {cause.title}")
        card = CauseCard(cause.title, cause.count, cause.sentence, [retry])
        card.body.setContentsMargins(16, 12, 16, 12)
        card.add_layout(self._make_stores(cause))
        return card

    def _make_stores(self, cause: SharedCause) -> Flow:
        row = Flow()
        row.setSpacing(4)
        for number, name in cause.stores[:MOST_NAMED]:
            row.addWidget(
                button(
                    mnemonic_free(name),
                    lambda number=number: self.store_asked.emit(number),  # type: ignore[misc]
                    role="plain",
                    name=self.tr("{store}: {cause}").format(store=name, cause=cause.title),
                )
            )
        rest = len(cause.stores) - MOST_NAMED
        if rest > 0:
            row.addWidget(Text(self.tr("and {count} more stores").format(count=rest), "secondary"))
        return row
