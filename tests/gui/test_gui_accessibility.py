"""Everybody can use the window: every control has a name and a keyboard path, and no text is cut off."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from showing import Showing, showing

from app.ui.showcase import ShowcaseClient
from app.ui.showcase_data import BARN, CAFE
from app.ui.store_page import CONNECTION, FAILURES, FORMS, SETTINGS, SYNC
from app.ui.widgets.text import ElidedText
from app.ui.window import SMALLEST

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

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


@pytest.fixture(params=list(PAGES))
async def page(request: pytest.FixtureRequest) -> Any:
    """Yield a page or dialog, laid out and shown."""
    client = ShowcaseClient(empty=request.param == "first run")
    async with showing(client) as shown:
        found = await PAGES[request.param](shown)
        await shown.settle()
        yield found


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


def named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName() or widget.property('text') or ''}".strip()


async def test_every_control_has_a_name_for_screen_readers(page: QWidget) -> None:
    nameless = []
    for one in controls(page):
        interface = QAccessible.queryAccessibleInterface(one)
        name = interface.text(QAccessible.Text.Name) if interface is not None else ""
        # A combo box passes its value off as its name, a field its text.
        if isinstance(one, QComboBox | QLineEdit) and not one.accessibleName():
            name = ""
        if not name.strip():
            nameless.append(named(one))
    assert controls(page)
    assert nameless == []


async def test_two_buttons_that_do_different_things_are_told_apart_by_name(page: QWidget) -> None:
    names = [one.accessibleName() or one.text() for one in visible(page, QAbstractButton) if one.isEnabled()]
    doubled = {name for name in names if names.count(name) > 1}
    assert doubled <= {"Reconnect…"}  # the banner's and the page's do the same


async def test_every_control_is_on_the_keyboard_path(page: QWidget) -> None:
    reached, at = set(), page.window()
    for _ in range(2000):
        at = at.nextInFocusChain()
        reached.add(at)
        if at is page.window():
            break
    assert [named(one) for one in controls(page) if one not in reached] == []


async def test_no_button_can_be_pressed_with_the_mouse_alone(page: QWidget) -> None:
    mouse_only = [
        named(one) for one in visible(page, QPushButton) if not one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert mouse_only == []


async def test_every_text_is_shown_as_plain_text(page: QWidget) -> None:
    assert [one.text() for one in visible(page, QLabel) if one.textFormat() is not Qt.TextFormat.PlainText] == []


@pytest.mark.parametrize("size", [None, SMALLEST], ids=["usual", "smallest"])
async def test_no_text_is_cut_off(page: QWidget, size: QSize | None) -> None:
    if size is not None:
        page.window().resize(size)
        for one in (page, *page.findChildren(QWidget)):
            if one.layout() is not None:
                one.layout().activate()
    assert [cut for one in visible(page) if (cut := cut_off(one))] == []


def cut_off(widget: QWidget) -> str:
    """Return what is wrong with a widget that is too small for its text; "" where it fits."""
    size, hint = widget.size(), widget.sizeHint()
    if isinstance(widget, QLabel) and not isinstance(widget, ElidedText) and widget.text():
        if widget.wordWrap():
            needed = widget.heightForWidth(size.width())
            return f"{widget.text()!r}: {size.height()} of {needed} high" if size.height() < needed else ""
        return f"{widget.text()!r}: {size.width()} of {hint.width()} wide" if size.width() < hint.width() else ""
    if isinstance(widget, QPushButton | QComboBox) and size.width() < widget.minimumSizeHint().width():
        return f"{named(widget)}: {size.width()} of {widget.minimumSizeHint().width()} wide"
    if isinstance(widget, QComboBox):
        needed = widget.fontMetrics().horizontalAdvance(widget.currentText()) + 36
        return f"{widget.currentText()!r}: {size.width()} of {needed} wide" if size.width() < needed else ""
    return ""
