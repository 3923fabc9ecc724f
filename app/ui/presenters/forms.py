"""The Forms tab: the site's address as the dashboard must have it, and where the dashboard is."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from app.model.api import ConnectionView

TESTING_SCRIPT = (
    "Object.keys(localStorage).filter(key => key.startsWith('sf_form_shown_'))"
    ".forEach(key => localStorage.removeItem(key))"
)
"""Makes a pop-up that is shown once appear again: Segmentflow's script remembers it under such keys."""


@dataclass(frozen=True, slots=True)
class Forms:
    """What the tab needs. `manage_url` is where forms are made."""

    site_url: str
    manage_url: str
    create_url: str


def forms(view: ConnectionView) -> Forms:
    """Return the Forms tab of a connection: scheme and host only, without a path and a trailing slash."""
    forms_url = view.forms_url or view.platform_url
    return Forms(origin(view.home), forms_url, forms_url)


def origin(url: str) -> str:
    """Return an address' scheme and host (with its port, where it has one)."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}" if parts.netloc else ""
