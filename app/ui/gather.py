"""Many changes in a row are looked at once, and then no sooner than some time later: a sync tells of thousands."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal


class Gather(QObject):
    """`due` comes `soon` ms after a change was noted, and not again within `rest` ms."""

    due = Signal()

    def __init__(self, parent: QObject, soon: int, rest: int) -> None:
        super().__init__(parent)
        self._soon, self._rest = soon, rest
        self._last = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)

    def note(self) -> None:
        """Know of a change."""
        if not self._timer.isActive():
            since = self._last.elapsed() if self._last.isValid() else self._rest
            self._timer.start(max(self._soon, self._rest - since))

    def stop(self) -> None:
        """Forget what was noted."""
        self._timer.stop()

    def _look(self) -> None:
        self._last.start()
        self.due.emit()
