"""The line of steps at the top of the wizard: what is done, where you are, what comes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.ui.theme import colours
from app.ui.widgets.mark import Shape, paint_shape
from app.ui.widgets.text import Text, restyle

SIZE = 22


class StepMark(QWidget):
    """A numbered circle; a tick when the step is done."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._place = 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def place(self, place: int) -> None:
        """Show the step as done (-1), as the one that is on (0), or as one to come (1)."""
        self._place = place
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIZE, SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        fill = {-1: "good_soft", 0: "accent", 1: "card"}[self._place]
        painter.setPen(QPen(colours.token("line"), 1) if self._place == 1 else Qt.PenStyle.NoPen)
        painter.setBrush(colours.token(fill))
        painter.drawEllipse(box)
        if self._place == -1:
            paint_shape(painter, Shape.TICK, box.adjusted(6.5, 6.5, -6.5, -6.5), colours.token("good"))
            return
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(colours.token("on_accent" if self._place == 0 else "secondary"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(self._number))


class Stepper(QWidget):
    """Shows the steps' names."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 20, 32, 20)
        row.setSpacing(8)
        self._names = tuple(names)
        self._marks: list[StepMark] = []
        self._labels: list[Text] = []
        for number, name in enumerate(names, 1):
            if number > 1:
                line = QFrame()
                line.setObjectName("rule")
                line.setFixedHeight(1)
                row.addWidget(line, 1)
            mark, label = StepMark(number), Text(name, "secondary")
            label.setProperty("weight", "medium")
            self._marks.append(mark)
            self._labels.append(label)
            row.addWidget(mark)
            row.addWidget(label)
        self.show_step(0)

    def show_step(self, at: int) -> None:
        """Show which step is on, counted from 0."""
        for number, (mark, label) in enumerate(zip(self._marks, self._labels, strict=True)):
            mark.place((number > at) - (number < at))
            restyle(label, "role", "fact" if number == at else "secondary")
        self.setAccessibleName(
            self.tr("Step {number} of {count}: {name}").format(
                number=at + 1, count=len(self._names), name=self._names[at]
            )
        )
