"""What everybody needs of a page, as rules: each returns the faults that it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from app.ui.widgets.text import ElidedText

ARROW = 36
"""Room that a combo box needs beside its text."""
RING = 3
"""Pixels around a control in which its focus may be drawn."""


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
    elif isinstance(widget, QComboBox) and not widget.toolTip():
        needs_wide = widget.fontMetrics().horizontalAdvance(widget.currentText()) + ARROW
    if wide < needs_wide:
        return f"{wide} of {needs_wide} pixels wide"
    return f"{high} of {needs_high} pixels high" if high < needs_high else ""


def without_visible_focus(page: QWidget) -> list[str]:
    """Controls that look the same with the keyboard's focus and without it, or that never get it."""
    window = page.window()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    found = []
    for one in controls(page):
        if isinstance(one, QAbstractItemView) and one.model() is not None and not one.currentIndex().isValid():
            one.setCurrentIndex(one.model().index(0, 0))
        if (focused := QApplication.focusWidget()) is not None:
            focused.clearFocus()
        scroll_to(one)
        before = around(one)
        one.setFocus(Qt.FocusReason.TabFocusReason)
        window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as when Tab is pressed
        if not one.hasFocus():
            found.append(f"{called(one)} takes no focus")
        elif around(one) == before:
            found.append(called(one))
    QApplication.sendPostedEvents()
    return found


def scroll_to(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def around(widget: QWidget) -> QImage:
    window = widget.window()
    box = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-RING, -RING, RING, RING)
    return window.grab(box).toImage()


def out_of_the_window(page: QWidget) -> list[str]:
    """Controls that lie beyond their parents' edge at the side, where nothing scrolls to them."""
    found = []
    for one in controls(page):
        parent = one.parentWidget()
        if parent is not None and (one.geometry().left() < 0 or one.geometry().right() > parent.width()):
            found.append(called(one))
    return found


Rule = Callable[[QWidget], list[str]]
RULES: tuple[Rule, ...] = (
    nameless,
    told_apart_by_nothing,
    off_the_keyboard_path,
    for_the_mouse_alone,
    without_visible_focus,
    markup,
    cut_off,
    out_of_the_window,
)
