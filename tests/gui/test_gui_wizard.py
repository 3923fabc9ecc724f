"""The wizard from end to end before an agent in memory: what is asked of the agent, and that nothing is left behind."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from showing import Showing, showing
from waiting import next_signal, until

from app.model import api
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.model.settings import PlatformName
from app.ui.showcase import ShowcaseClient
from app.ui.wizard.wizard import FIND, PLATFORM, REVIEW, Wizard

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
ANSWER = "storewire://authorized/?state=s&user_login=admin&password=secret"


class PaperBrowser(QWidget):
    """An embedded browser that shows nothing and does what a test says."""

    returned = Signal(str)
    visited = Signal(str)
    failed = Signal(str)
    refused = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.opened: tuple[str, str] = ("", "")
        self.disposed = False

    def open(self, url: str, return_url: str) -> None:
        self.opened = (url, return_url)

    def offer_file(self, path: object) -> None:
        """No page here asks for a file."""

    def dispose(self) -> None:
        self.disposed = True


@dataclass
class Journey:
    """A wizard that is open, and the browsers that it made."""

    shown: Showing
    browsers: list[PaperBrowser] = field(default_factory=list)

    @property
    def client(self) -> ShowcaseClient:
        return self.shown.client

    @property
    def wizard(self) -> Wizard:
        assert self.shown.window.wizard is not None
        return self.shown.window.wizard

    @property
    def browser(self) -> PaperBrowser:
        return self.browsers[-1]

    async def find(self, address: str = "cafe-lumiere.example") -> None:
        step = self.wizard.find_step
        step.address.clear()
        QTest.keyClicks(step.address, address)
        await self.shown.press(step.find_button)
        await until(lambda: not step._waiting, step.changed)

    async def to_authorise(self) -> None:
        await self.find()
        await self.shown.press(self.wizard.primary)

    async def to_platform(self) -> None:
        await self.to_authorise()
        self.browser.returned.emit(ANSWER)
        await self.shown.settle()

    async def to_pairing(self, platform: PlatformName = PlatformName.SEQUENZY) -> None:
        await self.to_platform()
        self.wizard.platform.cards[platform].radio.click()
        await self.shown.press(self.wizard.primary)

    async def to_review(self, platform: PlatformName = PlatformName.SEQUENZY) -> None:
        await self.to_pairing(platform)
        self.client.approve()
        await until(lambda: self.wizard.at == REVIEW, self.wizard.stack.currentChanged)
        await self.shown.settle()


@asynccontextmanager
async def connecting(client: ShowcaseClient | None = None) -> AsyncIterator[Journey]:
    """Open the wizard from the window's button."""
    browsers: list[PaperBrowser] = []

    def make(parent: QWidget) -> PaperBrowser:
        browsers.append(PaperBrowser(parent))
        return browsers[-1]

    async with showing(client, make) as shown:
        await shown.press(shown.window.sidebar.connect_button)
        yield Journey(shown, browsers)


async def test_a_new_user_sees_one_field_and_one_button_and_is_led_on_from_there() -> None:
    async with showing(ShowcaseClient(empty=True)) as shown:
        page = shown.window.start_page
        assert page.isVisible()
        QTest.keyClicks(page.address, "cafe-lumiere.example")
        QTest.keyClick(page.address, Qt.Key.Key_Return)
        await shown.settle()
        assert shown.asked("find_store") == [("cafe-lumiere.example",)]
        assert shown.window.wizard is not None


async def test_a_sign_in_host_that_refuses_the_browser_is_named() -> None:
    async with connecting() as journey:
        await journey.to_authorise()
        journey.browser.refused.emit("accounts.google.com")
        assert "accounts.google.com" in journey.wizard.authorise.pane.said.text()
        assert journey.wizard.authorise.pane.outside.isVisible()


@pytest.mark.parametrize("platform", list(PlatformName))
async def test_the_platforms_page_is_opened_with_the_address_it_returns_to(platform: PlatformName) -> None:
    async with connecting() as journey:
        await journey.to_pairing(platform)
        draft = journey.wizard.draft
        assert draft is not None
        assert journey.browser.opened == (draft.pairing_url, draft.pairing_return)
        assert journey.shown.asked("choose_platform") == [("draft", api.ChoosePlatform(platform=platform))]


