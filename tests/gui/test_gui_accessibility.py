"""Everybody can use the window: by keyboard, by ear, in other languages and directions, large and small."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import PAGES
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from rules import (
    RULES,
    controls,
    cut_off,
    for_the_mouse_alone,
    markup,
    nameless,
    out_of_the_window,
    told_apart_by_nothing,
    without_visible_focus,
)
from showing import showing

from app.model.looks import Theme
from app.ui.presenters.connection import outline
from app.ui.showcase import ShowcaseClient
from app.ui.theme import dress
from app.ui.window import SMALLEST, MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.mark.parametrize("name", list(PAGES))
async def test_a_page_can_be_used_by_everybody(name: str) -> None:
    """Every rule on one window a page, for a window takes a while to make."""
    async with showing(ShowcaseClient(empty=name == "first run")) as shown:
        page = await PAGES[name](shown)
        await shown.settle()
        assert controls(page)
        faults = {rule.__name__: rule(page) for rule in RULES}
        page.window().resize(SMALLEST)
        await shown.settle()
        faults["cut_off_in_the_smallest_window"] = cut_off(page)
    assert {rule: found for rule, found in faults.items() if found} == {}


class Longer(QTranslator):
    """Makes every text a third longer, as another language may."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:  # type: ignore[override]
        return source + "x" * max(1, round(len(source) / 3)) if source.strip() else source


@pytest.fixture
def longer_texts(qapp: QApplication) -> Iterator[None]:
    longer = Longer(qapp)
    QCoreApplication.installTranslator(longer)
    yield
    QCoreApplication.removeTranslator(longer)


@pytest.mark.usefixtures("longer_texts")
@pytest.mark.parametrize("name", sorted(set(PAGES) - {"how to fix", "discard"}))
async def test_texts_that_are_a_third_longer_are_not_cut(name: str) -> None:
    async with showing(ShowcaseClient(empty=name == "first run")) as shown:
        page = await PAGES[name](shown)
        await shown.settle()
        faults = {rule.__name__: rule(page) for rule in (cut_off, out_of_the_window)}
    assert {rule: found for rule, found in faults.items() if found} == {}


@pytest.mark.parametrize("known", [0, 2])
async def test_the_first_window_can_be_used_by_everybody(known: int, qapp: QApplication) -> None:
    stores = list(ShowcaseClient().views.values())[:known]
    window = MainWindow(outlines=[outline(view) for view in stores])
    dress(qapp, Theme.LIGHT)
    window.show()
    faults = {rule.__name__: rule(window) for rule in RULES}
    window.close()
    window.deleteLater()
    assert {rule: found for rule, found in faults.items() if found} == {}


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("name", ["all stores", "sync", "failures", "review", "connection"])
async def test_a_mirrored_page_is_whole(name: str) -> None:
    async with showing() as shown:
        page = await PAGES[name](shown)
        await shown.settle()
        if name != "review":
            sidebar = shown.window.sidebar
            assert sidebar.mapTo(shown.window, QPoint(0, 0)).x() > shown.window.width() / 2
        assert (cut_off(page), out_of_the_window(page)) == ([], [])


def test_at_twice_the_size_nothing_is_cut() -> None:
    """In a process of its own: the scale is read at the start."""
    script = Path(__file__).with_name("at_twice_the_size.py")
    environment = os.environ | {"QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, str(script)], env=environment, capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert said == {"ratio": 2.0, "faults": {}}


async def test_the_rules_find_what_they_look_for() -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    for one in (QLineEdit("its text is no name"), QComboBox(), QPushButton("Retry"), QPushButton("Retry")):
        column.addWidget(one)
    label = QLabel("<b>a name from outside</b>")
    label.setFixedWidth(10)
    column.addWidget(label)
    page.findChildren(QPushButton)[0].setFocusPolicy(Qt.FocusPolicy.NoFocus)
    blind = QWidget()
    blind.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    blind.setAccessibleName("draws nothing")
    blind.setFixedHeight(20)
    column.addWidget(blind)
    page.show()
    assert len(nameless(page)) == 2
    assert told_apart_by_nothing(page) == ["Retry"]
    assert len(for_the_mouse_alone(page)) == 1
    assert len(markup(page)) == 1
    assert len(cut_off(page)) == 1
    assert "QWidget" in without_visible_focus(page)
    blind.move(page.width(), 0)
    assert out_of_the_window(page) == ["QWidget"]
    page.deleteLater()
