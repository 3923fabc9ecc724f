"""The working copy's `.venv`: made once, filled with the locked versions, left alone while nothing changes."""

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

from devtools import system_packages

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
SUFFIX = ".exe" if os.name == "nt" else ""
PYTHON = PROGRAMS / f"python{SUFFIX}"
STAMP = VENV / "storewire-setup.json"
SETUP_VERSION = 1
"""Raise it when what set-up does changes, so that every working copy does it again."""

LOCKS = {
    "runtime": ROOT / "packaging" / "requirements.txt",
    "dev": ROOT / "packaging" / "requirements-dev.txt",
    "package": ROOT / "packaging" / "requirements-package.txt",
}
GROUPS = {"dev": "dev", "runtime": "build", "package": "package"}
"""The dependency group that each lock adds to the program's own dependencies; `dev` first, the others follow it."""


def say(text: str) -> None:
    """Print for people; standard output belongs to the task."""
    print(text, file=sys.stderr, flush=True)


def prepare(lock: str, *needs: str) -> None:
    """Make `.venv` hold what the lock names and the system what `needs` name; exit with a sentence where it cannot.

    Missing system parts that cannot be installed are named, and the task goes on: it may not touch them.
    """
    system_packages.prepare(needs)
    stamps = read_stamps()
    wanted = fingerprint(lock)
    if stamps.get(lock) == wanted:
        return
    if not stamps:
        if STAMP.exists() or not can_be_filled():
            make_venv()
        stamps = {"venv": venv_identity()}
        write_stamps(stamps)
    say(f"Installing the locked versions of {LOCKS[lock].name} (the first time takes some minutes)…")
    # Hashes are checked, and only wheels are taken: nothing that is downloaded runs while it is installed.
    pip("install", "--require-hashes", "--only-binary=:all:", "-r", str(LOCKS[lock]))
    pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    stamps[lock] = wanted
    if lock == "dev":
        stamps["runtime"] = fingerprint("runtime")  # the dev lock holds all of it, in the same versions
    write_stamps(stamps)


def read_stamps() -> dict[str, str]:
    """Return what earlier runs installed, a fingerprint for each lock; empty where `.venv` is of no use here."""
    try:
        stamps = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    # A copied or moved .venv names the old place in its scripts; one of another Python holds other wheels.
    usable = isinstance(stamps, dict) and stamps.get("venv") == venv_identity() and PYTHON.exists()
    return stamps if usable else {}


def write_stamps(stamps: dict[str, str]) -> None:
    STAMP.write_text(json.dumps(stamps, indent=2), encoding="utf-8")


def venv_identity() -> str:
    """Return what a `.venv` is bound to: its place and the Python that made it."""
    return f"{VENV} {sys.implementation.name} {sys.version_info[0]}.{sys.version_info[1]}"


def fingerprint(lock: str) -> str:
    """Return a digest that changes when this lock has to be installed again."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    facts = [SETUP_VERSION, venv_identity(), LOCKS[lock].read_text(encoding="utf-8"), project["project"]]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


def can_be_filled() -> bool:
    """Tell whether a `.venv` that someone else made here is of this Python, in its place, and has pip."""
    report = "import sys, pip; print(sys.prefix, sys.implementation.name, '%d.%d' % sys.version_info[:2])"
    try:
        told = subprocess.run([str(PYTHON), "-c", report], capture_output=True, text=True, check=False).stdout
    except OSError:
        return False
    return told.strip() == venv_identity()


def make_venv() -> None:
    """Make an empty `.venv` with pip, in place of one that this Python cannot use."""
    if importlib.util.find_spec("ensurepip") is None:
        install_venv_module()
    say(f"Making {VENV}…")
    run_or_exit([sys.executable, "-m", "venv", "--clear", str(VENV)], "The virtual environment could not be made.")


def install_venv_module() -> None:
    """Debian and Ubuntu part pip for virtual environments from Python: install that package, or exit naming it."""
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    system = system_packages.PackageTool.of_this_system()
    if system is not None and system.may_install and system.install([package]):
        importlib.invalidate_caches()
        if importlib.util.find_spec("ensurepip") is not None:
            return
    command = f"sudo apt-get install {package}"
    sys.exit(f"This Python comes without `ensurepip`, so it cannot make a virtual environment. Run: {command}")


def pip(*arguments: str) -> None:
    """Run the environment's own pip with the machine's settings for it; its messages go to standard error."""
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", *quiet, *arguments]
    run_or_exit(command, "The locked versions could not be installed; pip says why above.")


def run_or_exit(command: list[str], sentence: str) -> None:
    """Run a command, its output on standard error; leave with the sentence where it fails."""
    if subprocess.run(command, stdout=sys.stderr, stdin=subprocess.DEVNULL, cwd=ROOT, check=False).returncode:
        sys.exit(sentence)


def variables(**more: str) -> dict[str, str]:
    """Return the environment variables of a task: `.venv`'s programs first on the path."""
    path = os.pathsep.join((str(PROGRAMS), os.environ.get("PATH", os.defpath)))
    chosen = {**os.environ, "PATH": path, **more}
    if system_packages.is_root():
        chosen["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium refuses root otherwise; for a user it stays on
    return chosen
