"""Settings of the program: what may be chosen, and what is wrong with what was typed."""

from __future__ import annotations

from collections.abc import Iterable

from app.model.settings import ProxyUse, Theme, check_proxy
from app.wording.language import QT_TRANSLATE_NOOP, say

THEMES = {
    Theme.SYSTEM: QT_TRANSLATE_NOOP("wording", "As the system"),
    Theme.LIGHT: QT_TRANSLATE_NOOP("wording", "Light"),
    Theme.DARK: QT_TRANSLATE_NOOP("wording", "Dark"),
}
PROXIES = {
    ProxyUse.SYSTEM: QT_TRANSLATE_NOOP("wording", "As the system"),
    ProxyUse.NONE: QT_TRANSLATE_NOOP("wording", "None"),
    ProxyUse.MANUAL: QT_TRANSLATE_NOOP("wording", "This one"),
}
AS_SYSTEM = QT_TRANSLATE_NOOP("wording", "As the system")
PROXY_FAULT = QT_TRANSLATE_NOOP(
    "wording", "Type host and port, such as proxy.example.com:3128, without user name and password."
)
OWN_NAMES = {"en": "English", "fr": "Français", "zh_TW": "繁體中文"}
"""Languages by their own names, which are the same in every language."""


def theme_choices() -> list[tuple[Theme, str]]:
    """Return (theme, name) to choose from."""
    return [(theme, say(text)) for theme, text in THEMES.items()]


def proxy_choices() -> list[tuple[ProxyUse, str]]:
    """Return (use, name) to choose from."""
    return [(use, say(text)) for use, text in PROXIES.items()]


def language_choices(translated: Iterable[str]) -> list[tuple[str, str]]:
    """Return (code, name) to choose from: the system's, English, and those into which the program is translated."""
    codes = ["en", *sorted(set(translated) - {"en"})]
    return [("", say(AS_SYSTEM)), *((code, OWN_NAMES.get(code, code)) for code in codes)]


def proxy_fault(text: str) -> str:
    """Return what is wrong with a proxy's address; "" where it can be used."""
    try:
        found = check_proxy(text)
    except ValueError:
        return say(PROXY_FAULT)
    return "" if found else say(PROXY_FAULT)
