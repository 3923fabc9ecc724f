"""Starting with the user's session: an autostart entry on Linux, a Run value on Windows, a launch agent on macOS.

The entry itself is the setting: what it says is true also where somebody removed it with the system's own tools.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import plistlib
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

IN_BACKGROUND = "--in-background"
LABEL = "app.storewire.Storewire"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
RUN_VALUE = "Storewire"


class Entry(Protocol):
    """The system's entry for this user. Methods raise OSError where it cannot be written."""

    def exists(self) -> bool:
        """Tell whether Storewire starts at login."""

    def add(self) -> None:
        """Have it start at login from now on."""

    def remove(self) -> None:
        """Let it start at login no more; nothing there is no error."""


def entry() -> Entry:
    """Return this system's entry for the program that runs."""
    command = started_at_login()
    if sys.platform == "win32":
        return RunValue(cast(Registry, importlib.import_module("winreg")), command)
    if sys.platform == "darwin":
        return LaunchAgent(Path.home() / "Library" / "LaunchAgents" / f"{LABEL}.plist", command)
    return Autostart(autostart_folder(os.environ, Path.home()) / "storewire.desktop", command)


def started_at_login() -> list[str]:
    """Return the command that is started: the window's program, in the background."""
    if getattr(sys, "frozen", False):
        program = Path(sys.executable)
        return [str(program.with_name("storewire-window.exe") if sys.platform == "win32" else program), IN_BACKGROUND]
    return [sys.executable, "-m", "app", IN_BACKGROUND]


def autostart_folder(environment: Mapping[str, str], home: Path) -> Path:
    """Return where a Linux desktop looks for what to start."""
    named = environment.get("XDG_CONFIG_HOME", "")
    return (Path(named) if named.startswith("/") else home / ".config") / "autostart"


@dataclass(frozen=True, slots=True)
class Autostart:
    """A desktop entry in the user's autostart folder."""

    file: Path
    command: Sequence[str]

    def exists(self) -> bool:
        try:
            lines = self.file.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return False
        # Desktops switch an entry off by such a line instead of removing it.
        off = {"Hidden=true", "X-GNOME-Autostart-enabled=false"}
        return not off & {line.replace(" ", "") for line in lines}

    def add(self) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(autostart_text(self.command), encoding="utf-8")

    def remove(self) -> None:
        self.file.unlink(missing_ok=True)


def autostart_text(command: Sequence[str]) -> str:
    """Return an autostart entry."""
    return (
        "[Desktop Entry]\nType=Application\nName=Storewire\nIcon=storewire\n"
        f"Exec={' '.join(quoted(word) for word in command)}\n"
        # Without the program, which may be removed before its entry, the desktop passes the entry over.
        f"TryExec={command[0]}\n"
        "X-GNOME-Autostart-enabled=true\nX-GNOME-Autostart-Delay=10\n"
    )


def quoted(word: str) -> str:
    """Return a word as the Desktop Entry Specification's Exec key wants it."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("`", "\\`").replace("$", "\\$").replace("%", "%%")
    plain = shlex.quote(word) == word and escaped == word
    # A value's own escapes come first, so that each backslash is doubled once more.
    return word if plain else '"' + escaped.replace("\\", "\\\\") + '"'


@dataclass(frozen=True, slots=True)
class LaunchAgent:
    """A property list that launchd reads when the user logs in."""

    file: Path
    command: Sequence[str]

    def exists(self) -> bool:
        try:
            said = plistlib.loads(self.file.read_bytes())
        except (OSError, ValueError, plistlib.InvalidFileException):
            return False
        return isinstance(said, dict) and said.get("RunAtLoad") is True and not said.get("Disabled")

    def add(self) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_bytes(launch_agent(self.command))

    def remove(self) -> None:
        self.file.unlink(missing_ok=True)


def launch_agent(command: Sequence[str]) -> bytes:
    """Return a launch agent's property list."""
    said = {"Label": LABEL, "ProgramArguments": list(command), "RunAtLoad": True, "ProcessType": "Interactive"}
    return plistlib.dumps(said)


class Registry(Protocol):
    """The part of the standard library's `winreg` that is used."""

    HKEY_CURRENT_USER: Any
    KEY_SET_VALUE: int
    REG_SZ: int

    def OpenKey(self, key: Any, sub_key: str, reserved: int = 0, access: int = ...) -> Any: ...  # noqa: N802
    def CreateKey(self, key: Any, sub_key: str) -> Any: ...  # noqa: N802
    def QueryValueEx(self, key: Any, name: str) -> tuple[Any, int]: ...  # noqa: N802
    def SetValueEx(self, key: Any, name: str, reserved: int, kind: int, value: str) -> None: ...  # noqa: N802
    def DeleteValue(self, key: Any, name: str) -> None: ...  # noqa: N802


@dataclass(frozen=True, slots=True)
class RunValue:
    """A value under the user's Run key in the Windows registry."""

    registry: Registry
    command: Sequence[str]

    def exists(self) -> bool:
        try:
            with self.registry.OpenKey(self.registry.HKEY_CURRENT_USER, RUN_KEY) as key:
                value, _ = self.registry.QueryValueEx(key, RUN_VALUE)
        except OSError:
            return False
        return bool(value)

    def add(self) -> None:
        with self.registry.CreateKey(self.registry.HKEY_CURRENT_USER, RUN_KEY) as key:
            self.registry.SetValueEx(key, RUN_VALUE, 0, self.registry.REG_SZ, run_value(self.command))

    def remove(self) -> None:
        with contextlib.suppress(FileNotFoundError):
            access = self.registry.KEY_SET_VALUE
            with self.registry.OpenKey(self.registry.HKEY_CURRENT_USER, RUN_KEY, 0, access) as key:
                self.registry.DeleteValue(key, RUN_VALUE)


def run_value(command: Sequence[str]) -> str:
    """Return the command line that Windows starts."""
    return subprocess.list2cmdline(command)
