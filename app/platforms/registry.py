"""The platforms by name. Another one is added here, by one line; nothing else in the program names them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.model.reasons import ProblemCode, ProblemError
from app.model.settings import PlatformName
from app.platforms.protocol import Platform
from app.platforms.segmentflow import Segmentflow
from app.platforms.sequenzy import Sequenzy

REGISTERED: tuple[Platform, ...] = (
    Sequenzy(),
    Segmentflow(),
)

PLATFORMS: Mapping[PlatformName, Platform] = MappingProxyType({one.name: one for one in REGISTERED})


def platform(name: PlatformName) -> Platform:
    """Return the platform of a name. Raises ProblemError(NOT_FOUND) for one that this program does not know."""
    found = PLATFORMS.get(name)
    if found is None:
        raise ProblemError(ProblemCode.NOT_FOUND, f"no platform named {name.value}")
    return found
