"""Where everything lies: the data folder and the agent's door. Computes paths, touches nothing."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

HOME_VARIABLE = "STOREWIRE_HOME"
SOCKET_PATH_LIMIT = 100
"""Bytes; the kernel's limit is 104 (macOS) or 108 (Linux)."""


@dataclass(frozen=True, slots=True)
class Places:
    """The files of one data folder."""

    home: Path

    @classmethod
    def default(cls) -> Places:
        """The folder that STOREWIRE_HOME names, else where the system keeps a user's application data."""
        named = os.environ.get(HOME_VARIABLE)
        if named:
            return cls(Path(named).expanduser().absolute())
        return cls(Path(PlatformDirs("storewire", appauthor=False).user_data_dir))

    @property
    def database(self) -> Path:
        return self.home / "storewire.sqlite3"

    @property
    def lock(self) -> Path:
        """Held by the agent as long as it lives."""
        return self.home / "agent.lock"

    @property
    def door(self) -> Path:
        """Owner-only JSON for clients: {"pid", "version", "socket"} or {"pid", "version", "port", "token"}."""
        return self.home / "agent.json"

    @property
    def logs(self) -> Path:
        return self.home / "logs"

    @property
    def socket(self) -> Path:
        """The agent's Unix socket; in the temporary folder where the home's path is too long for one."""
        inside = self.home / "agent.sock"
        if len(os.fsencode(inside)) <= SOCKET_PATH_LIMIT or sys.platform == "win32":
            return inside
        name = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:16]
        runtime = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
        return Path(runtime) / f"storewire-{os.getuid()}-{name}" / "agent.sock"
