"""What the menu holds: everything that can be done from the window as a whole."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from app.manual.topics import Topic
from app.ui.sidebar import ALL
from app.ui.store_tabs import CONNECTION, FAILURES, SYNC

if TYPE_CHECKING:  # the window imports this module
    from app.ui.window import MainWindow


class Menu(QObject):
    """Fills the window's menu, and does what is chosen there. Dialogs are imported when they are first opened."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        add, separate = window.commands.add, window.commands.separate
        keys = QKeySequence.StandardKey
        add(self.tr("Connect a store…"), keys.New, window.connect_store)
        separate()
        add(self.tr("Sync now"), "Ctrl+R", partial(self._press, SYNC, "start"), store=True)
        add(self.tr("Search deliveries"), keys.Find, self._search, store=True)
        add(self.tr("Check the connection"), "Ctrl+H", partial(self._press, CONNECTION, "check_again"), store=True)
        with window.commands.within(self.tr("This store")):
            self._add_store_commands()
        separate()
        bar = window.store_page.bar
        for tab in range(bar.count()):
            add(bar.tabText(tab), f"Ctrl+{tab + 1}", partial(window.store_page.open_tab, tab), store=True)
        add(self.tr("All stores"), "Ctrl+0", lambda: window.sidebar.choose(ALL))
        separate()
        add(self.tr("Settings of Storewire…"), "Ctrl+,", self.show_program)
        add(self.tr("Move to another computer…"), None, self.move_out)
        add(self.tr("Move here from another computer…"), None, self.move_in)
        add(self.tr("Log…"), "Ctrl+L", self.show_log)
        add(self.tr("Diagnostics for support…"), None, self.show_diagnostics)
        add(self.tr("Open a diagnostics bundle…"), None, self.open_bundle)
        separate()
        add(self.tr("Help"), keys.HelpContents, self.show_help)
        add(self.tr("About and shortcuts"), None, self.show_about)
        add(self.tr("Quit"), "Ctrl+Q", window.quit)
        window.commands.finish()

    def _add_store_commands(self) -> None:
        """Add what the buttons on a store's page do, for the keyboard."""
        page, separate = self._window.store_page, self._window.commands.separate
        add = partial(self._window.commands.add, store=True)
        add(self.tr("Pause or resume the sync"), "Ctrl+P", self._pause_or_resume)
        add(self.tr("Cancel the sync"), "Ctrl+.", partial(self._press, SYNC, "cancel"))
        add(self.tr("Sync everything again…"), "Ctrl+Shift+R", partial(self._press, SYNC, "everything"))
        add(self.tr("Export the log…"), "Ctrl+E", self._export)
        add(self.tr("Retry all failures"), "Ctrl+Shift+F", self._retry_all)
        separate()
        add(self.tr("Open the store ↗"), "Ctrl+O", page.header.open_store.click)
        add(self.tr("Open wp-admin ↗"), "Ctrl+Shift+O", partial(self._press, CONNECTION, "ways.open_admin"))
        add(self.tr("Open the platform ↗"), "Ctrl+D", partial(self._press, CONNECTION, "ways.open_platform"))
        separate()
        add(self.tr("Send me a test…"), "Ctrl+T", partial(self._press, CONNECTION, "ways.send_test"))
        add(self.tr("Erase a person…"), None, partial(self._press, CONNECTION, "ways.erase"))
        add(self.tr("Reconnect…"), None, partial(self._press, CONNECTION, "ways.reconnect"))
        add(self.tr("Disconnect…"), None, partial(self._press, CONNECTION, "ways.disconnect_button"))

    def _press(self, tab: int, name: str) -> None:
        """Open a tab and press one of its buttons, where it can be pressed."""
        page = self._window.store_page
        page.open_tab(tab)
        pressed = attrgetter(name)(page.stack.currentWidget())
        if pressed.isVisible():
            pressed.click()

    def _pause_or_resume(self) -> None:
        self._window.store_page.open_tab(SYNC)
        self._window.store_page.sync_tab.pause_or_resume()

    def _export(self) -> None:
        self._window.store_page.open_tab(SYNC)
        self._window.store_page.sync_tab.log.export_button.click()

    def _retry_all(self) -> None:
        self._window.store_page.open_tab(FAILURES)
        self._window.store_page.failures_tab.retry_all()

    def _search(self) -> None:
        self._window.store_page.open_tab(SYNC)
        self._window.store_page.sync_tab.log.search.setFocus()

    def show_program(self) -> None:
        """Open the settings of the program."""
        from app.ui.program_dialog import ProgramDialog

        ProgramDialog(self._window.console, self._window).open()

    def show_log(self) -> None:
        """Open the program's own log."""
        from app.ui.log_window import LogWindow

        LogWindow(self._window.console, self._window).show()

    def show_diagnostics(self) -> None:
        """Open what makes a file for support."""
        from app.ui.diagnostics_dialog import DiagnosticsDialog

        DiagnosticsDialog(self._window.console, self._window).open()

    def open_bundle(self) -> None:
        """Ask for somebody's diagnostics bundle, and show it."""
        from app.ui.open_bundle import OpenBundle

        OpenBundle(self._window.console, self._window).ask()

    def move_out(self) -> None:
        """Open what makes the file that moves everything to another computer."""
        from app.ui.move_dialogs import MoveOutDialog

        MoveOutDialog(self._window.console, self._window).open()

    def move_in(self) -> None:
        """Open what takes in such a file."""
        from app.ui.move_dialogs import MoveInDialog

        MoveInDialog(self._window.console, self._window).open()

    def show_help(self) -> None:
        """Open the manual at what is shown now."""
        window = self._window
        if window.wizard is not None:
            window.open_manual(Topic.CONNECT)
        elif window.content.currentWidget() is window.store_page:
            window.open_manual(window.store_page.topic)
        else:
            window.open_manual(Topic.START)

    def show_about(self) -> None:
        """Open what tells of the program and its shortcuts."""
        from app.ui.about_dialog import AboutDialog

        AboutDialog(self._window.commands.actions, self._window).open()
