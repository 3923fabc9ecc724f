"""Failures: what will not be tried again by itself, by cause, each with what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.manual.topics import Topic
from app.model.api import ConnectionView, Counted, DeliveryDetail, FailureGroup, Selection
from app.ui.console import Console
from app.ui.gather import Gather
from app.ui.presenters.failures import Cause, FailureLine, Fix, failures
from app.ui.question import Question
from app.ui.request_dialog import RequestDialog
from app.ui.tabs.tab import Tab
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import button
from app.ui.widgets.card import Card, rule
from app.ui.widgets.cause_card import CauseCard
from app.ui.widgets.emptying import empty
from app.ui.widgets.field import Field
from app.ui.widgets.text import ElidedText, Text, tooltip

SOON_MS, REST_MS = 300, 1000


class FailuresTab(Tab):
    """Shows a connection's failures."""

    help_topic = Topic.FAILURES

    reconnect_asked = Signal(int)
    settings_asked = Signal()
    diagnostics_asked = Signal()

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(console, parent)
        self._groups: list[FailureGroup] = []
        self._loaded_for: int | None = None
        self.banner = Banner()
        self.column.addWidget(self.banner)
        self.empty = Card()
        self.empty.add(Text(self.tr("Nothing failed."), "card-title"))
        self.empty.add(Text(self.tr("What could not be delivered, and why, would be listed here."), "secondary"))
        self.column.addWidget(self.empty)
        self.empty.hide()
        self.causes = QVBoxLayout()
        self.causes.setSpacing(16)
        self.column.addLayout(self.causes)
        self.column.addLayout(self._make_support())
        self.column.addStretch(1)
        self._gather = Gather(self, SOON_MS, REST_MS)
        self._gather.due.connect(self._look_again)
        console.deliveries_changed.connect(self._deliveries_changed)

    def _make_support(self) -> QHBoxLayout:
        self.diagnostics = button(self.tr("Save a diagnostics file…"), self.diagnostics_asked.emit)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Text(self.tr("Need help?"), "secondary"))
        row.addWidget(self.diagnostics)
        row.addWidget(ElidedText(self.tr("It holds no passwords and no customers' data."), "secondary"), 1)
        return row

    def load(self) -> None:
        number = self.connection
        self.work.start(lambda client: client.failures(number), lambda groups: self._loaded(number, groups))

    def _deliveries_changed(self, connection: int) -> None:
        if self.view is not None and connection == self.view.id:
            self._gather.note()

    def _look_again(self) -> None:
        if self.isVisible():
            self.load()

    def show_connection(self, view: ConnectionView) -> None:
        stale = self.view is not None and self.view.id == view.id and self.view.failed != view.failed
        super().show_connection(view)
        if stale:
            self._look_again()

    def _loaded(self, number: int, groups: list[FailureGroup]) -> None:
        if number != self.connection or (groups == self._groups and self._loaded_for == number):
            return
        self._groups, self._loaded_for = groups, number
        shown = failures(groups, self.platform, self.console.now())
        empty(self.causes)
        for cause in shown.causes:
            self.causes.addWidget(self._make_card(cause))
        self.empty.setVisible(not shown.causes)
        if not shown.causes:
            self.banner.silence()
            return
        retry_all = button(self.tr("Retry all"), self.retry_all)
        self.banner.say("warning", shown.title, shown.note, retry_all)

    def _make_card(self, cause: Cause) -> Card:
        chosen = Selection(connection=cause.connection, reason=cause.reason)
        buttons = [] if cause.fix is None else [self._make_fix(cause.fix, cause.title)]
        buttons.append(button(cause.verb, lambda: self._retry(chosen), name=f"{cause.verb}: {cause.title}"))
        buttons.append(
            button(
                self.tr("Discard…"),
                lambda: self._ask_discard(chosen, cause.count),
                name=self.tr("Discard: {cause}").format(cause=cause.title),
            )
        )
        card = CauseCard(cause.title, cause.count, cause.sentence, buttons)
        card.body.addSpacing(4)
        for number, line in enumerate(cause.lines):
            if number:
                card.add(rule())
            card.add(self._make_line(line))
        if cause.more:
            card.add(Text(cause.more, "secondary"))
        return card

    def _make_fix(self, fix: Fix, cause: str) -> QPushButton:
        """Return the button that leads to where a cause is mended."""
        assert self.view is not None  # a cause is shown of a connection
        number, url = self.connection, self.view.platform_url
        texts: dict[Fix, tuple[str, Callable[[], None]]] = {
            Fix.RECONNECT: (self.tr("Reconnect…"), lambda: self.reconnect_asked.emit(number)),
            Fix.SETTINGS: (self.tr("Open Settings"), self.settings_asked.emit),
            Fix.PLATFORM: (
                self.tr("Open {platform} ↗").format(platform=self.platform),
                lambda: self.console.open_url(url),
            ),
        }
        text, pressed = texts[fix]
        return button(text, pressed, name=f"{text}: {cause}")

    def _make_line(self, line: FailureLine) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(12)
        when = Text(line.when)
        when.setToolTip(tooltip(line.exact))
        when.setMinimumWidth(84)
        what = Text(line.what)
        what.setMinimumWidth(134)
        row.addWidget(when)
        row.addWidget(what)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedText(line.record))
        if line.said:
            words.addWidget(ElidedText(line.said, "small"))
        row.addLayout(words, 1)
        about = f"{line.what} {line.record}".strip()
        if line.wp_admin_url:
            row.addWidget(
                button(
                    self.tr("wp-admin ↗"),
                    lambda: self.console.open_url(line.wp_admin_url),
                    name=self.tr("Open {delivery} in wp-admin").format(delivery=about),
                )
            )
        row.addWidget(
            button(
                self.tr("Details"),
                lambda: self._show_details(line.id),
                name=self.tr("Details of {delivery}").format(delivery=about),
            )
        )
        row.addWidget(
            button(
                self.tr("Retry"),
                lambda: self._retry(Selection(connection=self.connection, ids=(line.id,))),
                name=self.tr("Retry {delivery}").format(delivery=about),
            )
        )
        return made

    # -- commands ----------------------------------------------------------------------------------

    def retry_all(self) -> None:
        """Try everything again that failed."""
        self._retry(Selection(connection=self.connection))

    def _show_details(self, delivery: int) -> None:
        self.work.start(lambda client: client.delivery(delivery), self._open_details)

    def _open_details(self, detail: DeliveryDetail) -> None:
        RequestDialog(detail, self.platform, self.window()).open()

    def _retry(self, chosen: Selection) -> None:
        self.work.start(lambda client: client.retry(chosen), self._retried, busy=self.page)

    def _retried(self, counted: Counted) -> None:
        one, many = self.tr("1 delivery is tried again."), self.tr("{count} deliveries are tried again.")
        self.console.said.emit(one if counted.count == 1 else many.format(count=counted.count))
        self._after()

    def _ask_discard(self, chosen: Selection, count: int) -> None:
        title = self.tr("Discard this delivery?") if count == 1 else self.tr("Discard {count} deliveries?")
        question = Question(title.format(count=count), action=self.tr("Discard"), dangerous=True, parent=self.window())
        question.add_point(
            self.tr("On this computer"), self.tr("They are given up and leave this list. The log keeps a line of each.")
        )
        question.add_point(self.tr("In the store"), self.tr("Nothing changes."))
        question.add_point(
            self.tr("At {platform}").format(platform=self.platform),
            self.tr("Nothing arrives. A later change of the same record is sent as usual."),
        )
        why = Field()
        why.setPlaceholderText(self.tr("Why (for the log, optional)"))
        why.setAccessibleName(self.tr("Why they are discarded"))
        why.setMaxLength(200)
        question.body.addWidget(why)
        question.accepted.connect(lambda: self._discard(chosen.model_copy(update={"note": why.text().strip()})))
        question.open()

    def _discard(self, chosen: Selection) -> None:
        self.work.start(lambda client: client.discard(chosen), self._discarded, busy=self.page)

    def _discarded(self, counted: Counted) -> None:
        one, many = self.tr("1 delivery was discarded."), self.tr("{count} deliveries were discarded.")
        self.console.said.emit(one if counted.count == 1 else many.format(count=counted.count))
        self._after()

    def _after(self) -> None:
        self.load()
        self.console.refresh()
