"""The embedded browser's place in a step: words beside it, and the way round it where it cannot be used."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.widgets.buttons import button
from app.ui.widgets.text import Text, restyle

log = logging.getLogger(__name__)
SIDE = 304


class Browser(Protocol):
    """What a pane needs of an embedded browser; it is a widget, too."""

    returned: SignalInstance
    visited: SignalInstance
    failed: SignalInstance
    refused: SignalInstance

    def open(self, url: str, ends_at: str) -> None:
        """Open a page; a navigation to an address that begins with `ends_at` ends it."""

    def offer_file(self, path: Path) -> None:
        """Hand this file to the page when it asks for one."""

    def dispose(self) -> None:
        """Forget everything."""


def embedded_browser(parent: QWidget) -> Browser | None:
    """Return a browser, or None on a system that lacks what WebEngine needs."""
    try:
        from app.ui.browser import PairingBrowser  # late: it takes time and memory
    except ImportError:
        log.warning("the embedded browser cannot be used")
        return None
    return PairingBrowser(parent)


MakeBrowser = Callable[[QWidget], Browser | None]


class BrowserPane(QWidget):
    """A column of words and controls on the left, a browser on the right."""

    returned = Signal(str)
    visited = Signal(str)
    """The path of a page that is opened."""
    continue_outside = Signal()

    def __init__(self, make_browser: MakeBrowser, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_browser = make_browser
        self._browser: Browser | None = None
        self._again = ("", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self._make_side())
        self.frame = QFrame()
        self.frame.setProperty("role", "card")
        self._inside = QVBoxLayout(self.frame)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self.words = QWidget()
        words = QVBoxLayout(self.words)
        words.setContentsMargins(24, 24, 24, 24)
        words.setSpacing(16)
        words.addStretch(1)
        self.said = Text("", "secondary", wrap=True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.addWidget(self.said)
        self.try_again = button(self.tr("Try again"), self._try_again)
        words.addWidget(self.try_again, 0, Qt.AlignmentFlag.AlignHCenter)
        words.addStretch(1)
        self._inside.addWidget(self.words)
        row.addWidget(self.frame, 1)

    def _make_side(self) -> QScrollArea:
        content = QWidget()
        content.setObjectName("page")
        self.side = QVBoxLayout(content)
        self.side.setContentsMargins(0, 0, 8, 0)
        self.side.setSpacing(12)
        self.outside = button(
            self.tr("Continue in my browser ↗"), self.continue_outside.emit, name=self.tr("Continue in my own browser")
        )
        area = QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(SIDE)
        self._area = area
        return area

    def show_beside(self, widget: QWidget) -> None:
        """Scroll the column of words to a widget that has just been shown, once there is room for it."""
        QTimer.singleShot(0, widget, lambda: self._area.ensureWidgetVisible(widget, 0, 0))

    @property
    def busy_with_page(self) -> bool:
        """Whether a page is shown."""
        return self._browser is not None

    def open(self, url: str, return_url: str) -> None:
        """Open a page in a fresh browser; a return comes as `returned`."""
        self.close_browser()
        self._again = (url, return_url)
        browser = self._make_browser(self.frame)
        if browser is None:
            self.say(self.tr("Web pages cannot be shown here. Press Continue in my browser."), again=False)
            return
        self._browser = browser
        browser.returned.connect(self.returned)
        browser.visited.connect(self.visited)
        browser.failed.connect(self._failed)
        browser.refused.connect(self._refused)
        assert isinstance(browser, QWidget)  # as the protocol says
        self.words.hide()
        restyle(self.frame, "role", "")
        self._inside.addWidget(browser, 1)
        browser.show()
        browser.open(url, return_url)

    def say(self, text: str, *, again: bool = False) -> None:
        """Show a sentence in the browser's place."""
        self.close_browser()
        self.said.set(text)
        self.try_again.setVisible(again)
        restyle(self.frame, "role", "card")
        self.words.show()

    def close_browser(self) -> None:
        """End the browser, with everything that it knows."""
        browser, self._browser = self._browser, None
        if browser is not None:
            assert isinstance(browser, QWidget)  # as the protocol says
            browser.hide()
            self._inside.removeWidget(browser)
            browser.dispose()

    def _failed(self, sentence: str) -> None:
        self.say(sentence, again=True)

    def _refused(self, host: str) -> None:
        self.say(
            self.tr("{host} lets nobody sign in inside a program. Press Continue in my browser.").format(host=host),
            again=True,
        )

    def _try_again(self) -> None:
        if self._again[0]:
            self.open(*self._again)
