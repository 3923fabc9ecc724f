"""The recipes for systems that this one is not: what they name exists, as far as that can be told from here."""

from __future__ import annotations

import plistlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from app import launch, start_at_login
from app.cli import cli
from devtools.environment import ROOT
from devtools.installer import notices, packages

PACKAGING = ROOT / "packaging"
SPEC = (PACKAGING / "storewire.spec").read_text("utf-8")
INNO = (PACKAGING / "windows" / "storewire.iss").read_text("utf-8")
WORKFLOW = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")


def program() -> TyperGroup:
    found = typer.main.get_command(cli)
    assert isinstance(found, TyperGroup)
    return found


def test_the_recipe_is_python_and_what_it_names_exists() -> None:
    compile(SPEC, "storewire.spec", "exec")
    named = re.findall(r'ROOT / ((?:"[\w.-]+"(?: / )?)+)', SPEC)
    assert len(named) >= 5
    for one in named:
        assert (ROOT / Path(*re.findall(r'"([^"]+)"', one))).exists() or one.startswith('"build"'), one


def test_windows_has_a_program_without_a_black_window_beside_that_of_the_command_line() -> None:
    assert 'program("storewire-window", False)' in SPEC
    assert "storewire-window.exe" in Path(start_at_login.__file__).read_text("utf-8")
    assert "storewire.exe" in Path(launch.__file__).read_text("utf-8")
    assert INNO.count("storewire-window.exe") >= 3


@pytest.mark.parametrize("words", ["status --json", "disconnect --all", "start-at-login on"])
def test_the_installer_runs_commands_that_exist(words: str) -> None:
    assert f"'{words}'" in INNO or f'"{words}"' in INNO
    name, word = words.split()
    command = program().commands[name]
    options = {option for parameter in command.params for option in parameter.opts}
    assert word in options or not word.startswith("--")


def test_the_installer_needs_no_administrator_and_speaks_what_it_can() -> None:
    assert "PrivilegesRequired=lowest" in INNO
    assert "PrivilegesRequiredOverridesAllowed" not in INNO
    keys = {language: set(re.findall(rf"^{language}\.(\w+)=", INNO, re.MULTILINE)) for language in ("en", "fr")}
    assert keys["en"] == keys["fr"]
    said = {one or other for one, other in re.findall(r"CustomMessage\('(\w+)'\)|\{cm:(\w+)\}", INNO)}
    assert said
    assert said <= keys["en"]


def test_the_installer_is_given_what_it_asks_for() -> None:
    asked = set(re.findall(r"\{#(\w+)\}", INNO))
    given = set(re.findall(r'"(Version|Program|Target|Root)":', Path(packages.__file__).read_text("utf-8")))
    assert asked == given


def test_the_bundles_entitlements_are_those_that_chromium_and_qts_licence_need() -> None:
    said = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert said == {
        "com.apple.security.cs.allow-jit": True,
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
        "com.apple.security.cs.disable-library-validation": True,
    }


@pytest.mark.skipif(sys.platform == "win32", reason="there is no sh")
@pytest.mark.parametrize("script", ["macos/make_dmg.sh", "check/enter.sh", "check/inside.sh"])
def test_shell_scripts_can_be_read(script: str) -> None:
    shell = "bash" if script.endswith("inside.sh") else "sh"
    subprocess.run([shell, "-n", str(PACKAGING / script)], check=True)


def test_the_release_builds_on_all_three_systems_by_the_projects_own_command() -> None:
    jobs = WORKFLOW.split("\n  publish:")[0]
    assert set(re.findall(r"runs-on: (\w+)", jobs)) == {"ubuntu", "windows", "macos"}
    assert len(re.findall(r"run: python3? dev\.py package", jobs)) == 3
    assert "SHA256SUMS" in WORKFLOW
    assert "*.cdx.json" in WORKFLOW


def test_a_release_without_secrets_is_built_unsigned() -> None:
    """Each signing step runs only where its secret is set."""
    steps = WORKFLOW.split("      - name: ")
    signing = [step for step in steps if step.startswith(("Certificate", "Notary"))]
    assert len(signing) == 3
    assert all("if: ${{ env." in step for step in signing)


def test_every_shipped_package_has_a_licence_to_show() -> None:
    found = [one for one in map(notices.installed, notices.shipped()) if one is not None]
    assert len(found) > 30
    assert [one.name for one in found if not notices.licence_of(one)] == []


def test_the_notices_hold_the_texts_that_qts_licence_refers_to() -> None:
    text = "\n".join(notices.sections([]))
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "may be replaced by other builds" in text
    assert "MIT License" in text
