"""Step 1: find the store. Checks appear one by one, each with a tick or with what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton

from app.model.api import Draft
from app.model.reasons import Problem, ProblemCode
from app.model.store import Check, CheckName, CheckState
from app.ui.presenters.find import further_address, problem_checks, shown_checks
from app.ui.widgets.buttons import button
from app.ui.widgets.card import Card
from app.ui.widgets.check_row import CheckList, CheckRow
from app.ui.widgets.text import Text
from app.ui.wizard.step import Step

if TYPE_CHECKING:  # the wizard imports this module
    from app.ui.wizard.wizard import Wizard

APPEAR_MS = 90
IMPOSSIBLE = frozenset({ProblemCode.APP_PASSWORDS_NEED_HTTPS})
"""What no other way of signing in helps against."""


class FindStep(Step):
    """Asks for the store's address."""

    def __init__(self, wizard: Wizard) -> None:
        super().__init__(wizard)
        self.title.set(self.tr("Which store?"))
        self.address = QLineEdit()
        self.address.setProperty("role", "large")
        self.address.setAccessibleName(self.tr("Your store's address"))
        self.address.setPlaceholderText("shop.example.com")
        self.address.setMaxLength(2000)
        self.address.setMinimumWidth(460)
        self.address.returnPressed.connect(self.find_store)
        self.address.textEdited.connect(self._edited)
        self.find_button = button(self.tr("Find it"), self.find_store, role="primary")
        self.find_button.setProperty("form", "large")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.address)
        row.addWidget(self.find_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.looking = Text(self.tr("Looking at the store…"), "secondary")
        self.looking.hide()
        self.column.addWidget(self.looking)
        self.card = Card()
        self.card.body.setContentsMargins(16, 6, 16, 6)
        self.checks = CheckList()
        self.card.add(self.checks)
        self.card.hide()
        self.column.addWidget(self.card)
        self.column.addStretch(1)
        self._waiting: list[CheckRow] = []
        self._appear = QTimer(self, interval=APPEAR_MS)
        self._appear.timeout.connect(self._show_next)
        self._blocked = False

    def entered(self) -> None:
        self.address.setFocus()

    def can_advance(self) -> bool:
        return self.wizard.draft is not None and not self._blocked and not self._waiting

    def find_store(self) -> None:
        """Look for the store that was typed."""
        text = self.address.text().strip()
        if not text or not self.find_button.isEnabled():
            return
        self.wizard.drop_draft()
        self._clear()
        self.looking.show()
        self.work.start(lambda client: client.find_store(text), self._found, self._not_found, busy=self.find_button)

    def reset(self, address: str) -> None:
        """Begin anew with an address filled in."""
        self._clear()
        self.address.setText(address)

    def _edited(self) -> None:
        if self.wizard.draft is not None:
            self.wizard.drop_draft()
            self._clear()

    def _clear(self) -> None:
        self._appear.stop()
        self._waiting.clear()
        self.checks.clear()
        self.card.hide()
        self.banner.silence()
        self.looking.hide()
        self._blocked = False
        self.changed.emit()

    def _found(self, draft: Draft) -> None:
        self.looking.hide()
        self.wizard.take(draft)
        problems = [one.problem for one in draft.site.checks if one.state is CheckState.FAIL and one.problem]
        self._blocked = any(one.code in IMPOSSIBLE for one in problems)
        self._reveal(
            CheckRow(state, said, self.checks, buttons=self._remedies(check))
            for state, said, check in shown_checks(draft.site)
        )

    def _not_found(self, problem: Problem) -> None:
        self.looking.hide()
        if problem.code is ProblemCode.AGENT_UNREACHABLE:
            self.say_problem(problem)
            return
        further = further_address(problem)
        look = [button(self.tr("Look there"), lambda: self._look_at(further))] if further else []
        self._reveal(
            CheckRow(state, said, self.checks, buttons=look if state is CheckState.FAIL else ())
            for state, said in problem_checks(problem)
        )

    def _look_at(self, address: str) -> None:
        """Look at the address to which the site sends its visitors: the user agreed to it."""
        self.address.setText(address)
        self.find_store()

    def _remedies(self, check: Check | None) -> list[QPushButton]:
        if check is None or check.name is not CheckName.VENDOR_PLUGIN:
            return []
        observe = button(self.tr("Observe only"), lambda: self._observe(observe))
        return [observe]

    def _observe(self, pressed: QPushButton) -> None:
        self.wizard.observe_only = True
        pressed.setEnabled(False)
        self.console.said.emit(self.tr("This connection will only observe. The last step can change it."))

    def _reveal(self, rows: Iterable[CheckRow]) -> None:
        """Show rows one after the other."""
        self._waiting = list(rows)
        for row in self._waiting:
            row.hide()
        self._show_next()
        if self._waiting:
            self._appear.start()

    def _show_next(self) -> None:
        if self._waiting:
            row = self._waiting.pop(0)
            self.checks.add(row)
            row.show()
            self.card.show()
        if not self._waiting:
            self._appear.stop()
            self.changed.emit()
            if self.can_advance():
                self.wizard.offer_primary()
