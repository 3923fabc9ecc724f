"""Every window and dialog of the console, opened as a person opens it, on example stores."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget
from showing import Showing

from app.manual.topics import Topic
from app.model.settings import PlatformName
from app.ui.log_window import LogWindow
from app.ui.manual_window import ManualWindow
from app.ui.showcase_data import BARN, CAFE
from app.ui.store_page import CONNECTION, FAILURES, FORMS, SETTINGS, SYNC

Page = Callable[[Showing], Awaitable[QWidget]]


async def first_run(shown: Showing) -> QWidget:
    return shown.window


async def all_stores(shown: Showing) -> QWidget:
    shown.window.sidebar.choose(0)
    return shown.window


async def find(shown: Showing) -> QWidget:
    shown.window.connect_store("cafe-lumiere.example")
    await shown.settle()
    wizard = shown.window.wizard
    assert wizard is not None
    while not wizard.find_step.can_advance():
        wizard.find_step._show_next()
    return shown.window


async def let_in(shown: Showing) -> QWidget:
    await find(shown)
    wizard = shown.window.wizard
    assert wizard is not None
    await shown.press(wizard.primary)
    wizard.authorise.show_paste()
    return shown.window


async def choose(shown: Showing) -> QWidget:
    await let_in(shown)
    wizard = shown.window.wizard
    assert wizard is not None
    wizard.authorise.paste.username.setText("admin")
    wizard.authorise.paste.password.setText("abcd")
    await shown.press(wizard.authorise.paste.use)
    wizard.platform.cards[PlatformName.SEQUENZY].radio.setChecked(True)
    wizard.platform._show_advanced(True)
    return shown.window


async def sign_in(shown: Showing) -> QWidget:
    shown.client.pairing_mode = "api_key"
    await choose(shown)
    wizard = shown.window.wizard
    assert wizard is not None
    await shown.press(wizard.primary)
    return shown.window


async def review(shown: Showing) -> QWidget:
    await sign_in(shown)
    shown.client.approve()
    await shown.settle()
    return shown.window


def tab(number: int, store: int = CAFE) -> Page:
    async def page(shown: Showing) -> QWidget:
        await shown.open(store, number)
        return shown.window

    return page


def dialog(number: int, opener: Callable[[Any], QWidget], *, store: int = CAFE, row: int | None = None) -> Page:
    async def page(shown: Showing) -> QWidget:
        where = await shown.open(store, number)
        if row is not None:
            where.log.rows.selectRow(row)
            await shown.settle()
        await shown.press(opener(where))
        return shown.dialog()

    return page


def after_review(opener: Callable[[Any], QWidget]) -> Page:
    async def page(shown: Showing) -> QWidget:
        await review(shown)
        wizard = shown.window.wizard
        assert wizard is not None
        await shown.press(opener(wizard.review))
        return shown.dialog()

    return page


def named(start: str) -> Callable[[QWidget], QWidget]:
    def find_button(tab: QWidget) -> QWidget:
        return next(
            one for one in tab.findChildren(QPushButton) if one.accessibleName().startswith(start) and one.isVisible()
        )

    return find_button


async def program(shown: Showing) -> QWidget:
    shown.window.menu.show_program()
    return shown.dialog()


async def manual(shown: Showing) -> QWidget:
    made = ManualWindow(shown.console, shown.window)
    made.go(Topic.CONNECT)
    made.show()
    return made


async def move_out(shown: Showing) -> QWidget:
    shown.window.menu.move_out()
    return shown.dialog()


async def move_in(shown: Showing) -> QWidget:
    shown.window.menu.move_in()
    return shown.dialog()


async def diagnostics(shown: Showing) -> QWidget:
    shown.window.menu.show_diagnostics()
    await shown.settle()
    return shown.dialog()


async def log(shown: Showing) -> QWidget:
    shown.window.menu.show_log()
    await shown.settle()
    found = shown.window.findChild(LogWindow)
    assert isinstance(found, LogWindow)
    return found


async def about(shown: Showing) -> QWidget:
    shown.window.menu.show_about()
    return shown.dialog()


PAGES: dict[str, Page] = {
    "first run": first_run,
    "all stores": all_stores,
    "find the store": find,
    "let Storewire in": let_in,
    "choose where to send": choose,
    "paste a key": sign_in,
    "review": review,
    "connection": tab(CONNECTION),
    "connection that needs somebody": tab(CONNECTION, BARN),
    "sync": tab(SYNC),
    "sync that is done": tab(SYNC, BARN),
    "failures": tab(FAILURES),
    "settings": tab(SETTINGS),
    "forms of Sequenzy": tab(FORMS),
    "forms of Segmentflow": tab(FORMS, BARN),
    "disconnect": dialog(CONNECTION, lambda tab: tab.ways.disconnect_button),
    "how to fix": dialog(CONNECTION, named("How to fix")),
    "request and answer": dialog(SYNC, lambda tab: tab.log.show_request, row=4),
    "discard": dialog(FAILURES, named("Discard")),
    "every field": after_review(lambda step: step.show_fields),
    "keep running": after_review(lambda step: step.late.buttons[0]),
    "settings of Storewire": program,
    "about": about,
    "diagnostics for support": diagnostics,
    "log": log,
    "manual": manual,
    "move to another computer": move_out,
    "move here": move_in,
}
