"""Connection: with whom the store is connected, what it runs, whether all is well, and how to end it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app import wording
from app.model.api import Activity, CheckReport, ConnectionState, ConnectionView, Goodbye
from app.model.reasons import Problem
from app.model.store import Check, CheckName, CheckState
from app.ui.console import Console
from app.ui.disconnect_dialog import DisconnectDialog
from app.ui.fix_dialog import FixDialog
from app.ui.presenters.activity import chart
from app.ui.presenters.connection import checked_at, connection_facts, store_facts
from app.ui.tabs.tab import GAP, Tab
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import button
from app.ui.widgets.card import Card
from app.ui.widgets.check_row import CheckList, CheckRow
from app.ui.widgets.flow import Flow
from app.ui.widgets.hour_chart import HourChart
from app.ui.widgets.key_values import KeyValues
from app.ui.widgets.text import ElidedText, Text, mnemonic_free

ACTIVITY_TICKS = 6
"""Every so many ticks (a minute) the chart is asked for anew."""
RECONNECT_HELPS = frozenset({CheckName.SIGNED_IN, CheckName.MAY_READ, CheckName.PLATFORM_ACCEPTS})


class ConnectionTab(Tab):
    """Shows a connection's facts and health."""

    reconnect_asked = Signal(int)
    disconnected = Signal(int)

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(console, parent)
        self._report: CheckReport | None = None
        self._checked_for: int | None = None
        self._checking: int | None = None
        self._ticks = 0
        self.problem = Banner()
        self.column.addWidget(self.problem)
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
        self.column.addLayout(self._make_actions())
        self.column.addWidget(self._make_activity())
        self.column.addStretch(1)
        console.ticked.connect(self._ticked)

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

    def _make_activity(self) -> Card:
        self.activity_card = Card(self.tr("Last 24 hours"))
        self.chart = HourChart()
        self.activity_card.add(self.chart)
        self.hours = Text("", "small"), Text("", "small")
        row = QHBoxLayout()
        row.addWidget(self.hours[0])
        row.addStretch(1)
        row.addWidget(self.hours[1])
        self.activity_card.add_layout(row)
        self.activity_card.hide()
        return self.activity_card

    def _make_actions(self) -> QHBoxLayout:
        self.open_platform = button("", self._open_platform)
        self.open_admin = button(self.tr("Open wp-admin ↗"), self._open_admin)
        self.reconnect = button(self.tr("Reconnect…"), lambda: self.reconnect_asked.emit(self.connection))
        self.disconnect_button = button(self.tr("Disconnect…"), self._ask_disconnect, role="danger")
        ways = Flow()
        for one in (self.open_platform, self.open_admin, self.reconnect):
            ways.addWidget(one)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(ways, 1)
        row.addWidget(self.disconnect_button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def show_connection(self, view: ConnectionView) -> None:
        if self.view is not None and self.view.id != view.id:
            self.activity_card.hide()
        super().show_connection(view)
        if self._checked_for != view.id:
            self._report = None
            self.checks.clear()
        self.facts.show_facts(connection_facts(view, self.console.now(), self.console.keyring))
        self.store.show_facts(store_facts(view))
        self.open_platform.setText(mnemonic_free(self.tr("Open {platform} ↗").format(platform=self.platform)))
        self.open_platform.setAccessibleName(self.tr("Open {platform} in the browser").format(platform=self.platform))
        self.open_platform.setEnabled(bool(view.platform_url))
        self.open_admin.setEnabled(bool(view.wp_admin_url))
        self._show_problem(view)
        self._show_checked()

    def _show_problem(self, view: ConnectionView) -> None:
        if view.problem is None:
            self.problem.silence()
            return
        sentence = wording.problem(view.problem)
        text = f"{sentence.text} {sentence.remedy}"
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
        self.problem.say("warning", sentence.title, text, again)

    def load(self) -> None:
        number = self.connection
        self.work.start(lambda client: client.checks(number), lambda report: self._loaded(number, report))
        self._load_activity()

    def _load_activity(self) -> None:
        number = self.connection
        self.work.start(
            lambda client: client.activity(number),
            lambda activity: self._show_activity(number, activity),
            failed=lambda _: None,
        )

    def _show_activity(self, number: int, activity: Activity) -> None:
        if number != self.connection:
            return
        shown = chart(activity)
        self.chart.show_chart(shown)
        self.activity_card.note.set(f"· {shown.said}")
        for label, text in zip(self.hours, (shown.first, shown.last), strict=True):
            label.set(text)
        self.activity_card.show()

    def _ticked(self) -> None:
        self._ticks += 1
        if self._ticks % ACTIVITY_TICKS == 0 and self.isVisible() and self.view is not None:
            self._load_activity()

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
        if check.state is CheckState.FAIL and check.name in RECONNECT_HELPS:
            return [button(self.tr("Reconnect…"), lambda: self.reconnect_asked.emit(self.connection))]
        if check.state is not CheckState.PASS:
            return [button(self.tr("How to fix"), lambda: self._show_fix(check), name=self._fix_name(check))]
        return []

    def _fix_name(self, check: Check) -> str:
        return self.tr("How to fix: {what}").format(what=wording.check(check).fact)

    def _show_fix(self, check: Check) -> None:
        assert self.view is not None  # the button is part of a page that shows one
        FixDialog(wording.check(check), self.view.home, self.window()).open()

    def _show_checked(self) -> None:
        if self._checking is None or self._checking != self.connection:
            self.checked.set("" if self._report is None else checked_at(self._report, self.console.now()))

    def _open_platform(self) -> None:
        if self.view is not None:
            self.console.open_url(self.view.platform_url)

    def _open_admin(self) -> None:
        if self.view is not None:
            self.console.open_url(self.view.wp_admin_url)

    def _ask_disconnect(self) -> None:
        assert self.view is not None  # the button is part of a page that shows one
        dialog = DisconnectDialog(self.view, self)
        number = self.connection
        dialog.accepted.connect(lambda: self._disconnect(number))
        dialog.open()

    def _disconnect(self, number: int) -> None:
        platform = self.platform
        self.work.start(
            lambda client: client.disconnect(number),
            lambda ended: self._said_goodbye(number, platform, ended),
            busy=self.disconnect_button,
        )

    def _said_goodbye(self, number: int, platform: str, ended: Goodbye) -> None:
        said = [self.tr("Disconnected.")]
        if not ended.revoked_at_platform:
            said.append(self.tr("{platform} could not be told: end it there too.").format(platform=platform))
        if not ended.removed_from_store:
            said.append(self.tr("Delete the application password in the store under Users → Profile."))
        said += [wording.remains(code) for code in ended.remains]
        self.console.said.emit(" ".join(said))
        self.disconnected.emit(number)
        self.console.refresh()
