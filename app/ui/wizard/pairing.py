"""The platform's own page in step 3: sign in and approve there, or paste a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from app import wording
from app.model.api import Draft, DraftStep
from app.model.reasons import Problem
from app.ui.widgets.buttons import button
from app.ui.widgets.text import Text
from app.ui.wizard.browser_pane import BrowserPane, MakeBrowser

if TYPE_CHECKING:
    from app.ui.wizard.platform import PlatformStep

POLL_MS = 2500
"""How often the agent is asked how the pairing fares, besides its events."""

CONSENT_PAGE = "/wc-auth/v1/"
"""Where WooCommerce asks its manager to give a program a key."""


class PairingPane(QWidget):
    """Opens the page and takes in what comes of it."""

    def __init__(self, step: PlatformStep, make_browser: MakeBrowser) -> None:
        super().__init__(step)
        self._step = step
        self._work = step.work
        self._url = ""
        self._sign_up_url = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.pane = BrowserPane(make_browser)
        self.pane.returned.connect(self._returned)
        self.pane.visited.connect(self._visited)
        self.pane.continue_outside.connect(self._continue_outside)
        column.addWidget(self.pane)
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._ask)
        self._fill_side()

    def _fill_side(self) -> None:
        side = self.pane.side
        self.words = Text("", "secondary", wrap=True)
        self.hint = Text("", "fact", wrap=True)
        side.addWidget(self.words)
        side.addWidget(self.hint)
        side.addWidget(self._make_key())
        self.sign_up = button(self.tr("No account yet? Sign up ↗"), self._sign_up, role="plain")
        side.addWidget(self.sign_up)
        side.addSpacing(8)
        side.addWidget(self.pane.outside)
        self.have_address = button(self.tr("I began in the dashboard…"), self._show_address, role="plain")
        side.addWidget(self.have_address)
        side.addWidget(self._make_address())
        self.start_again = button(self.tr("Start again"), self._start_again, role="primary")
        side.addWidget(self.start_again)
        self.start_again.hide()
        side.addStretch(1)

    def _make_key(self) -> QWidget:
        self.key_form = QWidget()
        column = QVBoxLayout(self.key_form)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        self.key = QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setMaxLength(1000)
        self.company = QComboBox()
        self.use_key = button(self.tr("Use this key"), self._use_key, role="primary")
        self.company_name = Text(self.tr("Company"), "small")
        key_name = Text(self.tr("API key"), "small")
        for name, field in ((key_name, self.key), (self.company_name, self.company)):
            name.setBuddy(field)
            field.setAccessibleName(name.text())
            column.addWidget(name)
            column.addWidget(field)
        column.addWidget(self.use_key)
        self.key.returnPressed.connect(self._use_key)
        self.key.textEdited.connect(lambda _: self._show_companies(()))
        self.key_form.hide()
        return self.key_form

    def _make_address(self) -> QWidget:
        self.address_form = QWidget()
        column = QVBoxLayout(self.address_form)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            Text(
                self.tr("When you have approved there, copy the address of the page at which it ended, and paste it:"),
                "secondary",
                wrap=True,
            )
        )
        self.address = QLineEdit()
        self.address.setAccessibleName(self.tr("Address of the page at which the approval ended"))
        self.address.returnPressed.connect(self._use_address)
        self.use_address = button(self.tr("Use this address"), self._use_address, role="primary")
        column.addWidget(self.address)
        column.addWidget(self.use_address)
        self.address_form.hide()
        return self.address_form

    # -- the pairing -------------------------------------------------------------------------------

    def start(self, draft: Draft) -> None:
        """Open the platform's page for a pairing that was just begun."""
        platform = wording.platform_title(draft.platform) if draft.platform else ""
        self._url = draft.pairing_url
        by_key = draft.pairing_mode == "api_key"
        self._step.title.set(self.tr("Sign in to {platform}").format(platform=platform))
        self.words.set(
            self.tr("Sign in, open API keys, make a key for Storewire, and paste it here.")
            if by_key
            else self.tr("Sign in, choose which company this store belongs to, and approve.")
        )
        options = self._step.console.options
        if options.sign_in is not None:
            user, password = options.sign_in
            words = self.tr("This is the demo: sign in as {user} with the password {password}.")
            self.hint.set(words.format(user=user, password=password))
        self.hint.setVisible(options.sign_in is not None)
        self.key_form.setVisible(by_key)
        self.key.clear()
        self._show_companies(())
        self.address_form.hide()
        self.start_again.hide()
        known = self._step.console.platform(draft.platform) if draft.platform else None
        self._sign_up_url = known.sign_up_url if known is not None else ""
        self.sign_up.setVisible(bool(self._sign_up_url))
        self.have_address.setVisible(bool(draft.pairing_return))
        self.pane.outside.show()
        self._step.wizard.platform_reads = False
        self.pane.open(draft.pairing_url, draft.pairing_return)
        self._poll.start()

    def stop(self) -> None:
        """End the page."""
        self._poll.stop()
        self.pane.say("")
        self.key.clear()
        self.address.clear()

    def rest(self) -> None:
        """Another step is shown: ask no more; the page stays for coming back."""
        self._poll.stop()

    def show_draft(self, draft: Draft) -> None:
        """Take in how the pairing stands."""
        if draft.problem is not None:
            self._poll.stop()
            self._step.say_problem(draft.problem)
            self.pane.say("")
            self.start_again.show()
        elif draft.step is DraftStep.APPROVED:
            self._poll.stop()
            self.key.clear()
            company = wording.plain(draft.company, 80)
            platform = wording.platform_title(draft.platform) if draft.platform else ""
            said = self.tr("{company} at {platform} approved the connection.")
            self.pane.say(said.format(company=company, platform=platform))
            self.key_form.hide()
            self.address_form.hide()
            self.pane.outside.hide()
            self.have_address.hide()
            self.sign_up.hide()
        elif not self._poll.isActive():
            self._poll.start()

    def _ask(self) -> None:
        draft = self._step.wizard.draft
        if draft is not None:
            number = draft.id
            self._work.start(lambda client: client.draft(number), self._step.wizard.take, failed=lambda _: None)

    def _start_again(self) -> None:
        self.start_again.hide()
        self._step.begin()

    def _visited(self, path: str) -> None:
        """Notice the store's page on which somebody lets the platform in by a key of its own."""
        self._step.wizard.platform_reads |= CONSENT_PAGE in path

    def _returned(self, url: str) -> None:
        self.pane.say(self.tr("Waiting for the platform…"))
        self._take_return(url)

    def _take_return(self, url: str) -> None:
        number = self._step.draft.id
        self._work.start(lambda client: client.returned(number, url), self._step.wizard.take, self._refused)

    def _refused(self, problem: Problem) -> None:
        self._step.say_problem(problem)
        self.start_again.show()

    def _continue_outside(self) -> None:
        self._step.console.open_url(self._url)
        self.pane.say(self.tr("Sign in and approve in your browser; this page goes on by itself."), again=True)
        if self._step.draft.pairing_return:
            self.pane.say(
                self.tr("Sign in and approve in your browser, then paste the address on the left."), again=True
            )
            self.address_form.show()
            self.address.setFocus()

    def _sign_up(self) -> None:
        self._step.console.open_url(self._sign_up_url)

    def _show_address(self) -> None:
        """The user approved in the dashboard by themselves, which ended at a page of the store."""
        self.address_form.show()
        self.address.setFocus()

    def _use_address(self) -> None:
        text = self.address.text().strip()
        if text:
            self._take_return(text)

    # -- a pasted key ------------------------------------------------------------------------------

    def _use_key(self) -> None:
        key = self.key.text().strip()
        if not key:
            self.key.setFocus()
            return
        number, company = self._step.draft.id, str(self.company.currentData() or "")
        self._work.start(lambda client: client.paste_key(number, key, company), self._took_key, busy=self.use_key)

    def _took_key(self, draft: Draft) -> None:
        self._step.banner.silence()
        self._step.wizard.take(draft)
        if draft.step is not DraftStep.APPROVED:
            self._show_companies(draft.companies)
            self.company.setFocus()

    def _show_companies(self, companies: tuple[tuple[str, str], ...]) -> None:
        self.company.clear()
        for number, name in companies:
            self.company.addItem(wording.plain(name, 80), number)
        self.company.setVisible(bool(companies))
        self.company_name.setVisible(bool(companies))
