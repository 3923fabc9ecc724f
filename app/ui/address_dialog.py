"""Asks for an e-mail address before something is done with it: a test to oneself, or the erasure of a person."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from app.model.records import canonical_email
from app.ui.question import Question
from app.ui.widgets.text import Text


class AddressDialog(Question):
    """Accepted means: do it with `address`."""

    def __init__(
        self, title: str, label: str, *, action: str, dangerous: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, action=action, dangerous=dangerous, parent=parent)
        name = Text(label, "small")
        self.field = QLineEdit()
        self.field.setAccessibleName(label)
        self.field.setPlaceholderText("name@example.com")
        self.field.setMaxLength(254)
        name.setBuddy(self.field)
        self.body.addWidget(name)
        self.body.addWidget(self.field)
        self.field.textChanged.connect(lambda _: self._check())
        self.action_button.setEnabled(False)
        self.field.setFocus()

    @property
    def address(self) -> str:
        """The address that was typed, "" while it is none."""
        return canonical_email(self.field.text())

    def _check(self) -> None:
        self.action_button.setEnabled(bool(self.address))
