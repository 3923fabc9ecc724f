"""The tabs of a page: an accent line under the one that is open, and a count where something needs a person."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from app.ui.theme import colours
from app.ui.widgets.pill import badge_text, paint_badge

HEIGHT, GAP, BADGE_GAP, BADGE_HEIGHT, LINE = 36, 24, 8, 18, 2


class PageTabs(QTabBar):
    """Painted whole, for a style sheet cannot put a badge close to its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[int, int] = {}
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def count_at(self, index: int) -> int:
        """Return the count that a tab shows; 0 for none."""
        return self._counts.get(index, 0)

    def set_count(self, index: int, count: int) -> None:
        """Show a count beside a tab's name; 0 hides it."""
        if self.count_at(index) == count:
            return
        self._counts[index] = count
        name = self.tabText(index)
        self.setAccessibleTabName(index, f"{name}, {count}" if count else name)
        self.setTabText(index, name)  # lays the tabs out anew
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Medium)
        return font

    def _badge_width(self, index: int) -> int:
        count = self.count_at(index)
        return max(22, self.fontMetrics().horizontalAdvance(badge_text(count)) + 12) if count else 0

    def tabSizeHint(self, index: int) -> QSize:
        width = QFontMetrics(self._font()).horizontalAdvance(self.tabText(index))
        badge = self._badge_width(index)
        return QSize(width + (badge + BADGE_GAP if badge else 0) + GAP, HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mouse = self.mapFromGlobal(self.cursor().pos()) if self.underMouse() else None
        for index in range(self.count()):
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            box = QRectF(self.tabRect(index)).adjusted(GAP if mirrored else 0, 0, 0 if mirrored else -GAP, 0)
            open_now = index == self.currentIndex()
            lit = open_now or (mouse is not None and self.tabAt(mouse) == index)
            painter.setFont(self._font())
            painter.setPen(colours.token("text" if lit else "secondary"))
            words = box.adjusted(0, 0, 0, -LINE - 2)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.tabText(index))
            badge = self._badge_width(index)
            if badge:
                left, top = box.left() if mirrored else box.right() - badge, words.center().y() - BADGE_HEIGHT / 2
                paint_badge(painter, QRectF(left, top, badge, BADGE_HEIGHT), badge_text(self.count_at(index)))
            if open_now:
                painter.fillRect(QRectF(box.left(), box.bottom() - LINE, box.width(), LINE), colours.token("accent"))
                if self.hasFocus():
                    painter.setPen(QPen(colours.token("accent"), 2))
                    painter.drawRoundedRect(box.adjusted(-5, 5, 5, -8), 5, 5)
        painter.end()
