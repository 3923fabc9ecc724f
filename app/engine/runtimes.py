"""The connections at work, by their numbers."""

from __future__ import annotations

from app.engine.runtime import Runtime
from app.model.reasons import ProblemCode, ProblemError


class Runtimes(dict[int, Runtime]):
    """Every connection of the data folder that is not disconnected."""

    def at(self, connection_id: int) -> Runtime:
        """Return a connection. Raises ProblemError(NOT_FOUND)."""
        found = self.get(connection_id)
        if found is None:
            raise ProblemError(ProblemCode.NOT_FOUND, "no such connection")
        return found
