"""Structural comparison of JSON: which keys an object has, and which types its values take, all the way down."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Shape:
    """What was seen at one place of several documents."""

    types: set[str] = field(default_factory=set)
    keys: dict[str, Shape] = field(default_factory=dict)
    always: set[str] | None = None
    """Keys that every object had."""
    entries: Shape | None = None

    def see(self, value: Any) -> Shape:
        """Add a value to what was seen."""
        self.types.add(kind(value))
        if isinstance(value, dict):
            self.always = set(value) if self.always is None else self.always & set(value)
            for key, inner in value.items():
                self.keys.setdefault(key, Shape()).see(inner)
        elif isinstance(value, list):
            for inner in value:
                self.entries = (self.entries or Shape()).see(inner)
        return self

    def differences(self, value: Any, path: str = "") -> list[str]:
        """Say where a value is none of what was seen. A list that was only seen empty may hold anything."""
        if kind(value) not in self.types:
            return [f"{path or '/'}: {kind(value)} instead of {'|'.join(sorted(self.types))}"]
        found: list[str] = []
        if isinstance(value, dict):
            found += [f"{path}/{key}: missing" for key in sorted((self.always or set()) - set(value))]
            for key, inner in value.items():
                if key not in self.keys:
                    found.append(f"{path}/{key}: unknown")
                else:
                    found += self.keys[key].differences(inner, f"{path}/{key}")
        elif isinstance(value, list) and self.entries is not None:
            for inner in value:
                found += self.entries.differences(inner, f"{path}[]")
        return found


def kind(value: Any) -> str:
    """Return a JSON type's name; all numbers are one."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    return {str: "string", list: "list", dict: "object"}[type(value)]


def shape_of(documents: list[Any]) -> Shape:
    """Return the shape of several documents of one kind."""
    shape = Shape()
    for document in documents:
        shape.see(document)
    return shape
