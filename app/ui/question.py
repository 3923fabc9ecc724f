"""A question before something that has consequences: what will happen, an action, and a way out."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.dialog import Dialog
from app.ui.widgets.buttons import button
from app.ui.widgets.text import Text


class Question(Dialog):
    """Accepted means: do it."""

    def __init__(self, title: str, *, action: str, dangerous: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.cancel_button = button(self.tr("Cancel"), self.reject)
        self.action_button = button(action, self.accept, role="danger" if dangerous else "primary")
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.action_button)
        # Enter must not do what cannot be undone.
        first = self.cancel_button if dangerous else self.action_button
        first.setDefault(True)
        first.setFocus()

    def add_point(self, where: str, what: str) -> None:
        """Say what happens somewhere."""
        point = QVBoxLayout()
        point.setSpacing(3)
        point.addWidget(Text(where, "fact"))
        point.addWidget(Text(what, "secondary", wrap=True))
        self.body.addLayout(point)

    def add_note(self, text: str) -> None:
        """Add a sentence."""
        self.body.addWidget(Text(text, "secondary", wrap=True))
