"""Starts a program with a window and says when the window was painted with what it shows, and answered a click.

`python window_probe.py storewire|vorta`, run by that program's own Python. It prints a line of JSON: {"shown": seconds
since the process began}. Then the program goes on until its standard input ends.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

LOOK_MS = 5


def began() -> float:
    """Return when this process began, on the clock that `time.clock_gettime(CLOCK_BOOTTIME)` reads."""
    with open("/proc/self/stat", encoding="ascii") as file:  # noqa: PTH123 - no import before the program's own
        ticks = int(file.read().rpartition(")")[2].split()[19])
    return ticks / os.sysconf("SC_CLK_TCK")


def now() -> float:
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class Probe:
    """Looks at the windows a few times a second; `target` finds what is to be clicked once it can be seen."""

    def __init__(self, qt: Any, target: Callable[[Any], Any], answered: Callable[[Any], bool]) -> None:
        self._qt = qt
        self._target = target
        self._answered = answered
        self._clicked = False
        self._timer = qt.QtCore.QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)

    def _look(self) -> None:
        windows = [one for one in self._qt.QtWidgets.QApplication.topLevelWidgets() if one.isVisible()]
        main = next((one for one in windows if isinstance(one, self._qt.QtWidgets.QMainWindow)), None)
        if main is None or main.windowHandle() is None or not main.windowHandle().isExposed():
            return
        if self._clicked:
            if self._answered(main):
                self._timer.stop()
                print(json.dumps({"shown": now() - began()}), flush=True)
            return
        found = self._target(main)
        if found is not None:
            widget, place = found
            widget.repaint()  # at the latest now it is painted
            click(self._qt, widget, place)
            self._clicked = True


def click(qt: Any, widget: Any, place: Any) -> None:
    """Press and release the left button, as events that wait in line behind all others."""
    left, none = qt.QtCore.Qt.MouseButton.LeftButton, qt.QtCore.Qt.MouseButton.NoButton
    for kind, held in (
        (qt.QtCore.QEvent.Type.MouseButtonPress, left),
        (qt.QtCore.QEvent.Type.MouseButtonRelease, none),
    ):
        local = qt.QtCore.QPointF(place)
        globally = qt.QtCore.QPointF(widget.mapToGlobal(place))
        event = qt.QtGui.QMouseEvent(kind, local, globally, left, held, qt.QtCore.Qt.KeyboardModifier.NoModifier)
        qt.QtWidgets.QApplication.postEvent(widget, event)


def end_with_input() -> None:
    """End the whole process when whoever started it lets go of it."""
    sys.stdin.read()
    os._exit(0)


def storewire() -> None:
    """Start Storewire; its stores are clicked: the second of them opens."""
    from app.ui import application as program

    # isort: split
    import PySide6.QtCore
    import PySide6.QtGui
    import PySide6.QtWidgets

    made: list[Probe] = []

    def stores(window: Any) -> Any:
        shown = window.sidebar.list
        model = shown.model()
        if not shown.isVisible() or model.rowCount() < 3:
            return None
        other = next(row for row in range(1, model.rowCount()) if row != shown.currentIndex().row())
        window.setProperty("wanted", other)
        return shown.viewport(), shown.visualRect(model.index(other, 0)).center()

    def opened(window: Any) -> bool:
        return bool(window.sidebar.list.currentIndex().row() == window.property("wanted"))

    plain = program.application

    def application() -> Any:
        app = plain()
        made.append(Probe(PySide6, stores, opened))
        return app

    program.application = application
    sys.argv = sys.argv[:1]
    from app.__main__ import main

    main()


def vorta() -> None:
    """Start Vorta; its second tab is clicked."""
    import PyQt6.QtCore
    import PyQt6.QtGui
    import PyQt6.QtWidgets

    made: list[Probe] = []

    def tabs(window: Any) -> Any:
        bar = window.tabWidget.tabBar()
        return (bar, bar.tabRect(1).center()) if bar.isVisible() else None

    def opened(window: Any) -> bool:
        return bool(window.tabWidget.currentIndex() == 1)

    plain = PyQt6.QtWidgets.QApplication.__init__

    def init(self: Any, *arguments: Any) -> None:
        plain(self, *arguments)
        made.append(Probe(PyQt6, tabs, opened))

    PyQt6.QtWidgets.QApplication.__init__ = init  # type: ignore[method-assign]
    from vorta.__main__ import main

    sys.argv = sys.argv[:1]
    main()


if __name__ == "__main__":
    threading.Thread(target=end_with_input, daemon=True).start()
    {"storewire": storewire, "vorta": vorta}[sys.argv[1]]()
