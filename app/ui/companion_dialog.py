"""Brings the companion into the store: its own upload page in the embedded browser, the file handed over by us."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app import companion_package, wording
from app.model.api import CompanionView, ConnectionView
from app.ui.dialog import Dialog
from app.ui.widgets.buttons import button
from app.ui.widgets.text import Text
from app.ui.wizard.browser_pane import Browser, BrowserPane, MakeBrowser

WIDTH, HEIGHT = 1040, 680
ACTIVATED = "?activate=true"
"""How the store's list of plugins is addressed after an activation."""


class CompanionDialog(Dialog):
    """Accepted when the plugin was activated; the browser's session is gone with the dialog."""

    outside = Signal()
    """The user wants their own browser."""

    def __init__(
        self, store: ConnectionView, companion: CompanionView, make_browser: MakeBrowser, parent: QWidget | None = None
    ) -> None:
        title = self.tr("Install the companion in {store}").format(store=wording.plain(store.name, 60))
        super().__init__(title, parent, width=WIDTH)
        self.setMinimumHeight(HEIGHT)
        self._folder = tempfile.TemporaryDirectory(prefix="storewire-companion-")
        self.file = companion_package.save(Path(self._folder.name))
        self._make_browser = make_browser
        self.pane = BrowserPane(self._browser)
        self._say_steps()
        self.body.addWidget(self.pane, 1)
        self.close_button = button(self.tr("Close"), self.reject)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        self.pane.returned.connect(self.accept)
        self.pane.continue_outside.connect(self._leave)
        self.finished.connect(self._end)
        self.pane.open(companion.upload_url, companion.plugins_url + ACTIVATED)

    def _say_steps(self) -> None:
        side = self.pane.side
        for step in (
            self.tr("Only an administrator of the store can do this."),
            self.tr("1. Sign in to WordPress here."),
            self.tr("2. Press Choose File: the plugin is handed over by itself."),
            self.tr("3. Press Install Now. If an older one is there: Replace current with uploaded."),
            self.tr("4. Press Activate Plugin. This window closes then."),
            self.tr("The plugin shows nothing to shoppers, and deleting it leaves nothing behind."),
        ):
            side.addWidget(Text(step, "secondary", wrap=True))
        side.addWidget(self.pane.outside)
        side.addStretch(1)

    def _browser(self, parent: QWidget) -> Browser | None:
        browser = self._make_browser(parent)
        if browser is not None:
            browser.offer_file(self.file)
        return browser

    def _leave(self) -> None:
        self.reject()
        self.outside.emit()

    def _end(self) -> None:
        self.pane.close_browser()
        self._folder.cleanup()
