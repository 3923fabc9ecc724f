"""The newest lines of the agent's log, for whoever looks on: those of this run, and the end of what was before."""

from __future__ import annotations

import json
import logging
import threading
from collections import deque
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.model.support import LogLevel, LogLine, LogPage, LogQuery

KEPT = 5_000
TAIL_BYTES = 512 * 1024
"""Of what an earlier run wrote."""
OWN_FIELDS = frozenset({"at", "levelname", "name", "message", "connection", "taskName"})


class Logbook(logging.Handler):
    """Keeps lines as they are written to the file: redacted."""

    def __init__(self, file: Path) -> None:
        super().__init__(logging.DEBUG)
        self._lines: deque[LogLine] = deque(maxlen=KEPT)
        self._last = 0
        self._guard = threading.Lock()
        self._file = file
        self._before: int | None = _size(file)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line; a record that cannot be written is left to logging's own handling."""
        try:
            self._keep(self.format(record))
        except Exception:
            self.handleError(record)

    def _keep(self, line: str) -> None:
        fields = _fields(line)
        if fields is None:
            return
        with self._guard:
            self._last += 1
            self._lines.append(_line(self._last, fields))

    def page(self, query: LogQuery) -> LogPage:
        """Return the lines that match, oldest first."""
        with self._guard:
            if self._before is not None:
                self._take_up(tail(self._file, self._before))
                self._before = None
            lines, last = list(self._lines), self._last
        found = [line for line in lines if query.matches(line)]
        return LogPage(lines=tuple(found[-query.limit :]), last=last)

    def _take_up(self, lines: list[str]) -> None:
        """Put an earlier run's lines before ours: only now, for most runs end without anybody looking."""
        told = [fields for fields in map(_fields, lines) if fields is not None]
        room = KEPT - len(self._lines)
        kept = told[max(0, len(told) - room) :]
        self._lines.extendleft(_line(-number, fields) for number, fields in enumerate(reversed(kept)))


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def tail(file: Path, end: int) -> list[str]:
    """Return the last whole lines of a file's first `end` bytes; none where it is shorter by now, or unreadable."""
    try:
        with file.open("rb") as opened:
            if opened.seek(0, 2) < end:
                return []  # it was rotated meanwhile
            begin = max(0, end - TAIL_BYTES)
            opened.seek(begin)
            text = opened.read(end - begin).decode("utf-8", "replace")
    except OSError:
        return []
    return text.splitlines()[1 if begin else 0 :]


def _fields(line: str) -> dict[str, Any] | None:
    try:
        fields = json.loads(line)
    except ValueError:
        return None
    return fields if isinstance(fields, dict) else None


def _line(number: int, fields: dict[str, Any]) -> LogLine:
    connection = fields.get("connection")
    return LogLine(
        number=number,
        at=_moment(str(fields.get("at", ""))),
        level=_level(str(fields.get("levelname", ""))),
        logger=str(fields.get("name", "")),
        text=str(fields.get("message", "")),
        connection=connection if isinstance(connection, int) else None,
        details={name: str(value) for name, value in fields.items() if name not in OWN_FIELDS},
    )


def _moment(text: str) -> datetime:
    """Read the log's own time, "2026-03-21 10:43:30,125" in the computer's zone."""
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S,%f").astimezone(UTC)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)


def _level(name: str) -> LogLevel:
    lowered = name.lower()
    return LogLevel(lowered) if lowered in {"debug", "info", "warning"} else LogLevel.ERROR
