"""Settings of one connection; each applies as soon as it is changed, save hosts, which are typed first."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QDate, QSignalBlocker
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from app.manual.topics import Topic
from app.model.api import ConnectionView
from app.model.reasons import Problem
from app.model.settings import ConnectionSettings, LiveChannel, PastOrders
from app.ui.console import Console
from app.ui.presenters.settings import SENDS, SENT, days_choices, minutes_choices, sent_names
from app.ui.tabs.hosts_card import HostsCard
from app.ui.tabs.tab import Tab
from app.ui.widgets.buttons import button
from app.ui.widgets.card import Card
from app.ui.widgets.setting_row import SettingRow, settings_card
from app.ui.widgets.switch import Switch
from app.wording.language import say
from app.wording.settings import setting


class SettingsTab(Tab):
    """Shows and changes a connection's settings."""

    help_topic = Topic.SETTINGS

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(console, parent)
        self._settings = ConnectionSettings()
        self.column.addWidget(self._make_people())
        self.column.addWidget(self._make_reading())
        self.column.addWidget(self._make_channel())
        self.hosts = HostsCard(self)
        self.column.addWidget(self.hosts)
        self.column.addStretch(1)
        self.page.setEnabled(False)

    # -- parts -------------------------------------------------------------------------------------

    def _make_people(self) -> Card:
        self.consent = Switch(self.tr("Require consent"))
        self.consent.clicked.connect(lambda on: self._save(consent_required=on))
        self.consent_key = QLineEdit()
        self.consent_key.setPlaceholderText(self.tr("None known"))
        self.consent_key.setMinimumWidth(220)
        self.consent_key.setMaxLength(255)
        self.consent_key.editingFinished.connect(self._save_consent_key)
        self.debug = Switch(self.tr("Debug mode"))
        self.debug.clicked.connect(lambda on: self._save(debug=on))
        return settings_card(
            SettingRow(*setting("consent_required"), self.consent),
            SettingRow(*setting("consent_meta_key"), self.consent_key),
            SettingRow(*setting("debug"), self.debug),
        )

    def _make_reading(self) -> Card:
        self.sends = button("")
        self.sends.setAccessibleName(self.tr("Send"))
        self._send_actions = self._make_send_menu(self.sends)
        self.past = QComboBox()
        for choice, text in (
            (PastOrders.ALL, self.tr("All")),
            (PastOrders.SINCE, self.tr("Since…")),
            (PastOrders.NONE, self.tr("None")),
        ):
            self.past.addItem(text, choice)
        self.past.activated.connect(self._save_past)
        self.since = QDateEdit(QDate.currentDate().addYears(-1))
        self.since.setCalendarPopup(True)
        self.since.setMaximumDate(QDate.currentDate())
        self.since.setAccessibleName(self.tr("Past orders since"))
        self.since.editingFinished.connect(lambda: self._save_past(self.past.currentIndex()))
        self.since.hide()
        past = QWidget()
        line = QHBoxLayout(past)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.since)
        line.addWidget(self.past)
        past.setFocusProxy(self.past)
        self.past.setAccessibleName(self.tr("Past orders"))
        self.minutes = self._make_choice(lambda value: self._save(poll_minutes=value))
        self.days = self._make_choice(lambda value: self._save(retention_days=value))
        self.observe = Switch(self.tr("Observe only"))
        self.observe.clicked.connect(lambda on: self._save(observe_only=on))
        return settings_card(
            SettingRow(*setting("observe_only"), self.observe),
            SettingRow(self.tr("Send"), self.tr("What leaves the store."), self.sends),
            SettingRow(*setting("past_orders"), past),
            SettingRow(*setting("poll_minutes"), self.minutes),
            SettingRow(*setting("retention_days"), self.days),
        )

    def _make_choice(self, chosen: Callable[[int], None]) -> QComboBox:
        made = QComboBox()
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        made.activated.connect(lambda at: chosen(int(made.itemData(at))))
        return made

    def _make_send_menu(self, opener: QPushButton) -> dict[str, QAction]:
        menu = QMenu(opener)
        actions = {}
        for name in SENDS:
            action = menu.addAction(say(SENT[name]))
            action.setCheckable(True)
            action.triggered.connect(lambda on, name=name: self._save(**{name: on}))
            actions[name] = action
        opener.setMenu(menu)
        return actions

    def _make_channel(self) -> Card:
        self.woocommerce = Switch(self.tr("WooCommerce"))
        self.woocommerce.clicked.connect(lambda on: self._save(woocommerce=on))
        self.channel = QComboBox()
        for choice, text in (
            (LiveChannel.STOREWIRE, self.tr("Storewire")),
            (LiveChannel.STORE, self.tr("The store itself")),
        ):
            self.channel.addItem(text, choice)
        self.channel.activated.connect(self._save_channel)
        self.channel_card = settings_card(
            SettingRow(*setting("woocommerce"), self.woocommerce),
            SettingRow(*setting("live_channel"), self.channel),
        )
        return self.channel_card

    # -- showing -----------------------------------------------------------------------------------

    def show_connection(self, view: ConnectionView) -> None:
        if self.view is not None and self.view.id != view.id:
            self.page.setEnabled(False)  # until the answer is there, what stands here is another store's
        super().show_connection(view)
        known = self.console.platform(view.platform)
        self.channel_card.setVisible(known is not None and known.store_delivers)
        self.hosts.show_connection(view)

    def load(self) -> None:
        number = self.connection
        self.work.start(lambda client: client.settings(number), lambda settings: self._loaded(number, settings))

    def _loaded(self, number: int, settings: ConnectionSettings) -> None:
        if number == self.connection:
            self._show(settings)

    def _show(self, settings: ConnectionSettings) -> None:
        before, self._settings = self._settings, settings
        fresh = not self.page.isEnabled()
        self.page.setEnabled(True)
        self.consent.setChecked(settings.consent_required)
        self.debug.setChecked(settings.debug)
        self.observe.setChecked(settings.observe_only)
        self.consent_key.setText(settings.consent_meta_key)
        self.sends.setText(f"{sent_names(settings)}  ▾")
        for name, action in self._send_actions.items():
            action.setChecked(getattr(settings, name))
        self._show_past(settings)
        _fill(self.minutes, minutes_choices(settings.poll_minutes), settings.poll_minutes)
        _fill(self.days, days_choices(settings.retention_days), settings.retention_days)
        self.woocommerce.setChecked(settings.woocommerce)
        self.channel.setEnabled(settings.woocommerce)
        self.channel.setCurrentIndex(self.channel.findData(settings.live_channel))
        self.hosts.show_settings(settings, None if fresh else before)

    def _show_past(self, settings: ConnectionSettings) -> None:
        if settings.past_orders_since is not None:
            day = settings.past_orders_since
            with QSignalBlocker(self.since):
                self.since.setDate(QDate(day.year, day.month, day.day))
        self.since.setVisible(settings.past_orders is PastOrders.SINCE)
        self.past.setCurrentIndex(self.past.findData(settings.past_orders))

    # -- saving ------------------------------------------------------------------------------------

    def _save(self, **changes: object) -> None:
        self.save_changes(changes)

    def save_changes(
        self,
        changes: Mapping[str, object],
        *,
        busy: QWidget | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Save some settings of the connection that is shown."""
        wanted = self._settings.model_copy(update=changes)
        number = self.connection
        self.work.start(
            lambda client: client.save_settings(number, wanted),
            lambda settings: self._saved(number, settings),
            failed=failed or self._not_saved,
            busy=busy,
        )

    def _saved(self, number: int, settings: ConnectionSettings) -> None:
        self._loaded(number, settings)
        self.console.said.emit(self.tr("Saved."))

    def _not_saved(self, problem: Problem) -> None:
        self.say_problem(problem)
        self._show(self._settings)

    def _save_consent_key(self) -> None:
        text = self.consent_key.text().strip()
        if text != self._settings.consent_meta_key:
            self._save(consent_meta_key=text)

    def _save_channel(self, at: int) -> None:
        choice = LiveChannel(self.channel.itemData(at))
        if choice is not self._settings.live_channel:
            self.save_changes({"live_channel": choice}, busy=self.channel)

    def _save_past(self, at: int) -> None:
        choice = PastOrders(self.past.itemData(at))
        since = choice is PastOrders.SINCE
        self.since.setVisible(since)
        day = self.since.date().toPython() if since else None
        if (choice, day) != (self._settings.past_orders, self._settings.past_orders_since):
            self._save(past_orders=choice, past_orders_since=day)


def _fill(box: QComboBox, choices: list[tuple[int, str]], current: int) -> None:
    with QSignalBlocker(box):
        box.clear()
        for value, text in choices:
            box.addItem(text, value)
        box.setCurrentIndex(box.findData(current))
