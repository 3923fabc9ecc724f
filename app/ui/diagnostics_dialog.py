"""The diagnostics bundle: everything that is in it can be read, file by file, before it is saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QPlainTextEdit, QSplitter, QWidget

from app import wording
from app.bundles.archive import write
from app.model.reasons import Problem
from app.model.support import Bundle
from app.ui.console import Console
from app.ui.console_facts import console_facts
from app.ui.dialog import Dialog
from app.ui.presenters.support import file_name, file_size, file_title
from app.ui.widgets.buttons import button
from app.ui.widgets.text import Text
from app.ui.work import Work

SIZE = (900, 620)


class DiagnosticsDialog(Dialog):
    """Asks the agent for a bundle, shows it, and saves it where the user wants it."""

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Diagnostics for support"), parent, width=SIZE[0])
        self.setMinimumHeight(SIZE[1])
        self._console = console
        self._work = Work(console.link, self)
        self.bundle: Bundle | None = None
        self.body.addWidget(
            Text(
                self.tr(
                    "This is everything that the file will hold. No password is in it, and no customer can be "
                    "recognised: the same person has the same made-up name everywhere. Nothing is sent; you decide "
                    "who gets the file."
                ),
                "secondary",
                wrap=True,
            )
        )
        self.state = Text(self.tr("Gathering…"), "secondary")
        self.body.addWidget(self.state)
        self.body.addWidget(self._make_files(), 1)
        self.save_button = button(self.tr("Save…"), self._ask_where, role="primary")
        self.save_button.setEnabled(False)
        self.foot.addStretch(1)
        self.foot.addWidget(button(self.tr("Close"), self.reject))
        self.foot.addWidget(self.save_button)
        self._work.start(lambda client: client.diagnostics(), self._gathered, failed=self._failed)

    def _make_files(self) -> QSplitter:
        self.files = QListWidget()
        self.files.setProperty("role", "files")
        self.files.setAccessibleName(self.tr("Files of the bundle"))
        self.files.setUniformItemSizes(True)  # each has two lines, whatever scripts they are in
        self.files.currentRowChanged.connect(self._show_file)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(self.tr("What the file holds"))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.files)
        split.addWidget(self.text)
        split.setStretchFactor(1, 1)
        split.setSizes([300, SIZE[0] - 300])
        split.setChildrenCollapsible(False)
        return split

    def _gathered(self, bundle: Bundle) -> None:
        self.bundle = bundle.with_file(console_facts())
        for file in self.bundle.files:
            item = QListWidgetItem(f"{wording.plain(file_title(file.name))}\n{file.name} · {file_size(file.text)}")
            self.files.addItem(item)
        self.files.setCurrentRow(0)
        self.state.set(self.tr("{count} files, to be saved as one.").format(count=len(self.bundle.files)))
        self.save_button.setEnabled(True)
        self.save_button.setFocus()

    def _failed(self, problem: Problem) -> None:
        sentence = wording.problem(problem)
        self.state.set(wording.headed(sentence.title, sentence.remedy))

    def _show_file(self, row: int) -> None:
        if self.bundle is not None and 0 <= row < len(self.bundle.files):
            self.text.setPlainText(self.bundle.files[row].text)

    def _ask_where(self) -> None:
        assert self.bundle is not None  # the button is disabled before
        name = str(Path.home() / file_name(self.bundle))
        dialog = QFileDialog(self, self.tr("Save the diagnostics"), name, "ZIP (*.zip)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        dialog.selectFile(name)
        dialog.fileSelected.connect(self.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, name: str) -> None:
        """Save what is shown."""
        if self.bundle is None:
            return
        try:
            write(self.bundle, Path(name))
        except OSError:
            self.state.set(self.tr("The file could not be written. Choose another place."))
            return
        self._console.said.emit(self.tr("Saved. You can send the file to support."))
        self.accept()
