"""What the diagnostics dialog and the log window show, as texts."""

from __future__ import annotations

from datetime import datetime

from app.model.plain import plain
from app.model.support import Bundle, LogLevel, LogLine
from app.wording import language
from app.wording.language import QT_TRANSLATE_NOOP, say

FILES = {
    "README.txt": QT_TRANSLATE_NOOP("wording", "What this is"),
    "system.json": QT_TRANSLATE_NOOP("wording", "This computer and the program"),
    "console.json": QT_TRANSLATE_NOOP("wording", "The window and the screen"),
    "database.json": QT_TRANSLATE_NOOP("wording", "The database: sizes and health"),
    "hello.json": QT_TRANSLATE_NOOP("wording", "The engine"),
    "settings.json": QT_TRANSLATE_NOOP("wording", "Settings"),
    "connections.json": QT_TRANSLATE_NOOP("wording", "Connected stores"),
    "checks.json": QT_TRANSLATE_NOOP("wording", "Checks"),
    "progress.json": QT_TRANSLATE_NOOP("wording", "The last sync"),
    "totals.json": QT_TRANSLATE_NOOP("wording", "How many deliveries there are"),
    "watch.json": QT_TRANSLATE_NOOP("wording", "How the store is watched"),
    "companion.json": QT_TRANSLATE_NOOP("wording", "The companion plugin"),
    "failures.json": QT_TRANSLATE_NOOP("wording", "Failures by cause"),
    "deliveries.json": QT_TRANSLATE_NOOP("wording", "The newest deliveries and their tries"),
    "log.jsonl": QT_TRANSLATE_NOOP("wording", "The end of the log"),
}
OF_STORE = QT_TRANSLATE_NOOP("wording", "{what} of store {number}")
BYTES = QT_TRANSLATE_NOOP("wording", "{count} bytes")
KILOBYTES = QT_TRANSLATE_NOOP("wording", "{count} kB")
LEVELS = {
    LogLevel.DEBUG: QT_TRANSLATE_NOOP("wording", "Everything"),
    LogLevel.INFO: QT_TRANSLATE_NOOP("wording", "Information and worse"),
    LogLevel.WARNING: QT_TRANSLATE_NOOP("wording", "Warnings and worse"),
    LogLevel.ERROR: QT_TRANSLATE_NOOP("wording", "Errors only"),
}
LONGEST_LINE = 2_000
MARKS = {LogLevel.DEBUG: "·", LogLevel.INFO: " ", LogLevel.WARNING: "!", LogLevel.ERROR: "✗"}
"""Beside the level's name, so that a glance finds what matters."""


def file_title(name: str) -> str:
    """Return what a file of a bundle is about, for somebody who does not read JSON."""
    folder, _, last = name.rpartition("/")
    title = say(FILES[last]) if last in FILES else plain(last, 80)
    number = folder.rpartition("/")[2]
    return say(OF_STORE, {"what": title, "number": number}) if number else title


def file_size(text: str) -> str:
    """Return how large a file is."""
    size = len(text.encode("utf-8", "replace"))
    if size < 1024:
        return say(BYTES, {"count": language.formats.number(size)})
    return say(KILOBYTES, {"count": language.formats.number(round(size / 1024))})


def file_name(bundle: Bundle) -> str:
    """Return the name that a bundle is offered to be saved by."""
    return f"storewire-diagnostics-{bundle.made_at.astimezone():%Y-%m-%d-%H%M}.zip"


def level_name(level: LogLevel) -> str:
    """Return a level as a filter names it."""
    return say(LEVELS[level])


def log_line(line: LogLine, stores: dict[int, str]) -> str:
    """Return a line of the log as text."""
    where = f" [{stores.get(line.connection, str(line.connection))}]" if line.connection is not None else ""
    details = " ".join(f"{name}={value}" for name, value in line.details.items() if name != "exc_info")
    told = f"{_moment(line.at)} {MARKS[line.level]} {line.level.value:<7}{where} {line.text} {details}".rstrip()
    crash = line.details.get("exc_info", "")
    lines = [told, *(f"    {one}" for one in crash.splitlines())]
    return "\n".join(plain(one, LONGEST_LINE) for one in lines)


def _moment(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M:%S}"


def stores_by_number(names: dict[int, str]) -> dict[int, str]:
    """Return the stores' names, fit for a line."""
    return {number: plain(name, 40) for number, name in names.items()}
