"""Settings of the program: what may be chosen, and what is wrong with what was typed."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.looks import Language, Theme
from app.model.settings import ProxyUse, check_proxy
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


def theme_choices() -> list[tuple[Theme, str]]:
    """Return (theme, name) to choose from."""
    return [(theme, say(text)) for theme, text in THEMES.items()]


def proxy_choices() -> list[tuple[ProxyUse, str]]:
    """Return (use, name) to choose from."""
    return [(use, say(text)) for use, text in PROXIES.items()]


def language_choices(offered: Sequence[tuple[Language, str]]) -> list[tuple[Language, str]]:
    """Return (language, name) to choose from: the system's, and those that the program speaks, each in itself."""
    return [(Language.SYSTEM, say(AS_SYSTEM)), *offered]


def proxy_fault(text: str) -> str:
    """Return what is wrong with a proxy's address; "" where it can be used."""
    try:
        found = check_proxy(text)
    except ValueError:
        return say(PROXY_FAULT)
    return "" if found else say(PROXY_FAULT)
