"""Make the .deb from the built program: /opt/storewire, and what a desktop looks for in its own places."""

import ast
import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from devtools.environment import ROOT, run_or_exit

LINUX = ROOT / "packaging" / "linux"
MADE = ROOT / "build" / "installer"
MAINTAINER = "The Storewire authors <storewire@users.noreply.github.com>"
SCRIPTS = ("postinst", "prerm", "postrm")
ALWAYS = ("ca-certificates",)
"""Not linked to, but needed: the system's certificate authorities, by which stores and platforms are trusted."""
RECOMMENDS = (
    "gnome-keyring | kwalletmanager | keepassxc",
    "xdg-utils",
    "xdg-desktop-portal",
    "fonts-noto-core",
    # Chinese, which the window speaks and stores' names are written in; whoever has another such font keeps it.
    "fonts-noto-cjk | fonts-arphic-uming | fonts-arphic-ukai | fonts-wqy-zenhei",
)
SUGGESTS = ("ibus",)
UNPACKED_MB, PACKED_MB = 420, 140
MEGABYTE = 1_000_000
DESCRIPTION = """connects stores to e-mail marketing, and shows every delivery
 Storewire connects a WordPress or WooCommerce store to Sequenzy or Segmentflow,
 keeps it in sync, and shows every delivery and every failure. It runs on your
 own computer and needs no plugin in the store."""
STRIPPED = ("libpython*.so*", "python*/lib-dynload/*.so")
"""Built with what a debugger reads, 24 MB of it. Qt's come without; those of other packages are left as they are."""


@dataclass(frozen=True)
class Package:
    """A .deb with its sizes in bytes."""

    path: Path
    unpacked: int

    @property
    def packed(self) -> int:
        return self.path.stat().st_size

    @property
    def told(self) -> str:
        """A line about its sizes."""
        return (
            f"{self.path.name}: {self.packed / MEGABYTE:.0f} MB, unpacked {self.unpacked / MEGABYTE:.0f} MB "
            f"(at most {PACKED_MB} and {UNPACKED_MB})"
        )

    @property
    def fits(self) -> bool:
        return self.packed <= PACKED_MB * MEGABYTE and self.unpacked <= UNPACKED_MB * MEGABYTE


def version() -> str:
    """Return the program's version, read without importing it."""
    tree = ast.parse((ROOT / "app" / "__init__.py").read_text("utf-8"))
    found = next(node for node in tree.body if isinstance(node, ast.Assign))
    assert isinstance(found.value, ast.Constant)
    return str(found.value.value)


def strip(internal: Path) -> None:
    """Take out of Python's own libraries what only a debugger reads."""
    files = [str(path) for pattern in STRIPPED for path in internal.glob(pattern)]
    run_or_exit(["strip", "--strip-unneeded", *files], "Python's libraries could not be stripped.")


