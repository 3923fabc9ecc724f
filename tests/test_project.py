"""The project keeps its own promises: what is documented exists, what is needed is locked, versions agree."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.core import TyperGroup

import app
from devtools.environment import GROUPS, LOCKS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
SUPPORTED_PYTHON = ">=3.11,<3.14"

VOID_CALLS = """
import sys
from PySide6.QtCore import QObject

subject = QObject()
subject.setObjectName("warm")
before = sys.getrefcount(None)
for _ in range(1000):
    subject.setObjectName("a void call")
print(before - sys.getrefcount(None))
"""


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(lock: str) -> dict[str, str]:
    """Return the versions that a lock file pins, by normalised name."""
    lines = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", LOCKS[lock].read_text("utf-8"), re.MULTILINE)
    return {normalised(name): version for name, version in lines}


def required(group: str) -> set[str]:
    """Return the normalised names in a dependency group, included groups too."""
    names: set[str] = set()
    for entry in PROJECT["dependency-groups"][group]:
        if isinstance(entry, dict):
            names |= required(entry["include-group"])
        else:
            names.add(normalised(re.split(r"[<>=!~;\[ ]", entry)[0]))
    return names


def imported_by_the_program() -> set[str]:
    """Return the top-level names that app/ imports from outside itself and the standard library."""
    found: set[str] = set()
    for source in (ROOT / "app").rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                found.add(node.module.split(".")[0])
    return found - sys.stdlib_module_names - {"app"}


def commands_of_the_program() -> set[str]:
    """Return the names of the commands that `storewire --help` offers."""
    from app.cli import cli

    program = typer.main.get_command(cli)
    assert isinstance(program, TyperGroup)
    return {name for name, command in program.commands.items() if not command.hidden}


def test_readme_names_every_command() -> None:
    commands = commands_of_the_program()
    assert commands
    assert {name for name in commands if f"| `storewire {name}" not in README} == set()


def test_readme_names_only_commands_that_exist() -> None:
    commands = commands_of_the_program()
    assert set(re.findall(r"`storewire ([a-z-]+)", README)) - commands == set()


def test_readme_names_every_task_of_dev_py() -> None:
    tree = ast.parse((ROOT / "dev.py").read_text("utf-8"))
    tasks = next(node.value for node in tree.body if isinstance(node, ast.Assign) and names(node) == ["TASKS"])
    assert isinstance(tasks, ast.DictComp)
    iterated = tasks.generators[0].iter
    assert isinstance(iterated, ast.Tuple)
    listed = [task.id for task in iterated.elts if isinstance(task, ast.Name)]
    assert listed
    assert [task for task in listed if f"python3 dev.py {task}" not in README] == []


def names(assignment: ast.Assign) -> list[str]:
    return [target.id for target in assignment.targets if isinstance(target, ast.Name)]


def test_files_that_the_readme_links_to_exist() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_folders_in_the_readme_exist() -> None:
    layout = README.split("| folder | what is in it |")[1].split("\n\n")[0]
    folders = [name for row in layout.splitlines()[2:] for name in re.findall(r"`([^`]+)`", row.split("|")[1])]
    assert folders
    assert [folder for folder in folders if not (ROOT / folder).exists()] == []


def test_ci_runs_the_readmes_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "    python3 dev.py test\n" in README
    assert '"$python" dev.py test "$@"' in script


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_address(lock: str) -> None:
    text = LOCKS[lock].read_text("utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    assert "--find-links" not in text


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_locked(lock: str) -> None:
    program = {normalised(re.split(r"[<>=!~;\[ ]", entry)[0]) for entry in PROJECT["project"]["dependencies"]}
    assert program | required(GROUPS[lock]) <= set(locked(lock))


def test_the_program_imports_only_what_it_declares() -> None:
    """Development brings more packages than a user has: an import of one of those would fail only there."""
    declared = {normalised(re.split(r"[<>=!~;\[ ]", entry)[0]) for entry in PROJECT["project"]["dependencies"]}
    makers = packages_distributions()
    undeclared = {
        name for name in imported_by_the_program() if not declared & {normalised(maker) for maker in makers[name]}
    }
    # PySide6 is a bundle: its modules come from PySide6-Essentials and -Addons, which it pins.
    assert undeclared - {"PySide6", "shiboken6"} == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_version_has_a_hash(lock: str) -> None:
    entries = re.split(r"\n(?=[A-Za-z0-9])", LOCKS[lock].read_text("utf-8"))
    assert [entry.split()[0] for entry in entries if "==" in entry and "--hash=sha256:" not in entry] == []


def test_all_locks_hold_the_same_versions() -> None:
    dev = locked("dev")
    differing = [
        (name, version, dev[name])
        for lock in LOCKS
        for name, version in locked(lock).items()
        if name in dev and dev[name] != version
    ]
    assert differing == []
    assert set(locked("runtime")) <= set(dev)


def test_packaging_is_no_python_package() -> None:
    """An __init__.py there would hide PyPI's `packaging` from whatever runs in this folder."""
    assert not list((ROOT / "packaging").rglob("__init__.py"))


def test_supported_python_versions_agree() -> None:
    assert PROJECT["project"]["requires-python"] == SUPPORTED_PYTHON
    assert "(3, 11) <= sys.version_info[:2] <= (3, 13)" in (ROOT / "dev.py").read_text("utf-8")
    assert "(3, 11) <= sys.version_info[:2] <= (3, 13)" in (ROOT / ".ci" / "run").read_text("utf-8")
    assert "Python 3.11, 3.12 or 3.13" in README
    assert PROJECT["tool"]["mypy"]["python_version"] == "3.11"
    assert PROJECT["tool"]["ruff"]["target-version"] == "py311"


def test_changelog_has_a_place_for_what_comes_and_names_what_was() -> None:
    headings = re.findall(r"^## \[([^\]]+)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", heading) for heading in headings[1:])
    assert re.fullmatch(r"\d+\.\d+\.\d+", app.__version__)


def test_dev_py_can_be_read_by_an_old_python() -> None:
    """So that it says which Python it needs, rather than SyntaxError."""
    ast.parse((ROOT / "dev.py").read_text("utf-8"), feature_version=(3, 6))


def test_qt_is_pinned_to_the_version_that_is_known_to_hold() -> None:
    assert "PySide6==6.11.3" in PROJECT["project"]["dependencies"]
    assert locked("runtime")["pyside6"] == "6.11.3"


def test_calls_that_return_nothing_keep_none_alive() -> None:
    """PySide6 6.12.0 loses a reference to None with each such call; Python 3.11 aborts once they are used up.

    In a process of its own, for a broken binding would take the whole test run with it.
    """
    run = subprocess.run([sys.executable, "-c", VOID_CALLS], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) < 100
