"""What can be done with a connection as a whole: the ways out of the window, a test, erasing a person, and its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import wording
from app.model.api import CompanionRemoved, CompanionView, ConnectionView, Goodbye
from app.model.reasons import Problem
from app.ui.address_dialog import AddressDialog
from app.ui.disconnect_dialog import DisconnectDialog
from app.ui.receipt_dialog import ReceiptDialog
from app.ui.widgets.buttons import button
from app.ui.widgets.flow import Flow
from app.ui.widgets.text import mnemonic_free

if TYPE_CHECKING:  # the tab imports this module
    from app.ui.tabs.connection import ConnectionTab


class ConnectionActions(QWidget):
    """A row of buttons; what they do is asked of the agent in the tab's name."""

    reconnect_asked = Signal(int)
    disconnected = Signal(int)

    def __init__(self, tab: ConnectionTab) -> None:
        super().__init__(tab)
        self._tab = tab
        self.console, self.work = tab.console, tab.work
        self.open_platform = button("", lambda: self.console.open_url(self.view.platform_url))
        self.open_admin = button(self.tr("Open wp-admin ↗"), lambda: self.console.open_url(self.view.wp_admin_url))
        self.reconnect = button(self.tr("Reconnect…"), lambda: self.reconnect_asked.emit(self.connection))
        self.disconnect_button = button(self.tr("Disconnect…"), self._ask_disconnect, role="danger")
        self.send_test = button(self.tr("Send me a test…"), self._ask_test)
        self.erase = button(self.tr("Erase a person…"), self._ask_erase)
        ways = Flow()
        for one in (self.open_platform, self.open_admin, self.send_test, self.erase, self.reconnect):
            ways.addWidget(one)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(ways, 1)
        row.addWidget(self.disconnect_button, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def view(self) -> ConnectionView:
        """The connection that is shown."""
        assert self._tab.view is not None  # the buttons are part of a page that shows one
        return self._tab.view

    @property
    def connection(self) -> int:
        """Its id."""
        return self.view.id

    @property
    def platform(self) -> str:
        """The title of its platform."""
        return self._tab.platform

    def show_connection(self, view: ConnectionView) -> None:
        """Say where the buttons lead."""
        self.open_platform.setText(mnemonic_free(self.tr("Open {platform} ↗").format(platform=self.platform)))
        self.open_platform.setAccessibleName(self.tr("Open {platform} in the browser").format(platform=self.platform))
        self.open_platform.setEnabled(bool(view.platform_url))
        self.open_admin.setEnabled(bool(view.wp_admin_url))

    def _ask_test(self) -> None:
        dialog = AddressDialog(
            self.tr("Send a test to {platform}?").format(platform=self.platform),
            self.tr("Your own e-mail address"),
            action=self.tr("Send the test"),
            parent=self.window(),
        )
        dialog.add_note(
            self.tr(
                "One event named Test, dated two hours back, so that it starts no automation. Your address is not "
                "subscribed by it. It appears in the log and at {platform}."
            ).format(platform=self.platform)
        )
        number = self.connection
        dialog.accepted.connect(lambda: self._test(number, dialog.address))
        dialog.open()

    def _test(self, number: int, address: str) -> None:
        self.work.start(
            lambda client: client.send_test(number, address),
            lambda _: self.console.said.emit(self.tr("The test is on its way; it stands in the log.")),
            busy=self.send_test,
        )

    def _ask_erase(self) -> None:
        dialog = AddressDialog(
            self.tr("Erase a person?"),
            self.tr("The person's e-mail address"),
            action=self.tr("Erase"),
            dangerous=True,
            parent=self.window(),
        )
        dialog.add_point(
            self.tr("On this computer"),
            self.tr("Everything of them leaves the outbox and the log, and nothing of them is sent again."),
        )
        dialog.add_point(
            self.tr("At {platform}").format(platform=self.platform),
            self.tr("They are deleted as far as {platform} can be told; else you get the way to do it there.").format(
                platform=self.platform
            ),
        )
        dialog.add_note(self.tr("What the store itself has of them stays there. This cannot be undone."))
        number = self.connection
        dialog.accepted.connect(lambda: self._erase(number, dialog.address))
        dialog.open()

    def _erase(self, number: int, address: str) -> None:
        self.work.start(
            lambda client: client.erase(number, address),
            lambda receipt: ReceiptDialog(self.console, receipt, self.window()).open(),
            busy=self.erase,
        )

    def _ask_disconnect(self) -> None:
        companion = self._tab.companion.view or CompanionView()
        dialog = DisconnectDialog(self.view, self, companion.state)
        number = self.connection
        dialog.accepted.connect(lambda: self._end(number, with_companion=dialog.remove_companion.isChecked()))
        dialog.open()

    def _end(self, number: int, *, with_companion: bool) -> None:
        if not with_companion:
            self._disconnect(number)
            return
        self.work.start(
            lambda client: client.remove_companion(number),
            lambda gone: self._companion_gone(number, gone),
            failed=lambda problem: self._companion_stays(number, problem),
            busy=self.disconnect_button,
        )

    def _companion_gone(self, number: int, gone: CompanionRemoved) -> None:
        if not gone.removed:
            self.console.said.emit(self.tr("Only an administrator can delete the plugin: in the store under Plugins."))
            self.console.open_url(gone.plugins_url)
        self._disconnect(number)

    def _companion_stays(self, number: int, problem: Problem) -> None:
        self._tab.say_problem(problem)
        self._disconnect(number)

    def _disconnect(self, number: int) -> None:
        platform = self.platform
        self.work.start(
            lambda client: client.disconnect(number),
            lambda ended: self._said_goodbye(number, platform, ended),
            busy=self.disconnect_button,
        )

    def _said_goodbye(self, number: int, platform: str, ended: Goodbye) -> None:
        self.console.said.emit(wording.sentences(*wording.goodbye(ended, platform)))
        self.disconnected.emit(number)
        self.console.refresh()
