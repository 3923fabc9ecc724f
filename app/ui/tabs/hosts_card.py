"""The platform's hosts: typed, tried out, saved, and confirmed before anything is sent to another one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app import wording
from app.model.api import ConnectionView, HostReport
from app.model.reasons import Problem, ProblemCode
from app.model.settings import ConnectionSettings
from app.ui.presenters.settings import host_fault
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import button
from app.ui.widgets.setting_row import SettingRow, settings_card
from app.ui.widgets.text import restyle
from app.wording.settings import setting as words

if TYPE_CHECKING:  # the tab imports this module
    from app.ui.tabs.settings import SettingsTab

HOSTS = ("api_host", "dashboard_host")


class HostsCard(QWidget):
    """Two fields, each with its test; above them the question whether a new host may get what is sent."""

    def __init__(self, tab: SettingsTab) -> None:
        super().__init__(tab)
        self._tab = tab
        self.fields: dict[str, QLineEdit] = {}
        self.rows: dict[str, SettingRow] = {}
        self.tests: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.question = Banner()
        column.addWidget(self.question)
        column.addWidget(settings_card(*map(self._make_host, HOSTS)))

    def _make_host(self, setting: str) -> SettingRow:
        label, help_text = words(setting)
        field = QLineEdit()
        field.setAccessibleName(label)
        field.setPlaceholderText(self.tr("The platform's own"))
        field.setMinimumWidth(240)
        field.setMaxLength(300)
        test = button(self.tr("Test"), name=self.tr("Test the {setting}").format(setting=label))
        save = button(self.tr("Save"), name=self.tr("Save the {setting}").format(setting=label))
        control = QWidget()
        row = QHBoxLayout(control)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for one in (field, test, save):
            row.addWidget(one)
        control.setAccessibleName(label)
        control.setFocusProxy(field)
        made = SettingRow(label, help_text, control)
        test.clicked.connect(lambda: self._probe(setting, test, lambda: self._say_good(setting)))
        save.clicked.connect(lambda: self._save(setting, save))
        field.returnPressed.connect(lambda: self._save(setting, save))
        field.textEdited.connect(lambda _: self.complain(setting, ""))
        self.fields[setting], self.rows[setting], self.tests[setting] = field, made, test
        return made

    # -- showing -----------------------------------------------------------------------------------

    def show_settings(self, settings: ConnectionSettings, before: ConnectionSettings | None) -> None:
        """Show what is set; what is half typed stays where nothing changed. `before` None: show everything anew."""
        for setting, field in self.fields.items():
            value = getattr(settings, setting)
            if before is None or value != getattr(before, setting):
                field.setText(value)
                self.complain(setting, "")

    def show_connection(self, view: ConnectionView) -> None:
        """Ask whether another host may get what is sent, where that is open."""
        problem = view.problem
        if problem is None or problem.code is not ProblemCode.HOST_CHANGED:
            self.question.silence()
            return
        sentence = wording.problem(problem)
        if self.question.isVisible() and self.question.text.text() == sentence.text:
            return
        self.question.say(
            "warning",
            sentence.title,
            sentence.text,
            button(self.tr("Go back"), self._go_back, name=self.tr("Go back to the host before")),
            button(self.tr("Deliver there"), self._confirm, role="primary", name=self.tr("Deliver to the new host")),
        )

    def complain(self, setting: str, fault: str) -> None:
        """Say what is wrong with a host; "" takes it back."""
        self.rows[setting].complain(fault)
        restyle(self.fields[setting], "state", "bad" if fault else "")

    # -- doing -------------------------------------------------------------------------------------

    def _typed(self, setting: str) -> str | None:
        """Return what was typed, or None where it is no host."""
        text = self.fields[setting].text().strip().rstrip("/")
        fault = host_fault(text)
        self.complain(setting, fault)
        if fault:
            self.fields[setting].setFocus()
            return None
        return text

    def _probe(self, setting: str, pressed: QPushButton, good: Callable[[], None]) -> None:
        """Ask what answers at a host that was typed, and go on where the platform does."""
        text = self._typed(setting)
        view = self._tab.view
        if text is None or view is None:
            return
        hosts = {name: text if name == setting else "" for name in HOSTS}

        def told(report: HostReport) -> None:
            problem = report.api_problem if setting == "api_host" else report.dashboard_problem
            if problem is None:
                good()
            else:
                self._refuse(setting, problem)

        self._tab.work.start(
            lambda client: client.probe_hosts(view.platform, hosts["api_host"], hosts["dashboard_host"]),
            told,
            failed=lambda problem: self._refuse(setting, problem),
            busy=pressed,
        )

    def _say_good(self, setting: str) -> None:
        self.complain(setting, "")
        self._tab.console.said.emit(self.tr("{platform} answers there.").format(platform=self._tab.platform))

    def _refuse(self, setting: str, problem: Problem) -> None:
        sentence = wording.problem(problem)
        self.complain(setting, wording.headed(sentence.title, sentence.remedy))

    def _save(self, setting: str, save: QPushButton) -> None:
        """Save a host that passed the test; the platform's own needs none."""
        text = self._typed(setting)
        if text is None:
            return
        if text:
            self._probe(setting, save, lambda: self._keep(setting, text, save))
        else:
            self._keep(setting, text, save)

    def _keep(self, setting: str, text: str, save: QPushButton) -> None:
        self._tab.save_changes({setting: text}, busy=save, failed=lambda problem: self._refuse(setting, problem))

    def _confirm(self) -> None:
        number = self._tab.connection
        self._tab.work.start(lambda client: client.confirm_hosts(number), lambda view: self._settled(view))

    def _go_back(self) -> None:
        view = self._tab.view
        if view is None or view.problem is None:
            return
        params = view.problem.params
        before = {
            "api_host": str(params.get("api_before", "")),
            "dashboard_host": str(params.get("dashboard_before", "")),
        }
        self._tab.save_changes(before)

    def _settled(self, view: ConnectionView) -> None:
        self._tab.show_connection(view)
        self._tab.console.said.emit(self.tr("Deliveries go there now."))
        self._tab.console.refresh()
