"""The wizard before an agent in memory: what each step shows and asks, and that nothing is lost or left behind."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from showing import Showing, showing
from waiting import until

from app.model import api
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.model.settings import ConnectionSettings, PastOrders, PlatformName
from app.ui.showcase import ShowcaseClient
from app.ui.store_page import SYNC
from app.ui.wizard.wizard import AUTHORISE, FIND, PLATFORM, REVIEW, Wizard

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
ANSWER = "storewire://authorized/?state=s&user_login=admin&password=secret"


class PaperBrowser(QWidget):
    """An embedded browser that shows nothing and does what a test says."""

    returned = Signal(str)
    failed = Signal(str)
    refused = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.opened: tuple[str, str] = ("", "")
        self.disposed = False

    def open(self, url: str, return_url: str) -> None:
        self.opened = (url, return_url)

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


# -- finding ------------------------------------------------------------------------------------------


async def test_a_new_user_sees_one_field_and_one_button_and_is_led_on_from_there() -> None:
    async with showing(ShowcaseClient(empty=True)) as shown:
        page = shown.window.start_page
        assert page.isVisible()
        QTest.keyClicks(page.address, "cafe-lumiere.example")
        QTest.keyClick(page.address, Qt.Key.Key_Return)
        await shown.settle()
        assert shown.asked("find_store") == [("cafe-lumiere.example",)]
        assert shown.window.wizard is not None


async def test_going_on_needs_a_store_that_was_found() -> None:
    async with connecting() as journey:
        assert not journey.wizard.primary.isEnabled()
        await journey.find()
        assert journey.wizard.primary.isEnabled()
        assert journey.client.asked[-1] != ("authorize_page", "draft")


async def test_another_address_gives_the_store_before_up() -> None:
    async with connecting() as journey:
        await journey.find()
        QTest.keyClicks(journey.wizard.find_step.address, "x")
        await journey.shown.settle()
        assert journey.shown.asked("abandon") == [("draft",)]
        assert not journey.wizard.primary.isEnabled()


async def test_an_address_without_a_store_says_what_to_do_and_keeps_what_was_typed() -> None:
    client = ShowcaseClient()
    client.refusals["find_store"] = ProblemError(ProblemCode.NOT_WORDPRESS, host="example.com")
    async with connecting(client) as journey:
        await journey.find("example.com")
        step = journey.wizard.find_step
        assert "does not look like WordPress" in step.checks.findChildren(QWidget)[0].accessibleName()
        assert step.address.text() == "example.com"
        assert not journey.wizard.primary.isEnabled()


# -- being let in -------------------------------------------------------------------------------------


async def test_the_stores_own_page_is_opened_and_its_answer_handed_to_the_agent_whole() -> None:
    async with connecting() as journey:
        await journey.to_authorise()
        url, ends_at = journey.browser.opened
        assert "authorize-application" in url
        assert ends_at == "storewire://authorized/"
        journey.browser.returned.emit(ANSWER)
        await journey.shown.settle()
        assert journey.shown.asked("authorized") == [("draft", ANSWER)]
        assert journey.wizard.at == PLATFORM
        assert journey.browser.disposed


async def test_a_refusal_is_said_and_the_page_offered_again() -> None:
    client = ShowcaseClient()
    client.refusals["authorized"] = ProblemError(ProblemCode.AUTHORIZATION_REFUSED)
    async with connecting(client) as journey:
        await journey.to_platform()
        step = journey.wizard.authorise
        assert journey.wizard.at == AUTHORISE
        assert step.banner.isVisible()
        await journey.shown.press(step.pane.try_again)
        assert len(journey.browsers) == 2
        client.refusals.clear()
        journey.browser.returned.emit(ANSWER)
        await journey.shown.settle()
        assert journey.wizard.at == PLATFORM


async def test_in_the_users_own_browser_no_return_address_goes_along_and_the_password_is_pasted() -> None:
    async with connecting() as journey:
        await journey.to_authorise()
        step = journey.wizard.authorise
        await journey.shown.press(step.pane.outside)
        assert "success_url" not in journey.shown.opened[0]
        assert journey.browser.disposed
        QTest.keyClicks(step.username, "admin")
        QTest.keyClicks(step.password, "abcd efgh")
        await journey.shown.press(step.use_pasted)
        assert journey.shown.asked("paste_credentials") == [("draft", "admin", "abcd efgh")]
        assert journey.wizard.at == PLATFORM
        assert step.password.text() == ""


async def test_a_store_without_an_approval_page_still_takes_a_pasted_key() -> None:
    client = ShowcaseClient()
    client.refusals["authorize_page"] = ProblemError(ProblemCode.APP_PASSWORDS_OFF)
    async with connecting(client) as journey:
        await journey.to_authorise()
        assert journey.browsers == []
        assert journey.wizard.authorise.banner.isVisible()
        assert journey.wizard.authorise.use_pasted.isVisible()


async def test_a_sign_in_host_that_refuses_the_browser_is_named() -> None:
    async with connecting() as journey:
        await journey.to_authorise()
        journey.browser.refused.emit("accounts.google.com")
        assert "accounts.google.com" in journey.wizard.authorise.pane.said.text()
        assert journey.wizard.authorise.pane.outside.isVisible()


# -- the platform -------------------------------------------------------------------------------------


@pytest.mark.parametrize("platform", list(PlatformName))
async def test_the_platforms_page_is_opened_with_the_address_it_returns_to(platform: PlatformName) -> None:
    async with connecting() as journey:
        await journey.to_pairing(platform)
        draft = journey.wizard.draft
        assert draft is not None
        assert journey.browser.opened == (draft.pairing_url, draft.pairing_return)
        assert journey.shown.asked("choose_platform") == [("draft", api.ChoosePlatform(platform=platform))]


async def test_a_return_from_the_platform_is_handed_to_the_agent() -> None:
    async with connecting() as journey:
        await journey.to_pairing(PlatformName.SEGMENTFLOW)
        back = journey.browser.opened[1] + "?page=segmentflow&poll_token=t"
        journey.browser.returned.emit(back)
        await journey.shown.settle()
        assert journey.shown.asked("returned") == [("draft", back)]


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


async def test_an_address_that_is_no_host_is_said_beside_its_field_before_anything_is_asked() -> None:
    async with connecting() as journey:
        await journey.to_platform()
        step = journey.wizard.platform
        step.cards[PlatformName.SEQUENZY].radio.click()
        await journey.shown.press(step.advanced_opener)
        QTest.keyClicks(step.api_host, "http://api.example.com")
        assert step.host_fault.isVisible()
        assert not journey.wizard.primary.isEnabled()
        step.api_host.setText("https://api.example.com")
        await journey.shown.press(journey.wizard.primary)
        wanted = api.ChoosePlatform(platform=PlatformName.SEQUENZY, api_host="https://api.example.com")
        assert journey.shown.asked("choose_platform") == [("draft", wanted)]


async def test_where_a_key_is_needed_it_is_pasted_and_the_company_chosen() -> None:
    client = ShowcaseClient()
    client.pairing_mode = "api_key"
    async with connecting(client) as journey:
        await journey.to_pairing()
        pane = journey.wizard.platform.pane
        QTest.keyClicks(pane.key, "seq_live_1")
        await journey.shown.press(pane.use_key)
        assert journey.wizard.at == PLATFORM
        pane.company.setCurrentIndex(1)
        await journey.shown.press(pane.use_key)
        assert journey.shown.asked("paste_key") == [("draft", "seq_live_1", ""), ("draft", "seq_live_1", "c2")]
        assert journey.wizard.at == REVIEW
        assert pane.key.text() == ""


@pytest.mark.parametrize("code", [ProblemCode.KEYRING_MISSING, ProblemCode.KEYRING_LOCKED])
async def test_without_a_keyring_the_user_is_told_before_pairing_and_may_go_on_for_this_run(code: ProblemCode) -> None:
    client = ShowcaseClient()
    locked = code is ProblemCode.KEYRING_LOCKED
    client.keyring = api.KeyringState.LOCKED if locked else api.KeyringState.MISSING
    async with connecting(client) as journey:
        banner = journey.wizard.banner
        assert banner.isVisible()
        (keep,) = banner._buttons
        await journey.shown.press(keep)
        assert journey.shown.asked("use_session_keyring") == [()]
        assert not banner.isVisible()


# -- the review ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("platform", list(PlatformName))
async def test_completing_sends_what_was_chosen_then_syncs_and_shows_the_progress(platform: PlatformName) -> None:
    async with connecting() as journey:
        await journey.to_review(platform)
        step = journey.wizard.review
        step.past.setCurrentIndex(step.past.findData(PastOrders.NONE))
        await journey.shown.press(journey.wizard.primary)
        ((_, settings),) = journey.shown.asked("complete")
        assert isinstance(settings, ConnectionSettings)
        assert settings.past_orders is PastOrders.NONE
        assert settings.consent_required
        assert settings.consent_meta_key == "newsletter_opt_in"
        assert journey.shown.asked("sync") == [(9, False)]
        window = journey.shown.window
        assert window.wizard is None
        assert window.store_page.connection == 9
        assert window.store_page.bar.currentIndex() == SYNC


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


async def test_every_field_can_be_seen_with_an_example_before_anything_is_sent() -> None:
    async with connecting() as journey:
        await journey.to_review()
        await journey.shown.press(journey.wizard.review.show_fields)
        assert journey.shown.dialog().isVisible()
        journey.shown.dialog().reject()
        assert journey.shown.asked("complete") == []


# -- going back and leaving ---------------------------------------------------------------------------


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
        QTest.keyClick(journey.wizard.find_step.address, Qt.Key.Key_Escape)
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
