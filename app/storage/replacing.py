"""One database in the place of another, which is set aside and never deleted.

The new file is complete before the old one moves, and both moves can be interrupted: `finish` ends them.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path

COMPANIONS = ("-wal", "-shm")
WHOLE = ".whole"


def put_in_place(path: Path, fresh: Path, why: str) -> Path:
    """Put the database `fresh` at `path`; return where the one is that was there, named after why it had to go."""
    whole = beside(path, WHOLE)
    unlink(whole)
    fresh.rename(whole)
    aside = next(name for number in count(1) if not (name := beside(path, f".{why}-{number}")).exists())
    for suffix in ("", *COMPANIONS):
        if (part := beside(path, suffix)).exists():
            part.rename(beside(aside, suffix))
    finish(path)
    return aside


def finish(path: Path) -> None:
    """Put a new database in its place where the process died on the way."""
    whole = beside(path, WHOLE)
    if whole.exists() and not path.exists():
        for suffix in COMPANIONS:
            unlink(beside(path, suffix))
        whole.rename(path)


def beside(path: Path, suffix: str) -> Path:
    """Return the path with something at its end."""
    return path.with_name(path.name + suffix)


def unlink(path: Path) -> None:
    """Delete a database that nobody uses, if it is there."""
    for suffix in ("", *COMPANIONS):
        beside(path, suffix).unlink(missing_ok=True)
