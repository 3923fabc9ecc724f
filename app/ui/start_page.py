"""First run: one sentence, one field, one button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.ui.console import Console
from app.ui.revocations_card import RevocationsCard
from app.ui.widgets.buttons import button
from app.ui.widgets.text import Text

WIDTH = 560
HANGING = 5
"""Pixels by which a line that can be pressed begins further left, so that its words stand below the others."""


class StartPage(QWidget):
    """Shown while no store is connected."""

    find_asked = Signal(str)
    move_in_asked = Signal()

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        middle = QWidget()
        middle.setMaximumWidth(WIDTH)
        column = QVBoxLayout(middle)
        column.setSpacing(16)
        column.addWidget(
            Text(
                self.tr("Connect your store to Sequenzy or Segmentflow, and see every delivery."),
                "wizard-title",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.setSpacing(12)
        self.address = QLineEdit(console.options.address)
        self.address.setProperty("role", "large")
        self.address.setPlaceholderText(self.tr("Your store's address, such as shop.example.com"))
        self.address.setAccessibleName(self.tr("Your store's address"))
        self.address.setMaxLength(2000)
        self.address.returnPressed.connect(self._find)
        self.find_button = button(self.tr("Find it"), self._find, role="primary")
        self.find_button.setProperty("form", "large")
        row.addWidget(self.address, 1)
        row.addWidget(self.find_button)
        column.addLayout(row)
        column.addWidget(
            Text(
                self.tr("You sign in to your store and to the platform once each. Nothing is sent before the end."),
                "secondary",
                wrap=True,
            )
        )
        self.move_in = button(self.tr("Move here from another computer…"), self.move_in_asked.emit, role="disclosure")
        hanging = QHBoxLayout()
        hanging.setSpacing(0)
        hanging.addSpacing(-HANGING)
        hanging.addWidget(self.move_in)
        hanging.addStretch(1)
        column.addLayout(hanging)
        self.revocations = RevocationsCard(console)
        column.addWidget(self.revocations)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(middle, 8)
        centred.addStretch(1)
        outer.addLayout(centred)
        outer.addStretch(3)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.revocations.refresh()
        self.address.setFocus()

    def _find(self) -> None:
        text = self.address.text().strip()
        if text:
            self.find_asked.emit(text)
        else:
            self.address.setFocus()
