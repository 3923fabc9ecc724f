"""What the five tabs have in common: a page that scrolls, shows one connection and asks the agent for the rest."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app import wording
from app.manual.topics import Topic
from app.model.api import ConnectionView
from app.model.reasons import Problem, ProblemCode
from app.ui.console import Console
from app.ui.work import Work

MARGIN, GAP = 24, 16


class Tab(QScrollArea):
    """A tab. `show_connection` is called at each change, `load` when the tab is opened or shows another store."""

    help_topic: ClassVar[Topic]
    """The page of the manual that its Help button opens."""

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.console = console
        self.work = Work(console.link, self)
        self.work.failed.connect(self.say_problem)
        self.view: ConnectionView | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page = QWidget()
        self.page.setObjectName("page")
        self.column = QVBoxLayout(self.page)
        self.column.setContentsMargins(MARGIN, 20, MARGIN, 20)
        self.column.setSpacing(GAP)
        self.setWidget(self.page)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)

    def _make_room(self, first: int, last: int) -> None:
        """Let the scroll bar lie in the margin, so that pages with and without one are of one width."""
        bar = self.verticalScrollBar().sizeHint().width() if last > first else 0
        self.column.setContentsMargins(MARGIN, 20, MARGIN - bar, 20)

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
