"""The address above an embedded page: whose page this is can always be read, and no page can cover it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.model.settings import is_loopback

LOCK = 18
"""Width of the lock's room, in pixels."""


class AddressBar(QWidget):
    """Shows an address as plain text: a lock for https, then scheme and host, then as much of the rest as fits.

    The host is written as it travels (punycode), so that no letter can pass for another; where it is too long, its
    beginning is cut, for its end says to whom it belongs.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._url = QUrl()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Address"))

    def show_url(self, url: QUrl) -> None:
        """Show another address."""
        self._url = QUrl(url)
        self.setAccessibleDescription(self.text())
        self.setToolTip("")
        self.update()

    @property
    def site(self) -> str:
        """Scheme, host and port: whose page it is."""
        if not self._url.host():
            return ""
        host = self._url.host(QUrl.ComponentFormattingOption.FullyEncoded)
        port = f":{self._url.port()}" if self._url.port() != -1 else ""
        return f"{self._url.scheme()}://{host}{port}"

    @property
    def rest(self) -> str:
        """Path without the query, which is long, tells people nothing, and may hold what is not for everybody."""
        path = self._url.path(QUrl.ComponentFormattingOption.FullyEncoded)
        return "" if path == "/" else path

    @property
    def secure(self) -> bool:
        """Whether nobody between here and the site can read along: https, or a page of this very computer."""
        return self._url.scheme() == "https" or is_loopback(self._url.host())

    def text(self) -> str:
        """Return what is shown, uncut, with what the lock says."""
        if not self.site:
            return ""
        return self.site + self.rest if self.secure else self.tr("Not secure: {0}").format(self.site + self.rest)

    def sizeHint(self) -> QSize:
        return QSize(320, 32)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.site:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text = self.palette().color(QPalette.ColorRole.WindowText)
        faint = self.palette().color(QPalette.ColorRole.PlaceholderText)
        _draw_lock(painter, QRectF(0, (self.height() - 14) / 2, 11, 14), QPen(text, 1.5), closed=self.secure)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(bold)
        room = self.width() - LOCK
        site = metrics.elidedText(self.site, Qt.TextElideMode.ElideLeft, room)
        painter.setFont(bold)
        painter.setPen(text)
        line = self.rect().adjusted(LOCK, 0, 0, 0)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, site)
        taken = metrics.horizontalAdvance(site)
        painter.setFont(self.font())
        painter.setPen(faint)
        rest = QFontMetrics(self.font()).elidedText(self.rest, Qt.TextElideMode.ElideMiddle, max(0, room - taken))
        painter.drawText(line.adjusted(taken, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, rest)
        painter.end()


def _draw_lock(painter: QPainter, box: QRectF, pen: QPen, *, closed: bool) -> None:
    """Draw a padlock; an open one is told by its lifted shackle and the stroke through it, not by colour."""
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    body = QRectF(box.left() + 1, box.top() + 6, box.width() - 2, box.height() - 7)
    painter.drawRoundedRect(body, 1.5, 1.5)
    shackle = QRectF(body.left() + 2, box.top() + 1, body.width() - 4, 10)
    painter.drawArc(shackle, 0, 180 * 16)
    if not closed:
        painter.drawLine(QPointF(box.left(), box.bottom()), QPointF(box.right(), box.top()))
