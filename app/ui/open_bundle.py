"""Opens somebody's diagnostics bundle in a window of its own: another console, which can change nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment
from PySide6.QtWidgets import QFileDialog, QWidget

from app import wording
from app.bundles.archive import read
from app.model.reasons import ProblemError
from app.ui.console import Console

Start = Callable[[Sequence[str]], bool]


def start_beside(arguments: Sequence[str]) -> bool:
    """Start this program once more, as a process that outlives us; tell whether it could be started."""
    from app.launch import environment, program

    process, around = QProcess(), QProcessEnvironment()
    for name, value in environment().items():
        around.insert(name, value)
    own, *before = program()
    process.setProgram(own)
    process.setArguments([*before, *arguments])
    process.setProcessEnvironment(around)
    return bool(process.startDetached()[0])


class OpenBundle(QObject):
    """Asks for the file, looks whether it can be read, and opens it."""

    def __init__(self, console: Console, window: QWidget, start: Start = start_beside) -> None:
        super().__init__(window)
        self._console = console
        self._window = window
        self._start = start

    def ask(self) -> None:
        """Ask which file."""
        dialog = QFileDialog(
            self._window, self.tr("Open a diagnostics bundle"), str(Path.home()), self.tr("Diagnostics") + " (*.zip)"
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open(self, name: str) -> None:
        """Open a file, or say why it cannot be shown."""
        self._console.work.spawn(self._open(Path(name)))

    async def _open(self, path: Path) -> None:
        try:
            await asyncio.to_thread(read, path)
        except ProblemError as error:
            sentence = wording.problem(error.problem)
            self._console.said.emit(wording.headed(sentence.title, sentence.remedy))
            return
        if self._start(["open-diagnostics", str(path)]):
            self._console.said.emit(self.tr("The bundle opens in a window of its own."))
        else:
            self._console.said.emit(self.tr("The system did not let Storewire open another window."))