@pytest.mark.parametrize("code", [ProblemCode.PAIRING_DENIED, ProblemCode.PAIRING_EXPIRED])
async def test_an_approval_that_does_not_come_is_said_and_can_be_asked_for_again(code: ProblemCode) -> None:
    async with connecting() as journey:
        await journey.to_pairing()
        pane = journey.wizard.platform.pane
        journey.client.refuse(code)
        await until(lambda: pane.start_again.isVisible(), journey.shown.console.draft_changed)
        assert journey.wizard.platform.banner.isVisible()
        await journey.shown.press(pane.start_again)
        assert len(journey.shown.asked("choose_platform")) == 2
        assert not journey.wizard.platform.banner.isVisible()


async def test_a_completion_that_fails_says_why_and_can_be_tried_again() -> None:
    client = ShowcaseClient()
    client.refusals["complete"] = ProblemError(ProblemCode.PLATFORM_UNREACHABLE, platform="Sequenzy")
    async with connecting(client) as journey:
        await journey.to_review()
        await journey.shown.press(journey.wizard.primary)
        assert journey.wizard.review.banner.isVisible()
        client.refusals.clear()
        await journey.shown.press(journey.wizard.primary)
        assert journey.shown.window.wizard is None


async def test_going_back_and_on_again_loses_nothing() -> None:
    async with connecting() as journey:
        await journey.to_review()
        while journey.wizard.at > FIND:
            await journey.shown.press(journey.wizard.back)
        assert journey.wizard.find_step.address.text() == "cafe-lumiere.example"
        while journey.wizard.at < REVIEW:
            await journey.shown.press(journey.wizard.primary)
        assert len(journey.shown.asked("choose_platform")) == 1
        assert len(journey.shown.asked("authorized")) == 1
        assert journey.shown.asked("abandon") == []


async def test_choosing_the_other_platform_after_all_asks_that_one_for_approval() -> None:
    async with connecting() as journey:
        await journey.to_review()
        await journey.shown.press(journey.wizard.back)
        await journey.shown.press(journey.wizard.back)
        journey.wizard.platform.cards[PlatformName.SEGMENTFLOW].radio.click()
        await journey.shown.press(journey.wizard.primary)
        asked = [choice.platform for _, choice in journey.shown.asked("choose_platform")]
        assert asked == [PlatformName.SEQUENZY, PlatformName.SEGMENTFLOW]
        assert journey.wizard.at == PLATFORM
        assert not journey.wizard.primary.isEnabled()


@pytest.mark.parametrize("far", ["find", "to_authorise", "to_platform", "to_pairing", "to_review"])
async def test_cancelling_leaves_nothing_behind(far: str) -> None:
    async with connecting() as journey:
        await getattr(journey, far)()
        await journey.shown.press(journey.wizard.cancel_button)
        assert journey.shown.asked("abandon") == [("draft",)]
        assert journey.shown.window.wizard is None
        assert all(browser.disposed for browser in journey.browsers)


async def test_escape_cancels() -> None:
    async with connecting() as journey:
        window, app = journey.shown.window, QApplication.instance()
        assert isinstance(app, QApplication)
        active = next_signal(app.focusWindowChanged)
        window.activateWindow()
        if not window.isActiveWindow():
            await active
        QTest.keyClick(window, Qt.Key.Key_Escape)
        await journey.shown.settle()
        assert journey.shown.window.wizard is None


async def test_a_problem_that_arrives_late_is_of_the_draft_that_is_shown() -> None:
    async with connecting() as journey:
        await journey.to_pairing()
        draft = journey.wizard.draft
        assert draft is not None
        stray = draft.model_copy(update={"id": "another", "problem": Problem(code=ProblemCode.PAIRING_DENIED)})
        journey.client.happen(api.DraftChanged(draft=stray))
        await journey.shown.settle()
        assert not journey.wizard.platform.banner.isVisible()
