"""Starting with the session: each system's own entry, which its own tools can switch off."""

from __future__ import annotations

import configparser
import plistlib
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.start_at_login import (
    RUN_KEY,
    Autostart,
    Entry,
    LaunchAgent,
    RunValue,
    autostart_folder,
    quoted,
    started_at_login,
)

COMMAND = ["/opt/storewire/storewire", "--in-background"]


class Registry:
    """The user's part of a Windows registry."""

    HKEY_CURRENT_USER, KEY_SET_VALUE, REG_SZ = "HKCU", 2, 1

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str] = {}

    @contextmanager
    def OpenKey(self, key: Any, sub_key: str, reserved: int = 0, access: int = 0) -> Iterator[str]:  # noqa: N802
        if not any(known == sub_key for known, _ in self.values):
            raise FileNotFoundError(sub_key)
        yield sub_key

    @contextmanager
    def CreateKey(self, key: Any, sub_key: str) -> Iterator[str]:  # noqa: N802
        yield sub_key

    def QueryValueEx(self, key: Any, name: str) -> tuple[Any, int]:  # noqa: N802
        return self.values[key, name], self.REG_SZ

    def SetValueEx(self, key: Any, name: str, reserved: int, kind: int, value: str) -> None:  # noqa: N802
        self.values[key, name] = value

    def DeleteValue(self, key: Any, name: str) -> None:  # noqa: N802
        if self.values.pop((key, name), None) is None:
            raise FileNotFoundError(name)


@pytest.fixture(params=["linux", "macos", "windows"])
def entry(request: pytest.FixtureRequest, tmp_path: Path) -> Entry:
    made: dict[str, Entry] = {
        "linux": Autostart(tmp_path / "autostart" / "storewire.desktop", COMMAND),
        "macos": LaunchAgent(tmp_path / "LaunchAgents" / "x.plist", COMMAND),
        "windows": RunValue(Registry(), COMMAND),
    }
    return made[str(request.param)]


def test_an_entry_is_there_once_it_is_added_and_until_it_is_removed(entry: Entry) -> None:
    assert not entry.exists()
    entry.add()
    entry.add()
    assert entry.exists()
    entry.remove()
    entry.remove()
    assert not entry.exists()


def test_a_desktop_reads_the_command_from_the_entry(tmp_path: Path) -> None:
    made = Autostart(tmp_path / "storewire.desktop", COMMAND)
    made.add()
    parser = configparser.RawConfigParser()
    parser.read(made.file, "utf-8")
    assert parser["Desktop Entry"]["type"] == "Application"
    assert shlex.split(parser["Desktop Entry"]["exec"]) == COMMAND


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktops_own_tool_switched_off_is_off(tmp_path: Path, line: str) -> None:
    made = Autostart(tmp_path / "storewire.desktop", COMMAND)
    made.add()
    made.file.write_text(made.file.read_text("utf-8") + line + "\n", "utf-8")
    assert not made.exists()


@pytest.mark.parametrize("broken", [b"", b"\xff\xfe", b"not a list"])
def test_an_entry_that_cannot_be_read_does_not_count(tmp_path: Path, broken: bytes) -> None:
    made = LaunchAgent(tmp_path / "x.plist", COMMAND)
    made.file.write_bytes(broken)
    assert not made.exists()


def test_macos_starts_the_program_at_login(tmp_path: Path) -> None:
    made = LaunchAgent(tmp_path / "x.plist", COMMAND)
    made.add()
    said = plistlib.loads(made.file.read_bytes())
    assert said["ProgramArguments"] == COMMAND
    assert said["RunAtLoad"] is True
    assert not said.get("KeepAlive")  # whoever quits it means it


def test_windows_runs_a_path_with_blanks_as_one(tmp_path: Path) -> None:
    registry = Registry()
    RunValue(registry, [r"C:\Users\Marie Curie\AppData\storewire-window.exe", "--in-background"]).add()
    assert registry.values == {
        (RUN_KEY, "Storewire"): r'"C:\Users\Marie Curie\AppData\storewire-window.exe" --in-background'
    }


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("/opt/storewire/storewire", "/opt/storewire/storewire"),
        ("/home/me/my programs/x", '"/home/me/my programs/x"'),
        ("100%", '"100%%"'),
        ('say "hi"', '"say \\\\"hi\\\\""'),
        ("$HOME", '"\\\\$HOME"'),
    ],
)
def test_words_are_quoted_as_the_desktop_entry_specification_wants_it(word: str, written: str) -> None:
    assert quoted(word) == written


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({}, "/home/me/.config/autostart"),
        ({"XDG_CONFIG_HOME": "/c"}, "/c/autostart"),
        ({"XDG_CONFIG_HOME": "c"}, "/home/me/.config/autostart"),
    ],
)
def test_the_folder_is_the_desktops(environment: dict[str, str], folder: str) -> None:
    assert autostart_folder(environment, Path("/home/me")) == Path(folder)


def test_what_is_started_shows_no_window() -> None:
    assert started_at_login()[-1] == "--in-background"
