"""What the manual has pages about."""

from __future__ import annotations

from enum import StrEnum


class Topic(StrEnum):
    """What there is a page about, in the order of the contents; its file has this name."""

    START = "start"
    CONNECT = "connect"
    CONNECTION = "connection"
    SYNC = "sync"
    FAILURES = "failures"
    FORMS = "forms"
    HOSTS = "hosts"
    PRIVACY = "privacy"
    COMPANION = "companion"
    PASSWORDS = "passwords"
    MOVING = "moving"
    ALWAYS_ON = "always-on"
    STUCK = "stuck"
    UNINSTALL = "uninstall"
    SETTINGS = "settings"
    FIELDS = "fields"
    REASONS = "reasons"
    COMMANDS = "commands"
