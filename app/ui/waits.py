"""What a person waits for: said after a moment, and with a way out."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

PATIENCE_MS = 300
"""A wait that is shorter goes unnoticed, and showing it would only flicker."""


@dataclass(frozen=True, slots=True)
class Wait:
    """One thing that was asked for; `what` names the button that asked, "" where it has no name."""

    what: str
    task: asyncio.Task[Any]


class Waits(QObject):
    """Everything that is waited for. `changed` comes when the longest wait is to be shown, or no longer."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waits: list[Wait] = []
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._show)
        self.shown: Wait | None = None

    def begin(self, what: str, task: asyncio.Task[Any]) -> None:
        """Know of a wait until its task is done."""
        wait = Wait(what, task)
        self._waits.append(wait)
        task.add_done_callback(lambda _: self._ended(wait))
        if self.shown is None and not self._patience.isActive():
            self._patience.start()

    def give_up(self) -> None:
        """Cancel what is shown as waited for."""
        if self.shown is not None:
            self.shown.task.cancel()

    def _show(self) -> None:
        self._become(self._waits[0] if self._waits else None)

    def _ended(self, wait: Wait) -> None:
        self._waits.remove(wait)
        if self.shown is wait:
            self._show()

    def _become(self, wait: Wait | None) -> None:
        if wait is not self.shown:
            self.shown = wait
            self.changed.emit()
