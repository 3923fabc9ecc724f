"""Gather the licences of everything that is shipped into one file. `python -m devtools.installer.notices FILE`."""

import re
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from devtools.environment import LOCKS, ROOT

RULE = "=" * 100
OWN_TEXTS = ROOT / "packaging" / "licences"
LICENCE_FILE = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
QT = """Qt {version} and Qt for Python (PySide6, Shiboken6)
https://www.qt.io, https://code.qt.io

Used under the GNU Lesser General Public License, version 3, whose text follows with that of the GNU General Public
License, which it refers to. Qt's libraries are separate files in the program's folder (PySide6/Qt/lib on Linux), linked
dynamically: they may be replaced by other builds of the same version. Their unchanged sources are offered at
https://download.qt.io/official_releases/qt/ and https://download.qt.io/official_releases/QtForPython/.

Qt WebEngine contains Chromium and the works that Chromium contains. Their notices:
https://doc.qt.io/qt-6/qtwebengine-licensing.html; those of the other parts of Qt:
https://doc.qt.io/qt-6/licenses-used-in-qt.html
"""
INSIDE = {"cryptography": "Contains OpenSSL (https://www.openssl.org), under the Apache License 2.0 as above.\n"}
"""What a package is linked with and its own licence files do not name."""
OF_QT = ("pyside6", "pyside6-essentials", "pyside6-addons", "shiboken6")


def main(target: Path) -> int:
    """Write the file; return 1 where a package that is shipped has no licence to show."""
    packages = [found for found in map(installed, sorted(shipped())) if found is not None]
    silent = [one.name for one in packages if not licence_of(one)]
    for name in silent:
        print(f"{name} comes without a licence", file=sys.stderr)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(sections(packages)), encoding="utf-8")
    return 1 if silent else 0


def shipped() -> set[str]:
    """Return the names of the packages that the runtime's lock names."""
    return set(re.findall(r"^([A-Za-z0-9._-]+)==", LOCKS["runtime"].read_text("utf-8"), re.MULTILINE)) - {"setuptools"}


def installed(name: str) -> Distribution | None:
    """Return a package as it is installed; None where it is for another system."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def sections(packages: list[Distribution]) -> Iterator[str]:
    """Yield the file's parts."""
    yield "Storewire contains the works of others. These are their licences.\n"
    yield f"{RULE}\nStorewire\n\n{(ROOT / 'LICENSE').read_text('utf-8')}"
    yield f"{RULE}\n{QT.format(version=distribution('PySide6').version)}"
    for text in sorted(OWN_TEXTS.glob("*.txt"), reverse=True):
        yield text.read_text("utf-8")
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    version = ".".join(map(str, sys.version_info[:3]))
    text_of_python = python.read_text("utf-8") if python.is_file() else "https://docs.python.org/3/license.html\n"
    yield f"{RULE}\nPython {version}\n\n{text_of_python}"
    for one in packages:
        if one.name.lower() not in OF_QT:
            yield f"{RULE}\n{one.name} {one.version}\n\n{licence_of(one)}\n{INSIDE.get(one.name, '')}"


def licence_of(package: Distribution) -> str:
    """Return a package's licence texts, or at least their names as its metadata has them."""
    files = [file for file in package.files or () if LICENCE_FILE.search(str(file)) and ".dist-info" in str(file)]
    texts = [Path(str(file.locate())).read_text("utf-8", "replace") for file in files]
    if texts:
        return "\n".join(texts)
    fields = ("License-Expression", "License", "Classifier")
    said = [line for field in fields for line in package.metadata.get_all(field) or ()]
    return "\n".join(line.split(" :: ")[-1] for line in said if " :: " not in line or "License" in line)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
