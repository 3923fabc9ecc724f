"""A banner: something that concerns the whole page, with what can be done about it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.widgets.mark import Mark, Shape
from app.ui.widgets.text import Text, restyle

SHAPES = {"warning": Shape.TRIANGLE, "bad": Shape.TRIANGLE, "info": Shape.NONE, "good": Shape.TICK}


class Banner(QFrame):
    """Hidden until something is said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        self._mark = Mark(Shape.NONE, "warning", 18)
        self.title = Text("", "strong", wrap=True)
        self.text = Text("", "secondary", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.text)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        self._row = row
        self.buttons: list[QPushButton] = []
        self.hide()

    def say(self, tone: str, title: str, text: str = "", *buttons: QPushButton) -> None:
        """Show a title, a sentence and buttons. `tone`: "warning", "bad", "info" or "good"."""
        restyle(self, "role", f"banner-{tone}")
        shape = SHAPES[tone]
        self._mark.set(shape, "accent" if tone == "info" else tone)
        self._mark.setVisible(shape is not Shape.NONE)
        self.title.set(title)
        self.text.set(text)
        self.text.setVisible(bool(text))
        self.setAccessibleName(f"{title} {text}".strip())
        self._drop_buttons(buttons)
        for one in buttons:
            self._row.addWidget(one)
            self.buttons.append(one)
            one.show()
        self.show()

    def silence(self) -> None:
        """Hide what was said."""
        self.hide()
        self._drop_buttons(())

    def _drop_buttons(self, kept: tuple[QPushButton, ...]) -> None:
        for one in self.buttons:
            self._row.removeWidget(one)
            one.hide()
            if one not in kept:
                one.deleteLater()
        self.buttons.clear()
