"""What this program is, its version, and its shortcuts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from app import __version__
from app.ui.dialog import Dialog
from app.ui.widgets.text import Text


class AboutDialog(Dialog):
    """Lists what every shortcut does."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("About Storewire"), parent, width=440)
        self.body.addWidget(Text(self.tr("Version {version}").format(version=__version__), "secondary"))
        self.body.addWidget(Text(self.tr("Shortcuts"), "card-title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        for row, action in enumerate(one for one in actions if not one.shortcut().isEmpty()):
            grid.addWidget(Text(action.text().replace("&", "")), row, 0)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(Text(keys, "secondary"), row, 1, Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(grid)
        self.add_close()
