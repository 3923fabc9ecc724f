"""The menu: everything that can be done, each with a shortcut where it is done often."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QPushButton

from app.ui.widgets.buttons import button
from app.ui.widgets.text import mnemonic_free


class Commands(QObject):
    """The window's actions, in a menu behind a button; on macOS in the menu bar."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.menu = QMenu(window)
        self._adding_to = self.menu
        self.actions: list[QAction] = []
        self.store_actions: list[QAction] = []
        self.button: QPushButton = button("☰", role="plain", name=self.tr("Menu"))
        self.button.setToolTip(self.tr("Menu (F10)"))
        self.button.setMenu(self.menu)
        self.button.setShortcut(QKeySequence("F10"))

    def add(
        self,
        text: str,
        shortcut: QKeySequence.StandardKey | str | None,
        done: Callable[[], object],
        *,
        store: bool = False,
    ) -> QAction:
        """Add an action; one of a `store` is disabled while none is shown."""
        action = QAction(text, self._window)
        if isinstance(shortcut, str):
            action.setShortcut(QKeySequence(shortcut))
        elif shortcut is not None:
            action.setShortcuts(shortcut)
        action.triggered.connect(lambda: done())
        self._adding_to.addAction(action)
        self._window.addAction(action)
        self.actions.append(action)
        if store:
            self.store_actions.append(action)
        return action

    def separate(self) -> None:
        """Begin another group."""
        self._adding_to.addSeparator()

    @contextmanager
    def within(self, title: str) -> Iterator[None]:
        """Put what is added meanwhile into a menu of its own."""
        self._adding_to = self.menu.addMenu(mnemonic_free(title))
        try:
            yield
        finally:
            self._adding_to = self.menu

    def enable_store(self, on: bool) -> None:
        """Say whether a store is shown."""
        for action in self.store_actions:
            action.setEnabled(on)

    def finish(self) -> None:
        """Put the menu where the system has it."""
        if sys.platform == "darwin":
            bar = self._window.menuBar()
            menu = bar.addMenu(self.tr("Storewire"))
            menu.addActions(self.menu.actions())
            self.button.hide()
