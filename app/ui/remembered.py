"""The stores as they were last seen: shown at once at the next start, until the agent tells how they are now."""

from __future__ import annotations

import contextlib
import json
import logging
import os
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any, TypeVar

from app.model.places import Places
from app.ui.presenters.outline import Header, Outline, StoreLine

if TYPE_CHECKING:  # what the messages are made of takes longer to import than the first window to be painted
    from app.model.api import ConnectionView

log = logging.getLogger(__name__)
T = TypeVar("T")


class Remembered:
    """A file in the data folder that only its owner can read. It holds no secret; without it nothing is lost."""

    def __init__(self, places: Places, language: str) -> None:
        self._file = places.home / "stores.json"
        self._language = language
        self._found: dict[str, Any] | None = None
        self._kept: tuple[tuple[int, str, str], ...] | None = None

    def outlines(self) -> list[Outline]:
        """Return the stores of the last time in short; none where that was in another language, or cannot be read."""
        found = self._read()
        try:
            told = found["outlines"] if found["language"] == self._language else []
            return [Outline(_made(StoreLine, one["line"]), _made(Header, one["header"])) for one in told]
        except (KeyError, TypeError):
            return []

    def recall(self) -> list[ConnectionView]:
        """Return the stores of the last time; none where there was no last time, or it cannot be read."""
        from pydantic import TypeAdapter, ValidationError

        from app.model.api import ConnectionView

        try:
            return TypeAdapter(list[ConnectionView]).validate_python(self._read().get("stores", []))
        except ValidationError:
            return []

    def note(self, views: Sequence[ConnectionView]) -> None:
        """Keep the stores where one came, went, or changed its state; numbers alone are kept by `keep`."""
        outline = tuple((view.id, view.name, view.state.value) for view in views)
        if outline != self._kept:
            self.keep(views)
            self._kept = outline

    def keep(self, views: Sequence[ConnectionView]) -> None:
        """Keep the stores as they are now."""
        from app.ui.presenters.connection import outline

        kept = {
            "language": self._language,
            "outlines": [asdict(outline(view)) for view in views],
            "stores": [view.model_dump(mode="json") for view in views],
        }
        fresh = self._file.with_suffix(".new")
        try:
            with os.fdopen(os.open(fresh, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
                json.dump(kept, file)
            fresh.replace(self._file)
        except OSError:
            log.warning("the stores could not be noted for the next start")
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)

    def _read(self) -> dict[str, Any]:
        if self._found is None:
            try:
                found = json.loads(self._file.read_bytes())
            except (OSError, ValueError):
                found = {}
            self._found = found if isinstance(found, dict) else {}
        return self._found


def _made(kind: type[T], told: dict[str, object]) -> T:
    """Return a line or header as it was kept. Raises TypeError where it holds what it should not."""
    for field in fields(kind):  # type: ignore[arg-type]  # both are dataclasses
        if type(told[field.name]).__name__ != field.type:
            raise TypeError(field.name)
    return kind(**{field.name: told[field.name] for field in fields(kind)})  # type: ignore[arg-type]
