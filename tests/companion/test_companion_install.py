"""The plugin brought into a real WordPress by its own upload page, as a person does it, and taken out again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from real_wordpress import ADMIN, PASSWORD, Site

from app import companion_package
from app.model.api import CompanionState, CompanionView
from app.model.settings import PlatformName
from app.model.store import StoreCredentials, StoreSite
from app.stores.companion import Companion
from app.stores.http import store_client
from app.stores.plugins import remove_plugin
from app.stores.rest import RestClient
from app.ui.browser.view import PairingBrowser
from app.ui.companion_dialog import CompanionDialog
from app.ui.showcase import NOW
from app.ui.showcase_data import CAFE, new_connection

pytestmark = pytest.mark.qt_log_ignore("RHI|QRhi|[Vv]ulkan|GPU|GBM|propagateSizeHints", extend=True)
PATIENCE_MS = 60_000
PLUGIN = f"{companion_package.NAME}/{companion_package.NAME}.php"


@pytest.fixture
def bare(site: Site) -> Iterator[Site]:
    """The site without the plugin; afterwards it is there again for the tests that follow."""
    site.uninstall_companion()
    yield site
    if not site.php(f"return is_plugin_active('{PLUGIN}');"):
        site.install_companion()


class Person:
    """Somebody in front of the embedded browser: looks at the page, clicks, types."""

    def __init__(self, browser: PairingBrowser, qtbot: QtBot) -> None:
        self._browser = browser
        self._qtbot = qtbot

    def _run(self, script: str) -> Any:
        answers: list[str] = []
        self._browser.page.runJavaScript(f"JSON.stringify({script} ?? null)", 0, answers.append)
        self._qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE_MS)
        return json.loads(answers[0] or "null")

    def _place(self, element: str) -> QPoint | None:
        box = f"""(function () {{
            var found = document.querySelector({json.dumps(element)});
            if (document.readyState !== 'complete' || !found || !found.getClientRects().length) return null;
            found.scrollIntoView({{block: 'center'}});
            var box = found.getBoundingClientRect();
            return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];
        }})()"""
        found = self._run(box)
        return None if found is None else QPoint(*found)

    def sees(self, element: str) -> None:
        """Wait until something is on the page."""
        self._qtbot.waitUntil(lambda: self._place(element) is not None, timeout=PATIENCE_MS)

    def clicks(self, element: str) -> None:
        """Click on something with the mouse, as only a person can: a file is chosen for nobody else."""
        self.sees(element)
        place = self._place(element)
        assert place is not None
        QTest.mouseClick(self._target(), Qt.MouseButton.LeftButton, pos=place)

    def types(self, element: str, text: str) -> None:
        """Click into a field and type."""
        self.clicks(element)
        QTest.keyClicks(self._target(), text)
        self._qtbot.waitUntil(
            lambda: self._run(f"document.querySelector({json.dumps(element)}).value") == text, timeout=PATIENCE_MS
        )

    def has_chosen(self) -> list[str]:
        """Return the names of the files that the page was given."""
        self._qtbot.waitUntil(lambda: bool(self._run("document.querySelector('#pluginzip').files.length")))
        return list(self._run("Array.from(document.querySelector('#pluginzip').files).map(one => one.name)"))

    def _target(self) -> QWidget:
        target = self._browser.page.parent().focusProxy()
        assert isinstance(target, QWidget)
        return target


def dialog_of(site: Site, browsers: list[PairingBrowser]) -> CompanionDialog:
    def make(parent: QWidget) -> PairingBrowser:
        browsers.append(PairingBrowser(parent))
        return browsers[-1]

    store = new_connection(NOW, CAFE, PlatformName.SEGMENTFLOW).model_copy(update={"home": site.url})
    admin = f"{site.url}/wp-admin"
    plugin = CompanionView(
        state=CompanionState.ABSENT,
        ours=companion_package.version(),
        upload_url=f"{admin}/plugin-install.php?tab=upload",
        plugins_url=f"{admin}/plugins.php",
    )
    return CompanionDialog(store, plugin, make)


def install(dialog: CompanionDialog, person: Person, qtbot: QtBot) -> None:
    """Do what the dialog says: sign in, choose, install, activate."""
    person.types("#user_login", ADMIN)
    person.types("#user_pass", PASSWORD)
    person.clicks("#wp-submit")
    person.clicks("#pluginzip")
    assert person.has_chosen() == [dialog.file.name]
    person.clicks("#install-plugin-submit")
    with qtbot.waitSignal(dialog.accepted, timeout=PATIENCE_MS):
        person.clicks(".button-primary[href*='action=activate']")


def test_an_administrator_uploads_installs_and_activates_it_in_the_embedded_browser(bare: Site, qtbot: QtBot) -> None:
    browsers: list[PairingBrowser] = []
    dialog = dialog_of(bare, browsers)
    dialog.show()
    install(dialog, Person(browsers[0], qtbot), qtbot)
    assert bare.php(f"return is_plugin_active('{PLUGIN}');")
    status = bare.rest(ADMIN).get("storewire/v1/status").raise_for_status().json()
    assert status["version"] == companion_package.version()


async def test_the_console_takes_it_out_again_and_leaves_nothing(bare: Site) -> None:
    bare.install_companion()
    place = StoreSite(home=bare.url, rest_root=f"{bare.url}/wp-json/", name="Shop")
    credentials = StoreCredentials(username=ADMIN, password=bare.passwords[ADMIN])
    async with store_client() as http:
        rest = RestClient(http, place, credentials)
        plugin = Companion(rest, "front-desk-0001")
        assert await plugin.status() is not None
        await remove_plugin(rest, companion_package.NAME)
        assert await plugin.status() is None
        await remove_plugin(rest, companion_package.NAME)  # once is enough
    assert not (bare.folder / "wp-content" / "plugins" / companion_package.NAME).exists()
    assert "storewire" not in bare.sql("SHOW TABLES FROM wordpress")
