"""Try the .deb in a minimal Debian made for it: install, use, upgrade, remove. Needs root and debootstrap."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from devtools import system_packages
from devtools.environment import ROOT, say

SCRIPTS = ROOT / "packaging" / "check"
MIRROR = "http://deb.debian.org/debian"
SUITE = "bookworm"
"""The oldest Debian that is supported: what runs there runs on later ones."""


def check(package: Path, older: Path) -> int:
    """Install, use, upgrade and remove the package; return 0 where all of it held. Leaves no root behind."""
    lacking = [name for name in ("debootstrap", "unshare") if shutil.which(name) is None]
    if lacking or not system_packages.is_root():
        say(f"The check in a clean Debian needs root and: {', '.join(lacking) or 'nothing else'}.")
        return 1
    with tempfile.TemporaryDirectory(prefix="storewire-root-", dir="/var/tmp", ignore_cleanup_errors=True) as folder:
        root = Path(folder) / "root"
        make_root(root)
        packages = root / "packages"
        packages.mkdir()
        shutil.copy(package, packages / "storewire.deb")
        shutil.copy(older, packages / "older.deb")
        shutil.copy(SCRIPTS / "inside.sh", root / "inside.sh")
        enter = ["unshare", "--mount", "--pid", "--ipc", "--fork", "--kill-child"]
        command = [*enter, "sh", str(SCRIPTS / "enter.sh"), str(root), "/inside.sh"]
        return subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode


def make_root(root: Path) -> None:
    """Make a minimal Debian in a folder."""
    mirror = os.environ.get("STOREWIRE_DEBIAN_MIRROR", MIRROR)
    say(f"Making a minimal Debian {SUITE}…")
    with tempfile.NamedTemporaryFile("w+", prefix="storewire-debootstrap-") as log:
        command = ["debootstrap", "--variant=minbase", SUITE, str(root), mirror]
        ran = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False)
        if ran.returncode:
            sys.exit(f"{Path(log.name).read_text('utf-8', 'replace')[-2000:]}\nThe minimal Debian could not be made.")
    names = root / "etc" / "resolv.conf"
    names.unlink(missing_ok=True)
    shutil.copy("/etc/resolv.conf", names)
    hosts = root / "etc" / "hosts"
    hosts.write_text("127.0.0.1 localhost\n::1 localhost\n", encoding="utf-8")


def older_of(build: Path) -> Path:
    """Return the place for the same program under an older number, which the package upgrades in the check."""
    made = build / "older"
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    return made
