"""A delivery's request and answers: personal data stays masked until Show is pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.model.api import DeliveryDetail
from app.ui.dialog import Dialog
from app.ui.presenters.deliveries import body_text, title, tries_text, why_not
from app.ui.widgets.buttons import button
from app.ui.widgets.text import Text


class RequestDialog(Dialog):
    """Shows what was sent, or will be, and what came back."""

    def __init__(self, detail: DeliveryDetail, platform: str, parent: QWidget | None = None) -> None:
        super().__init__(title(detail.row), parent, width=760)
        self._detail = detail
        self._masked = True
        self.setMinimumHeight(560)
        why = why_not(detail.row, platform)
        if why:
            self.body.addWidget(Text(why, "", wrap=True))
        self.body.addLayout(self._make_request(), 3)
        self.body.addWidget(Text(self.tr("Tries and answers"), "card-title"))
        self.tries = _reader(self.tr("Tries and answers"), tries_text(detail) or self.tr("Not tried yet."))
        self.body.addWidget(self.tries, 2)
        self.foot.addWidget(Text(self.tr("Key"), "secondary"))
        key = Text(detail.key, "code")
        key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        key.setAccessibleName(self.tr("Idempotency key"))
        self.foot.addWidget(key)
        self.add_close().setFocus()

    def _make_request(self) -> QVBoxLayout:
        column = QVBoxLayout()
        head = QHBoxLayout()
        head.addWidget(Text(self.tr("Request"), "card-title"))
        self.note = Text(self.tr("Personal data is masked."), "secondary")
        head.addWidget(self.note, 1)
        self.show_button = button(self.tr("Show"), self._toggle, name=self.tr("Show personal data"))
        self.copy_button = button(self.tr("Copy"), self._copy, name=self.tr("Copy the request as it is shown"))
        head.addWidget(self.show_button)
        head.addWidget(self.copy_button)
        column.addLayout(head)
        self.request = _reader(self.tr("Request"), "")
        column.addWidget(self.request, 1)
        kept = self._detail.body is not None
        self.show_button.setVisible(kept)
        self.copy_button.setVisible(kept)
        self.note.setVisible(kept)
        self._show()
        return column

    def _show(self) -> None:
        kept = body_text(self._detail.body, masked=self._masked)
        gone = self.tr("The request is no longer kept: it was settled, and debug mode is off.")
        self.request.setPlainText(kept or gone)

    def _toggle(self) -> None:
        self._masked = not self._masked
        self.show_button.setText(self.tr("Show") if self._masked else self.tr("Hide"))
        self.show_button.setAccessibleName(
            self.tr("Show personal data") if self._masked else self.tr("Hide personal data")
        )
        self.note.set(self.tr("Personal data is masked.") if self._masked else self.tr("Personal data is shown."))
        self._show()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.request.toPlainText())


def _reader(name: str, text: str) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setReadOnly(True)
    made.setTabChangesFocus(True)
    made.setAccessibleName(name)
    made.setPlainText(text)
    return made
