"""The Settings tab: what is changed is saved at once, what is typed is checked, and nothing reaches another store."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from showing import Showing, showing

from app.model.api import ConnectionState, HostReport
from app.model.reasons import Problem, ProblemCode, ProblemError
from app.model.settings import ConnectionSettings, LiveChannel, PastOrders, PlatformName
from app.ui.showcase import ShowcaseClient
from app.ui.showcase_data import BARN, CAFE
from app.ui.store_page import SETTINGS

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def saved(shown: Showing) -> list[tuple[int, ConnectionSettings]]:
    return shown.asked("save_settings")  # type: ignore[return-value]


async def choose(shown: Showing, box: QComboBox, value: object) -> None:
    """Choose as a person does, so that `activated` is emitted."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())
    await shown.settle()


def save_button(field: QWidget) -> QPushButton:
    parent = field.parentWidget()
    assert parent is not None
    return next(one for one in parent.findChildren(QPushButton) if one.text() == "Save")


@pytest.mark.parametrize(
    ("name", "setting", "value"),
    [("consent", "consent_required", False), ("debug", "debug", True)],
)
async def test_a_switch_is_saved_at_once(name: str, setting: str, value: bool) -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SETTINGS)
        getattr(tab, name).click()
        await shown.settle()
        ((number, settings),) = saved(shown)
        assert number == CAFE
        assert getattr(settings, setting) is value
        assert shown.said == ["Saved."]


async def test_consent_is_required_until_somebody_says_otherwise() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SETTINGS)
        assert tab.consent.isChecked()
        assert not tab.debug.isChecked()


async def test_a_switch_can_be_turned_with_the_keyboard() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SETTINGS)
        tab.debug.setFocus()
        QTest.keyClick(tab.debug, Qt.Key.Key_Space)
        await shown.settle()
        assert saved(shown)[0][1].debug


async def test_how_often_and_how_long_are_chosen() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SETTINGS)
        await choose(shown, tab.minutes, 60)
        await choose(shown, tab.days, 30)
        assert (saved(shown)[-1][1].poll_minutes, saved(shown)[-1][1].retention_days) == (60, 30)


async def test_what_leaves_the_store_is_chosen_in_a_menu() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SETTINGS)
        tab._send_actions["send_products"].trigger()
        await shown.settle()
        assert not saved(shown)[-1][1].send_products
        assert tab.sends.text().startswith("Customers, orders")


async def test_past_orders_are_chosen_and_a_date_that_is_set_is_shown() -> None:
    client = ShowcaseClient()
    client.chosen[CAFE] = ConnectionSettings(past_orders=PastOrders.SINCE, past_orders_since=date(2024, 1, 1))
    async with showing(client) as shown:
        tab = await shown.open(CAFE, SETTINGS)
        assert (tab.since.isVisible(), tab.since.date().year()) == (True, 2024)
        await choose(shown, tab.past, PastOrders.NONE)
        assert saved(shown)[-1][1].past_orders is PastOrders.NONE


async def test_the_consent_field_is_saved_when_it_is_left() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SETTINGS)
        tab.consent_key.setText("  my_opt_in ")
        tab.consent_key.editingFinished.emit()
        await shown.settle()
        assert [settings.consent_meta_key for _, settings in saved(shown)] == ["my_opt_in"]
        tab.consent_key.editingFinished.emit()
        await shown.settle()
        assert len(saved(shown)) == 1


@pytest.mark.parametrize("text", ["http://api.example.com", "https://api.example.com/v1", "api"])
async def test_a_host_that_cannot_be_used_is_told_beside_its_field_and_not_saved(text: str) -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SETTINGS)
        tab.hosts.fields["api_host"].setText(text)
        await shown.press(save_button(tab.hosts.fields["api_host"]))
        assert saved(shown) == []
        assert shown.asked("probe_hosts") == []
        fault = tab.hosts.rows["api_host"].fault
        assert "https://api.example.com" in fault.text()
        QTest.keyClicks(tab.hosts.fields["api_host"], "x")
        assert not fault.isVisible()


async def test_a_host_is_saved_with_its_button_and_with_enter() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SETTINGS)
        tab.hosts.fields["api_host"].setText("https://api.example.com/")
        await shown.press(save_button(tab.hosts.fields["api_host"]))
        tab.hosts.fields["dashboard_host"].setText("http://127.0.0.1:8080")
        QTest.keyClick(tab.hosts.fields["dashboard_host"], Qt.Key.Key_Return)
        await shown.settle()
        assert [(one.api_host, one.dashboard_host) for _, one in saved(shown)] == [
            ("https://api.example.com", ""),
            ("https://api.example.com", "http://127.0.0.1:8080"),
        ]


async def test_a_host_that_is_being_typed_survives_another_change() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SETTINGS)
        QTest.keyClicks(tab.hosts.fields["api_host"], "https://api.exa")
        tab.debug.click()
        await shown.settle()
        assert tab.hosts.fields["api_host"].text() == "https://api.exa"


