"""The embedded browser as a widget: an address bar, the page, and a sentence in its place where it cannot be shown."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEngineLoadingInfo
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from app.ui.browser.address_bar import AddressBar
from app.ui.browser.page import PairingPage
from app.ui.browser.profile import PairingProfile
from app.ui.browser.site_login import SiteLogin
from app.ui.widgets.buttons import button
from app.ui.widgets.text import Text


class PairingBrowser(QFrame):
    """One pairing's browser. Call `dispose` when the pairing leaves it: cookies and pages are gone then."""

    returned = Signal(str)
    """The browser was sent to the address that was waited for; it was not loaded."""
    refused = Signal(str)
    """A host that lets nobody sign in inside an embedded browser."""
    visited = Signal(str)
    """The path of a page that is opened, without its query."""
    failed = Signal(str)
    """A sentence: this browser is of no use any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._profile = PairingProfile()
        # Should nobody call `dispose`: the page goes with its view, and the profile after both.
        self.destroyed.connect(self._profile.deleteLater)
        self._view = QWebEngineView(self)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._view.setAccessibleName(self.tr("Web page"))
        self._page = PairingPage(self._profile)
        self._page.setParent(self._view)
        self._view.setPage(self._page)
        self._start = QUrl()
        self._ends_at = ""
        self._refused_host = ""
        self._build()
        self._connect()

    @property
    def page(self) -> PairingPage:
        """The page that is shown."""
        return self._page

    def open(self, url: str, ends_at: str) -> None:
        """Open an address and wait for a navigation to one that begins with `ends_at` ("" where none will come)."""
        self._start, self._ends_at, self._refused_host = QUrl(url), ends_at, ""
        self.login.forget()
        self.address.show_url(self._start)
        self._pages.setCurrentWidget(self._view)
        self._page.go(url, ends_at)

    def offer_file(self, path: Path) -> None:
        """Hand this file to the page when it asks for one, without a dialog."""
        self._page.offer_file(str(path))

    def dispose(self) -> None:
        """Forget the session: delete the page, then its profile, and the widget when the loop comes round."""
        if not shiboken6.isValid(self._page):
            return
        self.destroyed.disconnect(self._profile.deleteLater)
        shiboken6.delete(self._page)
        shiboken6.delete(self._profile)
        self.deleteLater()

    # -- building --------------------------------------------------------------------------------

    def _build(self) -> None:
        self.address = AddressBar()
        self.back = button(self.tr("Back"), role="plain", name=self.tr("Previous page"))
        self.back.setEnabled(False)
        self.again = button(self.tr("Reload"), role="plain")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setProperty("role", "thin")
        self._bar.setAccessibleName(self.tr("Loading"))
        top = QHBoxLayout()
        top.setContentsMargins(16, 8, 8, 8)
        top.setSpacing(8)
        top.addWidget(self.address, 1)
        top.addWidget(self.back)
        top.addWidget(self.again)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._view)
        self._pages.addWidget(self._trouble_page())
        self.login = SiteLogin()
        self._pages.addWidget(self.login)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        rows.addLayout(top)
        rows.addWidget(self._bar)
        rows.addWidget(self._pages, 1)

    def _trouble_page(self) -> QWidget:
        self.trouble = Text("", "card-title", wrap=True)
        self.remedy = Text("", "secondary", wrap=True)
        self._retry = button(self.tr("Try again"))
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(24, 24, 24, 24)
        rows.setSpacing(8)
        rows.addStretch(1)
        for text in (self.trouble, self.remedy):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            rows.addWidget(text)
        rows.addSpacing(8)
        rows.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(1)
        return page

    def _connect(self) -> None:
        # Queued: the page must not be deleted while WebEngine is asking it something.
        queued = Qt.ConnectionType.QueuedConnection
        self._page.came_back.connect(self.returned, queued)
        self._page.own_browser_needed.connect(self.refused, queued)
        self._page.login_needed.connect(self._ask_login, queued)
        self.login.given.connect(self._page.use_login)
        self._page.certificate_refused.connect(self._show_certificate, queued)
        self._page.renderProcessTerminated.connect(self._crashed, queued)
        self._page.urlChanged.connect(self._moved)
        self._page.loadProgress.connect(self._bar.setValue)
        self._page.loadingChanged.connect(self._loading_changed)
        self.back.clicked.connect(lambda: self._page.runJavaScript("history.back()"))
        self.again.clicked.connect(self._reload)
        self._retry.clicked.connect(self._reload)

    # -- what the page does ----------------------------------------------------------------------

    def _moved(self, url: QUrl) -> None:
        self.visited.emit(url.path())
        self.address.show_url(url)
        self.back.setEnabled(self._page.history().canGoBack())

    def _loading_changed(self, info: QWebEngineLoadingInfo) -> None:
        """Follow a load. One that was stopped (caught, superseded, a download) leaves what is shown as it is."""
        match info.status():
            case QWebEngineLoadingInfo.LoadStatus.LoadStartedStatus:
                self._refused_host = ""
            case QWebEngineLoadingInfo.LoadStatus.LoadSucceededStatus:
                self._pages.setCurrentWidget(self._view)
            case QWebEngineLoadingInfo.LoadStatus.LoadFailedStatus:
                self._load_failed(info)
        self._bar.setValue(0)

    def _load_failed(self, info: QWebEngineLoadingInfo) -> None:
        if info.errorDomain() is QWebEngineLoadingInfo.ErrorDomain.HttpStatusCodeDomain:
            self._pages.setCurrentWidget(self._view)  # the site's own page says what is wrong
        elif not self._refused_host:
            self._show_trouble(
                self.tr("{0} does not answer.").format(info.url().host()),
                self.tr("Nothing was sent. Check that this computer is online, then try again."),
            )

    def _ask_login(self, host: str, refused: bool) -> None:
        self._pages.setCurrentWidget(self.login)
        self.login.ask(host, refused=refused)

    def _show_certificate(self, host: str) -> None:
        self._refused_host = host
        self._show_trouble(
            self.tr("The certificate of {0} is not valid, so nobody can tell whose page it is.").format(host),
            self.tr("Nothing was sent. Ask whoever runs the site to renew its certificate, then try again."),
        )

    def _crashed(self) -> None:
        self.failed.emit(self.tr("The page stopped working. Nothing is lost."))

    def _show_trouble(self, sentence: str, remedy: str) -> None:
        self.trouble.set(sentence)
        self.remedy.set(remedy)
        self._pages.setCurrentIndex(1)

    def _reload(self) -> None:
        if self._pages.currentWidget() is self._view and self._page.url().host():
            # By a script, as a page does it: a load that the program begins meets, in a page that keeps on trying to go
            # where it may not, a check in Chromium that ends the whole process.
            self._page.runJavaScript("location.reload()")
        else:
            self.open(self._start.toString(QUrl.ComponentFormattingOption.FullyEncoded), self._ends_at)
