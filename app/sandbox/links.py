"""The `_links` that WordPress adds to every record."""

from __future__ import annotations

from typing import Any

EVERYTHING = ("GET", "POST", "PUT", "PATCH", "DELETE")
NO_DELETE = ("GET", "POST", "PUT", "PATCH")


def links(
    root: str, route: str, number: object, allow: tuple[str, ...] = EVERYTHING
) -> dict[str, list[dict[str, Any]]]:
    """Return `self` and `collection` for a record of `route`; `root` ends with /wp-json/."""
    return {
        "self": [{"href": f"{root}{route}/{number}", "targetHints": {"allow": list(allow)}}],
        "collection": [{"href": f"{root}{route}"}],
    }
