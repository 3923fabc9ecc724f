"""How to fix what a check found: what to do, and a message that can be sent to whoever runs the site."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.ui.dialog import Dialog
from app.ui.widgets.buttons import button
from app.ui.widgets.text import Text
from app.wording import CheckText


class FixDialog(Dialog):
    """A shop owner seldom mends a server: the host does, and wants to be told exactly what is wrong."""

    def __init__(self, said: CheckText, home: str, parent: QWidget | None = None) -> None:
        super().__init__(said.fact, parent, width=560)
        self.body.addWidget(Text(said.remedy, wrap=True))
        self.body.addWidget(Text(self.tr("A message for your host or developer"), "card-title"))
        self.message = QPlainTextEdit()
        self.message.setReadOnly(True)
        self.message.setTabChangesFocus(True)
        self.message.setMinimumHeight(140)
        self.message.setAccessibleName(self.tr("A message for your host or developer"))
        self.message.setPlainText(self._letter(said, home))
        self.body.addWidget(self.message)
        self.copy_button = button(self.tr("Copy"), self._copy, name=self.tr("Copy the message"))
        self.foot.addWidget(self.copy_button)
        self.add_close().setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.message.toPlainText())
        self.copy_button.setText(self.tr("Copied"))

    def _letter(self, said: CheckText, home: str) -> str:
        """Return what a host needs to know, without anything that is secret."""
        found = " ".join(filter(None, (said.fact, said.detail)))
        return self.tr(
            "Hello,\n\nthe program Storewire reads my site {home} over the WordPress REST API, and found this:\n\n"
            "{found}.\n{remedy}\n\nCan you look into it?"
        ).format(home=home, found=found, remedy=said.remedy)
