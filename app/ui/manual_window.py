"""The manual in a window of its own: contents and search at the left, the page at the right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout, QWidget

from app.manual.pages import contents, search
from app.manual.topics import Topic
from app.ui.console import Console
from app.ui.language import spoken_now
from app.ui.manual_text import html, style_sheet
from app.ui.theme import colours
from app.ui.widgets.buttons import button
from app.ui.widgets.text import Text

SIZE = QSize(980, 700)
LEFT, MARGIN, PICTURE_WIDTH = 250, 32, 580
TOPIC = Qt.ItemDataRole.UserRole


class PageView(QTextBrowser):
    """Shows one page. Pictures are drawn as sharp as the screen is, no wider than the text."""

    asked = Signal(QUrl)
    """A link was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setProperty("role", "manual")
        self.document().setDocumentMargin(MARGIN)
        self.anchorClicked.connect(self.asked)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        url = name if isinstance(name, QUrl) else QUrl(name)
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        picture = QImage(url.toLocalFile() or url.path())
        sharpness = self.devicePixelRatioF()
        width = min(round(PICTURE_WIDTH * sharpness), picture.width())
        small = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        small.setDevicePixelRatio(max(1.0, width / PICTURE_WIDTH))
        return small


class ManualWindow(QWidget):
    """One manual for the whole program; `open_topic` shows a page and brings the window to the front."""

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setWindowTitle(self.tr("Storewire's manual"))
        self.resize(SIZE)
        self._console = console
        self._pages = contents(spoken_now().value)
        self._shown: list[Topic] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addLayout(self._make_left())
        self.view = PageView()
        self.view.setAccessibleName(self.tr("Page of the manual"))
        self.view.asked.connect(self._follow)
        row.addWidget(self.view, 1)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Back), self, self.back)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)
        colours.changed.connect(self._show)
        self._list("")

    def _make_left(self) -> QVBoxLayout:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search the manual"))
        self.search.setAccessibleName(self.tr("Search the manual"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(self._take_first)
        self.list = QListWidget()
        self.list.setProperty("role", "files")
        self.list.setAccessibleName(self.tr("Contents"))
        self.list.currentItemChanged.connect(self._chosen)
        self.nothing = Text(self.tr("No page has all these words."), "secondary", wrap=True)
        self.nothing.hide()
        self.back_button = button(self.tr("Back"), self.back)
        self.back_button.setEnabled(False)
        left = QVBoxLayout()
        left.setSpacing(12)
        for one in (self.search, self.list, self.nothing, self.back_button):
            one.setMaximumWidth(LEFT)
            left.addWidget(one)
        self.list.setFixedWidth(LEFT)
        return left

    # -- finding -----------------------------------------------------------------------------------

    def _list(self, asked: str) -> None:
        """List the pages that hold the words asked for; all where none are."""
        found = list(search(self._pages, asked)) if asked.strip() else self._pages
        self.list.blockSignals(True)
        self.list.clear()
        for page in found:
            item = QListWidgetItem(page.title)
            item.setData(TOPIC, page.topic.value)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.nothing.setVisible(not found)
        self._mark()

    def _take_first(self) -> None:
        if self.list.count():
            self.list.setCurrentRow(0)
            self.view.setFocus()
            self._find()

    def _find(self) -> None:
        """Mark the first word that was searched for, and scroll to it."""
        for word in self.search.text().split():
            self.view.moveCursor(QTextCursor.MoveOperation.Start)
            if self.view.find(word):
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape take the search back, then close."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.text():
            self.search.clear()
        else:
            self.close()

    # -- showing -----------------------------------------------------------------------------------

    @property
    def topic(self) -> Topic | None:
        """What the page that is shown is about."""
        return self._shown[-1] if self._shown else None

    def open_topic(self, topic: Topic) -> None:
        """Show a page in front of everything else."""
        self.go(topic)
        self.show()
        self.raise_()
        self.activateWindow()

    def go(self, topic: Topic) -> None:
        """Show a page; `back` comes back to the one that was shown."""
        if topic is not self.topic:
            self._shown.append(topic)
            self._show()

    def back(self) -> None:
        """Show the page that was shown before."""
        if len(self._shown) > 1:
            self._shown.pop()
            self._show()

    def _show(self) -> None:
        if self.topic is None:
            return
        page = next(one for one in self._pages if one.topic is self.topic)
        self.view.document().setDefaultStyleSheet(style_sheet())
        self.view.setHtml(html(page))
        self.back_button.setEnabled(len(self._shown) > 1)
        self._mark()
        if self.search.text():
            self._find()

    def _mark(self) -> None:
        """Mark the page that is shown in the contents."""
        rows = (row for row in range(self.list.count()) if self.list.item(row).data(TOPIC) == self.topic)
        self.list.blockSignals(True)
        self.list.setCurrentRow(next(rows, -1))
        self.list.blockSignals(False)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.go(Topic(item.data(TOPIC)))

    def _follow(self, url: QUrl) -> None:
        """Go to another page, or open a page of the web in the user's browser."""
        if url.scheme() in {"http", "https"}:
            self._console.open_url(url.toString())
        else:
            self.go(Topic(Path(url.path()).stem))
