"""Every check of the project, each a step with a name, a time and an outcome; all run even when one fails."""

import os
import shutil
import subprocess
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from devtools.environment import PROGRAMS, PYTHON, ROOT, SUFFIX, variables

MOST_WORKERS = 4
QUICK = "not secret_service and not wordpress and not deep"
DEEP = "not secret_service and not wordpress"
WORDPRESS = Path(os.environ.get("STOREWIRE_WORDPRESS", "/usr/share/wordpress"))
WORDPRESS_PROGRAMS = ("php", "mariadb", "mariadb-install-db", "mariadbd")
SERVER_FOLDERS = ("/usr/sbin", "/usr/local/sbin")
"""Not on the path of a Debian user who is not root."""
UNLOCK = 'echo -n storewire | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"'


@dataclass
class Step:
    """One check. `missing` says why it cannot run here, where it cannot."""

    name: str
    command: list[str]
    variables: dict[str, str] = field(default_factory=dict)
    missing: str = ""
    seconds: float = 0.0
    code: int | None = None

    @property
    def outcome(self) -> str:
        if self.missing:
            return f"skipped: {self.missing}"
        return "passed" if self.code == 0 else f"failed (exit code {self.code})"

    def run(self) -> None:
        """Run it with its output shown, without input."""
        print(f"\n── {self.name} ──", flush=True)
        if self.missing:
            return
        begun = time.monotonic()
        environment = variables(**self.variables)
        self.code = subprocess.run(
            self.command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, check=False
        ).returncode
        self.seconds = time.monotonic() - begun


def run(arguments: Sequence[str]) -> int:
    """Run every check, or only the tests that pytest's arguments name; return the exit code.

    `--deep` among the arguments adds the long tests.
    """
    marks = DEEP if "--deep" in arguments else QUICK
    chosen = [argument for argument in arguments if argument != "--deep"]
    with tempfile.TemporaryDirectory(prefix="storewire-test-", ignore_cleanup_errors=True) as folder:
        reports = Path(folder)
        some = [pytest_step("chosen tests", ["-m", marks, *chosen], reports)]
        steps = some if chosen else all_steps(marks, reports)
        for step in steps:
            step.run()
        return summarise(steps, reports)


def all_steps(marks: str, reports: Path) -> list[Step]:
    """Return the checks, the quickest first; pytest writes its reports to this folder."""
    module = [str(PYTHON), "-m"]
    workers = str(min(MOST_WORKERS, os.cpu_count() or 1))
    return [
        Step("format", [*module, "ruff", "format", "--check", "."]),
        Step("lint", [*module, "ruff", "check", "."]),
        Step("types", [*module, "mypy"]),
        Step("imports", [str(PROGRAMS / f"lint-imports{SUFFIX}")]),
        pytest_step("tests", ["-n", workers, "-m", marks, "--ignore=tests/gui", "tests"], reports),
        # One at a time: windows take the focus from each other, and each embedded browser costs 400 MB.
        pytest_step("window tests", ["-m", marks, "tests/gui"], reports),
        keyring_step(reports),
        wordpress_step(marks, reports),
    ]


def pytest_step(name: str, arguments: Sequence[str], reports: Path) -> Step:
    report = reports / f"{name.replace(' ', '-')}.xml"
    command = [str(PYTHON), "-m", "pytest", "-q", f"--junitxml={report}", *arguments]
    return Step(name, command, {"QT_QPA_PLATFORM": "offscreen"})


def keyring_step(reports: Path) -> Step:
    """Return the step that runs the marked tests against a real Secret Service.

    It has a session bus and a keyring of its own in a home that is thrown away: the user's keyring is neither read
    nor written.
    """
    step = pytest_step("keyring tests", ["-m", "secret_service", "--ignore=tests/gui", "tests"], reports)
    lacking = [name for name in ("dbus-run-session", "gnome-keyring-daemon", "bash") if not shutil.which(name)]
    if lacking:
        step.missing = f"{', '.join(lacking)} not found"
        return step
    step.command = ["dbus-run-session", "--", "bash", "-c", UNLOCK, "bash", *step.command]
    home = reports / "home"
    home.mkdir(mode=0o700)
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        step.variables[variable] = str(home)
    return step


def wordpress_step(marks: str, reports: Path) -> Step:
    """Return the step that runs the marked tests in a real WordPress, with a database and a server of its own."""
    deep = "" if marks == DEEP else " and not deep"
    step = pytest_step("WordPress tests", ["-m", f"wordpress{deep}", "tests/companion"], reports)
    path = os.pathsep.join((os.environ.get("PATH", os.defpath), *SERVER_FOLDERS))
    lacking = [name for name in WORDPRESS_PROGRAMS if not shutil.which(name, path=path)]
    lacking += [] if (WORDPRESS / "wp-load.php").exists() else ["wordpress"]
    if lacking:
        step.missing = f"{', '.join(lacking)} not found"
    return step


def summarise(steps: Sequence[Step], reports: Path) -> int:
    """Print each step's outcome and time, then the totals; return the exit code."""
    print()
    for step in steps:
        print(f"{step.name:<14} {step.seconds:7.1f} s  {step.outcome}")
    passed = sum(step.code == 0 for step in steps)
    skipped = sum(bool(step.missing) for step in steps)
    failed = len(steps) - passed - skipped
    print(f"checks: {passed} passed, {failed} failed, {skipped} skipped")
    print("tests: {} passed, {} failed, {} skipped".format(*count_tests(reports)), flush=True)
    return 1 if failed else 0


def count_tests(reports: Path) -> tuple[int, int, int]:
    """Return how many tests passed, failed (or broke) and were skipped, over all of pytest's reports."""
    total = failed = skipped = 0
    for report in reports.glob("*.xml"):
        for suite in ElementTree.parse(report).iter("testsuite"):  # noqa: S314 (pytest wrote it a moment ago)
            total += int(suite.get("tests", 0))
            failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            skipped += int(suite.get("skipped", 0))
    return total - failed - skipped, failed, skipped