async def test_what_the_agent_refuses_is_said_and_taken_back() -> None:
    client = ShowcaseClient()
    client.refusals["save_settings"] = ProblemError(ProblemCode.DATABASE_FULL)
    async with showing(client) as shown:
        tab = await shown.open(CAFE, SETTINGS)
        tab.debug.click()
        await shown.settle()
        assert shown.said[0].startswith("The disk is full.")
        assert not tab.debug.isChecked()


class Slow(ShowcaseClient):
    """Answers for the second store only when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.let = asyncio.Event()

    async def settings(self, connection: int) -> ConnectionSettings:
        if connection == BARN:
            await self.let.wait()
        return await super().settings(connection)


async def test_settings_of_one_store_never_reach_another() -> None:
    """Between choosing a store and its answer, what stands there is the other store's."""
    client = Slow()
    async with showing(client) as shown:
        tab: Any = await shown.open(CAFE, SETTINGS)
        shown.window.open_store(BARN)
        QTest.mouseClick(tab.debug, Qt.MouseButton.LeftButton)
        assert not tab.page.isEnabled()
        client.let.set()
        await shown.settle()
        assert saved(shown) == []
        assert tab.page.isEnabled()


async def test_a_host_is_tried_before_it_is_saved_and_the_platforms_own_is_not() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SETTINGS)
        field = tab.hosts.fields["api_host"]
        field.setText("https://api.example.com")
        await shown.press(tab.hosts.tests["api_host"])
        assert shown.asked("probe_hosts") == [(PlatformName.SEQUENZY, "https://api.example.com", "")]
        assert saved(shown) == []
        assert shown.said == ["Sequenzy answers there."]
        await shown.press(save_button(field))
        assert len(shown.asked("probe_hosts")) == 2
        assert saved(shown)[0][1].api_host == "https://api.example.com"
        field.setText("")
        await shown.press(save_button(field))
        assert len(shown.asked("probe_hosts")) == 2
        assert saved(shown)[1][1].api_host == ""


async def test_a_host_that_fails_the_test_is_not_saved() -> None:
    class Elsewhere(ShowcaseClient):
        async def probe_hosts(self, platform: PlatformName, api_host: str, dashboard_host: str) -> HostReport:
            problem = Problem(code=ProblemCode.HOST_NOT_PLATFORM, params={"host": api_host})
            return HostReport(api_host=api_host, api_problem=problem, dashboard_host=dashboard_host)

    async with showing(Elsewhere()) as shown:
        tab = await shown.open(CAFE, SETTINGS)
        tab.hosts.fields["api_host"].setText("https://shop.example.com")
        await shown.press(save_button(tab.hosts.fields["api_host"]))
        assert saved(shown) == []
        assert tab.hosts.rows["api_host"].fault.text().startswith("https://shop.example.com is not the platform.")


def changed_host() -> ShowcaseClient:
    client = ShowcaseClient()
    params: dict[str, Any] = {
        "host": "https://api.example.com", "api_before": "", "dashboard_before": "", "state_before": "connected",
    }  # fmt: skip
    problem = Problem(code=ProblemCode.HOST_CHANGED, params=params)
    changes = {"state": ConnectionState.ATTENTION, "problem": problem}
    client.views[CAFE] = client.views[CAFE].model_copy(update=changes)
    client.chosen[CAFE] = ConnectionSettings(api_host="https://api.example.com")
    return client


async def test_another_host_gets_nothing_until_somebody_says_so() -> None:
    async with showing(changed_host()) as shown:
        tab = await shown.open(CAFE, SETTINGS)
        assert tab.hosts.question.isVisible()
        assert "https://api.example.com" in tab.hosts.question.accessibleName()
        back, there = tab.hosts.question.buttons
        assert (back.text(), there.text()) == ("Go back", "Deliver there")
        await shown.press(there)
        assert shown.asked("confirm_hosts") == [(CAFE,)]
        assert not tab.hosts.question.isVisible()


async def test_going_back_sets_the_hosts_that_were_before() -> None:
    async with showing(changed_host()) as shown:
        tab = await shown.open(CAFE, SETTINGS)
        await shown.press(tab.hosts.question.buttons[0])
        assert [(one.api_host, one.dashboard_host) for _, one in saved(shown)] == [("", "")]


async def test_who_delivers_is_asked_only_where_the_store_can() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SETTINGS)
        assert not tab.channel_card.isVisible()
        tab = await shown.open(BARN, SETTINGS)
        assert tab.channel_card.isVisible()
        assert LiveChannel(tab.channel.currentData()) is LiveChannel.STOREWIRE
        await choose(shown, tab.channel, LiveChannel.STORE)
        assert saved(shown)[-1][1].live_channel is LiveChannel.STORE
        tab.woocommerce.click()
        await shown.settle()
        assert not saved(shown)[-1][1].woocommerce
        assert not tab.channel.isEnabled()


async def test_past_orders_can_be_limited_by_a_date() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, SETTINGS)
        assert not tab.since.isVisible()
        await choose(shown, tab.past, PastOrders.SINCE)
        assert tab.since.isVisible()
        tab.since.setDate(QDate(2025, 6, 1))
        tab.since.editingFinished.emit()
        await shown.settle()
        last = saved(shown)[-1][1]
        assert (last.past_orders, last.past_orders_since) == (PastOrders.SINCE, date(2025, 6, 1))
