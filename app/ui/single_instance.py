"""One console a data folder: a second start brings the window of the first to the front."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.model.places import Places

PATIENCE_MS = 1000
RAISE = b"raise\n"


def server_name(places: Places) -> str:
    """Return the local server's name: a socket beside the agent's, or on Windows a pipe named after the folder."""
    if sys.platform == "win32":
        return "storewire-console-" + hashlib.sha256(os.fsencode(places.home)).hexdigest()[:16]
    return str(places.socket.with_name("console.sock"))


class SingleInstance(QObject):
    """Claims the data folder for this console."""

    asked_to_show = Signal()
    """Another start found this one."""

    def __init__(self, places: Places, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._name = server_name(places)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._visited)

    def claim(self) -> bool:
        """Become this folder's console; False where one runs already, which was asked to show itself.

        Where no server can be made at all (a read-only folder), this console runs unguarded.
        """
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                self._places.socket.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if self._ask_the_other():
            return False
        QLocalServer.removeServer(self._name)  # what a killed console left
        self._server.listen(self._name)
        return True

    def release(self) -> None:
        """Give the folder up."""
        self._server.close()

    def _ask_the_other(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(PATIENCE_MS):
            return False
        socket.write(RAISE)
        socket.waitForBytesWritten(PATIENCE_MS)
        socket.disconnectFromServer()
        return True

    def _visited(self) -> None:
        while self._server.hasPendingConnections():
            visitor = self._server.nextPendingConnection()
            visitor.disconnected.connect(visitor.deleteLater)
        self.asked_to_show.emit()
