"""What the agent tells its listeners, a line each."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from app.model.api.messages import Message
from app.model.api.pairing import Draft
from app.model.api.syncing import SyncProgress


class ConnectionsChanged(Message):
    """A connection was added, removed or changed state."""

    type: Literal["connections"] = "connections"


class ProgressChanged(Message):
    """A sync went on."""

    type: Literal["progress"] = "progress"
    progress: SyncProgress


class DeliveriesChanged(Message):
    """Rows of the log were added or changed; at most a few times a second."""

    type: Literal["deliveries"] = "deliveries"
    connection: int


class CompanionChanged(Message):
    """Our plugin in a store came, went, or told of something."""

    type: Literal["companion"] = "companion"
    connection: int


class DraftChanged(Message):
    """A pairing went on."""

    type: Literal["draft"] = "draft"
    draft: Draft


class AgentStopping(Message):
    """The agent is about to end."""

    type: Literal["stopping"] = "stopping"


Event = Annotated[
    ConnectionsChanged | ProgressChanged | DeliveriesChanged | CompanionChanged | DraftChanged | AgentStopping,
    Field(discriminator="type"),
]
"""A line of GET /v1/events (NDJSON)."""