def build(program: Path, target: Path, *, as_version: str = "", compression: str = "xz") -> Package:
    """Make a package of the built program in a folder; exit with a sentence where a tool refuses."""
    number = as_version or version()
    with tempfile.TemporaryDirectory(prefix="storewire-deb-") as scratch:
        tree = Path(scratch) / "tree"
        stage(program, tree, number)
        architecture = told(["dpkg", "--print-architecture"])
        unpacked = sum(path.lstat().st_size for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
        write_control(tree, number, architecture, unpacked, dependencies(tree))
        target.mkdir(parents=True, exist_ok=True)
        path = target / f"storewire_{number}_{architecture}.deb"
        command = ["dpkg-deb", "--root-owner-group", f"-Z{compression}", "--build", str(tree), str(path)]
        run_or_exit(command, "The .deb could not be packed.")
    return Package(path, unpacked)


def stage(program: Path, tree: Path, number: str) -> None:
    """Lay out the files as they will lie on the machine."""
    # Links to the files instead of copies: nothing of them is changed.
    shutil.copytree(program, tree / "opt" / "storewire", symlinks=True, copy_function=os.link)
    share = tree / "usr" / "share"
    put(LINUX / "storewire.desktop", share / "applications")
    put(ROOT / "resources" / "icons" / "storewire.svg", share / "icons" / "hicolor" / "scalable" / "apps")
    for drawn in MADE.glob("storewire-*.png"):
        size = drawn.stem.removeprefix("storewire-")
        put(drawn, share / "icons" / "hicolor" / f"{size}x{size}" / "apps", "storewire.png")
    put(LINUX / "storewire.service", tree / "usr" / "lib" / "systemd" / "user")
    put(LINUX / "storewire.apparmor", tree / "opt" / "storewire" / "apparmor", "storewire")
    metainfo = (LINUX / "app.storewire.Storewire.metainfo.xml").read_text("utf-8")
    filled = metainfo.replace("@VERSION@", number).replace("@DATE@", f"{source_date():%Y-%m-%d}")
    write(share / "metainfo" / "app.storewire.Storewire.metainfo.xml", filled.encode())
    write(share / "man" / "man1" / "storewire.1.gz", packed((MADE / "storewire.1").read_bytes()))
    write(share / "doc" / "storewire" / "changelog.gz", packed((ROOT / "CHANGELOG.md").read_bytes()))
    write(share / "doc" / "storewire" / "copyright", (MADE / "NOTICES.txt").read_bytes())
    command = tree / "usr" / "bin" / "storewire"
    command.parent.mkdir(parents=True)
    command.symlink_to("../../opt/storewire/storewire")
    # Whatever umask this ran with, others may read it.
    for folder in (tree, *(path for path in tree.rglob("*") if path.is_dir() and not path.is_symlink())):
        folder.chmod(0o755)


def put(source: Path, folder: Path, name: str = "") -> None:
    write(folder / (name or source.name), source.read_bytes())


def write(path: Path, content: bytes, mode: int = 0o644) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    path.chmod(mode)


def packed(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


def source_date() -> datetime:
    """Return the time of the last commit, or of the build where there is none: the same sources, the same package."""
    said = os.environ.get("SOURCE_DATE_EPOCH") or told(["git", "log", "-1", "--format=%ct"], default="")
    return datetime.fromtimestamp(int(said), UTC) if said else datetime.now(UTC)


def dependencies(tree: Path) -> str:
    """Return the packages that the libraries we link to come from, as dpkg-shlibdeps finds them."""
    programs = [str(path) for path in sorted((tree / "opt").rglob("*")) if is_program(path)]
    internal = tree / "opt" / "storewire" / "_internal"
    folders = [f"-l{folder}" for folder in (internal, internal / "PySide6", internal / "PySide6" / "Qt" / "lib")]
    with tempfile.TemporaryDirectory(prefix="storewire-shlibs-") as scratch:
        write(Path(scratch) / "debian" / "control", b"Source: storewire\n\nPackage: storewire\nArchitecture: any\n")
        command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", *folders, *programs]
        ran = subprocess.run(command, cwd=scratch, capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(f"The dependencies could not be found:\n{ran.stderr}")
    found = ran.stdout.strip().removeprefix("shlibs:Depends=").split(", ")
    return ", ".join(sorted({*found, *ALWAYS}))


def is_program(path: Path) -> bool:
    """Tell whether a file is ELF: a program or a library."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def write_control(tree: Path, number: str, architecture: str, unpacked: int, depends: str) -> None:
    """Write what dpkg reads."""
    fields = {
        "Package": "storewire",
        "Version": number,
        "Architecture": architecture,
        "Maintainer": MAINTAINER,
        "Installed-Size": str(unpacked // 1024),
        "Depends": depends,
        "Recommends": ", ".join(RECOMMENDS),
        "Suggests": ", ".join(SUGGESTS),
        "Section": "net",
        "Priority": "optional",
        "Description": DESCRIPTION,
    }
    folder = tree / "DEBIAN"
    write(folder / "control", "".join(f"{name}: {value}\n" for name, value in fields.items()).encode())
    for script in SCRIPTS:
        write(folder / script, (LINUX / script).read_bytes(), 0o755)
    write(folder / "md5sums", checksums(tree).encode())
    folder.chmod(0o755)


def checksums(tree: Path) -> str:
    """Return the lines of md5sums, by which dpkg tells later whether a file was changed."""
    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    inside = [path for path in files if path.relative_to(tree).parts[0] != "DEBIAN"]
    return "".join(f"{digest(path)}  {path.relative_to(tree)}\n" for path in inside)


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def told(command: Sequence[str], default: str | None = None) -> str:
    """Return what a command prints; where it fails, the default, or CalledProcessError."""
    try:
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        if default is None:
            raise
        return default
    return ran.stdout.strip()


def validate() -> None:
    """Have the desktop's own tools look at our desktop entry and metadata, where they are installed."""
    metainfo = LINUX / "app.storewire.Storewire.metainfo.xml"
    with tempfile.TemporaryDirectory(prefix="storewire-metainfo-") as scratch:
        filled = Path(scratch) / metainfo.name
        write(
            filled, metainfo.read_text("utf-8").replace("@VERSION@", version()).replace("@DATE@", "2026-01-01").encode()
        )
        if shutil.which("appstreamcli"):
            run_or_exit(["appstreamcli", "validate", "--no-net", str(filled)], "The AppStream metadata is not valid.")
    if shutil.which("desktop-file-validate"):
        entry = str(LINUX / "storewire.desktop")
        run_or_exit(["desktop-file-validate", entry], "The desktop entry is not valid.")
