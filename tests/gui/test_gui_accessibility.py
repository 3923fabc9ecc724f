"""Everybody can use the window: every control has a name and a keyboard path, and no text is cut off."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from showing import Showing, showing

from app.ui.showcase import ShowcaseClient
from app.ui.showcase_data import BARN, CAFE
from app.ui.store_page import CONNECTION, FAILURES, FORMS, SETTINGS, SYNC
from app.ui.widgets.text import ElidedText
from app.ui.window import SMALLEST

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

ARROW = 36
"""Room that a combo box needs beside its text."""
Page = Callable[[Showing], Awaitable[QWidget]]


async def first_run(shown: Showing) -> QWidget:
    return shown.window


async def all_stores(shown: Showing) -> QWidget:
    shown.window.sidebar.choose(0)
    return shown.window


async def wizard(shown: Showing) -> QWidget:
    shown.window.connect_store("cafe-lumiere.example")
    await shown.settle()
    return shown.window


def tab(number: int, store: int = CAFE) -> Page:
    async def page(shown: Showing) -> QWidget:
        await shown.open(store, number)
        return shown.window

    return page


def dialog(number: int, opener: Callable[[Any], QWidget], row: int | None = None) -> Page:
    async def page(shown: Showing) -> QWidget:
        where = await shown.open(CAFE, number)
        if row is not None:
            where.log.rows.selectRow(row)
            await shown.settle()
        await shown.press(opener(where))
        return shown.dialog()

    return page


async def program(shown: Showing) -> QWidget:
    shown.window._show_program()
    return shown.dialog()


async def about(shown: Showing) -> QWidget:
    shown.window._show_about()
    return shown.dialog()


PAGES: dict[str, Page] = {
    "first run": first_run,
    "all stores": all_stores,
    "wizard": wizard,
    "connection": tab(CONNECTION),
    "connection that needs somebody": tab(CONNECTION, BARN),
    "sync": tab(SYNC),
    "failures": tab(FAILURES),
    "settings": tab(SETTINGS),
    "forms of Sequenzy": tab(FORMS),
    "forms of Segmentflow": tab(FORMS, BARN),
    "disconnect": dialog(CONNECTION, lambda tab: tab.disconnect_button),
    "request and answer": dialog(SYNC, lambda tab: tab.log.show_request, row=4),
    "settings of Storewire": program,
    "about": about,
}


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


async def test_the_rules_find_what_they_look_for() -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    for one in (QLineEdit("its text is no name"), QComboBox(), QPushButton("Retry"), QPushButton("Retry")):
        column.addWidget(one)
    label = QLabel("<b>a name from outside</b>")
    label.setFixedWidth(10)
    column.addWidget(label)
    page.findChildren(QPushButton)[0].setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page.show()
    assert len(nameless(page)) == 2
    assert told_apart_by_nothing(page) == ["Retry"]
    assert len(for_the_mouse_alone(page)) == 1
    assert len(markup(page)) == 1
    assert len(cut_off(page)) == 1
    page.deleteLater()


def visible(root: QWidget, kind: type[Any] = QWidget) -> Iterator[Any]:
    """Yield the widgets of a kind that can be seen, or scrolled to."""
    for one in root.findChildren(kind):
        if one.isVisible() and one.window() is root.window():
            yield one


def controls(root: QWidget) -> list[QWidget]:
    """Return what takes part in the keyboard path."""
    return [
        one
        for one in visible(root)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled() and one.focusProxy() is None
    ]


def called(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName() or widget.property('text') or ''}".strip()


def nameless(page: QWidget) -> list[str]:
    """A combo box passes its value off as its name, a field its text; neither says what is asked for."""
    found = []
    for one in controls(page):
        interface = QAccessible.queryAccessibleInterface(one)
        name = interface.text(QAccessible.Text.Name) if interface is not None else ""
        if isinstance(one, QComboBox | QLineEdit):
            name = one.accessibleName()
        if not name.strip():
            found.append(called(one))
    return found


def told_apart_by_nothing(page: QWidget) -> list[str]:
    """Buttons of one name; the banner's and the page's own Reconnect do the same."""
    names = [one.accessibleName() or one.text() for one in visible(page, QAbstractButton) if one.isEnabled()]
    return sorted({name for name in names if names.count(name) > 1} - {"Reconnect…"})


def off_the_keyboard_path(page: QWidget) -> list[str]:
    reached, at = set(), page.window()
    while at not in reached:
        reached.add(at)
        at = at.nextInFocusChain()
    return [called(one) for one in controls(page) if one not in reached]


def for_the_mouse_alone(page: QWidget) -> list[str]:
    buttons = visible(page, QAbstractButton)
    return [called(one) for one in buttons if not one.focusPolicy() & Qt.FocusPolicy.TabFocus]


def markup(page: QWidget) -> list[str]:
    """Texts that Qt may take for markup; names come from stores."""
    return [one.text() for one in visible(page, QLabel) if one.textFormat() is not Qt.TextFormat.PlainText]


def cut_off(page: QWidget) -> list[str]:
    """Texts that are not wholly shown; those made to end in "…" have a tooltip instead."""
    return [f"{called(one)}: {fault}" for one in visible(page) if (fault := lacking(one))]


def lacking(widget: QWidget) -> str:
    """Return how much room a widget lacks for its text; "" where it fits."""
    wide, high = widget.width(), widget.height()
    needs_wide, needs_high = 0, 0
    if isinstance(widget, QLabel) and not isinstance(widget, ElidedText) and widget.text():
        needs_wide = 0 if widget.wordWrap() else widget.sizeHint().width()
        needs_high = widget.heightForWidth(wide) if widget.wordWrap() else widget.sizeHint().height()
    elif isinstance(widget, QPushButton):
        needs_wide = widget.minimumSizeHint().width()
    elif isinstance(widget, QComboBox):
        needs_wide = widget.fontMetrics().horizontalAdvance(widget.currentText()) + ARROW
    if wide < needs_wide:
        return f"{wide} of {needs_wide} pixels wide"
    return f"{high} of {needs_high} pixels high" if high < needs_high else ""


RULES = (nameless, told_apart_by_nothing, off_the_keyboard_path, for_the_mouse_alone, markup, cut_off)
