"""Buttons by what they are for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui.widgets.text import mnemonic_free


def button(
    text: str,
    pressed: Callable[[], object] | None = None,
    *,
    role: str = "",
    name: str = "",
    parent: QWidget | None = None,
) -> QPushButton:
    """Return a button. `role`: "" for an ordinary one, "primary", "danger" or "plain"; `name` for screen readers."""
    made = QPushButton(mnemonic_free(text), parent)
    if role:
        made.setProperty("role", role)
    made.setAccessibleName(name or text)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAutoDefault(role == "primary")
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if pressed is not None:
        made.clicked.connect(lambda: pressed())
    return made
