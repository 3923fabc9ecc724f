"""This computer, as its owner knows it."""

from __future__ import annotations

import platform


def computer_name() -> str:
    """Return the computer's name, without its network's."""
    return platform.node().partition(".")[0] or "this computer"
