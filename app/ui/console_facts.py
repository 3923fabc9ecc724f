"""What support asks about a window: Qt, screens, fonts, and where the system sends requests."""

from __future__ import annotations

import json

from PySide6.QtCore import QLocale, QUrl, qVersion
from PySide6.QtGui import QFontInfo, QGuiApplication
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from app.model.support import BundleFile

ASKED = QUrl("https://example.com/")
"""Any address outside: the system may say that some go through a proxy."""


def console_facts() -> BundleFile:
    """Return the facts as a file of the bundle."""
    style = QApplication.style()
    facts = {
        "qt": qVersion(),
        "platform": QGuiApplication.platformName(),
        "style": style.name() if style is not None else "",
        "locale": QLocale().name(),
        "system_locale": QLocale.system().name(),
        "font": QFontInfo(QApplication.font()).family(),
        "colour_scheme": QGuiApplication.styleHints().colorScheme().name,
        "tray": QSystemTrayIcon.isSystemTrayAvailable(),
        "screens": [
            {
                "pixels": f"{screen.size().width()} × {screen.size().height()}",
                "scale": screen.devicePixelRatio(),
                "dots_per_inch": round(screen.logicalDotsPerInch()),
            }
            for screen in QGuiApplication.screens()
        ],
        "proxies": [_told(proxy) for proxy in QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(ASKED))],
    }
    return BundleFile(name="console.json", text=json.dumps(facts, indent=1, ensure_ascii=False) + "\n")


def _told(proxy: QNetworkProxy) -> str:
    """Return a proxy without who signs in there."""
    kind = proxy.type().name
    return kind if not proxy.hostName() else f"{kind} {proxy.hostName()}:{proxy.port()}"
