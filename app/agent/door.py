"""The agent's door: a socket that only its owner can open, and the file that says where it is.

On Windows, where a Unix socket cannot be guarded so, a port on loopback with a token in an owner-only file.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

from starlette.types import ASGIApp, Receive, Scope, Send

from app import __version__
from app.model.places import Places


@dataclass(slots=True)
class Door:
    """A listening socket; `token` is "" where the file system guards it."""

    places: Places
    socket: socket.socket
    token: str

    @classmethod
    def open(cls, places: Places) -> Door:
        """Listen, without telling anybody yet. The caller holds the folder's lock, so an old socket is a dead one."""
        if sys.platform == "win32":
            listening = socket.create_server(("127.0.0.1", 0))
            return cls(places, listening, secrets.token_urlsafe(32))
        path = places.socket
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.parent != places.home:
            _refuse_foreign(path.parent)
        path.unlink(missing_ok=True)
        listening = socket.socket(socket.AF_UNIX)
        before = os.umask(0o177)
        try:
            listening.bind(str(path))
        finally:
            os.umask(before)
        listening.listen(64)
        return cls(places, listening, "")

    def announce(self) -> None:
        """Write the file by which clients find the door."""
        said: dict[str, object] = {"pid": os.getpid(), "version": __version__}
        if self.token:
            said |= {"port": self.socket.getsockname()[1], "token": self.token}
        else:
            said["socket"] = str(self.places.socket)
        fresh = self.places.door.with_suffix(".new")
        with os.fdopen(os.open(fresh, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
            json.dump(said, file)
        fresh.replace(self.places.door)

    def close(self) -> None:
        """Take the sign down."""
        with contextlib.suppress(OSError):
            self.places.door.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self.socket.close()
        if not self.token:
            with contextlib.suppress(OSError):
                self.places.socket.unlink(missing_ok=True)

    def guard(self, app: ASGIApp) -> ASGIApp:
        """Return the application behind the token, where there is one."""
        if not self.token:
            return app
        expected = f"Bearer {self.token}".encode()

        async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "http":
                given = dict(scope["headers"]).get(b"authorization", b"")
                if not secrets.compare_digest(given, expected):
                    await send({"type": "http.response.start", "status": 401, "headers": []})
                    await send({"type": "http.response.body", "body": b""})
                    return
            await app(scope, receive, send)

        return guarded


def _refuse_foreign(folder: Path) -> None:
    """A folder in a shared place must be ours alone, or somebody else could stand at the door."""
    if sys.platform != "win32":
        found = folder.stat()
        if found.st_uid != os.getuid() or found.st_mode & 0o077:
            raise PermissionError(f"{folder} is not ours alone")
