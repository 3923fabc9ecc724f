"""Sync: how far each kind of records is, what can be done about it, and the delivery log."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import wording
from app.manual.topics import Topic
from app.model.api import (
    ConnectionState,
    ConnectionView,
    Counted,
    Estimate,
    HeldDecision,
    Insights,
    SyncProgress,
    Watch,
)
from app.ui.console import Console
from app.ui.gather import Gather
from app.ui.insights_card import InsightsCard
from app.ui.log_card import LogCard
from app.ui.presenters.sync import Buttons, everything_takes, picture
from app.ui.question import Question
from app.ui.tabs.tab import Tab
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import button
from app.ui.widgets.card import Card, rule
from app.ui.widgets.progress_row import ProgressRow
from app.ui.widgets.text import Text, tooltip

MOST_KINDS = 4
"""Kinds of records that a site has at the most."""
PAINT_MS, REST_MS = 50, 1000
"""How soon progress is painted, and how often at the most, however fast it comes."""
WATCH_MS = 2000
"""How often it is asked at the most how soon changes are seen and what is held."""


class SyncTab(Tab):
    """Shows a connection's sync and log."""

    help_topic = Topic.SYNC

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(console, parent)
        self._progress: SyncProgress | None = None
        self._buttons: Buttons | None = None
        self._lines_shown: int | None = None
        self.held = Banner()
        self.column.addWidget(self.held)
        self.column.addWidget(self._make_progress())
        self.log = LogCard(console)
        self.column.addWidget(self.log, 1)
        self.insights = InsightsCard()
        self.insights.hide()
        self.column.addWidget(self.insights)
        self._paint = Gather(self, PAINT_MS, REST_MS)
        self._paint.due.connect(self._show)
        self._watch = Gather(self, WATCH_MS, WATCH_MS)
        self._watch.due.connect(self._look)
        console.connections_changed.connect(self._watch.note)
        console.progress_changed.connect(self._moved)
        console.deliveries_changed.connect(self._deliveries_changed)

    def _make_progress(self) -> Card:
        self.card = Card(self.tr("Sync"))
        self.everything = button(self.tr("Sync everything again…"), self._ask_everything)
        self.start = button(self.tr("Sync now"), self._start)
        self.pause = button(self.tr("Pause"), self._pause, name=self.tr("Pause the sync"))
        self.resume = button(self.tr("Resume"), self._resume, name=self.tr("Resume the sync"))
        self.cancel = button(self.tr("Cancel"), self._cancel, name=self.tr("Cancel the sync"))
        for one in (self.everything, self.start, self.pause, self.resume, self.cancel):
            self.card.add_action(one)
        self.rows: list[ProgressRow] = []
        self.rules: list[QWidget] = []
        for _ in range(MOST_KINDS):
            line, row = rule(), ProgressRow()
            self.rules.append(line)
            self.rows.append(row)
            self.card.add(line)
            self.card.add(row)
        self.soon = Text("", "secondary", wrap=True)
        self.soon.setAccessibleName(self.tr("How soon changes are seen"))
        self.soon.setContentsMargins(8, 8, 8, 0)
        self.soon.hide()
        self.card.add(self.soon)
        self.card.body.setSpacing(0)
        self.card.body.insertSpacing(1, 6)
        self._show_buttons(Buttons())
        return self.card

    def show_connection(self, view: ConnectionView) -> None:
        before, fresh = self.view, self.view is None or self.view.id != view.id
        if before is not None and fresh:
            self._progress = None
            self.insights.hide()
        super().show_connection(view)
        self.log.show_connection(view)
        if fresh or before is None or before.state is not view.state:
            self._show()
        else:
            self._paint.note()

    def load(self) -> None:
        number = self.connection
        self.work.start(lambda client: client.progress(number), self._moved)
        self._count()
        self._look()
        self.log.load()

    def _count(self) -> None:
        """Have the agent count what the orders say; it is no problem where it cannot."""
        number = self.connection

        def told(insights: Insights) -> None:
            if self.view is not None and self.view.id == number:
                self.insights.show_insights(insights)

        self.work.start(lambda client: client.insights(number), told, failed=lambda _: None)

    def _moved(self, progress: SyncProgress) -> None:
        if self.view is None or progress.connection != self.view.id:
            return
        before, self._progress = self._progress, progress
        first = before is None
        ended = before is not None and progress.finished_at not in {None, before.finished_at}
        if ended:
            self._count()
        if first:
            self._show()
        else:
            self._paint.note()

    def _deliveries_changed(self, connection: int) -> None:
        if self.view is not None and connection == self.view.id:
            self.log.changed()

    def _show(self) -> None:
        if self.view is None:
            return
        progress = self._progress or SyncProgress(connection=self.view.id)
        shown = picture(self.view, progress, self.console.now())
        self.card.title.set(shown.title)
        self.card.note.set(f"· {shown.note}" if shown.note else "")
        self._show_buttons(shown.buttons)
        for row, line in zip(self.rows, shown.lines, strict=False):
            row.show_line(line)
        if len(shown.lines) == self._lines_shown:
            return
        self._lines_shown = len(shown.lines)
        for number, (line_above, row) in enumerate(zip(self.rules, self.rows, strict=True)):
            row.setVisible(number < len(shown.lines))
            line_above.setVisible(0 < number < len(shown.lines))

    def _show_buttons(self, buttons: Buttons) -> None:
        if buttons == self._buttons:
            return
        self._buttons = buttons
        for one, wanted in (
            (self.everything, buttons.everything),
            (self.start, buttons.start),
            (self.pause, buttons.pause),
            (self.resume, buttons.resume),
            (self.cancel, buttons.cancel),
        ):
            one.setVisible(wanted)

    # -- staying in sync -----------------------------------------------------------------------------

    def _look(self) -> None:
        if not self.isVisible():
            return
        number = self.connection
        self.work.start(lambda client: client.watch(number), self._watched)

    def _watched(self, watch: Watch) -> None:
        """Say how soon changes are seen, and ask about deletions that are held."""
        if self.view is None or watch.connection != self.view.id:
            return
        line = wording.latency_line(watch.latencies)
        self.soon.set(line)
        self.soon.setVisible(bool(line))
        self.soon.setToolTip("<br>".join(map(tooltip, wording.latency_rows(watch.latencies))))
        asked = wording.held(watch.held, self.platform)
        if asked is None:
            self.held.silence()
            return
        self.delete_held = button(self.tr("Delete them at the platform too"), self._delete_held)
        self.keep_held = button(self.tr("Keep them"), self._keep_held)
        self.held.say("warning", asked.title, asked.text, self.keep_held, self.delete_held)

    def _delete_held(self) -> None:
        self._decide(HeldDecision.DELETE, self.delete_held, self.tr("They are being deleted at {platform}."))

    def _keep_held(self) -> None:
        self._decide(HeldDecision.KEEP, self.keep_held, self.tr("{platform} keeps them."))

    def _decide(self, decision: HeldDecision, busy: QWidget, said: str) -> None:
        number, words = self.connection, said.format(platform=self.platform)

        def decided(_: Counted) -> None:
            self.console.said.emit(words)
            self._look()

        self.work.start(lambda client: client.decide_held(number, decision), decided, busy=busy)

    # -- commands ----------------------------------------------------------------------------------

    def _start(self) -> None:
        number = self.connection
        self.work.start(lambda client: client.sync(number), self._moved, busy=self.start)

    def pause_or_resume(self) -> None:
        """Pause a connection that is at work, and the other way round."""
        if self.view is not None and self.view.state is ConnectionState.PAUSED:
            self._resume()
        else:
            self._pause()

    def _pause(self) -> None:
        number = self.connection
        self.work.start(lambda client: client.pause(number), self._changed, busy=self.pause)

    def _resume(self) -> None:
        number = self.connection
        self.work.start(lambda client: client.resume(number), self._changed, busy=self.resume)

    def _cancel(self) -> None:
        number = self.connection
        self.work.start(lambda client: client.cancel_sync(number), self._cancelled, busy=self.cancel)

    def _cancelled(self, progress: SyncProgress) -> None:
        self._moved(progress)
        self.console.said.emit(self.tr("Stopped. What was sent stays, and it can go on later."))

    def _changed(self, view: ConnectionView) -> None:
        if self.view is not None and view.id == self.view.id:
            self.show_connection(view)
        self.console.refresh()

    def _ask_everything(self) -> None:
        number = self.connection
        self.work.start(
            lambda client: client.estimate(number),
            lambda estimate: self._question_everything(number, estimate),
            failed=lambda _: self._question_everything(number, None),
            busy=self.everything,
        )

    def _question_everything(self, number: int, estimate: Estimate | None) -> None:
        if number != self.connection:
            return
        question = Question(
            self.tr("Sync everything again?"), action=self.tr("Sync everything again"), parent=self.window()
        )
        question.add_note(
            self.tr(
                "Every product, customer and order is read once more and sent to {platform}, even what did not change. "
                "Nothing is counted twice there, and no automation starts for the past."
            ).format(platform=self.platform)
        )
        ahead = self.tr("Live changes go ahead of it.")  # by itself: within an f-string it is not found for translation
        question.add_note(wording.sentences(everything_takes(estimate), ahead))
        question.accepted.connect(lambda: self._everything(number))
        question.open()

    def _everything(self, number: int) -> None:
        self.work.start(lambda client: client.sync(number, full=True), self._moved, busy=self.everything)
