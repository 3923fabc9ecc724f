"""The wizard: a line of steps, the step that is on, and a fixed footer with Back, Cancel and the next thing to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app import wording
from app.model.api import ConnectionView, Draft, KeyringState
from app.model.reasons import Problem, ProblemCode
from app.ui.agent_link import LinkState
from app.ui.console import Console
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import button
from app.ui.widgets.card import rule
from app.ui.widgets.text import ElidedText, mnemonic_free, restyle
from app.ui.wizard.authorise import AuthoriseStep
from app.ui.wizard.browser_pane import MakeBrowser, embedded_browser
from app.ui.wizard.find import FindStep
from app.ui.wizard.platform import PlatformStep
from app.ui.wizard.review import ReviewStep
from app.ui.wizard.step import MARGIN, Step
from app.ui.wizard.stepper import Stepper
from app.ui.work import Work

FIND, AUTHORISE, PLATFORM, REVIEW = range(4)


class Wizard(QWidget):
    """Connects one store. Cancelling leaves nothing behind, in the store either."""

    completed = Signal(int)
    """The id of the new connection; its first sync has begun."""
    cancelled = Signal()
    help_asked = Signal()

    def __init__(
        self, console: Console, make_browser: MakeBrowser = embedded_browser, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("wizard")
        self.console = console
        self.work = Work(console.link, self)
        self.draft: Draft | None = None
        self.observe_only = False
        self.platform_reads = False
        """Whether the store's own consent page gave the platform a key to the store."""
        """Chosen on the way: this connection reads and shows, and delivers nothing."""
        self.take_over: tuple[str, ...] = ()
        """Other computers' passwords, to be deleted at the end."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        names = (
            self.tr("Find the store"),
            self.tr("Let Storewire in"),
            self.tr("Choose where to send"),
            self.tr("Review and connect"),
        )
        self.stepper = Stepper(names)
        column.addWidget(self.stepper)
        column.addWidget(rule())
        self.banner = Banner()
        frame = QHBoxLayout()
        frame.setContentsMargins(MARGIN, 0, MARGIN, 0)
        frame.addWidget(self.banner)
        column.addLayout(frame)
        self.find_step = FindStep(self)
        self.authorise = AuthoriseStep(self, make_browser)
        self.platform = PlatformStep(self, make_browser)
        self.review = ReviewStep(self)
        self.steps: tuple[Step, ...] = (self.find_step, self.authorise, self.platform, self.review)
        self.stack = QStackedWidget()
        for step in self.steps:
            self.stack.addWidget(step)
            step.changed.connect(self._show_footer)
        column.addWidget(self.stack, 1)
        column.addWidget(rule())
        column.addLayout(self._make_footer())
        console.draft_changed.connect(self._draft_changed)
        console.link.state_changed.connect(self._link_changed)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self, self.cancel)

    def _make_footer(self) -> QHBoxLayout:
        self.back = button(self.tr("Back"), self.go_back)
        self.note = ElidedText("", "secondary")
        self.help_button = button(self.tr("Help"), self.help_asked.emit, role="plain")
        self.cancel_button = button(self.tr("Cancel"), self.cancel)
        self.primary = button(self.tr("Continue"), self._advance, role="primary")
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 16, MARGIN, 16)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(self.note, 1)
        row.addWidget(self.help_button)
        row.addWidget(self.cancel_button)
        row.addWidget(self.primary)
        return row

    @property
    def at(self) -> int:
        """The step that is on, counted from 0."""
        return self.stack.currentIndex()

    # -- the journey -------------------------------------------------------------------------------

    def begin(self, address: str = "") -> None:
        """Begin anew; an address that is given is looked for at once."""
        self._clear()
        self.find_step.reset(address or self.console.options.address)
        self._go(FIND)
        self._check_keyring()
        if address:
            self.find_step.find_store()

    def take(self, draft: Draft) -> None:
        """Take in how the draft stands; one that was approved just now goes on by itself."""
        if self.draft is not None and draft.id != self.draft.id:
            return
        before = self.draft
        self.draft = draft
        if self.at == AUTHORISE:
            self.authorise.take(before, draft)
        if self.at == PLATFORM:
            self.platform.take(draft)
            if before is not None and before.step != draft.step and draft.step == draft.step.APPROVED:
                self.go_on()
        self._show_footer()

    def drop_draft(self) -> None:
        """Give the draft up: another address is looked for, or the wizard ends."""
        draft, self.draft = self.draft, None
        if draft is not None:
            # Not bound to a view: the store must be left tidy even where the wizard is closed at once.
            self.console.work.start(lambda client: client.abandon(draft.id), failed=lambda _: None)
        self.observe_only, self.take_over = False, ()
        self.authorise.reset()
        self.platform.reset()

    def go_on(self) -> None:
        """Show the next step."""
        if self.at < REVIEW:
            self._go(self.at + 1)

    def go_back(self) -> None:
        """Show the step before; nothing that was done is lost."""
        if not self.steps[self.at].go_back() and self.at > FIND:
            self._go(self.at - 1)

    def cancel(self) -> None:
        """End and leave nothing behind."""
        self._clear()
        self.cancelled.emit()

    def complete(self, view: ConnectionView) -> None:
        """The connection is complete: begin its first sync and end."""
        self.draft = None
        self.console.work.start(lambda client: client.sync(view.id), failed=lambda _: None)
        self._clear()
        self.completed.emit(view.id)

    def moved(self, view: ConnectionView) -> None:
        """The draft was the new address of a connection, which goes on there."""
        self.draft = None
        self._clear()
        self.console.said.emit(self.tr("Moved. Nothing is sent again."))
        self.completed.emit(view.id)

    def offer_primary(self) -> None:
        """Put the focus on the primary button: all that the step needs is there."""
        self.primary.setFocus()

    def _clear(self) -> None:
        self.drop_draft()
        self.banner.silence()
        self.steps[self.at].left()
        self.find_step.reset("")

    def _go(self, at: int) -> None:
        if at != self.at:
            self.steps[self.at].left()
        self.stack.setCurrentIndex(at)
        self.stepper.show_step(at)
        self.steps[at].entered()
        self._show_footer()

    def _advance(self) -> None:
        if self.steps[self.at].can_advance():
            self.steps[self.at].advance()

    def _show_footer(self) -> None:
        step = self.steps[self.at]
        self.back.setVisible(self.at > FIND)
        self.primary.setText(mnemonic_free(step.primary))
        self.primary.setAccessibleName(step.primary)
        self.primary.setEnabled(step.can_advance())
        self.primary.setDefault(step.can_advance())
        self.note.set(step.note)
        restyle(self.primary, "role", "primary")

    def _draft_changed(self, draft: Draft) -> None:
        if self.draft is not None and draft.id == self.draft.id:
            self.take(draft)

    # -- what may be in the way --------------------------------------------------------------------

    def _check_keyring(self) -> None:
        """Say before anything is paired that passwords cannot be kept."""

        def told(state: KeyringState) -> None:
            if state in {KeyringState.MISSING, KeyringState.LOCKED}:
                locked = state is KeyringState.LOCKED
                code = ProblemCode.KEYRING_LOCKED if locked else ProblemCode.KEYRING_MISSING
                sentence = wording.problem(Problem(code=code))
                keep = button(self.tr("Keep passwords for this run only"), self._use_session)
                self.banner.say("warning", sentence.title, wording.sentences(sentence.text, sentence.remedy), keep)

        self.work.start(lambda client: client.hello(), lambda hello: told(hello.keyring), failed=lambda _: None)

    def _use_session(self) -> None:
        self.work.start(lambda client: client.use_session_keyring(), lambda _: self.banner.silence())

    def _link_changed(self, state: LinkState) -> None:
        """A draft lives in the agent's memory only: when the agent goes, it is gone."""
        if state is LinkState.LOST and self.draft is not None:
            address = self.draft.site.home
            self.draft = None
            self.authorise.reset()
            self.platform.reset()
            self.find_step.reset(address)
            self._go(FIND)
            self.find_step.banner.say(
                "warning",
                self.tr("Storewire's engine was restarted, so this has to begin again."),
                self.tr("Nothing was sent. Press Find it to go on."),
            )
