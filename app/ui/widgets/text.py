"""Labels for text from anywhere: always plain text, cleaned of what could pose as something else."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.model.plain import plain


class Text(QLabel):
    """A label whose text is shown as it is. `role` names its style: "secondary", "card-title" …"""

    def __init__(self, text: str = "", role: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if role:
            self.setProperty("role", role)
        self.set(text)

    def set(self, text: str) -> None:
        """Show a text."""
        shown = plain(text, 2000)
        if shown != self.text():  # the same once more would have the whole page laid out anew
            self.setText(shown)


class ElidedText(Text):
    """A line that ends in "…" where there is no room; the whole text is in the tooltip and for screen readers."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…") * 4, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint()

    def set(self, text: str) -> None:
        super().set(text)
        self._hint()

    def _hint(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        self.setToolTip(tooltip(self.text()) if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        area = self.contentsRect()
        line = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(self.alignment()) | Qt.TextFlag.TextSingleLine, line)


def tooltip(text: str) -> str:
    """Return a text as a tooltip that shows it as it is: Qt would take tags in it for markup."""
    return f"<span>{escape(text)}</span>"


def mnemonic_free(text: str) -> str:
    """Return a text for a button or a menu, where "&" would mark a shortcut."""
    return plain(text).replace("&", "&&")


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Change a property that the style sheet asks for, and have the widget dressed anew."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
