#!/usr/bin/env python3
"""Set Storewire up beside this file, then run one of its tasks. Needs Python 3.11 to 3.13 and nothing else.

    python3 dev.py setup                 make .venv and install every locked version into it
    python3 dev.py demo [--headless] …   run the product against the sandbox (a terminal where there is no display)
    python3 dev.py test [--deep]         run every check: format, lint, types, imports, tests (windows offscreen)
    python3 dev.py test PYTEST-ARGUMENT… run only these tests
    python3 dev.py bench [NAME…]         run the benchmarks; one JSON object a line
    python3 dev.py screenshots           draw every page, light and dark
    python3 dev.py package               build the program for this system into dist/
    python3 dev.py lock [--upgrade]      lock what pyproject.toml names now; --upgrade: newest versions (needs uv)

Every task sets up what it needs first; with nothing left to install that takes some milliseconds. What is set up:
`.venv`, the versions that packaging/requirements*.txt lock by their hashes, and on Linux the libraries of
packaging/system-packages.toml: installed where this user may, otherwise named with the command that installs them.
"""

import sys

# Nothing above or below is newer syntax than Python 3.6 reads, so that an old one prints this and no SyntaxError.
if not (3, 11) <= sys.version_info[:2] <= (3, 13):
    sys.exit(
        "Storewire needs Python 3.11, 3.12 or 3.13. This is Python {}.{}.{} ({}). "
        "Run dev.py with one of those, for example: python3.11 dev.py".format(*sys.version_info[:3], sys.executable)
    )

import os
import shutil
import subprocess

from devtools import checks
from devtools.environment import GROUPS, LOCKS, PYTHON, ROOT, SUFFIX, prepare, run_or_exit, say, variables

DRAWING = ("qt", "browser", "fonts")
SCREEN = (*DRAWING, "window")
CHECKS = (*SCREEN, "tests", "wordpress")


def setup(_arguments: list[str]) -> int:
    prepare("dev", *CHECKS)
    return 0


def demo(arguments: list[str]) -> int:
    if "--headless" not in arguments and not has_display():
        say("There is no display here, so the demo runs in the terminal.")
        arguments = ["--headless", *arguments]
    prepare("runtime", *(() if "--headless" in arguments else SCREEN))
    return become("-m", "app", "demo", *arguments)


def test(arguments: list[str]) -> int:
    prepare("dev", *CHECKS)
    return checks.run(arguments)


def bench(arguments: list[str]) -> int:
    folder = ROOT / "tests" / "benchmarks"
    known = sorted(path.stem.removeprefix("bench_") for path in folder.glob("bench_*.py"))
    unknown = [name for name in arguments if name not in known]
    if unknown:
        say(f"There is no benchmark {', '.join(unknown)}. There are: {', '.join(known) or 'none'}.")
        return 2
    prepare("dev", *CHECKS)
    failed = [name for name in arguments or known if run_benchmark(name)]
    if failed:
        say(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


def run_benchmark(name: str) -> int:
    command = [str(PYTHON), "-m", f"tests.benchmarks.bench_{name}"]
    return subprocess.run(command, cwd=ROOT, env=variables(), check=False).returncode


def screenshots(arguments: list[str]) -> int:
    prepare("runtime", *DRAWING)
    return become("-m", "app.ui.screenshots", *arguments, QT_QPA_PLATFORM="offscreen")


def package(arguments: list[str]) -> int:
    prepare("package", *DRAWING, "package")
    places = ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build")]
    build = [str(PYTHON), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, *arguments]
    run_or_exit([*build, str(ROOT / "packaging" / "storewire.spec")], "The program could not be built.")
    program = ROOT / "dist" / "storewire" / f"storewire{SUFFIX}"
    run_or_exit([str(program), "--help"], f"{program} was built, but does not start.")
    print(program.parent)
    return 0


def lock(arguments: list[str]) -> int:
    """Resolve pyproject.toml, for every system and supported Python, to the same versions in all three files.

    What is locked already stays as it is unless uv's `--upgrade` or `--upgrade-package NAME` is among the arguments.
    """
    if not shutil.which("uv"):
        sys.exit("Locking versions needs uv: https://docs.astral.sh/uv/")
    resolve = ["uv", "pip", "compile", "pyproject.toml", "--quiet", "--universal", "--python-version", "3.11"]
    resolve += ["--generate-hashes", "--no-header", "--no-emit-index-url", "--no-emit-find-links", *arguments]
    for name, group in GROUPS.items():
        same = [] if name == "dev" else ["--constraint", str(LOCKS["dev"].relative_to(ROOT))]
        target = ["--group", group, "--output-file", str(LOCKS[name].relative_to(ROOT))]
        run_or_exit([*resolve, *same, *target], f"{LOCKS[name].name} could not be made.")
    return 0


def has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def become(*arguments: str, **more: str) -> int:
    """Run Python of `.venv` in place of this process, so that signals and the exit code are its own."""
    command = [str(PYTHON), *arguments]
    if os.name != "nt":
        os.execve(PYTHON, command, variables(**more))
    # On Windows, exec returns to the shell before the program has ended.
    return subprocess.run(command, env=variables(**more), check=False).returncode


TASKS = {task.__name__: task for task in (setup, demo, test, bench, screenshots, package, lock)}


def main(arguments: list[str]) -> int:
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if name in ("-h", "--help", "help"):
        print(__doc__)
        return 0
    if name not in TASKS:
        say(f"There is no task {name}.\n{__doc__}" if name else str(__doc__))
        return 2
    try:
        return TASKS[name](rest)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
