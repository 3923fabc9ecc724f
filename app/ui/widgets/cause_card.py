"""A card about a cause of failures: its name, how many there are, what it means, and what can be done on the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.widgets.card import Card
from app.ui.widgets.pill import Badge
from app.ui.widgets.text import Text


class CauseCard(Card):
    """Shows the cause; what it struck is added below."""

    def __init__(
        self, title: str, count: int, sentence: str, buttons: Sequence[QPushButton], parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.setAccessibleName(title)
        head = QHBoxLayout()
        head.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(Text(title, "card-title"))
        top.addWidget(Badge(count))
        top.addStretch(1)
        words.addLayout(top)
        words.addWidget(Text(sentence, "secondary", wrap=True))
        head.addLayout(words, 1)
        for one in buttons:
            head.addWidget(one)
        self.add_layout(head)
