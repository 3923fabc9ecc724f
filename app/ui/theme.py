"""The console's colours and type: tokens from resources/theme.json, as a palette and a style sheet."""

from __future__ import annotations

import json
import re
import sys
from functools import lru_cache

from PySide6.QtCore import QLocale, QObject, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.model.looks import Theme
from app.resources import resource

BODY_PIXELS = 13
KEPT_AS = "theme"
TABULAR = QFont.Tag("tnum")
GENERIC_FAMILIES = frozenset({"", "sans", "sans serif", "sans-serif", "dejavu sans", "helvetica", "arial"})
"""What a Linux without a desktop's settings gives; Inter or Noto Sans read better."""

TRADITIONAL_HAN = ("Noto Sans CJK TC", "Noto Sans TC", "Microsoft JhengHei UI", "PingFang TC", "AR PL UMing TW")
"""Where Latin letters' own font has no Han characters."""


@lru_cache(maxsize=1)
def all_tokens() -> dict[str, dict[str, str]]:
    """Return the tokens of both themes by name: {"light": {"window": "#FCFCFD", …}, "dark": …}."""
    found: dict[str, dict[str, str]] = json.loads(resource("theme.json").read_text("utf-8"))
    return found


class Colours(QObject):
    """The theme in use. Views that paint by themselves ask it each time they paint."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = "light"
        self._tokens: dict[str, QColor] = {}
        self._wanted = Theme.SYSTEM

    def token(self, name: str) -> QColor:
        """Return a token's colour."""
        found = self._tokens.get(name)
        if found is None:
            found = self._tokens[name] = QColor(all_tokens()[self.name][name])
        return found

    def follow(self, wanted: Theme) -> None:
        """Use a theme from now on; SYSTEM follows the desktop as it changes."""
        self._wanted = wanted
        self.refresh()

    def refresh(self) -> None:
        """Apply the theme that is wanted now to the application."""
        hints = QGuiApplication.styleHints()
        dark = self._wanted is Theme.DARK or (
            self._wanted is Theme.SYSTEM and hints.colorScheme() == Qt.ColorScheme.Dark
        )
        self.name = "dark" if dark else "light"
        self._tokens.clear()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(all_tokens()[self.name]))
            app.setStyleSheet(style_sheet(self.name))
        self.changed.emit()


colours = Colours()


def prepare(app: QApplication) -> None:
    """Give the application its style and font, once: enough to build windows in."""
    if not app.property("prepared"):
        app.setStyle("Fusion")
        app.setFont(interface_font())
        app.setProperty("prepared", True)


def dress(app: QApplication, wanted: Theme = Theme.SYSTEM) -> None:
    """Give the application its style, font and theme.

    A window that is built before, and shown after, is there in half the time: with a style sheet in place, every
    widget that is put into another is dressed anew with all that is in it.
    """
    prepare(app)
    colours.follow(wanted)
    QGuiApplication.styleHints().colorSchemeChanged.connect(colours.refresh)


def kept_theme(memory: QSettings) -> Theme:
    """Return the theme that was chosen last, so that the first window has it already."""
    value = str(memory.value(KEPT_AS, Theme.SYSTEM.value))
    return Theme(value) if value in list(Theme) else Theme.SYSTEM


def keep_theme(memory: QSettings, theme: Theme) -> None:
    """Keep a choice for the next start."""
    memory.setValue(KEPT_AS, theme.value)


def interface_font() -> QFont:
    """Return the system's interface font; on a Linux that names none, Inter or Noto Sans."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if sys.platform not in {"win32", "darwin"} and font.family().lower() in GENERIC_FAMILIES:
        known = set(QFontDatabase.families())
        family = next((one for one in ("Inter", "Noto Sans") if one in known), font.family())
        font = QFont(family)
    if QLocale().script() == QLocale.Script.TraditionalHanScript:
        # Han characters are drawn otherwise in Japan, whose form a system may prefer where none is asked for.
        font.setFamilies([font.family(), *TRADITIONAL_HAN])
    font.setPixelSize(BODY_PIXELS)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def tabular(font: QFont) -> QFont:
    """Return the font with figures of one width, for columns of numbers."""
    figures = QFont(font)
    figures.setFeature(TABULAR, 1)
    return figures


def palette(tokens: dict[str, str]) -> QPalette:
    """Return the palette of a theme, for what no style sheet reaches."""
    roles = QPalette.ColorRole
    made = QPalette()
    pairs = {
        roles.Window: "window",
        roles.WindowText: "text",
        roles.Base: "card",
        roles.AlternateBase: "hover",
        roles.Text: "text",
        roles.PlaceholderText: "secondary",
        roles.Button: "card",
        roles.ButtonText: "text",
        roles.BrightText: "bad",
        roles.Highlight: "accent",
        roles.HighlightedText: "on_accent",
        roles.ToolTipBase: "text",
        roles.ToolTipText: "window",
        roles.Link: "accent",
        roles.LinkVisited: "accent",
        roles.Light: "hover",
        roles.Midlight: "line",
        roles.Mid: "line",
        roles.Dark: "line",
        roles.Shadow: "line",
        roles.Accent: "accent",
    }
    for role, name in pairs.items():
        made.setColor(role, QColor(tokens[name]))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens["disabled"]))
    return made


def style_sheet(name: str) -> str:
    """Return the style sheet with a theme's tokens put in."""
    values = dict(all_tokens()[name])
    values["chevron"] = resource(f"icons/chevron-{name}.svg").as_posix()
    values["tick"] = resource(f"icons/tick-{name}.svg").as_posix()
    sheet = resource("console.qss").read_text("utf-8")
    return re.sub(r"@(\w+)", lambda found: values[found[1]], sheet)
