"""Fixtures of the journeys."""

from journey_desks import new_desk

__all__ = ["new_desk"]
