"""The agent's own log: JSON lines in a rotating file that only its owner can read, without secrets or addresses."""

from __future__ import annotations

import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path

from pythonjsonlogger.json import JsonFormatter

from app.delivery.redaction import redact

FILE_BYTES = 2 * 1024 * 1024
FILES = 5


class Redacting(JsonFormatter):
    """Redacts the finished line: whatever an exception's text or a library's message brings along."""

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


class OwnerOnly(RotatingFileHandler):
    """A rotating file with mode 0600, also after a rotation."""

    def _open(self):  # type: ignore[no-untyped-def]
        return os.fdopen(
            os.open(self.baseFilename, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600), "a", encoding="utf-8"
        )


def set_up(folder: Path) -> None:
    """Write the log to `folder`/agent.log, 2 MB a file, five kept."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = OwnerOnly(folder / "agent.log", maxBytes=FILE_BYTES, backupCount=FILES - 1)
    handler.setFormatter(Redacting("%(asctime)s %(levelname)s %(name)s %(message)s", rename_fields={"asctime": "at"}))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    for noisy in ("httpx", "httpcore", "alembic", "uvicorn.access"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
