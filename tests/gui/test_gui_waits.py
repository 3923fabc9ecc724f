"""Every wait that a person notices is said, and can be given up."""

from __future__ import annotations

import asyncio

import pytest
from showing import Showing, showing
from waiting import until

from app.model import api
from app.ui import waits
from app.ui.showcase import ShowcaseClient
from app.ui.showcase_data import CAFE
from app.ui.store_page import CONNECTION

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


class Slow(ShowcaseClient):
    """Checks for as long as the test wants."""

    def __init__(self) -> None:
        super().__init__()
        self.answer = asyncio.Event()

    async def check_now(self, connection: int) -> api.CheckReport:
        await self.answer.wait()
        return await super().check_now(connection)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waits, "PATIENCE_MS", 0)


async def press_and_wait(shown: Showing) -> None:
    shown.window.open_store(CAFE)
    shown.window.store_page.open_tab(CONNECTION)
    await shown.settle()
    shown.window.store_page.connection_tab.check_again.click()
    line = shown.window.waiting_line
    await until(line.isVisible, shown.console.link.waits.changed)


async def test_a_wait_is_said_by_the_name_of_what_was_pressed_and_ends_with_the_answer() -> None:
    client = Slow()
    async with showing(client) as shown:
        await press_and_wait(shown)
        assert shown.window.waiting_line.text.text() == "Check again…"
        client.answer.set()
        await until(lambda: not shown.window.waiting_line.isVisible(), shown.console.link.waits.changed)
        assert shown.asked("check_now")


async def test_a_wait_can_be_given_up_and_asked_for_again() -> None:
    async with showing(Slow()) as shown:
        await press_and_wait(shown)
        tab = shown.window.store_page.connection_tab
        assert not tab.check_again.isEnabled()
        shown.window.waiting_line.stop.click()
        await until(lambda: not shown.window.waiting_line.isVisible(), shown.console.link.waits.changed)
        assert tab.check_again.isEnabled()
        assert tab.checked.text().startswith("checked ")
        assert not shown.said


async def test_what_is_answered_at_once_is_not_shown_as_a_wait() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, CONNECTION)
        await shown.press(tab.check_again)
        assert not shown.window.waiting_line.isVisible()
