"""A card: a titled box with its actions on the right."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.ui.widgets.text import ElidedText, Text

PADDING = 16


class Card(QFrame):
    """Holds widgets one below the other."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        self.body.setSpacing(8)
        self._head: QHBoxLayout | None = None
        self.title = Text(title, "card-title")
        self.note = ElidedText("", "secondary")
        if title:
            self._head = QHBoxLayout()
            self._head.setSpacing(12)
            words = QHBoxLayout()
            words.setSpacing(4)
            words.addWidget(self.title)
            words.addWidget(self.note, 1)
            self._head.addLayout(words, 1)
            self.body.addLayout(self._head)
            self.setAccessibleName(title)

    def add_action(self, widget: QWidget) -> None:
        """Put a control on the right of the title."""
        assert self._head is not None  # cards without a title have no actions
        self._head.addWidget(widget)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget below the others."""
        self.body.addWidget(widget, stretch)

    def add_layout(self, layout: QLayout) -> None:
        """Put a layout below the others."""
        self.body.addLayout(layout)


def rule(parent: QWidget | None = None) -> QFrame:
    """Return a thin line between two rows."""
    line = QFrame(parent)
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line
