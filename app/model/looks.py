"""How the console looks and speaks: read at its start, before anything that takes long to import."""

from __future__ import annotations

from enum import StrEnum


class Theme(StrEnum):
    """The console's colours."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Language(StrEnum):
    """The languages that the console speaks, by the names of their translations."""

    SYSTEM = "system"
    """The system's where it is one of these, else English."""
    ENGLISH = "en"
    FRENCH = "fr"
    CHINESE_TRADITIONAL = "zh_TW"
