"""Step 4: what is sent from the moment of "Complete connection", and the last choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QMargins
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLineEdit, QWidget

from app.model.api import ConnectionView, Review
from app.model.reasons import Problem
from app.model.records import canonical_email
from app.model.settings import ConnectionSettings, LiveChannel, PastOrders, PlatformName
from app.ui.presenters.review import ReviewPicture, chosen_settings, past_help, review_picture
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import button
from app.ui.widgets.card import Card, rule
from app.ui.widgets.emptying import empty
from app.ui.widgets.scrolling import ScrollingPage
from app.ui.widgets.setting_row import SettingRow
from app.ui.widgets.switch import Switch
from app.ui.widgets.text import ElidedText, Text, tooltip
from app.ui.wizard.fields_dialog import FieldsDialog
from app.ui.wizard.running_dialog import RunningDialog
from app.ui.wizard.step import BAR_ROOM, MARGIN, Step
from app.wording.settings import setting

if TYPE_CHECKING:
    from app.ui.wizard.wizard import Wizard


class ReviewStep(Step):
    """Shows everything before the first thing is sent."""

    def __init__(self, wizard: Wizard) -> None:
        super().__init__(wizard)
        self._review: Review | None = None
        self._busy = False
        area = ScrollingPage(QMargins(0, 0, BAR_ROOM, 0), 12)
        self.inner, self.content = area.column, area.page
        self.column.setContentsMargins(MARGIN, 24, MARGIN - BAR_ROOM, 12)
        self.column.addWidget(area, 1)
        self._fill()

    def _fill(self) -> None:
        company = QHBoxLayout()
        company.setSpacing(4)
        self.company = Text("", "strong")
        company.addWidget(Text(self.tr("Company"), "secondary"))
        company.addWidget(self.company)
        self.intent = ElidedText("", "secondary")
        company.addWidget(self.intent, 1)
        self.inner.addLayout(company)
        self.amounts = QHBoxLayout()
        self.amounts.setSpacing(16)
        self.inner.addLayout(self.amounts)
        self.inner.addWidget(self._make_choices())
        self.late = Banner()
        self.late.say(
            "info",
            self.tr("While this computer is off, events arrive late and start no automation."),
            self.tr("Leave Storewire running in the background, or run it on a computer that is always on."),
            button(self.tr("How?"), self._show_how, name=self.tr("How to keep Storewire running")),
        )
        self.inner.addWidget(self.late)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        self.takes = Text("", "secondary")
        foot.addWidget(self.takes, 1)
        self.terms = button(self.tr("Terms ↗"), lambda: self._open_link(0), role="plain")
        self.privacy = button(self.tr("Privacy policy ↗"), lambda: self._open_link(1), role="plain")
        foot.addWidget(self.terms)
        foot.addWidget(self.privacy)
        self.inner.addLayout(foot)
        self.inner.addStretch(1)

    def _make_choices(self) -> Card:
        self.consent = QComboBox()
        self.consent.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.consent.setMinimumContentsLength(40)
        self.consent.currentTextChanged.connect(lambda text: self.consent.setToolTip(tooltip(text)))
        self.past = QComboBox()
        for choice, text in (
            (PastOrders.ALL, self.tr("All")),
            (PastOrders.SINCE, self.tr("Since…")),
            (PastOrders.NONE, self.tr("None")),
        ):
            self.past.addItem(text, choice)
        self.channel = QComboBox()
        for live, words in (
            (LiveChannel.STOREWIRE, self.tr("Storewire")),
            (LiveChannel.STORE, self.tr("The store itself")),
        ):
            self.channel.addItem(words, live)
        self.channel.currentIndexChanged.connect(lambda _: self._say_intent())
        self.test_to = QLineEdit()
        self.test_to.setPlaceholderText(self.tr("No test"))
        self.test_to.setMinimumWidth(260)
        self.test_to.setMaxLength(254)
        self.test_to.textChanged.connect(lambda _: self.changed.emit())
        today = QDate.currentDate()
        self.since = QDateEdit(today.addYears(-1))
        self.since.setCalendarPopup(True)
        self.since.setMaximumDate(today)
        self.since.setAccessibleName(self.tr("Past orders since"))
        self.since.hide()
        self.past.currentIndexChanged.connect(
            lambda _: self.since.setVisible(PastOrders(self.past.currentData()) is PastOrders.SINCE)
        )
        past = QWidget()
        line = QHBoxLayout(past)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.since)
        line.addWidget(self.past)
        past.setFocusProxy(self.past)
        self.past.setAccessibleName(self.tr("Past orders"))
        card = Card()
        card.body.setContentsMargins(16, 4, 16, 10)
        card.body.setSpacing(0)
        card.add(
            SettingRow(
                self.tr("Who agreed to marketing"),
                self.tr(
                    "Read from a field of your newsletter plugin. Who did not agree is imported as not subscribed."
                ),
                self.consent,
            )
        )
        card.add(rule())
        self.past_row = SettingRow(self.tr("Past orders"), "", past)
        card.add(self.past_row)
        self.channel_row = SettingRow(*setting("live_channel"), self.channel)
        self.channel_rule = rule()
        card.add(self.channel_rule)
        card.add(self.channel_row)
        card.add(rule())
        card.add(
            SettingRow(
                self.tr("First send a test to"),
                self.tr("Your own address: one event that starts no automation and subscribes nobody. Empty: none."),
                self.test_to,
            )
        )
        card.add(rule())
        self.observe = Switch(self.tr("Observe only"))
        self.observe.toggled.connect(self._observe_changed)
        card.add(
            SettingRow(
                self.tr("Observe only"),
                self.tr("The store is read and shown; another computer or plugin delivers. It can be changed later."),
                self.observe,
            )
        )
        card.add(rule())
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(12)
        self.show_fields = button(self.tr("Show every field with an example"), self._show_fields)
        row.addWidget(self.show_fields)
        row.addWidget(
            ElidedText(self.tr("Storewire never sends payment details, passwords or order notes."), "secondary"), 1
        )
        card.add_layout(row)
        return card

    # -- the step ----------------------------------------------------------------------------------

    @property
    def primary(self) -> str:
        return self.tr("Complete connection")

    @property
    def note(self) -> str:
        return self.tr("No product, customer or order has been sent yet.")

    def can_advance(self) -> bool:
        test = self.test_to.text().strip()
        return self._review is not None and not self._busy and (not test or bool(canonical_email(test)))

    def entered(self) -> None:
        self._review = None
        self.observe.setChecked(self.wizard.observe_only)
        self._say_intent()
        self.content.setEnabled(False)
        self.title.set(self.tr("Looking at what would be sent…"))
        number = self.draft.id
        self.work.start(lambda client: client.review(number), self._show)

    def _show(self, review: Review) -> None:
        self._review = review
        self.banner.silence()
        self.content.setEnabled(True)
        shown = review_picture(review)
        self.title.set(shown.title)
        self.company.set(shown.company)
        self.takes.set(shown.takes)
        self._show_amounts(shown)
        self.consent.clear()
        for key, said in shown.consent:
            self.consent.addItem(said, key)
        self.show_fields.setEnabled(bool(review.fields))
        for one in (self.channel_row, self.channel_rule):
            one.setVisible(review.store_delivers)
        self.channel_row.explain(shown.channel_help)
        self.channel.setCurrentIndex(self.channel.findData(shown.channel))
        self._show_kept(
            review.settings or ConnectionSettings(), review.platform if self.wizard.platform_reads else None
        )
        self._say_intent()
        self.changed.emit()

    def _show_kept(self, kept: ConnectionSettings, let_in: PlatformName | None) -> None:
        """Begin with what the store had, where it is connected again; past orders may be read by who was let in."""
        self.past.setCurrentIndex(self.past.findData(kept.past_orders if let_in is None else PastOrders.NONE))
        self.past_row.explain(past_help(let_in))
        if kept.past_orders_since is not None:
            day = kept.past_orders_since
            self.since.setDate(QDate(day.year, day.month, day.day))
        if kept.observe_only:
            self.observe.setChecked(True)

    def _show_amounts(self, shown: ReviewPicture) -> None:
        empty(self.amounts)
        for amount in shown.amounts:
            card = Card(amount.title)
            card.body.setContentsMargins(16, 12, 16, 12)
            card.add(Text(amount.fields, "secondary", wrap=True))
            card.body.addStretch(1)
            self.amounts.addWidget(card, 1)

    def advance(self) -> None:
        since = self.since.date().toPython() if self.since.isVisibleTo(self) else None
        settings = chosen_settings(
            str(self.consent.currentData() or ""),
            PastOrders(self.past.currentData()),
            since,  # type: ignore[arg-type]
            LiveChannel(self.channel.currentData()),
        ).model_copy(update={"observe_only": self.observe.isChecked()})
        replaced = () if self.observe.isChecked() else self.wizard.take_over
        test_to = self.test_to.text().strip()
        number = self.draft.id
        self._busy = True
        self.changed.emit()
        self.work.start(
            lambda client: client.complete(number, settings, replaced, test_to), self._completed, self._not_completed
        )

    def _observe_changed(self, on: bool) -> None:
        self.wizard.observe_only = on
        self._say_intent()

    def _say_intent(self) -> None:
        """Say what pressing the button does: it sends, or it only reads."""
        observes = self.observe.isChecked()
        if observes:
            self.intent.set(self.tr("· Nothing is sent. From the moment you press Complete connection, this is read:"))
        else:
            self.intent.set(self.tr("· From the moment you press Complete connection, this is sent:"))
        store_delivers = self.channel.currentData() == LiveChannel.STORE and self.channel_row.isVisibleTo(self)
        self.late.setVisible(not observes and not store_delivers)

    def _completed(self, view: ConnectionView) -> None:
        self._busy = False
        self.wizard.complete(view)

    def _not_completed(self, problem: Problem) -> None:
        self._busy = False
        self.say_problem(problem)

    def _show_fields(self) -> None:
        if self._review is not None:
            FieldsDialog(self._review.fields, self.window()).open()

    def _show_how(self) -> None:
        RunningDialog(self.console, self.window()).open()

    def _open_link(self, which: int) -> None:
        if self._review is not None:
            self.console.open_url((self._review.terms_url, self._review.privacy_url)[which])
