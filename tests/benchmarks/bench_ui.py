"""The window beside Vorta's, a desktop client of the same kind, and beside itself with fifty stores and a long log.

`lateness_ratio`: 99th percentile of a 10 ms timer's lateness during a sync at full speed ÷ at rest.
`start_ratio_to_vorta`: seconds from the process's start until the window shows its stores and answers a click ÷ Vorta's
until it shows its tabs and answers one, each on a virtual screen.
`pss_ratio_to_vorta`: memory of console and agent together ÷ Vorta's, each at rest.
`…_growth`: the same of ours with 50 stores and 1,000,000 rows of log ÷ with 2 stores and 1,000 rows.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

import psutil
from platformdirs import user_cache_path

from app.model.places import HOME_VARIABLE
from tests.benchmarks.measure import Better, interleaved_medians, publish
from tests.benchmarks.stores_folder import make

VORTA = "vorta==0.11.6"
ROUNDS = 5
LATENESS_ROUNDS = 5
SETTLE_SECONDS = 4.0
MB = 1024 * 1024
CACHE = user_cache_path("storewire-benchmarks")
PROBE = Path(__file__).with_name("window_probe.py")
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Subject:
    """A program with a window, and where its data lies."""

    name: str
    python: Path
    home: Path

    @property
    def environment(self) -> dict[str, str]:
        """Everything of the user's own stays out of the measurement; compiled modules are kept beside it for all."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_", "XDG_"))}
        ours = {"PYTHONPATH": str(ROOT)} if self.name == "storewire" else {}
        folders = {f"XDG_{kind}_HOME": str(self.home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE")}
        return kept | ours | folders | {
            HOME_VARIABLE: str(self.home),
            "HOME": str(self.home),
            "PYTHONPYCACHEPREFIX": str(CACHE / "compiled"),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LOGGING_RULES": "*=false",
        }  # fmt: skip


def vorta_python() -> Path:
    """Return the Python of an environment that has Vorta, made where there is none."""
    folder = CACHE / VORTA.replace("==", "-")
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", VORTA]
        subprocess.run(command, check=True, stdout=sys.stderr)
        (folder / "ready").touch()
    return python


@contextlib.contextmanager
def running(subject: Subject) -> Iterator[tuple[float, psutil.Process]]:
    """Start a program; yield the seconds until its window answered, and its process. It ends with the block."""
    with subprocess.Popen(
        [str(subject.python), str(PROBE), subject.name],
        env=subject.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdin is not None  # both are pipes
        assert process.stdout is not None
        try:
            line = next((line for line in process.stdout if line.startswith(b"{")), b"{}")
            yield json.loads(line)["shown"], psutil.Process(process.pid)
        finally:
            family = psutil.Process(process.pid).children(recursive=True)
            process.stdin.close()
            process.wait(20)
            for one in family:
                with contextlib.suppress(psutil.NoSuchProcess):
                    one.terminate()
            psutil.wait_procs(family, timeout=15)


def start_seconds(subject: Subject) -> float:
    """Return the seconds from a program's start until its window answers."""
    with running(subject) as (seconds, _):
        return seconds


def pss_mb(subject: Subject) -> float:
    """Return the memory of a program and what it started, each shared page counted by its share."""
    with running(subject) as (_, process):
        psutil.wait_procs([process], timeout=SETTLE_SECONDS)  # nobody ends: it comes to rest
        family = [process, *process.children(recursive=True)]
        return sum(float(one.memory_full_info().pss) for one in family) / MB


def lateness(home: Path) -> dict[str, float]:
    """Return how late the window's timer comes, at rest and during a sync, in a folder that is copied first."""
    with tempfile.TemporaryDirectory(prefix="storewire-lateness-", ignore_cleanup_errors=True) as copy:
        folder = Path(copy) / "home"
        shutil.copytree(home, folder, ignore=shutil.ignore_patterns("*.sock", "agent.*", "logs"))
        environment = Subject("storewire", Path(sys.executable), folder).environment
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.lateness_probe", str(folder)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
        return found


def measure(folder: Path) -> None:
    """Measure everything and print it."""
    small, large = make(folder / "small", 2, 1_000).home, make(folder / "large", 50, 1_000_000).home
    ours = Path(sys.executable)
    subjects = {
        "small": Subject("storewire", ours, small),
        "large": Subject("storewire", ours, large),
        "vorta": Subject("vorta", vorta_python(), folder / "vorta"),
    }
    (folder / "vorta").mkdir()
    compare("start", "_ratio_to_vorta", subjects, start_seconds)
    compare("pss", "_ratio_to_vorta", subjects, pss_mb)
    seen: dict[str, list[float]] = {"small": [], "large": []}
    for turn in range(LATENESS_ROUNDS):
        for name in ("small", "large") if turn % 2 == 0 else ("large", "small"):
            found = lateness(subjects[name].home)
            seen[name].append(found["syncing"] / found["idle"])
    ratios = {name: median(values) for name, values in seen.items()}
    publish("ui", "lateness_ratio", ratios["small"], "ratio", Better.LOWER)
    publish("ui", "lateness_growth", ratios["large"] / ratios["small"], "ratio", Better.LOWER)


def compare(what: str, suffix: str, subjects: dict[str, Subject], by: Callable[[Subject], float]) -> None:
    """Print a figure of ours beside Vorta's, and with many stores beside few."""
    figures = interleaved_medians({name: partial(by, subject) for name, subject in subjects.items()}, ROUNDS)
    publish("ui", f"{what}{suffix}", figures["small"] / figures["vorta"], "ratio", Better.LOWER)
    publish("ui", f"{what}_growth", figures["large"] / figures["small"], "ratio", Better.LOWER)


def main() -> int:
    """Measure on a virtual screen; start one where this is not run on it."""
    if not os.environ.get("STOREWIRE_BENCH_SCREEN"):
        screen = shutil.which("xvfb-run")
        if screen is None:
            print("bench ui needs xvfb-run (Debian: xvfb)", file=sys.stderr)
            return 2
        environment = os.environ | {"STOREWIRE_BENCH_SCREEN": "1"}
        command = [screen, "-a", "-s", "-screen 0 1280x800x24", sys.executable, "-m", "tests.benchmarks.bench_ui"]
        return subprocess.run(command, env=environment, check=False).returncode
    with tempfile.TemporaryDirectory(prefix="storewire-bench-", ignore_cleanup_errors=True) as folder:
        measure(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
