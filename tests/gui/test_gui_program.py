"""Settings of the program, the proxy of sign-in pages, and the tray."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSystemTrayIcon
from showing import Showing, showing

from app.model import api
from app.model.looks import Language, Theme
from app.model.settings import ProgramSettings, ProxyUse
from app.ui.program_dialog import ProgramDialog
from app.ui.proxy import go_by
from app.ui.showcase import ShowcaseClient
from app.ui.showcase_data import BARN, CAFE
from app.ui.tray import Tray

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise", extend=True)


async def opened(shown: Showing) -> Any:
    shown.window.menu.show_program()
    await shown.settle()
    dialog = shown.dialog()
    assert isinstance(dialog, ProgramDialog)
    return dialog


async def pick(shown: Showing, box: Any, value: object) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())
    await shown.settle()


async def test_every_setting_is_shown_as_it_is() -> None:
    client = ShowcaseClient()
    client.program = ProgramSettings(
        theme=Theme.DARK, keep_running=True, notifications=False, proxy=ProxyUse.MANUAL, proxy_address="http://p:1"
    )
    async with showing(client) as shown:
        dialog = await opened(shown)
        assert dialog.theme.currentText() == "Dark"
        assert dialog.keep.isChecked()
        assert not dialog.notify.isChecked()
        assert dialog.address.isVisible()
        assert dialog.address.text() == "http://p:1"


async def test_a_proxy_of_ones_own_is_used_when_its_address_is_there() -> None:
    async with showing() as shown:
        dialog = await opened(shown)
        await pick(shown, dialog.proxy, ProxyUse.MANUAL)
        assert shown.client.program.proxy is ProxyUse.SYSTEM
        QTest.keyClicks(dialog.address, "not a proxy")
        QTest.keyClick(dialog.address, Qt.Key.Key_Return)
        await shown.settle()
        assert "proxy.example.com:3128" in dialog.proxy_row.fault.text()
        dialog.address.clear()
        QTest.keyClicks(dialog.address, "proxy.example:8080")
        QTest.keyClick(dialog.address, Qt.Key.Key_Return)
        await shown.settle()
        assert shown.client.program.own_proxy == "http://proxy.example:8080"
        assert not dialog.proxy_row.fault.isVisible()


async def test_without_a_proxy_the_address_is_out_of_the_way() -> None:
    async with showing() as shown:
        dialog = await opened(shown)
        await pick(shown, dialog.proxy, ProxyUse.NONE)
        assert shown.client.program.proxy is ProxyUse.NONE
        assert not dialog.address.isVisible()


async def test_a_language_is_kept_and_says_when_it_applies() -> None:
    async with showing() as shown:
        dialog = await opened(shown)
        await pick(shown, dialog.language, Language.ENGLISH)
        assert shown.client.program.language is Language.ENGLISH


@pytest.fixture
def ways() -> Iterator[None]:
    yield
    go_by(ProgramSettings(proxy=ProxyUse.NONE))


@pytest.mark.usefixtures("ways")
def test_sign_in_pages_go_by_the_same_proxy(qapp: object) -> None:
    query = QNetworkProxyQuery(QUrl("https://shop.example/"))
    go_by(ProgramSettings(proxy=ProxyUse.MANUAL, proxy_address="http://proxy.example:8080"))
    (found,) = QNetworkProxyFactory.proxyForQuery(query)
    assert (found.hostName(), found.port()) == ("proxy.example", 8080)
    go_by(ProgramSettings(proxy=ProxyUse.NONE, proxy_address="http://proxy.example:8080"))
    (found,) = QNetworkProxyFactory.proxyForQuery(query)
    assert found.type() is QNetworkProxy.ProxyType.NoProxy


# -- the tray --------------------------------------------------------------------------------------


@pytest.fixture
def a_tray_is_there(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Have the system show tray icons, and return what they say."""
    said: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "isVisible", lambda icon: bool(icon.property("wanted")))
    monkeypatch.setattr(QSystemTrayIcon, "setVisible", lambda icon, on: icon.setProperty("wanted", on))
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _, title, text: said.append(text))
    return said


