"""The platforms by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.model.settings import PlatformName
from app.platforms.protocol import Platform
from app.platforms.segmentflow import Segmentflow
from app.platforms.sequenzy import Sequenzy

PLATFORMS: Mapping[PlatformName, Platform] = MappingProxyType(
    {PlatformName.SEQUENZY: Sequenzy(), PlatformName.SEGMENTFLOW: Segmentflow()}
)


def platform(name: PlatformName) -> Platform:
    """Return the platform of a name."""
    return PLATFORMS[name]
