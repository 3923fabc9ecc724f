"""Connection: with whom the store is connected, what it runs, whether all is well, and how to end it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app import wording
from app.manual.topics import Topic
from app.model.api import (
    CheckReport,
    CompanionView,
    ConnectionState,
    ConnectionView,
)
from app.model.reasons import Problem, ProblemCode
from app.model.store import Check, CheckName, CheckState
from app.ui.activity_card import ActivityCard
from app.ui.companion_card import CompanionCard
from app.ui.connection_actions import ConnectionActions
from app.ui.console import Console
from app.ui.fix_dialog import FixDialog
from app.ui.presenters.connection import checked_at, connection_facts, host_of, store_facts
from app.ui.presenters.find import further_address
from app.ui.question import Question
from app.ui.tabs.tab import GAP, Tab
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import button
from app.ui.widgets.card import Card
from app.ui.widgets.check_row import CheckList, CheckRow
from app.ui.widgets.key_values import KeyValues
from app.ui.widgets.text import ElidedText

if TYPE_CHECKING:  # httpx takes 125 ms to import; the window is painted before it is needed
    from app.client import Client

RECONNECT_HELPS = frozenset(
    {CheckName.AUTH_HEADER, CheckName.SIGNED_IN, CheckName.MAY_READ, CheckName.PLATFORM_ACCEPTS, CheckName.HEARTBEAT}
)
OBSERVING_HELPS = frozenset({CheckName.VENDOR_PLUGIN, CheckName.OTHER_COMPUTERS})


class ConnectionTab(Tab):
    """Shows a connection's facts and health."""

    help_topic = Topic.CONNECTION

    reconnect_asked = Signal(int)
    disconnected = Signal(int)

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(console, parent)
        self._report: CheckReport | None = None
        self._checked_for: int | None = None
        self._checking: int | None = None
        self.problem = Banner()
        self.column.addWidget(self.problem)
        self.news = Banner()
        self.column.addWidget(self.news)
        cards = QHBoxLayout()
        cards.setSpacing(GAP)
        self.facts, self.store = KeyValues(), KeyValues()
        for title, grid in ((self.tr("Connection"), self.facts), (self.tr("Store"), self.store)):
            card = Card(title)
            card.add(grid)
            card.body.addStretch(1)
            cards.addWidget(card, 1)
        self.column.addLayout(cards)
        self.column.addWidget(self._make_health())
        self.ways = ConnectionActions(self)
        self.ways.reconnect_asked.connect(self.reconnect_asked)
        self.ways.disconnected.connect(self.disconnected)
        self.column.addWidget(self.ways)
        self.companion = CompanionCard(console)
        self.companion.told.connect(self._show_store)
        console.companion_changed.connect(self._companion_changed)
        self.column.addWidget(self.companion)
        self.activity = ActivityCard(console)
        self.column.addWidget(self.activity)
        self.column.addStretch(1)

    def _make_health(self) -> Card:
        self.health = Card(self.tr("Health"))
        self.checked = ElidedText("", "secondary")
        self.checked.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.check_again = button(self.tr("Check again"), self._check)
        self.health.add_action(self.checked)
        self.health.add_action(self.check_again)
        self.checks = CheckList()
        self.health.add(self.checks)
        return self.health

    def show_connection(self, view: ConnectionView) -> None:
        super().show_connection(view)
        self.activity.show_connection(view.id)
        if self._checked_for != view.id:
            self._report = None
            self.checks.clear()
        self.facts.show_facts(connection_facts(view, self.console.now(), self.console.keyring))
        self._show_store()
        self.ways.show_connection(view)
        self.companion.show_connection(view)
        self._show_problem(view)
        self._show_news(view)
        self._show_checked()

    def _show_store(self) -> None:
        if self.view is not None:
            self.store.show_facts(store_facts(self.view, self.companion.view or CompanionView()))

    def _show_news(self, view: ConnectionView) -> None:
        """Say that the connection only observes, or that the site has gained a shop."""
        if view.observe_only:
            title = self.tr("This connection only observes")
            text = self.tr("The store is read and shown. Nothing is sent to {platform} from this computer.")
            act = button(self.tr("Deliver from here…"), self._ask_deliver)
        elif view.upgrade:
            title = self.tr("The site has a shop now")
            text = self.tr("WooCommerce was activated. Its products, customers and orders are not sent yet.")
            act = button(self.tr("Sync the shop too"), self._upgrade)
        else:
            self.news.silence()
            return
        if not (self.news.isVisible() and self.news.title.text() == title):
            self.news.say("info", title, text.format(platform=self.platform), act)

    def _show_problem(self, view: ConnectionView) -> None:
        if view.problem is None:
            self.problem.silence()
            return
        sentence = wording.problem(view.problem)
        text = wording.sentences(sentence.text, sentence.remedy)
        if view.state is not ConnectionState.ATTENTION:
            self.problem.say("warning", sentence.title, text)
            return
        if self.problem.isVisible() and self.problem.title.text() == sentence.title:
            return
        again = button(
            self.tr("Reconnect…"),
            lambda: self.reconnect_asked.emit(self.connection),  # the banner may stay for the next store
            name=self.tr("Reconnect this store"),
        )
        ways = [self._go_on_button()] if view.problem.code is ProblemCode.MOVED_AWAY else [again]
        self.problem.say("warning", sentence.title, text, *self._move_to(view.problem), *ways)

    def _go_on_button(self) -> QPushButton:
        """Return the way back of a store that was to go to another computer."""
        return button(
            self.tr("Go on from here"),
            lambda: self.work.start(lambda client: client.resume(self.connection)),
            name=self.tr("Read and deliver from this computer again"),
        )

    def load(self) -> None:
        number = self.connection
        self.work.start(lambda client: client.checks(number), lambda report: self._loaded(number, report))
        self.companion.load()
        self.activity.load()

    def _companion_changed(self, number: int) -> None:
        if self.view is not None and self.view.id == number and self.isVisible():
            self.companion.load()

    def _loaded(self, number: int, report: CheckReport | None) -> None:
        if number != self.connection:
            return
        if report is not None:
            self._show_report(number, report)
        elif self._checking != number:
            self._check()

    def _check(self) -> None:
        number = self.connection
        self._checking = number
        self.checked.set(self.tr("checking…"))
        self.work.start(
            lambda client: client.check_now(number),
            lambda report: self._show_report(number, report),
            failed=self._not_checked,
            busy=self.check_again,
            given_up=self._checked_no_more,
        )

    def _checked_no_more(self) -> None:
        self._checking = None
        self._show_checked()

    def _not_checked(self, problem: Problem) -> None:
        self._checked_no_more()
        self.say_problem(problem)

    def _show_report(self, number: int, report: CheckReport) -> None:
        self._checking = None
        if number != self.connection:
            return
        self._checked_for = number
        if self._report is None or report.checks != self._report.checks:
            self.checks.clear()
            for check in report.checks:
                self.checks.add(CheckRow(check.state, wording.check(check), buttons=self._remedies(check)))
        self._report = report
        self._show_checked()

    def _remedies(self, check: Check) -> list[QPushButton]:
        if check.state in {CheckState.PASS, CheckState.SKIP}:
            return []
        if check.name is CheckName.UPGRADE:
            return [button(self.tr("Sync the shop too"), self._upgrade)]
        if check.name in OBSERVING_HELPS:
            plugins = button(self.tr("Open Plugins ↗"), self._open_plugins)
            observe = button(self.tr("Observe only"), lambda: self._save(observe_only=True))
            observing = self.view is not None and self.view.observe_only
            ways = [plugins] if check.name is CheckName.VENDOR_PLUGIN else []
            return ways if observing else [*ways, observe]
        if check.name is CheckName.STORE_WEBHOOKS and check.state is CheckState.WARN:
            return [button(self.tr("Send that time again…"), self._ask_missed)]
        reconnect = check.name in RECONNECT_HELPS and check.state is CheckState.FAIL
        if reconnect:
            again = button(self.tr("Reconnect…"), lambda: self.reconnect_asked.emit(self.connection))
            return [*self._move_to(check.problem), again]
        fix = button(self.tr("How to fix"), lambda: self._show_fix(check), name=self._fix_name(check))
        return self._move_to(check.problem) or [fix]

    # -- what can be done about it -------------------------------------------------------------------

    def _move_to(self, problem: Problem | None) -> list[QPushButton]:
        """Return the button for a store that sends its visitors to another address."""
        address = further_address(problem) if problem is not None else ""
        return [button(self.tr("It has moved…"), lambda: self._ask_move(address))] if address else []

    def _ask_move(self, address: str) -> None:
        question = Question(self.tr("Has the store moved?"), action=self.tr("It has moved"), parent=self)
        question.add_point(self.tr("New address"), host_of(address))
        question.add_note(
            self.tr(
                "Storewire signs in there with the password it has, and makes sure that it is the same store. The "
                "connection goes on with its log; nothing is sent again."
            )
        )
        number = self.connection
        question.accepted.connect(lambda: self._move(number, address))
        question.open()

    def _move(self, number: int, address: str) -> None:
        self.work.start(lambda client: client.move(number, address), lambda _: self._done(self.tr("Moved.")))

    def _ask_missed(self) -> None:
        question = Question(self.tr("Send that time again?"), action=self.tr("Send again"), parent=self)
        question.add_note(
            self.tr(
                "Storewire reads what happened to orders while the store's webhooks were switched off, and sends it. "
                "Nothing of that time is lost then; what the store did deliver may count twice at {platform}."
            ).format(platform=self.platform)
        )
        number = self.connection
        question.accepted.connect(
            lambda: self.work.start(
                lambda client: client.send_missed(number), lambda _: self._done(self.tr("It is read again and sent."))
            )
        )
        question.open()

    def _ask_deliver(self) -> None:
        question = Question(self.tr("Deliver from this computer?"), action=self.tr("Deliver from here"), parent=self)
        question.add_note(
            self.tr(
                "What was only observed until now is sent. What another computer delivered meanwhile is not counted "
                "twice. See to it that a plugin of {platform} in the store is switched off."
            ).format(platform=self.platform)
        )
        question.accepted.connect(lambda: self._save(observe_only=False))
        question.open()

    def _save(self, *, observe_only: bool) -> None:
        number = self.connection

        async def change(client: Client) -> object:
            settings = await client.settings(number)
            return await client.save_settings(number, settings.model_copy(update={"observe_only": observe_only}))

        said = self.tr("It only observes now.") if observe_only else self.tr("It delivers from now on.")
        self.work.start(change, lambda _: self._done(said))

    def _upgrade(self) -> None:
        number = self.connection
        self.work.start(lambda client: client.upgrade(number), lambda _: self._done(self.tr("The shop is synced too.")))

    def _done(self, said: str) -> None:
        self.console.said.emit(said)
        self.console.refresh()
        self._check()

    def _open_plugins(self) -> None:
        if self.view is not None:
            self.console.open_url(f"{self.view.wp_admin_url}plugins.php")

    def _fix_name(self, check: Check) -> str:
        return self.tr("How to fix: {what}").format(what=wording.check(check).fact)

    def _show_fix(self, check: Check) -> None:
        assert self.view is not None  # the button is part of a page that shows one
        FixDialog(wording.check(check), self.view.home, self.window()).open()

    def _show_checked(self) -> None:
        if self._checking is None or self._checking != self.connection:
            self.checked.set("" if self._report is None else checked_at(self._report, self.console.now()))
