"""What every message of the local API has in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Message(BaseModel):
    """A message of the local API."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)
