"""A page of the embedded browser: where it may go, and where it ends."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtNetwork import QAuthenticator
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineFullScreenRequest,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineRegisterProtocolHandlerRequest,
)

from app.ui.browser.profile import SCHEME, PairingProfile

WEB = frozenset({"http", "https"})
INSIDE_FRAMES = WEB | {"about", "blob"}
"""What a frame may hold as well: sign-in pages build their frames from scripts."""
OWN_BROWSER_HOSTS = frozenset({"accounts.google.com"})
"""Sign-in pages that refuse embedded browsers; there, the user's own browser has to go on."""


class PairingPage(QWebEnginePage):
    """Shows web pages and nothing else, until it is sent to the address that ends the pairing's part in the browser.

    That address is caught before it is loaded, whether a link, a redirect, a form or a script leads there; it counts in
    the main frame only, and once.
    """

    came_back = Signal(str)
    """The whole address. It may hold a password: it is shown nowhere."""
    certificate_refused = Signal(str)
    """A host whose certificate is not valid; nothing was loaded from it."""
    own_browser_needed = Signal(str)
    """A host that refuses embedded browsers."""
    login_needed = Signal(str, bool)
    """A host that wants a name and a password before it shows anything, and whether it refused those it was given."""

    def __init__(self, profile: PairingProfile) -> None:
        super().__init__(profile)
        self._ends_at = ""
        self._offered = ""
        self._login: tuple[str, str] | None = None
        self._login_tried = False
        self._target = ""
        self.authenticationRequired.connect(self._authenticate)
        self.permissionRequested.connect(_deny)
        self.certificateError.connect(self._refuse_certificate)
        self.newWindowRequested.connect(self._open_here)
        self.fullScreenRequested.connect(_stay_small)
        self.registerProtocolHandlerRequested.connect(_register_nothing)

    def go(self, url: str, ends_at: str) -> None:
        """Open an address, and wait for one that begins with `ends_at` ("" for none)."""
        self._ends_at = ends_at
        self._login_tried = False
        self.load(QUrl(url))

    def offer_file(self, path: str) -> None:
        """Have this file chosen wherever a page asks for one; "" for none."""
        self._offered = path

    def use_login(self, user: str, password: str) -> None:
        """Load what was asked for once more and answer the site's question with these; they are forgotten then."""
        self._login = (user, password)
        self.load(QUrl(self._target))

    def _authenticate(self, url: QUrl, authenticator: QAuthenticator) -> None:
        """Answer with what was typed, or else stop the load and have somebody asked.

        Qt has no way to leave the question unanswered here: it would answer with an empty login, 32 times over. Only
        the page itself may ask: anything in it could, and people would answer.
        """
        if _encoded(url) != self._target:
            return
        login, self._login = self._login, None
        if login is None:
            self.triggerAction(QWebEnginePage.WebAction.Stop)
            self.login_needed.emit(url.host(), self._login_tried)
            return
        self._login_tried = True
        authenticator.setUser(login[0])
        authenticator.setPassword(login[1])

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        target = QUrl(url)
        address = _encoded(target)
        if self._ends_at and address.startswith(self._ends_at):
            if is_main_frame:
                self._ends_at = ""
                self.came_back.emit(address)
            return False
        if target.scheme().encode() == SCHEME:
            return False
        if is_main_frame and target.host() in OWN_BROWSER_HOSTS:
            self.own_browser_needed.emit(target.host())
            return False
        if not is_main_frame:
            return target.scheme() in INSIDE_FRAMES
        if target.scheme() not in WEB:
            return False
        self._target = address.partition("#")[0]
        return True

    def chooseFiles(
        self, mode: QWebEnginePage.FileSelectionMode, old_files: Sequence[str], accepted: Sequence[str]
    ) -> list[str]:
        """Hand over the file that was offered, and never another: no page may look into this computer."""
        return [self._offered] if self._offered else []

    def javaScriptPrompt(self, origin: QUrl | str, message: str, default: str) -> tuple[bool, str]:
        """Ask nothing in a page's name."""
        return False, ""

    def javaScriptConsoleMessage(
        self, level: QWebEnginePage.JavaScriptConsoleMessageLevel, message: str, line: int, source: str
    ) -> None:
        """Write nothing of it down: what pages tell their console may name people, or hold a password."""

    def _open_here(self, request: QWebEngineNewWindowRequest) -> None:
        """Open in this very view what the user asked to be opened in a new one; what opens by itself stays shut."""
        if request.isUserInitiated() and request.requestedUrl().scheme() in WEB:
            self.setUrl(request.requestedUrl())

    def _refuse_certificate(self, error: QWebEngineCertificateError) -> None:
        host = error.url().host()
        main = error.isMainFrame()
        error.rejectCertificate()
        if main:
            self.certificate_refused.emit(host)


def _encoded(url: QUrl) -> str:
    return bytes(url.toEncoded().data()).decode("ascii")


def _deny(permission: QWebEnginePermission) -> None:
    permission.deny()


def _stay_small(request: QWebEngineFullScreenRequest) -> None:
    request.reject()


def _register_nothing(request: QWebEngineRegisterProtocolHandlerRequest) -> None:
    request.reject()
