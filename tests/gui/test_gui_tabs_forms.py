"""The Forms tab: the address to copy, the ways to the dashboard, and the line for testing a pop-up."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from showing import showing

from app.ui.presenters.forms import TESTING_SCRIPT
from app.ui.showcase_data import BARN, BLOG, CAFE
from app.ui.store_page import FORMS

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


async def test_the_address_is_copied_exactly_without_a_path() -> None:
    async with showing() as shown:
        tab = await shown.open(BLOG, FORMS)
        assert tab.address.text() == "https://harbour.example"
        await shown.press(tab.copy_address)
        assert QGuiApplication.clipboard().text() == "https://harbour.example"
        assert tab.copy_address.text() == "Copied"


async def test_the_dashboard_opens_in_the_browser() -> None:
    async with showing() as shown:
        tab = await shown.open(BARN, FORMS)
        await shown.press(tab.create_website)
        await shown.press(tab.manage_forms)
        assert shown.opened == ["https://dashboard.segmentflow.ai/websites"] * 2


async def test_the_four_steps_are_listed() -> None:
    async with showing() as shown:
        tab = await shown.open(BARN, FORMS)
        texts = [label.text() for label in tab.findChildren(QLabel) if label.isVisible()]
        steps = ["Create a website record", "Make a form", "Publish it", "Collect leads"]
        assert [text for text in texts if text in steps] == steps


async def test_a_pop_up_that_was_shown_once_can_be_tested_again() -> None:
    async with showing() as shown:
        tab = await shown.open(BARN, FORMS)
        tab.ensureWidgetVisible(tab.copy_tip)
        await shown.press(tab.copy_tip)
        assert QGuiApplication.clipboard().text() == TESTING_SCRIPT
        assert "sf_form_shown_" in TESTING_SCRIPT


async def test_sequenzys_forms_are_its_own() -> None:
    async with showing() as shown:
        tab = await shown.open(CAFE, FORMS)
        assert not tab.address.isVisible()
        await shown.press(tab.open_sequenzy)
        assert shown.opened == ["https://sequenzy.com"]
