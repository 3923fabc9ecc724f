"""The console's own way out: what the embedded browser's pages are fetched through."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory

from app.model.settings import ProgramSettings, ProxyUse

HTTP_PORT = 3128
"""Where proxies listen that name no port."""


def go_by(settings: ProgramSettings) -> None:
    """Fetch the embedded browser's pages through this proxy from now on."""
    if settings.proxy is ProxyUse.SYSTEM:
        QNetworkProxyFactory.setUseSystemConfiguration(True)
        return
    QNetworkProxyFactory.setUseSystemConfiguration(False)
    QNetworkProxy.setApplicationProxy(own_proxy(settings.own_proxy))


def own_proxy(address: str) -> QNetworkProxy:
    """Return the proxy at an address, or none for ""."""
    url = QUrl(address)
    if not url.host():
        return QNetworkProxy(QNetworkProxy.ProxyType.NoProxy)
    return QNetworkProxy(QNetworkProxy.ProxyType.HttpProxy, url.host(), url.port(HTTP_PORT))
