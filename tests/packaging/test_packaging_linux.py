"""What a Linux desktop and systemd find: entries that name what exists, and scripts that leave people's data alone."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from app.cli import cli
from app.ui import application
from devtools.installer import debian, man_page

LINUX = debian.LINUX


def entry(name: str) -> configparser.RawConfigParser:
    parser = configparser.RawConfigParser(strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(LINUX / name, "utf-8")
    return parser


def test_the_menus_entry_starts_the_window_and_belongs_to_it() -> None:
    said = entry("storewire.desktop")["Desktop Entry"]
    assert (said["Exec"], said["Icon"], said["Terminal"]) == ("storewire", "storewire", "false")
    # By this name the desktop knows which entry a window belongs to.
    assert f'setDesktopFileName("{said["StartupWMClass"]}")' in Path(application.__file__).read_text("utf-8")


def test_menu_and_metadata_speak_our_languages() -> None:
    said = entry("storewire.desktop")["Desktop Entry"]
    assert {"Comment[fr]", "Comment[zh_TW]", "GenericName[fr]", "GenericName[zh_TW]"} <= set(said)
    summaries = ElementTree.parse(LINUX / "app.storewire.Storewire.metainfo.xml").findall("summary")
    assert {one.get("{http://www.w3.org/XML/1998/namespace}lang") for one in summaries} == {None, "fr", "zh-TW"}


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="appstreamcli is not installed")
def test_the_metadata_is_valid(capfd: pytest.CaptureFixture[str]) -> None:
    debian.validate()
    assert "failed" not in capfd.readouterr().err.lower()


def test_the_service_runs_the_agent_and_outlasts_an_upgrade() -> None:
    unit = entry("storewire.service")
    assert unit["Service"]["ExecStart"] == "/opt/storewire/storewire run"
    assert unit["Service"]["Restart"] == "always"
    assert int(unit["Service"]["RestartSec"]) >= 20
    assert unit["Install"]["WantedBy"] == "default.target"


@pytest.mark.parametrize("script", debian.SCRIPTS)
def test_maintainer_scripts_are_valid_and_stay_out_of_peoples_folders(script: str) -> None:
    path = LINUX / script
    if sys.platform != "win32":
        subprocess.run(["sh", "-n", str(path)], check=True)
    text = path.read_text("utf-8")
    assert text.startswith("#!/bin/sh\n")
    assert not re.search(r"/home|\$HOME|~/|/root|\.local", text)


def test_the_manual_names_every_command_and_option_that_help_does() -> None:
    page = man_page.page().replace("\\-", "-")
    program = typer.main.get_command(cli)
    assert isinstance(program, TyperGroup)
    for command in program.commands.values():
        assert (f".B storewire {command.name}" in page) is not command.hidden
        for parameter in command.params:
            if parameter.param_type_name == "option" and not command.hidden and not getattr(parameter, "hidden", False):
                assert parameter.opts[0] in page, (command.name, parameter.opts)


@pytest.mark.skipif(not shutil.which("man"), reason="man is not installed")
def test_the_manual_is_typeset_without_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "storewire.1"
    man_page.main(path)
    ran = subprocess.run(
        ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stderr == ""


@pytest.mark.parametrize(
    ("text", "written"),
    [("--full", r"\-\-full"), (".hidden", r"\&.hidden"), ("a\\b", r"a\eb"), ("'quoted", r"\&'quoted")],
)
def test_nothing_in_a_help_text_is_a_command_to_the_typesetter(text: str, written: str) -> None:
    assert man_page.escaped(text) == written


def test_a_size_over_the_limit_does_not_fit(tmp_path: Path) -> None:
    path = tmp_path / "x.deb"
    path.write_bytes(b"x")
    assert debian.Package(path, 1).fits
    assert not debian.Package(path, debian.UNPACKED_MB * 1_000_000 + 1).fits


def test_the_packages_version_is_the_programs() -> None:
    import app

    assert debian.version() == app.__version__
