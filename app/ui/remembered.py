"""The stores as they were last seen: shown at once at the next start, until the agent tells how they are now."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Sequence

from pydantic import TypeAdapter, ValidationError

from app.model.api import ConnectionView
from app.model.places import Places

VIEWS = TypeAdapter(list[ConnectionView])
log = logging.getLogger(__name__)


class Remembered:
    """A file in the data folder that only its owner can read. It holds no secret; without it nothing is lost."""

    def __init__(self, places: Places) -> None:
        self._file = places.home / "stores.json"
        self._kept: tuple[tuple[int, str, str], ...] | None = None

    def recall(self) -> list[ConnectionView]:
        """Return the stores of the last time; none where there was no last time, or it cannot be read."""
        try:
            return VIEWS.validate_json(self._file.read_bytes())
        except (OSError, ValidationError):
            return []

    def note(self, views: Sequence[ConnectionView]) -> None:
        """Keep the stores where one came, went, or changed its state; numbers alone are kept by `keep`."""
        outline = tuple((view.id, view.name, view.state.value) for view in views)
        if outline != self._kept:
            self.keep(views)
            self._kept = outline

    def keep(self, views: Sequence[ConnectionView]) -> None:
        """Keep the stores as they are now."""
        fresh = self._file.with_suffix(".new")
        try:
            with os.fdopen(os.open(fresh, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:
                file.write(VIEWS.dump_json(list(views)))
            fresh.replace(self._file)
        except OSError:
            log.warning("the stores could not be noted for the next start")
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)
