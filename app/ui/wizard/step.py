"""What the wizard's steps have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import wording
from app.model.api import Draft
from app.model.reasons import Problem
from app.ui.widgets.banner import Banner
from app.ui.widgets.text import Text
from app.ui.work import Work

if TYPE_CHECKING:
    from app.ui.wizard.wizard import Wizard

MARGIN = 32
BAR_ROOM = 16
"""What a step that scrolls takes of the right margin, for its scroll bar."""


class Step(QWidget):
    """A step. The wizard's footer asks it what its primary button says and whether it can be pressed."""

    changed = Signal()
    """The footer has to look again."""

    def __init__(self, wizard: Wizard) -> None:
        super().__init__(wizard)
        self.wizard = wizard
        self.console = wizard.console
        self.work = Work(wizard.console.link, self)
        self.work.failed.connect(self.say_problem)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN, 24, MARGIN, 16)
        self.column.setSpacing(16)
        self.title = Text("", "wizard-title", wrap=True)
        self.banner = Banner()
        self.column.addWidget(self.title)
        self.column.addWidget(self.banner)

    @property
    def draft(self) -> Draft:
        """The connection in the making."""
        assert self.wizard.draft is not None  # every step but the first has one
        return self.wizard.draft

    @property
    def primary(self) -> str:
        """What the primary button says."""
        return self.tr("Continue")

    @property
    def note(self) -> str:
        """What the footer says at its left."""
        return self.tr("Nothing is sent anywhere yet.")

    def can_advance(self) -> bool:
        """Tell whether the primary button can be pressed."""
        return False

    def entered(self) -> None:
        """The step is shown, for the first time or again."""

    def left(self) -> None:
        """Another step is shown, or the wizard ends."""

    def advance(self) -> None:
        """The primary button was pressed."""
        self.wizard.go_on()

    def go_back(self) -> bool:
        """Back was pressed; True where the step itself had something to go back to."""
        return False

    def say_problem(self, problem: Problem) -> None:
        """Say what went wrong above the step."""
        sentence = wording.problem(problem)
        self.banner.say("bad", sentence.title, wording.sentences(sentence.text, sentence.remedy))
        self.changed.emit()
