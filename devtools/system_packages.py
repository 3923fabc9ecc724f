"""The parts of a Linux system that Qt and the checks need: found, installed where this user may, or named."""

import ctypes
import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

LIST = Path(__file__).resolve().parents[1] / "packaging" / "system-packages.toml"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts")
LDCONFIG_FOLDERS = ("/sbin", "/usr/sbin")
"""Not on the path of a Debian user who is not root."""


@dataclass(frozen=True)
class PackageTool:
    """The system's package manager."""

    name: str
    install_words: tuple[str, ...]

    @classmethod
    def of_this_system(cls) -> "PackageTool | None":
        """Return the first known one that is on the path."""
        tools = (
            cls("apt", ("apt-get", "install", "-y", "--no-install-recommends")),
            cls("dnf", ("dnf", "install", "-y")),
            cls("zypper", ("zypper", "install", "-y")),
            cls("pacman", ("pacman", "-S", "--needed")),
        )
        return next((tool for tool in tools if shutil.which(tool.install_words[0])), None)

    @property
    def may_install(self) -> bool:
        """True where packages can be installed without asking anyone: apt, as root or by a sudo without password."""
        return self.name == "apt" and (is_root() or sudo_asks_nothing())

    def install(self, packages: Sequence[str]) -> bool:
        """Fetch fresh lists, install with apt and tell whether it worked. A name may be "new|old"."""
        first = [*([] if is_root() else ["sudo", "-n"]), "env", "DEBIAN_FRONTEND=noninteractive"]
        run_quietly([*first, "apt-get", "update", "-qq"])
        chosen = self.choose(packages)
        print(f"Installing {' '.join(chosen)}…", file=sys.stderr, flush=True)
        return run_quietly([*first, *self.install_words, "-qq", "-o", "DPkg::Lock::Timeout=300", *chosen])

    def command_for(self, packages: Sequence[str]) -> str:
        """Return the command that a person types to install these."""
        return shlex.join(["sudo", *self.install_words, *self.choose(packages)])

    def choose(self, packages: Iterable[str]) -> list[str]:
        """Return of each "new|old" the first name that this system knows, else the last; none twice."""
        return list(dict.fromkeys(self._known_among(names.split("|")) for names in packages))

    def _known_among(self, names: list[str]) -> str:
        return next((name for name in names[:-1] if self.name == "apt" and apt_knows(name)), names[-1])


def is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def sudo_asks_nothing() -> bool:
    return shutil.which("sudo") is not None and run_quietly(["sudo", "-n", "true"])


def apt_knows(package: str) -> bool:
    """Tell whether apt could install it. A name that others only provide is listed, but without a candidate."""
    told = subprocess.run(["apt-cache", "policy", package], capture_output=True, text=True, check=False).stdout
    return "Candidate:" in told and "Candidate: (none)" not in told


def run_quietly(command: list[str]) -> bool:
    """Run without input, errors shown; tell whether it worked."""
    ran = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    return ran.returncode == 0


def prepare(needs: Sequence[str]) -> None:
    """Install what the system lacks where this user may; otherwise say what it is and how to install it."""
    if not needs or not sys.platform.startswith("linux"):
        return  # the wheels for macOS and Windows bring all that they need
    missing = missing_parts(needs)
    if not missing:
        return
    system = PackageTool.of_this_system()
    if system is not None and system.may_install and system.install([part["apt"] for part in missing]):
        missing = missing_parts(needs)
    if missing:
        print(advice(missing, system), file=sys.stderr, flush=True)


def advice(missing: Sequence[dict[str, str]], system: PackageTool | None) -> str:
    """Return what is missing, for a person, with the exact command where the package manager is known."""
    names = ", ".join(part.get("library") or part.get("program") or part["font"] for part in missing)
    if system is None:
        return f"This system lacks: {names}"
    return f"This system lacks: {names}\nInstall with: {system.command_for([part[system.name] for part in missing])}"


def missing_parts(needs: Sequence[str]) -> list[dict[str, str]]:
    """Return the entries of packaging/system-packages.toml that are needed and not found here."""
    listed: list[dict[str, str]] = tomllib.loads(LIST.read_text(encoding="utf-8"))["part"]
    known = linker_cache()
    return [part for part in listed if part["need"] in needs and not is_present(part, known)]


def is_present(part: dict[str, str], known: frozenset[str]) -> bool:
    if "program" in part:
        return shutil.which(part["program"]) is not None
    if "font" in part:
        folders = [Path(folder).expanduser() for folder in FONT_FOLDERS]
        return any(next(folder.rglob(part["font"]), None) is not None for folder in folders)
    if part["library"] in known:
        return True
    try:  # not every system keeps that cache
        ctypes.CDLL(part["library"])
    except OSError:
        return False
    return True


def linker_cache() -> frozenset[str]:
    """Return the names of the libraries that the dynamic linker's cache lists; empty where there is none."""
    path = os.pathsep.join((os.environ.get("PATH", ""), *LDCONFIG_FOLDERS))
    program = shutil.which("ldconfig", path=path)
    if program is None:
        return frozenset()
    printed = subprocess.run([program, "-p"], capture_output=True, text=True, check=False).stdout
    return frozenset(line.split()[0] for line in printed.splitlines() if line.startswith("\t"))
