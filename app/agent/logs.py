"""The agent's own log: JSON lines in a rotating file that only its owner can read, without secrets or addresses."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from pythonjsonlogger.json import JsonFormatter

from app.agent.logbook import Logbook
from app.crashes import crash
from app.delivery.redaction import redact

FILE_BYTES = 2 * 1024 * 1024
FILES = 5
PRIORITIES = {logging.ERROR: 3, logging.WARNING: 4, logging.INFO: 6, logging.DEBUG: 7}
"""The journal's, by which it colours and filters lines."""
ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Redacting(JsonFormatter):
    """Redacts the finished line: whatever an exception's text or a library's message brings along.

    Handlers that share a formatter share the line.
    """

    def format(self, record: logging.LogRecord) -> str:
        told = record.__dict__.get("_told")
        if told is None or told[0] is not self:
            told = record.__dict__["_told"] = (self, self._redacted(record))
        return str(told[1])

    def _redacted(self, record: logging.LogRecord) -> str:
        if record.name == "asyncio":
            # Behind its first line stand tasks and their exceptions, with all that they hold.
            record = logging.makeLogRecord({**record.__dict__, "msg": record.getMessage().split("\n")[0], "args": None})
        return redact(super().format(record))

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - logging's name
        return crash(ei[1]) if ei[1] is not None else ""


class ForJournal(Redacting):
    """The same line behind the priority that systemd's journal reads."""

    def format(self, record: logging.LogRecord) -> str:
        return f"<{PRIORITIES.get(record.levelno, 6)}>{super().format(record)}"


class OwnerOnly(RotatingFileHandler):
    """A rotating file with mode 0600, also after a rotation."""

    def _open(self):  # type: ignore[no-untyped-def]
        return os.fdopen(
            os.open(self.baseFilename, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600), "a", encoding="utf-8"
        )


def set_up(folder: Path, environment: Mapping[str, str] = os.environ) -> Logbook:
    """Write the log to `folder`/agent.log, 2 MB a file, five kept; as a service to the journal as well.

    Returns what the log viewer asks. Debug lines are written by whoever knows that a connection is in debug mode.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    words = "%(asctime)s %(levelname)s %(name)s %(message)s"
    formatter = Redacting(words, rename_fields={"asctime": "at"})
    handler = OwnerOnly(folder / "agent.log", maxBytes=FILE_BYTES, backupCount=FILES - 1)
    handler.setFormatter(formatter)
    logbook = Logbook(folder / "agent.log")
    logbook.setFormatter(formatter)
    root = logging.getLogger()
    root.addHandler(handler)
    root.addHandler(logbook)
    if "JOURNAL_STREAM" in environment:
        journal = logging.StreamHandler(sys.stderr)
        journal.setFormatter(ForJournal("%(levelname)s %(name)s %(message)s"))
        root.addHandler(journal)
    root.setLevel(logging.INFO)
    logging.getLogger("app").setLevel(logging.DEBUG)
    for noisy in ("httpx", "httpcore", "alembic", "uvicorn.access"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    logging.getLogger("uvicorn.error").addFilter(_without_colours)
    return logbook


def _without_colours(record: logging.LogRecord) -> bool:
    record.__dict__.pop("color_message", None)  # uvicorn's second spelling, for terminals
    return True
