"""Step 2: let Storewire in, at the store's own approval page, or with a password that is pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from app import wording
from app.model.api import AuthorizePage, Draft, DraftStep, OutsidePage, TwinKind
from app.model.reasons import Problem, ProblemCode
from app.ui.presenters.authorise import Question, others_question, twin_question, twin_warning
from app.ui.widgets.buttons import button
from app.ui.widgets.text import Text
from app.ui.wizard.browser_pane import BrowserPane, MakeBrowser
from app.ui.wizard.decision import Answer, Decision
from app.ui.wizard.paste import PasteForm
from app.ui.wizard.step import Step

if TYPE_CHECKING:
    from app.ui.wizard.wizard import Wizard


class AuthoriseStep(Step):
    """Opens the store's approval page."""

    def __init__(self, wizard: Wizard, make_browser: MakeBrowser) -> None:
        super().__init__(wizard)
        self._asked_for = ""
        self.pane = BrowserPane(make_browser)
        self.pane.returned.connect(self._returned)
        self.pane.continue_outside.connect(self._continue_outside)
        self.decision = Decision()
        self.decision.chosen.connect(self.changed)
        self._asked: Question | None = None
        self.pages = QStackedWidget()
        self.pages.addWidget(self.pane)
        self.pages.addWidget(self.decision)
        self.column.addWidget(self.pages, 1)
        self._fill_side()

    def _fill_side(self) -> None:
        side = self.pane.side
        side.addWidget(Text(self.tr("What this access means"), "card-title"))
        for text in (
            self.tr("Storewire reads products, customers and orders. It changes nothing in the shop."),
            self.tr("A shop manager's account suffices; it need not be an administrator."),
            self.tr("The access has a password of its own, which you can revoke in wp-admin under Users → Profile."),
        ):
            side.addWidget(Text(text, "secondary", wrap=True))
        self.hint = Text("", "fact", wrap=True)
        self.hint.hide()
        side.addWidget(self.hint)
        side.addSpacing(8)
        side.addWidget(self.pane.outside)
        self.paste_opener = button(self.tr("Paste a password…"), self.show_paste)
        side.addWidget(self.paste_opener)
        self.paste = PasteForm()
        self.paste.used.connect(self._use_pasted)
        side.addWidget(self.paste)
        self.sign_in_again = button(self.tr("Sign in as somebody else"), self._again)
        self.sign_in_again.hide()
        side.addWidget(self.sign_in_again)
        side.addStretch(1)

    def can_advance(self) -> bool:
        if self.wizard.draft is None or self.draft.step is DraftStep.FOUND:
            return False
        return self._asked is None or bool(self.decision.answer)

    def advance(self) -> None:
        if self._asked is None:
            self.wizard.go_on()
        else:
            self._decided(self._asked, self.decision.answer)

    def take(self, before: Draft | None, draft: Draft) -> None:
        """The draft went on: the user's own browser came back."""
        if before is not None and before.step is DraftStep.FOUND and draft.step is DraftStep.AUTHORISED:
            self._let_in(draft)
        elif draft.problem is not None and draft.step is DraftStep.FOUND:
            self._refused(draft.problem)

    def entered(self) -> None:
        store = wording.plain(self.draft.site.name, 60) or self.draft.site.home
        self.title.set(self.tr("Let Storewire into {store}").format(store=store))
        if self.console.options.sign_in is not None:
            user, password = self.console.options.sign_in
            words = self.tr("This is the demo: sign in as {user} with the password {password}.")
            self.hint.set(words.format(user=user, password=password))
            self.hint.show()
        if self.draft.step is not DraftStep.FOUND:
            self._show_done()
        elif self._asked_for != self.draft.id:
            self._ask_page()

    def left(self) -> None:
        if self.draft_is_in():
            self.pane.close_browser()
            self._asked_for = ""

    def draft_is_in(self) -> bool:
        """Tell whether the store has let us in."""
        return self.wizard.draft is None or self.wizard.draft.step is not DraftStep.FOUND

    def reset(self) -> None:
        """Forget the page: the wizard ends, or another store was chosen."""
        self._asked_for = ""
        self.pane.say("")
        self.banner.silence()
        self.paste.reset()
        self._ask(None)
        self._show_ways(True)

    def show_paste(self) -> None:
        """Show the fields for a password that is pasted."""
        self.paste.open()
        self.pane.show_beside(self.paste.use)

    def _ask_page(self) -> None:
        self._asked_for = self.draft.id
        self._show_ways(True)
        self.pane.say(self.tr("Opening the store's approval page…"))
        number = self.draft.id
        self.work.start(lambda client: client.authorize_page(number), self._open_page, self._no_page)

    def _open_page(self, page: AuthorizePage) -> None:
        self.pane.open(page.url, page.return_url)

    def _no_page(self, problem: Problem) -> None:
        self.say_problem(problem)
        self.pane.say(self.tr("This store offers no approval page. A password or a WooCommerce key can be pasted."))
        self.pane.outside.hide()
        self.show_paste()

    def _continue_outside(self) -> None:
        number = self.draft.id
        self.work.start(lambda client: client.outside_page(number), self._outside, busy=self.pane.outside)

    def _outside(self, page: OutsidePage) -> None:
        self.console.open_url(page.url)
        if page.returns:
            self.pane.say(self.tr("Approve in your browser. Storewire then goes on by itself."), again=True)
            return
        self.pane.say(
            self.tr("Approve in your browser. WordPress then shows a password: copy it, and paste it on the left."),
            again=True,
        )
        self.show_paste()

    def _returned(self, url: str) -> None:
        self.pane.say(self.tr("Checking the access…"))
        number = self.draft.id
        self.work.start(lambda client: client.authorized(number, url), self._let_in, self._refused)

    def _use_pasted(self) -> None:
        user, password, place = self.paste.username.text().strip(), self.paste.password.text(), self.paste.place
        number = self.draft.id
        self.work.start(
            lambda client: client.paste_credentials(number, user, password, place),
            self._let_in,
            failed=self._not_taken,
            busy=self.paste.use,
        )

    def _let_in(self, draft: Draft) -> None:
        if self.wizard.draft is None or self.wizard.draft.id != draft.id:
            return  # it was given up meanwhile
        self.banner.silence()
        self.paste.password.clear()
        self.wizard.draft = draft
        self._show_done()
        self._ask_next()

    def _refused(self, problem: Problem) -> None:
        self._not_taken(problem)
        self._asked_for = ""
        self.pane.say(self.tr("The store did not let Storewire in."), again=True)

    def _not_taken(self, problem: Problem) -> None:
        self.say_problem(problem)
        if problem.code is ProblemCode.AUTH_HEADER_CUT:
            self.paste.offer_address(offered=True)
            self.show_paste()

    # -- who else is there ---------------------------------------------------------------------------

    def _ask_next(self, after: Question | None = None) -> None:
        """Ask what has to be decided once the store has let us in; go on where nothing has."""
        draft = self.draft
        if draft.twin is not None and draft.twin.kind is TwinKind.COPY:
            title, text = twin_warning(draft.twin)
            self.banner.say("warning", title, text)
        questions = [
            *([twin_question(draft.twin)] if draft.twin is not None and draft.twin.kind is TwinKind.MOVED else []),
            *([others_question(draft.others)] if draft.others else []),
        ]
        left = questions[questions.index(after) + 1 :] if after is not None else questions
        self._ask(left[0] if left else None)
        # A copy is read about first, and left or gone on with by hand.
        if not left and (after is not None or not self.banner.isVisible()):
            self.wizard.go_on()

    def _ask(self, question: Question | None) -> None:
        self._asked = question
        if question is None:
            self.decision.forget()
            self.pages.setCurrentIndex(0)
        else:
            answers = [Answer(key, title, text) for key, title, text in question.answers]
            self.decision.ask(question.title, question.text, answers)
            self.pages.setCurrentIndex(1)
        self.changed.emit()

    def _decided(self, question: Question, answer: str) -> None:
        number = self.draft.id
        if answer == "moved":
            self.work.start(lambda client: client.moved(number), self.wizard.moved)
            return
        if question.about == "others":
            self.wizard.observe_only = answer == "observe"
            self.wizard.take_over = tuple(one.uuid for one in self.draft.others) if answer == "take_over" else ()
        self._ask_next(question)

    def _show_done(self) -> None:
        user = wording.plain(self.draft.store_user, 80)
        self.pane.say(self.tr("The store lets Storewire in as {user}.").format(user=user))
        self._show_ways(False)
        self.changed.emit()

    def _show_ways(self, on: bool) -> None:
        self.pane.outside.setVisible(on)
        self.paste_opener.setVisible(on)
        self.sign_in_again.setVisible(not on)
        if not on:
            self.paste.hide()

    def _again(self) -> None:
        self._ask(None)
        self._ask_page()
