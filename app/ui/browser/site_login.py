"""A form for sites that ask for a name and a password before they show anything (HTTP authentication)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.ui.widgets.buttons import button
from app.ui.widgets.text import Text

WIDTH = 380


class SiteLogin(QWidget):
    """Stands in the page's place. What is typed goes to the site that asked, and is kept nowhere."""

    given = Signal(str, str)
    """User name and password."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text("", "card-title", wrap=True)
        self.note = Text("", "secondary", wrap=True)
        self.user, self.password = QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.go_on = button(self.tr("Continue"), self._give, role="primary")
        middle = QWidget()
        middle.setMaximumWidth(WIDTH)
        column = QVBoxLayout(middle)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.note)
        for field, label in ((self.user, self.tr("User name")), (self.password, self.tr("Password"))):
            name = Text(label, "small")
            name.setBuddy(field)
            field.setAccessibleName(label)
            field.setMaxLength(500)
            field.returnPressed.connect(self._give)
            column.addWidget(name)
            column.addWidget(field)
        column.addWidget(self.go_on)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(1)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(middle, 8)
        centred.addStretch(1)
        outer.addLayout(centred)
        outer.addStretch(2)

    def ask(self, host: str, *, refused: bool) -> None:
        """Ask for what a host wants; `refused` says that it did not take what was given."""
        self.title.set(self.tr("{0} asks for a user name and a password").format(host))
        self.note.set(
            self.tr("They were not accepted. Check both, then try again.")
            if refused
            else self.tr("It is the site's outer door, and not your WordPress account. They go to {0} only.").format(
                host
            )
        )
        self.password.clear()
        (self.password if refused else self.user).setFocus()

    def forget(self) -> None:
        """Clear both fields."""
        self.user.clear()
        self.password.clear()

    def _give(self) -> None:
        if self.user.text():
            self.given.emit(self.user.text(), self.password.text())
            self.password.clear()
        else:
            self.user.setFocus()
