"""The log and the diagnostics bundle of the showcase."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from app import __version__
from app.model.support import Bundle, BundleFile, LogLevel, LogLine

TOLD: tuple[tuple[LogLevel, str, str, int | None, dict[str, str]], ...] = (
    (LogLevel.INFO, "app.agent.process", "ready", None, {}),
    (LogLevel.INFO, "app.delivery.courier", "sending again what was on its way", 1, {"batches": "1"}),
    (LogLevel.DEBUG, "app.engine.runtime", "the store answered", 1, {"path": "/wp-json/wc/v3/orders", "status": "200"}),
    (
        LogLevel.DEBUG,
        "app.engine.runtime",
        "the platform answered",
        1,
        {"method": "POST", "path": "/api/v1/commerce/sync/orders", "status": "200", "seconds": "0.214"},
    ),
    (LogLevel.WARNING, "app.engine.runtime", "reading the store failed", 2, {"code": "timed_out"}),
    (LogLevel.ERROR, "app.engine.runtime", "a task failed", 2, {"exc_info": "  app/x.py:7 in work\nValueError"}),
)


def log_lines(now: datetime) -> list[LogLine]:
    """Return lines of every level, of two stores and of none."""
    return [
        LogLine(
            number=number,
            at=now - timedelta(seconds=60 - 9 * number),
            level=level,
            logger=logger,
            text=text,
            connection=connection,
            details=details,
        )
        for number, (level, logger, text, connection, details) in enumerate(TOLD, 1)
    ]


def bundle(now: datetime) -> Bundle:
    """Return a small bundle."""
    system = {"storewire": __version__, "system": "Linux", "proxies": {"https_proxy": "http://proxy.example:3128"}}
    lines = "".join(line.model_dump_json() + "\n" for line in log_lines(now))
    files = (
        BundleFile(name="README.txt", text="This is a diagnostics bundle of Storewire.\n"),
        BundleFile(name="system.json", text=json.dumps(system, indent=1) + "\n"),
        BundleFile(name="connections/1/checks.json", text='{"checked_at": "2026-03-21T10:42:00Z", "checks": []}\n'),
        BundleFile(name="log.jsonl", text=lines),
    )
    return Bundle(version=__version__, made_at=now, files=files)
