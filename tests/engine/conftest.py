"""Fixtures of the engine's tests."""

from tests.engine.desks import desk, new_desk

__all__ = ["desk", "new_desk"]
