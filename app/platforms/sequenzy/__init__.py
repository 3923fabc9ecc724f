"""Sequenzy: its public API, and the pairing that its own store plugin does."""

from app.platforms.sequenzy.platform import Sequenzy

__all__ = ["Sequenzy"]
