"""Letting Storewire in with a password or a key that is pasted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from app.model.store import KeyPlace
from app.ui.widgets.buttons import button
from app.ui.widgets.text import Text


class PasteForm(QWidget):
    """Two fields and a button; the last resort shows only where the server was seen to cut the password."""

    used = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            Text(
                self.tr(
                    "In wp-admin under Users → Profile, make an application password and copy it here. A WooCommerce "
                    "key and its secret do as well."
                ),
                "secondary",
                wrap=True,
            )
        )
        self.username, self.password = QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        for field, label in (
            (self.username, self.tr("User name, e-mail address or key")),
            (self.password, self.tr("Application password or secret")),
        ):
            name = Text(label, "small")
            name.setBuddy(field)
            field.setAccessibleName(label)
            field.setMaxLength(500)
            field.returnPressed.connect(self._use)
            column.addWidget(name)
            column.addWidget(field)
        self.in_address = QCheckBox(self.tr("Let a key travel in the address"))
        self.warning = Text(
            self.tr(
                "The last resort, for WooCommerce keys only: the server cuts what else would carry them. Addresses may "
                "be kept in the server's log, so anybody who reads that log can read the shop."
            ),
            "secondary",
            wrap=True,
        )
        self.in_address.setAccessibleDescription(self.warning.text())
        column.addWidget(self.in_address)
        column.addWidget(self.warning)
        self.use = button(self.tr("Use this password"), self._use, role="primary")
        column.addWidget(self.use)
        self.offer_address(offered=False)
        self.hide()

    @property
    def place(self) -> KeyPlace:
        """Where a key is to be shown."""
        return KeyPlace.ADDRESS if self.in_address.isChecked() else KeyPlace.HEADER

    def offer_address(self, *, offered: bool) -> None:
        """Offer the last resort, or take it back."""
        self.in_address.setVisible(offered)
        self.warning.setVisible(offered)
        if not offered:
            self.in_address.setChecked(False)

    def open(self) -> None:
        """Show the fields."""
        self.show()
        self.username.setFocus()

    def reset(self) -> None:
        """Forget everything."""
        self.hide()
        self.username.clear()
        self.password.clear()
        self.offer_address(offered=False)

    def _use(self) -> None:
        if self.username.text().strip() and self.password.text():
            self.used.emit()
        else:
            (self.password if self.username.text().strip() else self.username).setFocus()
