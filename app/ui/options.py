"""How a console is started."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from app.model.places import Places

if TYPE_CHECKING:
    from app.ui.window import MainWindow


class Appearing(StrEnum):
    """How the window comes up."""

    OPEN = "open"
    IN_BACKGROUND = "in_background"
    """Minimised, and not at all once the tray holds the program: it was started at login."""


@dataclass(frozen=True, slots=True)
class ConsoleOptions:
    """Where the data lies, and what the demo fills in."""

    places: Places = field(default_factory=Places.default)
    session_secrets: bool = False
    """Secrets live as long as this console: its agent keeps them in memory and ends with it."""
    address: str = ""
    """Put into the wizard's first field."""
    platform_hosts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """(API host, dashboard host) by platform, put into the wizard's advanced fields."""
    sign_in: tuple[str, str] | None = field(default=None, repr=False)
    """User name and password of the demo's made-up accounts, shown beside the embedded browser."""
    appearing: Appearing = Appearing.OPEN
    guide: Callable[[MainWindow], Awaitable[None]] | None = None
    """Who uses the window in place of a person; the console ends when it returns."""
    bundle_made_at: datetime | None = None
    """When the diagnostics bundle was made that is shown in place of an agent; None where there is an agent."""
