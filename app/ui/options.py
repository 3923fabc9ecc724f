"""How a console is started."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.model.places import Places


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
