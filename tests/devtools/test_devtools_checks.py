"""All checks run, each outcome is told, and one failure is enough for a failing exit code."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from devtools import checks
from devtools.checks import Step

REPORT = '<testsuites><testsuite tests="7" failures="1" errors="1" skipped="2"/></testsuites>'


def step(name: str, code: int) -> Step:
    return Step(name, [sys.executable, "-c", f"raise SystemExit({code})"])


def ran(*steps: Step) -> list[Step]:
    for each in steps:
        each.run()
    return list(steps)


def test_all_passed_ends_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checks.summarise(ran(step("one", 0), step("two", 0)), tmp_path) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "checks: 2 passed, 0 failed, 0 skipped",
        "tests: 0 passed, 0 failed, 0 skipped",
    ]


def test_one_failure_ends_1_and_the_others_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checks.summarise(ran(step("one", 3), step("two", 0)), tmp_path) == 1
    out = capsys.readouterr().out
    assert "failed (exit code 3)" in out
    assert "checks: 1 passed, 1 failed, 0 skipped" in out


def test_a_step_that_cannot_run_is_skipped_with_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lacking = step("keyring", 1)
    lacking.missing = "gnome-keyring-daemon not found"
    assert checks.summarise(ran(lacking), tmp_path) == 0
    out = capsys.readouterr().out
    assert "skipped: gnome-keyring-daemon not found" in out
    assert "checks: 0 passed, 0 failed, 1 skipped" in out


def test_tests_are_counted_over_all_reports(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b.xml").write_text(REPORT, encoding="utf-8")
    assert checks.count_tests(tmp_path) == (6, 4, 4)


def test_pytest_arguments_run_only_those_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    run: list[Step] = []
    monkeypatch.setattr(Step, "run", lambda self: run.append(self))
    checks.run(["tests/model", "-k", "money"])
    assert [each.name for each in run] == ["chosen tests"]
    assert run[0].command[-5:] == ["-m", checks.QUICK, "tests/model", "-k", "money"]


def test_deep_adds_the_long_tests_to_every_check(monkeypatch: pytest.MonkeyPatch) -> None:
    run: list[Step] = []
    monkeypatch.setattr(Step, "run", lambda self: run.append(self))
    checks.run(["--deep"])
    assert [each.name for each in run] == [
        "format",
        "lint",
        "types",
        "imports",
        "tests",
        "window tests",
        "keyring tests",
        "WordPress tests",
    ]
    assert checks.DEEP in run[4].command


def test_keyring_tests_have_a_home_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: name)
    keyring = checks.keyring_step(tmp_path)
    assert keyring.command[0] == "dbus-run-session"
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"):
        assert Path(keyring.variables[variable]).is_relative_to(tmp_path)
    if os.name != "nt":
        assert (tmp_path / "home").stat().st_mode & 0o077 == 0


def test_without_a_secret_service_the_keyring_tests_say_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert checks.keyring_step(tmp_path).outcome == ("skipped: dbus-run-session, gnome-keyring-daemon, bash not found")


def test_without_the_packages_the_wordpress_tests_say_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name, **_: None if name == "mariadbd" else name)
    monkeypatch.setattr(checks, "WORDPRESS", tmp_path)
    assert checks.wordpress_step(checks.QUICK, tmp_path).outcome == "skipped: mariadbd, wordpress not found"


def test_with_them_they_run_marked_and_without_the_long_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "wp-load.php").touch()
    monkeypatch.setattr("shutil.which", lambda name, **_: name)
    monkeypatch.setattr(checks, "WORDPRESS", tmp_path)
    assert "wordpress and not deep" in checks.wordpress_step(checks.QUICK, tmp_path).command
    assert "wordpress" in checks.wordpress_step(checks.DEEP, tmp_path).command
