"""Step 2: let Storewire in, at the store's own approval page, or with a password that is pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app import wording
from app.model.api import AuthorizePage, Draft, DraftStep
from app.model.reasons import Problem
from app.ui.presenters.find import without_return
from app.ui.widgets.buttons import button
from app.ui.widgets.text import Text
from app.ui.wizard.browser_pane import BrowserPane, MakeBrowser
from app.ui.wizard.step import Step

if TYPE_CHECKING:
    from app.ui.wizard.wizard import Wizard


class AuthoriseStep(Step):
    """Opens the store's approval page."""

    def __init__(self, wizard: Wizard, make_browser: MakeBrowser) -> None:
        super().__init__(wizard)
        self._page: AuthorizePage | None = None
        self._asked_for = ""
        self.pane = BrowserPane(make_browser)
        self.pane.returned.connect(self._returned)
        self.pane.continue_outside.connect(self._continue_outside)
        self.column.addWidget(self.pane, 1)
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
        side.addWidget(self._make_paste())
        self.sign_in_again = button(self.tr("Sign in as somebody else"), self._again)
        self.sign_in_again.hide()
        side.addWidget(self.sign_in_again)
        side.addStretch(1)

    def _make_paste(self) -> QWidget:
        self.paste = QWidget()
        column = QVBoxLayout(self.paste)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            Text(
                self.tr("In wp-admin under Users → Profile, make an application password and copy it here."),
                "secondary",
                wrap=True,
            )
        )
        self.username, self.password = QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        for field, label in (
            (self.username, self.tr("User name or e-mail address")),
            (self.password, self.tr("Application password")),
        ):
            name = Text(label, "small")
            name.setBuddy(field)
            field.setAccessibleName(label)
            field.setMaxLength(500)
            field.returnPressed.connect(self._use_pasted)
            column.addWidget(name)
            column.addWidget(field)
        self.use_pasted = button(self.tr("Use this password"), self._use_pasted, role="primary")
        column.addWidget(self.use_pasted)
        self.paste.hide()
        return self.paste

    def can_advance(self) -> bool:
        return self.wizard.draft is not None and self.draft.step is not DraftStep.FOUND

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
        self._page, self._asked_for = None, ""
        self.pane.say("")
        self.banner.silence()
        self.paste.hide()
        self.username.clear()
        self.password.clear()
        self._show_ways(True)

    def show_paste(self) -> None:
        """Show the fields for a password that is pasted."""
        self.paste.show()
        self.username.setFocus()

    def _ask_page(self) -> None:
        self._asked_for = self.draft.id
        self._show_ways(True)
        self.pane.say(self.tr("Opening the store's approval page…"))
        number = self.draft.id
        self.work.start(lambda client: client.authorize_page(number), self._open_page, self._no_page)

    def _open_page(self, page: AuthorizePage) -> None:
        self._page = page
        self.pane.open(page.url, page.return_url)

    def _no_page(self, problem: Problem) -> None:
        self.say_problem(problem)
        self.pane.say(self.tr("This store offers no approval page. A password or a WooCommerce key can be pasted."))
        self.pane.outside.hide()
        self.show_paste()

    def _continue_outside(self) -> None:
        if self._page is not None:
            self.console.open_url(without_return(self._page.url))
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
        user, password = self.username.text().strip(), self.password.text()
        if not user or not password:
            (self.password if user else self.username).setFocus()
            return
        number = self.draft.id
        self.work.start(
            lambda client: client.paste_credentials(number, user, password),
            self._let_in,
            busy=self.use_pasted,
        )

    def _let_in(self, draft: Draft) -> None:
        self.banner.silence()
        self.password.clear()
        self.wizard.take(draft)
        self._show_done()
        self.wizard.go_on()

    def _refused(self, problem: Problem) -> None:
        self.say_problem(problem)
        self._asked_for = ""
        self.pane.say(self.tr("The store did not let Storewire in."), again=True)

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
        self._ask_page()
