"""Settings of the program: they apply at once, or say when."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.model.looks import Language, Theme
from app.model.settings import ProgramSettings, ProxyUse
from app.start_at_login import entry
from app.ui.console import Console
from app.ui.dialog import Dialog
from app.ui.language import NAMES, offered
from app.ui.presenters.program import language_choices, proxy_choices, proxy_fault, theme_choices
from app.ui.widgets.buttons import button
from app.ui.widgets.field import Field
from app.ui.widgets.setting_row import SettingRow, settings_card
from app.ui.widgets.switch import Switch
from app.ui.widgets.text import ElidedText, restyle
from app.wording.settings import setting


class ProgramDialog(Dialog):
    """How the program looks, speaks, runs and finds its way out."""

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Settings of Storewire"), parent, width=640)
        self._console = console
        self.body.addWidget(settings_card(*self._make_looks()))
        self.body.addWidget(settings_card(*self._make_running()))
        self.body.addWidget(settings_card(*self._make_ways()))
        self._show(console.settings)
        console.settings_changed.connect(self._show)
        self.add_close()

    # -- parts -------------------------------------------------------------------------------------

    def _make_looks(self) -> tuple[SettingRow, ...]:
        self.theme, self.language = QComboBox(), QComboBox()
        for theme, name in theme_choices():
            self.theme.addItem(name, theme)
        for code, name in language_choices([(one, NAMES[one]) for one in offered()]):
            self.language.addItem(name, code)
        self.theme.activated.connect(lambda at: self._save(theme=Theme(self.theme.itemData(at))))
        self.language.activated.connect(lambda at: self._save(language=Language(self.language.itemData(at))))
        return (
            SettingRow(*setting("theme"), self.theme),
            SettingRow(*setting("language"), self.language),
        )

    def _make_running(self) -> tuple[SettingRow, ...]:
        self.keep = Switch(self.tr("Keep running in the background"))
        self.keep.clicked.connect(lambda on: self._save(keep_running=on))
        self.at_login = Switch(self.tr("Start when I log in"))
        self.at_login.setChecked(entry().exists())
        self.at_login.clicked.connect(self._start_at_login)
        self.notify = Switch(self.tr("Notifications"))
        self.notify.clicked.connect(lambda on: self._save(notifications=on))
        return (
            SettingRow(*setting("keep_running"), self.keep),
            SettingRow(
                self.tr("Start when I log in"),
                self.tr("In the background, without its window."),
                self.at_login,
            ),
            SettingRow(*setting("notifications"), self.notify),
        )

    def _make_ways(self) -> tuple[SettingRow, ...]:
        self.proxy, self.address = QComboBox(), Field()
        for use, name in proxy_choices():
            self.proxy.addItem(name, use)
        self.proxy.setAccessibleName(self.tr("Proxy"))
        self.proxy.activated.connect(lambda at: self._choose_proxy(ProxyUse(self.proxy.itemData(at))))
        self.address.setAccessibleName(self.tr("Address of the proxy"))
        self.address.setPlaceholderText("proxy.example.com:3128")
        self.address.setMaxLength(300)
        self.address.setMinimumWidth(200)
        self.address.editingFinished.connect(self._save_address)
        self.address.textEdited.connect(lambda _: self._complain(""))
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.address)
        row.addWidget(self.proxy)
        both.setAccessibleName(self.tr("Proxy"))
        both.setFocusProxy(self.proxy)
        self.proxy_row = SettingRow(*setting("proxy"), both)
        return self.proxy_row, self._make_folder()

    def _make_folder(self) -> SettingRow:
        home = self._console.options.places.home
        self.folder = button(
            self.tr("Open folder"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(home))),
            name=self.tr("Open the data folder"),
        )
        row = SettingRow(
            self.tr("Data folder"), self.tr("The variable STOREWIRE_HOME moves it, before a start."), self.folder
        )
        row.words.addWidget(ElidedText(_with_tilde(home), "code"))
        return row

    # -- showing and saving ------------------------------------------------------------------------

    def _show(self, settings: ProgramSettings) -> None:
        self.theme.setCurrentIndex(self.theme.findData(settings.theme))
        self.language.setCurrentIndex(max(0, self.language.findData(settings.language)))
        self.keep.setChecked(settings.keep_running)
        self.notify.setChecked(settings.notifications)
        self.proxy.setCurrentIndex(self.proxy.findData(settings.proxy))
        if not self.address.hasFocus():
            self.address.setText(settings.proxy_address)
        self.address.setVisible(settings.proxy is ProxyUse.MANUAL)

    def _choose_proxy(self, use: ProxyUse) -> None:
        """Use a proxy at once; one of one's own when its address is there."""
        self._complain("")
        self.address.setVisible(use is ProxyUse.MANUAL)
        if use is ProxyUse.MANUAL and proxy_fault(self.address.text()):
            self.address.setFocus()
            return
        self._save(proxy=use)

    def _save_address(self) -> None:
        if self.proxy.currentData() != ProxyUse.MANUAL:
            return
        fault = proxy_fault(self.address.text())
        self._complain(fault)
        if not fault:
            self._save(proxy=ProxyUse.MANUAL, proxy_address=self.address.text())

    def _complain(self, fault: str) -> None:
        self.proxy_row.complain(fault)
        restyle(self.address, "state", "bad" if fault else "")

    def _start_at_login(self, on: bool) -> None:
        """Have the system start Storewire, or not; its own entry is what the switch shows."""
        found = entry()
        try:
            found.add() if on else found.remove()
        except OSError:
            self._console.said.emit(self.tr("The system did not let Storewire change that."))
        self.at_login.setChecked(found.exists())

    def _save(self, **changes: object) -> None:
        wanted = ProgramSettings.model_validate(self._console.settings.model_dump() | changes)
        if wanted != self._console.settings:
            self._console.save_settings(wanted)


def _with_tilde(home: Path) -> str:
    """Return a path as people write it: their own folder as "~"."""
    try:
        return f"~/{home.relative_to(Path.home()).as_posix()}"
    except ValueError:
        return str(home)
