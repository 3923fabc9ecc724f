"""A browser engine at the store's pages, and a stand-in for the platform's script."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import shiboken6
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from pytestqt.qtbot import QtBot

SCRIPT = """
window.told = [];
window.segmentflow = {
    init: function (config) { window.told.push({name: 'init', config: config}); },
    identify: function (params) { window.told.push({name: 'identify', params: params}); },
    track: function (params) { window.told.push({name: 'track', params: params}); },
    setConsent: function (flags) { window.told.push({name: 'setConsent', flags: flags}); }
};
"""
PATIENCE_MS = 20_000


class Sdk:
    """Serves the script on loopback and counts how often it is fetched."""

    def __init__(self) -> None:
        self.loads = 0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.loads += 1
                self.send_response(200)
                self.send_header("Content-Type", "text/javascript")
                self.send_header("Cache-Control", "no-store")
                self.end_headers()
                self.wfile.write(SCRIPT.encode())

            def log_message(self, *words: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1/sdk.js"

    def __enter__(self) -> Sdk:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


class Page:
    """One browser without any memory of others."""

    def __init__(self, home: str, qtbot: QtBot) -> None:
        self._home = home
        self._qtbot = qtbot
        self._profile = QWebEngineProfile()
        self._page = QWebEnginePage(self._profile)

    def open(self, path: str) -> None:
        """Open a page and wait until it is loaded."""
        with self._qtbot.waitSignal(self._page.loadFinished, timeout=PATIENCE_MS) as loaded:
            self._page.load(QUrl(self._home + path))
        assert loaded.args == [True]

    def sign_in(self, user: str, password: str) -> None:
        """Sign in by the site's own form."""
        self.open("/wp-login.php")
        fill = "document.getElementById('user_login').value={0};document.getElementById('user_pass').value={1};"
        with self._qtbot.waitSignal(self._page.loadFinished, timeout=PATIENCE_MS):
            self._page.runJavaScript(
                fill.format(json.dumps(user), json.dumps(password)) + "document.getElementById('loginform').submit();"
            )

    def run(self, script: str) -> Any:
        """Run a script and return what it gives, as JSON can carry it."""
        answers: list[str] = []
        self._page.runJavaScript(f"JSON.stringify((function () {{ return {script}; }})() ?? null)", 0, answers.append)
        self._qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE_MS)
        return json.loads(answers[0] or "null")

    def told(self) -> list[dict[str, Any]]:
        """Return what the platform's script was told."""
        return list(self.run("window.told || []"))

    def wait_for(self, name: str) -> dict[str, Any]:
        """Wait until the platform's script was told something, and return it."""
        found: list[dict[str, Any]] = []

        def there() -> bool:
            found[:] = [call for call in self.told() if call["name"] == name]
            return bool(found)

        self._qtbot.waitUntil(there, timeout=PATIENCE_MS)
        return found[-1]

    def cookies(self) -> dict[str, str]:
        """Return the cookies that a script can read, but for WordPress' own."""
        pairs = [one.partition("=") for one in str(self.run("document.cookie")).split("; ") if one]
        return {name: value for name, _, value in pairs if not name.startswith("wp")}

    def close(self) -> None:
        """End it: the page before its profile."""
        shiboken6.delete(self._page)
        shiboken6.delete(self._profile)
