"""How to keep Storewire running, so that events arrive while they are news."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from app.ui.console import Console
from app.ui.dialog import Dialog
from app.ui.widgets.text import Text


class RunningDialog(Dialog):
    """Explains the two ways, and sets the one that is on this computer."""

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Keep Storewire running"), parent, width=560)
        self._console = console
        self._say(
            self.tr(
                "What happened more than an hour ago counts as history and starts no automation. Nothing is lost "
                "while the computer is off: Storewire catches up as soon as it runs again."
            )
        )
        self.body.addWidget(Text(self.tr("On this computer"), "fact"))
        self.keep = QCheckBox(self.tr("Keep running in the background when the window is closed"))
        self.keep.setChecked(console.settings.keep_running)
        self.keep.toggled.connect(self._changed)
        self.body.addWidget(self.keep)
        self.body.addWidget(Text(self.tr("On a computer that is always on"), "fact"))
        self._say(self.tr("Install Storewire there, connect the store there, and start this as a service:"))
        command = Text("storewire run", "code")
        command.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        command.setAccessibleName("storewire run")
        self.body.addWidget(command)
        self.add_close()

    def _say(self, text: str) -> None:
        self.body.addWidget(Text(text, "secondary", wrap=True))

    def _changed(self, on: bool) -> None:
        self._console.save_settings(self._console.settings.model_copy(update={"keep_running": on}))
