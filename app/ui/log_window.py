"""The agent's log, live: filtered by level and store, searched, copied."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.model.support import LogLevel, LogPage, LogQuery
from app.ui.console import Console
from app.ui.presenters.support import level_name, log_line, stores_by_number
from app.ui.widgets.buttons import button
from app.ui.widgets.text import Text
from app.ui.work import Work

LOOK_AGAIN_MS = 1_000
TYPING_MS = 250
MOST_LINES = 5_000
AT_ONCE = 2_000


class LogWindow(QWidget):
    """A window of its own beside the main one; asks once a second while it is open."""

    def __init__(self, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page")
        self.setWindowTitle(self.tr("Log of Storewire's engine"))
        self.resize(980, 560)
        self._console = console
        self._work = Work(console.link, self)
        self._last: int | None = None
        self._asked = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(self._make_filters())
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setUndoRedoEnabled(False)
        self.lines.setMaximumBlockCount(MOST_LINES)
        self.lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName(self.tr("Lines of the log"))
        self.lines.setProperty("role", "code")
        column.addWidget(self.lines, 1)
        column.addLayout(self._make_foot())
        self._timer = QTimer(self, interval=LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._ask_more)
        self._timer.start()
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self.begin)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)
        self.begin()

    def _make_filters(self) -> QHBoxLayout:
        self.level = QComboBox()
        self.level.setAccessibleName(self.tr("Level"))
        for level in LogLevel:
            self.level.addItem(level_name(level), level)
        self.level.setCurrentIndex(self.level.findData(LogLevel.INFO))
        self.store = QComboBox()
        self.store.setAccessibleName(self.tr("Store"))
        self.store.addItem(self.tr("All stores"), None)
        for number, name in self._stores().items():
            self.store.addItem(name, number)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the log"))
        self.search.setClearButtonEnabled(True)
        self.level.activated.connect(self.begin)
        self.store.activated.connect(self.begin)
        self.search.textEdited.connect(lambda: self._typing.start())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.level)
        row.addWidget(self.store)
        row.addWidget(self.search, 1)
        return row

    def _make_foot(self) -> QHBoxLayout:
        self.follow = QCheckBox(self.tr("Follow new lines"))
        self.follow.setChecked(True)
        self.copy_button = button(self.tr("Copy"), self.copy, name=self.tr("Copy the lines that are shown"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.follow)
        row.addWidget(Text(self.tr("More is written of a store in debug mode: see its Settings tab."), "secondary"), 1)
        row.addWidget(self.copy_button)
        row.addWidget(button(self.tr("Close"), self.close))
        return row

    def _stores(self) -> dict[int, str]:
        return stores_by_number({view.id: view.name for view in self._console.stores})

    def begin(self) -> None:
        """Show the newest lines that match the filters."""
        self._last = None
        self._ask(AT_ONCE)

    def _ask_more(self) -> None:
        if self._last is not None:
            self._ask(AT_ONCE)

    def _ask(self, limit: int) -> None:
        query = LogQuery(
            after=self._last,
            level=self.level.currentData(),
            connection=self.store.currentData(),
            text=self.search.text(),
            limit=limit,
        )
        self._asked += 1
        number = self._asked
        self._work.start(lambda client: client.log(query), lambda page: self._told(page, number), failed=lambda _: None)

    def _told(self, page: LogPage, asked: int) -> None:
        """Take lines in, unless another question was asked since."""
        if asked != self._asked:
            return
        if self._last is not None and page.last < self._last:
            self.begin()  # the engine was restarted and counts anew
            return
        bar = self.lines.verticalScrollBar()
        at = bar.value()
        stores = self._stores()
        text = "\n".join(log_line(line, stores) for line in page.lines)
        if self._last is None:
            self.lines.setPlainText(text)
        elif text:
            self.lines.appendPlainText(text)
        self._last = page.last
        bar.setValue(bar.maximum() if self.follow.isChecked() else at)

    def copy(self) -> None:
        """Copy what is marked, or everything that is shown."""
        marked = self.lines.textCursor().selection().toPlainText()
        QGuiApplication.clipboard().setText(marked or self.lines.toPlainText())

    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        self._typing.stop()
        self._work.cancel()
        super().closeEvent(event)
