"""The window: which page is shown when, the list of stores, the keyboard, and an agent that goes away."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from showing import Showing, showing
from waiting import next_signal, until

from app.model import api
from app.model.looks import Theme
from app.model.reasons import Problem, ProblemCode
from app.model.settings import PlatformName
from app.ui.agent_link import AgentLink, LinkState
from app.ui.console import Console
from app.ui.options import ConsoleOptions
from app.ui.showcase import NOW, ShowcaseClient, now
from app.ui.showcase_data import BARN, BLOG, CAFE, new_connection
from app.ui.sidebar import ALL
from app.ui.store_page import CONNECTION, FAILURES, SYNC
from app.ui.theme import colours
from app.ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|does not support raise", extend=True)


def action(shown: Showing, text: str) -> QAction:
    (found,) = [one for one in shown.window.commands.actions if one.text() == text]
    return found


async def never() -> ShowcaseClient:
    raise AssertionError("the link is not started")


async def test_the_window_is_there_before_the_agent_is() -> None:
    window = MainWindow(Console(AgentLink(never), ConsoleOptions()))  # type: ignore[arg-type]
    window.show()
    assert window.waiting.isVisible()
    assert not window.start_page.isVisible()
    window.close()
    window.deleteLater()


async def test_the_first_run_asks_for_the_stores_address_and_nothing_else() -> None:
    async with showing(ShowcaseClient(empty=True)) as shown:
        assert shown.window.start_page.isVisible()
        assert not shown.window.sidebar.connect_button.isVisible()
        QTest.keyClicks(shown.window.start_page.address, "cafe-lumiere.example")
        QTest.keyClick(shown.window.start_page.address, Qt.Key.Key_Return)
        await shown.settle()
        assert shown.window.wizard is not None
        assert shown.asked("find_store") == [("cafe-lumiere.example",)]


async def test_an_empty_address_opens_no_wizard() -> None:
    async with showing(ShowcaseClient(empty=True)) as shown:
        await shown.press(shown.window.start_page.find_button)
        assert shown.window.wizard is None


async def test_with_stores_the_first_one_is_shown() -> None:
    async with showing() as shown:
        assert shown.window.store_page.isVisible()
        assert shown.window.store_page.connection == CAFE
        assert shown.window.windowTitle() == "Café Lumière – Storewire"


async def test_choosing_a_store_shows_it_and_keeps_the_tab() -> None:
    async with showing() as shown:
        await shown.open(CAFE, SYNC)
        shown.window.sidebar.choose(BARN)
        await shown.settle()
        assert shown.window.store_page.connection == BARN
        assert shown.window.store_page.bar.currentIndex() == SYNC
        assert shown.window.store_page.header.name.text() == "Bike Barn"
        assert shown.window.store_page.header.pill.accessibleName() == "Needs you"


async def test_coming_back_to_a_store_shows_what_happened_meanwhile() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SYNC)
        shown.window.sidebar.choose(ALL)
        shown.client.rows.insert(0, shown.client.rows[0].model_copy(update={"id": 2000}))
        shown.window.sidebar.choose(CAFE)
        await shown.settle()
        assert tab.log.table.row(0).id == 2000


async def test_a_store_that_was_removed_elsewhere_gives_way_to_all_stores() -> None:
    async with showing() as shown:
        del shown.client.views[CAFE]
        changed = next_signal(shown.console.stores_changed)
        shown.client.happen(api.ConnectionsChanged())
        await changed
        assert shown.window.stores_page.isVisible()
        assert shown.window.sidebar.list.currentIndex().data() == "All stores"


async def test_the_arrow_keys_walk_through_the_stores() -> None:
    async with showing() as shown:
        shown.window.sidebar.list.setFocus()
        QTest.keyClick(shown.window.sidebar.list, Qt.Key.Key_Down)
        await shown.settle()
        assert shown.window.store_page.connection == BARN


async def test_a_screen_reader_hears_each_stores_state() -> None:
    async with showing() as shown:
        model = shown.window.sidebar.list.model()
        heard = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(1, model.rowCount())]
        assert heard == [
            "Café Lumière, Sequenzy · in sync, 3 deliveries need you",
            "Bike Barn, Segmentflow · needs you, 3 deliveries need you",
            "Harbour Blog, Segmentflow · paused",
        ]


async def test_a_store_that_was_added_elsewhere_appears_by_itself() -> None:
    async with showing() as shown:
        shown.client.views[9] = new_connection(NOW, 9, PlatformName.SEGMENTFLOW)
        changed = next_signal(shown.console.stores_changed)
        shown.client.happen(api.ConnectionsChanged())
        await changed
        assert shown.window.sidebar.list.model().rowCount() == 5
        assert shown.window.store_page.connection == CAFE


async def test_all_stores_are_listed_and_enter_opens_one() -> None:
    async with showing() as shown:
        action(shown, "All stores").trigger()
        await shown.settle()
        page = shown.window.stores_page
        assert page.isVisible()
        names = [page.table.index(row, 0).data() for row in range(3)]
        assert names == ["Bike Barn", "Harbour Blog", "Café Lumière"]
        page.rows.setFocus()
        page.rows.setCurrentIndex(page.table.index(1, 0))
        QTest.keyClick(page.rows, Qt.Key.Key_Return)
        await shown.settle()
        assert shown.window.store_page.connection == BLOG


async def test_all_failures_of_all_stores_can_be_retried() -> None:
    async with showing() as shown:
        shown.window.sidebar.choose(ALL)
        await shown.press(shown.window.stores_page.retry)
        assert shown.asked("retry") == [(api.Selection(),)]


# -- the keyboard ----------------------------------------------------------------------------------


async def test_every_shortcut_means_one_thing() -> None:
    async with showing() as shown:
        keys = [key.toString() for one in shown.window.commands.actions for key in one.shortcuts()]
        assert len(keys) == len(set(keys))
        assert {"Ctrl+N", "Ctrl+R", "Ctrl+F", "Ctrl+1", "Ctrl+5", "Ctrl+0", "Ctrl+Q"} <= set(keys)


async def test_the_tabs_have_keys() -> None:
    async with showing() as shown:
        for number, name in enumerate(("Connection", "Sync", "Failures", "Settings", "Forms"), 1):
            assert action(shown, name).shortcut() == QKeySequence(f"Ctrl+{number}")
        action(shown, "Failures").trigger()
        assert shown.window.store_page.bar.currentIndex() == FAILURES


async def test_searching_opens_the_log_with_the_cursor_in_its_field() -> None:
    async with showing() as shown:
        shown.window.activateWindow()
        action(shown, "Search deliveries").trigger()
        await shown.settle()
        assert shown.window.store_page.bar.currentIndex() == SYNC
        assert shown.window.focusWidget() is shown.window.store_page.sync_tab.log.search


async def test_checking_by_key_checks_the_store_that_is_shown() -> None:
    async with showing() as shown:
        await shown.open(CAFE, SYNC)
        action(shown, "Check the connection").trigger()
        await shown.settle()
        assert shown.asked("check_now") == [(CAFE,)]
        assert shown.window.store_page.bar.currentIndex() == CONNECTION


async def test_sync_now_by_key_does_nothing_while_a_sync_runs() -> None:
    async with showing() as shown:
        await shown.open(CAFE, SYNC)
        action(shown, "Sync now").trigger()
        await shown.settle()
        assert shown.asked("sync") == []


async def test_what_needs_a_store_cannot_be_done_without_one() -> None:
    async with showing() as shown:
        shown.window.sidebar.choose(ALL)
        assert not action(shown, "Sync now").isEnabled()
        assert action(shown, "Connect a store…").isEnabled()


async def test_a_store_is_paused_and_resumed_from_the_menu() -> None:
    async with showing() as shown:
        for asked in ("pause", "resume"):
            action(shown, "Pause or resume the sync").trigger()
            await shown.settle()
            assert shown.asked(asked) == [(CAFE,)]


async def test_every_failure_of_a_store_is_retried_from_the_menu() -> None:
    async with showing() as shown:
        action(shown, "Retry all failures").trigger()
        await shown.settle()
        assert shown.asked("retry") == [(api.Selection(connection=CAFE),)]


@pytest.mark.parametrize("text", ["Erase a person…", "Disconnect…", "Sync everything again…", "Send me a test…"])
async def test_what_the_menu_does_to_a_store_asks_first(text: str) -> None:
    async with showing() as shown:
        await shown.open(BARN, SYNC)
        action(shown, text).trigger()
        await shown.settle()
        assert shown.dialog().isVisible()


async def test_what_concerns_a_store_cannot_be_chosen_where_none_is_shown() -> None:
    async with showing() as shown:
        shown.window.sidebar.choose(ALL)
        assert not action(shown, "Disconnect…").isEnabled()
        assert action(shown, "Help").isEnabled()


async def test_the_shortcuts_can_be_read_in_the_program() -> None:
    async with showing() as shown:
        action(shown, "About and shortcuts").trigger()
        texts = {label.text() for label in shown.dialog().findChildren(type(shown.window.toast.text))}
        assert "Sync now" in texts


# -- the program's settings ------------------------------------------------------------------------


async def test_a_theme_is_kept_and_applies_at_once() -> None:
    async with showing() as shown:
        shown.console.settings_changed.connect(lambda settings: colours.follow(settings.theme))
        action(shown, "Settings of Storewire…").trigger()
        box = shown.dialog().theme  # type: ignore[attr-defined]
        box.setCurrentIndex(box.findData(Theme.DARK))
        box.activated.emit(box.currentIndex())
        await shown.settle()
        assert shown.client.program.theme is Theme.DARK
        assert colours.name == "dark"


# -- the agent -------------------------------------------------------------------------------------


async def test_an_agent_that_goes_away_is_said_with_what_it_means() -> None:
    async with showing() as shown:
        lost = next_signal(shown.console.link.lost)
        shown.client.die()
        await lost
        assert shown.window.banner.isVisible()
        assert "nothing is lost" in shown.window.banner.accessibleName()
        assert shown.window.store_page.isVisible()


async def test_what_is_asked_meanwhile_says_nothing_more_and_can_be_asked_again() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SYNC)
        lost = next_signal(shown.console.link.lost)
        shown.client.die()
        await lost
        await shown.press(tab.pause)
        assert shown.said == []
        assert tab.pause.isEnabled()


async def test_an_agent_that_does_not_start_says_why_and_can_be_tried_again() -> None:
    async with showing() as shown:
        link = shown.console.link
        link._become(LinkState.FAILED, Problem(code=ProblemCode.DATABASE_NEWER))
        assert "newer Storewire" in shown.window.banner.accessibleName()
        (again,) = [one for one in shown.window.banner.findChildren(QPushButton) if one.isVisible()]
        await shown.press(again)
        assert link._hurry.is_set()
        link._become(LinkState.READY)
        assert not shown.window.banner.isVisible()


async def test_when_the_agent_is_back_everything_is_asked_for_anew() -> None:
    async with showing() as shown:
        shown.client.views[CAFE] = shown.client.views[CAFE].model_copy(update={"failed": 5})
        shown.console.link._become(LinkState.LOST)
        changed = next_signal(shown.console.stores_changed)
        shown.console.link._become(LinkState.READY)
        await changed
        assert shown.window.store_page.bar.count_at(FAILURES) == 5


async def test_when_the_agent_is_back_the_open_tab_catches_up() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SYNC)
        shown.console.link._become(LinkState.LOST)
        shown.client.rows.insert(0, shown.client.rows[0].model_copy(update={"id": 2000}))
        shown.console.link._become(LinkState.READY)
        await shown.settle()
        assert tab.log.table.row(0).id == 2000


# -- coming and going ------------------------------------------------------------------------------


async def test_the_store_and_tab_that_were_open_are_open_again(tmp_path: Path) -> None:
    memory = QSettings(str(tmp_path / "console.ini"), QSettings.Format.IniFormat)
    async with showing(memory=memory) as shown:
        await shown.open(BARN, FAILURES)
    async with showing(memory=memory) as shown:
        page = shown.window.store_page
        assert (page.connection, page.bar.currentIndex()) == (BARN, FAILURES)
        assert page.failures_tab.isVisible()


async def test_all_stores_are_shown_again_where_they_were_shown_last(tmp_path: Path) -> None:
    memory = QSettings(str(tmp_path / "console.ini"), QSettings.Format.IniFormat)
    async with showing(memory=memory) as shown:
        shown.window.sidebar.choose(ALL)
    async with showing(memory=memory) as shown:
        assert shown.window.stores_page.isVisible()


async def test_a_remembered_store_that_is_gone_gives_way_to_the_first(tmp_path: Path) -> None:
    memory = QSettings(str(tmp_path / "console.ini"), QSettings.Format.IniFormat)
    memory.setValue("store", 77)
    memory.setValue("tab", "nonsense")
    async with showing(memory=memory) as shown:
        assert shown.window.store_page.connection == CAFE


async def test_closing_ends_the_console_unless_it_is_to_stay() -> None:
    async with showing() as shown:
        closed: list[None] = []
        shown.window.closed.connect(lambda: closed.append(None))
        shown.window.stays = lambda: True
        shown.window.close()
        assert closed == []
        assert not shown.window.isVisible()
        shown.window.raise_up()
        assert shown.window.isVisible()
        shown.window.quit()
        assert closed == [None]


async def test_closing_in_the_middle_of_a_pairing_leaves_nothing_behind() -> None:
    async with showing() as shown:
        shown.window.connect_store("cafe-lumiere.example")
        await shown.settle()
        shown.window.close()
        await shown.settle()
        assert shown.asked("abandon") == [("draft",)]


async def test_the_wizard_is_opened_once() -> None:
    async with showing() as shown:
        shown.window.connect_store()
        first = shown.window.wizard
        action(shown, "Connect a store…").trigger()
        assert shown.window.wizard is first


async def test_reconnecting_looks_for_the_stores_own_address() -> None:
    async with showing() as shown:
        tab = await shown.open(BARN, CONNECTION)
        await shown.press(tab.ways.reconnect)
        assert shown.asked("find_store") == [("https://bikebarn.example",)]


async def test_a_toast_goes_by_itself_and_can_be_closed() -> None:
    async with showing() as shown:
        shown.console.said.emit("Saved.")
        toast = shown.window.toast
        assert toast.isVisible()
        assert toast.accessibleName() == "Saved."
        assert toast._timer.isActive()
        await shown.press(toast.findChildren(QPushButton)[0])
        assert not toast.isVisible()


async def test_names_from_a_store_are_shown_as_they_are() -> None:
    client = ShowcaseClient()
    client.views[CAFE] = client.views[CAFE].model_copy(update={"name": "<b>Bold</b> & Söhne"})
    async with showing(client) as shown:
        assert shown.window.store_page.header.name.text() == "<b>Bold</b> & Söhne"
        await until(lambda: shown.window.windowTitle().startswith("<b>Bold</b> & Söhne"))


# -- before the agent is there ---------------------------------------------------------------------


async def test_the_stores_of_the_last_time_are_there_before_the_agent_and_commands_wait_for_it() -> None:
    client, there = ShowcaseClient(), asyncio.Event()

    async def connect() -> Any:
        await there.wait()
        return client

    link = AgentLink(connect)
    console = Console(link, ConsoleOptions(), open_url=lambda _: None, now=now)
    window = MainWindow(console)
    stale = list(client.views.values())[:2]
    console.recall(stale)
    window.show()
    await link.start()
    assert window.store_page.isVisible()
    assert window.sidebar.list.model().rowCount() == 3
    window.store_page.open_tab(CONNECTION)
    window.store_page.connection_tab.check_again.click()
    assert ("check_now", CAFE) not in client.asked
    there.set()
    await until(lambda: len(console.stores) == 3, console.stores_changed)
    await window.store_page.connection_tab.work.finish()
    assert ("check_now", CAFE) in client.asked
    window.close()
    await link.stop()
    console.end()
    window.deleteLater()
