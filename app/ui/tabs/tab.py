"""What the five tabs have in common: a page that scrolls, shows one connection and asks the agent for the rest."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QWidget

from app import wording
from app.manual.topics import Topic
from app.model.api import ConnectionView
from app.model.reasons import Problem, ProblemCode
from app.ui.console import Console
from app.ui.widgets.scrolling import ScrollingPage
from app.ui.work import Work

MARGIN, GAP = 24, 16


class Tab(ScrollingPage):
    """A tab. `show_connection` is called at each change, `load` when the tab is opened or shows another store."""

    help_topic: ClassVar[Topic]
    """The page of the manual that its Help button opens."""

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(QMargins(MARGIN, 20, MARGIN, 20), GAP, parent)
        self.console = console
        self.work = Work(console.link, self)
        self.work.failed.connect(self.say_problem)
        self.view: ConnectionView | None = None

    def show_connection(self, view: ConnectionView) -> None:
        """Show a connection as it is now."""
        self.view = view

    def load(self) -> None:
        """Ask the agent for what the connection itself does not tell."""

    @property
    def connection(self) -> int:
        """The id of the connection that is shown."""
        assert self.view is not None  # a tab is used only after it was shown a connection
        return self.view.id

    @property
    def platform(self) -> str:
        """The title of the connection's platform."""
        if self.view is None:
            return ""
        return wording.plain(self.view.platform_title, 60) or wording.platform_title(self.view.platform)

    def say_problem(self, problem: Problem) -> None:
        """Say in a toast what went wrong; that the engine is away is said by the window's banner."""
        if problem.code is not ProblemCode.AGENT_UNREACHABLE:
            sentence = wording.problem(problem)
            self.console.said.emit(wording.headed(sentence.title, sentence.remedy))
