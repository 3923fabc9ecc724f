"""`.venv` is made once, filled when a lock changes, and made anew when it belongs to another place or Python."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from devtools import environment, system_packages


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working copy: locks, a pyproject.toml, no `.venv`."""
    locks = {name: tmp_path / f"{name}.txt" for name in ("runtime", "dev", "package")}
    for name, lock in locks.items():
        lock.write_text(f"{name}==1\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    venv = tmp_path / ".venv"
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "LOCKS", locks)
    monkeypatch.setattr(environment, "VENV", venv)
    monkeypatch.setattr(environment, "PYTHON", venv / "python")
    monkeypatch.setattr(environment, "STAMP", venv / "stamp.json")
    monkeypatch.setattr(system_packages, "prepare", lambda needs: None)
    return tmp_path


@pytest.fixture
def done(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What set-up did, in order; nothing is really made or installed."""
    events: list[str] = []

    def make() -> None:
        events.append("venv")
        environment.VENV.mkdir(exist_ok=True)
        environment.PYTHON.touch()

    def pip(*arguments: str) -> None:
        events.append(Path(arguments[-1]).name if "--require-hashes" in arguments else "project")

    monkeypatch.setattr(environment, "make_venv", make)
    monkeypatch.setattr(environment, "pip", pip)
    return events


def test_first_run_makes_and_fills_it(done: list[str]) -> None:
    environment.prepare("dev")
    assert done == ["venv", "dev.txt", "project"]


def test_second_run_does_nothing(done: list[str]) -> None:
    environment.prepare("dev")
    done.clear()
    environment.prepare("dev")
    environment.prepare("runtime")  # part of it
    assert done == []


def test_what_is_more_is_added(done: list[str]) -> None:
    environment.prepare("runtime")
    environment.prepare("dev")
    assert done == ["venv", "runtime.txt", "project", "dev.txt", "project"]


def test_a_changed_lock_is_installed_again(done: list[str], project: Path) -> None:
    environment.prepare("dev")
    done.clear()
    (project / "dev.txt").write_text("dev==2\n", encoding="utf-8")
    environment.prepare("dev")
    assert done == ["dev.txt", "project"]


def test_a_changed_program_entry_is_installed_again(done: list[str], project: Path) -> None:
    environment.prepare("dev")
    done.clear()
    (project / "pyproject.toml").write_text("[project]\nname = 'y'\n", encoding="utf-8")
    environment.prepare("dev")
    assert done == ["dev.txt", "project"]


def test_an_installation_that_broke_off_is_done_again(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    whole: Callable[..., None] = environment.pip

    def broken(*arguments: str) -> None:
        raise SystemExit("no network")

    monkeypatch.setattr(environment, "pip", broken)
    with pytest.raises(SystemExit):
        environment.prepare("dev")
    monkeypatch.setattr(environment, "pip", whole)
    done.clear()
    environment.prepare("dev")
    assert done == ["dev.txt", "project"]


def test_a_copied_or_foreign_venv_is_made_anew(done: list[str]) -> None:
    environment.prepare("dev")
    done.clear()
    stamps = json.loads(environment.STAMP.read_text("utf-8"))
    environment.write_stamps({**stamps, "venv": "/elsewhere/.venv cpython 3.11"})
    environment.prepare("dev")
    assert done == ["venv", "dev.txt", "project"]


def test_a_venv_that_someone_made_here_is_kept(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "can_be_filled", lambda: True)
    environment.VENV.mkdir()
    environment.PYTHON.touch()
    environment.prepare("dev")
    assert done == ["dev.txt", "project"]


def test_python_without_ensurepip_says_what_to_install(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr(system_packages.PackageTool, "of_this_system", classmethod(lambda cls: None))
    with pytest.raises(SystemExit, match=r"sudo apt-get install python3\.\d+-venv"):
        environment.make_venv()


@pytest.mark.parametrize(("root", "value"), [(True, "1"), (False, None)])
def test_the_browsers_sandbox_is_off_for_root_alone(
    root: bool, value: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)
    monkeypatch.setattr(system_packages, "is_root", lambda: root)
    assert environment.variables().get("QTWEBENGINE_DISABLE_SANDBOX") == value
