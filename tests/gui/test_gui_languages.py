"""Every page is whole in every language that the window speaks, with the texts that it really says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pages import PAGES
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from rules import RULES, cut_off, out_of_the_window
from showing import showing

from app import wording
from app.model.looks import Language
from app.ui.language import catalogue, offered
from app.ui.showcase import ShowcaseClient
from app.ui.window import SMALLEST

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
TRANSLATED = [one for one in offered() if one is not Language.ENGLISH]
ENGLISH_BY_NAME = {"how to fix", "discard"}
"""Pages that are found by a button's English name."""


@pytest.fixture(params=TRANSLATED, ids=lambda language: language.value)
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Language]:
    """Speak a language as the console does, then be silent again."""
    language: Language = request.param
    before = wording.language.translate, wording.language.formats
    translator = QTranslator(qapp)
    assert translator.load(str(catalogue(language)))
    QCoreApplication.installTranslator(translator)
    locale = QLocale()
    QLocale.setDefault(QLocale(language.value))  # whoever shows a window speaks by it
    yield language
    QLocale.setDefault(locale)
    QCoreApplication.removeTranslator(translator)
    wording.speak(*before)


@pytest.mark.parametrize("name", sorted(set(PAGES) - ENGLISH_BY_NAME))
async def test_a_page_is_whole_in_every_language(name: str, spoken: Language) -> None:
    async with showing(ShowcaseClient(empty=name == "first run")) as shown:
        page = await PAGES[name](shown)
        await shown.settle()
        faults = {rule.__name__: rule(page) for rule in RULES}
        faults |= {rule.__name__: rule(page) for rule in (cut_off, out_of_the_window)}
        page.window().resize(SMALLEST)
        await shown.settle()
        faults["cut_off_in_the_smallest_window"] = cut_off(page)
    assert {rule: found for rule, found in faults.items() if found} == {}, spoken
