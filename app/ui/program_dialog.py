"""Settings of the program: they apply at once."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from app.model.settings import Theme
from app.ui.console import Console
from app.ui.dialog import Dialog
from app.ui.widgets.card import Card, rule
from app.ui.widgets.setting_row import SettingRow
from app.ui.widgets.switch import Switch


class ProgramDialog(Dialog):
    """Theme, running in the background, notifications."""

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Settings of Storewire"), parent, width=560)
        self._console = console
        settings = console.settings
        self.theme = QComboBox()
        for theme, text in (
            (Theme.SYSTEM, self.tr("As the system")),
            (Theme.LIGHT, self.tr("Light")),
            (Theme.DARK, self.tr("Dark")),
        ):
            self.theme.addItem(text, theme)
        self.theme.setCurrentIndex(self.theme.findData(settings.theme))
        self.theme.activated.connect(lambda at: self._save(theme=Theme(self.theme.itemData(at))))
        self.keep = Switch(self.tr("Keep running in the background"))
        self.keep.setChecked(settings.keep_running)
        self.keep.clicked.connect(lambda on: self._save(keep_running=on))
        self.notify = Switch(self.tr("Notifications"))
        self.notify.setChecked(settings.notifications)
        self.notify.clicked.connect(lambda on: self._save(notifications=on))
        card = Card()
        card.body.setContentsMargins(16, 4, 16, 4)
        card.body.setSpacing(0)
        rows = (
            SettingRow(self.tr("Theme"), self.tr("The colours of this window."), self.theme),
            SettingRow(
                self.tr("Keep running in the background"),
                self.tr("Syncing goes on when the window is closed; an icon in the tray shows it."),
                self.keep,
            ),
            SettingRow(self.tr("Notifications"), self.tr("Only for what needs you."), self.notify),
        )
        for number, row in enumerate(rows):
            if number:
                card.add(rule())
            card.add(row)
        self.body.addWidget(card)
        self.add_close()

    def _save(self, **changes: object) -> None:
        self._console.save_settings(self._console.settings.model_copy(update=changes))
