"""What helps when somebody is stuck: the diagnostics before they are saved, the log as it comes, a bundle on show."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from showing import Showing, showing

from app.bundles.archive import read, write
from app.model.reasons import ProblemCode, ProblemError
from app.model.settings import ProgramSettings
from app.model.support import LogLevel
from app.ui.diagnostics_dialog import DiagnosticsDialog
from app.ui.log_window import LogWindow
from app.ui.open_bundle import OpenBundle
from app.ui.options import ConsoleOptions
from app.ui.session import hide_in_tray
from app.ui.showcase import NOW, ShowcaseClient
from app.ui.showcase_data import CAFE
from app.ui.showcase_support import bundle
from app.ui.store_page import FAILURES
from app.ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|does not support raise", extend=True)


async def opened(shown: Showing, text: str, kind: type[QWidget]) -> QWidget:
    """Choose a command of the menu; return the window that it opens."""
    (action,) = [one for one in shown.window.commands.actions if one.text() == text]
    action.trigger()
    await shown.settle()
    found = shown.window.findChild(kind)
    assert isinstance(found, kind)
    assert found.isVisible()
    return found


async def test_every_file_can_be_read_before_anything_is_saved(tmp_path: Path) -> None:
    async with showing() as shown:
        dialog = await opened(shown, "Diagnostics for support…", DiagnosticsDialog)
        assert isinstance(dialog, DiagnosticsDialog)
        assert dialog.bundle is not None
        assert dialog.files.count() == len(dialog.bundle.files)
        for row, file in enumerate(dialog.bundle.files):
            dialog.files.setCurrentRow(row)
            assert dialog.text.toPlainText() == file.text
        dialog.save(str(tmp_path / "bundle.zip"))
        assert read(tmp_path / "bundle.zip") == dialog.bundle
        assert shown.said == ["Saved. You can send the file to support."]


async def test_the_failures_tab_leads_to_them_too() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, FAILURES)
        await shown.press(tab.diagnostics)
        assert isinstance(shown.dialog(), DiagnosticsDialog)


async def test_the_windows_own_facts_are_in_it_without_who_signs_in_at_a_proxy() -> None:
    async with showing() as shown:
        dialog = await opened(shown, "Diagnostics for support…", DiagnosticsDialog)
        assert isinstance(dialog, DiagnosticsDialog)
        assert dialog.bundle is not None
        facts = json.loads(dialog.bundle.text("console.json") or "")
        assert facts["platform"] == "offscreen"
        assert facts["screens"]
        assert not any("@" in proxy for proxy in facts["proxies"])


async def test_a_file_that_cannot_be_written_keeps_the_dialog_open(tmp_path: Path) -> None:
    async with showing() as shown:
        dialog = await opened(shown, "Diagnostics for support…", DiagnosticsDialog)
        assert isinstance(dialog, DiagnosticsDialog)
        dialog.save(str(tmp_path / "no such folder" / "bundle.zip"))
        assert dialog.isVisible()
        assert "could not be written" in dialog.state.text()


async def test_an_agent_that_cannot_gather_is_told_in_the_dialog() -> None:
    client = ShowcaseClient()
    client.refusals["diagnostics"] = ProblemError(ProblemCode.DATABASE_FULL)
    async with showing(client) as shown:
        dialog = await opened(shown, "Diagnostics for support…", DiagnosticsDialog)
        assert isinstance(dialog, DiagnosticsDialog)
        assert "disk is full" in dialog.state.text()
        assert not dialog.save_button.isEnabled()


async def test_the_failures_tab_leads_to_the_diagnostics() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, FAILURES)
        await shown.press(tab.diagnostics)
        assert isinstance(shown.dialog(), DiagnosticsDialog)


async def test_a_bundle_is_opened_in_a_window_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "bundle.zip"
    write(bundle(NOW), path)
    async with showing() as shown:
        started: list[Sequence[str]] = []
        OpenBundle(shown.console, shown.window, lambda words: bool(started.append(words) or True)).open(str(path))
        await shown.settle()
        assert started == [["open-diagnostics", str(path)]]
        assert shown.said == ["The bundle opens in a window of its own."]


async def test_what_is_no_bundle_is_told_and_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "holiday.zip"
    path.write_bytes(b"no archive")
    async with showing() as shown:
        started: list[Sequence[str]] = []
        OpenBundle(shown.console, shown.window, lambda words: bool(started.append(words))).open(str(path))
        await shown.settle()
        assert not started
        (said,) = shown.said
        assert "diagnostics" in said


async def test_the_menu_asks_which_bundle() -> None:
    async with showing() as shown:
        dialog = await opened(shown, "Open a diagnostics bundle…", QFileDialog)
        assert isinstance(dialog, QFileDialog)
        dialog.reject()


async def test_the_log_is_filtered_and_searched() -> None:
    async with showing() as shown:
        log = await opened(shown, "Log…", LogWindow)
        assert isinstance(log, LogWindow)
        assert "ready" in log.lines.toPlainText()
        assert "debug" not in log.lines.toPlainText()
        log.level.setCurrentIndex(log.level.findData(LogLevel.DEBUG))
        log.level.activated.emit(0)
        await shown.settle()
        assert "path=/wp-json/wc/v3/orders" in log.lines.toPlainText()
        log.store.setCurrentIndex(log.store.findData(2))
        log.store.activated.emit(0)
        await shown.settle()
        assert "wc/v3/orders" not in log.lines.toPlainText()
        assert "[Bike Barn]" in log.lines.toPlainText()
        QTest.keyClicks(log.search, "timed_out")
        log.begin()
        await shown.settle()
        assert log.lines.toPlainText().count("\n") == 0
        log.close()


async def test_new_lines_are_asked_for_by_the_last_number_and_added() -> None:
    async with showing() as shown:
        log = await opened(shown, "Log…", LogWindow)
        assert isinstance(log, LogWindow)
        before = log.lines.toPlainText()
        log._ask_more()
        await shown.settle()
        first, *_, last = shown.asked("log")
        assert (first[0].after, last[0].after) == (None, 6)
        assert log.lines.toPlainText() == before
        log.close()


async def test_the_lines_that_are_shown_can_be_copied() -> None:
    async with showing() as shown:
        log = await opened(shown, "Log…", LogWindow)
        assert isinstance(log, LogWindow)
        QTest.mouseClick(log.copy_button, Qt.MouseButton.LeftButton)
        assert QGuiApplication.clipboard().text() == log.lines.toPlainText()
        log.close()


async def test_a_bundle_on_show_says_so_all_the_time() -> None:
    async with showing(options=ConsoleOptions(bundle_made_at=NOW)) as shown:
        assert shown.window.banner.isVisible()
        assert "diagnostics bundle" in shown.window.banner.accessibleName() + shown.window.banner.title.text()


class Tray:
    """A tray that holds the program, or not."""

    def __init__(self, *, holds: bool) -> None:
        self.holds = holds


@pytest.mark.parametrize("holds", [True, False])
async def test_started_at_login_it_is_minimised_and_leaves_the_screen_to_the_tray(holds: bool) -> None:
    async with showing() as shown:
        window = MainWindow(shown.console)
        window.showMinimized()
        hide_in_tray(window, Tray(holds=holds))  # type: ignore[arg-type]
        assert window.isMinimized()
        shown.console.settings_changed.emit(ProgramSettings(keep_running=holds))
        assert window.isVisible() is not holds
        window.close()
        window.deleteLater()
