"""What helps when somebody is stuck: the agent's log and the diagnostics bundle, as they travel to a client."""

from __future__ import annotations

from enum import StrEnum

from pydantic import AwareDatetime, Field

from app.model.api import Message

BUNDLE_FORMAT = 1
"""Raised when an older program could not show what a newer one wrote."""


class LogLevel(StrEnum):
    """How much a line of the log matters."""

    DEBUG = "debug"
    """Only of connections in debug mode."""
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class LogLine(Message):
    """A line of the agent's log."""

    number: int
    """Counts up from 1 while the agent runs; what an earlier run wrote has numbers up to 0."""
    at: AwareDatetime
    level: LogLevel
    logger: str
    text: str
    connection: int | None = None
    details: dict[str, str] = Field(default_factory=dict)

    @property
    def searched(self) -> str:
        """All that a search looks through."""
        return " ".join((self.logger, self.text, *self.details, *self.details.values())).casefold()


class LogQuery(Message):
    """GET /v1/log: lines of at least this level, after a number; the newest where there are too many"""

    after: int | None = None
    level: LogLevel = LogLevel.DEBUG
    connection: int | None = None
    text: str = ""
    limit: int = Field(default=500, ge=1, le=5_000)

    def matches(self, line: LogLine) -> bool:
        """Tell whether a line is asked for."""
        levels, words = list(LogLevel), self.text.strip().casefold()
        return (
            (self.after is None or line.number > self.after)
            and levels.index(line.level) >= levels.index(self.level)
            and self.connection in {None, line.connection}
            and (not words or words in line.searched)
        )


class LogPage(Message):
    """Oldest first. `last` is the number to ask for what comes after."""

    lines: tuple[LogLine, ...] = ()
    last: int = 0


class BundleFile(Message):
    """One file of a bundle, as text."""

    name: str
    """With "/" between folders, such as "connections/1/checks.json"."""
    text: str


class Bundle(Message):
    """POST /v1/diagnostics: everything that is saved, to be shown before it is"""

    format: int = BUNDLE_FORMAT
    version: str
    made_at: AwareDatetime
    files: tuple[BundleFile, ...] = ()

    def text(self, name: str) -> str | None:
        """Return a file's text, or None."""
        return next((file.text for file in self.files if file.name == name), None)

    def with_file(self, file: BundleFile) -> Bundle:
        """Return the bundle with one more file."""
        return self.model_copy(update={"files": (*self.files, file)})
