"""What the system lacks is found, installed where that asks nobody, and otherwise named with the exact command."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

import pytest

from devtools import system_packages
from devtools.system_packages import PackageTool

APT = PackageTool("apt", ("apt-get", "install", "-y", "--no-install-recommends"))
DNF = PackageTool("dnf", ("dnf", "install", "-y"))
SOUND = {
    "need": "browser",
    "library": "libasound.so.2",
    "apt": "libasound2t64|libasound2",
    "dnf": "alsa-lib",
    "zypper": "libasound2",
    "pacman": "alsa-lib",
}
ABSENT = {**SOUND, "library": "libsurely-not-here.so.9"}

posix = pytest.mark.skipif(sys.platform == "win32", reason="stands in for programs with shell scripts")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole path, beside the system's own /bin; holds programs that write down their calls."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", os.pathsep.join((str(folder), "/bin")))
    return folder


def stand_in(folder: Path, name: str, body: str = "") -> None:
    program = folder / name
    program.write_text(f'#!/bin/sh\necho "{name} $*" >> "{folder}/calls"\n{body}\n', encoding="utf-8")
    program.chmod(0o755)


def calls(folder: Path) -> list[str]:
    return (folder / "calls").read_text("utf-8").splitlines()


def test_every_part_is_named_for_every_family_and_found_in_one_way() -> None:
    parts = tomllib.loads(system_packages.LIST.read_text("utf-8"))["part"]
    for part in parts:
        assert {"apt", "dnf", "zypper", "pacman", "need"} <= set(part), part
        assert len({"library", "program", "font"} & set(part)) == 1, part
        assert part["need"] in {"qt", "window", "browser", "fonts", "tests", "wordpress", "package"}, part


def test_a_library_in_the_linkers_cache_is_present() -> None:
    assert system_packages.is_present(SOUND, frozenset({"libasound.so.2"}))


def test_a_library_that_cannot_be_loaded_is_missing() -> None:
    assert not system_packages.is_present(ABSENT, frozenset())


@posix
def test_a_program_on_the_path_is_present(programs: Path) -> None:
    part = {**SOUND, "program": "made-up-program"}
    assert not system_packages.is_present(part, frozenset())
    stand_in(programs, "made-up-program")
    assert system_packages.is_present(part, frozenset())


def test_a_font_is_found_in_a_folder_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "FONT_FOLDERS", (str(tmp_path), str(tmp_path / "nowhere")))
    part = {"font": "Made-Up-*"}
    assert not system_packages.is_present(part, frozenset())
    (tmp_path / "truetype").mkdir()
    (tmp_path / "truetype" / "Made-Up-Regular.ttf").touch()
    assert system_packages.is_present(part, frozenset())


@posix
@pytest.mark.parametrize(
    ("policy", "chosen"),
    [
        ("printf 'libasound2t64:\\n  Candidate: 1.2\\n'", "libasound2t64"),
        ("printf 'libasound2t64:\\n  Candidate: (none)\\n'", "libasound2"),
        ("", "libasound2"),
    ],
)
def test_the_newer_name_is_taken_where_apt_can_install_it(programs: Path, policy: str, chosen: str) -> None:
    stand_in(programs, "apt-cache", policy)
    assert APT.choose([SOUND["apt"], SOUND["apt"]]) == [chosen]


def test_advice_gives_the_command_of_the_systems_own_package_manager() -> None:
    assert system_packages.advice([ABSENT], DNF) == (
        "This system lacks: libsurely-not-here.so.9\nInstall with: sudo dnf install -y alsa-lib"
    )


def test_advice_names_the_parts_where_the_package_manager_is_unknown() -> None:
    assert system_packages.advice([ABSENT], None) == "This system lacks: libsurely-not-here.so.9"


@posix
def test_root_installs_with_fresh_lists_and_asks_nothing(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "is_root", lambda: True)
    stand_in(programs, "apt-get")
    stand_in(programs, "env", 'shift; exec "$@"')
    assert APT.may_install
    assert APT.install(["xvfb"])
    assert [call for call in calls(programs) if call.startswith("apt-get")] == [
        "apt-get update -qq",
        "apt-get install -y --no-install-recommends -qq -o DPkg::Lock::Timeout=300 xvfb",
    ]


@posix
def test_a_user_whose_sudo_asks_for_a_password_installs_nothing(
    programs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_packages, "is_root", lambda: False)
    monkeypatch.setattr(system_packages, "missing_parts", lambda needs: [{**ABSENT, "apt": "libasound2"}])
    monkeypatch.setattr(sys, "platform", "linux")
    stand_in(programs, "sudo", "exit 1")
    stand_in(programs, "apt-get")
    system_packages.prepare(["browser"])
    assert calls(programs) == ["sudo -n true"]
    assert "Install with: sudo apt-get install -y --no-install-recommends libasound2" in capsys.readouterr().err


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_are_not_searched(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(needs: object) -> list[dict[str, str]]:
        raise AssertionError(needs)

    monkeypatch.setattr(system_packages, "missing_parts", fail)
    monkeypatch.setattr(sys, "platform", platform)
    system_packages.prepare(["qt"])
