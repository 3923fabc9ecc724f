"""A store in short: what the list of stores and the head of its page show, as texts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the tabs."""

    name: str
    line: str
    exact: str
    pill: str
    shape: str
    tone: str


@dataclass(frozen=True, slots=True)
class StoreLine:
    """A store in the sidebar; `spoken` is all of it for a screen reader."""

    id: int
    name: str
    line: str
    shape: str
    tone: str
    badge: int
    spoken: str


@dataclass(frozen=True, slots=True)
class Outline:
    """Enough to paint a store before the agent has told of it."""

    line: StoreLine
    header: Header
