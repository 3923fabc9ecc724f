"""Connections that ended here and not everywhere yet: what is waited for, until when, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import wording
from app.model.api import Revocation
from app.ui.console import Console
from app.ui.gather import Gather
from app.ui.question import Question
from app.ui.widgets.buttons import button
from app.ui.widgets.card import Card
from app.ui.widgets.emptying import empty
from app.ui.widgets.text import Text
from app.ui.work import Work

SOON_MS, REST_MS = 150, 1000


class RevocationsCard(Card):
    """Hidden while everything that ended is ended everywhere."""

    changed = Signal()
    """Other lines are shown than before."""

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        self._console = console
        self._work = Work(console.link, self)
        self._shown: list[Revocation] = []
        self.title.set(self.tr("Disconnected here, not everywhere yet"))
        self.setAccessibleName(self.title.text())
        self.list = QVBoxLayout()
        self.list.setSpacing(10)
        self.add_layout(self.list)
        self.hide()
        self._gather = Gather(self, SOON_MS, REST_MS)
        self._gather.due.connect(self.refresh)
        console.connections_changed.connect(self._gather.note)

    def refresh(self) -> None:
        """Ask the agent what is left, where it would be seen."""
        page = self.parentWidget()
        if page is None or not page.isVisible():
            return
        self._work.start(lambda client: client.revocations(), self._show, failed=lambda _: None)

    def _show(self, left: list[Revocation]) -> None:
        if left == self._shown:
            return
        self._shown = left
        empty(self.list)
        for one in left:
            self.list.addWidget(self._line(one))
        self.setVisible(bool(left))
        self.changed.emit()

    def _line(self, one: Revocation) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(3)
        name = wording.plain(one.name, 80)
        words.addWidget(Text(name, "fact"))
        words.addWidget(Text(wording.revocation(one), "secondary", wrap=True))
        row.addLayout(words, 1)
        again = button(self.tr("Try now"), name=self.tr("Try now to end {store}").format(store=name))
        again.clicked.connect(lambda: self._retry(one.id, again))
        forget = button(self.tr("Forget…"), lambda: self._ask(one), name=self.tr("Forget {store}").format(store=name))
        for made in (again, forget):
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _retry(self, number: int, pressed: QWidget) -> None:
        self._work.start(
            lambda client: client.retry_revocation(number),
            lambda _: self.refresh(),
            failed=lambda _: self.refresh(),
            busy=pressed,
        )

    def _ask(self, one: Revocation) -> None:
        question = Question(
            self.tr("Forget what is left to be ended?"), action=self.tr("Forget"), dangerous=True, parent=self.window()
        )
        question.add_note(
            self.tr(
                "Storewire stops trying and removes the passwords for it from the keyring. Do it only after you ended "
                "the access at the platform and deleted the application password in the store yourself."
            )
        )
        question.accepted.connect(
            lambda: self._work.start(lambda client: client.give_up_revocation(one.id), lambda _: self.refresh())
        )
        question.open()
