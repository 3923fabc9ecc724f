"""The main window: stores at the left, the chosen one at the right; the wizard takes the whole window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app import wording
from app.manual.topics import Topic
from app.model.api import ConnectionView
from app.model.reasons import Problem, ProblemCode
from app.resources import resource
from app.ui.about_dialog import AboutDialog
from app.ui.agent_link import LinkState
from app.ui.commands import Commands
from app.ui.console import Console
from app.ui.diagnostics_dialog import DiagnosticsDialog
from app.ui.log_window import LogWindow
from app.ui.program_dialog import ProgramDialog
from app.ui.sidebar import ALL, Sidebar
from app.ui.start_page import StartPage
from app.ui.store_page import CONNECTION, FAILURES, FORMS, SETTINGS, SYNC, StorePage
from app.ui.stores_page import StoresPage
from app.ui.widgets.banner import Banner
from app.ui.widgets.buttons import button
from app.ui.widgets.text import Text
from app.ui.widgets.toast import Toast
from app.ui.widgets.waiting_line import WaitingLine
from app.ui.wizard.browser_pane import MakeBrowser, embedded_browser
from app.ui.wizard.wizard import Wizard

if TYPE_CHECKING:
    from app.ui.manual_window import ManualWindow

SIZE = QSize(1120, 720)
SMALLEST = QSize(900, 520)


class MainWindow(QMainWindow):
    """Shows the console. Made once; `closing` asks whether the window may go or only hides."""

    closed = Signal()

    def __init__(
        self,
        console: Console,
        *,
        memory: QSettings | None = None,
        make_browser: MakeBrowser = embedded_browser,
        stays: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__()
        self.console = console
        self._memory = memory
        self._make_browser = make_browser
        self._stays = stays
        self._wizard: Wizard | None = None
        self.manual: ManualWindow | None = None
        """Made when it is opened for the first time."""
        self.setWindowTitle("Storewire")
        self.setWindowIcon(QIcon(str(resource("icons/storewire.svg"))))
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)
        self.commands = Commands(self)
        self._add_commands()
        self.pages = QStackedWidget()
        self.setCentralWidget(self.pages)
        self.pages.addWidget(self._make_console_page())
        self.toast = Toast(self.pages)
        self.waiting_line = WaitingLine(console.link.waits, self.pages)
        console.said.connect(self.toast.say)
        console.stores_changed.connect(self._stores_changed)
        console.link.state_changed.connect(self._link_changed)
        console.work.failed.connect(self._command_failed)
        self._restore()
        self._show_content()
        self._link_changed(console.link.state)

    # -- parts -------------------------------------------------------------------------------------

    def _make_console_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.sidebar = Sidebar(self.console, self.commands.button)
        self.sidebar.chosen.connect(self._chosen)
        self.sidebar.connect_asked.connect(self.connect_store)
        row.addWidget(self.sidebar)
        right = QVBoxLayout()
        right.setSpacing(0)
        self.banner = Banner()
        frame = QHBoxLayout()
        frame.setContentsMargins(24, 0, 24, 0)
        frame.addWidget(self.banner)
        self._banner_frame = frame
        right.addLayout(frame)
        self.content = QStackedWidget()
        self.content.setObjectName("content")
        self.waiting = self._make_waiting()
        self.start_page = StartPage(self.console)
        self.start_page.find_asked.connect(self.connect_store)
        self.stores_page = StoresPage(self.console)
        self.stores_page.opened.connect(self.open_store)
        self.store_page = StorePage(self.console)
        self.store_page.help_asked.connect(self.open_manual)
        self.store_page.connection_tab.reconnect_asked.connect(self.reconnect)
        self.store_page.failures_tab.reconnect_asked.connect(self.reconnect)
        self.store_page.failures_tab.diagnostics_asked.connect(self._show_diagnostics)
        self.stores_page.causes.store_asked.connect(lambda _: self.store_page.open_tab(FAILURES))
        self.store_page.connection_tab.disconnected.connect(lambda _: self.sidebar.choose(ALL))
        for one in (self.waiting, self.start_page, self.stores_page, self.store_page):
            self.content.addWidget(one)
        right.addWidget(self.content, 1)
        row.addLayout(right, 1)
        return page

    def _make_waiting(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        text = Text(self.tr("Starting Storewire's engine…"), "secondary")
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(text)
        return page

    def _add_commands(self) -> None:
        add = self.commands.add
        keys = QKeySequence.StandardKey
        add(self.tr("Connect a store…"), keys.New, self.connect_store)
        self.commands.separate()
        add(self.tr("Sync now"), "Ctrl+R", lambda: self._with_tab(SYNC, "start"), store=True)
        add(self.tr("Search deliveries"), keys.Find, self._search, store=True)
        add(self.tr("Check the connection"), "Ctrl+H", lambda: self._with_tab(CONNECTION, "check_again"), store=True)
        self.commands.separate()
        names = (
            self.tr("Connection"),
            self.tr("Sync"),
            self.tr("Failures"),
            self.tr("Settings"),
            self.tr("Forms"),
        )
        for number, (tab, name) in enumerate(zip((CONNECTION, SYNC, FAILURES, SETTINGS, FORMS), names, strict=True), 1):
            add(name, f"Ctrl+{number}", partial(self._open_tab, tab), store=True)
        add(self.tr("All stores"), "Ctrl+0", lambda: self.sidebar.choose(ALL))
        self.commands.separate()
        add(self.tr("Settings of Storewire…"), "Ctrl+,", self._show_program)
        add(self.tr("Move to another computer…"), None, self._move_out)
        add(self.tr("Move here from another computer…"), None, self._move_in)
        add(self.tr("Log…"), "Ctrl+L", self._show_log)
        add(self.tr("Diagnostics for support…"), None, self._show_diagnostics)
        self.commands.separate()
        add(self.tr("Help"), keys.HelpContents, self._show_help)
        add(self.tr("About and shortcuts"), None, self._show_about)
        add(self.tr("Quit"), "Ctrl+Q", self.quit)
        self.commands.finish()

    # -- what is shown -----------------------------------------------------------------------------

    def open_store(self, connection: int) -> None:
        """Show a store."""
        self.sidebar.choose(connection)

    def _chosen(self, connection: int) -> None:
        self._show_content()
        if self._memory is not None:
            self._memory.setValue("store", connection)

    def _stores_changed(self) -> None:
        if self.sidebar.current() == ALL and self.content.currentWidget() is self.waiting:
            self._choose_remembered()
        self._show_content()

    def _choose_remembered(self) -> None:
        """Show the store that was shown last; the first one where that is gone."""
        known = [view.id for view in self.console.stores]
        value = self._memory.value("store", 0) if self._memory is not None else 0
        last = int(value) if isinstance(value, int | str) and str(value).isdigit() else 0
        wanted = last if last in known else next(iter(known), ALL)
        self.sidebar.choose(wanted)

    def _show_content(self) -> None:
        view = self.console.store(self.sidebar.current())
        shown: QWidget = self.stores_page
        if not self.console.known:
            shown = self.waiting
        elif not self.console.stores:
            shown = self.start_page
        elif view is not None:
            self.store_page.show_connection(view)
            shown = self.store_page
        self.sidebar.connect_button.setVisible(bool(self.console.stores))
        if self.content.currentWidget() is self.waiting and shown in {self.stores_page, self.store_page}:
            self.sidebar.list.setFocus()
        self.content.setCurrentWidget(shown)
        self.commands.enable_store(shown is self.store_page)
        name = wording.plain(view.name, 80) if view is not None else ""
        self.setWindowTitle(f"{name} – Storewire" if name else "Storewire")

    # -- the wizard --------------------------------------------------------------------------------

    @property
    def wizard(self) -> Wizard | None:
        """The wizard while it is open."""
        return self._wizard

    def connect_store(self, address: str = "") -> None:
        """Open the wizard; an address that is given is looked for at once."""
        if self._wizard is None:
            self._wizard = Wizard(self.console, self._make_browser)
            self._wizard.completed.connect(self._connected)
            self._wizard.cancelled.connect(self._end_wizard)
            self.pages.addWidget(self._wizard)
            self.pages.setCurrentWidget(self._wizard)
            self._wizard.begin(address)

    def reconnect(self, connection: int) -> None:
        """Open the wizard for a store that is connected already."""
        view = self.console.store(connection)
        if view is not None:
            self.connect_store(view.home)

    def _connected(self, connection: int) -> None:
        self._end_wizard()
        self.store_page.open_tab(SYNC)

        def told(stores: list[ConnectionView]) -> None:
            self.console.take(stores)
            self.sidebar.choose(connection)

        self.console.work.start(lambda client: client.connections(), told, failed=lambda _: None)
        self.toast.say(self.tr("Connected. The first sync has begun."))

    def _end_wizard(self) -> None:
        wizard, self._wizard = self._wizard, None
        if wizard is not None:
            self.pages.setCurrentIndex(0)
            self.pages.removeWidget(wizard)
            wizard.deleteLater()

    # -- the agent ---------------------------------------------------------------------------------

    def _link_changed(self, state: LinkState) -> None:
        margin = 0 if state in {LinkState.READY, LinkState.STARTING} else 16
        self._banner_frame.setContentsMargins(24, margin, 24, 0)
        if state is LinkState.LOST:
            self.banner.say(
                "warning",
                self.tr("Storewire's engine stopped. It is being started again; nothing is lost."),
                self.tr("What you see is how things stood a moment ago."),
            )
        elif state is LinkState.FAILED and self.console.link.problem is not None:
            sentence = wording.problem(self.console.link.problem)
            again = button(self.tr("Try again"), self.console.link.retry)
            self.banner.say("bad", sentence.title, wording.sentences(sentence.text, sentence.remedy), again)
        elif self.console.options.bundle_made_at is not None:
            made = wording.language.formats.moment(self.console.options.bundle_made_at)
            self._banner_frame.setContentsMargins(24, 16, 24, 0)
            self.banner.say(
                "info",
                self.tr("This is a diagnostics bundle, made on {when}.").format(when=made),
                self.tr("You see what its owner saw then. Nothing can be changed, and nothing is asked of any store."),
            )
        else:
            self.banner.silence()

    def _command_failed(self, problem: Problem) -> None:
        if problem.code is not ProblemCode.AGENT_UNREACHABLE:
            sentence = wording.problem(problem)
            self.toast.say(wording.headed(sentence.title, sentence.remedy))

    # -- commands ----------------------------------------------------------------------------------

    def _open_tab(self, tab: int) -> None:
        self.store_page.open_tab(tab)

    def _with_tab(self, tab: int, name: str) -> None:
        """Open a tab and press one of its buttons, where it can be pressed."""
        self.store_page.open_tab(tab)
        pressed = getattr(self.store_page.stack.currentWidget(), name)
        if pressed.isVisible():
            pressed.click()

    def _search(self) -> None:
        self.store_page.open_tab(SYNC)
        self.store_page.sync_tab.log.search.setFocus()

    def _show_program(self) -> None:
        ProgramDialog(self.console, self).open()

    def _show_log(self) -> None:
        LogWindow(self.console, self).show()

    def _show_diagnostics(self) -> None:
        DiagnosticsDialog(self.console, self).open()

    def _move_out(self) -> None:
        from app.ui.move_dialogs import MoveOutDialog  # once in a computer's life

        MoveOutDialog(self.console, self).open()

    def _move_in(self) -> None:
        from app.ui.move_dialogs import MoveInDialog

        MoveInDialog(self.console, self).open()

    def _show_help(self) -> None:
        """Open the manual at what is shown now."""
        if self._wizard is not None:
            self.open_manual(Topic.CONNECT)
        elif self.content.currentWidget() is self.store_page:
            self.open_manual(self.store_page.topic)
        else:
            self.open_manual(Topic.START)

    def open_manual(self, topic: Topic) -> None:
        """Show a page of the manual."""
        from app.ui.manual_window import ManualWindow  # what reads Markdown is not needed at the start

        if self.manual is None:
            self.manual = ManualWindow(self.console, self)
        self.manual.open_topic(topic)

    def _show_about(self) -> None:
        AboutDialog(self.commands.actions, self).open()

    # -- coming and going --------------------------------------------------------------------------

    def raise_up(self) -> None:
        """Bring the window to the front, from the tray or from behind others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def quit(self) -> None:
        """End the console, whatever runs in the background."""
        self._stays = lambda: False
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._memory is not None:
            self._memory.setValue("geometry", self.saveGeometry())
            self._memory.setValue("tab", self.store_page.bar.currentIndex())
        if self._stays():
            event.ignore()
            self.hide()
            return
        if self._wizard is not None:
            self._wizard.cancel()
        event.accept()
        self.closed.emit()

    def _restore(self) -> None:
        if self._memory is None:
            return
        geometry = self._memory.value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        tab = self._memory.value("tab", CONNECTION)
        if isinstance(tab, int | str) and str(tab).isdigit() and int(tab) < self.store_page.bar.count():
            self.store_page.open_tab(int(tab))
