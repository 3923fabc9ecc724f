"""Where the files that come with the program lie: beside the package, or in the frozen program's folder."""

from __future__ import annotations

import sys
from pathlib import Path


def resource(name: str) -> Path:
    """Return the path of a file in resources/, such as "theme.json"."""
    frozen = getattr(sys, "_MEIPASS", None)  # where PyInstaller unpacks
    root = Path(frozen) if frozen else Path(__file__).parents[1]
    return root / "resources" / name
