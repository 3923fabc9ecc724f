"""The main window: stores at the left, the chosen one at the right; the wizard takes the whole window.

It is there at once: painted from what was remembered, before the agent is asked and before anything is imported that
only its pages need. `furnish` puts those in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.resources import resource
from app.ui.commands import Commands
from app.ui.first_page import FirstPage
from app.ui.presenters.outline import Outline
from app.ui.sidebar import ALL, Sidebar
from app.ui.store_tabs import CONNECTION, FAILURES, SYNC
from app.ui.wizard.browser_pane import MakeBrowser, embedded_browser

if TYPE_CHECKING:
    from app.manual.topics import Topic
    from app.model.api import ConnectionView
    from app.model.reasons import Problem
    from app.ui.console import Console
    from app.ui.manual_window import ManualWindow
    from app.ui.menu import Menu
    from app.ui.start_page import StartPage
    from app.ui.store_page import StorePage
    from app.ui.stores_page import StoresPage
    from app.ui.widgets.banner import Banner
    from app.ui.widgets.toast import Toast
    from app.ui.widgets.waiting_line import WaitingLine
    from app.ui.wizard.wizard import Wizard

SIZE = QSize(1120, 720)
SMALLEST = QSize(900, 520)


class MainWindow(QMainWindow):
    """Shows the console. `stays` asks whether closing it only hides it."""

    closed = Signal()

    console: Console
    menu: Menu
    banner: Banner
    toast: Toast
    waiting_line: WaitingLine
    start_page: StartPage
    stores_page: StoresPage
    store_page: StorePage

    def __init__(
        self,
        console: Console | None = None,
        *,
        memory: QSettings | None = None,
        make_browser: MakeBrowser = embedded_browser,
        outlines: Sequence[Outline] = (),
    ) -> None:
        super().__init__()
        self._memory = memory
        self._make_browser = make_browser
        self.stays: Callable[[], bool] = lambda: False
        self._wizard: Wizard | None = None
        self.manual: ManualWindow | None = None
        """Made when it is opened for the first time."""
        self._outlines = {one.line.id: one for one in outlines}
        self.setWindowTitle("Storewire")
        self.setWindowIcon(QIcon(str(resource("icons/storewire.svg"))))
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)
        self.commands = Commands(self)
        self.pages = QStackedWidget()
        self.setCentralWidget(self.pages)
        self.pages.addWidget(self._make_console_page())
        self._restore()
        if outlines:
            self._show_outlines()
        if console is not None:
            self.furnish(console)

    def _make_console_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.sidebar = Sidebar(self.commands.button)
        self.sidebar.chosen.connect(self._chosen)
        self.sidebar.connect_asked.connect(self.connect_store)
        row.addWidget(self.sidebar)
        self._right = QVBoxLayout()
        self._right.setSpacing(0)
        self.content = QStackedWidget()
        self.content.setObjectName("content")
        self.waiting = FirstPage()
        self.content.addWidget(self.waiting)
        self._right.addWidget(self.content, 1)
        row.addLayout(self._right, 1)
        return page

    # -- before the pages are there ----------------------------------------------------------------

    def _show_outlines(self) -> None:
        self.sidebar.show_stores([one.line for one in self._outlines.values()])
        self.sidebar.choose(self._remembered_choice(list(self._outlines)))
        self.sidebar.list.setFocus()
        self._show_outline()

    def _show_outline(self) -> None:
        found = self._outlines.get(self.sidebar.current())
        if found is not None:
            self.waiting.show_store(found.header, found.line.badge)
        else:
            self.waiting.show_beginning()

    def furnish(self, console: Console) -> None:
        """Put in the pages, and show in them what the console knows from now on."""
        from app.ui.link_banner import LinkBanner
        from app.ui.menu import Menu
        from app.ui.start_page import StartPage
        from app.ui.store_page import StorePage
        from app.ui.stores_page import StoresPage
        from app.ui.widgets.toast import Toast
        from app.ui.widgets.waiting_line import WaitingLine

        self.console = console
        above = LinkBanner(console)
        self.banner = above.banner
        self._right.insertWidget(0, above)
        self.start_page = StartPage(console)
        self.start_page.find_asked.connect(self.connect_store)
        self.stores_page = StoresPage(console)
        self.stores_page.opened.connect(self.open_store)
        self.store_page = StorePage(console)
        self.store_page.help_asked.connect(self.open_manual)
        self.store_page.reconnect_asked.connect(self.reconnect)
        self.store_page.disconnected.connect(lambda _: self.sidebar.choose(ALL))
        self.stores_page.causes.store_asked.connect(lambda _: self.store_page.open_tab(FAILURES))
        for one in (self.start_page, self.stores_page, self.store_page):
            self.content.addWidget(one)
        self.store_page.open_tab(self.waiting.tabs.bar.currentIndex())
        self.menu = Menu(self)
        self.start_page.move_in_asked.connect(self.menu.move_in)
        self.store_page.diagnostics_asked.connect(self.menu.show_diagnostics)
        self.toast = Toast(self.pages)
        self.waiting_line = WaitingLine(console.link.waits, self.pages)
        console.said.connect(self.toast.say)
        console.stores_changed.connect(self._stores_changed)
        console.work.failed.connect(self._command_failed)
        if console.known:
            self._stores_changed()
        else:
            self._show_content()

    # -- what is shown -----------------------------------------------------------------------------

    @property
    def furnished(self) -> bool:
        """Whether the pages are there."""
        return hasattr(self, "store_page")

    def open_store(self, connection: int) -> None:
        """Show a store."""
        self.sidebar.choose(connection)

    def _chosen(self, connection: int) -> None:
        if self.furnished:
            self._show_content()
        else:
            self._show_outline()
        if self._memory is not None:
            self._memory.setValue("store", connection)

    def _stores_changed(self) -> None:
        from app.ui.presenters.connection import store_line

        self.sidebar.show_stores([store_line(view) for view in self.console.stores])
        if self.sidebar.current() == ALL and self.content.currentWidget() is self.waiting:
            self.sidebar.choose(self._remembered_choice([view.id for view in self.console.stores]))
        self._show_content()

    def _remembered_choice(self, known: list[int]) -> int:
        """Return what was shown last, a store or all of them; the first store where that is gone."""
        value = self._memory.value("store") if self._memory is not None else None
        last = int(value) if isinstance(value, int | str) and str(value).isdigit() else None
        return last if last in (ALL, *known) else next(iter(known), ALL)

    def _show_content(self) -> None:
        from app import wording

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

    def _command_failed(self, problem: Problem) -> None:
        from app import wording
        from app.model.reasons import ProblemCode

        if problem.code is not ProblemCode.AGENT_UNREACHABLE:
            sentence = wording.problem(problem)
            self.toast.say(wording.headed(sentence.title, sentence.remedy))

    def open_manual(self, topic: Topic) -> None:
        """Show a page of the manual."""
        from app.ui.manual_window import ManualWindow  # what reads Markdown is not needed at the start

        if self.manual is None:
            self.manual = ManualWindow(self.console, self)
        self.manual.open_topic(topic)

    # -- the wizard --------------------------------------------------------------------------------

    @property
    def wizard(self) -> Wizard | None:
        """The wizard while it is open."""
        return self._wizard

    def connect_store(self, address: str = "") -> None:
        """Open the wizard; an address that is given is looked for at once."""
        if self._wizard is None and self.furnished:
            from app.ui.wizard.wizard import Wizard

            self._wizard = Wizard(self.console, self._make_browser)
            self._wizard.completed.connect(self._connected)
            self._wizard.cancelled.connect(self._end_wizard)
            self._wizard.help_asked.connect(self.menu.show_help)
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

    # -- coming and going --------------------------------------------------------------------------

    def raise_up(self) -> None:
        """Bring the window to the front, from the tray or from behind others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def quit(self) -> None:
        """End the console, whatever runs in the background."""
        self.stays = lambda: False
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._memory is not None:
            self._memory.setValue("geometry", self.saveGeometry())
            self._memory.setValue("tab", self._tab())
        if self.stays():
            event.ignore()
            self.hide()
            return
        if self._wizard is not None:
            self._wizard.cancel()
        event.accept()
        self.closed.emit()

    def _tab(self) -> int:
        bar = self.store_page.bar if self.furnished else self.waiting.tabs.bar
        return bar.currentIndex()

    def _restore(self) -> None:
        if self._memory is None:
            return
        geometry = self._memory.value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        tab, bar = self._memory.value("tab", CONNECTION), self.waiting.tabs.bar
        if isinstance(tab, int | str) and str(tab).isdigit() and int(tab) < bar.count():
            bar.setCurrentIndex(int(tab))
