"""Moving to another computer: what leaves this one, and what arrives from another one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pydantic import SecretStr
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from app import wording
from app.model.reasons import Problem
from app.model.relocation import SHORTEST_PASSPHRASE, SUFFIX, MovedIn, MovedOut, Relocation
from app.ui.console import Console
from app.ui.dialog import Dialog
from app.ui.widgets.buttons import button
from app.ui.widgets.text import Text
from app.ui.work import Work

FILE_NAME = f"storewire-move{SUFFIX}"


class MoveDialog(Dialog):
    """What both ways have in common: sentences, a file, a passphrase, and how it went."""

    def __init__(
        self, title: str, action: str, pressed: Callable[[], None], console: Console, parent: QWidget | None
    ) -> None:
        super().__init__(title, parent, width=560)
        self._console = console
        self._work = Work(console.link, self)
        self.state = Text("", "bad", wrap=True)
        self.state.hide()
        self.action = button(action, pressed, role="primary")
        self.action.setEnabled(False)
        self.foot.addStretch(1)
        self.close_button = button(self.tr("Close"), self.reject)
        self.foot.addWidget(self.close_button)
        self.foot.addWidget(self.action)

    def _add_secret(self, label: str, changed: Callable[[], None]) -> QLineEdit:
        """Add a field for a passphrase."""
        field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setMaxLength(500)
        field.setAccessibleName(label)
        field.textChanged.connect(lambda _: changed())
        name = Text(label, "small")
        name.setBuddy(field)
        self.body.addWidget(name)
        self.body.addWidget(field)
        return field

    def _failed(self, problem: Problem) -> None:
        sentence = wording.problem(problem)
        self.state.set(wording.headed(sentence.title, sentence.text, sentence.remedy))
        self.state.show()

    def _went_well(self, title: str, sentences: list[str]) -> None:
        """Say what was done, and leave only the way out."""
        while (item := self.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.body.addWidget(Text(title, "strong", wrap=True))
        for sentence in sentences:
            self.body.addWidget(Text(sentence, wrap=True))
        self.action.hide()
        self.close_button.setFocus()


class MoveOutDialog(MoveDialog):
    """Saves everything but the passwords for another computer, and retires this one."""

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Move to another computer"), self.tr("Save and stop here…"), self._act, console, parent
        )
        for sentence in (
            self.tr("Connections, settings, the log and how far syncing has come are saved. Passwords are not."),
            self.tr("From then on nothing is read or sent from this computer. On the other one you connect each store "
                    "again; nothing is sent twice."),
        ):  # fmt: skip
            self.body.addWidget(Text(sentence, "secondary", wrap=True))
        self.passphrase = self._add_secret(
            self.tr("Passphrase for the file, at least {count} characters").format(count=SHORTEST_PASSPHRASE),
            self._check,
        )
        self.again = self._add_secret(self.tr("The passphrase once more"), self._check)
        self.body.addWidget(Text(self.tr("Without it nobody can open the file. It is not kept anywhere."), "small"))
        self.body.addWidget(self.state)
        self.passphrase.setFocus()

    def _check(self) -> None:
        text = self.passphrase.text()
        self.action.setEnabled(len(text) >= SHORTEST_PASSPHRASE and text == self.again.text())

    def _act(self) -> None:
        dialog = QFileDialog(
            self, self.tr("Save the moving file"), str(Path.home() / FILE_NAME), f"Storewire (*{SUFFIX})"
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(FILE_NAME)
        dialog.fileSelected.connect(self.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, name: str) -> None:
        """Save to a file and retire this computer."""
        wanted = Relocation(file=name, passphrase=SecretStr(self.passphrase.text()))
        self._work.start(lambda client: client.move_out(wanted), self._moved, failed=self._failed, busy=self.action)

    def _moved(self, done: MovedOut) -> None:
        self._went_well(self.tr("The file is ready"), wording.moved_out(done))
        self._console.refresh()


class MoveInDialog(MoveDialog):
    """Takes over what another computer has saved."""

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Move here from another computer"), self.tr("Take over"), self._act, console, parent)
        self._file = ""
        self.body.addWidget(
            Text(
                self.tr("Choose the file that Storewire saved on the other computer, and type its passphrase."),
                "secondary",
                wrap=True,
            )
        )
        self.choose = button(self.tr("Choose the file…"), self._ask_file)
        self.body.addWidget(self.choose)
        self.file_name = Text(self.tr("No file chosen yet"), "small")
        self.body.addWidget(self.file_name)
        self.passphrase = self._add_secret(self.tr("Passphrase of the file"), self._check)
        self.body.addWidget(self.state)

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the moving file"), str(Path.home()), f"Storewire (*{SUFFIX})")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, name: str) -> None:
        """Use a file."""
        self._file = name
        self.file_name.set(Path(name).name)
        self._check()
        self.passphrase.setFocus()

    def _check(self) -> None:
        self.action.setEnabled(bool(self._file and self.passphrase.text()))

    def _act(self) -> None:
        wanted = Relocation(file=self._file, passphrase=SecretStr(self.passphrase.text()))
        self._work.start(lambda client: client.move_in(wanted), self._arrived, failed=self._failed, busy=self.action)

    def _arrived(self, done: MovedIn) -> None:
        self._went_well(self.tr("Everything is here"), wording.moved_in(done))
        self._console.refresh()
