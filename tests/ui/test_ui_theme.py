"""The themes' colours: everybody can read them, and every place that asks for one finds it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from app.resources import resource
from app.ui.theme import TRADITIONAL_HAN, all_tokens, interface_font, palette, style_sheet

THEMES = ("light", "dark")
GROUNDS = ("window", "card", "sidebar")
TEXTS = ("text", "secondary", "accent", "good", "warning", "bad")
SOURCES = sorted((Path(__file__).parents[2] / "app" / "ui").rglob("*.py"))


def luminance(colour: str) -> float:
    """Return the relative luminance of "#RRGGBB", as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def too_faint(theme: str, pairs: list[tuple[str, str]], least: float) -> dict[tuple[str, str], float]:
    tokens = all_tokens()[theme]
    found = {pair: contrast(tokens[pair[0]], tokens[pair[1]]) for pair in pairs}
    return {pair: round(value, 2) for pair, value in found.items() if value < least}


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read_on_every_ground(theme: str) -> None:
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    pairs += [(tone, f"{tone}_soft") for tone in ("good", "warning", "bad", "accent")]
    pairs += [(text, f"{tone}_soft") for tone in ("good", "warning", "bad", "accent") for text in ("text", "secondary")]
    pairs += [("text", "selection"), ("secondary", "selection"), ("text", "hover"), ("secondary", "hover")]
    pairs += [("on_accent", "accent"), ("on_accent", "accent_hover"), ("secondary", "track"), ("window", "text")]
    assert too_faint(theme, pairs, 4.5) == {}


@pytest.mark.parametrize("theme", THEMES)
def test_shapes_that_say_something_stand_out(theme: str) -> None:
    pairs = [(shape, ground) for shape in ("accent", "good", "warning", "bad", "secondary") for ground in GROUNDS]
    pairs += [("accent", "track"), ("good", "track"), ("accent", "selection"), ("good", "selection")]
    assert too_faint(theme, pairs, 3.0) == {}


def test_both_themes_have_the_same_tokens() -> None:
    light, dark = all_tokens()["light"], all_tokens()["dark"]
    assert set(light) == set(dark)
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for theme in (light, dark) for colour in theme.values())


@pytest.mark.parametrize("theme", THEMES)
def test_no_placeholder_is_left_in_the_style_sheet(theme: str) -> None:
    assert "@" not in style_sheet(theme).partition("*/")[2]


@pytest.mark.parametrize("theme", THEMES)
def test_the_pictures_that_the_style_sheet_names_exist(theme: str) -> None:
    named = re.findall(r"url\(([^)]+)\)", style_sheet(theme))
    assert named
    assert all(Path(one).is_file() for one in named)


def test_colours_are_written_in_one_place_only() -> None:
    sheet = resource("console.qss").read_text("utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b(?=[^{]*;)", sheet) == []
    pattern = re.compile(r"""["']#[0-9A-Fa-f]{3,8}["']|QColor\(\d|setStyleSheet\(""")
    found = {source.name for source in SOURCES if pattern.search(source.read_text("utf-8"))}
    assert found - {"screenshots.py"} == {"theme.py"}  # pictures hold pages of others, which have colours of their own


def test_every_token_that_is_asked_for_exists() -> None:
    asked = {
        name for source in SOURCES for name in re.findall(r"colours\.token\(\s*\"(\w+)\"", source.read_text("utf-8"))
    }
    assert asked
    assert asked <= set(all_tokens()["light"])


def test_no_text_is_shown_as_markup() -> None:
    """Names come from stores: only the tooltip, which escapes, and the manual, which is ours, may use markup."""
    pattern = re.compile(r"RichText|MarkdownText|setHtml\(|AutoText|insertHtml")
    assert [source.name for source in SOURCES if pattern.search(source.read_text("utf-8"))] == ["manual_window.py"]


@pytest.mark.parametrize("theme", THEMES)
def test_what_no_style_sheet_reaches_can_be_read(theme: str) -> None:
    roles = QPalette.ColorRole
    made = palette(all_tokens()[theme])
    for text, ground in (
        (roles.WindowText, roles.Window),
        (roles.Text, roles.Base),
        (roles.ButtonText, roles.Button),
        (roles.HighlightedText, roles.Highlight),
        (roles.PlaceholderText, roles.Base),
        (roles.ToolTipText, roles.ToolTipBase),
        (roles.Link, roles.Window),
    ):
        found = contrast(made.color(text).name().upper(), made.color(ground).name().upper())
        assert found >= 4.5, (text, ground, found)


def test_han_characters_are_drawn_as_in_taiwan_where_its_language_is_spoken(qapp: QApplication) -> None:
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("zh_TW"))
        assert interface_font().families()[1:] == list(TRADITIONAL_HAN)
        QLocale.setDefault(QLocale("en_GB"))
        assert interface_font().families()[1:] == []
    finally:
        QLocale.setDefault(before)
