"""The manual in its window: every Help button leads to a page, links and search work, pictures follow the theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from showing import Showing, showing

from app.manual.pages import page
from app.manual.topics import Topic
from app.model.settings import Theme
from app.ui.manual_text import html
from app.ui.manual_window import ManualWindow
from app.ui.showcase_data import CAFE
from app.ui.store_page import CONNECTION, FAILURES, FORMS, SETTINGS, SYNC
from app.ui.theme import colours

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|does not support raise", extend=True)
PAGES = {
    CONNECTION: Topic.CONNECTION,
    SYNC: Topic.SYNC,
    FAILURES: Topic.FAILURES,
    SETTINGS: Topic.SETTINGS,
    FORMS: Topic.FORMS,
}


def opened(shown: Showing) -> ManualWindow:
    assert shown.window.manual is not None
    assert shown.window.manual.isVisible()
    return shown.window.manual


async def test_the_help_button_of_every_tab_opens_its_page() -> None:
    async with showing() as shown:
        assert len(PAGES) == shown.window.store_page.bar.count()
        for tab, topic in PAGES.items():
            await shown.open(CAFE, tab)
            await shown.press(shown.window.store_page.help_button)
            manual = opened(shown)
            assert manual.topic is topic
            assert page(topic).title in manual.view.toPlainText()
            manual.close()


async def test_the_key_for_help_opens_the_page_of_what_is_shown() -> None:
    async with showing() as shown:
        (action,) = [one for one in shown.window.commands.actions if one.text() == "Help"]
        assert "F1" in [one.toString() for one in action.shortcuts()]
        shown.window.sidebar.choose(0)
        action.trigger()
        assert opened(shown).topic is Topic.START
        await shown.open(CAFE, SYNC)
        action.trigger()
        assert opened(shown).topic is Topic.SYNC
        shown.window.connect_store("cafe-lumiere.example")
        await shown.settle()
        wizard = shown.window.wizard
        assert wizard is not None
        await shown.press(wizard.help_button)
        assert opened(shown).topic is Topic.CONNECT


async def test_links_lead_on_and_back_leads_back() -> None:
    async with showing() as shown:
        shown.window.open_manual(Topic.START)
        manual = opened(shown)
        assert not manual.back_button.isEnabled()
        manual.view.asked.emit(QUrl("privacy.md"))
        assert manual.topic is Topic.PRIVACY
        assert manual.list.currentItem().text() == page(Topic.PRIVACY).title
        manual.view.asked.emit(QUrl("https://example.com/more"))
        assert shown.opened == ["https://example.com/more"]
        QTest.mouseClick(manual.back_button, Qt.MouseButton.LeftButton)
        assert manual.topic is Topic.START
        manual.list.setCurrentRow(2)
        assert manual.topic is Topic.CONNECTION


async def test_a_search_lists_what_it_finds_and_marks_the_word() -> None:
    async with showing() as shown:
        shown.window.open_manual(Topic.START)
        manual = opened(shown)
        whole = manual.list.count()
        QTest.keyClicks(manual.search, "wordfence")
        assert 0 < manual.list.count() < whole
        QTest.keyClick(manual.search, Qt.Key.Key_Return)
        assert manual.topic is Topic.HOSTS
        assert manual.view.textCursor().selectedText().lower() == "wordfence"
        QTest.keyClicks(manual.search, "xyz")
        assert manual.list.count() == 0
        assert manual.nothing.isVisible()
        QTest.keyClick(manual.search, Qt.Key.Key_Escape)
        assert manual.list.count() == whole
        QTest.keyClick(manual, Qt.Key.Key_Escape)
        assert not manual.isVisible()


async def test_the_text_goes_on_right_below_a_picture() -> None:
    async with showing() as shown:
        shown.window.open_manual(Topic.SYNC)
        view = opened(shown).view
        block = view.document().begin()
        while not block.text().startswith("\N{OBJECT REPLACEMENT CHARACTER}"):
            block = block.next()
        place = QUrl.fromLocalFile(html(page(Topic.SYNC)).split('<img src="')[1].split('"')[0])
        picture = view.document().resource(QTextDocument.ResourceType.ImageResource.value, place)
        top, below = (view.document().documentLayout().blockBoundingRect(one).top() for one in (block, block.next()))
        assert below - top < 1.2 * picture.height() / picture.devicePixelRatio()


async def test_pictures_are_shown_in_the_colours_of_the_theme() -> None:
    async with showing() as shown:
        shown.window.open_manual(Topic.SYNC)
        manual = opened(shown)
        try:
            for theme, name in ((Theme.DARK, "sync-dark.png"), (Theme.LIGHT, "sync.png")):
                colours.follow(theme)
                assert f"/{name}" in manual.view.toHtml()
        finally:
            colours.follow(Theme.LIGHT)
        place = QUrl.fromLocalFile(html(page(Topic.SYNC)).split('<img src="')[1].split('"')[0])
        picture = manual.view.document().resource(QTextDocument.ResourceType.ImageResource.value, place)
        assert not picture.isNull()
        assert picture.width() / picture.devicePixelRatio() < manual.view.viewport().width()
