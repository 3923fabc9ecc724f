"""A question between two steps: two cards, of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.widgets.text import Text
from app.ui.wizard.choice_card import ChoiceCard


@dataclass(frozen=True, slots=True)
class Answer:
    """A card: what it is called here, its title, and what follows from it."""

    key: str
    title: str
    text: str


class Decision(QWidget):
    """Asks one question at a time; nothing is chosen beforehand."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.question = Text("", "card-title", wrap=True)
        self.text = Text("", "secondary", wrap=True)
        column.addWidget(self.question)
        column.addWidget(self.text)
        self._row = QHBoxLayout()
        self._row.setSpacing(16)
        column.addLayout(self._row)
        column.addStretch(1)
        self._group: QButtonGroup | None = None
        self.cards: dict[str, ChoiceCard] = {}

    @property
    def answer(self) -> str:
        """The key of the card that is chosen; "" as long as none is."""
        return next((key for key, card in self.cards.items() if card.radio.isChecked()), "")

    def ask(self, question: str, text: str, answers: Sequence[Answer]) -> None:
        """Show a question with its cards; the one before is forgotten."""
        self.forget()
        self.question.set(question)
        self.text.set(text)
        self._group = QButtonGroup(self)
        for one in answers:
            card = ChoiceCard(one.title, one.text)
            self._group.addButton(card.radio)
            self._row.addWidget(card, 1)
            self.cards[one.key] = card
        self._group.buttonToggled.connect(lambda *_: self.chosen.emit())

    def forget(self) -> None:
        """Take the cards away."""
        for card in self.cards.values():
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards.clear()
        if self._group is not None:
            self._group.deleteLater()
            self._group = None
