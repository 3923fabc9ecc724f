"""The companion plugin as it comes with this program: its version, and the zip that WordPress takes."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path

from app.resources import resource

NAME = "storewire-companion"
"""The plugin's folder in the store, and the zip's name."""

OLDEST_DATE = (1980, 1, 1, 0, 0, 0)
"""A zip knows no earlier one; with the same date in all entries the same files make the same zip."""


def folder() -> Path:
    """Return where the plugin's files lie."""
    return resource("companion") / NAME


@cache
def version() -> str:
    """Return the version in the plugin's header."""
    header = (folder() / f"{NAME}.php").read_text("utf-8")
    found = re.search(r"^ \* Version:\s*(\S+)", header, re.MULTILINE)
    assert found is not None  # a test looks at the header
    return found.group(1)


def package() -> bytes:
    """Return the zip: one folder named after the plugin, as WordPress wants it."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(one for one in folder().rglob("*") if one.is_file()):
            entry = zipfile.ZipInfo(f"{NAME}/{path.relative_to(folder()).as_posix()}", OLDEST_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    return whole.getvalue()


def save(path: Path) -> Path:
    """Write the zip to a file, or into a folder under its own name; return where it is."""
    target = path / f"{NAME}-{version()}.zip" if path.is_dir() else path
    target.write_bytes(package())
    return target
