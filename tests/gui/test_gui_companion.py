"""The companion's card and its way into the store: who may, what to press, and the file handed over by us."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from local_site import LocalSite, local_site
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from showing import showing

from app.model import api
from app.model.settings import PlatformName
from app.ui.browser.view import PairingBrowser
from app.ui.companion_dialog import CompanionDialog
from app.ui.showcase import NOW, ShowcaseClient
from app.ui.showcase_data import BARN, CAFE, companion, new_connection
from app.ui.store_page import CONNECTION

pytestmark = pytest.mark.qt_log_ignore("RHI|QRhi|[Vv]ulkan|GPU|GBM|propagateSizeHints", extend=True)
PATIENCE = 20_000


@pytest.fixture
def site() -> Iterator[LocalSite]:
    with local_site() as served:
        yield served


async def test_the_card_says_how_the_companion_fares() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, CONNECTION)
        assert tab.companion.fact.text() == "At work · version 1.0.0 · last event 20 seconds ago"
        assert not tab.companion.install.isVisible()
        tab = await shown.open(BARN, CONNECTION)
        assert tab.companion.fact.text() == "Not installed"
        assert "Everything else works." in tab.companion.text.text()
        assert tab.companion.install.isVisible()


async def test_an_older_one_is_offered_an_update() -> None:
    class Old(ShowcaseClient):
        async def companion(self, connection: int) -> api.CompanionView:
            return companion(self.views[connection], NOW).model_copy(update={"version": "0.9.4"})

    async with showing(Old()) as shown:
        tab = await shown.open(CAFE, CONNECTION)
        assert tab.companion.install.text() == "Update…"
        assert "Version 0.9.4 is installed; 1.0.0 comes with this program." in tab.companion.text.text()


async def test_looking_again_asks_the_store() -> None:
    async with showing() as shown:
        tab = await shown.open(BARN, CONNECTION)
        await shown.press(tab.companion.again)
        assert shown.asked("look_for_companion") == [(BARN,)]


async def test_the_zip_can_be_saved(tmp_path: Path) -> None:
    async with showing() as shown:
        tab = await shown.open(BARN, CONNECTION)
        assert tab.companion.save_to(str(tmp_path / "plugin.zip"))
        names = zipfile.ZipFile(tmp_path / "plugin.zip").namelist()
        assert "storewire-companion/storewire-companion.php" in names
        assert not tab.companion.save_to(str(tmp_path / "no-such-folder" / "plugin.zip"))


async def test_a_disconnect_takes_it_out_of_the_store_where_that_is_wished() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, CONNECTION)
        await shown.press(tab.ways.disconnect_button)
        dialog = shown.dialog()
        dialog.remove_companion.setChecked(True)
        await shown.press(dialog.action_button)
        assert (shown.asked("remove_companion"), shown.asked("disconnect")) == ([(CAFE,)], [(CAFE,)])


def upload_page(site: LocalSite) -> None:
    """Serve WordPress' upload page, and its list of plugins."""
    site.page(
        "/wp-admin/plugin-install.php",
        "<form id=f action='/wp-admin/update.php' method=get><input type=file id=zip name=pluginzip></form>"
        "<a id=done href='/wp-admin/plugins.php?activate=true&plugin_status=all'>Activate Plugin</a>",
    )


def test_the_page_is_given_the_file_and_activation_ends_it(qtbot: QtBot, site: LocalSite) -> None:
    upload_page(site)
    browsers: list[PairingBrowser] = []

    def make(parent: QWidget) -> PairingBrowser:
        browsers.append(PairingBrowser(parent))
        return browsers[-1]

    store = new_connection(NOW, CAFE, PlatformName.SEQUENZY).model_copy(update={"home": site.base})
    dialog = CompanionDialog(store, companion(store, NOW), make)
    with qtbot.waitSignal(browsers[0].page.loadFinished, timeout=PATIENCE):
        dialog.show()
    assert any("Only an administrator" in label.text() for label in dialog.findChildren(QLabel))
    page = browsers[0].page
    chosen = page.chooseFiles(page.FileSelectionMode.FileSelectOpen, [], [])
    assert [Path(path).name for path in chosen] == [dialog.file.name]
    assert zipfile.is_zipfile(chosen[0])
    with qtbot.waitSignal(dialog.accepted, timeout=PATIENCE):
        page.runJavaScript("document.getElementById('done').click()")
    assert not Path(chosen[0]).exists()
