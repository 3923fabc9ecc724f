"""Draws every page, light and dark, into PNG files: `python -m app.ui.screenshots [FOLDER [LANGUAGE]]`.

The stores are examples kept in memory; the pictures are the same on every computer with the same fonts.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.manual.topics import Topic
from app.model.looks import Language, Theme
from app.model.settings import PlatformName
from app.resources import resource
from app.ui import showcase_data
from app.ui.agent_link import AgentLink
from app.ui.application import application
from app.ui.console import Console
from app.ui.language import install
from app.ui.locale_formats import speak_locally
from app.ui.log_window import LogWindow
from app.ui.options import ConsoleOptions
from app.ui.showcase import ShowcaseClient, now
from app.ui.store_page import CONNECTION, FAILURES, FORMS, SETTINGS, SYNC
from app.ui.theme import all_tokens, colours, dress
from app.ui.window import MainWindow

LOOKS = 1000
"""How often is looked, ten milliseconds apart, before a page counts as missing."""
PAPER = """
QWidget { background: #FFFFFF; color: #1D2327; border-bottom-left-radius: 9px; border-bottom-right-radius: 9px; }
QLabel { font-size: 14px; } QLabel#head { font-size: 20px; }
QLabel#button { background: #2271B1; color: #FFFFFF; border-radius: 3px; padding: 8px 14px; font-size: 13px; }
"""
STORE_PAGE = (
    "Authorize Application",
    "An application would like to connect to your account.",
    "Would you like to give the application identifying itself as Storewire on FRONT-DESK access to your account?",
    "You will be sent to storewire://authorized/",
    "Yes, I approve of this connection",
)
PLATFORM_PAGE = (
    "Connect your store",
    "Café Lumière (cafe-lumiere.example) wants to send products, customers and orders.",
    "Company: Lumière GmbH",
    "Approve",
)


class PaperBrowser(QFrame):
    """Stands in for the embedded browser, which draws on the graphics card: the address, and a page on paper."""

    returned = Signal(str)
    visited = Signal(str)
    failed = Signal(str)
    refused = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        from app.ui.browser.address_bar import AddressBar

        self.setProperty("role", "card")
        self.address = AddressBar()
        self.page = QWidget()
        self.page.setStyleSheet(PAPER)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(16, 8, 16, 8)
        top.addWidget(self.address)
        column.addLayout(top)
        column.addWidget(self.page, 1)

    def open(self, url: str, ends_at: str) -> None:
        """Show the address, and what such a page asks."""
        self.address.show_url(QUrl(url))
        store = "wp-admin" in url
        lines = STORE_PAGE if store else PLATFORM_PAGE
        column = QVBoxLayout(self.page)
        column.setContentsMargins(48, 40, 48, 40)
        column.setSpacing(16)
        for number, line in enumerate(lines):
            text = QLabel(line)
            text.setWordWrap(number < len(lines) - 1)
            text.setObjectName("head" if number == 0 else "button" if number == len(lines) - 1 else "line")
            column.addWidget(text, 0, Qt.AlignmentFlag.AlignLeft if number == len(lines) - 1 else Qt.AlignmentFlag(0))
        column.addStretch(1)

    def offer_file(self, path: Path) -> None:
        """Paper asks for no file."""

    def dispose(self) -> None:
        """Go away."""
        self.deleteLater()


class Studio:
    """A window on example stores, and the means to bring it to a page."""

    def __init__(self, app: QApplication, client: ShowcaseClient, options: ConsoleOptions | None = None) -> None:
        self.app = app
        app.setQuitOnLastWindowClosed(False)  # one window after another is shown
        self.client = client

        async def connect() -> ShowcaseClient:
            return client

        self.link = AgentLink(connect)  # type: ignore[arg-type]
        self.console = Console(self.link, options or ConsoleOptions(), open_url=lambda _: None, now=now)
        self.window = MainWindow(self.console, make_browser=PaperBrowser)
        self._task = asyncio.get_running_loop().create_task(self.link.run())

    async def until(self, true: Callable[[], bool]) -> None:
        """Let the loop turn until something is so."""
        for _ in range(LOOKS):
            if true():
                break
            await asyncio.sleep(0.01)
        else:
            raise TimeoutError("a page did not come")
        await self.settle()

    async def settle(self) -> None:
        """Let layouts and answers that are under way come to rest."""
        for _ in range(12):
            await asyncio.sleep(0.01)
            self.app.sendPostedEvents()

    async def end(self) -> None:
        """Close the window and let go of the example agent."""
        self.window.close()
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        self.console.end()
        self.window.deleteLater()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    async def show_store(self, number: int = showcase_data.CAFE, tab: int = CONNECTION) -> None:
        """Show a tab of a store."""
        self.window.open_store(number)
        self.window.store_page.open_tab(tab)
        await self.settle()


Take = Callable[[str, QWidget], None]


async def pictures(app: QApplication, take: Take) -> None:
    """Show page after page, and have a picture taken of each."""
    await _first_run(app, take)
    studio = Studio(app, ShowcaseClient())
    studio.window.show()
    await studio.until(lambda: studio.console.known)
    for name, tab in (("connection", CONNECTION), ("failures", FAILURES), ("settings", SETTINGS)):
        await studio.show_store(tab=tab)
        take(name, studio.window)
    await studio.show_store(tab=SYNC)
    _choose_row(studio, 0)
    await studio.settle()
    take("sync", studio.window)
    await studio.show_store(showcase_data.BARN, CONNECTION)
    take("connection-needs-you", studio.window)
    await studio.show_store(showcase_data.BARN, FORMS)
    take("forms", studio.window)
    studio.window.sidebar.choose(0)
    await studio.settle()
    take("all-stores", studio.window)
    await _dialogs(studio, take)
    await studio.end()
    await _wizard(app, take)


def _choose_row(studio: Studio, number: int) -> None:
    log = studio.window.store_page.sync_tab.log
    log.rows.setCurrentIndex(log.table.index(number, 0))


async def _first_run(app: QApplication, take: Take) -> None:
    studio = Studio(app, ShowcaseClient(empty=True))
    studio.window.show()
    await studio.until(lambda: studio.console.known)
    take("first-run", studio.window)
    await studio.end()


async def _dialogs(studio: Studio, take: Take) -> None:
    await studio.show_store(tab=CONNECTION)
    page = studio.window.store_page
    page.connection_tab.ways.disconnect_button.click()
    await _take_dialog(studio, "dialog-disconnect", take)
    await studio.show_store(tab=SYNC)
    _choose_row(studio, 4)
    await studio.until(lambda: page.sync_tab.log.show_request.isVisible())
    page.sync_tab.log.show_request.click()
    await _take_dialog(studio, "dialog-request", take)
    page.sync_tab.everything.click()
    await _take_dialog(studio, "dialog-everything", take)
    studio.window.menu.show_program()
    await _take_dialog(studio, "dialog-program", take)
    studio.window.menu.show_diagnostics()
    await _take_dialog(studio, "dialog-diagnostics", take)
    studio.window.menu.move_out()
    await _take_dialog(studio, "dialog-move", take)
    await _take_log(studio, take)
    await _take_manual(studio, take)


async def _take_log(studio: Studio, take: Take) -> None:
    studio.window.menu.show_log()
    await studio.settle()
    log = studio.window.findChild(LogWindow)
    assert log is not None
    log.level.setCurrentIndex(0)
    log.begin()
    await studio.settle()
    take("log", log)
    log.close()


async def _take_manual(studio: Studio, take: Take) -> None:
    studio.window.open_manual(Topic.CONNECT)
    await studio.settle()
    assert studio.window.manual is not None  # it was opened a moment ago
    take("manual", studio.window.manual)
    studio.window.manual.close()


async def _take_dialog(studio: Studio, name: str, take: Take) -> None:
    await studio.settle()
    dialog = next(one for one in studio.window.findChildren(QDialog) if one.isVisible())
    take(name, dialog)
    dialog.reject()
    await studio.settle()


async def _wizard(app: QApplication, take: Take) -> None:
    studio = Studio(app, ShowcaseClient())
    window = studio.window
    window.show()
    await studio.until(lambda: studio.console.known)
    window.connect_store("cafe-lumiere.example")
    wizard = window.wizard
    assert wizard is not None  # it was opened a moment ago
    await studio.until(wizard.find_step.can_advance)
    take("wizard-1-find", window)
    wizard.primary.click()
    await studio.until(lambda: wizard.authorise.pane.busy_with_page)
    take("wizard-2-let-in", window)
    wizard.authorise.pane.returned.emit("storewire://authorized/")
    await studio.until(lambda: wizard.at == 2)
    wizard.platform.cards[PlatformName.SEQUENZY].radio.setChecked(True)
    await studio.settle()
    take("wizard-3-choose", window)
    wizard.primary.click()
    await studio.until(lambda: wizard.platform.pane.pane.busy_with_page)
    take("wizard-3-sign-in", window)
    studio.client.approve()
    await studio.until(lambda: wizard.at == 3 and wizard.review.can_advance())
    take("wizard-4-review", window)
    wizard.review.show_fields.click()
    await _take_dialog(studio, "dialog-fields", take)
    wizard.cancel()
    await studio.end()


def save(folder: Path, suffix: str) -> Take:
    """Return what saves a widget's picture under a name."""

    def take(name: str, widget: QWidget) -> None:
        small(widget.grab().toImage()).save(str(folder / f"{name}{suffix}.png"), quality=0)

    return take


def small(picture: QImage) -> QImage:
    """Return the picture in 256 colours, a third of the size: the theme's own, their mixtures, the most frequent."""
    exact = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(exact.constBits()).cast("B").cast("I")
    kept = dict.fromkeys(theme_colours())
    kept |= dict.fromkeys(colour for colour, _ in Counter(pixels).most_common(256 - len(kept)))
    return exact.convertToFormat(
        QImage.Format.Format_Indexed8, list(kept)[:256], Qt.ImageConversionFlag.ThresholdDither
    )


def theme_colours() -> list[int]:
    """Return the theme's colours, and what the edges of coloured letters and shapes are drawn in."""
    tones = ("good", "warning", "bad", "accent")
    grounds = {name: ("card", "selection" if name == "accent" else f"{name}_soft") for name in tones}
    mixed = [
        mix(colours.token(name), colours.token(ground), part)
        for name in tones
        for ground in grounds[name]
        for part in (0.2, 0.4, 0.6, 0.8)
    ]
    return [colour.rgb() for colour in [*map(colours.token, all_tokens()[colours.name]), *mixed]]


def mix(top: QColor, below: QColor, part: float) -> QColor:
    """Return a colour of which `part` is the upper one."""
    pairs = ((top.red(), below.red()), (top.green(), below.green()), (top.blue(), below.blue()))
    return QColor(*(round(part * a + (1 - part) * b) for a, b in pairs))


def main(arguments: list[str]) -> int:
    """Draw all pages into a folder, resources/screenshots where none is named; in a language ("fr"), or in English."""
    from qasync import QEventLoop as AsyncLoop

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(arguments[0]) if arguments else resource("screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    app = application()
    dress(app, Theme.LIGHT)
    if len(arguments) > 1:
        install(app, Language(arguments[1]))
    speak_locally()
    with asyncio.Runner(loop_factory=lambda: AsyncLoop(app)) as runner:
        for theme, suffix in ((Theme.LIGHT, ""), (Theme.DARK, "-dark")):
            colours.follow(theme)
            runner.run(pictures(app, save(folder, suffix)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
