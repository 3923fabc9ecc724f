"""The Connection tab: facts, health, the ways out, and a disconnect that says what it does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from showing import Showing, showing

from app.model import api
from app.model.checks import in_order
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.model.settings import PlatformName
from app.model.store import Check, CheckName, CheckState
from app.ui.fix_dialog import FixDialog
from app.ui.receipt_dialog import ReceiptDialog
from app.ui.showcase import NOW, ShowcaseClient
from app.ui.showcase_data import BARN, BLOG, CAFE, checks
from app.ui.store_page import CONNECTION
from app.ui.tabs.connection import ConnectionTab
from app.ui.widgets.check_row import CheckRow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def texts(tab: ConnectionTab) -> list[str]:
    return [label.text() for label in tab.findChildren(QLabel) if label.isVisible()]


def health(tab: ConnectionTab) -> list[str]:
    return [row.accessibleName() for row in tab.checks.findChildren(CheckRow) if row.isVisible()]


async def test_it_shows_who_is_connected_and_how_the_store_fares() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, CONNECTION)
        assert {"Lumière GmbH", "Sequenzy", "3f9a 2c1e", "3 March 2026, by admin", "40 seconds ago"} <= set(texts(tab))
        assert len(health(tab)) == 4
        assert any("4 minutes ahead" in one for one in health(tab))
        assert "checked 2 minutes ago" in texts(tab)


async def test_what_a_check_found_comes_with_a_message_for_the_host() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, CONNECTION)
        (fix,) = [one for one in tab.findChildren(QPushButton) if one.accessibleName().startswith("How to fix")]
        await shown.press(fix)
        dialog = shown.dialog()
        assert isinstance(dialog, FixDialog)
        await shown.press(dialog.copy_button)
        message = QGuiApplication.clipboard().text()
        assert "https://cafe-lumiere.example" in message
        assert "The store's clock is 4 minutes ahead" in message
        dialog.reject()


async def test_the_last_24_hours_are_drawn_and_said() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, CONNECTION)
        assert tab.activity.chart.accessibleName() == ("Last 24 hours: 796 deliveries went through, 9 failed, 7 wait")
        await shown.open(BARN, CONNECTION)
        assert tab.activity.chart.accessibleName() == "Last 24 hours: no delivery"


async def test_a_platform_that_does_not_answer_is_said_beside_the_store() -> None:
    client = ShowcaseClient()
    client.views[CAFE] = client.views[CAFE].model_copy(update={"next_try_at": NOW + timedelta(minutes=4)})
    async with showing(client) as shown:
        await shown.open(CAFE, CONNECTION)
        line = shown.window.store_page.header.line.text()
        assert "Sequenzy does not answer; next try at" in line
        assert "nothing is lost" in line


async def test_a_store_that_was_never_checked_is_checked_at_once() -> None:
    class Unchecked(ShowcaseClient):
        async def checks(self, connection: int) -> api.CheckReport | None:
            return await super().checks(connection) if self.asked.count(("check_now", connection)) else None

    async with showing(Unchecked()) as shown:
        tab = await shown.open(BARN, CONNECTION)
        assert shown.asked("check_now") == [(CAFE,), (BARN,)]
        assert health(tab)


async def test_checking_again_shows_what_was_found() -> None:
    class Broken(ShowcaseClient):
        async def check_now(self, connection: int) -> api.CheckReport:
            refused = Check(name=CheckName.MAY_READ, state=CheckState.FAIL)
            return api.CheckReport(checked_at=NOW, checks=(refused,))

    async with showing(Broken()) as shown:
        tab = await shown.open(CAFE, CONNECTION)
        await shown.press(tab.check_again)
        (row,) = health(tab)
        assert row.startswith("Storewire may not read the shop")
        assert tab.checks.findChildren(QPushButton)[-1].text() == "Reconnect…"


async def test_a_check_that_fails_outside_is_said_and_can_be_tried_again() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, CONNECTION)
        shown.client.refusals["check_now"] = ProblemError(ProblemCode.TIMED_OUT, host="cafe.example")
        await shown.press(tab.check_again)
        assert shown.said[-1].startswith("No answer came in time.")
        assert tab.check_again.isEnabled()
        assert "checking…" not in texts(tab)


async def test_a_connection_that_needs_somebody_says_so_with_the_way_out() -> None:
    async with showing() as shown:
        tab = await shown.open(BARN, CONNECTION)
        assert tab.problem.isVisible()
        assert "Segmentflow no longer accepts this connection" in tab.problem.accessibleName()
        await shown.open(CAFE, CONNECTION)
        assert not tab.problem.isVisible()


async def test_reconnect_means_the_store_that_is_shown_though_another_has_the_same_problem() -> None:
    client = ShowcaseClient()
    problem = client.views[BARN].problem
    changes = {"state": api.ConnectionState.ATTENTION, "problem": problem}
    client.views[BLOG] = client.views[BLOG].model_copy(update=changes)
    async with showing(client) as shown:
        tab = await shown.open(BARN, CONNECTION)
        asked: list[int] = []
        shown.window.store_page.connection_tab.reconnect_asked.disconnect()
        tab.reconnect_asked.connect(asked.append)
        await shown.open(BLOG, CONNECTION)
        (again,) = [one for one in tab.problem.findChildren(QPushButton) if one.isVisible()]
        await shown.press(again)
        assert asked == [BLOG]


async def test_the_platform_and_the_store_open_in_the_browser() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, CONNECTION)
        assert tab.ways.open_platform.text() == "Open Sequenzy ↗"
        await shown.press(tab.ways.open_platform)
        await shown.press(tab.ways.open_admin)
        await shown.press(shown.window.store_page.header.open_store)
        assert shown.opened == [
            "https://sequenzy.com",
            "https://cafe-lumiere.example/wp-admin/",
            "https://cafe-lumiere.example",
        ]


async def test_a_disconnect_says_first_what_it_does_here_in_the_store_and_at_the_platform() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, CONNECTION)
        await shown.press(tab.ways.disconnect_button)
        said = " ".join(label.text() for label in shown.dialog().findChildren(QLabel))
        for place in ("On this computer", "In the store", "At Sequenzy", "10 deliveries"):
            assert place in said
        assert shown.asked("disconnect") == []


async def test_enter_does_not_disconnect() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, CONNECTION)
        await shown.press(tab.ways.disconnect_button)
        (default,) = [one for one in shown.dialog().findChildren(QPushButton) if one.isDefault()]
        assert default.text() == "Cancel"


async def test_after_a_disconnect_the_store_is_gone_from_the_list() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, CONNECTION)
        await shown.press(tab.ways.disconnect_button)
        await shown.press(shown.dialog().action_button)
        assert shown.asked("disconnect") == [(CAFE,)]
        assert [view.id for view in shown.console.stores] == [BARN, BLOG]
        assert shown.said[-1] == "Disconnected."
        assert shown.window.stores_page.isVisible()


async def test_what_a_disconnect_could_not_do_is_said() -> None:
    class Away(ShowcaseClient):
        async def disconnect(self, connection: int) -> api.Goodbye:
            del self.views[connection]
            return api.Goodbye(revoked_at_platform=False, removed_from_store=False, remains=("api_key_in_dashboard",))

    async with showing(Away()) as shown:
        tab = await shown.open(CAFE, CONNECTION)
        await shown.press(tab.ways.disconnect_button)
        await shown.press(shown.dialog().action_button)
        assert "Sequenzy could not be told" in shown.said[-1]
        assert "Users → Profile" in shown.said[-1]
        assert "revoke it in the dashboard" in shown.said[-1]


async def test_checks_of_another_store_are_not_left_standing() -> None:
    class One(ShowcaseClient):
        async def checks(self, connection: int) -> api.CheckReport | None:
            if connection == BARN:
                raise ProblemError(ProblemCode.AGENT_UNREACHABLE)
            return checks(NOW, PlatformName.SEQUENZY)

    async with showing(One()) as shown:
        tab = await shown.open(CAFE, CONNECTION)
        assert health(tab)
        await shown.open(BARN, CONNECTION)
        assert health(tab) == []


async def test_a_skipped_check_says_because_of_what() -> None:
    class Refused(ShowcaseClient):
        async def check_now(self, connection: int) -> api.CheckReport:
            refused = Check(name=CheckName.SIGNED_IN, state=CheckState.FAIL)
            return api.CheckReport(
                checked_at=NOW, checks=in_order((CheckName.SIGNED_IN, CheckName.MAY_READ), [refused])
            )

    async with showing(Refused()) as shown:
        tab = await shown.open(CAFE, CONNECTION)
        await shown.press(tab.check_again)
        assert health(tab)[1] == ("Skipped: what the account may read, because the store does not let Storewire in")


async def with_check(shown: Showing, check: Check) -> ConnectionTab:
    """Show a store whose doctor found one thing."""

    async def found(connection: int) -> api.CheckReport:
        return api.CheckReport(checked_at=NOW, checks=(check,))

    shown.client.check_now = found  # type: ignore[method-assign]
    tab = await shown.open(CAFE, CONNECTION)
    await shown.press(tab.check_again)
    return tab


def remedy(tab: ConnectionTab, text: str) -> QPushButton:
    return next(one for one in tab.checks.findChildren(QPushButton) if one.text() == text and one.isVisible())


async def test_a_store_that_moved_is_followed_after_one_question() -> None:
    params = {"host": "cafe.example", "to": "new.example", "address": "https://new.example/"}
    away = Problem(code=ProblemCode.REDIRECTS_AWAY, params=params)
    async with showing() as shown:
        tab = await with_check(shown, Check(name=CheckName.ANSWERS, state=CheckState.FAIL, problem=away))
        await shown.press(remedy(tab, "It has moved…"))
        assert shown.asked("move") == []
        await shown.press(shown.dialog().action_button)
        assert shown.asked("move") == [(CAFE, "https://new.example/")]
        assert "Moved." in shown.said


async def test_a_vendor_s_plugin_can_be_replaced_or_watched() -> None:
    plugin = Check(name=CheckName.VENDOR_PLUGIN, state=CheckState.WARN, params={"plugins": ["segmentflow"]})
    async with showing() as shown:
        tab = await with_check(shown, plugin)
        await shown.press(remedy(tab, "Open Plugins ↗"))
        assert shown.opened == ["https://cafe-lumiere.example/wp-admin/plugins.php"]
        await shown.press(remedy(tab, "Observe only"))
        ((_, settings),) = shown.asked("save_settings")
        assert settings.observe_only


async def test_what_the_store_s_webhooks_missed_is_sent_again_after_a_question() -> None:
    params = {"active": 10, "wanted": 10, "repaired": 2, "since": "2026-03-14T08:00:00+00:00"}
    off = Check(name=CheckName.STORE_WEBHOOKS, state=CheckState.WARN, params=params)
    async with showing() as shown:
        tab = await with_check(shown, off)
        await shown.press(remedy(tab, "Send that time again…"))
        assert shown.asked("send_missed") == []
        assert any("may count twice" in label.text() for label in shown.dialog().findChildren(QLabel))
        await shown.press(shown.dialog().action_button)
        assert shown.asked("send_missed") == [(CAFE,)]


async def test_a_connection_that_only_observes_says_so_and_can_deliver_again() -> None:
    client = ShowcaseClient()
    client.views[CAFE] = client.views[CAFE].model_copy(update={"observe_only": True})
    client.chosen[CAFE] = client.chosen[CAFE].model_copy(update={"observe_only": True})
    async with showing(client) as shown:
        tab = await shown.open(CAFE, CONNECTION)
        assert tab.news.title.text() == "This connection only observes"
        assert shown.window.store_page.header.pill.accessibleName() == "Observing only"
        await shown.press(tab.news.buttons[0])
        await shown.press(shown.dialog().action_button)
        ((_, settings),) = shown.asked("save_settings")
        assert not settings.observe_only


async def test_a_site_that_gained_a_shop_is_offered_to_sync_it() -> None:
    client = ShowcaseClient()
    client.views[BLOG] = client.views[BLOG].model_copy(update={"upgrade": True})
    async with showing(client) as shown:
        tab = await shown.open(BLOG, CONNECTION)
        await shown.press(tab.news.buttons[0])
        assert shown.asked("upgrade") == [(BLOG,)]
        await shown.open(CAFE, CONNECTION)
        assert not tab.news.isVisible()


async def test_a_test_goes_to_the_address_that_is_typed_and_to_nothing_else() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, CONNECTION)
        await shown.press(tab.ways.send_test)
        dialog = shown.dialog()
        assert not dialog.action_button.isEnabled()
        dialog.field.setText("not an address")
        assert not dialog.action_button.isEnabled()
        dialog.field.setText(" Me@Example.test ")
        await shown.press(dialog.action_button)
        assert shown.asked("send_test") == [(CAFE, "me@example.test")]
        assert "stands in the log" in shown.said[-1]


async def test_an_erasure_says_first_what_it_does_and_then_what_is_left_to_do() -> None:
    async with showing() as shown:
        tab = await shown.open(BARN, CONNECTION)
        await shown.press(tab.ways.erase)
        question = shown.dialog()
        said = " ".join(label.text() for label in question.findChildren(QLabel))
        assert "On this computer" in said
        assert "cannot be undone" in said
        (default,) = [one for one in question.findChildren(QPushButton) if one.isDefault()]
        assert default.text() == "Cancel"
        question.field.setText("weg@example.test")
        await shown.press(question.action_button)
        assert shown.asked("erase") == [(BARN, "weg@example.test")]
        receipt = next(one for one in shown.window.findChildren(ReceiptDialog) if one.isVisible())
        said = " ".join(label.text() for label in receipt.findChildren(QLabel))
        assert "Receipt 1" in said
        assert "3 deliveries" in said
        assert "weg@example.test" not in said
        opener = next(one for one in receipt.findChildren(QPushButton) if one.text().startswith("Open Segmentflow"))
        await shown.press(opener)
        assert shown.opened == ["https://dashboard.segmentflow.ai"]


async def test_a_shop_that_appeared_can_be_brought_in() -> None:
    class Grown(ShowcaseClient):
        async def check_now(self, connection: int) -> api.CheckReport:
            return api.CheckReport(checked_at=NOW, checks=(Check(name=CheckName.UPGRADE, state=CheckState.WARN),))

    async with showing(Grown()) as shown:
        tab = await shown.open(CAFE, CONNECTION)
        await shown.press(tab.check_again)
        (row,) = health(tab)
        assert row.startswith("The site has a shop now")
        assert tab.checks.findChildren(QPushButton)[-1].text() == "Sync the shop too"


def left(number: int, platform: PlatformName) -> api.Revocation:
    return api.Revocation(
        id=number,
        name="Café Lumière",
        home="https://cafe-lumiere.example",
        platform=platform,
        company="Lumière",
        at_platform=api.Ending.WAITING,
        in_store=api.Ending.DONE,
        ended_at=NOW,
        kept_until=NOW,
    )


@pytest.mark.parametrize("empty", [False, True])
async def test_what_is_not_ended_everywhere_is_listed_with_or_without_other_stores(empty: bool) -> None:
    client = ShowcaseClient(empty=empty)
    client.left = [left(1, PlatformName.SEQUENZY), left(2, PlatformName.SEGMENTFLOW)]
    async with showing(client) as shown:
        shown.window.open_store(0)
        await shown.settle()
        page = shown.window.start_page if empty else shown.window.stores_page
        card = page.revocations
        assert card.isVisible()
        said = " ".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())
        assert "Sequenzy could not be told yet" in said
        (first, *_) = [one for one in card.findChildren(QPushButton) if one.text() == "Try now" and one.isVisible()]
        await shown.press(first)
        assert shown.asked("retry_revocation") == [(1,)]
        (forget,) = [one for one in card.findChildren(QPushButton) if one.text() == "Forget…" and one.isVisible()]
        await shown.press(forget)
        await shown.press(shown.dialog().action_button)
        assert shown.asked("give_up_revocation") == [(2,)]
        assert not card.isVisible()


async def test_where_everything_is_ended_there_is_no_such_list() -> None:
    async with showing() as shown:
        shown.window.open_store(0)
        await shown.settle()
        assert not shown.window.stores_page.revocations.isVisible()
