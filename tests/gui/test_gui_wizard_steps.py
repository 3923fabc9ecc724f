"""The wizard's four steps, in front of an agent in memory and a browser on paper."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from waiting import until

from app.model import api
from app.model.reasons import ProblemCode, ProblemError
from app.model.settings import ConnectionSettings, LiveChannel, PastOrders, PlatformName
from app.model.store import Check, CheckName, CheckState, KeyPlace
from app.ui.options import ConsoleOptions
from app.ui.screenshots import PaperBrowser, Studio
from app.ui.showcase import ShowcaseClient
from app.ui.theme import dress
from app.ui.wizard.wizard import AUTHORISE, FIND, PLATFORM, REVIEW, Wizard

ADDRESS = "cafe-lumiere.example"
HOSTS = {"sequenzy": ("http://127.0.0.1:1", "http://127.0.0.1:2")}


def press(button: QWidget) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@dataclass
class Person:
    """Somebody before the wizard."""

    studio: Studio
    client: ShowcaseClient
    opened: list[str]

    @property
    def wizard(self) -> Wizard:
        assert self.studio.window.wizard is not None
        return self.studio.window.wizard

    def asked(self, method: str) -> list[tuple[Any, ...]]:
        return [one for one in self.client.asked if one[0] == method]

    async def find(self) -> None:
        step = self.wizard.find_step
        step.address.setText(ADDRESS)
        press(step.find_button)
        await until(step.can_advance, step.changed)

    async def reach(self, at: int) -> None:
        await self.find()
        if at >= AUTHORISE:
            press(self.wizard.primary)
            await self.studio.until(lambda: self.wizard.authorise.pane.busy_with_page)
        if at >= PLATFORM:
            self.wizard.authorise.pane.returned.emit("storewire://authorized/?state=1")
            await until(lambda: self.wizard.at == PLATFORM, self.wizard.stack.currentChanged)
        if at >= REVIEW:
            await self.sign_in(PlatformName.SEQUENZY)
            self.client.approve()
            await until(self.wizard.review.can_advance, self.wizard.review.changed)

    async def sign_in(self, platform: PlatformName) -> None:
        self.wizard.platform.cards[platform].radio.click()
        press(self.wizard.primary)
        await self.studio.until(lambda: self.wizard.platform.pane.pane.busy_with_page)

    def browser(self) -> PaperBrowser:
        found = [one for one in self.wizard.findChildren(PaperBrowser) if one.isVisible()]
        assert len(found) == 1
        return found[0]


@pytest.fixture
async def person(qapp: QApplication) -> AsyncIterator[Person]:
    if not qapp.styleSheet():
        dress(qapp)
    client = ShowcaseClient()
    opened: list[str] = []
    options = ConsoleOptions(platform_hosts=HOSTS, sign_in=("demo", "demo-password"))
    studio = Studio(qapp, client, options)
    studio.console.open_url = opened.append
    studio.window.show()
    await until(lambda: studio.console.known, studio.console.stores_changed)
    studio.window.connect_store()
    yield Person(studio, client, opened)
    await studio.end()


# -- step 1 ------------------------------------------------------------------------------------------


async def test_the_checks_name_the_store_and_say_what_to_do(person: Person) -> None:
    await person.find()
    rows = [row.accessibleName() for row in person.wizard.find_step.checks.rows()]
    assert rows[0] == "Café Lumière answers at https://cafe-lumiere.example"
    assert "WordPress 7.1 with WooCommerce" in rows
    assert any("4 minutes ahead" in row and "Ask your host" in row for row in rows)
    assert person.wizard.primary.isEnabled()


async def test_an_address_without_a_store_says_why_and_goes_no_further(person: Person) -> None:
    person.client.refusals["find_store"] = ProblemError(ProblemCode.NOT_WORDPRESS, host="x.example")
    step = person.wizard.find_step
    step.address.setText("x.example")
    QTest.keyClick(step.address, Qt.Key.Key_Return)
    await until(lambda: len(step.checks.rows()) == 2, step.changed)
    assert "does not look like WordPress" in step.checks.rows()[-1].accessibleName()
    assert not person.wizard.primary.isEnabled()


async def test_what_passed_before_a_problem_is_shown_with_it(person: Person) -> None:
    person.client.refusals["find_store"] = ProblemError(ProblemCode.REST_BLOCKED, host="x.example")
    step = person.wizard.find_step
    step.address.setText("x.example")
    press(step.find_button)
    await until(lambda: len(step.checks.rows()) == 3, step.changed)
    rows = [row.accessibleName() for row in step.checks.rows()]
    assert rows[:2] == ["The store answers", "It runs WordPress"]
    assert rows[2].startswith("The store's interface for programs is closed")


async def test_another_address_is_looked_at_only_when_the_user_says_so(person: Person) -> None:
    away = ProblemError(ProblemCode.REDIRECTS_AWAY, host="x.example", to="y.example", address="https://y.example/shop")
    person.client.refusals["find_store"] = away
    step = person.wizard.find_step
    step.address.setText("x.example")
    press(step.find_button)
    await until(lambda: step.checks.rows(), step.changed)
    (look,) = step.checks.findChildren(QPushButton)
    assert [one[1] for one in person.asked("find_store")] == ["x.example"]
    person.client.refusals.clear()
    press(look)
    await until(step.can_advance, step.changed)
    assert [one[1] for one in person.asked("find_store")] == ["x.example", "https://y.example/shop"]


async def test_with_a_vendor_s_plugin_at_work_observing_is_offered(person: Person) -> None:
    check = Check(name=CheckName.VENDOR_PLUGIN, state=CheckState.WARN, params={"plugins": ["sequenzy"]})
    person.client.found = person.client.found.model_copy(update={"checks": (check,)})
    await person.find()
    (observe,) = person.wizard.find_step.checks.findChildren(QPushButton)
    press(observe)
    assert person.wizard.observe_only


async def test_a_store_where_passwords_could_be_overheard_cannot_be_connected(person: Person) -> None:
    problem = ProblemError(ProblemCode.APP_PASSWORDS_NEED_HTTPS).problem
    check = Check(name=CheckName.APP_PASSWORDS, state=CheckState.FAIL, problem=problem)
    person.client.found = person.client.found.model_copy(update={"checks": (check,)})
    step = person.wizard.find_step
    step.address.setText(ADDRESS)
    press(step.find_button)
    await until(lambda: len(step.checks.rows()) == 3, step.changed)
    assert not person.wizard.primary.isEnabled()


async def test_another_address_takes_back_what_was_found(person: Person) -> None:
    await person.find()
    QTest.keyClicks(person.wizard.find_step.address, "x")
    assert person.wizard.draft is None
    assert not person.wizard.primary.isEnabled()
    await person.studio.console.work.finish()
    assert person.asked("abandon")


async def test_without_a_keyring_it_is_said_before_anything_is_paired(person: Person) -> None:
    person.client.keyring = api.KeyringState.MISSING
    wizard = person.wizard
    wizard.begin()
    await wizard.work.finish()
    assert "place for passwords" in wizard.banner.accessibleName()
    press(wizard.banner.buttons[0])
    await wizard.work.finish()
    assert not wizard.banner.isVisible()
    assert person.asked("use_session_keyring")


async def test_a_site_without_woocommerce_is_offered_segmentflow_only(person: Person) -> None:
    person.client.found = person.client.found.model_copy(update={"namespaces": ("wp/v2",)})
    await person.reach(PLATFORM)
    cards = person.wizard.platform.cards
    assert not cards[PlatformName.SEQUENZY].isEnabled()
    assert cards[PlatformName.SEQUENZY].words.text() == "Sequenzy needs WooCommerce, which is not active on this site."
    assert cards[PlatformName.SEGMENTFLOW].isEnabled()


# -- step 2 ------------------------------------------------------------------------------------------


async def test_the_store_s_own_page_lets_storewire_in(person: Person) -> None:
    await person.reach(AUTHORISE)
    assert "demo-password" in person.wizard.authorise.hint.text()
    person.browser().returned.emit("storewire://authorized/?state=1&password=x")
    await until(lambda: person.wizard.at == PLATFORM, person.wizard.stack.currentChanged)
    assert person.asked("authorized") == [("authorized", "draft", "storewire://authorized/?state=1&password=x")]
    assert not person.wizard.findChildren(PaperBrowser)


async def test_a_password_can_be_pasted_instead(person: Person) -> None:
    await person.reach(AUTHORISE)
    step = person.wizard.authorise
    press(step.paste_opener)
    QTest.keyClicks(step.paste.username, "manager")
    QTest.keyClicks(step.paste.password, "abcd efgh")
    assert step.paste.password.displayText() != "abcd efgh"
    press(step.paste.use)
    await until(lambda: person.wizard.at == PLATFORM, person.wizard.stack.currentChanged)
    assert person.asked("paste_credentials") == [
        ("paste_credentials", "draft", "manager", "abcd efgh", KeyPlace.HEADER)
    ]
    assert not step.paste.password.text()


async def test_the_user_s_own_browser_comes_back_by_itself(person: Person) -> None:
    await person.reach(AUTHORISE)
    step = person.wizard.authorise
    press(step.pane.outside)
    await step.work.finish()
    assert person.opened == [f"{person.client.found.authorize_url}?app_name=Storewire"]
    assert "goes on by itself" in step.pane.said.text()
    assert not step.paste.username.isVisible()
    person.client.come_back()
    await until(lambda: person.wizard.at == PLATFORM, person.wizard.stack.currentChanged)


async def test_where_wordpress_only_shows_the_password_it_is_pasted(person: Person) -> None:
    person.client.returns = False
    await person.reach(AUTHORISE)
    step = person.wizard.authorise
    press(step.pane.outside)
    await step.work.finish()
    assert "WordPress then shows a password" in step.pane.said.text()
    assert step.paste.username.isVisible()


async def test_a_refusal_in_the_user_s_own_browser_is_said(person: Person) -> None:
    await person.reach(AUTHORISE)
    step = person.wizard.authorise
    press(step.pane.outside)
    await step.work.finish()
    person.client.refuse(ProblemCode.AUTHORIZATION_REFUSED)
    await until(lambda: step.banner.isVisible(), step.changed)
    assert "not approved" in step.banner.accessibleName()
    assert person.wizard.at == AUTHORISE


async def test_a_key_in_the_address_is_offered_only_where_the_server_cuts_the_password(person: Person) -> None:
    await person.reach(AUTHORISE)
    step = person.wizard.authorise
    press(step.paste_opener)
    assert not step.paste.in_address.isVisible()
    person.client.refusals["paste_credentials"] = ProblemError(ProblemCode.AUTH_HEADER_CUT, host="x")
    step.paste.username.setText("manager")
    step.paste.password.setText("abcd")
    press(step.paste.use)
    await until(lambda: step.paste.in_address.isVisible(), step.changed)
    assert not step.paste.in_address.isChecked()
    assert "server's log" in step.paste.warning.text()
    person.client.refusals.clear()
    step.paste.username.setText("ck_1")
    step.paste.in_address.setChecked(True)
    press(step.paste.use)
    await until(lambda: person.wizard.at == PLATFORM, person.wizard.stack.currentChanged)
    assert person.asked("paste_credentials")[-1][-1] is KeyPlace.ADDRESS


OTHER = api.OtherComputer(uuid="u1", name="FRONT-DESK")


@pytest.mark.parametrize(("answer", "taken", "observes"), [("take_over", ("u1",), False), ("observe", (), True)])
async def test_another_computer_is_named_and_one_of_both_delivers(
    person: Person, answer: str, taken: tuple[str, ...], observes: bool
) -> None:
    person.client.others = (OTHER,)
    await person.reach(AUTHORISE)
    wizard, step = person.wizard, person.wizard.authorise
    step.pane.returned.emit("storewire://authorized/?state=1")
    await until(lambda: step.decision.cards, step.changed)
    assert step.decision.question.text() == "Storewire on FRONT-DESK is connected to this store"
    assert not wizard.primary.isEnabled()
    step.decision.cards[answer].radio.click()
    press(wizard.primary)
    assert wizard.at == PLATFORM
    await person.sign_in(PlatformName.SEQUENZY)
    person.client.approve()
    await until(wizard.review.can_advance, wizard.review.changed)
    assert wizard.review.observe.isChecked() is observes
    press(wizard.primary)
    await until(lambda: person.studio.window.sidebar.current() == 9, person.studio.window.sidebar.chosen)
    _, _, settings, replaced = person.asked("complete")[0]
    assert (settings.observe_only, replaced) == (observes, taken)


TWIN = api.Twin(
    connection=1,
    name="Café Lumière",
    home="https://old.example",
    platform=PlatformName.SEQUENZY,
    kind=api.TwinKind.MOVED,
)


async def test_a_store_that_moved_goes_on_with_its_connection(person: Person) -> None:
    person.client.twin = TWIN
    await person.reach(AUTHORISE)
    wizard, step = person.wizard, person.wizard.authorise
    step.pane.returned.emit("storewire://authorized/?state=1")
    await until(lambda: step.decision.cards, step.changed)
    assert "https://old.example" in step.decision.text.text()
    step.decision.cards["moved"].radio.click()
    press(wizard.primary)
    await person.studio.until(lambda: person.studio.window.wizard is None)
    assert person.asked("moved") == [("moved", "draft")]
    assert not person.asked("abandon")
    assert not person.asked("sync")


async def test_a_store_that_only_looks_like_another_is_connected_anew(person: Person) -> None:
    person.client.twin = TWIN
    await person.reach(AUTHORISE)
    step = person.wizard.authorise
    step.pane.returned.emit("storewire://authorized/?state=1")
    await until(lambda: step.decision.cards, step.changed)
    step.decision.cards["another"].radio.click()
    press(person.wizard.primary)
    assert person.wizard.at == PLATFORM
    assert not person.asked("moved")


async def test_a_copy_is_warned_of_before_anything_is_sent(person: Person) -> None:
    person.client.twin = TWIN.model_copy(update={"kind": api.TwinKind.COPY})
    await person.reach(AUTHORISE)
    step = person.wizard.authorise
    step.pane.returned.emit("storewire://authorized/?state=1")
    await until(lambda: step.banner.isVisible(), step.changed)
    assert step.banner.title.text() == "This looks like a copy of Café Lumière"
    assert person.wizard.at == AUTHORISE
    press(person.wizard.primary)
    assert person.wizard.at == PLATFORM


async def test_a_refusal_is_said_and_the_page_can_be_opened_again(person: Person) -> None:
    await person.reach(AUTHORISE)
    step = person.wizard.authorise
    person.client.refusals["authorized"] = ProblemError(ProblemCode.AUTHORIZATION_REFUSED)
    person.browser().returned.emit("storewire://authorized/?success=false")
    await until(lambda: step.banner.isVisible(), step.changed)
    assert "not approved" in step.banner.accessibleName()
    press(step.pane.try_again)
    assert person.browser().isVisible()


async def test_a_store_without_an_approval_page_takes_a_pasted_key(person: Person) -> None:
    person.client.refusals["authorize_page"] = ProblemError(ProblemCode.APP_PASSWORDS_OFF, host="x")
    await person.find()
    press(person.wizard.primary)
    step = person.wizard.authorise
    await until(lambda: step.banner.isVisible(), step.changed)
    assert step.paste.username.isVisible()
    assert not step.pane.outside.isVisible()


# -- step 3 ------------------------------------------------------------------------------------------


async def test_the_demo_s_hosts_are_filled_in_and_sent(person: Person) -> None:
    await person.reach(PLATFORM)
    await person.sign_in(PlatformName.SEQUENZY)
    choice = person.asked("choose_platform")[0][2]
    assert (choice.api_host, choice.dashboard_host) == HOSTS["sequenzy"]


async def test_a_host_that_is_no_address_is_said_before_it_is_used(person: Person) -> None:
    await person.reach(PLATFORM)
    step = person.wizard.platform
    step.cards[PlatformName.SEGMENTFLOW].radio.click()
    press(step.advanced_opener)
    step.api_host.setText("ftp://x")
    assert step.host_fault.isVisible()
    assert not person.wizard.primary.isEnabled()
    step.api_host.setText("https://api.example.com")
    assert person.wizard.primary.isEnabled()


async def test_an_approval_at_the_platform_goes_on_by_itself(person: Person) -> None:
    await person.reach(PLATFORM)
    await person.sign_in(PlatformName.SEQUENZY)
    assert not person.wizard.primary.isEnabled()
    person.client.approve()
    await until(lambda: person.wizard.at == REVIEW, person.wizard.stack.currentChanged)


async def test_the_way_back_from_a_platform_is_caught_and_told(person: Person) -> None:
    await person.reach(PLATFORM)
    await person.sign_in(PlatformName.SEGMENTFLOW)
    url = "https://cafe-lumiere.example/wp-admin/admin.php?connected=1&poll_token=t"
    person.browser().returned.emit(url)
    await person.wizard.platform.work.finish()
    assert person.asked("returned") == [("returned", "draft", url)]


async def test_an_api_key_is_pasted_and_a_company_chosen(person: Person) -> None:
    person.client.pairing_mode = "api_key"
    await person.reach(PLATFORM)
    await person.sign_in(PlatformName.SEQUENZY)
    pane = person.wizard.platform.pane
    QTest.keyClicks(pane.key, "sk_live_1")
    press(pane.use_key)
    await until(lambda: pane.company.isVisible(), person.wizard.platform.changed)
    assert [pane.company.itemText(at) for at in range(pane.company.count())] == ["Lumière GmbH", "Lumière Test"]
    press(pane.use_key)
    await until(lambda: person.wizard.at == REVIEW, person.wizard.stack.currentChanged)
    assert person.asked("paste_key")[-1] == ("paste_key", "draft", "sk_live_1", "c1")
    assert not pane.key.text()


async def test_a_locked_keyring_can_be_gone_round_for_this_run(person: Person) -> None:
    await person.reach(PLATFORM)
    person.client.refusals["choose_platform"] = ProblemError(ProblemCode.KEYRING_LOCKED)
    step = person.wizard.platform
    step.cards[PlatformName.SEQUENZY].radio.click()
    press(person.wizard.primary)
    await until(lambda: step.banner.isVisible(), step.changed)
    person.client.refusals.clear()
    press(step.banner.buttons[0])
    await person.studio.until(lambda: step.pane.pane.busy_with_page)
    assert person.asked("use_session_keyring")


async def test_somebody_without_an_account_is_shown_where_to_sign_up(person: Person) -> None:
    await person.reach(PLATFORM)
    await person.sign_in(PlatformName.SEGMENTFLOW)
    pane = person.wizard.platform.pane
    press(pane.sign_up)
    assert person.opened == ["https://dashboard.segmentflow.ai/auth/signup"]


async def test_what_was_begun_in_the_dashboard_is_finished_with_the_address_of_its_end(person: Person) -> None:
    await person.reach(PLATFORM)
    await person.sign_in(PlatformName.SEGMENTFLOW)
    pane = person.wizard.platform.pane
    assert not pane.address_form.isVisible()
    press(pane.have_address)
    url = "https://cafe-lumiere.example/wp-admin/admin.php?page=segmentflow&connected=1&poll_token=t"
    pane.address.setText(url)
    press(pane.use_address)
    await person.wizard.platform.work.finish()
    assert person.asked("returned") == [("returned", "draft", url)]


async def test_hosts_can_be_tried_before_anybody_signs_in(person: Person) -> None:
    await person.reach(PLATFORM)
    step = person.wizard.platform
    step.cards[PlatformName.SEQUENZY].radio.click()
    press(step.advanced_opener)
    step.api_host.setText("https://api.example.com")
    step.dashboard_host.setText("")
    press(step.test_hosts)
    await step.work.finish()
    assert person.asked("probe_hosts") == [("probe_hosts", PlatformName.SEQUENZY, "https://api.example.com", "")]
    step.api_host.setText("http://api.example.com")
    assert not step.test_hosts.isEnabled()
    assert person.asked("choose_platform") == []


# -- step 4 ------------------------------------------------------------------------------------------


async def test_the_review_says_what_is_sent(person: Person) -> None:
    await person.reach(REVIEW)
    step = person.wizard.review
    assert step.title.text() == "Ready to connect Café Lumière to Sequenzy"
    assert step.company.text() == "Lumière GmbH"
    assert person.wizard.primary.text() == "Complete connection"
    assert step.consent.currentData() == "newsletter_opt_in"
    press(step.show_fields)
    dialog = next(one for one in person.studio.window.findChildren(QDialog) if one.isVisible())
    assert dialog.windowTitle() == "What is sent"
    dialog.reject()
    assert person.asked("complete") == []


async def test_completing_connects_with_the_choices_and_begins_the_first_sync(person: Person) -> None:
    await person.reach(REVIEW)
    step = person.wizard.review
    step.past.setCurrentIndex(step.past.findData(PastOrders.SINCE))
    assert step.since.isVisible()
    step.since.setDate(QDate(2025, 1, 31))
    press(person.wizard.primary)
    window = person.studio.window
    await until(lambda: window.sidebar.current() == 9, window.sidebar.chosen)
    await person.studio.console.work.finish()
    settings = person.asked("complete")[0][2]
    assert settings.consent_meta_key == "newsletter_opt_in"
    assert (settings.past_orders, settings.past_orders_since) == (PastOrders.SINCE, date(2025, 1, 31))
    assert person.asked("sync") == [("sync", 9, False)]
    assert window.wizard is None
    assert not person.asked("abandon")


async def test_a_test_to_oneself_goes_with_the_completion_and_only_to_an_address(person: Person) -> None:
    await person.reach(REVIEW)
    step = person.wizard.review
    step.test_to.setText("me@")
    assert not person.wizard.primary.isEnabled()
    step.test_to.setText("me@example.test")
    press(person.wizard.primary)
    await until(lambda: person.studio.window.sidebar.current() == 9, person.studio.window.sidebar.chosen)
    assert person.client.test_to == "me@example.test"


async def test_who_delivers_is_asked_and_begins_as_is_usual_for_the_store(person: Person) -> None:
    await person.reach(PLATFORM)
    await person.sign_in(PlatformName.SEGMENTFLOW)
    person.client.approve()
    step = person.wizard.review
    await until(step.can_advance, step.changed)
    assert step.channel_row.isVisibleTo(step)
    assert LiveChannel(step.channel.currentData()) is LiveChannel.STORE
    assert "Usual for a shop on the Internet" in step.channel_row.help.text()
    assert not step.late.isVisibleTo(step)  # what the store sends is not late while this computer is off
    step.channel.setCurrentIndex(step.channel.findData(LiveChannel.STOREWIRE))
    assert step.late.isVisibleTo(step)
    press(person.wizard.primary)
    await until(lambda: person.studio.window.sidebar.current() == 9, person.studio.window.sidebar.chosen)
    assert person.asked("complete")[0][2].live_channel is LiveChannel.STOREWIRE


async def test_where_the_platform_got_a_key_of_its_own_past_orders_are_left_out_until_somebody_chooses(
    person: Person,
) -> None:
    await person.reach(PLATFORM)
    await person.sign_in(PlatformName.SEGMENTFLOW)
    person.browser().visited.emit("/wc-auth/v1/authorize")
    person.client.approve()
    step = person.wizard.review
    await until(step.can_advance, step.changed)
    assert PastOrders(step.past.currentData()) is PastOrders.NONE
    assert "Segmentflow was given a key of its own" in step.past_row.help.text()
    step.past.setCurrentIndex(step.past.findData(PastOrders.ALL))
    press(person.wizard.primary)
    await until(lambda: person.studio.window.sidebar.current() == 9, person.studio.window.sidebar.chosen)
    assert person.asked("complete")[0][2].past_orders is PastOrders.ALL


async def test_a_platform_that_takes_no_webhooks_asks_nobody_who_delivers(person: Person) -> None:
    await person.reach(REVIEW)
    step = person.wizard.review
    assert not step.channel_row.isVisibleTo(step)
    press(step.terms)
    press(step.privacy)
    assert person.opened == ["https://sequenzy.com/terms", "https://sequenzy.com/privacy"]


async def test_a_store_that_is_connected_again_begins_with_what_it_had(person: Person) -> None:
    had = ConnectionSettings(
        consent_meta_key="my_field", past_orders=PastOrders.SINCE, past_orders_since=date(2024, 5, 1)
    )

    async def review(draft: str) -> api.Review:
        return (await ShowcaseClient.review(person.client, draft)).model_copy(update={"settings": had})

    person.client.review = review  # type: ignore[method-assign]
    await person.reach(REVIEW)
    step = person.wizard.review
    assert step.consent.currentData() == "my_field"
    assert "as it is set now" in step.consent.currentText()
    assert (step.since.date().year(), step.since.isVisible()) == (2024, True)


# -- the whole ---------------------------------------------------------------------------------------


async def test_the_agent_s_end_begins_the_pairing_again_with_the_address_kept(person: Person) -> None:
    await person.reach(PLATFORM)
    wizard = person.wizard
    person.client.die()
    await until(lambda: wizard.at == FIND, wizard.stack.currentChanged)
    assert wizard.find_step.banner.isVisible()
    assert wizard.find_step.address.text() == person.client.found.home
    assert not wizard.findChildren(PaperBrowser)