@pytest.mark.usefixtures("a_tray_is_there")
async def test_with_keep_running_closing_only_hides_the_window_until_it_is_asked_for() -> None:
    client = ShowcaseClient()
    client.program = ProgramSettings(keep_running=True)
    async with showing(client) as shown:
        tray = Tray(shown.console)
        tray._settings_changed(None)
        shown.window.stays = lambda: tray.holds
        closed: list[bool] = []
        shown.window.closed.connect(lambda: closed.append(True))
        tray.open_asked.connect(shown.window.raise_up)
        tray.quit_asked.connect(shown.window.quit)
        shown.window.close()
        assert not shown.window.isVisible()
        assert not closed
        tray._activated(QSystemTrayIcon.ActivationReason.Trigger)
        assert shown.window.isVisible()
        shown.window.hide()
        tray.quit_action.trigger()
        assert closed == [True]


@pytest.mark.usefixtures("a_tray_is_there")
async def test_without_keep_running_closing_ends_the_console() -> None:
    async with showing() as shown:
        tray = Tray(shown.console)
        assert not tray.holds


async def test_only_what_newly_needs_a_person_is_told(a_tray_is_there: list[str]) -> None:
    client = ShowcaseClient()
    client.program = ProgramSettings(keep_running=True)
    client.views = {CAFE: client.views[CAFE].model_copy(update={"failed": 0}), BARN: client.views[BARN]}
    async with showing(client) as shown:
        tray = Tray(shown.console)
        tray._settings_changed(None)
        shown.console.take([client.views[CAFE]])
        assert a_tray_is_there == []
        failing = client.views[CAFE].model_copy(update={"failed": 2})
        shown.console.take([failing])
        assert a_tray_is_there == ["Café Lumière: something needs you."]
        shown.console.take([failing.model_copy(update={"failed": 3})])
        assert len(a_tray_is_there) == 1


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (api.ConnectionState.CONNECTED, "in sync"),
        (api.ConnectionState.SYNCING, "syncing"),
        (api.ConnectionState.PAUSED, "paused"),
        (api.ConnectionState.ATTENTION, "needs you"),
    ],
)
async def test_the_tray_says_how_things_stand(state: api.ConnectionState, said: str) -> None:
    client = ShowcaseClient()
    client.views = {CAFE: client.views[CAFE].model_copy(update={"state": state, "failed": 0})}
    async with showing(client) as shown:
        tray = Tray(shown.console)
        assert tray.said == f"Storewire – {said}"


async def test_failures_alone_make_the_tray_ask_for_attention() -> None:
    client = ShowcaseClient()
    client.views = {CAFE: client.views[CAFE]}
    async with showing(client) as shown:
        assert Tray(shown.console).said == "Storewire – 3 deliveries need you"


class Entry:
    """The system's entry, in memory."""

    def __init__(self, *, refused: bool = False) -> None:
        self.there = False
        self._refused = refused

    def exists(self) -> bool:
        return self.there

    def add(self) -> None:
        if self._refused:
            raise PermissionError
        self.there = True

    def remove(self) -> None:
        self.there = False


async def test_starting_at_login_is_switched_on_and_off(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Entry()
    monkeypatch.setattr("app.ui.program_dialog.entry", lambda: found)
    async with showing() as shown:
        dialog = await opened(shown)
        assert not dialog.at_login.isChecked()
        await shown.press(dialog.at_login)
        assert found.there
        await shown.press(dialog.at_login)
        assert not found.there


async def test_a_system_that_refuses_it_leaves_the_switch_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.ui.program_dialog.entry", lambda: Entry(refused=True))
    async with showing() as shown:
        dialog = await opened(shown)
        await shown.press(dialog.at_login)
        assert not dialog.at_login.isChecked()
        assert shown.said == ["The system did not let Storewire change that."]
