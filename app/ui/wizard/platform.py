"""Step 3: choose where to send, and sign in there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app import wording
from app.model.api import ChoosePlatform, Draft, DraftStep, HostReport
from app.model.reasons import Problem, ProblemCode
from app.model.settings import PlatformName
from app.ui.presenters.settings import host_fault
from app.ui.widgets.buttons import button
from app.ui.widgets.scrolling import ScrollingPage
from app.ui.widgets.text import Text, restyle
from app.ui.wizard.browser_pane import MakeBrowser
from app.ui.wizard.choice_card import ChoiceCard
from app.ui.wizard.pairing import PairingPane
from app.ui.wizard.step import BAR_ROOM, MARGIN, Step

if TYPE_CHECKING:
    from app.ui.wizard.wizard import Wizard

KEYRING = frozenset({ProblemCode.KEYRING_MISSING, ProblemCode.KEYRING_LOCKED})


class PlatformStep(Step):
    """Two cards first, then the platform's own page."""

    def __init__(self, wizard: Wizard, make_browser: MakeBrowser) -> None:
        super().__init__(wizard)
        self.pages = QStackedWidget()
        self.column.setContentsMargins(MARGIN, 24, MARGIN - BAR_ROOM, 16)
        self.column.addWidget(self.pages, 1)
        self.pages.addWidget(self._make_choice())
        self.pane = PairingPane(self, make_browser)
        self.pane.setContentsMargins(0, 0, BAR_ROOM, 0)
        self.pages.addWidget(self.pane)
        self._busy = False
        self._paired_with: ChoosePlatform | None = None

    # -- choosing ----------------------------------------------------------------------------------

    def _make_choice(self) -> QWidget:
        page = ScrollingPage(QMargins(0, 0, BAR_ROOM, 0), 12)
        column = page.column
        blurbs = {
            PlatformName.SEQUENZY: self.tr(
                "E-mail automations from what happens in the shop: orders, carts, checkouts, products."
            ),
            PlatformName.SEGMENTFLOW: self.tr(
                "Customer segments you describe in words, campaigns for them, and the revenue they bring."
            ),
        }
        titles = {name: wording.platform_title(name) for name in PlatformName}
        titles |= {one.name: one.title for one in self.console.platforms}
        self.cards = {name: ChoiceCard(title, blurbs.get(name, "")) for name, title in titles.items()}
        self.group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(16)
        for card in self.cards.values():
            self.group.addButton(card.radio)
            row.addWidget(card, 1)
        column.addLayout(row)
        self.group.buttonToggled.connect(lambda *_: self._chosen_changed())
        self.advanced_opener = button("", self._toggle_advanced, role="disclosure")
        column.addWidget(self.advanced_opener)
        column.addWidget(self._make_advanced())
        column.addStretch(1)
        return page

    def _make_advanced(self) -> QWidget:
        self.advanced = QWidget()
        column = QVBoxLayout(self.advanced)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            Text(self.tr("Only if its support asked you to. Empty means the platform's own."), "secondary")
        )
        self.api_host, self.dashboard_host = QLineEdit(), QLineEdit()
        self.host_fault = Text("", "bad", wrap=True)
        self.host_fault.hide()
        for field, label in ((self.api_host, self.tr("API host")), (self.dashboard_host, self.tr("Dashboard host"))):
            name = Text(label, "small")
            name.setBuddy(field)
            field.setAccessibleName(label)
            field.setPlaceholderText("https://")
            field.setMaximumWidth(460)
            field.setMaxLength(300)
            field.textChanged.connect(lambda _: self._check_hosts())
            column.addWidget(name)
            column.addWidget(field)
        self.test_hosts = button(self.tr("Test these hosts"), self._test_hosts)
        self.test_hosts.setEnabled(False)
        column.addWidget(self.test_hosts, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.host_fault)
        self._show_advanced(False)
        return self.advanced

    def _toggle_advanced(self) -> None:
        self._show_advanced(not self.advanced.isVisible())

    def _show_advanced(self, on: bool) -> None:
        self.advanced.setVisible(on)
        self.advanced_opener.setText(("▾  " if on else "▸  ") + self.tr("Advanced"))
        self.advanced_opener.setAccessibleName(self.tr("Advanced"))
        self.advanced_opener.setAccessibleDescription(self.tr("shown") if on else self.tr("hidden"))

    def _test_hosts(self) -> None:
        """Find out what answers at the hosts that were typed; nothing of the store is sent."""
        choice = self._choice()
        if choice is None:
            return
        self.work.start(
            lambda client: client.probe_hosts(choice.platform, choice.api_host, choice.dashboard_host),
            self._tested,
            failed=self._say_host,
            busy=self.test_hosts,
        )

    def _tested(self, report: HostReport) -> None:
        problem = report.api_problem or report.dashboard_problem
        if problem is not None:
            self._say_host(problem)
        else:
            self.host_fault.hide()
            self.console.said.emit(self.tr("The platform answers there."))

    def _say_host(self, problem: Problem) -> None:
        sentence = wording.problem(problem)
        self.host_fault.set(wording.headed(sentence.title, sentence.remedy))
        self.host_fault.show()

    def _check_hosts(self) -> None:
        faults = [host_fault(field.text()) for field in (self.api_host, self.dashboard_host)]
        for field, fault in zip((self.api_host, self.dashboard_host), faults, strict=True):
            restyle(field, "state", "bad" if fault else "")
        said = next(filter(None, faults), "")
        self.host_fault.set(said)
        self.host_fault.setVisible(bool(said))
        self._enable_test()
        self.changed.emit()

    def _enable_test(self) -> None:
        typed = self.api_host.text().strip() or self.dashboard_host.text().strip()
        faults = any(host_fault(field.text()) for field in (self.api_host, self.dashboard_host))
        self.test_hosts.setEnabled(bool(typed) and not faults and self.platform is not None)

    @property
    def platform(self) -> PlatformName | None:
        """The platform that is chosen, or None."""
        return next((name for name, card in self.cards.items() if card.radio.isChecked()), None)

    def _chosen_changed(self) -> None:
        hosts = self.console.options.platform_hosts.get(self.platform.value) if self.platform else None
        if hosts is not None:
            self.api_host.setText(hosts[0])
            self.dashboard_host.setText(hosts[1])
        self._enable_test()
        self.changed.emit()

    # -- the step ----------------------------------------------------------------------------------

    @property
    def primary(self) -> str:
        if self._pairing() or self._settled():
            return self.tr("Continue")
        if self.platform is None:
            return self.tr("Sign in")
        return self.tr("Sign in to {platform}").format(platform=wording.platform_title(self.platform))

    @property
    def note(self) -> str:
        if self._pairing() or self.platform is not None:
            return self.tr("To ask for approval, only address, name, versions, currency and time zone are told.")
        return self.tr("Nothing is sent anywhere yet.")

    def _pairing(self) -> bool:
        return self.pages.currentIndex() == 1

    def _approved(self) -> bool:
        return self.wizard.draft is not None and self.draft.step is DraftStep.APPROVED

    def can_advance(self) -> bool:
        if self._pairing():
            return self._approved()
        faults = any(host_fault(field.text()) for field in (self.api_host, self.dashboard_host))
        ready = self.platform is not None and not faults and not self._busy
        return self.wizard.draft is not None and ready

    def entered(self) -> None:
        self._show_hindrances()
        if self.platform is None and self.draft.platform is not None:
            self.cards[self.draft.platform].radio.setChecked(True)
        if self._pairing():
            self.pane.show_draft(self.draft)
        else:
            self.title.set(self.tr("Where should it be sent?"))
        self.changed.emit()

    def _show_hindrances(self) -> None:
        """Offer only platforms to which this site can be connected."""
        for name, card in self.cards.items():
            known = self.console.platform(name)
            missing = known is not None and known.needs_woocommerce and not self.draft.site.woocommerce
            needs = self.tr("{platform} needs WooCommerce, which is not active on this site.")
            card.allow(needs.format(platform=wording.platform_title(name)) if missing else "")
            if missing and card.radio.isChecked():
                self._uncheck()

    def _uncheck(self) -> None:
        self.group.setExclusive(False)
        for card in self.cards.values():
            card.radio.setChecked(False)
        self.group.setExclusive(True)

    def left(self) -> None:
        self.pane.rest()

    def _choice(self) -> ChoosePlatform | None:
        """Return what is chosen on the cards, or None."""
        if self.platform is None:
            return None
        return ChoosePlatform(
            platform=self.platform,
            api_host=self.api_host.text().strip().rstrip("/"),
            dashboard_host=self.dashboard_host.text().strip().rstrip("/"),
        )

    def _settled(self) -> bool:
        """Tell whether what is chosen is what was approved: then nobody has to approve it again."""
        return self._approved() and self._choice() == self._paired_with

    def advance(self) -> None:
        if self._settled():
            self.pages.setCurrentIndex(1)
            self.wizard.go_on()
        else:
            self.begin()

    def begin(self) -> None:
        """Begin the pairing with the platform that is chosen."""
        choice = self._choice()
        if choice is None:
            return
        number = self.draft.id
        self._paired_with = choice
        self._busy = True
        self.banner.silence()
        self.changed.emit()
        self.work.start(lambda client: client.choose_platform(number, choice), self._begun, self._not_begun)

    def _begun(self, draft: Draft) -> None:
        self._busy = False
        self.wizard.take(draft)
        self.pages.setCurrentIndex(1)
        self.pane.start(draft)
        self.changed.emit()

    def _not_begun(self, problem: Problem) -> None:
        self._busy = False
        self.say_problem(problem)
        if problem.code in KEYRING:
            self._offer_session(problem)
        self.changed.emit()

    def _offer_session(self, problem: Problem) -> None:
        sentence = wording.problem(problem)
        keep = button(self.tr("Keep passwords for this run only"), self._use_session)
        self.banner.say("warning", sentence.title, wording.sentences(sentence.text, sentence.remedy), keep)

    def _use_session(self) -> None:
        self.work.start(lambda client: client.use_session_keyring(), lambda _: self.begin())

    def take(self, draft: Draft) -> None:
        """The draft went on: the platform decided, or gave up."""
        if self._pairing():
            self.pane.show_draft(draft)
        self.changed.emit()

    def go_back(self) -> bool:
        if not self._pairing():
            return False
        self.reset_page()
        self.title.set(self.tr("Where should it be sent?"))
        self.changed.emit()
        return True

    def reset_page(self) -> None:
        """Show the cards again."""
        self.pane.stop()
        self.banner.silence()
        self.pages.setCurrentIndex(0)

    def reset(self) -> None:
        """Forget what was chosen: the wizard begins anew."""
        self.reset_page()
        self._uncheck()
        self.api_host.clear()
        self.dashboard_host.clear()
        self._paired_with = None
        self._busy = False
