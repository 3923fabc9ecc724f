"""A setting: its label, one line of help, the control on the right, and what is wrong with its value."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.widgets.card import Card, rule
from app.ui.widgets.text import Text


class SettingRow(QWidget):
    """One setting. The control is named after the label."""

    def __init__(self, label: str, help_text: str, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 11, 0, 11)
        row.setSpacing(24)
        words = QVBoxLayout()
        words.setSpacing(3)
        name = Text(label, "fact")
        name.setBuddy(control)
        self.help = Text(help_text, "small", wrap=True)
        self.fault = Text("", "bad", wrap=True)
        self.fault.hide()
        for label_widget in (name, self.help, self.fault):
            words.addWidget(label_widget)
        row.addLayout(words, 1)
        self.words = words
        """For what a setting says besides."""
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        if not control.accessibleName():
            control.setAccessibleName(label)
        self.control = control
        self.explain(help_text)

    def explain(self, text: str) -> None:
        """Say what the setting means."""
        self.help.set(text)
        self.control.setAccessibleDescription(text)

    def complain(self, text: str) -> None:
        """Say what is wrong; "" takes it back."""
        self.fault.set(text)
        self.fault.setVisible(bool(text))


def settings_card(*rows: SettingRow) -> Card:
    """Return a card of settings, with lines between."""
    card = Card()
    card.body.setContentsMargins(16, 4, 16, 4)
    card.body.setSpacing(0)
    for number, row in enumerate(rows):
        if number:
            card.add(rule())
        card.add(row)
    return card
