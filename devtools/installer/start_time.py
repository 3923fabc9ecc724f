"""Compare the time from a start to the first window: the built program beside the same from source."""

import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from devtools.environment import PYTHON, ROOT, say, variables

RUNS = 7
PATIENCE_SECONDS = 60.0
LARGEST_RATIO = 1.2


def check(program: Path) -> int:
    """Print both medians and their ratio; return 1 where the built program is too slow."""
    lacking = [name for name in ("Xvfb", "xwininfo") if shutil.which(name) is None]
    if lacking:
        say(f"The time to the first window cannot be measured: {', '.join(lacking)} not found.")
        return 1
    commands = {"source": [str(PYTHON), "-m", "app"], "built": [str(program)]}
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    with screen() as display:
        for run in range(RUNS + 1):
            for name, command in commands.items():
                taken = first_window(command, display)
                if run:  # the first of each reads the files from the disk
                    seconds[name].append(taken)
    medians = {name: statistics.median(each) for name, each in seconds.items()}
    ratio = medians["built"] / medians["source"]
    print(
        f"first window: built {medians['built']:.2f} s, from source {medians['source']:.2f} s, "
        f"ratio {ratio:.2f} (at most {LARGEST_RATIO})",
        flush=True,
    )
    return 0 if ratio <= LARGEST_RATIO else 1


def first_window(command: list[str], display: str) -> float:
    """Return the seconds until a start's window is on the screen; the program is ended then."""
    with tempfile.TemporaryDirectory(prefix="storewire-start-", ignore_cleanup_errors=True) as home:
        environment = variables(DISPLAY=display, STOREWIRE_HOME=home, QT_QPA_PLATFORM="xcb", PYTHONPATH=str(ROOT))
        began = time.monotonic()
        errors = Path(home) / "errors"
        with errors.open("wb") as told:
            process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=told, stderr=told)
        try:
            while not has_window(environment):
                if process.poll() is not None or time.monotonic() - began > PATIENCE_SECONDS:
                    sys.exit(f"{errors.read_text('utf-8', 'replace')}\n{command[0]} showed no window.")
            return time.monotonic() - began
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def has_window(environment: dict[str, str]) -> bool:
    """Tell whether our window is mapped."""
    asked = subprocess.run(["xwininfo", "-name", "Storewire"], env=environment, capture_output=True, check=False)
    return b"IsViewable" in asked.stdout


@contextmanager
def screen() -> Iterator[str]:
    """Run a virtual screen; yield its name."""
    ours, theirs = os.pipe()
    command = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=[theirs], stderr=subprocess.DEVNULL) as server:
        os.close(theirs)
        try:
            with os.fdopen(ours) as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()
