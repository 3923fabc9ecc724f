"""What is told of a defect: where it happened and what kind it was, never what the data were.

An exception's text often holds the value that was wrong: a customer's name, a row's parameters, an address with a
password. Frames and kinds are what a maintainer needs.
"""

from __future__ import annotations

import asyncio
import sys
import threading
import traceback
from types import TracebackType

from app.delivery.redaction import redact
from app.model.reasons import ProblemError

SPEAKING = (ProblemError, AttributeError, NameError, ImportError, NotImplementedError, IndexError, RecursionError)
"""Exceptions whose texts the interpreter or we ourselves made, of names and codes alone."""


def crash(error: BaseException) -> str:
    """Return an exception with its causes as lines: files, functions and kinds, without values."""
    lines: list[str] = []
    seen: BaseException | None = error
    known: set[int] = set()
    while seen is not None and id(seen) not in known:
        known.add(id(seen))
        if lines:
            lines.append("which came of:")
        lines += _one(seen)
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n".join(lines)


def _one(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]
    lines.append(kind(error))
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            lines += [f"  | {line}" for line in _one(inner)]
    return lines


def kind(error: BaseException) -> str:
    """Return an exception's kind, with its text where that cannot hold data."""
    name = type(error).__qualname__
    if isinstance(error, OSError):
        return f"{name} {error.errno or ''}".strip()
    said = str(error)
    return redact(f"{name}: {said}") if said and isinstance(error, SPEAKING) else name


def _short(path: str) -> str:
    """Return a file's place without the folders of the user who runs the program."""
    parts = path.replace("\\", "/").split("/")
    for root in ("app", "site-packages", "lib"):
        if root in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(root) :])
    return parts[-1]


def tell_crashes() -> None:
    """Have what nobody caught told in this way on standard error, in every thread."""

    def hook(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        if not isinstance(error, KeyboardInterrupt | asyncio.CancelledError):
            print(crash(error), file=sys.stderr)

    sys.excepthook = hook
    threading.excepthook = lambda told: hook(told.exc_type, told.exc_value, None) if told.exc_value else None
