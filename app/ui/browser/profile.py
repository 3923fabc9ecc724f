"""The profile of one pairing: off the record, gone afterwards, and deaf to everything that a pairing does not need."""

from __future__ import annotations

import os
import sys

from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

SCHEME = b"storewire"
"""Ours inside the embedded browser only. The system does not know it: it would put passwords on a command line."""

SWITCHED_OFF = (
    QWebEngineSettings.WebAttribute.PluginsEnabled,
    QWebEngineSettings.WebAttribute.PdfViewerEnabled,
    QWebEngineSettings.WebAttribute.FullScreenSupportEnabled,
    QWebEngineSettings.WebAttribute.ScreenCaptureEnabled,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessFileUrls,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessRemoteUrls,
    QWebEngineSettings.WebAttribute.JavascriptCanAccessClipboard,
    QWebEngineSettings.WebAttribute.AllowGeolocationOnInsecureOrigins,
    QWebEngineSettings.WebAttribute.DnsPrefetchEnabled,
    QWebEngineSettings.WebAttribute.HyperlinkAuditingEnabled,
    QWebEngineSettings.WebAttribute.ErrorPageEnabled,
    QWebEngineSettings.WebAttribute.NavigateOnDropEnabled,
)


def register_scheme() -> None:
    """Make our scheme known to WebEngine, once, before its first profile; afterwards it would take no more schemes."""
    if QWebEngineUrlScheme.schemeByName(SCHEME).name():
        return
    scheme = QWebEngineUrlScheme(SCHEME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


class Unanswered(QWebEngineUrlSchemeHandler):
    """Answers nothing under our scheme.

    The page catches navigations to it before they come here; but without a handler WebEngine drops those that a
    script begins before the page is asked at all.
    """

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)


class PairingProfile(QWebEngineProfile):
    """Keeps cookies and storage in memory for as long as it lives. Delete its pages before it."""

    def __init__(self) -> None:
        if sys.platform != "win32" and os.geteuid() == 0:
            # Chromium's sandbox refuses to work for root, and for root alone it is given up.
            os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
        register_scheme()
        super().__init__()  # a profile without a name is off the record
        self._unanswered = Unanswered(self)
        self.installUrlSchemeHandler(SCHEME, self._unanswered)
        self.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
        self.setHttpCacheType(QWebEngineProfile.HttpCacheType.MemoryHttpCache)
        self.setPersistentPermissionsPolicy(QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime)
        self.setSpellCheckEnabled(False)
        self.setPushServiceEnabled(False)
        for attribute in SWITCHED_OFF:
            self.settings().setAttribute(attribute, False)
        self.downloadRequested.connect(self._refuse)

    @staticmethod
    def _refuse(download: QWebEngineDownloadRequest) -> None:
        download.cancel()
