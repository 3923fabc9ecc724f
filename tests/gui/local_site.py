"""A web site on loopback for the browser's tests: pages by path, and a record of what was asked for."""

from __future__ import annotations

import ssl
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Answer:
    """What a path is answered with."""

    body: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    login: str = ""
    """"user:password" without which the path is refused."""


@dataclass
class LocalSite:
    """Where the site is, what it says, and what it was asked."""

    base: str
    answers: dict[str, Answer]
    asked: list[str] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)

    def page(self, path: str, body: str, **headers: str) -> str:
        """Put a page at a path; return its address."""
        self.answers[path] = Answer(body, 200, {name.replace("_", "-"): value for name, value in headers.items()})
        return self.base + path

    def redirect(self, path: str, target: str, status: int = 302) -> str:
        """Put a redirect at a path; return its address."""
        self.answers[path] = Answer("", status, {"Location": target})
        return self.base + path


@contextmanager
def local_site(context: ssl.SSLContext | None = None) -> Iterator[LocalSite]:
    """Serve a site from a thread for the length of the block; https where a context is given."""
    site = LocalSite("", {})

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            site.asked.append(f"{self.command} {self.path}")
            site.cookies.append(self.headers.get("Cookie", ""))
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            found = site.answers.get(self.path.partition("?")[0], Answer("nothing here", 404))
            given = self.headers.get("Authorization", "")
            if found.login and given != f"Basic {b64encode(found.login.encode()).decode()}":
                found = Answer("the door is shut", 401, {"WWW-Authenticate": 'Basic realm="Door"'})
            body = found.body.encode()
            self.send_response(found.status)
            for name, value in ({"Content-Type": "text/html; charset=utf-8"} | found.headers).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = answer  # noqa: N815 - http.server's names

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, *args: object) -> None:
            """A browser that breaks off a connection is no error here."""

    server = Quiet(("127.0.0.1", 0), Handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site.base = f"http{'s' if context else ''}://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
